//! Every run of a study: figures worked out by hand, the same on any number of threads, the same as exact arithmetic.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use skolpeng::base::Exact;
use skolpeng::base::number::{parse_exact, whole};
use skolpeng::diag::{Language, draw_all};
use skolpeng::session::Session;
use skolpeng::study::runs::{Answers, Chance, Compared, Draw, Method, OfInput, Row, Than, Watch};
use skolpeng::text::Library;
use std::collections::BTreeMap;
use std::path::Path;

/// Two schools: A with 30 students, B with 40, at 100 kr each; B's are paid 10 kr more each by the second model.
const MODEL: &str = r#"
[model]
id = "flat"
version = "1"
title = "Flat"
payee = "school"
reference = "made up"
[key]
school = {}
[column]
kind = { per = "school", type = "text", options = ["own", "other"] }
[parameter]
rate = { unit = "kr/student_year", value = 100, assumption = "made up" }
[amount.money]
per = ["school"]
formula = 'student_years * rate'
[amount.more]
per = ["school"]
formula = 'if kind = "other" then 0 kr else 0 kr'
"#;
const RAISED: &str = r#"
[model]
id = "raised"
version = "1"
title = "Raised"
extends = "flat.toml"
baseline = "flat.toml"
reference = "made up"
[amount.more]
per = ["school"]
formula = 'if kind = "other" then sum(student_years by school) * 10 kr/student_year else 0 kr'
"#;
const DATA: &str = r#"
[data]
id = "town"
title = "Town"
source = "made up"
date = 2026-01-01
status = "synthetic"
[key.school]
rows = [{ school = "A", kind = "own" }, { school = "B", kind = "other" }]
[rows.all]
rows = [{ school = "A", students = 30 }, { school = "B", students = 40 }]
stands_for = { from = 2025-07-01, to = 2026-06-30 }
"#;

fn session(study: &str) -> Session {
    let mut library = Library::with_memory(BTreeMap::new());
    for (name, text) in
        [("flat.toml", MODEL), ("raised.toml", RAISED), ("data.toml", DATA), ("study.toml", study)]
    {
        library.add_file(name, text);
    }
    Session::open_in(library, Path::new("study.toml"))
}

fn told(session: &Session) -> String {
    draw_all(&session.found.sorted(), &session.library.sources, Language::English, false)
}

fn run(session: &mut Session) -> Answers {
    let answers = session.run_worlds(&mut Watch { progress: &mut |_, _| {}, draws: None, stop: None });
    answers.unwrap_or_else(|| panic!("{}", told(session)))
}

fn study(rest: &str) -> String {
    format!("[study]\nid = \"town\"\ndata = \"data.toml\"\nmodels = [\"flat.toml\", \"raised.toml\"]\n{rest}")
}

/// The rows of one model and member that are compared with nothing, or with another model.
fn rows<'a>(answers: &'a Answers, model: usize, code: &str, compared: bool) -> Vec<&'a Row> {
    let wanted =
        |row: &&Row| row.model == model && row.codes == [code] && (row.than != Than::Nothing) == compared;
    answers.rows.iter().filter(wanted).collect()
}

fn kr(text: &str) -> Exact {
    parse_exact(text).unwrap() * whole(100)
}

#[test]
fn a_sweep_pays_what_each_point_says() {
    let text = study(
        "[input.price]\nunit = \"kr/student_year\"\nvalue = [100, 120]\n[parameter.rate]\nvalue = \"price\"\nassumption = \"made up\"\n\
         [result.by_school]\nby = [\"school\"]\nagainst = \"baseline\"\n",
    );
    let answers = run(&mut session(&text));
    let paid = |model, code: &str, compared| -> Vec<Exact> {
        rows(&answers, model, code, compared).iter().map(|row| row.paid.clone().unwrap()).collect()
    };
    // 30 × 100 and 30 × 120; 40 × 100 and 40 × 120, and 40 × 10 more by the second model.
    assert_eq!(paid(0, "A", false), [kr("3000"), kr("3600")]);
    assert_eq!(paid(1, "B", false), [kr("4400"), kr("5200")]);
    assert_eq!(paid(1, "B", true), [kr("400"), kr("400")]);
    assert!(rows(&answers, 0, "B", true).is_empty(), "the baseline is not compared with itself");
    assert_eq!(answers.swept, ["price"]);
    assert_eq!((answers.made.runs, answers.made.differing, answers.made.refused), (4, 0, 0));
}

