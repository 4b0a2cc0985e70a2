//! What a page rests on: for people at its head and foot, and for programs as a block of JSON.

use super::super::json;
use crate::diag::Language;
use crate::report::document::{Document, Provenance};
use crate::report::words::{PageWord, Word};
use maud::{Markup, PreEscaped, html};

/// The attribute by which a program finds the block.
pub(in crate::report) const BLOCK: &str = "skolpeng-provenance";

/// Statements as names with their values.
pub(super) fn statements(list: &[(String, String)]) -> Markup {
    html! {
        @if !list.is_empty() {
            dl.facts {
                @for (name, value) in list {
                    div { dt { (name) } dd { (value) } }
                }
            }
        }
    }
}

/// How the page was made, and every file that it rests on.
pub(super) fn footer(provenance: &Provenance, language: Language) -> Markup {
    let made: Vec<(String, String)> = provenance
        .made
        .iter()
        .flat_map(|made| made.entries())
        .map(|entry| (entry.name, entry.value))
        .collect();
    html! {
        footer {
            h2 #provenance { (Word::Provenance.text(language)) }
            @if !made.is_empty() {
                h3 { (PageWord::HowMade.text(language)) }
                (statements(&made))
                p {
                    (PageWord::Checked.text(language)) " " code { "skolpeng verify" } ", "
                    (PageWord::CheckedThen.text(language))
                }
            }
            h3 #files { (PageWord::Inputs.text(language)) }
            section.scroll aria-labelledby="files" tabindex="0" {
                table.files aria-labelledby="files" {
                    thead { tr {
                        th scope="col" { (Word::File.text(language)) }
                        th scope="col" { (Word::Sha.text(language)) }
                    } }
                    tbody {
                        @for (name, sha) in &provenance.files {
                            tr { th scope="row" { (name) } td { code { (sha) } } }
                        }
                    }
                }
            }
        }
    }
}

/// The block of JSON. No sign in it can end the element that it stands in.
pub(super) fn block(document: &Document) -> Markup {
    let text = serde_json::to_string(&json::side(document)).unwrap_or_default();
    let text = text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    html! { script id=(BLOCK) type="application/json" { (PreEscaped(text)) } }
}
