//! What a model says: TOML files → merged entries → in force on a date → [`Model`], checked.

pub mod parts;

pub use parts::Model;
