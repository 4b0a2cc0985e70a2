//! One thing that differs, in words: where it stands, what is said now, and what was said before.

use crate::base::Exact;
use crate::base::number::{decimals, plain};
use crate::diag::Language;
use crate::model::diff::{At, Fate, Line, Part, Said};
use crate::report::document::Branch;
use crate::report::numbers::number;
use crate::report::words::{DiffWord, Word};

/// Longer texts stand on lines of their own.
const SHORT: usize = 60;

/// A line of an entry.
pub(super) fn branch(line: &Line, fate: &Fate, language: Language) -> Branch {
    let mut branch = Branch { label: place(line, language), ..Branch::default() };
    let is_alone = matches!(fate, Fate::Added | Fate::Removed);
    match (&line.old, &line.new) {
        (Some(one), None) | (None, Some(one)) if is_alone => branch.value = words(one, language),
        (Some(old), Some(new)) => both(old, new, &mut branch, language),
        (None, Some(new)) => branch.value = appeared(new, line.held.as_ref(), language),
        (Some(old), None) => branch.value = gone(old, line.held.as_ref(), language),
        (None, None) => {}
    }
    let also = line.also.iter().map(|(what, said)| match said {
        Said::Source { .. } => marked(said, language),
        said => format!("{}: {}", key(what, language), words(said, language)),
    });
    branch.remarks.extend(also);
    branch
}

fn appeared(new: &Said, held: Option<&Said>, language: Language) -> String {
    let new = words(new, language);
    match held.map(|held| words(held, language)) {
        Some(old) => DiffWord::NewDay { new, old },
        None => DiffWord::New { new },
    }
    .text(language)
}

fn gone(old: &Said, held: Option<&Said>, language: Language) -> String {
    let old = words(old, language);
    match held.map(|held| words(held, language)) {
        Some(new) => DiffWord::GoneDay { new, old },
        None => DiffWord::Gone { old },
    }
    .text(language)
}

fn both(old: &Said, new: &Said, branch: &mut Branch, language: Language) {
    let mut texts = [old, new].map(|said| words(said, language));
    if let [a, b] = &texts
        && a == b
    {
        texts = [old, new].map(machine);
    }
    let [before, now] = texts.clone();
    let is_now_assumed = match (old, new) {
        (Said::Source { assumed: a, .. }, Said::Source { assumed: b, .. }) if a != b => Some(*b),
        _ => None,
    };
    branch.value = match is_now_assumed {
        Some(true) => DiffWord::NowAssumed.text(language),
        Some(false) => DiffWord::NowSourced.text(language),
        None if before.chars().count() + now.chars().count() <= SHORT => {
            DiffWord::Instead { new: now, old: before }.text(language)
        }
        None => String::new(),
    };
    if is_now_assumed.is_some() || branch.value.is_empty() {
        let [before, now] = match is_now_assumed {
            Some(_) => [old, new].map(|said| marked(said, language)),
            None => texts,
        };
        branch.remarks.push(DiffWord::IsNow { text: now }.text(language));
        branch.remarks.push(DiffWord::Was { text: before }.text(language));
    }
}

/// Where in its entry a line stands.
fn place(line: &Line, language: Language) -> String {
    let mut parts = Vec::new();
    if let Some(date) = line.at.date {
        let always = date.year() <= 1;
        let from = || Word::InForceFrom { date: date.to_string() }.text(language);
        parts.push(if always { DiffWord::Always.text(language) } else { from() });
    }
    parts.extend(part(&line.at, language));
    let is_plain = line.at.date.is_some() || line.at.part != Part::Whole;
    let key = key(&line.what, language);
    // The statement's own number or formula needs no name beside its date or part.
    if !(is_plain && ["value", "then", "otherwise"].contains(&line.what.join(".").as_str())) {
        parts.push(key);
    }
    parts.join(", ")
}

fn part(at: &At, language: Language) -> Option<String> {
    let word = match &at.part {
        Part::Whole => return None,
        Part::Row(keys) => DiffWord::Row { keys: keys.join(" · ") },
        Part::Listed(keys) => DiffWord::Listed { keys: keys.join(" · ") },
        Part::Point { at, unit } => DiffWord::Point { at: quantity(at, unit, language) },
        Part::Case(condition) if condition.is_empty() => return Some(Word::Otherwise.text(language)),
        Part::Case(condition) => DiffWord::Case { condition: condition.clone() },
    };
    Some(word.text(language))
}

/// What stands under a key, in words; keys that have none are told as the file has them.
fn key(what: &[String], language: Language) -> String {
    let path: Vec<&str> = what.iter().map(String::as_str).collect();
    let word = match path.as_slice() {
        ["value"] => DiffWord::TheValue,
        ["source"] => DiffWord::TheSource,
        ["label", "sv"] => DiffWord::TheLabel { language: "sv".to_owned() },
        ["label", "en"] => DiffWord::TheLabel { language: "en".to_owned() },
        ["formula"] => DiffWord::TheFormula,
        ["cases"] => DiffWord::TheOrder,
        ["unit"] => return Word::Unit.text(language),
        ["editions"] => DiffWord::TheList,
        ["decides_for"] => DiffWord::DecidesFor,
        ["baseline"] => DiffWord::TheBaseline,
        ["id"] => DiffWord::TheId,
        _ => return path.join("."),
    };
    word.text(language)
}

/// What is said, for people.
pub(super) fn words(said: &Said, language: Language) -> String {
    match said {
        Said::Number { value, unit } => quantity(value, unit, language),
        Said::Source { assumed: true, text } => format!("{}{text}", Word::AssumedMark.text(language)),
        Said::Source { assumed: false, text } => text.clone(),
        Said::Order(list) => {
            let otherwise = || Word::Otherwise.text(language);
            let texts = list.iter().map(|one| if one.is_empty() { otherwise() } else { one.clone() });
            texts.collect::<Vec<_>>().join("; ")
        }
        other => machine(other),
    }
}

/// A number with all its decimals, and its unit unless it is a plain number.
fn quantity(value: &Exact, unit: &str, language: Language) -> String {
    let digits = decimals(value).map_or_else(|| plain(value), |places| number(value, places, language));
    if ["", "ratio", "number"].contains(&unit) { digits } else { format!("{digits} {unit}") }
}

/// What is said, and whether it is a source or an assumption.
fn marked(said: &Said, language: Language) -> String {
    match said {
        Said::Source { assumed: false, text } => format!("{}{text}", DiffWord::SourceMark.text(language)),
        said => words(said, language),
    }
}

/// What is said, for machines: the same in every language.
pub(super) fn machine(said: &Said) -> String {
    match said {
        Said::Number { value, unit } if unit.is_empty() => plain(value),
        Said::Number { value, unit } => format!("{} {unit}", plain(value)),
        Said::Names(names) => names.join(", "),
        Said::Order(list) => list.join("; "),
        Said::Source { assumed: true, text } => format!("assumption: {text}"),
        Said::Source { assumed: false, text } => format!("reference: {text}"),
        Said::Formula(text) | Said::Text(text) => text.clone(),
    }
}
