//! A document as text for a terminal: aligned tables, trees, paragraphs.

use crate::diag::Language;
use crate::report::document::{Block, Branch, Cell, Document, Kind, Role, Sheet};
use crate::report::numbers::{cell, places};
use crate::report::words::Word;
use num_traits::Signed;

/// How a terminal is written to.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// The language of numbers and headings.
    pub language: Language,
    /// Whether colours may be used.
    pub color: bool,
    /// How many characters fit on a line.
    pub width: usize,
}

/// A document as text.
#[must_use]
pub fn terminal(document: &Document, options: &Terminal) -> String {
    let mut text = format!("{}\n", bold(&document.title, options));
    if !document.subtitle.is_empty() {
        text.push_str(&format!("{}\n", document.subtitle));
    }
    for section in document.sections.iter().filter(|section| !section.appendix) {
        text.push_str(&format!("\n{}\n", bold(&section.title, options)));
        for block in &section.blocks {
            match block {
                Block::Text(paragraph) => text.push_str(&wrapped(paragraph, options.width, "")),
                Block::Table(sheet) => text.push_str(&table(sheet, options)),
                Block::Tree(branch) => tree(branch, "", "", options, &mut text),
                Block::Chart(chart) => {
                    text.push_str(&wrapped(&chart.title, options.width, ""));
                    if let Some(sheet) = document.table_of(chart) {
                        text.push_str(&table(&sheet, options));
                    }
                }
            }
        }
    }
    notes(document, options, &mut text);
    text
}

fn notes(document: &Document, options: &Terminal, text: &mut String) {
    if !document.footnotes.is_empty() {
        text.push_str(&format!("\n{}\n", bold(&Word::Footnotes.text(options.language), options)));
        for (number, note) in (1..).zip(&document.footnotes) {
            text.push_str(&wrapped(&format!("{number}. {note}"), options.width, "   "));
        }
    }
    let provenance = &document.provenance;
    if !provenance.statements.is_empty() {
        text.push_str(&format!("\n{}\n", bold(&Word::Provenance.text(options.language), options)));
        for (name, value) in &provenance.statements {
            text.push_str(&wrapped(&format!("{name}: {value}"), options.width, "  "));
        }
        for (name, sha) in &provenance.files {
            text.push_str(&format!("{}  {name}\n", sha.get(..16).unwrap_or(sha)));
        }
    }
}

