//! The numbers of an input in every run: swept or drawn, as whole units of one scale, the same for every model.

use crate::base::Exact;
use crate::base::number::to_f64;
use crate::chance::{Bounds, Dependence, Fault, Level, Shape, Source, Variable};
use crate::diag::{Findings, ScenarioFault};
use crate::engine::lanes::Scale;
use crate::frame::Number;
use crate::scenario::{Correlation, Given, Input, Kind};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, ToPrimitive};

/// Which number of its distribution a drawn input takes in a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Taken {
    /// The draw of this number.
    Draw(u64),
    /// This place in its distribution, every member alike.
    At(Level),
}

/// One input's numbers.
#[derive(Clone, Debug)]
pub struct Numbers {
    /// What one unit is worth, in base units.
    pub scale: Scale,
    given: Units,
}

#[derive(Clone, Debug)]
enum Units {
    Swept(Vec<i64>),
    Drawn { variable: Box<Variable>, dependence: Dependence, source: Source },
}

impl Numbers {
    /// The numbers of an input whose unit is worth `unit` base units. `stream` tells inputs apart; `correlations` are
    /// those between its members, if a file states them.
    pub fn new(
        input: &Input,
        unit: &Exact,
        (seed, stream): (u64, u32),
        correlations: Option<&[f64]>,
        found: &mut Findings,
    ) -> Option<Self> {
        match &input.given {
            Given::Numbers(_) => {
                let numbers: Option<Vec<Exact>> = (0..input.len()).map(|at| input.swept(at)).collect();
                let made = numbers.and_then(|numbers| swept(&numbers, unit));
                if made.is_none() {
                    let (kind, must) = ("value".to_owned(), "|x| < 2⁵³".to_owned());
                    found.error(ScenarioFault::ImpossibleDraw { kind, must }, input.place.clone());
                }
                made
            }
            Given::Drawn(draw) => {
                let step = input.drawn_step()?;
                let bounds = Bounds { least: draw.min.clone(), greatest: draw.max.clone() };
                let variable = match Variable::new(&shape(&draw.kind), &bounds, &step) {
                    Ok(variable) => variable,
                    Err(fault) => return impossible(&fault, input, found),
                };
                let dependence = dependence(&draw.correlation, correlations, input, found)?;
                let source = Source::new(seed, stream);
                let given = Units::Drawn { variable: Box::new(variable), dependence, source };
                Some(Self { scale: scale_of(&(step.size() * unit))?, given })
            }
        }
    }

    /// Whether it is drawn.
    #[must_use]
    pub const fn is_drawn(&self) -> bool {
        matches!(self.given, Units::Drawn { .. })
    }

    /// Its units in one run, one for each member: the number at a place of its sweep, or what is drawn.
    pub fn fill(&self, place: usize, taken: Taken, units: &mut [i64]) {
        match (&self.given, taken) {
            (Units::Swept(numbers), _) => units.fill(numbers.get(place).copied().unwrap_or_default()),
            (Units::Drawn { variable, .. }, Taken::At(level)) => units.fill(variable.steps(level)),
            (Units::Drawn { variable, dependence, source }, Taken::Draw(draw)) => {
                let mut levels = vec![Level::MEDIAN; units.len()];
                dependence.levels(source, draw, &mut levels);
                for (units, level) in units.iter_mut().zip(levels) {
                    *units = variable.steps(level);
                }
            }
        }
    }

    /// The least and the greatest units that it has, but for one draw in five million of each member: those are left to
    /// exact arithmetic.
    #[must_use]
    pub fn bounds(&self) -> (f64, f64) {
        match &self.given {
            Units::Swept(numbers) => {
                let ends = numbers.iter().min().zip(numbers.iter().max());
                ends.map_or((0.0, 0.0), |(least, greatest)| (*least as f64, *greatest as f64))
            }
            Units::Drawn { variable, .. } => {
                let end = |below| Level::new(below).unwrap_or(Level::MEDIAN);
                (variable.steps(end(1e-7)) as f64, variable.steps(end(1.0 - 1e-7)) as f64)
            }
        }
    }

    /// Units as a cell of data.
    #[must_use]
    pub fn cell(&self, units: i64) -> Option<Number> {
        Number::of(&self.number(units))
    }

    /// Units as a number in base units.
    #[must_use]
    pub fn number(&self, units: i64) -> Exact {
        Exact::new(BigInt::from(units) * *self.scale.numer(), (*self.scale.denom()).into())
    }
}

