//! How a table file is written, as its user states it; what is not stated is settled per file.

use super::encoding;
use super::tree::{Located, Table};
use crate::base::Decimal;
use crate::diag::{FileFault, Findings};
use std::collections::BTreeMap;

/// How a table file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridOptions {
    /// The sheet of a workbook; the only one that is not empty unless stated.
    pub sheet: Option<String>,
    /// What stands between cells: `;`, tab or comma.
    pub delimiter: Option<char>,
    /// The decimal sign: comma or point; the other may then stand between thousands.
    pub decimal: Option<char>,
    /// The name of the encoding, such as `windows-1252`.
    pub encoding: Option<String>,
    /// What a cell that says nothing holds.
    pub missing: Vec<String>,
    /// What a cell whose figure is hidden holds.
    pub suppressed: Vec<String>,
    /// Texts that stand for a number, such as `~100`.
    pub special: BTreeMap<String, Decimal>,
    /// Headings that the reader will ask for; the heading row is the one that has most of them.
    pub wanted: Vec<String>,
}

impl Default for GridOptions {
    fn default() -> Self {
        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        Self {
            sheet: None,
            delimiter: None,
            decimal: None,
            encoding: None,
            missing: texts(&["", ".", "-"]),
            suppressed: texts(&[".."]),
            special: BTreeMap::new(),
            wanted: Vec::new(),
        }
    }
}

impl GridOptions {
    /// The keys of a `[csv]` table.
    pub const KEYS: &'static [&'static str] =
        &["sheet", "delimiter", "decimal", "encoding", "missing", "suppressed", "special"];

    /// Reads a `[csv]` table; what it does not state is settled per file.
    #[must_use]
    pub fn read(table: &Table, found: &mut Findings) -> Self {
        table.refuse_unknown(Self::KEYS, found);
        Self::default().changed_by(table, found)
    }

    /// The same options with what a table states in their place.
    #[must_use]
    pub fn changed_by(mut self, table: &Table, found: &mut Findings) -> Self {
        if let Some(sheet) = table.get("sheet").and_then(|v| v.as_text(found)) {
            self.sheet = Some(sheet.to_owned());
        }
        if let Some(value) = table.get("delimiter") {
            self.delimiter = sign(value, &[';', '\t', ',', '|'], "`;`, `,`, `\\t`, `|`", found);
        }
        if let Some(value) = table.get("decimal") {
            self.decimal = sign(value, &[',', '.'], "`,`, `.`", found);
        }
        if let Some(value) = table.get("encoding") {
            self.encoding = encoding_name(value, found);
        }
        if let Some(texts) = table.get("missing").and_then(|v| v.as_texts(found)) {
            self.missing = texts;
        }
        if let Some(texts) = table.get("suppressed").and_then(|v| v.as_texts(found)) {
            self.suppressed = texts;
        }
        if let Some(special) = table.get("special").and_then(|v| v.as_table(found)) {
            self.special = special_numbers(special, found);
        }
        self
    }

    /// The same options with the headings that the reader will ask for.
    #[must_use]
    pub fn wanting(&self, headings: impl IntoIterator<Item = String>) -> Self {
        Self { wanted: headings.into_iter().collect(), ..self.clone() }
    }
}

fn sign(value: &Located, allowed: &[char], known: &str, found: &mut Findings) -> Option<char> {
    let text = value.as_text(found)?;
    let mut characters = text.chars();
    let one = characters.next().filter(|c| characters.next().is_none() && allowed.contains(c));
    if one.is_none() {
        let fault = FileFault::NotOneOf { written: text.to_owned(), known: known.to_owned() };
        found.error(fault, value.place.clone());
    }
    one
}

fn encoding_name(value: &Located, found: &mut Findings) -> Option<String> {
    let name = value.as_text(found)?;
    if encoding::named(name).is_none() {
        let fault = FileFault::UnknownEncoding { written: name.to_owned() };
        found.error(fault, value.place.clone());
        return None;
    }
    Some(name.to_owned())
}

fn special_numbers(table: &Table, found: &mut Findings) -> BTreeMap<String, Decimal> {
    let mut numbers = BTreeMap::new();
    for entry in table.iter() {
        let Some(number) = entry.value.as_decimal(found) else {
            continue;
        };
        numbers.insert(entry.key.clone(), number);
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::super::testing::{codes, toml};
    use super::*;

    #[test]
    fn what_is_not_stated_is_left_to_the_file() {
        let mut found = Findings::new();
        let text = "delimiter = \"\\t\"\ndecimal = \",\"\nmissing = \"x\"\nspecial = { \"~100\" = 100 }";
        let options = GridOptions::read(&toml(text), &mut found);
        assert!(found.is_empty());
        assert_eq!((options.delimiter, options.decimal, options.encoding), (Some('\t'), Some(','), None));
        assert_eq!((options.missing, options.suppressed), (vec!["x".to_owned()], vec!["..".to_owned()]));
        assert_eq!(options.special.get("~100"), Some(&Decimal::whole(100)));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let refused = |text: &str| {
            let mut found = Findings::new();
            let _ = GridOptions::read(&toml(text), &mut found);
            codes(&found)
        };
        assert_eq!(refused("delimiter = \"::\"\ndecimal = \"'\""), ["T050", "T050"]);
        assert_eq!(refused("encoding = \"latin-svenska\""), ["T051"]);
        assert_eq!(refused("separator = \";\""), ["T011"]);
        assert_eq!(refused("special = { \"~100\" = \"hundra\" }"), ["T012"]);
    }
}
