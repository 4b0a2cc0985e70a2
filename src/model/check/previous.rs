//! Last year's results as columns: one for each `previous.x` that a formula reads, at x's own grain.

use super::Builder;
use super::needs::{formulas, names};
use crate::base::{KeySet, Unit};
use crate::diag::ModelFault;
use crate::model::parts::{ColumnDef, ColumnKind, Origin};
use crate::text::Label;
use std::collections::BTreeMap;

impl Builder<'_> {
    /// A column for each `previous.x` that a formula reads: last year's result at x's own grain.
    pub(super) fn previous_columns(&mut self) {
        let mut wanted: BTreeMap<String, (usize, crate::diag::Place)> = BTreeMap::new();
        for (number, layer) in self.layers.iter().enumerate() {
            for raw in &layer.raws {
                for written in formulas(raw) {
                    names(&written.expr, &mut |path| {
                        if path.variant.as_deref() == Some("previous") {
                            wanted.entry(path.name.clone()).or_insert((number, raw.place.clone()));
                        }
                    });
                }
            }
        }
        for (name, (layer, place)) in wanted {
            match self.previous_type(&name, layer) {
                Some((grain, unit)) => self.columns.push(ColumnDef {
                    name: format!("previous.{name}"),
                    label: Label {
                        sv: format!("föregående års {name}"), en: format!("last year's {name}")
                    },
                    origin: Origin::Previous(name),
                    grain,
                    kind: ColumnKind::Number { unit, min: None, max: None },
                    may_be_missing: true,
                    used: true,
                    place,
                }),
                None => self.found.error(ModelFault::PreviousOfWhat { name }, place),
            }
        }
    }

    fn previous_type(&self, name: &str, layer: usize) -> Option<(KeySet, Unit)> {
        let payee = self.payee.map_or(KeySet::NONE, KeySet::of);
        match name {
            "total" => return Some((payee, Unit::money())),
            "students" => return Some((payee, Unit::student())),
            "student_years" => return Some((payee, Unit::student_year())),
            _ => {}
        }
        let raws = &self.layers.get(layer)?.raws;
        let raw = raws.iter().find(|raw| raw.name == name)?;
        let unit = if raw.section == "value" { raw.unit.clone().unwrap_or_default() } else { Unit::money() };
        let grain = match (&raw.per, raw.section) {
            (Some(per), _) => self.order.minimal(per.iter().copied().collect()),
            (None, "group") => {
                let parts = raws.iter().filter(|part| part.part_of.as_ref().is_some_and(|(g, _)| g == name));
                let pers: Option<Vec<KeySet>> =
                    parts.map(|part| Some(part.per.as_ref()?.iter().copied().collect())).collect();
                super::amount::shared_grain(&self.order, &pers?)
            }
            (None, _) => return None,
        };
        Some((grain, unit.unscaled()))
    }
}
