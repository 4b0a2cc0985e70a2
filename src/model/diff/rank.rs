//! How far a change of one thing reaches, and whether it can change what is paid.

use super::{At, Part, Rank, Said};

/// Keys under which only texts for people stand.
const TEXTS: [&str; 8] =
    ["label", "labels", "title", "message", "because", "source", "reference", "assumption"];
/// Where and how lists are written: what they hold is told by itself.
const FILES: [&str; 2] = ["columns", "editions"];
/// What a name is to those who use it.
const FACE: [&str; 8] = ["id", "per", "unit", "type", "refers_to", "currency", "payer", "payee"];
/// Names that others may have used.
const LISTS: [&str; 3] = ["members", "options", "determines"];
/// Sections of which nothing is paid.
pub(super) const UNPAID: [&str; 4] = ["perspective", "check", "split", "law"];

/// How far a change reaches.
pub(super) fn rank(section: &str, at: &At, what: &[String], old: Option<&Said>, new: Option<&Said>) -> Rank {
    let [first, last] = ends(what);
    if is_value(section, at, first, last)
        || is_text(what)
        || ["review", "from"].contains(&first) && section != "variant"
    {
        return Rank::Patch;
    }
    match first {
        _ if LISTS.contains(&first) => list(old, new),
        _ if FACE.contains(&first) => Rank::Major,
        "units" if new.is_none() => Rank::Major,
        _ => Rank::Minor,
    }
}

/// Whether a change can move money.
pub(super) fn moves_money(section: &str, what: &[String]) -> bool {
    let [first, last] = ends(what);
    let quiet = ["review", "min", "max", "missing", "level", "id", "price_list", "need", "on_means"];
    let is_quiet = quiet.contains(&first) || first == "from" && section != "variant";
    pays(section) && !is_text(what) && !is_quiet && last != "review"
}

/// Whether anything is paid because of what a section says.
pub(super) fn pays(section: &str) -> bool {
    !UNPAID.contains(&section)
}

/// Whether only people read what stands there.
pub(super) fn is_text(what: &[String]) -> bool {
    let [first, _] = ends(what);
    FILES.contains(&first) || what.iter().any(|key| TEXTS.contains(&key.as_str()))
}

fn ends(what: &[String]) -> [&str; 2] {
    [what.first(), what.last()].map(|key| key.map_or("", String::as_str))
}

fn is_value(section: &str, at: &At, first: &str, last: &str) -> bool {
    let is_part = matches!(at.part, Part::Row(_) | Part::Listed(_) | Part::Point { .. });
    let is_number = ["value", "min", "max"].contains(&last) || section == "table" && first == "otherwise";
    at.date.is_some() || is_part || is_number
}

/// A name gone from a list is gone for whoever used it; another order is none of theirs.
fn list(old: Option<&Said>, new: Option<&Said>) -> Rank {
    let names = |said: Option<&Said>| match said {
        Some(Said::Names(names)) => names.clone(),
        _ => Vec::new(),
    };
    let (old, new) = (names(old), names(new));
    let lacks = |a: &[String], b: &[String]| a.iter().any(|name| !b.contains(name));
    match (lacks(&old, &new), lacks(&new, &old)) {
        (true, _) => Rank::Major,
        (false, true) => Rank::Minor,
        (false, false) => Rank::Patch,
    }
}
