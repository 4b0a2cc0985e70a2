//! What each model of a study costs in each world, as a document.

use super::say;
use crate::diag::Language;
use crate::report::document::{Block, Cell, Column, Document, Kind, Row, Section, Sheet};
use crate::report::words::Word;
use crate::study::runs::{Cost, How};

/// The document of a study's costs.
#[must_use]
pub fn costs(costs: &[Cost], language: Language) -> Document {
    let column = |id: &str, word: Word| Column::new(id, word.text(language), Kind::Text);
    let row = |cost: &Cost| {
        let how = match &cost.how {
            How::SideBySide { instructions, numbers, most: (name, rows) } => {
                let [instructions, numbers, rows] = [instructions, numbers, rows].map(ToString::to_string);
                Word::CostSideBySide { instructions, numbers, name: name.clone(), rows }
            }
            How::OneByOne { node, what } => {
                Word::CostOneByOne { node: node.clone(), what: (*what).to_owned() }
            }
            How::YearAfterYear => Word::CostYears,
        };
        let cells = [say(&cost.scenario, language), cost.model.clone(), how.text(language)];
        Row::plain(cells.into_iter().map(Cell::Text).collect())
    };
    let sheet = Sheet {
        id: "costs".to_owned(),
        title: Word::Costs.text(language),
        columns: vec![
            column("scenario", Word::Scenario),
            column("model", Word::Model),
            column("how", Word::CostHow),
        ],
        rows: costs.iter().map(row).collect(),
    };
    let section =
        Section { title: Word::Costs.text(language), blocks: vec![Block::Table(sheet)], appendix: false };
    Document { sections: vec![section], ..Document::default() }
}
