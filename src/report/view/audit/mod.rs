//! What came of trying models' laws, as a document: every law, and for each that is broken the smallest example found.

mod curve;
mod example;
pub(super) mod stated;

use super::{provenance, say};
use crate::audit::{Audit, Effort, Search};
use crate::data::Status;
use crate::diag::Language;
use crate::model::Model;
use crate::model::parts::{LawDef, Stand};
use crate::report::document::{Block, Cell, Column, Document, Kind, Provenance, Row, Section, Sheet};
use crate::report::numbers::exact;
use crate::report::words::{AuditWord as Says, Word};
use crate::study::{Bound, Study};
use crate::text::FileUsed;

/// A model whose laws have been tried.
#[derive(Clone, Copy, Debug)]
pub struct LawsTried<'a> {
    /// The model.
    pub model: &'a Model,
    /// Its data.
    pub bound: &'a Bound,
    /// What came of trying its laws.
    pub audit: &'a Audit,
}

/// The document of an audit.
#[must_use]
pub fn audit(
    study: &Study,
    audited: &[LawsTried],
    effort: Effort,
    files: &[FileUsed],
    language: Language,
) -> Document {
    let how = Section {
        title: Says::Tried.text(language),
        blocks: vec![Block::Text(Says::How { seed: effort.seed.to_string() }.text(language))],
        appendix: false,
    };
    let models = audited.iter().flat_map(|one| View { audited: one, language }.sections());
    let sections = models.chain([how]);
    Document {
        title: Says::Title { study: say(&study.title, language) }.text(language),
        subtitle: Word::Calculation.text(language),
        sections: sections.collect(),
        footnotes: Vec::new(),
        provenance: rests_on(audited, files, language),
    }
}

fn rests_on(audited: &[LawsTried], files: &[FileUsed], language: Language) -> Provenance {
    let mut statements =
        vec![(Word::Program.text(language), format!("skolpeng {}", env!("CARGO_PKG_VERSION")))];
    let date = audited.first().map(|one| one.model.date);
    statements.extend(date.map(|date| (Word::Date.text(language), date.to_string())));
    let about = audited.first().map(|one| provenance::data(&one.bound.about, language));
    statements.extend(about.map(|about| (Word::Data.text(language), about)));
    for (number, one) in (1..).zip(audited) {
        let (id, version) = (one.model.id.clone(), one.model.version.clone());
        let name = format!("{} {number}", Word::Model.text(language));
        statements.push((name, Word::ModelVersion { id, version }.text(language)));
    }
    let files = files.iter().map(|file| (file.name.clone(), file.sha256.clone())).collect();
    Provenance { date, statements, files, made: None }
}

/// One model's laws.
struct View<'a> {
    audited: &'a LawsTried<'a>,
    language: Language,
}

