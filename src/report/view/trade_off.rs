//! The trade-off of one number sought: each measure over the range of the number, with the answer marked.

use super::say;
use crate::base::Exact;
use crate::diag::Language;
use crate::report::chart::{Chart, Figure, Join, Line, Lines, Mark, Measure, Value};
use crate::report::document::Kind;
use crate::report::numbers::{exact, number};
use crate::report::words::{SeekWord, Word};
use crate::seek::{Sought, Trial, Unknown};

/// A line needs more points than this.
const FEWEST_POINTS: usize = 2;

/// How a measure is read from a number tried.
type Read = Box<dyn Fn(&Trial) -> Option<Value>>;

/// What is shown of each number tried: its name for machines and for people, its unit, how it is written.
struct Shown {
    measure: Measure,
    of: Read,
}

/// A chart for each measure; none where several numbers are sought.
pub(super) fn charts(sought: &Sought, language: Language) -> Vec<Chart> {
    let ([unknown], [slot]) = (sought.asked.unknowns.as_slice(), sought.answer.slots.as_slice()) else {
        return Vec::new();
    };
    let slot = sought.model.slot(*slot);
    let unit = slot.map(|slot| sought.model.units.write(&slot.unit)).unwrap_or_default();
    let label = slot.map_or_else(|| unknown.name.clone(), |slot| say(&slot.label, language));
    let x = Measure::new(&unknown.name, label, unit, Kind::Count);
    let view = View { sought, unknown, language };
    measures(sought, language).into_iter().filter_map(|shown| view.chart(&x, shown)).collect()
}

/// The total, each measure, and in how many draws each check holds.
fn measures(sought: &Sought, language: Language) -> Vec<Shown> {
    let units = &sought.model.units;
    let total = Measure::new("total", Word::Total.text(language), units.currency(), Kind::Money);
    let mut all =
        vec![Shown { measure: total, of: Box::new(|trial| Some(Value::Ore(trial.whole.as_ref()?.total))) }];
    let nodes = sought.problem().measures().into_iter().filter_map(|id| sought.model.node(id));
    for (place, node) in nodes.enumerate() {
        let unit = node.unit.as_ref().map(|unit| units.write(&unit.unscaled())).unwrap_or_default();
        let measure = Measure::new(&node.name, say(&node.label, language), unit, super::seek::kind(node));
        let of = move |trial: &Trial| trial.whole.as_ref()?.measures.get(place)?.clone().map(Value::Number);
        all.push(Shown { measure, of: Box::new(of) });
    }
    let draws = sought.asked.drawn.as_ref().map_or(1, |drawn| drawn.draws);
    for (place, share) in sought.asked.shares.iter().enumerate() {
        let text = SeekWord::HeldIn { check: share.check.clone() }.text(language);
        let measure = Measure::new(format!("held_{}", share.check), text, "", Kind::Share);
        let of = move |trial: &Trial| {
            let held = trial.held.get(place)?.held;
            Some(Value::Number(Exact::new(held.into(), draws.into())))
        };
        all.push(Shown { measure, of: Box::new(of) });
    }
    all
}

struct View<'a> {
    sought: &'a Sought,
    unknown: &'a Unknown,
    language: Language,
}

impl View<'_> {
    fn chart(&self, x: &Measure, shown: Shown) -> Option<Chart> {
        let at = |trial: &Trial| trial.at.first().map(|step| self.unknown.at(*step));
        let point = |trial: &Trial| Some((at(trial)?, (shown.of)(trial)?));
        let points: Vec<(Exact, Value)> = self.sought.answer.shown.iter().filter_map(point).collect();
        let (first, last) = (points.first()?.clone(), points.last()?.clone());
        let answer = at(&self.sought.answer.best)?;
        let here = points.iter().find(|(at, _)| *at == answer)?.clone();
        if points.len() <= FEWEST_POINTS || points.iter().all(|(_, value)| *value == first.1) {
            return None;
        }
        let written = |value: &Value| self.written(&shown.measure, value);
        let title = SeekWord::ChartTitle {
            what: shown.measure.text.clone(),
            answer: exact(&answer, self.language),
            here: written(&here.1),
            low: exact(&first.0, self.language),
            from: written(&first.1),
            high: exact(&last.0, self.language),
            to: written(&last.1),
        };
        let (what, by) = (shown.measure.text.clone(), x.text.clone());
        let about = SeekWord::ChartAbout { what, by, count: points.len().to_string() };
        let mark = Mark { label: SeekWord::Answer.text(self.language), x: answer, y: here.1.exact()? };
        Some(Chart {
            id: format!("chart_{}", shown.measure.id),
            language: self.language,
            title: title.text(self.language),
            description: about.text(self.language),
            figure: Figure::Lines(Lines {
                x: x.clone(),
                y: shown.measure,
                lines: vec![Line {
                    id: "result".to_owned(),
                    label: String::new(),
                    join: Join::Straight,
                    points,
                }],
                marks: vec![mark],
            }),
        })
    }

    fn written(&self, measure: &Measure, value: &Value) -> String {
        let figure = value.exact().unwrap_or_else(|| crate::base::number::whole(0));
        let hundred = crate::base::number::whole(100);
        match measure.kind {
            Kind::Percent | Kind::Share => {
                format!("{}\u{a0}%", number(&(figure * hundred), 2, self.language))
            }
            Kind::Ratio => number(&figure, 4, self.language),
            _ => format!("{}\u{a0}{}", number(&figure, 0, self.language), measure.unit),
        }
    }
}
