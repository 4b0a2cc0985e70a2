//! What an attacker makes of a report: every figure that is shown becomes an equation, and every small group is asked for.

use super::lp::{Equation, range};
use super::town::{PRICES, School};
use skolpeng::report::{Cell, Document, Kind, Role, Sheet};
use std::collections::{BTreeMap, BTreeSet};

/// What the attacker knows of the town: which programmes each school has, and what each pays.
pub struct Attack<'a> {
    schools: &'a [School],
    /// The unknowns: school and programme.
    lines: Vec<(String, &'static str)>,
    equations: Vec<Equation>,
    seen: BTreeSet<String>,
    least: f64,
}

fn price(programme: &str) -> f64 {
    f64::from(PRICES.iter().find(|(code, _)| *code == programme).unwrap().1)
}

/// A figure in kronor or people.
fn figure(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Ore(ore) => {
            ore.exact().to_string().parse::<f64>().ok().or_else(|| Some(ratio(&ore.exact().to_string())))
        }
        Cell::Number(number) => Some(ratio(&number.to_string())),
        _ => None,
    }
}

fn ratio(text: &str) -> f64 {
    let (top, bottom) = text.split_once('/').unwrap_or((text, "1"));
    top.parse::<f64>().unwrap() / bottom.parse::<f64>().unwrap()
}

impl<'a> Attack<'a> {
    /// The attacker with some documents in hand.
    pub fn new(schools: &'a [School], least: u32, documents: &[Document]) -> Self {
        let of = |school: &School| {
            school.lines.iter().map(|(code, _)| (school.code.clone(), *code)).collect::<Vec<_>>()
        };
        let lines = schools.iter().flat_map(of).collect();
        let (equations, seen) = (Vec::new(), BTreeSet::new());
        let mut attack = Self { schools, lines, equations, seen, least: f64::from(least) };
        for sheet in documents.iter().flat_map(Document::tables) {
            attack.read(&sheet);
        }
        attack
    }

    /// Whose figures a row gives: a school's, a programme's, or all.
    fn of(&self, sheet: &Sheet, row: &skolpeng::report::Row) -> Option<Vec<usize>> {
        let all = |is: &dyn Fn(&(String, &str)) -> bool| {
            self.lines
                .iter()
                .enumerate()
                .filter(|(_, line)| is(line))
                .map(|(at, _)| at)
                .collect::<Vec<usize>>()
        };
        let first = row
            .cells
            .iter()
            .find_map(|cell| if let Cell::Text(text) = cell { Some(text.as_str()) } else { None })?;
        if let Some(code) = sheet.id.strip_prefix("school_") {
            return (first == "programme_money").then(|| all(&|line| line.0 == code));
        }
        if sheet.id.starts_with("chart_budget_") {
            return Some(all(&|line| format!("Skola {}", line.0) == first));
        }
        if sheet.id.starts_with("programmes_") && row.role != Role::Total {
            return Some(all(&|line| line.1 == first));
        }
        let by_school = sheet.columns.iter().any(|column| column.id == "school");
        (by_school && row.role == Role::Total).then(|| all(&|_| true)).or_else(|| {
            let code = by_school.then(|| sheet.whose(row)).flatten()?.code;
            Some(all(&|line| line.0 == code))
        })
    }

    fn read(&mut self, sheet: &Sheet) {
        for row in &sheet.rows {
            let Some(of) = self.of(sheet, row) else { continue };
            for (cell, column) in row.cells.iter().zip(&sheet.columns) {
                let Some(value) = figure(cell) else { continue };
                match column.id.as_str() {
                    "students" | "student_years" if column.kind == Kind::Count => {
                        self.add(of.iter().map(|at| (*at, 1.0)).collect(), value);
                    }
                    "programme_money" | "price_list" => self.priced(&of, value),
                    "today" if sheet.id.starts_with("school_") => self.priced(&of, value),
                    _ => {}
                }
            }
        }
        // The account of a school may tell each line where none is small.
        let told = sheet
            .id
            .strip_prefix("school_")
            .and_then(|code| self.schools.iter().find(|school| school.code == code));
        for (programme, homes) in told.map_or(&[][..], |school| &school.lines) {
            let school = told.unwrap();
            let students = f64::from(homes[0] + homes[1]);
            if school.lines.iter().all(|(_, homes)| f64::from(homes[0] + homes[1]) >= self.least) {
                let at =
                    self.lines.iter().position(|line| line.0 == school.code && line.1 == *programme).unwrap();
                self.add(vec![(at, 1.0)], students);
            }
        }
    }

