//! The rows of a Parquet file, from its bytes.

use super::ParquetTable;
use super::column::Column;
use super::guard::guarded;
use super::value::Means;
use crate::diag::{Diagnostic, FileFault, Findings, Place, SourceId};
use crate::text::heading::normal;
use crate::text::sheet::{Kind, Sheet};
use bytes::Bytes;
use parquet::basic::Compression;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use parquet::schema::types::ColumnDescriptor;
use std::collections::BTreeMap;

/// How many rows are read at a time.
const BATCH: usize = 4096;

/// Reads the file. A column that no cell can say is refused if it is asked for, or if nobody said which are.
pub fn read(source: SourceId, bytes: &[u8], wanted: &[String], found: &mut Findings) -> Option<Sheet> {
    let place = || Place::File(source);
    let bad =
        |error: ParquetError| Diagnostic::error(FileFault::BadParquet { reason: error.to_string() }, place());
    let file = found.take(guarded(|| open(bytes)).map_err(bad))?;
    let columns = file.metadata().file_metadata().schema_descr().columns();
    for column in columns.iter().filter(|column| meaning(column).is_none()) {
        let name = column.path().parts().first().map_or("", String::as_str);
        if wanted.is_empty() || wanted.iter().any(|one| normal(one) == normal(name)) {
            let (column, kind) = (column.path().string(), column.physical_type().to_string());
            found.add(Diagnostic::error(FileFault::ParquetColumn { column, kind }, place()));
        }
    }
    if let Some(codec) = strange_compression(&file) {
        found.add(Diagnostic::error(FileFault::ParquetCompression { codec }, place()));
    }
    if found.has_errors() {
        return None;
    }
    found.take(guarded(|| fill(&file)).map_err(bad))
}

/// Every cell of the file as a text; nothing if the bytes are no Parquet file that can be read.
#[must_use]
pub fn table(bytes: &[u8]) -> Option<ParquetTable> {
    let read = || {
        let file = open(bytes)?;
        let mut table = ParquetTable { headings: headings(&file), about: about(&file), rows: Vec::new() };
        each_batch(&file, |columns, rows| {
            let first = table.rows.len();
            table.rows.resize_with(first + rows, Vec::new);
            columns.iter_mut().try_for_each(|column| {
                let mut rows_left = table.rows.iter_mut().skip(first);
                each_cell(column, rows, &mut |text, _| {
                    rows_left.next().into_iter().for_each(|row| row.push(text.to_owned()));
                })
            })
        })?;
        Ok(table)
    };
    guarded(read).ok()
}

fn open(bytes: &[u8]) -> Result<SerializedFileReader<Bytes>> {
    SerializedFileReader::new(Bytes::copy_from_slice(bytes))
}

fn about(file: &SerializedFileReader<Bytes>) -> BTreeMap<String, String> {
    let said = file.metadata().file_metadata().key_value_metadata().into_iter().flatten();
    said.map(|entry| (entry.key.clone(), entry.value.clone().unwrap_or_default())).collect()
}

/// What a column means that is no list and stands in no other.
fn meaning(column: &ColumnDescriptor) -> Option<Means> {
    let is_plain = column.path().parts().len() == 1 && column.max_rep_level() == 0;
    Means::of(column).filter(|_| is_plain)
}

/// The way in which columns are packed, if it is one that is not read.
fn strange_compression(file: &SerializedFileReader<Bytes>) -> Option<String> {
    let columns = file.metadata().row_groups().iter().flat_map(|group| group.columns());
    let codec = columns.map(|column| column.compression());
    let known = |codec: &Compression| matches!(codec, Compression::UNCOMPRESSED | Compression::SNAPPY);
    let strange = codec.filter(|codec| !known(codec)).map(|codec| codec.to_string()).next()?;
    Some(strange.split('(').next().unwrap_or_default().to_lowercase())
}

fn headings(file: &SerializedFileReader<Bytes>) -> Vec<String> {
    let columns = file.metadata().file_metadata().schema_descr().columns();
    columns.iter().map(|column| column.path().string()).collect()
}

