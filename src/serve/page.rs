//! The whole page: head, bar, controls and result, and pages that only say a sentence.

use super::offered::Offered;
use super::state::State;
use crate::base::Exact;
use crate::base::number::plain;
use crate::diag::Language;
use crate::report::made::code;
use crate::report::words::BenchWord;
use maud::{DOCTYPE, Markup, html};

/// The page with its controls and what stands beside them.
pub(super) fn page(state: &State, title: &str, controls: &Markup, out: &Markup) -> String {
    let say = |word: BenchWord| word.text(state.language);
    let heading = BenchWord::Title { study: title.to_owned() }.text(state.language);
    let body = html! {
        a.skip href="#out" { (say(BenchWord::Skip)) }
        header { h1 { (heading) } }
        main #bench {
            div #controls { (controls) }
            div #side {
                p #status role="status" aria-live="polite" data-computing=(say(BenchWord::Computing))
                    data-done=(say(BenchWord::Computed)) data-offline=(say(BenchWord::Offline)) {}
                (out)
            }
        }
        footer { p { (say(BenchWord::Version { version: env!("CARGO_PKG_VERSION").to_owned() })) } }
    };
    whole(state.language, &heading, true, &body)
}

/// A page that says one sentence.
pub(super) fn sentence(language: Language, text: &str) -> String {
    let name = BenchWord::Name.text(language);
    let body = html! { main #bench .alone { h1 { (name) } p #sentence role="alert" { (text) } } };
    whole(language, &name, false, &body)
}

fn whole(language: Language, title: &str, alive: bool, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(code(language)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="stylesheet" href="/assets/workbench.css";
                link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
                @if alive { script type="module" src="/assets/workbench.js" {} }
            }
            body { (body) }
        }
    };
    page.into_string()
}

/// What the study is called, as far as it is known.
pub(super) fn title(offered: &Offered, language: Language) -> String {
    offered.title.of(language).to_owned()
}

/// A number as it stands in a field: without spaces, with the decimal sign of the language.
pub(super) fn decimal(number: &Exact, language: Language) -> String {
    let text = plain(number);
    if language == Language::Swedish { text.replace('.', ",") } else { text }
}
