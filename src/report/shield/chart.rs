//! A chart with the numbers of some members hidden; they stand last, for their place among others would tell their size.

use super::Shield;
use super::ground::{PROGRAMME, SCHOOL};
use super::text::Texts;
use crate::report::chart::{Chart, Figure, Value};

pub(super) fn cover(shield: &Shield, chart: &mut Chart, texts: &Texts) {
    chart.title = texts.covered(&chart.title);
    chart.description = texts.covered(&chart.description);
    let is_hidden = |label: &str, key: &str| match key {
        SCHOOL => shield.total || texts.is_hidden(label),
        PROGRAMME => {
            let named = shield.names.iter().filter(|(whose, name)| whose.key == PROGRAMME && *name == label);
            named.into_iter().any(|(whose, _)| shield.hides(PROGRAMME, &whose.code))
                || shield.hides(PROGRAMME, label)
        }
        _ => false,
    };
    match &mut chart.figure {
        Figure::Bars(bars) => {
            let key = bars.members.id.clone();
            for bar in bars.bars.iter_mut().filter(|bar| is_hidden(&bar.label, &key)) {
                bar.value = Value::Hidden;
            }
            bars.bars.sort_by_key(|bar| bar.value == Value::Hidden);
        }
        Figure::Stacks(stacks) => {
            let key = stacks.members.id.clone();
            for stack in stacks.bars.iter_mut().filter(|stack| is_hidden(&stack.label, &key)) {
                stack.values.iter_mut().for_each(|value| *value = Value::Hidden);
            }
            stacks.bars.sort_by_key(|stack| stack.values.contains(&Value::Hidden));
        }
        Figure::Dots(dots) => {
            let key = dots.members.id.clone();
            for dot in dots.dots.iter_mut().filter(|dot| is_hidden(&dot.label, &key)) {
                dot.x = Value::Hidden;
                dot.y = Value::Hidden;
                dot.size = dot.size.as_ref().map(|_| Value::Hidden);
                // The line was fitted to all.
                dots.line = None;
            }
            dots.dots.sort_by_key(|dot| dot.y == Value::Hidden);
        }
        Figure::Waterfall(steps) if shield.sums => {
            steps.changes.iter_mut().for_each(|bar| bar.value = Value::Hidden);
        }
        Figure::Ranges(ranges) => {
            let key = ranges.members.id.clone();
            for range in ranges.ranges.iter_mut().filter(|range| is_hidden(&range.label, &key)) {
                range.mean = Value::Hidden;
                range.percentiles.iter_mut().for_each(|value| *value = Value::Hidden);
            }
            ranges.ranges.sort_by_key(|range| range.mean == Value::Hidden);
        }
        Figure::Fan(_) | Figure::Tornado(_) | Figure::Waterfall(_) | Figure::Lines(_) => {}
    }
}
