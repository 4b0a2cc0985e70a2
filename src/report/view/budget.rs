//! Budgets as tables: all models beside each other, the change by school, and each model's budget by component.

use super::{say, school_name};
use crate::base::number::quotient;
use crate::base::{Exact, Ore};
use crate::compare::{Budget, Line, budget};
use crate::diag::Language;
use crate::report::document::{Block, Cell, Column, Kind, Role, Row, Section, Sheet};
use crate::report::words::{Remark, Word};
use crate::study::{Results, RunResult};

/// What all schools get under one model.
pub(super) fn budget_of(run: &RunResult) -> Budget {
    budget(&run.model, &run.bound.frame, &run.outcome, &run.slots)
}

fn total(budget: &Budget) -> Ore {
    budget.lines.iter().map(|line| line.total).sum()
}

/// A share of something that is not nothing.
fn share(part: Ore, whole: Ore) -> Cell {
    if whole == Ore::ZERO { Cell::Empty } else { Cell::Number(quotient(&part.exact(), &whole.exact())) }
}

/// All models beside each other, total first.
pub(super) fn overview(results: &Results, budgets: &[Budget], language: Language) -> Section {
    let today = budgets.get(results.baseline).map_or(Ore::ZERO, total);
    let rows = results.runs.iter().zip(budgets).enumerate().map(|(number, (run, budget))| {
        let own = total(budget);
        let is_today = number == results.baseline;
        let change = |cell: Cell| if is_today { Cell::Empty } else { cell };
        let title = say(&run.model.title, language);
        Row::plain(vec![
            Cell::Text(title),
            Cell::Ore(own),
            change(Cell::Ore(own - today)),
            change(share(own - today, today)),
        ])
    });
    let columns = vec![
        Column::new("model", Word::Model.text(language), Kind::Text),
        Column::new("total", Word::Total.text(language), Kind::Money),
        Column::new("change", Word::Change.text(language), Kind::Change),
        Column::new("change_share", Word::ChangeShare.text(language), Kind::Percent),
    ];
    let sheet = Sheet {
        id: "overview".to_owned(),
        title: Word::Overview.text(language),
        columns,
        rows: rows.collect(),
    };
    let text = Remark::OverviewText { baseline: baseline_title(results, language) }.text(language);
    Section {
        title: Word::Overview.text(language),
        blocks: vec![Block::Text(text), Block::Table(sheet)],
        appendix: false,
    }
}

fn baseline_title(results: &Results, language: Language) -> String {
    results.runs.get(results.baseline).map_or_else(String::new, |run| say(&run.model.title, language))
}

/// Each school's change under each proposal.
pub(super) fn changes(results: &Results, budgets: &[Budget], language: Language) -> Section {
    let proposals: Vec<usize> = (0..results.runs.len()).filter(|i| *i != results.baseline).collect();
    let mut columns = vec![
        Column::new("school", Word::School.text(language), Kind::Text),
        Column::new("code", Word::Code.text(language), Kind::Text),
    ];
    let counted = results.runs.first().is_some_and(counts_students);
    if counted {
        columns.push(Column::new("students", Word::StudentYears.text(language), Kind::Count));
    }
    columns.push(Column::new("today", Word::Today.text(language), Kind::Money));
    for number in &proposals {
        if let Some(run) = results.runs.get(*number) {
            columns.push(Column::new(run.model.id.clone(), say(&run.model.title, language), Kind::Change));
        }
    }
    let today = budgets.get(results.baseline).map_or(&[][..], |budget| &budget.lines);
    let line_of =
        |number: &usize, code: &str| budgets.get(*number)?.lines.iter().find(|line| line.code == code);
    let name =
        |code: &str| results.runs.first().map_or_else(|| code.to_owned(), |run| school_name(run, code));
    let mut rows: Vec<Row> = Vec::new();
    for line in today {
        let mut cells = vec![Cell::Text(name(&line.code)), Cell::Text(line.code.clone())];
        cells.extend(counted.then(|| Cell::Number(line.student_years.clone())));
        cells.push(Cell::Ore(line.total));
        let change = |number: &usize| {
            line_of(number, &line.code).map_or(Cell::Empty, |own| Cell::Ore(own.total - line.total))
        };
        cells.extend(proposals.iter().map(change));
        rows.push(Row::plain(cells));
    }
    rows.push(sums(&rows, &columns, language));
    let title = Word::ChangeBySchool.text(language);
    let text = Remark::ChangeBySchoolText { baseline: baseline_title(results, language) }.text(language);
    let sheet = Sheet { id: "change_by_school".to_owned(), title: title.clone(), columns, rows };
    Section { title, blocks: vec![Block::Text(text), Block::Table(sheet)], appendix: false }
}

