//! How sure the result is: the draws of a state, their progress, and what starts and cancels them.

use super::desk::{Computed, Desk};
use super::offered::Offered;
use super::out::drawn;
use super::state::State;
use super::task::Progress;
use crate::diag::Diagnostic;
use crate::report::view::{self, Paper};
use crate::report::words::BenchWord;
use crate::report::write::svg::Ink;
use crate::report::write::{Place, parts};
use crate::study::runs::Compared;
use maud::{Markup, html};

/// The part of the page about draws; nothing where none are asked for.
pub(super) fn draws(desk: &Desk, state: &State, offered: &Offered, computed: &Computed) -> Markup {
    if !offered.has_draws() {
        return html! {};
    }
    let say = |word: BenchWord| word.text(state.language);
    let task = desk.draws(state, offered);
    let progress = task.as_ref().map(|task| task.progress());
    let runs = matches!(progress, Some(Progress::Running(..)));
    html! {
        section #draws data-running[runs] tabindex="-1" aria-labelledby="draws-title" {
            h2 #draws-title { (say(BenchWord::Draws)) }
            @match progress {
                Some(Progress::Running(done, total)) => (running(state, done, total)),
                Some(Progress::Done(compared)) => (done(state, computed, compared)),
                Some(Progress::Broken(found, sources)) => {
                    (drawn(&found.sorted().into_iter().filter(Diagnostic::is_error).collect::<Vec<_>>(), sources, state))
                }
                Some(Progress::Stopped) => {
                    p { (say(BenchWord::DrawsStopped)) }
                    (start(state, offered))
                }
                None => {
                    p.help { (say(BenchWord::DrawsText { draws: offered.draws.to_string() })) }
                    (start(state, offered))
                }
            }
        }
    }
}

/// A button that asks for something to be done with the draws of the state.
fn ask(state: &State, what: &str, text: &str) -> Markup {
    html! {
        form.draws method="post" action="/draws" autocomplete="off" {
            input type="hidden" name="state" value=(state.query());
            button type="submit" name="do" value=(what) { (text) }
        }
    }
}

fn start(state: &State, offered: &Offered) -> Markup {
    ask(state, "start", &BenchWord::DrawsStart { draws: offered.draws.to_string() }.text(state.language))
}

fn running(state: &State, done: u64, total: u64) -> Markup {
    let word = match total {
        0 => BenchWord::DrawsPlanning,
        total => BenchWord::DrawsDone { done: done.to_string(), total: total.to_string() },
    };
    let told = word.text(state.language);
    html! {
        p { label for="draws-progress" { (told) } }
        @if total == 0 { progress #draws-progress {} } @else { progress #draws-progress value=(done) max=(total) {} }
        (ask(state, "stop", &BenchWord::DrawsStop.text(state.language)))
    }
}

fn done(state: &State, computed: &Computed, compared: &Compared) -> Markup {
    let paper = Paper { compared: Some(compared), ..computed.paper(state) };
    let mut document = view::draws(&paper, state.school.as_deref());
    if !state.internal {
        computed.shield().cover_sections(&mut document.sections, state.language);
    }
    let place = Place { prefix: "draws-", ink: Ink::Classed, link: &|_, _, _| None };
    parts(&document, &place, state.language)
}
