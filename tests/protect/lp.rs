//! A linear programme of the attacker's own: the least and greatest value of a sum of unknowns at or above zero.

/// An equation: factors of unknowns by their places, and what they add up to.
pub type Equation = (Vec<(usize, f64)>, f64);

const TINY: f64 = 1e-9;

/// From least to greatest; infinite if nothing bounds it.
pub fn range(count: usize, equations: &[Equation], of: &[usize]) -> (f64, f64) {
    let mut table = feasible(count, equations);
    let goal =
        |sign: f64| (0..count).map(|at| if of.contains(&at) { sign } else { 0.0 }).collect::<Vec<f64>>();
    let most = climb(&mut table, &goal(1.0), count);
    let least = -climb(&mut table, &goal(-1.0), count);
    (least.max(0.0), most)
}

/// Rows with a basic column each: (row with right side last, basic column).
struct Table {
    rows: Vec<Vec<f64>>,
    basic: Vec<usize>,
}

/// A first solution, by driving out one helper a row.
fn feasible(count: usize, equations: &[Equation]) -> Table {
    let helpers = equations.len();
    let mut rows = Vec::new();
    for (place, (terms, right)) in equations.iter().enumerate() {
        let mut row = vec![0.0; count + helpers + 1];
        let scale = terms.iter().map(|(_, factor)| factor.abs()).fold(0.0, f64::max).max(TINY);
        let scale = if *right < 0.0 { -scale } else { scale };
        for (at, factor) in terms {
            row[*at] += factor / scale;
        }
        row[count + place] = 1.0;
        row[count + helpers] = right / scale;
        rows.push(row);
    }
    let mut table = Table { rows, basic: (count..count + helpers).collect() };
    let goal: Vec<f64> = (0..count + helpers).map(|at| if at >= count { -1.0 } else { 0.0 }).collect();
    let left = climb(&mut table, &goal, count);
    assert!(left > -1e-5, "what is shown contradicts itself by {left}");
    for place in 0..helpers {
        if table.basic[place] >= count
            && let Some(column) = (0..count).find(|at| table.rows[place][*at].abs() > 1e-7)
        {
            pivot(&mut table, place, column);
        }
    }
    // What is left of helpers stands in rows that say nothing more.
    let kept: Vec<usize> = (0..helpers).filter(|place| table.basic[*place] < count).collect();
    let rows = kept.iter().map(|place| {
        let row = &table.rows[*place];
        row[..count].iter().copied().chain([row[count + helpers].max(0.0)]).collect()
    });
    Table { rows: rows.collect(), basic: kept.iter().map(|place| table.basic[*place]).collect() }
}

/// The greatest value of a goal from where the table stands: steepest first, and by order when that gains nothing.
fn climb(table: &mut Table, goal: &[f64], columns: usize) -> f64 {
    let (mut stuck, mut last) = (0, f64::NEG_INFINITY);
    loop {
        let price = |basic: &usize| goal.get(*basic).copied().unwrap_or(0.0);
        let prices: Vec<f64> = table.basic.iter().map(price).collect();
        let value: f64 = table.rows.iter().zip(&prices).map(|(row, price)| row[row.len() - 1] * price).sum();
        stuck = if value > last + TINY { 0 } else { stuck + 1 };
        last = value;
        let mut gains: Vec<f64> = goal.iter().take(columns).copied().collect();
        for (row, price) in table.rows.iter().zip(&prices).filter(|(_, price)| **price != 0.0) {
            gains.iter_mut().zip(row).for_each(|(gain, factor)| *gain -= price * factor);
        }
        let open = || gains.iter().enumerate().filter(|(_, gain)| **gain > 1e-8);
        let enters = if stuck > 20 { open().next() } else { open().max_by(|a, b| a.1.total_cmp(b.1)) };
        let Some((enters, _)) = enters else { return value };
        let mut leaves: Option<(f64, usize, usize)> = None;
        for (place, row) in table.rows.iter().enumerate().filter(|(_, row)| row[enters] > TINY) {
            let step = (row[row.len() - 1].max(0.0) / row[enters], table.basic[place], place);
            let less = |best: &(f64, usize, usize)| {
                step.0 < best.0 - TINY || step.0 <= best.0 + TINY && step.1 < best.1
            };
            if leaves.as_ref().is_none_or(less) {
                leaves = Some(step);
            }
        }
        let Some((_, _, place)) = leaves else { return f64::INFINITY };
        pivot(table, place, enters);
    }
}

fn pivot(table: &mut Table, place: usize, column: usize) {
    let factor = table.rows[place][column];
    table.rows[place].iter_mut().for_each(|number| *number /= factor);
    let own = table.rows[place].clone();
    for (other, row) in table.rows.iter_mut().enumerate() {
        let times = row[column];
        if other != place && times != 0.0 {
            row.iter_mut().zip(&own).for_each(|(number, own)| *number -= times * own);
        }
    }
    table.basic[place] = column;
}
