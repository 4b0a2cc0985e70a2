//! Bad scenarios, and bad questions of a study.

use super::Bad;
use super::formulas::money;
use super::land::Land;

/// A good land whose study has one scenario with these lines.
fn scenario(lines: &str) -> Land {
    whole(&format!("[scenario]\nid = \"s\"\n{lines}\n"))
}

fn whole(text: &str) -> Land {
    let mut land = money("student_years * need * rate * 1 kr/student_year");
    land.model.push_str("[parameter]\nrate = { unit = \"ratio\", value = 1, assumption = \"påhittat\" }\n");
    land.study = "scenarios = [\"scenario.toml\"]\nseed = 1\n".to_owned();
    land.files = vec![("scenario.toml".to_owned(), text.as_bytes().to_vec())];
    land
}

fn input(rest: &str) -> Land {
    scenario(&format!("[input.x]\n{rest}"))
}

fn change(rest: &str) -> Land {
    scenario(&format!("[[change]]\n{rest}"))
}

fn with_input(rest: &str) -> Land {
    scenario(&format!("[input.x]\nvalue = 1\n[[change]]\n{rest}"))
}

fn study(lines: &str) -> Land {
    let mut land = scenario("");
    land.study = format!("{}{lines}\n", land.study);
    land
}

fn table(lines: &str) -> Land {
    let mut land = scenario(&format!("[input.x]\nvalue = 1\n[scenario_table]\n{lines}"));
    land.files.push(("worlds.csv".to_owned(), b"a;b\n1;2\n".to_vec()));
    land
}

fn calendar() -> Land {
    let mut land = change("add = { school = \"A\", programme = \"BA\", home = \"H\", students = 3 }");
    let spring = "[rows.spring]\nfile = \"rows.csv\"\nstands_for = { from = 2026-01-01, to = 2026-06-30 }\n";
    let autumn = "[rows.autumn]\nfile = \"rows.csv\"\nstands_for = { from = 2026-07-01, to = 2026-12-31 }\n";
    land.data = land.data.split("[rows.all]").next().unwrap().to_owned() + spring + autumn;
    land.study.push_str("year = 2026\n");
    land
}

/// A land whose rows have study years, in the year after the data's.
fn flow(rest: &str) -> Land {
    let mut land = scenario(&format!("[flow]\nstep = \"study_year\"\nlast = 2\n{rest}"));
    land.keys = land.keys.replace("home = {}\n", "home = {}\nstudy_year = {}\n");
    let steps = ["study_year", "1", "1", "2", "1", "2"];
    let rows = land.rows.lines().zip(steps).map(|(row, step)| format!("{row};{step}\n"));
    land.rows = rows.collect();
    land.study.push_str("years = [2027]\n");
    land
}

fn intake(rest: &str) -> Land {
    flow(&format!("moves_on = 1\n[flow.intake]\n{rest}"))
}

fn stands_for(text: &str) -> Land {
    let mut land = flow("moves_on = 1");
    land.data = land.data.replace("stands_for = { from = 2025-07-01, to = 2026-06-30 }", text);
    land.study.push_str("year = \"school year\"\n");
    land
}

fn matrix(csv: &str) -> Land {
    let mut land = scenario(
        "[input.x]\nby = [\"programme\"]\ndraw = { kind = \"normal\", mean = 1, sd = 0.1, correlation = \"matrix.csv\" }\n[[change]]\nset = { students = 'students * x' }",
    );
    land.files.push(("matrix.csv".to_owned(), csv.as_bytes().to_vec()));
    land
}

