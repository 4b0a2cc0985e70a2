//! The tables of scenario files, and those that study files share with them.

use super::shape::{CLOSED, Key, Shape, TableShape};
use super::study::TITLE;
use Shape::{
    Choice, Date, Either, Exactly, Formula, List, Map, Names, Number, Rows, Scalar, Several, Table, Tables,
    Text, Whole, YesNo,
};

/// A formula, or a number that stands for itself.
const SAID: Shape = Either(&Formula, &Scalar);
/// A number, or the name of an input in its place.
const VALUE: Key = (
    "value",
    Number,
    "talet, eller namnet på indata i dess ställe",
    "the number, or the name of an input in its place",
);
const UNIT: Key =
    ("unit", Text, "enheten; ett rent tal om ingen anges", "the unit; a plain number if none is stated");
const REFERENCE: Key = ("reference", Text, "var det står", "where it is stated");
const ASSUMPTION: Key = ("assumption", Text, "vad som antas, och varför", "what is assumed, and why");
const LABEL: Key = ("label", Shape::Label, "vad det kallas", "what it is called");
const NUMBERS: Shape = Either(&Either(&Number, &Several(&Number)), &Table("range"));
pub(super) const INPUT: Key =
    ("input", Tables("input"), "tal som varieras eller dras", "numbers that are swept or drawn");
pub(super) const PARAMETER: Key =
    ("parameter", Tables("other_parameter"), "andra tal för parametrar", "other numbers for parameters");
pub(super) const TABLE: Key =
    ("table", Tables("other_table"), "andra tal för tabeller", "other numbers for tables");
pub(super) const INDEX: Key =
    ("index", Tables("other_index"), "andra steg för index", "other steps for indices");
pub(super) const CURVE: Key =
    ("curve", Tables("other_curve"), "andra punkter för kurvor", "other points for curves");
pub(super) const YEARS: Key = (
    "years",
    Either(&Several(&Whole), &Table("years")),
    "budgetåren: [2026, 2028] eller { from = 2026, to = 2030 }",
    "the budget years: [2026, 2028] or { from = 2026, to = 2030 }",
);
const WHEN: Shape = Either(&Whole, &Date);

