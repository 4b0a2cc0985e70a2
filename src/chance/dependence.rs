//! Dependence: the level of each member where members move together, by a Gaussian copula.

use super::cholesky::Triangle;
use super::fault::{Fault, MatrixFault};
use super::level::Level;
use super::source::Source;

/// How the members of one source depend on one another.
///
/// Members keep their own distributions; what is correlated is the standard normal score behind each level (a Gaussian
/// copula), so the correlation r is the product-moment correlation of normal variables. The rank correlation of any
/// continuous variables is then (6/π)·arcsin(r/2).
#[derive(Clone, Debug, PartialEq)]
pub struct Dependence(Kind);

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Independent,
    /// The weights of the common and of the own score: √r and √(1−r).
    Common(f64, f64),
    Matrix(Triangle),
}

impl Dependence {
    /// Every member by itself.
    #[must_use]
    pub const fn independent() -> Self {
        Self(Kind::Independent)
    }

    /// One common factor: z = √r·common + √(1−r)·own, so that every pair of members has correlation r.
    ///
    /// # Errors
    /// [`Fault::CorrelationOutside`] unless r lies between 0 and 1.
    pub fn common(correlation: f64) -> Result<Self, Fault> {
        if !(0.0..=1.0).contains(&correlation) {
            return Err(Fault::CorrelationOutside { correlation });
        }
        Ok(if correlation == 0.0 {
            Self(Kind::Independent)
        } else {
            Self(Kind::Common(correlation.sqrt(), (1.0 - correlation).sqrt()))
        })
    }

    /// A matrix of correlations between members 0, 1, …, row by row: z = L·own, where L·Lᵀ is the matrix.
    ///
    /// Members may be those of one input, or inputs that share a [`Source`]. A part beyond the matrix is independent.
    ///
    /// # Errors
    /// A [`MatrixFault`] unless the values make a symmetric positive definite matrix with ones in its diagonal.
    pub fn matrix(members: usize, correlations: &[f64]) -> Result<Self, MatrixFault> {
        Triangle::new(members, correlations).map(|triangle| Self(Kind::Matrix(triangle)))
    }

    /// The level of one member in one draw.
    #[must_use]
    pub fn level(&self, source: &Source, draw: u64, part: u32) -> Level {
        let own = |part| source.level(draw, part);
        match &self.0 {
            Kind::Independent => own(part),
            Kind::Common(shared, alone) => {
                Level::of_score(shared * source.common(draw).score() + alone * own(part).score())
            }
            Kind::Matrix(triangle) => match triangle.row(part) {
                Some(row) => {
                    let scores = (0..).map(|other| own(other).score());
                    Level::of_score(row.iter().zip(scores).map(|(weight, score)| weight * score).sum())
                }
                None => own(part),
            },
        }
    }

    /// The levels of members 0 to `levels.len()` in one draw: each as [`Self::level`] gives it, in less time together.
    pub fn levels(&self, source: &Source, draw: u64, levels: &mut [Level]) {
        let places = (0..).zip(levels.iter_mut());
        match &self.0 {
            Kind::Independent => places.for_each(|(part, level)| *level = source.level(draw, part)),
            Kind::Common(shared, alone) => {
                let common = source.common(draw).score();
                for (part, level) in places {
                    *level = Level::of_score(shared * common + alone * source.level(draw, part).score());
                }
            }
            Kind::Matrix(triangle) => {
                let own: Vec<Level> =
                    (0..).zip(levels.iter()).map(|(part, _)| source.level(draw, part)).collect();
                let scores: Vec<f64> = own.iter().map(|level| level.score()).collect();
                for ((part, level), alone) in (0..).zip(levels.iter_mut()).zip(own) {
                    *level = triangle.row(part).map_or(alone, |row| {
                        Level::of_score(row.iter().zip(&scores).map(|(weight, score)| weight * score).sum())
                    });
                }
            }
        }
    }
}
