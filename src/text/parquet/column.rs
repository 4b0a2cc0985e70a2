//! One column of a Parquet file, read a batch of cells at a time.

use super::value::{Means, Said, shortest};
use crate::text::sheet::Kind;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::DataType;
use parquet::errors::{ParquetError, Result};
use std::collections::BTreeMap;

/// A column that is being read.
pub(super) struct Column {
    /// What its values mean.
    means: Means,
    /// Whether a cell may hold nothing.
    may_lack: bool,
    /// Where its values come from.
    reader: ColumnReader,
    /// What numbers say that have been met: many cells have few.
    known: BTreeMap<u64, Said>,
}

/// So many numbers of a column are remembered.
const REMEMBERED: usize = 4096;

/// What takes the cells of a column.
type Take<'a> = &'a mut dyn FnMut(&str, Kind);

impl Column {
    pub(super) const fn new(means: Means, may_lack: bool, reader: ColumnReader) -> Self {
        Self { means, may_lack, reader, known: BTreeMap::new() }
    }

    /// Tells the next cells; fewer than there should be are a fault of the file.
    pub(super) fn each(&mut self, rows: usize, take: Take) -> Result<()> {
        let (means, lack, known) = (self.means, self.may_lack, &mut self.known);
        let mut remembered = |bits: u64, take: Take, say: &dyn Fn() -> Said| {
            if let Some((text, kind)) = known.get(&bits) {
                take(text, *kind);
                return Some(());
            }
            let (text, kind) = say();
            take(&text, kind);
            if known.len() < REMEMBERED {
                known.insert(bits, (text, kind));
            }
            Some(())
        };
        let bytes = |bytes: &[u8], take: Take| match means {
            Means::Text => std::str::from_utf8(bytes).ok().map(|text| take(text, Kind::Text)),
            _ => means.bytes(bytes).map(|(text, kind)| take(&text, kind)),
        };
        match &mut self.reader {
            ColumnReader::BoolColumnReader(own) => cells(own, rows, lack, take, |yes, take| {
                take(if *yes { "true" } else { "false" }, Kind::YesNo);
                Some(())
            }),
            ColumnReader::Int32ColumnReader(own) => cells(own, rows, lack, take, |number, take| {
                let number = i64::from(*number);
                remembered(number.cast_unsigned(), take, &|| means.whole(number))
            }),
            ColumnReader::Int64ColumnReader(own) => cells(own, rows, lack, take, |number, take| {
                remembered(number.cast_unsigned(), take, &|| means.whole(*number))
            }),
            ColumnReader::Int96ColumnReader(own) => cells(own, rows, lack, take, |moment, take| {
                let moment = moment.to_nanos();
                remembered(moment.cast_unsigned(), take, &|| means.whole(moment))
            }),
            ColumnReader::FloatColumnReader(own) => cells(own, rows, lack, take, |number, take| {
                remembered(number.to_bits().into(), take, &|| shortest(number))
            }),
            ColumnReader::DoubleColumnReader(own) => cells(own, rows, lack, take, |number, take| {
                remembered(number.to_bits(), take, &|| shortest(number))
            }),
            ColumnReader::ByteArrayColumnReader(own) => {
                cells(own, rows, lack, take, |own, take| bytes(own.data(), take))
            }
            ColumnReader::FixedLenByteArrayColumnReader(own) => {
                cells(own, rows, lack, take, |own, take| bytes(own.data(), take))
            }
        }
    }
}

fn cells<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    rows: usize,
    may_lack: bool,
    take: Take,
    mut say: impl FnMut(&T::T, Take) -> Option<()>,
) -> Result<()> {
    let (mut levels, mut values) = (Vec::new(), Vec::new());
    let (read, ..) = reader.read_records(rows, may_lack.then_some(&mut levels), None, &mut values)?;
    if read != rows {
        return Err(ParquetError::General(format!("{} rows are missing", rows - read)));
    }
    let mut values = values.iter();
    let no_text = || ParquetError::General("a text is not UTF-8".to_owned());
    let mut next = |take: Take| values.next().and_then(|value| say(value, take)).ok_or_else(no_text);
    if !may_lack {
        return (0..rows).try_for_each(|_| next(take));
    }
    for level in levels {
        if level == 0 {
            take("", Kind::Text);
        } else {
            next(take)?;
        }
    }
    Ok(())
}
