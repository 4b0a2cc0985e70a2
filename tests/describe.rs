//! `skolpeng init FILE`: the description of any file that offices write loads as it stands, and reads its cells.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use rust_xlsxwriter::Workbook;
use skolpeng::data::{self, DataSet, Part};
use skolpeng::diag::{Findings, Severity};
use skolpeng::text::{Cell, Library};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn init(place: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::cargo_bin("skolpeng").unwrap();
    command.current_dir(place).env("NO_COLOR", "1").arg("init").args(arguments);
    let output = command.output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// The description of a file's bytes, and the data set that it gives, with the codes of what was found.
fn described(name: &str, bytes: &[u8], arguments: &[&str]) -> (String, DataSet, Vec<&'static str>) {
    let place: TempDir = tempfile::tempdir().unwrap();
    fs::write(place.path().join(name), bytes).unwrap();
    let output = Path::new(name).with_extension("toml");
    let (code, talk) = init(place.path(), &[&[name], arguments].concat());
    assert_eq!(code, 0, "{talk}");
    let path = place.path().join(output);
    let text = fs::read_to_string(&path).unwrap();
    let mut found = Findings::new();
    let data = data::load(&path, &mut Library::new(), &mut found);
    let data = data.unwrap_or_else(|| unreachable!("{text}\n{:?}", found.sorted()));
    let told = found.sorted().into_iter().filter(|one| one.severity != Severity::Note);
    let codes: Vec<&str> = told.map(|one| one.fault.code()).collect();
    for code in &codes {
        assert!(talk.contains(code), "what loading tells is told at once: {talk}");
    }
    (text, data, codes)
}

/// The numbers of a column, hidden and missing ones left out, times 100.
fn hundredths(part: &Part, name: &str) -> Vec<i64> {
    let mut found = Findings::new();
    let col = part.column(name).unwrap().index;
    let cells = part.numbers_of(col, &mut found);
    assert!(found.is_empty(), "{name}: {:?}", found.sorted());
    let number = |cell: Cell<skolpeng::base::Decimal>| {
        let number = cell.is()?;
        Some(number.units * 10_i64.pow(2 - u32::from(number.places)))
    };
    cells.into_iter().filter_map(number).collect()
}

fn names(part: &Part) -> Vec<&str> {
    part.columns.iter().map(|column| column.name.as_str()).collect()
}

#[test]
fn every_shipped_table_gets_a_description_that_loads_without_a_finding() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["scenarios/huddinge-2025", "models/prices", "src/cli/init/start/sv"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "csv") {
                let name = path.file_name().unwrap().to_str().unwrap();
                let bytes = fs::read(&path).unwrap();
                for language in ["sv", "en"] {
                    let (text, _, codes) = described(name, &bytes, &["--lang", language]);
                    assert!(codes.is_empty(), "{name}: {codes:?}\n{text}");
                }
                count += 1;
            }
        }
    }
    assert!(count >= 11, "{count}");
}

/// Skolverkets totaler per skola 2025/26 summerar till 3 090.
#[test]
fn enrolment_is_described_so_that_every_student_is_read() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/huddinge-2025/elever.csv");
    let (_, data, _) = described("elever.csv", &fs::read(file).unwrap(), &[]);
    let rows = &data.rows[0];
    let keys = ["school", "programme", "orientation", "study_year", "home_municipality", "merit", "students"];
    assert_eq!(names(rows), keys);
    assert_eq!(hundredths(rows, "students").iter().sum::<i64>(), 309_000);
    let schools = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/huddinge-2025/skolor.csv");
    let (text, data, _) = described("skolor.csv", &fs::read(schools).unwrap(), &[]);
    assert_eq!((data.keys[0].key.as_str(), data.rows.len()), ("school", 0));
    assert!(text.contains("Kommunal = \"municipality\"") || text.contains("\"Kommunal\" = \"municipality\""));
    assert!(text.contains("Ingen kolumn med antal elever hittades"), "{text}");
}

/// As Skolverket writes: titles above, a footnote below, dots for what is hidden, spaces between thousands.
const OFFICE: &str = "Elever i gymnasieskolan;;;;;\r\nLäsår 2024/25, uttag 2025-03-14;;;;;\r\n\r\n\
    Län;Skolenhetskod;Skola;Antal elever;Andel höga betyg, %;Not\r\n\
    Skåne;01234567;Östra;1 190;12,5;\r\nSkåne;01234568;Västra \"nya\";645;..;\r\n\
    Örebro;11234569;Åsö;~100;.;\r\n\r\nKälla: Skolverket. Små tal är dolda.\r\n";

