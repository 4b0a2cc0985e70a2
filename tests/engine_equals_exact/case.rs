//! A case: a model and data as files, loaded as a user's would be.

use super::formulas::{Grain, condition, number};
use super::tape::Tape;
use skolpeng::base::number::parse_exact;
use skolpeng::base::{Date, Exact};
use skolpeng::diag::{Findings, Language, draw_all};
use skolpeng::engine::{Answer, Moving, Plan};
use skolpeng::exact::{Evaluator, stated};
use skolpeng::frame::Frame;
use skolpeng::model::{self, Model, Run};
use skolpeng::study::{Year, bind, parameter};
use skolpeng::text::Library;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// How a case came out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// The checker refused the model, or the data.
    NotAModel,
    /// The engine decided, and exact arithmetic agrees.
    Decided,
    /// The engine left it to exact arithmetic, which decided it.
    SentToExact(String),
    /// The engine left it to exact arithmetic, which refused it.
    Refused,
    /// They differ.
    Differs(String),
}

/// A case's files.
#[derive(Clone, Debug)]
pub struct Case {
    pub model: String,
    /// A proposal laid over the model for some of its students, if the case is about one.
    pub proposal: Option<String>,
    pub data: String,
    pub schools: String,
    pub spring: String,
    pub autumn: String,
}

const MODEL: &str = r#"
[model]
id = "case"
version = "1"
title = { sv = "Prov", en = "Test" }
[key]
school = { determines = ["county"] }
county = {}
programme = {}
[column]
x = { per = "school", unit = "number" }
y = { per = "school", unit = "number" }
z = { per = "school", unit = "number", missing = "allowed" }
kind = { per = "school", type = "text", options = ["own", "other"] }
host = { per = "school", refers_to = "school", missing = "allowed" }
merit = { per = "row", unit = "number", missing = "allowed" }
rate = { per = "row", unit = "number" }
[table.price]
per = ["programme", "level"]
unit = "kr/student_year"
assumption = "prov"
rows = [
  { programme = "*", level = "*", value = 61_234.56, assumption = "prov" },
  { programme = "A", level = "*", value = 98_500, assumption = "prov" },
  { programme = "A", level = "1-2", value = 33_333.33, assumption = "prov" },
  { programme = "B", level = 3, value = 0.07, assumption = "prov" },
]
[curve.step]
shape = "step from"
unit = { from = "number", to = "number" }
points = [[-1, 4], [0, 3], [0.3, 2.5], [1, 0.1], [100, 0]]
assumption = "prov"
[curve.up_to]
shape = "step up to"
unit = { from = "number", to = "number" }
points = [[-1, 0.7], [0.5, 1], [3, 7]]
assumption = "prov"
[curve.line]
shape = "linear"
unit = { from = "number", to = "number" }
points = [[0, 0.6], [1, 0.45], [7, 0.1]]
assumption = "prov"
"#;

const DATA: &str = r#"
[data]
id = "case"
title = { sv = "Prov", en = "Test" }
source = "påhittat"
date = 2026-01-01
status = "synthetic"
[key.school]
file = "schools.csv"
columns = { school = "school", county = "county", x = "x", y = "y", z = "z", kind = "kind", host = "host" }
[rows.spring]
file = "spring.csv"
columns = { school = "school", programme = "programme", merit = "merit", rate = "rate", students = "students" }
counted_on = 2026-02-15
stands_for = { from = 2026-01-01, to = 2026-05-31 }
[rows.autumn]
file = "autumn.csv"
columns = { school = "school", programme = "programme", merit = "merit", rate = "rate", students = "students" }
counted_on = 2026-10-15
stands_for = { from = 2026-06-01, to = 2026-12-31 }
"#;

const SCHOOLS: [&str; 5] = ["a", "b", "c", "d", "e"];

impl Case {
    pub fn new(choices: &[u16]) -> Self {
        let mut tape = Tape::new(choices);
        let count = 2 + tape.pick(4);
        let spring = rows(&mut tape, count);
        let autumn = rows(&mut tape, count);
        let schools = schools(&mut tape, count);
        let proposal = proposal(&mut tape);
        Self { model: model(&mut tape), proposal, data: DATA.to_owned(), schools, spring, autumn }
    }

