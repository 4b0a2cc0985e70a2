//! Proposals in the scenarios of a study: what each changes in all and by school, with intervals and probabilities of draws.

use super::{Beside, number};
use crate::base::number::whole;
use crate::base::rounding::round_to_whole;
use crate::base::{Exact, Mode, Ore};
use crate::compare::{Change, moved};
use crate::report::document::{Block, Cell, Column, Kind, Role, Row, Section, Sheet};
use crate::report::numbers::exact;
use crate::report::view::say;
use crate::report::view::worlds::off;
use crate::report::words::{Word, WorldWord};
use crate::study::runs::{Chance, Compared, InWorld, PERCENTILES, Proposed};
use std::collections::BTreeSet;

/// A change of which so many of a hundred draws say the same is sure.
const SURE: i64 = 95;
/// The percentiles between which nine draws of ten lie.
const ENDS: [i64; 2] = [5, 95];
/// More worlds than this have no tables of their own: they stand in one.
const MOST: usize = 12;

/// Every section about scenarios.
pub(super) fn sections(beside: &Beside, compared: &Compared) -> Vec<Section> {
    let told = Told::new(beside, compared);
    let mut sections = vec![told.totals()];
    if compared.worlds.len() <= MOST {
        for (place, world) in compared.worlds.iter().enumerate() {
            sections.extend(world.proposals.iter().filter_map(|one| told.schools(place, world, one, &ENDS)));
        }
    }
    sections.push(told.all());
    sections
}

/// What is told of a comparison in worlds, and with what.
pub(in crate::report::view) struct Told<'a> {
    beside: &'a Beside<'a>,
    compared: &'a Compared,
    /// Whether some world has draws.
    drawn: bool,
    /// Whether worlds differ in their scenario, and in their day.
    differ: (bool, bool),
}

/// How many schools surely get more and less, and of how many that is not sure.
pub(in crate::report::view) struct Sure {
    pub(in crate::report::view) more: usize,
    pub(in crate::report::view) less: usize,
    pub(in crate::report::view) open: usize,
}

impl Sure {
    /// Of a proposal in one world.
    pub(in crate::report::view) fn of(proposed: &Proposed) -> Self {
        let sure = Exact::new(SURE.into(), 100.into());
        let count = |of: fn(&Chance) -> &Option<Exact>| {
            proposed.schools.iter().filter(|one| of(one).as_ref().is_some_and(|share| *share >= sure)).count()
        };
        let (more, less) = (count(|one| &one.gains), count(|one| &one.loses));
        Self { more, less, open: proposed.schools.len() - more - less }
    }
}

impl<'a> Told<'a> {
    pub(in crate::report::view) fn new(beside: &'a Beside<'a>, compared: &'a Compared) -> Self {
        let worlds = &compared.worlds;
        let scenarios: BTreeSet<&str> = worlds.iter().map(|world| world.scenario.0.as_str()).collect();
        let dates: BTreeSet<_> = worlds.iter().map(|world| world.date).collect();
        let drawn = worlds.iter().any(InWorld::is_drawn);
        Self { beside, compared, drawn, differ: (scenarios.len() > 1, dates.len() > 1) }
    }

    fn text(&self, word: &WorldWord) -> String {
        word.text(self.beside.language)
    }

    fn column(&self, id: &str, heading: String, kind: Kind) -> Column {
        Column::new(id, heading, kind)
    }

    /// What a world is called.
    pub(in crate::report::view) fn name(&self, world: &InWorld) -> String {
        let mut parts = vec![say(&world.scenario.1, self.beside.language)];
        if self.differ.1 {
            parts.push(world.date.year().to_string());
        }
        parts.extend(world.point.iter().map(|(name, number)| {
            let (name, number) = (name.clone(), exact(number, self.beside.language));
            self.text(&WorldWord::Pointed { name, number })
        }));
        parts.join(", ")
    }

    /// The columns that tell worlds apart, and their cells.
    fn apart(&self) -> Vec<Column> {
        let mut columns = Vec::new();
        if self.differ.0 {
            columns.push(self.column("scenario", self.beside.text(&Word::Scenario), Kind::Text));
        }
        if self.differ.1 {
            columns.push(self.column("date", self.beside.text(&Word::Date), Kind::Text));
        }
        columns.extend(self.compared.swept.iter().map(|name| self.column(name, name.clone(), Kind::Text)));
        columns
    }

    fn cells_apart(&self, world: &InWorld) -> Vec<Cell> {
        let language = self.beside.language;
        let mut cells = Vec::new();
        if self.differ.0 {
            cells.push(Cell::Text(say(&world.scenario.1, language)));
        }
        if self.differ.1 {
            cells.push(Cell::Text(world.date.to_string()));
        }
        cells.extend(self.compared.swept.iter().map(|name| {
            let own = world.point.iter().find(|(own, _)| own == name);
            own.map_or(Cell::Empty, |(_, number)| Cell::Text(exact(number, language)))
        }));
        cells
    }