pub(super) const SHAPES: &[TableShape] = &[
    TableShape {
        name: "scenario_file",
        about: ["ett scenario: en annan värld än dagens", "a scenario: another world than today's"],
        required: &["scenario"],
        keys: &[
            ("scenario", Table("scenario"), "scenariot", "the scenario"),
            INPUT,
            ("change", List("change"), "ändringar, i ordning", "changes, in order"),
            (
                "flow",
                Table("flow"),
                "hur elever går vidare mellan läsår",
                "how students move on between school years",
            ),
            ("scenario_table", Table("scenario_table"), "en rad för varje värld", "one row for each world"),
            PARAMETER,
            TABLE,
            INDEX,
            CURVE,
        ],
        ..CLOSED
    },
    TableShape {
        name: "scenario",
        about: ["vad scenariot heter och vilar på", "what the scenario is called and rests on"],
        required: &["id"],
        keys: &[
            (
                "id",
                Text,
                "scenariots namn i kommandon och filer",
                "the scenario's name in commands and files",
            ),
            TITLE,
            ("extends", Text, "scenariot som det läggs på", "the scenario that it is laid over"),
            ("data", Text, "egna data i stället för studiens", "data of its own instead of the study's"),
            YEARS,
            REFERENCE,
            ASSUMPTION,
        ],
        ..CLOSED
    },
    TableShape {
        name: "years",
        about: ["år från och med till och med", "years from one to another, both included"],
        required: &["from", "to"],
        keys: &[
            ("from", Whole, "första året", "the first year"),
            ("to", Whole, "sista året", "the last year"),
            ("step", Whole, "år mellan dem; 1 om inget anges", "years between them; 1 unless stated"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "input",
        about: ["ett tal som varieras eller dras", "a number that is swept or drawn"],
        keys: &[
            UNIT,
            ("by", Names, "nycklarna som det varierar med", "the keys that it varies with"),
            ("value", NUMBERS, "ett tal, en lista eller ett intervall", "a number, a list or a range"),
            ("draw", Table("draw"), "hur det dras", "how it is drawn"),
            (
                "to",
                Number,
                "vad talet avrundas till när det görs",
                "what the number is rounded to when it is made",
            ),
            ("with", Text, "indata som det följs åt med", "an input that it moves in step with"),
            REFERENCE,
            ASSUMPTION,
        ],
        ..CLOSED
    },
    TableShape {
        name: "range",
        about: ["ett intervall; båda ändarna hör till", "a range; both its ends belong to it"],
        required: &["from", "to", "step"],
        keys: &[
            ("from", Number, "första talet", "the first number"),
            ("to", Number, "sista talet", "the last number"),
            ("step", Number, "steget", "the step"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "draw",
        about: ["hur ett tal dras", "how a number is drawn"],
        required: &["kind"],
        keys: &[
            (
                "kind",
                Choice(&["normal", "lognormal", "triangular", "uniform", "beta", "binomial", "poisson"]),
                "fördelningen",
                "the distribution",
            ),
            ("min", Number, "det minsta som behålls", "the least that is kept"),
            ("max", Number, "det största som behålls", "the most that is kept"),
            (
                "correlation",
                Number,
                "mellan medlemmarna: 0 till 1, eller en fil med en matris",
                "between the members: 0 to 1, or a file with a matrix",
            ),
            ("mean", Number, "medelvärde", "mean"),
            ("sd", Number, "standardavvikelse", "standard deviation"),
            ("low", Number, "lägst", "lowest"),
            ("mode", Number, "troligast", "likeliest"),
            ("high", Number, "högst", "highest"),
            ("a", Number, "betafördelningens a", "the beta distribution's a"),
            ("b", Number, "betafördelningens b", "the beta distribution's b"),
            ("n", Whole, "antal försök", "number of trials"),
            ("p", Number, "sannolikhet", "probability"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "change",
        about: ["en ändring; den gör exakt en sak", "a change; it does exactly one thing"],
        keys: &[
            ("where", Formula, "vilka rader eller medlemmar; annars alla", "which rows or members; else all"),
            (
                "entity",
                Text,
                "nyckeln vars medlemmar ändras; annars raderna",
                "the key whose members change; else the rows",
            ),
            ("from", WHEN, "första året eller dagen", "the first year or day"),
            ("to", WHEN, "sista året eller dagen", "the last year or day"),
            ("set", Map(&SAID), "kolumn = 'formel'", "column = 'formula'"),
            ("move_to", Map(&Scalar), "nyckel = ny medlem", "key = new member"),
            ("share", SAID, "vilken del av varje rad som flyttas", "which part of each row moves"),
            (
                "add",
                Either(&Text, &Either(&Map(&Scalar), &Rows)),
                "en rad, rader, eller en fil",
                "a row, rows, or a file",
            ),
            ("reweight", Table("reweight"), "rader viktas om", "rows are reweighted"),
            ("remove", YesNo, "de tas bort", "they are removed"),
            REFERENCE,
            ASSUMPTION,
        ],
        ..CLOSED
    },
    TableShape {
        name: "reweight",
        about: ["rader viktas så att något gäller", "rows are weighed so that something holds"],
        required: &["so_that", "keep"],
        keys: &[
            ("so_that", Formula, "likheten som ska gälla", "the equation that is to hold"),
            (
                "keep",
                Names,
                "nycklarna vars grupper behåller sina elever",
                "the keys whose groups keep their students",
            ),
        ],
        ..CLOSED
    },
    TableShape {
        name: "flow",
        about: ["hur elever går vidare mellan läsår", "how students move on between school years"],
        required: &["step", "last", "moves_on"],
        keys: &[
            ("step", Text, "nyckeln vars medlemmar är steg", "the key whose members are steps"),
            ("first", Whole, "första steget; 1 om inget anges", "the first step; 1 unless stated"),
            (
                "last",
                Whole,
                "sista steget, varefter elever slutar",
                "the last step, after which students leave",
            ),
            ("on", Text, "dagen då de går vidare: \"07-01\"", "the day on which they move on: \"07-01\""),
            ("moves_on", SAID, "vilken del av varje rad som går vidare", "which part of each row moves on"),
            ("repeats", SAID, "vilken del som stannar; annars ingen", "which part stays; else none"),
            ("intake", Table("intake"), "vilka som kommer in", "who comes in"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "intake",
        about: ["vilka som kommer in på första steget", "who comes in at the first step"],
        required: &["students", "like"],
        keys: &[
            ("by", Names, "nycklarna som antalet anges efter", "the keys by which the number is stated"),
            ("students", SAID, "hur många elever", "how many students"),
            ("like", Formula, "vilka av datas rader de liknar", "which of the data's rows they are like"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "scenario_table",
        about: ["en serie världar, en rad för varje", "a series of worlds, one a row"],
        required: &["file", "columns"],
        keys: &[
            ("file", Text, "tabellen", "the table"),
            (
                "columns",
                Map(&Text),
                "indata eller 'students[nyckel = värde]' = rubrik",
                "input or 'students[key = value]' = heading",
            ),
        ],
        ..CLOSED
    },
    TableShape {
        name: "other_parameter",
        about: ["ett annat tal för en parameter", "another number for a parameter"],
        dated: Some("other_parameter_on_date"),
        keys: &[
            VALUE,
            REFERENCE,
            ASSUMPTION,
            ("review", Date, "varnar efter den dagen", "warns after that day"),
            LABEL,
            UNIT,
            ("min", Number, "minst", "at least"),
            ("max", Number, "högst", "at most"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "other_parameter_on_date",
        about: ["vad som gäller från dagen", "what holds from the day"],
        keys: &[VALUE, REFERENCE, ASSUMPTION],
        is_ours: true,
        ..CLOSED
    },
    TableShape {
        name: "other_index",
        about: ["andra steg för ett index", "other steps for an index"],
        dated: Some("other_parameter_on_date"),
        keys: &[
            (
                "then",
                Table("other_parameter_on_date"),
                "gäller en gång om året därefter",
                "holds once a year after that",
            ),
            UNIT,
            ("round", Text, "vad varje steg avrundas till", "what each step is rounded to"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "other_table",
        about: ["andra tal för en tabell", "other numbers for a table"],
        keys: &[
            ("rows", List("other_row"), "rader", "rows"),
            ("otherwise", Number, "gäller där ingen rad passar", "holds where no row fits"),
            REFERENCE,
            ASSUMPTION,
            LABEL,
            ("per", Names, "nycklarna, för en egen tabell", "the keys, of a table of its own"),
            UNIT,
        ],
        ..CLOSED
    },
    TableShape {
        name: "other_row",
        about: ["nycklarna och deras tal", "the keys and their number"],
        required: &["value"],
        open: Some(Scalar),
        keys: &[VALUE, REFERENCE, ASSUMPTION],
        is_ours: true,
        ..CLOSED
    },
    TableShape {
        name: "other_curve",
        about: ["andra punkter för en kurva", "other points for a curve"],
        keys: &[
            (
                "points",
                Several(&Exactly(2, &Number)),
                "punkterna i stigande ordning",
                "the points in rising order",
            ),
            REFERENCE,
            ASSUMPTION,
            LABEL,
            (
                "shape",
                Text,
                "hur den läses mellan punkterna, för en egen kurva",
                "how it is read between points, of a curve of its own",
            ),
            ("unit", Map(&Text), "enheterna, för en egen kurva", "the units, of a curve of its own"),
        ],
        ..CLOSED
    },
];
