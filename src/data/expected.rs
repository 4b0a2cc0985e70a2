//! `[expected.N]`: tables of what a model should give, with how near it must come.

use super::dataset::{ExpectedFile, PerName};
use super::reader::Reader;
use crate::base::Decimal;
use crate::diag::{DataFault, Findings};
use crate::text::{Entry, Located, Table, Value};
use std::collections::BTreeMap;

/// What an entry may say beside what every table says.
pub const OWN: [&str; 4] = ["per", "tolerance", "decimals", "except"];

/// What an excepted row may say besides its keys.
pub const EXCEPT: [&str; 1] = ["because"];

/// Reads one entry of `[expected]`.
pub fn expected(reader: &mut Reader<'_>, entry: &Entry) -> Option<ExpectedFile> {
    let name = format!("expected.{}", entry.key);
    let table = entry.value.as_table(reader.found)?;
    let per = table.get("per").and_then(|v| v.as_texts(reader.found)).unwrap_or_default();
    let part = reader.part(&name, table, &OWN)?;
    reader.need_columns(&name, &part, &per, &table.place);
    let tolerance = per_name(table.get("tolerance"), reader.found, number);
    let decimals = per_name(table.get("decimals"), reader.found, |value, found| {
        u32::try_from(value.as_whole(found)?).ok().filter(|places| *places <= 30)
    });
    for key in ["tolerance", "decimals"] {
        if let Some(Value::Table(stated)) = table.get(key).map(|value| &value.value) {
            for entry in stated.iter() {
                reader.need_names(std::slice::from_ref(&entry.key), &part, &entry.key_place);
            }
        }
    }
    let except = except(table, &per, reader.found);
    Some(ExpectedFile { per, tolerance, decimals, except, part })
}

fn number(value: &Located, found: &mut Findings) -> Option<Decimal> {
    match &value.value {
        Value::Text(text) => Decimal::parse(text).ok(),
        Value::Number(_) => value.as_decimal(found),
        _ => None,
    }
}

/// One for all, or `{ name = … }`; `"*"` is for the rest.
fn per_name<T>(
    value: Option<&Located>,
    found: &mut Findings,
    read: impl Fn(&Located, &mut Findings) -> Option<T>,
) -> PerName<T> {
    let mut stated = PerName { all: None, own: BTreeMap::new() };
    let entries: Vec<(&str, &Located)> = match value.map(|located| (&located.value, located)) {
        None => Vec::new(),
        Some((Value::Table(table), _)) => table.iter().map(|one| (one.key.as_str(), &one.value)).collect(),
        Some((_, located)) => vec![("*", located)],
    };
    for (name, located) in entries {
        match (read(located, found), name) {
            (Some(one), "*") => stated.all = Some(one),
            (Some(one), name) => drop(stated.own.insert(name.to_owned(), one)),
            (None, _) => found.error(DataFault::NotATolerance, located.place.clone()),
        }
    }
    stated
}

/// `except = [{ school = "A", because = "…" }]`
fn except(table: &Table, per: &[String], found: &mut Findings) -> Vec<(Vec<String>, String)> {
    let mut list = Vec::new();
    for one in table.get("except").and_then(|v| v.as_list(found)).unwrap_or(&[]) {
        let Some(row) = one.as_table(found) else { continue };
        let known: Vec<&str> = per.iter().map(String::as_str).chain(EXCEPT).collect();
        row.refuse_unknown(&known, found);
        let mut text =
            |key: &str| super::head::needed(row, key, "except", found).and_then(Located::as_cell_text);
        let codes: Option<Vec<String>> = per.iter().map(|key| text(key)).collect();
        list.extend(codes.zip(text("because")));
    }
    list
}
