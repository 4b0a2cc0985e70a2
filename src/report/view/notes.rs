//! What a reader must know: where the students went, equal terms, assumptions, and how the data were made.

use super::{say, school_name};
use crate::base::Exact;
use crate::compare::{Line, outside_total};
use crate::diag::Language;
use crate::model::parts::{EqualTerms, Slot, Source};
use crate::report::numbers::{exact, money};
use crate::report::words::{Remark, Word};
use crate::study::{DataNote, Results, RunResult};

/// Students read = allocated + outside = reported.
pub(super) fn account(run: &RunResult, lines: &[Line], language: Language) -> Vec<String> {
    let account = &run.bound.account;
    if account.counts == 0 {
        return Vec::new();
    }
    let zero = || Exact::from_integer(0.into());
    let count = |number: &Exact| exact(number, language);
    let outside = account.outside.iter().fold(zero(), |sum, one| sum + &one.students);
    let reported = lines.iter().fold(zero(), |sum, line| sum + &line.students);
    let years = lines.iter().fold(zero(), |sum, line| sum + &line.student_years);
    let mut texts = vec![
        Remark::Account {
            read: count(&account.read),
            allocated: count(&account.allocated),
            outside: count(&outside),
        }
        .text(language),
        Remark::AccountReported { reported: count(&reported), years: count(&years) }.text(language),
    ];
    if account.counts > 1 {
        texts.push(Remark::AccountTerms { counts: account.counts.to_string() }.text(language));
    }
    for one in &account.outside {
        let reason = say(&one.reason, language);
        texts.push(Remark::OutsideOf { students: count(&one.students), reason }.text(language));
    }
    texts
}

/// Equal terms, and for whom the model decides.
pub(super) fn terms(run: &RunResult, language: Language) -> Vec<String> {
    let model = say(&run.model.title, language);
    let mut texts = Vec::new();
    if let Some(decides) = &run.model.decides_for {
        let text = decides.text.text.clone();
        texts.push(Remark::DecidedFor { model: model.clone(), text }.text(language));
    }
    for id in outside_total(&run.model) {
        let name = run.model.node(id).map_or_else(String::new, |node| say(&node.label, language));
        texts.push(Remark::NotPartOfTotal { name }.text(language));
    }
    texts.extend(tried(run, language));
    texts
}

/// Whether the same students bring the same under another kind of organiser, if the model states a check of it.
pub(super) fn tried(run: &RunResult, language: Language) -> Vec<String> {
    let model = say(&run.model.title, language);
    let mut texts = Vec::new();
    let Some(terms) = &run.model.equal_terms else { return texts };
    if run.terms.is_none() {
        texts.push(Remark::EqualTermsNotYet { model }.text(language));
        return texts;
    }
    if run.unequal().is_empty() {
        texts.push(Remark::EqualTermsHold { model, apart: apart(run, terms, language) }.text(language));
        return texts;
    }
    let currency = run.model.units.currency();
    let schools: Vec<String> = run
        .unequal()
        .iter()
        .map(|one| {
            let (now, then) = (money(one.now, currency, language), money(one.then, currency, language));
            Word::EqualTermsSchool { school: school_name(run, &one.member), now, then }.text(language)
        })
        .collect();
    texts.push(Word::EqualTermsBroken { model, schools: schools.join("; ") }.text(language));
    texts.extend(terms.because.as_ref().map(|why| Word::Because { text: say(why, language) }.text(language)));
    texts
}

/// The amounts that may differ by the kind of organiser, if there are any.
fn apart(run: &RunResult, terms: &EqualTerms, language: Language) -> String {
    let nodes = terms.except.iter().filter_map(|id| run.model.node(*id));
    let names: Vec<String> = nodes.map(|node| say(&node.label, language)).collect();
    if names.is_empty() {
        return String::new();
    }
    Word::EqualTermsApart { names: names.join(", ") }.text(language)
}

/// Everything that the figures rest on and that is not known: assumptions of the models, the making of the data.
pub(super) fn footnotes(results: &Results, language: Language) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    let mut assumed = Assumed::default();
    for run in &results.runs {
        for note in run.bound.notes.iter().map(|note| data_note(note, language)) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        for slot in run.read_slots.iter().filter_map(|id| run.model.slot(*id)) {
            assumed.add(slot, language);
        }
    }
    notes.extend(assumed.texts(language));
    notes
}

/// Assumptions by what they are about and their text, with the parts that rest on them.
#[derive(Default)]
struct Assumed {
    list: Vec<(bool, String, String, Vec<String>)>,
}

impl Assumed {
    fn add(&mut self, slot: &Slot, language: Language) {
        let name = slot.label.of(language);
        if let Source::Assumption(text) = &slot.source {
            self.put(false, name, text, &slot.part);
        }
        for step in slot.indexed.iter().filter(|step| step.source.is_assumption()) {
            self.put(true, &step.index, step.source.text(), &step.date.to_string());
        }
    }

    fn put(&mut self, index: bool, name: &str, text: &str, part: &str) {
        let same =
            |one: &&mut (bool, String, String, Vec<String>)| (one.0, &*one.1, &*one.2) == (index, name, text);
        match self.list.iter_mut().find(same) {
            Some((_, _, _, parts)) if parts.iter().any(|known| known == part) => {}
            Some((_, _, _, parts)) => parts.push(part.to_owned()),
            None => self.list.push((index, name.to_owned(), text.to_owned(), vec![part.to_owned()])),
        }
    }

    fn texts(self, language: Language) -> Vec<String> {
        let text = |(index, name, text, parts): (bool, String, String, Vec<String>)| {
            let part = parts.join(", ");
            let word = match (index, part.is_empty()) {
                (true, _) => Word::AssumptionIndex { name, from: part, text },
                (false, true) => Word::Assumption { name, text },
                (false, false) => Word::AssumptionPart { name, part, text },
            };
            word.text(language)
        };
        self.list.into_iter().map(text).collect()
    }
}

fn data_note(note: &DataNote, language: Language) -> String {
    let word = match note.clone() {
        DataNote::Rounded { part, to } => Word::Rounded { part, to: to.to_string() },
        DataNote::Synthetic { part, columns } => {
            let all = columns.iter().any(|column| column == "*");
            let columns = if all { Word::SyntheticAll.text(language) } else { columns.join(", ") };
            Word::Synthetic { part, columns }
        }
        DataNote::Means { column } => Word::Means { column },
        DataNote::AlsoFor { part, year } => Word::AlsoFor { part, year: year.to_string() },
        DataNote::Remark { part, text } => Word::Remark { part, text },
    };
    word.text(language)
}
