//! How the figures were computed, and the measures of equity with what they mean and where they come from.

use super::{Chapter, Desk};
use crate::report::document::{Block, Cell, Column, Kind, Row, Section, Sheet};
use crate::report::words::{Board, Measured, Word};

const BERNE: &str = "Berne & Stiefel, The Measurement of Equity in School Finance (1984)";
const ODDEN: &str = "Odden & Picus, School Finance: A Policy Perspective";
const WORLD_BANK: &str =
    "O'Donnell m.fl./et al., Analyzing Health Equity Using Household Survey Data (World Bank 2008), 8";
const DUNCAN: &str = "Duncan & Duncan (1955)";
const SHORROCKS: &str = "Shorrocks (2013), Journal of Economic Inequality 11";
const OWN: &str = "skolpeng";

/// Every measure: its name, what it means, its source.
const MEASURES: [(Measured, Measured, &str); 9] = [
    (Measured::Variation, Measured::VariationMeans, BERNE),
    (Measured::Gini, Measured::GiniMeans, BERNE),
    (Measured::McLoone, Measured::McLooneMeans, BERNE),
    (Measured::RangeRatio, Measured::RangeRatioMeans, ODDEN),
    (Measured::Concentration, Measured::ConcentrationMeans, WORLD_BANK),
    (Measured::Slope, Measured::SlopeMeans, BERNE),
    (Measured::Neediest, Measured::NeediestMeans, OWN),
    (Measured::Redistributed, Measured::RedistributedMeans, DUNCAN),
    (Measured::Causes, Measured::CausesMeans, SHORROCKS),
];

/// The chapter.
pub(super) fn chapter(desk: &Desk) -> Chapter {
    let mut parts = desk.beside.equity(desk.paper.need);
    parts.push(definitions(desk));
    Chapter { title: desk.text(&Board::Measures), blocks: vec![desk.paragraph(&Board::MeasuresText)], parts }
}

fn definitions(desk: &Desk) -> Section {
    let language = desk.paper.language;
    let columns = vec![
        Column::new("measure", desk.text(&Board::MeasureName), Kind::Text),
        Column::new("means", desk.text(&Board::MeasureMeans), Kind::Text),
        Column::new("source", Word::Source.text(language), Kind::Text),
    ];
    let row = |(name, means, source): &(Measured, Measured, &str)| {
        let texts = [name.text(language), means.text(language), (*source).to_owned()];
        Row::plain(texts.map(Cell::Text).into())
    };
    let title = desk.text(&Board::MeasureTable);
    let rows = MEASURES.iter().map(row).collect();
    let sheet = Sheet { id: "measures".to_owned(), title: title.clone(), columns, rows };
    Section { title, blocks: vec![Block::Table(sheet)], appendix: false }
}
