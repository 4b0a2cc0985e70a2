//! `skolpeng init FOLDER`: a commented model, data set and study that run as they stand.

use crate::cli::Exit;
use crate::cli::screen::Screen;
use crate::diag::{Diagnostic, Findings, Language, RunFault, Sources};
use crate::report::Word;
use crate::report::write::save;
use std::path::{Path, PathBuf};

/// The files of a start in one language, by name.
macro_rules! start {
    ($folder:literal) => {
        [
            ("study.toml", include_str!(concat!("start/", $folder, "/study.toml"))),
            ("model.toml", include_str!(concat!("start/", $folder, "/model.toml"))),
            ("prices.csv", include_str!(concat!("start/", $folder, "/prices.csv"))),
            ("data.toml", include_str!(concat!("start/", $folder, "/data.toml"))),
            ("schools.csv", include_str!(concat!("start/", $folder, "/schools.csv"))),
            ("enrolment.csv", include_str!(concat!("start/", $folder, "/enrolment.csv"))),
        ]
    };
}

/// A file's name and its text.
type File = (&'static str, &'static str);

/// The code of the made-up municipality whose budget a start is.
const CODE: &str = "9901";

const SWEDISH: [File; 6] = start!("sv");
const ENGLISH: [File; 6] = start!("en");

/// Writes the files of a start, all or none.
pub(super) fn init(screen: &Screen, folder: &Path) -> Exit {
    let start = match screen.language {
        Language::Swedish => SWEDISH,
        Language::English => ENGLISH,
    };
    let files: Vec<(PathBuf, Vec<u8>)> =
        start.map(|(name, text)| (folder.join(name), text.as_bytes().to_vec())).into();
    let found = write(folder, &files);
    screen.tell(&found, &Sources::new(), false);
    if found.has_errors() {
        return Exit::of(&found);
    }
    for (path, _) in &files {
        screen.say(&Word::Written { file: path.display().to_string() });
    }
    screen.say(&Word::StartWritten { command: next(folder, screen.language) });
    screen.say(&Word::StartCode { places: code_places(&start, screen.language) });
    Exit::Done
}

/// Where the made-up municipality's code stands, file by file with the lines.
fn code_places(start: &[File], language: Language) -> String {
    let of_file = |(file, text): &File| {
        let lines = (1..)
            .zip(text.lines())
            .filter(|(_, line)| line.split('#').next().is_some_and(|code| code.contains(CODE)));
        let lines: Vec<String> = lines.map(|(number, _): (usize, _)| number.to_string()).collect();
        let file = (*file).to_owned();
        (!lines.is_empty()).then(|| Word::StartCodeIn { file, lines: lines.join(", ") }.text(language))
    };
    start.iter().filter_map(of_file).collect::<Vec<_>>().join("; ")
}

fn write(folder: &Path, files: &[(PathBuf, Vec<u8>)]) -> Findings {
    let mut found = Findings::new();
    let there = files.iter().filter(|(path, _)| path.exists());
    let there: Vec<String> = there.map(|(path, _)| path.display().to_string()).collect();
    if !there.is_empty() {
        let name = there.join("`, `");
        found.add(Diagnostic::placeless(RunFault::StartExists { name }));
        return found;
    }
    if let Err(error) = std::fs::create_dir_all(folder) {
        let (name, reason) = (folder.display().to_string(), error.to_string());
        found.add(Diagnostic::placeless(RunFault::CannotWrite { name, reason }));
        return found;
    }
    if let Err(fault) = save(files) {
        found.add(fault);
    }
    found
}

/// The command that runs the new study, ready to be copied.
fn next(folder: &Path, language: Language) -> String {
    let study = folder.join("study.toml").display().to_string();
    let quote = if study.contains(char::is_whitespace) { "\"" } else { "" };
    let spoken = match language {
        Language::Swedish => "",
        Language::English => "--lang en ",
    };
    format!("skolpeng {spoken}run {quote}{study}{quote}")
}