/// Swept numbers as whole units of the largest scale that all of them are multiples of.
fn swept(numbers: &[Exact], unit: &Exact) -> Option<Numbers> {
    let base: Vec<Exact> = numbers.iter().map(|number| number * unit).collect();
    let below = base.iter().fold(BigInt::one(), |below, number| below.lcm(number.denom()));
    let units = |number: &Exact| {
        let units = (number * Exact::from_integer(below.clone())).to_integer().to_i64()?;
        (units.unsigned_abs() < 1 << 53).then_some(units)
    };
    let units = base.iter().map(units).collect::<Option<Vec<i64>>>()?;
    Some(Numbers { scale: Scale::new(1, below.to_i128()?), given: Units::Swept(units) })
}

fn scale_of(step: &Exact) -> Option<Scale> {
    Some(Scale::new(step.numer().to_i128()?, step.denom().to_i128()?))
}

fn shape(kind: &Kind) -> Shape {
    let of = to_f64;
    match kind {
        Kind::Normal { mean, sd } => Shape::Normal { mean: of(mean), sd: of(sd) },
        Kind::Lognormal { mean, sd } => Shape::LogNormal { mean: of(mean), sd: of(sd) },
        Kind::Triangular { low, mode, high } => {
            Shape::Triangular { low: of(low), mode: of(mode), high: of(high) }
        }
        Kind::Uniform { low, high } => Shape::Uniform { low: of(low), high: of(high) },
        Kind::Beta { a, b } => Shape::Beta { a: of(a), b: of(b) },
        Kind::Binomial { n, p } => Shape::Binomial { n: *n, p: of(p) },
        Kind::Poisson { mean } => Shape::Poisson { mean: of(mean) },
    }
}

fn dependence(
    stated: &Correlation,
    correlations: Option<&[f64]>,
    input: &Input,
    found: &mut Findings,
) -> Option<Dependence> {
    match stated {
        Correlation::None => Some(Dependence::independent()),
        Correlation::Common(correlation) => match Dependence::common(to_f64(correlation)) {
            Ok(dependence) => Some(dependence),
            Err(fault) => impossible(&fault, input, found),
        },
        // A matrix that is none has been told when the scenario was put on the model.
        Correlation::Matrix(_) => {
            let values = correlations?;
            Dependence::matrix(values.len().isqrt(), values).ok()
        }
    }
}

/// What a distribution's numbers must be for there to be one.
fn impossible<T>(fault: &Fault, input: &Input, found: &mut Findings) -> Option<T> {
    let must = match fault {
        Fault::NotFinite => "-10³⁰⁰ < x < 10³⁰⁰".to_owned(),
        Fault::SpreadBelowZero { .. } => "sd > 0".to_owned(),
        Fault::MeanTooLow { .. } => "mean > 0".to_owned(),
        Fault::OutOfOrder { .. } => "low <= mode <= high".to_owned(),
        Fault::NotAProbability { .. } => "0 <= p <= 1".to_owned(),
        Fault::BetaParameter { .. } => "a > 0, b > 0".to_owned(),
        Fault::BetaMean { .. } => "0 < mean < 1".to_owned(),
        Fault::BetaSpread { limit, .. } | Fault::BetaTooNarrow { limit } => format!("sd: {limit}"),
        Fault::TooMany { limit } => format!("n <= {limit}"),
        Fault::BoundsCross => "min <= max".to_owned(),
        Fault::NothingBetweenBounds | Fault::NoStepBetweenBounds => "min < x < max".to_owned(),
        Fault::StepTooFine | Fault::ValueTooLarge => "|x / to| < 2⁵³".to_owned(),
        Fault::CorrelationOutside { .. } => "0 <= correlation <= 1".to_owned(),
    };
    let fault = ScenarioFault::ImpossibleDraw { kind: kind_of(input).to_owned(), must };
    found.error(fault, input.place.clone());
    None
}

const fn kind_of(input: &Input) -> &'static str {
    let Given::Drawn(draw) = &input.given else { return "value" };
    match draw.kind {
        Kind::Normal { .. } => "normal",
        Kind::Lognormal { .. } => "lognormal",
        Kind::Triangular { .. } => "triangular",
        Kind::Uniform { .. } => "uniform",
        Kind::Beta { .. } => "beta",
        Kind::Binomial { .. } => "binomial",
        Kind::Poisson { .. } => "poisson",
    }
}
