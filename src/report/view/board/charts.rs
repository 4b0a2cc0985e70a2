//! The charts of the paper, each under the finding that it shows.

use super::Desk;
use crate::base::{Exact, Ore};
use crate::compare::{Amounts, Change, Needs, Needy, amounts, fitted};
use crate::report::chart::{
    Bar, Bars, Chart, Dot, Dots, Figure, Fitted, Measure, Stack, Stacks, Value, Waterfall,
};
use crate::report::document::{Column, Kind};
use crate::report::view::say;
use crate::report::words::{Board, Word};
use num_integer::Integer;
use num_traits::Signed;

/// More bars than this cannot be told apart: the table beside holds all.
const MOST: usize = 40;

/// A chart under its finding.
fn chart(desk: &Desk, id: String, title: String, description: &Board, figure: Figure) -> Chart {
    Chart { id, language: desk.paper.language, title, description: desk.text(description), figure }
}

fn column(desk: &Desk, id: &str, word: &Word) -> Column {
    Column::new(id, word.text(desk.paper.language), Kind::Text)
}

fn measure(desk: &Desk, id: &str, word: &Word, kind: Kind) -> Measure {
    Measure::new(id, word.text(desk.paper.language), desk.speech.currency.clone(), kind)
}

/// What each proposal costs more or less; nothing if there is nothing to compare.
pub(in crate::report::view) fn totals(desk: &Desk) -> Option<Chart> {
    let proposals = desk.proposals();
    let bar = |place: &usize| {
        let all = Change::sum(&desk.beside.against_baseline(*place)?);
        Some((desk.title(*place), all.money()))
    };
    let mut all: Vec<(String, Ore)> = proposals.iter().filter_map(bar).collect();
    if all.len() < 2 {
        return None;
    }
    all.sort_by_key(|(_, change)| std::cmp::Reverse(*change));
    let (dearest, cheapest) = (all.first()?, all.last()?);
    let [most, least] = [dearest.1, cheapest.1].map(|ore| desk.speech.change_short(ore));
    let title = match most == least {
        true => Board::ChartTotalsAll { change: most },
        false => Board::ChartTotals { least, most },
    };
    let bars = all.into_iter().map(|(label, change)| Bar::new(label, Value::Ore(change)));
    let figure = Figure::Bars(Bars {
        members: column(desk, "model", &Word::Model),
        measure: measure(desk, "change", &Word::Change, Kind::Change),
        bars: bars.collect(),
    });
    let about = Board::ChartTotalsAbout { count: proposals.len().to_string() };
    Some(chart(desk, "overview".to_owned(), desk.text(&title), &about, figure))
}

/// Each school's change, from the one that gains most; of many schools only those at both ends.
pub(in crate::report::view) fn changes(desk: &Desk, place: usize) -> Option<Chart> {
    let run = desk.run(place)?;
    let mut changes = desk.beside.against_baseline(place)?;
    let title = desk.speech.winners_short(&changes);
    changes.sort_by_key(|one| std::cmp::Reverse(one.money()));
    let (count, first, last) = (changes.len(), changes.first()?.clone(), changes.last()?.clone());
    let about = Board::ChartChangesAbout {
        count: count.to_string(),
        first: desk.speech.school(desk.name(&first.code), first.money()),
        last: desk.speech.school(desk.name(&last.code), last.money()),
    };
    if count > MOST {
        let low = changes.split_off(count - MOST / 2);
        changes.truncate(MOST / 2);
        changes.extend(low);
    }
    let bars = changes.iter().map(|one| Bar::new(desk.name(&one.code), Value::Ore(one.money())));
    let figure = Figure::Bars(Bars {
        members: column(desk, "school", &Word::School),
        measure: measure(desk, "change", &Word::Change, Kind::Change),
        bars: bars.collect(),
    });
    Some(chart(desk, format!("schools_{}", run.model.id), title, &about, figure))
}

/// Each school's budget by amount. An amount that is taken off somewhere is drawn together with the first one.
pub(in crate::report::view) fn budgets(desk: &Desk, place: usize) -> Option<Chart> {
    let (run, budget) = (desk.run(place)?, desk.beside.budgets.get(place)?);
    let node = |at: usize| budget.components.get(at).and_then(|id| run.model.node(*id));
    let taken_off = |at: &usize| {
        budget.lines.iter().any(|line| line.components.get(*at).is_some_and(|sum| *sum < Ore::ZERO))
    };
    let (joined, apart): (Vec<usize>, Vec<usize>) =
        (0..budget.components.len()).partition(|at| *at == 0 || taken_off(at));
    let label = |at: &usize| node(*at).map_or_else(String::new, |node| say(&node.label, desk.paper.language));
    let first = (node(0)?.name.clone(), joined.iter().map(label).collect::<Vec<_>>().join(" + "));
    let others = apart.iter().filter_map(|at| Some((node(*at)?.name.clone(), label(at))));
    let parts: Vec<(String, String)> = std::iter::once(first).chain(others).collect();
    let mut lines: Vec<_> = budget.lines.iter().collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.total));
    let bars = lines.iter().take(MOST).map(|line| {
        let of = |at: &usize| line.components.get(*at).copied().unwrap_or_default();
        let first: Ore = joined.iter().map(of).sum();
        let values = std::iter::once(first).chain(apart.iter().map(of)).map(Value::Ore);
        Stack { label: desk.name(&line.code), values: values.collect() }
    });
    let bars: Vec<Stack> = bars.collect();
    let drawable = |stack: &Stack| stack.values.iter().all(|v| v.exact().is_some_and(|v| !v.is_negative()));
    if parts.len() < 2 || !bars.iter().all(drawable) {
        return None;
    }
    let largest = lines.first()?;
    let all: Ore = budget.lines.iter().map(|line| line.total).sum();
    let title = Board::ChartBudgets {
        school: desk.name(&largest.code),
        sum: desk.speech.short(largest.total),
        all: desk.speech.short(all),
    };
    let about = Board::ChartBudgetsAbout { count: lines.len().to_string(), parts: parts.len().to_string() };
    let figure = Figure::Stacks(Stacks {
        members: column(desk, "school", &Word::School),
        measure: measure(desk, "amount", &Word::Amount, Kind::Money),
        parts,
        bars,
    });
    Some(chart(desk, format!("chart_budget_{}", run.model.id), desk.text(&title), &about, figure))
}