impl View<'_> {
    fn text(&self, word: &Says) -> String {
        word.text(self.language)
    }

    fn title(&self) -> String {
        say(&self.audited.model.title, self.language)
    }

    fn tried(&self) -> impl Iterator<Item = (&LawDef, &Search)> {
        self.audited.model.laws.iter().zip(&self.audited.audit.searches)
    }

    /// The laws of the model, then an example of each that is broken.
    fn sections(&self) -> Vec<Section> {
        let model = self.title();
        let title = self.text(&Says::LawsOf { model: model.clone() });
        if self.audited.model.laws.is_empty() {
            let blocks = vec![Block::Text(self.text(&Says::NoLaws { model }))];
            return vec![Section { title, blocks, appendix: false }];
        }
        let mut blocks = vec![Block::Table(self.laws(&title))];
        let lacking = self.tried().filter(|(_, search)| search.on_data + search.on_drawn == 0);
        let lacking: Vec<&str> = lacking.map(|(def, _)| def.law.name()).collect();
        if !lacking.is_empty() {
            blocks.push(Block::Text(self.text(&Says::NotTriedWhy { laws: lacking.join(", ") })));
        }
        if self.audited.bound.about.status == Status::Confidential {
            blocks.push(Block::Text(self.text(&Says::Internal)));
        }
        let own = Section { title, blocks, appendix: false };
        let details = self.tried().filter_map(|(def, search)| self.detail(def, search));
        std::iter::once(own).chain(details).collect()
    }

    fn laws(&self, title: &str) -> Sheet {
        let column = |id: &str, word: Says, kind: Kind| Column::new(id, self.text(&word), kind);
        Sheet {
            id: format!("laws_{}", self.audited.model.id),
            title: title.to_owned(),
            columns: vec![
                column("law", Says::Law, Kind::Text),
                column("says", Says::Says, Kind::Text),
                column("outcome", Says::Outcome, Kind::Text),
                column("on_data", Says::OnData, Kind::Count),
                column("on_drawn", Says::OnDrawn, Kind::Count),
                column("refused", Says::Refused, Kind::Count),
                column("largest", Says::Largest, Kind::PerHead),
            ],
            rows: self.tried().map(|(def, search)| self.row(def, search)).collect(),
        }
    }

    fn row(&self, def: &LawDef, search: &Search) -> Row {
        let count = |count: usize| Cell::Number(exact_count(count));
        let says = stated::stand(def);
        Row::plain(vec![
            Cell::Text(stated::sentence(self.audited.model, def, self.language)),
            Cell::Text(self.text(&says)),
            Cell::Text(self.text(&outcome(def, search))),
            count(search.on_data),
            count(search.on_drawn),
            count(search.refused),
            search.largest.clone().map_or(Cell::Empty, Cell::Number),
        ])
    }

    /// The example that refutes a law, and a step's curve also where it does not.
    fn detail(&self, def: &LawDef, search: &Search) -> Option<Section> {
        let mut blocks = Vec::new();
        if let Stand::Breaks(why) = &def.stand {
            let reason = say(why, self.language);
            blocks.push(Block::Text(self.text(&Says::BreaksFor { reason })));
        }
        if let Some(example) = &search.example {
            blocks.extend(example::blocks(self, def, example));
        }
        if let Some(curve) = &search.curve {
            blocks.push(Block::Chart(curve::chart(self, curve)));
        }
        let law = stated::sentence(self.audited.model, def, self.language);
        let title = self.text(&Says::Example { law, model: self.title() });
        (!blocks.is_empty()).then_some(Section { title, blocks, appendix: false })
    }

    /// What people call a school.
    fn school(&self, code: &str) -> String {
        let key = self.audited.model.payee;
        let named = key.and_then(|key| self.audited.bound.names.get(&(key, code.to_owned())));
        // A school that is split has the code of the one that it was part of, with a number.
        let part = || {
            let (whole, number) = code.rsplit_once('/')?;
            let known = key.and_then(|key| self.audited.bound.names.get(&(key, whole.to_owned())))?;
            let (school, number) = (known.clone(), number.to_owned());
            Some(Says::SplitPart { school, number }.text(self.language))
        };
        named.cloned().or_else(part).unwrap_or_else(|| code.to_owned())
    }

    /// A number of a column as people read it: in the column's unit.
    fn number(&self, id: crate::base::ColumnId, value: &crate::base::Exact) -> String {
        use crate::model::parts::ColumnKind;
        let kind = self.audited.model.column(id).map(|column| &column.kind);
        let Some(ColumnKind::Number { unit, .. }) = kind else { return exact(value, self.language) };
        let number = exact(&(value / unit.scale()), self.language);
        if unit.is_percent() { format!("{number}\u{a0}%") } else { number }
    }

    /// What people call a column, inside a sentence.
    fn column(&self, id: crate::base::ColumnId) -> String {
        self.audited.model.column(id).map_or_else(String::new, |column| say(&column.label, self.language))
    }
}

fn exact_count(count: usize) -> crate::base::Exact {
    crate::base::number::whole(i64::try_from(count).unwrap_or(i64::MAX))
}

fn outcome(def: &LawDef, search: &Search) -> Says {
    let nothing = search.on_data + search.on_drawn == 0;
    match (&def.stand, &search.example) {
        (_, None) if nothing => Says::NotTried,
        (Stand::Claims, None) => Says::Held,
        (Stand::Claims, Some(_)) => Says::Refuted,
        (Stand::Breaks(_), Some(_)) => Says::AsSaid,
        (Stand::Breaks(_), None) => Says::NotSeen,
    }
}
