//! `docs/manual/how-do-i-say.md` is a test: every example runs, pays what is said, and its arithmetic comes out.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod hand;
#[path = "../traps/land.rs"]
#[expect(dead_code, reason = "this page asks less of a land than other tests do")]
mod land;

use hand::worked_out;
use land::Land;
use skolpeng::base::Exact;
use skolpeng::base::number::whole;
use std::fs;
use std::path::Path;

const PAGE: &str = "docs/manual/how-do-i-say.md";
const RULES: usize = 48;

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE)).unwrap()
}

/// Fenced blocks: what is said after the fence, and the text.
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let fences = text.split("```").skip(1).step_by(2);
    fences.map(|fence| fence.split_once('\n').unwrap()).collect()
}

fn block(text: &str, mark: &str) -> String {
    let all = blocks(text);
    let found = all.iter().find(|(own, _)| *own == mark);
    found.unwrap_or_else(|| panic!("no {mark}")).1.to_owned()
}

/// The entries of the page: its headings of the third order, with all that stands under them.
fn entries(page: &str) -> Vec<(&str, &str)> {
    page.split("\n### ").skip(1).map(|part| part.split_once('\n').unwrap()).collect()
}

/// One example: an addition to the land, what it needs, what it pays, or the code that it is refused with.
#[derive(Default)]
struct Example {
    model: String,
    data: String,
    study: String,
    pays: String,
    refused: Option<String>,
}

fn examples(entry: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    for (mark, text) in blocks(entry) {
        let words: Vec<&str> = mark.split(' ').collect();
        let text = text.to_owned();
        match (words.as_slice(), examples.last_mut()) {
            (["toml", "entry"], _) => examples.push(Example { model: text, ..Example::default() }),
            (["toml", "bad", code], Some(last)) => {
                // A refused example stands on the data of the one before it.
                let (data, refused) = (last.data.clone(), Some((*code).to_owned()));
                examples.push(Example { model: text, data, refused, ..Example::default() });
            }
            (["toml", "data"], Some(last)) => last.data = text,
            (["toml", "study"], Some(last)) => last.study = text,
            (["text", "pays"], Some(last)) => last.pays = text,
            _ => panic!("a block that nobody runs: {mark}"),
        }
    }
    examples
}

/// A model with an addition, whose columns stand under the model's own `[column]`.
fn with_columns(model: &str, addition: &str) -> String {
    let Some((before, after)) = addition.split_once("[column]\n") else {
        return format!("{model}\n{addition}");
    };
    let (columns, rest) = after.split_once("\n\n").unwrap_or((after, ""));
    let (head, own) = model.split_once("[column]\n").unwrap();
    format!("{head}[column]\n{columns}\n{own}\n{before}\n{rest}")
}

/// The land of the page with an example's additions; rows of its own take the place of the land's.
fn land_of(page: &str, example: &Example) -> Land {
    let whole = block(page, "toml land");
    let (schools, _) = whole.split_once("[rows.students]").unwrap();
    let brings_rows = example.data.contains("[rows.");
    let data = if brings_rows { schools } else { whole.as_str() };
    Land {
        head: with_columns(&block(page, "toml model"), &example.model),
        keys: "\n".to_owned(),
        data: format!("{data}\n{}", example.data),
        study: format!("date = 2026-01-01\n{}", example.study),
        ..land::land("")
    }
}

/// Every step of a line comes to the same: `2 × 3 = 6`, and `1 / 3 ≈ 0.33` to the places that are shown.
fn comes_out(line: &str) {
    let steps: Vec<&str> = line.split(['=', '≈']).map(str::trim).collect();
    for (number, pair) in steps.windows(2).enumerate() {
        let apart = worked_out(pair[0]) - worked_out(pair[1]);
        let apart = if apart < whole(0) { -apart } else { apart };
        let places = pair[1].split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let step: Exact = (0..places).fold(whole(1), |step, _| step / whole(10));
        let sign = line.chars().filter(|sign| ['=', '≈'].contains(sign)).nth(number);
        let allowed = if sign == Some('≈') { step / whole(2) } else { whole(0) };
        assert!(apart <= allowed, "{line}: {} is not {}", pair[0], pair[1]);
    }
}

