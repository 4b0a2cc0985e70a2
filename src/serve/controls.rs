//! The left side of the page: language and view, models, scenario and year, and a slider for each of a model's numbers.

use super::offered::{Knob, Offered};
use super::page::decimal;
use super::state::{MOST_BESIDE, NONE, State};
use crate::base::Exact;
use crate::base::number::{self, decimals, plain, whole};
use crate::diag::Language;
use crate::report::numbers::exact;
use crate::report::words::{BenchWord, Word};
use maud::{Markup, html};
use num_traits::{Signed, Zero};

/// A choice of a list: what is sent, and what is read.
type Choice = (String, String);

/// The form whose fields are the state.
pub(super) fn controls(state: &State, offered: &Offered) -> Markup {
    let say = |word: BenchWord| word.text(state.language);
    html! {
        form #settings method="get" action="/" aria-label=(say(BenchWord::Settings)) autocomplete="off" {
            div.fields {
                (views(state))
            }
            (studies(state, offered))
            @if !offered.models.is_empty() {
                fieldset #models {
                    legend { (say(BenchWord::Models)) }
                    (models(state, offered))
                }
                (parameters(state, offered))
            }
            @for (name, value) in [("school", &state.school), ("of", &state.of), ("amount", &state.amount)] {
                @if let Some(value) = value { input type="hidden" name=(name) value=(value); }
            }
            p.buttons {
                button #compute type="submit" { (say(BenchWord::Compute)) }
                button #reset type="button" hidden { (say(BenchWord::ResetAll)) }
            }
        }
        @if !offered.knobs.is_empty() { (save(state, offered)) }
    }
}

fn views(state: &State) -> Markup {
    let language = state.language;
    let say = |word: BenchWord| word.text(language);
    let languages = [("sv", "Svenska"), ("en", "English")].map(|(id, name)| (id.to_owned(), name.to_owned()));
    let own = crate::report::made::code(language);
    let views = [("public", BenchWord::Public), ("internal", BenchWord::Internal)];
    let views = views.map(|(id, word)| (id.to_owned(), say(word)));
    html! {
        (select("lang", "lang", &say(BenchWord::Language), &languages, own))
        (select("view", "view", &say(BenchWord::View), &views, if state.internal { "internal" } else { "public" }))
    }
}

/// The study, and links to the others of its folder: each begins with its own models and numbers.
fn studies(state: &State, offered: &Offered) -> Markup {
    let others: Vec<&String> = offered.studies.iter().filter(|name| **name != offered.own).collect();
    let at = |name: &str| {
        let other = State { internal: state.internal, ..State::start(state.language) };
        State { study: Some(name.to_owned()), ..other }.address()
    };
    html! {
        @if let Some(study) = &state.study { input type="hidden" name="study" value=(study); }
        @if !others.is_empty() {
            details #studies {
                summary { (BenchWord::OtherStudies.text(state.language)) " (" (others.len()) ")" }
                ul { @for name in others { li { a href=(at(name)) { (name) } } } }
            }
        }
    }
}

fn select(id: &str, name: &str, label: &str, choices: &[Choice], chosen: &str) -> Markup {
    html! {
        div.field {
            label for=(id) { (label) }
            select id=(id) name=(name) {
                @for (value, text) in choices {
                    option value=(value) selected[value == chosen] { (text) }
                }
            }
        }
    }
}

fn models(state: &State, offered: &Offered) -> Markup {
    let language = state.language;
    let say = |word: BenchWord| word.text(language);
    let all: Vec<Choice> =
        offered.models.iter().map(|(id, title)| (id.clone(), title.of(language).to_owned())).collect();
    let none = (NONE.to_owned(), say(BenchWord::NoProposal));
    let beside: Vec<Choice> = std::iter::once(none).chain(all.iter().cloned()).collect();
    let shown: Vec<Choice> = all.iter().filter(|(id, _)| offered.shown.contains(id)).cloned().collect();
    html! {
        (select("base", "base", &say(BenchWord::Baseline), &all, &offered.baseline))
        @for number in 1..=MOST_BESIDE {
            @let chosen = offered.beside.get(number - 1).map_or(NONE, String::as_str);
            (select(&format!("with{number}"), "with", &say(BenchWord::Proposal { number: number.to_string() }), &beside, chosen))
        }
        (select("edit", "edit", &say(BenchWord::ChangedModel), &shown, &offered.edited))
        (scenario(state, offered))
        // Seldom changed, so that the sliders stand near the top.
        details #when-and-frame open[state.date.is_some() || state.year.is_some() || state.frame.is_some()] {
            summary { (say(BenchWord::WhenAndFrame)) }
            (day(state, offered))
            (frame(state))
        }
    }
}

