//! Small groups in public reports: an attacker with every document and the public price list learns none, and notices each
//! leak that is planted.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod attack;
mod lp;
mod town;

use attack::{Attack, left_over};
use proptest::prelude::*;
use skolpeng::diag::Language;
use skolpeng::report::chart::{Figure, Value};
use skolpeng::report::numbers::money;
use skolpeng::report::shield::{LEAST, Shield};
use skolpeng::report::view::{self, Figures, Paper};
use skolpeng::report::write::{Dialect, FileOptions, to_file};
use skolpeng::report::{Block, Cell, Document, Kind, Role, Sheet};
use skolpeng::session::Session;
use skolpeng::study::runs::Watch;
use std::path::Path;
use std::time::Instant;
use town::School;

/// The paper to the board, the tables of `run` and `compare`, and the workbook, as one report: whole, and with small groups hidden.
struct Reports {
    whole: Vec<Document>,
    shown: Vec<Document>,
    shield: Shield,
}

fn reports(study: &Path, least: u32) -> Reports {
    let mut session = Session::open(study);
    let results = session.run().unwrap();
    let mut watch = Watch { progress: &mut |_, _| {}, draws: None, stop: None };
    let has_worlds = !session.study().unwrap().worlds.is_plain();
    let ran = has_worlds.then(|| session.compare_worlds(&results, true, &mut watch).unwrap());
    let (answers, compared) = ran.unzip();
    let proposals = session.proposals(&results);
    let (study, files, language) = (session.study().unwrap(), session.library.files(), Language::Swedish);
    let started = Instant::now();
    let shield = Shield::of(&results, least);
    println!("shield of {:?}", started.elapsed());
    let figures = Figures::of(&results, None);
    let paper = |language| Paper {
        study,
        results: &results,
        figures: &figures,
        proposals: &proposals,
        need: None,
        answers: answers.as_ref(),
        compared: compared.as_ref(),
        effects: None,
        shield: &shield,
        files: &files,
        language,
    };
    let tables = view::study(study, &results, &files, language);
    let beside = view::compare(study, &results, None, compared.as_ref(), &files, language);
    let mut whole = vec![view::board(&paper(language)), tables, beside];
    let mut shown = whole.clone();
    shown.iter_mut().for_each(|document| shield.cover(document, language));
    whole.push(view::book(&paper, &|document, _| document, language));
    let covered = |mut document: Document, language| {
        shield.cover(&mut document, language);
        document
    };
    shown.push(view::book(&paper, &covered, language));
    Reports { whole, shown, shield }
}

fn of_town(schools: &[School]) -> Reports {
    let folder = tempfile::tempdir().unwrap();
    reports(&town::write(folder.path(), schools, false), LEAST)
}

/// The same with draws, so that intervals and probabilities are among what an attacker has.
fn of_drawn_town(schools: &[School]) -> Reports {
    let folder = tempfile::tempdir().unwrap();
    reports(&town::write(folder.path(), schools, true), LEAST)
}

/// Puts cells of one document over those of another where a row is about a school and a column is named.
fn put_back(shown: &mut [Document], whole: &[Document], code: &str, column: &str) {
    for (shown, whole) in shown.iter_mut().zip(whole) {
        let sheets: Vec<_> = whole.sheets().cloned().collect();
        let blocks = shown.sections.iter_mut().flat_map(|section| &mut section.blocks);
        for block in blocks {
            let Block::Table(sheet) = block else { continue };
            let Some(whole) = sheets.iter().find(|whole| whole.id == sheet.id) else { continue };
            let Some(at) = sheet.columns.iter().position(|own| own.id == column) else { continue };
            for (row, whole) in sheet.rows.iter_mut().zip(&whole.rows) {
                if row.cells.contains(&Cell::Text(code.to_owned())) {
                    row.cells[at] = whole.cells[at].clone();
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() })]
    #[test]
    fn nobody_learns_of_a_small_group(count in 5_usize..=60, seed in any::<u64>()) {
        let schools = town::schools(count, seed);
        let reports = of_town(&schools);
        prop_assert_eq!(left_over(&reports.shown, &reports.whole), Vec::<String>::new());
        let attack = Attack::new(&schools, LEAST, &reports.shown);
        prop_assert_eq!(attack.learns(usize::MAX), Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() })]
    #[test]
    fn nor_by_what_draws_say(count in 5_usize..=30, seed in any::<u64>()) {
        let schools = town::schools(count, seed);
        let reports = of_drawn_town(&schools);
        prop_assert_eq!(left_over(&reports.shown, &reports.whole), Vec::<String>::new());
        let attack = Attack::new(&schools, LEAST, &reports.shown);
        prop_assert_eq!(attack.learns(usize::MAX), Vec::<String>::new());
    }
}