/// `money, A: 60 × 98 500 = 5 910 000 kr`: the amount, whose it is, and what it comes to. What is paid, if it is
/// something else.
fn unlike(land: &Land, line: &str) -> Option<String> {
    let (whose, sum) = line.split_once(": ").unwrap_or_else(|| panic!("no colon: {line}"));
    let sum = sum.strip_suffix(" kr").unwrap_or_else(|| panic!("no kr: {line}"));
    comes_out(sum);
    let shown = worked_out(sum.rsplit(['=', '≈']).next().unwrap());
    let mut names = whose.split(", ");
    let amount = names.next().unwrap();
    let members: Vec<&str> = names.collect();
    let paid = if members == ["all"] { land.total(amount) } else { land.paid(amount, &members) };
    (worked_out(&paid) != shown).then(|| format!("{line}: {paid} is paid"))
}

/// What an example does that the page does not say.
fn wrong_with(page: &str, example: &Example) -> Vec<String> {
    let land = land_of(page, example);
    let (told, wanted) = (land.codes(), example.refused.as_deref());
    if told != wanted.into_iter().collect::<Vec<_>>() {
        return vec![format!("{told:?} instead of {wanted:?}:\n{}", example.model)];
    }
    example.pays.lines().filter_map(|line| unlike(&land, line)).collect()
}

#[test]
fn every_rule_says_what_it_pays() {
    let page = page();
    let mut wrong = Vec::new();
    for (title, entry) in entries(&page) {
        let examples = examples(entry);
        assert!(examples.iter().any(|example| !example.pays.is_empty()), "{title} pays nothing");
        let found = examples.iter().flat_map(|example| wrong_with(&page, example));
        wrong.extend(found.map(|text| format!("{title}: {text}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_rules_are_forty_eight_and_the_contents_lead_to_each() {
    let page = page();
    let titles: Vec<&str> = entries(&page).into_iter().map(|(title, _)| title).collect();
    let numbered: Vec<usize> =
        titles.iter().map(|title| title.split('.').next().unwrap().parse().unwrap()).collect();
    assert_eq!(numbered, (1..=RULES).collect::<Vec<_>>());
    for title in titles {
        let plain = |sign: char| sign.is_alphanumeric() || [' ', '-'].contains(&sign);
        let anchor: String = title.to_lowercase().chars().filter(|sign| plain(*sign)).collect();
        let (number, name) = title.split_once(". ").unwrap();
        let line = format!("{number}. [{name}](#{})", anchor.replace(' ', "-"));
        assert!(page.lines().any(|own| own.trim() == line), "not in the contents: {line}");
    }
}

#[test]
fn a_sum_that_does_not_come_out_is_seen() {
    comes_out("60 × 98 500 = 5 910 000");
    comes_out("1 / 3 ≈ 0.33");
    for wrong in ["60 × 98 500 = 5 900 000", "1 / 3 = 0.33", "2 / 3 ≈ 0.66"] {
        assert!(std::panic::catch_unwind(|| comes_out(wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn the_land_of_the_page_is_the_one_in_its_table() {
    let page = page();
    let model = "[amount.money]\nper = [\"school\"]\nformula = 'student_years * 1 kr/student_year'\n";
    let example = Example { model: model.to_owned(), ..Example::default() };
    let land = land_of(&page, &example);
    for row in page.lines().filter(|line| ["| A ", "| B ", "| C "].iter().any(|code| line.starts_with(code)))
    {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let of = |cell: usize| cells[cell].parse().unwrap_or(0);
        let students: i64 = of(4) + of(5);
        assert_eq!(students, of(6), "{row}");
        assert_eq!(worked_out(&land.paid("money", &[cells[1]])), whole(students));
    }
}
