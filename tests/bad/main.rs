//! A bad example for every finding, with its drawn message in both languages as a snapshot.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod calibrations;
mod files;
mod formulas;
#[path = "../traps/land.rs"]
mod land;
mod models;
mod page;
mod runs;
mod scenarios;

use land::{Land, land};
use skolpeng::diag::{Language, codes, draw};
use skolpeng::session::Session;
use skolpeng::study::runs::{Method, Watch};

/// A finding's code, and the land that triggers it.
type Bad = (&'static str, Land);

/// Codes whose examples stand elsewhere, with the place.
const ELSEWHERE: &[(&str, &str)] = &[
    ("S410", "tests/runs.rs: a pot that is too small in some draws"),
    ("R204", "no example is known: tests/engine_equals_exact searches for one"),
    ("D023", "tests/world.rs: a case with a stranger"),
    ("D024", "tests/world.rs: a case that expects nothing"),
    ("D025", "tests/world.rs: a case of another grain"),
    ("D027", "tests/cli.rs: no cases"),
    ("D028", "tests/world.rs: a column that is compared with nothing"),
    ("R401", "tests/seek.rs: what cannot be sought"),
    ("R402", "tests/seek.rs: what cannot be sought"),
    ("R403", "tests/seek.rs: what cannot be sought"),
    ("R404", "tests/seek.rs: what cannot be sought"),
    ("R405", "tests/seek.rs: what cannot be sought"),
    ("R406", "tests/seek.rs: what cannot be sought"),
    ("R407", "tests/seek.rs: what cannot be sought"),
    ("R408", "tests/seek.rs: what cannot be sought"),
    ("R409", "tests/seek.rs: what cannot be sought"),
    ("R410", "tests/seek.rs: what cannot be sought"),
    ("R411", "tests/seek.rs: draws that cannot be asked"),
    ("R412", "tests/seek.rs: draws that cannot be asked"),
    ("R413", "tests/seek.rs: draws that cannot be asked"),
    ("R801", "tests/cli.rs: a file exists"),
    ("R802", "tests/cli.rs: a folder is missing"),
    ("R812", "tests/describe.rs: a file is in the way"),
    ("R813", "tests/verify.rs: a file of somebody else"),
    ("R814", "tests/verify.rs: a file without its recipe"),
    ("R804", "tests/report.rs: no typst"),
    ("R805", "tests/report.rs: typst refuses"),
    ("R306", "tests/cli.rs: a model in a study's place"),
    ("R308", "tests/audit/command.rs: a model that no study names"),
    ("R307", "tests/cli.rs: a description of data in a study's place"),
    ("R811", "tests/start.rs: a file is in the way"),
    ("R803", "tests/cli.rs: an unknown ending"),
    ("S418", "tests/cli.rs: a scenario without a study"),
    ("C201", "tests/calibrate: weights of the same day"),
    ("C202", "tests/calibrate: a table of another form"),
    ("C203", "tests/calibrate: a key without a term"),
    ("C204", "tests/calibrate: no place to write"),
    ("C301", "tests/calibrate: no evaluation"),
    ("C302", "tests/calibrate: an evaluation of a calibration that writes nowhere"),
    ("C303", "tests/calibrate: a model without weights"),
    ("C304", "tests/calibrate: a goal without its indicator"),
    ("T001", "src/text/library.rs: needs a file without permission"),
    ("T018", "src/text/library.rs: needs a folder on disk"),
    ("T019", "tests/broken/deep.rs: a line of two hundred megabytes"),
    ("T028", "src/text/grid_read.rs: a footer is a note"),
    ("T030", "src/text/workbook.rs: needs a workbook"),
    ("T031", "src/text/workbook.rs: needs a workbook"),
    ("T032", "src/text/workbook.rs: needs a workbook"),
    ("T046", "src/text/workbook.rs: needs a workbook"),
    ("T033", "tests/parquet.rs: a broken Parquet file"),
    ("T034", "src/text/parquet/file.rs: needs a Parquet file"),
    ("T035", "src/text/parquet/file.rs: needs a Parquet file"),
    ("T036", "tests/parquet.rs: a build without Parquet"),
    ("R806", "tests/parquet.rs: a build without Parquet"),
    ("D012", "src/data/unfold.rs: a wide file"),
    ("D014", "src/data/wide.rs: a wide file"),
];

/// The message of a land's finding with this code, drawn in one language.
fn drawn(land: &Land, code: &str, language: Language) -> Result<String, String> {
    let mut session: Session = land.session();
    session.run();
    session.check_worlds();
    session.run_worlds(&mut Watch { progress: &mut |_, _| {}, draws: None, stop: None });
    session.effects(Method::OneAtATime, &mut |_, _| {});
    let calibrated = calibrations::found(&mut session.library);
    if code.starts_with('C') {
        session.found = calibrated;
    }
    let all = session.found.sorted();
    let one = all.iter().find(|one| one.fault.code() == code);
    let seen = || all.iter().map(|one| one.fault.code()).collect::<Vec<_>>();
    let one = one.ok_or_else(|| format!("{code} is not triggered; found {:?}", seen()))?;
    Ok(draw(one, &session.library.sources, language, false))
}

fn pages(list: &[Bad]) -> String {
    let page = |(code, land): &Bad| {
        let (en, sv) = (drawn(land, code, Language::English)?, drawn(land, code, Language::Swedish)?);
        Ok(format!("{en}\n{sv}\n"))
    };
    let (pages, faults): (Vec<_>, Vec<_>) = list.iter().map(page).partition(Result::is_ok);
    let faults: Vec<String> = faults.into_iter().filter_map(Result::err).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    pages.into_iter().filter_map(Result::ok).collect::<Vec<_>>().join("\n")
}

#[test]
fn formulas_are_refused_in_words() {
    insta::assert_snapshot!("formulas", pages(&formulas::all()));
}

#[test]
fn models_are_refused_in_words() {
    insta::assert_snapshot!("models", pages(&models::all()));
}

#[test]
fn runs_are_refused_in_words() {
    insta::assert_snapshot!("runs", pages(&runs::all()));
}

#[test]
fn files_are_refused_in_words() {
    insta::assert_snapshot!("files", pages(&files::all()));
}

#[test]
fn scenarios_are_refused_in_words() {
    insta::assert_snapshot!("scenarios", pages(&scenarios::all()));
}

#[test]
fn calibrations_are_refused_in_words() {
    insta::assert_snapshot!("calibrations", pages(&calibrations::all()));
}

#[test]
fn no_code_lacks_an_example() {
    let shown: Vec<&str> =
        [formulas::all(), models::all(), runs::all(), files::all(), scenarios::all(), calibrations::all()]
            .iter()
            .flatten()
            .map(|(code, _)| *code)
            .chain(ELSEWHERE.iter().map(|(code, _)| *code))
            .collect();
    let lacking: Vec<_> = codes().filter(|(code, _)| !shown.contains(code)).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}

/// The harness is used whole, so that no part of it lies unused in this test.
#[test]
fn a_good_land_has_no_findings() {
    let good =
        land("[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * 1 kr/student_year'\n");
    assert_eq!((good.codes(), good.total("money")), (Vec::new(), "70.00".to_owned()));
    let over =
        good.rows(land::ROWS).overlay("[amount.money]\nformula = 'student_years * 2 kr/student_year'\n");
    assert_eq!(over.paid("money", &["A", "H"]), "120.00");
    assert_eq!(land::paid(&over.results().runs[0], "money", &["A", "H"]).count(), 6_000);
    assert!(land::SCHOOLS.lines().count() == 3);
}