fn frame(state: &State) -> Markup {
    let say = |word: BenchWord| word.text(state.language);
    html! {
        div.field {
            label for="frame" { (say(BenchWord::Frame)) }
            input #frame name="frame" type="text" inputmode="decimal" aria-describedby="frame-help"
                value=(state.frame.map(|ore| decimal(&ore.exact(), state.language)).unwrap_or_default());
            span.help #frame-help { (say(BenchWord::FrameIs)) }
        }
    }
}

/// The worlds of the study, if it has any.
fn scenario(state: &State, offered: &Offered) -> Markup {
    let language = state.language;
    let none = (String::new(), BenchWord::NoScenario.text(language));
    let worlds = offered.worlds.iter().map(|world| (world.id.clone(), world.title.of(language).to_owned()));
    let choices: Vec<Choice> = std::iter::once(none).chain(worlds).collect();
    let chosen = state.scenario.as_deref().unwrap_or_default();
    html! {
        @if !offered.worlds.is_empty() {
            (select("scenario", "scenario", &BenchWord::Scenario.text(language), &choices, chosen))
        }
    }
}

/// The years of the chosen world, or a field for any year.
fn year(state: &State, offered: &Offered) -> Markup {
    let say = |word: BenchWord| word.text(state.language);
    let year = state.year.map(|year| year.to_string()).unwrap_or_default();
    let years = offered.world.iter().flat_map(|world| &world.years);
    let years: Vec<Choice> = years.map(|year| (year.to_string(), year.to_string())).collect();
    html! {
        @if years.is_empty() {
            div.field {
                label for="year" { (say(BenchWord::Year)) }
                input #year name="year" type="text" inputmode="numeric" maxlength="4" aria-describedby="year-help" value=(year);
                span.help #year-help { (say(BenchWord::YearIs)) }
            }
        } @else {
            (select("year", "year", &say(BenchWord::Year), &years, &year))
        }
    }
}

/// The day whose rules hold, and the year that is budgeted.
fn day(state: &State, offered: &Offered) -> Markup {
    let say = |word: BenchWord| word.text(state.language);
    let own = (String::new(), say(BenchWord::AsStudy));
    let own_date = offered.date.map(|date| format!("{} ({date})", own.1));
    let first = (String::new(), own_date.unwrap_or_else(|| own.1.clone()));
    let known = offered.dates.iter().chain(state.date.iter().filter(|date| !offered.dates.contains(date)));
    let dates = known.map(|date| (date.to_string(), date.to_string()));
    let dates: Vec<Choice> = std::iter::once(first).chain(dates).collect();
    let chosen = state.date.map(|date| date.to_string()).unwrap_or_default();
    html! {
        (select("date", "date", &say(BenchWord::Day), &dates, &chosen))
        (year(state, offered))
    }
}

/// The numbers of the edited model: its parameters first, then the cells of its tables and curves behind a lid.
fn parameters(state: &State, offered: &Offered) -> Markup {
    let language = state.language;
    let title = offered.models.iter().find(|(id, _)| *id == offered.edited);
    let model = title.map_or_else(String::new, |(_, title)| title.of(language).to_owned());
    let (plain, parts): (Vec<&Knob>, Vec<&Knob>) = offered
        .knobs
        .iter()
        .filter(|knob| knob.model == offered.edited)
        .partition(|knob| knob.part.is_empty());
    let changed = parts.iter().any(|knob| knob.is_changed());
    html! {
        fieldset #parameters {
            legend { (BenchWord::ParametersOf { model }.text(language)) }
            @for knob in plain { (slider(knob, language)) }
            @if !parts.is_empty() {
                details open[changed] {
                    summary { (BenchWord::Prices.text(language)) " (" (parts.len()) ")" }
                    @for knob in parts { (slider(knob, language)) }
                }
            }
        }
        // Changes of other models stay as they are.
        @for ((model, name), value) in state.changes.iter().filter(|((model, _), _)| *model != offered.edited) {
            input type="hidden" name={ "p." (model) "." (name) } value=(number::plain(value));
        }
    }
}

