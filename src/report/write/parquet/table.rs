//! A Parquet file that is being written, some rows at a time, so that its size does not matter.

use super::{ABOUT, Holds, Value};
use crate::base::Date;
use crate::diag::Diagnostic;
use crate::report::write::file::cannot_write;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// How many rows are kept in memory before they are written as a group.
const ROWS: usize = 1 << 16;
/// The digits of an amount of money.
const DIGITS: u32 = 18;

/// A file that is being written.
pub(in crate::report::write) struct Table<W: Write + Send = File> {
    writer: SerializedFileWriter<W>,
    columns: Vec<Column>,
    rows: usize,
}

impl<W: Write + Send> std::fmt::Debug for Table<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Table").field("rows", &self.rows).finish_non_exhaustive()
    }
}

impl Table<File> {
    /// A table of these columns in a file.
    ///
    /// # Errors
    /// What hinders the writing; `path` names the file there.
    pub(in crate::report::write) fn new(
        path: &Path,
        file: File,
        columns: &[(&str, Holds)],
    ) -> std::result::Result<Self, Diagnostic> {
        Self::begin(file, columns).map_err(|error| cannot_write(path, &std::io::Error::other(error)))
    }
}

impl<W: Write + Send> Table<W> {
    /// A table of these columns.
    pub(super) fn begin(to: W, columns: &[(&str, Holds)]) -> Result<Self> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(format!("skolpeng version {}", env!("CARGO_PKG_VERSION")))
            .build();
        let writer = SerializedFileWriter::new(to, schema(columns)?, Arc::new(properties))?;
        let columns = columns.iter().map(|(_, holds)| Column::new(*holds)).collect();
        Ok(Self { writer, columns, rows: 0 })
    }

    /// Adds a row: a value for each column.
    pub(in crate::report::write) fn add(&mut self, values: &[Value]) -> std::result::Result<(), String> {
        for (column, value) in self.columns.iter_mut().zip(values) {
            column.add(*value).map_err(|error| error.to_string())?;
        }
        self.rows += 1;
        if self.rows == ROWS { self.flush().map_err(|error| error.to_string()) } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<()> {
        self.rows = 0;
        let mut group = self.writer.next_row_group()?;
        for column in &mut self.columns {
            if let Some(writer) = group.next_column()? {
                column.write(writer)?;
            }
        }
        group.close().map(drop)
    }

    /// Writes what is left, and what the file rests on.
    pub(in crate::report::write) fn finish(mut self, about: String) -> std::result::Result<W, String> {
        let end = || {
            if self.rows > 0 {
                self.flush()?;
            }
            self.writer.append_key_value_metadata(KeyValue::new(ABOUT.to_owned(), about));
            self.writer.into_inner()
        };
        end().map_err(|error: ParquetError| error.to_string())
    }
}

fn schema(columns: &[(&str, Holds)]) -> Result<TypePtr> {
    let fields = columns.iter().map(|(name, holds)| {
        let (physical, logical) = match holds {
            Holds::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Holds::Money => (Physical::INT64, Some(LogicalType::decimal(2, DIGITS.cast_signed()))),
            Holds::Whole => (Physical::INT64, None),
            Holds::Number => (Physical::DOUBLE, None),
            Holds::Day => (Physical::INT32, Some(LogicalType::Date)),
        };
        let field = Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
        let field = match holds {
            Holds::Money => field.with_precision(DIGITS.cast_signed()).with_scale(2),
            _ => field,
        };
        field.with_logical_type(logical).build().map(Arc::new)
    });
    let fields = fields.collect::<Result<Vec<_>>>()?;
    Type::group_type_builder("schema").with_fields(fields).build().map(Arc::new)
}

/// The cells of a column that wait to be written: for each row whether something stands there, and what.
#[derive(Debug, Default)]
struct Column {
    stands: Vec<i16>,
    holds: Option<Holds>,
    wholes: Vec<i64>,
    days: Vec<i32>,
    numbers: Vec<f64>,
    texts: Vec<ByteArray>,
    known: BTreeMap<String, ByteArray>,
}

impl Column {
    fn new(holds: Holds) -> Self {
        Self { holds: Some(holds), ..Self::default() }
    }

