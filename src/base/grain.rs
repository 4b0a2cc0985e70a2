//! Keys, sets of keys, and which keys determine which others (rule K2).

/// A thing that amounts vary with, such as school or programme: its place in the list of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u8);

impl Key {
    /// The finest key: one row of enrolment, which determines every key that rows bring.
    pub const ROW: Self = Self(0);
    /// The most keys that one model can have.
    pub const MOST: usize = 64;

    /// The key's place in the list of keys.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A set of keys. As a grain: what an expression varies with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct KeySet(u64);

impl KeySet {
    /// No key: one value for everything.
    pub const NONE: Self = Self(0);
    /// Only the row.
    pub const ROW: Self = Self(1);

    /// The set of one key.
    #[must_use]
    pub const fn of(key: Key) -> Self {
        Self(1 << key.0)
    }

    /// Whether the key is in the set.
    #[must_use]
    pub const fn has(self, key: Key) -> bool {
        self.0 & (1 << key.0) != 0
    }

    /// Whether every key of `other` is in this set.
    #[must_use]
    pub const fn covers(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The keys of both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The keys that both sets have.
    #[must_use]
    pub const fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The set without a key.
    #[must_use]
    pub const fn without(self, key: Key) -> Self {
        Self(self.0 & !(1 << key.0))
    }

    /// The set with a key.
    #[must_use]
    pub const fn with(self, key: Key) -> Self {
        Self(self.0 | 1 << key.0)
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many keys the set has.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The keys in order.
    pub fn iter(self) -> impl Iterator<Item = Key> {
        (0..64).map(Key).filter(move |key| self.has(*key))
    }
}

impl FromIterator<Key> for KeySet {
    fn from_iter<I: IntoIterator<Item = Key>>(keys: I) -> Self {
        keys.into_iter().fold(Self::NONE, Self::with)
    }
}

/// Which keys determine which others: the closure of each key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyOrder {
    closures: Vec<KeySet>,
}

impl KeyOrder {
    /// From what each key is declared to determine; made transitive. `declared[i]` belongs to `Key(i)`.
    #[must_use]
    pub fn new(declared: &[KeySet]) -> Self {
        let mut closures: Vec<KeySet> = (0..).zip(declared).map(|(i, set)| set.with(Key(i))).collect();
        loop {
            let wider: Vec<KeySet> = closures
                .iter()
                .map(|set| set.iter().fold(*set, |all, key| all.union(closure_of(&closures, key))))
                .collect();
            if wider == closures {
                return Self { closures };
            }
            closures = wider;
        }
    }

    /// Everything that the keys determine, themselves included.
    #[must_use]
    pub fn closure(&self, keys: KeySet) -> KeySet {
        keys.iter().fold(keys, |all, key| all.union(closure_of(&self.closures, key)))
    }

    /// The set without the keys that others in it determine (of two that determine each other, the first stays).
    #[must_use]
    pub fn minimal(&self, keys: KeySet) -> KeySet {
        let mut left = keys;
        for key in keys.iter() {
            let others = left.without(key);
            let closure = others.iter().fold(KeySet::NONE, |all, other| {
                let theirs = closure_of(&self.closures, other);
                let mutual = closure_of(&self.closures, key).has(other) && key < other;
                if mutual { all } else { all.union(theirs) }
            });
            if closure.has(key) {
                left = others;
            }
        }
        left
    }

    /// Whether `fine` settles every key of `coarse`.
    #[must_use]
    pub fn determines(&self, fine: KeySet, coarse: KeySet) -> bool {
        self.closure(fine).covers(coarse)
    }

    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.closures.len()
    }

    /// Whether there is no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.closures.is_empty()
    }
}

fn closure_of(closures: &[KeySet], key: Key) -> KeySet {
    closures.get(key.index()).copied().unwrap_or(KeySet::of(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHOOL: Key = Key(1);
    const ORGANISER: Key = Key(2);
    const KIND: Key = Key(3);
    const PROGRAMME: Key = Key(4);

    fn order() -> KeyOrder {
        let none = KeySet::NONE;
        KeyOrder::new(&[
            KeySet::of(SCHOOL).with(PROGRAMME),
            KeySet::of(ORGANISER),
            KeySet::of(KIND),
            none,
            none,
        ])
    }

    #[test]
    fn determining_is_transitive() {
        assert!(order().determines(KeySet::of(SCHOOL), KeySet::of(KIND)));
        assert!(order().determines(KeySet::ROW, KeySet::of(KIND).with(PROGRAMME)));
        assert!(!order().determines(KeySet::of(ORGANISER), KeySet::of(SCHOOL)));
    }

    #[test]
    fn minimal_drops_what_others_determine() {
        let set = KeySet::of(SCHOOL).with(KIND).with(PROGRAMME).with(ORGANISER);
        assert_eq!(order().minimal(set), KeySet::of(SCHOOL).with(PROGRAMME));
        assert_eq!(order().minimal(set.with(Key::ROW)), KeySet::ROW);
    }

    #[test]
    fn two_keys_that_determine_each_other_keep_the_first() {
        let order = KeyOrder::new(&[KeySet::NONE, KeySet::of(Key(2)), KeySet::of(Key(1))]);
        assert_eq!(order.minimal(KeySet::of(Key(1)).with(Key(2))), KeySet::of(Key(1)));
    }
}
