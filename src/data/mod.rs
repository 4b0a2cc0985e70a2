//! What a data set brings: enrolment, what is known of schools and programmes, control totals and earlier results.

mod controls;
mod dataset;
mod expected;
pub mod guess;
mod head;
mod keys;
mod known;
mod load;
mod mapping;
mod part;
mod reader;
mod rows;
#[cfg(test)]
mod testing;
mod unfold;
mod wide;

pub use dataset::{
    About, Against, Column, ColumnFile, DataSet, ExpectedFile, KeyFile, Outside, Part, PreviousFile,
    Reconcile, Rows, Status,
};
pub use known::known;
pub use load::{load, load_in};
