//! Numbers that stand for the things of a model, so that one kind cannot be taken for another.

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),*) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in its list.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )* };
}
ids!(
    /// A column that the data bring.
    ColumnId,
    /// A number that the model states: a parameter's value, a table's cell, a curve's coordinate.
    SlotId,
    /// A table.
    TableId,
    /// A curve.
    CurveId,
    /// A value, an amount or a group, in one variant.
    NodeId,
    /// An aggregate: two with the same number are the same.
    AggregateId
);
