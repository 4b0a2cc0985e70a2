//! The reference workload: students, schools and scenarios, read from a folder that `generate.py` wrote.

use std::fs;
use std::path::Path;

pub const SCHOOLS: usize = 60;
pub const PROGRAMMES: usize = 18;
pub const HOMES: usize = 26;
pub const LEVELS: usize = 5;
/// Growth of one scenario: a number for each school and programme.
pub const GROWTHS: usize = SCHOOLS * PROGRAMMES;
/// What a scenario gives for one school: eight parts in öre and what is paid, in kr.
pub const COLUMNS: usize = 9;
/// Cells of one scenario's result.
pub const RESULT: usize = SCHOOLS * COLUMNS;

/// Kr per student year, as in `model.toml`.
pub const PRICE: [u32; PROGRAMMES] = [
    159_200, 162_200, 141_400, 121_000, 83_600, 100_000, 159_000, 162_700, 92_600, 93_200, 106_700, 162_200,
    162_600, 95_900, 99_600, 104_800, 143_300, 99_200,
];
/// Thousandths, by education, newly arrived and sex, as in `model.toml`.
pub const RISK: [u16; 12] = [300, 340, 510, 550, 170, 210, 380, 420, 80, 120, 290, 330];
/// Tenths of a merit point from which levels 1 to 4 hold.
pub const LEVEL_FROM: [u16; LEVELS - 1] = [1600, 2000, 2300, 2600];
/// Kr per student year in the baseline, lowest merit first.
pub const LEVEL_PRICE: [i64; LEVELS] = [9_800, 6_400, 4_100, 1_900, 0];
/// Hundredths of a percent in the baseline.
pub const POOL_SHARE: i64 = 600;
pub const NEWLY_YEARS: u8 = 4;

pub const EDUCATION: [&str; 3] = ["low", "middle", "high"];
pub const SEX: [&str; 2] = ["girl", "boy"];
pub const NO_YES: [&str; 2] = ["no", "yes"];
pub const KIND: [&str; 2] = ["municipality", "independent"];
pub const STUDENT_HEADS: [&str; 11] = [
    "school",
    "programme",
    "home",
    "study_year",
    "merit",
    "newly_arrived",
    "years",
    "education",
    "sex",
    "special",
    "students",
];

/// One entry a student in every column.
#[derive(Default)]
pub struct Students {
    pub school: Vec<u8>,
    pub programme: Vec<u8>,
    pub home: Vec<u8>,
    /// Tenths of a point.
    pub merit: Vec<u16>,
    pub newly_arrived: Vec<u8>,
    pub years: Vec<u8>,
    pub education: Vec<u8>,
    pub sex: Vec<u8>,
    pub special: Vec<u8>,
}

pub struct Schools {
    pub independent: [bool; SCHOOLS],
    /// Öre per student.
    pub last_year: [f64; SCHOOLS],
}

/// One entry a scenario.
pub struct Scenarios {
    /// Thousandths of a student for each student, by school and programme.
    pub growth: Vec<[u16; GROWTHS]>,
    /// Hundredths of a percent.
    pub pool_share: Vec<i64>,
    pub level_price: Vec<[i64; LEVELS]>,
}

impl Scenarios {
    pub fn len(&self) -> usize {
        self.growth.len()
    }

    /// The first so many, or all if there are fewer.
    pub fn first(&self, count: usize) -> Self {
        let count = count.min(self.len());
        Self {
            growth: self.growth[..count].to_vec(),
            pool_share: self.pool_share[..count].to_vec(),
            level_price: self.level_price[..count].to_vec(),
        }
    }
}

/// Reads the students and schools of `folder`.
pub fn read_study(folder: &Path) -> Result<(Students, Schools), String> {
    Ok((read_students(&folder.join("students.csv"))?, read_schools(&folder.join("schools.csv"))?))
}

