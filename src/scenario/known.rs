//! What each table of a scenario file may say: the very lists that the reading refuses by.

use super::{change, draw, file, flow, input, number, overrides, table};

/// Every table by name, with its keys; dates and a table's own keys may stand besides them.
#[must_use]
pub fn known() -> Vec<(&'static str, Vec<&'static str>)> {
    let sections = file::PARTS.iter().chain(&overrides::SECTIONS).copied().collect();
    vec![
        ("scenario_file", sections),
        ("scenario", file::HEADER.to_vec()),
        ("years", vec!["from", "to", "step"]),
        ("input", input::KNOWN.to_vec()),
        ("range", number::RANGE.to_vec()),
        ("draw", draw::known()),
        ("change", change::KNOWN.to_vec()),
        ("reweight", change::REWEIGHT.to_vec()),
        ("flow", flow::KNOWN.to_vec()),
        ("intake", flow::INTAKE.to_vec()),
        ("scenario_table", table::KNOWN.to_vec()),
        ("other_parameter", overrides::known("parameter").to_vec()),
        ("other_index", overrides::known("index").to_vec()),
        ("other_table", overrides::known("table").to_vec()),
        ("other_curve", overrides::known("curve").to_vec()),
        ("label", crate::text::Label::KEYS.to_vec()),
    ]
}
