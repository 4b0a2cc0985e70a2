//! What a cell of a table says: something, nothing, or a figure that its source hides.

/// A cell after it has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell<T> {
    /// The cell says this.
    Is(T),
    /// The cell says nothing.
    Missing,
    /// The source hides the figure because few people are behind it.
    Suppressed,
}

impl<T> Cell<T> {
    /// What the cell says, if it says anything.
    pub fn is(self) -> Option<T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Missing | Self::Suppressed => None,
        }
    }

    /// The same cell with what it says made into something else.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Cell<U> {
        match self {
            Self::Is(value) => Cell::Is(make(value)),
            Self::Missing => Cell::Missing,
            Self::Suppressed => Cell::Suppressed,
        }
    }
}

impl<T, E> Cell<Result<T, E>> {
    /// The reading of the cell, or what hindered it.
    ///
    /// # Errors
    /// The error that the cell holds.
    pub fn transpose(self) -> Result<Cell<T>, E> {
        match self {
            Self::Is(result) => result.map(Cell::Is),
            Self::Missing => Ok(Cell::Missing),
            Self::Suppressed => Ok(Cell::Suppressed),
        }
    }
}
