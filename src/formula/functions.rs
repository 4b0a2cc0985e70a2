//! The functions that formulas may call: name, arguments, and what each is for.

use super::typed::Portable;

/// A function that is called by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The least of two or more numbers.
    Min,
    /// The greatest of two or more numbers.
    Max,
    /// A number without its sign.
    Abs,
    /// The first, or the second where the first is missing.
    Default,
    /// A function without exact values.
    Portable(Portable),
}

/// A row of the table of functions.
struct Row {
    name: &'static str,
    function: Function,
    wants: &'static str,
}

const fn row(name: &'static str, function: Function, wants: &'static str) -> Row {
    Row { name, function, wants }
}

const TABLE: [Row; 8] = [
    row("min", Function::Min, "2…"),
    row("max", Function::Max, "2…"),
    row("abs", Function::Abs, "1"),
    row("default", Function::Default, "2"),
    row("exp", Function::Portable(Portable::Exp), "1"),
    row("ln", Function::Portable(Portable::Ln), "1"),
    row("sqrt", Function::Portable(Portable::Sqrt), "1"),
    row("cbrt", Function::Portable(Portable::Cbrt), "1"),
];

/// All words that are followed by a bracket: functions, aggregates and roundings.
pub const NAMES: [&str; 19] = [
    "min", "max", "abs", "default", "exp", "ln", "sqrt", "cbrt", "sum", "mean", "count", "least", "greatest",
    "median", "quantile", "rank", "round", "floor", "ceil",
];

impl Function {
    /// The function of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.name == name).map(|row| row.function)
    }

    /// How many arguments it takes, for messages.
    #[must_use]
    pub fn wants(self) -> &'static str {
        TABLE.iter().find(|row| row.function == self).map_or("", |row| row.wants)
    }
}
