//! The paper to the board: as a document in both languages, and figures of it against computations made elsewhere.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use skolpeng::base::Ore;
use skolpeng::diag::Language;
use skolpeng::report::chart::Figure;
use skolpeng::report::numbers::cell;
use skolpeng::report::shield::{LEAST, Shield};
use skolpeng::report::view::{Figures, NeedBy, Paper, board};
use skolpeng::report::{Block, Branch, Cell, Document, Sheet};
use skolpeng::session::Session;
use skolpeng::study::runs::{Method, Watch};
use std::fmt::Write;
use std::path::Path;

/// The paper of a shipped study, with the runs of its scenarios if it has any.
fn paper(study: &str, language: Language) -> Document {
    let mut session = Session::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(study));
    let results = session.run().unwrap();
    let worlds = !session.study().unwrap().worlds.is_plain();
    let mut watch = Watch { progress: &mut |_, _| {}, draws: None, stop: None };
    let ran = worlds.then(|| session.compare_worlds(&results, true, &mut watch)).flatten();
    let (answers, compared) = ran.unzip();
    let effects = worlds.then(|| session.effects(Method::OneAtATime, &mut |_, _| {})).flatten();
    let need = results.runs.iter().find_map(|run| Some(NeedBy { run, value: run.model.need? }));
    let shield = Shield::of(&results, LEAST);
    let mut document = board(&Paper {
        study: session.study().unwrap(),
        results: &results,
        figures: &Figures::of(&results, need),
        proposals: &session.proposals(&results),
        need,
        answers: answers.as_ref(),
        compared: compared.as_ref(),
        effects: effects.as_ref(),
        shield: &shield,
        files: &[],
        language,
    });
    shield.cover(&mut document, language);
    document
}

/// Every paragraph, heading and tree of a document as one text, with ordinary spaces.
fn prose(document: &Document, language: Language) -> String {
    let mut text = format!("# {}\n{}\n", document.title, document.subtitle);
    for section in document.sections.iter().filter(|section| !section.appendix) {
        let _ = write!(text, "\n## {}\n", section.title);
        for block in &section.blocks {
            draw(block, language, &mut text);
        }
    }
    text.replace('\u{a0}', " ")
}

fn draw(block: &Block, language: Language, text: &mut String) {
    match block {
        Block::Text(paragraph) => {
            let _ = writeln!(text, "{paragraph}");
        }
        Block::Table(sheet) => table(sheet, language, text),
        Block::Tree(branch) => tree(branch, 0, text),
        Block::Chart(chart) => {
            let _ = writeln!(text, "[{}] {} ({})", chart.id, chart.title, chart.description);
        }
    }
}

fn table(sheet: &Sheet, language: Language, text: &mut String) {
    let headings: Vec<&str> = sheet.columns.iter().map(|column| column.heading.as_str()).collect();
    let _ = writeln!(text, "[{}] {}\n| {}", sheet.id, sheet.title, headings.join(" | "));
    for row in &sheet.rows {
        let cells = row.cells.iter().zip(&sheet.columns).map(|(one, column)| {
            let places = skolpeng::report::numbers::places(column.kind, std::iter::once(one));
            cell(one, column.kind, places, language)
        });
        let _ = writeln!(text, "| {}", cells.collect::<Vec<String>>().join(" | "));
    }
}

fn tree(branch: &Branch, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let _ = writeln!(text, "{indent}- {}: {}", branch.label, branch.value);
    for remark in &branch.remarks {
        let _ = writeln!(text, "{indent}  ({remark})");
    }
    branch.children.iter().for_each(|child| tree(child, depth + 1, text));
}

#[test]
fn the_paper_of_the_shipped_study_in_swedish() {
    insta::assert_snapshot!(prose(&paper("huddinge.toml", Language::Swedish), Language::Swedish));
}

#[test]
fn the_paper_of_the_shipped_study_in_english() {
    insta::assert_snapshot!(prose(&paper("huddinge.toml", Language::English), Language::English));
}

fn sheet<'a>(document: &'a Document, id: &str) -> &'a Sheet {
    document.sheets().find(|sheet| sheet.id == id).unwrap_or_else(|| panic!("no table {id}"))
}

/// The money of a row, by what its first cell says.
fn money(sheet: &Sheet, row: &str, column: &str) -> Ore {
    let at = sheet.columns.iter().position(|one| one.id == column).unwrap();
    let row = sheet.rows.iter().find(|one| one.cells[0] == Cell::Text(row.to_owned())).unwrap();
    match &row.cells[at] {
        Cell::Ore(ore) => *ore,
        other => panic!("{other:?} is no money"),
    }
}

fn kronor(kronor: i64) -> Ore {
    Ore::from_whole(kronor * 100)
}

