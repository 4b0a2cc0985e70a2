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

/// Spread, and need if it is measured.
pub(super) fn sections(beside: &Beside, need: Option<NeedBy>) -> Vec<Section> {
    let mut spread = spreads(beside);
    let by_need = need.and_then(|need| need_section(beside, need));
    if by_need.is_none() {
        spread.blocks.push(Block::Text(beside.text(&Word::EquityNoNeed)));
    }
    std::iter::once(spread).chain(by_need).collect()
}

/// Schools with what each student gets by a count of something, and each one's money for it.
fn units(budget: &Budget, each: impl Fn(&Line) -> Option<Exact>) -> Option<Vec<Unit>> {
    let taught = budget.lines.iter().filter(|line| line.per_student(line.total).is_some());
    taught.map(|line| Some(Unit { students: line.student_years.clone(), each: each(line)? })).collect()
}

fn spreads(beside: &Beside) -> Section {
    let column = |(id, word, kind): (&str, Word, Kind)| Column::new(id, beside.text(&word), kind);
    let columns = [
        ("model", Word::Model, Kind::Text),
        ("of", Word::SpreadOf, Kind::Text),
        ("variation", Word::Variation, Kind::Ratio),
        ("gini", Word::Gini, Kind::Ratio),
        ("mcloone", Word::McLoone, Kind::Ratio),
        ("range_ratio", Word::RangeRatio, Kind::Ratio),
    ];
    let per_listed = |line: &Line| match line.price_list {
        Some(list) if list != Ore::ZERO => Some(line.total.exact() / list.exact()),
        _ => None,
    };
    let kinds: [(Word, &dyn Fn(&Line) -> Option<Exact>); 2] = [
        (Word::SpreadPerStudent, &|line| line.per_student(line.total)),
        (Word::SpreadPerListed, &per_listed),
    ];
    let mut rows = Vec::new();
    for (word, each) in kinds {
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

fn spread_row(model: String, of: String, spread: Spread) -> Row {
    let measures = [spread.variation, spread.gini, spread.mcloone, spread.range_ratio];
    let cells = [model, of].map(Cell::Text).into_iter().chain(measures.map(number));
    Row::plain(cells.collect())
}

/// How money follows need; nothing if the needs are not known.
fn need_section(beside: &Beside, by: NeedBy) -> Option<Section> {
    let run = by.run;
    let needs = needs(&run.model, &run.bound.frame, &run.slots, by.value)?;
    let column = |(id, word, kind): (&str, Word, Kind)| Column::new(id, beside.text(&word), kind);
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
    if needs.unknown > Exact::from_integer(0.into()) {
        let students = exact(&needs.unknown, beside.language);
        blocks.push(Block::Text(beside.text(&Word::EquityNeedUnknown { students })));
    }
    Some(Section { title, blocks, appendix: false })
}

fn need_row(beside: &Beside, place: usize, needs: &Needs) -> Option<Row> {
    let quarter = Exact::new(1.into(), 4.into());
    let total = needy(&beside.budgets.get(place)?.lines, needs, |line| {
        Some((line.student_years.clone(), line.total))
    });
    let change = |change: &Change| Some((change.student_years.clone(), change.money()));
    let listed = beside.against_price_list(place).map(|all| needy_changes(&all, needs, change));
    let own = place != beside.results.baseline;
    let more = beside.against_baseline(place).filter(|_| own).map(|all| needy_changes(&all, needs, change));
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

fn needy(lines: &[Line], needs: &Needs, of: impl Fn(&Line) -> Option<(Exact, Ore)>) -> Vec<Needy> {
    lines.iter().filter_map(|line| unit(&line.code, of(line)?, needs)).collect()
}

fn needy_changes(
    changes: &[Change],
    needs: &Needs,
    of: impl Fn(&Change) -> Option<(Exact, Ore)>,
) -> Vec<Needy> {
    changes.iter().filter_map(|change| unit(&change.code, of(change)?, needs)).collect()
}

/// A school with students whose need is known.
fn unit(code: &str, (students, money): (Exact, Ore), needs: &Needs) -> Option<Needy> {
    let need = needs.by_school.get(code)?.clone();
    let none = students == Exact::from_integer(0.into());
    (!none).then(|| Needy { each: money.exact() / &students, students, need })
}