fn check_office(bytes: &[u8], written: &[&str]) {
    let (text, data, codes) = described("uttag.csv", bytes, &[]);
    assert!(codes.is_empty(), "{codes:?}\n{text}");
    let rows = data.rows.first().unwrap();
    assert_eq!(rows.text_of(2, rows.column("name").unwrap().index), Cell::Is("Åsö"), "{text}");
    assert_eq!(rows.text_of(0, rows.column("school").unwrap().index), Cell::Is("01234567"));
    assert_eq!(hundredths(rows, "students"), [119_000, 64_500, 10_000]);
    assert_eq!(hundredths(rows, "andel_hoga_betyg"), [1_250]);
    assert_eq!((rows.grid.len(), rows.stands_for.unwrap().months()), (3, 12));
    assert_eq!(
        (data.date.to_string(), data.title.sv.as_str()),
        ("2025-03-14".into(), "Elever i gymnasieskolan")
    );
    for part in [&["rubrikerna står på rad 4", "\"Not\": tom", "Källa: Skolverket."], written].concat() {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn the_same_table_is_understood_in_every_encoding_and_with_every_delimiter() {
    let utf16 =
        |text: &str| [vec![0xff, 0xfe], text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
    let latin = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
    let tabs = OFFICE.replace(';', "\t");
    check_office(OFFICE.as_bytes(), &["delimiter = \";\"", "encoding = \"utf-8\"", "decimal = \",\""]);
    check_office(&utf16(OFFICE), &["encoding = \"utf-16le\"", "ett märke i filens början"]);
    check_office(&latin(OFFICE), &["encoding = \"windows-1252\"", "stämmer å, ä och ö? (troligt)"]);
    check_office(tabs.as_bytes(), &["delimiter = \"\\t\""]);
    check_office(&utf16(&tabs), &["delimiter = \"\\t\"", "encoding = \"utf-16le\""]);
}

fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    let about = book.add_worksheet();
    about.set_name("Om").unwrap().write(0, 0, "Detta är ett uttag").unwrap();
    about.write(1, 0, "Frågor: statistik@kommunen.se").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Elever 2025").unwrap().write(0, 0, "Elever per skola").unwrap();
    for (col, heading) in (0..).zip(["Skolenhetskod", "Program", "Antal elever"]) {
        sheet.write(2, col, heading).unwrap();
    }
    for (row, code, programme, students) in [(3, "01", "NA", 30.0), (4, "02", "SA", 25.0)] {
        sheet.write(row, 0, code).unwrap();
        sheet.write(row, 1, programme).unwrap();
        sheet.write(row, 2, students).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_with_two_sheets_is_described_by_the_sheet_that_is_asked_for() {
    let (text, data, codes) = described("bok.xlsx", &book(), &["--sheet", "Elever 2025"]);
    assert!(codes.is_empty(), "{codes:?}\n{text}");
    assert_eq!(hundredths(&data.rows[0], "students"), [3_000, 2_500]);
    assert!(text.contains("sheet = \"Elever 2025\"") && !text.contains("delimiter"), "{text}");
    let (text, _, _) = described("bok.xlsx", &book(), &["--lang", "en"]);
    assert!(text.contains("the first sheet; choose \"Elever 2025\" with --sheet (UNSURE)"), "{text}");
}

#[test]
fn wide_columns_become_rows() {
    let (text, data, codes) = described(
        "inputs.csv",
        b"district,tax,fte_101,fte_102\n01,7.5,10,20\n02,8.25,11,x\n",
        &["--lang", "en"],
    );
    assert!(codes.is_empty(), "{codes:?}\n{text}");
    let per: Vec<&[String]> = data.columns_of.iter().map(|one| one.per.as_slice()).collect();
    assert_eq!(per, [&["district".to_owned()][..], &["district".to_owned(), "code".to_owned()][..]]);
    assert_eq!(hundredths(&data.columns_of[0], "tax"), [750, 825]);
    assert_eq!(hundredths(&data.columns_of[1], "fte"), [1_000, 2_000, 1_100]);
    assert!(text.contains("\"x\" in 1 cells"), "{text}");
    let (text, data, codes) =
        described("ar.csv", "Kommun;2023;2024\nAle;1,5;2\nSalem;3;..\n".as_bytes(), &[]);
    assert!(codes.is_empty(), "{codes:?}\n{text}");
    assert_eq!(hundredths(&data.columns_of[0], "value"), [150, 200, 300]);
    let (text, data, codes) =
        described("elever.csv", "Skolkod;Elever 2023;Elever 2024\n01;10;20\n02;30;40\n".as_bytes(), &[]);
    assert!(codes.is_empty(), "{codes:?}\n{text}");
    assert_eq!((data.rows[0].grid.len(), hundredths(&data.rows[0], "students").len()), (4, 4));
}

#[test]
fn what_cannot_be_known_is_marked() {
    let (text, _, _) = described("a.csv", "Kod;Pris\na;1.234\nb;5\nTotalt;6\n".as_bytes(), &[]);
    for part in ["# decimal = \",\"", "tal som 1.234", "rad 4, ”Totalt”", "första kolumnen", "ÄNDRA: dagen"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let (text, _, _) = described("b.csv", "Kod;Pris\na;1.5\nb;2,5\n".as_bytes(), &["--lang", "en"]);
    assert!(
        text.contains("# decimal = \",\"") && text.contains("decimal commas and decimal points"),
        "{text}"
    );
    let (text, _, _) = described("c.csv", "Kod;Tal\na;1\nb;2\nc;3\nd;4\ne;vet ej\n".as_bytes(), &[]);
    assert!(text.contains("\"vet ej\" i 1 celler (OSÄKERT)"), "{text}");
}

#[test]
fn columns_that_the_reader_refuses_are_left_out_and_told() {
    let (text, data, codes) = described("a.csv", "Kod;Tal;Tal;;Pris\na;1;2;3;4\nb;1;2;3;5\n".as_bytes(), &[]);
    assert_eq!(codes, ["D007"], "the second of two equal headings can only be warned of");
    assert!(text.contains("unused = [\"Tal\", \"D\"]"), "{text}");
    assert_eq!(hundredths(data.keys[0].part.as_ref().unwrap(), "price"), [400, 500]);
}

#[test]
fn the_file_is_named_from_the_folder_of_its_description() {
    let place = tempfile::tempdir().unwrap();
    fs::create_dir_all(place.path().join("data/raw")).unwrap();
    fs::create_dir_all(place.path().join("sets")).unwrap();
    fs::write(place.path().join("data/raw/a b.csv"), "Kod;Elever\n01;3\n").unwrap();
    let (code, talk) = init(place.path(), &["data/raw/a b.csv", "-o", "sets/own"]);
    assert_eq!(code, 0, "{talk}");
    let text = fs::read_to_string(place.path().join("sets/own.toml")).unwrap();
    assert!(text.contains("file = \"../data/raw/a b.csv\""), "{text}");
    let mut found = Findings::new();
    data::load(&place.path().join("sets/own.toml"), &mut Library::new(), &mut found).unwrap();
    assert!(found.is_empty());
}

#[test]
fn nothing_is_replaced_and_a_file_that_cannot_be_read_is_told() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("a.csv"), "Kod;Elever\n01;3\n").unwrap();
    fs::write(place.path().join("a.toml"), "mine").unwrap();
    let (code, talk) = init(place.path(), &["a.csv"]);
    assert!(code == 4 && talk.contains("R812") && talk.contains("--output"), "{talk}");
    assert_eq!(fs::read_to_string(place.path().join("a.toml")).unwrap(), "mine");
    assert_eq!(init(place.path(), &["b.csv"]).0, 4);
    fs::write(place.path().join("c.csv"), "\n\n").unwrap();
    let (code, talk) = init(place.path(), &["c.csv", "--lang", "en"]);
    assert!(code == 1 && talk.contains("T024"), "{talk}");
    fs::write(place.path().join("d.csv"), "Kod;Elever\n").unwrap();
    let (code, talk) = init(place.path(), &["d.csv"]);
    assert!(code == 1 && talk.contains("D001") && !place.path().join("d.toml").exists(), "{talk}");
    assert_eq!(init(place.path(), &["town", "--sheet", "A"]).0, 2);
    assert!(!place.path().join("town").exists());
}