/// The sum of money and counts; other columns stay empty, but the first says what the row is.
fn sums(rows: &[Row], columns: &[Column], language: Language) -> Row {
    let sum = |column: usize| {
        let cells = rows.iter().filter_map(move |row| row.cells.get(column));
        match columns.get(column).map(|c| c.kind) {
            Some(Kind::Money | Kind::Change) => Cell::Ore(
                cells.filter_map(|cell| if let Cell::Ore(ore) = cell { Some(*ore) } else { None }).sum(),
            ),
            Some(Kind::Count) => {
                let numbers =
                    cells.filter_map(|cell| if let Cell::Number(n) = cell { Some(n) } else { None });
                Cell::Number(numbers.fold(Exact::from_integer(0.into()), |sum, n| sum + n))
            }
            _ => Cell::Empty,
        }
    };
    let mut cells: Vec<Cell> = (0..columns.len()).map(sum).collect();
    if let Some(cell) = cells.first_mut() {
        *cell = Cell::Text(Word::Total.text(language));
    }
    Row { cells, role: Role::Total }
}

/// One model's budget by school and component, against the regional price list.
pub(super) fn schools(run: &RunResult, budget: &Budget, language: Language) -> Section {
    let columns = school_columns(run, budget, language);
    let mut rows: Vec<Row> = budget.lines.iter().map(|line| Row::plain(school_cells(run, line))).collect();
    let mut all = sums(&rows, &columns, language);
    let whole = whole(budget);
    for (cell, own) in all.cells.iter_mut().zip(school_cells(run, &whole)) {
        if *cell == Cell::Empty && !matches!(own, Cell::Text(_)) {
            *cell = own;
        }
    }
    rows.push(all);
    let title = Word::BudgetOf { model: say(&run.model.title, language) }.text(language);
    let sheet = Sheet { id: format!("budget_{}", run.model.id), title: title.clone(), columns, rows };
    let alone = run.model.payee.is_none().then(|| Block::Text(Word::NoPayee.text(language)));
    let blocks = alone.into_iter().chain([Block::Table(sheet)]).collect();
    Section { title, blocks, appendix: false }
}

/// All schools as one line.
fn whole(budget: &Budget) -> Line {
    let zero = || Exact::from_integer(0.into());
    let lines = &budget.lines;
    let component = |i: usize| lines.iter().filter_map(|line| line.components.get(i)).copied().sum();
    Line {
        code: String::new(),
        students: lines.iter().fold(zero(), |sum, line| sum + &line.students),
        student_years: lines.iter().fold(zero(), |sum, line| sum + &line.student_years),
        components: (0..budget.components.len()).map(component).collect(),
        total: total(budget),
        price_list: lines.iter().map(|line| line.price_list).sum::<Option<Ore>>(),
    }
}

/// Whether the data have enrolment: official tables of other countries have none, and then nothing is per student.
fn counts_students(run: &RunResult) -> bool {
    run.bound.account.counts > 0
}

fn school_columns(run: &RunResult, budget: &Budget, language: Language) -> Vec<Column> {
    let mut columns = vec![
        Column::new("school", Word::School.text(language), Kind::Text),
        Column::new("code", Word::Code.text(language), Kind::Text),
    ];
    let counted = counts_students(run);
    if counted {
        columns.push(Column::new("student_years", Word::StudentYears.text(language), Kind::Count));
    }
    for node in budget.components.iter().filter_map(|id| run.model.node(*id)) {
        columns.push(Column::new(node.name.clone(), say(&node.label, language), Kind::Money));
    }
    columns.push(Column::new("total", Word::Total.text(language), Kind::Money));
    if counted {
        columns.push(Column::new("per_student", Word::PerStudent.text(language), Kind::PerHead));
    }
    if run.model.price_list.is_some() {
        columns.push(Column::new("price_list", Word::PriceList.text(language), Kind::Money));
        columns.push(Column::new("against_price_list", Word::AgainstPriceList.text(language), Kind::Change));
        let share = Word::AgainstPriceListShare.text(language);
        columns.push(Column::new("against_price_list_share", share, Kind::Percent));
        if counted {
            let each = Word::AgainstPriceListPerStudent.text(language);
            columns.push(Column::new("against_price_list_per_student", each, Kind::PerHeadChange));
        }
    }
    columns
}

fn school_cells(run: &RunResult, line: &Line) -> Vec<Cell> {
    let each = |money: Ore| line.per_student(money).map_or(Cell::Empty, Cell::Number);
    let counted = counts_students(run);
    let mut cells = vec![Cell::Text(school_name(run, &line.code)), Cell::Text(line.code.clone())];
    cells.extend(counted.then(|| Cell::Number(line.student_years.clone())));
    cells.extend(line.components.iter().copied().map(Cell::Ore));
    cells.push(Cell::Ore(line.total));
    cells.extend(counted.then(|| each(line.total)));
    if run.model.price_list.is_some() {
        match line.price_list {
            Some(price) => {
                let apart = line.total - price;
                cells.extend([Cell::Ore(price), Cell::Ore(apart), share(apart, price)]);
                cells.extend(counted.then(|| each(apart)));
            }
            None => cells.extend(vec![Cell::Empty; if counted { 4 } else { 3 }]),
        }
    }
    cells
}