fn fill(file: &SerializedFileReader<Bytes>) -> Result<Sheet> {
    let mut sheet = Sheet::default();
    sheet.begins_with_headings = true;
    sheet.begin_row(0);
    headings(file).iter().for_each(|heading| sheet.push(heading));
    let mut number = 0;
    each_batch(file, |columns, rows| {
        let first = number + 1;
        number += u32::try_from(rows).unwrap_or(u32::MAX);
        let width = u32::try_from(columns.len()).unwrap_or(u32::MAX);
        sheet.push_columns(first..number + 1, width, |col, take| match columns.get_mut(col) {
            Some(column) => each_cell(column, rows, take),
            None => Ok(()),
        })
    })?;
    Ok(sheet)
}

/// Tells the next cells of a column; empty ones where it cannot be read.
fn each_cell(column: &mut Option<Column>, rows: usize, take: &mut dyn FnMut(&str, Kind)) -> Result<()> {
    match column {
        Some(column) => column.each(rows, take),
        None => {
            (0..rows).for_each(|_| take("", Kind::Text));
            Ok(())
        }
    }
}

/// Gives the columns of some rows at a time, in order. Rows are as many as the file says, or the file is refused.
fn each_batch(
    file: &SerializedFileReader<Bytes>,
    mut give: impl FnMut(&mut [Option<Column>], usize) -> Result<()>,
) -> Result<()> {
    for place in 0..file.num_row_groups() {
        let group = file.get_row_group(place)?;
        let mut columns = columns(&*group)?;
        // Without a column that can be read nothing bounds the rows that a damaged file claims.
        let is_read = columns.iter().any(Option::is_some);
        let mut left = if is_read { usize::try_from(group.metadata().num_rows()).unwrap_or(0) } else { 0 };
        while left > 0 {
            let rows = left.min(BATCH);
            give(&mut columns, rows)?;
            left -= rows;
        }
    }
    Ok(())
}

