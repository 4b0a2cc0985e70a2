//! A source: the independent random level of every draw and member of one input.

use super::level::Level;
use super::philox::{block, halves};

/// One stream of levels under a seed; an input has one, and inputs that depend on one another share one.
///
/// A level is a function of (seed, stream, draw, part) alone: whoever asks, in whatever order, on any thread, gets the
/// same. Golden numbers in the tests hold that from version to version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    seed: u64,
    stream: u32,
}

impl Source {
    /// The stream number `stream` under `seed`.
    #[must_use]
    pub const fn new(seed: u64, stream: u32) -> Self {
        Self { seed, stream }
    }

    /// The level of one member (`part`) in one draw, independent of all others.
    #[must_use]
    pub fn level(&self, draw: u64, part: u32) -> Level {
        let [first, second, ..] = self.block(draw, part);
        Level::of_bits(joined(first, second))
    }

    /// The level in one draw of what all members have in common, independent of every member's own level.
    #[must_use]
    pub fn common(&self, draw: u64) -> Level {
        let [.., first, second] = self.block(draw, 0);
        Level::of_bits(joined(first, second))
    }

    fn block(&self, draw: u64, part: u32) -> [u32; 4] {
        let (draw_high, draw_low) = halves(draw);
        let (seed_high, seed_low) = halves(self.seed);
        block([draw_low, draw_high, self.stream, part], [seed_low, seed_high])
    }
}

fn joined(low: u32, high: u32) -> u64 {
    u64::from(low) | u64::from(high) << 32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The words are those of `philox4x32 10` in `tests/kat_vectors` of Random123: seed, stream, draw and part are laid
    /// out as the counter and key there.
    #[test]
    fn a_level_is_the_published_block() {
        let source = Source::new(0x299f_31d0_a409_3822, 0x1319_8a2e);
        let (draw, part) = (0x85a3_08d3_243f_6a88, 0x0370_7344);
        assert_eq!(source.level(draw, part), Level::of_bits(0x94fd_cceb_d16c_fe09));
        assert_eq!(Source::new(0, 0).common(0), Level::of_bits(0x9b00_dbd8_bc57_ac4c));
    }

    #[test]
    fn streams_parts_draws_and_seeds_differ() {
        let first = Source::new(1, 0).level(0, 0);
        let others = [
            Source::new(2, 0).level(0, 0),
            Source::new(1 << 32, 0).level(0, 0),
            Source::new(1, 1).level(0, 0),
            Source::new(1, 0).level(1, 0),
            Source::new(1, 0).level(1 << 32, 0),
            Source::new(1, 0).level(0, 1),
            Source::new(1, 0).common(0),
        ];
        assert!(others.iter().all(|other| *other != first));
    }

    /// Neighbours along draw, part and stream are uncorrelated: of 100 000 products of standard uniforms the mean is
    /// within 4.5 of its standard errors, 1/√100 000.
    #[test]
    fn neighbours_are_uncorrelated() {
        let unit = |level: Level| (level.below() - 0.5) * 12_f64.sqrt();
        let count = 100_000_u32;
        let source = Source::new(20_261_101, 3);
        let next = Source::new(20_261_101, 4);
        let pairs: [&dyn Fn(u32) -> (Level, Level); 4] = [
            &|i| (source.level(i.into(), 0), source.level(u64::from(i) + 1, 0)),
            &|i| (source.level(0, i), source.level(0, i + 1)),
            &|i| (source.level(i.into(), 0), next.level(i.into(), 0)),
            &|i| (source.level(i.into(), 0), source.common(i.into())),
        ];
        for pair in pairs {
            let sum: f64 = (0..count).map(pair).map(|(a, b)| unit(a) * unit(b)).sum();
            let mean = sum / f64::from(count);
            assert!(mean.abs() < 4.5 / f64::from(count).sqrt(), "{mean}");
        }
    }

    proptest! {
        #[test]
        fn a_draw_alone_is_the_draw_among_all(seed: u64, stream: u32, start in 0..u64::MAX - 64, part: u32) {
            let source = Source::new(seed, stream);
            let together: Vec<Level> = (0..64).map(|k| source.level(start + k, part)).collect();
            for k in (0..64).rev() {
                prop_assert_eq!(Source::new(seed, stream).level(start + k, part), together[k as usize]);
            }
        }
    }
}
