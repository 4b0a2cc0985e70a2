//! The bytes of a CSV file, a workbook or a Parquet file as a table.

use super::grid::Grid;
use super::options::GridOptions;
use super::sheet::{Kind, Sheet};
use super::{csv_read, encoding, heading, many, parquet, workbook};
use crate::diag::{Diagnostic, FileFault, Findings, Place, SourceId};
use std::path::Path;

/// The endings of workbooks.
const WORKBOOKS: [&str; 5] = ["xlsx", "xlsm", "xlsb", "xls", "ods"];

/// Reads a table.
pub fn read(
    source: SourceId,
    path: &Path,
    bytes: &[u8],
    options: &GridOptions,
    found: &mut Findings,
) -> Option<Grid> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let sheet = if WORKBOOKS.contains(&ending.as_str()) || bytes.starts_with(b"PK\x03\x04") {
        workbook::read(source, bytes, options.sheet.as_deref(), found)?
    } else if ending == "parquet" || bytes.starts_with(parquet::MARK) {
        parquet::read(source, bytes, &options.wanted, found)?
    } else {
        let text = encoding::borrowed(bytes, options.encoding.as_deref())
            .map_err(|fault| Diagnostic::error(fault, Place::File(source)));
        let (text, encoding, is_marked) = found.take(text)?;
        let mut sheet = csv_read::read(source, &text, options.delimiter, &options.wanted, found);
        sheet.form.encoding = Some((encoding.name().to_lowercase(), is_marked));
        sheet
    };
    of_sheet(source, sheet, options, found)
}

/// The table that stands in a sheet.
pub fn of_sheet(
    source: SourceId,
    mut sheet: Sheet,
    options: &GridOptions,
    found: &mut Findings,
) -> Option<Grid> {
    sheet.close();
    let layout = heading::find(source, &sheet, &options.wanted, found)?;
    let grid = Grid::new(source, sheet, layout, options);
    refuse_broken(&grid, &options.wanted, found);
    Some(grid)
}

/// A formula of a workbook that failed is refused in the columns that are asked for; in all, if nobody said which.
fn refuse_broken(grid: &Grid, wanted: &[String], found: &mut Findings) {
    if !grid.sheet().has(Kind::Broken) {
        return;
    }
    let mut told = Vec::new();
    for (col, heading) in grid.columns().iter().enumerate() {
        let is_asked = wanted.is_empty() || wanted.iter().any(|w| heading::normal(w) == *heading);
        for row in (0..grid.len()).filter(|_| is_asked) {
            if grid.cell_kind(row, col) == Kind::Broken {
                let fault = FileFault::BrokenCell { written: grid.written(row, col).to_owned() };
                told.push(Diagnostic::error(fault, grid.place(row, col)));
            }
        }
    }
    many::tell(told, found);
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;
    use super::*;
    use crate::base::Decimal;
    use crate::text::Cell;
    use rust_xlsxwriter::{Formula, Workbook};

    fn book() -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name("Elever").unwrap();
        sheet.write(0, 0, "Antal elever").unwrap();
        for (col, heading) in (0..).zip(["Kod", "Elever", "Andel"]) {
            sheet.write(3, col, heading).unwrap();
        }
        for (row, code, students, share) in [(4, 126, 1200.0, "12,5"), (5, 180, 18_455.5, "..")] {
            sheet.write(row, 0, code).unwrap();
            sheet.write(row, 1, students).unwrap();
            sheet.write(row, 2, share).unwrap();
        }
        sheet.write(6, 0, 181).unwrap();
        sheet.write(6, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn a_sheet_of_a_workbook_is_a_table() {
        let options = GridOptions::default().wanting(["Kod".to_owned(), "Andel".to_owned()]);
        let (grid, codes) = read("a.xlsx", &book(), &options);
        let grid = grid.unwrap();
        assert!(codes.is_empty(), "{codes:?}");
        assert_eq!((grid.len(), grid.text(0, 0)), (3, Cell::Is("126")));
        assert_eq!(grid.number(1, 1), Ok(Cell::Is(Decimal { units: 184_555, places: 1 })));
        assert_eq!(grid.number(0, 2), Ok(Cell::Is(Decimal { units: 125, places: 1 })));
        assert_eq!(grid.number(1, 2), Ok(Cell::Suppressed));
        let Place::Cell { sheet, row, column, text, .. } = grid.place(1, 1) else { panic!("a cell") };
        assert_eq!((sheet.as_deref(), row), (Some("Elever"), 6));
        assert_eq!((column.as_str(), text.as_str()), ("Elever", "18455.5"));
    }

    #[test]
    fn a_broken_formula_is_refused_where_it_is_asked_for() {
        assert_eq!(read("a.xlsx", &book(), &GridOptions::default()).1, ["T046"]);
    }

    #[test]
    fn a_workbook_with_another_ending_is_still_one() {
        let options = GridOptions::default().wanting(["Kod".to_owned()]);
        assert_eq!(read("a.csv", &book(), &options).0.unwrap().len(), 3);
    }

    #[test]
    fn a_file_of_nothing_or_of_broken_letters_is_told() {
        let options = GridOptions::default();
        assert_eq!(read("a.csv", b"\n;;\n", &options).1, ["T024"]);
        assert_eq!(read("a.csv", "Skola\nHÃ¤lsa".as_bytes(), &options).1, ["T020"]);
        assert_eq!(read("a.csv", b"\0\x01\x02", &options).1, ["T023"]);
        let utf8 = GridOptions { encoding: Some("utf-8".into()), ..options };
        assert_eq!(read("a.csv", b"Sk\xe5ne;1", &utf8).1, ["T021"]);
    }

    #[test]
    fn the_same_table_saved_again_by_a_spreadsheet_reads_the_same() {
        let first = "\u{feff}Titel\n\nSkola;Elever;\nÅsö;1 200;\n";
        let again = b"Titel;;;;\r\n;;;;\r\nSkola;Elever;;;\r\n\xc5s\xf6;1200;;;\r\n";
        for bytes in [first.as_bytes(), again.as_slice()] {
            let grid = read("a.csv", bytes, &GridOptions::default()).0.unwrap();
            assert_eq!(grid.columns(), ["Skola", "Elever"]);
            assert_eq!(grid.text(0, 0), Cell::Is("Åsö"));
            assert_eq!(grid.number(0, 1), Ok(Cell::Is(Decimal::whole(1200))));
            let Place::Cell { row, .. } = grid.place(0, 0) else { panic!("a cell") };
            assert_eq!(row, 4);
        }
    }
}
