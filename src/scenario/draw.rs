//! `draw = { kind, … }`: how a number is drawn, with its parameters as exact numbers.

use super::matrix::{Matrix, read_matrix};
use super::number::{Stated, one_number};
use crate::base::number::whole;
use crate::base::{Exact, suggest};
use crate::diag::{Findings, Place, ScenarioFault};
use crate::text::{Library, Located, Table, Value, tidy};
use num_traits::{Signed, Zero};
use std::path::Path;

/// How a number is drawn. Parameters are in the input's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// The distribution.
    pub kind: Kind,
    /// The least that is kept; what is drawn below it becomes it.
    pub min: Option<Exact>,
    /// The most that is kept.
    pub max: Option<Exact>,
    /// How the members of a keyed input hang together.
    pub correlation: Correlation,
    /// Where it stands.
    pub place: Place,
}

/// A distribution.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is the parameter that it is named after")]
pub enum Kind {
    Normal {
        mean: Exact,
        sd: Exact,
    },
    /// `mean` and `sd` are those of the number itself, not of its logarithm.
    Lognormal {
        mean: Exact,
        sd: Exact,
    },
    Triangular {
        low: Exact,
        mode: Exact,
        high: Exact,
    },
    Uniform {
        low: Exact,
        high: Exact,
    },
    /// Between 0 and 1, by the two shape parameters.
    Beta {
        a: Exact,
        b: Exact,
    },
    Binomial {
        n: u64,
        p: Exact,
    },
    Poisson {
        mean: Exact,
    },
}

/// How the members of a keyed input hang together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correlation {
    /// Each on its own.
    None,
    /// One common factor: any two members have this correlation, from 0 to 1.
    Common(Exact),
    /// A matrix from a file.
    Matrix(Box<Matrix>),
}

/// The kinds with their parameters; those of a beta are either pair.
const KINDS: [(&str, &[&str]); 7] = [
    ("normal", &["mean", "sd"]),
    ("lognormal", &["mean", "sd"]),
    ("triangular", &["low", "mode", "high"]),
    ("uniform", &["low", "high"]),
    ("beta", &["mean", "sd", "a", "b"]),
    ("binomial", &["n", "p"]),
    ("poisson", &["mean"]),
];

/// What a draw may say, of whatever kind.
pub(super) fn known() -> Vec<&'static str> {
    let mut all = ALL.to_vec();
    for key in KINDS.iter().flat_map(|(_, keys)| *keys) {
        if !all.contains(key) {
            all.push(key);
        }
    }
    all
}

/// The names of the kinds.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, _)| *name)
}

/// What every draw may say.
const ALL: [&str; 4] = ["kind", "min", "max", "correlation"];

/// Reads `draw = { kind, … }`; files are counted from the folder.
pub(super) fn read_draw(
    value: &Located,
    folder: &Path,
    library: &mut Library,
    found: &mut Findings,
) -> Option<Draw> {
    let table = value.as_table(found)?;
    let Some(stated) = table.get("kind") else {
        let fault = ScenarioFault::UnknownDraw {
            name: "–".to_owned(),
            known: kinds().collect::<Vec<_>>().join(", "),
        };
        found.error(fault, table.place.clone());
        return None;
    };
    let name = stated.as_text(found)?;
    let Some((name, keys)) = KINDS.iter().find(|(known, _)| *known == name) else {
        let near = suggest::nearest(name, kinds());
        let known = near.map_or_else(|| kinds().collect::<Vec<_>>().join(", "), str::to_owned);
        found.error(ScenarioFault::UnknownDraw { name: name.to_owned(), known }, stated.place.clone());
        return None;
    };
    let known: Vec<&str> = ALL.iter().chain(*keys).copied().collect();
    table.refuse_unknown(&known, found);
    let reader = Reader { table, name };
    let kind = reader.kind(found)?;
    let (min, max) = (reader.optional("min", found)?, reader.optional("max", found)?);
    if min.as_ref().zip(max.as_ref()).is_some_and(|(min, max)| min > max) {
        return reader.impossible("min <= max", found);
    }
    let correlation = correlation(table, folder, library, found)?;
    Some(Draw { kind, min, max, correlation, place: table.place.clone() })
}

/// A draw's table while it is read.
struct Reader<'a> {
    table: &'a Table,
    name: &'a str,
}

