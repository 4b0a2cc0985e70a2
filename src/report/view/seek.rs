//! What came of seeking numbers of a model, as a document: the answer, what it had to meet, and what was tried around it.

use super::say;
use super::trade_off::charts;
use crate::base::Exact;
use crate::base::number::whole;
use crate::diag::Language;
use crate::model::parts::NodeDef;
use crate::report::document::{Block, Cell, Column, Document, Kind, Provenance, Row, Section, Sheet};
use crate::report::numbers::exact;
use crate::report::words::{SeekWord, Word};
use crate::seek::{Held, LARGEST_LOSS, Problem, Share, Sought, Trial, Way};
use crate::text::FileUsed;

/// The document of an answer.
#[must_use]
pub fn seek(sought: &Sought, files: &[FileUsed], language: Language) -> Document {
    let view = View { sought, problem: sought.problem(), language };
    let section = |word: SeekWord, blocks| Section { title: word.text(language), blocks, appendix: false };
    let mut answer = vec![Block::Text(view.way())];
    answer.extend(view.draws().map(Block::Text));
    answer.extend([Block::Table(view.answer()), Block::Table(view.checks())]);
    let charts: Vec<Block> = charts(sought, language).into_iter().map(Block::Chart).collect();
    let files = files.iter().map(|file| (file.name.clone(), file.sha256.clone())).collect();
    let statements = vec![
        (Word::Program.text(language), format!("skolpeng {}", env!("CARGO_PKG_VERSION"))),
        (Word::Date.text(language), sought.model.date.to_string()),
        (Word::Verified.text(language), SeekWord::Exact.text(language)),
    ];
    let mut sections =
        vec![section(SeekWord::Answer, answer), section(SeekWord::Around, vec![Block::Table(view.around())])];
    if !charts.is_empty() {
        // On a terminal the numbers tried say the same.
        sections.push(Section { appendix: true, ..section(SeekWord::TradeOff, charts) });
    }
    Document {
        title: say(&sought.asked.title, language),
        subtitle: Word::Calculation.text(language),
        sections,
        provenance: Provenance { date: Some(sought.model.date), statements, files, made: None },
        ..Document::default()
    }
}

/// How a measure is written.
pub(super) fn kind(node: &NodeDef) -> Kind {
    match &node.unit {
        _ if node.name == LARGEST_LOSS => Kind::Percent,
        Some(unit) if unit.is_plain() => Kind::Ratio,
        _ => Kind::PerHead,
    }
}

struct View<'a> {
    sought: &'a Sought,
    problem: Problem<'a>,
    language: Language,
}

