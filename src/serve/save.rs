//! "Save as proposal": the changed numbers of a model as a file of the study's proposals folder, with their reason.

use super::answer::{Refused, unreadable};
use super::desk::{Desk, Trouble};
use super::offered::Knob;
use super::state::State;
use crate::base::Date;
use crate::base::number::plain;
use crate::report::words::BenchWord;
use crate::report::write::put;
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
pub(super) fn overlay(
    (id, title): (&str, &Label),
    model: &Path,
    date: Date,
    changed: &[&Knob],
    reason: &str,
    folder: &Path,
) -> String {
    let extends = from_folder(folder, model).to_string_lossy().replace('\\', "/");
    let title = format!("{{ sv = {}, en = {} }}", quoted(&title.sv), quoted(&title.en));
    let mut text = format!(
        "[model]\nid      = {}\nversion = \"1\"\ntitle   = {title}\nextends = {}\nfrom    = {date}\n\n[parameter]\n",
        quoted(id),
        quoted(&extends)
    );
    for knob in changed {
        text.push_str(&format!(
            "{} = {{ value = {}, assumption = {} }}\n",
            knob.name,
            plain(&knob.value),
            quoted(reason)
        ));
    }
    text
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string().trim().to_owned()
}

impl Desk {
    /// Writes the changes of the edited model to a file of the proposals folder, and gives the state under its shortest address.
    ///
    /// # Errors
    /// A name, reason or state that will not do; a file that is there already or cannot be written.
    pub(super) fn save(&self, state: &State, name: &str, reason: &str) -> Result<State, Refused> {
        let refused = |word| Refused(StatusCode::UNPROCESSABLE_ENTITY, word);
        let reason = said(name, reason).map_err(refused)?;
        let (base, offered) = self.set(state).map_err(|trouble| match trouble {
            Trouble::Asked(word) => Refused(StatusCode::BAD_REQUEST, unreadable(word, state.language)),
            Trouble::Found { .. } => Refused(StatusCode::CONFLICT, BenchWord::Stopped),
        })?;
        let changed: Vec<&Knob> = offered.saved();
        let model = changed.first().and_then(|knob| base.model(&knob.model));
        let model = model.ok_or_else(|| refused(BenchWord::SaveNothing))?;
        let cannot =
            |reason: String| Refused(StatusCode::INTERNAL_SERVER_ERROR, BenchWord::CannotSave { reason });
        let folder = self.folder().map_err(|error| cannot(error.to_string()))?;
        let file = folder.join(format!("{name}.toml"));
        let shown = format!("{FOLDER}/{name}.toml");
        if file.exists() {
            return Err(Refused(StatusCode::CONFLICT, BenchWord::NameTaken { file: shown }));
        }
        let path = std::fs::canonicalize(&model.path).map_err(|error| cannot(error.to_string()))?;
        let called = |title: &str| format!("{title} ({name})");
        let title = Label { sv: called(&model.title.sv), en: called(&model.title.en) };
        let text = overlay((name, &title), &path, model.date, &changed, &reason, &folder);
        put(vec![(file, text.into_bytes())], false).map_err(|fault| {
            let [message, ..] = fault.fault.texts(state.language);
            cannot(message)
        })?;
        Ok(State { saved: Some(name.to_owned()), ..offered.canonical(state) })
    }

    /// The proposals folder of the study, made if need be; it must lie in the study's folder itself.
    fn folder(&self) -> std::io::Result<PathBuf> {
        let beside = self.path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        let beside = std::fs::canonicalize(beside)?;
        let folder = beside.join(FOLDER);
        if !folder.exists() {
            std::fs::create_dir(&folder)?;
        }
        let whole = std::fs::canonicalize(&folder)?;
        if whole == folder { Ok(folder) } else { Err(std::io::ErrorKind::InvalidInput.into()) }
    }
}

/// The reason on one line, if it and the name will do.
fn said(name: &str, reason: &str) -> Result<String, BenchWord> {
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if !is_safe(name) {
        Err(BenchWord::BadName)
    } else if reason.is_empty() {
        Err(BenchWord::NoReason)
    } else if reason.chars().count() > LONGEST_REASON {
        Err(BenchWord::ReasonLong)
    } else {
        Ok(reason)
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
        for name in
            ["", "../a", "a/b", "a\\b", ".a", "a.toml", "A", "å", "-a", "4a", "con", "com1", "a b", "a\0"]
        {
            assert!(!is_safe(name), "{name}");
        }
        assert!(!is_safe(&"a".repeat(61)));
    }
}
