//! A made-up county for the shipped proposals: a study in a folder, with schools, students of one row each, and what the
//! schools' students are like. Nothing in it is about anybody.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const PROGRAMMES: [&str; 15] =
    ["BA", "BF", "EE", "EK", "ES", "FR", "FS", "FT", "IN", "NA", "RL", "SA", "TE", "VF", "VO"];
const HOMES: [&str; 4] = ["0126", "0127", "0136", "0180"];

const DATA: &str = r#"
[data]
id = "county"
title = { sv = "Ett påhittat län", en = "A made-up county" }
source = "made up"
date = 2026-01-01
status = "synthetic"
home = "0126"
[csv]
delimiter = ";"
decimal = ","
[key.school]
file = "schools.csv"
columns = { school = "school", name = "name", organiser = "organiser", organiser_kind = "kind", municipality = "municipality", complete = "complete" }
[key.home_municipality]
rows = [{ home_municipality = "0126" }, { home_municipality = "0127" }, { home_municipality = "0136" }, { home_municipality = "0180" }]
[key.programme]
file = "programmes.csv"
columns = { programme = "programme", kind = "kind" }
[rows.students]
file = "students.csv"
columns = { school = "school", programme = "programme", orientation = "orientation", study_year = "year", home_municipality = "home", merit = "merit", students = "students" }
counted_on = 2025-10-15
stands_for = { from = 2025-07-01, to = 2026-06-30 }
[columns_of.composition]
per = ["school", "programme"]
file = "composition.csv"
columns = { school = "school", programme = "programme", foreign_background = "foreign", financial_assistance = "assistance", low_education = "low", one_guardian = "one" }
"#;

const STUDY: &str = r#"
[study]
id = "county"
title = "County"
data = "."
models = ["models/storsthlm-2023.toml", "models/needs-pool.toml", "models/level-price.toml", "models/six-variables.toml"]
date = 2026-01-01
"#;

/// The numbers of a linear congruential generator (Knuth, MMIX): the same county every time.
struct Draws(u64);

impl Draws {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        let place = self.below(of.len() as u64) as usize;
        of[place]
    }
}

/// Writes the county with the shipped models, and gives its study.
pub fn county(folder: &Path, schools: usize, students: usize) -> io::Result<PathBuf> {
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models"), &folder.join("models"))?;
    let mut draws = Draws(2026);
    let programmes: String = PROGRAMMES.iter().map(|one| format!("{one};national\n")).collect();
    let files = [
        ("data.toml", DATA.to_owned()),
        ("study.toml", STUDY.to_owned()),
        ("programmes.csv", format!("programme;kind\n{programmes}")),
        ("schools.csv", of_schools(schools, &mut draws)),
        ("students.csv", of_students(schools, students, &mut draws)),
        ("composition.csv", of_composition(schools, &mut draws)),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text)?;
    }
    Ok(folder.join("study.toml"))
}

fn of_schools(count: usize, draws: &mut Draws) -> String {
    let mut text = "school;name;organiser;kind;municipality;complete\n".to_owned();
    for school in 0..count {
        let kind = draws.one(&["municipality", "independent"]);
        let home = draws.one(&HOMES);
        let _ = writeln!(text, "{school:04};Skola {school};Huvudman {home};{kind};{home};ja");
    }
    text
}

fn of_students(schools: usize, count: usize, draws: &mut Draws) -> String {
    let mut text = "school;programme;orientation;year;home;merit;students\n".to_owned();
    for student in 0..count {
        // Each school has five programmes.
        let school = student % schools;
        let programme = PROGRAMMES[(school * 7 + draws.below(5) as usize) % PROGRAMMES.len()];
        let (year, home, merit) = (1 + draws.below(3), draws.one(&HOMES), 100 + draws.below(221));
        let _ = writeln!(text, "{school:04};{programme};INGEN;{year};{home};{merit};1");
    }
    text
}

fn of_composition(schools: usize, draws: &mut Draws) -> String {
    let mut text = "school;programme;foreign;assistance;low;one\n".to_owned();
    for school in 0..schools {
        for at in 0..5 {
            let programme = PROGRAMMES[(school * 7 + at) % PROGRAMMES.len()];
            let [a, b, c, d] = [60, 30, 40, 50].map(|most| 1 + draws.below(most));
            let _ = writeln!(text, "{school:04};{programme};{a};{b};{c};{d}");
        }
    }
    text
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?
        } else {
            fs::copy(entry.path(), target).map(drop)?
        }
    }
    Ok(())
}
