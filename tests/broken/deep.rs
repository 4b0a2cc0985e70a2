//! What is nested or repeated beyond all sense: told, and told soon.

use super::{Broken, turn};

const FORMULA: &str = "'student_years * price'";
const MILLION: usize = 1_000_000;

fn formula(name: &str, text: String, code: &'static str) -> Broken {
    turn(name, "model.toml", FORMULA, &format!("'{text}'"), code)
}

pub fn all() -> Vec<Broken> {
    let all = |text: &str, times: usize| text.repeat(times);
    let sum: String = all("+ 1 kr ", 100_000);
    let keys: String = (0..100_000).map(|number| format!("k{number} = {{}}\n")).collect();
    let rules: String =
        (0..600).map(|n| format!("v{} = {{ per = \"school\", formula = 'v{n} + 1' }}\n", n + 1)).collect();
    let rows: String = (0..30_000).map(|n| format!("EK|X{n};1\n")).collect();
    let folders = format!("\"{}prices.csv\"", all("a/", 5_000));
    vec![
        formula("a million brackets", format!("{}1{}", all("(", MILLION), all(")", MILLION)), "F011"),
        formula("a million brackets that never close", all("(", MILLION), "F011"),
        formula("a million minuses", format!("{}1", all("-", MILLION)), "F011"),
        formula("a million nots", format!("{}true", all("not ", MILLION)), "F011"),
        formula("a million choices", format!("{}1", all("if true then 1 else ", MILLION)), "F011"),
        formula(
            "a hundred thousand calls",
            format!("{}1{}", all("min(1, ", 100_000), all(")", 100_000)),
            "F011",
        ),
        formula(
            "a hundred thousand aggregates",
            format!("{}1{}", all("sum(", 100_000), all(")", 100_000)),
            "F011",
        ),
        formula("a hundred thousand others", format!("need{}", all("[school: need", 100_000)), "F011"),
        formula("a hundred thousand powers", format!("1{}", all(" ^ 2", 100_000)), "F011"),
        formula("a hundred thousand terms", format!("student_years * price {sum}"), "F016"),
        formula(
            "a number of a million digits",
            format!("student_years * {} kr/student_year", all("9", MILLION)),
            "F013",
        ),
        formula("a name of a million letters", all("a", MILLION), "F102"),
        formula("a text of a million letters", format!("\"{}\"", all("a", MILLION)), "M412"),
        turn(
            "a list nested a hundred thousand deep",
            "model.toml",
            "points = [[100, 1], [200, 0]]",
            &format!("points = {}{}", all("[", 100_000), all("]", 100_000)),
            "T002",
        ),
        turn(
            "a table nested a hundred thousand deep",
            "data.toml",
            "home = \"H\"",
            &format!("home = {}", all("{a=", 100_000)),
            "T054",
        ),
        turn(
            "a key of a hundred thousand parts",
            "data.toml",
            "home = \"H\"",
            &format!("{}a = 1", all("a.", 100_000)),
            "T002",
        ),
        turn("a hundred thousand keys", "model.toml", "[key]\n", &format!("[key]\n{keys}"), "M007"),
        turn(
            "six hundred values in a row",
            "model.toml",
            "[curve.level]",
            &format!("[value]\nv0 = {{ per = \"school\", formula = 'need + v600' }}\n{rules}[curve.level]"),
            "M106",
        ),
        turn("a price list of thirty thousand patterns", "prices.csv", "EK;80000\n", &rows, "R005"),
        turn("a path of five thousand folders", "model.toml", "\"prices.csv\"", &folders, "T017"),
        turn(
            "a code of a million letters",
            "rows.csv",
            "B;EK;G",
            &format!("{};EK;G", all("B", MILLION)),
            "R128",
        ),
        turn("a heading of a million letters", "rows.csv", "students", &all("m", MILLION), "R112"),
        turn(
            "a row of a hundred thousand cells",
            "rows.csv",
            "B;EK;G;;5",
            &format!("B;EK;G;;5{}", all(";1", 100_000)),
            "T026",
        ),
        turn(
            "a line of two hundred megabytes",
            "rows.csv",
            "B;EK;G;;5",
            &format!("B;EK;G;;{}", all("5", 200 * MILLION)),
            "T019",
        ),
        turn(
            "a quote of two hundred megabytes",
            "rows.csv",
            "B;EK;G;;5",
            &format!("B;EK;G;;\"{}", all("5", 200 * MILLION)),
            "T019",
        ),
        turn(
            "a line of two hundred megabytes in the model",
            "model.toml",
            "title = \"M\"",
            &format!("title = \"{}", all("M", 200 * MILLION)),
            "T019",
        ),
    ]
}
