//! Which sums of a table are live: those that are the sum of the rows above them, to the last digit.

use crate::base::Exact;
use crate::report::document::{Cell, Kind, Role, Sheet};

/// The live sums of a table.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Live {
    /// How many rows are summed; they are the first of the table.
    pub(super) rows: usize,
    /// The row of the sums.
    pub(super) at: usize,
    /// The columns that have one, with our sum.
    pub(super) columns: Vec<(usize, Exact)>,
}

impl Live {
    /// The live sums of a table, if it has a row of sums under rows that nothing stands between. A column with a hidden
    /// figure has none: that the others add up to the sum would tell that it is 0.
    pub(super) fn of(sheet: &Sheet) -> Option<Self> {
        let at = sheet.rows.iter().position(|row| row.role == Role::Total)?;
        let above = sheet.rows.get(..at)?;
        if above.is_empty() || above.iter().any(|row| row.role != Role::Plain) {
            return None;
        }
        let sum = |column: usize| {
            let kind = sheet.columns.get(column)?.kind;
            let total = number(sheet.rows.get(at)?.cells.get(column)?)?;
            let adds_up = matches!(kind, Kind::Money | Kind::Change | Kind::Count);
            if above.iter().any(|row| row.cells.get(column) == Some(&Cell::Hidden)) {
                return None;
            }
            let cells = above.iter().filter_map(|row| number(row.cells.get(column)?));
            let sum = cells.fold(Exact::from_integer(0.into()), |sum, number| sum + number);
            (adds_up && sum == total).then_some((column, total))
        };
        let columns: Vec<(usize, Exact)> = (0..sheet.columns.len()).filter_map(sum).collect();
        (!columns.is_empty()).then_some(Self { rows: at, at, columns })
    }

    /// Our sum of a column, if it is live.
    pub(super) fn sum(&self, column: usize) -> Option<&Exact> {
        self.columns.iter().find(|(own, _)| *own == column).map(|(_, sum)| sum)
    }
}

fn number(cell: &Cell) -> Option<Exact> {
    match cell {
        Cell::Ore(ore) => Some(ore.exact()),
        Cell::Number(number) => Some(number.clone()),
        Cell::Empty | Cell::Hidden | Cell::Text(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Ore;
    use crate::report::document::{Column, Row};

    fn sheet(total: i64, roles: [Role; 3]) -> Sheet {
        let columns =
            vec![Column::new("school", "Skola", Kind::Text), Column::new("paid", "Betalas", Kind::Money)];
        let cells = |ore: i64| vec![Cell::Text("x".into()), Cell::Ore(Ore::from_whole(ore))];
        let rows = [10, 20, total].into_iter().zip(roles).map(|(ore, role)| Row { cells: cells(ore), role });
        Sheet { id: "x".into(), title: "x".into(), columns, rows: rows.collect() }
    }

    #[test]
    fn a_sum_is_live_only_where_it_is_the_sum_of_the_rows_above() {
        let roles = [Role::Plain, Role::Plain, Role::Total];
        let live = Live::of(&sheet(30, roles)).unwrap();
        assert_eq!((live.rows, live.at), (2, 2));
        assert_eq!(live.sum(1), Some(&Ore::from_whole(30).exact()));
        assert_eq!(Live::of(&sheet(31, roles)), None);
        assert_eq!(Live::of(&sheet(30, [Role::Plain, Role::Apart, Role::Total])), None);
        let mut hidden = sheet(20, roles);
        hidden.rows[0].cells[1] = Cell::Hidden;
        assert_eq!(Live::of(&hidden), None);
    }
}
