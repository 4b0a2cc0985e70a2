//! Which column of a file is which of ours, and what its words and numbers mean: `columns`, `unused`, `values`, `scale`.

use super::dataset::{Column, Part};
use super::part::list;
use super::reader::{Parts, column};
use super::unfold::Wide;
use crate::base::Decimal;
use crate::base::suggest::nearest;
use crate::diag::{DataFault, Diagnostic, Findings, Place};
use crate::text::{Cell, Grid, Table, tell_many};
use std::collections::{BTreeMap, BTreeSet};

/// The columns of a file, by what the entry says of them.
pub struct Mapping {
    /// Those with a name of ours.
    columns: Vec<Column>,
    /// Those of which it says nothing.
    pub free: Vec<usize>,
    /// Whether the headings are names from the rows of a long table: then each may be one of ours.
    gathered: bool,
}

/// Reads `columns` and `unused`. A heading that is one of the names needs no mapping.
pub fn read(grid: &Grid, table: &Table, names: &BTreeSet<String>, found: &mut Findings) -> Mapping {
    let mut columns = Vec::new();
    if let Some(mapped) = table.get("columns").and_then(|v| v.as_table(found)) {
        for entry in mapped.iter() {
            let Some(theirs) = entry.value.as_text(found) else { continue };
            if let Some(col) = find(grid, theirs, &entry.value.place, found) {
                columns.push(column(&entry.key, col, entry.key_place.clone(), false));
            }
        }
    }
    for (col, heading) in grid.columns().iter().enumerate() {
        let is_named = columns.iter().any(|c: &Column| c.name == *heading || c.index == col);
        if names.contains(heading) && !is_named {
            columns.push(column(heading, col, grid.heading_place(col), false));
        }
    }
    let gathered = table.get("names_from").is_some();
    let mut taken: BTreeSet<usize> = columns.iter().map(|column| column.index).collect();
    if let Some(unused) = table.get("unused") {
        for heading in unused.as_texts(found).unwrap_or_default() {
            // Where a long table has been made wide, what is unused has gone already.
            if gathered && grid.column(&heading).is_none() {
                continue;
            }
            taken.extend(find(grid, &heading, &unused.place, found));
        }
    }
    let free = (0..grid.columns().len()).filter(|col| !taken.contains(col)).collect();
    Mapping { columns, free, gathered }
}

/// The column under a heading; one that is not there is told.
pub fn find(grid: &Grid, heading: &str, place: &Place, found: &mut Findings) -> Option<usize> {
    let col = grid.column(heading);
    if col.is_none() {
        let headings = || grid.columns().iter().map(String::as_str);
        let heading = heading.to_owned();
        let fault = match nearest(&heading, headings()) {
            Some(near) => DataFault::NoSuchHeadingNear { near: near.to_owned(), heading },
            None => DataFault::NoSuchHeading { heading, known: list(headings()) },
        };
        found.error(fault, place.clone());
    }
    col
}

/// Whether a heading reads as one of our names: small letters, digits and `_`, with a dot after a variant.
fn is_name(heading: &str) -> bool {
    heading.starts_with(|c: char| c.is_ascii_lowercase())
        && heading.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_.".contains(&b))
}

impl Mapping {
    /// The columns with a name of ours; besides those mapped, the ones whose headings read as one, which the model may
    /// or may not know.
    pub fn columns_without(&self, grid: &Grid, wide: &[Wide]) -> Vec<Column> {
        let mut columns = self.columns.clone();
        for (col, heading) in self.left(grid, wide).filter(|(_, heading)| self.may_be_ours(heading)) {
            if !columns.iter().any(|column| column.name == heading) {
                columns.push(column(heading, col, grid.heading_place(col), true));
            }
        }
        columns
    }

    fn may_be_ours(&self, heading: &str) -> bool {
        self.gathered || is_name(heading)
    }

    /// The columns that neither a name nor a pattern takes.
    fn left<'a>(&'a self, grid: &'a Grid, wide: &'a [Wide]) -> impl Iterator<Item = (usize, &'a str)> {
        let is_wide = |col: usize| wide.iter().any(|one| one.takes(col));
        let free = self.free.iter().filter(move |col| !is_wide(**col));
        free.filter_map(|col| grid.columns().get(*col).map(|heading| (*col, heading.as_str())))
    }

    /// Warns of columns that cannot be meant for us, so that nothing is left out without a word.
    pub fn warn_unused(&self, name: &str, grid: &Grid, wide: &[Wide], found: &mut Findings) {
        let is_named = |heading: &str| self.columns.iter().any(|column| column.name == heading);
        let unused: Vec<(usize, &str)> = self
            .left(grid, wide)
            .filter(|(col, heading)| {
                !self.may_be_ours(heading) || is_named(heading) || grid.column(heading) != Some(*col)
            })
            .collect();
        if let Some((first, _)) = unused.first() {
            let headings = list(unused.iter().map(|(_, heading)| *heading));
            let fault = DataFault::UnusedHeadings { table: name.to_owned(), headings };
            found.warning(fault, grid.heading_place(*first));
        }
    }
}

