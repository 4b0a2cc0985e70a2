//! The numbers of a chart as people read them: money in thousands or millions, with as few decimals as a reader needs.

use crate::base::Exact;
use crate::base::number::{decimals, plain, power_of_ten, whole};
use crate::diag::Language;
use crate::report::chart::Measure;
use crate::report::document::{Cell, Kind};
use crate::report::numbers;
use crate::report::words::ChartWord;
use num_traits::{Signed, Zero};

/// How the numbers of a measure are written.
pub(super) struct Amounts {
    kind: Kind,
    language: Language,
    /// What numbers are divided by.
    in_units_of: Exact,
    places: u8,
    /// What is measured, and in what.
    pub(super) caption: String,
    /// The unit alone.
    pub(super) unit: String,
}

impl Amounts {
    /// How to write some numbers of a measure.
    pub(super) fn of(measure: &Measure, numbers: &[Exact], language: Language) -> Self {
        let greatest = numbers.iter().map(Signed::abs).max().unwrap_or_else(Exact::zero);
        let is_money = matches!(measure.kind, Kind::Money | Kind::Change);
        let (power, unit) = match () {
            () if is_money && greatest >= whole(10_000_000) => (6, millions(&measure.unit, language)),
            () if is_money && greatest >= whole(100_000) => (3, thousands(&measure.unit, language)),
            () => (0, measure.unit.clone()),
        };
        let unit = unit.trim().to_owned();
        let caption =
            if unit.is_empty() { measure.text.clone() } else { format!("{}, {unit}", measure.text) };
        let in_units_of = Exact::from_integer(power_of_ten(power));
        let places = places(measure.kind, numbers, &in_units_of);
        Self { kind: measure.kind, language, in_units_of, places, caption, unit }
    }

    /// A number.
    pub(super) fn text(&self, number: &Exact) -> String {
        self.written(number, self.kind, self.enough(number))
    }

    /// A number that is added, with its sign.
    pub(super) fn change(&self, number: &Exact) -> String {
        let kind = match self.kind {
            Kind::Money | Kind::Count | Kind::Ratio | Kind::Text => Kind::Change,
            Kind::PerHead => Kind::PerHeadChange,
            Kind::Share => Kind::Percent,
            signed => signed,
        };
        self.written(number, kind, self.enough(number))
    }

    /// The decimals of a number: more than the others have where it is not zero but would read as zero.
    fn enough(&self, number: &Exact) -> u8 {
        let hundredfold = if is_share(self.kind) { whole(100) } else { whole(1) };
        let size = (number * hundredfold / &self.in_units_of).abs();
        let shows = |places: &u8| size >= Exact::new(1.into(), power_of_ten(*places) * 2);
        let more = (self.places..=self.places + 3).find(shows);
        more.filter(|_| !number.is_zero()).unwrap_or(self.places)
    }

    /// A number on an axis with a step.
    pub(super) fn tick(&self, number: &Exact, step: &Exact) -> String {
        let hundredfold = if is_share(self.kind) { whole(100) } else { whole(1) };
        let places = decimals(&(step * hundredfold / &self.in_units_of)).unwrap_or(0).min(6);
        self.written(number, self.kind, places)
    }

    fn written(&self, number: &Exact, kind: Kind, places: u8) -> String {
        let number = number / &self.in_units_of;
        if kind == Kind::Text {
            return plain(&number);
        }
        numbers::cell(&Cell::Number(number), kind, places, self.language)
    }
}

/// Millions of a unit; those of kronor have a name.
fn millions(unit: &str, language: Language) -> String {
    let word =
        if unit == KRONA { ChartWord::MillionKronor } else { ChartWord::Millions { unit: unit.to_owned() } };
    word.text(language)
}

/// Thousands of a unit; those of kronor have a name.
fn thousands(unit: &str, language: Language) -> String {
    let word = if unit == KRONA {
        ChartWord::ThousandKronor
    } else {
        ChartWord::Thousands { unit: unit.to_owned() }
    };
    word.text(language)
}

/// The unit whose thousands and millions have names in Swedish.
const KRONA: &str = "kr";

const fn is_share(kind: Kind) -> bool {
    matches!(kind, Kind::Percent | Kind::Share)
}

/// As few decimals as a reader needs.
fn places(kind: Kind, numbers: &[Exact], in_units_of: &Exact) -> u8 {
    match kind {
        Kind::Money | Kind::Change if *in_units_of == whole(1_000_000) => 1,
        Kind::Money | Kind::Change => 0,
        Kind::Count => u8::from(numbers.iter().any(|number| !number.is_integer())),
        other => numbers::places(other, std::iter::empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(kind: Kind, numbers: &[i64], language: Language) -> Amounts {
        let numbers: Vec<Exact> = numbers.iter().map(|n| whole(*n)).collect();
        Amounts::of(&Measure::new("x", "Förändring", "kr", kind), &numbers, language)
    }

    #[test]
    fn large_money_is_written_in_millions() {
        let own = amounts(Kind::Change, &[-12_345_678, 400_000], Language::Swedish);
        assert_eq!(own.caption, "Förändring, mnkr");
        assert_eq!(own.text(&whole(-12_345_678)), "\u{2212}12,3");
        assert_eq!(own.tick(&whole(10_000_000), &whole(5_000_000)), "+10");
        assert_eq!(own.tick(&whole(500_000), &whole(500_000)), "+0,5");
    }

    #[test]
    fn what_would_read_as_zero_gets_more_decimals() {
        // 40 000 kr is 0,04 million: one decimal would say 0,0. 20 kr are 0,00002 million: too little for any.
        let own = amounts(Kind::Money, &[12_000_000, 40_000], Language::Swedish);
        assert_eq!(own.text(&whole(40_000)), "0,04");
        assert_eq!(own.text(&whole(12_000_000)), "12,0");
        assert_eq!((own.text(&whole(0)), own.text(&whole(20))), ("0,0".into(), "0,0".into()));
    }

    #[test]
    fn small_money_and_money_a_head_stay_in_kronor() {
        let english = amounts(Kind::PerHead, &[98_500], Language::English);
        assert_eq!(
            (english.text(&whole(98_500)), english.caption.as_str()),
            ("98,500".into(), "Förändring, kr")
        );
        let thousands = amounts(Kind::Money, &[250_000], Language::English);
        assert_eq!(thousands.caption, "Förändring, thousand kr");
        assert_eq!(thousands.change(&whole(250_000)), "+250");
    }

    #[test]
    fn shares_have_their_decimals_on_axes_in_per_cent() {
        let own = amounts(Kind::Share, &[1], Language::Swedish);
        let step = Exact::new(1.into(), 20.into());
        assert_eq!(own.tick(&step, &step), "5\u{a0}%");
    }
}
