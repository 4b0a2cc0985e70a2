//! Choices: `if`, `default`, and values that are needed where others are.

use super::super::column::{Cells, Column, Texts};
use super::super::mark::{Mark, Marks};
use super::super::number::{Numbers, Scaled};
use super::super::plan::StepId;
use super::Work;
use std::sync::Arc;

impl Work<'_> {
    /// Both branches are computed; a cell that stopped counts only where it is chosen.
    pub(super) fn choose(&self, condition: StepId, a: StepId, b: StepId) -> Option<Column> {
        let (yes, marks) = self.conditions(condition)?;
        let (a, b) = (self.of(a)?, self.of(b)?);
        let mark = |(at, yes): (usize, &bool)| match marks.at(at) {
            Mark::HERE if *yes => a.marks.at(at),
            Mark::HERE => b.marks.at(at),
            stopped => stopped,
        };
        let all_there = marks.is_none() && a.marks.is_none() && b.marks.is_none();
        let marks =
            if all_there { Marks::NONE } else { Marks::new(yes.iter().enumerate().map(mark).collect()) };
        Some(Column { cells: chosen(&a.cells, &b.cells, yes)?, marks })
    }

    pub(super) fn default(&self, a: StepId, b: StepId) -> Option<Column> {
        let (a, b) = (self.of(a)?, self.of(b)?);
        if a.marks.is_none() {
            return Some(a.clone());
        }
        let first: Vec<bool> = (0..self.len).map(|at| !a.marks.at(at).is_missing()).collect();
        let mark = |(at, first): (usize, &bool)| if *first { a.marks.at(at) } else { b.marks.at(at) };
        let marks = Marks::new(first.iter().enumerate().map(mark).collect());
        Some(Column { cells: chosen(&a.cells, &b.cells, &first)?, marks })
    }

    pub(super) fn asked(&self, a: StepId, asked: StepId) -> Option<Column> {
        let (a, asked) = (self.of(a)?, self.of(asked)?);
        Some(Column { cells: a.cells.clone(), marks: a.marks.and(&asked.marks.needed(self.node)) })
    }
}

/// Each cell of the first where `yes`, else of the second.
fn chosen(a: &Cells, b: &Cells, yes: &[bool]) -> Option<Cells> {
    Some(match (a, b) {
        (Cells::Numbers(a), Cells::Numbers(b)) => Cells::Numbers(chosen_numbers(a, b, yes)),
        (Cells::YesNo(a), Cells::YesNo(b)) => Cells::YesNo(picked(a, b, yes)),
        (Cells::Dates(a), Cells::Dates(b)) => Cells::Dates(picked(a, b, yes)),
        (Cells::Texts(a), Cells::Texts(b)) if Arc::ptr_eq(&a.names, &b.names) => {
            Cells::Texts(Texts { names: Arc::clone(&a.names), index: picked(&a.index, &b.index, yes) })
        }
        (Cells::Texts(a), Cells::Texts(b)) => {
            let text = |(at, yes): (usize, &bool)| if *yes { a.at(at) } else { b.at(at) }.to_owned();
            Cells::Texts(Texts::of(yes.iter().enumerate().map(text)))
        }
        _ => return None,
    })
}

fn chosen_numbers(a: &Numbers, b: &Numbers, yes: &[bool]) -> Numbers {
    if let Some((a, b, over)) = a.aligned(b) {
        return Numbers::Scaled(Scaled { units: picked(&a, &b, yes), over });
    }
    let cells = a.cells().zip(b.cells()).zip(yes);
    Numbers::of(cells.map(|((a, b), yes)| if *yes { a } else { b }).collect())
}

fn picked<T: Copy>(a: &[T], b: &[T], yes: &[bool]) -> Vec<T> {
    a.iter().zip(b).zip(yes).map(|((a, b), yes)| if *yes { *a } else { *b }).collect()
}