/// Reads `values`, `scale` and `synthetic`, and gives each of the tables what concerns its columns.
pub fn settle(parts: &mut Parts, table: &Table, found: &mut Findings) {
    let words = words(table, found);
    let scales = scales(table, found);
    let synthetic = table.get("synthetic").map(|value| (value, value.as_texts(&mut Findings::new())));
    let mut named: Vec<(String, Place)> =
        words.iter().map(|(name, (_, place))| (name.clone(), place.clone())).collect();
    named.extend(scales.iter().map(|(name, (_, place))| (name.clone(), place.clone())));
    if let Some((value, names)) = synthetic {
        let names = names.unwrap_or_default().into_iter().filter(|name| name != "*");
        named.extend(names.map(|name| (name, value.place.clone())));
    }
    refuse_unknown(parts, &named, found);
    let all = parts.base.iter_mut().chain(parts.long.iter_mut().map(|(_, part)| part));
    for part in all {
        for column in part.columns.clone() {
            if let Some((map, _)) = words.get(&column.name) {
                refuse_unknown_words(part, &column, map, found);
                part.words.insert(column.index, map.clone());
            }
            if let Some((scale, _)) = scales.get(&column.name) {
                part.scales.insert(column.index, *scale);
            }
        }
    }
}

fn refuse_unknown(parts: &Parts, named: &[(String, Place)], found: &mut Findings) {
    let all = parts.base.iter().chain(parts.long.iter().map(|(_, part)| part));
    let known: BTreeSet<&str> =
        all.flat_map(|part| part.columns.iter().map(|column| column.name.as_str())).collect();
    for (name, place) in named.iter().filter(|(name, _)| !known.contains(name.as_str())) {
        let fault = DataFault::NoSuchName { name: name.clone(), known: list(known.iter().copied()) };
        found.error(fault, place.clone());
    }
}

type Words = BTreeMap<String, (BTreeMap<String, String>, Place)>;

/// `values = { column = { theirs = ours } }`
fn words(table: &Table, found: &mut Findings) -> Words {
    let mut words = Words::new();
    let Some(columns) = table.get("values").and_then(|v| v.as_table(found)) else { return words };
    for column in columns.iter() {
        let Some(map) = column.value.as_table(found) else { continue };
        let mut ours = BTreeMap::new();
        for entry in map.iter() {
            if let Some(text) = entry.value.as_cell_text() {
                ours.insert(entry.key.clone(), text);
            } else {
                entry.value.as_text(found);
            }
        }
        words.insert(column.key.clone(), (ours, column.key_place.clone()));
    }
    words
}

/// `scale = { column = 0.01 }`
fn scales(table: &Table, found: &mut Findings) -> BTreeMap<String, (Decimal, Place)> {
    let Some(columns) = table.get("scale").and_then(|v| v.as_table(found)) else {
        return BTreeMap::new();
    };
    let mut scales = BTreeMap::new();
    for entry in columns.iter() {
        if let Some(scale) = entry.value.as_decimal(found) {
            scales.insert(entry.key.clone(), (scale, entry.key_place.clone()));
        }
    }
    scales
}

