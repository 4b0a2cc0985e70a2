//! A column of values of one kind with their marks: what every step reads and makes.

use super::mark::Marks;
use super::number::Numbers;
use crate::base::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One value for each instance of a grain.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The values; where a mark says that there is none, something that nobody reads.
    pub cells: Cells,
    /// Which cells have no value, and why.
    pub marks: Marks,
}

/// Values of one kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    /// Numbers.
    Numbers(Numbers),
    /// Texts.
    Texts(Texts),
    /// Yes and no.
    YesNo(Vec<bool>),
    /// Days.
    Dates(Vec<Date>),
    /// Places in another list: instances of a grain, or numbers of the model.
    Places(Vec<u32>),
}

/// Texts, each different one once.
#[derive(Clone, Debug, PartialEq)]
pub struct Texts {
    /// The different texts.
    pub names: Arc<[String]>,
    /// Which of them each cell has.
    pub index: Vec<u32>,
}

/// Different texts, numbered as they are met.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, u32>);

impl Names {
    /// The number of a text.
    pub fn number(&mut self, text: &str) -> u32 {
        if let Some(known) = self.0.get(text) {
            return *known;
        }
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(text.to_owned(), next);
        next
    }

    /// Cells with these numbers.
    #[must_use]
    pub fn texts(self, index: Vec<u32>) -> Texts {
        let mut names = vec![String::new(); self.0.len()];
        for (text, place) in self.0 {
            if let Some(name) = names.get_mut(place as usize) {
                *name = text;
            }
        }
        Texts { names: names.into(), index }
    }
}

impl Texts {
    /// These texts.
    #[must_use]
    pub fn of<T: AsRef<str>>(texts: impl Iterator<Item = T>) -> Self {
        let mut names = Names::default();
        let index = texts.map(|text| names.number(text.as_ref())).collect();
        names.texts(index)
    }

    /// Other cells: for each, which of these it takes.
    #[must_use]
    pub fn taken(&self, from: &[u32]) -> Self {
        Self { names: Arc::clone(&self.names), index: taken(&self.index, from, 0) }
    }

    /// The text of a cell.
    #[must_use]
    pub fn at(&self, cell: usize) -> &str {
        let name = self.index.get(cell).and_then(|name| self.names.get(*name as usize));
        name.map_or("", String::as_str)
    }

    /// How many cells there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.index.is_empty()
    }
}

impl Cells {
    /// How many cells there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Numbers(numbers) => numbers.len(),
            Self::Texts(texts) => texts.len(),
            Self::YesNo(cells) => cells.len(),
            Self::Dates(cells) => cells.len(),
            Self::Places(cells) => cells.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Column {
    /// Values that are all there.
    #[must_use]
    pub const fn new(cells: Cells) -> Self {
        Self { cells, marks: Marks::NONE }
    }

    /// The numbers, if it has numbers.
    #[must_use]
    pub const fn numbers(&self) -> Option<&Numbers> {
        match &self.cells {
            Cells::Numbers(numbers) => Some(numbers),
            _ => None,
        }
    }

    /// Yes and no, if it has those.
    #[must_use]
    pub fn yes_no(&self) -> Option<&[bool]> {
        match &self.cells {
            Cells::YesNo(cells) => Some(cells),
            _ => None,
        }
    }

    /// Other cells: for each, which of these it takes.
    #[must_use]
    pub fn taken(&self, from: &[u32]) -> Self {
        let cells = match &self.cells {
            Cells::Numbers(numbers) => Cells::Numbers(numbers.taken(from)),
            Cells::Texts(texts) => Cells::Texts(texts.taken(from)),
            Cells::YesNo(cells) => Cells::YesNo(taken(cells, from, false)),
            Cells::Dates(cells) => Cells::Dates(taken(cells, from, Date::new_year(1))),
            Cells::Places(cells) => Cells::Places(taken(cells, from, u32::MAX)),
        };
        Self { cells, marks: self.marks.taken(from) }
    }
}

fn taken<T: Copy>(cells: &[T], from: &[u32], outside: T) -> Vec<T> {
    from.iter().map(|at| cells.get(*at as usize).copied().unwrap_or(outside)).collect()
}
