//! The correlations of drawn inputs that a file states, in the order of the members of each world.

use super::{Maker, World};
use crate::base::suggest;
use crate::chance::{Dependence, MatrixFault};
use crate::diag::{Fault, Place, ScenarioFault};
use crate::scenario::{Correlation, Given, Input, Matrix};
use num_traits::ToPrimitive;

impl World {
    /// The correlations between the members of an input, row by row in the order of
    /// [`input_members`](Self::input_members); none if no file states them.
    #[must_use]
    pub fn correlations(&self, input: usize) -> Option<&[f64]> {
        self.correlations.get(input)?.as_deref()
    }
}

impl Maker<'_> {
    /// For each input its correlations in the order of its members. Nothing if a file does not fit, which is told.
    pub(super) fn correlations(&mut self, world: &World) -> Option<Vec<Option<Vec<f64>>>> {
        let mut all = Vec::new();
        for (number, input) in self.order.scenario.inputs.iter().enumerate() {
            let Some(matrix) = matrix_of(input) else {
                all.push(None);
                continue;
            };
            let members = world.input_members(number);
            let members: Vec<String> = members.into_iter().map(|codes| codes.join("/")).collect();
            all.push(Some(self.in_order(matrix, &members)?));
        }
        Some(all)
    }

    fn in_order(&mut self, matrix: &Matrix, members: &[String]) -> Option<Vec<f64>> {
        for (code, place) in matrix.codes.iter().zip(&matrix.headings) {
            if !members.contains(code) {
                let near = suggest::nearest(code, members.iter().map(String::as_str));
                let near = near.unwrap_or("–").to_owned();
                let code = code.clone();
                self.found.error(ScenarioFault::MatrixUnknown { code, near }, place.clone());
                return None;
            }
        }
        let mut order = Vec::new();
        for member in members {
            match matrix.codes.iter().position(|code| code == member) {
                Some(at) => order.push(at),
                None => {
                    let code = member.clone();
                    self.found.error(ScenarioFault::MatrixLacks { code }, matrix.place.clone());
                    return None;
                }
            }
        }
        let width = matrix.codes.len();
        let value = |row: usize, column: usize| matrix.values.get(row * width + column)?.to_f64();
        let cells = order.iter().flat_map(|row| order.iter().map(move |column| (*row, *column)));
        let values: Vec<f64> = cells.map(|(row, column)| value(row, column)).collect::<Option<_>>()?;
        match Dependence::matrix(members.len(), &values) {
            Ok(_) => Some(values),
            Err(fault) => {
                let (fault, place) = told(&fault, members, matrix);
                self.found.error(fault, place);
                None
            }
        }
    }
}

fn matrix_of(input: &Input) -> Option<&Matrix> {
    match &input.given {
        Given::Drawn(draw) => match &draw.correlation {
            Correlation::Matrix(matrix) => Some(matrix),
            Correlation::None | Correlation::Common(_) => None,
        },
        Given::Numbers(_) => None,
    }
}

/// What is wrong with a matrix, in the words of its members.
fn told(fault: &MatrixFault, members: &[String], matrix: &Matrix) -> (Fault, Place) {
    let code = |at: usize| members.get(at).cloned().unwrap_or_default();
    let place = matrix.place.clone();
    let pair = |row, column| [code(row), code(column)];
    let fault = match fault {
        MatrixFault::NotSquare { members, values } => {
            let [rows, columns] = [members, values].map(ToString::to_string);
            ScenarioFault::MatrixNotSquare { rows, columns }
        }
        MatrixFault::Outside { row, column, value } => {
            let [a, b] = pair(*row, *column);
            ScenarioFault::MatrixOutside { a, b, value: value.to_string() }
        }
        MatrixFault::Diagonal { member, value } => {
            ScenarioFault::MatrixDiagonal { code: code(*member), value: value.to_string() }
        }
        MatrixFault::NotSymmetric { row, column } => {
            let [a, b] = pair(*row, *column);
            ScenarioFault::MatrixNotSymmetric { a, b }
        }
        MatrixFault::NotPositiveDefinite { weights, .. } => {
            let term = |(member, weight): &(usize, f64)| format!("{weight:.3} × {}", code(*member));
            let sum = weights.iter().map(term).collect::<Vec<_>>().join(" + ").replace("+ -", "− ");
            ScenarioFault::MatrixImpossible { sum }
        }
    };
    (fault.into(), place)
}