/// Twelve schools, two of them very small.
fn twelve() -> Vec<School> {
    let mut schools: Vec<School> =
        town::schools(60, 3).into_iter().filter(|school| school.students() >= 60).take(10).collect();
    let small = |code: &str, lines| School { code: code.to_owned(), independent: false, lines };
    schools.push(small("S900", vec![("EK", [3, 0]), ("SA", [2, 0])]));
    schools.push(small("S901", vec![("EK", [4, 0]), ("NA", [3, 0])]));
    schools
}

fn learned(schools: &[School], reports: &[Document]) -> Vec<String> {
    Attack::new(schools, LEAST, reports).learns(usize::MAX)
}

#[test]
fn an_amount_that_is_left_in_tells_of_the_students() {
    let schools = twelve();
    let Reports { whole, shown, shield } = of_town(&schools);
    assert_eq!(learned(&schools, &shown), Vec::<String>::new());
    assert!(shield.hides("school", "S900") && shield.hides("school", "S901"));
    for column in ["programme_money", "price_list", "student_years"] {
        let mut leaking = shown.clone();
        put_back(&mut leaking, &whole, "S900", column);
        // What S901 has then follows from the sum, unless others are hidden too: S900 is known in either case.
        let learned = learned(&schools, &leaking);
        assert!(learned.iter().any(|group| group.starts_with("S900")), "{column}: {learned:?}");
    }
}

#[test]
fn small_groups_alone_are_not_enough_to_hide() {
    let schools = &twelve()[..11];
    let Reports { whole, shown, .. } = of_town(schools);
    assert_eq!(learned(schools, &shown), Vec::<String>::new());
    assert_eq!(left_over(&shown, &whole), Vec::<String>::new());
    // S900 alone is small. If only it is hidden, its students and money are what is missing from each sum.
    let mut leaking = whole.clone();
    for document in &mut leaking {
        // The account of the school itself is not part of this.
        document.sections.retain(|section| !section.title.contains("Skola S900"));
        for block in document.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            let Block::Table(sheet) = block else { continue };
            for row in sheet.rows.iter_mut().filter(|row| row.cells.contains(&Cell::Text("S900".to_owned())))
            {
                let figures = row.cells.iter_mut().filter(|cell| !matches!(cell, Cell::Text(_)));
                figures.for_each(|cell| *cell = Cell::Hidden);
            }
        }
    }
    let learned = learned(schools, &leaking);
    assert!(learned.contains(&"S900: 5.00 to 5.00".to_owned()), "{learned:?}");
    assert!(!left_over(&leaking, &whole).is_empty());
}

/// The texts of a document's written page, without marks.
fn page(document: &Document) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    let options = FileOptions { language: Language::Swedish, dialect: Dialect::default(), force: true };
    to_file(document, &path, &options).unwrap();
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn no_page_holds_a_hidden_figure() {
    let schools = twelve();
    let Reports { whole, shown, shield } = of_town(&schools);
    let pages: Vec<[String; 2]> =
        shown.iter().zip(&whole).map(|(shown, whole)| [page(shown), page(whole)]).collect();
    let (mut looked_for, mut hidden) = (0, 0);
    for school in &schools {
        let rows = whole.iter().flat_map(Document::sheets).flat_map(|sheet| &sheet.rows);
        let own = rows.filter(|row| row.cells.contains(&Cell::Text(school.code.clone())));
        let money: Vec<String> = own
            .flat_map(|row| &row.cells)
            .filter_map(|cell| if let Cell::Ore(ore) = cell { Some(*ore) } else { None })
            .filter(|ore| ore.count().abs() > 1_000_000)
            .map(|ore| money(ore, "kr", Language::Swedish).replace("\u{a0}kr", ""))
            .collect();
        if !shield.hides("school", &school.code) {
            continue;
        }
        hidden += 1;
        for sum in money {
            looked_for += 1;
            assert!(pages.iter().any(|[_, whole]| whole.contains(&sum)), "{sum} stands nowhere");
            for [shown, _] in &pages {
                assert!(!shown.contains(&format!(">{sum}<")), "{} {sum}", school.code);
            }
        }
    }
    assert!(hidden >= 2 && looked_for > 20, "{hidden} {looked_for}");
}

