//! The language of formulas: text → tree → typed tree, and back to text.

pub mod check;
pub mod functions;
mod lexer;
mod parser;
mod primary;
mod print;
pub mod scope;
pub mod tree;
pub mod typed;

pub use check::check;
pub use lexer::At;
pub use parser::{RESERVED, parse};
pub use print::{print, step_text};
pub use scope::{Meaning, Names, Scope};
pub use tree::{Expr, Path};
pub use typed::{Op, Type, Typed};
