//! A small town in memory, with a scenario put on it.

use skolpeng::base::number::parse_exact;
use skolpeng::base::{Date, Exact};
use skolpeng::data::{self, DataSet};
use skolpeng::diag::{Findings, Language, Severity, draw_all};
use skolpeng::engine::{Answer, Plan};
use skolpeng::exact::{Evaluator, stated};
use skolpeng::frame::{Frame, Number};
use skolpeng::model::outcome::Outcome;
use skolpeng::model::{self, Model, Rulebook, Run};
use skolpeng::scenario;
use skolpeng::study::{Order, World, Year, bind};
use skolpeng::text::Library;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Files in memory by name.
pub type Files = BTreeMap<&'static str, String>;

/// Files that were read.
pub struct Opened {
    pub library: Library,
    pub found: Findings,
    pub law: Rulebook,
    pub data: DataSet,
}

/// Opens `model.toml` and `data.toml`.
pub fn open(files: &Files) -> Opened {
    let bytes = files.iter().map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec()));
    let mut library = Library::with_memory(bytes.collect());
    let mut found = Findings::new();
    let law = model::load(Path::new("model.toml"), &mut library, &mut found);
    let data = data::load(Path::new("data.toml"), &mut library, &mut found);
    match law.zip(data) {
        Some((law, data)) if !found.has_errors() => Opened { library, found, law, data },
        _ => panic!("{}", draw_all(&found.sorted(), &library.sources, Language::English, false)),
    }
}

/// The run of a calendar year.
pub fn in_year(year: i32) -> Run {
    Run::on(Date::new_year(year))
}

/// The world of `scenario.toml` in a year, or the codes of what is wrong with it.
pub fn world(files: &Files, run: &Run, year: Year) -> Result<World, Vec<&'static str>> {
    let mut opened = open(files);
    let path = Path::new("scenario.toml");
    let scenario = scenario::load(path, &mut opened.library, &mut opened.found);
    let world = scenario.and_then(|scenario| {
        let order = Order { law: &opened.law, data: &opened.data, run, year, scenario: &scenario };
        World::new(&order, &mut opened.found)
    });
    let grave = |one: &&skolpeng::diag::Diagnostic| one.severity != Severity::Note;
    let codes: Vec<&'static str> =
        opened.found.sorted().iter().filter(grave).map(|one| one.fault.code()).collect();
    match world {
        Some(world) if !opened.found.has_errors() => Ok(world),
        _ => {
            println!(
                "{}",
                draw_all(&opened.found.sorted(), &opened.library.sources, Language::English, false)
            );
            Err(codes)
        }
    }
}

/// What a model without a scenario pays.
pub fn without_scenario(files: &Files, run: &Run, year: Year) -> Option<Outcome> {
    let mut opened = open(files);
    let made = opened.law.in_force(run, &mut opened.found).and_then(|model| {
        let bound = bind(&model, &opened.data, year, &mut opened.found)?;
        Some((model, bound.frame))
    });
    let Some((model, frame)) = made else {
        panic!("{}", draw_all(&opened.found.sorted(), &opened.library.sources, Language::English, false))
    };
    exactly(&model, &frame, &stated(&model))
}

/// What exact arithmetic says; nothing if it refuses.
fn exactly(model: &Model, frame: &Frame, slots: &[Exact]) -> Option<Outcome> {
    Evaluator::new(model, frame, slots).run().ok()
}

/// What a world pays with these numbers for its inputs, exactly, or nothing if that is refused; and whether the engine
/// decided it, which must then say the same.
pub fn tried(world: &World, inputs: &[Vec<Exact>]) -> (Option<Outcome>, bool) {
    let cells: Vec<Vec<Number>> = inputs
        .iter()
        .enumerate()
        .map(|(input, numbers)| numbers.iter().map(|n| world.input_number(input, n).unwrap()).collect())
        .collect();
    let frame = world.frame_at(&cells);
    let exact = exactly(&world.model, &frame, &world.slots);
    match Plan::new(&world.model, &frame).run(&frame, &world.slots) {
        Answer::Decided(fast) => {
            assert_eq!(Some(&fast), exact.as_ref(), "the engine differs from exact arithmetic");
            (exact, true)
        }
        Answer::NeedsExact(_) => (exact, false),
    }
}

/// The same where it must not be refused.
pub fn paid(world: &World, inputs: &[Vec<Exact>]) -> (Outcome, bool) {
    let (outcome, decided) = tried(world, inputs);
    (outcome.unwrap(), decided)
}

/// All that a world pays as one amount, with its inputs at the middle of their ranges.
pub fn total(world: &World, amount: &str) -> String {
    let (outcome, _) = paid(world, &[]);
    outcome.total(world.model.node_named(amount, None).unwrap()).to_string()
}

pub fn number(text: &str) -> Exact {
    parse_exact(text).unwrap()
}
