//! Lengths, places and what is hidden, read from the drawing.

use crate::samples::{Samples, exact, kr};
use crate::svg::{Element, elements};
use skolpeng::diag::Language;
use skolpeng::report::chart::{
    Bar, Bars, Dot, Dots, Figure, Measure, Range, Ranges, Stack, Stacks, Tornado, Value, Waterfall,
};
use skolpeng::report::write::svg::{Style, svg};
use skolpeng::report::{Column, Kind};

const FEW: Samples = Samples { language: Language::Swedish, members: 5 };
/// What is at or above zero, and what is below.
const COLOURS: [&str; 2] = ["#1d5c8e", "#c65d1e"];

fn draw(figure: Figure) -> Vec<Element> {
    elements(&svg(&FEW.chart("x", ("Fynd", "Finding"), figure), &Style::ALONE))
}

fn bars(values: &[Value]) -> Vec<Element> {
    let bar = |(number, value): (usize, &Value)| Bar::new(format!("Skola {number}"), value.clone());
    let bars = values.iter().enumerate().map(bar).collect();
    draw(Figure::Bars(Bars { members: FEW.schools(), measure: FEW.change(), bars }))
}

fn coloured(all: &[Element]) -> Vec<&Element> {
    all.iter().filter(|element| element.name == "rect" && COLOURS.contains(&element.fill())).collect()
}

fn texts(all: &[Element]) -> Vec<&str> {
    all.iter().filter(|element| element.name == "text").map(|element| element.text.as_str()).collect()
}

/// Both ends are rounded to hundredths of a pixel, so a length may be off by one of them, and that of the longest too.
fn in_proportion(lengths: &[i64], numbers: &[i64]) {
    let (whole, longest) = lengths.iter().zip(numbers).max_by_key(|(_, number)| number.abs()).unwrap();
    for (length, number) in lengths.iter().zip(numbers) {
        let wanted = *whole as f64 * number.abs() as f64 / longest.abs() as f64;
        assert!((*length as f64 - wanted).abs() <= 2.0, "{number}: {length}, not {wanted}");
    }
}

#[test]
fn bars_are_as_long_as_their_numbers() {
    for numbers in [vec![9, 5, 1, -4, -7], vec![-1, -2], vec![3], vec![70_123, 12, 0, -99_999]] {
        let values: Vec<Value> = numbers.iter().map(|n| kr(*n)).collect();
        let all = bars(&values);
        let rects = coloured(&all);
        assert_eq!(rects.len(), numbers.len());
        in_proportion(&rects.iter().map(|rect| rect.px("width")).collect::<Vec<_>>(), &numbers);
        // Below zero to the left of the others' beginning, in a colour of its own.
        for (rect, number) in rects.iter().zip(&numbers) {
            assert_eq!(rect.fill(), COLOURS[usize::from(*number < 0)]);
        }
    }
}

#[test]
fn two_hundred_bars_are_in_proportion_too() {
    let numbers: Vec<i64> = (0..200).map(|i| (100 - i) * 1001).collect();
    let all = bars(&numbers.iter().map(|n| kr(*n)).collect::<Vec<_>>());
    let rects = coloured(&all);
    assert_eq!(rects.len(), 200);
    in_proportion(&rects.iter().map(|rect| rect.px("width")).collect::<Vec<_>>(), &numbers);
    // 24 have names; those in between say how many they are.
    assert!(texts(&all).contains(&"176 däremellan utan namn"));
    assert_eq!(texts(&all).iter().filter(|text| text.starts_with("Skola")).count(), 24);
}

#[test]
fn zeros_and_equal_numbers_and_nothing_are_drawn() {
    let all = bars(&[kr(0), kr(0)]);
    assert!(coloured(&all).iter().all(|rect| rect.px("width") == 0));
    assert_eq!(texts(&all).iter().filter(|text| **text == "0").count(), 2);
    let all = bars(&[kr(5), kr(5), kr(5)]);
    in_proportion(&coloured(&all).iter().map(|rect| rect.px("width")).collect::<Vec<_>>(), &[5, 5, 5]);
    assert!(texts(&bars(&[])).contains(&"Det finns inget att visa."));
}

