//! `[rows.N]`, `[columns_of.N]` and `[previous.N]`: tables of enrolment, of columns, and of earlier results.

use super::dataset::{ColumnFile, Part, PreviousFile, Rows};
use super::head::{at_least, needed};
use super::reader::{Parts, Reader};
use crate::base::Period;
use crate::diag::DataFault;
use crate::text::{Entry, Located, Table, Value};

/// What `[rows]` may say of one beside what every table says.
pub const ROWS: [&str; 5] = ["counted_on", "stands_for", "rounded_to", "also_for", "mean_of_group"];
/// What `stands_for` may say.
pub const PERIOD: [&str; 2] = ["from", "to"];
/// What `[columns_of]` may say of one beside what every table says.
pub const COLUMNS_OF: [&str; 1] = ["per"];
/// What `missing` may say of a table of columns.
pub const MISSING: [&str; 1] = ["where"];
/// What `[previous]` may say of one beside what every table says.
pub const PREVIOUS: [&str; 1] = ["year"];

/// Reads one entry of `[rows]`.
pub fn rows(reader: &mut Reader<'_>, entry: &Entry) -> Option<Rows> {
    let name = format!("rows.{}", entry.key);
    let table = entry.value.as_table(reader.found)?;
    let part = reader.part(&name, table, &ROWS)?;
    let found = &mut *reader.found;
    let counted_on = table.get("counted_on").and_then(|v| v.as_date(found));
    let stands_for = table.get("stands_for").and_then(|v| period(reader, v));
    let found = &mut *reader.found;
    let rounded_to = table.get("rounded_to").and_then(|v| at_least(v, "rounded_to", 1, found));
    let also_for = table.get("also_for").map(|v| years(reader, v)).unwrap_or_default();
    let means = table.get("mean_of_group");
    let mean_of_group = means.and_then(|v| v.as_texts(reader.found)).unwrap_or_default();
    if let Some(value) = means {
        reader.need_names(&mean_of_group, &part, &value.place);
    }
    Some(Rows { counted_on, stands_for, rounded_to: rounded_to.unwrap_or(1), also_for, mean_of_group, part })
}

/// `{ from = …, to = … }`, whole months.
fn period(reader: &mut Reader<'_>, value: &Located) -> Option<Period> {
    let table = value.as_table(reader.found)?;
    table.refuse_unknown(&PERIOD, reader.found);
    let from = needed(table, "from", "stands_for", reader.found).and_then(|v| v.as_date(reader.found));
    let to = needed(table, "to", "stands_for", reader.found).and_then(|v| v.as_date(reader.found));
    let (from, to) = (from?, to?);
    let period = Period::whole_months(from, to);
    if period.is_none() {
        let fault = DataFault::NotWholeMonths { from: from.to_string(), to: to.to_string() };
        reader.found.error(fault, value.place.clone());
    }
    period
}

/// One year or several.
fn years(reader: &mut Reader<'_>, value: &Located) -> Vec<i32> {
    let all = match &value.value {
        Value::List(list) => list.as_slice(),
        _ => std::slice::from_ref(value),
    };
    let year = |one: &Located, reader: &mut Reader<'_>| year(reader, one);
    all.iter().filter_map(|one| year(one, reader)).collect()
}

fn year(reader: &mut Reader<'_>, value: &Located) -> Option<i32> {
    at_least(value, "year", 1, reader.found).and_then(|year| i32::try_from(year).ok())
}

/// Reads one entry of `[columns_of]`: its table, and a long one for each set of keys that its patterns name.
pub fn columns_of(reader: &mut Reader<'_>, entry: &Entry) -> Vec<ColumnFile> {
    let name = format!("columns_of.{}", entry.key);
    let Some(table) = entry.value.as_table(reader.found) else { return Vec::new() };
    let per = needed(table, "per", &name, reader.found).and_then(|v| v.as_texts(reader.found));
    let per = per.unwrap_or_default();
    let missing_where = missing_where(reader, table);
    let Some(Parts { base, long }) = reader.parts(&name, table, &COLUMNS_OF) else { return Vec::new() };
    let Some(base) = base else { return Vec::new() };
    reader.need_columns(&name, &base, &per, &table.place);
    let is_own = |part: &Part| part.columns.iter().any(|column| !per.contains(&column.name));
    let mut files: Vec<ColumnFile> = Vec::new();
    let file = |per: Vec<String>, part| ColumnFile { per, missing_where: missing_where.clone(), part };
    for (keys, mut part) in long {
        let is_new = |name: &String| per.contains(name) || base.column(name).is_none();
        part.columns.retain(|column| is_new(&column.name));
        files.push(file(per.iter().cloned().chain(keys).collect(), part));
    }
    if files.is_empty() || is_own(&base) {
        files.insert(0, file(per.clone(), base));
    }
    files
}