const DRAWN: &str = "draws = 1000\nseed = 7\nverify = 50\n[input.price]\nunit = \"kr/student_year\"\n\
    draw = { kind = \"uniform\", low = 90, high = 110 }\n[parameter.rate]\nvalue = \"price\"\nassumption = \"made up\"\n\
    [result.by_school]\nby = [\"school\"]\nagainst = \"baseline\"\nprobability = { dear = 'total > 3_000 kr', dearer = 'total > baseline.total' }\n\
    shortfall = { of = 'total - 3_000 kr', worst = 0.1 }\n";

#[test]
fn draws_are_the_same_for_every_model_so_that_a_difference_has_its_own_distribution() {
    let answers = run(&mut session(&study(DRAWN)));
    let [own] = rows(&answers, 0, "A", false)[..] else { panic!("one row") };
    let mean = own.paid.clone().unwrap() / kr("1");
    // 30 students at a price uniform on 90 to 110: mean 3 000 kr, standard deviation 30 · 20/√12 = 173.2 kr; the mean of a
    // thousand lies within 4.5 standard errors.
    let off = mean - whole(3000);
    assert!(off.clone() < parse_exact("24.7").unwrap() && off > parse_exact("-24.7").unwrap());
    // The second model pays B exactly 400 kr more in every draw.
    let [more] = rows(&answers, 1, "B", true)[..] else { panic!("one row") };
    assert!(more.statistics.iter().all(|number| *number == Some(kr("400"))), "{:?}", more.statistics);
    assert_eq!((more.count, more.refused), (1000, 0));
    // P(30 · price > 3 000) is a half; a thousand draws are within 4.5 · √(1/4/1000).
    let dear = own.probability[0].clone().unwrap() - parse_exact("0.5").unwrap();
    assert!(dear < parse_exact("0.0712").unwrap() && dear > parse_exact("-0.0712").unwrap());
    let [other] = rows(&answers, 1, "B", false)[..] else { panic!("one row") };
    assert_eq!(other.probability[1], Some(whole(1)), "400 kr dearer than the baseline, always");
    assert_eq!(own.probability[1], Some(whole(0)), "the baseline is not dearer than itself");
    // The worst tenth of prices lies between 108 and 110, so the mean of what is lacking is near 30 · 9 = 270 kr.
    let short = own.shortfall.clone().unwrap() / kr("1");
    assert!(short > whole(255) && short < whole(285), "{short}");
    assert_eq!((answers.made.verified, answers.made.differing), (100, 0));
}

#[test]
fn any_number_of_threads_tells_the_same() {
    let text = study(DRAWN);
    let of = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        skolpeng::study::use_threads(threads);
        pool.install(|| format!("{:?}", run(&mut session(&text)).rows))
    };
    let one = of(1);
    assert_eq!(one, of(2));
    assert_eq!(one, of(5));
}

#[test]
fn a_draw_alone_is_the_draw_among_all() {
    let draws = |count: usize| {
        let text = study(&DRAWN.replace("draws = 1000", &format!("draws = {count}")));
        let mut all = Vec::new();
        let mut each = |draw: &Draw| all.push((draw.draw, draw.model, draw.codes.to_vec(), draw.ore));
        let mut session = session(&text);
        session
            .run_worlds(&mut Watch { progress: &mut |_, _| {}, draws: Some(&mut each), stop: None })
            .unwrap();
        all
    };
    let (few, many) = (draws(3), draws(40));
    assert_eq!(few[..], many[..few.len()]);
}

#[test]
fn a_refused_draw_is_counted_beside_the_others_and_told_once() {
    // A pot of what is left of 3 000 kr: where A costs more, the pot is smaller than what it gives first.
    let text = study(DRAWN).replace("\"raised.toml\"", "\"pot.toml\"");
    let mut library = Library::with_memory(BTreeMap::new());
    let pot = RAISED.replace("raised", "pot").replace(
        "formula = 'if kind = \"other\" then sum(student_years by school) * 10 kr/student_year else 0 kr'",
        "share = { total = '7_000 kr - sum(money)', weight = 'sum(student_years by school)' }",
    );
    for (name, text) in
        [("flat.toml", MODEL), ("pot.toml", &pot), ("data.toml", DATA), ("study.toml", text.as_str())]
    {
        library.add_file(name, text);
    }
    let mut session = Session::open_in(library, Path::new("study.toml"));
    let answers = run(&mut session);
    let [row] = rows(&answers, 1, "A", false)[..] else { panic!("one row") };
    // Refused where the price is above 100: in about half of the draws.
    assert!(row.refused > 400 && row.refused < 600 && row.count + row.refused == 1000, "{}", row.refused);
    assert_eq!(answers.made.differing, 0);
    let told = told(&session);
    assert_eq!(told.matches("S410").count(), 1, "{told}");
    assert!(told.contains("R009"), "{told}");
}

