//! Bad formulas.

use super::{Bad, land::land};

/// A land whose amount has this formula.
pub fn money(formula: &str) -> super::Land {
    land(&format!("[amount.money]\nper = [\"school\", \"home\"]\nformula = '{formula}'\n"))
}

/// A land whose amount is its students times this.
fn times(formula: &str) -> super::Land {
    money(&format!("sum(student_years by school, home) * 1 kr/student_year * ({formula})"))
}

pub fn all() -> Vec<Bad> {
    let deep = format!("{}1{}", "(".repeat(300), ")".repeat(300));
    let curve =
        "[curve.level]\nshape = \"linear\"\nunit = { from = \"point\", to = \"ratio\" }\npoints = [[0, 1]]\n";
    let level = land(&format!(
        "{curve}[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * level * 1 kr/student_year'\n"
    ));
    vec![
        ("F001", times("need == 1")),
        ("F002", times("need § 2")),
        ("F003", times("if kind = \"own then 1 else 2")),
        ("F004", times("min(need, 2")),
        ("F005", times("need *")),
        ("F006", times("baseline.+ 2")),
        ("F007", times("98 765")),
        ("F008", times("3,5")),
        ("F009", times("3 kronor")),
        ("F010", money("lump lump")),
        ("F011", times(&deep)),
        ("F017", times("need / ratio")),
        ("F016", times(&format!("need{}", " + 1".repeat(600)))),
        ("F012", times("if 1 < need < 3 then 1 else 0")),
        ("F013", times("1_")),
        ("F014", times("round(need to 0)")),
        ("F015", times("round(need to 0.1, upwards)")),
        ("F018", money("=sum(student_years by school, home) * 1 kr/student_year")),
        ("F019", times("OM(kind = \"own\"; 1; 0)")),
        ("F209", money("sum(student_years by school, home) * 1 kr/student_year + 5")),
        ("F101", times("nede")),
        ("F102", times("socioekonomi")),
        ("F103", times("sum(need by schol)")),
        ("F104", times("need(2)")),
        ("F105", level),
        ("F106", times("min(need)")),
        ("F107", times("if kind = \"onw\" then 1 else 2")),
        ("F201", times("kind + 1")),
        ("F208", times("need[school: school - 1]")),
        ("F202", times("if need then 1 else 2")),
        ("F203", money("sum(student_years by school, home) + 5 kr")),
        ("F204", money("ln(lump) * 1 kr")),
        ("F205", money("round(sum(student_years by school, home) * 1 kr/student_year to 1)")),
        ("F206", times("if kind < \"own\" then 1 else 2")),
        ("F207", times("if kind = need then 1 else 2")),
        ("F301", money("sum(student_years * 1 kr/student_year by school, home) + lump")),
        ("F307", money("sum(student_years by school, home) * 1 kr/student_year - sum(lump)")),
        ("F302", times("need[programme: \"BA\"]")),
        ("F303", money("(lump + 1 kr)[school: \"A\"]")),
        ("F304", money("if students > 10 student then 1 kr else 0 kr")),
        ("F305", money("student_years * 1 kr/student_year + 5 kr")),
        ("F306", money("student_years * students * 1 kr / 1 student / 1 student_year")),
        ("F401", times("sum(2)")),
        ("F402", times("sum(need by programme)")),
        ("F403", times("sum(need where merit is missing)")),
        ("F404", times("mean(need)")),
        ("F405", times("sum(need each once)")),
        ("F406", times("mean(default(merit, 0 point) each once) / 1 point")),
        ("F407", times("mean(default(merit, 0 point) weighted by need) / 1 point")),
        ("F408", times("median(default(merit, 0 point)) / 1 point")),
        ("F409", times("sum(default(merit, 0 point)) / 1 point")),
        ("F410", times("quantile(need)")),
        ("F411", times("rank(need by town)")),
        ("F501", times("mean(merit by school) / 1 point")),
        ("F502", times("default(need, 0)")),
    ]
}
