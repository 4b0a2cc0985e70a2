//! Each law as changes that are worth trying on a population, and what makes a change a breach.

use super::draw::Draw;
use super::ground::{Ground, Money};
use super::population::{Edit, Population};
use crate::base::number::whole;
use crate::base::{ColumnId, Exact, KeySet, NodeId};
use crate::frame::{Cells, Frame};
use crate::model::parts::Law;
use num_traits::Signed;
use std::cell::OnceCell;

/// A law that is broken: whose money it is about, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The schools that it is about: one, two that were one, or none where it is about the whole.
    pub whose: Vec<String>,
    /// The money before.
    pub before: Exact,
    /// The money after.
    pub after: Exact,
}

/// What one change came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tried {
    /// The model cannot be computed on the population, or the change does not fit it.
    Refused,
    /// The law holds; for a step of merit, the most that a school's money moved.
    Holds(Option<Exact>),
    /// The law is broken.
    Broken(Breach),
}

/// A law on its ground.
pub struct Trial<'a> {
    /// The law.
    pub law: &'a Law,
    /// The ground.
    pub ground: &'a Ground<'a>,
    /// What schools get on the data as they are, once it is known.
    on_data: OnceCell<Option<Money>>,
}

/// Differences up to this are of rounding: one öre.
fn least() -> Exact {
    Exact::new(1.into(), 100.into())
}

impl<'a> Trial<'a> {
    /// A law on its ground.
    #[must_use]
    pub const fn new(law: &'a Law, ground: &'a Ground<'a>) -> Self {
        Self { law, ground, on_data: OnceCell::new() }
    }

    /// The columns whose numbers the law is about.
    #[must_use]
    pub fn columns(&self) -> Vec<ColumnId> {
        match self.law {
            Law::MoreNeedNotLess { lower, higher } => [lower.as_slice(), higher].concat(),
            Law::MeritStep { column, .. } => vec![*column],
            // Whoever the students are: every number of theirs may be another.
            _ => {
                let columns = (0..).map(ColumnId).zip(&self.ground.model.columns);
                let of_rows = columns.filter(|(_, def)| {
                    def.used && def.grain == KeySet::ROW && def.origin == crate::model::parts::Origin::Data
                });
                of_rows.map(|(id, _)| id).collect()
            }
        }
    }

    /// Whether the model and its data can be tried at all.
    #[must_use]
    pub fn can_be_tried(&self) -> bool {
        match self.law {
            Law::SplitAndMerge { .. } => self.ground.can_move(),
            Law::WithinFrame { .. } => true,
            _ => self
                .ground
                .frame
                .grain(KeySet::ROW)
                .is_some_and(|rows| rows.members(self.ground.payee).is_some()),
        }
    }

    /// Changes of the marked line that are worth trying.
    pub fn edits(&self, population: &Population, draw: &mut Draw) -> Vec<Edit> {
        match self.law {
            Law::MoreNeedNotLess { lower, higher } => {
                let down = lower.iter().map(|id| (*id, true));
                let up = higher.iter().map(|id| (*id, false));
                down.chain(up).filter_map(|(id, lower)| self.needier(population, id, lower, draw)).collect()
            }
            Law::MeritStep { column, .. } => self.steps(*column, draw),
            Law::NoGainByLosing => {
                let mut edits = vec![Edit::Leaves];
                edits.extend(self.other_school(population, draw).map(Edit::Moves));
                edits
            }
            Law::SplitAndMerge { .. } => vec![Edit::Splits],
            Law::RowOrder => vec![Edit::Reorders],
            Law::WithinFrame { .. } => vec![Edit::Stays],
            Law::SameGrounds => self.turned(population).into_iter().collect(),
        }
    }