fn bold(text: &str, options: &Terminal) -> String {
    if options.color { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}

fn wrapped(paragraph: &str, width: usize, indent: &str) -> String {
    let mut text = String::new();
    let mut line = String::new();
    for word in paragraph.split(' ') {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            text.push_str(&line);
            text.push('\n');
            line = indent.to_owned();
            line.push_str(word);
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    format!("{text}{line}\n")
}

/// A table; one that is too wide is cut into blocks of columns, each beginning with the first column.
fn table(sheet: &Sheet, options: &Terminal) -> String {
    let columns: Vec<Vec<String>> =
        (0..sheet.columns.len()).map(|column| texts(sheet, column, options)).collect();
    let widths: Vec<usize> = columns
        .iter()
        .map(|cells| {
            cells.iter().flat_map(|text| text.split('\n')).map(|t| t.chars().count()).max().unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for block in blocks(&widths, options.width) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&block_text(sheet, &columns, &widths, &block, options));
    }
    text
}

/// The heading, broken where it is long, and every cell of a column.
fn texts(sheet: &Sheet, column: usize, options: &Terminal) -> Vec<String> {
    let Some(head) = sheet.columns.get(column) else { return Vec::new() };
    let cells = || sheet.rows.iter().filter_map(move |row| row.cells.get(column));
    let decimals = places(head.kind, cells());
    let bodies = cells().map(|c| cell(c, head.kind, decimals, options.language));
    std::iter::once(broken(&head.heading)).chain(bodies).collect()
}

/// A long heading on several lines.
fn broken(heading: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in heading.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= 14 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

fn blocks(widths: &[usize], width: usize) -> Vec<Vec<usize>> {
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    let first = widths.first().copied().unwrap_or(0);
    let mut used = width + 1;
    for (column, own) in widths.iter().enumerate() {
        if used + 2 + own > width && (column == 0 || used > first) {
            blocks.push(if column == 0 { Vec::new() } else { vec![0] });
            used = if column == 0 { 0 } else { first };
        }
        if let Some(block) = blocks.last_mut() {
            block.push(column);
            used += 2 + own;
        }
    }
    blocks
}

fn block_text(
    sheet: &Sheet,
    columns: &[Vec<String>],
    widths: &[usize],
    block: &[usize],
    options: &Terminal,
) -> String {
    let heading =
        |column: &usize| columns.get(*column).and_then(|cells| cells.first()).map_or("", String::as_str);
    let height = block.iter().map(|column| heading(column).split('\n').count()).max().unwrap_or(1);
    let mut text = String::new();
    for line in 0..height {
        let cells = block.iter().map(|column| {
            let lines: Vec<&str> = heading(column).split('\n').collect();
            let skip = height - lines.len();
            let own = line.checked_sub(skip).and_then(|i| lines.get(i)).copied().unwrap_or("");
            aligned(own, *column, sheet, widths)
        });
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    let rule =
        block.iter().map(|column| "─".repeat(widths.get(*column).copied().unwrap_or(0))).collect::<Vec<_>>();
    text.push_str(&format!("{}\n", rule.join("──")));
    for (number, row) in sheet.rows.iter().enumerate() {
        if row.role == Role::Total {
            text.push_str(&format!("{}\n", rule.join("──")));
        }
        let cells = block.iter().map(|column| {
            let own = columns.get(*column).and_then(|cells| cells.get(number + 1)).map_or("", String::as_str);
            let shown = aligned(own, *column, sheet, widths);
            painted(&shown, row.cells.get(*column), kind(sheet, *column), row.role, options)
        });
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

fn kind(sheet: &Sheet, column: usize) -> Kind {
    sheet.columns.get(column).map_or(Kind::Text, |column| column.kind)
}

fn aligned(text: &str, column: usize, sheet: &Sheet, widths: &[usize]) -> String {
    let space = " ".repeat(widths.get(column).copied().unwrap_or(0).saturating_sub(text.chars().count()));
    if kind(sheet, column) == Kind::Text { format!("{text}{space}") } else { format!("{space}{text}") }
}

/// Gains green and losses red: the sign says the same without colour.
fn painted(text: &str, cell: Option<&Cell>, kind: Kind, role: Role, options: &Terminal) -> String {
    if !options.color {
        return text.to_owned();
    }
    let change = matches!(kind, Kind::Change | Kind::PerHeadChange | Kind::Percent);
    let sign = match cell {
        Some(Cell::Ore(ore)) if change => ore.count().signum(),
        Some(Cell::Number(number)) if change && number.is_positive() => 1,
        Some(Cell::Number(number)) if change && number.is_negative() => -1,
        _ => 0,
    };
    let code = match (sign, role) {
        (1, _) => "32",
        (-1, _) => "31",
        (_, Role::Total) => "1",
        _ => return text.to_owned(),
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

fn tree(branch: &Branch, first: &str, rest: &str, options: &Terminal, text: &mut String) {
    let value =
        if branch.value.is_empty() { String::new() } else { format!(": {}", bold(&branch.value, options)) };
    text.push_str(&format!("{first}{}{value}\n", branch.label));
    let deeper = if branch.children.is_empty() { "   " } else { "│  " };
    for remark in &branch.remarks {
        let indent = format!("{rest}{deeper}");
        let room = options.width.saturating_sub(indent.chars().count()).max(40);
        for line in wrapped(remark, room, "  ").lines() {
            text.push_str(&format!("{indent}{line}\n"));
        }
    }
    let last = branch.children.len().saturating_sub(1);
    for (number, child) in branch.children.iter().enumerate() {
        let (mark, below) = if number == last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        tree(child, &format!("{rest}{mark}"), &format!("{rest}{below}"), options, text);
    }
}
