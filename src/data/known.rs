//! What each table of a data set's description may say: the very lists that the reading refuses by.

use super::{controls, expected, head, keys, load, reader, rows};
use crate::text::GridOptions;

/// Every table by name, with its keys; a table's own keys may stand besides them.
#[must_use]
pub fn known() -> Vec<(&'static str, Vec<&'static str>)> {
    let with_table = |own: &[&'static str]| [&reader::KEYS, GridOptions::KEYS, own].concat();
    vec![
        ("data_file", load::SECTIONS.to_vec()),
        ("case_file", load::SECTIONS.to_vec()),
        ("data", head::KEYS.to_vec()),
        ("csv", GridOptions::KEYS.to_vec()),
        ("data_key", with_table(&keys::OWN)),
        ("columns_of", with_table(&rows::COLUMNS_OF)),
        ("rows", with_table(&rows::ROWS)),
        ("period", rows::PERIOD.to_vec()),
        ("missing", rows::MISSING.to_vec()),
        ("outside", controls::OUTSIDE.to_vec()),
        ("reconcile", with_table(&controls::RECONCILE)),
        ("previous", with_table(&rows::PREVIOUS)),
        ("expected", with_table(&expected::OWN)),
        ("excepted", expected::EXCEPT.to_vec()),
        ("label", crate::text::Label::KEYS.to_vec()),
    ]
}
