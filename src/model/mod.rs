//! What a model says: TOML files → merged entries → in force on a date → [`Model`], checked.

mod check;
pub mod diff;
mod known;
mod law;
pub mod lookup;
pub mod outcome;
pub mod parts;
mod reach;
mod read;
mod unrounded;

pub use check::Run;
pub use known::{known, known_of_checks};
pub use law::{Anew, Rule, Rulebook, describes, load};
pub use lookup::{Hit, OnCurve};
pub use parts::Model;
pub use unrounded::unrounded;