#[test]
fn a_hidden_bar_is_named_last_and_has_no_length() {
    let all = bars(&[kr(5), Value::Hidden, kr(2)]);
    assert_eq!(coloured(&all).len(), 2);
    let texts = texts(&all);
    let place = |name: &str| texts.iter().position(|text| *text == name).unwrap();
    assert!(place("Skola 1") > place("Skola 2"), "its place among the others would tell its size");
    assert_eq!(texts.iter().filter(|text| **text == "dold").count(), 1);
    assert_eq!(bars(&[Value::Hidden]).iter().filter(|element| element.text == "dold").count(), 1);
}

#[test]
fn parts_follow_one_another_and_a_hidden_one_has_no_length() {
    let part = |id: &str| (id.to_owned(), id.to_owned());
    let stack = |values: Vec<Value>| Stack { label: "S".into(), values };
    let measure = Measure::new("paid", "Betalas", "kr", Kind::Money);
    let figure = Stacks {
        members: FEW.schools(),
        measure,
        parts: vec![part("a"), part("b"), part("c")],
        bars: vec![stack(vec![kr(600), kr(300), kr(100)]), stack(vec![kr(600), Value::Hidden, kr(100)])],
    };
    let all = draw(Figure::Stacks(figure));
    // Samples of the key come first: one for each part.
    let fills = ["#17324d", "#2a74a6", "#cf7f35"];
    let rects: Vec<&Element> =
        all.iter().filter(|e| e.name == "rect" && fills.contains(&e.fill())).skip(3).collect();
    let ends = |rect: &Element| (rect.px("x"), rect.px("x") + rect.px("width"));
    let [a, b, c, d, e] = [0, 1, 2, 3, 4].map(|i| ends(rects[i]));
    assert_eq!(rects.len(), 5);
    assert_eq!((a.1, b.1), (b.0, c.0));
    in_proportion(&[a.1 - a.0, b.1 - b.0, c.1 - c.0], &[600, 300, 100]);
    assert_eq!((d, e.0), (a, d.1));
    assert!(texts(&all).contains(&"+ dold"));
}

#[test]
fn a_waterfall_goes_on_where_the_row_above_ends() {
    let change = |name: &str, value| Bar::new(name, value);
    let figure = |changes: Vec<Bar>| Waterfall {
        steps: Column::new("step", "Steg", Kind::Text),
        measure: Measure::new("cost", "Kostnad", "kr", Kind::Money),
        start: Bar::new("Före", kr(100)),
        changes,
        end: Bar::new("Efter", kr(130)),
    };
    let all = draw(Figure::Waterfall(figure(vec![change("a", kr(50)), change("b", kr(-20))])));
    let ends = |rect: &Element| (rect.px("x"), rect.px("x") + rect.px("width"));
    let sums: Vec<(i64, i64)> =
        all.iter().filter(|e| e.name == "rect" && e.fill() == "#3f3f3f").map(ends).collect();
    let steps: Vec<(i64, i64)> = coloured(&all).into_iter().map(ends).collect();
    assert_eq!((sums.len(), steps.len()), (2, 2));
    assert_eq!(sums[0].1, steps[0].0);
    assert_eq!(steps[0].1, steps[1].1);
    assert_eq!(steps[1].0, sums[1].1);
    in_proportion(&[sums[0].1 - sums[0].0, steps[0].1 - steps[0].0, sums[1].1 - sums[1].0], &[100, 50, 130]);

    // Two hidden steps: what lies between them is written, but nowhere placed.
    let hidden = vec![change("a", Value::Hidden), change("b", kr(5)), change("c", Value::Hidden)];
    let all = draw(Figure::Waterfall(figure(hidden)));
    assert_eq!(coloured(&all).len(), 0);
    assert_eq!(texts(&all).iter().filter(|text| **text == "dold").count(), 2);
    assert!(texts(&all).contains(&"+5"));
}

