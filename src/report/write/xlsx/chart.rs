//! A chart as a spreadsheet draws it, from the cells of its table, with a text for who cannot see it.

use super::format;
use crate::report::chart::{Chart, Figure, Measure};
use crate::report::document::{Role, Sheet};
use crate::report::numbers::places;
use rust_xlsxwriter::{
    Chart as Native, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition, ChartLine,
    ChartMarker, ChartMarkerType, ChartSeries, ChartSolidFill, ChartType, Color,
};

/// The first colours of parts, told apart by lightness too.
const PARTS: [u32; 6] = [0x1F_4E79, 0x6B_A3D6, 0xE0_A030, 0x7A_7A7A, 0x2E_8B57, 0xB0_5A7A];
const MORE: u32 = PARTS[0];
const LESS: u32 = 0xC0_5A1A;
const GRID: u32 = 0xD9_DDE1;

/// The chart of the rows of its table, which begin in a row of a sheet. Nothing for a kind that spreadsheets do not draw:
/// its table stands for it.
pub(super) fn native(chart: &Chart, sheet: &Sheet, name: &str, first: u32) -> Option<Native> {
    let drawn = Drawn { chart, sheet, name, first };
    match &chart.figure {
        Figure::Bars(bars) => drawn.bars(&bars.members.id, &bars.measure),
        Figure::Stacks(stacks) => {
            let parts: Vec<(&str, &str)> =
                stacks.parts.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
            drawn.stacks(&stacks.members.id, &parts, &stacks.measure)
        }
        Figure::Dots(dots) => drawn.dots(&dots.x, &dots.y),
        Figure::Waterfall(steps) => drawn.steps(&steps.steps.id, &steps.measure),
        Figure::Fan(_) | Figure::Tornado(_) | Figure::Lines(_) | Figure::Ranges(_) => None,
    }
}

struct Drawn<'a> {
    chart: &'a Chart,
    sheet: &'a Sheet,
    name: &'a str,
    first: u32,
}

impl Drawn<'_> {
    /// The cells of a column in all rows but the sum.
    fn cells(&self, id: &str) -> Option<(&str, u32, u16, u32, u16)> {
        let column = u16::try_from(self.sheet.columns.iter().position(|column| column.id == id)?).ok()?;
        let rows = self.sheet.rows.iter().take_while(|row| row.role != Role::Total).count();
        let last = self.first + u32::try_from(rows.checked_sub(1)?).ok()?;
        Some((self.name, self.first, column, last, column))
    }

    fn pattern(&self, measure: &Measure) -> String {
        let column = self.sheet.columns.iter().position(|column| column.id == measure.id);
        let cells = self.sheet.rows.iter().filter_map(|row| row.cells.get(column?));
        format::pattern(measure.kind, places(measure.kind, cells)).replace("[Red]", "")
    }

    /// A chart under its finding, as high as its bars need.
    fn begun(&self, kind: ChartType, height: u32) -> Native {
        let mut native = Native::new(kind);
        native.set_name(format!("chart {}", self.chart.id)).set_alt_text(&self.chart.description);
        native.set_width(900).set_height(height);
        native
            .title()
            .set_name(&self.chart.title)
            .set_font(ChartFont::new().set_bold().set_size(12))
            .set_overlay(false);
        native
    }

    fn height(&self) -> u32 {
        160 + 20 * u32::try_from(self.sheet.rows.len()).unwrap_or(50).min(50)
    }

    /// Bars from the top, whose names stand beside all of them. The axes are those of the page: x lies, y stands.
    fn lying(&self, native: &mut Native, measure: &Measure) {
        native.y_axis().set_reverse().set_label_position(ChartAxisLabelPosition::Low);
        native.y_axis().set_font(ChartFont::new().set_size(9)).set_major_gridlines(false);
        native.x_axis().set_num_format(self.pattern(measure)).set_name(&titled(measure));
        native.x_axis().set_label_position(ChartAxisLabelPosition::High);
        native.x_axis().set_major_gridlines(true).set_major_gridlines_line(&grid());
    }

    fn standing(&self, native: &mut Native, measure: &Measure) {
        native.y_axis().set_num_format(self.pattern(measure)).set_name(&titled(measure));
        native.y_axis().set_major_gridlines(true).set_major_gridlines_line(&grid());
    }

    fn bars(&self, members: &str, measure: &Measure) -> Option<Native> {
        let mut native = self.begun(ChartType::Bar, self.height());
        let series = native.add_series();
        series
            .set_categories(self.cells(members)?)
            .set_values(self.cells(&measure.id)?)
            .set_name(&measure.text);
        series.set_gap(40).set_format(&mut fill(MORE)).set_invert_if_negative();
        series.set_invert_if_negative_color(Color::RGB(LESS));
        native.legend().set_hidden();
        self.lying(&mut native, measure);
        Some(native)
    }

    fn stacks(&self, members: &str, parts: &[(&str, &str)], measure: &Measure) -> Option<Native> {
        let mut native = self.begun(ChartType::BarStacked, self.height() + 40);
        for (color, (id, part)) in PARTS.into_iter().cycle().zip(parts) {
            let series = native.add_series();
            series.set_categories(self.cells(members)?).set_values(self.cells(id)?).set_name(*part);
            series.set_gap(40).set_overlap(100).set_format(&mut fill(color));
        }
        native.legend().set_position(ChartLegendPosition::Bottom);
        self.lying(&mut native, measure);
        Some(native)
    }

    fn dots(&self, x: &Measure, y: &Measure) -> Option<Native> {
        let mut native = self.begun(ChartType::Scatter, 480);
        let mut marker = ChartMarker::new();
        marker.set_type(ChartMarkerType::Circle).set_size(8).set_format(&mut fill(MORE));
        let series: &mut ChartSeries = native.add_series();
        series.set_categories(self.cells(&x.id)?).set_values(self.cells(&y.id)?).set_marker(&marker);
        native.legend().set_hidden();
        native.x_axis().set_num_format(self.pattern(x)).set_name(&titled(x));
        self.standing(&mut native, y);
        Some(native)
    }

    /// From one sum to another: sums and steps as columns beside each other.
    fn steps(&self, steps: &str, measure: &Measure) -> Option<Native> {
        let mut native = self.begun(ChartType::Column, 480);
        let series = native.add_series();
        series
            .set_categories(self.cells(steps)?)
            .set_values(self.cells(&measure.id)?)
            .set_name(&measure.text);
        series.set_gap(40).set_format(&mut fill(MORE)).set_invert_if_negative();
        series.set_invert_if_negative_color(Color::RGB(LESS));
        native.legend().set_hidden();
        native.x_axis().set_label_position(ChartAxisLabelPosition::Low);
        self.standing(&mut native, measure);
        Some(native)
    }
}

/// What an axis measures, with its unit.
fn titled(measure: &Measure) -> String {
    if measure.unit.is_empty() { measure.text.clone() } else { format!("{}, {}", measure.text, measure.unit) }
}

fn grid() -> ChartLine {
    let mut line = ChartLine::new();
    line.set_color(Color::RGB(GRID)).set_width(0.5);
    line
}

fn fill(color: u32) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(color)));
    format
}
