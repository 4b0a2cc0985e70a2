//! The cells of one column, each different text once: what a text means is settled once, however many cells have it.

use super::sheet::Kind;
use std::collections::BTreeMap;

/// The longest text that is its own mark, in bytes.
const SHORT: usize = 7;
/// Spreads marks over a table: 2^64 divided by the golden ratio.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The cells of one column.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Words {
    text: String,
    /// Where each word's text ends.
    ends: Vec<usize>,
    /// What each word was written as.
    kinds: Vec<Kind>,
    /// The first row that has each word.
    firsts: Vec<usize>,
    /// The word of each row's cell.
    cells: Cells,
    /// Finds words while cells are added: open places, a power of two of them.
    table: Vec<Place>,
}

/// Which word each row has.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cells {
    /// One for each row, up to the last that has a cell.
    Each(Vec<u32>),
    /// Of few rows, by row.
    Few(BTreeMap<usize, u32>),
}

impl Default for Cells {
    fn default() -> Self {
        Self::Each(Vec::new())
    }
}

/// A place in the table: the mark of a word, and its number from 1; 0 where the place is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
struct Place {
    mark: u64,
    word: u32,
}

impl Words {
    /// How many different words there are; the same text written as another kind is another word.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a word.
    pub fn text(&self, word: u32) -> &str {
        let word = word as usize;
        let start = word.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(word).copied().unwrap_or(0);
        self.text.get(start..end).unwrap_or("")
    }

    /// Whether a word has no text.
    pub fn is_blank(&self, word: u32) -> bool {
        let word = word as usize;
        let start = word.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(word).is_none_or(|end| *end == start)
    }

    /// What a word was written as.
    pub fn kind(&self, word: u32) -> Kind {
        self.kinds.get(word as usize).copied().unwrap_or(Kind::Text)
    }

    /// Whether any word was written as this kind.
    pub fn has(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// The word of a row's cell; none where the row has no cell.
    pub fn at(&self, row: usize) -> Option<u32> {
        match &self.cells {
            Cells::Each(cells) => cells.get(row).copied(),
            Cells::Few(cells) => cells.get(&row).copied(),
        }
    }

    /// The words of these rows, if every row has one of its own.
    pub fn each(&self, rows: std::ops::Range<usize>) -> Option<&[u32]> {
        match &self.cells {
            Cells::Each(cells) => cells.get(rows),
            Cells::Few(_) => None,
        }
    }

    /// How many rows before this one would have to be given an empty cell for it to have one.
    pub const fn lacks(&self, row: usize) -> usize {
        match &self.cells {
            Cells::Each(cells) => row.saturating_sub(cells.len()),
            Cells::Few(_) => 0,
        }
    }

    /// Keeps cells by row from now on: for a column that few rows have.
    pub fn thin(&mut self) {
        if let Cells::Each(cells) = &self.cells {
            self.cells = Cells::Few(cells.iter().copied().enumerate().collect());
        }
    }

    /// Adds the cell of a row, which is after all that have been added.
    pub fn push(&mut self, row: usize, text: &str, kind: Kind) {
        self.fill_in(row);
        let word = self.word(row, text, kind, mark(text.as_bytes(), kind));
        match &mut self.cells {
            Cells::Each(cells) => cells.push(word),
            Cells::Few(cells) => drop(cells.insert(row, word)),
        }
    }

    /// Adds the text cells of rows one after another, the first of which is after all that have been added and lacks
    /// no cell before it.
    pub fn extend<'a>(&mut self, first: usize, cuts: impl Iterator<Item = &'a Cut>, source: &Cuttings<'_>) {
        let Cells::Each(cells) = &mut self.cells else {
            (first..).zip(cuts).for_each(|(row, cut)| self.push(row, source.trimmed(cut), Kind::Text));
            return;
        };
        let mut cells = std::mem::take(cells);
        for (row, cut) in (first..).zip(cuts) {
            let short = source.short(cut);
            let known = short.and_then(|mark| {
                let place = self.table.get(slot(mark, self.table.len()))?;
                place.word.checked_sub(1).filter(|_| place.mark == mark)
            });
            cells.push(known.unwrap_or_else(|| {
                let text = source.trimmed(cut);
                self.word(row, text, Kind::Text, mark(text.as_bytes(), Kind::Text))
            }));
        }
        self.cells = Cells::Each(cells);
    }

