//! A value of a Parquet column as the text that says it exactly, by what the column's type means.

use crate::base::number::with_places;
use crate::text::sheet::Kind;
use num_bigint::BigInt;
use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type};
use parquet::schema::types::ColumnDescriptor;

/// A cell: its text, and what it was written as.
pub(super) type Said = (String, Kind);

/// What the values of a column mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Means {
    /// Yes or no.
    YesNo,
    /// A number as it stands.
    Number,
    /// A whole number without sign, of so many bits.
    Unsigned(i8),
    /// A whole number with so many decimals.
    Decimal(u8),
    /// A text.
    Text,
    /// Days since 1970-01-01.
    Day,
    /// So many parts of a second since the beginning of 1970-01-01.
    Moment(i64),
}

impl Means {
    /// What a column means; nothing if no cell can say it.
    pub(super) fn of(column: &ColumnDescriptor) -> Option<Self> {
        let logical = column.logical_type_ref();
        match (column.physical_type(), logical, column.converted_type()) {
            (_, Some(LogicalType::Decimal(_)), _) | (_, None, ConvertedType::DECIMAL) => {
                u8::try_from(column.type_scale()).ok().map(Self::Decimal)
            }
            (Type::BOOLEAN, ..) => Some(Self::YesNo),
            (Type::INT96, ..) => Some(Self::Moment(1_000_000_000)),
            (Type::FLOAT | Type::DOUBLE, None, _) => Some(Self::Number),
            (Type::BYTE_ARRAY, None | Some(LogicalType::String | LogicalType::Enum), _) => Some(Self::Text),
            (Type::INT32 | Type::INT64, Some(logical), _) => Self::of_logical(logical),
            (Type::INT32 | Type::INT64, None, converted) => Self::of_converted(converted),
            _ => None,
        }
    }

    const fn of_logical(logical: &LogicalType) -> Option<Self> {
        match logical {
            LogicalType::Integer(kind) if kind.is_signed => Some(Self::Number),
            LogicalType::Integer(kind) => Some(Self::Unsigned(kind.bit_width)),
            LogicalType::Date => Some(Self::Day),
            LogicalType::Timestamp(stamp) => Some(Self::Moment(match stamp.unit {
                TimeUnit::MILLIS => 1_000,
                TimeUnit::MICROS => 1_000_000,
                TimeUnit::NANOS => 1_000_000_000,
            })),
            _ => None,
        }
    }

    const fn of_converted(converted: ConvertedType) -> Option<Self> {
        match converted {
            ConvertedType::NONE
            | ConvertedType::INT_8
            | ConvertedType::INT_16
            | ConvertedType::INT_32
            | ConvertedType::INT_64 => Some(Self::Number),
            ConvertedType::UINT_8 | ConvertedType::UINT_16 | ConvertedType::UINT_32 => {
                Some(Self::Unsigned(32))
            }
            ConvertedType::UINT_64 => Some(Self::Unsigned(64)),
            ConvertedType::DATE => Some(Self::Day),
            ConvertedType::TIMESTAMP_MILLIS => Some(Self::Moment(1_000)),
            ConvertedType::TIMESTAMP_MICROS => Some(Self::Moment(1_000_000)),
            _ => None,
        }
    }

    /// A value that is stored as a whole number.
    pub(super) fn whole(self, number: i64) -> Said {
        match self {
            Self::Unsigned(64) => (number.cast_unsigned().to_string(), Kind::Number),
            Self::Unsigned(_) => ((number & 0xffff_ffff).to_string(), Kind::Number),
            Self::Decimal(places) => (decimal(&number.into(), places), Kind::Number),
            Self::Day => (day(number), Kind::Date),
            Self::Moment(parts) => moment(number, parts),
            _ => (number.to_string(), Kind::Number),
        }
    }

    /// A value that is stored as bytes; nothing if they are no text.
    pub(super) fn bytes(self, bytes: &[u8]) -> Option<Said> {
        if let Self::Decimal(places) = self {
            return Some((decimal(&BigInt::from_signed_bytes_be(bytes), places), Kind::Number));
        }
        Some((std::str::from_utf8(bytes).ok()?.to_owned(), Kind::Text))
    }
}

/// A decimal without the zeros that say nothing.
fn decimal(scaled: &BigInt, places: u8) -> String {
    let text = with_places(scaled, places);
    if places == 0 { text } else { text.trim_end_matches('0').trim_end_matches('.').to_owned() }
}

/// The shortest decimals that no other number of its kind has.
pub(super) fn shortest(number: &(impl std::fmt::Display + PartialEq + From<i8>)) -> Said {
    let zero = *number == 0.into();
    (if zero { "0".to_owned() } else { number.to_string() }, Kind::Number)
}

/// The day of the calendar so many days after 1970-01-01 (H. Hinnant, `civil_from_days`).
fn day(days: i64) -> String {
    let since = i128::from(days) + 719_468;
    let (era, of_era) = (since.div_euclid(146_097), since.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year + era * 400 + i128::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A moment: a day if it is the beginning of one, else with its time of day, which no day has.
fn moment(number: i64, parts: i64) -> Said {
    let (days, rest) = (number.div_euclid(parts * 86_400), number.rem_euclid(parts * 86_400));
    if rest == 0 {
        return (day(days), Kind::Date);
    }
    let (seconds, part) = (rest / parts, rest % parts);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let fraction =
        if part == 0 { String::new() } else { format!(".{part:0>width$}", width = parts.ilog10() as usize) };
    (format!("{}T{hour:02}:{minute:02}:{second:02}{fraction}", day(days)), Kind::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        // The first day of the Unix era; the leap day of 2000; 20 454 days are 56 years with 14 leap days after 1970-01-01.
        assert_eq!(
            [0, 11_016, 20_454, -1].map(day),
            ["1970-01-01", "2000-02-29", "2026-01-01", "1969-12-31"]
        );
        assert_eq!(moment(20_454 * 86_400_000, 1_000), ("2026-01-01".to_owned(), Kind::Date));
        let later = (20_454 * 86_400 + 3_661) * 1_000_000 + 5;
        assert_eq!(moment(later, 1_000_000), ("2026-01-01T01:01:01.000005".to_owned(), Kind::Text));
        // 2^63 days are 2.5 × 10^16 years: seventeen digits, month and day.
        assert_eq!(day(i64::MAX).len(), 23, "a day that nobody can mean is still written");
    }

    #[test]
    fn decimals_are_written_in_full_and_nothing_more() {
        let said = |number: i64, places: u8| Means::Decimal(places).whole(number).0;
        assert_eq!(
            [said(123_450, 2), said(-5, 2), said(100, 2), said(100, 0)],
            ["1234.5", "-0.05", "1", "100"]
        );
        assert_eq!(Means::Decimal(2).bytes(&[0xff, 0x38]).unwrap().0, "-2");
        assert_eq!(Means::Unsigned(32).whole(-1).0, "4294967295");
        assert_eq!(Means::Unsigned(64).whole(-1).0, "18446744073709551615");
        assert_eq!(
            (shortest(&0.1_f32).0, shortest(&(0.1 + 0.2)).0),
            ("0.1".into(), "0.30000000000000004".into())
        );
        assert_eq!(shortest(&-0.0_f64).0, "0");
    }
}
