//! Checked formulas in words: labels in the place of names, and no sign that needs training.

use super::explain::Teller;
use super::say;
use crate::base::{Key, KeySet, NodeId, TableId};
use crate::diag::Language;
use crate::formula::tree::{Comparison, Summary};
use crate::formula::typed::{Aggregate, LookUp, Weight};
use crate::formula::{Op, Typed};
use crate::report::words::{Board, Phrase};
use crate::study::RunResult;

/// Says the formulas of one model.
pub(super) struct Phrases<'a> {
    pub run: &'a RunResult,
    pub language: Language,
}

/// How tightly the words of a part hold together: what is looser stands in brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binds {
    Clause,
    Sum,
    Product,
    Word,
}

impl Phrases<'_> {
    /// A formula in words.
    pub(super) fn of(&self, part: &Typed) -> String {
        match &part.op {
            Op::Number(_) | Op::Slot(_) | Op::Text(_) | Op::YesNo(_) | Op::Date(_) => self.literal(part),
            Op::Column(id) => {
                self.run.model.column(*id).map_or_else(String::new, |one| self.lower(&one.label))
            }
            Op::Member(key) => self.key(*key),
            Op::Node(id) => self.node(*id),
            Op::LookUp(look_up) => self.look_up(look_up),
            Op::Curve(id, at) => {
                let label = self.run.model.curve(*id).map_or_else(String::new, |one| self.lower(&one.label));
                self.word(&Phrase::CurveOf { label, of: self.of(at) })
            }
            Op::Negate(_) | Op::Arithmetic(..) | Op::Divide(..) | Op::WholePower(..) | Op::Power(..) => {
                self.arithmetic(part)
            }
            Op::Not(_)
            | Op::And(..)
            | Op::Or(..)
            | Op::Compare(..)
            | Op::In(..)
            | Op::IsMissing(_)
            | Op::If(..)
            | Op::Default(..) => self.condition(part),
            Op::Min(list) => self.word(&Phrase::LeastOf { list: self.list(list) }),
            Op::Max(list) => self.word(&Phrase::GreatestOf { list: self.list(list) }),
            Op::Abs(a) => self.word(&Phrase::SizeOf { of: self.of(a) }),
            Op::Portable(name, a) => format!("{name:?}({})", self.of(a)).to_lowercase(),
            Op::Round(a, step, _) => {
                let step = self.amount(step.size(), a);
                self.word(&Phrase::RoundedTo { of: self.of(a), step })
            }
            Op::Aggregate(aggregate) => self.aggregate(aggregate, part.ty.grain),
            Op::Elsewhere(base, keys) => {
                let at = keys.iter().map(|(key, part)| format!("{} {}", self.key(*key), self.of(part)));
                self.word(&Phrase::For { of: self.of(base), at: at.collect::<Vec<_>>().join(", ") })
            }
        }
    }

    fn word(&self, word: &Phrase) -> String {
        word.text(self.language)
    }

    fn literal(&self, part: &Typed) -> String {
        let teller = Teller::new(self.run, self.language);
        match &part.op {
            Op::Number(value) => self.amount(value, part),
            Op::Slot(id) => {
                let Some(slot) = self.run.model.slot(*id) else { return String::new() };
                let value = self.run.slots.get(id.index()).unwrap_or(&slot.value);
                format!("{} ({})", self.lower(&slot.label), teller.number(value, &slot.unit))
            }
            Op::Text(text) => code(text, self.language),
            Op::YesNo(yes) => self.word(if *yes { &Phrase::Yes } else { &Phrase::No }),
            Op::Date(date) => date.to_string(),
            _ => String::new(),
        }
    }

    /// A member of a key by its name, or its code if it has none.
    fn member(&self, key: Key, code: &str) -> String {
        let named = self.run.bound.names.get(&(key, code.to_owned()));
        named.map_or_else(|| code.to_owned(), Clone::clone)
    }

    /// What an amount comes to for each of those that it is computed for: the sum over finer groups, which its grain
    /// implies, is not said.
    pub(super) fn of_amount(&self, part: &Typed, per: KeySet) -> String {
        match &part.op {
            Op::Aggregate(aggregate)
                if aggregate.summary == Summary::Sum
                    && aggregate.condition.is_none()
                    && part.ty.grain == per =>
            {
                self.of(&aggregate.argument)
            }
            _ => self.of(part),
        }
    }

    /// A number in the unit of a part.
    fn amount(&self, value: &crate::base::Exact, part: &Typed) -> String {
        let unit = part.ty.unit().cloned().unwrap_or_default();
        Teller::new(self.run, self.language).number(value, &unit)
    }

    /// A label within a sentence: its first letter small, unless a capital follows it.
    fn lower(&self, label: &crate::text::Label) -> String {
        within(&say(label, self.language))
    }

    pub(super) fn key(&self, key: Key) -> String {
        self.run.model.keys.get(key.index()).map_or_else(String::new, |def| self.lower(&def.label))
    }

    /// The names of keys: `skola, program och hemkommun`.
    pub(super) fn keys(&self, keys: KeySet) -> String {
        self.joined(&keys.iter().map(|key| self.key(key)).collect::<Vec<_>>())
    }

    /// `a, b och c`.
    pub(super) fn joined(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self.word(&Phrase::And { first: first.join(", "), last: last.clone() }),
        }
    }

    /// What a value or an amount is called; of a variant, with its name.
    pub(super) fn node(&self, id: NodeId) -> String {
        let Some(node) = self.run.model.node(id) else { return String::new() };
        let label = self.lower(&node.label);
        match node.variant.as_deref() {
            Some("baseline") => self.word(&Phrase::ByBaseline { of: label }),
            Some(variant) => self.word(&Phrase::ByVariant { of: label, variant: variant.to_owned() }),
            None => label,
        }
    }

    fn table(&self, id: TableId) -> String {
        self.run.model.table(id).map_or_else(String::new, |one| self.lower(&one.label))
    }

    fn look_up(&self, look_up: &LookUp) -> String {
        let keys: Vec<String> = look_up.keys.iter().map(|key| self.of(key)).collect();
        self.word(&Phrase::TableOf { label: self.table(look_up.table), keys: self.joined(&keys) })
    }

    fn list(&self, parts: &[Typed]) -> String {
        self.joined(&parts.iter().map(|part| self.of(part)).collect::<Vec<_>>())
    }

    /// A part, in brackets if its words hold less tightly than needed.
    fn tight(&self, part: &Typed, floor: Binds) -> String {
        let text = self.of(part);
        if binds(part) < floor { format!("({text})") } else { text }
    }

    fn arithmetic(&self, part: &Typed) -> String {
        match &part.op {
            Op::Negate(a) => format!("−{}", self.tight(a, Binds::Word)),
            Op::Arithmetic(sign, a, b) => {
                let (floor, sign) = match sign.sign() {
                    "*" => (Binds::Product, "×"),
                    "+" => (Binds::Sum, "+"),
                    _ => (Binds::Sum, "−"),
                };
                let last = if sign == "−" { Binds::Product } else { floor };
                format!("{} {sign} {}", self.tight(a, floor), self.tight(b, last))
            }
            Op::Divide(a, b, otherwise) => {
                let text = format!("{} / {}", self.tight(a, Binds::Product), self.tight(b, Binds::Word));
                match otherwise {
                    None => text,
                    Some(other) => self.word(&Phrase::DividedElse { text, other: self.of(other) }),
                }
            }
            Op::WholePower(a, power) => format!("{} ^ {power}", self.tight(a, Binds::Word)),
            Op::Power(a, b) => format!("{} ^ {}", self.tight(a, Binds::Word), self.tight(b, Binds::Word)),
            _ => String::new(),
        }
    }

    fn condition(&self, part: &Typed) -> String {
        let word = match &part.op {
            Op::Not(a) => match &a.op {
                Op::IsMissing(of) => Phrase::IsKnown { of: self.of(of) },
                _ => Phrase::NotSo { of: self.of(a) },
            },
            Op::And(a, b) => Phrase::And { first: self.of(a), last: self.of(b) },
            Op::Or(a, b) => Phrase::Or { first: self.of(a), last: self.of(b) },
            Op::Compare(sign, a, b) => {
                let right = match (&a.op, &b.op) {
                    (Op::Member(key), Op::Text(code)) => self.member(*key, code),
                    _ => self.of(b),
                };
                let (a, b) = (self.of(a), right);
                match sign {
                    Comparison::Equal => Phrase::Equals { a, b },
                    Comparison::Unequal => Phrase::Differs { a, b },
                    Comparison::Less => Phrase::Below { a, b },
                    Comparison::AtMost => Phrase::AtMost { a, b },
                    Comparison::Greater => Phrase::Above { a, b },
                    Comparison::AtLeast => Phrase::AtLeast { a, b },
                }
            }
            Op::In(a, list) => Phrase::OneOf { a: self.of(a), list: self.list(list) },
            Op::IsMissing(a) => Phrase::IsMissing { of: self.of(a) },
            Op::If(c, a, b) => Phrase::If { when: self.of(c), then: self.of(a), other: self.of(b) },
            Op::Default(a, b) => Phrase::OrElse { of: self.of(a), other: self.of(b) },
            _ => return String::new(),
        };
        self.word(&word)
    }

    /// Whether an aggregate counts just those that the model decides for, which is said of the model as a whole.
    fn is_decided(&self, aggregate: &Aggregate) -> bool {
        let decides = self.run.model.decides_for.as_ref();
        aggregate.condition.as_ref().zip(decides).is_some_and(|(own, decides)| same(own, &decides.typed))
    }

    fn aggregate(&self, aggregate: &Aggregate, by: KeySet) -> String {
        let of = self.tight(&aggregate.argument, Binds::Sum);
        let mut text = self.word(&match aggregate.summary {
            Summary::Sum => Phrase::Sum { of },
            Summary::Mean => Phrase::Mean { of },
            Summary::Count => Phrase::Count { of },
            Summary::Least => Phrase::Least { of },
            Summary::Greatest => Phrase::Greatest { of },
            Summary::Median => Phrase::Median { of },
            Summary::Quantile => Phrase::Quantile { of },
            Summary::Rank => Phrase::Rank { of },
        });
        let keys = self.keys(by);
        let decided = self.is_decided(aggregate);
        text = self.word(&match (keys.is_empty(), decided) {
            (true, false) => Phrase::OverAll { of: text },
            (true, true) => Phrase::OverDecided { of: text },
            (false, _) => Phrase::By { of: text, keys },
        });
        if let Weight::By(weight) = &aggregate.weight {
            text = self.word(&Phrase::WeightedBy { of: text, weight: self.of(weight) });
        }
        if let Some(condition) = aggregate.condition.as_ref().filter(|_| !decided) {
            text = self.word(&Phrase::Among { of: text, condition: self.of(condition) });
        }
        text
    }
}

