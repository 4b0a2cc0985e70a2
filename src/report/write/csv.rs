//! A table as CSV: for Swedish Excel (`;`, decimal comma, BOM) or for machines (`,`, decimal point).

use crate::base::Exact;
use crate::base::Mode;
use crate::base::number::{decimals, plain, power_of_ten, with_places};
use crate::base::rounding::round_to_whole;
use crate::report::document::{Cell, Column, Kind, Row, Sheet};

/// Who is to read a CSV file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Dialect {
    /// Excel in Swedish: semicolons, decimal commas, a byte order mark, CRLF, headings for people.
    #[default]
    SwedishExcel,
    /// Programs: commas, decimal points, LF, names for machines as headings.
    International,
}

impl Dialect {
    /// The dialect of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::SwedishExcel, Self::International].into_iter().find(|dialect| dialect.name() == name)
    }

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SwedishExcel => "swedish",
            Self::International => "international",
        }
    }

    /// What stands between cells.
    pub(in crate::report) const fn delimiter(self) -> u8 {
        match self {
            Self::SwedishExcel => b';',
            Self::International => b',',
        }
    }
}

/// The figures of a row that are hidden, by their names for machines.
pub(super) fn hidden(columns: &[Column], row: &Row) -> String {
    let cells = row.cells.iter().zip(columns).filter(|(cell, _)| **cell == Cell::Hidden);
    cells.map(|(_, column)| column.id.as_str()).collect::<Vec<&str>>().join(" ")
}

/// A last column, where figures are hidden: which, by their names for machines.
pub(super) const HIDDEN: &str = "hidden";

/// The bytes of a table; nothing if it cannot be written as CSV.
pub(super) fn bytes(sheet: &Sheet, dialect: Dialect) -> Option<Vec<u8>> {
    let end = match dialect {
        Dialect::SwedishExcel => csv::Terminator::CRLF,
        Dialect::International => csv::Terminator::Any(b'\n'),
    };
    let mut writer =
        csv::WriterBuilder::new().delimiter(dialect.delimiter()).terminator(end).from_writer(Vec::new());
    let heading = |column: &Column| match dialect {
        Dialect::SwedishExcel => harmless(&column.heading),
        Dialect::International => harmless(&column.id),
    };
    let hides = sheet.rows.iter().flat_map(|row| &row.cells).any(|cell| *cell == Cell::Hidden);
    let last = hides.then(|| HIDDEN.to_owned());
    writer.write_record(sheet.columns.iter().map(heading).chain(last)).ok()?;
    for row in &sheet.rows {
        let cells = row.cells.iter().zip(&sheet.columns);
        let last = hides.then(|| hidden(&sheet.columns, row));
        let texts = cells.map(|(cell, column)| text(cell, column.kind, dialect)).chain(last);
        writer.write_record(texts).ok()?;
    }
    let body = writer.into_inner().ok()?;
    let mark: &[u8] = if dialect == Dialect::SwedishExcel { "\u{feff}".as_bytes() } else { &[] };
    Some([mark, &body].concat())
}

fn text(cell: &Cell, kind: Kind, dialect: Dialect) -> String {
    let number = match cell {
        Cell::Empty | Cell::Hidden => return String::new(),
        Cell::Text(text) => return harmless(text),
        Cell::Ore(ore) => plain(&ore.exact()),
        // Under a heading that says per cent, people expect 3,5 and programs 0.035.
        Cell::Number(share)
            if matches!(kind, Kind::Percent | Kind::Share) && dialect == Dialect::SwedishExcel =>
        {
            digits(&(share * Exact::from_integer(100.into())), kind)
        }
        Cell::Number(number) => digits(number, kind),
    };
    match dialect {
        Dialect::SwedishExcel => number.replace('.', ","),
        Dialect::International => number,
    }
}

/// A number in full, or to six decimals where no number of decimals is enough; shares as shares.
pub(super) fn digits(number: &Exact, kind: Kind) -> String {
    let places = match kind {
        Kind::PerHead | Kind::PerHeadChange => 2,
        _ => decimals(number).map_or(6, |places| places.min(6)),
    };
    let scaled = round_to_whole(&(number * Exact::from_integer(power_of_ten(places))), Mode::HalfAway);
    with_places(&scaled, places)
}

/// A text that no spreadsheet takes for a formula; a text that is only a number may be taken for one.
pub(super) fn harmless(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if risky && !is_number(text) { format!("'{text}") } else { text.to_owned() }
}

/// Whether a text is a sign and digits, with what may stand among and after them.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '.' | ',' | '%');
    digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Ore;
    use crate::report::document::{Column, Row};

    fn sheet() -> Sheet {
        let columns =
            vec![Column::new("school", "Skola", Kind::Text), Column::new("total", "Totalt", Kind::Money)];
        let rows = vec![Row::plain(vec![Cell::Text("=Å".into()), Cell::Ore(Ore::from_whole(-123_450))])];
        Sheet { id: "x".into(), title: "x".into(), columns, rows }
    }

    #[test]
    fn swedish_excel_opens_it_and_no_text_is_a_formula() {
        let bytes = bytes(&sheet(), Dialect::SwedishExcel).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}Skola;Totalt\r\n'=Å;-1234,5\r\n");
    }

    #[test]
    fn programs_get_points_and_machine_names() {
        let bytes = bytes(&sheet(), Dialect::International).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "school,total\n'=Å,-1234.5\n");
    }

    #[test]
    fn what_begins_a_formula_is_disarmed_and_numbers_stay_numbers() {
        for text in ["=1+1", "+cmd", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "-", "+1-2"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["-5", "+3,4 %", "-1\u{a0}234.50", "Åsö", "1=1", ""] {
            assert_eq!(harmless(text), text);
        }
        let mut sheet = sheet();
        sheet.columns[1].heading = "=cmd".into();
        let text = String::from_utf8(bytes(&sheet, Dialect::SwedishExcel).unwrap()).unwrap();
        assert!(text.contains(";'=cmd\r\n"), "{text}");
    }
}
