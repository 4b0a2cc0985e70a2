//! Models that fit no data, and data that fit no model.

use super::Bad;
use super::formulas::money;
use super::land::{Land, ROWS, land};

pub fn good() -> Land {
    money("student_years * need * 1 kr/student_year")
}

pub fn rows(from: &str, to: &str) -> Land {
    good().rows(&ROWS.replace(from, to))
}

pub fn schools(from: &str, to: &str) -> Land {
    let mut land = good();
    land.schools = land.schools.replace(from, to);
    land
}

fn data(text: &str) -> Land {
    let mut land = good();
    land.data.push_str(text);
    land
}

fn each(formula: &str) -> Land {
    money(&format!("sum(student_years by school, home) * 1 kr/student_year * ({formula})"))
}

fn price(rows: &str) -> Land {
    land(&format!(
        "[table.price]\nper = [\"programme\", \"home\"]\nunit = \"kr/student_year\"\nrows = [{rows}]\n[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * price'\n"
    ))
}

fn share(rest: &str) -> Land {
    land(&format!("[amount.money]\nper = [\"school\", \"home\"]\nshare = {{ {rest} }}\n"))
}

fn solved(rest: &str) -> Land {
    land(&format!(
        "[value]\nx.solve = {{ {rest} }}\n[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * x'\n"
    ))
}

fn poured(rest: &str) -> Land {
    let mut land = land(&format!("[amount.money]\nper = \"school\"\npour = {{ {rest} }}\n"));
    land.head = land.head.replace("payer = \"home\"\n", "");
    land
}

fn terms() -> Land {
    let mut land = money("sum(students by school, home) * 1 kr / 1 student");
    land.keys = land.keys.replace("home = {}", "home = {}\nterm = {}");
    let spring = "[rows.spring]\nfile = \"rows.csv\"\nstands_for = { from = 2025-07-01, to = 2026-06-30 }\n";
    let autumn = "[rows.autumn]\nfile = \"rows.csv\"\nstands_for = { from = 2026-07-01, to = 2027-06-30 }\n";
    land.data = land.data.split("[rows.all]").next().unwrap().to_owned() + spring + autumn;
    land
}

fn totals(csv: &str, rest: &str) -> Land {
    let mut land =
        data(&format!("[[reconcile]]\nfile = \"totals.csv\"\nof = 'sum(students by school)'\n{rest}\n"));
    land.files = vec![("totals.csv".to_owned(), csv.as_bytes().to_vec())];
    land
}

fn study(text: &str) -> Land {
    let mut land = good();
    land.files = vec![("study.toml".to_owned(), text.as_bytes().to_vec())];
    land
}

/// A band that the model declares and a rule names, and that the data pair with no school.
fn bands() -> Land {
    let mut land = land(
        "[column.n]\nper = [\"school\", \"band\"]\nunit = \"student\"\n[value]\ncounted.formula = 'if band = \"sped\" then 4 student else n'\n[amount.money]\nper = \"school\"\nformula = 'sum(counted by school) * 1 kr/student'\n",
    );
    land.head = land.head.replace("payer = \"home\"\n", "");
    land.keys = land.keys.replace("home = {}", "home = {}\nband = { members = [\"el\", \"sped\"] }");
    land.data.push_str(
        "[columns_of.n]\nper = [\"school\", \"band\"]\nrows = [{ school = \"A\", band = \"el\", n = 60 }]\n",
    );
    land
}

/// Programmes that are called like a range and like a number within it.
fn ranges() -> Land {
    let mut land = price("{ programme = \"1-3\", value = 1 }, { programme = \"*\", value = 2 }");
    land.rows = ROWS.replace("BA", "1-3").replace("EK", "2");
    land
}

