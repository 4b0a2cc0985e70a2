//! A document: headings, paragraphs, tables of typed cells and trees, with no word of schools and no format.

use super::chart::Chart;
use super::made::Made;
use crate::base::{Date, Exact, Ore};
use std::borrow::Cow;

/// A document in one language.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// One line under it.
    pub subtitle: String,
    /// Its parts in order.
    pub sections: Vec<Section>,
    /// What the reader must know to trust or doubt a figure, numbered from 1.
    pub footnotes: Vec<String>,
    /// What it rests on.
    pub provenance: Provenance,
}

/// A part under a heading.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
    /// Whether it is for looking things up: in files, but not on a terminal.
    pub appendix: bool,
}

/// A piece of a section.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a document has few blocks: their size costs nothing")]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// A table.
    Table(Sheet),
    /// A tree: each line with what it is made of.
    Tree(Branch),
    /// A chart.
    Chart(Chart),
}

/// A table.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its name for machines, and as sheet or file name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name for machines.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// What its cells are.
    pub kind: Kind,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text or code.
    Text,
    /// A count, with decimals only where there are any.
    Count,
    /// Money.
    Money,
    /// A difference of money: its sign is always shown.
    Change,
    /// Money for each of something, to whole units.
    PerHead,
    /// A difference of money for each of something.
    PerHeadChange,
    /// A change as a share, shown in per cent with one decimal and its sign.
    Percent,
    /// A part of a whole, shown in per cent with one decimal.
    Share,
    /// A number without unit, such as an index, with four decimals.
    Ratio,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// One cell for each column.
    pub cells: Vec<Cell>,
    /// What the row is.
    pub role: Role,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// One of many.
    Plain,
    /// The sum of the plain rows.
    Total,
    /// A figure of its own, such as what a sum is made of.
    Apart,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing to say.
    Empty,
    /// A text.
    Text(String),
    /// Money.
    Ore(Ore),
    /// A number: a count, a share, money for each of something.
    Number(Exact),
}

/// A line of a tree, with what it is made of.
#[derive(Clone, Debug, Default)]
pub struct Branch {
    /// What it is.
    pub label: String,
    /// Its value, ready to read.
    pub value: String,
    /// Remarks: a formula, a source.
    pub remarks: Vec<String>,
    /// What it is made of.
    pub children: Vec<Branch>,
}

/// What a document rests on: the same inputs give the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The day that it is for.
    pub date: Option<Date>,
    /// Name and value of each statement, in order: program, date, models, verification.
    pub statements: Vec<(String, String)>,
    /// Every file that was read, with the SHA-256 of its bytes.
    pub files: Vec<(String, String)>,
    /// How to make it again, for a document that is written to a file.
    pub made: Option<Made>,
}

impl Column {
    /// A column.
    #[must_use]
    pub fn new(id: impl Into<String>, heading: impl Into<String>, kind: Kind) -> Self {
        Self { id: id.into(), heading: heading.into(), kind }
    }
}

impl Row {
    /// One row of many.
    #[must_use]
    pub const fn plain(cells: Vec<Cell>) -> Self {
        Self { cells, role: Role::Plain }
    }
}

impl Document {
    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }

    /// Every table of the document, in order.
    pub fn sheets(&self) -> impl Iterator<Item = &Sheet> {
        self.blocks().filter_map(|block| match block {
            Block::Table(sheet) => Some(sheet),
            Block::Text(_) | Block::Tree(_) | Block::Chart(_) => None,
        })
    }

    /// Every chart of the document, in order.
    pub fn charts(&self) -> impl Iterator<Item = &Chart> {
        self.blocks().filter_map(|block| match block {
            Block::Chart(chart) => Some(chart),
            Block::Text(_) | Block::Tree(_) | Block::Table(_) => None,
        })
    }

    /// The table of a chart, unless a table of the document holds the same numbers.
    #[must_use]
    pub fn table_of(&self, chart: &Chart) -> Option<Sheet> {
        let told = self.sheets().any(|sheet| sheet.id == chart.id);
        (!told).then(|| chart.table())
    }

    /// Every table of the document, in order, and then those of its charts that no table tells.
    #[must_use]
    pub fn tables(&self) -> Vec<Cow<'_, Sheet>> {
        let charts = self.charts().filter_map(|chart| self.table_of(chart)).map(Cow::Owned);
        self.sheets().map(Cow::Borrowed).chain(charts).collect()
    }
}
