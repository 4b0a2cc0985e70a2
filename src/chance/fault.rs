//! Why a distribution, its bounds or its correlations cannot be drawn from; whoever knows the user's file adds the place.

/// Why a variable cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// A parameter is infinite or no number.
    NotFinite,
    /// A standard deviation is below zero.
    SpreadBelowZero {
        /// The standard deviation.
        sd: f64,
    },
    /// The mean of a lognormal variable must be above zero, that of counts (Poisson) at least zero.
    MeanTooLow {
        /// The mean.
        mean: f64,
    },
    /// The ends of an interval or triangle are out of order: low ≤ mode ≤ high.
    OutOfOrder {
        /// The lower of the two that are out of order, as stated.
        low: f64,
        /// The upper of the two, as stated.
        high: f64,
    },
    /// A probability lies outside 0 to 1.
    NotAProbability {
        /// The number.
        p: f64,
    },
    /// A parameter a or b of a beta distribution is not above zero.
    BetaParameter {
        /// The parameter.
        value: f64,
    },
    /// The mean of a beta distribution does not lie between 0 and 1.
    BetaMean {
        /// The mean.
        mean: f64,
    },
    /// No share with this mean has so large a standard deviation: it must be below √(mean·(1 − mean)).
    BetaSpread {
        /// The standard deviation.
        sd: f64,
        /// What it must be below.
        limit: f64,
    },
    /// A beta distribution is narrower than can be computed: a + b is above `limit`. A fixed value does as well.
    BetaTooNarrow {
        /// The greatest a + b.
        limit: f64,
    },
    /// A number or mean of trials is greater than can be computed.
    TooMany {
        /// The greatest number.
        limit: f64,
    },
    /// The least allowed value lies above the greatest.
    BoundsCross,
    /// The distribution gives no probability to what lies between the bounds.
    NothingBetweenBounds,
    /// No multiple of the step lies between the bounds.
    NoStepBetweenBounds,
    /// A step has more digits than 2⁵³ can hold.
    StepTooFine,
    /// A drawn value can be more than 2⁵³ steps.
    ValueTooLarge,
    /// A correlation by one common factor lies outside 0 to 1.
    CorrelationOutside {
        /// The correlation.
        correlation: f64,
    },
}

/// Why a table of correlations is none.
#[derive(Clone, Debug, PartialEq)]
pub enum MatrixFault {
    /// The table is not square: it has `values` values for `members` members.
    NotSquare {
        /// The number of members.
        members: usize,
        /// The number of values.
        values: usize,
    },
    /// A value is not between −1 and 1.
    Outside {
        /// The row, from 0.
        row: usize,
        /// The column, from 0.
        column: usize,
        /// The value.
        value: f64,
    },
    /// A member's correlation with itself is not one.
    Diagonal {
        /// The member, from 0.
        member: usize,
        /// The value.
        value: f64,
    },
    /// The value at (row, column) is another than at (column, row).
    NotSymmetric {
        /// The row, from 0.
        row: usize,
        /// The column, from 0.
        column: usize,
    },
    /// The correlations contradict one another (or one member is a sum of others): no variables have them.
    ///
    /// The members are the fewest that were found to contradict: a pair, else three, else all up to the first that
    /// contradicts those before it. The sum of `weight` × member would have the variance `variance`, not above zero.
    NotPositiveDefinite {
        /// Each member, from 0, with its weight.
        weights: Vec<(usize, f64)>,
        /// The variance that the weighted sum would have.
        variance: f64,
    },
}
