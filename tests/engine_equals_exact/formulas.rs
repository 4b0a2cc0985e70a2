//! Formulas of plain numbers at a grain, made of everything that the language has.

use super::tape::Tape;

/// What a formula may vary with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    Row,
    School,
    Whole,
}

/// Numbers that cancel, nearly tie, or are large.
const LITERALS: [&str; 16] = [
    "1",
    "0",
    "2",
    "0.1",
    "0.2",
    "0.3",
    "0.5",
    "2.5",
    "3",
    "7",
    "0.125",
    "1_000_000_000",
    "0.01",
    "0.49999999999999999",
    "0.50000000000000001",
    "12.345",
];

/// A number at the grain or a coarser one.
pub fn number(tape: &mut Tape, grain: Grain, depth: usize, values: usize) -> String {
    if depth == 0 {
        return leaf(tape, grain, values);
    }
    let inner = depth - 1;
    let part = |tape: &mut Tape| number(tape, grain, inner, values);
    match tape.pick(30) {
        0..=4 => leaf(tape, grain, values),
        5 | 6 => format!("({} + {})", part(tape), part(tape)),
        7 | 8 => format!("({} - {})", part(tape), part(tape)),
        9 | 10 => format!("({} * {})", part(tape), part(tape)),
        11 => format!("({} / {})", part(tape), part(tape)),
        12 => format!("({} / {} else {})", part(tape), part(tape), part(tape)),
        13 => format!("({} / 3 * 3)", part(tape)),
        14 => format!("min({}, {})", part(tape), part(tape)),
        15 => format!("max({}, {}, {})", part(tape), part(tape), part(tape)),
        16 => {
            let to = tape.one(&["1", "0.1", "0.05", "10", "0.3"]);
            let mode = tape.one(&["", ", half up", ", half even", ", down", ", up"]);
            format!("round({} to {to}{mode})", part(tape))
        }
        17 => format!("{}({} to {})", tape.one(&["floor", "ceil"]), part(tape), tape.one(&["1", "0.25"])),
        18 => format!("(-{})", part(tape)),
        19 => format!("abs({})", part(tape)),
        20 => format!("{} ^ {}", bracketed(part(tape)), tape.one(&["2", "3", "-1", "0"])),
        21 => format!("{}(abs({}))", tape.one(&["sqrt", "cbrt", "sqrt"]), part(tape)),
        22 => format!("{}({})", tape.one(&["step", "up_to", "line"]), part(tape)),
        23 => format!("exp(min(3, {}))", part(tape)),
        24..=26 => {
            let condition = condition(tape, grain, inner, values);
            format!("(if {condition} then {} else {})", part(tape), part(tape))
        }
        _ => aggregate(tape, grain, inner, values),
    }
}

fn bracketed(text: String) -> String {
    format!("({text})")
}

fn leaf(tape: &mut Tape, grain: Grain, values: usize) -> String {
    let literal = tape.one(&LITERALS).to_owned();
    let any = ["p", "q", "r"];
    match (grain, tape.pick(6)) {
        (_, 0 | 1) => literal,
        (_, 2) => tape.one(&any).to_owned(),
        (Grain::Row, 3) => "default(merit, 100)".to_owned(),
        (Grain::Row, 4) => "rate".to_owned(),
        (Grain::Row, _) | (Grain::School, 3) => tape.one(&["x", "y", "default(z, 0.3)"]).to_owned(),
        (Grain::School, 4) if values > 0 => format!("v{}", tape.pick(values)),
        (Grain::School, _) => {
            tape.one(&["x", "y", "x[school: default(host, school)]", "y[school: \"b\"]"]).to_owned()
        }
        (Grain::Whole, 3) => "x[school: \"a\"]".to_owned(),
        (Grain::Whole, 4) => "sum(student_years) / 1 student_year".to_owned(),
        (Grain::Whole, _) => "sum(students where merit is missing) / 1 student".to_owned(),
    }
}

/// Yes or no at the grain or a coarser one.
pub fn condition(tape: &mut Tape, grain: Grain, depth: usize, values: usize) -> String {
    if depth == 0 {
        return match grain {
            Grain::Row => tape.one(&["merit is missing", "rate > 0.3", "programme = \"A\""]).to_owned(),
            Grain::School => {
                tape.one(&["kind = \"own\"", "z is missing", "x = y", "school in [\"a\", \"c\"]"]).to_owned()
            }
            Grain::Whole => tape.one(&["p < q", "p = r"]).to_owned(),
        };
    }
    let inner = depth - 1;
    match tape.pick(7) {
        0 => condition(tape, grain, 0, values),
        1 => format!(
            "({} and {})",
            condition(tape, grain, inner, values),
            condition(tape, grain, inner, values)
        ),
        2 => format!(
            "({} or {})",
            condition(tape, grain, inner, values),
            condition(tape, grain, inner, values)
        ),
        3 => format!("(not {})", condition(tape, grain, inner, values)),
        _ => {
            let sign = tape.one(&["<", "<=", "=", "!=", ">", ">="]);
            format!("({} {sign} {})", number(tape, grain, inner, values), number(tape, grain, inner, values))
        }
    }
}

fn aggregate(tape: &mut Tape, grain: Grain, depth: usize, values: usize) -> String {
    let by = match grain {
        Grain::Whole => tape.one(&["", ""]),
        Grain::Row | Grain::School => tape.one(&["", " by school", " by county"]),
    };
    let row = |tape: &mut Tape, depth| format!("(rate * 0 + {})", number(tape, Grain::Row, depth, values));
    let school = |tape: &mut Tape, depth| format!("(x * 0 + {})", number(tape, Grain::School, depth, values));
    let made = match tape.pick(8) {
        0 | 1 => format!("mean({}{by})", row(tape, depth)),
        2 => {
            let condition = condition(tape, Grain::Row, depth.min(1), values);
            format!("mean({}{by} where {condition})", row(tape, depth))
        }
        3 => format!("sum({}{by})", school(tape, depth)),
        4 => format!("{}({}{by})", tape.one(&["least", "greatest"]), school(tape, depth)),
        5 => {
            format!("median({}{by} {})", school(tape, depth), tape.one(&["each once", "weighted by abs(y)"]))
        }
        6 => format!("quantile({}{by} at {})", school(tape, depth), tape.one(&["0.25", "0.9", "0.5"])),
        _ if grain == Grain::School => format!("rank({})", school(tape, depth)),
        _ => format!("sum(students{by}) / 1 student"),
    };
    let always_there = ["sum", "rank"].iter().any(|name| made.starts_with(name));
    if always_there || tape.pick(3) == 0 { made } else { format!("default({made}, 0.5)") }
}
