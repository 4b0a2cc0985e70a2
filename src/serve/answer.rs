//! Answers: pages, fragments, files and refusals as HTTP, each with a sentence in the user's language.

use super::desk::{Desk, Trouble, Wanted};
use super::guard::Refusal;
use super::state::State;
use super::{controls, file, out, page, uncertain};
use crate::diag::Language;
use crate::report::words::BenchWord;
use crate::report::write::style;
use axum::extract::Query;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};

const SCRIPT: &str = include_str!("assets/workbench.js");
const STYLE: &str = include_str!("assets/workbench.css");
const ICON: &str = include_str!("assets/icon.svg");

/// What is told of a state.
pub(super) enum Told {
    /// A page or a piece of one.
    Html(StatusCode, String),
    /// A text for the script.
    Text(String),
    /// A file to keep: its name and its type.
    File(String, &'static str, Vec<u8>),
    /// The same state under its own address, or under one where something has been done.
    At(String),
}

/// Why nothing is told.
pub(super) struct Refused(pub StatusCode, pub BenchWord);

impl Told {
    pub(super) fn response(self) -> Response {
        match self {
            Self::Html(status, text) => html(status, text),
            Self::Text(text) => ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response(),
            Self::File(name, kind, bytes) => {
                let disposition = format!("attachment; filename=\"{name}\"");
                let headers =
                    [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
                (headers, bytes).into_response()
            }
            Self::At(address) => Redirect::to(&address).into_response(),
        }
    }
}

impl Refused {
    pub(super) fn response(&self, language: Language) -> Response {
        sentence(self.0, language, &self.1)
    }
}

/// What is wanted of a state.
pub(super) fn told(desk: &Desk, state: &State, wanted: Wanted) -> Result<Told, Refused> {
    if let Wanted::Saved { name, reason } = wanted {
        let saved = desk.save(state, &name, &reason)?;
        return Ok(Told::At(format!("{}&saved={name}", saved.address())));
    }
    if let Wanted::Live { model, name, seen } = wanted {
        return live(desk, state, (&model, &name), seen.as_deref());
    }
    if let Wanted::Draws(Some(start)) = wanted {
        // What hinders it is told by the result of the state.
        let _ = desk.put_draws(state, start);
        return Ok(Told::At(state.address() + "#draws"));
    }
    let (offered, computed) = match desk.look(state) {
        Ok((offered, computed)) => (offered, Ok(computed)),
        Err(Trouble::Asked(word)) => {
            return Err(Refused(StatusCode::BAD_REQUEST, unreadable(word, state.language)));
        }
        Err(Trouble::Found { offered, found, sources }) => (*offered, Err((found, sources))),
    };
    let asked = state;
    let state = &offered.canonical(asked);
    if matches!(wanted, Wanted::Page) && state != asked {
        return Ok(Told::At(state.address()));
    }
    let body = match &computed {
        Ok(computed) => {
            let draws = uncertain::draws(desk, state, &offered, computed);
            if matches!(wanted, Wanted::Draws(_)) {
                return Ok(Told::Html(StatusCode::OK, draws.into_string()));
            }
            out::result(state, &offered, computed, &draws)
        }
        Err((found, sources)) => out::refused(state, found, sources),
    };
    match wanted {
        Wanted::Result | Wanted::Draws(_) => Ok(Told::Html(StatusCode::OK, body.into_string())),
        Wanted::File { name, table } => {
            let computed = computed.map_err(|_| Refused(StatusCode::CONFLICT, BenchWord::Stopped))?;
            file::file(&computed, state, &name, table.as_deref())
        }
        Wanted::Page | Wanted::Saved { .. } | Wanted::Live { .. } => {
            let controls = controls::controls(state, &offered);
            let title = page::title(&offered, state.language);
            Ok(Told::Html(StatusCode::OK, page::page(state, &title, &controls, &body)))
        }
    }
}

/// The picture of a state on the way to another value of one number.
fn live(desk: &Desk, state: &State, moved: (&str, &str), seen: Option<&[usize]>) -> Result<Told, Refused> {
    // What is wrong with the files, or with this value for the rules, the whole result tells.
    let stopped = || Refused(StatusCode::CONFLICT, BenchWord::Stopped);
    let (offered, bed) = desk.follow(state, moved).map_err(|trouble| match trouble {
        Trouble::Asked(word) => Refused(StatusCode::BAD_REQUEST, unreadable(word, state.language)),
        Trouble::Found { .. } => stopped(),
    })?;
    let knob = offered.knobs.iter().find(|knob| knob.model == moved.0 && knob.name == moved.1);
    let value = &knob.ok_or_else(stopped)?.value;
    let picture = bed.picture(&offered.canonical(state), &offered, (value, seen)).ok_or_else(stopped)?;
    Ok(Told::Html(StatusCode::OK, picture.into_string()))
}

fn html(status: StatusCode, text: String) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response()
}

/// A page that says one sentence.
pub(super) fn sentence(status: StatusCode, language: Language, word: &BenchWord) -> Response {
    html(status, page::sentence(language, &word.text(language)))
}

/// That an address cannot be read, and which part of it.
pub(super) fn malformed(language: Language, word: BenchWord) -> Response {
    sentence(StatusCode::BAD_REQUEST, language, &unreadable(word, language))
}

/// What is said of a number is said of a field; all else of the address.
pub(super) fn unreadable(word: BenchWord, language: Language) -> BenchWord {
    match word {
        BenchWord::NotANumber { .. } | BenchWord::OutsideRange { .. } | BenchWord::CannotFollow { .. } => {
            word
        }
        other => BenchWord::Malformed { part: other.text(language) },
    }
}

pub(super) fn refusal(refusal: Refusal, language: Language) -> Response {
    let word = match refusal {
        Refusal::Stranger => BenchWord::Stranger,
        Refusal::OtherHost => BenchWord::OtherHost,
        Refusal::OtherOrigin => BenchWord::OtherOrigin,
        Refusal::TooLong => BenchWord::TooLong,
    };
    sentence(refusal.status(), language, &word)
}

/// The pairs of an address; none if it has none.
pub(super) fn pairs(uri: &Uri) -> Vec<(String, String)> {
    Query::<Vec<(String, String)>>::try_from_uri(uri).map(|query| query.0).unwrap_or_default()
}

/// The pairs of a query alone.
pub(super) fn query_pairs(query: &str) -> Vec<(String, String)> {
    format!("/?{query}").parse().map(|uri: Uri| pairs(&uri)).unwrap_or_default()
}

/// The fields of a form that was sent.
pub(super) fn form(body: &[u8]) -> Option<Vec<(String, String)>> {
    let text = std::str::from_utf8(body).ok()?;
    let uri: Uri = format!("/?{text}").parse().ok()?;
    Query::<Vec<(String, String)>>::try_from_uri(&uri).ok().map(|query| query.0)
}

/// The page's own script, style and icon.
pub(super) fn asset(name: &str) -> Option<Response> {
    let (kind, text) = match name {
        "workbench.js" => ("text/javascript; charset=utf-8", SCRIPT.to_owned()),
        "workbench.css" => ("text/css; charset=utf-8", style() + STYLE),
        "icon.svg" => ("image/svg+xml", ICON.to_owned()),
        _ => return None,
    };
    Some(([(header::CONTENT_TYPE, kind)], text).into_response())
}
