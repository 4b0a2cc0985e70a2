//! Sentences held against what a careful writer would put, on towns of a few schools worked by hand.

use super::*;
use crate::base::number::parse_exact;

const SPACE: &str = "\u{a0}";

fn speech(language: Language) -> Speech {
    Speech { language, currency: "kr".to_owned(), whole_years: true }
}

fn swedish() -> Speech {
    speech(Language::Swedish)
}

fn kronor(kronor: i64) -> Ore {
    Ore::from_whole(kronor * 100)
}

/// A school with its students, and what it got and gets.
fn school(code: &str, students: i64, before: i64, after: i64) -> Change {
    let [before, after] = [before, after].map(kronor);
    Change { code: code.to_owned(), student_years: whole(students), before, after }
}

/// A text with ordinary spaces.
fn plain(text: &str) -> String {
    text.replace(SPACE, " ")
}

fn named(code: &str) -> String {
    format!("{code}-skolan")
}

#[test]
fn headings_say_sums_in_millions_and_thousands() {
    let short = |ore| plain(&swedish().short(ore));
    assert_eq!(short(kronor(1_230_729)), "1,2 mnkr");
    assert_eq!(short(kronor(-765_803)), "766 tkr");
    assert_eq!(short(kronor(949_999)), "950 tkr");
    assert_eq!(short(kronor(950_000)), "1,0 mnkr");
    assert_eq!(short(kronor(999)), "999 kr");
    assert_eq!(short(kronor(0)), "0 kr");
    assert_eq!(short(Ore::from_whole(-50)), "0,50 kr");
    assert_eq!(plain(&speech(Language::English).short(kronor(1_230_729))), "1.2 million kr");
}

#[test]
fn other_money_is_not_said_in_kronor() {
    let pounds = Speech { currency: "GBP".to_owned(), ..speech(Language::English) };
    assert_eq!(plain(&pounds.short(kronor(1_230_729))), "1,230,729 GBP");
    assert_eq!(plain(&pounds.long(kronor(12_340_000))), "12.3 million GBP");
}

#[test]
fn sentences_say_sums_to_the_krona_up_to_ten_millions() {
    let long = |ore| plain(&swedish().long(ore));
    assert_eq!(long(kronor(3_694_938)), "3 694 938 kr");
    assert_eq!(long(Ore::from_whole(427_009_340)), "4 270 093 kr");
    assert_eq!(long(kronor(277_757_751)), "277,8 miljoner kr");
}

#[test]
fn more_less_and_unchanged() {
    let change = |ore| plain(&swedish().change_long(ore));
    assert_eq!([1, -1, 0].map(|sign| change(kronor(sign * 20))), ["20 kr mer", "20 kr mindre", "oförändrat"]);
    assert_eq!(plain(&swedish().school("Ö".to_owned(), kronor(1_200_000))), "Ö får 1,2 mnkr mer");
    assert_eq!(plain(&swedish().school("Ö".to_owned(), kronor(-293_000))), "Ö får 293 tkr mindre");
    assert_eq!(swedish().school("Ö".to_owned(), Ore::ZERO), "Ö får lika mycket som idag");
    assert_eq!(plain(&swedish().than_today(kronor(5))), "5 kr mer än idag");
    assert_eq!(swedish().than_today(Ore::ZERO), "lika mycket som idag");
}

