//! What each model costs, and who wins and loses by it: against the baseline, then against the price list.

use super::{Beside, number};
use crate::base::number::whole;
use crate::compare::{Change, moved};
use crate::report::document::{Block, Cell, Column, Kind, Row, Section, Sheet};
use crate::report::view::school_name;
use crate::report::words::Word;
use num_traits::Zero;

/// Every model against one thing that it is compared with.
struct Against<'a> {
    beside: &'a Beside<'a>,
    /// What it is called in the names of tables.
    id: &'static str,
    /// The models by their places, with their schools' changes.
    models: Vec<(usize, Vec<Change>)>,
}

/// Every proposal against the baseline, and every model against the price list, as far as there are any.
pub(super) fn sections(beside: &Beside) -> Vec<Section> {
    let proposals = beside.proposals().filter_map(|place| Some((place, beside.against_baseline(place)?)));
    let all = 0..beside.results.runs.len();
    let listed = all.filter_map(|place| Some((place, beside.against_price_list(place)?)));
    let baseline = Against { beside, id: "baseline", models: proposals.collect() };
    let list = Against { beside, id: "price_list", models: listed.collect() };
    let model = beside.baseline_title();
    let heads = [
        (baseline, Word::AgainstBaseline { model }, Word::AgainstBaselineText, Word::WinnersAgainstBaseline),
        (list, Word::AgainstTheList, Word::AgainstTheListText, Word::WinnersAgainstTheList),
    ];
    let heads = heads.into_iter().filter(|(against, _, _, _)| !against.models.is_empty());
    let two = |(against, title, text, winners): (Against, Word, Word, Word)| {
        let totals = against.totals(beside.text(&title));
        let won = against.winners(beside.text(&winners));
        [section(totals, beside.text(&text)), section(won, beside.text(&Word::WinnersText))]
    };
    heads.flat_map(two).collect()
}

/// A table under its title, after a text.
fn section(sheet: Sheet, text: String) -> Section {
    Section {
        title: sheet.title.clone(),
        blocks: vec![Block::Text(text), Block::Table(sheet)],
        appendix: false,
    }
}

impl Against<'_> {
    fn column(&self, (id, word, kind): (&str, Word, Kind)) -> Column {
        Column::new(id, self.beside.text(&word), kind)
    }

    /// What each model costs.
    fn totals(&self, title: String) -> Sheet {
        let columns = [
            ("model", Word::Model, Kind::Text),
            ("before", Word::Before, Kind::Money),
            ("total", Word::Total, Kind::Money),
            ("change", Word::Change, Kind::Change),
            ("change_share", Word::ChangeShare, Kind::Percent),
            ("change_per_student", Word::ChangePerStudent, Kind::PerHeadChange),
            ("moved", Word::MovedMoney, Kind::Money),
            ("moved_share", Word::MovedShare, Kind::Share),
            ("shares_moved", Word::SharesMoved, Kind::Share),
        ];
        let rows = self.models.iter().map(|(place, changes)| {
            let (all, moved) = (Change::sum(changes), moved(changes));
            Row::plain(vec![
                Cell::Text(self.beside.title(*place)),
                Cell::Ore(all.before),
                Cell::Ore(all.after),
                Cell::Ore(all.money()),
                number(all.share()),
                number(all.per_student()),
                Cell::Ore(moved.moved),
                number(moved.moved_share),
                number(moved.shares_moved),
            ])
        });
        let picked = |one: (&str, Word, Kind)| match one.0 {
            "moved" | "moved_share" | "shares_moved" => self.column(one).picked(),
            _ => self.column(one),
        };
        let (id, columns) = (format!("total_{}", self.id), columns.map(picked).into());
        Sheet { id, title, columns, rows: rows.collect() }
    }

    /// Who wins and loses.
    fn winners(&self, title: String) -> Sheet {
        let columns = [
            ("model", Word::Model, Kind::Text),
            ("winners", Word::Winners, Kind::Count),
            ("losers", Word::Losers, Kind::Count),
            ("same", Word::SameAsBefore, Kind::Count),
            ("students_at_losers", Word::StudentsAtLosers, Kind::Count),
            ("students_at_losers_share", Word::StudentsAtLosersShare, Kind::Share),
            ("won", Word::Won, Kind::Money),
            ("lost", Word::Lost, Kind::Money),
            ("largest_loss", Word::LargestLoss, Kind::Change),
            ("largest_loss_per_student", Word::LargestLossPerStudent, Kind::PerHeadChange),
            ("largest_loss_school", Word::LargestLossSchool, Kind::Text),
        ];
        let rows = self.models.iter().map(|(place, changes)| self.winner_row(*place, changes));
        let picked = |one: (&str, Word, Kind)| match one.0 {
            "model" | "winners" | "losers" | "same" => self.column(one),
            _ => self.column(one).picked(),
        };
        let (id, columns) = (format!("winners_{}", self.id), columns.map(picked).into());
        Sheet { id, title, columns, rows: rows.collect() }
    }

    fn winner_row(&self, place: usize, changes: &[Change]) -> Row {
        let moved = moved(changes);
        let students = Change::sum(changes).student_years;
        let count = |number: usize| Cell::Number(whole(i64::try_from(number).unwrap_or(i64::MAX)));
        let loss = moved.largest_loss.and_then(|place| changes.get(place));
        let name = loss.zip(self.beside.run(place)).map(|(loss, run)| school_name(run, &loss.code));
        Row::plain(vec![
            Cell::Text(self.beside.title(place)),
            count(moved.winners),
            count(moved.losers),
            count(moved.same),
            Cell::Number(moved.students_at_losers.clone()),
            number((!students.is_zero()).then(|| &moved.students_at_losers / &students)),
            Cell::Ore(moved.won),
            Cell::Ore(moved.lost),
            loss.map_or(Cell::Empty, |loss| Cell::Ore(loss.money())),
            number(loss.and_then(Change::per_student)),
            name.map_or(Cell::Empty, Cell::Text),
        ])
    }
}
