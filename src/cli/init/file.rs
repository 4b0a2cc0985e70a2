//! `skolpeng init FILE`: the description of a data file, with the reason of every guess, that loads as it stands.

use super::describe::{About, describe};
use crate::cli::Exit;
use crate::cli::screen::Screen;
use crate::data;
use crate::data::guess::{TableGuess, guess};
use crate::diag::{Diagnostic, Findings, RunFault, Severity};
use crate::report::Word;
use crate::report::write::save;
use crate::text::{GridOptions, Library};
use std::path::{Component, Path, PathBuf};

/// The endings of files that hold tables.
const TABLES: [&str; 10] = ["parquet", "csv", "tsv", "txt", "tab", "xlsx", "xlsm", "xlsb", "xls", "ods"];

/// Whether a path names a file with a table rather than a folder.
pub(super) fn is_table(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    path.is_file() || (!path.is_dir() && ending.is_some_and(|ending| TABLES.contains(&ending.as_str())))
}

/// Reads the file, guesses what it holds, and writes its description.
pub(super) fn init(screen: &Screen, path: &Path, output: Option<&PathBuf>, sheet: Option<&String>) -> Exit {
    let output = output.cloned().unwrap_or_else(|| path.with_extension("toml"));
    let output = with_toml(&output);
    let mut found = Findings::new();
    let mut library = Library::new();
    let options = GridOptions { sheet: sheet.cloned(), ..GridOptions::default() };
    let Some(grid) = library.read_grid(path, &options, &mut found) else {
        screen.tell(&found, &library.sources, false);
        return Exit::of(&found);
    };
    let guess = guess(&grid, &found);
    let about = About {
        command: command(path, sheet),
        file: from_folder(&output, path),
        stem: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        is_sheet_asked: sheet.is_some(),
    };
    let text = describe(&grid, &guess, &about, screen.language);
    let mut told = eased(found);
    library.add_file(&output, text.as_bytes());
    data::load(&output, &mut library, &mut told);
    // A description that does not load helps nobody: a file without rows, or without a column that can be used.
    if !told.has_errors()
        && let Err(fault) = write(&output, text)
    {
        told.add(fault);
    }
    screen.tell(&told, &library.sources, false);
    if told.has_errors() {
        return Exit::of(&told);
    }
    screen.say(&Word::Written { file: output.display().to_string() });
    if guess.table != TableGuess::Rows {
        screen.say(&Word::DescribeNoRows);
    }
    let name = output.file_name().unwrap_or_default().to_string_lossy().into_owned();
    screen.say(&Word::DescribedNext { file: output.display().to_string(), name });
    Exit::Done
}

fn write(output: &Path, text: String) -> Result<(), Diagnostic> {
    let name = output.display().to_string();
    if output.exists() {
        return Err(Diagnostic::placeless(RunFault::DescriptionExists { name }));
    }
    save(&[(output.to_path_buf(), text.into_bytes())])
}

/// What the reader refuses in single columns does not hinder a description, which leaves them out.
fn eased(found: Findings) -> Findings {
    let mut eased = Findings::new();
    for one in found.iter() {
        let severity = one.severity.max(Severity::Warning);
        eased.add(Diagnostic { severity, ..one.clone() });
    }
    eased
}

/// The description is found as a data set only by its ending.
fn with_toml(output: &Path) -> PathBuf {
    let is_toml = output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    if is_toml { output.to_path_buf() } else { PathBuf::from(format!("{}.toml", output.display())) }
}

fn command(path: &Path, sheet: Option<&String>) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let sheet = sheet.map_or_else(String::new, |sheet| format!(" --sheet \"{sheet}\""));
    format!("skolpeng init {name}{sheet}")
}

/// The file's path as the description must name it: from its own folder.
fn from_folder(output: &Path, file: &Path) -> String {
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new(".")).canonicalize();
    let (Ok(folder), Ok(file)) = (folder, file.canonicalize()) else { return plain(file) };
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (folder.components().collect(), file.components().collect());
    let same = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from.iter().skip(same).map(|_| Component::ParentDir);
    plain(&up.chain(to.iter().skip(same).copied()).collect::<PathBuf>())
}

fn plain(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
