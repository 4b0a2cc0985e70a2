//! Numbers and units as a model states them, read from their text.

use crate::base::number::parse_exact;
use crate::base::unit::NotAQuantity;
use crate::base::{Exact, Step, Unit, Units};
use crate::diag::{Findings, ModelFault};
use crate::text::{Located, Value};

/// A unit by its text.
pub fn read_unit(value: &Located, units: &Units, found: &mut Findings) -> Option<Unit> {
    let text = value.as_text(found)?;
    match units.parse(text) {
        Ok(unit) => Some(unit),
        Err(word) => {
            let known = units.names().collect::<Vec<_>>().join(", ");
            found.error(ModelFault::UnknownUnit { word, known }, value.place.clone());
            None
        }
    }
}

/// A number in base units: bare digits are in `unit`; a text may name another unit of the same dimension.
pub fn quantity(value: &Located, unit: &Unit, units: &Units, found: &mut Findings) -> Option<Exact> {
    match &value.value {
        Value::Number(digits) => match parse_exact(digits) {
            Ok(number) => Some(number * unit.scale()),
            Err(_) => not_a_number(value, digits, found),
        },
        Value::Text(text) => match units.quantity(text) {
            Ok((number, None)) => Some(number * unit.scale()),
            Ok((number, Some(own))) if own.same_dimension(unit) => Some(number),
            Ok((_, Some(own))) => {
                let fault = ModelFault::OtherUnit { stated: units.write(&own), wanted: written(units, unit) };
                found.error(fault, value.place.clone());
                None
            }
            Err(NotAQuantity::Number) => not_a_number(value, text, found),
            Err(NotAQuantity::Unit(word)) => {
                let known = units.names().collect::<Vec<_>>().join(", ");
                found.error(ModelFault::UnknownUnit { word, known }, value.place.clone());
                None
            }
        },
        _ => not_a_number(value, "…", found),
    }
}

fn not_a_number<T>(value: &Located, text: &str, found: &mut Findings) -> Option<T> {
    found.error(ModelFault::NotANumber { text: text.to_owned() }, value.place.clone());
    None
}

fn written(units: &Units, unit: &Unit) -> String {
    let text = units.write(unit);
    if text.is_empty() { "ratio".to_owned() } else { text }
}

/// A step to round to, or to search by: a quantity above zero.
pub fn read_step(value: &Located, units: &Units, found: &mut Findings) -> Option<Step> {
    let text = value.as_text(found)?;
    let step = units.quantity(text).ok().and_then(|(size, _)| Step::new(size));
    if step.is_none() {
        found.error(ModelFault::NotAStep { text: text.to_owned() }, value.place.clone());
    }
    step
}