/// A school as fine as a chart can show it. Fractions of many schools that have no denominator in common grow with each
/// school that is added.
fn fine(unit: &Needy) -> Needy {
    let parts = Exact::from_integer(1_000_000_000.into());
    let rounded = |number: &Exact| match number.is_integer() {
        true => number.clone(),
        false => {
            Exact::new((number.numer() * parts.numer()).div_floor(number.denom()), parts.numer().clone())
        }
    };
    Needy { students: rounded(&unit.students), each: rounded(&unit.each), need: rounded(&unit.need) }
}

/// Kronor for each student against need, a dot for each school; nothing if needs are not known.
pub(in crate::report::view) fn need(desk: &Desk, place: usize, needs: &Needs, what: &str) -> Option<Chart> {
    let run = desk.run(place)?;
    let schools = desk.beside.needy(place, needs);
    let units: Vec<Needy> = schools.iter().map(|(_, unit)| fine(unit)).collect();
    let (at_zero, slope) = fitted(&units)?;
    let model = desk.title(place);
    let title = match (slope.is_positive(), slope.is_negative()) {
        (true, _) => Board::ChartNeedMore { model },
        (_, true) => Board::ChartNeedLess { model },
        _ => Board::ChartNeedSame { model },
    };
    let dot = |(code, unit): &(String, Needy)| Dot {
        label: desk.name(code),
        x: Value::Number(unit.need.clone()),
        y: Value::Number(unit.each.clone()),
        size: Some(Value::Number(unit.students.clone())),
        group: None,
    };
    let ends = units.iter().map(|unit| unit.need.clone());
    let (low, high) = (ends.clone().min()?, ends.max()?);
    let point = |x: Exact| (x.clone(), &at_zero + &slope * x);
    let line = Fitted { label: desk.text(&Board::ChartNeedLine), from: point(low), to: point(high) };
    let figure = Figure::Dots(Dots {
        members: column(desk, "school", &Word::School),
        x: Measure::new("need", what, "", Kind::Ratio),
        y: measure(desk, "per_student", &Word::PerStudent, Kind::PerHead),
        size: Some(Measure::new(
            "student_years",
            Word::StudentYears.text(desk.paper.language),
            "",
            Kind::Count,
        )),
        dots: schools.iter().map(dot).collect(),
        line: Some(line),
    });
    let about = Board::ChartNeedAbout { count: schools.len().to_string(), need: what.to_owned() };
    Some(chart(desk, format!("chart_need_{}", run.model.id), desk.text(&title), &about, figure))
}

/// From today to a proposal, amount by amount.
pub(super) fn steps(desk: &Desk, place: usize) -> Option<Chart> {
    let (run, all) = (desk.run(place)?, steps_of(desk, place)?);
    let (before, after): (Ore, Ore) = all
        .iter()
        .fold((Ore::ZERO, Ore::ZERO), |(before, after), one| (before + one.before, after + one.after));
    let moves: Vec<&Amounts> = all.iter().filter(|one| one.change() != Ore::ZERO).collect();
    let most = moves.iter().max_by_key(|one| one.change().count().abs())?;
    let label = |one: &Amounts| say(&one.label, desk.paper.language);
    let title = Board::ChartSteps { amount: label(most), change: desk.speech.change_short(most.change()) };
    let figure = Figure::Waterfall(Waterfall {
        steps: column(desk, "item", &Word::Item),
        measure: measure(desk, "amount", &Word::Amount, Kind::Money),
        start: Bar::new(Word::Today.text(desk.paper.language), Value::Ore(before)),
        changes: moves.iter().map(|one| Bar::new(label(one), Value::Ore(one.change()))).collect(),
        end: Bar::new(desk.title(place), Value::Ore(after)),
    });
    let about = Board::ChartStepsAbout { count: moves.len().to_string() };
    Some(chart(desk, format!("chart_steps_{}", run.model.id), desk.text(&title), &about, figure))
}

/// What each amount pays today and by a proposal.
pub(super) fn steps_of(desk: &Desk, place: usize) -> Option<Vec<Amounts>> {
    let today = desk.paper.results.baseline;
    let side = |at: usize| Some((desk.run(at)?.model.as_ref(), desk.beside.budgets.get(at)?));
    Some(amounts(side(today)?, side(place)?, None))
}
