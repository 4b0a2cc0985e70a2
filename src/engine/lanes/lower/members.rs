//! What sums over many members ask for again and again, made once: ways to groups, pairs of places, coefficients.

use super::super::rep::ULP;
use super::classes::paired;
use super::terms::Coefficient;
use crate::base::KeySet;
use crate::engine::plan::StepId;
use crate::frame::Frame;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// For each member a place, among so many.
pub(super) type Places<'a> = (&'a Arc<[u32]>, usize);

/// The pairs of two places that occur: for each member the number of its pair, and a member for each pair.
#[derive(Debug)]
pub(super) struct Pairs {
    pub ids: Arc<[u32]>,
    pub sample: Vec<u32>,
    /// The sums that have been made, by the units that were added.
    sums: RefCell<Vec<Summed>>,
}

/// The units that were added, ones where there are none, and their sums.
type Summed = (Option<Arc<[f64]>>, Arc<Sums>);

/// A coefficient's sums over the members of each pair.
#[derive(Debug)]
pub(super) struct Sums {
    pub of: Vec<Coefficients>,
    /// The sum of all sizes.
    pub sizes: f64,
}

/// The coefficients of one pair's members, added up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Coefficients {
    pub sum: f64,
    /// The sum of their sizes.
    size: f64,
    count: f64,
}

impl Coefficients {
    fn add(&mut self, units: f64) {
        self.sum += units;
        self.size += units.abs();
        self.count += 1.0;
    }

    /// How far the sum can be from the true one, if each coefficient has a relative error.
    pub(super) fn error(&self, relative: f64) -> f64 {
        self.size * (relative + self.count * ULP) * (1.0 + 4.0 * ULP)
    }
}

impl Pairs {
    /// The sums of units over each pair's members; of ones where there is no coefficient.
    pub(super) fn sums(&self, units: Option<&Arc<[f64]>>) -> Arc<Sums> {
        let same = |known: &Option<Arc<[f64]>>| match (known, units) {
            (Some(known), Some(units)) => Arc::ptr_eq(known, units),
            (None, None) => true,
            _ => false,
        };
        if let Some((_, sums)) = self.sums.borrow().iter().find(|(known, _)| same(known)) {
            return Arc::clone(sums);
        }
        let sums = Arc::new(match units {
            Some(units) => self.added(units.iter().copied()),
            None => self.added(std::iter::repeat(1.0)),
        });
        self.sums.borrow_mut().push((units.cloned(), Arc::clone(&sums)));
        sums
    }

    fn added(&self, units: impl Iterator<Item = f64>) -> Sums {
        let mut sums = Sums { of: vec![Coefficients::default(); self.sample.len()], sizes: 0.0 };
        for (id, units) in self.ids.iter().zip(units) {
            sums.sizes += units.abs();
            if let Some(sum) = sums.of.get_mut(*id as usize) {
                sum.add(units);
            }
        }
        sums
    }
}

/// For each member of one grain that of another.
type Way = Arc<[u32]>;

/// Two lists of places, and their pairs.
type Paired = (Arc<[u32]>, Arc<[u32]>, Rc<Pairs>);

/// So many lists of pairs are remembered: those asked for last.
const REMEMBERED: usize = 24;

/// What is made once for all makings of a program.
#[derive(Debug)]
pub(super) struct OfMembers<'a> {
    frame: &'a Frame,
    ways: RefCell<BTreeMap<(KeySet, KeySet), Way>>,
    pairs: RefCell<Vec<Paired>>,
    coefficients: RefCell<BTreeMap<(StepId, Part), Coefficient>>,
    products: RefCell<Vec<[Coefficient; 3]>>,
}

/// What of a step is a coefficient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Its numbers.
    Whole,
    /// One where it holds.
    Where,
    /// One where it does not.
    WhereNot,
}

impl<'a> OfMembers<'a> {
    pub(super) const fn new(frame: &'a Frame) -> Self {
        Self {
            frame,
            ways: RefCell::new(BTreeMap::new()),
            pairs: RefCell::new(Vec::new()),
            coefficients: RefCell::new(BTreeMap::new()),
            products: RefCell::new(Vec::new()),
        }
    }

    /// For each instance of a grain that of a coarser one; its own place for the grain itself.
    pub(super) fn way(&self, from: KeySet, to: KeySet) -> Option<Arc<[u32]>> {
        if let Some(known) = self.ways.borrow().get(&(from, to)) {
            return Some(Arc::clone(known));
        }
        let way: Arc<[u32]> = if from == to {
            (0..u32::try_from(self.frame.len(to)).ok()?).collect()
        } else {
            self.frame.way(from, to)?.into()
        };
        self.ways.borrow_mut().insert((from, to), Arc::clone(&way));
        Some(way)
    }

    /// The pairs of two lists of places.
    pub(super) fn pairs(&self, (a, many_a): Places, (b, many_b): Places) -> Rc<Pairs> {
        let same = |(one, other, _): &&Paired| Arc::ptr_eq(one, a) && Arc::ptr_eq(other, b);
        if let Some((_, _, pairs)) = self.pairs.borrow().iter().find(same) {
            return Rc::clone(pairs);
        }
        let (ids, sample) = paired((a, many_a), (b, many_b));
        let pairs = Rc::new(Pairs { ids: ids.into(), sample, sums: RefCell::default() });
        let mut known = self.pairs.borrow_mut();
        if known.len() == REMEMBERED {
            known.remove(0);
        }
        known.push((Arc::clone(a), Arc::clone(b), Rc::clone(&pairs)));
        pairs
    }

    /// The coefficient of a step that does not vary.
    pub(super) fn coefficient(
        &self,
        part: (StepId, Part),
        make: impl FnOnce() -> Option<Coefficient>,
    ) -> Option<Coefficient> {
        if let Some(known) = self.coefficients.borrow().get(&part) {
            return Some(known.clone());
        }
        let made = make()?;
        self.coefficients.borrow_mut().insert(part, made.clone());
        Some(made)
    }

    /// The product of two coefficients.
    pub(super) fn product(&self, a: &Coefficient, b: &Coefficient) -> Option<Coefficient> {
        let same = |[one, other, _]: &&[Coefficient; 3]| one.is_same(a) && other.is_same(b);
        if let Some([_, _, product]) = self.products.borrow().iter().find(same) {
            return Some(product.clone());
        }
        let product = a.times(b)?;
        self.products.borrow_mut().push([a.clone(), b.clone(), product.clone()]);
        Some(product)
    }
}
