//! What draws say of each proposal against the baseline: how sure it is who gains, and the intervals of one school.

use super::super::board::chances::{parts, range};
use super::super::board::{Desk, Paper};
use crate::report::chart::{Chart, Figure, Measure, Range, Ranges};
use crate::report::document::{Block, Column, Document, Kind, Section};
use crate::report::view::compare::Told;
use crate::report::words::{BenchWord, Word};

/// What the draws of the paper's comparison say: first of one school, if one is named, and then of all.
#[must_use]
pub fn draws(paper: &Paper, school: Option<&str>) -> Document {
    let desk = Desk::new(paper);
    let own = school.and_then(|code| of_school(&desk, code));
    let sections: Vec<Section> = own.into_iter().chain(parts(&desk)).collect();
    let title = BenchWord::Draws.text(paper.language);
    Document { title, sections, ..Document::default() }
}

/// The interval of one school's change by each proposal; nothing if its figures are hidden, or nobody is paid by school.
fn of_school(desk: &Desk, code: &str) -> Option<Section> {
    if desk.paper.shield.hides("school", code) {
        return None;
    }
    let compared = desk.paper.compared?;
    let told = Told::new(&desk.beside, compared);
    let drawn: Vec<_> = compared.worlds.iter().filter(|world| world.is_drawn()).collect();
    let several = drawn.len() > 1;
    let of_world = |world: &&crate::study::runs::InWorld| -> Vec<Range> {
        let one = |proposed: &crate::study::runs::Proposed| {
            let own = range(proposed.schools.iter().find(|one| one.code == code)?)?;
            let model = desk.title(proposed.model);
            let label = if several { format!("{model}, {}", told.name(world)) } else { model };
            Some(Range { label, ..own })
        };
        world.proposals.iter().filter_map(one).collect()
    };
    let ranges: Vec<Range> = drawn.iter().flat_map(of_world).collect();
    if ranges.is_empty() {
        return None;
    }
    let (language, school) = (desk.paper.language, desk.name(code));
    let title = BenchWord::DrawsOf { school: school.clone() }.text(language);
    let chart = Chart {
        id: "school_draws".to_owned(),
        language,
        title: title.clone(),
        description: BenchWord::DrawsOfAbout { school, count: ranges.len().to_string() }.text(language),
        figure: Figure::Ranges(Ranges {
            members: Column::new("model", Word::Model.text(language), Kind::Text),
            measure: Measure::new(
                "change",
                Word::Change.text(language),
                desk.speech.currency.clone(),
                Kind::Change,
            ),
            ranges,
        }),
    };
    Some(Section { title, blocks: vec![Block::Chart(chart)], appendix: false })
}
