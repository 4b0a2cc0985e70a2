//! Arithmetic as people write it: `2 × (1 331.5 - 5 %) / 3`, exactly.

use skolpeng::base::Exact;
use skolpeng::base::number::whole;

/// What is left to read.
struct Hand<'t> {
    rest: &'t str,
}

/// The number that a text comes to.
pub fn worked_out(text: &str) -> Exact {
    let mut hand = Hand { rest: text };
    let number = hand.sum();
    assert!(hand.rest.trim().is_empty(), "cannot go on at {:?} in {text}", hand.rest);
    number
}

impl<'t> Hand<'t> {
    fn takes(&mut self, sign: &str) -> bool {
        let rest = self.rest.trim_start().strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn sum(&mut self) -> Exact {
        let mut sum = self.product();
        loop {
            if self.takes("+") {
                sum += self.product();
            } else if self.takes("-") {
                sum -= self.product();
            } else {
                return sum;
            }
        }
    }

    fn product(&mut self) -> Exact {
        let mut product = self.factor();
        loop {
            if self.takes("×") {
                product *= self.factor();
            } else if self.takes("/") {
                product /= self.factor();
            } else {
                return product;
            }
        }
    }

    fn factor(&mut self) -> Exact {
        if self.takes("-") {
            return -self.factor();
        }
        for (name, is_greatest) in [("min(", false), ("max(", true)] {
            if self.takes(name) {
                let (a, _, b, _) = (self.sum(), self.takes(","), self.sum(), self.takes(")"));
                return if is_greatest { a.max(b) } else { a.min(b) };
            }
        }
        if self.takes("(") {
            let sum = self.sum();
            assert!(self.takes(")"), "an open bracket before {:?}", self.rest);
            return sum;
        }
        let number = self.number();
        if self.takes("%") { number / whole(100) } else { number }
    }

    /// Digits with spaces between thousands, and perhaps a decimal point.
    fn number(&mut self) -> Exact {
        let text = self.rest.trim_start();
        let stops = |(at, sign): &(usize, char)| {
            let goes_on = text[at + sign.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
            !(sign.is_ascii_digit() || *sign == '.' || (*sign == ' ' && goes_on))
        };
        let end = text.char_indices().find(stops).map_or(text.len(), |(at, _)| at);
        let (digits, rest) = text.split_at(end);
        self.rest = rest;
        let digits = digits.replace(' ', "");
        let places = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let units: i64 = digits.replace('.', "").parse().unwrap_or_else(|_| panic!("no number at {text:?}"));
        (0..places).fold(whole(units), |number, _| number / whole(10))
    }
}

#[test]
fn a_hand_computes_as_people_do() {
    for (text, is) in [
        ("1 000 + 2 × 3", 1006),
        ("(1 + 2) × 3 - -1", 10),
        ("min(3, 10 / 5) × 50 % × 6", 6),
        ("max(0, 10 - 105 % × 12)", 0),
        ("1.005 × 1 000 000", 1_005_000),
    ] {
        assert_eq!(worked_out(text), whole(is), "{text}");
    }
}
