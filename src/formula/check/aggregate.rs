//! Checking aggregates: over which members they run (A1), how these are weighed (A3), where they may stand (A4, A5).

use super::super::tree::{Clauses, Expr, Summary, Weighting};
use super::super::typed::{Aggregate, Kind, Missing, Op, Type, Typed, Weight};
use super::facts::facts;
use super::grain::joined;
use super::{Checker, kind_name, made};
use crate::base::{AggregateId, Key, KeySet, Unit};
use crate::diag::FormulaFault;
use std::ops::Range;

impl Checker<'_, '_> {
    pub(super) fn aggregate(
        &mut self,
        summary: Summary,
        argument: &Expr,
        clauses: &Clauses,
        range: &Range<usize>,
    ) -> Option<Typed> {
        let by = self.by(clauses)?;
        let known = clauses.condition.as_deref().map_or_else(Vec::new, |c| facts(c, true));
        let condition = match clauses.condition.as_deref() {
            Some(expr) => Some(Box::new(self.condition_of_others(expr)?)),
            None => None,
        };
        let argument = self
            .part_of_others(argument, clauses.condition.as_deref(), known.clone())
            .and_then(|part| self.never_missing(part))?;
        let (weight, over) = self.weight(summary, &argument, clauses, known, range)?;
        self.members(&argument, condition.as_deref(), over, by, range)?;
        self.rules_of(summary, &argument, over, by, range)?;
        let at = self.quantile_point(summary, clauses, range)?;
        let ty = self.summary_type(summary, &argument, over, by, range)?;
        let id = AggregateId(self.scope.next_aggregate.get());
        self.scope.next_aggregate.set(id.0 + 1);
        let aggregate = Aggregate { id, summary, argument: Box::new(argument), condition, weight, at, over };
        Some(made(Op::Aggregate(aggregate), ty, range))
    }

    /// The grain of `by`: its keys, without those that others determine.
    fn by(&mut self, clauses: &Clauses) -> Option<KeySet> {
        let mut keys = KeySet::NONE;
        for (name, place) in &clauses.by {
            let Some(key) = self.scope.names.key(name) else {
                return self.unknown_key(name, place);
            };
            keys = keys.with(key);
        }
        Some(self.scope.order.minimal(keys))
    }

    /// A1: the members are those of the argument's own grain; `by` and `where` must be settled by it.
    fn members(
        &mut self,
        argument: &Typed,
        condition: Option<&Typed>,
        over: KeySet,
        by: KeySet,
        range: &Range<usize>,
    ) -> Option<()> {
        if argument.ty.grain.is_empty() && over.is_empty() {
            return self.refuse(FormulaFault::NothingToAggregate, &argument.range);
        }
        if !self.scope.order.determines(over, by) {
            let closure = self.scope.order.closure(over);
            let lacks: KeySet = by.iter().filter(|key| !closure.has(*key)).collect();
            let fault =
                FormulaFault::DoesNotVaryWith { what: self.key_names(over), key: self.key_names(lacks) };
            return self.refuse(fault, range);
        }
        if let Some(condition) = condition.filter(|c| !self.scope.order.determines(over, c.ty.grain)) {
            let fault = FormulaFault::ConditionVariesMore {
                condition: self.key_names(condition.ty.grain),
                over: self.key_names(over),
            };
            return self.refuse(fault, &condition.range);
        }
        Some(())
    }

    /// A3: over rows a mean weighs by students; over anything else it must say.
    fn weight(
        &mut self,
        summary: Summary,
        argument: &Typed,
        clauses: &Clauses,
        known: Vec<super::Path>,
        range: &Range<usize>,
    ) -> Option<(Weight, KeySet)> {
        let own = argument.ty.grain;
        let weighs = matches!(summary, Summary::Mean | Summary::Median | Summary::Quantile);
        match &clauses.weighting {
            Weighting::Usual if summary == Summary::Mean && own.has(Key::ROW) => Some((Weight::Heads, own)),
            Weighting::Usual if summary == Summary::Mean => {
                let over = self.key_names(own);
                self.refuse(FormulaFault::MeanOfWhat { over }, range)
            }
            Weighting::Usual => Some((Weight::EachOnce, own)),
            Weighting::By(_) if summary == Summary::Quantile => {
                let name = summary.name().to_owned();
                self.refuse(FormulaFault::NothingToWeigh { name }, range)
            }
            _ if !weighs => {
                let name = summary.name().to_owned();
                self.refuse(FormulaFault::NothingToWeigh { name }, range)
            }
            Weighting::EachOnce if own.has(Key::ROW) => self.refuse(FormulaFault::EachRowOnce, range),
            Weighting::EachOnce => Some((Weight::EachOnce, own)),
            Weighting::By(expr) => {
                let weight = self
                    .part_of_others(expr, clauses.condition.as_deref(), known)
                    .and_then(|part| self.never_missing(part))?;
                let over = joined(self.scope, [own, weight.ty.grain]);
                self.same_grain_where_it_adds_up(&[&weight], over)?;
                if over.has(Key::ROW) && !weight.ty.head_count {
                    return self.refuse(FormulaFault::WeightOfRows, &expr.range);
                }
                Some((Weight::By(Box::new(weight)), over))
            }
        }
    }

