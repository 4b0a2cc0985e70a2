//! Where bytes from anywhere go in: what the fuzz targets call, and what the tests call with what they found.

use skolpeng::base::{Date, Units};
use skolpeng::data;
use skolpeng::diag::{Findings, Language, draw_all};
use skolpeng::formula::{parse, print};
use skolpeng::model::{self, Run};
use skolpeng::session::Session;
use skolpeng::study::Verified;
use skolpeng::text::Library;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What stands between the files of one input.
const BETWEEN: &[u8] = b"\n%%%%\n";

/// Bytes as files with these names.
fn files(bytes: &[u8], names: &[&str]) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut rest = bytes;
    let mut files = BTreeMap::new();
    for (number, name) in names.iter().enumerate() {
        let end = match rest.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
            Some(end) if number + 1 < names.len() => end,
            _ => rest.len(),
        };
        let (own, after) = rest.split_at(end);
        files.insert(PathBuf::from(name), own.to_vec());
        rest = after.get(BETWEEN.len()..).unwrap_or_default();
    }
    files
}

fn told(found: &Findings, library: &Library) {
    for language in [Language::Swedish, Language::English] {
        assert!(found.is_empty() || !draw_all(&found.sorted(), &library.sources, language, false).is_empty());
    }
}

/// A formula: what is read is written so that it is read the same.
pub fn formula(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let units = Units::with_currency("SEK");
    let Ok(expr) = parse(text, &units) else { return };
    let written = print(&expr);
    let again = parse(&written, &units).map(|expr| print(&expr));
    assert_eq!(again.ok(), Some(written), "{text}");
}

/// A model file and a price list, put in force on its first days.
pub fn model(bytes: &[u8]) {
    let mut library = Library::with_memory(files(bytes, &["model.toml", "prices.csv"]));
    let mut found = Findings::new();
    if let Some(law) = model::load(Path::new("model.toml"), &mut library, &mut found) {
        let days = law.dates().into_iter().take(3).chain([Date::new_year(2026)]);
        for date in days {
            law.in_force(&Run::on(date), &mut found);
        }
    }
    told(&found, &library);
}

/// A data descriptor with two tables.
pub fn data(bytes: &[u8]) {
    let mut library = Library::with_memory(files(bytes, &["data.toml", "a.csv", "b.csv"]));
    let mut found = Findings::new();
    data::load(Path::new("data.toml"), &mut library, &mut found);
    told(&found, &library);
}

/// A whole study: nothing is computed without a word about what is wrong, and the engine never differs from exact.
pub fn run(bytes: &[u8]) {
    let mut all = files(bytes, &["model.toml", "data.toml", "rows.csv", "schools.csv"]);
    let study = "[study]\nid = \"s\"\ndata = \"data.toml\"\nmodels = [\"model.toml\"]\n";
    all.insert(PathBuf::from("study.toml"), study.as_bytes().to_vec());
    let mut session = Session::open_in(Library::with_memory(all), Path::new("study.toml"));
    let results = session.run();
    assert!(results.is_some() || session.found.has_errors(), "nothing computed, and nothing said");
    for run in results.iter().flat_map(|results| &results.runs) {
        assert!(!matches!(run.verified, Verified::Differs(_)), "the engine differs: {:?}", run.verified);
    }
    told(&session.found, &session.library);
}