/// By hand from the region's list of 2023 (as Nacka publishes it) and the students that Skolverket publishes:
/// BA 40 × 119 817 = 4 792 680; BF 90 × 88 412 = 7 957 080; FT 30 × 138 702 = 4 161 060; RL 20 × 132 777 = 2 655 540.
/// Together 19 566 360 kr.
#[test]
fn a_school_read_aloud_by_hand() {
    let document = paper("sagback-2023.toml", Language::Swedish);
    let table = sheet(&document, "school_70923626");
    assert_eq!(money(table, "Programpeng", "today"), kronor(19_566_360));
    let text = prose(&document, Language::Swedish);
    for line in [
        "program BA Bygg och anläggning: 40 helårselever × 119 817 kr/helårselev: 4 792 680 kr",
        "program BF Barn och fritid: 90 helårselever × 88 412 kr/helårselev: 7 957 080 kr",
        "program RL Restaurang och livsmedel: 20 helårselever × 132 777 kr/helårselev: 2 655 540 kr",
    ] {
        assert!(text.contains(line), "{line}\nis not in\n{text}");
    }
}

/// The independent computation of today's rules, `tests/golden/baseline.py`: what each school gets of each amount in 2026.
fn independent() -> Vec<(String, [i64; 3])> {
    let lines = include_str!("golden/baseline.txt").lines().filter(|line| line.starts_with("2026"));
    let cells = |line: &str| {
        let cells: Vec<&str> = line.split(';').collect();
        let number = |at: usize| cells[at].parse::<i64>().unwrap();
        (cells[1].to_owned(), [number(2), number(3), number(4)])
    };
    lines.map(cells).collect()
}

#[test]
fn today_and_equal_terms_are_what_an_independent_computation_says() {
    let document = paper("huddinge.toml", Language::Swedish);
    let schools = independent();
    for (code, [programme, structure, vat]) in &schools {
        let table = sheet(&document, &format!("school_{code}"));
        assert_eq!(money(table, "Programpeng", "today"), kronor(*programme), "{code}");
        assert_eq!(money(table, "Momskompensation", "today"), kronor(*vat), "{code}");
        assert_eq!(money(table, "Totalt", "today"), kronor(programme + structure + vat), "{code}");
    }
    // Turning a school's kind changes nothing but its VAT: net of it, either column is all programme and structure money.
    let net: i64 = schools.iter().map(|(_, [programme, structure, _])| programme + structure).sum();
    let terms = sheet(&document, "terms_storsthlm-2023");
    for kind in ["as_municipality", "as_independent"] {
        assert_eq!(money(terms, "Utan det som får skilja", kind), kronor(net));
    }
    assert_eq!(money(terms, "Momskompensation", "as_municipality"), Ore::ZERO);
    // 6 % of all, rounded for each of 7 schools and 4 home municipalities: at most 28 half kronor away.
    let vat = money(terms, "Momskompensation", "as_independent");
    let exact = net * 6;
    assert!((vat.count() - exact).abs() <= 28 * 50, "{vat} is not 6 % of {net} kr");
}

/// The summary's sum is the independent computation's, in its own words.
#[test]
fn the_summary_says_todays_sum() {
    let sum: i64 = independent().iter().map(|(_, amounts)| amounts.iter().sum::<i64>()).sum();
    assert_eq!(sum, 277_757_751, "277,8 million kr");
    let text = prose(&paper("huddinge.toml", Language::Swedish), Language::Swedish);
    assert!(text.contains("får skolorna 277,8 miljoner kr."), "{text}");
}

/// Of a group of fewer than ten students no line is shown, nor any line beside it that would tell of it by subtraction.
#[test]
fn small_groups_are_not_told_of() {
    let text = prose(&paper("huddinge.toml", Language::Swedish), Language::Swedish);
    let counts =
        text.split(" helårselever × ").map(|before| before.rsplit([' ', '\n']).next().unwrap_or_default());
    let small: Vec<&str> =
        counts.filter(|count| count.parse::<u32>().is_ok_and(|count| count < 10)).collect();
    assert!(small.is_empty(), "{small:?}");
    assert!(text.contains("någon grupp bakom det har färre än 10 elever"));
}

#[test]
fn a_study_without_scenarios_says_so_and_one_with_scenarios_does_not() {
    let plain = prose(&paper("huddinge.toml", Language::Swedish), Language::Swedish);
    assert!(plain.contains("Inga scenarier är körda"));
    let drawn = prose(&paper("huddinge-cohorts.toml", Language::Swedish), Language::Swedish);
    assert!(!drawn.contains("Inga scenarier är körda"));
    assert!(drawn.contains("Studien har inget förslag att jämföra med."));
}

#[test]
fn with_draws_the_paper_says_how_sure_it_is_who_gains() {
    let document = paper("huddinge-uncertain.toml", Language::Swedish);
    let text = prose(&document, Language::Swedish);
    assert!(text.contains("säkert mer till 7 skolor, säkert mindre till ingen skola"), "{text}");
    let chart = document.charts().find(|chart| chart.id == "world_1_needs-pool").unwrap();
    let Figure::Ranges(ranges) = &chart.figure else { panic!("intervals") };
    let means: Vec<_> = ranges.ranges.iter().map(|one| one.mean.exact().unwrap()).collect();
    assert_eq!(means.len(), 7);
    assert!(means.is_sorted_by(|one, next| one >= next), "the one that gains most stands first");
    let table = document.sheets().find(|sheet| sheet.id == chart.id).unwrap();
    assert!(chart.table().columns.iter().all(|own| table.columns.iter().any(|column| column.id == own.id)));
}
