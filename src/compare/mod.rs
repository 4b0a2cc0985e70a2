//! What a result means for schools: budgets by component, against the regional price list, cost against income.

mod balance;
mod budget;
mod cases;

pub use balance::{Balance, balance};
pub use budget::{Budget, Line, budget, outside_total};
pub use cases::{CaseLine, cases};
