//! A school's money by one student's number, as a chart on which cliffs can be seen.

use super::View;
use crate::audit::Curve;
use crate::base::Exact;
use crate::report::chart::{Chart, Figure, Join, Line, Lines, Measure, Value};
use crate::report::document::Kind;
use crate::report::numbers::number;
use crate::report::words::AuditWord as Says;
use num_traits::Signed;

/// The chart of a curve.
pub(super) fn chart(view: &View, curve: &Curve) -> Chart {
    let model = view.audited.model;
    let (school, column) = (view.school(&curve.school), view.column(curve.column));
    let steps = curve.points.iter().zip(curve.points.iter().skip(1));
    let per_one = steps.map(|((x, y), (next, then))| ((then - y) / (next - x)).abs());
    let largest = per_one.max().unwrap_or_default();
    let currency = model.units.currency().to_owned();
    let largest = format!("{}\u{a0}{currency}", number(&largest, 0, view.language));
    let corners = corners(&curve.points);
    let points = corners.len().to_string();
    let x = model.column(curve.column).map_or_else(String::new, |column| column.name.clone());
    Chart {
        id: format!("curve_{}", model.id),
        language: view.language,
        title: view.text(&Says::CurveTitle {
            school: school.clone(),
            column: column.clone(),
            largest: largest.clone(),
        }),
        description: view.text(&Says::CurveText { school, column: column.clone(), points, largest }),
        figure: Figure::Lines(Lines {
            x: Measure::new(x, column, "", Kind::Count),
            y: Measure::new("money", view.text(&Says::CurveMoney), currency, Kind::Money),
            lines: vec![Line {
                id: "line".to_owned(),
                label: String::new(),
                join: Join::Straight,
                points: corners.into_iter().map(|(x, y)| (x, Value::Number(y))).collect(),
            }],
            marks: Vec::new(),
        }),
    }
}

/// The points at which the slope changes by more than a millionth, with both ends.
fn corners(points: &[(Exact, Exact)]) -> Vec<(Exact, Exact)> {
    let little = Exact::new(1.into(), 1_000_000.into());
    let slope = |a: &(Exact, Exact), b: &(Exact, Exact)| (&b.1 - &a.1) / (&b.0 - &a.0);
    let mut kept: Vec<(Exact, Exact)> = points.first().cloned().into_iter().collect();
    for three in points.windows(3) {
        if let [before, here, after] = three
            && (slope(before, here) - slope(here, after)).abs() > little
        {
            kept.push(here.clone());
        }
    }
    kept.extend(points.iter().skip(1).last().cloned());
    kept
}