    fn add(&mut self, value: Value) -> Result<()> {
        self.stands.push(i16::from(value != Value::Nothing));
        match (self.holds, value) {
            (_, Value::Nothing) => {}
            (Some(Holds::Text), Value::Text(text)) => self.text(text),
            (Some(Holds::Whole), Value::Whole(number)) => self.wholes.push(number),
            (Some(Holds::Money), Value::Whole(ore)) if ore.unsigned_abs() < 10_u64.pow(DIGITS) => {
                self.wholes.push(ore);
            }
            (Some(Holds::Number), Value::Number(number)) => self.numbers.push(number),
            (Some(Holds::Day), Value::Day(day)) => self.days.push(days(day)),
            (_, value) => return Err(ParquetError::General(format!("{value:?} does not fit its column"))),
        }
        Ok(())
    }

    /// A text that stands in many rows is kept once.
    fn text(&mut self, text: &str) {
        let kept = match self.known.get(text) {
            Some(known) => known.clone(),
            None => {
                let own = ByteArray::from(text);
                self.known.insert(text.to_owned(), own.clone());
                own
            }
        };
        self.texts.push(kept);
    }

    fn write(&mut self, mut to: SerializedColumnWriter) -> Result<()> {
        match self.holds {
            Some(Holds::Text) => write::<ByteArrayType>(&mut to, &mut self.texts, &self.stands)?,
            Some(Holds::Number) => write::<DoubleType>(&mut to, &mut self.numbers, &self.stands)?,
            Some(Holds::Day) => write::<Int32Type>(&mut to, &mut self.days, &self.stands)?,
            _ => write::<Int64Type>(&mut to, &mut self.wholes, &self.stands)?,
        }
        self.stands.clear();
        self.known.clear();
        to.close()
    }
}

fn write<T: DataType>(to: &mut SerializedColumnWriter, values: &mut Vec<T::T>, stands: &[i16]) -> Result<()> {
    to.typed::<T>().write_batch(values, Some(stands), None)?;
    values.clear();
    Ok(())
}

/// Days since 1970-01-01 (H. Hinnant, `days_from_civil`).
fn days(day: Date) -> i32 {
    let (month, of_month) = (i32::from(day.month()), i32::from(day.day()));
    let year = if month <= 2 { day.year() - 1 } else { day.year() };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + of_month - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::parquet_table;

    const COLUMNS: [(&str, Holds); 5] = [
        ("school", Holds::Text),
        ("paid", Holds::Money),
        ("draw", Holds::Whole),
        ("share", Holds::Number),
        ("date", Holds::Day),
    ];

    #[test]
    fn what_is_written_is_read_back_over_many_groups() {
        let mut table = Table::begin(Vec::new(), &COLUMNS).unwrap();
        let day = Date::parse("2024-02-29").unwrap();
        let count = i64::try_from(ROWS).unwrap() * 2 + 3;
        for row in 0..count {
            let share = Value::Number(0.1 * row as f64);
            let nothing = row % 2 == 1;
            let name = if row % 3 == 0 { "Åsö" } else { "=1+1" };
            let values = [Value::Text(name), Value::Whole(-row), Value::Whole(row), share, Value::Day(day)];
            let values = values.map(|value| if nothing { Value::Nothing } else { value });
            table.add(&values).unwrap();
        }
        let read = parquet_table(&table.finish("{}".to_owned()).unwrap()).unwrap();
        assert_eq!(read.headings, COLUMNS.map(|(name, _)| name));
        assert_eq!(read.about.get(ABOUT).map(String::as_str), Some("{}"));
        assert_eq!(read.rows.len(), usize::try_from(count).unwrap());
        assert_eq!(read.rows[1], ["", "", "", "", ""]);
        // 0.1 × 6 in binary is the number after 0.6: IEEE 754.
        assert_eq!(read.rows[6], ["Åsö", "-0.06", "6", "0.6000000000000001", "2024-02-29"]);
        let last = read.rows.last().unwrap();
        assert_eq!((last[1].as_str(), last[2].as_str()), ("-1310.74", "131074"));
    }

    #[test]
    fn money_of_more_digits_than_the_type_has_is_refused() {
        let mut table = Table::begin(Vec::new(), &[("paid", Holds::Money)]).unwrap();
        assert!(table.add(&[Value::Whole(999_999_999_999_999_999)]).is_ok());
        assert!(table.add(&[Value::Whole(1_000_000_000_000_000_000)]).is_err());
    }
}
