//! Why an evaluation cannot be taken in: the numbered evaluations of a plan come in order, each with every result.

/// Why an evaluation, or a part of a study, cannot be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedFault {
    /// Another evaluation is next.
    OutOfTurn {
        /// The number of the evaluation that is next.
        expected: u64,
        /// The number given.
        given: u64,
    },
    /// Another number of results than the study has.
    Results {
        /// The number of results.
        expected: usize,
        /// How many were given.
        given: usize,
    },
    /// A part of another plan, or with other centres.
    Unlike,
}

/// Refuses an evaluation out of turn or with missing results.
pub(super) const fn in_turn(
    next: u64,
    evaluation: u64,
    results: usize,
    given: usize,
) -> Result<(), FeedFault> {
    if evaluation != next {
        return Err(FeedFault::OutOfTurn { expected: next, given: evaluation });
    }
    if given != results {
        return Err(FeedFault::Results { expected: results, given });
    }
    Ok(())
}
