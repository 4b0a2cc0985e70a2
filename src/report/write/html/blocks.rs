//! The blocks of a section as HTML: paragraphs, tables, trees and charts.

use super::Place;
use super::table::table;
use crate::diag::Language;
use crate::report::chart::Chart;
use crate::report::document::{Block, Branch, Document, Section};
use crate::report::words::PageWord;
use crate::report::write::svg::{Style, svg};
use maud::{Markup, PreEscaped, html};

/// Every block of a section; tables are numbered through the document.
pub(super) fn all(
    document: &Document,
    section: &Section,
    tables: &mut usize,
    place: &Place,
    language: Language,
) -> Markup {
    let blocks: Vec<Markup> = section
        .blocks
        .iter()
        .map(|block| match block {
            Block::Text(text) => html! { p.fill[is_to_fill(text)] { (text) } },
            Block::Table(sheet) => {
                *tables += 1;
                table(sheet, *tables, sheet.title == section.title, place, language)
            }
            Block::Chart(one) => chart(document, one, tables, place, language),
            Block::Tree(branch) => html! { ul.tree { (tree(branch)) } },
        })
        .collect();
    html! { @for block in blocks { (block) } }
}

/// Whether a paragraph is a place for somebody to write in: it stands in brackets.
fn is_to_fill(text: &str) -> bool {
    text.starts_with('[') && text.ends_with(']')
}

/// A name as a part of an id, which holds no space.
fn name(id: &str) -> String {
    id.chars().map(|sign| if sign.is_alphanumeric() || sign == '_' { sign } else { '-' }).collect()
}

/// A chart, and its numbers as a table unless the document has them elsewhere.
fn chart(
    document: &Document,
    chart: &Chart,
    tables: &mut usize,
    place: &Place,
    language: Language,
) -> Markup {
    let told = document.table_of(chart).map(|sheet| {
        *tables += 1;
        table(&sheet, *tables, false, place, language)
    });
    let caption = format!("{}figure-{}", place.prefix, name(&chart.id));
    // The page gives charts their colours, and writes their titles itself.
    let style = Style { ink: place.ink, width: 720, titled: false };
    html! {
        figure {
            figcaption id=(caption) { (chart.title) }
            div.scroll.drawing role="group" aria-labelledby=(caption) tabindex="0" { (PreEscaped(svg(chart, &style))) }
            @if let Some(told) = told {
                details { summary { (PageWord::AsTable.text(language)) } (told) }
            }
        }
    }
}

fn tree(branch: &Branch) -> Markup {
    html! {
        li {
            (branch.label)
            @if !branch.value.is_empty() { ": " strong { (branch.value) } }
            @for remark in &branch.remarks { p.remark { (remark) } }
            @if !branch.children.is_empty() {
                ul { @for child in &branch.children { (tree(child)) } }
            }
        }
    }
}