/// A number with its slider, field, unit, range, date and what it rests on.
fn slider(knob: &Knob, language: Language) -> Markup {
    let say = |word: BenchWord| word.text(language);
    let id = knob.id();
    let (low, high) = ends(knob);
    let [from, to] = [&low, &high].map(|end| exact(end, language));
    let range = match knob.min.is_some() && knob.max.is_some() {
        true => BenchWord::Range { low: from, high: to },
        false => BenchWord::NoRange { low: from, high: to },
    };
    let label = knob.title(language);
    html! {
        div.knob.changed[knob.is_changed()] {
            label for=(id) { (label) @if !knob.unit.is_empty() { " (" (knob.unit) ")" } }
            div.pair {
                input.slider type="range" min=(plain(&low)) max=(plain(&high)) step=(plain(&step(knob, &low, &high)))
                    value=(plain(&knob.value)) data-for=(id) disabled[knob.is_stated_by_world] aria-label=(say(BenchWord::SliderOf { name: label }))
                    aria-valuetext={ (decimal(&knob.value, language)) " " (knob.unit) };
                input.number id=(id) name={ "p." (knob.model) "." (knob.name) } type="text" inputmode="decimal"
                    disabled[knob.is_stated_by_world] value=(decimal(&knob.value, language)) data-model=(decimal(&knob.stated, language))
                    aria-describedby={ (id) "-help" };
                button.reset type="button" hidden data-reset=(id) { (say(BenchWord::Reset)) span.heard { ": " (knob.title(language)) } }
            }
            p.help id={ (id) "-help" } {
                @let unit = if knob.unit.is_empty() { String::new() } else { format!("\u{a0}{}", knob.unit) };
                @if knob.is_stated_by_world { strong { (say(BenchWord::StatedByScenario)) } " " }
                (say(BenchWord::InModel { value: format!("{}{unit}", exact(&knob.stated, language)) })) ". "
                (say(range)) " "
                @if let Some(date) = &knob.from { (say(BenchWord::From { date: date.to_string() })) " " }
                @if knob.source.is_assumption() { strong { (Word::AssumedMark.text(language)) } }
                (knob.source.text())
            }
        }
    }
}

/// Where a slider begins and ends: where the model says; else at nothing and twice the number.
fn ends(knob: &Knob) -> (Exact, Exact) {
    let zero = whole(0);
    let twice = &knob.stated * whole(2);
    let (mut low, mut high) = match (knob.stated.is_zero(), knob.stated.is_negative()) {
        (true, _) => (zero, whole(1)),
        (_, true) => (twice, zero),
        _ => (zero, twice),
    };
    low = knob.min.clone().unwrap_or(low);
    high = knob.max.clone().unwrap_or(high);
    // A number that was typed outside is still on the slider.
    (low.min(knob.value.clone()), high.max(knob.value.clone()))
}

/// From one place of a slider to the next: about a hundredth of its length, and no coarser than the number itself.
fn step(knob: &Knob, low: &Exact, high: &Exact) -> Exact {
    let length = high - low;
    let mut step = whole(1_000_000);
    while step.is_positive() && &step * whole(100) > length && step > Exact::new(1.into(), 1_000_000.into()) {
        step /= whole(10);
    }
    let own = decimals(&knob.value).max(decimals(low)).unwrap_or(0).min(6);
    let finest = Exact::new(1.into(), num_bigint::BigInt::from(10).pow(u32::from(own)));
    step.min(finest)
}

/// What writes the changes to a file.
fn save(state: &State, offered: &Offered) -> Markup {
    let edited = offered.models.iter().find(|(id, _)| *id == offered.edited);
    let model = edited.map_or_else(String::new, |(_, title)| title.of(state.language).to_owned());
    let say = |word: BenchWord| word.text(state.language);
    html! {
        form #save method="post" action="/proposal" aria-labelledby="save-title" autocomplete="off" {
            h2 #save-title { (say(BenchWord::Save)) }
            p.help { (say(BenchWord::SaveOf { model })) }
            input #save-state type="hidden" name="state" value=(state.query());
            div.field {
                label for="save-name" { (say(BenchWord::SaveName)) }
                input #save-name name="name" type="text" required maxlength="60" pattern="[a-z][a-z0-9\\-]*"
                    spellcheck="false" aria-describedby="save-help";
                span.help #save-help { (say(BenchWord::SaveNameHelp)) }
            }
            div.field {
                label for="save-reason" { (say(BenchWord::SaveReason)) }
                input #save-reason name="reason" type="text" required maxlength="500";
            }
            p.buttons { button type="submit" { (say(BenchWord::SaveButton)) } }
        }
    }
}
