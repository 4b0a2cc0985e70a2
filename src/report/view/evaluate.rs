//! An evaluation as a document: need and outcome by school, drift of the weights, money for need, goals.

use super::calibrate::{number, section};
use super::say;
use crate::calibrate::follow::{
    Drift, Evaluation, Followed, GoalLine, GoalResult, PaidLine, PaidYear, SchoolNeed,
};
use crate::data::{DataSet, Status};
use crate::diag::Language;
use crate::report::document::{Block, Cell, Column, Document, Kind, Provenance, Row, Section};
use crate::report::words::{Remark, WeightWord, Word};
use crate::text::FileUsed;
use std::collections::BTreeSet;

/// What an evaluation found.
#[derive(Debug)]
pub struct EvaluationFound<'a> {
    /// The evaluation.
    pub of: &'a Evaluation,
    /// The data of the new year.
    pub data: &'a DataSet,
    /// Need, outcome, drift.
    pub followed: &'a Followed,
    /// Earlier years' money.
    pub paid: &'a [PaidYear],
    /// The goals.
    pub goals: &'a [GoalResult],
}

/// The document of an evaluation.
#[must_use]
pub fn evaluate(found: &EvaluationFound, files: &[FileUsed], language: Language) -> Document {
    let view = View { found, language };
    let mut sections = vec![view.schools(), view.measures(), view.drift()];
    sections.extend(found.paid.iter().map(|year| view.paid(year)));
    sections.extend(view.per_need());
    sections.extend(found.goals.iter().filter_map(|goal| view.goal(goal)));
    Document {
        title: WeightWord::EvaluateTitle { title: say(&found.of.title, language) }.text(language),
        subtitle: Word::Calculation.text(language),
        sections,
        footnotes: view.footnotes(),
        provenance: view.provenance(files),
    }
}

struct View<'a> {
    found: &'a EvaluationFound<'a>,
    language: Language,
}

