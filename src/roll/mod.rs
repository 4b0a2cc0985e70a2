//! Next year's model: indexed rows as dated rows, what is a projection, and what a person must decide.

mod decide;
mod overlay;

pub use decide::Open;
pub use overlay::{Names, basis, next_id, overlay};

use crate::base::number::whole;
use crate::base::{Date, Exact, Mode};
use crate::diag::Findings;
use crate::model::parts::{IndexStep, Pattern, Slot, Source, TableDef, TableRow};
use crate::model::{Model, Rule, Rulebook, Run};
use crate::text::Label;

/// A model rolled to the first day of a new year.
#[derive(Debug)]
pub struct Rolled {
    /// The model as its own files have it, in force on the new year's first day.
    pub model: Model,
    /// The new year's first day.
    pub to: Date,
    /// The same day a year earlier, which the new figures are held against.
    pub before: Date,
    /// Whom the model decides for, as the formula is written.
    pub decides_for: Option<String>,
    /// Rows whose figure the new year changes.
    pub rows: Vec<Indexed>,
    /// What a person must decide.
    pub open: Vec<Open>,
}

/// A row of a table whose figure the new year changes.
#[derive(Clone, Debug)]
pub struct Indexed {
    /// The table.
    pub table: String,
    /// What people call it.
    pub label: Label,
    /// Its keys, each with the codes that the row is for.
    pub keys: Vec<(String, String)>,
    /// The index that the row follows; none for a figure that next year's baseline states.
    pub index: Option<String>,
    /// The unit's name.
    pub unit: String,
    /// Its figure a year before, in the table's unit.
    pub old: Exact,
    /// Its figure in the new year, in the table's unit.
    pub new: Exact,
    /// From when the new figure holds.
    pub from: Date,
    /// What the figure was stated from, before any index.
    pub source: Source,
    /// From when it was stated.
    pub stated: Option<Date>,
    /// All steps of the index since.
    pub steps: Vec<IndexStep>,
}

impl Indexed {
    /// Whether the new figure rests on an assumption: the stated one, or a step of the index.
    #[must_use]
    pub fn is_projection(&self) -> bool {
        self.source.is_assumption() || self.steps.iter().any(|step| step.source.is_assumption())
    }

    /// The steps of the new year, by which the old figure became the new one.
    pub fn new_steps(&self, before: Date) -> impl Iterator<Item = &IndexStep> {
        self.steps.iter().filter(move |step| step.date > before)
    }
}

/// Rolls a model to a day. Rows that it shares with its baseline are taken from next year's baseline, if one is given.
/// Nothing if the model is not in force on that day; why is among the findings.
pub fn roll(law: &Rulebook, to: Date, next: Option<&Rulebook>, found: &mut Findings) -> Option<Rolled> {
    let run = Run::on(to);
    let before = to.in_year(to.year() - 1);
    let mut own = Findings::new();
    let model = law.in_force(&run, &mut own);
    let overdue = decide::overdue(&own);
    found.extend(own);
    let model = model?;
    let next = match next {
        Some(next) => Some(next.in_force(&run, found)?),
        None => None,
    };
    // The baseline's own findings are told when it is checked itself.
    let baseline = law.baseline.as_ref().and_then(|law| law.in_force(&run, &mut Findings::new()));
    let given = next.as_ref().zip(baseline.as_ref());
    let mut rows = Vec::new();
    for table in own_tables(law, &model) {
        rows.extend(latest(&model, table).into_iter().filter_map(|row| {
            let Some((next, (theirs, new))) = given.and_then(|(next, baseline)| {
                Some((next, counterpart((&model, row), table, next, baseline)?))
            }) else {
                return indexed(&model, table, row, before, false);
            };
            // What next year's baseline states anew is held against what this model has in the year before.
            let old = model.slot(row.slot).map(|slot| on_day(slot, before) / slot.unit.scale())?;
            indexed(next, theirs, new, before, true).map(|row| Indexed { old, ..row })
        }));
    }
    let mut open = overdue;
    open.extend(decide::open(law, &model, before, to));
    Some(Rolled { decides_for: decided(law), model, to, before, rows, open })
}

/// Whom a model decides for, as its own file says, or the first that it extends.
fn decided(law: &Rulebook) -> Option<String> {
    let inherited = || law.sections.values().flatten().find_map(|rule| rule.decides_for.as_ref());
    let value = law.header.get("decides_for").or_else(inherited)?;
    value.as_text(&mut Findings::new()).map(str::to_owned)
}

/// The tables of the model itself: those of its baseline and variants stand after them, under the same names.
fn own_tables<'a>(law: &Rulebook, model: &'a Model) -> Vec<&'a TableDef> {
    let named = |rule: &Rule| model.tables.iter().find(|table| table.name == rule.name);
    law.section("table").filter_map(named).collect()
}

/// A table's rows without those that a later one for the same codes has replaced.
fn latest<'a>(model: &Model, table: &'a TableDef) -> Vec<&'a TableRow> {
    let since = |row: &TableRow| model.slot(row.slot).and_then(|slot| slot.from);
    let is_latest = |row: &&TableRow| {
        let mut same = table.rows.iter().filter(|other| other.patterns == row.patterns);
        same.all(|other| since(other) <= since(row))
    };
    table.rows.iter().filter(is_latest).collect()
}

/// The row of next year's baseline for the codes of one that the model has from this year's.
fn counterpart<'a>(
    (model, row): (&Model, &TableRow),
    table: &TableDef,
    next: &'a Model,
    baseline: &Model,
) -> Option<(&'a TableDef, &'a TableRow)> {
    let place = |model: &Model, row: &TableRow| model.slot(row.slot).map(|slot| slot.place.clone());
    let named = |model: &'a Model| model.tables.iter().find(|other| other.name == table.name);
    let shared = baseline.tables.iter().filter(|other| other.name == table.name);
    let mut shared = shared.flat_map(|other| &other.rows);
    if !shared.any(|other| place(baseline, other) == place(model, row)) {
        return None;
    }
    let table = named(next)?;
    let row = latest(next, table).into_iter().find(|other| other.patterns == row.patterns)?;
    Some((table, row))
}

/// A row whose figure changes after a day: by its index, or, where `stated` is asked for, because it is stated anew.
fn indexed(model: &Model, table: &TableDef, row: &TableRow, before: Date, stated: bool) -> Option<Indexed> {
    let slot = model.slot(row.slot)?;
    let is_new = slot.indexed.iter().any(|step| step.date > before);
    let is_stated = stated && slot.from.is_some_and(|from| from > before);
    if !is_new && !is_stated {
        return None;
    }
    let scale = slot.unit.scale();
    let last = slot.indexed.last().map(|step| step.date);
    let keys = table.per.iter().cloned().zip(row.patterns.iter().map(Pattern::text));
    Some(Indexed {
        table: table.name.clone(),
        label: table.label.clone(),
        keys: keys.collect(),
        index: row.index.clone(),
        unit: model.units.write(&slot.unit),
        old: on_day(slot, before) / scale,
        new: &slot.value / scale,
        from: last.or(slot.from)?,
        source: slot.source.clone(),
        stated: slot.from,
        steps: slot.indexed.clone(),
    })
}

/// The figure on a day: what was stated, with the steps until then, each rounded as its index says.
fn on_day(slot: &Slot, day: Date) -> Exact {
    let mut figure = slot.before.clone();
    for step in slot.indexed.iter().filter(|step| step.date <= day) {
        figure *= whole(1) + &step.change;
        if let Some(to) = &step.round {
            figure = to.round(&figure, Mode::HalfAway);
        }
    }
    figure
}
