//! A sketch of a distribution: order statistics that are exact until its memory is full, then within a bound it knows.
//!
//! Values stand on levels; one on level h counts for 2ʰ. When the memory is full, the values of one level are sorted and
//! every second one moves up a level, alternating between the first and the second of each pair. Where a pair is parted by
//! x, the number of values up to x changes by 2ʰ; nowhere else. So the sum of 2ʰ over all such halvings bounds the error
//! of every rank, for every input: no chance is involved.
//!
//! Source: J. I. Munro, M. S. Paterson, "Selection and sorting with limited storage" (1980); G. S. Manku, S. Rajagopalan,
//! B. G. Lindsay, "Approximate medians and other quantiles in one pass and with limited memory" (1998). The choice of the
//! level to halve follows Z. Karnin, K. Lang, E. Liberty, "Optimal quantile approximation in streams" (2016).

/// Values with their weights, within a fixed memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sketch {
    /// The highest level first, level 0 last; each level above 0 is sorted.
    values: Vec<i64>,
    /// How many values stand on each level, level 0 first.
    lengths: Vec<usize>,
    /// Whether the next halving of each level keeps the second of each pair.
    second: Vec<bool>,
    capacity: usize,
    error: u64,
}

/// Values in order, each with how many it counts for.
pub(super) struct Ordered(Vec<(i64, u64)>);

impl Sketch {
    /// The least capacity: so many that, of up to 63 levels, one always holds a pair.
    pub(super) const LEAST: usize = 64;

    pub(super) fn new(capacity: usize) -> Self {
        let capacity = capacity.max(Self::LEAST);
        Self { values: Vec::new(), lengths: vec![0], second: vec![false], capacity, error: 0 }
    }

    /// By how many ranks a value may be off.
    pub(super) const fn error(&self) -> u64 {
        self.error
    }

    /// The bytes held for values.
    pub(super) fn bytes(&self) -> usize {
        self.values.capacity() * size_of::<i64>()
    }

    pub(super) fn push_all(&mut self, mut values: &[i64]) {
        while !values.is_empty() {
            if self.values.len() >= self.capacity {
                self.halve();
            }
            let room = self.capacity - self.values.len();
            let (now, later) = values.split_at(room.min(values.len()));
            self.make_room(now.len());
            self.values.extend_from_slice(now);
            if let Some(length) = self.lengths.first_mut() {
                *length += now.len();
            }
            values = later;
        }
    }

    /// Adds what a later sketch holds; one that has not been halved is as if its values had been pushed here.
    pub(super) fn merge(&mut self, later: &Self) {
        let mut start = later.values.len();
        for (level, length) in later.lengths.iter().enumerate() {
            start -= length;
            let values = later.values.get(start..start + length).unwrap_or_default();
            if level == 0 {
                self.push_all(values);
            } else {
                self.insert(level, values);
            }
        }
        self.error += later.error;
        while self.values.len() > self.capacity {
            self.halve();
        }
        self.values.shrink_to(self.capacity);
    }

    /// Memory grows by doubling up to the capacity, and not beyond.
    fn make_room(&mut self, more: usize) {
        let needed = self.values.len() + more;
        if needed > self.values.capacity() {
            let wanted = needed.max(2 * self.values.capacity()).min(self.capacity);
            self.values.reserve_exact(wanted - self.values.len());
        }
    }

    /// Puts sorted values on a level.
    fn insert(&mut self, level: usize, values: &[i64]) {
        while self.lengths.len() <= level {
            self.lengths.push(0);
            self.second.push(false);
        }
        let under: usize = self.lengths.iter().take(level).sum();
        let below = self.values.split_off(self.values.len() - under);
        let own = self.lengths.get(level).copied().unwrap_or(0);
        self.values.extend_from_slice(values);
        let start = self.values.len() - own - values.len();
        if let Some(level) = self.values.get_mut(start..) {
            // Two sorted runs: this sort merges them.
            level.sort();
        }
        self.values.extend(below);
        if let Some(length) = self.lengths.get_mut(level) {
            *length += values.len();
        }
    }

    /// Moves every second value of one level up; an odd last value stays.
    fn halve(&mut self) {
        let level = self.fullest();
        let under: usize = self.lengths.iter().take(level).sum();
        let below = self.values.split_off(self.values.len() - under);
        let length = self.lengths.get(level).copied().unwrap_or(0);
        let mut own = self.values.split_off(self.values.len() - length);
        own.sort_unstable();
        let offset = usize::from(self.second.get(level).copied().unwrap_or(false));
        let pairs = own.chunks_exact(2);
        let rest = pairs.remainder().to_vec();
        let kept: Vec<i64> = pairs.filter_map(|pair| pair.get(offset).copied()).collect();
        if let (Some(length), Some(second)) = (self.lengths.get_mut(level), self.second.get_mut(level)) {
            *length = rest.len();
            *second = !*second;
        }
        self.error += 1 << level;
        self.values.extend(rest);
        self.values.extend(below);
        self.insert(level + 1, &kept);
    }