    /// What each proposal comes to in each world.
    fn totals(&self) -> Section {
        let title = self.text(&WorldWord::Worlds);
        let mut columns = vec![
            self.column("model", self.beside.text(&Word::Model), Kind::Text),
            self.column("scenario", self.beside.text(&Word::Scenario), Kind::Text),
        ];
        columns.extend(if self.drawn { self.drawn_totals() } else { self.plain_totals() });
        let rows = self.compared.worlds.iter().flat_map(|world| {
            world.proposals.iter().map(|one| {
                let mut cells = vec![Cell::Text(self.beside.title(one.model)), Cell::Text(self.name(world))];
                cells.extend(if self.drawn { drawn_total(one) } else { plain_total(one) });
                Row::plain(cells)
            })
        });
        let sheet =
            Sheet { id: "worlds_total".to_owned(), title: title.clone(), columns, rows: rows.collect() };
        let mut blocks: Vec<Block> = self.texts().into_iter().map(Block::Text).collect();
        blocks.push(Block::Table(sheet));
        Section { title, blocks, appendix: false }
    }

    /// What the reader must know.
    pub(in crate::report::view) fn texts(&self) -> Vec<String> {
        let mut texts = vec![self.text(&match self.drawn {
            true => WorldWord::Drawn { low: "5".to_owned(), high: "95".to_owned() },
            false => WorldWord::Plain,
        })];
        if self.drawn {
            texts.push(self.text(&WorldWord::Sure { sure: SURE.to_string() }));
        }
        let chances = || self.compared.worlds.iter().flat_map(|world| &world.proposals).map(|one| &one.all);
        let refused: u64 = chances().map(|one| one.refused).sum();
        if refused > 0 {
            texts.push(self.text(&WorldWord::Refused { count: refused.to_string() }));
        }
        let every = self.compared.worlds.iter().flat_map(|world| &world.proposals).flat_map(chances_of);
        texts.extend(off(every.map(|one| (one.rank_error, one.count)), self.beside.language));
        if self.compared.worlds.len() > MOST {
            texts.push(self.text(&WorldWord::Many { count: self.compared.worlds.len().to_string() }));
        }
        texts
    }

    fn plain_totals(&self) -> Vec<Column> {
        let word = |id: &str, word: Word, kind| self.column(id, self.beside.text(&word), kind);
        vec![
            word("before", Word::Before, Kind::Money),
            word("total", Word::Total, Kind::Money),
            word("change", Word::Change, Kind::Change),
            word("change_share", Word::ChangeShare, Kind::Percent),
            word("winners", Word::Winners, Kind::Count),
            word("losers", Word::Losers, Kind::Count),
            word("moved", Word::MovedMoney, Kind::Money).picked(),
        ]
    }

    fn drawn_totals(&self) -> Vec<Column> {
        let mut columns = self.figures(&ENDS);
        let counts = [
            ("surely_more", WorldWord::SurelyMore),
            ("surely_less", WorldWord::SurelyLess),
            ("open", WorldWord::Open),
        ];
        columns.extend(counts.map(|(id, word)| self.column(id, self.text(&word), Kind::Count)));
        columns
    }

    /// Mean, percentiles and probability.
    fn figures(&self, percentiles: &[i64]) -> Vec<Column> {
        let mut columns = vec![self.column("change", self.text(&WorldWord::ChangeMean), Kind::Change)];
        columns.extend(percentiles.iter().map(|percent| self.percentile(*percent)));
        columns.push(self.column("gains", self.text(&WorldWord::Gains), Kind::Share));
        columns
    }

    fn percentile(&self, percent: i64) -> Column {
        let heading = self.beside.text(&Word::Percentile { number: percent.to_string() });
        self.column(&format!("change_p{percent}"), heading, Kind::Change)
    }

    /// A proposal by school in one world, with some of the percentiles; nothing where nobody is paid by school.
    pub(in crate::report::view) fn schools(
        &self,
        place: usize,
        world: &InWorld,
        proposed: &Proposed,
        percentiles: &[i64],
    ) -> Option<Section> {
        let run = self.beside.run(proposed.model)?;
        if proposed.schools.is_empty() {
            return None;
        }
        let title =
            WorldWord::SchoolsIn { model: self.beside.title(proposed.model), world: self.name(world) };
        let title = self.text(&title);
        let mut columns = self.members();
        columns.extend(if world.is_drawn() { self.figures(percentiles) } else { self.plain() });
        let figures = |one: &Chance| if world.is_drawn() { drawn(one, percentiles) } else { plain(one) };
        let row = |one: &Chance, role, name: String| {
            let mut cells = vec![Cell::Text(name), Cell::Text(one.code.clone())];
            cells.extend(figures(one));
            Row { cells, role }
        };
        let mut rows: Vec<Row> =
            proposed.schools.iter().map(|one| row(one, Role::Plain, one.name.clone())).collect();
        rows.push(row(&proposed.all, Role::Apart, self.beside.text(&Word::Total)));
        let sheet = Sheet { id: table_id(place, &run.model.id), title: title.clone(), columns, rows };
        Some(Section { title, blocks: vec![Block::Table(sheet)], appendix: false })
    }