#[test]
fn one_is_singular_and_lists_have_an_and() {
    let speech = swedish();
    assert_eq!([0, 1, 2].map(|count| speech.schools(count)), ["ingen skola", "1 skola", "2 skolor"]);
    assert_eq!(speech.students(&whole(1)), "1 elev");
    assert_eq!(plain(&speech.students(&whole(1_450))), "1 450 elever");
    let parts = Speech { whole_years: false, ..swedish() };
    assert_eq!(parts.students(&parse_exact("8.5").unwrap()), "8,5 helårselever");
    let list = |names: &[&str]| speech.list(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    assert_eq!(list(&[]), "");
    assert_eq!(list(&["A"]), "A");
    assert_eq!(list(&["A", "B"]), "A och B");
    assert_eq!(list(&["A", "B", "C"]), "A, B och C");
    assert_eq!(list(&["A", "B", "C", "D", "E"]), "A, B, C och 2 till");
}

#[test]
fn a_share_that_would_round_to_nothing_is_said_to_be_small() {
    let percent = |text| plain(&swedish().percent(&parse_exact(text).unwrap()));
    assert_eq!(percent("0.013"), "1,3 %");
    assert_eq!(percent("-0.0005"), "0,1 %");
    assert_eq!(percent("0.0004"), "under 0,1 %");
    assert_eq!(percent("0"), "0,0 %");
}

#[test]
fn the_total_stands_against_today_and_the_list() {
    let all = |before, after| plain(&swedish().total("X".to_owned(), &school("", 1, before, after)));
    assert_eq!(all(1_000_000, 1_013_000), "”X” ger skolorna 1 013 000 kr, 13 000 kr mer (1,3 %) än idag.");
    assert_eq!(all(1_000_000, 900_000), "”X” ger skolorna 900 000 kr, 100 000 kr mindre (10,0 %) än idag.");
    assert_eq!(all(500, 500), "”X” ger skolorna 500 kr, lika mycket som idag.");
    assert_eq!(all(0, 500), "”X” ger skolorna 500 kr, 500 kr mer än idag.");
    assert_eq!(plain(&swedish().against_list(kronor(-20))), "Det är 20 kr mindre än prislistan ensam ger.");
    assert_eq!(swedish().against_list(Ore::ZERO), "Det är precis vad prislistan ger.");
}

#[test]
fn nobody_one_and_several_win_and_lose() {
    let say = |all: &[Change]| plain(&swedish().winners(all));
    let (up, down, same) = (school("U", 10, 100, 130), school("D", 40, 200, 190), school("S", 45, 100, 100));
    assert_eq!(say(&[]), "Ingen skolas belopp ändras.");
    assert_eq!(say(&[same.clone(), same.clone()]), "Ingen skolas belopp ändras.");
    assert_eq!(say(std::slice::from_ref(&up)), "1 skola får mer, 30 kr. Ingen skola får mindre.");
    assert_eq!(
        say(&[up.clone(), up.clone()]),
        "2 skolor får mer, tillsammans 60 kr. Ingen skola får mindre."
    );
    assert_eq!(
        say(&[down.clone(), down.clone(), same.clone()]),
        "2 skolor får mindre, tillsammans 20 kr. Ingen skola får mer. 1 skola får lika mycket som idag."
    );
    assert_eq!(
        say(&[up.clone(), down.clone(), same.clone(), same.clone()]),
        "1 skola får mer, 30 kr; 1 skola får mindre, 10 kr. 2 skolor får lika mycket som idag."
    );
    let english = speech(Language::English);
    assert_eq!(plain(&english.winners(&[up, down])), "1 school gets more, 30 kr; 1 school gets less, 10 kr.");
    assert_eq!(swedish().winners_short(&[same]), "ingen skolas belopp ändras");
}

#[test]
fn who_wins_and_loses_most_and_who_is_tied() {
    let all = [
        school("A", 10, 1_000, 1_300),
        school("B", 40, 2_000, 1_900),
        school("C", 50, 2_000, 1_900),
        school("D", 0, 0, 300),
    ];
    let more = plain(&swedish().most_more(&all, &named).unwrap());
    assert_eq!(more, "Mest ökar A-skolan och D-skolan: 300 kr mer var.");
    let less = plain(&swedish().most_less(&all, &named).unwrap());
    assert_eq!(less, "Mest minskar B-skolan och C-skolan: 100 kr mindre var.");
    let one = plain(&swedish().most_less(&all[..2], &named).unwrap());
    assert_eq!(one, "Mest minskar B-skolan: 100 kr mindre (5,0 %), 3 kr per elev.");
    assert_eq!(swedish().most_less(&all[..1], &named), None);
    assert_eq!(swedish().most_more(&all[1..3], &named), None);
}

#[test]
fn a_school_that_had_nothing_has_no_share() {
    let new = [school("D", 3, 0, 300)];
    assert_eq!(plain(&swedish().most_more(&new, &named).unwrap()), "Mest ökar D-skolan: 300 kr mer.");
}

#[test]
fn students_at_schools_that_get_less() {
    let all = [school("A", 10, 100, 130), school("B", 30, 200, 190), school("C", 40, 100, 95)];
    assert_eq!(
        plain(&swedish().at_losers(&all).unwrap()),
        "70 elever, 87,5 % av alla, går på skolor som får mindre."
    );
    assert_eq!(
        plain(&swedish().at_losers(&all[..2]).unwrap()),
        "30 elever, 75,0 % av alla, går på skolan som får mindre."
    );
    assert_eq!(swedish().at_losers(&all[..1]), None);
    assert_eq!(swedish().at_losers(&[school("E", 0, 100, 95)]), None);
}

#[test]
fn nine_of_ten_draws_lie_between() {
    let speech = swedish();
    assert_eq!(
        plain(&speech.between(kronor(41_200_000), kronor(43_000_000))),
        "mellan 41,2 och 43,0 miljoner kr"
    );
    assert_eq!(plain(&speech.between(kronor(-300), kronor(20))), "mellan \u{2212}300 kr och 20 kr");
    assert_eq!(
        plain(&speech.between(kronor(9_000_000), kronor(11_000_000))),
        "mellan 9 000 000 kr och 11,0 miljoner kr"
    );
    assert_eq!(speech.of_draws(&whole(90)), "I 9 av 10 dragningar");
    assert_eq!(speech.of_draws(&whole(98)), "I 98 av 100 dragningar");
    assert_eq!(speech.of_draws(&whole(50)), "I 5 av 10 dragningar");
}
