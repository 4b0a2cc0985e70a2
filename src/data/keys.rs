//! `[key.K]`: what is known of each member of a key, and the other names that members have.

use super::dataset::{ColumnFile, KeyFile, Part};
use super::reader::Reader;
use crate::diag::{DataFault, Diagnostic, Place, Role};
use crate::text::{Cell, Entry, Label, Table, tell_many};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The keys of an entry besides those that every table may have.
pub const OWN: [&str; 3] = ["label", "aliases", "was"];

/// Reads all entries of `[key]`; besides them, the long tables of those whose patterns name other keys.
pub fn read(reader: &mut Reader<'_>, keys: &Table) -> (Vec<KeyFile>, Vec<ColumnFile>) {
    let (mut read, mut wide) = (Vec::new(), Vec::new());
    for (key, long) in keys.iter().filter_map(|entry| key(reader, entry)) {
        read.push(key);
        wide.extend(long);
    }
    for at in 0..read.len() {
        add_old_codes(reader, keys, &mut read, at);
    }
    let all = aliases(&read);
    for key in &mut read {
        if let Some(part) = &mut key.part {
            give(part, &all);
        }
    }
    for key in &read {
        let members = members(reader, key);
        reader.members.insert(key.key.clone(), members);
    }
    reader.members.retain(|_, members| !members.is_empty());
    (read, wide)
}

fn key(reader: &mut Reader<'_>, entry: &Entry) -> Option<(KeyFile, Vec<ColumnFile>)> {
    let table = entry.value.as_table(reader.found)?;
    let name = format!("key.{}", entry.key);
    let label = table.get("label").and_then(|value| Label::read(value, reader.found));
    let mut aliases = BTreeMap::new();
    if let Some(stated) = table.get("aliases").and_then(|v| v.as_table(reader.found)) {
        for alias in stated.iter() {
            if let Some(ours) = alias.value.as_text(reader.found) {
                aliases.insert(alias.key.clone(), ours.to_owned());
            }
        }
    }
    let has_table = table.get("file").is_some() || table.get("rows").is_some();
    let parts = if has_table {
        reader.parts(&name, table, &OWN)
    } else {
        table.refuse_unknown(&OWN, reader.found);
        None
    };
    let (part, long) = parts.map_or_else(|| (None, Vec::new()), |parts| (parts.base, parts.long));
    let member_column = part.as_ref().and_then(|part| member_column(&entry.key, part));
    if let (Some(part), None) = (&part, member_column) {
        reader.need_columns(&name, part, std::slice::from_ref(&entry.key), &table.place);
    }
    let wide = match (&part, member_column) {
        (Some(base), Some(member)) => long_files(&entry.key, base, member, long),
        _ => Vec::new(),
    };
    let (key, place, aliases) = (entry.key.clone(), table.place.clone(), Arc::new(aliases));
    Some((KeyFile { key, label, place, part, member_column, aliases }, wide))
}

/// What a key's own table says of it and other keys together, as columns of these.
fn long_files(key: &str, base: &Part, member: usize, long: Vec<(Vec<String>, Part)>) -> Vec<ColumnFile> {
    let is_member = |name: &str| base.column(name).is_some_and(|column| column.index == member);
    let file = |(keys, mut part): (Vec<String>, Part)| {
        part.columns.retain(|column| is_member(&column.name) || base.column(&column.name).is_none());
        for column in part.columns.iter_mut().filter(|column| is_member(&column.name)) {
            key.clone_into(&mut column.name);
        }
        let per = std::iter::once(key.to_owned()).chain(keys).collect();
        ColumnFile { per, missing_where: None, part }
    };
    long.into_iter().map(file).collect()
}

/// The column with the key's own name, else the first that is mapped.
fn member_column(key: &str, part: &Part) -> Option<usize> {
    let mapped = || part.columns.iter().find(|column| !column.by_itself);
    part.column(key).or_else(mapped).map(|column| column.index)
}

/// `was` names the column with the codes that a member had before; several stand with `|` or `,` between them.
fn add_old_codes(reader: &mut Reader<'_>, keys: &Table, read: &mut [KeyFile], at: usize) {
    let Some(key) = read.get_mut(at) else { return };
    let entry = keys.get(&key.key).and_then(|value| value.as_table(reader.found));
    let Some(was) = entry.and_then(|table| table.get("was")) else { return };
    let (Some(part), Some(member), Some(name)) = (&key.part, key.member_column, was.as_text(reader.found))
    else {
        return;
    };
    let old = part.column(name).map(|column| column.index).or_else(|| part.grid.column(name));
    let Some(old) = old else {
        reader.need_names(&[name.to_owned()], part, &was.place);
        return;
    };
    let mut aliases = (*key.aliases).clone();
    let mut told = Vec::new();
    for row in 0..part.grid.len() {
        let (Cell::Is(codes), Cell::Is(ours)) = (part.grid.text(row, old), part.text_of(row, member)) else {
            continue;
        };
        for code in codes.split(['|', ',']).map(str::trim).filter(|code| *code != ours) {
            let before = aliases.insert(code.to_owned(), ours.to_owned());
            if let Some(first) = before.filter(|before| before != ours) {
                let [code, second] = [code, ours].map(str::to_owned);
                let fault = DataFault::OldCodeTwice { code, first, second };
                told.push(Diagnostic::error(fault, part.grid.place(row, old)));
            }
        }
    }
    tell_many(told, reader.found);
    key.aliases = Arc::new(aliases);
}

