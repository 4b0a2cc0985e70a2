//! Measures that are shown of every number tried, where the model has what they need: the largest loss of a school, and
//! how money follows need.

use crate::diag::{Findings, Place};
use crate::model::Rulebook;
use crate::text::{Entry, Located, Table, Value};

/// The change of the school that loses most against the baseline, as a part of what it gets by it.
pub const LARGEST_LOSS: &str = "seek_largest_loss";
/// How much more a student gets for one unit more of need: the slope of the least-squares line through the schools,
/// weighted by student years.
pub const NEED_SLOPE: &str = "seek_need_slope";
/// What the slope is made of, and is not shown.
const NEED: &str = "seek_need";
const EACH: &str = "seek_each";
const MEAN_NEED: &str = "seek_mean_need";
const MEAN_EACH: &str = "seek_mean_each";

/// The measures as entries of a model, which stand at a place of the question.
pub(super) fn entries(law: &Rulebook, place: &Place) -> Vec<(&'static str, Entry)> {
    let text = |key: &str| law.header.get(key).and_then(|value| value.as_text(&mut Findings::new()));
    let Some(payee) = text("payee") else { return Vec::new() };
    if !law.section("group").any(|group| group.name == "total") {
        return Vec::new();
    }
    let mut all = Vec::new();
    if law.baseline.is_some() {
        let loss = format!("least((sum(total by {payee}) / sum(baseline.total by {payee}) else 1) - 1)");
        let label = ["Ändring för den skola som förlorar mest", "Change of the school that loses most"];
        all.push(entry(LARGEST_LOSS, &loss, label, place));
    }
    if let Some(need) = text("need") {
        let none = format!("0 {}/student_year", text("currency").unwrap_or("kr"));
        let years = format!("sum(student_years by {payee})");
        let parts = [
            (NEED, format!("default(mean({need} weighted by student_years by {payee}), 0)")),
            (EACH, format!("sum(total by {payee}) / {years} else {none}")),
            (MEAN_NEED, format!("sum({years} * {NEED}) / sum(student_years)")),
            (MEAN_EACH, format!("sum({years} * {EACH}) / sum(student_years)")),
        ];
        all.extend(parts.iter().map(|(name, formula)| entry(name, formula, [name, name], place)));
        let off = format!("({NEED} - {MEAN_NEED})");
        let slope = format!(
            "sum({years} * {off} * ({EACH} - {MEAN_EACH})) / sum({years} * {off} * {off}) else {none}"
        );
        let label = ["Lutning mot behov", "Slope against need"];
        all.push(entry(NEED_SLOPE, &slope, label, place));
    }
    all
}

fn entry(name: &str, formula: &str, label: [&str; 2], place: &Place) -> (&'static str, Entry) {
    let one = |key: &str, value: Value| Entry {
        key: key.to_owned(),
        key_place: place.clone(),
        value: Located::new(value, place.clone()),
    };
    let table = |entries: Vec<Entry>| Value::Table(Table { entries, place: place.clone() });
    let [sv, en] = label.map(|text| Value::Text(text.to_owned()));
    let label = one("label", table(vec![one("sv", sv), one("en", en)]));
    let content = vec![label, one("formula", Value::Text(formula.to_owned()))];
    ("value", one(name, table(content)))
}
