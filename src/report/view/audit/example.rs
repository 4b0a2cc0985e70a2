//! A counterexample: what changes, the students that it needs, and the money before and after.

use super::View;
use crate::audit::{Edit, Example, Ground, Line};
use crate::base::{ColumnId, Exact, Key, KeySet, Mode, Ore};
use crate::frame::{Cells, Frame};
use crate::model::parts::{Law, LawDef, Origin};
use crate::report::document::{Block, Cell, Column, Kind, Row, Sheet};
use crate::report::view::{phrase, say};
use crate::report::words::AuditWord as Says;

/// The example as text and tables.
pub(super) fn blocks(view: &View, def: &LawDef, example: &Example) -> Vec<Block> {
    let ground = Ground::new(view.audited.model, &view.audited.bound.frame);
    let Some(frame) = example.population.frame(&ground) else { return Vec::new() };
    let told = Told { view, def, example, ground: &ground, frame: &frame };
    let from = if example.from_data { Says::FromData } else { Says::FromDrawn };
    vec![
        Block::Text(format!("{} {}", told.edit(), view.text(&from))),
        Block::Table(told.students()),
        Block::Table(told.money()),
    ]
}

/// An example that is being told.
struct Told<'a> {
    view: &'a View<'a>,
    def: &'a LawDef,
    example: &'a Example,
    ground: &'a Ground<'a>,
    /// The students laid out.
    frame: &'a Frame,
}

