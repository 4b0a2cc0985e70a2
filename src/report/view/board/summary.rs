//! The summary: the total first, then who gets more and less, as sentences made of the figures.

use super::{Chapter, Desk, charts};
use crate::base::Ore;
use crate::compare::Change;
use crate::report::document::{Block, Section};
use crate::report::view::budget;
use crate::report::words::Board;
use num_traits::Zero;

/// The chapter.
pub(super) fn chapter(desk: &Desk) -> Chapter {
    let mut blocks: Vec<Block> = scope(desk).into_iter().chain(today(desk)).map(Block::Text).collect();
    blocks.extend(desk.proposals().into_iter().filter_map(|place| proposal(desk, place)).map(Block::Text));
    blocks.extend(charts::totals(desk).map(Block::Chart));
    let results = desk.paper.results;
    if results.runs.len() > 1 {
        let Section { blocks: tables, .. } =
            budget::overview(results, &desk.beside.budgets, desk.paper.language);
        blocks.extend(tables.into_iter().filter(|block| matches!(block, Block::Table(_))));
        blocks.push(desk.paragraph(&Board::SummaryRead));
    }
    Chapter { title: title(desk), blocks, parts: Vec::new() }
}

/// The heading: of a single proposal with its finding.
fn title(desk: &Desk) -> String {
    let title = desk.text(&Board::Summary);
    let all = desk.only().and_then(|only| desk.beside.against_baseline(only));
    let Some(all) = all.map(|changes| Change::sum(&changes)) else { return title };
    let finding = match all.money() {
        Ore::ZERO => Board::TitleTotalSame,
        money => Board::TitleTotal { change: desk.speech.change_short(money) },
    };
    format!("{title}: {}", desk.text(&finding))
}

/// How many schools and students there are.
fn scope(desk: &Desk) -> Option<String> {
    let budget = desk.beside.budgets.get(desk.paper.results.baseline)?;
    let taught = budget.lines.iter().filter(|line| !line.student_years.is_zero());
    let (schools, students) = taught.fold((0, crate::base::number::whole(0)), |(schools, students), line| {
        (schools + 1, students + &line.student_years)
    });
    if students.is_zero() {
        return None;
    }
    let (schools, students) = (desk.speech.schools(schools), desk.speech.students(&students));
    Some(desk.text(&Board::SummaryScope { schools, students }))
}

/// What is paid today, against the price list.
fn today(desk: &Desk) -> Option<String> {
    let place = desk.paper.results.baseline;
    let total: Ore = desk.beside.budgets.get(place)?.lines.iter().map(|line| line.total).sum();
    let total = desk.speech.long(total);
    let text = desk.text(&Board::TotalToday { model: desk.title(place), total });
    let listed = listed(desk, place);
    Some(listed.map_or_else(|| text.clone(), |listed| format!("{text} {listed}")))
}

fn listed(desk: &Desk, place: usize) -> Option<String> {
    let all = Change::sum(&desk.beside.against_price_list(place)?);
    Some(desk.speech.against_list(all.money()))
}

/// What a proposal comes to.
fn proposal(desk: &Desk, place: usize) -> Option<String> {
    let changes = desk.beside.against_baseline(place)?;
    let total = desk.speech.total(desk.title(place), &Change::sum(&changes));
    let sentences = [Some(total), listed(desk, place), Some(findings(desk, &changes))];
    Some(sentences.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// Who gets more and less.
pub(in crate::report::view) fn findings(desk: &Desk, changes: &[Change]) -> String {
    let (speech, name) = (&desk.speech, &|code: &str| desk.name(code));
    // Sums over those who get more tell what a hidden school gets, if all others are shown.
    let tells = !desk.paper.shield.hides_any("school");
    let sentences = [
        Some(if tells { speech.winners(changes) } else { format!("{}.", speech.winners_short(changes)) }),
        speech.most_more(changes, name),
        speech.most_less(changes, name),
        speech.at_losers(changes).filter(|_| tells),
    ];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