    /// Makes room for so many rows more.
    pub fn reserve(&mut self, rows: usize) {
        if let Cells::Each(cells) = &mut self.cells {
            cells.reserve_exact(rows);
        }
    }

    /// For each word the first of these rows that has it, counted from the first of them; nothing if few rows have a
    /// cell in this column.
    pub fn first_within(&self, rows: std::ops::Range<usize>) -> Option<Vec<Option<usize>>> {
        let Cells::Each(cells) = &self.cells else { return None };
        let stretch = cells.get(rows.clone())?;
        let within = |(word, first): (u32, &usize)| match first.checked_sub(rows.start) {
            Some(first) => (first < stretch.len()).then_some(first),
            None => stretch.iter().position(|other| *other == word),
        };
        Some((0..).zip(&self.firsts).map(within).collect())
    }

    /// Gives the rows before this one that have no cell an empty one, if every row is to have its own.
    fn fill_in(&mut self, row: usize) {
        if self.lacks(row) == 0 {
            return;
        }
        let Cells::Each(cells) = &self.cells else { return };
        let blank = self.word(cells.len(), "", Kind::Text, mark(&[], Kind::Text));
        if let Cells::Each(cells) = &mut self.cells {
            cells.resize(row, blank);
        }
    }

    /// Says that no cell will be added after this many rows; the rows at the end that have none get an empty one.
    pub fn close(&mut self, rows: usize) {
        self.fill_in(rows);
        self.table = Vec::new();
        if let Cells::Each(cells) = &mut self.cells {
            cells.shrink_to_fit();
        }
    }

    /// The number of a word, which is new if nothing has been written so before this row.
    fn word(&mut self, row: usize, text: &str, kind: Kind, mark: u64) -> u32 {
        if self.ends.len() * 2 >= self.table.len() {
            self.grow();
        }
        let last = self.table.len().wrapping_sub(1);
        let mut at = slot(mark, self.table.len());
        while let Some(place) = self.table.get(at).copied().filter(|place| place.word > 0) {
            let word = place.word - 1;
            if place.mark == mark
                && (text.len() <= SHORT || (self.text(word) == text && self.kind(word) == kind))
            {
                return word;
            }
            at = (at + 1) & last;
        }
        let word = u32::try_from(self.ends.len()).unwrap_or(u32::MAX - 1);
        if let Some(place) = self.table.get_mut(at) {
            *place = Place { mark, word: word + 1 };
        }
        self.text.push_str(text);
        self.ends.push(self.text.len());
        self.kinds.push(kind);
        self.firsts.push(row);
        word
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 4).max(64);
        let old = std::mem::replace(&mut self.table, vec![Place::default(); size]);
        for place in old.into_iter().filter(|place| place.word > 0) {
            let mut at = slot(place.mark, size);
            while self.table.get(at).is_some_and(|taken| taken.word > 0) {
                at = (at + 1) & (size - 1);
            }
            if let Some(open) = self.table.get_mut(at) {
                *open = place;
            }
        }
    }
}

/// Where a mark is looked for first.
const fn slot(mark: u64, size: usize) -> usize {
    (mark.wrapping_mul(SPREAD) >> (64 - size.trailing_zeros())) as usize
}

/// Where a cell's text stands in its [`Cuttings`].
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// What cells are cut from: a text, and after it what had to be written anew.
#[derive(Clone, Copy, Debug)]
pub struct Cuttings<'a> {
    /// The text.
    pub text: &'a str,
    /// What is counted on from the end of the text.
    pub anew: &'a str,
}