#[test]
fn one_at_a_time_moves_a_result_by_what_its_input_moves() {
    let mut session = session(&study(DRAWN));
    let effects = session.effects(Method::OneAtATime, &mut |_, _| {}).unwrap();
    let own = effects.effects.iter().find(|one| one.model == 0 && one.codes == ["A"]).unwrap();
    // The 5th and 95th percentiles of a uniform price on 90 to 110 are 91 and 109.
    assert_eq!(own.middle, Some(300_000));
    assert_eq!(own.inputs, [("price".to_owned(), OfInput::Swing(Some(273_000), Some(327_000)))]);
}

#[test]
fn the_only_input_accounts_for_all_of_the_variance() {
    let mut session = session(&study(DRAWN));
    let effects = session.effects(Method::Variance(2000), &mut |_, _| {}).unwrap();
    let own = effects.effects.iter().find(|one| one.model == 0 && one.codes == ["A"]).unwrap();
    let [(_, OfInput::Parts(first, total))] = own.inputs[..] else { panic!("one input") };
    assert!((first.value - 1.0).abs() < 4.5 * first.standard_error + 0.01, "{first:?}");
    assert!((total.value - 1.0).abs() < 4.5 * total.standard_error + 0.01, "{total:?}");
}

#[test]
fn the_shipped_studies_agree_with_exact_arithmetic_wherever_they_are_checked() {
    for name in ["huddinge-pool", "huddinge-worlds", "huddinge-uncertain"] {
        let mut session = Session::open(Path::new(&format!("scenarios/{name}.toml")));
        let answers = run(&mut session);
        assert!(answers.made.verified >= 16 && answers.made.differing == 0, "{name}: {:?}", answers.made);
        assert_eq!(answers.made.refused, 0, "{name}");
    }
}

#[test]
fn members_move_together_as_a_matrix_says() {
    let text = study(
        "scenarios = [\"s.toml\"]\ndraws = 1000\nseed = 3\nverify = 20\n[result.all]\nstatistics = [\"sd\"]\n\
         [result.by_school]\nby = [\"school\"]\nstatistics = [\"sd\"]\n",
    );
    let scenario = "[scenario]\nid = \"s\"\ntitle = \"S\"\n[input.growth]\nby = [\"school\"]\nassumption = \"made up\"\n\
        draw = { kind = \"normal\", mean = 1, sd = 0.1, correlation = \"matrix.csv\" }\n[[change]]\nset = { students = 'students * growth' }\n";
    let mut library = Library::with_memory(BTreeMap::new());
    let matrix = "school;B;A\nB;1;-0.99\nA;-0.99;1\n";
    let files = [("flat.toml", MODEL), ("raised.toml", RAISED), ("data.toml", DATA)];
    let own = [("study.toml", text.as_str()), ("s.toml", scenario), ("matrix.csv", matrix)];
    for (name, text) in files.into_iter().chain(own) {
        library.add_file(name, text);
    }
    let answers = run(&mut Session::open_in(library, Path::new("study.toml")));
    let of = |row: &Row| row.statistics[0].clone().unwrap() / kr("1");
    let [a] = rows(&answers, 0, "A", false)[..] else { panic!("one row") };
    let all = answers.rows.iter().find(|row| row.model == 0 && row.codes.is_empty()).unwrap();
    // A alone: 30 · 100 kr · 0.1 = 300 kr, and B 400 kr; both: √(300² + 400² − 2 · 0.99 · 300 · 400) = 111.4 kr, where 500 kr
    // would be without the matrix. A thousand draws tell each within 4.5/√2000 of itself.
    let (alone, both) = (of(a), of(all));
    assert!(alone > whole(269) && alone < whole(331), "{alone}");
    assert!(both > whole(100) && both < whole(123), "{both}");
}

/// Every draw of a comparison: what it is of, by model and school, in öre.
type Drawn = BTreeMap<(usize, String), Vec<i64>>;

/// The comparison of a study's models in its worlds, and what each model paid in every draw.
fn compared(session: &mut Session) -> (Compared, Drawn) {
    let results = session.run().unwrap();
    let mut drawn = Drawn::new();
    let mut each = |draw: &Draw| {
        if draw.than == Than::Nothing {
            let whose = (draw.model, draw.codes.concat());
            drawn.entry(whose).or_default().push(draw.ore.unwrap());
        }
    };
    let mut watch = Watch { progress: &mut |_, _| {}, draws: Some(&mut each), stop: None };
    let (answers, compared) = session.compare_worlds(&results, false, &mut watch).unwrap();
    assert!(answers.rows.is_empty(), "what the study asks itself was not asked for");
    (compared, drawn)
}