impl View<'_> {
    fn text(&self, word: &WeightWord) -> String {
        word.text(self.language)
    }

    fn columns<const N: usize>(&self, list: [(&str, WeightWord, Kind); N]) -> Vec<Column> {
        let school = Column::new("school", Word::School.text(self.language), Kind::Text);
        let own = list.into_iter().map(|(id, word, kind)| Column::new(id, self.text(&word), kind));
        std::iter::once(school).chain(own).collect()
    }

    fn schools(&self) -> Section {
        let columns = self.columns([
            ("students", WeightWord::StudentsHeading, Kind::Count),
            ("need", WeightWord::NeedOfModel, Kind::Ratio),
            ("need_anew", WeightWord::NeedRefitted, Kind::Ratio),
            ("expected", WeightWord::ExpectedRisk, Kind::Share),
            ("observed", WeightWord::ObservedRisk, Kind::Share),
            ("difference", WeightWord::Difference, Kind::Percent),
            ("error", WeightWord::ErrorOfShare, Kind::Share),
            ("rank", WeightWord::RankModel, Kind::Count),
            ("rank_anew", WeightWord::RankRefitted, Kind::Count),
            ("rank_observed", WeightWord::RankActual, Kind::Count),
        ]);
        let row = |one: &SchoolNeed| {
            let off = one.observed - one.expected;
            let figures =
                [one.people, one.need, one.anew, one.expected, one.observed, off, one.error].map(number);
            let ranks = one.ranks.map(|rank| number(rank as f64));
            Row::plain(std::iter::once(Cell::Text(one.code.clone())).chain(figures).chain(ranks).collect())
        };
        let cohort = &self.found.followed.anew.cohort;
        let count = |people: f64| format!("{people:.0}");
        let about = WeightWord::EvaluateText {
            people: count(cohort.people()),
            events: count(cohort.events()),
            date: self.found.of.date.to_string(),
        };
        let rows = self.found.followed.schools.iter().map(row).collect();
        let title = self.text(&WeightWord::RiskBySchool);
        let mut section = section("schools", title, Some(self.text(&about)), columns, rows);
        section.blocks.push(Block::Text(self.text(&WeightWord::RankText)));
        section
    }

    fn measures(&self) -> Section {
        let followed = self.found.followed;
        let none = f64::NAN;
        let list = [
            ("mean_need", WeightWord::MeanNeed, followed.mean),
            ("area_model", WeightWord::AreaModel, followed.area.unwrap_or(none)),
            ("area_anew", WeightWord::AreaRefitted, followed.anew.area.unwrap_or(none)),
            ("rank_correlation", WeightWord::RankAgreement, followed.agreement.unwrap_or(none)),
        ];
        let columns = vec![
            Column::new("measure", Word::Code.text(self.language), Kind::Text),
            Column::new("name", self.text(&WeightWord::Measure), Kind::Text),
            Column::new("value", Word::Value.text(self.language), Kind::Ratio),
        ];
        let row = |(id, word, value): &(&str, WeightWord, f64)| {
            Row::plain(vec![Cell::Text((*id).to_owned()), Cell::Text(self.text(word)), number(*value)])
        };
        section("measures", self.text(&WeightWord::HowWellNow), None, columns, list.iter().map(row).collect())
    }

    fn drift(&self) -> Section {
        let mut columns = self.columns([
            ("model", WeightWord::ModelWeight, Kind::Ratio),
            ("anew", WeightWord::Refitted, Kind::Ratio),
            ("low", WeightWord::IntervalLow, Kind::Ratio),
            ("high", WeightWord::IntervalHigh, Kind::Ratio),
            ("outside", WeightWord::Outside, Kind::Text),
        ]);
        if let Some(first) = columns.first_mut() {
            *first = Column::new("term", self.text(&WeightWord::Term), Kind::Text);
        }
        let row = |one: &Drift| {
            let figures = [one.model, one.anew, one.interval[0], one.interval[1]].map(number);
            let outside = if one.is_outside() { WeightWord::Yes } else { WeightWord::No };
            let cells = std::iter::once(Cell::Text(one.term.clone())).chain(figures);
            Row::plain(cells.chain([Cell::Text(self.text(&outside))]).collect())
        };
        let rows = self.found.followed.drift.iter().map(row).collect();
        let text = self.text(&WeightWord::DriftText);
        let mut section = section("drift", self.text(&WeightWord::Drift), Some(text), columns, rows);
        let apart = &self.found.followed.apart;
        if !apart.is_empty() {
            let terms = apart.join(", ");
            section.blocks.push(Block::Text(self.text(&WeightWord::OnlyInOne { terms })));
        }
        section
    }

    fn paid(&self, year: &PaidYear) -> Section {
        let columns = self.columns([
            ("budget", WeightWord::Budgeted, Kind::Money),
            ("paid", WeightWord::PaidOut, Kind::Money),
            ("difference", WeightWord::PaidMore, Kind::Change),
        ]);
        let row = |line: &PaidLine| {
            let more = line.budget.map(|budget| line.paid - budget);
            Row::plain(vec![
                Cell::Text(line.code.clone()),
                line.budget.map_or(Cell::Empty, Cell::Ore),
                Cell::Ore(line.paid),
                more.map_or(Cell::Empty, Cell::Ore),
            ])
        };
        let title = self.text(&WeightWord::PaidTitle { year: year.year.to_string() });
        section(&format!("paid_{}", year.year), title, None, columns, year.lines.iter().map(row).collect())
    }

    /// Money for each unit of need over the years; nothing where no year's students are known.
    fn per_need(&self) -> Option<Section> {
        let known = |year: &&PaidYear| year.lines.iter().any(|line| line.per_need.is_some());
        let years: Vec<&PaidYear> = self.found.paid.iter().filter(known).collect();
        let codes: BTreeSet<&String> =
            years.iter().flat_map(|year| &year.lines).map(|line| &line.code).collect();
        let mut columns = self.columns([]);
        columns.extend(years.iter().map(|year| {
            let heading = self.text(&WeightWord::YearHeading { year: year.year.to_string() });
            Column::new(format!("per_need_{}", year.year), heading, Kind::PerHead)
        }));
        let cell = |year: &PaidYear, code: &String| {
            let line = year.lines.iter().find(|line| line.code == *code);
            line.and_then(|line| line.per_need.clone()).map_or(Cell::Empty, Cell::Number)
        };
        let row = |code: &String| {
            Row::plain(
                std::iter::once(Cell::Text(code.clone()))
                    .chain(years.iter().map(|year| cell(year, code)))
                    .collect(),
            )
        };
        let text = Some(self.text(&WeightWord::PerNeedText));
        let rows: Vec<Row> = codes.into_iter().map(row).collect();
        (!rows.is_empty()).then(|| section("per_need", self.text(&WeightWord::PerNeed), text, columns, rows))
    }

    fn goal(&self, result: &GoalResult) -> Option<Section> {
        let goal = self.found.of.goals.get(result.goal)?;
        let year = goal.year.to_string();
        let columns = self.columns([
            ("year", WeightWord::LatestYear, Kind::Text),
            ("value", WeightWord::Latest, Kind::Ratio),
            ("trend", WeightWord::Trend, Kind::Ratio),
            ("ahead", WeightWord::AtGoal { year: year.clone() }, Kind::Ratio),
            ("standing", WeightWord::Standing, Kind::Text),
        ]);
        let row = |line: &GoalLine| {
            let standing = match (line.is_reached, line.is_on_the_way) {
                (true, _) => WeightWord::Reached,
                (false, Some(true)) => WeightWord::OnTheWay,
                (false, Some(false)) => WeightWord::NotOnTheWay,
                (false, None) => WeightWord::NoTrend,
            };
            Row::plain(vec![
                Cell::Text(line.code.clone()),
                Cell::Text(line.year.to_string()),
                number(line.value),
                line.trend.map_or(Cell::Empty, number),
                line.ahead.map_or(Cell::Empty, number),
                Cell::Text(self.text(&standing)),
            ])
        };
        let text = WeightWord::GoalText { target: goal.target.to_string(), year };
        let title = self.text(&WeightWord::GoalOf { goal: say(&goal.label, self.language) });
        let rows = result.lines.iter().map(row).collect();
        Some(section(&format!("goal_{}", goal.name), title, Some(self.text(&text)), columns, rows))
    }

    fn footnotes(&self) -> Vec<String> {
        let synthetic = (self.found.data.status == Status::Synthetic).then_some(Remark::CalibrateSynthetic);
        let all = synthetic.into_iter().chain([Remark::CalibrateAssociation, Remark::CalibrateErrors]);
        all.map(|remark| remark.text(self.language)).collect()
    }

    fn provenance(&self, files: &[FileUsed]) -> Provenance {
        let data = self.found.data;
        let source = format!("{}; {}; {}", say(&data.title, self.language), data.source, data.date);
        let statements = vec![
            (Word::Program.text(self.language), format!("skolpeng {}", env!("CARGO_PKG_VERSION"))),
            (Word::Data.text(self.language), source),
            (self.text(&WeightWord::ModelWeight), self.found.of.date.to_string()),
        ];
        let files = files.iter().map(|file| (file.name.clone(), file.sha256.clone())).collect();
        Provenance { date: None, statements, files, made: None }
    }
}
