//! What a report is asked for besides its study, as a text that a written file keeps, and back.

use clap::ArgMatches;

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) struct Asked {
    /// The value that measures need, if it is named.
    pub need: Option<String>,
    /// Whether the effect of each drawn input is told.
    pub effects: bool,
    /// The least group that may be shown, if another is asked for than is usual.
    pub min_cell: Option<u32>,
    /// Whether small groups are shown, for officers only.
    pub internal: bool,
}

/// How a file says that it was made by this command.
const NAME: &str = "report";

impl Asked {
    /// What the arguments ask for.
    pub fn given(given: &ArgMatches) -> Self {
        Self {
            need: given.get_one::<String>("need").cloned(),
            effects: given.get_flag("effects"),
            min_cell: given.get_one::<u32>("min-cell").copied(),
            internal: given.get_flag("internal"),
        }
    }

    /// The command as a file keeps it.
    pub fn command(&self) -> String {
        let need = self.need.iter().map(|name| format!(" --need {name}"));
        let effects = self.effects.then(|| " --effects".to_owned());
        let least = self.min_cell.map(|least| format!(" --min-cell {least}"));
        let internal = self.internal.then(|| " --internal".to_owned());
        std::iter::once(NAME.to_owned()).chain(need).chain(effects).chain(least).chain(internal).collect()
    }

    /// What a file's command asks for; nothing if another command made the file.
    pub fn read(command: &str) -> Option<Self> {
        let mut words = command.split(' ');
        if words.next() != Some(NAME) {
            return None;
        }
        let mut asked = Self::default();
        while let Some(word) = words.next() {
            match word {
                "--need" => asked.need = Some(words.next()?.to_owned()),
                "--effects" => asked.effects = true,
                "--min-cell" => asked.min_cell = Some(words.next()?.parse().ok()?),
                "--internal" => asked.internal = true,
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
            for (effects, min_cell, internal) in [(false, None, true), (true, Some(25), false)] {
                let asked = Asked { need: need.clone(), effects, min_cell, internal };
                assert_eq!(Asked::read(&asked.command()), Some(asked));
            }
        }
        assert_eq!(Asked::read("report"), Some(Asked::default()));
        assert_eq!(Asked::read("run"), None);
        assert_eq!(Asked::read("report --unknown"), None);
    }
}
