//! Words that every room shares: numbers, units, money, rounding, dates, keys and order, with no word of schools.

pub mod date;
pub mod grain;
pub mod graph;
pub mod ids;
pub mod money;
pub mod number;
pub mod rounding;
pub mod suggest;
pub mod unit;

pub use date::{Date, Period};
pub use grain::{Key, KeyOrder, KeySet};
pub use ids::{AggregateId, ColumnId, CurveId, NodeId, SlotId, TableId};
pub use money::Ore;
pub use number::{Decimal, Exact};
pub use rounding::{Mode, Step};
pub use unit::{Unit, Units};