/// The columns of a row group; nothing in the place of one that no cell can say.
fn columns(group: &dyn RowGroupReader) -> Result<Vec<Option<Column>>> {
    let schema = group.metadata().schema_descr();
    let column = |(place, about): (usize, &std::sync::Arc<ColumnDescriptor>)| {
        let Some(means) = meaning(about) else { return Ok(None) };
        let reader = group.get_column_reader(place)?;
        Ok(Some(Column::new(means, about.max_def_level() > 0, reader)))
    };
    schema.columns().iter().enumerate().map(column).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::read as grid;
    use super::*;
    use crate::base::Decimal;
    use crate::text::{Cell, GridOptions};
    use parquet::data_type::{
        BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
    };
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
    use parquet::schema::parser::parse_message_type;
    use std::sync::Arc;

    type Fill<'a> = &'a dyn Fn(&mut SerializedRowGroupWriter<Vec<u8>>);

    /// A file of one group.
    fn file(schema: &str, compression: Compression, fill: Fill) -> Vec<u8> {
        let schema = Arc::new(parse_message_type(schema).unwrap());
        let properties = WriterProperties::builder().set_compression(compression).build();
        let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties)).unwrap();
        let mut group = writer.next_row_group().unwrap();
        fill(&mut group);
        group.close().unwrap();
        writer.into_inner().unwrap()
    }

    fn column<T: DataType>(
        group: &mut SerializedRowGroupWriter<Vec<u8>>,
        values: &[T::T],
        levels: Option<&[i16]>,
    ) {
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<T>().write_batch(values, levels, None).unwrap();
        column.close().unwrap();
    }

    const SCHEMA: &str = "message m {
        required binary school (UTF8);
        optional int64 money (DECIMAL(18,2));
        optional double share;
        optional boolean closed;
        optional int32 day (DATE);
        optional int64 moment (TIMESTAMP(NANOS,false));
        optional int32 size (INTEGER(32,false));
    }";

    fn kinds() -> Vec<u8> {
        file(SCHEMA, Compression::SNAPPY, &|group| {
            column::<ByteArrayType>(group, &["Åsö", "Ö"].map(ByteArray::from), None);
            let first = Some(&[1_i16, 0][..]);
            column::<Int64Type>(group, &[123_450], first);
            column::<DoubleType>(group, &[0.1], first);
            column::<BoolType>(group, &[true], first);
            column::<Int32Type>(group, &[20_454], first);
            column::<Int64Type>(group, &[20_454 * 86_400_000_000_000], first);
            column::<Int32Type>(group, &[-1], first);
        })
    }

    #[test]
    fn every_kind_of_value_is_a_cell_and_none_is_an_empty_one() {
        let (grid, codes) = grid("a.parquet", &kinds(), &GridOptions::default());
        let grid = grid.unwrap();
        assert!(codes.is_empty(), "{codes:?}");
        assert_eq!(grid.columns(), ["school", "money", "share", "closed", "day", "moment", "size"]);
        let row = |row: usize| (0..7).map(|col| grid.written(row, col)).collect::<Vec<_>>();
        assert_eq!(row(0), ["Åsö", "1234.5", "0.1", "true", "2026-01-01", "2026-01-01", "4294967295"]);
        assert_eq!(row(1), ["Ö", "", "", "", "", "", ""]);
        assert_eq!(grid.number(0, 1), Ok(Cell::Is(Decimal { units: 12_345, places: 1 })));
        let Place::Cell { row, column, .. } = grid.place(1, 1) else { panic!("a cell") };
        assert_eq!((row, column.as_str()), (2, "money"));
    }

    #[test]
    fn the_first_row_is_never_taken_for_headings_nor_the_last_for_a_remark() {
        let bytes = file(
            "message m { required binary a (UTF8); optional int32 b; }",
            Compression::UNCOMPRESSED,
            &|group| {
                column::<ByteArrayType>(group, &["school", "Summa: alla"].map(ByteArray::from), None);
                column::<Int32Type>(group, &[3], Some(&[1, 0]));
            },
        );
        let options = GridOptions::default().wanting(["school".to_owned()]);
        let grid = grid("a.parquet", &bytes, &options).0.unwrap();
        assert_eq!((grid.columns(), grid.len()), (&["a".to_owned(), "b".to_owned()][..], 2));
    }

    #[test]
    fn what_no_cell_can_hold_is_refused_where_it_is_asked_for() {
        let schema =
            "message m { required binary a (UTF8); repeated int32 b; required int32 t (TIME(MILLIS,true)); }";
        let bytes = file(schema, Compression::SNAPPY, &|group| {
            column::<ByteArrayType>(group, &[ByteArray::from("x")], None);
            let mut list = group.next_column().unwrap().unwrap();
            list.typed::<Int32Type>().write_batch(&[1, 2], Some(&[1, 1]), Some(&[0, 1])).unwrap();
            list.close().unwrap();
            column::<Int32Type>(group, &[5], None);
        });
        assert_eq!(grid("a.parquet", &bytes, &GridOptions::default()).1, ["T035", "T035"]);
        let options = GridOptions::default().wanting(["a".to_owned()]);
        let (grid, codes) = grid("a.parquet", &bytes, &options);
        assert_eq!((grid.unwrap().written(0, 0), codes), ("x", vec![]));
    }

    #[test]
    fn another_compression_is_told_by_name() {
        let bytes = file("message m { required int32 a; }", Compression::SNAPPY, &|group| {
            column::<Int32Type>(group, &[5], None);
        });
        // The end of a file lists for each column its path, then the codec: parquet.thrift, ColumnMetaData 3 and 4, in
        // the compact protocol; SNAPPY is 1 and ZSTD is 6, written doubled.
        let path = [0x18, 1, b'a', 0x15, 2];
        let at = bytes.windows(5).rposition(|window| window == path).unwrap();
        let mut zstd = bytes;
        zstd[at + 4] = 12;
        assert_eq!(grid("a.parquet", &zstd, &GridOptions::default()).1, ["T034"]);
    }

    #[test]
    fn a_damaged_file_is_told_and_never_read_in_part() {
        let whole = kinds();
        for end in 0..whole.len() {
            let (grid, codes) = grid("a.parquet", &whole[..end], &GridOptions::default());
            assert!(grid.is_none() && codes == ["T033"], "{end}: {codes:?}");
        }
        for place in 0..whole.len() {
            for bit in 0..8 {
                let mut harmed = whole.clone();
                harmed[place] ^= 1 << bit;
                drop(grid("a.parquet", &harmed, &GridOptions::default()));
            }
        }
    }
}
