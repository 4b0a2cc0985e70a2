//! Bad models.

use super::Bad;
use super::formulas::money;
use super::land::{Land, land};

const GOOD: &str =
    "[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * 1 kr/student_year'\n";

/// A good amount with something bad beside it.
fn beside(text: &str) -> Land {
    land(&format!("{GOOD}{text}"))
}

fn head(change: impl Fn(&str) -> String) -> Land {
    let mut land = land(GOOD);
    land.head = change(&land.head);
    land
}

fn keys(from: &str, to: &str) -> Land {
    let mut land = land(GOOD);
    land.keys = land.keys.replace(from, to);
    land
}

fn amount(rest: &str) -> Land {
    land(&format!("[amount.money]\nper = [\"school\", \"home\"]\n{rest}\n"))
}

fn curve(rest: &str) -> Land {
    land(&format!(
        "[curve.level]\n{rest}\n[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * level(need) * 1 kr/student_year'\n"
    ))
}

fn price(rest: &str) -> Land {
    land(&format!(
        "[table.price]\nper = [\"programme\"]\nunit = \"kr/student_year\"\n{rest}\n[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * price'\n"
    ))
}

fn listed(csv: &str) -> Land {
    let mut land = price(
        "editions = { 2020-01-01 = \"prices.csv\" }\ncolumns = { programme = \"Program\", value = \"Pris\", reference = \"Källa\" }",
    );
    land.files = vec![("prices.csv".to_owned(), csv.as_bytes().to_vec())];
    land
}

fn parameter(text: &str) -> Land {
    land(&format!(
        "[parameter]\n{text}\n[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * x'\n"
    ))
}

/// A rate that is solved for, with what a test says of it.
fn solve(rest: &str) -> Land {
    land(&format!(
        "[value]\nx.solve = {{ {rest} }}\n[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * x'\n"
    ))
}

/// Three unknowns, each in the conditions of the others.
fn nested() -> Land {
    let one = |name: &str| {
        format!("{name}.solve = {{ between = [0, 9], to = \"1\", so_that = 'x * y * z = 1 within 1' }}\n")
    };
    let values = [one("x"), one("y"), one("z")].concat();
    land(&format!(
        "[value]\n{values}[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * x * 1 kr/student_year'\n"
    ))
}

/// A claim about who is paid in a model that pays nobody in particular.
fn law_without_payee() -> Land {
    let mut land = beside("[law]\nno_gain_by_losing = { claims = true }\n");
    land.head = land.head.replace("payee = \"school\"\n", "");
    land
}

/// A claim about organisers in a model that does not say which are compared.
fn law_without_terms() -> Land {
    let mut land = beside("[law]\nsame_grounds = { claims = true }\n");
    land.keys = land.keys.split("[check.equal_terms]").next().unwrap().to_owned();
    land
}

fn split(rest: &str) -> Land {
    beside(&format!("[split.item]\n{rest}\n"))
}