#[test]
fn where_the_sum_is_hidden_no_chart_and_no_page_shows_it() {
    let study = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/huddinge.toml");
    // Six of the seven schools have fewer than 700 students: the seventh would tell their sum.
    let Reports { whole, shown, .. } = reports(&study, 700);
    assert!(whole[0].charts().next().is_some());
    assert!(shown.iter().all(|document| document.charts().next().is_none()));
    // The sum of all schools by today's rules, as `run` prints it.
    let sum = "277\u{a0}757\u{a0}751";
    assert!(page(&whole[0]).contains(sum));
    assert!(shown.iter().all(|document| !page(document).contains(sum)));
}

#[test]
fn without_small_groups_nothing_is_hidden() {
    let schools: Vec<School> = town::schools(60, 3)
        .into_iter()
        .filter(|school| {
            school.lines.iter().all(|(_, homes)| homes.iter().all(|count| *count == 0 || *count >= 10))
        })
        .collect();
    let Reports { shown, .. } = of_town(&schools);
    let rows = shown.iter().flat_map(Document::sheets).flat_map(|sheet| &sheet.rows);
    assert!(rows.flat_map(|row| &row.cells).all(|cell| *cell != Cell::Hidden));
}

#[test]
fn two_hundred_schools() {
    let schools = town::schools(200, 11);
    let Reports { whole, shown, shield } = of_town(&schools);
    assert_eq!(left_over(&shown, &whole), Vec::<String>::new());
    let hidden = schools.iter().filter(|school| shield.hides("school", &school.code)).count();
    let small = schools
        .iter()
        .filter(|school| school.lines.iter().any(|(_, homes)| homes.iter().sum::<u32>() < LEAST))
        .count();
    println!("{hidden} of 200 schools are hidden; {small} have a small programme");
    assert!(hidden < 100);
}

/// The tables of draws: by school in one scenario, and of every change.
fn of_draws(document: &Document) -> Vec<Sheet> {
    document.sheets().filter(|sheet| sheet.id.starts_with("world")).cloned().collect()
}

#[test]
fn intervals_and_probabilities_of_a_hidden_school_are_hidden_wherever_its_change_is() {
    let schools = twelve();
    let Reports { shown, whole, shield } = of_drawn_town(&schools);
    assert_eq!(learned(&schools, &shown), Vec::<String>::new());
    let hidden: Vec<&School> = schools.iter().filter(|one| shield.hides("school", &one.code)).collect();
    assert!(hidden.len() >= 2, "one alone would follow from the sum");
    let (mut figures, mut charts) = (0, 0);
    for (document, whole) in shown.iter().zip(&whole) {
        let sheets = of_draws(document);
        assert_eq!(sheets.len(), of_draws(whole).len());
        for sheet in sheets.iter().filter(|sheet| sheet.id != "worlds_total") {
            for row in sheet.rows.iter().filter(|row| row.role == Role::Plain) {
                let code = sheet.whose(row).unwrap().code;
                for (cell, column) in row.cells.iter().zip(&sheet.columns) {
                    let tells = !matches!(column.kind, Kind::Text | Kind::Count);
                    assert!(
                        !tells || (*cell == Cell::Hidden) == shield.hides("school", &code),
                        "{code} {column:?}"
                    );
                    figures += usize::from(*cell == Cell::Hidden);
                }
            }
        }
        for chart in document.charts() {
            let Figure::Ranges(ranges) = &chart.figure else { continue };
            let is_hidden = |label: &str| hidden.iter().any(|one| label == format!("Skola {}", one.code));
            let first = ranges.ranges.iter().position(|one| one.mean == Value::Hidden).unwrap();
            for (place, one) in ranges.ranges.iter().enumerate() {
                let mut numbers = std::iter::once(&one.mean).chain(&one.percentiles);
                assert!(numbers.all(|number| (*number == Value::Hidden) == is_hidden(&one.label)));
                assert_eq!(place >= first, is_hidden(&one.label), "the place of a hidden school would tell");
            }
            charts += 1;
        }
    }
    assert!(figures > 20 && charts == 1, "{figures} {charts}");
}
