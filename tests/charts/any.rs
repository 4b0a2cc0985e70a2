//! Whatever numbers and names a view gives, the drawing is well-formed and its shapes stand within it.

use crate::samples::Samples;
use crate::svg::elements;
use proptest::prelude::*;
use skolpeng::base::Ore;
use skolpeng::base::number::whole;
use skolpeng::diag::Language;
use skolpeng::report::chart::{
    Band, Bar, Bars, Dot, Dots, Fan, Figure, Join, Line, Lines, Mark, Measure, Range, Ranges, Stack, Stacks,
    StepLine, Swing, Tornado, Value, Waterfall,
};
use skolpeng::report::write::svg::{Style, svg};
use skolpeng::report::{Column, Kind};

/// A name and a number in öre; nothing where it is hidden.
type Member = (String, Option<i64>);

fn members() -> impl Strategy<Value = Vec<Member>> {
    let ore = prop_oneof![Just(0), -1000..1000_i64, -1_000_000_000_000_000..1_000_000_000_000_000_i64];
    let name = prop_oneof!["[A-ZÅÄÖa-zåäö ]{0,70}", "\\PC{0,40}", "[<>&\"'\\x00-\\x1f]{0,8}"];
    prop::collection::vec((name, prop::option::weighted(0.9, ore)), 0..60)
}

fn value(ore: Option<i64>) -> Value {
    ore.map_or(Value::Hidden, |ore| Value::Ore(Ore::from_whole(ore)))
}

fn figures(members: &[Member]) -> Vec<Figure> {
    let column = || Column::new("member", "Medlem", Kind::Text);
    let measure = || Measure::new("value", "Värde", "kr", Kind::Change);
    let values = || members.iter().map(|(name, ore)| (name.clone(), value(*ore)));
    let bars: Vec<Bar> = values().map(|(label, value)| Bar { label, value }).collect();
    let first = values().next().map_or(Value::Hidden, |(_, value)| value);
    let point = |(at, value): (i64, Value)| (whole(at), value);
    vec![
        Figure::Bars(Bars { members: column(), measure: measure(), bars: bars.clone() }),
        Figure::Stacks(Stacks {
            members: column(),
            measure: measure(),
            parts: (0..8).map(|part| (part.to_string(), format!("Del {part}"))).collect(),
            bars: values().map(|(label, value)| Stack { label, values: vec![value; 8] }).collect(),
        }),
        Figure::Dots(Dots {
            members: column(),
            x: measure(),
            y: measure(),
            size: Some(measure()),
            dots: values()
                .map(|(label, y)| Dot {
                    group: label.chars().next().map(String::from),
                    label,
                    x: y.clone(),
                    size: Some(
                        y.exact().map_or(Value::Hidden, |n| Value::Number(num_traits::Signed::abs(&n))),
                    ),
                    y,
                })
                .collect(),
            line: None,
        }),
        Figure::Fan(Fan {
            steps: column(),
            measure: measure(),
            bands: values()
                .map(|(label, v)| {
                    let [p5, p25, median, p75, p95] = std::array::from_fn(|_| v.clone());
                    Band { label, p5, p25, median, p75, p95 }
                })
                .collect(),
            lines: vec![StepLine {
                id: "l".into(),
                label: "Ram".into(),
                values: values().map(|(_, value)| value).collect(),
            }],
        }),
        Figure::Tornado(Tornado {
            members: column(),
            measure: measure(),
            base: first.clone(),
            base_label: "Mitten".into(),
            swings: values()
                .map(|(label, value)| Swing {
                    ends: (label.clone(), label.clone()),
                    label,
                    low: value.clone(),
                    high: value,
                })
                .collect(),
        }),
        Figure::Waterfall(Waterfall {
            steps: column(),
            measure: measure(),
            start: Bar::new("Före", first.clone()),
            changes: bars,
            end: Bar::new("Efter", first),
        }),
        Figure::Ranges(Ranges {
            members: column(),
            measure: measure(),
            ranges: values()
                .map(|(label, mean)| Range {
                    label,
                    percentiles: std::array::from_fn(|_| mean.clone()),
                    mean,
                })
                .collect(),
        }),
        Figure::Lines(Lines {
            x: measure(),
            y: measure(),
            lines: vec![Line {
                id: "l".into(),
                label: "Linje".into(),
                join: Join::Step,
                points: (0..).zip(values().map(|(_, value)| value)).map(point).collect(),
            }],
            marks: vec![Mark { label: "Här".into(), x: whole(3), y: whole(0) }],
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_numbers_and_names_are_drawn_within_the_drawing(members in members()) {
        for figure in figures(&members) {
            let samples = Samples { language: Language::Swedish, members: 1 };
            let chart = samples.chart("any", ("Fynd", "Finding"), figure);
            let all = elements(&svg(&chart, &Style::ALONE));
            let (wide, high) = (all[0].px("width"), all[0].px("height"));
            for shape in all.iter().filter(|element| element.attributes.contains_key("width")) {
                prop_assert!(shape.px("width") >= 0 && shape.px("height") >= 0);
                if shape.name == "rect" && shape.attributes.contains_key("x") {
                    prop_assert!(shape.px("x") >= 0 && shape.px("x") + shape.px("width") <= wide, "{shape:?}");
                    prop_assert!(shape.px("y") >= 0 && shape.px("y") + shape.px("height") <= high, "{shape:?}");
                }
            }
            for text in all.iter().filter(|element| element.name == "text") {
                prop_assert!((0..=high).contains(&text.px("y")), "{text:?}");
            }
            // The table of any chart is a table.
            let table = chart.table();
            prop_assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
        }
    }
}
