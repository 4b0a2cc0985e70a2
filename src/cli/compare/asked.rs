//! What `compare --why` is asked for besides its study, as a text that a written file keeps, and back.

use crate::base::Date;
use clap::ArgMatches;
use std::path::PathBuf;

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) struct Asked {
    /// The study that was.
    pub against: Option<PathBuf>,
    /// The day that was.
    pub date: Option<Date>,
    /// The model that is compared.
    pub model: Option<String>,
}

/// How a file says that it was made by this command.
const NAME: &str = "compare --why";

impl Asked {
    /// What the arguments ask for.
    pub fn given(given: &ArgMatches) -> Self {
        Self {
            against: given.get_one::<PathBuf>("against").cloned(),
            date: given.get_one::<Date>("date").copied(),
            model: given.get_one::<String>("model").cloned(),
        }
    }

    /// The command as a file keeps it.
    pub fn command(&self) -> String {
        let path = |path: &PathBuf| path.to_string_lossy().replace('\\', "/");
        let against = self.against.iter().map(|study| format!(" --against {}", path(study)));
        let date = self.date.iter().map(|date| format!(" --date {date}"));
        let model = self.model.iter().map(|id| format!(" --model {id}"));
        std::iter::once(NAME.to_owned()).chain(against).chain(date).chain(model).collect()
    }

    /// What a file's command asks for; nothing if another command made the file.
    pub fn read(command: &str) -> Option<Self> {
        let mut asked = Self::default();
        // A path may have spaces: an option's value reaches to the next option.
        let rest = command.strip_prefix(NAME)?;
        let mut options = rest.split(" --");
        if options.next() != Some("") {
            return None;
        }
        for option in options {
            match option.split_once(' ')? {
                ("against", study) => asked.against = Some(PathBuf::from(study)),
                ("date", date) => asked.date = Some(Date::parse(date)?),
                ("model", id) => asked.model = Some(id.to_owned()),
                _ => return None,
            }
        }
        Some(asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_keeps_is_what_was_asked() {
        let date = Date::parse("2025-01-01");
        for against in [None, Some(PathBuf::from("förra året/study.toml"))] {
            for (date, model) in [(None, Some("needs-pool".to_owned())), (date, None)] {
                let asked = Asked { against: against.clone(), date, model };
                assert_eq!(Asked::read(&asked.command()), Some(asked));
            }
        }
        assert_eq!(Asked::read("compare --why"), Some(Asked::default()));
        for other in ["compare", "compare --need x", "compare --why --unknown x", "compare --why --date x"] {
            assert_eq!(Asked::read(other), None, "{other}");
        }
    }
}
