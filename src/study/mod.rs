//! Models on a data set: names meet, years are settled, models run side by side, and each run is verified.

mod account;
mod bind;
mod case;
mod chosen;
mod cross;
mod equal;
mod expect;
mod file;
mod known;
mod lacking;
mod moved;
mod names;
mod others;
mod run;
pub mod runs;
mod split;
mod world;

pub use account::{Account, DataAbout, DataNote, Outside};
pub use bind::{Bound, bind, settle_year};
pub use case::Case;
pub use chosen::{Chosen, run_in, worlds};
pub use cross::{Between, Crossed, Side, cross};
pub use equal::{TermsLine, TermsTried, Unequal};
pub use expect::{Difference, Tried, TriedTable, try_case};
pub use file::{
    Against, Combine, Output, ResultAsked, Shortfall, Statistic, Study, Worlds, Year, load, refuse_absent,
};
pub use known::known;
pub use lacking::{Lacking, on_day};
pub use moved::{Mover, parameter};
pub use run::{Results, RunResult, STACK, Verified, on_deep_stack, run, settled_run, use_threads};
pub use split::{SplitLine, SplitResult};
pub use world::{DataSets, LastYear, Order, World, check_worlds, lay};