    /// A case with one formula, per school, of a parameter `p`.
    pub fn of(formula: &str) -> Self {
        let mut case = Self::new(&[]);
        case.model = case
            .model
            .replace("formula = '1 kr * (x * 0 + 1)'", &format!("formula = '1 kr * (x * 0 + {formula})'"));
        case.model = case.model.replace(
            "part_of = \"all\"\nper = [\"school\"]\nround = \"1 kr\"",
            "part_of = \"all\"\nper = [\"school\"]\nround = \"0.01 kr\"",
        );
        case
    }

    /// How it comes out with each of several numbers for `p`.
    pub fn ways_at(&self, numbers: &[Exact]) -> Vec<Way> {
        let Ok((model, frame)) = self.load() else { return vec![Way::NotAModel] };
        let plan = Plan::new(&model, &frame);
        let one = |number: &Exact| {
            let slots: Vec<Exact> = model
                .slots
                .iter()
                .map(|slot| if slot.owner == "p" { number.clone() } else { slot.value.clone() })
                .collect();
            way(&model, &frame, &slots, plan.run(&frame, &slots))
        };
        numbers.iter().map(one).collect()
    }

    /// Model and data, or what is wrong with them.
    pub fn load(&self) -> Result<(Model, Frame), String> {
        let mut library = Library::with_memory(BTreeMap::new());
        let files = [
            ("m.toml", &self.model),
            ("d/data.toml", &self.data),
            ("d/schools.csv", &self.schools),
            ("d/spring.csv", &self.spring),
            ("d/autumn.csv", &self.autumn),
        ];
        for (name, text) in files {
            library.add_file(name, text.as_str());
        }
        if let Some(proposal) = &self.proposal {
            library.add_file("n.toml", proposal.as_str());
        }
        let name = if self.proposal.is_some() { "n.toml" } else { "m.toml" };
        let mut found = Findings::new();
        let loaded = (|| {
            let law = model::load(Path::new(name), &mut library, &mut found)?;
            let data = skolpeng::data::load(Path::new("d"), &mut library, &mut found)?;
            let model = law.in_force(&Run::on(Date::new_year(2026)), &mut found)?;
            let frame = bind(&model, &data, Year::Calendar(2026), &mut found)?.frame;
            Some((model, frame))
        })();
        let told = || draw_all(&found.sorted(), &library.sources, Language::English, false);
        loaded.filter(|_| !found.has_errors()).ok_or_else(told)
    }

    /// Runs the model with its numbers as stated, and with some of them changed.
    pub fn ways(&self, choices: &[u16]) -> Vec<Way> {
        let Ok((model, frame)) = self.load() else { return vec![Way::NotAModel] };
        let plan = Plan::new(&model, &frame);
        let prepared = plan.prepare(&frame);
        let mut tape = Tape::new(choices);
        let runs = [stated(&model), changed(&model, &mut tape), changed(&model, &mut tape)];
        let whole = runs.iter().map(|slots| way(&model, &frame, slots, prepared.run(slots)));
        let moved = ["p", "q", "r"].iter().filter_map(|name| moved(&model, &frame, (&plan, name), &mut tape));
        whole.collect::<Vec<Way>>().into_iter().chain(moved).collect()
    }
}

/// One parameter moved over what is settled but for it. What it does not reach pays what it paid.
fn moved(model: &Model, frame: &Frame, (plan, name): (&Plan, &str), tape: &mut Tape) -> Option<Way> {
    let slot = parameter(model, name)?;
    let (at_rest, mut slots) = (stated(model), stated(model));
    *slots.get_mut(slot.index())? = parse_exact(tape.one(&OTHERS)).unwrap_or_default();
    let settled = plan.settle(frame, &at_rest, &Moving { slots: &[slot], columns: &[] });
    let readers = model.readers(slot);
    let pays = |slots: &[Exact]| Some(Evaluator::new(model, frame, slots).run().ok()?.amounts);
    if let (Some(before), Some(after)) = (pays(&at_rest), pays(&slots)) {
        let strays = before.keys().find(|id| !readers.contains(id) && before.get(id) != after.get(id));
        if let Some(id) = strays.and_then(|id| model.node(*id)) {
            return Some(Way::Differs(format!("{name} reaches {}", id.name)));
        }
    }
    Some(way(model, frame, &slots, plan.rest(&settled, frame, &slots)))
}

const OTHERS: [&str; 7] = ["0", "1/3", "1/2", "-7", "1000000000", "0.035", "0.1"];