    /// A4 and A5: order statistics at key grain only; sums over rows count students, the rest does not.
    fn rules_of(
        &mut self,
        summary: Summary,
        argument: &Typed,
        over: KeySet,
        by: KeySet,
        range: &Range<usize>,
    ) -> Option<()> {
        let rows = over.has(Key::ROW);
        match summary {
            Summary::Rank if !by.is_empty() => self.refuse(FormulaFault::RankAmongAll, range),
            Summary::Median | Summary::Quantile | Summary::Rank if rows => {
                let name = summary.name().to_owned();
                self.refuse(FormulaFault::NotOverRows { name }, range)
            }
            Summary::Sum if rows && !argument.ty.head_count => {
                self.refuse(FormulaFault::SumOfRates, &argument.range)
            }
            Summary::Sum | Summary::Count => Some(()),
            _ => self.no_head_count(argument, &argument.range),
        }
    }

    fn quantile_point(
        &mut self,
        summary: Summary,
        clauses: &Clauses,
        range: &Range<usize>,
    ) -> Option<Option<Box<Typed>>> {
        match (summary, clauses.at.as_deref()) {
            (Summary::Quantile, Some(expr)) => {
                let (point, unit) = self.number(expr)?;
                self.plain(&unit, &expr.range)?;
                if !point.ty.fits_any {
                    return self.refuse(FormulaFault::QuantileWantsPoint, &expr.range);
                }
                Some(Some(Box::new(point)))
            }
            (Summary::Quantile, None) => self.refuse(FormulaFault::QuantileWantsPoint, range),
            (_, Some(expr)) => self.refuse(FormulaFault::QuantileWantsPoint, &expr.range),
            (_, None) => Some(None),
        }
    }

    fn summary_type(
        &mut self,
        summary: Summary,
        argument: &Typed,
        over: KeySet,
        by: KeySet,
        range: &Range<usize>,
    ) -> Option<Type> {
        let unit = argument.ty.unit().cloned();
        let kind = match summary {
            Summary::Count if over.has(Key::ROW) => Kind::Number(Unit::student()),
            Summary::Count | Summary::Rank => Kind::Number(Unit::plain()),
            Summary::Least | Summary::Greatest if argument.ty.kind == Kind::Date => Kind::Date,
            _ => match unit {
                Some(unit) => Kind::Number(unit),
                None => {
                    let found = kind_name(&argument.ty.kind).to_owned();
                    return self.refuse(FormulaFault::WantsNumber { found }, range);
                }
            },
        };
        let grain = if summary == Summary::Rank { over } else { by };
        let missing = match summary {
            Summary::Sum | Summary::Count | Summary::Rank => Missing::Never,
            _ => Missing::WhereNobody,
        };
        // What is left of one member alone is that member's own, and no level.
        let level = !matches!(summary, Summary::Sum | Summary::Count | Summary::Rank)
            && !self.scope.order.determines(by, argument.ty.grain);
        Some(Type { missing, level, ..Type::of(kind, grain) })
    }

    pub(super) fn unknown_key<T>(&mut self, name: &str, place: &Range<usize>) -> Option<T> {
        let known = self.scope.names.all();
        let keys = known.iter().map(String::as_str).filter(|n| self.scope.names.key(n).is_some());
        let near = crate::base::suggest::nearest(name, keys).unwrap_or("–").to_owned();
        self.refuse(FormulaFault::NotAKey { name: name.to_owned(), near }, place)
    }
}