/// `missing = { where = '…' }`
fn missing_where(reader: &mut Reader<'_>, table: &Table) -> Option<Located> {
    let Value::Table(missing) = &table.get("missing")?.value else { return None };
    missing.refuse_unknown(&MISSING, reader.found);
    let formula = needed(missing, "where", "missing", reader.found)?;
    formula.as_text(reader.found).map(|_| formula.clone())
}

/// Reads one entry of `[previous]`.
pub fn previous(reader: &mut Reader<'_>, entry: &Entry) -> Option<PreviousFile> {
    let name = format!("previous.{}", entry.key);
    let table = entry.value.as_table(reader.found)?;
    let year = needed(table, "year", &name, reader.found).and_then(|value| year(reader, value));
    let part = reader.part(&name, table, &PREVIOUS);
    Some(PreviousFile { year: year?, part: part? })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good, told};
    use super::*;
    use crate::base::Date;
    use crate::text::Cell;

    #[test]
    fn rows_say_which_year_they_stand_for() {
        let toml = "[rows.a]\nrows = [{ school = \"A\", merit = 220, students = 30 }]\n\
            counted_on = 2025-10-15\nstands_for = { from = 2025-07-01, to = 2026-06-30 }\nrounded_to = 10\n\
            also_for = [2027]\nmean_of_group = [\"merit\"]\n";
        let data = good(toml, &[]);
        let rows = &data.rows[0];
        assert_eq!(rows.counted_on, Date::parse("2025-10-15"));
        assert_eq!(rows.stands_for.map(Period::months), Some(12));
        assert_eq!((rows.rounded_to, rows.also_for.as_slice()), (10, [2027].as_slice()));
        assert_eq!(rows.mean_of_group, ["merit"]);
        assert_eq!(rows.name, "a");
    }

    #[test]
    fn what_rows_say_wrongly_is_refused() {
        let told = |extra: &str| told(&format!("[rows.a]\nrows = [{{ students = 30 }}]\n{extra}"), &[]);
        assert_eq!(told("stands_for = { from = 2025-08-15, to = 2026-06-30 }"), ["D010"]);
        assert_eq!(told("stands_for = { from = 2025-07-01 }"), ["D002"]);
        assert_eq!(told("rounded_to = 0"), ["D019"]);
        assert_eq!(told("mean_of_group = [\"merit\"]"), ["D009"]);
        assert_eq!(told("counted = 2025-10-15"), ["T011"]);
        assert_eq!(told("also_for = \"2027\""), ["T012"]);
    }

    #[test]
    fn a_table_needs_one_source_of_rows() {
        assert_eq!(told("[rows.a]\ncounted_on = 2025-10-15\n", &[]), ["D003"]);
        assert_eq!(told("[rows.a]\nfile = \"a.csv\"\nrows = [{ students = 1 }]\n", &[]), ["D004"]);
        assert_eq!(told("[rows.a]\nfile = \"a.csv\"\n", &[]), ["T017"]);
        assert_eq!(told("[rows.a]\nfile = \"a.csv\"\n", &[("a.csv", "school;students\n")]), ["D001"]);
    }

    #[test]
    fn columns_of_a_pair_of_keys_say_where_nothing_is_known() {
        let toml = "[columns_of.composition]\nper = [\"school\", \"programme\"]\nfile = \"a.csv\"\n\
            missing = { where = 'programme = \"OKÄND\"' }\n";
        let data = good(toml, &[("a.csv", "school;programme;low\n1;EK;6,6\n")]);
        let columns = &data.columns_of[0];
        assert_eq!(columns.per, ["school", "programme"]);
        assert!(columns.missing_where.is_some());
        let lacking = [("a.csv", "school;low\n1;6,6\n")];
        assert_eq!(told(toml, &lacking), ["D020"]);
        assert_eq!(told(&toml.replace("per = [\"school\", \"programme\"]\n", ""), &lacking), ["D002"]);
    }

    #[test]
    fn missing_may_also_say_what_empty_cells_hold() {
        let toml = "[columns_of.a]\nper = [\"school\"]\nfile = \"a.csv\"\nmissing = [\"saknas\"]\n";
        let data = good(toml, &[("a.csv", "school;low\n1;saknas\n2;3\n")]);
        let columns = &data.columns_of[0];
        assert!(columns.missing_where.is_none());
        assert_eq!(columns.number_of(0, 1), Ok(Cell::Missing));
    }

    #[test]
    fn results_of_earlier_years_have_their_year() {
        let toml = "[previous.y2025]\nyear = 2025\nfile = \"a.csv\"\n\
            columns = { school = \"Skolenhetskod\", total = \"Budget 2025\" }\n";
        let files = [("a.csv", "Skolenhetskod;Budget 2025\n42859669;21 100 000\n")];
        let data = good(toml, &files);
        assert_eq!((data.previous[0].year, data.previous[0].columns.len()), (2025, 2));
        assert_eq!(told(&toml.replace("year = 2025\n", ""), &files), ["D002"]);
    }
}
