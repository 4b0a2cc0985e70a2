//! A chart: a finding as its title and the typed numbers that show it, with no word of schools and no format.
//!
//! A view says what is shown and in which order; a writer decides how it is drawn. What is drawn can always be
//! read as a table too: [`Chart::table`].

mod table;

use super::document::{Column, Kind};
use crate::base::{Exact, Ore};
use crate::diag::Language;

/// A chart.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Its name for machines, unique among the charts of its document. Where a table of the document has the same
    /// name, that table holds the chart's numbers, and no other is written for it.
    pub id: String,
    /// The language of its texts, in which its numbers are written.
    pub language: Language,
    /// What it shows, as a sentence that states the finding.
    pub title: String,
    /// The same for who cannot see it: what is drawn, how many members, the extremes.
    pub description: String,
    /// What is drawn.
    pub figure: Figure,
}

/// What a chart draws.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a document has few charts: their size costs nothing")]
pub enum Figure {
    /// One bar a member, in the view's order; what is below zero goes to the left.
    Bars(Bars),
    /// One bar a member, made of named parts that are all at or above zero.
    Stacks(Stacks),
    /// A dot a member, at two numbers.
    Dots(Dots),
    /// What may come to be, step by step: median, the middle half, and nine of ten.
    Fan(Fan),
    /// How far a result goes when one thing at a time is low or high; the view puts the greatest first.
    Tornado(Tornado),
    /// How one sum becomes another, step by step.
    Waterfall(Waterfall),
    /// Lines over a number: a curve of trade-offs, or steps with cliffs.
    Lines(Lines),
    /// What may come to be of each member: a mean, the middle half, and nine of ten.
    Ranges(Ranges),
}

/// A number that a chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Money.
    Ore(Ore),
    /// A number: a count, a share, money for each of something.
    Number(Exact),
    /// A number that would tell of too few people: it is said to be hidden, and its size shows nowhere. A view that
    /// sorts members by size puts those that are hidden last: their place would tell.
    Hidden,
}

/// What the numbers along an axis, or of a bar, are.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its name for machines: a column of the table.
    pub id: String,
    /// What is measured: `Förändring`.
    pub text: String,
    /// What it is counted in: `kr`, `kr per elev`; empty where there is none or where the kind writes `%` itself.
    pub unit: String,
    /// How its numbers are written; money of kind `Money` or `Change` may be drawn in thousands or millions.
    pub kind: Kind,
}

/// One bar a member.
#[derive(Clone, Debug)]
pub struct Bars {
    /// What the members are: the first column of the table.
    pub members: Column,
    /// What the bars measure.
    pub measure: Measure,
    /// The bars, from the top.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// The member.
    pub label: String,
    /// How long it is, from zero.
    pub value: Value,
}

/// One bar a member, made of parts.
#[derive(Clone, Debug)]
pub struct Stacks {
    /// What the members are: the first column of the table.
    pub members: Column,
    /// What the parts measure.
    pub measure: Measure,
    /// The parts from the left: name for machines, and name for people.
    pub parts: Vec<(String, String)>,
    /// The bars, from the top.
    pub bars: Vec<Stack>,
}

/// A bar of parts.
#[derive(Clone, Debug)]
pub struct Stack {
    /// The member.
    pub label: String,
    /// One value for each part, in the order of the parts.
    pub values: Vec<Value>,
}

/// A dot a member.
#[derive(Clone, Debug)]
pub struct Dots {
    /// What the members are: the first column of the table.
    pub members: Column,
    /// What is measured to the right.
    pub x: Measure,
    /// What is measured upwards.
    pub y: Measure,
    /// What the area of a dot measures, if they are not all alike.
    pub size: Option<Measure>,
    /// The dots.
    pub dots: Vec<Dot>,
    /// A straight line that the view has fitted.
    pub line: Option<Fitted>,
}

/// A dot. If any of its numbers is hidden it stands beside the chart, named but nowhere placed.
#[derive(Clone, Debug)]
pub struct Dot {
    /// The member.
    pub label: String,
    /// How far to the right.
    pub x: Value,
    /// How far up.
    pub y: Value,
    /// What its area measures, at or above zero; read only where the chart measures sizes.
    pub size: Option<Value>,
    /// Which kind of member it is, as a name; dots of different groups have different shapes. At most four groups.
    pub group: Option<String>,
}

/// A straight line between two points.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// What the line is, in a few words.
    pub label: String,
    /// Its left end: x and y.
    pub from: (Exact, Exact),
    /// Its right end: x and y.
    pub to: (Exact, Exact),
}

