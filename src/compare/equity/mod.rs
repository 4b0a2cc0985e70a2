//! How equal the money of schools is, and how it follows their students' needs: measures of the field, student-weighted.

mod need;
mod spread;

pub use need::{Needs, Needy, concentration, fitted, needs, reaching_neediest, slope};
pub use spread::{Spread, Unit, percentile, spread};
