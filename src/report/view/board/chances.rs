//! Each proposal against today's rules in the study's scenarios with draws: how sure it is who gains and loses, school by school.

use super::Desk;
use crate::report::chart::{Chart, Figure, Measure, Range, Ranges, Value};
use crate::report::document::{Block, Column, Kind, Section};
use crate::report::view::compare::{Sure, Told, ore, table_id};
use crate::report::words::{Word, WorldWord};
use crate::study::runs::{Chance, InWorld, Proposed};
use std::cmp::Reverse;

/// At most so many proposals and scenarios, so that the first ones are read.
const MOST: usize = 8;
/// More intervals than this cannot be told apart: the table beside holds all.
const MOST_DRAWN: usize = 40;

/// The percentiles that a chart draws.
const DRAWN: [i64; 4] = [5, 25, 75, 95];

/// A part for each proposal in each scenario that has draws.
pub(in crate::report::view) fn parts(desk: &Desk) -> Vec<Section> {
    let Some(compared) = desk.paper.compared else { return Vec::new() };
    let told = Told::new(&desk.beside, compared);
    let mut texts = Some(told.texts());
    let drawn = compared.worlds.iter().enumerate().filter(|(_, world)| world.is_drawn());
    let each = drawn.flat_map(|(place, world)| world.proposals.iter().map(move |one| (place, world, one)));
    let part = |(place, world, one): (usize, &InWorld, &Proposed)| {
        let table = told.schools(place, world, one, &DRAWN)?;
        let texts = texts.take().into_iter().flatten().map(Block::Text);
        let blocks = texts.chain(chart(desk, place, one).map(Block::Chart)).chain(table.blocks);
        Some(Section { title: title(desk, &told, world, one), blocks: blocks.collect(), appendix: false })
    };
    each.filter_map(part).take(MOST).collect()
}

fn text(desk: &Desk, word: &WorldWord) -> String {
    word.text(desk.paper.language)
}

/// `”Behovspott”, Osäker intagning: säkert mer till 7 skolor, säkert mindre till ingen skola`.
fn title(desk: &Desk, told: &Told, world: &InWorld, proposed: &Proposed) -> String {
    let sure = Sure::of(proposed);
    let [more, less] = [sure.more, sure.less].map(|count| desk.speech.schools(count));
    let (model, world) = (desk.title(proposed.model), told.name(world));
    text(desk, &WorldWord::Part { model, world, more, less })
}

/// The interval of each school's change, from the one that gains most; of many schools only those at both ends.
fn chart(desk: &Desk, place: usize, proposed: &Proposed) -> Option<Chart> {
    let mut schools: Vec<&Chance> = proposed.schools.iter().filter(|one| one.change.is_some()).collect();
    schools.sort_by(|a, b| Reverse(&a.change).cmp(&Reverse(&b.change)).then(a.code.cmp(&b.code)));
    let count = schools.len();
    if count > MOST_DRAWN {
        let low = schools.split_off(count - MOST_DRAWN / 2);
        schools.truncate(MOST_DRAWN / 2);
        schools.extend(low);
    }
    let sure = Sure::of(proposed);
    let [more, less, open] = [sure.more, sure.less, sure.open].map(|count| desk.speech.schools(count));
    let language = desk.paper.language;
    let currency = desk.speech.currency.clone();
    let figure = Figure::Ranges(Ranges {
        members: Column::new("school", Word::School.text(language), Kind::Text),
        measure: Measure::new("change", Word::Change.text(language), currency, Kind::Change),
        ranges: schools.into_iter().filter_map(range).collect(),
    });
    Some(Chart {
        id: table_id(place, &desk.run(proposed.model)?.model.id),
        language,
        title: text(desk, &WorldWord::ChartTitle { more, less, open }),
        description: text(desk, &WorldWord::ChartAbout { count: count.to_string() }),
        figure,
    })
}

/// The interval of a change; nothing if some of it is not known.
pub(in crate::report::view) fn range(one: &Chance) -> Option<Range> {
    let [p5, p25, p75, p95] = DRAWN.map(|percent| ore(one.percentile(percent)).map(Value::Ore));
    let mean = Value::Ore(ore(one.change.as_ref())?);
    Some(Range { label: one.name.clone(), mean, percentiles: [p5?, p25?, p75?, p95?] })
}
