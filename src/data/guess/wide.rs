//! Which columns of numbers are one figure for several years or codes, by what their headings have in common.

use super::names::{meanings, slug};
use std::collections::BTreeMap;

/// One figure that stands in several columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WideGuess {
    /// Our name of the figure.
    pub name: String,
    /// The pattern of its headings, such as `fte_{code}`.
    pub pattern: String,
    /// The key whose members the headings name.
    pub key: String,
    /// Its headings.
    pub headings: Vec<String>,
    /// Whether the headings name years.
    pub are_years: bool,
}

/// Groups headings of columns of numbers. What has no other of its kind is in no group.
pub fn groups<'a>(headings: impl Iterator<Item = &'a str>) -> Vec<WideGuess> {
    let mut groups: BTreeMap<(String, bool), Vec<(&str, &str)>> = BTreeMap::new();
    for heading in headings.filter(|heading| !heading.contains(['{', '}'])) {
        if let Some((prefix, member)) = split(heading) {
            let group = groups.entry((prefix.to_owned(), is_year(member))).or_default();
            group.push((heading, member));
        }
    }
    let mut all: Vec<WideGuess> = Vec::new();
    // Longer prefixes first: `a_b_{code}` before `a_{code}`, and `{year}`, which matches everything, last.
    for ((prefix, are_years), members) in groups.iter().rev().filter(|(_, members)| is_group(members)) {
        let key = key(*are_years, members, &all, &prefix_name(prefix));
        all.push(WideGuess {
            name: prefix_name(prefix),
            pattern: format!("{prefix}{{{key}}}"),
            key,
            headings: members.iter().map(|(heading, _)| (*heading).to_owned()).collect(),
            are_years: *are_years,
        });
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.pattern.find('{')));
    all
}

/// A heading's beginning and what differs: a year at its end, what follows its last `_`, or digits at its end.
fn split(heading: &str) -> Option<(&str, &str)> {
    let start = heading.rfind(|c: char| !c.is_ascii_digit() && c != '/').map_or(0, |at| {
        at + heading.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    });
    let (prefix, digits) = heading.split_at_checked(start)?;
    if is_year(digits) {
        return Some((prefix, digits));
    }
    match heading.rfind('_') {
        Some(at) => {
            heading.split_at_checked(at + 1).filter(|(prefix, rest)| prefix.len() > 1 && !rest.is_empty())
        }
        None => Some((prefix, digits)).filter(|_| !digits.is_empty() && !prefix.is_empty()),
    }
}

/// `2024`, `2024/25` or `2024/2025`.
fn is_year(text: &str) -> bool {
    let (year, next) = text.split_once('/').unwrap_or((text, "25"));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    year.len() == 4
        && digits(year)
        && ["19", "20"].iter().any(|century| year.starts_with(century))
        && (next.len() == 2 || next.len() == 4)
        && digits(next)
}

/// Two columns are a group if what differs looks like codes; words need three.
fn is_group(members: &[(&str, &str)]) -> bool {
    let is_code = |(_, member): &(&str, &str)| {
        member.chars().any(|c| c.is_ascii_digit()) || member.chars().count() <= 2
    };
    members.len() >= 3 || (members.len() == 2 && members.iter().all(is_code))
}

fn prefix_name(prefix: &str) -> String {
    let text = prefix.trim_matches(|c: char| !c.is_alphanumeric());
    let known = meanings(text).next().map(|(name, _, _)| name.to_owned());
    known.unwrap_or_else(|| if text.is_empty() { "value".to_owned() } else { slug(text) })
}

/// `year`, or `code` for all groups that share a member; another name where a group shares none.
fn key(are_years: bool, members: &[(&str, &str)], before: &[WideGuess], name: &str) -> String {
    if are_years {
        return "year".to_owned();
    }
    let mut others = before.iter().filter(|other| !other.are_years).peekable();
    if others.peek().is_none() {
        return "code".to_owned();
    }
    let shares = |other: &&WideGuess| {
        members.iter().any(|(_, member)| other.headings.iter().any(|heading| heading.ends_with(member)))
    };
    others.find(shares).map_or_else(|| format!("{name}_code"), |other| other.key.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns(headings: &[&str]) -> Vec<(String, String, usize)> {
        let groups = groups(headings.iter().copied());
        groups.into_iter().map(|one| (one.name, one.pattern, one.headings.len())).collect()
    }

    fn one(name: &str, pattern: &str, count: usize) -> (String, String, usize) {
        (name.to_owned(), pattern.to_owned(), count)
    }

    #[test]
    fn columns_of_one_figure_are_found_by_their_headings() {
        assert_eq!(patterns(&["fte_101", "fte_102", "tax"]), [one("fte", "fte_{code}", 2)]);
        assert_eq!(patterns(&["2023", "2024"]), [one("value", "{year}", 2)]);
        assert_eq!(patterns(&["Elever 2023/24", "Elever 2024/25"]), [one("students", "Elever {year}", 2)]);
        assert_eq!(patterns(&["Åk 1", "Åk 2", "Åk 3"]), [one("study_year", "Åk {code}", 3)]);
        assert_eq!(patterns(&["fte_basic", "fte_sp", "fte_vo"]), [one("fte", "fte_{code}", 3)]);
        assert_eq!(patterns(&["a_b_1", "a_b_2", "2023", "2024"]).last(), Some(&one("value", "{year}", 2)));
    }

    #[test]
    fn columns_that_only_begin_alike_are_not_one_figure() {
        assert_eq!(patterns(&["low_income", "low_education"]), []);
        assert_eq!(patterns(&["Andel", "Antal", "Pris 2024"]), []);
    }

    #[test]
    fn figures_of_the_same_codes_share_their_key() {
        let all = groups(["fte_101", "fte_102", "kr_101", "kr_102", "part_x1", "part_y1"].into_iter());
        let keys: Vec<_> = all.iter().map(|one| (one.name.as_str(), one.key.as_str())).collect();
        let of = |name: &str| keys.iter().find(|(one, _)| *one == name).unwrap().1;
        assert_eq!(of("fte"), of("amount"));
        assert_ne!(of("fte"), of("part"));
    }
}
