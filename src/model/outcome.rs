//! What a run pays: öre for every amount and group.

use crate::base::{KeySet, NodeId, Ore};
use crate::frame::Frame;
use std::collections::BTreeMap;

/// What is paid for every amount and group of the model itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// By node, one sum for each instance of the node's grain.
    pub amounts: BTreeMap<NodeId, Vec<Ore>>,
}

impl Outcome {
    /// What an amount pays to one instance of its grain.
    #[must_use]
    pub fn at(&self, node: NodeId, instance: usize) -> Option<Ore> {
        self.amounts.get(&node)?.get(instance).copied()
    }

    /// What an amount pays to one member of a grain that its own settles, such as a school.
    #[must_use]
    pub fn paid_to(&self, node: NodeId, own: KeySet, frame: &Frame, member: (KeySet, usize)) -> Ore {
        let mine =
            (0..frame.len(own)).filter(|instance| frame.up(own, *instance, member.0) == Some(member.1));
        mine.filter_map(|instance| self.at(node, instance)).sum()
    }

    /// What an amount pays to each member of a grain that its own settles, such as every school.
    #[must_use]
    pub fn paid_to_each(&self, node: NodeId, own: KeySet, frame: &Frame, grain: KeySet) -> Vec<Ore> {
        let mut sums = vec![Ore::ZERO; frame.len(grain)];
        for (instance, ore) in self.amounts.get(&node).into_iter().flatten().enumerate() {
            if let Some(sum) = frame.up(own, instance, grain).and_then(|member| sums.get_mut(member)) {
                *sum = *sum + *ore;
            }
        }
        sums
    }

    /// All that an amount pays.
    #[must_use]
    pub fn total(&self, node: NodeId) -> Ore {
        self.amounts.get(&node).into_iter().flatten().copied().sum()
    }
}
