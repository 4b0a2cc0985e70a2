//! `[[outside]]` and `[[reconcile]]`: rows that no model prices, and control totals of the source.

use super::dataset::{Against, Outside, Reconcile};
use super::head::needed;
use super::reader::Reader;
use crate::diag::{DataFault, Findings};
use crate::text::{Label, Located, Table};

/// What `[[outside]]` may say of one.
pub const OUTSIDE: [&str; 2] = ["where", "reason"];
/// What `[[reconcile]]` may say of one beside what every table says.
pub const RECONCILE: [&str; 3] = ["of", "within", "value"];

/// Reads one entry of `[[outside]]`.
pub fn outside(value: &Located, found: &mut Findings) -> Option<Outside> {
    let table = value.as_table(found)?;
    table.refuse_unknown(&OUTSIDE, found);
    let where_ = formula(table, "where", "outside", found);
    let reason = needed(table, "reason", "outside", found).and_then(|v| Label::read(v, found));
    Some(Outside { where_: where_?, reason: reason?, place: value.place.clone() })
}

/// Reads one entry of `[[reconcile]]`.
pub fn reconcile(reader: &mut Reader<'_>, value: &Located) -> Option<Reconcile> {
    let table = value.as_table(reader.found)?;
    let of = formula(table, "of", "reconcile", reader.found);
    let within = table
        .get("within")
        .filter(|value| value.as_cell_text().is_some() || value.as_text(reader.found).is_some());
    let against = against(reader, table);
    Some(Reconcile { against: against?, of: of?, within: within.cloned(), place: value.place.clone() })
}

/// The totals: one `value`, or a table in `file` or `rows`.
fn against(reader: &mut Reader<'_>, table: &Table) -> Option<Against> {
    let has_table = table.get("file").is_some() || table.get("rows").is_some();
    let (fault, value) = match (table.get("value"), has_table) {
        (None, true) => {
            return reader.part("reconcile", table, &RECONCILE).map(|part| Against::Table(Box::new(part)));
        }
        (value, has_table) => {
            let [name, first, second] = ["reconcile", "file", "value"].map(str::to_owned);
            let fault = match (value, has_table) {
                (Some(_), false) => None,
                (None, _) => Some(DataFault::NeitherOf { table: name, first, second }),
                (Some(_), true) => Some(DataFault::BothOf { table: name, first, second }),
            };
            (fault, value)
        }
    };
    table.refuse_unknown(&RECONCILE, reader.found);
    if let Some(fault) = fault {
        reader.found.error(fault, table.place.clone());
        return None;
    }
    value.map(|value| Against::Value(Box::new(value.clone())))
}

/// A formula, which stays a text with its place.
fn formula(table: &Table, key: &str, name: &str, found: &mut Findings) -> Option<Located> {
    let value = needed(table, key, name, found)?;
    value.as_text(found).map(|_| value.clone())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good, told};
    use super::*;
    use crate::diag::Place;
    use crate::text::Value;

    #[test]
    fn formulas_stay_texts_with_their_places() {
        let toml = "[[outside]]\nwhere = 'programme = \"OKÄND\"'\nreason = { sv = \"saknar pris\", en = \"no price\" }\n\
            [[reconcile]]\nfile = \"t.csv\"\ncolumns = { school = \"Kod\", students = \"Elever\" }\n\
            of = 'sum(students by school)'\nwithin = \"5 students\"\n[[reconcile]]\nvalue = 4_830\nof = 'sum(students)'\n";
        let data = good(toml, &[("t.csv", "Kod;Elever\n1;680\n")]);
        assert_eq!(data.outside[0].reason.en, "no price");
        assert_eq!(data.outside[0].where_.value, Value::Text("programme = \"OKÄND\"".into()));
        assert!(matches!(data.outside[0].where_.inner, Place::Span { .. }));
        let Against::Table(part) = &data.reconcile[0].against else { panic!("a table") };
        assert_eq!((part.grid.len(), part.columns.len()), (1, 2));
        assert!(data.reconcile[0].within.is_some());
        let Against::Value(value) = &data.reconcile[1].against else { panic!("a value") };
        assert_eq!(value.value, Value::Number("4830".into()));
    }

    #[test]
    fn what_controls_lack_or_have_too_much_of_is_told() {
        assert_eq!(told("[[outside]]\nwhere = 'closed'\n", &[]), ["D002"]);
        assert_eq!(told("[[outside]]\nwhere = 3\nreason = \"x\"\n", &[]), ["T012"]);
        assert_eq!(told("[[reconcile]]\nof = 'sum(students)'\n", &[]), ["D003"]);
        let both = "[[reconcile]]\nof = 'sum(students)'\nvalue = 3\nrows = [{ students = 3 }]\n";
        assert_eq!(told(both, &[]), ["D004", "T011"]);
    }
}