/// The aliases of all keys, by key.
pub fn aliases(keys: &[KeyFile]) -> BTreeMap<String, Arc<BTreeMap<String, String>>> {
    let some = keys.iter().filter(|key| !key.aliases.is_empty());
    some.map(|key| (key.key.clone(), Arc::clone(&key.aliases))).collect()
}

/// Gives a table the aliases of the keys that it has columns for.
pub fn give(part: &mut Part, aliases: &BTreeMap<String, Arc<BTreeMap<String, String>>>) {
    for column in &part.columns {
        if let Some(list) = aliases.get(&column.name) {
            part.aliases.insert(column.index, Arc::clone(list));
        }
    }
}

/// The members that a key's table lists; one that is empty or stands twice is refused.
fn members(reader: &mut Reader<'_>, key: &KeyFile) -> Vec<String> {
    let (Some(part), Some(col)) = (&key.part, key.member_column) else { return Vec::new() };
    let mut first: BTreeMap<&str, Place> = BTreeMap::new();
    let mut members = Vec::new();
    let mut told = Vec::new();
    for row in 0..part.grid.len() {
        let place = part.grid.place(row, col);
        let Cell::Is(member) = part.text_of(row, col) else {
            told.push(Diagnostic::error(DataFault::EmptyMember { key: key.key.clone() }, place));
            continue;
        };
        if let Some(before) = first.get(member) {
            let fault = DataFault::MemberTwice { member: member.to_owned(), key: key.key.clone() };
            told.push(Diagnostic::error(fault, place).with(Role::FirstHere, before.clone()));
        } else {
            first.insert(member, place);
            members.push(member.to_owned());
        }
    }
    tell_many(told, reader.found);
    members
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good, told};
    use super::*;

    const SCHOOLS: &str = "Skolenhetskod;Skola;Tidigare\n001;Ådalen;\n002;Berga;017|018\n";

    fn school(extra: &str) -> String {
        format!(
            "[key.school]\nlabel = {{ sv = \"skola\", en = \"school\" }}\nfile = \"skolor.csv\"\n\
            columns = {{ school = \"Skolenhetskod\", name = \"Skola\", old = \"Tidigare\" }}\n{extra}"
        )
    }

    #[test]
    fn a_key_has_members_and_other_names_for_them() {
        let toml = school("was = \"old\"\naliases = { \"01\" = \"001\", \"\" = \"okänd\" }\n")
            + "[key.study_year]\n[rows.a]\nfile = \"a.csv\"\n";
        let data = good(
            &toml,
            &[
                ("skolor.csv", SCHOOLS),
                ("a.csv", "school;study_year;students\n018;1;3\n01;2;4\n002;;5\n;1;6\n"),
            ],
        );
        let key = &data.keys[0];
        let part = key.part.as_ref().unwrap();
        assert_eq!(key.label.as_ref().unwrap().sv, "skola");
        assert_eq!(part.text_of(0, key.member_column.unwrap()), Cell::Is("001"));
        assert!(data.keys[1].part.is_none());
        let rows = &data.rows[0];
        let schools: Vec<_> = (0..4).map(|row| rows.text_of(row, 0).is()).collect();
        assert_eq!(schools, [Some("002"), Some("001"), Some("002"), Some("okänd")]);
        assert_eq!(rows.text_of(2, 1), Cell::Missing);
    }

    #[test]
    fn members_that_stand_twice_or_not_at_all_are_refused() {
        let file = |rows: &str| format!("Skolenhetskod;Skola;Tidigare\n{rows}");
        assert_eq!(told(&school(""), &[("skolor.csv", &file("1;A;\n1;B;\n"))]), ["D015"]);
        assert_eq!(told(&school(""), &[("skolor.csv", &file("1;A;\n;B;\n"))]), ["D016"]);
        let merged = school("was = \"Tidigare\"\n");
        assert_eq!(told(&merged, &[("skolor.csv", &file("1;A;9\n2;B;9\n"))]), ["D017"]);
        assert_eq!(told(&school("was = \"Förr\"\n"), &[("skolor.csv", SCHOOLS)]), ["D009"]);
    }

    #[test]
    fn a_keys_own_table_may_be_wide_in_other_keys() {
        let toml =
            "[key.school]\nfile = \"s.csv\"\ncolumns = { school = \"code\" }\nwide.ade = \"a{cycle}\"\n";
        let data = good(toml, &[("s.csv", "code,kind,a2022,a2023\ne1,own,1,2\ne2,own,3,4\n")]);
        let names = |part: &Part| part.columns.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
        let own = data.keys[0].part.as_ref().unwrap();
        assert_eq!((names(own), own.grid.len()), (vec!["school".to_owned(), "kind".to_owned()], 2));
        let long = &data.columns_of[0];
        assert_eq!(long.per, ["school", "cycle"]);
        assert_eq!(
            (names(long), long.grid.len()),
            (["school", "cycle", "ade"].map(str::to_owned).to_vec(), 4)
        );
    }

    #[test]
    fn a_key_table_needs_a_column_for_its_key() {
        assert_eq!(told("[key.school]\nrows = [{ name = \"A\" }]\n", &[]), ["D020"]);
    }
}