/// What may come to be, step by step.
#[derive(Clone, Debug)]
pub struct Fan {
    /// What the steps are, such as years: the first column of the table.
    pub steps: Column,
    /// What is measured upwards.
    pub measure: Measure,
    /// The steps from the left, at equal distances.
    pub bands: Vec<Band>,
    /// Other lines over the same steps, such as a budget.
    pub lines: Vec<StepLine>,
}

/// The percentiles of one step, each at or above the one before.
#[derive(Clone, Debug)]
pub struct Band {
    /// The step.
    pub label: String,
    /// The 5th percentile.
    pub p5: Value,
    /// The 25th percentile.
    pub p25: Value,
    /// The median.
    pub median: Value,
    /// The 75th percentile.
    pub p75: Value,
    /// The 95th percentile.
    pub p95: Value,
}

/// What may come to be of each member.
#[derive(Clone, Debug)]
pub struct Ranges {
    /// What the members are: the first column of the table.
    pub members: Column,
    /// What is measured to the right.
    pub measure: Measure,
    /// The members, from the top.
    pub ranges: Vec<Range>,
}

/// A member with what may come to be of it. If any of its numbers is hidden, it is only named.
#[derive(Clone, Debug)]
pub struct Range {
    /// The member.
    pub label: String,
    /// The mean.
    pub mean: Value,
    /// The percentiles 5, 25, 75 and 95, each at or above the one before.
    pub percentiles: [Value; 4],
}

/// A line over the steps of a fan.
#[derive(Clone, Debug)]
pub struct StepLine {
    /// Its name for machines.
    pub id: String,
    /// What it is, in a few words.
    pub label: String,
    /// One value for each step; a line ends where they end.
    pub values: Vec<Value>,
}

/// How far a result goes when one thing at a time is low or high.
#[derive(Clone, Debug)]
pub struct Tornado {
    /// What is changed: the first column of the table.
    pub members: Column,
    /// What the result is.
    pub measure: Measure,
    /// The result when nothing is changed.
    pub base: Value,
    /// What to call that: `I mitten`.
    pub base_label: String,
    /// The bars, from the top.
    pub swings: Vec<Swing>,
}

/// The result when one thing is low, and when it is high.
#[derive(Clone, Debug)]
pub struct Swing {
    /// What is changed.
    pub label: String,
    /// The result when it is low.
    pub low: Value,
    /// The result when it is high.
    pub high: Value,
    /// What low and high mean for it, ready to read (`2 %`, `4 %`); may be empty.
    pub ends: (String, String),
}

/// How one sum becomes another.
#[derive(Clone, Debug)]
pub struct Waterfall {
    /// What the steps are: the first column of the table.
    pub steps: Column,
    /// What is measured; its kind is that of the sums, and steps are written with their sign.
    pub measure: Measure,
    /// Where it starts.
    pub start: Bar,
    /// What is added, in order.
    pub changes: Vec<Bar>,
    /// Where it ends: start and changes together, as the view has computed it.
    pub end: Bar,
}

/// Lines over a number.
#[derive(Clone, Debug)]
pub struct Lines {
    /// What is measured to the right.
    pub x: Measure,
    /// What is measured upwards.
    pub y: Measure,
    /// The lines.
    pub lines: Vec<Line>,
    /// Points of note, such as where one is today.
    pub marks: Vec<Mark>,
}

/// A line over a number.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its name for machines.
    pub id: String,
    /// What it is, in a few words; empty where there is only one.
    pub label: String,
    /// How its points are joined.
    pub join: Join,
    /// Its points from the left: x and y. It is broken where a value is hidden, and ends at the last point.
    pub points: Vec<(Exact, Value)>,
}

/// How the points of a line are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// Straight from point to point.
    Straight,
    /// A value holds from its point to the next one, where the line jumps.
    Step,
}

/// A point of note.
#[derive(Clone, Debug)]
pub struct Mark {
    /// What is there.
    pub label: String,
    /// How far to the right.
    pub x: Exact,
    /// How far up.
    pub y: Exact,
}

impl Value {
    /// The number, in whole currency units where it is money; nothing where it is hidden.
    #[must_use]
    pub fn exact(&self) -> Option<Exact> {
        match self {
            Self::Ore(ore) => Some(ore.exact()),
            Self::Number(number) => Some(number.clone()),
            Self::Hidden => None,
        }
    }
}

impl Measure {
    /// A measure.
    #[must_use]
    pub fn new(id: impl Into<String>, text: impl Into<String>, unit: impl Into<String>, kind: Kind) -> Self {
        Self { id: id.into(), text: text.into(), unit: unit.into(), kind }
    }
}

impl Bar {
    /// A bar.
    #[must_use]
    pub fn new(label: impl Into<String>, value: Value) -> Self {
        Self { label: label.into(), value }
    }
}
