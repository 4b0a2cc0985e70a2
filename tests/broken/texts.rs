//! Columns that have changed places, codes that nobody knows, entries that contradict each other.

use super::{Broken, Files, is, turn};
use std::path::PathBuf;

/// The rows with two columns in each other's places, but not their headings.
fn swapped(a: usize, b: usize, code: &'static str) -> Broken {
    let lines = super::ROWS.lines().enumerate().map(|(number, line)| {
        let mut cells: Vec<&str> = line.split(';').collect();
        if number > 0 {
            cells.swap(a, b);
        }
        format!("{}\n", cells.join(";"))
    });
    is(&format!("columns {a} and {b} of the rows are swapped"), "rows.csv", lines.collect::<String>(), code)
}

/// One more file, and another word for it.
fn and(
    name: &str,
    file: &'static str,
    text: &'static str,
    from: &'static str,
    to: &'static str,
    code: &'static str,
) -> Broken {
    let harm = move |files: &mut Files| {
        files.insert(PathBuf::from(file), text.as_bytes().to_vec());
        let model = files.get_mut(&PathBuf::from("model.toml")).unwrap();
        *model = String::from_utf8(model.clone()).unwrap().replacen(from, to, 1).into_bytes();
    };
    Broken { name: name.to_owned(), harm: Box::new(harm), code }
}

fn rows() -> Vec<Broken> {
    vec![
        swapped(0, 4, "R130"),
        swapped(0, 1, "R130"),
        swapped(1, 4, "T040"),
        swapped(3, 4, "R114"),
        swapped(2, 4, "T040"),
        turn("a school nobody knows", "rows.csv", "B;EK;G", "C;EK;G", "R101"),
        turn("a school with a space before", "rows.csv", "B;EK;G", "B B;EK;G", "R128"),
        turn("a school in small letters", "rows.csv", "B;EK;G", "b;EK;G", "R101"),
        turn("a programme without a price", "rows.csv", "B;EK;G", "B;XX;G", "R004"),
        turn("a row without a school", "rows.csv", "B;EK;G", ";EK;G", "R103"),
        turn("a row without a home", "rows.csv", "B;EK;G", "B;EK;", "R103"),
        turn("a row without students", "rows.csv", "B;EK;H;150;5", "B;EK;H;150;", "R114"),
        turn("a short row", "rows.csv", "B;EK;H;150;5", "B;EK;H", "R114"),
        turn("a long row", "rows.csv", "B;EK;H;150;5", "B;EK;H;150;5;9;9;9", "T026"),
        turn("a quote that never closes", "rows.csv", "B;EK;H", "\"B;EK;H", "T022"),
        turn("a heading twice", "rows.csv", "merit;students", "students;students", "T025"),
        turn("a heading misspelt", "rows.csv", "students", "studnets", "R112"),
        turn("commas for semicolons in one row", "rows.csv", "B;EK;H;150;5", "B,EK,H,150,5", "R128"),
        turn("a total row at the end", "rows.csv", "B;EK;G;;5\n", "B;EK;G;;5\nTotalt;;;;70\n", "R131"),
        turn("the same school twice", "schools.csv", "B;T;other", "A;T;other", "D015"),
        turn("a school without a code", "schools.csv", "B;T;other", ";T;other", "D016"),
        turn("a school without a town", "schools.csv", "B;T;other", "B;;other", "R105"),
        turn("a kind nobody knows", "schools.csv", "B;T;other", "B;T;ohter", "R109"),
        turn("a school without a need", "schools.csv", "B;T;other;2;", "B;T;other;;", "R002"),
        turn("a school in two towns", "rows.csv", "school;programme", "school;town;programme", "R104"),
        turn("prices with another heading", "prices.csv", "Program;Pris", "Program;Belopp", "M306"),
        turn("a price twice", "prices.csv", "EK;80000", "EK;80000\nEK;90000", "R005"),
        turn("an empty price", "prices.csv", "EK;80000", "EK;", "M307"),
        turn("a price without a programme", "prices.csv", "EK;80000", ";80000", "M308"),
    ]
}

