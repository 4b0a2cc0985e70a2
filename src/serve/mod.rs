//! `skolpeng serve`: a study as a page on this machine, with sliders for its numbers; computes nothing itself.

mod answer;
mod compute;
mod controls;
mod desk;
mod desks;
mod file;
mod guard;
mod listen;
mod live;
mod offered;
mod out;
mod page;
mod save;
mod server;
mod state;
mod task;
mod uncertain;

pub use server::{Options, Server};
pub use state::State;
