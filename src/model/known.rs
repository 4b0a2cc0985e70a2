//! What each table of a model file may say: the very lists that the reading refuses by, for whoever else asks.

use super::check::known::{
    CHECK, EQUAL_TERMS, LAW, LAW_OF_FRAME, LAW_OF_NEED, LAW_OF_SPLIT, LAW_OF_STEP, PERSPECTIVE, SPLIT, UNIT,
    VARIANT,
};
use super::law::{HEADER, HEADING, SECTIONS};
use super::parts::Law;
use super::read::{column, curve, forms, index, key, node, parameter, table};

/// Every table by name, with its keys; dates and a table's own keys may stand besides them.
#[must_use]
pub fn known() -> Vec<(&'static str, Vec<&'static str>)> {
    let file = [&[HEADING], SECTIONS.as_slice()].concat();
    let lists: [(&str, &[&str]); 34] = [
        ("model_file", &file),
        ("model", &HEADER),
        ("unit", &UNIT),
        ("key", &key::KNOWN),
        ("column", &column::KNOWN),
        ("parameter", &parameter::KNOWN),
        ("parameter_on_date", &parameter::STATEMENT),
        ("index", &index::KNOWN),
        ("index_step", &index::STATEMENT),
        ("table", &table::KNOWN),
        ("table_row", &table::ROW),
        ("curve", &curve::KNOWN),
        ("curve_on_date", &curve::STATEMENT),
        ("curve_units", &curve::UNITS),
        ("value", node::known("value")),
        ("amount", node::known("amount")),
        ("group", node::known("group")),
        ("case_of_rule", &node::CASE),
        ("round", &node::ROUND),
        ("share", &forms::SHARE),
        ("pour", &forms::POUR),
        ("solve", &forms::SOLVE),
        ("perspective", &PERSPECTIVE),
        ("check", &CHECK),
        ("equal_terms", &EQUAL_TERMS),
        ("laws", &Law::NAMES),
        ("law", &LAW),
        ("law_of_need", &LAW_OF_NEED),
        ("law_of_step", &LAW_OF_STEP),
        ("law_of_split", &LAW_OF_SPLIT),
        ("law_of_frame", &LAW_OF_FRAME),
        ("variant", &VARIANT),
        ("split", &SPLIT),
        ("label", &crate::text::Label::KEYS),
    ];
    lists.into_iter().map(|(name, keys)| (name, keys.to_vec())).collect()
}

/// What a check may say.
#[must_use]
pub fn known_of_checks() -> Vec<&'static str> {
    CHECK.to_vec()
}
