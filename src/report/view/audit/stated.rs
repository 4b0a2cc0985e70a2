//! What a model says of a law, in words: the law as a sentence, and whether it is kept.

use crate::diag::Language;
use crate::model::Model;
use crate::model::parts::{Law, LawDef, Stand};
use crate::report::numbers::exact;
use crate::report::view::say;
use crate::report::words::AuditWord as Says;
use num_traits::Zero;

/// A law as a sentence, with its particulars.
pub fn sentence(model: &Model, def: &LawDef, language: Language) -> String {
    let money =
        |number: &crate::base::Exact| format!("{}\u{a0}{}", exact(number, language), model.units.currency());
    let word = match &def.law {
        Law::MoreNeedNotLess { .. } => Says::NeedNotLess,
        Law::MeritStep { column, at_most } => {
            let column = model.column(*column).map_or_else(String::new, |one| say(&one.label, language));
            Says::MeritStep { column, at_most: money(at_most) }
        }
        Law::NoGainByLosing => Says::NoGain,
        Law::SplitAndMerge { lump, at_most } => {
            let label = |id: &crate::base::NodeId| {
                model.node(*id).map(|node| super::super::phrase::within(&say(&node.label, language)))
            };
            let mut lumps: Vec<String> = lump.iter().filter_map(label).collect();
            if !at_most.is_zero() {
                lumps.push(Says::LumpAtMost { at_most: money(at_most) }.text(language));
            }
            match lumps.is_empty() {
                true => Says::SplitMerge,
                false => Says::SplitMergeLump { lump: lumps.join(", ") },
            }
        }
        Law::RowOrder => Says::RowOrder,
        Law::WithinFrame { .. } => Says::WithinFrame,
        Law::SameGrounds => Says::SameGrounds,
    };
    word.text(language)
}

/// Whether the model keeps the law, as it says itself.
pub const fn stand(def: &LawDef) -> Says {
    match def.stand {
        Stand::Claims => Says::Claims,
        Stand::Breaks(_) => Says::Breaks,
    }
}
