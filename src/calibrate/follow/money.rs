//! Budget beside what was paid by school and year, and what was paid for each unit of need.

use super::SchoolNeed;
use crate::base::number::to_f64;
use crate::base::{Exact, Ore};
use crate::data::{DataSet, PreviousFile};
use crate::diag::Findings;

/// One earlier year's money.
#[derive(Clone, Debug, PartialEq)]
pub struct PaidYear {
    /// The year.
    pub year: i32,
    /// Each school, in order of code.
    pub lines: Vec<PaidLine>,
}

/// A school's money in a year.
#[derive(Clone, Debug, PartialEq)]
pub struct PaidLine {
    /// Its code.
    pub code: String,
    /// What was budgeted, if the data say so.
    pub budget: Option<Ore>,
    /// What was paid.
    pub paid: Ore,
    /// What was paid over students times need, if both are known.
    pub per_need: Option<Exact>,
}

/// The years of `[previous]`, the earliest first: tables with `school`, `total`, and, where they are known, `budget` and
/// `students`.
pub fn paid(data: &DataSet, schools: &[SchoolNeed], found: &mut Findings) -> Vec<PaidYear> {
    let mut years: Vec<PaidYear> =
        data.previous.iter().filter_map(|file| year(file, schools, found)).collect();
    years.sort_by_key(|year| year.year);
    years
}

fn year(file: &PreviousFile, schools: &[SchoolNeed], found: &mut Findings) -> Option<PaidYear> {
    let school = file.column("school")?.index;
    let mut numbers = |name: &str| {
        let column = file.column(name).map(|column| column.index);
        column.map(|at| file.numbers_of(at, found))
    };
    let (total, budget, students) = (numbers("total")?, numbers("budget"), numbers("students"));
    let at = |list: &Option<Vec<crate::text::Cell<crate::base::Decimal>>>, row: usize| {
        list.as_ref().and_then(|list| list.get(row).copied()).and_then(crate::text::Cell::is)
    };
    let mut lines = Vec::new();
    for (row, total) in total.iter().enumerate() {
        let (Some(total), Some(code)) = (total.is(), file.text_of(row, school).is()) else { continue };
        let Ok(paid) = Ore::rounded(&total.exact()) else { continue };
        let need = schools.iter().find(|one| one.code == code).map(|one| one.need);
        let heads = at(&students, row).map(|number| to_f64(&number.exact()));
        let per_need = need.zip(heads).map(|(need, heads)| to_f64(&total.exact()) / (need * heads));
        lines.push(PaidLine {
            code: code.to_owned(),
            budget: at(&budget, row).and_then(|number| Ore::rounded(&number.exact()).ok()),
            paid,
            per_need: per_need.and_then(crate::calibrate::weights::figure),
        });
    }
    lines.sort_by(|a, b| a.code.cmp(&b.code));
    Some(PaidYear { year: file.year, lines })
}