    /// The lowest level that holds its even share of the memory and at least a pair.
    fn fullest(&self) -> usize {
        let share = (self.capacity / self.lengths.len()).max(2);
        self.lengths.iter().position(|length| *length >= share).unwrap_or(0)
    }

    pub(super) fn ordered(&self) -> Ordered {
        let mut end = self.values.len();
        let mut all = Vec::with_capacity(end);
        for (level, length) in self.lengths.iter().enumerate() {
            let values = self.values.get(end - length..end).unwrap_or_default();
            all.extend(values.iter().map(|value| (*value, 1_u64 << level)));
            end -= length;
        }
        all.sort_unstable();
        Ordered(all)
    }
}

impl Ordered {
    /// The value of a rank, the least being 1; ranks beyond an end are the end's.
    pub(super) fn at(&self, rank: u64) -> Option<i64> {
        let mut up_to = 0;
        let found = self.0.iter().find(|(_, weight)| {
            up_to += weight;
            up_to >= rank
        });
        found.or(self.0.last()).map(|(value, _)| *value)
    }

    /// The sum of the values of the ranks `from`+1 to `to`, where ranks beyond the ends are `least` and `greatest`.
    pub(super) fn sum(&self, from: i64, to: i64, least: i64, greatest: i64) -> i128 {
        let product = |value: i64, count: i64| i128::from(value) * i128::from(count.max(0));
        let mut sum = product(least, to.min(0) - from);
        let mut start = 0_i64;
        for (value, weight) in &self.0 {
            let end = start.saturating_add_unsigned(*weight);
            sum += product(*value, end.min(to) - start.max(from));
            start = end;
        }
        sum + product(greatest, to - start.max(from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sketch(capacity: usize, values: &[i64]) -> Sketch {
        let mut sketch = Sketch::new(capacity);
        sketch.push_all(values);
        sketch
    }

    #[test]
    fn what_fits_is_exact() {
        let sketch = sketch(64, &(0..64).rev().collect::<Vec<i64>>());
        let ordered = sketch.ordered();
        assert_eq!(sketch.error(), 0);
        assert!((1..=64).all(|rank| ordered.at(rank) == Some(rank as i64 - 1)));
    }

    /// Sums by hand: of 10, 20, 30 the ranks −1 to 4 are 10, 10, 10, 20, 30, 30.
    #[test]
    fn ranks_beyond_the_ends_are_the_ends() {
        let ordered = sketch(64, &[30, 10, 20]).ordered();
        assert_eq!(ordered.sum(-2, 4, 10, 30), 110);
        assert_eq!(ordered.sum(1, 2, 10, 30), 20);
        assert_eq!(ordered.sum(-4, -1, 10, 30), 30);
        assert_eq!(ordered.sum(3, 5, 10, 30), 60);
    }

    proptest! {
        /// Each value given lies between the true values of the ranks at the bound's distance.
        #[test]
        fn no_rank_is_off_by_more_than_the_bound(
            capacity in 64..200_usize,
            values in proptest::collection::vec(-500..500_i64, 1..3000),
            cuts in proptest::collection::vec(0..3000_usize, 0..4),
            merged: bool,
        ) {
            let mut whole = Sketch::new(capacity);
            let mut start = 0;
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(values.len())).collect();
            cuts.extend([values.len()]);
            cuts.sort_unstable();
            for cut in cuts {
                let block = &values[start..cut];
                if merged { whole.merge(&sketch(capacity, block)) } else { whole.push_all(block) }
                start = cut;
            }
            let mut sorted = values.clone();
            sorted.sort_unstable();
            let ordered = whole.ordered();
            let weight: u64 = ordered.0.iter().map(|(_, weight)| weight).sum();
            prop_assert_eq!(weight, values.len() as u64);
            prop_assert!(whole.values.capacity() <= capacity);
            for rank in 1..=values.len() as u64 {
                let found = ordered.at(rank).unwrap();
                let low = rank.saturating_sub(whole.error()).max(1);
                let high = (rank + whole.error()).min(weight);
                prop_assert!(sorted[low as usize - 1] <= found && found <= sorted[high as usize - 1]);
            }
        }

        #[test]
        fn small_blocks_merged_are_values_pushed(
            values in proptest::collection::vec(any::<i64>(), 0..1000),
            size in 1..=64_usize,
        ) {
            let mut merged = Sketch::new(64);
            for block in values.chunks(size) {
                merged.merge(&sketch(64, block));
            }
            let pushed = sketch(64, &values);
            prop_assert_eq!(merged, pushed);
        }
    }
}
