//! What a document rests on: program, date, models, verification, and the hash of every file.

use super::say;
use crate::data::Status;
use crate::diag::Language;
use crate::report::document::Provenance;
use crate::report::numbers::money;
use crate::report::words::Word;
use crate::study::{DataAbout, Results, RunResult, Verified, Year};
use crate::text::FileUsed;

/// The provenance of a study's results.
#[must_use]
pub(super) fn provenance(results: &Results, files: &[FileUsed], language: Language) -> Provenance {
    let mut statements = vec![
        (Word::Program.text(language), format!("skolpeng {}", env!("CARGO_PKG_VERSION"))),
        (Word::Date.text(language), results.date.to_string()),
        (Word::BudgetYear.text(language), year(results.year, language)),
    ];
    let about = results.runs.first().map(|run| &run.bound.about);
    statements.extend(about.map(|about| (Word::Data.text(language), data(about, language))));
    let mut verified: Vec<String> = Vec::new();
    for (number, run) in (1..).zip(&results.runs) {
        let (id, version) = (run.model.id.clone(), run.model.version.clone());
        let name = format!("{} {number}", Word::Model.text(language));
        statements.push((name, Word::ModelVersion { id, version }.text(language)));
        let text = verification(run, language);
        if !verified.contains(&text) {
            verified.push(text);
        }
    }
    statements.push((Word::Verified.text(language), verified.join("; ")));
    let files = files.iter().map(|file| (file.name.clone(), file.sha256.clone())).collect();
    Provenance { date: Some(results.date), statements, files, made: None }
}

pub(super) fn data(about: &DataAbout, language: Language) -> String {
    let status = match about.status {
        Status::Public => Word::StatusPublic,
        Status::Synthetic => Word::StatusSynthetic,
        Status::Confidential => Word::StatusConfidential,
    };
    let (title, status) = (say(&about.title, language), status.text(language));
    Word::DataOf { title, status, source: about.source.clone(), date: about.date.to_string() }.text(language)
}

fn year(year: Year, language: Language) -> String {
    match year {
        Year::School => Word::SchoolYear.text(language),
        Year::Calendar(year) => Word::CalendarYear { year: year.to_string() }.text(language),
    }
}

fn verification(run: &RunResult, language: Language) -> String {
    let word = match run.verified {
        Verified::Same => Word::VerifiedSame,
        Verified::NotYet => Word::VerifiedNotYet,
        Verified::SentToExact => Word::VerifiedSent,
        Verified::Differs(ore) => {
            Word::VerifiedDiffers { ore: money(ore, run.model.units.currency(), language) }
        }
    };
    word.text(language)
}
