//! What a run and `[model]` settle before any formula is read: date, year, units, payer and payee.

use super::Builder;
use crate::base::{Date, Key, Units};
use crate::diag::{Findings, ModelFault};
use crate::model::law::Rulebook;

/// What `[model.units]` may say of one.
pub const UNIT: [&str; 2] = ["is", "label"];

/// The day whose rules are wanted, and the budget year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The day whose rules and prices hold.
    pub date: Date,
    /// The budget year, or the year in which the school year ends.
    pub year: i32,
}

impl Run {
    /// A run on a day, in its calendar year.
    #[must_use]
    pub const fn on(date: Date) -> Self {
        Self { date, year: date.year() }
    }
}

impl Rulebook {
    /// The model's name, as `[model] id` states it; what is wrong with it is told when it is put in force.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.header.get("id")?.as_text(&mut Findings::new())
    }

    /// The model's units; what is wrong with them is told when it is put in force.
    #[must_use]
    pub fn units(&self) -> Units {
        units(self, &mut Findings::new())
    }
}

/// The built-in units, the currency, and `[model.units]`.
pub(in crate::model) fn units(law: &Rulebook, found: &mut Findings) -> Units {
    let currency = law.header.get("currency").and_then(|v| v.as_text(found)).unwrap_or("SEK").to_owned();
    let mut units = Units::with_currency(&currency);
    let declared = law.header.get("units").and_then(|v| v.as_table(found));
    for entry in declared.into_iter().flat_map(|table| table.iter()) {
        let Some(table) = entry.value.as_table(found) else { continue };
        table.refuse_unknown(&UNIT, found);
        let is = table.get("is").and_then(|v| v.as_text(found));
        if units.declare(&entry.key, is).is_err() {
            let text = is.unwrap_or_default().to_owned();
            found.error(ModelFault::NotANumber { text }, entry.value.place.clone());
        }
    }
    units
}

impl Builder<'_> {
    /// `payer` and `payee`.
    pub(super) fn parties(&mut self, law: &Rulebook) {
        self.payer = self.party(law, "payer");
        self.payee = self.party(law, "payee");
    }

    fn party(&mut self, law: &Rulebook, word: &str) -> Option<Key> {
        let value = law.header.get(word)?;
        let name = value.as_text(&mut self.found)?.to_owned();
        let key = (0..).map(Key).zip(&self.keys).find(|(_, def)| def.name == name).map(|(key, _)| key);
        if key.is_none() {
            let known = self.keys.iter().map(|k| k.name.as_str()).collect::<Vec<_>>().join(", ");
            self.found.error(ModelFault::UnknownKey { name, known }, value.place.clone());
        }
        key
    }
}
