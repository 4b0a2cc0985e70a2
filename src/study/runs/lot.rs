//! One world of a study in all its years, on every model, with the runs that are asked for.

use super::asked::{OnModels, Than, than};
use super::numbers::{Numbers, Taken};
use super::payer::{Payer, RunOf};
use super::sensitivity::{Design, Method};
use crate::base::number::whole;
use crate::base::{Date, Exact};
use crate::diag::Findings;
use crate::model::Rulebook;
use crate::model::parts::Origin;
use crate::scenario::Scenario;
use crate::study::file::Study;
use crate::study::run::settled_runs;
use crate::study::world::{DataSets, Order, World};

/// What the parts of a study are read from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The study.
    pub study: &'a Study,
    /// Its models.
    pub laws: &'a [Rulebook],
    /// Its data, and its scenarios' own.
    pub data: DataSets<'a>,
}

/// One world in all its years.
#[derive(Debug)]
pub struct Lot {
    /// What is changed.
    pub scenario: Scenario,
    /// The numbers of its inputs.
    pub numbers: Vec<Numbers>,
    /// How many points its sweeps have.
    pub points: usize,
    /// How many runs each point has.
    pub draws: u64,
    /// How each run takes its drawn inputs; draw after draw if no effects are asked for.
    pub design: Option<Design>,
    /// Its years.
    pub years: Vec<InYear>,
    /// Whether a year rests on the one before it, so that years are computed one after another.
    pub chained: bool,
}

/// One world in one year.
#[derive(Debug)]
pub struct InYear {
    /// The day whose rules hold.
    pub date: Date,
    /// One for each model.
    pub payers: Vec<Payer>,
    /// What is asked, on these models.
    pub results: Vec<OnModels>,
    /// Every cell that is told, in order.
    pub cells: Vec<Told>,
}

/// One cell that is told.
#[derive(Clone, Debug)]
pub struct Told {
    /// The result, by its place among the year's results.
    pub result: usize,
    /// What is told.
    pub of: String,
    /// The model.
    pub model: usize,
    /// What it is compared with.
    pub than: Than,
    /// The member.
    pub member: usize,
}

impl Lot {
    /// Puts a scenario on every model in every year. Nothing if something does not fit, which is then told.
    pub fn new(
        sources: Sources,
        scenario: &Scenario,
        method: Option<Method>,
        found: &mut Findings,
    ) -> Option<Self> {
        let worlds = &sources.study.worlds;
        let data = sources.data.of(scenario);
        let runs = settled_runs(sources.study, scenario, data, found)?;
        let mut numbers = Vec::new();
        let mut years = Vec::new();
        for (run, year) in &runs {
            let mut made = Vec::new();
            for law in sources.laws {
                let order = Order { law, data, run, year: *year, scenario };
                made.push(World::new(&order, found)?);
            }
            if numbers.is_empty() {
                numbers = drawn(scenario, made.first()?, worlds.seed.unwrap_or(0), found)?;
            }
            years.push(InYear::new(sources.study, run.date, made, &numbers, found)?);
        }
        let design = method.map(|method| Design::new(method, &numbers));
        let draws = match &design {
            Some(design) => design.evaluations(),
            None if numbers.iter().any(Numbers::is_drawn) => u64::from(worlds.draws),
            None => 1,
        };
        // Effects are those of drawn inputs, at the first point of all sweeps.
        let points = if design.is_some() { 1 } else { scenario.combinations().unwrap_or(usize::MAX) };
        let chained = years.len() > 1 && years.iter().any(InYear::reads_the_year_before);
        Some(Self { scenario: scenario.clone(), numbers, points, draws, design, years, chained })
    }

    /// How many runs each model has in each year.
    #[must_use]
    pub fn runs(&self) -> u64 {
        self.points as u64 * self.draws
    }

    /// The run of a number: its point, and which draw it takes.
    #[must_use]
    pub fn run(&self, number: u64) -> RunOf {
        let (point, draw) = (number / self.draws, number % self.draws);
        let places = self.scenario.combination(usize::try_from(point).unwrap_or(usize::MAX));
        let taken = match &self.design {
            Some(design) => design.taken(draw, self.numbers.len()),
            None => vec![Taken::Draw(draw); self.numbers.len()],
        };
        RunOf { places, taken }
    }

    /// The numbers that a point of the sweeps has, as the scenario states them: of inputs that take several.
    #[must_use]
    pub fn stated(&self, point: usize) -> Vec<(String, Exact)> {
        let places = self.scenario.combination(point);
        let several = self.scenario.inputs.iter().zip(places).filter(|(input, _)| input.len() > 1);
        several.filter_map(|(input, at)| Some((input.name.clone(), input.swept(at)?))).collect()
    }
}

/// The numbers of a scenario's inputs; each input has draws of its own, wherever it stands in the file.
pub(super) fn drawn(
    scenario: &Scenario,
    world: &World,
    seed: u64,
    found: &mut Findings,
) -> Option<Vec<Numbers>> {
    let mut streams: Vec<u32> = Vec::new();
    let mut numbers = Vec::new();
    for (place, input) in scenario.inputs.iter().enumerate() {
        let mut stream = input
            .name
            .bytes()
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        while streams.contains(&stream) {
            stream = stream.wrapping_add(1);
        }
        streams.push(stream);
        let unit = world.input_number(place, &whole(1)).map_or_else(|| whole(1), |number| number.exact());
        numbers.push(Numbers::new(input, &unit, (seed, stream), world.correlations(place), found));
    }
    numbers.into_iter().collect()
}

impl InYear {
    fn new(
        study: &Study,
        date: Date,
        worlds: Vec<World>,
        numbers: &[Numbers],
        found: &mut Findings,
    ) -> Option<Self> {
        let payers: Vec<Payer> = worlds.into_iter().map(|world| Payer::new(world, numbers)).collect();
        let results: Option<Vec<OnModels>> =
            (0..study.results.len()).map(|result| OnModels::new(study, result, &payers, found)).collect();
        let results = results?;
        let mut cells = Vec::new();
        for (place, result) in results.iter().enumerate() {
            let Some(asked) = study.results.get(result.result) else { continue };
            for of in &asked.of {
                for model in 0..payers.len() {
                    for than in than(asked, model, payers.len(), study.baseline) {
                        let told = |member| Told { result: place, of: of.text.clone(), model, than, member };
                        cells.extend((0..result.members.len()).map(told));
                    }
                }
            }
        }
        Some(Self { date, payers, results, cells })
    }

    fn reads_the_year_before(&self) -> bool {
        let models = self.payers.iter().map(|payer| &payer.world.model);
        models.flat_map(|model| &model.columns).any(|column| matches!(column.origin, Origin::Previous(_)))
    }

    /// What people call the members of a result.
    #[must_use]
    pub fn names(&self, study: &Study, cell: &Told) -> Vec<String> {
        let asked = self.results.get(cell.result).and_then(|result| study.results.get(result.result));
        let codes = self.results.get(cell.result).and_then(|result| result.members.get(cell.member));
        let keys = asked.into_iter().flat_map(|asked| &asked.by);
        let name = |(key, code): (&crate::scenario::Named, &String)| {
            let known = self.payers.iter().find_map(|payer| {
                let key = payer.world.model.key_named(&key.text)?;
                payer.world.bound.names.get(&(key, code.clone())).cloned()
            });
            known.unwrap_or_else(|| code.clone())
        };
        keys.zip(codes.into_iter().flatten()).map(name).collect()
    }
}
