//! A scenario file with what it extends: read, each unknown key told, and laid together.

use super::change::read_changes;
use super::flow::read_flow;
use super::input::{check_steps, read_inputs};
use super::number::numbers;
use super::overrides::{SECTIONS, read_overrides};
use super::table::{read_table, swept};
use super::{Scenario, basis};
use crate::diag::{Findings, ModelFault, Place, ScenarioFault};
use crate::text::{Label, Library, Located, Table, Value, tidy};
use std::path::{Path, PathBuf};

pub(super) const HEADER: [&str; 7] = ["id", "title", "extends", "data", "years", "reference", "assumption"];
pub(super) const PARTS: [&str; 5] = ["scenario", "input", "change", "flow", "scenario_table"];

/// Reads a scenario file and those that it extends. Nothing if one cannot be read.
pub fn load(path: &Path, library: &mut Library, found: &mut Findings) -> Option<Scenario> {
    let mut scenario = extended(path, &mut Vec::new(), library, found)?;
    swept(&mut scenario, found);
    check_steps(&scenario.inputs, found);
    Some(scenario)
}

fn extended(
    path: &Path,
    open: &mut Vec<PathBuf>,
    library: &mut Library,
    found: &mut Findings,
) -> Option<Scenario> {
    let document = library.read_toml(path, found)?;
    let known: Vec<&str> = PARTS.into_iter().chain(SECTIONS).collect();
    document.root.refuse_unknown(&known, found);
    let Some(header) = document.root.get("scenario") else {
        found.error(ScenarioFault::NoScenario, document.root.place.clone());
        return None;
    };
    let header = header.as_table(found)?;
    header.refuse_unknown(&HEADER, found);
    let (root, folder) = (&document.root, document.folder.as_path());
    let mut own = header_of(header, folder, found)?;
    own.inputs = read_inputs(root, folder, library, found);
    own.changes = read_changes(root, folder, library, found);
    own.flow = read_flow(root, found);
    own.overrides.extend(read_overrides(root, document.source, found));
    own.table = read_table(root, folder, library, found);
    let Some(value) = header.get("extends") else { return Some(own) };
    let base = tidy(&folder.join(value.as_text(found)?));
    open.push(tidy(path));
    if open.contains(&base) {
        circle(open, &base, value.place.clone(), found);
        return None;
    }
    let base = extended(&base, open, library, found)?;
    open.pop();
    Some(own.over(&base))
}

fn header_of(header: &Table, folder: &Path, found: &mut Findings) -> Option<Scenario> {
    let Some(id) = header.get("id") else {
        found.error(ScenarioFault::ScenarioLacks { key: "id".to_owned() }, header.place.clone());
        return None;
    };
    let mut own = Scenario::unchanged(id.as_text(found)?, header.place.clone());
    if let Some(title) = header.get("title").and_then(|value| Label::read(value, found)) {
        own.title = title;
    }
    if let Some(data) = header.get("data").and_then(|value| value.as_text(found)) {
        own.data = Some(tidy(&folder.join(data)));
    }
    own.basis = basis(header, &own.id, found);
    own.years = header.get("years").and_then(|value| years(value, found)).unwrap_or_default();
    Some(own)
}

/// `years = { from, to }`, or a list.
pub(crate) fn years(value: &Located, found: &mut Findings) -> Option<Vec<i32>> {
    let with_step = match &value.value {
        Value::Table(table) if table.get("step").is_none() => {
            let mut table = table.clone();
            if let Some(from) = table.entry("from").cloned() {
                let one = Located::new(Value::Number("1".to_owned()), from.value.place.clone());
                table.entries.push(crate::text::Entry { key: "step".to_owned(), value: one, ..from });
            }
            Located { value: Value::Table(table), ..value.clone() }
        }
        _ => value.clone(),
    };
    let year = |number: &super::Stated| {
        number.value.is_integer().then(|| i32::try_from(number.value.to_integer()).ok()).flatten()
    };
    let years: Option<Vec<i32>> = numbers(&with_step, found)?.iter().map(year).collect();
    let rising = years.filter(|years| years.windows(2).all(|pair| matches!(pair, [a, b] if a < b)));
    if rising.is_none() {
        found.error(ScenarioFault::NotYears, value.place.clone());
    }
    rising
}

fn circle(open: &[PathBuf], last: &Path, place: Place, found: &mut Findings) {
    let names = open.iter().map(PathBuf::as_path).chain([last]);
    let path: Vec<String> = names.map(|path| path.to_string_lossy().into_owned()).collect();
    found.error(ModelFault::FileCircle { what: "extends".to_owned(), path: path.join(" → ") }, place);
}
