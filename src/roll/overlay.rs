//! A rolled model as a model file: an overlay with a dated row for each figure of the new year, and what it rests on.

use super::{Indexed, Rolled};
use crate::base::number::{plain, whole};
use crate::model::parts::{IndexStep, Source};
use std::path::Path;

/// What an overlay names beside its rows.
#[derive(Debug)]
pub struct Names<'a> {
    /// The model that is rolled, as counted from where the file will stand.
    pub extends: &'a Path,
    /// Next year's baseline, counted likewise, if one is named.
    pub baseline: Option<&'a Path>,
    /// The command that makes the file, as it was given.
    pub command: &'a str,
}

/// The text of the file. Earlier days keep their figures: each row says from when it holds.
#[must_use]
pub fn overlay(rolled: &Rolled, names: &Names) -> String {
    let year = rolled.to.year();
    let title = &rolled.model.title;
    let mut text = format!("# {}\n[model]\n", names.command.replace('\n', " "));
    let mut say = |key: &str, value: &str| text.push_str(&format!("{key} = {value}\n"));
    say("id", &quoted(&next_id(&rolled.model.id, year)));
    say("version", &quoted(&format!("{year}.1")));
    let titles =
        [format!("{}, framskriven till {year}", title.sv), format!("{}, rolled to {year}", title.en)];
    let [sv, en] = titles.map(|title| quoted(&title));
    say("title", &format!("{{ sv = {sv}, en = {en} }}"));
    say("extends", &path(names.extends));
    if let Some(baseline) = names.baseline {
        say("baseline", &path(baseline));
    }
    if let Some(condition) = &rolled.decides_for {
        say("decides_for", &quoted(condition));
    }
    say("from", &rolled.to.to_string());
    let mut open = "";
    for row in &rolled.rows {
        if row.table != open {
            text.push_str(if open.is_empty() { "" } else { "]\n" });
            text.push_str(&format!("\n[table.{}]\nrows = [\n", row.table));
            open = &row.table;
        }
        text.push_str(&format!("  {},\n", line(row)));
    }
    text.push_str(if open.is_empty() { "" } else { "]\n" });
    text
}

/// The model's name with the new year in place of one that it ends in.
#[must_use]
pub fn next_id(id: &str, year: i32) -> String {
    let is_year = |end: &str| end.len() == 4 && end.chars().all(|c| c.is_ascii_digit());
    let stem = id.rsplit_once('-').filter(|(_, end)| is_year(end)).map_or(id, |(stem, _)| stem);
    format!("{stem}-{year}")
}

/// What a figure rests on: an assumption, if any step to it does.
#[must_use]
pub fn basis(row: &Indexed) -> Source {
    if row.steps.is_empty() {
        return row.source.clone();
    }
    let steps = row.steps.iter().map(step).collect::<Vec<_>>().join(", ");
    let index = row.index.as_deref().unwrap_or_default();
    let stated = row.stated.map_or_else(String::new, |day| format!(" {day}"));
    let own = if row.source.is_assumption() { "antagande: " } else { "" };
    let text =
        format!("framskrivet efter index {index}: {steps}; utgår från{stated}: {own}{}", row.source.text());
    if row.is_projection() { Source::Assumption(text) } else { Source::Reference(text) }
}

fn step(step: &IndexStep) -> String {
    let per_cent = plain(&(&step.change * whole(100))).replace('.', ",");
    let own = if step.source.is_assumption() { "antagande: " } else { "" };
    format!("{} {per_cent} % ({own}{})", step.date, step.source.text())
}

fn line(row: &Indexed) -> String {
    let mut parts: Vec<String> =
        row.keys.iter().map(|(key, codes)| format!("{key} = {}", quoted(codes))).collect();
    let figure = plain(&row.new);
    parts.push(format!("value = {}", if figure.contains('/') { quoted(&figure) } else { figure }));
    parts.push(format!("from = {}", row.from));
    parts.extend(row.index.as_ref().map(|index| format!("index = {}", quoted(index))));
    let source = basis(row);
    let key = if source.is_assumption() { "assumption" } else { "reference" };
    parts.push(format!("{key} = {}", quoted(source.text())));
    format!("{{ {} }}", parts.join(", "))
}

fn path(path: &Path) -> String {
    quoted(&path.to_string_lossy().replace('\\', "/"))
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}