pub fn all() -> Vec<Bad> {
    let many: String = (0..70).map(|i| format!("k{i} = {{}}\n")).collect();
    let mut circle = land(GOOD).overlay("");
    circle.overlay =
        circle.overlay.map(|text| text.replace("extends = \"model.toml\"", "extends = \"over.toml\""));
    let mut removes = land(GOOD).overlay("");
    removes.overlay = removes.overlay.map(|text| text.replace("title =", "remove = [\"nothing\"]\ntitle ="));
    let mut no_equal = land(GOOD);
    no_equal.keys = no_equal.keys.split("[check.equal_terms]").next().unwrap().to_owned();
    let mut note = listed("Program;Pris;Källa;Kommentar\n*;1;x;y\n");
    note.study = String::new();
    vec![
        ("M001", head(|_| String::new())),
        ("M002", head(|text| text.replace("version = \"1\"\n", ""))),
        ("M003", beside("[value]\nx = 3\n")),
        ("M005", circle),
        ("M006", removes),
        ("M007", keys("home = {}", &format!("home = {{}}\n{many}"))),
        ("M008", land("")),
        ("M101", beside("[value]\nneed.formula = '1'\n")),
        ("M102", beside("[value]\nsum.formula = '1'\n")),
        ("M110", keys("home = {}", "home = {}\nyear = {}")),
        ("M103", land("[amount.money]\nper = [\"school\", \"hoem\"]\nformula = 'lump'\n")),
        ("M104", keys("swap = \"kind\"", "swap = \"kinds\"")),
        ("M105", keys("swap = \"kind\"", "swap = \"kind\"\nexcept = [\"vat\"]")),
        (
            "M106",
            land(
                "[value]\na.formula = 'b'\nb.formula = 'a'\n[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * a * 1 kr/student_year'\n",
            ),
        ),
        ("M107", beside("[parameter]\nx = { unit = \"kr\", value = 1 }\n")),
        ("M108", money("default(previous.rate, 1) * sum(student_years by school, home) * 1 kr/student_year")),
        ("M109", {
            let links: String = (1..700).map(|i| format!("v{i}.formula = 'v{}'\n", i - 1)).collect();
            beside(&format!(
                "[value]\nv0.formula = '1'\n{links}[amount.long]\nper = [\"school\", \"home\"]\nformula = 'student_years * v699 * 1 kr/student_year'\n"
            ))
        }),
        ("M201", parameter("x = { unit = \"kronor\", value = 1 }")),
        ("M202", parameter("x = { unit = \"kr/student_year\", value = \"3 %\" }")),
        ("M203", parameter("x = { unit = \"kr/student_year\", value = \"3,5\" }")),
        ("M204", amount("formula = 'student_years * 1 kr/student_year'\nround = \"0 kr\"")),
        (
            "M205",
            amount(
                "formula = 'student_years * 1 kr/student_year'\nround = { to = \"1 kr\", method = \"nearest\" }",
            ),
        ),
        ("M213", {
            let mut land = listed("Program;Pris;Källa;Antagande\nBA;1;;\nEK;2;nämnden;\n");
            land.head = land.head.replace("reference = \"påhittat\"\n", "");
            let columns = "reference = \"Källa\"";
            land.model = land.model.replace(columns, &format!("{columns}, assumption = \"Antagande\""));
            land
        }),
        ("M206", {
            let mut land = parameter("x = { unit = \"kr/student_year\", value = 1 }");
            land.head = land.head.replace("reference = \"påhittat\"\n", "");
            land
        }),
        (
            "M207",
            parameter("x = { unit = \"kr/student_year\", value = 1, reference = \"a\", assumption = \"b\" }"),
        ),
        ("M208", parameter("x = { unit = \"kr/student_year\", 2030-01-01 = { value = 1 } }")),
        ("M209", parameter("x = { unit = \"kr/student_year\" }")),
        ("M210", parameter("x = { unit = \"kr/student_year\", value = 1, review = 2025-06-30 }")),
        ("M211", {
            let mut land = listed("Program;Pris;Källa\n*;1;x\n");
            land.model = land.model.replace("2020-01-01", "soon");
            land
        }),
        ("M212", parameter("x = { unit = \"kr/student_year\", value = 7, max = 5 }")),
        ("M301", keys("per = \"school\", unit = \"ratio\"", "unit = \"ratio\"")),
        ("M302", keys("need = { per = \"school\", unit = \"ratio\" }", "need = { per = \"school\" }")),
        (
            "M303",
            keys(
                "need = { per = \"school\", unit = \"ratio\" }",
                "need = { per = \"school\", type = \"number\" }",
            ),
        ),
        (
            "M304",
            keys(
                "need = { per = \"school\", unit = \"ratio\" }",
                "need = { per = \"school\", unit = \"ratio\", missing = \"yes\" }",
            ),
        ),
        ("M305", note),
        ("M306", listed("Programkod;Pris;Källa\n*;1;x\n")),
        ("M307", listed("Program;Pris;Källa\n*;;x\nBA;1;x\n")),
        ("M308", listed("Program;Pris;Källa\n;1;x\nBA;1;x\n")),
        ("M309", price("rows = [{ programme = \"*\", value = 1, index = \"nope\" }]")),
        ("M310", curve("points = [[0, 1]]")),
        ("M311", curve("shape = \"linear\"\npoints = [0, 1]")),
        ("M312", curve("shape = \"linear\"\npoints = [[1, 1], [0, 2]]")),
        ("M401", amount("label = \"x\"")),
        ("M402", amount("formula = 'lump'\nshare = { total = '1 kr', weight = '1' }")),
        ("M403", amount("formula.kind = { own = '1 kr' }\nformula.home = { H = '1 kr' }")),
        (
            "M404",
            land(
                "[value]\nw = { per = \"school\", formula.kind = { own = '1' } }\n[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * w * 1 kr/student_year'\n",
            ),
        ),
        ("M405", amount("cases = [{ when = 'kind = \"own\"' }, { otherwise = '1 kr' }]")),
        ("M406", amount("cases = [{ when = 'kind = \"own\"', then = '1 kr' }]")),
        ("M407", amount("share = { total = '1 kr' }")),
        (
            "M408",
            land(
                "[value]\nx = { per = \"school\", formula = 'mean(default(merit, 0 point) by programme) / 1 point' }\n[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * x * 1 kr/student_year'\n",
            ),
        ),
        ("M409", land("[amount.money]\nper = [\"school\", \"programme\", \"home\"]\nformula = 'lump'\n")),
        (
            "M410",
            land(
                "[amount.money]\nper = [\"school\", \"home\"]\nshare = { total = '1 kr', weight = 'mean(default(merit, 0 point) by school, programme, home)' }\n",
            ),
        ),
        ("M411", land("[amount.money]\nformula = 'student_years * 1 kr/student_year'\n")),
        ("M412", money("5 kr/student_year")),
        ("M413", money("student_years * merit * 1 kr/student_year / 1 point")),
        ("M414", beside("[group.empty]\nlabel = \"x\"\n")),
        ("M415", beside("[value.x]\npart_of = \"all\"\nformula = '1'\n")),
        (
            "M416",
            amount("share = { total = 'sum(student_years by programme) * 1 kr/student_year', weight = '1' }"),
        ),
        ("M417", amount("share = { total = 'kind', weight = '1' }")),
        ("M418", amount("share = { total = '1 kr', weight = '1', among = 'need' }")),
        ("M419", beside("[check.x]\nformula = 'sum(money) > 0 kr'\nlevel = \"grave\"\n")),
        ("M420", amount("round = \"10 kr\"\nshare = { total = '1 kr', weight = '1', to = \"1 kr\" }")),
        ("M421", money("sum(student_years * lump by school, home) / 1 student_year")),
        ("M422", amount("pour = { amount = '10 kr', order = '1' }")),
        ("M423", solve("between = [0, 1], to = \"0.01 kr/student_year\"")),
        (
            "M424",
            solve(
                "between = [5, 1], to = \"1 kr/student_year\", so_that = 'x = 1 kr/student_year within 1 kr/student_year'",
            ),
        ),
        ("M425", solve("between = [0, 9], to = \"1 kr/student_year\", so_that = 'x > 1 kr/student_year'")),
        (
            "M426",
            solve("between = [0, 9], to = \"1 kr/student_year\", so_that = 'sum(lump) = 5 kr within 1 kr'"),
        ),
        ("M427", nested()),
        (
            "M428",
            land(
                "[value]\nx = { per = \"school\", solve = { between = [0, 9], to = \"1 kr\", so_that = 'x + y = 10 kr within 1 kr' } }\ny.solve = { between = [0, 9], to = \"1 kr\", so_that = 'y - sum(x * need) = 1 kr within 1 kr' }\n[amount.money]\nper = [\"school\", \"home\"]\nformula = 'sum(student_years by school, home) * x / 1 student_year'\n",
            ),
        ),
        (
            "M430",
            land(
                "[amount.money]\nper = [\"school\", \"home\"]\nshare = { total = '100 kr', weight = 'need' }\n",
            ),
        ),
        (
            "M429",
            solve(
                "between = [0, 9], to = \"1 kr/student_year\", so_that = 'x * sum(student_years by school) = lump within 1 kr'",
            ),
        ),
        ("M701", beside("[law]\nmerit_steps = { claims = true }\n")),
        ("M702", beside("[law]\nrow_order = { claims = true, breaks = \"försök\" }\n")),
        ("M703", beside("[law]\nmerit_step = { claims = true, column = \"merit\" }\n")),
        ("M704", law_without_payee()),
        ("M705", beside("[law]\nmerit_step = { claims = true, column = \"kind\", at_most = \"500 kr\" }\n")),
        ("M706", law_without_terms()),
        ("M601", beside("[variant]\nmore = { label = \"mer\" }\n")),
        ("M602", beside("[variant]\nmore = { with = { nead = '1' } }\n")),
        ("M603", beside("[variant]\nmore = { with = { school = '\"A\"' } }\n")),
        ("M604", split("members = [\"teaching\"]")),
        ("M605", split("members = [\"teaching\"]\nof = { money = \"teachers and books\" }")),
        ("M606", split("members = [\"teaching\"]\nof = {}")),
        ("M501", land("[amount.money]\nper = [\"school\"]\nformula = 'lump'\n")),
        ("M502", no_equal),
        ("M503", keys("between = [\"own\", \"other\"]", "")),
    ]
}
