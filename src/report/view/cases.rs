//! Cases as a table: who is paid by which rule, with the rule's own source.

use super::say;
use crate::compare::cases;
use crate::diag::Language;
use crate::report::document::{Block, Cell, Column, Kind, Role, Row, Section, Sheet};
use crate::report::words::Word;
use crate::study::RunResult;

/// The cases of a model, if it has any.
pub(super) fn section(run: &RunResult, language: Language) -> Option<Section> {
    let lines = cases(&run.model, &run.bound.frame, &run.outcome, &run.slots);
    let rows: Vec<Row> = lines
        .iter()
        .filter_map(|line| {
            let node = run.model.node(line.node)?;
            let case = node.cases.get(line.case)?;
            let when = case
                .when
                .as_ref()
                .map_or_else(|| Word::Otherwise.text(language), |when| when.text.text.clone());
            let source = case.source.as_ref().or(node.source.as_ref());
            let cells = vec![
                Cell::Text(say(&node.label, language)),
                Cell::Text(when),
                Cell::Number(line.student_years.clone()),
                line.paid.map_or(Cell::Empty, Cell::Ore),
                source.map_or(Cell::Empty, |source| Cell::Text(source.text().to_owned())),
            ];
            Some(Row { cells, role: Role::Apart })
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new("name", Word::Item.text(language), Kind::Text),
        Column::new("when", Word::When.text(language), Kind::Text),
        Column::new("student_years", Word::StudentYears.text(language), Kind::Count),
        Column::new("paid", Word::Amount.text(language), Kind::Money),
        Column::new("source", Word::Source.text(language), Kind::Text),
    ];
    let title = Word::CasesOf { model: say(&run.model.title, language) }.text(language);
    let sheet = Sheet { id: format!("cases_{}", run.model.id), title: title.clone(), columns, rows };
    Some(Section { title, blocks: vec![Block::Table(sheet)], appendix: false })
}
