//! Numbers as offices write them; the decimal sign is settled for a whole column or file, never for one cell.

use super::form::DecimalSign;
use crate::base::Decimal;
use crate::base::number::NotANumber;

/// How the numbers of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The decimal sign, and whether the other sign may stand between thousands.
    Settled {
        /// Comma or point.
        decimal: char,
        /// Whether the other of the two may stand between thousands.
        thousands: bool,
    },
    /// Some cells have a decimal comma and others a decimal point.
    Mixed,
    /// `1.234` may be a thousand or a little more than one.
    Ambiguous,
}

/// Why a cell is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoNumber {
    /// Something else than a number stands there.
    Text,
    /// A number and a per cent sign.
    Percent,
    /// More digits than an amount can have.
    TooLong,
    /// The column writes decimals in two ways.
    Mixed,
    /// It can be read in two ways.
    Ambiguous,
}

/// What the numbers of a column, or of a file, show of how they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Evidence {
    /// A comma that can only be a decimal sign, as in `12,5`.
    comma: bool,
    /// A point that can only be a decimal sign.
    point: bool,
    /// `1,234`
    comma_or_thousands: bool,
    /// `1.234`
    point_or_thousands: bool,
    /// Both signs in one number: one of them stands between thousands.
    thousands: bool,
}

impl Evidence {
    /// Adds what one cell shows, if it is a number.
    pub fn add(&mut self, text: &str) {
        let Some(digits) = unsigned(text) else { return };
        let has_spaces = digits.contains(is_space);
        let count = |sign: char| digits.matches(sign).count();
        match (count(','), count('.')) {
            (0, 0) => {}
            (1, 0) if !is_grouped(digits, ',') || has_spaces => self.comma = true,
            (0, 1) if !is_grouped(digits, '.') || has_spaces => self.point = true,
            (1, 0) => self.comma_or_thousands = true,
            (0, 1) => self.point_or_thousands = true,
            _ => self.add_thousands(digits),
        }
    }

    /// A number with several signs: the sign that comes last and once is the decimal sign.
    fn add_thousands(&mut self, digits: &str) {
        for (decimal, other) in [(',', '.'), ('.', ',')] {
            let (whole, part) = digits.split_once(decimal).unwrap_or((digits, ""));
            if is_grouped(whole, other) && !part.contains([',', '.']) {
                self.thousands = true;
                self.comma |= decimal == ',';
                self.point |= decimal == '.';
            }
        }
    }

    /// What both show together.
    pub const fn and(self, other: Self) -> Self {
        Self {
            comma: self.comma || other.comma,
            point: self.point || other.point,
            comma_or_thousands: self.comma_or_thousands || other.comma_or_thousands,
            point_or_thousands: self.point_or_thousands || other.point_or_thousands,
            thousands: self.thousands || other.thousands,
        }
    }

    /// The decimal sign that is shown.
    pub const fn sign(self) -> DecimalSign {
        match (self.comma, self.point) {
            (true, true) => DecimalSign::Both,
            (true, false) => DecimalSign::Comma,
            (false, true) => DecimalSign::Point,
            (false, false) if self.comma_or_thousands || self.point_or_thousands => DecimalSign::Unclear,
            (false, false) => DecimalSign::NotShown,
        }
    }

    /// How a column is written, from what it and its whole file show.
    pub const fn settle(self, file: Self) -> Style {
        let comma = Style::Settled { decimal: ',', thousands: self.thousands };
        let point = Style::Settled { decimal: '.', thousands: self.thousands };
        match (self.comma, self.point) {
            (true, true) => Style::Mixed,
            (true, false) if self.point_or_thousands && !self.thousands => Style::Mixed,
            (false, true) if self.comma_or_thousands && !self.thousands => Style::Mixed,
            (true, false) => comma,
            (false, true) => point,
            (false, false) => match (self.comma_or_thousands, self.point_or_thousands) {
                (true, true) => Style::Mixed,
                (true, false) if file.point => Style::Ambiguous,
                (false, true) if file.comma || !file.point => Style::Ambiguous,
                (false, true) => point,
                _ => comma,
            },
        }
    }
}

const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

/// The digits after the sign, if nothing else than digits, spaces, commas and points follows. Some programs of statistics
/// write no zero before the decimal sign: `.2`.
fn unsigned(text: &str) -> Option<&str> {
    let digits = text.strip_prefix(['-', '\u{2212}', '+']).unwrap_or(text);
    let is_number =
        digits.strip_prefix(['.', ',']).unwrap_or(digits).starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || is_space(c) || matches!(c, ',' | '.'));
    is_number.then_some(digits)
}

/// Whether a sign stands as between thousands: one to three digits, not a zero alone, then groups of three.
fn is_grouped(digits: &str, sign: char) -> bool {
    let mut groups = digits.split(sign);
    let is_number = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let first = groups.next().unwrap_or("");
    let mut rest = groups.peekable();
    rest.peek().is_some()
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && is_number(first)
        && rest.all(|group| group.len() == 3 && is_number(group))
}

