//! Which figures must not be shown so that no small count can be worked out from those that are: complementary
//! suppression over linear relations, with no word of schools.
//!
//! A reader knows that every count is at or above zero, and every relation between figures: which add up to which, and
//! what a sum of money pays for each. A secret is safe if the counts that agree with all that is shown leave room for it
//! of at least a stated width (Fischetti & Salazar 2000). The bundle that binds a secret most cheaply is hidden, until
//! all are safe. Relations are tried among few blocks at a time while all else stands still: room found so is there.

mod part;
mod search;
mod simplex;

pub use search::protect;

/// Counts, what may be shown of them, and what may not be known.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    /// The counts behind the figures, all at or above zero.
    pub counts: Vec<Count>,
    /// What is shown unless its bundle is hidden.
    pub figures: Vec<Figure>,
    /// What is hidden together.
    pub bundles: Vec<Bundle>,
    /// What may not be known.
    pub secrets: Vec<Secret>,
}

/// A count that is not known but through figures.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// What it is.
    pub value: f64,
    /// Which counts it is tried together with.
    pub block: usize,
}

/// A sum of counts, each times a factor that everybody knows.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Place of a count, and its factor.
    pub terms: Vec<(usize, f64)>,
    /// The bundle that it is hidden with; none for a relation that everybody knows.
    pub bundle: Option<usize>,
}

/// Figures that are hidden together.
#[derive(Clone, Debug, Default)]
pub struct Bundle {
    /// What the reader loses.
    pub loss: f64,
    /// Whether it is hidden from the start.
    pub hidden: bool,
    /// What must be hidden with it.
    pub with: Vec<usize>,
    /// What may not be known once it is hidden.
    pub secrets: Vec<Secret>,
}

/// A sum of counts that may not be known.
#[derive(Clone, Debug)]
pub struct Secret {
    /// The places of its counts.
    pub of: Vec<usize>,
    /// How much room there must be between the least and the greatest that it can be.
    pub width: f64,
}