/// Shares, as a spreadsheet saves what it shows as per cent, in a column of per cent.
fn percent() -> Land {
    let mut land = each("need");
    land.keys = land.keys.replace(
        "need = { per = \"school\", unit = \"ratio\" }",
        "need = { per = \"school\", unit = \"%\" }",
    );
    land.schools = land.schools.replace(";0,5;", ";0,125;").replace(";2;", ";0,31;");
    land
}

/// A school whose code begins with a zero, which its rows have lost.
fn zero(code: &str) -> Land {
    let mut land = rows("A;", &format!("{code};"));
    land.schools = land.schools.replace("A;", "0126;");
    land
}

pub fn all() -> Vec<Bad> {
    let mut mixed = terms();
    mixed.study = "year = 2026\n".to_owned();
    let mut half = good();
    half.study = "year = 2026\n".to_owned();
    let mut means = money(
        "if merit is missing then 0 kr else if merit < 200 point then student_years * 1 kr/student_year else 0 kr",
    );
    means.data = means.data.replace("counted_on", "mean_of_group = [\"merit\"]\ncounted_on");
    let towns = ROWS
        .replace("students\n", "students;town\n")
        .replace('\n', ";T\n")
        .replacen(";T\n", "\n", 1)
        .replacen(";T\n", ";U\n", 1);
    let whole = "id = \"s\"\ndata = \"data.toml\"\nmodels = [\"model.toml\"]\n";
    let mut year = good();
    year.study = "year = \"next\"\n".to_owned();
    let mut baseline = good();
    baseline.study = "baseline = \"other.toml\"\n".to_owned();
    let decides = good().overlay("[amount.money]\nformula = 'student_years * 3 kr/student_year'\n");
    vec![
        ("R001", each("1 / (need - 0.5)")),
        ("R002", schools(";2;300", ";;300")),
        ("R003", each("mean(merit by school, home where merit is not missing) / 1 point")),
        ("R004", price("{ programme = \"BA\", home = \"*\", value = 1 }")),
        (
            "R005",
            price(
                "{ programme = \"*\", home = \"H\", value = 1 }, { programme = \"BA\", home = \"*\", value = 1 }, { programme = \"EK\", home = \"*\", value = 1 }",
            ),
        ),
        ("R006", each("need[school: \"C\"]")),
        ("R007", each("ln(need - 0.5)")),
        ("R008", share("total = '1 kr', weight = '0'")),
        ("R009", share("total = '1 kr', first = '2 kr', weight = '1'")),
        ("R010", each("10_000_000_000 * 10_000_000_000")),
        ("R011", mixed),
        (
            "R012",
            land(
                "[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * 1 kr/student_year'\n[check.frame]\nformula = 'sum(money) = 1 kr'\nmessage = { sv = \"ramen hålls inte\", en = \"the frame does not hold\" }\n",
            ),
        ),
        (
            "R013",
            solved(
                "between = [0, 5], to = \"1 kr/student_year\", so_that = 'sum(student_years) * x = 1_000 kr within 1 kr'",
            ),
        ),
        (
            "R020",
            land(
                "[value]\nlevel = { per = \"school\", solve = { between = [0, 5_000], to = \"1 kr\", so_that = 'level + 0 * greatest(level) = lump within 1 kr' } }\n[amount.money]\nper = [\"school\", \"home\"]\nformula = 'level * sum(student_years by school, home) / sum(student_years by school)'\n",
            ),
        ),
        (
            "R019",
            land(
                "[value]\nx.solve = { between = [-50, 50], to = \"1 kr\", so_that = 'x + y = 10 kr within 1 kr' }\ny.solve = { between = [8, 200], to = \"1 kr\", so_that = 'y - 2 * x = 1 kr within 1 kr' }\n[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * (x + y) / 1 student_year'\n",
            ),
        ),
        (
            "R014",
            solved(
                "between = [0, 500], to = \"100 kr/student_year\", so_that = 'sum(student_years) * x = 1_234 kr within 1 kr'",
            ),
        ),
        ("R015", poured("amount = '10 kr', order = '1', up_to = 'lump'")),
        ("R016", poured("amount = '-10 kr', order = 'need', up_to = 'lump'")),
        ("R017", poured("amount = '9_000 kr', order = 'need', up_to = 'lump'")),
        (
            "R018",
            land(
                "[table.item_share]\nper = [\"item\"]\nunit = \"%\"\nrows = [{ item = \"teaching\", value = 60 }, { item = \"premises\", value = 30 }]\n[split.item]\nmembers = [\"teaching\", \"premises\"]\nof = { money = \"item_share\" }\n[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * 1 kr/student_year'\n",
            ),
        ),
        ("R021", price("{ programme = \"ba\", home = \"*\", value = 1 }")),
        ("R101", rows("B;EK;H", "Bb;EK;H")),
        ("R124", percent()),
        ("R125", each("if home = \"HH\" then 1 else 2")),
        ("R126", {
            let mut land = good();
            land.data = land.data.replace("home = \"H\"", "home = \"K\"");
            land
        }),
        ("R128", rows("B;EK;H", "Nya skolan;EK;H")),
        ("R129", zero("126")),
        ("R130", good().rows("school;programme;home;merit;students\nH;BA;A;150;10\nG;BA;A;250;20\n")),
        ("R131", rows("B;EK;G;;5\n", "B;EK;G;;5\nTotalt;;;;70\n")),
        ("R132", rows("B;EK;H;150;5\n", "B;EK;H;150;5\nB;EK;H;150;5\n")),
        ("R134", {
            let mut land = each("if programme = \"01\" then 1 else 2");
            land.rows = ROWS.replace(";BA;", ";1;");
            land
        }),
        ("R102", each("if school = \"AA\" then 1 else 2")),
        ("R103", rows("B;EK;H", "B;;H")),
        ("R104", good().rows(&towns)),
        ("R105", schools(";town;", ";city;")),
        ("R106", rows("programme", "subject")),
        ("R107", schools(";need;", ";risk;")),
        ("R108", {
            let mut land = good();
            land.data
                .push_str("[columns_of.more]\nper = [\"school\"]\nrows = [{ school = \"A\", need = 0.7 }]\n");
            land
        }),
        ("R109", schools(";own;", ";onw;")),
        ("R110", rows(";150;10", ";350;10")),
        ("R111", {
            let mut land = schools(";2;300", ";2;123456789012345678");
            land.head = land.head.replace("payer", "units = { tkr = { is = \"1000 kr\" } }\npayer");
            land.keys = land.keys.replace("unit = \"kr\"", "unit = \"tkr\"");
            land
        }),
        ("R112", rows("students", "pupils")),
        ("R113", rows(";150;10", ";150;-10")),
        ("R114", rows(";150;10", ";150;")),
        ("R115", means),
        ("R116", data("[[outside]]\nwhere = 'programme'\nreason = \"x\"\n")),
        ("R117", data("[[outside]]\nwhere = 'programme = \"ZZ\"'\nreason = \"x\"\n")),
        ("R118", totals("school;students\nA;60\n", "within = \"few\"")),
        ("R119", totals("skola;students\nA;60\n", "")),
        ("R120", totals("school;students\nZ;60\n", "")),
        ("R121", totals("school;students\nA;61\n", "")),
        ("R122", bands()),
        ("R123", ranges()),
        ("R201", terms()),
        ("R202", half),
        ("R203", decides),
        ("R301", study("[other]\n")),
        ("R302", study(&format!("[study]\n{}", whole.replace("data = \"data.toml\"\n", "")))),
        ("R303", baseline),
        ("R304", year),
        ("R305", {
            let mut twice =
                good().overlay("[amount.money]\nformula = 'student_years * need * 1 kr/student_year'\n");
            twice.overlay = twice.overlay.map(|text| text.replace("id = \"over\"", "id = \"land\""));
            twice
        }),
    ]
}
