//! Where results and talk go: stdout and stderr, with or without colour, and how a command ended.

use crate::diag::{Diagnostic, Findings, Language, Severity, Sources, draw_all};
use crate::report::Word;
use crate::report::write::Terminal;
use clap::ArgMatches;
use std::io::{IsTerminal, Write};
use std::process::{ExitCode, Termination};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// Something is wrong in the user's files.
    Findings,
    /// The command was given wrongly.
    Misuse,
    /// A check that was asked for does not hold.
    CheckFailed,
    /// A file could not be read or written.
    System,
    /// The user interrupted the command.
    Interrupted,
}

impl Exit {
    /// The number that a shell sees.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Findings => 1,
            Self::Misuse => 2,
            Self::CheckFailed => 3,
            Self::System => 4,
            Self::Interrupted => 130,
        }
    }

    /// How a command with these findings ends: a file that cannot be read before broken checks before the rest.
    #[must_use]
    pub fn of(found: &Findings) -> Self {
        let errors: Vec<&Diagnostic> = found.iter().filter(|one| one.is_error()).collect();
        let all =
            |codes: &[&str]| !errors.is_empty() && errors.iter().all(|one| codes.contains(&one.fault.code()));
        if errors.is_empty() {
            Self::Done
        } else if all(&["T001", "T017", "T058", "R801", "R802", "R804", "R805", "R811", "R812"]) {
            Self::System
        } else if all(&["R012"]) {
            Self::CheckFailed
        } else {
            Self::Findings
        }
    }
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self.code())
    }
}

/// The terminal, as the user wants it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Screen {
    /// The language of all that is said.
    pub language: Language,
    quiet: bool,
    color: Option<bool>,
}

impl Screen {
    pub(super) fn new(language: Language, matches: &ArgMatches) -> Self {
        let color = match matches.get_one::<String>("color").map(String::as_str) {
            Some("always") => Some(true),
            Some("never") => Some(false),
            _ if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) => Some(false),
            _ => None,
        };
        Self { language, quiet: matches.get_flag("quiet"), color }
    }

    /// How tables are written to stdout.
    pub(super) fn terminal(&self) -> Terminal {
        let width = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok()).filter(|w| *w >= 40);
        let color = self.color.unwrap_or_else(|| std::io::stdout().is_terminal());
        Terminal { language: self.language, color, width: width.unwrap_or(130) }
    }

    /// Draws findings on stderr: errors and warnings; notes only where they are asked for.
    pub(super) fn tell(&self, found: &Findings, sources: &Sources, notes: bool) {
        let shown = |one: &Diagnostic| match one.severity {
            Severity::Error => true,
            Severity::Warning => !self.quiet,
            Severity::Note => notes && !self.quiet,
        };
        let list: Vec<Diagnostic> = found.sorted().into_iter().filter(shown).collect();
        if !list.is_empty() {
            let color = self.color.unwrap_or_else(|| std::io::stderr().is_terminal());
            let _ = writeln!(std::io::stderr(), "{}", draw_all(&list, sources, self.language, color));
        }
    }

    /// Shows how far a long work has come, in place of what was shown before; only on a terminal.
    pub(super) fn progress(&self, word: &Word) {
        if !self.quiet && std::io::stderr().is_terminal() {
            let _ = write!(std::io::stderr(), "\r\x1b[K{}", word.text(self.language));
        }
    }

    /// Takes away what was shown of progress.
    pub(super) fn no_progress(&self) {
        if !self.quiet && std::io::stderr().is_terminal() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }

    /// Says something on stderr, unless the user wants quiet.
    pub(super) fn say(&self, word: &Word) {
        if !self.quiet {
            let _ = writeln!(std::io::stderr(), "{}", word.text(self.language));
        }
    }
}

/// Writes a result to stdout; a reader that has gone is no error.
pub(super) fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Writes to stderr what is wrong with a command.
pub(super) fn warn(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}
