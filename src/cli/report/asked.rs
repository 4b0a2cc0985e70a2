//! What a report is asked for besides its study, as a text that a written file keeps, and back.

use crate::report::shield::LEAST;
use clap::ArgMatches;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Asked {
    /// The value that measures need, if it is named.
    pub need: Option<String>,
    /// Whether the effect of each drawn input is told.
    pub effects: bool,
    /// Groups of fewer students are hidden; none if nothing is hidden.
    pub least: Option<u32>,
}

/// How a file says that it was made by this command, and what was asked for.
const NAME: &str = "report";
const NEED: &str = "--need";
const EFFECTS: &str = "--effects";
const MIN_CELL: &str = "--min-cell";
const INTERNAL: &str = "--internal";

impl Asked {
    /// What the arguments ask for.
    pub fn given(given: &ArgMatches) -> Self {
        let least = given.get_one::<u32>("min-cell").copied().unwrap_or(LEAST);
        Self {
            need: given.get_one::<String>("need").cloned(),
            effects: given.get_flag("effects"),
            least: (!given.get_flag("internal")).then_some(least),
        }
    }

    /// The command as a file keeps it.
    pub fn command(&self) -> String {
        let mut words = vec![NAME.to_owned()];
        match self.least {
            None => words.push(INTERNAL.to_owned()),
            Some(LEAST) => {}
            Some(least) => words.extend([MIN_CELL.to_owned(), least.to_string()]),
        }
        words.extend(self.need.iter().flat_map(|need| [NEED.to_owned(), need.clone()]));
        words.extend(self.effects.then(|| EFFECTS.to_owned()));
        words.join(" ")
    }

    /// What a file's command asks for; nothing if another command made the file.
    pub fn read(command: &str) -> Option<Self> {
        let mut words = command.split(' ');
        if words.next() != Some(NAME) {
            return None;
        }
        let mut asked = Self { need: None, effects: false, least: Some(LEAST) };
        while let Some(word) = words.next() {
            match word {
                INTERNAL => asked.least = None,
                MIN_CELL => asked.least = Some(words.next()?.parse().ok()?),
                NEED => asked.need = Some(words.next()?.to_owned()),
                EFFECTS => asked.effects = true,
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
        for need in [None, Some("risk".to_owned())] {
            for (effects, least) in [(false, Some(LEAST)), (true, None), (true, Some(3))] {
                let asked = Asked { need: need.clone(), effects, least };
                assert_eq!(Asked::read(&asked.command()), Some(asked));
            }
        }
        assert_eq!(Asked::read("report"), Some(Asked { need: None, effects: false, least: Some(LEAST) }));
        assert_eq!(Asked::read("run"), None);
        assert_eq!(Asked::read("report --unknown"), None);
    }
}