impl Reader<'_> {
    fn kind(&self, found: &mut Findings) -> Option<Kind> {
        let must = |holds: bool, what: &str, kind: Kind, found: &mut Findings| {
            if holds { Some(kind) } else { self.impossible(what, found) }
        };
        match self.name {
            "normal" => {
                let (mean, sd) = (self.needed("mean", found)?, self.needed("sd", found)?);
                must(!sd.is_negative(), "sd >= 0", Kind::Normal { mean, sd }, found)
            }
            "lognormal" => {
                let (mean, sd) = (self.needed("mean", found)?, self.needed("sd", found)?);
                let holds = mean.is_positive() && !sd.is_negative();
                must(holds, "mean > 0, sd >= 0", Kind::Lognormal { mean, sd }, found)
            }
            "triangular" => {
                let [low, mode, high] = ["low", "mode", "high"].map(|key| self.needed(key, found));
                let (low, mode, high) = (low?, mode?, high?);
                let holds = low <= mode && mode <= high;
                must(holds, "low <= mode <= high", Kind::Triangular { low, mode, high }, found)
            }
            "uniform" => {
                let (low, high) = (self.needed("low", found)?, self.needed("high", found)?);
                must(low <= high, "low <= high", Kind::Uniform { low, high }, found)
            }
            "binomial" => {
                let (n, p) = (self.needed("n", found)?, self.needed("p", found)?);
                let n: Option<u64> = n.is_integer().then(|| n.to_integer().try_into().ok()).flatten();
                let holds = n.is_some() && is_share(&p);
                must(
                    holds,
                    "n = 0, 1, 2 …, 0 <= p <= 1",
                    Kind::Binomial { n: n.unwrap_or_default(), p },
                    found,
                )
            }
            "poisson" => {
                let mean = self.needed("mean", found)?;
                must(!mean.is_negative(), "mean >= 0", Kind::Poisson { mean }, found)
            }
            _ => self.beta(found),
        }
    }

    /// A beta by its shape, or by mean and standard deviation: a + b = mean · (1 − mean) / sd² − 1.
    fn beta(&self, found: &mut Findings) -> Option<Kind> {
        let shape = self.table.get("a").is_some() || self.table.get("b").is_some();
        let (a, b) = if shape {
            (self.needed("a", found)?, self.needed("b", found)?)
        } else {
            let (mean, sd) = (self.needed("mean", found)?, self.needed("sd", found)?);
            if !sd.is_positive() {
                return self.impossible("sd > 0", found);
            }
            let both = &mean * (whole(1) - &mean) / (&sd * &sd) - whole(1);
            (&mean * &both, (whole(1) - mean) * both)
        };
        let mixed = shape && (self.table.get("mean").is_some() || self.table.get("sd").is_some());
        if a.is_positive() && b.is_positive() && !mixed {
            return Some(Kind::Beta { a, b });
        }
        self.impossible("a > 0, b > 0; 0 < mean < 1, sd² < mean · (1 − mean)", found)
    }

    fn needed(&self, key: &str, found: &mut Findings) -> Option<Exact> {
        let Some(value) = self.table.get(key) else {
            let fault = ScenarioFault::DrawLacks { kind: self.name.to_owned(), key: key.to_owned() };
            found.error(fault, self.table.place.clone());
            return None;
        };
        one_number(value, found).map(|stated: Stated| stated.value)
    }

    fn optional(&self, key: &str, found: &mut Findings) -> Option<Option<Exact>> {
        match self.table.get(key) {
            Some(value) => one_number(value, found).map(|stated| Some(stated.value)),
            None => Some(None),
        }
    }

    fn impossible<T>(&self, must: &str, found: &mut Findings) -> Option<T> {
        let fault = ScenarioFault::ImpossibleDraw { kind: self.name.to_owned(), must: must.to_owned() };
        found.error(fault, self.table.place.clone());
        None
    }
}

fn is_share(number: &Exact) -> bool {
    !number.is_negative() && *number <= whole(1)
}

fn correlation(
    table: &Table,
    folder: &Path,
    library: &mut Library,
    found: &mut Findings,
) -> Option<Correlation> {
    let Some(value) = table.get("correlation") else { return Some(Correlation::None) };
    if let Value::Text(file) = &value.value {
        let matrix = read_matrix(&tidy(&folder.join(file)), &value.place, library, found)?;
        return Some(Correlation::Matrix(Box::new(matrix)));
    }
    let share = one_number(value, found)?.value;
    if is_share(&share) {
        return Some(if share.is_zero() { Correlation::None } else { Correlation::Common(share) });
    }
    found.error(ScenarioFault::CorrelationRange, value.place.clone());
    None
}

impl Kind {
    /// A number in the middle of what is drawn, for what needs one number before any is drawn: the mean, or the mode
    /// of a triangular draw.
    #[must_use]
    pub fn middle(&self) -> Exact {
        match self {
            Self::Normal { mean, .. } | Self::Lognormal { mean, .. } | Self::Poisson { mean } => mean.clone(),
            Self::Triangular { mode, .. } => mode.clone(),
            Self::Uniform { low, high } => (low + high) / whole(2),
            Self::Beta { a, b } => a / (a + b),
            Self::Binomial { n, p } => Exact::from_integer((*n).into()) * p,
        }
    }
}