#[test]
fn a_scale_that_does_not_begin_at_zero_says_so() {
    let all = elements(&svg(&FEW.waterfall(), &Style::ALONE));
    assert!(texts(&all).contains(&"Skalan börjar vid 780 mnkr, inte vid 0."));
}

#[test]
fn both_sides_of_a_tornado_are_in_proportion_to_how_far_they_go() {
    let figure = Tornado {
        members: Column::new("input", "Indata", Kind::Text),
        measure: Measure::new("cost", "Kostnad", "kr", Kind::Money),
        base: kr(1000),
        base_label: "I mitten:".into(),
        swings: vec![
            skolpeng::report::chart::Swing {
                label: "Pris".into(),
                low: kr(970),
                high: kr(1050),
                ends: ("2 %".into(), String::new()),
            },
            skolpeng::report::chart::Swing {
                label: "Elever".into(),
                low: Value::Hidden,
                high: kr(1050),
                ends: (String::new(), String::new()),
            },
        ],
    };
    let all = draw(Figure::Tornado(figure));
    // Two samples of the key come first.
    let rects = coloured(&all).split_off(2);
    in_proportion(&rects.iter().map(|rect| rect.px("width")).collect::<Vec<_>>(), &[30, 50]);
    let texts = texts(&all);
    assert!(
        texts.contains(&"970 (2 %)") && texts.contains(&"I mitten: 1\u{a0}000") && texts.contains(&"dold")
    );
}

#[test]
fn areas_of_dots_are_in_proportion_and_a_hidden_dot_is_only_named() {
    let dot = |label: &str, size: &str, y: Value| Dot {
        label: label.into(),
        x: Value::Number(exact("1")),
        y,
        size: Some(Value::Number(exact(size))),
        group: None,
    };
    let figure = Dots {
        members: FEW.schools(),
        x: Measure::new("x", "Behov", "", Kind::Ratio),
        y: Measure::new("y", "Förändring", "kr", Kind::PerHeadChange),
        size: Some(Measure::new("n", "elever", "", Kind::Count)),
        dots: vec![dot("A", "100", kr(1)), dot("B", "25", kr(9)), dot("C", "400", Value::Hidden)],
        line: None,
    };
    let all = draw(Figure::Dots(figure));
    let radii: Vec<i64> = all.iter().filter(|e| e.name == "circle").map(|e| e.px("r")).collect();
    // A quarter of the area is half of the radius; the hidden largest one does not count.
    assert_eq!(radii, [1600, 800]);
    assert!(texts(&all).contains(&"Dolda för att de gäller för få: C."));
}

/// From 100 to 500 lie all of nine draws in ten, from 200 to 400 half of them; a hidden member is only named.
#[test]
fn intervals_are_as_wide_as_their_percentiles_lie_apart() {
    let range =
        |label: &str, mean: Value, percentiles: [Value; 4]| Range { label: label.into(), mean, percentiles };
    let figure = Ranges {
        members: Column::new("school", "Skola", Kind::Text),
        measure: Measure::new("change", "Förändring", "kr", Kind::Change),
        ranges: vec![
            range("A", kr(300), [kr(100), kr(200), kr(400), kr(500)]),
            range("B", Value::Hidden, std::array::from_fn(|_| Value::Hidden)),
            range("C", kr(-100), [kr(-200), kr(-150), kr(-50), kr(0)]),
        ],
    };
    let all = draw(Figure::Ranges(figure));
    // Nine of ten outcomes and half of them, in their colours; a sample of either comes first.
    let bands = ["#dde8f1", "#adc8de"];
    let rects = all.iter().filter(|element| element.name == "rect" && bands.contains(&element.fill()));
    let rects: Vec<&Element> = rects.skip(2).collect();
    in_proportion(&rects.iter().map(|rect| rect.px("width")).collect::<Vec<_>>(), &[400, 200, 200, 100]);
    let texts = texts(&all);
    assert!(texts.contains(&"+300") && texts.contains(&"\u{2212}100") && texts.contains(&"dold"));
}