fn model() -> Vec<Broken> {
    let m = |name: &str, from: &str, to: &str, code| turn(name, "model.toml", from, to, code);
    vec![
        m("an unknown word in [model]", "version =", "versoin =", "T010"),
        m("an unknown section", "[curve.level]", "[cruve.level]", "T010"),
        m("a key that determines what is no key", "[\"town\"]", "[\"twon\"]", "M103"),
        m("a payer that is no key", "payer = \"home\"", "payer = \"hmoe\"", "M103"),
        m("a unit nobody knows", "unit = \"kr/student_year\"", "unit = \"kr/pupil\"", "M201"),
        m("an amount in students", "'student_years * price'", "'student_years'", "M412"),
        m(
            "money and students added",
            "'student_years * price'",
            "'student_years * price + 5 student'",
            "F203",
        ),
        m("a name nobody knows", "'student_years * price'", "'student_years * prise'", "F101"),
        m("a bracket that never closes", "'student_years * price'", "'(student_years * price'", "F004"),
        m("a formula that goes on", "'student_years * price'", "'student_years * price price'", "F010"),
        m("an empty formula", "'student_years * price'", "''", "F005"),
        m("a decimal comma in a formula", "'student_years * price'", "'student_years * price * 0,5'", "F008"),
        m(
            "a number with a space in a formula",
            "'student_years * price'",
            "'student_years * 80 000 kr/student_year'",
            "F007",
        ),
        m(
            "a text with no end in a formula",
            "'student_years * price'",
            "'student_years * price[programme: \"EK]'",
            "F003",
        ),
        m("a formula as a list", "'student_years * price'", "[\"student_years\", \"price\"]", "T012"),
        m("an amount without a form", "formula = 'student_years * price'", "", "M401"),
        m(
            "two forms",
            "formula = 'student_years * price'",
            "formula = 'student_years * price'\nshare = { total = '1 kr', weight = '1' }",
            "M402",
        ),
        m(
            "an amount without its payee",
            "per = [\"school\", \"programme\", \"home\"]",
            "per = [\"programme\", \"home\"]",
            "M501",
        ),
        m("a table per nothing known", "per = [\"programme\"]", "per = [\"programm\"]", "M306"),
        m("points that fall", "[[100, 1], [200, 0]]", "[[200, 1], [100, 0]]", "M312"),
        m("a point twice", "[[100, 1], [200, 0]]", "[[100, 1], [100, 0]]", "M312"),
        m("a point with three numbers", "[[100, 1], [200, 0]]", "[[100, 1, 2], [200, 0]]", "M311"),
        m("a curve without a shape", "shape = \"linear\"\n", "", "M310"),
        m("a pot without a weight", ", weight = 'need * sum(student_years by school, home)'", "", "M407"),
        m(
            "a pot that is smaller than what comes first",
            "to = \"1 kr\" }",
            "first = '1_000_000_000 kr', to = \"1 kr\" }",
            "R009",
        ),
        m(
            "an amount divided by zero",
            "'student_years * price'",
            "'student_years * price / (need - need)'",
            "R001",
        ),
        m(
            "an amount beyond all money",
            "'student_years * price'",
            "'student_years * price * 100_000_000_000_000'",
            "R010",
        ),
        m("two amounts of one name", "[amount.merit_money]", "[amount.need_money]", "T009"),
        m("a name of a column for an amount", "[amount.merit_money]", "[amount.merit]", "M101"),
        m("a word of the language as a name", "[amount.merit_money]", "[amount.sum]", "M102"),
        m(
            "two amounts that need each other",
            "'student_years * price'",
            "'student_years * price + sum(need_money)'",
            "M106",
        ),
        m("equal terms of no column", "swap = \"kind\"", "swap = \"sort\"", "M104"),
        m("it extends itself", "from = 2026-01-01", "extends = \"model.toml\"", "M005"),
        m("it extends a file that is not there", "from = 2026-01-01", "extends = \"base.toml\"", "T017"),
        m("its baseline is a table", "from = 2026-01-01", "baseline = 7", "T012"),
        m(
            "a variant of a file that is not there",
            "[curve.level]",
            "[variant]\nv = { from = \"no.toml\" }\n[curve.level]",
            "T017",
        ),
        m(
            "a key that determines itself and more",
            "town = {}",
            "town = { determines = [\"school\"] }",
            "R104",
        ),
        m(
            "a price list from a day to come",
            "2026-01-01 = \"prices.csv\"",
            "2031-01-01 = \"prices.csv\"",
            "M208",
        ),
        m("no reference anywhere", "reference = \"invented\"\n", "", "M206"),
        and(
            "two files that extend each other",
            "base.toml",
            "[model]\nid = \"b\"\nversion = \"1\"\nextends = \"model.toml\"\n",
            "from = 2026-01-01",
            "extends = \"base.toml\"",
            "M005",
        ),
        and(
            "two files that are each other's baseline",
            "base.toml",
            "[model]\nid = \"b\"\nversion = \"1\"\nextends = \"model.toml\"\nbaseline = \"model.toml\"\n",
            "from = 2026-01-01",
            "baseline = \"base.toml\"",
            "M005",
        ),
    ]
}