/// The second model with a price of its own for all, whatever the first one's is.
fn fixed(price: &str) -> Session {
    let text = study(DRAWN).replace("raised.toml", "fixed.toml");
    let law = format!(
        "[model]\nid = \"fixed\"\nversion = \"1\"\ntitle = \"Fixed\"\nextends = \"flat.toml\"\nbaseline = \"flat.toml\"\n\
         reference = \"made up\"\n[amount.money]\nper = [\"school\"]\nformula = 'student_years * {price} kr/student_year'\n"
    );
    let mut library = Library::with_memory(BTreeMap::new());
    for (name, text) in
        [("flat.toml", MODEL), ("fixed.toml", &law), ("data.toml", DATA), ("study.toml", text.as_str())]
    {
        library.add_file(name, text);
    }
    Session::open_in(library, Path::new("study.toml"))
}

/// Mean, percentiles and shares are those of the differences of the raw draws, worked out by sorting them.
#[test]
fn a_change_has_the_distribution_of_its_draws() {
    let (compared, drawn) = compared(&mut fixed("105"));
    let [world] = &compared.worlds[..] else { panic!("one world") };
    assert!(world.is_drawn());
    let [proposed] = &world.proposals[..] else { panic!("one proposal") };
    assert_eq!(proposed.schools.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), ["A", "B"]);
    for one in proposed.schools.iter().chain([&proposed.all]) {
        let of = |model: usize| &drawn[&(model, one.code.clone())];
        let mut changes: Vec<i64> = of(1).iter().zip(of(0)).map(|(after, before)| after - before).collect();
        assert_eq!(changes.len(), 1000);
        let share = |count: usize| Some(Exact::new(count.into(), 1000.into()));
        assert_eq!(one.change, Some(Exact::new(changes.iter().sum::<i64>().into(), 1000.into())));
        assert_eq!(one.gains, share(changes.iter().filter(|change| **change > 0).count()));
        assert_eq!(one.loses, share(changes.iter().filter(|change| **change < 0).count()));
        changes.sort_unstable();
        // The value of rank 5 % · 1000 = 50 is the one with number 49 from nought.
        let ranked = [49, 249, 499, 749, 949].map(|place: usize| Some(whole(changes[place])));
        assert_eq!(one.percentiles, ranked);
        assert_eq!((one.count, one.refused, one.rank_error), (1000, 0, 0));
    }
    // A price uniform on 90 to 110 is below 105 in three draws of four: within 4.5 · √(3/16/1000) of that.
    let gains = proposed.schools[0].gains.clone().unwrap() - parse_exact("0.75").unwrap();
    assert!(gains < parse_exact("0.0617").unwrap() && gains > parse_exact("-0.0617").unwrap(), "{gains}");
}

#[test]
fn who_gets_the_same_in_every_draw_neither_gains_nor_loses() {
    let (compared, _) = compared(&mut session(&study(DRAWN)));
    let [a, b] = &compared.worlds[0].proposals[0].schools[..] else { panic!("two schools") };
    let told = |one: &Chance| (one.change.clone(), one.gains.clone(), one.loses.clone());
    assert_eq!(told(a), (Some(whole(0)), Some(whole(0)), Some(whole(0))));
    assert_eq!(told(b), (Some(kr("400")), Some(whole(1)), Some(whole(0))));
    assert!(b.percentiles.iter().all(|one| *one == Some(kr("400"))));
}

#[test]
fn without_draws_each_world_is_compared_as_it_is() {
    let text = study(
        "[input.price]\nunit = \"kr/student_year\"\nvalue = [100, 120]\n[parameter.rate]\nvalue = \"price\"\nassumption = \"made up\"\n",
    );
    let (compared, _) = compared(&mut session(&text));
    // 70 students at 100 and 120 kr; B's 40 are paid 10 kr more by the second model.
    let paid = [("100", "7000", "7400"), ("120", "8400", "8800")];
    for (world, (price, before, after)) in compared.worlds.iter().zip(paid) {
        assert_eq!(world.point, [("price".to_owned(), parse_exact(price).unwrap())]);
        assert!(!world.is_drawn());
        let all = &world.proposals[0].all;
        assert_eq!((all.before.clone(), all.after.clone()), (Some(kr(before)), Some(kr(after))));
        assert_eq!(all.change, Some(kr("400")));
    }
    assert_eq!(compared.worlds.len(), 2, "a study that asks nothing itself is compared too");
}
