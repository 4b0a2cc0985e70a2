//! Small files as offices write them, and what is guessed of each.

use super::*;
use crate::text::{GridOptions, Library};
use std::collections::BTreeMap;
use std::path::Path;

fn guessed(text: &str) -> Guess {
    let mut library = Library::with_memory(BTreeMap::new());
    library.add_file("a.csv", text);
    let mut found = Findings::new();
    let grid = library.read_grid(Path::new("a.csv"), &GridOptions::default(), &mut found).unwrap();
    guess(&grid, &found)
}

fn names(guess: &Guess, holds: Holds) -> Vec<&str> {
    guess.columns.iter().filter(|one| one.holds == holds).map(|one| one.name.as_str()).collect()
}

/// As Skolverket writes: titles above, a footnote below, dots for what is hidden, codes with a zero first.
const SKOLVERKET: &str = "Elever i gymnasieskolan;;;;\nLäsår 2024/25, uttag 2025-03-14;;;;\n\n\
    Kommun;Kommunkod;Antal elever;Andel, %;Not\nAle;1440;1 190;12,5;\nHuddinge;0126;3 645;..;\n\
    Salem;0128;~100;.;\nRiket;;99 999;10,0;\n\nKälla: Skolverket;;;;\n";

#[test]
fn a_file_of_skolverket_is_understood() {
    let guess = guessed(SKOLVERKET);
    assert_eq!(guess.table, TableGuess::Rows);
    assert_eq!(names(&guess, Holds::Key), ["municipality"]);
    assert_eq!(names(&guess, Holds::Texts), ["kommun"]);
    assert_eq!(names(&guess, Holds::Students), ["students"]);
    assert_eq!(names(&guess, Holds::Numbers), ["andel"]);
    assert_eq!(names(&guess, Holds::Nothing), ["not"]);
    assert_eq!((guess.date, guess.school_year), (Date::parse("2025-03-14"), Some(2024)));
    assert_eq!(guess.sums, [(8, "Riket".to_owned())]);
    let marker = |text: &str| guess.markers.iter().find(|one| one.text == text).map(|one| one.stands);
    assert_eq!(marker(".."), Some(Stands::Suppressed));
    assert_eq!(marker("."), Some(Stands::Missing));
    assert_eq!(marker("~100"), Some(Stands::About(100)));
}

#[test]
fn a_register_is_a_table_of_its_key() {
    let guess = guessed("Skolenhetskod;Skola;Kommun;Andel\n01;Norra;0126;1,5\n02;Södra;0126;2,5\n");
    assert_eq!(guess.table, TableGuess::Key("school".to_owned()));
    assert_eq!(names(&guess, Holds::Texts), ["name", "municipality"]);
    let twice = guessed("Skolenhetskod;Andel\n01;1\n01;2\n");
    assert_eq!(twice.table, TableGuess::ColumnsOf(vec!["school".to_owned()]));
}

#[test]
fn several_keys_are_columns_of_their_pairs() {
    let guess = guessed("Program;Inriktning;Pris\nBA;*;119 817\nBA;BAANL;224 291\n");
    let keys = ["programme", "orientation"].map(str::to_owned).to_vec();
    assert_eq!(guess.table, TableGuess::ColumnsOf(keys));
    assert_eq!(names(&guess, Holds::Numbers), ["price"]);
}

#[test]
fn wide_columns_are_one_figure() {
    let guess = guessed("district,name,fte_101,fte_102,tax\n01,A,10,20,1\n02,B,30,..,2\n");
    assert_eq!(guess.table, TableGuess::ColumnsOf(vec!["district".to_owned()]));
    assert_eq!(guess.wide.len(), 1);
    assert_eq!(names(&guess, Holds::Numbers), ["tax"]);
    let rows = guessed("Skolkod;Elever 2023;Elever 2024;fte_1;fte_2\n01;10;20;3;4\n02;30;40;5;6\n");
    assert_eq!(rows.table, TableGuess::Rows);
    assert_eq!(rows.wide.iter().map(|one| one.pattern.as_str()).collect::<Vec<_>>(), ["Elever {year}"]);
    assert_eq!(rows.columns.iter().filter(|one| one.why == Why::OtherKeys).count(), 2);
}

#[test]
fn what_cannot_be_used_is_said_with_its_reason() {
    let guess = guessed("Kod;Tal;Tal;;Tom\nA;1;2;3;\nB;1;2;3;\n");
    let why = |heading: &str| guess.columns.iter().find(|one| one.heading == heading).unwrap().why;
    assert_eq!((why("Tal"), why("D"), why("Tom")), (Why::Refused, Why::NoHeading, Why::Empty));
    assert_eq!(why("Kod"), Why::First);
}

#[test]
fn two_columns_of_one_name_get_two_names() {
    let guess = guessed("Kod;Å-tal;Ä-tal\nA;1;2\nB;3;4\n");
    assert_eq!(names(&guess, Holds::Numbers), ["a_tal", "a_tal_2"]);
}
