//! `move_to`, `add`, `remove`: what happens to rows and members, checked before any data are laid out.

use super::Maker;
use super::change::{condition, piece};
use crate::base::number::whole;
use crate::base::{ColumnId, Key, KeySet, Unit};
use crate::diag::{FormulaFault, ModelFault, Place, ScenarioFault};
use crate::formula::check::kind_name;
use crate::formula::tree::Arithmetic;
use crate::formula::typed::{Kind, Missing};
use crate::formula::{Op, Type, Typed};
use crate::model::parts::{ColumnKind, Formula, FormulaText, Origin};
use crate::scenario::{Added, Change, Move, Named, What};
use crate::study::names::unwritten;

/// Something that happens to rows or members.
pub(super) struct Structural<'a> {
    /// How many changed columns there are when it happens.
    pub after: usize,
    /// Whom it picks; everybody if none is stated.
    pub picks: Option<Formula>,
    /// What happens.
    pub happens: Happens<'a>,
    /// Where it stands.
    pub place: Place,
}

/// What happens to rows or members.
pub(super) enum Happens<'a> {
    /// Rows get other members; where only a part of each goes, which columns say of a row that it goes or stays.
    Moved { to: Vec<(Key, &'a Named)>, parted: Option<[ColumnId; 2]> },
    /// Rows are added.
    RowsAdded(&'a Added),
    /// Members of a key are added.
    MembersAdded(Key, &'a Added),
    /// Rows are gone.
    RowsGone,
    /// Members of a key are gone.
    MembersGone(Key),
}

impl Structural<'_> {
    /// The formulas that are asked before the rows change.
    pub(super) fn formulas(&self) -> impl Iterator<Item = &Typed> {
        self.picks.iter().map(|formula| &formula.typed)
    }
}

impl<'a> Maker<'a> {
    /// Checks a change of rows or members, and remembers it; nothing if it does not hold this year or is wrong.
    pub(super) fn structural(&mut self, change: &'a Change) -> Option<()> {
        let key = match &change.entity {
            Some(named) if named.text != "row" => Some(self.key(&named.text, &named.place)?),
            _ => None,
        };
        let grain = key.map_or(KeySet::ROW, KeySet::of);
        let name = change.entity.as_ref().map_or("row", |named| named.text.as_str());
        let days = self.days(change, grain, name)?;
        let picks = self.picked(change, grain)?;
        let days = days?;
        let picks = days.into_iter().fold(picks, |picks, day| Some(both(picks, day)));
        let happens = match (&change.what, key) {
            (What::Add(added), None) => {
                self.added_rows_know_their_year();
                Happens::RowsAdded(added)
            }
            (What::Add(added), Some(key)) => Happens::MembersAdded(key, added),
            (What::Remove, None) => Happens::RowsGone,
            (What::Remove, Some(key)) => Happens::MembersGone(key),
            (What::Move(to), None) => return self.moved(change, to, picks),
            _ => {
                let place = change.entity.as_ref().map_or(&change.place, |named| &named.place);
                self.found.error(ScenarioFault::OnlyRowsMove, place.clone());
                return None;
            }
        };
        self.structure.push(Structural {
            after: self.made.len(),
            picks,
            happens,
            place: change.place.clone(),
        });
        Some(())
    }

    /// The condition of a change; none within if it has none.
    pub(super) fn picked(&mut self, change: &Change, grain: KeySet) -> Option<Option<Formula>> {
        let Some(value) = &change.condition else { return Some(None) };
        let mut text = FormulaText::default();
        piece(&mut text, value, &mut self.found)?;
        let mut formula = self.checked(text)?;
        let ty = &formula.typed.ty;
        if ty.kind != Kind::YesNo {
            let found = kind_name(&ty.kind).to_owned();
            self.found.error(FormulaFault::WantsYesNo { found }, value.place.clone());
            return None;
        }
        if ty.missing == Missing::Declared {
            self.found.error(FormulaFault::MayBeMissing, value.place.clone());
            return None;
        }
        if !self.model.order.determines(grain, ty.grain) {
            let (formula, per) = (self.key_names(ty.grain), self.key_names(grain));
            self.found.error(
                ModelFault::DoesNotFitPer { name: "where".to_owned(), formula, per },
                value.place.clone(),
            );
            return None;
        }
        if self.reads_input(&formula.typed) {
            self.found.error(ScenarioFault::PicksByInput, value.place.clone());
            return None;
        }
        self.name_heads(&mut formula.typed);
        Some(Some(formula))
    }

    /// Whether a formula depends on an input, itself or through what has been changed.
    pub(super) fn reads_input(&self, typed: &Typed) -> bool {
        let mut reads = false;
        typed.walk(&mut |part| {
            reads |= match &part.op {
                Op::Column(id) => self.model.column(*id).is_some_and(|def| def.origin == Origin::Input),
                Op::Slot(id) => self.model.slot_rules.contains_key(id),
                Op::LookUp(look_up) => self.model.table(look_up.table).is_some_and(|table| {
                    table.rows.iter().any(|row| self.model.slot_rules.contains_key(&row.slot))
                }),
                Op::Curve(id, _) => self.model.curve(*id).is_some_and(|curve| {
                    curve
                        .points
                        .iter()
                        .any(|(x, y)| [x, y].iter().any(|s| self.model.slot_rules.contains_key(s)))
                }),
                Op::Node(id) => {
                    let of_model = self.model.nodes.len();
                    let node = match id.index().checked_sub(of_model) {
                        Some(made) => self.made.get(made),
                        None => self.model.node(*id),
                    };
                    node.is_some_and(|node| node.formulas().into_iter().any(|inner| self.reads_input(inner)))
                }
                _ => false,
            };
        });
        reads
    }

    fn moved(&mut self, change: &'a Change, to: &'a Move, picks: Option<Formula>) -> Option<()> {
        let mut keys = Vec::new();
        for (key, code) in &to.to {
            keys.push((self.key(&key.text, &key.place)?, code));
        }
        let after = self.made.len();
        let parted = match &to.share {
            Some(share) => {
                let mut text = FormulaText::default();
                piece(&mut text, share, &mut self.found)?;
                let formula = self.checked(text)?;
                self.is_share(&formula, &share.place)?;
                Some(self.parted(formula, &change.place)?)
            }
            None => None,
        };
        let place = change.place.clone();
        self.structure.push(Structural { after, picks, happens: Happens::Moved { to: keys, parted }, place });
        Some(())
    }

    /// A share is a plain number of each row.
    fn is_share(&mut self, formula: &Formula, place: &Place) -> Option<()> {
        let ty = &formula.typed.ty;
        let plain = ty.unit().is_some_and(Unit::is_plain) && ty.missing != Missing::Declared;
        if plain && self.model.order.determines(KeySet::ROW, ty.grain) {
            return Some(());
        }
        self.found.error(ScenarioFault::NoShare, place.clone());
        None
    }

    /// Rows that go in part: their students times the share, and times the rest where they stay.
    fn parted(&mut self, share: Formula, place: &Place) -> Option<[ColumnId; 2]> {
        let students = self.model.column_from(&Origin::Students)?;
        let def = self.model.column(students).cloned()?;
        let [goes, stays] = [(); 2].map(|()| self.hidden(Origin::Found, ColumnKind::YesNo));
        let now = self.counted(&Origin::Students)?;
        let number = Type { grain: KeySet::ROW, fits_any: false, ..share.typed.ty.clone() };
        let one = unwritten(Op::Number(whole(1)), Type::constant(Unit::plain()));
        let rest = Op::Arithmetic(Arithmetic::Subtract, Box::new(one), Box::new(share.typed.clone()));
        let times = |part: Typed| {
            let product = Op::Arithmetic(Arithmetic::Multiply, Box::new(now.clone()), Box::new(part));
            unwritten(product, def.ty())
        };
        let rest = times(unwritten(rest, number));
        let staying = Op::If(Box::new(found(stays)), Box::new(rest), Box::new(now.clone()));
        let staying = unwritten(staying, def.ty());
        let going = times(share.typed.clone());
        let typed = unwritten(Op::If(Box::new(found(goes)), Box::new(going), Box::new(staying)), def.ty());
        let formula = Formula { typed, text: share.text };
        let node = self.stand_in(&def, formula, place.clone());
        let node = self.put(students, node);
        self.years_follow(node, &def.label);
        Some([goes, stays])
    }

    /// In a calendar year an added row stands for a part of the year as the other rows of its term do.
    fn added_rows_know_their_year(&mut self) {
        let unit = Unit::student_year().over(&Unit::student());
        self.hidden(Origin::PartOfYear, ColumnKind::Number { unit, min: None, max: None });
        self.hidden(Origin::Begins, ColumnKind::Date);
    }
}

/// What was found of a row or member: no if nothing was.
pub(super) fn found(column: ColumnId) -> Typed {
    let declared = Type { missing: Missing::Declared, ..Type::of(Kind::YesNo, KeySet::ROW) };
    let no = unwritten(Op::YesNo(false), Type { fits_any: true, ..Type::of(Kind::YesNo, KeySet::NONE) });
    let column = unwritten(Op::Column(column), declared);
    condition(Op::Default(Box::new(column), Box::new(no)), KeySet::ROW)
}

/// A condition with one more.
pub(super) fn both(picks: Option<Formula>, day: Typed) -> Formula {
    match picks {
        None => Formula { typed: day, text: FormulaText::default() },
        Some(Formula { typed, text }) => {
            let grain = day.ty.grain;
            Formula { typed: condition(Op::And(Box::new(day), Box::new(typed)), grain), text }
        }
    }
}
