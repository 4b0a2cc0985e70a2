//! How equal students are under each model, and how its money follows their needs.

use super::{Beside, NeedBy, number};
use crate::base::{Exact, Ore};
use crate::compare::{
    Budget, Change, Line, Needs, Needy, Spread, Unit, concentration, needs, reaching_neediest, slope, spread,
};
use crate::report::document::{Block, Cell, Column, Kind, Row, Section, Sheet};
use crate::report::numbers::exact;
use crate::report::view::say;
use crate::report::words::Word;
use num_traits::{Signed, Zero};

/// Spread, and need if it is measured.
pub(super) fn sections(beside: &Beside, need: Option<NeedBy>) -> Vec<Section> {
    let mut spread = spreads(beside);
    let by_need = need.and_then(|need| need_section(beside, need));
    if by_need.is_none() {
        spread.blocks.push(Block::Text(beside.text(&Word::EquityNoNeed)));
    }
    std::iter::once(spread).chain(by_need).collect()
}

/// What is compared between schools; none where it cannot be said.
type Each = fn(&Line) -> Option<Exact>;

/// Money for each student.
fn per_student(line: &Line) -> Option<Exact> {
    line.per_student(line.total)
}

/// Money for each krona that the price list alone would pay.
fn per_listed(line: &Line) -> Option<Exact> {
    let list = line.price_list.filter(|list| *list != Ore::ZERO)?;
    Some(line.total.exact() / list.exact())
}

/// Every school with students; nothing if it cannot be said of one of them.
fn units(budget: &Budget, each: Each) -> Option<Vec<Unit>> {
    let taught = budget.lines.iter().filter(|line| line.per_student(line.total).is_some());
    taught.map(|line| Some(Unit { students: line.student_years.clone(), each: each(line)? })).collect()
}

fn spreads(beside: &Beside) -> Section {
    let column = |one| measured(beside, one);
    let columns = [
        ("model", Word::Model, Kind::Text),
        ("of", Word::SpreadOf, Kind::Text),
        ("variation", Word::Variation, Kind::Ratio),
        ("gini", Word::Gini, Kind::Ratio),
        ("mcloone", Word::McLoone, Kind::Ratio),
        ("range_ratio", Word::RangeRatio, Kind::Ratio),
    ];
    let mut rows = Vec::new();
    for (word, each) in [(Word::SpreadPerStudent, per_student as Each), (Word::SpreadPerListed, per_listed)] {
        for (place, budget) in beside.budgets.iter().enumerate() {
            if let Some(spread) = units(budget, each).and_then(|units| spread(&units)) {
                rows.push(spread_row(beside.title(place), beside.text(&word), spread));
            }
        }
    }
    let title = beside.text(&Word::EquitySpread);
    let sheet = Sheet {
        id: "equity_spread".to_owned(),
        title: title.clone(),
        columns: columns.map(column).into(),
        rows,
    };
    let text = beside.text(&Word::EquitySpreadText);
    Section { title, blocks: vec![Block::Text(text), Block::Table(sheet)], appendix: false }
}

/// A column; measures are of schools by what they get, so that each school moves them.
fn measured(beside: &Beside, (id, word, kind): (&str, Word, Kind)) -> Column {
    let column = Column::new(id, beside.text(&word), kind);
    if kind == Kind::Text { column } else { column.picked() }
}

fn spread_row(model: String, of: String, spread: Spread) -> Row {
    let measures = [spread.variation, spread.gini, spread.mcloone, spread.range_ratio];
    let cells = [model, of].map(Cell::Text).into_iter().chain(measures.map(number));
    Row::plain(cells.collect())
}

/// How money follows need; nothing if the needs are not known.
fn need_section(beside: &Beside, by: NeedBy) -> Option<Section> {
    let run = by.run;
    let needs = needs(&run.model, &run.bound.frame, &run.slots, by.value)?;
    let column = |one| measured(beside, one);
    let columns = [
        ("model", Word::Model, Kind::Text),
        ("concentration", Word::ConcentrationIndex, Kind::Ratio),
        ("slope", Word::SlopeTotal, Kind::PerHeadChange),
        ("slope_above_price_list", Word::SlopeAbove, Kind::PerHeadChange),
        ("neediest_above_price_list", Word::NeediestAbove, Kind::Share),
        ("neediest_of_new", Word::NeediestMore, Kind::Share),
    ];
    let rows = (0..beside.budgets.len()).filter_map(|place| need_row(beside, place, &needs));
    let title = beside.text(&Word::EquityNeed);
    let sheet = Sheet {
        id: "equity_need".to_owned(),
        title: title.clone(),
        columns: columns.map(column).into(),
        rows: rows.collect(),
    };
    let value = run.model.node(by.value).map_or_else(String::new, |node| say(&node.label, beside.language));
    let text = Word::EquityNeedText { value, model: say(&run.model.title, beside.language) };
    let mut blocks = vec![Block::Text(beside.text(&text)), Block::Table(sheet)];
    if needs.unknown.is_positive() {
        let students = exact(&needs.unknown, beside.language);
        blocks.push(Block::Text(beside.text(&Word::EquityNeedUnknown { students })));
    }
    Some(Section { title, blocks, appendix: false })
}

fn need_row(beside: &Beside, place: usize, needs: &Needs) -> Option<Row> {
    let quarter = Exact::new(1.into(), 4.into());
    let lines = &beside.budgets.get(place)?.lines;
    let total = needy(lines.iter().map(|line| (&line.code, &line.student_years, line.total)), needs);
    let changed =
        |all: &[Change]| needy(all.iter().map(|one| (&one.code, &one.student_years, one.money())), needs);
    let listed = beside.against_price_list(place).map(|all| changed(&all));
    let is_proposal = place != beside.results.baseline;
    let more = beside.against_baseline(place).filter(|_| is_proposal).map(|all| changed(&all));
    let neediest =
        |units: Option<&Vec<Needy>>| number(units.and_then(|units| reaching_neediest(units, &quarter)));
    Some(Row::plain(vec![
        Cell::Text(beside.title(place)),
        number(concentration(&total)),
        number(slope(&total)),
        number(listed.as_ref().and_then(|units| slope(units))),
        neediest(listed.as_ref()),
        neediest(more.as_ref()),
    ]))
}

/// Schools with students whose need is known, with money of some kind for each of them.
fn needy<'a>(schools: impl Iterator<Item = (&'a String, &'a Exact, Ore)>, needs: &Needs) -> Vec<Needy> {
    let taught = schools.filter(|(_, students, _)| !students.is_zero());
    let unit = |(code, students, money): (&String, &Exact, Ore)| {
        let need = needs.by_school.get(code)?.clone();
        Some(Needy { each: money.exact() / students, students: students.clone(), need })
    };
    taught.filter_map(unit).collect()
}
