//! A document as one HTML file that needs no network and no script: on a screen, on paper, and read aloud.

mod blocks;
mod provenance;
mod table;

pub(in crate::report) use provenance::BLOCK;

use super::paper::lying;
use crate::diag::Language;
use crate::report::document::{Document, Section};
use crate::report::made::code;
use crate::report::words::{PageWord, Word};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// How a page looks, in light and dark and on paper.
const STYLE: &str = include_str!("style.css");
/// What a reader's program may fetch: nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The bytes of a document.
pub(super) fn bytes(document: &Document, language: Language) -> Vec<u8> {
    let page = html! {
        (DOCTYPE)
        html lang=(code(language)) {
            head { (head(document)) }
            body {
                a.skip href="#content" { (PageWord::Skip.text(language)) }
                (header(document))
                (contents(document, language))
                main #content tabindex="-1" {
                    (sections(document, language))
                    (notes(document, language))
                }
                (provenance::footer(&document.provenance, language))
                (provenance::block(document))
            }
        }
    };
    let mut bytes = page.into_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

fn head(document: &Document) -> Markup {
    let style = format!("{STYLE}{}", paper(document));
    html! {
        meta charset="utf-8";
        meta http-equiv="Content-Security-Policy" content=(POLICY);
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        title { (document.title) }
        style { (PreEscaped(style)) }
    }
}

/// What stands at the foot of each page of paper. Style sheets have strings of their own.
fn paper(document: &Document) -> String {
    let text = |text: &str| -> String {
        let risky = |sign: char| matches!(sign, '"' | '\\' | '<' | '>' | '&') || sign.is_control();
        text.chars()
            .map(|sign| if risky(sign) { format!("\\{:x} ", u32::from(sign)) } else { sign.to_string() })
            .collect()
    };
    let (title, stance) = (text(&document.title), text(&document.subtitle));
    format!(
        "@page{{@bottom-left{{content:\"{title} · {stance}\"}}@bottom-right{{content:counter(page) \" (\" counter(pages) \")\"}}}}\n"
    )
}

fn header(document: &Document) -> Markup {
    html! {
        header {
            h1 { (document.title) }
            @if !document.subtitle.is_empty() { p.stance { strong { (document.subtitle) } } }
            (provenance::statements(&document.provenance.statements))
        }
    }
}

fn contents(document: &Document, language: Language) -> Markup {
    html! {
        nav aria-labelledby="contents" {
            h2 #contents { (PageWord::Contents.text(language)) }
            ol {
                @for (number, section) in (1..).zip(&document.sections) {
                    li { a href={ "#s" (number) } { (section.title) } }
                }
                @if !document.footnotes.is_empty() {
                    li { a href="#notes" { (Word::Footnotes.text(language)) } }
                }
                li { a href="#provenance" { (Word::Provenance.text(language)) } }
            }
        }
    }
}

fn sections(document: &Document, language: Language) -> Markup {
    let mut tables = 0;
    let paper = lying(document, language);
    let parts: Vec<Markup> = (1..)
        .zip(document.sections.iter().zip(paper))
        .map(|(number, (section, lies))| {
            let blocks = blocks::all(document, section, &mut tables, language);
            part(section, number, lies, &blocks)
        })
        .collect();
    html! { @for part in parts { (part) } }
}

fn part(section: &Section, number: usize, lies: bool, blocks: &Markup) -> Markup {
    let heading = format!("s{number}");
    html! {
        section.wide[lies] aria-labelledby=(heading) {
            h2 id=(heading) { (section.title) }
            (blocks)
        }
    }
}

fn notes(document: &Document, language: Language) -> Markup {
    html! {
        @if !document.footnotes.is_empty() {
            section aria-labelledby="notes" {
                h2 #notes { (Word::Footnotes.text(language)) }
                ol.notes {
                    @for (number, note) in (1..).zip(&document.footnotes) {
                        li id={ "note" (number) } { (note) }
                    }
                }
            }
        }
    }
}
