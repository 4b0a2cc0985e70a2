//! A study as one report: what the models cost and how they compare, then each budget, then what all rests on.

use super::{NeedBy, compare, study};
use crate::diag::Language;
use crate::report::document::{Document, Section};
use crate::study::{Results, Study};
use crate::text::FileUsed;

/// The report of a study.
#[must_use]
pub fn report(
    about: &Study,
    results: &Results,
    need: Option<NeedBy>,
    files: &[FileUsed],
    language: Language,
) -> Document {
    let mut report = study(about, results, files, language);
    if results.runs.len() > 1 {
        let beside = compare(about, results, need, files, language);
        let (appendix, own): (Vec<Section>, Vec<Section>) =
            report.sections.into_iter().partition(|section| section.appendix);
        report.sections = own.into_iter().chain(beside.sections).chain(appendix).collect();
    }
    report
}