/// Reads a number of a column that is written in a style.
///
/// # Errors
/// [`NoNumber`] says why it is none.
pub fn parse(text: &str, style: Style) -> Result<Decimal, NoNumber> {
    let Some(digits) = unsigned(text) else {
        let number = text.trim_end_matches('%').trim_end();
        let is_percent = number.len() < text.len() && unsigned(number).is_some();
        return Err(if is_percent { NoNumber::Percent } else { NoNumber::Text });
    };
    let has_sign = digits.contains([',', '.']);
    let (decimal, thousands) = match style {
        Style::Settled { decimal, thousands } => (decimal, thousands),
        Style::Mixed if has_sign => return Err(NoNumber::Mixed),
        Style::Ambiguous if has_sign => return Err(NoNumber::Ambiguous),
        Style::Mixed | Style::Ambiguous => (',', false),
    };
    let other = if decimal == ',' { '.' } else { ',' };
    let (whole, part) = digits.split_once(decimal).map_or((digits, None), |(w, p)| (w, Some(p)));
    let whole = without_groups(whole, other, thousands).ok_or(NoNumber::Text)?;
    if part.is_some_and(|p| p.is_empty() || !p.bytes().all(|b| b.is_ascii_digit())) {
        return Err(NoNumber::Text);
    }
    let sign = if text.starts_with(['-', '\u{2212}']) { "-" } else { "" };
    let plain = part.map_or_else(|| format!("{sign}{whole}"), |p| format!("{sign}{whole}.{p}"));
    Decimal::parse(&plain).map_err(|fault| match fault {
        NotANumber::TooLong => NoNumber::TooLong,
        NotANumber::Text | NotANumber::DivisionByZero => NoNumber::Text,
    })
}

/// The digits without what stands between thousands, which may be only one kind of sign.
fn without_groups(whole: &str, other: char, thousands: bool) -> Option<String> {
    let whole = whole.replace(is_space, " ");
    let mut signs: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
    signs.dedup();
    match signs.as_slice() {
        [] if whole.is_empty() => Some("0".to_owned()),
        [] => Some(whole),
        [sign] if *sign == ' ' || (thousands && *sign == other) => {
            is_grouped(&whole, *sign).then(|| whole.replace(*sign, ""))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMA: Style = Style::Settled { decimal: ',', thousands: false };
    const POINT: Style = Style::Settled { decimal: '.', thousands: false };

    fn evidence(cells: &[&str]) -> Evidence {
        cells.iter().fold(Evidence::default(), |mut all, cell| {
            all.add(cell);
            all
        })
    }

    fn settle(column: &[&str], file: &[&str]) -> Style {
        evidence(column).settle(evidence(column).and(evidence(file)))
    }

    fn read(text: &str, style: Style) -> Result<String, NoNumber> {
        parse(text, style).map(|number| number.to_string())
    }

    #[test]
    fn swedish_numbers_are_read() {
        for (text, wanted) in [
            ("18 455", "18455"),
            ("1\u{a0}234\u{202f}567,50", "1234567.50"),
            ("12,5", "12.5"),
            ("36454", "36454"),
            ("\u{2212}5,0", "-5.0"),
            ("-0,25", "-0.25"),
            (",5", "0.5"),
            ("-,25", "-0.25"),
        ] {
            assert_eq!(read(text, COMMA).as_deref(), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_number_is_refused() {
        for text in ["1 8455", "12 34", "12,", ",", ".5", "1,2,3", "12.5", "2-3", "12 kr", "", "1 234 56"] {
            assert_eq!(read(text, COMMA), Err(NoNumber::Text), "{text}");
        }
        assert_eq!(read("12,5 %", COMMA), Err(NoNumber::Percent));
        assert_eq!(read("1234567890123456789", COMMA), Err(NoNumber::TooLong));
    }

    #[test]
    fn the_decimal_sign_is_settled_by_the_column() {
        assert_eq!(settle(&["12,5", "3"], &[]), COMMA);
        assert_eq!(settle(&["12.5", "1.234"], &[]), POINT);
        assert_eq!(settle(&["0.891"], &[]), POINT);
        // As programs of statistics write it: three digits after a sign that nothing stands before are decimals.
        assert_eq!(settle(&[".2", ".891"], &[]), POINT);
        assert_eq!(read(".891", POINT).as_deref(), Ok("0.891"));
        assert_eq!(settle(&["12,5", "12.5"], &[]), Style::Mixed);
        assert_eq!(settle(&["12,5", "1.234"], &[]), Style::Mixed);
        assert_eq!(settle(&["1 234.567"], &[]), POINT);
    }

    #[test]
    fn a_point_before_three_digits_is_ambiguous_unless_the_file_shows_points() {
        assert_eq!(settle(&["1.234"], &[]), Style::Ambiguous);
        assert_eq!(settle(&["1.234"], &["12,5"]), Style::Ambiguous);
        assert_eq!(settle(&["1.234"], &["12.5"]), POINT);
        assert_eq!(settle(&["1,234"], &[]), COMMA);
        assert_eq!(settle(&["1,234"], &["12.5"]), Style::Ambiguous);
        assert_eq!(read("1.234", Style::Ambiguous), Err(NoNumber::Ambiguous));
        assert_eq!(read("1234", Style::Ambiguous).as_deref(), Ok("1234"));
    }

    #[test]
    fn signs_between_thousands_are_read_where_the_column_shows_them() {
        let style = settle(&["1.234,50", "2.345"], &[]);
        assert_eq!(read("1.234,50", style).as_deref(), Ok("1234.50"));
        assert_eq!(read("2.345", style).as_deref(), Ok("2345"));
        let style = settle(&["1,234,567"], &[]);
        assert_eq!(read("1,234,567", style).as_deref(), Ok("1234567"));
        assert_eq!(read("1,234.5", settle(&["1,234.5"], &[])).as_deref(), Ok("1234.5"));
    }
}