impl Told<'_> {
    fn id(&self, what: &str) -> String {
        format!("{what}_{}_{}", self.view.audited.model.id, self.def.law.name())
    }

    fn own_school(&self) -> String {
        let population = &self.example.population;
        let line = population.subject().and_then(|at| population.lines.get(at));
        let school = line.and_then(|line| self.ground.school(line));
        let code = school.map(|school| self.ground.frame.code(self.ground.payee, school).to_owned());
        self.view.school(&code.unwrap_or_default())
    }

    /// What changes, as a sentence.
    fn edit(&self) -> String {
        let view = self.view;
        let changes = |column: &ColumnId, from: &Exact, to: &Exact| {
            (view.column(*column), view.number(*column, from), view.number(*column, to))
        };
        let word = match &self.example.edit {
            Edit::Number(column, from, to) => {
                let (column, from, to) = changes(column, from, to);
                Says::EditNumber { column, from, to }
            }
            Edit::GroupNumber(column, from, to) => {
                let (column, from, to) = changes(column, from, to);
                Says::EditGroup { column, from, to }
            }
            Edit::Yes(column) => Says::EditYes { column: view.column(*column) },
            Edit::Leaves => Says::EditLeaves,
            Edit::Moves(to) => {
                let code = self.ground.frame.code(self.ground.payee, *to);
                Says::EditMoves { school: view.school(code) }
            }
            Edit::Splits => {
                let new = self.example.breach.whose.get(1).cloned();
                let new = new.unwrap_or_else(|| self.ground.twin_code(""));
                Says::EditSplits { school: self.own_school(), new: view.school(&new) }
            }
            Edit::Reorders => Says::EditReorders,
            Edit::Turns(_, kind) => {
                Says::EditTurns { school: self.own_school(), kind: phrase::code(kind, view.language) }
            }
            Edit::Stays => {
                let formula = match &self.def.law {
                    Law::WithinFrame { condition } => condition.text.text.clone(),
                    _ => String::new(),
                };
                Says::EditStays { formula }
            }
        };
        view.text(&word)
    }

    /// The keys and columns of rows that tell lines apart.
    fn heads(&self) -> (Vec<Key>, Vec<ColumnId>) {
        let model = self.ground.model;
        let keys: Vec<Key> = self.ground.frame.brought().collect();
        let touched = match &self.example.edit {
            Edit::GroupNumber(id, ..) | Edit::Yes(id) | Edit::Turns(id, _) | Edit::Number(id, ..) => {
                Some(*id)
            }
            _ => None,
        };
        let columns = (0..).map(ColumnId).zip(&model.columns);
        let shown = columns.filter(|(id, def)| {
            let of_rows = def.used && def.grain == KeySet::ROW && def.origin == Origin::Data;
            of_rows || touched == Some(*id)
        });
        (keys, shown.map(|(id, _)| id).collect())
    }

    fn students(&self) -> Sheet {
        let (view, model) = (self.view, self.ground.model);
        let (keys, columns) = self.heads();
        let label = |key: &Key| {
            model.keys.get(key.index()).map(|def| (def.name.clone(), say(&def.label, view.language)))
        };
        let mut heads: Vec<Column> =
            keys.iter().filter_map(label).map(|(id, text)| Column::new(id, text, Kind::Text)).collect();
        heads.extend(columns.iter().filter_map(|id| {
            let def = model.column(*id)?;
            Some(Column::new(def.name.clone(), say(&def.label, view.language), Kind::Text))
        }));
        heads.push(Column::new("students", view.text(&Says::Students), Kind::Count));
        heads.push(Column::new("marked", view.text(&Says::Marked), Kind::Text));
        let row = |(at, line): (usize, &Line)| {
            let mut cells: Vec<Cell> = keys.iter().map(|key| self.member(line, *key)).collect();
            cells.extend(columns.iter().map(|id| self.cell(at, *id)));
            cells.push(Cell::Number(self.ground.students(line)));
            cells.push(if line.marked { Cell::Text(view.text(&Says::Mark)) } else { Cell::Empty });
            Row::plain(cells)
        };
        Sheet {
            id: self.id("students"),
            title: view.text(&Says::StudentsOf { model: view.title() }),
            columns: heads,
            rows: self.example.population.lines.iter().enumerate().map(row).collect(),
        }
    }

    fn member(&self, line: &Line, key: Key) -> Cell {
        let frame = self.ground.frame;
        let of_school = line.keys.get(&self.ground.payee).and_then(|school| {
            frame.settled_by(self.ground.payee).get(&key).and_then(|list| list.get(*school as usize)).copied()
        });
        let own = line.keys.get(&key).copied().or(of_school);
        let member = own.or_else(|| frame.member_at(KeySet::ROW, line.from, key));
        let code = member.map(|member| frame.code(key, member));
        code.map_or(Cell::Empty, |code| match key == self.ground.payee {
            true => Cell::Text(self.view.school(code)),
            false => Cell::Text(code.to_owned()),
        })
    }

    /// What a column says of a line, itself or through its group.
    fn cell(&self, at: usize, id: ColumnId) -> Cell {
        let text = || {
            let column = self.frame.column(id)?;
            let at = self.frame.up(KeySet::ROW, at, column.grain)?;
            Some(match &column.cells {
                Cells::Numbers(cells) => self.view.number(id, &cells.get(at)?.as_ref()?.exact()),
                Cells::Texts(cells) => phrase::code(cells.get(at)?.as_ref()?, self.view.language),
                Cells::YesNo(cells) => {
                    let yes = (*cells.get(at)?)?;
                    self.view.text(if yes { &Says::Yes } else { &Says::No })
                }
                Cells::Dates(cells) => cells.get(at)?.as_ref()?.to_string(),
            })
        };
        text().map_or(Cell::Empty, Cell::Text)
    }

    fn money(&self) -> Sheet {
        let view = self.view;
        let breach = &self.example.breach;
        let is_frame = self.example.edit == Edit::Stays;
        let [before, after] = if is_frame { [Says::Right, Says::Left] } else { [Says::Before, Says::After] };
        let names: Vec<String> = breach.whose.iter().map(|code| view.school(code)).collect();
        let whose = if names.is_empty() { view.text(&Says::All) } else { names.join(" + ") };
        let ore = |money: &Exact| Ore::rounded(&nearest(money)).map_or(Cell::Empty, Cell::Ore);
        Sheet {
            id: self.id("money"),
            title: view.text(&Says::Money { model: view.title() }),
            columns: vec![
                Column::new("school", view.text(&Says::Whose), Kind::Text),
                Column::new("before", view.text(&before), Kind::Money),
                Column::new("after", view.text(&after), Kind::Money),
                Column::new("difference", view.text(&Says::Difference), Kind::Change),
            ],
            rows: vec![Row::plain(vec![
                Cell::Text(whose),
                ore(&breach.before),
                ore(&breach.after),
                ore(&(&breach.after - &breach.before)),
            ])],
        }
    }
}

/// A sum to the nearest öre.
fn nearest(money: &Exact) -> Exact {
    crate::base::Step::new(Exact::new(1.into(), 100.into()))
        .map_or_else(|| money.clone(), |ore| ore.round(money, Mode::HalfAway))
}
