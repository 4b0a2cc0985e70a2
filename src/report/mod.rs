//! What people read: documents of typed cells, views that make them, and writers that give them a format.

pub mod differences;
pub mod document;
pub mod made;
pub mod numbers;
pub mod read;
pub mod view;
pub mod words;
pub mod write;

pub use document::{Block, Branch, Cell, Column, Document, Kind, Provenance, Role, Row, Section, Sheet};
pub use words::{WeightWord, Word};
