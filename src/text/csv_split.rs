//! A CSV text as a sheet, in one pass over its bytes: cells between delimiters, or in quotes as RFC 4180 has them.

use super::sheet::Sheet;
use super::words::{Cut, Cuttings};

/// What a spreadsheet of another machine may put before a text.
const MARK: &str = "\u{feff}";
/// One in each byte of a word, and the highest bit of each byte.
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;
/// A quote in each byte.
const QUOTES: u64 = ONES * b'"' as u64;
/// How many bytes a word has.
const WORD: usize = 8;
/// Line ends, and no letter, are below this.
const CONTROL: u64 = 14;

/// So many rows or cells are put into the sheet at once: few enough to be near at hand.
const ROWS: usize = 512;
const CELLS: usize = 1 << 16;

/// Splits the text. A spreadsheet counts blank lines as rows, and a cell with line breaks in quotes as part of one row.
/// Line ends are `\n`, `\r\n` and `\r`; only `\n` counts as a row where nothing stands before it.
pub fn split(text: &str, delimiter: u8) -> Sheet {
    let mut splitter = Splitter {
        text,
        delimiter,
        marks: Marks::new(text.as_bytes(), delimiter),
        at: 0,
        rows: Vec::with_capacity(ROWS),
        cells: Vec::new(),
        anew: String::new(),
        sheet: Sheet::default(),
    };
    splitter.run();
    splitter.hand_over();
    splitter.sheet.close();
    splitter.sheet
}

struct Splitter<'a> {
    text: &'a str,
    delimiter: u8,
    marks: Marks<'a>,
    /// The first byte that no row has taken.
    at: usize,
    /// The number and width of the rows that the sheet does not have yet, and their cells.
    rows: Vec<(u32, u32)>,
    cells: Vec<Cut>,
    /// What stands in quoted cells, without the quotes.
    anew: String,
    sheet: Sheet,
}

impl Splitter<'_> {
    fn run(&mut self) {
        let mut number: u32 = 0;
        if self.text.starts_with(MARK) {
            self.at = MARK.len();
            self.blank_lines();
        }
        loop {
            let blank = self.blank_lines();
            if self.at >= self.text.len() {
                return;
            }
            number = number.saturating_add(blank).saturating_add(1);
            let before = self.cells.len();
            let end = self.row();
            self.rows.push((number, u32::try_from(self.cells.len() - before).unwrap_or(u32::MAX)));
            self.at = end.saturating_add(1);
            let bytes = self.text.as_bytes();
            if bytes.get(end) == Some(&b'\r') && bytes.get(self.at) == Some(&b'\n') {
                self.at += 1;
                self.marks.next();
            }
            if self.rows.len() >= ROWS || self.cells.len() >= CELLS {
                self.hand_over();
            }
        }
    }

    /// Puts rows into the sheet.
    fn hand_over(&mut self) {
        let source = Cuttings { text: self.text, anew: &self.anew };
        self.sheet.push_rows(&self.rows, &self.cells, &source);
        if self.sheet.len() == self.rows.len() {
            // The rest is likely to have as many rows for its length, or a few more.
            let left = self.text.len().saturating_sub(self.at);
            self.sheet.reserve(left / self.at.max(1) * self.rows.len() * 17 / 16);
        }
        self.rows.clear();
        self.cells.clear();
        self.anew.clear();
    }

    /// Passes over line ends, and says how many lines they end.
    fn blank_lines(&mut self) -> u32 {
        let mut lines = 0;
        while let Some(end @ (b'\n' | b'\r')) = self.text.as_bytes().get(self.at) {
            lines += u32::from(*end == b'\n');
            self.at += 1;
            self.marks.next();
        }
        lines
    }

    /// Adds the cells of one row, and says where it ends.
    fn row(&mut self) -> usize {
        let mut start = self.at;
        let mut quoted = None;
        let mut marks = self.marks;
        loop {
            let (end, is_delimiter) = marks.next().unwrap_or((self.text.len(), false));
            if is_delimiter {
                self.cells.push(quoted.take().unwrap_or(Cut { start, end }));
                start = end + 1;
                continue;
            }
            match self.text.as_bytes().get(end) {
                Some(b'\n' | b'\r') | None => {
                    self.cells.push(quoted.take().unwrap_or(Cut { start, end }));
                    self.marks = marks;
                    return end;
                }
                Some(b'"') if end == start => {
                    quoted = Some(self.quoted(start + 1));
                    marks = self.marks;
                }
                Some(_) => {}
            }
        }
    }

    /// Reads a cell from after its first quote to the delimiter or line end after its last. Two quotes stand for one;
    /// what follows the closing quote belongs to the cell.
    fn quoted(&mut self, first: usize) -> Cut {
        let own = self.anew.len();
        let bytes = self.text.as_bytes();
        let from = |at: usize| bytes.get(at..).unwrap_or(&[]).iter();
        let mut start = first;
        let end = loop {
            let Some(quote) = from(start).position(|byte| *byte == b'"').map(|after| start + after) else {
                self.anew.push_str(self.text.get(start..).unwrap_or(""));
                break self.text.len();
            };
            if bytes.get(quote + 1) == Some(&b'"') {
                self.anew.push_str(self.text.get(start..=quote).unwrap_or(""));
                start = quote + 2;
                continue;
            }
            self.anew.push_str(self.text.get(start..quote).unwrap_or(""));
            let ends = |byte: &u8| *byte == self.delimiter || *byte == b'\n' || *byte == b'\r';
            let end = from(quote + 1).position(ends).map_or(bytes.len(), |after| quote + 1 + after);
            self.anew.push_str(self.text.get(quote + 1..end).unwrap_or(""));
            break end;
        };
        self.marks = self.marks.seek(end);
        let before = self.text.len();
        Cut { start: before + own, end: before + self.anew.len() }
    }
}