    fn priced(&mut self, of: &[usize], value: f64) {
        self.add(of.iter().map(|at| (*at, price(self.lines[*at].1))).collect(), value);
    }

    fn add(&mut self, terms: Vec<(usize, f64)>, value: f64) {
        if self.seen.insert(format!("{terms:?}")) {
            self.equations.push((terms, value));
        }
    }

    /// The first `most` small groups of which the attacker learns too much.
    pub fn learns(&self, most: usize) -> Vec<String> {
        let mut asked: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, (school, programme)) in self.lines.iter().enumerate() {
            asked.entry(school.clone()).or_default().push(at);
            asked.entry((*programme).to_owned()).or_default().push(at);
            asked.entry(format!("{school} {programme}")).or_default().push(at);
        }
        let truth = |at: &usize| {
            let (code, programme) = &self.lines[*at];
            let school = self.schools.iter().find(|school| school.code == *code).unwrap();
            let homes = school.lines.iter().find(|(own, _)| own == programme).unwrap().1;
            f64::from(homes[0] + homes[1])
        };
        asked.retain(|_, of| of.iter().map(truth).sum::<f64>() < self.least);
        let learned = |(name, of): (&String, &Vec<usize>)| {
            let (low, high) = range(self.lines.len(), &self.equations, of);
            (high - low < self.least * (1.0 - 1e-6)).then(|| format!("{name}: {low:.2} to {high:.2}"))
        };
        asked.iter().take(most).filter_map(learned).collect()
    }
}

/// Columns of money whose hidden figures follow from their sum, because only one school has any; and figures that stand
/// beside a hidden one of the same school and tell it.
pub fn left_over(shown: &[Document], whole: &[Document]) -> Vec<String> {
    let mut found = Vec::new();
    let pairs = shown.iter().zip(whole).flat_map(|(shown, whole)| {
        shown.sheets().filter_map(|sheet| Some((sheet, whole.sheets().find(|own| own.id == sheet.id)?)))
    });
    for (shown, whole) in pairs {
        if shown.columns.iter().all(|column| column.id != "code")
            || shown.rows.iter().all(|row| row.role != Role::Total)
        {
            continue;
        }
        for (at, column) in shown.columns.iter().enumerate() {
            let rows = shown.rows.iter().zip(&whole.rows);
            let is_total = |row: &skolpeng::report::Row| row.role == Role::Total;
            let shows_sum = rows.clone().any(|(row, _)| is_total(row) && row.cells[at] != Cell::Hidden);
            let hidden = rows.filter(|(row, _)| row.cells[at] == Cell::Hidden && !is_total(row));
            let not_nothing =
                hidden.filter(|(_, row)| figure(&row.cells[at]).is_some_and(|number| number != 0.0));
            if shows_sum
                && not_nothing.count() == 1
                && matches!(column.kind, Kind::Money | Kind::Change | Kind::Count)
            {
                found.push(format!("{} {}", shown.id, column.id));
            }
        }
        for row in &shown.rows {
            let money = |kind: Kind| !matches!(kind, Kind::Text | Kind::Count);
            let cells = || row.cells.iter().zip(&shown.columns);
            let hides = cells().any(|(cell, column)| *cell == Cell::Hidden && money(column.kind));
            if hides && cells().any(|(cell, column)| figure(cell).is_some() && money(column.kind)) {
                found.push(format!("{} {:?}", shown.id, row.cells.first()));
            }
        }
    }
    found
}
