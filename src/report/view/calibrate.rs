//! A calibration as a document: weights with their uncertainty, how well they predict, tenths of risk, and schools.

use super::say;
use crate::base::Exact;
use crate::calibrate::{Calibration, Estimate, INTERCEPT, Job, figure};
use crate::data::{DataSet, Status};
use crate::diag::Language;
use crate::report::document::{Block, Cell, Column, Document, Kind, Provenance, Row, Section, Sheet};
use crate::report::words::{Remark, WeightWord, Word};
use crate::text::FileUsed;

/// The document of a calibration.
#[must_use]
pub fn calibrate(
    job: &Job,
    data: &DataSet,
    found: &Calibration,
    files: &[FileUsed],
    language: Language,
) -> Document {
    let view = View { job, found, language };
    Document {
        title: WeightWord::CalibrateTitle { title: say(&job.title, language) }.text(language),
        subtitle: Word::Calculation.text(language),
        sections: vec![view.weights(), view.measures(), view.tenths(), view.schools()],
        footnotes: view.footnotes(data),
        provenance: provenance(job, data, files, language),
    }
}

fn provenance(job: &Job, data: &DataSet, files: &[FileUsed], language: Language) -> Provenance {
    let method = if job.ridge > 0.0 {
        WeightWord::CalibrateMethodRidge { ridge: job.ridge.to_string() }
    } else {
        WeightWord::CalibrateMethod
    };
    let source = format!("{}; {}; {}", say(&data.title, language), data.source, data.date);
    let statements = vec![
        (Word::Program.text(language), format!("skolpeng {}", env!("CARGO_PKG_VERSION"))),
        (WeightWord::Method.text(language), method.text(language)),
        (Word::Data.text(language), source),
    ];
    let files = files.iter().map(|file| (file.name.clone(), file.sha256.clone())).collect();
    Provenance { date: None, statements, files, made: None }
}

/// A figure, or nothing where there is none.
pub(super) fn number(value: f64) -> Cell {
    figure(value).map_or(Cell::Empty, Cell::Number)
}

/// A table alone in its section.
pub(super) fn section(
    id: &str,
    title: String,
    text: Option<String>,
    columns: Vec<Column>,
    rows: Vec<Row>,
) -> Section {
    let sheet = Sheet { id: id.to_owned(), title: title.clone(), columns, rows };
    let blocks = text.map(Block::Text).into_iter().chain([Block::Table(sheet)]).collect();
    Section { title, blocks, appendix: false }
}

struct View<'a> {
    job: &'a Job,
    found: &'a Calibration,
    language: Language,
}

