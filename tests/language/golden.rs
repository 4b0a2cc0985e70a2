//! Golden figures of the shipped study: money that the region's own published list gives, worked out by hand.

use super::common::{paid, study_with};

#[test]
fn sagbacksgymnasiets_programme_money_is_the_list_times_its_students() {
    let results = study_with("scenarios/sagback-2023.toml", &[]);
    let paid = paid(&results.runs[0]);
    let of = |programme: &str| {
        let mine = paid.iter().filter(|((name, codes), _)| {
            name == "programme_money"
                && codes.contains(&"70923626".to_owned())
                && codes.contains(&programme.to_owned())
        });
        mine.map(|(_, sum)| sum.count()).sum::<i64>() / 100
    };
    // Kronor. Students: Skolverket, Planned Educations; kr: the region's list of 2023 as Nacka publishes it, without VAT.
    assert_eq!(of("BA"), 40 * 119_817);
    assert_eq!(of("BF"), 90 * 88_412);
    assert_eq!(of("FT"), 30 * 138_702);
    assert_eq!(of("RL"), 20 * 132_777);
    // 4 792 680 + 7 957 080 + 4 161 060 + 2 655 540 kr for 180 students.
    assert_eq!(of("BA") + of("BF") + of("FT") + of("RL"), 19_566_360);
}
