//! A model file with all that it extends, its baseline, and the price lists that it names.

use super::Rulebook;
use super::file::ModelFile;
use super::merge::nothing;
use crate::diag::{Findings, ModelFault, Place};
use crate::text::{GridOptions, Library, Located, Value, tidy};
use std::path::{Path, PathBuf};

/// Reads a model and every file that it rests on. Nothing if its own file cannot be read.
pub fn load(path: &Path, library: &mut Library, found: &mut Findings) -> Option<Rulebook> {
    let mut rulebook = with_baseline(path, &mut Vec::new(), library, found)?;
    read_grids(&mut rulebook, library, found);
    Some(rulebook)
}

fn with_baseline(
    path: &Path,
    open: &mut Vec<PathBuf>,
    library: &mut Library,
    found: &mut Findings,
) -> Option<Rulebook> {
    open.push(path.to_path_buf());
    let mut rulebook = extended(path, &mut Vec::new(), library, found)?;
    if let Some((baseline, place)) = named_file(&rulebook, "baseline", found) {
        if open.contains(&baseline) {
            // A proposal inherits the baseline's own `baseline`: a file that names itself has none.
            if open.last() != Some(&baseline) {
                circle("baseline", open, &baseline, place, found);
            }
        } else {
            rulebook.baseline = with_baseline(&baseline, open, library, found).map(Box::new);
        }
    }
    for (name, file) in variant_files(&rulebook, found) {
        // A file that is a variant inherits the name of it: it is none of itself.
        if !open.contains(&file)
            && let Some(law) = with_baseline(&file, open, library, found)
        {
            rulebook.variants.insert(name, law);
        }
    }
    open.pop();
    Some(rulebook)
}

/// The variants that stand in files of their own.
fn variant_files(rulebook: &Rulebook, found: &mut Findings) -> Vec<(String, PathBuf)> {
    let mut files = Vec::new();
    for rule in rulebook.section("variant") {
        if let Some(value) = rule.table.get("from")
            && let Some(text) = value.as_text(found)
        {
            files.push((rule.name.clone(), PathBuf::from(text)));
        }
    }
    files
}

/// The file laid over what it extends.
fn extended(
    path: &Path,
    open: &mut Vec<PathBuf>,
    library: &mut Library,
    found: &mut Findings,
) -> Option<Rulebook> {
    let document = library.read_toml(path, found)?;
    let mut file = ModelFile::read(document, found)?;
    settle_paths(&mut file);
    open.push(path.to_path_buf());
    let base = match file.header.get("extends") {
        None => nothing(file.source, path.to_path_buf()),
        Some(value) => {
            let name = value.as_text(found)?;
            let parent = tidy(&file.folder.join(name));
            if open.contains(&parent) {
                circle("extends", open, &parent, value.place.clone(), found);
                return None;
            }
            extended(&parent, open, library, found)?
        }
    };
    open.pop();
    let mut rulebook = base.overlay(file, found);
    rulebook.path = path.to_path_buf();
    Some(rulebook)
}

/// Paths of the baseline and of variants are counted from the file that states them, wherever they are inherited.
fn settle_paths(file: &mut ModelFile) {
    let variants = file.sections.get_mut("variant").into_iter().flatten();
    let of_variants = variants.flat_map(|rule| &mut rule.table.entries).filter(|entry| entry.key == "from");
    let of_header = file.header.entries.iter_mut().filter(|entry| entry.key == "baseline");
    for entry in of_header.chain(of_variants) {
        if let Value::Text(text) = &mut entry.value.value {
            *text = tidy(&file.folder.join(&*text)).to_string_lossy().into_owned();
        }
    }
}

fn named_file(rulebook: &Rulebook, key: &str, found: &mut Findings) -> Option<(PathBuf, Place)> {
    let value: &Located = rulebook.header.get(key)?;
    let text = value.as_text(found)?;
    Some((PathBuf::from(text), value.place.clone()))
}

fn circle(what: &str, open: &[PathBuf], last: &Path, place: Place, found: &mut Findings) {
    let names = open.iter().map(PathBuf::as_path).chain([last]);
    let path: Vec<String> = names.map(|p| p.to_string_lossy().into_owned()).collect();
    found.error(ModelFault::FileCircle { what: what.to_owned(), path: path.join(" → ") }, place);
}

/// Reads every price list that the rulebook's tables name, its baseline's too.
fn read_grids(rulebook: &mut Rulebook, library: &mut Library, found: &mut Findings) {
    let mut wanted: Vec<(PathBuf, GridOptions)> = Vec::new();
    for rule in rulebook.section("table") {
        let headings: Vec<String> = match rule.table.get("columns").map(|c| &c.value) {
            Some(Value::Table(columns)) => columns
                .iter()
                .filter_map(|entry| match &entry.value.value {
                    Value::Text(text) => Some(text.clone()),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
        let Some(Value::Table(editions)) = rule.table.get("editions").map(|e| &e.value) else { continue };
        for edition in editions.iter() {
            if let Value::Text(path) = &edition.value.value {
                wanted.push((PathBuf::from(path), GridOptions::default().wanting(headings.clone())));
            }
        }
    }
    for (path, options) in wanted {
        if let Some(grid) = library.read_grid(&path, &options, found) {
            rulebook.grids.insert(path, grid);
        }
    }
    for other in rulebook.baseline.as_deref_mut().into_iter().chain(rulebook.variants.values_mut()) {
        read_grids(other, library, found);
    }
}