impl<'a> Cuttings<'a> {
    /// The text of a cell without the space around it.
    pub fn trimmed(&self, cut: &Cut) -> &'a str {
        let before = self.text.len();
        let text = match cut.start.checked_sub(before) {
            None => self.text.get(cut.start..cut.end),
            Some(start) => self.anew.get(start..cut.end.saturating_sub(before)),
        };
        trim(text.unwrap_or(""))
    }

    /// The mark of a cell's text if it is short and has no space around it.
    #[inline]
    fn short(&self, cut: &Cut) -> Option<u64> {
        let len = cut.end.wrapping_sub(cut.start);
        if !(1..=SHORT).contains(&len) {
            return None;
        }
        let eight = self.text.as_bytes().get(cut.start..)?.first_chunk::<8>()?;
        let bits = 8 * len;
        let bytes = u64::from_le_bytes(*eight) & ((1 << bits) - 1);
        let stands_free = |byte: u64| (0x21..0x80).contains(&byte);
        let is_trimmed = stands_free(bytes & 0xff) && stands_free(bytes >> (bits - 8));
        is_trimmed.then(|| short_mark(bytes, len, Kind::Text))
    }
}

/// A text without the space around it, and without a mark that another machine may have put before it.
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// A short text with its length and kind, all in one number: two of them are equal only if the words are.
const fn short_mark(bytes: u64, len: usize, kind: Kind) -> u64 {
    bytes | ((kind as u64) << 3 | len as u64) << 56
}

/// The mark of a word. Long texts may share one, and none of them has the mark of a short one.
fn mark(text: &[u8], kind: Kind) -> u64 {
    let mut eight = [0_u8; 8];
    if text.len() <= SHORT {
        eight.iter_mut().zip(text).for_each(|(to, byte)| *to = *byte);
        return short_mark(u64::from_le_bytes(eight), text.len(), kind);
    }
    let mut mark = text.len() as u64;
    let mut rest = text;
    while let Some((first, left)) = rest.split_first_chunk::<8>() {
        mark = (mark.rotate_left(23) ^ u64::from_le_bytes(*first)).wrapping_mul(SPREAD);
        rest = left;
    }
    eight.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
    (mark.rotate_left(23) ^ u64::from_le_bytes(eight)).wrapping_mul(SPREAD) | 1 << 63
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_cell_is_read_back_as_it_was_added(
            cells in prop::collection::vec(("[abå0 ]{0,12}", any::<bool>(), 0..3_usize), 0..200),
            thin_at in 0..400_usize,
        ) {
            let mut words = Words::default();
            let mut wanted: BTreeMap<usize, (String, Kind)> = BTreeMap::new();
            let mut row = 0;
            for (number, (text, is_number, lacking)) in cells.into_iter().enumerate() {
                row += lacking;
                if number == thin_at {
                    words.thin();
                }
                let kind = if is_number { Kind::Number } else { Kind::Text };
                words.push(row, &text, kind);
                wanted.insert(row, (text, kind));
                row += 1;
            }
            words.close(row + 2);
            for row in 0..row + 2 {
                let read = words.at(row).map(|word| (words.text(word), words.kind(word)));
                let is = wanted.get(&row).map_or(("", Kind::Text), |(text, kind)| (text.as_str(), *kind));
                prop_assert_eq!(read.unwrap_or(("", Kind::Text)), is);
            }
            let different: std::collections::BTreeSet<_> = wanted.values().map(|(t, k)| (t, *k as u8)).collect();
            prop_assert!(words.len() <= different.len() + 1);
        }
    }

    #[test]
    fn the_same_text_has_one_word_for_each_kind() {
        let mut words = Words::default();
        for (row, text) in ["a", "longer than seven", "a", "longer than seven"].iter().enumerate() {
            words.push(row, text, Kind::Text);
        }
        words.push(4, "a", Kind::Number);
        words.push(5, "longer than seven", Kind::Number);
        let of_rows: Vec<u32> = (0..6).filter_map(|row| words.at(row)).collect();
        assert_eq!(of_rows, [0, 1, 0, 1, 2, 3]);
    }
}