/// The model's numbers with its parameters changed.
fn changed(model: &Model, tape: &mut Tape) -> Vec<Exact> {
    let mut slots = stated(model);
    for (value, slot) in slots.iter_mut().zip(&model.slots) {
        if ["p", "q", "r"].contains(&slot.owner.as_str()) {
            *value = parse_exact(tape.one(&OTHERS)).unwrap_or_default();
        }
    }
    slots
}

fn way(model: &Model, frame: &Frame, slots: &[Exact], answer: Answer) -> Way {
    let exact = Evaluator::new(model, frame, slots).run();
    match (answer, exact) {
        (Answer::Decided(fast), Ok(slow)) if fast == slow => Way::Decided,
        (Answer::Decided(fast), Ok(slow)) => Way::Differs(format!("engine {fast:?}\nexact  {slow:?}")),
        (Answer::Decided(fast), Err(refused)) => {
            Way::Differs(format!("engine {fast:?}\nexact refuses {:?}", refused.sorted()))
        }
        (Answer::NeedsExact(why), Ok(_)) => Way::SentToExact(format!("{:?}", why.reason)),
        (Answer::NeedsExact(_), Err(_)) => Way::Refused,
    }
}

fn rows(tape: &mut Tape, schools: usize) -> String {
    let mut text = "school,programme,merit,rate,students\n".to_owned();
    for _ in 0..2 + tape.pick(6) {
        let (school, programme) =
            (tape.one(SCHOOLS.get(..schools).unwrap_or(&SCHOOLS)), tape.one(&["A", "B"]));
        let merit = tape.one(&["", "0", "120", "199.5", "200", "320"]);
        let rate = tape.one(&["0.3", "0", "0.1", "1", "2.75", "0.05"]);
        let students = tape.one(&["1", "2", "3", "7", "30", "0"]);
        let _ = writeln!(text, "{school},{programme},{merit},{rate},{students}");
    }
    text
}

fn schools(tape: &mut Tape, count: usize) -> String {
    let mut text = "school,county,x,y,z,kind,host\n".to_owned();
    for school in SCHOOLS.iter().take(count) {
        let county = tape.one(&["1", "2"]);
        let (x, y) = (cell(tape), cell(tape));
        let z = tape.one(&["", "0.3", "-2", "100"]);
        let kind = tape.one(&["own", "other"]);
        let host = tape.one(&["", "a", "b"]);
        let _ = writeln!(text, "{school},{county},{x},{y},{z},{kind},{host}");
    }
    text
}

fn cell(tape: &mut Tape) -> &'static str {
    tape.one(&[
        "1",
        "0",
        "0.1",
        "0.2",
        "-3",
        "7",
        "1000000000",
        "0.30000000000000001",
        "12.5",
        "33.33",
        "3",
        "0.5",
    ])
}

/// Other rules for one kind of school or one county, and the model's for the rest.
fn proposal(tape: &mut Tape) -> Option<String> {
    let decides_for = tape.one(&["", "", "county = \"1\"", "kind = \"own\""]);
    if decides_for.is_empty() {
        return None;
    }
    let formula = number(tape, Grain::School, 2, 1);
    let head = "[model]\nid = \"other\"\nversion = \"1\"\ntitle = { sv = \"Prov\", en = \"Test\" }\nextends = \"m.toml\"\nbaseline = \"m.toml\"\n";
    let own =
        tape.one(&["sum(by_row by school)", "baseline.by_school", "0.5 * sum(by_row by school)", "1 kr"]);
    Some(format!(
        "{head}decides_for = '{decides_for}'\n[amount.by_school]\nformula = '1 kr * (x * 0 + {formula}) + 0.1 * {own}'\n"
    ))
}

