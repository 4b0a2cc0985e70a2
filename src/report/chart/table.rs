//! The table beside a chart: the same members and numbers, in the same order.

use super::{Bar, Bars, Chart, Dots, Fan, Figure, Lines, Measure, Ranges, Stacks, Tornado, Value, Waterfall};
use crate::report::document::{Cell, Column, Kind, Role, Row, Sheet};
use crate::report::words::{ChartWord, Word};

impl Chart {
    /// The numbers of the chart as a table.
    #[must_use]
    pub fn table(&self) -> Sheet {
        let (columns, rows) = match &self.figure {
            Figure::Bars(bars) => self.bars(bars),
            Figure::Stacks(stacks) => self.stacks(stacks),
            Figure::Dots(dots) => self.dots(dots),
            Figure::Fan(fan) => self.fan(fan),
            Figure::Tornado(tornado) => self.tornado(tornado),
            Figure::Waterfall(waterfall) => self.waterfall(waterfall),
            Figure::Lines(lines) => self.lines(lines),
            Figure::Ranges(ranges) => self.ranges(ranges),
        };
        Sheet { id: self.id.clone(), title: self.title.clone(), columns, rows }
    }

    fn bars(&self, bars: &Bars) -> Drawn {
        let columns = vec![bars.members.clone(), bars.measure.column()];
        (columns, bars.bars.iter().map(|bar| self.row(bar)).collect())
    }

    fn row(&self, bar: &Bar) -> Row {
        Row::plain(vec![text(&bar.label), self.cell(&bar.value)])
    }

    fn stacks(&self, stacks: &Stacks) -> Drawn {
        let part = |(id, name): &(String, String)| stacks.measure.as_column(id, name);
        let columns = std::iter::once(stacks.members.clone()).chain(stacks.parts.iter().map(part));
        let row = |label: &str, values: &[Value]| {
            let cells = values.iter().map(|value| self.cell(value));
            Row::plain(std::iter::once(text(label)).chain(cells).collect())
        };
        let rows = stacks.bars.iter().map(|bar| row(&bar.label, &bar.values));
        (columns.collect(), rows.collect())
    }

    fn dots(&self, dots: &Dots) -> Drawn {
        let grouped = dots.dots.iter().any(|dot| dot.group.is_some());
        let mut columns = vec![dots.members.clone()];
        if grouped {
            columns.push(self.words("group", &ChartWord::Group));
        }
        columns.extend([dots.x.column(), dots.y.column()]);
        columns.extend(dots.size.as_ref().map(Measure::column));
        let rows = dots.dots.iter().map(|dot| {
            let mut cells = vec![text(&dot.label)];
            if grouped {
                cells.push(dot.group.as_deref().map_or(Cell::Empty, text));
            }
            cells.extend([self.cell(&dot.x), self.cell(&dot.y)]);
            if dots.size.is_some() {
                cells.push(dot.size.as_ref().map_or(Cell::Empty, |size| self.cell(size)));
            }
            Row::plain(cells)
        });
        (columns, rows.collect())
    }

    fn fan(&self, fan: &Fan) -> Drawn {
        let mut columns = vec![fan.steps.clone()];
        columns.extend([5, 25, 50, 75, 95].map(|number: u8| self.percentile(&fan.measure, number)));
        columns.extend(fan.lines.iter().map(|line| fan.measure.as_column(&line.id, &line.label)));
        let rows = fan.bands.iter().enumerate().map(|(step, band)| {
            let values = [&band.p5, &band.p25, &band.median, &band.p75, &band.p95];
            let mut cells = vec![text(&band.label)];
            cells.extend(values.map(|value| self.cell(value)));
            let lines = fan.lines.iter().map(|line| line.values.get(step));
            cells.extend(lines.map(|value| value.map_or(Cell::Empty, |value| self.cell(value))));
            Row::plain(cells)
        });
        (columns, rows.collect())
    }

