//! What a result means for schools: budgets by component, against the regional price list, cost against income; what
//! proposals move, how equal the money is, how it follows need, and why two results
//! differ.

mod balance;
mod budget;
mod cases;
mod change;
mod equity;
mod lines;
mod programme;
mod proposal;
mod why;

pub use balance::{Balance, balance, counted_by_school};
pub use budget::{Budget, Line, budget, outside_total, school_key};
pub use cases::{CaseLine, cases};
pub use change::{Change, Moved, against, against_price_list, moved};
pub use equity::{
    Needs, Needy, Spread, Unit, concentration, fitted, needs, percentile, reaching_neediest, slope, spread,
};
pub use lines::{Group, groups, paid_by_programme, students_counted};
pub use programme::programmes;
pub use proposal::{Amounts, Proposal, amounts};
pub use why::{Cause, Detail, Two, WhyLine, why};