    /// A step or a leap towards greater need.
    fn needier(&self, population: &Population, id: ColumnId, lower: bool, draw: &mut Draw) -> Option<Edit> {
        let line = population.lines.get(population.subject()?)?;
        let column = self.ground.frame.column(id)?;
        if matches!(column.cells, Cells::YesNo(_)) {
            return Some(Edit::Yes(id));
        }
        let now = line.cells.get(&id).cloned().or_else(|| self.ground.cell(id, line.from))?;
        let step = self.ground.step(id);
        let next = if lower { &now - step } else { &now + step };
        let turns = self.ground.turns(id);
        let further: Vec<&Exact> =
            turns.iter().filter(|one| (*one < &now) == lower && **one != now).collect();
        let to = if draw.below(2) == 0 { Some(next) } else { draw.of(&further).map(|one| (*one).clone()) };
        let to = to.filter(|to| self.ground.is_within(id, to))?;
        Some(match column.grain == KeySet::ROW {
            true => Edit::Number(id, now, to),
            false => Edit::GroupNumber(id, now, to),
        })
    }

    /// Steps of one: up to, and from, a number at which the model may turn (half of them its own), and one anywhere.
    fn steps(&self, id: ColumnId, draw: &mut Draw) -> Vec<Edit> {
        let (turns, own) = (self.ground.turns(id), self.ground.stated(id));
        let near = if draw.below(2) == 0 || own.is_empty() { &turns } else { &own };
        let Some(turn) = draw.of(near).cloned() else { return Vec::new() };
        let step = self.ground.step(id);
        let mut starts = vec![&turn - &step, turn];
        if let (Some(first), Some(last)) = (turns.first(), turns.last()) {
            let count = ((last - first) / &step).to_integer().try_into().unwrap_or(0_usize);
            let place = i64::try_from(draw.below(count)).unwrap_or(0);
            starts.push(first + &step * whole(place));
        }
        let edit = |from: Exact| {
            let to = &from + &step;
            let fits = self.ground.is_within(id, &from) && self.ground.is_within(id, &to);
            fits.then_some(Edit::Number(id, from, to))
        };
        starts.into_iter().filter_map(edit).collect()
    }

    fn other_school(&self, population: &Population, draw: &mut Draw) -> Option<u32> {
        if !self.ground.can_move() {
            return None;
        }
        let line = population.lines.get(population.subject()?)?;
        let own = self.ground.school(line)?;
        let others: Vec<u32> = match &population.schools {
            Some(schools) => schools.iter().copied().filter(|school| *school != own).collect(),
            None => {
                let count = self.ground.frame.codes(self.ground.payee).len();
                (0..).take(count).filter(|school| *school != own).collect()
            }
        };
        draw.of(&others).copied()
    }

    /// The other kind of organiser for the marked line's school.
    fn turned(&self, population: &Population) -> Option<Edit> {
        let terms = self.ground.model.equal_terms.as_ref()?;
        let line = population.lines.get(population.subject()?)?;
        let school = self.ground.school(line)?;
        let column = self.ground.frame.column(terms.column)?;
        let Cells::Texts(cells) = &column.cells else { return None };
        let at = match self.ground.frame.find(column.grain, &[school]) {
            Some(at) if column.grain == KeySet::of(self.ground.payee) => at,
            _ => self.ground.frame.up(KeySet::ROW, line.from, column.grain)?,
        };
        let now = cells.get(at)?.as_ref()?;
        let own = terms.between.iter().position(|kind| kind == now)?;
        terms.between.get(1 - own).map(|other| Edit::Turns(terms.column, other.clone()))
    }

    /// What a change comes to.
    #[must_use]
    pub fn try_on(&self, population: &Population, edit: &Edit) -> Tried {
        self.tried(population, edit).unwrap_or(Tried::Refused)
    }

