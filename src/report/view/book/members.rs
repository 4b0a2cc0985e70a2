//! Every school, and every programme, in one line: what it gets under each model, and each proposal's change.

use super::{Named, alone};
use crate::base::{Exact, Ore};
use crate::compare::{Budget, Line, programmes as programmes_of};
use crate::report::document::{Cell, Column, Kind, Role, Row, Sheet};
use crate::report::view::board::Desk;
use crate::report::words::{BookWord, Word};

/// Every school.
pub(super) fn schools(desk: &Desk) -> Named {
    let name = |code: &str| desk.name(code);
    let about = (BookWord::SchoolsTitle, "school", Word::School);
    let table = Table { desk, budgets: desk.beside.budgets.iter().collect() };
    (BookWord::Schools, alone(table.sheet(about, &name)))
}

/// Every programme, if all models know of programmes.
pub(super) fn programmes(desk: &Desk) -> Option<Named> {
    let runs = desk.paper.results.runs.iter();
    let of = |run| programmes_of_run(run);
    let budgets: Vec<Budget> = runs.map(of).collect::<Option<_>>()?;
    let run = desk.baseline()?;
    let key = run.model.key_named("programme")?;
    let name = |code: &str| match run.bound.names.get(&(key, code.to_owned())) {
        Some(name) => name.clone(),
        None if code.is_empty() => Word::NoProgramme.text(desk.paper.language),
        None => code.to_owned(),
    };
    let about = (BookWord::ProgrammesTitle, "programme", Word::Programme);
    let table = Table { desk, budgets: budgets.iter().collect() };
    Some((BookWord::Programmes, alone(table.sheet(about, &name))))
}

fn programmes_of_run(run: &crate::study::RunResult) -> Option<Budget> {
    programmes_of(&run.model, &run.bound.frame, &run.outcome, &run.slots)
}

/// The budgets of all models, by the same members.
struct Table<'a> {
    desk: &'a Desk<'a>,
    budgets: Vec<&'a Budget>,
}

impl Table<'_> {
    fn sheet(&self, (title, of, heading): (BookWord, &str, Word), name: &dyn Fn(&str) -> String) -> Sheet {
        let language = self.desk.paper.language;
        let mut rows: Vec<Row> = self.codes().iter().map(|code| self.row(code, name(code))).collect();
        rows.push(self.sum());
        Sheet {
            id: format!("members_{of}"),
            title: title.text(language),
            columns: self.columns(of, &heading),
            rows,
        }
    }

    /// The codes of all members, in the order in which the models have them.
    fn codes(&self) -> Vec<String> {
        let mut codes: Vec<String> = Vec::new();
        for line in self.budgets.iter().flat_map(|budget| &budget.lines) {
            if !codes.contains(&line.code) {
                codes.push(line.code.clone());
            }
        }
        codes
    }

    fn columns(&self, of: &str, heading: &Word) -> Vec<Column> {
        let language = self.desk.paper.language;
        let mut columns = vec![
            Column::new(of, heading.text(language), Kind::Text),
            Column::new("code", Word::Code.text(language), Kind::Text),
            Column::new("student_years", Word::StudentYears.text(language), Kind::Count),
        ];
        let id = |place: usize| self.desk.run(place).map_or_else(String::new, |run| run.model.id.clone());
        for place in 0..self.budgets.len() {
            let heading = BookWord::ModelTotal { model: self.desk.title(place) }.text(language);
            columns.push(Column::new(format!("total_{}", id(place)), heading, Kind::Money));
        }
        for place in self.desk.proposals() {
            let model = self.desk.title(place);
            let change = BookWord::ModelChange { model: model.clone() }.text(language);
            let each = BookWord::ModelEach { model }.text(language);
            columns.push(Column::new(format!("change_{}", id(place)), change, Kind::Change));
            columns.push(Column::new(format!("change_per_student_{}", id(place)), each, Kind::PerHeadChange));
        }
        columns
    }

    fn line(&self, place: usize, code: &str) -> Option<&Line> {
        self.budgets.get(place)?.lines.iter().find(|line| line.code == code)
    }

    fn row(&self, code: &str, name: String) -> Row {
        let lines: Vec<Option<&Line>> = (0..self.budgets.len()).map(|place| self.line(place, code)).collect();
        let years =
            self.line(self.desk.paper.results.baseline, code).or(lines.iter().copied().flatten().next());
        let years = years.map_or_else(zero, |line| line.student_years.clone());
        let totals: Vec<Ore> = lines.iter().map(|line| line.map_or(Ore::ZERO, |line| line.total)).collect();
        let cells = self.cells([Cell::Text(name), Cell::Text(code.to_owned())], years, &totals);
        Row { cells, role: Role::Plain }
    }

    fn sum(&self) -> Row {
        let of = |code: &String| match self.row(code, String::new()).cells.get(2) {
            Some(Cell::Number(years)) => years.clone(),
            _ => zero(),
        };
        let years = self.codes().iter().map(of).fold(zero(), |sum, years| sum + years);
        let total = |budget: &&Budget| budget.lines.iter().map(|line| line.total).sum::<Ore>();
        let totals: Vec<Ore> = self.budgets.iter().map(total).collect();
        let label = Cell::Text(Word::Total.text(self.desk.paper.language));
        Row { cells: self.cells([label, Cell::Empty], years, &totals), role: Role::Total }
    }

    fn cells(&self, lead: [Cell; 2], years: Exact, totals: &[Ore]) -> Vec<Cell> {
        let today = totals.get(self.desk.paper.results.baseline).copied().unwrap_or_default();
        let mut cells: Vec<Cell> = lead.into();
        cells.push(Cell::Number(years.clone()));
        cells.extend(totals.iter().copied().map(Cell::Ore));
        for place in self.desk.proposals() {
            let change = totals.get(place).copied().unwrap_or_default() - today;
            let each = (years != zero()).then(|| Cell::Number(change.exact() / &years));
            cells.extend([Cell::Ore(change), each.unwrap_or(Cell::Empty)]);
        }
        cells
    }
}

fn zero() -> Exact {
    Exact::from_integer(0.into())
}
