//! The workbench as a browser meets it: who may ask, what is refused, and figures that are those of the command line.

#![cfg(feature = "serve")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod client;
mod draws;
mod figures;
mod folder;
mod live;
mod refused;
mod scenario;
mod shown;
