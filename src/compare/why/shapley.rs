//! The Shapley value: what each of several causes changes, on average over all orders in which they can be changed.

use crate::base::Exact;
use crate::base::number::whole;
use std::collections::BTreeMap;

/// What a world pays, by school.
pub(super) type Values = BTreeMap<String, Exact>;

/// The Shapley value of each cause, by school. `value` is given the causes that are changed, as bits of a number; it is
/// asked once for each set of causes. The values of all causes add up to what all of them change together.
///
/// # Errors
/// The first that `value` gives.
pub(super) fn shapley<E>(
    causes: usize,
    value: impl Fn(usize) -> Result<Values, E>,
) -> Result<Vec<Values>, E> {
    let worlds: Vec<Values> = (0..1 << causes).map(value).collect::<Result<_, E>>()?;
    let of = |cause: usize| {
        let bit = 1 << cause;
        let mut sums = Values::new();
        for (set, without) in worlds.iter().enumerate().filter(|(set, _)| set & bit == 0) {
            let Some(with) = worlds.get(set | bit) else { continue };
            let weight = weight(causes, set.count_ones() as usize);
            for (values, sign) in [(with, 1), (without, -1)] {
                for (code, number) in values {
                    *sums.entry(code.clone()).or_insert_with(|| whole(0)) += number * &weight * whole(sign);
                }
            }
        }
        sums
    };
    Ok((0..causes).map(of).collect())
}

/// The share of all orders in which exactly these causes come before one cause: s! (n − s − 1)! / n!.
pub(super) fn weight(causes: usize, before: usize) -> Exact {
    let factorial = |n: usize| (1..=n).fold(whole(1), |product, k| product * Exact::from_integer(k.into()));
    factorial(before) * factorial(causes.saturating_sub(before + 1)) / factorial(causes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::parse_exact;

    fn game(causes: usize, value: impl Fn(usize) -> i64) -> Vec<Exact> {
        let values = |set: usize| Ok::<Values, ()>(BTreeMap::from([("all".to_owned(), whole(value(set)))]));
        shapley(causes, values).unwrap().into_iter().map(|by| by["all"].clone()).collect()
    }

    /// The glove game (Shapley & Shubik 1969; Osborne & Rubinstein, *A Course in Game Theory*, section 14.4): one left glove
    /// and two right ones, a pair is worth 1. The left one's value is 2/3, each right one's 1/6.
    #[test]
    fn the_glove_game() {
        let pair = |set: usize| i64::from(set & 1 == 1 && set & 6 != 0);
        let wanted = ["2/3", "1/6", "1/6"].map(|text| parse_exact(text).unwrap());
        assert_eq!(game(3, pair), wanted);
    }

    /// A product of price and number: each part is the change of one times the mean of the other.
    #[test]
    fn price_times_number() {
        let number = |set: usize| if set & 2 == 2 { 20 } else { 10 };
        let price = |set: usize| if set & 1 == 1 { 150 } else { 100 };
        assert_eq!(game(2, |set| number(set) * price(set)), [whole(750), whole(1250)]);
    }
}
