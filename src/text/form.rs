//! How a table file turned out to be written: encoding, delimiter, sheet, decimal sign, and what stands around its table.

use super::grid::Grid;

/// How a table file turned out to be written, beside what is found in its cells.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Form {
    /// The encoding of a text file, such as `utf-8`, and whether a mark at the file's start says so.
    pub encoding: Option<(String, bool)>,
    /// What stands between the cells of a text file.
    pub delimiter: Option<char>,
    /// The sheets of a workbook: those in which something stands, or all if one was asked for by name.
    pub sheets: Vec<String>,
}

/// The decimal sign that a file's texts show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalSign {
    /// Commas that can only be decimal signs, and no such points.
    Comma,
    /// Points that can only be decimal signs, and no such commas.
    Point,
    /// Both.
    Both,
    /// Only signs that may as well stand between thousands.
    Unclear,
    /// No number has a sign.
    NotShown,
}

impl Grid {
    /// How the file turned out to be written.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.sheet().form
    }

    /// The sheet of a workbook.
    #[must_use]
    pub fn sheet_name(&self) -> Option<&str> {
        self.sheet().name.as_deref()
    }

    /// The row of the headings as a spreadsheet counts, from 1.
    #[must_use]
    pub fn heading_row(&self) -> u32 {
        self.sheet().number(self.layout().heading)
    }

    /// Whether a column has a heading of its own, and not only its letter.
    #[must_use]
    pub fn has_heading(&self, col: usize) -> bool {
        !self.sheet().cell(self.layout().heading, col).is_empty()
    }

    /// The texts of the rows above the headings, one for each row in which something stands.
    #[must_use]
    pub fn above(&self) -> Vec<String> {
        self.remarks(0..self.layout().heading)
    }

    /// The texts of the rows below the table, one for each row in which something stands.
    #[must_use]
    pub fn below(&self) -> Vec<String> {
        let last = self.layout().rows.last().copied().unwrap_or(self.layout().heading);
        self.remarks(last + 1..self.sheet().len())
    }

    fn remarks(&self, rows: std::ops::Range<usize>) -> Vec<String> {
        let sheet = self.sheet();
        let text = |row: usize| {
            let cells: Vec<&str> = sheet.filled(row).map(|col| sheet.cell(row, col)).collect();
            cells.join(" ")
        };
        rows.map(text).filter(|text| !text.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;
    use super::*;
    use crate::text::GridOptions;
    use rust_xlsxwriter::Workbook;

    fn grid(bytes: &[u8]) -> Grid {
        read("a.csv", bytes, &GridOptions::default()).0.unwrap()
    }

    #[test]
    fn what_was_settled_and_what_stands_around_the_table_can_be_asked() {
        let text = "Statistik;\nLäsår 2024/25;;\n\nKod;Andel\n01;12,5\n02;3,0\n\nKälla: oss;\n";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, encoding, marked) in [
            (text.as_bytes().to_vec(), "utf-8", false),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), "utf-8", true),
            ([vec![0xff, 0xfe], utf16].concat(), "utf-16le", true),
            (encoding_rs::WINDOWS_1252.encode(text).0.into_owned(), "windows-1252", false),
        ] {
            let grid = grid(&bytes);
            assert_eq!(grid.form().encoding, Some((encoding.to_owned(), marked)));
            assert_eq!((grid.form().delimiter, grid.heading_row()), (Some(';'), 4));
            assert_eq!(grid.above(), ["Statistik", "Läsår 2024/25"]);
            assert_eq!(grid.below(), ["Källa: oss"]);
            assert_eq!(grid.decimal_sign(), DecimalSign::Comma);
        }
    }

    #[test]
    fn the_decimal_sign_is_what_the_whole_file_shows() {
        let sign = |cells: &str| grid(format!("Kod;Tal\n{cells}").as_bytes()).decimal_sign();
        assert_eq!(sign("a;1.5\nb;2\n"), DecimalSign::Point);
        assert_eq!(sign("a;1.5\nb;2,5\n"), DecimalSign::Both);
        assert_eq!(sign("a;1.234\n"), DecimalSign::Unclear);
        assert_eq!(sign("a;1 234\n"), DecimalSign::NotShown);
    }

    #[test]
    fn a_workbook_names_its_sheets() {
        let mut book = Workbook::new();
        for name in ["Elever", "Tom", "Skolor"] {
            let sheet = book.add_worksheet();
            sheet.set_name(name).unwrap();
            if name != "Tom" {
                sheet.write(0, 0, "Kod").unwrap();
            }
        }
        let grid = grid(&book.save_to_buffer().unwrap());
        assert_eq!(grid.form().sheets, ["Elever", "Skolor"]);
        assert_eq!((grid.sheet_name(), grid.form().delimiter), (Some("Elever"), None));
    }
}
