//! What each table of a study file, and a case's own heading, may say: the very lists that the reading refuses by.

use super::{case, file};

/// Every table by name, with its keys.
#[must_use]
pub fn known() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("study_file", file::SECTIONS.to_vec()),
        ("study", file::KNOWN.to_vec()),
        ("result", file::RESULT.to_vec()),
        ("shortfall", file::SHORTFALL.to_vec()),
        ("output", file::OUTPUT.to_vec()),
        ("case", case::KNOWN.to_vec()),
        ("label", crate::text::Label::KEYS.to_vec()),
    ]
}
