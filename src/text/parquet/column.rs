//! One column of a Parquet file, read a batch of cells at a time.

use super::value::{Means, Said, shortest};
use crate::text::sheet::Kind;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::DataType;
use parquet::errors::{ParquetError, Result};

/// A column that is being read.
pub(super) struct Column {
    /// What its values mean.
    pub(super) means: Means,
    /// Whether a cell may hold nothing.
    pub(super) may_lack: bool,
    /// Where its values come from.
    pub(super) reader: ColumnReader,
}

impl Column {
    /// The next cells; fewer than there should be are a fault of the file.
    pub(super) fn next(&mut self, rows: usize) -> Result<Vec<Said>> {
        let (means, lack) = (self.means, self.may_lack);
        match &mut self.reader {
            ColumnReader::BoolColumnReader(own) => {
                cells(own, rows, lack, |yes| Some((yes.to_string(), Kind::YesNo)))
            }
            ColumnReader::Int32ColumnReader(own) => {
                cells(own, rows, lack, |number| Some(means.whole(i64::from(*number))))
            }
            ColumnReader::Int64ColumnReader(own) => {
                cells(own, rows, lack, |number| Some(means.whole(*number)))
            }
            ColumnReader::Int96ColumnReader(own) => {
                cells(own, rows, lack, |moment| Some(means.whole(moment.to_nanos())))
            }
            ColumnReader::FloatColumnReader(own) => cells(own, rows, lack, |number| Some(shortest(number))),
            ColumnReader::DoubleColumnReader(own) => cells(own, rows, lack, |number| Some(shortest(number))),
            ColumnReader::ByteArrayColumnReader(own) => {
                cells(own, rows, lack, |bytes| means.bytes(bytes.data()))
            }
            ColumnReader::FixedLenByteArrayColumnReader(own) => {
                cells(own, rows, lack, |bytes| means.bytes(bytes.data()))
            }
        }
    }
}

fn cells<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    rows: usize,
    may_lack: bool,
    say: impl Fn(&T::T) -> Option<Said>,
) -> Result<Vec<Said>> {
    let (mut levels, mut values) = (Vec::new(), Vec::new());
    let (read, ..) = reader.read_records(rows, may_lack.then_some(&mut levels), None, &mut values)?;
    if read != rows {
        return Err(ParquetError::General(format!("{} rows are missing", rows - read)));
    }
    let mut values = values.iter();
    let no_text = || ParquetError::General("a text is not UTF-8".to_owned());
    let mut next = || values.next().and_then(&say).ok_or_else(no_text);
    if !may_lack {
        return (0..rows).map(|_| next()).collect();
    }
    let blank = || Ok((String::new(), Kind::Text));
    levels.iter().map(|level| if *level == 0 { blank() } else { next() }).collect()
}
