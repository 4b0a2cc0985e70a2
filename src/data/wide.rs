//! Wide tables: which keys' members a heading names, by a pattern such as `proj_{group}_{band}`.

use std::collections::BTreeMap;

/// A pattern of headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The text before the first key.
    start: String,
    /// Each key with the text after it.
    keys: Vec<(String, String)>,
}

/// How a heading matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// Not at all.
    No,
    /// In one way: the members of the pattern's keys.
    One(Vec<String>),
    /// In several ways.
    Several,
}

/// What is known of the members of keys.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The members of the keys whose tables the data set has.
    pub members: BTreeMap<String, Vec<String>>,
    /// For a key, what headings call its members: theirs to ours.
    pub names: BTreeMap<String, BTreeMap<String, String>>,
}

impl Pattern {
    /// Reads a pattern: at least one key in braces, none of them twice.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('{');
        let start = parts.next()?.to_owned();
        let split =
            |part: &str| part.split_once('}').map(|(key, rest)| (key.trim().to_owned(), rest.to_owned()));
        let keys: Vec<(String, String)> = parts.map(split).collect::<Option<_>>()?;
        let is_once = |key: &String| keys.iter().filter(|(other, _)| other == key).count() == 1;
        let is_well = keys.iter().all(|(key, rest)| !key.is_empty() && !rest.contains('}') && is_once(key));
        (is_well && !keys.is_empty() && !start.contains('}')).then_some(Self { start, keys })
    }

    /// The keys in the order of the pattern.
    pub fn keys(&self) -> Vec<String> {
        self.keys.iter().map(|(key, _)| key.clone()).collect()
    }

    /// The members that a heading names.
    pub fn find(&self, heading: &str, known: &Known) -> Match {
        let Some(rest) = heading.strip_prefix(&self.start) else { return Match::No };
        let mut ways = Vec::new();
        collect(rest, &self.keys, known, &mut Vec::new(), &mut ways);
        match (ways.pop(), ways.is_empty()) {
            (None, _) => Match::No,
            (Some(way), true) => Match::One(way),
            (Some(_), false) => Match::Several,
        }
    }
}

/// Every way to split the rest of a heading into members of the keys.
fn collect(
    rest: &str,
    keys: &[(String, String)],
    known: &Known,
    so_far: &mut Vec<String>,
    ways: &mut Vec<Vec<String>>,
) {
    let Some(((key, after), later)) = keys.split_first() else {
        if rest.is_empty() {
            ways.push(so_far.clone());
        }
        return;
    };
    for (end, _) in rest.char_indices().skip(1).chain([(rest.len(), ' ')]) {
        let (theirs, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let Some(tail) = tail.strip_prefix(after.as_str()) else { continue };
        if let Some(member) = known.member(key, theirs) {
            so_far.push(member);
            collect(tail, later, known, so_far, ways);
            so_far.pop();
        }
    }
}

impl Known {
    /// Our name of a member, if it can be one.
    fn member(&self, key: &str, theirs: &str) -> Option<String> {
        let ours = self.names.get(key).and_then(|names| names.get(theirs));
        let ours = ours.map_or(theirs, String::as_str);
        let is_one = match self.members.get(key) {
            Some(members) => members.iter().any(|member| member == ours),
            None => !ours.is_empty(),
        };
        is_one.then(|| ours.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(pattern: &str, heading: &str, known: &Known) -> Match {
        Pattern::parse(pattern).unwrap().find(heading, known)
    }

    fn one(members: &[&str]) -> Match {
        Match::One(members.iter().map(|member| (*member).to_owned()).collect())
    }

    #[test]
    fn a_heading_names_the_members_of_keys() {
        let none = Known::default();
        assert_eq!(find("fte_{programme}", "fte_basic", &none), one(&["basic"]));
        assert_eq!(find("{stage}", "förskola", &none), one(&["förskola"]));
        assert_eq!(find("{kind} {year}-åringar", "flickor 16-åringar", &none), one(&["flickor", "16"]));
        assert_eq!(find("fte_{programme}", "given_basic", &none), Match::No);
        assert_eq!(find("fte_{programme}", "fte_", &none), Match::No);
    }

    #[test]
    fn members_that_are_known_settle_where_one_ends() {
        let pattern = "proj_{group}_{band}";
        assert_eq!(find(pattern, "proj_ell_high_k_3", &Known::default()), Match::Several);
        let members = [("group".to_owned(), vec!["ell_high".to_owned(), "all".to_owned()])].into();
        let names = [("group".to_owned(), [("base".to_owned(), "all".to_owned())].into())].into();
        let known = Known { members, names };
        assert_eq!(find(pattern, "proj_ell_high_k_3", &known), one(&["ell_high", "k_3"]));
        assert_eq!(find(pattern, "proj_base_k_3", &known), one(&["all", "k_3"]));
        assert_eq!(find(pattern, "proj_other_k", &known), Match::No);
    }

    #[test]
    fn a_pattern_without_keys_is_none() {
        for text in ["pupils", "pupils_{", "pupils_{}", "{a}_{a}", "a}b{c}", "{a}}"] {
            assert_eq!(Pattern::parse(text), None, "{text}");
        }
    }
}
