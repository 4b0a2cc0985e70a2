//! An answer as a model file: an overlay on the model with the numbers found, their reason, and how they were sought.

use super::search::Answer;
use super::trial::Problem;
use crate::base::number::plain;
use std::path::Path;

/// The text of the file; `extends` is the model's path as counted from where the file will stand.
#[must_use]
pub fn proposal(problem: &Problem, answer: &Answer, extends: &Path, sought_in: &str) -> String {
    let (asked, model) = (problem.asked, problem.model);
    let quoted = |text: &str| toml_text(text);
    let title = format!("{{ sv = {}, en = {} }}", quoted(&asked.title.sv), quoted(&asked.title.en));
    let mut text = format!(
        "# skolpeng seek {sought_in}\n[model]\nid      = {}\nversion = \"1\"\ntitle   = {title}\nextends = {}\nfrom    = {}\n\n[parameter]\n",
        quoted(&asked.id),
        quoted(&extends.to_string_lossy().replace('\\', "/")),
        model.date,
    );
    for ((unknown, at), slot) in asked.unknowns.iter().zip(&answer.best.at).zip(&answer.slots) {
        let number = plain(&unknown.at(*at));
        let before =
            model.slot(*slot).map(|slot| plain(&(&slot.value / slot.unit.scale()))).unwrap_or_default();
        let reason = format!(
            "sökt med skolpeng seek {sought_in}; i {} version {} är värdet {before}",
            model.id, model.version
        );
        let entry = format!("{} = {{ value = {number}, assumption = {} }}\n", unknown.name, quoted(&reason));
        text.push_str(&entry);
    }
    text
}

/// A text as TOML writes it.
fn toml_text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
