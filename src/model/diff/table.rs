//! What the rows of a table say: those of its own, and those of the lists that its editions name.

use super::content::{Content, Reader, WHOLE, joined};
use super::said::{Said, plain_text};
use super::{At, Part};
use crate::base::Date;
use crate::text::{Cell, Grid, Located, Table, Value};
use std::path::Path;

/// What a row says besides its keys and its day.
const OWN: [&str; 4] = ["value", "index", "reference", "assumption"];

impl Reader<'_> {
    pub(super) fn rows(&self, rows: &[Located], content: &mut Content) {
        let per = self.per(content);
        for row in rows {
            let Value::Table(table) = &row.value else {
                content.say(&content.fresh(None, Part::Whole), &["rows"], Said::Text(plain_text(&row.value)));
                continue;
            };
            let key =
                |name: &String| table.get(name).map_or_else(|| "*".to_owned(), |v| plain_text(&v.value));
            let date = match table.get("from").map(|from| &from.value) {
                Some(Value::Date(date)) => Some(*date),
                Some(other) => Date::parse(&plain_text(other)),
                None => None,
            };
            let at = content.fresh(date, Part::Row(per.iter().map(key).collect()));
            let mut rest = table.clone();
            rest.entries.retain(|entry| entry.key != "from" && !per.contains(&entry.key));
            self.table(&rest, &at, &[], content);
        }
    }

    /// The lists by what they hold; where their files lie is no part of the model.
    pub(super) fn editions(&self, editions: &Table, content: &mut Content) {
        for edition in editions.iter() {
            let Some(date) = Date::parse(&edition.key) else {
                let said = Said::Text(plain_text(&edition.value.value));
                content.say(&WHOLE, &joined(&["editions"], &edition.key), said);
                continue;
            };
            let path = plain_text(&edition.value.value);
            let name = Path::new(&path).file_name().map(|name| name.to_string_lossy().into_owned());
            let at = At { date: Some(date), ..WHOLE };
            content.say(&at, &["editions"], Said::Text(name.unwrap_or_default()));
            if let Some(grid) = self.law.grids.get(Path::new(&path)) {
                self.list(grid, date, content);
            }
        }
    }

    fn list(&self, grid: &Grid, date: Date, content: &mut Content) {
        let per = self.per(content);
        let column = |name: &str| grid.column(&self.heading(content, name));
        let keys: Vec<Option<usize>> = per.iter().map(|key| column(key)).collect();
        let own = OWN.map(|name| (name, column(name)));
        for row in 0..grid.len() {
            let text = |column: Option<usize>| column.and_then(|col| grid.text(row, col).is()).unwrap_or("");
            let keys = keys.iter().map(|key| text(*key).to_owned()).collect();
            let at = content.fresh(Some(date), Part::Listed(keys));
            for (name, column) in own {
                if let Some(said) = self.cell(grid, row, name, column) {
                    content.say(
                        &at,
                        &[if name == "assumption" || name == "reference" { "source" } else { name }],
                        said,
                    );
                }
            }
        }
    }

    fn cell(&self, grid: &Grid, row: usize, name: &str, column: Option<usize>) -> Option<Said> {
        let column = column?;
        let text = grid.text(row, column).is().filter(|text| !text.is_empty())?.to_owned();
        Some(match name {
            "value" => match grid.number(row, column).map(Cell::is) {
                Ok(Some(number)) => Said::Number { value: number.exact(), unit: self.unit.clone() },
                _ => Said::Text(text),
            },
            "index" => Said::Names(vec![text]),
            other => Said::Source { assumed: other == "assumption", text },
        })
    }

    /// The heading of one of our names: what `columns` says, else the name itself.
    fn heading(&self, content: &Content, name: &str) -> String {
        let rule = self.law.section("table").find(|rule| rule.name == content.name);
        let columns = rule.and_then(|rule| rule.table.get("columns"));
        match columns.map(|columns| &columns.value) {
            Some(Value::Table(columns)) => columns.get(name).map(|heading| plain_text(&heading.value)),
            _ => None,
        }
        .unwrap_or_else(|| name.to_owned())
    }

    fn per(&self, content: &Content) -> Vec<String> {
        let rule = self.law.section("table").find(|rule| rule.name == content.name);
        match rule.and_then(|rule| rule.table.get("per")).map(Said::names) {
            Some(Said::Names(names)) => names,
            _ => Vec::new(),
        }
    }
}
