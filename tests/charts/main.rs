//! Charts as SVG: what they look like, that they are well-formed, and that lengths are in proportion to numbers.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]
#![expect(clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod any;
mod samples;
mod shape;
mod svg;

use samples::Samples;
use skolpeng::diag::Language;
use skolpeng::report::write::svg::{Ink, Style, svg as drawn};
use skolpeng::report::{Block, Cell, Document, Section};
use std::collections::BTreeSet;
use svg::elements;

const FEW: Samples = Samples { language: Language::Swedish, members: 5 };

#[test]
fn each_kind_is_drawn() {
    for chart in FEW.all() {
        insta::assert_snapshot!(format!("{}", chart.id), drawn(&chart, &Style::ALONE));
    }
}

#[test]
fn a_page_themes_it_and_english_readers_read_it() {
    let chart = Samples { language: Language::English, members: 3 }.bars();
    let style = Style { ink: Ink::Themed, width: 600, titled: false };
    insta::assert_snapshot!("bars_themed", drawn(&chart, &style));
}

/// Every sample in every style.
fn every(mut see: impl FnMut(&str, &str)) {
    for language in [Language::Swedish, Language::English] {
        for members in [1, 2, 5, 20, 37, 200] {
            for chart in (Samples { language, members }).all() {
                for (ink, width) in [(Ink::Fixed, 720), (Ink::Fixed, 480), (Ink::Themed, 720)] {
                    let style = Style { ink, width, ..Style::ALONE };
                    let name = format!("{} {members} {language:?} {width} {ink:?}", chart.id);
                    see(&name, &drawn(&chart, &style));
                }
            }
        }
    }
}

#[test]
fn every_chart_is_well_formed_and_fetches_and_runs_nothing() {
    let known = ["svg", "title", "desc", "defs", "pattern", "g", "rect", "line", "path", "circle", "text"];
    every(|name, svg| {
        let all = elements(svg);
        assert!(all.iter().all(|element| known.contains(&element.name.as_str())), "{name}");
        let outside = svg.replace("http://www.w3.org/2000/svg", "");
        for word in ["http", "href", "@import", "url(h", "onload", "data:"] {
            assert!(!outside.contains(word), "{name} has {word}");
        }
        // CSS variables are for pages only: other readers do not know them.
        assert_eq!(svg.contains("var(--"), name.ends_with("Themed"), "{name}");
    });
}

#[test]
fn who_hears_a_chart_gets_its_title_and_description() {
    every(|name, svg| {
        let all = elements(svg);
        let root = &all[0].attributes;
        assert_eq!(root["role"], "img", "{name}");
        let ids: Vec<&String> = all.iter().filter_map(|element| element.attributes.get("id")).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name}: an id twice");
        for id in root["aria-labelledby"].split(' ') {
            let told = all.iter().find(|element| element.attributes.get("id").is_some_and(|own| own == id));
            assert!(!told.expect("what tells it").text.is_empty(), "{name}");
        }
    });
}

#[test]
fn everything_stands_within_the_drawing() {
    every(|name, svg| {
        let all = elements(svg);
        let (wide, high) = (all[0].px("width"), all[0].px("height"));
        // As high as A4 allows where the chart is as wide as its text: 247 mm at 720 px for 170 mm.
        assert!(high <= 104_600 || wide < 72_000 || name.starts_with("tornado"), "{name} is {high} high");
        for text in all.iter().filter(|element| element.name == "text") {
            let (x, y) = (text.px("x"), text.px("y"));
            assert!((0..=wide).contains(&x) && (0..=high).contains(&y), "{name}: {text:?}");
        }
        for rect in
            all.iter().filter(|element| element.attributes.contains_key("x") && element.name == "rect")
        {
            assert!(rect.px("x") >= 0 && rect.px("x") + rect.px("width") <= wide, "{name}: {rect:?}");
        }
    });
}

#[test]
fn the_table_has_what_the_chart_shows() {
    let few = Samples { members: 5, ..FEW };
    let rows: Vec<usize> = few.all().iter().map(|chart| chart.table().rows.len()).collect();
    // Bars, stacks and dots: 5 members. Fan: 5 years. Tornado: 5 and the base. Waterfall: 5 steps and two sums.
    // Curve: 2 × 13 points and a mark. Cliff: 7 points and a mark. Ranges: 5 members.
    assert_eq!(rows, [5, 5, 5, 5, 6, 7, 27, 8, 5]);
    for chart in few.all() {
        let table = chart.table();
        assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", chart.id);
        let ids: BTreeSet<&str> = table.columns.iter().map(|column| column.id.as_str()).collect();
        assert_eq!(ids.len(), table.columns.len(), "{}: a column twice", chart.id);
    }
    let bars = few.bars().table();
    assert_eq!(bars.columns[1].heading, "Förändring, kr");
    assert_eq!(bars.rows[4].cells[1], Cell::Hidden);
}

#[test]
fn a_document_writes_the_table_of_a_chart_once() {
    let chart = FEW.bars();
    let table = chart.table();
    let document = |blocks| Document {
        sections: vec![Section { title: String::new(), blocks, appendix: false }],
        ..Document::default()
    };
    let alone = document(vec![Block::Chart(chart.clone())]);
    assert_eq!(alone.tables().len(), 1);
    let told = document(vec![Block::Table(table), Block::Chart(chart)]);
    assert_eq!(told.tables().len(), 1);
    assert!(told.table_of(told.charts().next().unwrap()).is_none());
    let json: serde_json::Value =
        serde_json::from_slice(&skolpeng::report::write::json(&alone)).expect("JSON");
    assert_eq!(json["charts"]["bars"]["table"], "bars");
    // By hand: 1000³ / 125 + 700 × 1000 + 123 456 = 8 823 456 kr, in öre.
    assert_eq!(json["tables"]["bars"][0]["change_ore"], 882_345_600);
}
