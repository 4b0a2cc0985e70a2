//! What people read: documents of typed cells, views that make them, and writers that give them a format.

pub mod chart;
pub mod differences;
pub mod document;
pub mod made;
pub mod numbers;
pub mod read;
pub mod shield;
pub mod view;
pub mod words;
pub mod write;

pub use chart::Chart;
pub use document::{
    Block, Branch, Cell, Column, Document, Kind, Provenance, Role, Row, Section, Sheet, Whose,
};
pub use words::{WeightWord, Word};
