//! The blocks of a section as HTML: paragraphs, tables and trees.

use super::table::table;
use crate::diag::Language;
use crate::report::document::{Block, Branch, Section};
use maud::{Markup, html};

/// Every block of a section; tables are numbered through the document.
pub(super) fn all(section: &Section, tables: &mut usize, language: Language) -> Markup {
    let blocks: Vec<Markup> = section
        .blocks
        .iter()
        .map(|block| match block {
            Block::Text(text) => html! { p { (text) } },
            Block::Table(sheet) => {
                *tables += 1;
                table(sheet, *tables, sheet.title == section.title, language)
            }
            Block::Tree(branch) => html! { ul.tree { (tree(branch)) } },
        })
        .collect();
    html! { @for block in blocks { (block) } }
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
