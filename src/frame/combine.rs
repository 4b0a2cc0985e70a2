//! Which combinations of members occur among instances, and which of them each instance has.

/// How many numbers a list of places may have beyond four for each instance, before sorting is cheaper.
const SPARE: usize = 1 << 16;

/// The combinations that occur, in the order of their members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Combined {
    /// For each key the member that each combination has.
    pub columns: Vec<Vec<u32>>,
    /// The combination of each instance.
    pub of: Vec<u32>,
    /// How many combinations there are.
    pub len: usize,
}

impl Combined {
    /// The combinations of so many instances, from the member that each has of each key.
    pub fn new<'a>(columns: impl IntoIterator<Item = &'a [u32]>, instances: usize) -> Self {
        let none = Self { columns: Vec::new(), of: vec![0; instances], len: instances.min(1) };
        columns.into_iter().fold(none, |combined, column| combined.with(column))
    }

    /// The combinations with a member of one key more.
    fn with(mut self, column: &[u32]) -> Self {
        let width = column.iter().max().map_or(0, |most| *most as usize + 1);
        let pairs = self.of.iter().zip(column).map(|(of, member)| *of as usize * width + *member as usize);
        let occur = if self.len.saturating_mul(width) <= 4 * self.of.len() + SPARE {
            by_place(pairs, self.len * width)
        } else {
            by_order(pairs.collect())
        };
        let before = |pair: &usize| pair.checked_div(width).unwrap_or(0);
        for known in &mut self.columns {
            *known = occur.pairs.iter().filter_map(|pair| known.get(before(pair)).copied()).collect();
        }
        let member = |pair: &usize| u32::try_from(pair.checked_rem(width).unwrap_or(0)).unwrap_or(u32::MAX);
        self.columns.push(occur.pairs.iter().map(member).collect());
        Self { columns: self.columns, of: occur.of, len: occur.pairs.len() }
    }
}

/// The different numbers among many, in order, and which of them each is.
struct Occur {
    pairs: Vec<usize>,
    of: Vec<u32>,
}

/// By a list with a place for each number below `most`.
fn by_place(all: impl Iterator<Item = usize> + Clone, most: usize) -> Occur {
    let mut places = vec![0_u32; most];
    for number in all.clone() {
        if let Some(place) = places.get_mut(number) {
            *place = 1;
        }
    }
    let mut pairs = Vec::new();
    for (number, place) in places.iter_mut().enumerate().filter(|(_, place)| **place > 0) {
        *place = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
        pairs.push(number);
    }
    let of = all.map(|number| places.get(number).copied().unwrap_or(0)).collect();
    Occur { pairs, of }
}

/// By sorting.
fn by_order(all: Vec<usize>) -> Occur {
    let mut pairs = all.clone();
    pairs.sort_unstable();
    pairs.dedup();
    let place = |number: &usize| pairs.binary_search(number).ok().and_then(|place| u32::try_from(place).ok());
    let of = all.iter().map(|number| place(number).unwrap_or(0)).collect();
    Occur { pairs, of }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn every_instance_has_its_members_and_combinations_are_in_order(
            rows in prop::collection::vec((0..4_u32, 0..300_000_u32, 0..3_u32), 0..60),
            repeated in 0..4_usize,
        ) {
            let rows: Vec<[u32; 3]> =
                rows.iter().map(|(a, b, c)| [*a, *b, *c]).cycle().take(rows.len() * repeated).collect();
            let columns: Vec<Vec<u32>> = (0..3).map(|key| rows.iter().map(|row| row[key]).collect()).collect();
            let combined = Combined::new(columns.iter().map(Vec::as_slice), rows.len());
            let at = |place: usize| [0, 1, 2].map(|key| combined.columns[key][place]);
            let wanted: BTreeSet<[u32; 3]> = rows.iter().copied().collect();
            prop_assert_eq!((0..combined.len).map(at).collect::<Vec<_>>(), wanted.into_iter().collect::<Vec<_>>());
            for (row, of) in rows.iter().zip(&combined.of) {
                prop_assert_eq!(at(*of as usize), *row);
            }
        }
    }

    #[test]
    fn without_keys_there_is_one_combination_where_anybody_is() {
        assert_eq!(Combined::new([], 3), Combined { columns: Vec::new(), of: vec![0; 3], len: 1 });
        assert_eq!(Combined::new([], 0).len, 0);
    }
}
