//! A school's money by one student's number, point for point: where it jumps, there is a cliff.

use super::population::{Edit, Population};
use super::trial::Trial;
use crate::base::number::whole;
use crate::base::{ColumnId, Exact};

/// The most points of a curve; wider columns are read at every second point, every third, and so on.
const MOST: usize = 400;

/// A school's money by the number that one of its students has in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    /// The column.
    pub column: ColumnId,
    /// The school.
    pub school: String,
    /// The number, in the column's unit, and the money.
    pub points: Vec<(Exact, Exact)>,
}

/// The curve of the marked line's school; nothing if there is none or no point of it can be computed.
#[must_use]
pub fn curve(trial: &Trial, population: &Population, column: ColumnId) -> Option<Curve> {
    let ground = trial.ground;
    let line = population.lines.get(population.subject()?)?;
    let school = ground.frame.code(ground.payee, ground.school(line)?).to_owned();
    let (turns, step) = (ground.turns(column), ground.step(column));
    let (first, last) = (turns.first()?, turns.last()?);
    let steps: usize = ((last - first) / &step).to_integer().try_into().ok()?;
    let stride = steps.div_ceil(MOST).max(1);
    let mut points = Vec::new();
    for place in (0..=steps).step_by(stride) {
        let at = first + &step * whole(i64::try_from(place).ok()?);
        let Some([frame, _]) = population.changed(&Edit::Number(column, at.clone(), at.clone()), ground)
        else {
            continue;
        };
        if let Some(money) = ground.money(&frame, &[], false)
            && let Some(own) = money.get(&school)
        {
            points.push((at / &step, own.clone()));
        }
    }
    (points.len() > 1).then_some(Curve { column, school, points })
}
