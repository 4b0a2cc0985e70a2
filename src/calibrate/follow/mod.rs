//! A model's weights followed up on a new year's outcomes: need by school, drift, money per need, goals.

mod goal;
mod job;
mod money;
mod need;

pub use goal::{GoalLine, GoalResult, goals};
pub use job::{Evaluation, Goal, known, load};
pub use money::{PaidLine, PaidYear, paid};
pub use need::{Drift, Followed, SchoolNeed, evaluate, weights_in_force};
