//! skolpeng: declarative allocation models for school vouchers, exact to the öre, every amount explained.
//!
//! What happens, in order:
//! 1. [`text`] reads TOML, CSV and workbooks as values that know their place in the user's file.
//! 2. [`model`] merges a model's files, puts them in force on a date, and checks every formula ([`formula`]).
//! 3. [`data`] reads a data set; [`study`] lets the model's names meet the data's and lays both out over keys ([`frame`]).
//! 4. [`exact`] computes what every school gets, on exact numbers.
//! 5. [`compare`] puts budgets beside the regional price list; [`explain`] tells why an amount is what it is; [`audit`] tries the laws that a model claims.
//! 6. [`report`] makes documents of it and writes them; [`session`] holds a study open; [`schema`] tells editors what files may say; [`serve`] and [`cli`] are its faces.
//!
//! Whatever is wrong with a user's file is a [`diag::Diagnostic`] with a code, a place and a fix.

pub mod audit;
pub mod base;
pub mod calibrate;
pub mod chance;
pub mod cli;
pub mod compare;
pub mod data;
pub mod diag;
pub mod engine;
pub mod exact;
pub mod explain;
pub mod formula;
pub mod frame;
pub mod model;
pub mod protect;
pub mod report;
pub mod roll;
pub mod scenario;
pub mod schema;
pub mod seek;
#[cfg(feature = "serve")]
pub mod serve;
pub mod session;
pub mod statistics;
pub mod study;
pub mod text;
