//! What many draws say of one result, gathered as they come: a fixed memory, and the same bytes for the same order.
//!
//! - [`Tally`]: for many results at once, mean, extremes, quantiles, shortfall and how often a line is crossed.
//! - [`Tornado`]: what each input does to a result by itself, from its low to its high value.
//! - [`Sobol`]: how much of a result's variance is owed to each input, alone and with others.
//!
//! Values are whole numbers of a result's own step (öre for money), so that sums have no error.

mod cell;
mod feed;
mod indices;
mod sketch;
mod sobol;
mod tally;
mod tornado;

pub use cell::{Between, Cell, Crossing, LineId, Side};
pub use feed::FeedFault;
pub use indices::{Estimate, Indices};
pub use sobol::{Sobol, SobolPlan};
pub use tally::{Tally, TallyFault, TallyPlan};
pub use tornado::{Place, Swing, Tornado, TornadoPlan};
