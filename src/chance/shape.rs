//! The shapes a variable can have, checked: each with its distribution function and the inverse of it.

use super::fault::Fault;
use super::level::Level;
use super::special::{beta, gamma, normal};

/// How a variable is distributed, in the unit of the variable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// The bell curve.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation, at least zero.
        sd: f64,
    },
    /// Above zero, its logarithm normal; mean and standard deviation are of the variable itself.
    ///
    /// The logarithm has variance σ² = ln(1 + sd²/mean²) and mean ln mean − σ²/2.
    LogNormal {
        /// Mean, above zero.
        mean: f64,
        /// Standard deviation, at least zero.
        sd: f64,
    },
    /// Rising straight from `low` to `mode`, falling straight to `high`.
    Triangular {
        /// The least value.
        low: f64,
        /// The most likely value.
        mode: f64,
        /// The greatest value.
        high: f64,
    },
    /// Every value between two as likely.
    Uniform {
        /// The least value.
        low: f64,
        /// The greatest value.
        high: f64,
    },
    /// A share between 0 and 1, by its mean and standard deviation: a = mean·ν, b = (1−mean)·ν, ν = mean(1−mean)/sd² − 1.
    Share {
        /// Mean, between 0 and 1.
        mean: f64,
        /// Standard deviation, at least zero and below √(mean·(1−mean)).
        sd: f64,
    },
    /// A share between 0 and 1 by the parameters of the beta distribution.
    Beta {
        /// Above zero.
        a: f64,
        /// Above zero.
        b: f64,
    },
    /// How many of `n` independent trials succeed.
    Binomial {
        /// Number of trials.
        n: u64,
        /// Probability of each.
        p: f64,
    },
    /// How many independent events occur.
    Poisson {
        /// Mean, at least zero.
        mean: f64,
    },
}

/// The greatest a + b, trials or mean: beyond it, the sums of the tails grow long.
const LIMIT: f64 = 1e7;

/// A shape whose parameters are in range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Law {
    Constant(f64),
    Normal { mean: f64, sd: f64 },
    LogNormal { mean: f64, sd: f64 },
    Triangular { low: f64, mode: f64, high: f64 },
    Beta { a: f64, b: f64 },
    Binomial { n: f64, p: f64 },
    Poisson { mean: f64 },
    Uniform { low: f64, high: f64 },
}

impl Law {
    pub(super) fn of(shape: &Shape) -> Result<Self, Fault> {
        match *shape {
            Shape::Normal { mean, sd } => {
                all_finite(&[mean, sd])?;
                Ok(if spread(sd)? { Self::Normal { mean, sd } } else { Self::Constant(mean) })
            }
            Shape::LogNormal { mean, sd } => log_normal(mean, sd),
            Shape::Triangular { low, mode, high } => triangular(low, mode, high),
            Shape::Uniform { low, high } => {
                all_finite(&[low, high])?;
                in_order(low, high)?;
                Ok(if low < high { Self::Uniform { low, high } } else { Self::Constant(low) })
            }
            Shape::Share { mean, sd } => share(mean, sd),
            Shape::Beta { a, b } => beta(a, b),
            Shape::Binomial { n, p } => binomial(n as f64, p),
            Shape::Poisson { mean } => poisson(mean),
        }
    }

    /// Whether the values are whole numbers.
    pub(super) const fn counts(&self) -> bool {
        matches!(self, Self::Binomial { .. } | Self::Poisson { .. })
    }

    /// The probabilities of values up to `x`, and above it.
    pub(super) fn level(&self, x: f64) -> Level {
        match *self {
            Self::Constant(value) if x < value => Level::of_sides(0.0, 1.0),
            Self::Constant(_) => Level::of_sides(1.0, 0.0),
            Self::Normal { mean, sd } => normal_level((x - mean) / sd),
            Self::LogNormal { .. } if x <= 0.0 => Level::of_sides(0.0, 1.0),
            Self::LogNormal { mean, sd } => normal_level((libm::log(x) - mean) / sd),
            Self::Triangular { low, mode, high } => triangle_level(x, low, mode, high),
            Self::Uniform { low, high } => {
                let x = x.clamp(low, high);
                Level::of_sides((x - low) / (high - low), (high - x) / (high - low))
            }
            Self::Beta { a, b } => beta::below(x, a, b),
            Self::Binomial { n, p } => beta::counts(libm::floor(x), n, p),
            Self::Poisson { mean } => gamma::counts(libm::floor(x), mean),
        }
    }

    /// The least value with at least the level's probability up to it.
    pub(super) fn value(&self, level: Level) -> f64 {
        match *self {
            Self::Constant(value) => value,
            Self::Normal { mean, sd } => mean + sd * level.score(),
            Self::LogNormal { mean, sd } => libm::exp(mean + sd * level.score()),
            Self::Triangular { low, mode, high } => triangle_value(level, low, mode, high),
            Self::Uniform { low, high } => {
                if level.is_low() {
                    low + (high - low) * level.below()
                } else {
                    high - (high - low) * level.above()
                }
            }
            Self::Beta { a, b } => beta::quantile(level, a, b),
            Self::Binomial { n, p } => {
                let sd = (n * p * (1.0 - p)).sqrt();
                self.count(level, expansion(level, n * p, sd, (1.0 - 2.0 * p) / sd), n)
            }
            Self::Poisson { mean } => {
                let sd = mean.sqrt();
                self.count(level, expansion(level, mean, sd, 1.0 / sd), f64::MAX)
            }
        }
    }