/// Whether two formulas compute the same, wherever they stand.
fn same(a: &Typed, b: &Typed) -> bool {
    let bare = |typed: &Typed| {
        let mut typed = typed.clone();
        unplaced(&mut typed);
        typed
    };
    bare(a) == bare(b)
}

fn unplaced(typed: &mut Typed) {
    typed.range = 0..0;
    typed.parts_mut().into_iter().for_each(unplaced);
}

const fn binds(part: &Typed) -> Binds {
    match &part.op {
        Op::If(..) | Op::And(..) | Op::Or(..) | Op::Compare(..) | Op::In(..) | Op::Default(..) => {
            Binds::Clause
        }
        Op::Aggregate(_) | Op::Elsewhere(..) | Op::LookUp(_) | Op::Curve(..) => Binds::Product,
        Op::Arithmetic(sign, ..) => match sign {
            crate::formula::tree::Arithmetic::Multiply => Binds::Product,
            _ => Binds::Sum,
        },
        Op::Divide(_, _, None) => Binds::Product,
        Op::Divide(..) => Binds::Clause,
        _ => Binds::Word,
    }
}

/// A code that models use for a kind of organiser or programme in words; any other as it is.
pub(super) fn code(code: &str, language: Language) -> String {
    let word = match code {
        "municipality" => Board::KindMunicipal,
        "independent" => Board::KindIndependent,
        "region" => Board::KindRegional,
        "national" => Board::KindNational,
        "introductory" => Board::KindIntroductory,
        other => Board::Quoted { text: other.to_owned() },
    };
    word.text(language)
}

/// A text within a sentence: its first letter small, unless it is the first of several capitals or stands alone.
pub(super) fn within(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