/// `values` must say what every word of its column means, or the word must be one of ours already.
fn refuse_unknown_words(
    part: &Part,
    column: &Column,
    words: &BTreeMap<String, String>,
    found: &mut Findings,
) {
    let is_known = |text: &str| words.contains_key(text) || words.values().any(|ours| ours == text);
    let ours: BTreeSet<&str> = words.values().map(String::as_str).collect();
    let quoted = || ours.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", ");
    let is_unknown =
        |row: usize| matches!(part.grid.text(row, column.index), Cell::Is(text) if !is_known(text));
    let unknown = |row: usize| {
        let [written, column_name] = [part.grid.written(row, column.index), &column.name].map(str::to_owned);
        let heading = part.grid.columns().get(column.index).cloned().unwrap_or_default();
        let fault = DataFault::UnknownWord { written, heading, column: column_name, ours: quoted() };
        Diagnostic::error(fault, part.grid.place(row, column.index))
    };
    let alike = part.grid.alike(column.index);
    let are_unknown: Vec<bool> =
        alike.read(is_unknown).into_iter().map(|unknown| unknown == Some(true)).collect();
    tell_many(alike.rows_where(&are_unknown).map(unknown), found);
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good, read, told};
    use super::*;

    const FILE: &str = "Skola;Program;Mindre grupp;Andel;students\n01;EK25;ja;26,4;12\n02;NA;nej;..;3\n";

    fn rows(extra: &str) -> String {
        format!("[rows.a]\nfile = \"a.csv\"\n{extra}\n")
    }

    const COLUMNS: &str = "columns = { school = \"Skola\", programme = \"Program\", \
        small_group = \"Mindre grupp\", low = \"Andel\" }\n";

    #[test]
    fn columns_words_and_scales_are_ours() {
        let toml = rows(&format!(
            "{COLUMNS}values = {{ small_group = {{ ja = true, nej = false }} }}\nscale = {{ low = 0.01 }}"
        ));
        let data = good(&toml, &[("a.csv", FILE)]);
        let part = &data.rows[0];
        let names: Vec<_> = part.columns.iter().map(|c| (c.name.as_str(), c.by_itself)).collect();
        let wanted = ["school", "programme", "small_group", "low", "students"].map(|name| (name, false));
        assert_eq!(names, wanted);
        assert_eq!(part.yes_no_of(0, 2), Ok(Cell::Is(true)));
        assert_eq!(part.text_of(1, 2), Cell::Is("false"));
        assert_eq!(part.number_of(0, 3), Ok(Cell::Is(Decimal { units: 264, places: 3 })));
        assert_eq!(part.number_of(1, 3), Ok(Cell::Suppressed));
        assert_eq!(part.text_of(0, 0), Cell::Is("01"));
    }

    #[test]
    fn a_heading_that_the_file_lacks_is_refused_with_the_nearest() {
        let told = |columns: &str| told(&rows(columns), &[("a.csv", "Skola;students\n01;12\n")]);
        assert_eq!(told("columns = { school = \"Skolan\" }"), ["D006", "D007"]);
        assert_eq!(told("columns = { school = \"Enhetskod\" }\nunused = [\"Skola\"]"), ["D005"]);
        assert_eq!(told("columns = { school = 3 }\nunused = [\"Skola\"]"), ["T012"]);
    }

    #[test]
    fn headings_that_nobody_uses_are_told_unless_that_is_said() {
        let files = [("a.csv", FILE)];
        let columns = "columns = { school = \"Skola\", programme = \"Program\" }\n";
        assert_eq!(told(&rows(columns), &files), ["D007"]);
        good(&rows(&format!("{columns}unused = [\"Mindre grupp\", \"Andel\"]")), &files);
        let twice = [("a.csv", "school;students;students\n1;2;3\n")];
        assert_eq!(told(&rows("columns = { school = \"school\" }"), &twice), ["D007"]);
    }

    #[test]
    fn a_heading_that_reads_as_a_name_of_ours_is_offered_and_told_if_nobody_takes_it() {
        let data = good(&rows(""), &[("a.csv", "school;merit;students\n1;220;3\n")]);
        let rows = &data.rows[0];
        assert!(rows.column("merit").unwrap().by_itself);
        let mut found = Findings::new();
        rows.tell_unused(|name| name == "merit", &mut found);
        assert_eq!(found.sorted().len(), 1);
        rows.tell_unused(|name| name == "merit" || name == "school", &mut found);
        assert_eq!(found.sorted().len(), 1);
    }

    #[test]
    fn words_without_a_meaning_and_names_without_a_column_are_refused() {
        let told = |extra: &str| {
            let toml = rows(&format!("{COLUMNS}{extra}"));
            super::super::testing::told(&toml, &[("a.csv", FILE)])
        };
        assert_eq!(told("values = { small_group = { ja = true } }"), ["D008"]);
        assert_eq!(told("values = { smal_group = { ja = true, nej = false } }"), ["D009"]);
        assert_eq!(told("scale = { high = 0.01 }\nsynthetic = [\"merit\"]"), ["D009", "D009"]);
    }

    #[test]
    fn a_column_that_is_wrong_throughout_is_told_once() {
        let lines: String = (0..500).map(|at| format!("0{at};kanske{at};1\n")).collect();
        let file = format!("school;closed;students\n{lines}");
        let (_, found) = read(
            &(super::super::testing::HEAD.to_owned() + &rows("values = { closed = { ja = true } }")),
            &[("a.csv", &file)],
        );
        assert_eq!(super::super::testing::codes(&found), ["D008", "T047"]);
    }
}
