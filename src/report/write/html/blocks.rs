//! The blocks of a section as HTML: paragraphs, tables, trees and charts.

use super::table::table;
use crate::diag::Language;
use crate::report::chart::Chart;
use crate::report::document::{Block, Branch, Document, Section};
use crate::report::words::PageWord;
use maud::{Markup, html};

/// Every block of a section; tables are numbered through the document.
pub(super) fn all(document: &Document, section: &Section, tables: &mut usize, language: Language) -> Markup {
    let blocks: Vec<Markup> = section
        .blocks
        .iter()
        .map(|block| match block {
            Block::Text(text) => html! { p { (text) } },
            Block::Table(sheet) => {
                *tables += 1;
                table(sheet, *tables, sheet.title == section.title, language)
            }
            Block::Chart(one) => chart(document, one, tables, language),
            Block::Tree(branch) => html! { ul.tree { (tree(branch)) } },
        })
        .collect();
    html! { @for block in blocks { (block) } }
}

/// A chart, and its numbers as a table unless the document has them elsewhere.
fn chart(document: &Document, chart: &Chart, tables: &mut usize, language: Language) -> Markup {
    let told = document.table_of(chart).map(|sheet| {
        *tables += 1;
        table(&sheet, *tables, false, language)
    });
    html! {
        figure {
            figcaption { (chart.title) }
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