fn model(tape: &mut Tape) -> String {
    let mut text = MODEL.to_owned();
    if tape.pick(2) == 1 {
        text = text.replace("version = \"1\"", "version = \"1\"\npayer = \"county\"");
    }
    text.push_str("[parameter]\n");
    for name in ["p", "q", "r"] {
        let value = tape.one(&["0.1", "1/3", "2/7", "0.5", "3.5", "-2", "0.06", "1000000000"]);
        let _ =
            writeln!(text, "{name} = {{ unit = \"number\", value = \"{value}\", assumption = \"prov\" }}");
    }
    text.push_str("[value]\n");
    let _ = writeln!(text, "level.formula = '{}'", level(tape));
    let values = 1 + tape.pick(3);
    for value in 0..values {
        let formula = number(tape, Grain::School, 3, value);
        let _ = writeln!(text, "v{value}.formula = 'x * 0 + {formula}'");
    }
    // Written and never read is refused: everything is read where nobody needs it.
    let all: Vec<String> = (0..values).map(|value| format!("v{value}")).collect();
    let _ = writeln!(
        text,
        "unused.formula = 'if x > 1_000_000_000_000 then p + q + r + step(x) + up_to(x) + line(x) + {} + mean(level by school) + (if kind = \"own\" and school = default(host, school) then 1 else default(z, 0) + y) else 0'",
        all.join(" + ")
    );
    amounts(tape, values, &mut text);
    text.push_str(
        "[amount.unused_money]\nreference = \"prov\"\nper = [\"school\"]\nformula = '1 kr * unused'\n",
    );
    text
}

fn level(tape: &mut Tape) -> String {
    let inner = number(tape, Grain::Row, 1, 0);
    format!("round(min(4, max(0, {inner})) to 1) + 0 * rate")
}

fn amounts(tape: &mut Tape, values: usize, text: &mut String) {
    let step = |tape: &mut Tape| tape.one(&["1 kr", "0.01 kr", "10 kr", "0.05 kr"]);
    let reference = "reference = \"prov\"\npart_of = \"all\"\n";
    let by_school = number(tape, Grain::School, 3, values);
    let _ = writeln!(
        text,
        "[amount.by_school]\n{reference}per = [\"school\"]\nround = \"{}\"\nformula = '1 kr * (x * 0 + {by_school})'",
        step(tape)
    );
    let by_row = number(tape, Grain::Row, 2, values);
    let _ = writeln!(
        text,
        "[amount.by_row]\n{reference}per = [\"school\", \"programme\"]\nround = \"{}\"\nformula = 'student_years * price * {by_row}'",
        step(tape)
    );
    if tape.pick(2) == 1 {
        let formula = number(tape, Grain::School, 2, values);
        let _ = writeln!(
            text,
            "[amount.remainder]\n{reference}per = [\"school\"]\nround = {{ to = \"{}\", method = \"largest remainder\" }}\nformula = '1 kr * abs(x * 0 + {formula})'",
            step(tape)
        );
    }
    let (total, first) = pot(tape, values);
    let weight = number(tape, Grain::School, 2, values);
    let among = condition(tape, Grain::School, 1, values);
    let otherwise = tape.one(&["", ", else = '1 kr * min(7, abs(y))'"]);
    let among = if tape.pick(2) == 0 { String::new() } else { format!(", among = '{among}'") };
    let _ = writeln!(
        text,
        "[amount.shared]\n{reference}per = [\"school\"]\nshare = {{ total = '{total}', weight = 'x * 0 + abs({weight})'{among}{first}{otherwise}, to = \"{}\" }}",
        step(tape)
    );
    text.push_str("[group.all]\nreference = \"prov\"\n");
    let _ = writeln!(
        text,
        "[amount.vat]\nreference = \"prov\"\nper = [\"school\"]\nformula = 'if kind = \"own\" then 0.06 * all else 0 kr'"
    );
}

/// What is shared, and what each gets of it first: sometimes all of it, by its making.
fn pot(tape: &mut Tape, values: usize) -> (String, String) {
    let whole = number(tape, Grain::Whole, 1, values);
    let own = number(tape, Grain::School, 1, values);
    let all = format!("1_000_000_007 kr * (0.1 + abs({whole}))");
    match tape.pick(5) {
        0 => (format!("sum(1 kr * (x * 0 + {own}))"), format!(", first = '1 kr * (x * 0 + {own})'")),
        1 => {
            let weight = format!("(x * 0 + 0.01 + abs({own}))");
            (all.clone(), format!(", first = '{all} * {weight} / sum({weight})'"))
        }
        flavour => {
            let totals = ["sum(by_row) / 7".to_owned(), all, "sum(by_row by county) * 0.035".to_owned()];
            let total = totals.get(flavour - 2).cloned().unwrap_or_default();
            (total, tape.one(&["", ", first = '10 kr'", ", first = '1 kr * min(5, abs(x))'"]).to_owned())
        }
    }
}
