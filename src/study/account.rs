//! Where the students went: read = allocated + outside; and what the data ask their reader to know.

use crate::base::{Date, Exact};
use crate::data::Status;
use crate::text::Label;

/// Students read, by what became of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Students in all rows that were read, over all terms.
    pub read: Exact,
    /// Students that no model prices, by reason.
    pub outside: Vec<Outside>,
    /// Students that the model allocates money for, over all terms.
    pub allocated: Exact,
    /// Student years that the model allocates money for.
    pub student_years: Exact,
    /// How many count dates the rows have: two for a calendar year over two school years.
    pub counts: usize,
}

/// Students that no model prices.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// Why.
    pub reason: Label,
    /// How many.
    pub students: Exact,
}

/// What the data are, and who may see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataAbout {
    /// The data set's title.
    pub title: Label,
    /// Where it comes from.
    pub source: String,
    /// The day it was taken out.
    pub date: Date,
    /// Who may see it.
    pub status: Status,
    /// Groups of fewer people than this are hidden in what is made public.
    pub min_cell: u32,
}

/// What the data ask their reader to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataNote {
    /// The source rounds its counts.
    Rounded {
        /// The table.
        part: String,
        /// To multiples of this.
        to: u32,
    },
    /// Columns that are made up.
    Synthetic {
        /// The table.
        part: String,
        /// Their names; `*` for all.
        columns: Vec<String>,
    },
    /// A column holds means of groups and is read through a step or comparison.
    Means {
        /// The column.
        column: String,
    },
    /// Rows that stand for a year other than their own.
    AlsoFor {
        /// The table.
        part: String,
        /// The year.
        year: i32,
    },
    /// A remark of the data's author.
    Remark {
        /// The table.
        part: String,
        /// The remark.
        text: String,
    },
}
