//! What each column of a table most likely holds: codes of a key, students, numbers, texts, or nothing to use.

use super::markers::is_usual;
use super::names::{Meaning, meanings, slug};
use crate::text::{Cell, Grid};
use std::collections::BTreeSet;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// Codes of members of a key.
    Key,
    /// A number of students.
    Students,
    /// Numbers.
    Numbers,
    /// Texts.
    Texts,
    /// Nothing that can be used.
    Nothing,
}

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// The file shows it.
    Certain,
    /// It usually is so.
    Likely,
    /// It may be otherwise.
    Unsure,
}

/// Why a column is thought to hold what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its heading says so.
    Heading,
    /// Its cells look like codes.
    Codes,
    /// So many of its filled cells are numbers.
    Cells,
    /// It is the first column, and nothing else tells rows apart.
    First,
    /// It has no heading.
    NoHeading,
    /// It has no cell with anything in it.
    Empty,
    /// Its heading stands twice, or a formula in it is broken.
    Refused,
    /// Its headings have other keys than those of the students.
    OtherKeys,
}

/// A column and what is guessed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnGuess {
    /// The file's heading.
    pub heading: String,
    /// Our name for it.
    pub name: String,
    /// What it holds.
    pub holds: Holds,
    /// Why.
    pub why: Why,
    /// How sure that is.
    pub sure: Sure,
    /// How many of its cells say something.
    pub filled: usize,
    /// How many of these are numbers.
    pub numbers: usize,
}

/// Guesses every column from its cells alone; `refused` are headings that the reader refuses.
pub fn by_cells(grid: &Grid, refused: &BTreeSet<String>) -> Vec<ColumnGuess> {
    (0..grid.columns().len()).map(|col| cells_of(grid, col, refused)).collect()
}

/// Gives each column the name and meaning that its heading tells.
pub fn name(all: &mut [ColumnGuess]) {
    for meaning in [Meaning::Students, Meaning::Key, Meaning::Known, Meaning::Name] {
        by_heading(all, meaning);
    }
    let has_school = all.iter().any(|one| one.name == "school" && one.holds == Holds::Key);
    for one in all.iter_mut() {
        // A school's own municipality tells something of the school, not of the row.
        if has_school && one.name == "municipality" {
            one.holds = Holds::Texts;
        }
    }
    first_as_key(all);
    give_names(all);
}

fn cells_of(grid: &Grid, col: usize, refused: &BTreeSet<String>) -> ColumnGuess {
    let heading = grid.columns().get(col).cloned().unwrap_or_default();
    let texts = texts(grid, col);
    let numbers = texts.iter().filter(|text| is_number(text)).count();
    let others = texts.iter().filter(|text| !is_number(text) && !is_usual(text)).count();
    let mut one = ColumnGuess {
        name: String::new(),
        holds: Holds::Texts,
        why: Why::Cells,
        sure: Sure::Likely,
        filled: texts.len(),
        numbers,
        heading,
    };
    let unused = if refused.contains(&one.heading) {
        Some(Why::Refused)
    } else if texts.is_empty() {
        Some(Why::Empty)
    } else {
        (!grid.has_heading(col)).then_some(Why::NoHeading)
    };
    if let Some(why) = unused {
        (one.holds, one.why, one.sure) = (Holds::Nothing, why, Sure::Certain);
    } else if are_codes(&one.heading, &texts) {
        one.why = Why::Codes;
    } else if numbers > 0 && numbers >= others * 4 {
        let sure = if others == 0 { Sure::Certain } else { Sure::Likely };
        (one.holds, one.sure) = (Holds::Numbers, sure);
    }
    one
}

fn texts(grid: &Grid, col: usize) -> Vec<&str> {
    let text = |row| match grid.text(row, col) {
        Cell::Is(text) => Some(text),
        Cell::Missing | Cell::Suppressed => None,
    };
    (0..grid.len()).filter_map(text).collect()
}

/// Whether a text is written as a number in either way.
pub fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '\u{2212}', '+']).unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.'))
}

/// Digits of one length that begin with a zero somewhere, or that the heading calls a code.
fn are_codes(heading: &str, texts: &[&str]) -> bool {
    let digits = |text: &&str| text.bytes().all(|b| b.is_ascii_digit());
    let lower = heading.to_lowercase();
    let says_so = ["kod", "code", "nummer", "nr", "id"].iter().any(|word| {
        lower.ends_with(word)
            && (word.len() > 2 || lower.len() == word.len() || lower.contains(&format!(" {word}")))
    });
    let has_zero = texts.iter().any(|text| text.len() > 1 && text.starts_with('0'));
    texts.iter().all(digits) && (says_so || has_zero)
}

/// Gives the names of a meaning, each to the column whose heading says it best.
fn by_heading(all: &mut [ColumnGuess], wanted: Meaning) {
    let mut claims: Vec<(&'static str, (bool, usize), usize)> = Vec::new();
    for (at, one) in all.iter().enumerate() {
        let fits = match wanted {
            Meaning::Students => one.holds == Holds::Numbers,
            _ => one.holds != Holds::Nothing,
        };
        if fits && one.name.is_empty() {
            let said = meanings(&one.heading).filter(|(_, meaning, _)| *meaning == wanted);
            // "Elever totalt" says it better than "Elever 2023".
            let has_digits = one.heading.contains(|c: char| c.is_ascii_digit());
            claims.extend(said.map(|(name, _, rank)| (name, (has_digits, rank), at)));
        }
    }
    claims.sort_by_key(|(_, rank, at)| (*rank, *at));
    for (name, _, at) in claims {
        let is_taken = all.iter().any(|one| one.name == name);
        if let Some(one) = all.get_mut(at).filter(|one| !is_taken && one.name.is_empty()) {
            one.name = name.to_owned();
            match wanted {
                Meaning::Key => (one.holds, one.why, one.sure) = (Holds::Key, Why::Heading, Sure::Likely),
                Meaning::Students => {
                    (one.holds, one.why, one.sure) = (Holds::Students, Why::Heading, Sure::Likely);
                }
                Meaning::Name | Meaning::Known => {}
            }
        }
    }
}

/// Rows need something that tells them apart.
fn first_as_key(all: &mut [ColumnGuess]) {
    if all.iter().any(|one| one.holds == Holds::Key) {
        return;
    }
    let texts = all.iter().position(|one| one.holds == Holds::Texts);
    let any = || all.iter().position(|one| one.holds == Holds::Numbers);
    if let Some(one) = texts.or_else(any).and_then(|at| all.get_mut(at)) {
        (one.holds, one.why, one.sure) = (Holds::Key, Why::First, Sure::Unsure);
    }
}

/// Each column that has no name gets one of its heading, with a number where that is taken.
fn give_names(all: &mut [ColumnGuess]) {
    let mut taken: BTreeSet<String> = all.iter().map(|one| one.name.clone()).collect();
    taken.insert("students".to_owned());
    for one in all.iter_mut().filter(|one| one.name.is_empty()) {
        let name = slug(&one.heading);
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name));
        one.name = free.unwrap_or(name);
        taken.insert(one.name.clone());
    }
}
