//! A `data.toml` with every table that it names, as a data set.

use super::dataset::{Against, DataSet, Part};
use super::reader::Reader;
use super::{controls, expected, head, keys, rows};
use crate::diag::Findings;
use crate::text::{Entry, GridOptions, Library, Located, Table, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The headings that `data.toml` may have.
pub const SECTIONS: [&str; 10] =
    ["data", "csv", "key", "columns_of", "rows", "outside", "reconcile", "previous", "case", "expected"];

/// Reads a data set: a folder with a `data.toml`, or the TOML file itself, and every table that it names.
/// Nothing when the file cannot be read or does not say what it is; whatever is wrong otherwise stands among the
/// findings.
pub fn load(path: &Path, library: &mut Library, found: &mut Findings) -> Option<DataSet> {
    load_in(path, None, library, found)
}

/// Reads a data set whose tables stand in another folder than the file that describes them.
pub fn load_in(
    path: &Path,
    folder: Option<&Path>,
    library: &mut Library,
    found: &mut Findings,
) -> Option<DataSet> {
    let document = library.read_toml(&descriptor(path), found)?;
    let root = &document.root;
    root.refuse_unknown(&SECTIONS, found);
    let head = head::read(&document, found);
    let csv = root.get("csv").and_then(|value| value.as_table(found));
    let options = csv.map(|table| GridOptions::read(table, found)).unwrap_or_default();
    let key_tables = section(root, "key", found);
    let mut reader = Reader {
        library,
        found,
        folder: folder.map_or_else(|| document.folder.clone(), Path::to_path_buf),
        options,
        about: head.as_ref().map(|head| head.about.clone()),
        names: known_names(root),
        members: BTreeMap::new(),
    };
    let (keys, wide) = keys::read(&mut reader, &key_tables);
    let stated = entries(&mut reader, root, "columns_of");
    let stated = stated.iter().flat_map(|entry| rows::columns_of(&mut reader, entry));
    let columns_of = wide.into_iter().chain(stated.collect::<Vec<_>>()).collect();
    let enrolment = entries(&mut reader, root, "rows");
    let enrolment = enrolment.iter().filter_map(|entry| rows::rows(&mut reader, entry)).collect();
    let previous = entries(&mut reader, root, "previous");
    let previous = previous.iter().filter_map(|entry| rows::previous(&mut reader, entry)).collect();
    let expected = entries(&mut reader, root, "expected");
    let expected = expected.iter().filter_map(|entry| expected::expected(&mut reader, entry)).collect();
    let outside = list(root, "outside", reader.found);
    let outside = outside.iter().filter_map(|one| controls::outside(one, reader.found)).collect();
    let totals = list(root, "reconcile", reader.found);
    let reconcile = totals.iter().filter_map(|one| controls::reconcile(&mut reader, one)).collect();
    let head = head?;
    let mut data = DataSet {
        id: head.id,
        title: head.title,
        source: head.about.source,
        date: head.about.date,
        status: head.about.status,
        home: head.home,
        home_place: head.home_place,
        min_cell: head.min_cell,
        keys,
        columns_of,
        rows: enrolment,
        outside,
        reconcile,
        previous,
        expected,
        place: head.place,
    };
    give_aliases(&mut data);
    Some(data)
}

/// Names that a heading may have as they are: every key that the data set mentions, and the number of students.
fn known_names(root: &Table) -> BTreeSet<String> {
    let table = |name: &str| match root.get(name).map(|value| &value.value) {
        Some(Value::Table(table)) => table.entries.as_slice(),
        _ => &[],
    };
    let quiet = &mut Findings::new();
    let mut per = |entry: &Entry| match &entry.value.value {
        Value::Table(table) => table.get("per").and_then(|value| value.as_texts(quiet)),
        _ => None,
    };
    let mut names: BTreeSet<String> = table("key").iter().map(|entry| entry.key.clone()).collect();
    names.extend(table("columns_of").iter().filter_map(&mut per).flatten());
    names.insert("students".to_owned());
    names
}

fn descriptor(path: &Path) -> PathBuf {
    let is_toml = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    if is_toml { path.to_path_buf() } else { path.join("data.toml") }
}

/// A table of tables; an empty one where it is left out.
fn section(root: &Table, name: &str, found: &mut Findings) -> Table {
    let table = root.get(name).and_then(|value| value.as_table(found));
    table.cloned().unwrap_or_else(|| Table::empty(root.place.clone()))
}

fn entries(reader: &mut Reader<'_>, root: &Table, name: &str) -> Vec<Entry> {
    section(root, name, reader.found).entries
}

fn list(root: &Table, name: &str, found: &mut Findings) -> Vec<Located> {
    root.get(name).and_then(|value| value.as_list(found)).map(<[_]>::to_vec).unwrap_or_default()
}

/// Every table learns the other names of the members of its keys.
fn give_aliases(data: &mut DataSet) {
    let aliases = keys::aliases(&data.keys);
    let give = |part: &mut Part| keys::give(part, &aliases);
    data.columns_of.iter_mut().for_each(|one| give(&mut one.part));
    data.rows.iter_mut().for_each(|one| give(&mut one.part));
    data.previous.iter_mut().for_each(|one| give(&mut one.part));
    data.expected.iter_mut().for_each(|one| give(&mut one.part));
    for one in &mut data.reconcile {
        if let Against::Table(part) = &mut one.against {
            give(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{HEAD, codes, read};
    use super::*;
    use crate::text::Cell;

    #[test]
    fn a_data_set_is_read_with_its_files() {
        let toml = format!(
            "{HEAD}[csv]\nspecial = {{ \"~100\" = 100 }}\n\
            [key.programme]\naliases = {{ EK25 = \"EK\" }}\nrows = [{{ programme = \"EK\", kind = \"national\" }}]\n\
            [rows.a]\nfile = \"sub\\\\elever.csv\"\ncolumns = {{ programme = \"Program\", students = \"Elever\" }}\n"
        );
        let file = "Statistik;;\n\nProgram;Elever;\nEK25;1 200;\nEK;~100;\n";
        let (data, found) = read(&toml, &[("sub/elever.csv", file)]);
        assert!(found.is_empty(), "{:?}", found.sorted());
        let data = data.unwrap();
        let rows = &data.rows[0];
        assert_eq!((rows.text_of(0, 0), rows.text_of(1, 0)), (Cell::Is("EK"), Cell::Is("EK")));
        let students = rows.numbers_of(1, &mut Findings::new());
        assert_eq!(students.iter().map(|s| s.is().unwrap().units).collect::<Vec<_>>(), [1200, 100]);
    }

    #[test]
    fn the_descriptor_may_be_named_or_its_folder() {
        let mut library = Library::with_memory(BTreeMap::new());
        library.add_file("x/own.toml", HEAD);
        let mut found = Findings::new();
        assert!(load(Path::new("x/own.toml"), &mut library, &mut found).is_some());
        assert!(load(Path::new("x"), &mut library, &mut found).is_none());
        assert_eq!(codes(&found), ["T017"]);
    }
}