impl View<'_> {
    fn text(&self, word: &WeightWord) -> String {
        word.text(self.language)
    }

    fn column(&self, id: &str, word: &WeightWord, kind: Kind) -> Column {
        Column::new(id, self.text(word), kind)
    }

    fn usual(&self, id: &str, word: &Word, kind: Kind) -> Column {
        Column::new(id, word.text(self.language), kind)
    }

    fn weights(&self) -> Section {
        let mut columns = vec![
            self.column("term", &WeightWord::Term, Kind::Text),
            self.column("name", &WeightWord::Meaning, Kind::Text),
            self.column("coefficient", &WeightWord::Coefficient, Kind::Ratio),
            self.usual("standard_error", &Word::PartError, Kind::Ratio),
            self.column("odds_ratio", &WeightWord::OddsRatio, Kind::Ratio),
            self.column("odds_ratio_low", &WeightWord::IntervalLow, Kind::Ratio),
            self.column("odds_ratio_high", &WeightWord::IntervalHigh, Kind::Ratio),
            self.column("p", &WeightWord::PValue, Kind::Ratio),
            self.column("inflation", &WeightWord::Inflation, Kind::Ratio),
        ];
        let written = self.written();
        if written.is_some() {
            columns.push(self.column("weight", &WeightWord::WrittenWeight, Kind::Ratio));
        }
        let rows = self
            .found
            .estimates
            .iter()
            .enumerate()
            .map(|(at, one)| self.estimate(one, written.map(|w| w.get(at))))
            .collect();
        let people = self.count(self.found.cohort.people());
        let events = self.count(self.found.cohort.events());
        let text = WeightWord::CalibrateText { people, events, outcome: self.job.outcome.0.clone() };
        section("weights", self.text(&WeightWord::Weights), Some(self.text(&text)), columns, rows)
    }

    /// The weights of a table, one for each estimate.
    fn written(&self) -> Option<&[crate::calibrate::Weight]> {
        let is_table = self.found.weights.first().is_some_and(|first| first.name == INTERCEPT);
        is_table.then_some(self.found.weights.as_slice())
    }

    fn estimate(&self, one: &Estimate, weight: Option<Option<&crate::calibrate::Weight>>) -> Row {
        let (term, meaning) = match &one.term {
            None => (INTERCEPT.to_owned(), self.text(&WeightWord::Intercept)),
            Some(term) => (term.name.clone(), self.meaning(term)),
        };
        let [low, high] = one.interval.map(libm::exp);
        let mut cells = vec![Cell::Text(term), Cell::Text(meaning)];
        let figures = [one.coefficient, one.error, libm::exp(one.coefficient), low, high, one.p];
        cells.extend(figures.map(number));
        cells.push(one.inflation.map_or(Cell::Empty, number));
        if let Some(weight) = weight {
            let exact = |text: &String| crate::base::number::parse_exact(text).ok();
            cells.push(weight.and_then(|one| exact(&one.text)).map_or(Cell::Empty, Cell::Number));
        }
        Row::plain(cells)
    }

    fn meaning(&self, term: &crate::calibrate::Term) -> String {
        let label = self
            .job
            .predictors
            .get(term.predictor)
            .map_or_else(String::new, |one| say(&one.label, self.language));
        match &term.level {
            Some(level) => format!("{label}: {level}"),
            None if term.is_missing => self.text(&WeightWord::IsMissing { name: label }),
            None => label,
        }
    }

    fn count(&self, people: f64) -> String {
        crate::report::numbers::exact(
            &figure(people).unwrap_or_else(|| Exact::from_integer(0.into())),
            self.language,
        )
    }

    fn measures(&self) -> Section {
        let found = self.found;
        let cross = found.cross.as_ref();
        let slope = cross.and_then(|cross| cross.recalibration);
        let test = found.hosmer_lemeshow.as_ref();
        let none = f64::NAN;
        let list = [
            ("log_likelihood", WeightWord::LogLikelihood, found.fit.log_likelihood),
            ("null_log_likelihood", WeightWord::NullLikelihood, found.null_likelihood),
            ("mcfadden", WeightWord::McFadden, 1.0 - found.fit.log_likelihood / found.null_likelihood),
            ("area", WeightWord::AreaOwn, found.area.unwrap_or(none)),
            (
                "area_schools_left_out",
                WeightWord::AreaCross,
                cross.and_then(|cross| cross.area).unwrap_or(none),
            ),
            ("slope", WeightWord::CalibrationSlope, slope.map_or(none, |one| one.slope)),
            ("slope_error", WeightWord::SlopeError, slope.map_or(none, |one| one.errors[1])),
            ("intercept", WeightWord::CalibrationIntercept, slope.map_or(none, |one| one.intercept)),
            ("intercept_error", WeightWord::InterceptError, slope.map_or(none, |one| one.errors[0])),
            ("hosmer_lemeshow", WeightWord::HosmerLemeshow, test.map_or(none, |test| test.statistic)),
            ("degrees", WeightWord::Degrees, test.map_or(none, |test| test.degrees as f64)),
            ("hosmer_lemeshow_p", WeightWord::HosmerLemeshowP, test.map_or(none, |test| test.p)),
        ];
        let columns = vec![
            self.usual("measure", &Word::Code, Kind::Text),
            self.column("name", &WeightWord::Measure, Kind::Text),
            self.usual("value", &Word::Value, Kind::Ratio),
        ];
        let row = |(id, word, value): &(&str, WeightWord, f64)| {
            Row::plain(vec![Cell::Text((*id).to_owned()), Cell::Text(self.text(word)), number(*value)])
        };
        let text = cross.map(|cross| self.text(&WeightWord::CrossText { folds: cross.folds.to_string() }));
        section("measures", self.text(&WeightWord::HowWell), text, columns, list.iter().map(row).collect())
    }

    fn tenths(&self) -> Section {
        let columns = vec![
            self.column("group", &WeightWord::TenthOf, Kind::Count),
            self.column("students", &WeightWord::StudentsHeading, Kind::Count),
            self.column("expected", &WeightWord::ExpectedRisk, Kind::Share),
            self.column("observed", &WeightWord::ObservedRisk, Kind::Share),
            self.column("difference", &WeightWord::Difference, Kind::Percent),
        ];
        let tenths = self.found.hosmer_lemeshow.iter().flat_map(|test| &test.tenths);
        let row = |(place, one): (i32, &crate::calibrate::Tenth)| {
            let difference = one.observed - one.expected;
            Row::plain(
                [f64::from(place), one.people, one.expected, one.observed, difference].map(number).into(),
            )
        };
        let rows = (1..).zip(tenths).map(row).collect();
        section(
            "tenths",
            self.text(&WeightWord::Tenths),
            Some(self.text(&WeightWord::TenthsText)),
            columns,
            rows,
        )
    }

    fn schools(&self) -> Section {
        let columns = vec![
            self.usual("school", &Word::School, Kind::Text),
            self.column("students", &WeightWord::StudentsHeading, Kind::Count),
            self.column("expected", &WeightWord::ExpectedRisk, Kind::Share),
            self.column("observed", &WeightWord::ObservedRisk, Kind::Share),
            self.column("difference", &WeightWord::Difference, Kind::Percent),
        ];
        let row = |one: &crate::calibrate::SchoolRisk| {
            let figures = [one.people, one.expected, one.observed, one.observed - one.expected].map(number);
            Row::plain(std::iter::once(Cell::Text(one.code.clone())).chain(figures).collect())
        };
        let rows = self.found.schools.iter().map(row).collect();
        section(
            "schools",
            self.text(&WeightWord::RiskBySchool),
            Some(self.text(&WeightWord::RiskBySchoolText)),
            columns,
            rows,
        )
    }

    fn footnotes(&self, data: &DataSet) -> Vec<String> {
        let mut notes = vec![
            Remark::CalibrateAssociation.text(self.language),
            Remark::CalibrateErrors.text(self.language),
        ];
        if data.status == Status::Synthetic {
            notes.insert(0, Remark::CalibrateSynthetic.text(self.language));
        }
        let holds_none = |one: &&Estimate| one.interval[0] <= 0.0 && one.interval[1] >= 0.0;
        let uncertain = self.found.estimates.iter().filter(holds_none).filter_map(|one| one.term.as_ref());
        let terms: Vec<&str> = uncertain.map(|term| term.name.as_str()).collect();
        if !terms.is_empty() {
            notes.push(Remark::CalibrateUncertain { terms: terms.join(", ") }.text(self.language));
        }
        if self.job.ridge > 0.0 {
            notes.push(Remark::CalibrateRidge { ridge: self.job.ridge.to_string() }.text(self.language));
        }
        notes
    }
}