fn data() -> Vec<Broken> {
    let d = |name: &str, from: &str, to: &str, code| turn(name, "data.toml", from, to, code);
    vec![
        d("an unknown word in [data]", "source =", "sorce =", "T010"),
        d("a status nobody knows", "\"synthetic\"", "\"secret\"", "T050"),
        d("no source", "source = \"invented\"\n", "", "D002"),
        d("a day without its day", "date = 2026-01-01", "date = \"2026-01\"", "T014"),
        d(
            "a school year that ends before it begins",
            "from = 2025-07-01, to = 2026-06-30",
            "from = 2026-07-01, to = 2026-06-30",
            "D010",
        ),
        d("a school year of half months", "from = 2025-07-01", "from = 2025-07-15", "D010"),
        d("two sources of rows", "file = \"rows.csv\"", "file = \"rows.csv\"\nrows = []", "D004"),
        d("a total that does not hold", "value = 70", "value = 71", "R121"),
        d("a total of nothing known", "'sum(students)'", "'sum(pupils)'", "F102"),
        d(
            "rows outside for no reason",
            "[[reconcile]]",
            "[[outside]]\nwhere = 'home = \"G\"'\n[[reconcile]]",
            "D002",
        ),
        d("a delimiter of two signs", "[key.school]", "[csv]\ndelimiter = \";;\"\n[key.school]", "T050"),
        d("an encoding nobody knows", "[key.school]", "[csv]\nencoding = \"utf-9\"\n[key.school]", "T051"),
        d(
            "a column mapped to a heading that is not there",
            "file = \"rows.csv\"",
            "file = \"rows.csv\"\ncolumns = { students = \"Elever\" }",
            "D005",
        ),
        turn("a study of no models", "study.toml", "[\"model.toml\"]", "[]", "R302"),
        turn("a study of a model that is not there", "study.toml", "model.toml", "modell.toml", "T017"),
        turn(
            "a study whose baseline is not among its models",
            "study.toml",
            "id = \"s\"",
            "id = \"s\"\nbaseline = \"x.toml\"",
            "R303",
        ),
        turn("a study of no year", "study.toml", "id = \"s\"", "id = \"s\"\nyear = \"2O26\"", "R304"),
        turn(
            "a study of a year that the rows do not cover",
            "study.toml",
            "id = \"s\"",
            "id = \"s\"\nyear = 2026",
            "R202",
        ),
    ]
}

pub fn all() -> Vec<Broken> {
    [rows(), model(), data()].into_iter().flatten().collect()
}