/// The delimiters, quotes and line ends of a text, one after another; other control signs may be among them.
#[derive(Clone, Copy)]
struct Marks<'a> {
    bytes: &'a [u8],
    /// The delimiter in each byte.
    delimiter: u64,
    /// Where the eight bytes stand that are looked at.
    base: usize,
    /// The highest bit of each of them that is a mark, and of each that is a delimiter.
    marks: u64,
    delimiters: u64,
}

impl<'a> Marks<'a> {
    fn new(bytes: &'a [u8], delimiter: u8) -> Self {
        let delimiter = ONES * u64::from(delimiter);
        Self { bytes, delimiter, base: 0, marks: 0, delimiters: 0 }.seek(0)
    }

    /// The marks from a byte on.
    fn seek(mut self, base: usize) -> Self {
        self.base = base;
        self.look();
        self
    }

    /// Where the next mark stands, and whether it is a delimiter.
    #[inline]
    fn next(&mut self) -> Option<(usize, bool)> {
        while self.marks == 0 {
            self.base += WORD;
            if self.base >= self.bytes.len() {
                return None;
            }
            self.look();
        }
        let lowest = self.marks & self.marks.wrapping_neg();
        self.marks ^= lowest;
        Some((self.base + lowest.trailing_zeros() as usize / 8, self.delimiters & lowest != 0))
    }

    #[inline]
    fn look(&mut self) {
        let rest = self.bytes.get(self.base..).unwrap_or(&[]);
        let word =
            rest.first_chunk::<WORD>().map_or_else(|| last_word(rest), |eight| u64::from_le_bytes(*eight));
        self.delimiters = zeros(word ^ self.delimiter);
        self.marks = self.delimiters | zeros(word ^ QUOTES) | controls(word);
    }
}

/// The last bytes of a text, with bytes that are no mark after them.
fn last_word(rest: &[u8]) -> u64 {
    let mut word = [u8::MAX; WORD];
    word.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
    u64::from_le_bytes(word)
}

/// The highest bit of each byte that is zero.
const fn zeros(word: u64) -> u64 {
    !(((word & !HIGH) + !HIGH) | word) & HIGH
}

/// The highest bit of each byte that is below [`CONTROL`].
const fn controls(word: u64) -> u64 {
    !(((word & !HIGH) + ONES * (0x80 - CONTROL)) | word) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The row's number and its cells.
    type Row = (u32, Vec<String>);

    /// What the crate `csv` makes of a text, its rows numbered by the line ends before them.
    fn of_crate(text: &str, delimiter: u8) -> Vec<Row> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        let mut record = csv::StringRecord::new();
        let (mut number, mut start) = (0, 0);
        while reader.read_record(&mut record).unwrap() {
            let rest = &text[start..];
            let ends =
                rest.bytes().take_while(|b| matches!(b, b'\n' | b'\r')).filter(|b| *b == b'\n').count();
            let is_between = rest.starts_with('\n') && text[..start].ends_with('\r');
            number += u32::try_from(ends - usize::from(is_between)).unwrap() + 1;
            start = usize::try_from(reader.position().byte()).unwrap();
            let trimmed =
                |cell: &str| cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').to_owned();
            rows.push((number, record.iter().map(trimmed).collect()));
        }
        rows
    }

    fn own(text: &str, delimiter: u8) -> Vec<Row> {
        let sheet = split(text, delimiter);
        let cells = |row| (0..sheet.width(row)).map(|col| sheet.cell(row, col).to_owned()).collect();
        (0..sheet.len()).map(|row| (sheet.number(row), cells(row))).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn texts_are_split_as_the_csv_crate_splits_them(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    ",", ";", "\t", "\n", "\r\n", "\r", "\"", "\"\"", ",\"", "\",", "\"\n", "a", " ", "å", "12345678",
                    "0", "\u{a0}", "\u{feff}", "\u{b}", "\u{1f}", "x y", "\n\n", "långt ord",
                ]),
                0..40,
            ),
            delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        ) {
            let text = parts.concat();
            prop_assert_eq!(own(&text, delimiter), of_crate(&text, delimiter), "{:?}", text);
        }
    }

    #[test]
    fn quotes_hold_delimiters_line_ends_and_quotes() {
        let rows = own("a,\"b,\"\"c\"\"\n\",\"d\"e\n\"\",f", b',');
        let wanted: [&[&str]; 2] = [&["a", "b,\"c\"", "de"], &["", "f"]];
        let cells: Vec<Vec<&str>> =
            rows.iter().map(|(_, row)| row.iter().map(String::as_str).collect()).collect();
        assert_eq!(cells, wanted);
    }
}