    fn members(&self) -> Vec<Column> {
        vec![
            self.column("school", self.beside.text(&Word::School), Kind::Text),
            self.column("code", self.beside.text(&Word::Code), Kind::Text),
        ]
    }

    fn plain(&self) -> Vec<Column> {
        let mut columns = self.plain_totals();
        columns.truncate(4);
        columns
    }

    /// One row for each world, proposal and school, with all that is known of it.
    fn all(&self) -> Section {
        let title = self.text(&WorldWord::All);
        let mut columns = self.members();
        columns.push(self.column("model", self.beside.text(&Word::Model), Kind::Text));
        columns.extend(self.apart());
        columns.extend(self.plain());
        if self.drawn {
            columns.extend(PERCENTILES.map(|percent| self.percentile(percent)));
            columns.push(self.column("gains", self.text(&WorldWord::Gains), Kind::Share));
            columns.push(self.column("loses", self.text(&WorldWord::Loses), Kind::Share));
            columns.push(self.column("draws", self.beside.text(&Word::Draws), Kind::Count));
            columns.push(self.column("refused", self.beside.text(&Word::Refused), Kind::Count));
        }
        let each = self.compared.worlds.iter().flat_map(|world| {
            world.proposals.iter().flat_map(move |one| chances_of(one).map(move |own| (world, one, own)))
        });
        let rows = each.map(|(world, one, own)| self.row(world, one, own)).collect();
        let sheet = Sheet { id: "worlds".to_owned(), title: title.clone(), columns, rows };
        Section { title, blocks: vec![Block::Table(sheet)], appendix: true }
    }

    fn row(&self, world: &InWorld, proposed: &Proposed, own: &Chance) -> Row {
        let is_all = std::ptr::eq(own, &raw const proposed.all);
        let name = if is_all { self.beside.text(&Word::Total) } else { own.name.clone() };
        let model = self.beside.run(proposed.model).map_or_else(String::new, |run| run.model.id.clone());
        let mut cells = vec![Cell::Text(name), Cell::Text(own.code.clone()), Cell::Text(model)];
        cells.extend(self.cells_apart(world));
        cells.extend(plain(own));
        if self.drawn {
            cells.extend(own.percentiles.iter().map(|percentile| money(percentile.as_ref())));
            cells.extend([number(own.gains.clone()), number(own.loses.clone())]);
            cells.extend(
                [own.count, own.refused].map(|count| Cell::Number(Exact::from_integer(count.into()))),
            );
        }
        Row { cells, role: if is_all { Role::Apart } else { Role::Plain } }
    }
}

/// The name of a proposal's table by school in one world.
pub(in crate::report::view) fn table_id(place: usize, model: &str) -> String {
    format!("world_{}_{model}", place + 1)
}

/// All that is told of a proposal: each school, then all of them.
fn chances_of(proposed: &Proposed) -> impl Iterator<Item = &Chance> {
    proposed.schools.iter().chain([&proposed.all])
}

/// A mean or percentile of öre, to the öre.
pub(in crate::report::view) fn ore(number: Option<&Exact>) -> Option<Ore> {
    Ore::rounded(&(number? / whole(100))).ok()
}

fn money(number: Option<&Exact>) -> Cell {
    ore(number).map_or(Cell::Empty, Cell::Ore)
}

/// The mean of a change to whole kronor, its interval, and how probable it is to be more.
fn drawn(one: &Chance, percentiles: &[i64]) -> Vec<Cell> {
    let mean = one.change.as_ref().map(|mean| round_to_whole(&(mean / whole(100)), Mode::HalfAway) * 100);
    let mut cells = vec![money(mean.map(Exact::from_integer).as_ref())];
    cells.extend(percentiles.iter().map(|percent| money(one.percentile(*percent))));
    cells.push(number(one.gains.clone()));
    cells
}

/// What it was, is, and changes by; of draws the means.
fn plain(one: &Chance) -> Vec<Cell> {
    let share = one.change.as_ref().zip(one.before.as_ref().filter(|before| **before != whole(0)));
    vec![
        money(one.before.as_ref()),
        money(one.after.as_ref()),
        money(one.change.as_ref()),
        number(share.map(|(change, before)| change / before)),
    ]
}

fn count(number: usize) -> Cell {
    Cell::Number(whole(i64::try_from(number).unwrap_or(i64::MAX)))
}

fn drawn_total(proposed: &Proposed) -> Vec<Cell> {
    let sure = Sure::of(proposed);
    let mut cells = drawn(&proposed.all, &ENDS);
    cells.extend([sure.more, sure.less, sure.open].map(count));
    cells
}

fn plain_total(proposed: &Proposed) -> Vec<Cell> {
    let change = |one: &Chance| {
        let (before, after) = (ore(one.before.as_ref())?, ore(one.after.as_ref())?);
        Some(Change { code: one.code.clone(), student_years: whole(0), before, after })
    };
    let changes: Vec<Change> = proposed.schools.iter().filter_map(change).collect();
    let moved = moved(&changes);
    let mut cells = plain(&proposed.all);
    cells.extend([count(moved.winners), count(moved.losers), Cell::Ore(moved.moved)]);
    cells
}