    /// The least whole number from 0 to `most` with at least the level's probability up to it, sought from a guess.
    fn count(&self, level: Level, guess: f64, most: f64) -> f64 {
        let reached = |count: f64| {
            let up_to = self.level(count);
            if level.is_low() { up_to.below() >= level.below() } else { up_to.above() <= level.above() }
        };
        let (mut low, mut high) = bracket(reached, guess.clamp(0.0, most), most);
        while high - low > 1.0 {
            let middle = libm::floor((low + high) / 2.0);
            if reached(middle) {
                high = middle;
            } else {
                low = middle;
            }
        }
        high
    }
}

/// Two counts, the lower not reached and the upper reached, found from a guess in growing strides; −1 is never reached.
fn bracket(reached: impl Fn(f64) -> bool, guess: f64, most: f64) -> (f64, f64) {
    let (mut low, mut high, mut stride) = (guess - 1.0, guess, 1.0);
    if reached(guess) {
        while low >= 0.0 && reached(low) {
            high = low;
            stride *= 2.0;
            low = (low - stride).max(-1.0);
        }
        return (low, high);
    }
    while high < most {
        low = high;
        high = (high + stride).min(most);
        stride *= 2.0;
        if reached(high) {
            break;
        }
    }
    (low, high)
}

/// Cornish and Fisher's first terms: where a level most likely lies, from mean, standard deviation and skewness.
fn expansion(level: Level, mean: f64, sd: f64, skewness: f64) -> f64 {
    let z = level.score();
    libm::floor(mean + sd * (z + skewness * (z * z - 1.0) / 6.0))
}

fn normal_level(score: f64) -> Level {
    Level::of_sides(normal::below(score), normal::below(-score))
}

fn triangle_level(x: f64, low: f64, mode: f64, high: f64) -> Level {
    let x = x.clamp(low, high);
    if x < mode {
        let below = (x - low) / (high - low) * ((x - low) / (mode - low));
        Level::of_sides(below, 1.0 - below)
    } else if x < high {
        let above = (high - x) / (high - low) * ((high - x) / (high - mode));
        Level::of_sides(1.0 - above, above)
    } else {
        Level::of_sides(1.0, 0.0)
    }
}

fn triangle_value(level: Level, low: f64, mode: f64, high: f64) -> f64 {
    if level.below() * (high - low) < mode - low {
        low + (level.below() * (high - low) * (mode - low)).sqrt()
    } else {
        high - (level.above() * (high - low) * (high - mode)).sqrt()
    }
}

fn all_finite(parameters: &[f64]) -> Result<(), Fault> {
    if parameters.iter().all(|number| number.is_finite()) { Ok(()) } else { Err(Fault::NotFinite) }
}

/// Whether there is any spread.
fn spread(sd: f64) -> Result<bool, Fault> {
    if sd < 0.0 { Err(Fault::SpreadBelowZero { sd }) } else { Ok(sd > 0.0) }
}

fn in_order(low: f64, high: f64) -> Result<(), Fault> {
    if low <= high { Ok(()) } else { Err(Fault::OutOfOrder { low, high }) }
}

fn log_normal(mean: f64, sd: f64) -> Result<Law, Fault> {
    all_finite(&[mean, sd])?;
    if mean <= 0.0 {
        return Err(Fault::MeanTooLow { mean });
    }
    if !spread(sd)? {
        return Ok(Law::Constant(mean));
    }
    let variance = libm::log1p((sd / mean) * (sd / mean));
    Ok(Law::LogNormal { mean: libm::log(mean) - variance / 2.0, sd: variance.sqrt() })
}

fn triangular(low: f64, mode: f64, high: f64) -> Result<Law, Fault> {
    all_finite(&[low, mode, high])?;
    in_order(low, mode)?;
    in_order(mode, high)?;
    Ok(if low < high { Law::Triangular { low, mode, high } } else { Law::Constant(low) })
}

fn share(mean: f64, sd: f64) -> Result<Law, Fault> {
    all_finite(&[mean, sd])?;
    if mean <= 0.0 || mean >= 1.0 {
        return Err(Fault::BetaMean { mean });
    }
    if !spread(sd)? {
        return Ok(Law::Constant(mean));
    }
    let limit = (mean * (1.0 - mean)).sqrt();
    if sd >= limit {
        return Err(Fault::BetaSpread { sd, limit });
    }
    let total = (limit / sd) * (limit / sd) - 1.0;
    beta(mean * total, (1.0 - mean) * total)
}

fn beta(a: f64, b: f64) -> Result<Law, Fault> {
    all_finite(&[a, b])?;
    for value in [a, b] {
        if value <= 0.0 {
            return Err(Fault::BetaParameter { value });
        }
    }
    if a + b > LIMIT { Err(Fault::BetaTooNarrow { limit: LIMIT }) } else { Ok(Law::Beta { a, b }) }
}

fn binomial(n: f64, p: f64) -> Result<Law, Fault> {
    all_finite(&[p])?;
    if !(0.0..=1.0).contains(&p) {
        return Err(Fault::NotAProbability { p });
    }
    if n > LIMIT {
        return Err(Fault::TooMany { limit: LIMIT });
    }
    Ok(if n == 0.0 || p == 0.0 || p == 1.0 { Law::Constant(n * p) } else { Law::Binomial { n, p } })
}

fn poisson(mean: f64) -> Result<Law, Fault> {
    all_finite(&[mean])?;
    if mean < 0.0 {
        return Err(Fault::MeanTooLow { mean });
    }
    if mean > LIMIT {
        return Err(Fault::TooMany { limit: LIMIT });
    }
    Ok(if mean > 0.0 { Law::Poisson { mean } } else { Law::Constant(0.0) })
}
