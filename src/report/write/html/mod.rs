//! A document as one HTML file that needs no network and no script: on a screen, on paper, and read aloud.

mod blocks;
mod provenance;
mod table;

pub(in crate::report) use provenance::BLOCK;

use super::paper::lying;
use super::svg::{Ink, classes, theme};
use crate::diag::Language;
use crate::report::document::{Block, Column, Document, Row, Section, Sheet};
use crate::report::made::code;
use crate::report::words::{PageWord, Word};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// How a page looks, in light and dark and on paper.
const STYLE: &str = include_str!("style.css");
/// What a reader's program may fetch: nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// Where the parts of a document stand.
pub struct Place<'a> {
    /// What its ids begin with, where a page has parts of several documents.
    pub prefix: &'a str,
    /// Where its charts get their colours from.
    pub ink: Ink,
    /// Where a cell of a table leads, if anywhere.
    pub link: &'a dyn Fn(&Sheet, &Row, &Column) -> Option<String>,
}

/// A file of its own: one document, nothing to lead to.
const FILE: Place = Place { prefix: "", ink: Ink::Themed, link: &|_, _, _| None };

/// The parts of a document as a piece of another page, with its footnotes.
#[must_use]
pub fn parts(document: &Document, place: &Place, language: Language) -> Markup {
    html! { (sections(document, place, language)) (notes(document, place, language)) }
}

/// How many tables stand before each section of a document.
#[must_use]
pub fn tables_before(document: &Document) -> Vec<usize> {
    let count = |section: &Section| {
        let own = section.blocks.iter().filter(|block| match block {
            Block::Table(_) => true,
            Block::Chart(chart) => document.table_of(chart).is_some(),
            Block::Text(_) | Block::Tree(_) => false,
        });
        own.count()
    };
    let counts = document.sections.iter().map(count);
    counts.scan(0, |before, own| Some(std::mem::replace(before, *before + own))).collect()
}

/// Some sections of a larger document as pieces of a page: each with its number there, and how many tables stand before.
#[must_use]
pub fn pieces(document: &Document, standing: &[(usize, usize)], place: &Place, language: Language) -> Markup {
    let parts = document.sections.iter().zip(standing).map(|(section, (number, tables))| {
        let blocks = blocks::all(document, section, &mut tables.clone(), place, language);
        part(section, &format!("{}s{number}", place.prefix), false, &blocks)
    });
    let parts: Vec<Markup> = parts.collect();
    html! { @for part in parts { (part) } }
}

/// The style sheet of a page that is made of such pieces.
#[must_use]
pub fn style() -> String {
    format!("{STYLE}{}{}", theme(), classes())
}

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
                    (sections(document, &FILE, language))
                    (notes(document, &FILE, language))
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
    let style = format!("{STYLE}{}{}", theme(), paper(document));
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
                    li.part[section.level() > 1] { a href={ "#s" (number) } { (section.title) } }
                }
                @if !document.footnotes.is_empty() {
                    li { a href="#notes" { (Word::Footnotes.text(language)) } }
                }
                li { a href="#provenance" { (Word::Provenance.text(language)) } }
            }
        }
    }
}

fn sections(document: &Document, place: &Place, language: Language) -> Markup {
    let mut tables = 0;
    let paper = lying(document, language);
    let parts: Vec<Markup> = (1..)
        .zip(document.sections.iter().zip(paper))
        .map(|(number, (section, lies))| {
            let blocks = blocks::all(document, section, &mut tables, place, language);
            part(section, &format!("{}s{number}", place.prefix), lies, &blocks)
        })
        .collect();
    html! { @for part in parts { (part) } }
}

fn part(section: &Section, heading: &str, lies: bool, blocks: &Markup) -> Markup {
    html! {
        section.wide[lies] {
            @if section.level() > 1 { h3 id=(heading) { (section.title) } } @else { h2 id=(heading) { (section.title) } }
            (blocks)
        }
    }
}

fn notes(document: &Document, place: &Place, language: Language) -> Markup {
    html! {
        @if !document.footnotes.is_empty() {
            section {
                h2 id={ (place.prefix) "notes" } { (Word::Footnotes.text(language)) }
                ol.notes {
                    @for (number, note) in (1..).zip(&document.footnotes) {
                        li id={ (place.prefix) "note" (number) } { (note) }
                    }
                }
            }
        }
    }
}