    fn tornado(&self, tornado: &Tornado) -> Drawn {
        let own = |end: &str, word: &ChartWord| {
            let id = format!("{}_{end}", tornado.measure.id);
            tornado.measure.as_column(&id, &word.text(self.language))
        };
        let columns = vec![
            tornado.members.clone(),
            self.words("low_at", &ChartWord::LowAt),
            own("low", &ChartWord::Low),
            self.words("high_at", &ChartWord::HighAt),
            own("high", &ChartWord::High),
        ];
        let swings = tornado.swings.iter().map(|swing| {
            let (low, high) = (self.cell(&swing.low), self.cell(&swing.high));
            Row::plain(vec![text(&swing.label), text(&swing.ends.0), low, text(&swing.ends.1), high])
        });
        let base = vec![
            text(&tornado.base_label),
            Cell::Empty,
            self.cell(&tornado.base),
            Cell::Empty,
            self.cell(&tornado.base),
        ];
        (columns, swings.chain([Row { cells: base, role: Role::Apart }]).collect())
    }

    fn waterfall(&self, waterfall: &Waterfall) -> Drawn {
        let columns = vec![waterfall.steps.clone(), waterfall.measure.column()];
        let apart = |bar: &Bar| Row { role: Role::Apart, ..self.row(bar) };
        let changes = waterfall.changes.iter().map(|bar| self.row(bar));
        let rows = [apart(&waterfall.start)].into_iter().chain(changes).chain([apart(&waterfall.end)]);
        (columns, rows.collect())
    }

    fn lines(&self, lines: &Lines) -> Drawn {
        let columns = vec![self.words("line", &ChartWord::Line), lines.x.column(), lines.y.column()];
        let points = lines.lines.iter().flat_map(|line| {
            let row = |(x, y): &(_, _)| {
                Row::plain(vec![text(&line.label), Cell::Number(Clone::clone(x)), self.cell(y)])
            };
            line.points.iter().map(row).collect::<Vec<Row>>()
        });
        let marks = lines.marks.iter().map(|mark| Row {
            cells: vec![text(&mark.label), Cell::Number(mark.x.clone()), Cell::Number(mark.y.clone())],
            role: Role::Apart,
        });
        (columns, points.chain(marks).collect())
    }

    fn ranges(&self, ranges: &Ranges) -> Drawn {
        let mut columns = vec![ranges.members.clone(), ranges.measure.column()];
        columns.extend([5, 25, 75, 95].map(|number: u8| self.percentile(&ranges.measure, number)));
        let rows = ranges.ranges.iter().map(|range| {
            let values = std::iter::once(&range.mean).chain(&range.percentiles);
            let cells = values.map(|value| self.cell(value));
            Row::plain(std::iter::once(text(&range.label)).chain(cells).collect())
        });
        (columns, rows.collect())
    }

    fn percentile(&self, measure: &Measure, number: u8) -> Column {
        let name = Word::Percentile { number: number.to_string() }.text(self.language);
        measure.as_column(&format!("{}_p{number}", measure.id), &name)
    }

    fn words(&self, id: &str, word: &ChartWord) -> Column {
        Column::new(id, word.text(self.language), Kind::Text)
    }

    fn cell(&self, value: &Value) -> Cell {
        match value {
            Value::Ore(ore) => Cell::Ore(*ore),
            Value::Number(number) => Cell::Number(number.clone()),
            Value::Hidden => Cell::Hidden,
        }
    }
}

/// Columns and rows.
type Drawn = (Vec<Column>, Vec<Row>);

impl Measure {
    fn column(&self) -> Column {
        self.as_column(&self.id, &self.text)
    }

    /// A column of this measure under another name, with the unit in its heading.
    fn as_column(&self, id: &str, name: &str) -> Column {
        let heading = if self.unit.is_empty() { name.to_owned() } else { format!("{name}, {}", self.unit) };
        Column::new(id, heading, self.kind)
    }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}
