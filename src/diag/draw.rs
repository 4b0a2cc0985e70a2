//! Findings as people and programs read them: drawn with the user's lines, or as JSON.

use super::catalogue::Language;
use super::source::{Place, Sources};
use super::{Diagnostic, Role, Severity};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// Draws one finding for a terminal: code, message, the user's lines with labels, and the help.
#[must_use]
pub fn draw(found: &Diagnostic, sources: &Sources, language: Language, color: bool) -> String {
    let [message, label, help] = found.fault.texts(language).map(shortened);
    let level = level(found.severity, language);
    let mut group = Group::with_title(level.primary_title(message).id(found.fault.code()));
    if let Some(place) = &found.place {
        group = add_place(group, place, &label, true, sources, language);
    }
    for (role, place) in &found.others {
        group = add_place(group, place, role_text(*role, language), false, sources, language);
    }
    if !help.is_empty() {
        let help_level = Level::HELP.with_name(match language {
            Language::Swedish => "gör så här",
            Language::English => "help",
        });
        group = group.element(help_level.message(help));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let places = found.place.iter().chain(found.others.iter().map(|(_, place)| place));
    places.fold(renderer.render(&[group]), |drawn, place| without_signs(drawn, place, sources, language))
}

/// The drawing without the line and sign numbers behind a cell's place, which says row and column itself.
fn without_signs(drawn: String, place: &Place, sources: &Sources, language: Language) -> String {
    let Place::Cell { source, sheet, row, letter, column, .. } = place else { return drawn };
    let cell = cell_text(sheet.as_deref(), *row, letter, column, language);
    let path = format!("{}, {cell}", sources.name(*source));
    let sign = shortened(column.clone()).chars().count() + 3;
    drawn.replace(&format!("{path}:{row}:{sign}"), &path)
}

/// Draws all findings, an empty line between them.
#[must_use]
pub fn draw_all(list: &[Diagnostic], sources: &Sources, language: Language, color: bool) -> String {
    list.iter().map(|found| draw(found, sources, language, color) + "\n").collect::<Vec<_>>().join("\n")
}

/// A text without the middle of what nobody would read: a name or cell of thousands of letters.
fn shortened(text: String) -> String {
    const MOST: usize = 2_000;
    if text.len() <= MOST {
        return text;
    }
    let start: String = text.chars().take(MOST / 4).collect();
    let end: String = text.chars().rev().take(MOST / 4).collect::<Vec<_>>().into_iter().rev().collect();
    format!("{start} … {end}")
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    match (severity, language) {
        (Severity::Error, Language::Swedish) => Level::ERROR.with_name("fel"),
        (Severity::Error, Language::English) => Level::ERROR,
        (Severity::Warning, Language::Swedish) => Level::WARNING.with_name("varning"),
        (Severity::Warning, Language::English) => Level::WARNING,
        (Severity::Note, Language::Swedish) => Level::NOTE.with_name("notera"),
        (Severity::Note, Language::English) => Level::NOTE,
    }
}

const fn role_text(role: Role, language: Language) -> &'static str {
    match (role, language) {
        (Role::FirstHere, Language::Swedish) => "står redan här",
        (Role::FirstHere, Language::English) => "already stands here",
        (Role::DeclaredHere, Language::Swedish) => "deklarerad här",
        (Role::DeclaredHere, Language::English) => "declared here",
        (Role::Because, Language::Swedish) => "på grund av detta",
        (Role::Because, Language::English) => "because of this",
    }
}

/// Adds one place to a drawing: the user's line with a label under it, or a table's cell as one line.
fn add_place<'a>(
    group: Group<'a>,
    place: &Place,
    label: &str,
    first: bool,
    sources: &'a Sources,
    language: Language,
) -> Group<'a> {
    let name = sources.name(place.source());
    match place {
        Place::File(_) => group.element(Origin::path(name)),
        Place::Span { source, start, end } => {
            let kind = if first { AnnotationKind::Primary } else { AnnotationKind::Context };
            let mark = kind.span(*start..*end).label(label.to_owned());
            group.element(Snippet::source(sources.text(*source)).path(name).annotation(mark))
        }
        Place::Cell { sheet, row, letter, column, text, .. } => {
            let cell = cell_text(sheet.as_deref(), *row, letter, column, language);
            let (column, text) = (shortened(column.clone()), shortened(text.clone()));
            let line = format!("{column}: {text}");
            let from = column.len() + 2;
            let mark = AnnotationKind::Primary.span(from..line.len()).label(label.to_owned());
            let path = format!("{name}, {cell}");
            group.element(Snippet::source(line).line_start(*row as usize).path(path).annotation(mark))
        }
    }
}

/// Where a cell stands, as a spreadsheet shows it: row, letter of the column, heading.
fn cell_text(sheet: Option<&str>, row: u32, letter: &str, column: &str, language: Language) -> String {
    let (tab, row_word, column_word) = match language {
        Language::Swedish => ("blad", "rad", "kolumn"),
        Language::English => ("sheet", "row", "column"),
    };
    let sheet = sheet.map_or_else(String::new, |sheet| format!("{tab} {sheet}, "));
    let heading =
        if letter == column { String::new() } else { format!(" ({})", shortened(column.to_owned())) };
    format!("{sheet}{row_word} {row}, {column_word} {letter}{heading}")
}

/// All findings as a JSON list: severity, code, message, label, help, and places with file, line and column.
#[must_use]
pub fn json(list: &[Diagnostic], sources: &Sources, language: Language) -> serde_json::Value {
    let one = |found: &Diagnostic| {
        let [message, label, help] = found.fault.texts(language);
        serde_json::json!({
            "severity": match found.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            "code": found.fault.code(),
            "message": message,
            "label": label,
            "help": help,
            "place": found.place.as_ref().map(|p| place_json(p, sources)),
            "others": found.others.iter().map(|(_, p)| place_json(p, sources)).collect::<Vec<_>>(),
        })
    };
    serde_json::Value::Array(list.iter().map(one).collect())
}

fn place_json(place: &Place, sources: &Sources) -> serde_json::Value {
    let file = sources.name(place.source());
    match place {
        Place::File(_) => serde_json::json!({ "file": file }),
        Place::Span { source, start, end } => {
            let (line, column) = sources.line_and_column(*source, *start);
            let (end_line, end_column) = sources.line_and_column(*source, *end);
            serde_json::json!({ "file": file, "line": line, "column": column,
                "end_line": end_line, "end_column": end_column })
        }
        Place::Cell { sheet, row, letter, column, text, .. } => {
            serde_json::json!({ "file": file, "sheet": sheet, "row": row, "letter": letter, "column": column,
                "text": text })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::FileFault;
    use super::*;

    #[test]
    fn a_cell_is_drawn_with_its_row_and_heading() {
        let mut sources = Sources::new();
        let source = sources.add("elever.csv", "");
        let place = Place::Cell {
            source,
            sheet: None,
            row: 17,
            letter: "D".into(),
            column: "Elever".into(),
            text: "tolv".into(),
        };
        let fault = FileFault::CannotRead { name: "x".into(), reason: "inget tal".into() };
        let drawn = draw(&Diagnostic::error(fault, place), &sources, Language::Swedish, false);
        assert!(drawn.contains("fel[T001]"), "{drawn}");
        assert!(
            drawn.contains("elever.csv, rad 17, kolumn D (Elever)") && drawn.contains("Elever: tolv"),
            "{drawn}"
        );
        assert!(drawn.contains("inget tal"), "{drawn}");
    }
}