impl View<'_> {
    fn column(&self, id: &str, word: SeekWord, kind: Kind) -> Column {
        Column::new(id, word.text(self.language), kind)
    }

    fn way(&self) -> String {
        let answer = &self.sought.answer;
        let count = answer.tried.to_string();
        let word = match answer.way {
            Way::All => SeekWord::All { count },
            Way::Halved(looks) => SeekWord::Halved { looks: looks.to_string() },
            Way::BestFound => SeekWord::BestFound { count },
        };
        let way = word.text(self.language);
        if answer.refused == 0 {
            return way;
        }
        let refused = SeekWord::Refused { count: answer.refused.to_string() };
        format!("{way} {}", refused.text(self.language))
    }

    /// Which draws some checks are held in.
    fn draws(&self) -> Option<String> {
        let drawn = self.sought.asked.drawn.as_ref()?;
        let scenario = drawn.scenario.file_stem().map(|name| name.to_string_lossy().into_owned());
        let scenario = scenario.unwrap_or_default();
        let (draws, seed) = (drawn.draws.to_string(), drawn.seed.to_string());
        let told = SeekWord::DrawsSame { draws, seed, scenario }.text(self.language);
        let refused = self.sought.answer.best.held.iter().map(|held| held.refused).max().unwrap_or(0);
        if refused == 0 {
            return Some(told);
        }
        let refused = SeekWord::HeldRefused { count: refused.to_string() };
        Some(format!("{told} {}", refused.text(self.language)))
    }

    /// Each number sought: what it is now, its bounds, and the answer.
    fn answer(&self) -> Sheet {
        let number = |value: &crate::base::Exact| Cell::Text(exact(value, self.language));
        let answer = &self.sought.answer;
        let numbers = self.sought.asked.unknowns.iter().zip(&answer.best.at).zip(&answer.slots);
        let row = |((unknown, at), slot): ((&crate::seek::Unknown, &usize), &crate::base::SlotId)| {
            let slot = self.sought.model.slot(*slot);
            let now = slot.map_or(Cell::Empty, |slot| number(&(&slot.value / slot.unit.scale())));
            let unit = slot.map(|slot| self.sought.model.units.write(&slot.unit)).unwrap_or_default();
            let ends =
                format!("{}–{}", exact(&unknown.from, self.language), exact(&unknown.to(), self.language));
            Row::plain(vec![
                Cell::Text(unknown.name.clone()),
                Cell::Text(unit),
                now,
                number(&unknown.at(*at)),
                Cell::Text(ends),
                number(&unknown.step),
            ])
        };
        Sheet {
            id: "answer".to_owned(),
            title: SeekWord::Answer.text(self.language),
            columns: vec![
                Column::new("parameter", Word::Parameter.text(self.language), Kind::Text),
                Column::new("unit", Word::Unit.text(self.language), Kind::Text),
                self.column("now", SeekWord::Now, Kind::Text),
                self.column("answer", SeekWord::Answer, Kind::Text),
                self.column("between", SeekWord::Between, Kind::Text),
                self.column("step", SeekWord::Step, Kind::Text),
            ],
            rows: numbers.map(row).collect(),
        }
    }

    /// Every check that the answer had to meet.
    fn checks(&self) -> Sheet {
        let holds = SeekWord::Holds.text(self.language);
        let row = |(_, check): (usize, &crate::model::parts::CheckDef)| {
            let formula = Cell::Text(check.condition.text.text.clone());
            Row::plain(vec![Cell::Text(check.name.clone()), formula, Cell::Text(holds.clone())])
        };
        Sheet {
            id: "checks".to_owned(),
            title: SeekWord::Checks.text(self.language),
            columns: vec![
                self.column("check", SeekWord::Check, Kind::Text),
                self.column("formula", SeekWord::Formula, Kind::Text),
                self.column("holds", SeekWord::State, Kind::Text),
            ],
            rows: self.problem.checks().map(row).chain(self.held()).collect(),
        }
    }

    /// The checks that ask for draws, with in how many they hold.
    fn held(&self) -> Vec<Row> {
        let draws = self.sought.asked.drawn.as_ref().map_or(0, |drawn| drawn.draws).to_string();
        let row = |(share, held): (&Share, &Held)| {
            let least = format!("{}\u{a0}%", exact(&(&share.least * whole(100)), self.language));
            let (held, draws) = (held.held.to_string(), draws.clone());
            let formula = match &share.formula.value {
                crate::text::Value::Text(text) => text.clone(),
                _ => String::new(),
            };
            let state = SeekWord::HeldOf { held, draws, least }.text(self.language);
            Row::plain(vec![Cell::Text(share.check.clone()), Cell::Text(formula), Cell::Text(state)])
        };
        self.sought.asked.shares.iter().zip(&self.sought.answer.best.held).map(row).collect()
    }

    /// What was tried around the answer, with the file's measures.
    fn around(&self) -> Sheet {
        let model = &self.sought.model;
        let unknowns = &self.sought.asked.unknowns;
        let mut columns: Vec<Column> =
            unknowns.iter().map(|one| Column::new(&one.name, &one.name, Kind::Text)).collect();
        columns.push(Column::new("total", Word::Total.text(self.language), Kind::Money));
        for node in self.problem.measures().into_iter().filter_map(|id| model.node(id)) {
            let unit = node.unit.as_ref().map(|unit| model.units.write(&unit.unscaled())).unwrap_or_default();
            let (kind, label) = (kind(node), say(&node.label, self.language));
            let heading = if unit.is_empty() { label } else { format!("{label}, {unit}") };
            columns.push(Column::new(&node.name, heading, kind));
        }
        if self.sought.answer.best.gap.is_some() {
            columns.push(self.column("gap", SeekWord::Gap, Kind::PerHead));
        }
        for share in &self.sought.asked.shares {
            let heading = SeekWord::HeldIn { check: share.check.clone() };
            columns.push(Column::new(
                format!("held_{}", share.check),
                heading.text(self.language),
                Kind::Share,
            ));
        }
        columns.push(self.column("checks", SeekWord::Checks, Kind::Text));
        Sheet {
            id: "around".to_owned(),
            title: SeekWord::Around.text(self.language),
            columns,
            rows: self.sought.answer.shown.iter().map(|trial| self.row(trial)).collect(),
        }
    }

    fn row(&self, trial: &Trial) -> Row {
        let unknowns = self.sought.asked.unknowns.iter().zip(&trial.at);
        let mut cells: Vec<Cell> =
            unknowns.map(|(unknown, at)| Cell::Text(exact(&unknown.at(*at), self.language))).collect();
        let whole = trial.whole.iter();
        cells.extend(whole.clone().map(|whole| Cell::Ore(whole.total)));
        let measures = whole.flat_map(|whole| &whole.measures);
        cells.extend(measures.map(|one| one.clone().map_or(Cell::Empty, Cell::Number)));
        cells.extend(trial.gap.clone().map(Cell::Number));
        let draws = self.sought.asked.drawn.as_ref().map_or(1, |drawn| drawn.draws);
        cells.extend(trial.held.iter().map(|held| Cell::Number(Exact::new(held.held.into(), draws.into()))));
        let broken: Vec<&str> = trial.broken.iter().map(|(name, _)| name.as_str()).collect();
        let state = match (trial.at == self.sought.answer.best.at, broken.is_empty()) {
            (true, _) => SeekWord::Answer.text(self.language),
            (_, true) => SeekWord::Holds.text(self.language),
            (_, false) => SeekWord::Broken { names: broken.join(", ") }.text(self.language),
        };
        cells.push(Cell::Text(state));
        Row::plain(cells)
    }
}
