//! Numbers as a scenario states them: one, a list, or a range in exact steps.

use crate::base::Exact;
use crate::base::number::parse_exact;
use crate::diag::{Findings, ModelFault, Place, ScenarioFault};
use crate::text::{Located, Table, Value};
use num_traits::{Signed, Zero};

/// A number with the place where it was stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// As written, in whatever unit it is meant.
    pub value: Exact,
    /// Where it stands; for a number of a range, the range.
    pub place: Place,
}

pub(super) const RANGE: [&str; 3] = ["from", "to", "step"];

/// The most numbers that one range may have.
const MOST: usize = 100_000;

/// Reads a number, a list of numbers, or `{ from, to, step }`.
pub fn numbers(value: &Located, found: &mut Findings) -> Option<Vec<Stated>> {
    match &value.value {
        Value::List(list) if !list.is_empty() => list.iter().map(|one| one_number(one, found)).collect(),
        Value::Table(table) => range(table, found),
        Value::Number(_) | Value::Text(_) => Some(vec![one_number(value, found)?]),
        _ => {
            found.error(ScenarioFault::NoNumbers, value.place.clone());
            None
        }
    }
}

/// Reads a decimal number, or a fraction as a text such as `"2/3"`.
pub fn one_number(value: &Located, found: &mut Findings) -> Option<Stated> {
    let (Value::Number(text) | Value::Text(text)) = &value.value else {
        found.error(ScenarioFault::NoNumbers, value.place.clone());
        return None;
    };
    match parse_exact(text) {
        Ok(number) => Some(Stated { value: number, place: value.place.clone() }),
        Err(_) => {
            found.error(ModelFault::NotANumber { text: text.clone() }, value.place.clone());
            None
        }
    }
}

/// Both ends belong to a range, and its steps are exact decimals.
fn range(table: &Table, found: &mut Findings) -> Option<Vec<Stated>> {
    table.refuse_unknown(&RANGE, found);
    let mut part = |key: &str| one_number(table.get(key)?, found).map(|stated| stated.value);
    let (Some(from), Some(to), Some(step)) = (part("from"), part("to"), part("step")) else {
        found.error(ScenarioFault::NoNumbers, table.place.clone());
        return None;
    };
    let forward = (&to - &from) * &step;
    let count = if step.is_zero() { Exact::zero() } else { (&to - &from) / &step };
    let count: Option<usize> = count.is_integer().then(|| count.to_integer().try_into().ok()).flatten();
    let count = count.filter(|count| *count < MOST && !step.is_zero() && !forward.is_negative());
    let Some(count) = count else {
        found.error(ScenarioFault::RangeMisses { most: MOST.to_string() }, table.place.clone());
        return None;
    };
    let mut all = Vec::with_capacity(count + 1);
    let mut next = from;
    for _ in 0..=count {
        all.push(Stated { value: next.clone(), place: table.place.clone() });
        next += &step;
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::plain;
    use crate::text::Library;
    use std::collections::BTreeMap;

    fn read(text: &str) -> (Vec<String>, Vec<&'static str>) {
        let mut library = Library::with_memory(BTreeMap::new());
        let mut found = Findings::new();
        let document = library.read_toml_text("a.toml", &format!("a = {text}"), &mut found).unwrap();
        let all = numbers(document.root.get("a").unwrap(), &mut found).unwrap_or_default();
        let codes = found.iter().map(|one| one.fault.code()).collect();
        (all.iter().map(|one| plain(&one.value)).collect(), codes)
    }

    #[test]
    fn a_range_has_both_its_ends_and_no_binary_error() {
        assert_eq!(
            read("{ from = 0.02, to = 0.04, step = 0.005 }").0,
            ["0.02", "0.025", "0.03", "0.035", "0.04"]
        );
        assert_eq!(read("{ from = 0, to = -0.3, step = -0.1 }").0, ["0", "-0.1", "-0.2", "-0.3"]);
        assert_eq!(read("[1, \"2/3\"]").0, ["1", "2/3"]);
        assert_eq!(read("0.5").0, ["0.5"]);
    }

    #[test]
    fn a_range_that_misses_its_end_is_refused() {
        for text in [
            "{ from = 0, to = 1, step = 0.3 }",
            "{ from = 0, to = 1, step = -0.1 }",
            "{ from = 0, to = 1, step = 0 }",
        ] {
            assert_eq!(read(text).1, ["S002"], "{text}");
        }
        assert_eq!(read("{ from = 0, to = 1 }").1, ["S001"]);
        assert_eq!(read("\"much\"").1, ["M203"]);
    }
}
