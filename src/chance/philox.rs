//! Philox 4×32-10: a block of 128 random bits that is a function of its number and a key, without any state.
//!
//! Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC '11.
//! The generator passes the batteries of TestU01. It is no cipher and keeps no secrets.

const MULTIPLIERS: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
/// What the key grows by each round: the golden ratio and √3 − 1, as fractions of 2³².
const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];
const ROUNDS: usize = 10;

/// The block of number `counter` under `key`.
pub(super) fn block(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    let [mut a, mut b, mut c, mut d] = counter;
    let [mut first, mut second] = key;
    for _ in 0..ROUNDS {
        let (high_a, low_a) = product(MULTIPLIERS[0], a);
        let (high_c, low_c) = product(MULTIPLIERS[1], c);
        (a, b, c, d) = (high_c ^ b ^ first, low_c, high_a ^ d ^ second, low_a);
        first = first.wrapping_add(WEYL[0]);
        second = second.wrapping_add(WEYL[1]);
    }
    [a, b, c, d]
}

fn product(left: u32, right: u32) -> (u32, u32) {
    let full = u64::from(left) * u64::from(right);
    halves(full)
}

/// The upper and the lower half.
pub(super) const fn halves(number: u64) -> (u32, u32) {
    ((number >> 32) as u32, number as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The three lines `philox4x32 10` of `tests/kat_vectors` in D. E. Shaw Research's library Random123.
    #[test]
    fn blocks_are_those_of_random123() {
        let answers = [
            ([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
            ([u32::MAX; 4], [u32::MAX; 2], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
            (
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0],
                [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
            ),
        ];
        for (counter, key, expected) in answers {
            assert_eq!(block(counter, key), expected);
        }
    }
}