fn table(path: &Path, heads: &[&str]) -> Result<csv::Reader<fs::File>, String> {
    let mut reader = csv::Reader::from_path(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let found = reader.headers().map_err(|error| format!("{}: {error}", path.display()))?;
    if found == heads {
        return Ok(reader);
    }
    Err(format!(
        "{}: expected the headings {heads:?}: write the folder anew with generate.py",
        path.display()
    ))
}

fn read_students(path: &Path) -> Result<Students, String> {
    let mut reader = table(path, &STUDENT_HEADS)?;
    let mut students = Students::default();
    let mut row = csv::ByteRecord::new();
    while reader.read_byte_record(&mut row).map_err(|error| format!("{}: {error}", path.display()))? {
        let line = row.position().map_or(0, csv::Position::line);
        push(&mut students, &row)
            .ok_or_else(|| format!("{}: line {line} is not one of generate.py's", path.display()))?;
    }
    Ok(students)
}

fn push(to: &mut Students, row: &csv::ByteRecord) -> Option<()> {
    to.school.push(code(row.get(0)?, b'S', SCHOOLS)?);
    to.programme.push(code(row.get(1)?, b'P', PROGRAMMES)?);
    to.home.push(code(row.get(2)?, b'M', HOMES)?);
    to.merit.push(tenths(row.get(4)?)?);
    to.newly_arrived.push(word(row.get(5)?, &NO_YES)?);
    to.years.push(number(row.get(6)?)?.try_into().ok()?);
    to.education.push(word(row.get(7)?, &EDUCATION)?);
    to.sex.push(word(row.get(8)?, &SEX)?);
    to.special.push(word(row.get(9)?, &NO_YES)?);
    (row.get(10)? == b"1").then_some(())
}

fn code(text: &[u8], letter: u8, members: usize) -> Option<u8> {
    let (first, digits) = text.split_first()?;
    let code = number(digits)?;
    (*first == letter && usize::from(code) < members).then_some(code.try_into().ok()?)
}

fn number(text: &[u8]) -> Option<u16> {
    text.iter().try_fold(0u16, |sum, digit| {
        digit.is_ascii_digit().then_some(())?;
        sum.checked_mul(10)?.checked_add(u16::from(digit - b'0'))
    })
}

fn tenths(text: &[u8]) -> Option<u16> {
    let (whole, tenth) = text.split_last_chunk::<2>()?;
    number(whole)?.checked_mul(10)?.checked_add(number(tenth.strip_prefix(b".")?)?)
}

fn word(text: &[u8], words: &[&str]) -> Option<u8> {
    words.iter().position(|word| word.as_bytes() == text)?.try_into().ok()
}

fn read_schools(path: &Path) -> Result<Schools, String> {
    let mut reader = table(path, &["school", "kind", "last_year"])?;
    let wrong = || format!("{}: expected {SCHOOLS} schools as generate.py writes them", path.display());
    let mut schools = Schools { independent: [false; SCHOOLS], last_year: [0.0; SCHOOLS] };
    let rows = reader.byte_records().collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
    if rows.len() != SCHOOLS {
        return Err(wrong());
    }
    for (at, row) in rows.iter().enumerate() {
        let kind = row.get(1).and_then(|kind| word(kind, &KIND)).ok_or_else(wrong)?;
        schools.independent[at] = kind == 1;
        schools.last_year[at] = row.get(2).and_then(ore).ok_or_else(wrong)?;
    }
    Ok(schools)
}

/// Kr with two decimals as öre.
fn ore(text: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(text).ok()?;
    let (kr, ore) = text.split_once('.')?;
    let whole: u32 = kr.parse::<u32>().ok()?.checked_mul(100)?.checked_add(ore.parse().ok()?)?;
    Some(f64::from(whole))
}

/// Reads the scenarios of `folder`, at most `most` of them.
pub fn read_scenarios(folder: &Path, most: usize) -> Result<Scenarios, String> {
    let growth = npy(&folder.join("growth.npy"), "<u2", most * GROWTHS * 2)?;
    let share = npy(&folder.join("pool_share.npy"), "<i8", most * 8)?;
    let level = npy(&folder.join("level_price.npy"), "<i8", most * LEVELS * 8)?;
    let growth: Vec<u16> = growth.as_chunks().0.iter().map(|bytes| u16::from_le_bytes(*bytes)).collect();
    let whole = |bytes: &[u8]| -> Vec<i64> {
        bytes.as_chunks().0.iter().map(|bytes| i64::from_le_bytes(*bytes)).collect()
    };
    let scenarios = Scenarios {
        growth: growth.as_chunks().0.to_vec(),
        pool_share: whole(&share),
        level_price: whole(&level).as_chunks().0.to_vec(),
    };
    if scenarios.pool_share.len() == scenarios.len() && scenarios.level_price.len() == scenarios.len() {
        return Ok(scenarios);
    }
    Err(format!("{}: the three files have different numbers of scenarios", folder.display()))
}

/// The numbers of a file of numpy's, as bytes, cut to `most`. What stands in it is said by a text of a stated length.
fn npy(path: &Path, kind: &str, most: usize) -> Result<Vec<u8>, String> {
    let file = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let wrong = || format!("{}: expected numbers of the kind {kind} from generate.py", path.display());
    let (head, rest) = file.split_at_checked(10).ok_or_else(wrong)?;
    let length = usize::from(u16::from_le_bytes([head[8], head[9]]));
    let (says, numbers) = rest.split_at_checked(length).ok_or_else(wrong)?;
    let says = String::from_utf8_lossy(says);
    if !head.starts_with(b"\x93NUMPY\x01")
        || !says.contains(&format!("'{kind}'"))
        || says.contains("'fortran_order': True")
    {
        return Err(wrong());
    }
    Ok(numbers.get(..most).unwrap_or(numbers).to_vec())
}
