//! A small reference workload that needs no Python: other students than `generate.py`'s, as unlike one another.

use crate::workload::{
    EDUCATION, GROWTHS, HOMES, KIND, LEVEL_PRICE, LEVELS, NO_YES, POOL_SHARE, PRICE, PROGRAMMES, SCHOOLS,
    SEX, STUDENT_HEADS, Scenarios, Schools, Students,
};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

/// Numbers that look drawn and are the same everywhere (Steele, Lea and Flood's SplitMix64).
struct Draw(u64);

impl Draw {
    /// A whole number below `bound`, which is small.
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (((mixed ^ (mixed >> 31)) >> 33) * bound) >> 31
    }

    /// Mostly near 0, sometimes up to `bound`: schools are small and large, and teach some programmes more than others.
    fn skewed(&mut self, bound: u64) -> u64 {
        let high = self.below(bound) + 1;
        self.below(high)
    }

    fn code(&mut self, bound: u64) -> u8 {
        self.below(bound) as u8
    }
}

/// So many students; every school has some.
pub fn students(count: usize) -> Students {
    let mut draw = Draw(count as u64);
    let mut students = Students::default();
    for at in 0..count {
        let school = if at < SCHOOLS * 5 { at % SCHOOLS } else { draw.skewed(SCHOOLS as u64) as usize };
        let new = draw.below(10) < 1;
        let education = draw.code(3);
        students.school.push(school as u8);
        students.programme.push(((school as u64 * 7 + draw.skewed(9) * 5) % PROGRAMMES as u64) as u8);
        students.home.push(((school as u64 * 11 + draw.skewed(17)) % HOMES as u64) as u8);
        let half_points = draw.below(28) + draw.below(28) + draw.below(28) + 40 + 5 * u64::from(education);
        students.merit.push((half_points * 25).min(3400) as u16);
        students.newly_arrived.push(u8::from(new));
        students.years.push(if new { draw.code(7) } else { 18 });
        students.education.push(education);
        students.sex.push(draw.code(2));
        students.special.push(u8::from(draw.below(17) == 0));
    }
    students
}

/// Last year's öre per student is this year's prices with a tenth on top, up or down by at most 5 %: some schools meet the
/// floor, some the cap.
pub fn schools(of: &Students) -> Schools {
    let (mut heads, mut money) = ([0u64; SCHOOLS], [0u64; SCHOOLS]);
    for (&school, &programme) in of.school.iter().zip(&of.programme) {
        heads[usize::from(school)] += 1;
        money[usize::from(school)] += u64::from(PRICE[usize::from(programme)]) * 100;
    }
    let mut draw = Draw(7);
    let mut schools = Schools { independent: [false; SCHOOLS], last_year: [0.0; SCHOOLS] };
    for school in 0..SCHOOLS {
        let heads = heads[school].max(1);
        let lump = 400_000 * 400u64.saturating_sub(heads).min(300) / heads;
        let usual = money[school] / heads * 11 / 10 + lump;
        schools.last_year[school] = (usual * (9_500 + draw.below(1_001)) / 10_000) as f64;
        schools.independent[school] = draw.below(5) < 2;
    }
    schools
}

/// So many scenarios, the first of them the baseline.
pub fn scenarios(count: usize) -> Scenarios {
    let mut draw = Draw(99);
    let mut scenarios = Scenarios {
        growth: vec![[1000; GROWTHS]],
        pool_share: vec![POOL_SHARE],
        level_price: vec![LEVEL_PRICE],
    };
    for _ in 1..count {
        let mut growth = [0; GROWTHS];
        growth.iter_mut().for_each(|growth| *growth = 850 + draw.below(301) as u16);
        let mut price = [0; LEVELS];
        for (price, usual) in price.iter_mut().zip(LEVEL_PRICE) {
            *price = usual * (800 + draw.below(401) as i64) / 1000;
        }
        scenarios.growth.push(growth);
        scenarios.pool_share.push(300 + draw.below(601) as i64);
        scenarios.level_price.push(price);
    }
    scenarios
}

/// What stands beside the students: the model, what the files hold, and the study of both.
const STUDY: [(&str, &str); 3] = [
    ("model.toml", include_str!("model.toml")),
    ("data.toml", include_str!("data.toml")),
    ("study.toml", include_str!("study.toml")),
];

/// Writes a study as `generate.py` does, so that other programs can read it.
pub fn write(folder: &Path, students: &Students, schools: &Schools) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, text) in STUDY {
        fs::write(folder.join(name), text)?;
    }
    let mut file = BufWriter::new(File::create(folder.join("students.csv"))?);
    writeln!(file, "{}", STUDENT_HEADS.join(","))?;
    for at in 0..students.school.len() {
        write_student(&mut file, students, at)?;
    }
    file.flush()?;
    let mut file = BufWriter::new(File::create(folder.join("schools.csv"))?);
    writeln!(file, "school,kind,last_year")?;
    for (at, (&independent, ore)) in schools.independent.iter().zip(schools.last_year).enumerate() {
        writeln!(file, "S{at:02},{},{:.2}", KIND[usize::from(independent)], ore / 100.0)?;
    }
    file.flush()
}

fn write_student(file: &mut impl Write, of: &Students, at: usize) -> std::io::Result<()> {
    let (school, programme, home) = (of.school[at], of.programme[at], of.home[at]);
    let (merit, years) = (f64::from(of.merit[at]) / 10.0, of.years[at]);
    let word = |words: &[&'static str], at: u8| words.get(usize::from(at)).copied().unwrap_or_default();
    let (new, special) = (word(&NO_YES, of.newly_arrived[at]), word(&NO_YES, of.special[at]));
    let (education, sex) = (word(&EDUCATION, of.education[at]), word(&SEX, of.sex[at]));
    let year = at % 3 + 1;
    writeln!(
        file,
        "S{school:02},P{programme:02},M{home:02},{year},{merit:.1},{new},{years},{education},{sex},{special},1"
    )
}
