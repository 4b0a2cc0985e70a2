//! What every school gets by item, such as the cost items of skollagen 16 kap. 53 §.

use super::{say, school_name};
use crate::base::Ore;
use crate::diag::Language;
use crate::report::document::{Block, Cell, Column, Kind, Role, Row, Section, Sheet};
use crate::report::words::{Remark, Word};
use crate::study::{RunResult, SplitLine, SplitResult};

/// One section for each split of a model.
pub(super) fn sections(run: &RunResult, language: Language) -> Vec<Section> {
    run.splits.iter().filter_map(|result| section(run, result, language)).collect()
}

fn section(run: &RunResult, result: &SplitResult, language: Language) -> Option<Section> {
    let def = run.model.splits.get(result.split)?;
    let with_rest = result.lines.iter().any(|line| line.rest != Ore::ZERO);
    let mut columns = vec![
        Column::new("code", Word::Code.text(language), Kind::Text),
        Column::new("school", Word::School.text(language), Kind::Text),
    ];
    columns.extend(def.members.iter().map(|(id, label)| Column::new(id, say(label, language), Kind::Money)));
    columns.extend(with_rest.then(|| Column::new("rest", Word::NotSplit.text(language), Kind::Money)));
    columns.push(Column::new("total", Word::Total.text(language), Kind::Money));
    let cells = |line: &SplitLine| {
        let total: Ore = line.parts.iter().copied().chain([line.rest]).sum();
        let rest = with_rest.then_some(line.rest);
        line.parts.iter().copied().chain(rest).chain([total]).map(Cell::Ore).collect::<Vec<_>>()
    };
    let mut rows: Vec<Row> = result
        .lines
        .iter()
        .map(|line| {
            let named = [Cell::Text(line.code.clone()), Cell::Text(school_name(run, &line.code))];
            Row::plain(named.into_iter().chain(cells(line)).collect())
        })
        .collect();
    let named = [Cell::Empty, Cell::Text(Word::Total.text(language))];
    rows.push(Row { cells: named.into_iter().chain(cells(&sum(result))).collect(), role: Role::Total });
    let title = Word::SplitOf { split: say(&def.label, language), model: say(&run.model.title, language) };
    let id = format!("{}_{}", def.name, run.model.id);
    let sheet = Sheet { id, title: title.text(language), columns, rows };
    let text = Remark::SplitText.text(language);
    let blocks = vec![Block::Text(text), Block::Table(sheet)];
    Some(Section { title: title.text(language), blocks, appendix: false })
}

fn sum(result: &SplitResult) -> SplitLine {
    let count = result.lines.first().map_or(0, |line| line.parts.len());
    let part = |place: usize| result.lines.iter().filter_map(|line| line.parts.get(place)).copied().sum();
    let rest = result.lines.iter().map(|line| line.rest).sum();
    SplitLine { code: String::new(), parts: (0..count).map(part).collect(), rest }
}