    fn tried(&self, population: &Population, edit: &Edit) -> Option<Tried> {
        let frames = population.changed(edit, self.ground)?;
        if let Law::WithinFrame { condition } = self.law {
            let [frame, _] = &frames;
            return Some(match self.ground.holds(frame, condition)? {
                Ok(()) => Tried::Holds(None),
                Err([left, right]) => Tried::Broken(Breach { whose: Vec::new(), before: right, after: left }),
            });
        }
        let without = self.left_out();
        let rounded = matches!(self.law, Law::RowOrder);
        let money = |frame: &Frame| self.ground.money(frame, &without, rounded);
        let [before, after] = &frames;
        let as_it_is =
            population.is_data() && !matches!(edit, Edit::Number(..) | Edit::GroupNumber(..) | Edit::Yes(_));
        let before = match as_it_is {
            true => self.on_data.get_or_init(|| money(before)).clone(),
            false => money(before),
        };
        Some(self.judged(edit, self.own_school(population), &before?, &money(after)?))
    }

    /// What the marked line's school gets; nothing if it cannot be computed.
    #[must_use]
    pub fn money_of_subject(&self, population: &Population) -> Option<Exact> {
        let frame = population.frame(self.ground)?;
        self.ground.money(&frame, &[], false)?.remove(&self.own_school(population))
    }

    /// The code of the marked line's school.
    fn own_school(&self, population: &Population) -> String {
        let subject = population.subject().and_then(|at| population.lines.get(at));
        let school = subject.and_then(|line| self.ground.school(line));
        school.map(|school| self.ground.frame.code(self.ground.payee, school).to_owned()).unwrap_or_default()
    }

    /// Amounts that the law does not count.
    fn left_out(&self) -> Vec<NodeId> {
        match self.law {
            Law::SplitAndMerge { lump, .. } => lump.clone(),
            Law::SameGrounds => {
                self.ground.model.equal_terms.as_ref().map(|terms| terms.except.clone()).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    fn judged(&self, edit: &Edit, own: String, before: &Money, after: &Money) -> Tried {
        let of = |money: &Money, code: &str| money.get(code).cloned().unwrap_or_else(|| whole(0));
        let breach =
            |whose: Vec<String>, before: Exact, after: Exact| Tried::Broken(Breach { whose, before, after });
        let (now, then) = (of(before, &own), of(after, &own));
        match self.law {
            Law::MoreNeedNotLess { .. } if then < &now - least() => breach(vec![own], now, then),
            Law::NoGainByLosing if then > &now + least() => breach(vec![own], now, then),
            Law::SameGrounds if (&then - &now).abs() > least() => breach(vec![own], now, then),
            Law::MeritStep { at_most, .. } => {
                let moves = before.keys().chain(after.keys());
                let moves = moves.map(|code| ((of(after, code) - of(before, code)).abs(), code));
                // Of schools that move alike the student's own is named.
                let most = moves.max_by(|a, b| a.0.cmp(&b.0).then_with(|| (*a.1 == own).cmp(&(*b.1 == own))));
                match most {
                    Some((most, code)) if most > at_most + least() => {
                        breach(vec![code.clone()], of(before, code), of(after, code))
                    }
                    most => Tried::Holds(most.map(|(most, _)| most)),
                }
            }
            Law::RowOrder => {
                let other = before.iter().find(|(code, money)| of(after, code) != **money);
                other.map_or(Tried::Holds(None), |(code, money)| {
                    breach(vec![code.clone()], money.clone(), of(after, code))
                })
            }
            Law::SplitAndMerge { at_most, .. } if *edit == Edit::Splits => {
                let twin = after.keys().find(|code| !before.contains_key(*code)).cloned().unwrap_or_default();
                let together = &then + of(after, &twin);
                let all = |money: &Money| money.values().fold(whole(0), |sum, one| sum + one);
                let broken = |whole: &Exact, parts: &Exact| {
                    let more = parts - whole;
                    more > at_most + least() || more < -least()
                };
                let (sum, sums) = (all(before), all(after));
                if broken(&now, &together) {
                    breach(vec![own, twin], now, together)
                } else if broken(&sum, &sums) {
                    breach(Vec::new(), sum, sums)
                } else {
                    Tried::Holds(None)
                }
            }
            _ => Tried::Holds(None),
        }
    }
}
