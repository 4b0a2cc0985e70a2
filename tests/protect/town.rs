//! Made-up towns: schools of all sizes with programmes at public prices, as the files of a study.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Kronor for each student of a programme, public.
pub const PRICES: [(&str, u32); 12] = [
    ("BA", 131_300),
    ("BF", 101_900),
    ("EE", 127_400),
    ("EK", 89_500),
    ("ES", 116_200),
    ("FT", 158_700),
    ("HT", 115_800),
    ("NA", 98_900),
    ("RL", 143_100),
    ("SA", 90_100),
    ("TE", 99_700),
    ("VO", 107_600),
];

/// How many students a school has in each of its programmes, from each of two municipalities.
pub struct School {
    pub code: String,
    pub independent: bool,
    pub lines: Vec<(&'static str, [u32; 2])>,
}

impl School {
    pub fn students(&self) -> u32 {
        self.lines.iter().map(|(_, homes)| homes[0] + homes[1]).sum()
    }
}

/// Numbers that look random and are always the same (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// So many schools: one of eight very small, one line of ten small.
pub fn schools(count: usize, seed: u64) -> Vec<School> {
    let mut dice = Dice(seed);
    let school = |number: usize| {
        let tiny = dice.below(8) == 0;
        let programmes = if tiny { 1 + dice.below(2) } else { 2 + dice.below(7) };
        let mut lines: Vec<(&'static str, [u32; 2])> = Vec::new();
        for _ in 0..programmes {
            let programme = PRICES[usize::try_from(dice.below(12)).unwrap()].0;
            let small = tiny || dice.below(10) == 0;
            let students = if small { 1 + dice.below(4) } else { 20 + dice.below(120) };
            let others = if small { 0 } else { dice.below(students / 2) };
            let homes = [students - others, others].map(|number| u32::try_from(number).unwrap());
            if !lines.iter().any(|(known, _)| *known == programme) {
                lines.push((programme, homes));
            }
        }
        lines.sort_unstable();
        School { code: format!("S{number:03}"), independent: dice.below(2) == 0, lines }
    };
    (0..count).map(school).collect()
}

const MODEL: &str = r#"[model]
id = "today"
version = "1"
title = "Idag"
payer = "home"
payee = "school"
price_list = "listed"
reference = "made up"
[key]
school = { determines = ["place"] }
place = {}
programme = {}
home = {}
[column]
organiser_kind = { per = "school", type = "text", options = ["municipality", "independent"] }
[parameter]
vat = { unit = "%", value = 6 }
[table.price]
per = ["programme"]
unit = "kr/student_year"
rows = [PRICES]
[value]
listed = { per = ["school", "programme", "home"], unit = "kr", formula = 'sum(programme_money by school, programme, home)' }
[amount.programme_money]
per = ["school", "programme", "home"]
formula = 'student_years * price'
round = "1 kr"
part_of = "basic"
[group.basic]
part_of = "total"
[amount.vat_money]
per = ["school", "home"]
formula = 'if organiser_kind = "independent" then vat * basic else 0 kr'
round = "1 kr"
part_of = "total"
[group.total]
label = "Totalt"
[perspective.cost]
label = "Kostnad"
where = 'home = "own"'
[perspective.income]
label = "Intäkt"
where = 'organiser_kind = "municipality"'
"#;

const PROPOSAL: &str = r#"[model]
id = "proposal"
version = "1"
title = "Förslag"
extends = "today.toml"
baseline = "today.toml"
reference = "made up"
[parameter]
size = { unit = "kr/student_year", value = 1_500 }
[amount.size_money]
label = "Storlekspeng"
per = ["school", "home"]
formula = 'sum(student_years by school, home) * size'
round = "1 kr"
part_of = "basic"
"#;

/// How large the intake is, drawn for each programme.
const INTAKE: &str = r#"[scenario]
id = "intake"
title = "Intagning"
[input.intake]
by = ["programme"]
draw = { kind = "uniform", low = 0.9, high = 1.1 }
assumption = "made up"
[[change]]
set = { students = 'students * intake' }
"#;

/// Writes the files of a study about schools, and gives the study's path; with draws, if they are wanted.
pub fn write(folder: &Path, schools: &[School], drawn: bool) -> PathBuf {
    let price = |(code, price): &(&str, u32)| format!("{{ programme = \"{code}\", value = {price} }}");
    let prices: Vec<String> = PRICES.iter().map(price).collect();
    let mut keys = String::new();
    let mut rows = String::from("school,programme,home,students\n");
    for school in schools {
        let kind = if school.independent { "independent" } else { "municipality" };
        let (code, name) = (&school.code, format!("Skola {}", school.code));
        writeln!(
            keys,
            "{{ school = \"{code}\", name = \"{name}\", organiser_kind = \"{kind}\", place = \"x\" }},"
        )
        .unwrap();
        for (programme, homes) in &school.lines {
            for (home, students) in ["own", "other"].iter().zip(homes).filter(|(_, students)| **students > 0)
            {
                writeln!(rows, "{code},{programme},{home},{students}").unwrap();
            }
        }
    }
    let data = format!(
        "[data]\nid = \"town\"\ntitle = \"Staden\"\nsource = \"made up\"\ndate = 2026-01-01\nstatus = \"synthetic\"\n\
         [key.school]\nrows = [{keys}]\n\
         [rows.all]\nfile = \"rows.csv\"\ncolumns = {{ school = \"school\", programme = \"programme\", home = \"home\", students = \"students\" }}\n\
         stands_for = {{ from = 2025-07-01, to = 2026-06-30 }}\n"
    );
    let study = "[study]\nid = \"town\"\ntitle = \"Staden\"\ndata = \"town\"\nmodels = [\"today.toml\", \"proposal.toml\"]\ndate = 2026-01-01\n";
    let study = match drawn {
        true => format!("{study}scenarios = [\"intake.toml\"]\ndraws = 20\nseed = 5\n"),
        false => study.to_owned(),
    };
    let files = [
        ("today.toml", MODEL.replace("PRICES", &prices.join(", "))),
        ("proposal.toml", PROPOSAL.to_owned()),
        ("town/data.toml", data),
        ("town/rows.csv", rows),
        ("study.toml", study),
        ("intake.toml", INTAKE.to_owned()),
    ];
    std::fs::create_dir_all(folder.join("town")).unwrap();
    for (name, text) in files {
        std::fs::write(folder.join(name), text).unwrap();
    }
    folder.join("study.toml")
}
