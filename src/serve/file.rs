//! What is on the screen as a file: a workbook, a page of its own, a PDF or its source, JSON, or one table as CSV.

use super::answer::{Refused, Told};
use super::desk::Computed;
use super::state::State;
use crate::diag::{Fault, RunFault};
use crate::report::document::{Block, Document, Section};
use crate::report::words::BenchWord;
use crate::report::write::{Dialect, FileOptions, to_bytes};
use axum::http::StatusCode;
use std::path::Path;

/// The file of a name; the table of a CSV file is named apart.
pub(super) fn file(
    computed: &Computed,
    state: &State,
    name: &str,
    table: Option<&str>,
) -> Result<Told, Refused> {
    let document = computed.document(state);
    let (document, kind) = match name {
        "skolpeng.xlsx" => (document, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "skolpeng.html" => (document, "text/html; charset=utf-8"),
        "skolpeng.json" => (document, "application/json"),
        "skolpeng.pdf" => (document, "application/pdf"),
        "skolpeng.typ" => (document, "text/plain; charset=utf-8"),
        "skolpeng.csv" => (only(document, table.unwrap_or_default())?, "text/csv; charset=utf-8"),
        _ => return Err(Refused(StatusCode::NOT_FOUND, BenchWord::NotFound)),
    };
    let options = FileOptions { language: state.language, dialect: Dialect::SwedishExcel, force: false };
    let stopped = Refused(StatusCode::INTERNAL_SERVER_ERROR, BenchWord::Stopped);
    let files = to_bytes(&document, Path::new(name), &options).map_err(|fault| match fault.fault {
        Fault::Run(RunFault::NoTypst { .. }) => Refused(StatusCode::CONFLICT, BenchWord::NoTypst),
        _ => Refused(StatusCode::INTERNAL_SERVER_ERROR, BenchWord::Stopped),
    })?;
    let (_, bytes) = files.into_iter().next().ok_or(stopped)?;
    let name =
        table.filter(|_| name.ends_with(".csv")).map_or_else(|| name.to_owned(), |id| format!("{id}.csv"));
    Ok(Told::File(
        name.replace(|sign: char| !sign.is_ascii_alphanumeric() && !"-_.".contains(sign), "-"),
        kind,
        bytes,
    ))
}

/// The document with one of its tables alone.
fn only(document: Document, table: &str) -> Result<Document, Refused> {
    let sheet =
        document.tables().into_iter().find(|sheet| sheet.id == table).map(std::borrow::Cow::into_owned);
    let Some(sheet) = sheet else {
        return Err(Refused(
            StatusCode::NOT_FOUND,
            BenchWord::NoTable { name: table.chars().take(40).collect() },
        ));
    };
    let section = Section { title: sheet.title.clone(), blocks: vec![Block::Table(sheet)], appendix: false };
    Ok(Document { sections: vec![section], ..document })
}
