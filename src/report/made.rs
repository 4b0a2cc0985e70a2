//! How an output was made, by command, study and language: enough to make it again.

use super::words::Word;
use crate::diag::Language;

/// How an output was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The program with its version, such as `skolpeng 0.1.0`.
    pub program: String,
    /// The command, such as `run`.
    pub command: String,
    /// The file that it was made from, as it was named, with `/`.
    pub input: String,
    /// The language of titles and headings.
    pub language: Language,
    /// The dialect of CSV files.
    pub dialect: Option<String>,
}

/// One thing that is said of how an output was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeWith {
    /// Its name for machines.
    pub id: &'static str,
    /// Its name for people.
    pub name: String,
    /// What is said.
    pub value: String,
}

/// Every thing that may be said, by its name for machines and for people.
const ENTRIES: [(&str, Word); 5] = [
    ("program", Word::Program),
    ("command", Word::Command),
    ("study", Word::Study),
    ("language", Word::LanguageOf),
    ("dialect", Word::Dialect),
];

impl Made {
    /// How this program makes an output.
    #[must_use]
    pub fn by(command: &str, input: &std::path::Path, language: Language) -> Self {
        Self {
            program: format!("skolpeng {}", env!("CARGO_PKG_VERSION")),
            command: command.to_owned(),
            input: input.to_string_lossy().replace('\\', "/"),
            language,
            dialect: None,
        }
    }

    /// All of it under its names.
    #[must_use]
    pub fn entries(&self) -> Vec<MadeWith> {
        let value = |id: &str| match id {
            "program" => Some(self.program.clone()),
            "command" => Some(self.command.clone()),
            "study" => Some(self.input.clone()),
            "language" => Some(code(self.language).to_owned()),
            _ => self.dialect.clone(),
        };
        let entry = |(id, word): (&'static str, Word)| {
            Some(MadeWith { id, name: word.text(self.language), value: value(id)? })
        };
        ENTRIES.into_iter().filter_map(entry).collect()
    }

    /// The same from what stands under each name for machines, and under each name for people in a language.
    #[must_use]
    pub fn read(get: impl Fn(&str, &str) -> Option<String>, language: Language) -> Option<Self> {
        let said = |wanted: &str| {
            let (id, word) = ENTRIES.into_iter().find(|(id, _)| *id == wanted)?;
            get(id, &word.text(language)).filter(|value| !value.is_empty())
        };
        Some(Self {
            program: said("program")?,
            command: said("command")?,
            input: said("study")?,
            language: LANGUAGES.into_iter().find(|one| said("language").as_deref() == Some(code(*one)))?,
            dialect: said("dialect"),
        })
    }
}

/// Every language.
pub const LANGUAGES: [Language; 2] = [Language::Swedish, Language::English];

/// The language as `--lang` names it.
#[must_use]
pub const fn code(language: Language) -> &'static str {
    match language {
        Language::Swedish => "sv",
        Language::English => "en",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_can_be_read_back_by_either_name() {
        for language in LANGUAGES {
            let dialect = Some("swedish".to_owned());
            let made = Made { dialect, ..Made::by("run", std::path::Path::new("a\\b.toml"), language) };
            assert_eq!(made.input, "a/b.toml");
            let entries = made.entries();
            let by_id = |id: &str, _: &str| entries.iter().find(|e| e.id == id).map(|e| e.value.clone());
            let by_name =
                |_: &str, name: &str| entries.iter().find(|e| e.name == name).map(|e| e.value.clone());
            assert_eq!(Made::read(by_id, language), Some(made.clone()));
            assert_eq!(Made::read(by_name, language), Some(made.clone()));
        }
    }

    #[test]
    fn an_output_that_does_not_say_its_study_cannot_be_made_again() {
        assert_eq!(Made::read(|id, _| (id != "study").then(|| "sv".to_owned()), Language::Swedish), None);
    }
}