pub fn all() -> Vec<Bad> {
    let added = "school = \"A\", programme = \"BA\", home = \"H\"";
    vec![
        ("S001", input("value = true")),
        ("S002", input("value = { from = 0, to = 1, step = 0.3 }")),
        ("S003", input("unit = \"ratio\"")),
        ("S004", input("draw = { kind = \"norml\", mean = 1, sd = 0.1 }")),
        ("S005", input("draw = { kind = \"normal\", mean = 1 }")),
        ("S006", input("draw = { kind = \"triangular\", low = 1, mode = 3, high = 2 }")),
        ("S007", input("draw = { kind = \"normal\", mean = 1, sd = 0.1, correlation = 2 }")),
        ("S008", input("value = [1, 2]\nwith = \"y\"")),
        ("S009", input("value = [1, 2]\nwith = \"y\"\n[input.y]\nvalue = [1, 2, 3]")),
        ("S010", matrix("x;BA;EK\nBA;1;0,5\n")),
        ("S011", matrix("x;BA;EC\nBA;1;0,5\nEC;0,5;1\n")),
        ("S012", matrix("x;BA\nBA;1\n")),
        ("S013", matrix("x;EK;BA\nBA;1,5;1\nEK;1;1,5\n")),
        ("S014", matrix("x;BA;EK\nBA;0,9;0,5\nEK;0,5;1\n")),
        ("S015", matrix("x;BA;EK\nBA;1;0,5\nEK;0,4;1\n")),
        ("S016", matrix("x;BA;EK\nBA;1;1\nEK;1;1\n")),
        ("S101", whole("[input.x]\nvalue = 1\n")),
        ("S102", whole("[scenario]\ntitle = \"S\"\n")),
        ("S103", whole("[scenario]\nid = \"s\"\nyears = [2027, 2026]\n")),
        ("S104", scenario("[flow]\nstep = \"study_year\"\nlast = 3")),
        ("S105", scenario("[flow]\nstep = \"study_year\"\nlast = 3\nmoves_on = 1\non = \"1 juli\"")),
        ("S106", table("file = \"worlds.csv\"")),
        ("S107", table("file = \"worlds.csv\"\ncolumns = { x = \"c\" }")),
        ("S108", table("file = \"worlds.csv\"\ncolumns = { 'students[school]' = \"a\" }")),
        ("S109", stands_for("")),
        ("S110", stands_for("stands_for = { from = 2025-08-01, to = 2026-07-31 }")),
        ("S111", flow("moves_on = 1\non = \"08-15\"")),
        ("S112", flow("moves_on = 'if sum(students by school) > 20 student then 1 else 0.5'")),
        ("S113", flow("first = 2\nmoves_on = 1")),
        ("S114", intake("by = [\"school\"]\nstudents = 30\nlike = 'study_year = \"1\" and school = \"A\"'")),
        ("S115", {
            let mut land = flow(
                "moves_on = 'x'\n[input.x]\nby = [\"programme\"]\nvalue = 0.9\n[[change]]\nmove_to = { programme = \"EK\" }",
            );
            land.study.push_str("verify = 0\n");
            land
        }),
        ("S116", flow("moves_on = 'x'\n[input.x]\nby = [\"study_year\", \"programme\"]\nvalue = 0.9")),
        ("S117", flow("moves_on = 'sqrt(need)'\n[[change]]\nset = { need = 'need' }")),
        ("S118", intake("students = '30 kr'\nlike = 'study_year = \"1\"'")),
        ("S201", change("where = 'school = \"A\"'")),
        ("R133", change("where = 'programme = \"BA\"'\nmove_to = { programme = \"EEK\" }")),
        ("S202", change("remove = true\nshare = 0.5")),
        ("S203", change("from = \"autumn\"\nremove = true")),
        ("S204", change("reweight = { keep = [\"school\"] }")),
        ("S205", change("set = { student = 'students * 2' }")),
        ("S206", change("set = { student_years = 'student_years * 2' }")),
        ("S207", {
            let mut land = change("set = { need = 'need * level' }");
            land.model.push_str("[value]\nlevel.formula = 'mean(need weighted by students)'\n[amount.level_money]\nper = [\"school\", \"home\"]\nformula = 'student_years * level * 1 kr/student_year'\n");
            land
        }),
        ("S208", change("from = 2026-07-01\nset = { need = 'need * 2' }")),
        ("S209", with_input("where = 'x > 1'\nmove_to = { school = \"B\" }")),
        ("S210", change("entity = \"school\"\nmove_to = { town = \"U\" }")),
        ("S211", change("move_to = { school = \"B\" }\nshare = 'need * 1 kr'")),
        (
            "S212",
            with_input(
                "set = { students = 'students * x * need' }\n[[change]]\nmove_to = { school = \"B\" }",
            ),
        ),
        (
            "S213",
            change("set = { students = 'students * sqrt(2)' }\n[[change]]\nmove_to = { school = \"B\" }"),
        ),
        (
            "S214",
            change("where = 'merit is not missing and merit > 300 point'\nmove_to = { school = \"B\" }"),
        ),
        ("S215", change("move_to = { town = \"T\" }")),
        ("S216", change("entity = \"school\"\nwhere = 'school = \"A\"'\nremove = true")),
        ("S217", change(&format!("add = {{ {added} }}"))),
        ("S218", calendar()),
        ("S219", change(&format!("add = {{ {added}, students = 3, merits = 200 }}"))),
        (
            "S220",
            change(
                "entity = \"school\"\nadd = { school = \"A\", town = \"T\", kind = \"own\", need = 1, lump = 1 }",
            ),
        ),
        (
            "S221",
            change("where = 'school = \"A\"'\nreweight = { so_that = 'need > 1', keep = [\"school\"] }"),
        ),
        (
            "S222",
            change(
                "where = 'programme = \"EK\"'\nreweight = { so_that = 'sum(students by school) = 30 student', keep = [\"home\"] }",
            ),
        ),
        ("S301", scenario("[parameter.rat]\nvalue = 2\nassumption = \"a\"")),
        (
            "S302",
            scenario("[input.growth]\nvalue = 1\n[parameter.rate]\nvalue = \"grwth\"\nassumption = \"a\""),
        ),
        (
            "S303",
            scenario(
                "[input.x]\nby = [\"school\"]\nvalue = 1\n[parameter.rate]\nvalue = \"x\"\nassumption = \"a\"",
            ),
        ),
        ("S304", input("value = 1")),
        ("S401", study("combine = \"both\"")),
        ("S402", study("draws = 0")),
        ("S403", {
            let mut land = input("draw = { kind = \"uniform\", low = 0, high = 1 }");
            land.study = land.study.replace("seed = 1\n", "");
            land
        }),
        ("S404", study("[result.all]\nstatistics = [\"average\"]")),
        ("S405", study("[result.all]\nagainst = \"today\"")),
        ("S406", study("[result.all]\nshortfall = { of = 'total' }")),
        ("S408", scenario("")),
        ("S407", study("[output]\nformat = \"pdf\"")),
        ("S409", study("")),
        ("S411", study("[result.all]\nshortfall = { of = 'total * total', worst = 0.1 }")),
        ("S412", study("[result.all]\nprobability = { dear = 'total + 5 kr' }")),
        ("S413", study("[result.all]\nof = [\"need\"]")),
        ("S414", study("[result.all]\nby = [\"programme\"]")),
        ("S415", study("[result.all]\nby = [\"class\"]")),
        ("S416", study("[result.all]\nperspective = \"nobody\"")),
        ("S417", study("[result.all]")),
    ]
}
