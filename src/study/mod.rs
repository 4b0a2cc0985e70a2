//! Models on a data set: names meet, years are settled, models run side by side, and each run is verified.

mod account;
mod bind;
mod equal;
mod file;
mod others;
mod run;

pub use account::{Account, DataAbout, DataNote, Outside};
pub use bind::{Bound, bind};
pub use equal::Unequal;
pub use file::{Study, Year, load};
pub use run::{Results, RunResult, STACK, Verified, run};
