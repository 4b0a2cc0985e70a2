//! The same model without cells: every student is met in every block of scenarios.

use crate::lanes::Lanes;
use crate::settle::{Parts, Sums, settle};
use crate::workload::{
    GROWTHS, HOMES, LEVEL_FROM, NEWLY_YEARS, PRICE, PROGRAMMES, RISK, SCHOOLS, Scenarios, Schools, Students,
};
use crate::yardstick::{Block, in_blocks, means};

/// Computes every scenario from the students into `result`, on the threads of the current pool.
pub fn by_student(students: &Students, schools: &Schools, scenarios: &Scenarios, result: &mut [i64]) {
    let facts = facts(students);
    in_blocks(scenarios, result, Scratch::default, |scratch, block, result| {
        scratch.add_up(&facts, block);
        settle(&scratch.sums, block, schools, &mut scratch.parts, result);
    });
}

/// What no scenario changes about a student.
#[derive(Clone, Copy)]
struct Fact {
    growth_at: u16,
    school: u8,
    home: u8,
    level: u8,
    risk: u16,
    /// Kr per student year; 0 for most students.
    newly: u16,
    price: f64,
    special: bool,
}

fn facts(of: &Students) -> Vec<Fact> {
    (0..of.school.len())
        .map(|at| {
            let price = PRICE[usize::from(of.programme[at])];
            let new = of.newly_arrived[at] == 1 && of.years[at] < NEWLY_YEARS;
            let kind = of.education[at] * 4 + of.newly_arrived[at] * 2 + of.sex[at];
            Fact {
                growth_at: u16::from(of.school[at]) * PROGRAMMES as u16 + u16::from(of.programme[at]),
                school: of.school[at],
                home: of.home[at],
                level: LEVEL_FROM.iter().map(|from| u8::from(of.merit[at] >= *from)).sum(),
                risk: RISK[usize::from(kind)],
                newly: if new { (price * 35 / 100) as u16 } else { 0 },
                price: f64::from(price),
                special: of.special[at] == 1,
            }
        })
        .collect()
}

struct Scratch {
    growth: Vec<Lanes>,
    /// Students by school and home municipality.
    there: Vec<[Lanes; HOMES]>,
    sums: [Sums; SCHOOLS],
    parts: Box<Parts>,
}

impl Default for Scratch {
    fn default() -> Self {
        Self {
            growth: vec![Lanes::default(); GROWTHS],
            there: vec![[Lanes::default(); HOMES]; SCHOOLS],
            sums: [Sums::default(); SCHOOLS],
            parts: Box::default(),
        }
    }
}

impl Scratch {
    fn add_up(&mut self, facts: &[Fact], block: &Block) {
        for (at, to) in self.growth.iter_mut().enumerate() {
            *to = Lanes(block.growth.map(|growth| f64::from(growth[at])));
        }
        self.there.fill([Lanes::default(); HOMES]);
        self.sums.fill(Sums::default());
        let mut risk = [Lanes::default(); HOMES];
        for fact in facts {
            let growth = self.growth[usize::from(fact.growth_at)];
            let (school, home) = (usize::from(fact.school), usize::from(fact.home));
            let sums = &mut self.sums[school];
            let need = growth * Lanes::all(f64::from(fact.risk));
            self.there[school][home] += growth;
            risk[home] += need;
            sums.risk += need;
            sums.money += growth * Lanes::all(fact.price);
            sums.structure += growth * block.level_price[usize::from(fact.level)];
            if fact.newly > 0 {
                sums.newly += growth * Lanes::all(f64::from(fact.newly));
            }
            if fact.special {
                sums.special += growth * Lanes::all(25_000.0);
            }
        }
        self.expect(&risk);
    }

    fn expect(&mut self, risk: &[Lanes; HOMES]) {
        let mut students = [Lanes::default(); HOMES];
        for there in &self.there {
            students.iter_mut().zip(there).for_each(|(sum, there)| *sum += *there);
        }
        let mean = means(&students, risk);
        for (sums, there) in self.sums.iter_mut().zip(&self.there) {
            for (there, mean) in there.iter().zip(&mean) {
                sums.students += *there;
                sums.expected += *there * *mean;
            }
        }
    }
}
