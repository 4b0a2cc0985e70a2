//! What each drawn input does to a study's results, as a document.

use super::say;
use crate::base::{Exact, Ore};
use crate::diag::Language;
use crate::report::document::{Block, Cell, Column, Document, Kind, Row, Section, Sheet};
use crate::report::words::{Remark, Word};
use crate::statistics::Estimate;
use crate::study::Study;
use crate::study::runs::{Effect, Effects, Method, OfInput, Than};

/// The document of a study's effects.
#[must_use]
pub fn effects(study: &Study, effects: &Effects, method: Method, language: Language) -> Document {
    let text = match method {
        Method::OneAtATime => Remark::EffectsOneText.text(language),
        Method::Variance(samples) => Remark::EffectsPartsText { samples: samples.to_string() }.text(language),
    };
    let mut blocks = vec![Block::Text(text)];
    for (place, asked) in study.results.iter().enumerate() {
        let own: Vec<&Effect> = effects.effects.iter().filter(|effect| effect.result == place).collect();
        let keys = asked.by.iter().map(|key| key.text.as_str()).collect();
        blocks.push(Block::Table(Table { effects, own, keys, method, language }.sheet(&asked.name)));
    }
    let section = Section { title: Word::EffectsTitle.text(language), blocks, appendix: false };
    Document {
        title: say(&study.title, language),
        subtitle: Word::Calculation.text(language),
        sections: vec![section],
        ..Document::default()
    }
}

/// One result's table while it is made.
struct Table<'a> {
    effects: &'a Effects,
    own: Vec<&'a Effect>,
    keys: Vec<&'a str>,
    method: Method,
    language: Language,
}

impl Table<'_> {
    fn sheet(&self, name: &str) -> Sheet {
        let rows = self
            .own
            .iter()
            .flat_map(|effect| effect.inputs.iter().map(|(input, of)| self.row(effect, input, of)));
        Sheet {
            id: format!("effects_{name}"),
            title: Word::ResultOf { name: name.to_owned() }.text(self.language),
            rows: rows.collect(),
            columns: self.columns(),
        }
    }

    fn columns(&self) -> Vec<Column> {
        let text = |id: &str, word: Word| Column::new(id, word.text(self.language), Kind::Text);
        let mut columns = vec![
            text("scenario", Word::Scenario),
            text("model", Word::Model),
            text("against", Word::Against),
        ];
        for key in &self.keys {
            columns.push(Column::new(format!("{key}_name"), (*key).to_owned(), Kind::Text));
            columns.push(Column::new((*key).to_owned(), Word::Code.text(self.language), Kind::Text));
        }
        columns.push(text("input", Word::Input));
        let figures = match self.method {
            Method::OneAtATime => vec![
                ("low", Word::InputLow, Kind::Money),
                ("middle", Word::InputMiddle, Kind::Money),
                ("high", Word::InputHigh, Kind::Money),
                ("swing", Word::Swing, Kind::Change),
            ],
            Method::Variance(_) => vec![
                ("first", Word::OwnPart, Kind::Percent),
                ("first_error", Word::PartError, Kind::Percent),
                ("total", Word::TotalPart, Kind::Percent),
                ("total_error", Word::PartError, Kind::Percent),
            ],
        };
        columns.extend(
            figures.into_iter().map(|(id, word, kind)| Column::new(id, word.text(self.language), kind)),
        );
        columns
    }

    fn row(&self, effect: &Effect, input: &str, of: &OfInput) -> Row {
        let model = |place: usize| {
            Cell::Text(self.effects.models.get(place).map_or_else(String::new, |(id, _)| id.clone()))
        };
        let than = match effect.than {
            Than::Nothing => Cell::Empty,
            Than::Model(other) => model(other),
            Than::YearBefore => Cell::Text(Word::YearBefore.text(self.language)),
        };
        let mut cells = vec![Cell::Text(say(&effect.scenario.1, self.language)), model(effect.model), than];
        for (name, code) in effect.names.iter().zip(&effect.codes) {
            cells.push(Cell::Text(name.clone()));
            cells.push(Cell::Text(code.clone()));
        }
        cells.push(Cell::Text(input.to_owned()));
        cells.extend(figures(effect, of));
        Row::plain(cells)
    }
}

fn figures(effect: &Effect, of: &OfInput) -> Vec<Cell> {
    let money = |ore: Option<i64>| ore.map_or(Cell::Empty, |ore| Cell::Ore(Ore::from_whole(ore)));
    match of {
        OfInput::Swing(low, high) => {
            let swing = low.zip(*high).map(|(low, high)| high - low);
            vec![money(*low), money(effect.middle), money(*high), money(swing)]
        }
        OfInput::Parts(first, total) => [first, total].into_iter().flat_map(parts).collect(),
    }
}

/// A part of the variance and its standard error; nothing where the result does not vary.
fn parts(of: &Estimate) -> [Cell; 2] {
    let cell = |number: f64| Exact::from_float(number).map_or(Cell::Empty, Cell::Number);
    [cell(of.value), cell(of.standard_error)]
}
