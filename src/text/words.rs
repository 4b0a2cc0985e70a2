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
        let mark = mark(text.as_bytes(), kind);
        self.push_marked(row, text, kind, mark);
    }

    /// Adds a text cell of at most seven bytes, which are the lower bytes of a number.
    pub fn push_short(&mut self, row: usize, text: &str, bytes: u64) {
        self.push_marked(row, text, Kind::Text, short_mark(bytes, text.len(), Kind::Text));
    }

    fn push_marked(&mut self, row: usize, text: &str, kind: Kind, mark: u64) {
        if self.lacks(row) > 0 {
            let blank = self.word("", Kind::Text, short_mark(0, 0, Kind::Text));
            if let Cells::Each(cells) = &mut self.cells {
                cells.resize(row, blank);
            }
        }
        let word = self.word(text, kind, mark);
        match &mut self.cells {
            Cells::Each(cells) => cells.push(word),
            Cells::Few(cells) => drop(cells.insert(row, word)),
        }
    }

    /// Says that no cell will be added after this many rows; the rows at the end that have none get an empty one.
    pub fn close(&mut self, rows: usize) {
        if self.lacks(rows) > 0 {
            let blank = self.word("", Kind::Text, short_mark(0, 0, Kind::Text));
            if let Cells::Each(cells) = &mut self.cells {
                cells.resize(rows, blank);
            }
        }
        self.table = Vec::new();
        if let Cells::Each(cells) = &mut self.cells {
            cells.shrink_to_fit();
        }
    }

    /// The number of a word, which is new if nothing has been written so before.
    fn word(&mut self, text: &str, kind: Kind, mark: u64) -> u32 {
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
