//! Last year's results, at the grain of what they are results of.

use super::{Binder, text};
use crate::base::{Decimal, KeySet};
use crate::frame::{Frame, Number};
use crate::text::Cell;

impl Binder<'_> {
    /// The cells of `previous.x`; a member without a result last year has none.
    pub(super) fn previous(&mut self, name: &str, grain: KeySet, frame: &Frame) -> Vec<Option<Number>> {
        let mut cells = vec![None; frame.len(grain)];
        let data = self.data;
        let latest = data.previous.iter().map(|file| file.year).max();
        for file in data.previous.iter().filter(|file| Some(file.year) == latest) {
            let Some(column) = file.part.column(name).map(|column| column.index) else { continue };
            let keys: Option<Vec<_>> =
                grain.iter().map(|key| Some((key, file.part.column(self.key_name(key))?.index))).collect();
            let Some(keys) = keys else { continue };
            for row in 0..file.part.grid.len() {
                let members: Option<Vec<u32>> =
                    keys.iter().map(|(key, c)| self.member(*key, &text(&file.part, row, *c)?)).collect();
                let instance = members.and_then(|members| frame.find(grain, &members));
                let number: Option<Decimal> = match file.part.number_of(row, column) {
                    Ok(Cell::Is(number)) => Some(number),
                    Ok(_) => None,
                    Err(fault) => {
                        self.found.add(fault);
                        None
                    }
                };
                if let Some(cell) = instance.and_then(|i| cells.get_mut(i)) {
                    *cell = number.map(Number::decimal);
                }
            }
        }
        cells
    }
}
