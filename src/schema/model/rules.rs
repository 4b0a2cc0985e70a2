//! The rules of a model: values, amounts, groups, and the forms that they may have.

use super::{ASSUMPTION, CALLED, MISSING, PER, REFERENCE, UNIT};
use crate::schema::shape::{CLOSED, Key, Shape, TableShape};
use Shape::{Choice, Either, Exactly, Formula, List, Map, Number, Table, Text};

const FORMULA: Key = (
    "formula",
    Either(&Formula, &Map(&Map(&Formula))),
    "formeln inom enkla citattecken; eller en för varje medlem av en nyckel: formula.kind = { own = '1', \"*\" = '1.06' }",
    "the formula in single quotes; or one for each member of a key: formula.kind = { own = '1', \"*\" = '1.06' }",
);
const CASES: Key = (
    "cases",
    List("case_of_rule"),
    "vem som betalas enligt vilken regel, i ordning; sist otherwise",
    "who is paid by which rule, in order; last otherwise",
);
const SHARE: Key = (
    "share",
    Table("share"),
    "en pott som delas så att delarna blir hela potten",
    "a pot divided so that the parts add up to it",
);
const POUR: Key =
    ("pour", Table("pour"), "ett belopp som hälls i rader i ordning", "an amount poured into lines in order");
const SOLVE: Key = (
    "solve",
    Table("solve"),
    "ett tal som söks så att ett villkor håller",
    "a number that is sought so that a condition holds",
);
const PART_OF: Key = ("part_of", Text, "gruppen som det är en del av", "the group that it is part of");
const ROUND: Key = (
    "round",
    Either(&Text, &Table("round")),
    "vad det avrundas till: \"1 kr\"; annars till öret",
    "what it is rounded to: \"1 kr\"; else to the öre",
);
const METHODS: &[&str] = &["half away", "half up", "half even", "down", "up", "largest remainder"];

pub(in crate::schema) const SHAPES: &[TableShape] = &[
    TableShape {
        name: "value",
        about: [
            "ett steg på vägen; har en form: formula, cases, share, pour eller solve",
            "a step on the way; has one form: formula, cases, share, pour or solve",
        ],
        keys: &[CALLED, PER, UNIT, MISSING, REFERENCE, ASSUMPTION, FORMULA, CASES, SHARE, POUR, SOLVE],
        ..CLOSED
    },
    TableShape {
        name: "amount",
        about: [
            "det som betalas; har en form: formula, cases, share, pour eller solve",
            "what is paid; has one form: formula, cases, share, pour or solve",
        ],
        keys: &[CALLED, PER, PART_OF, ROUND, REFERENCE, ASSUMPTION, FORMULA, CASES, SHARE, POUR, SOLVE],
        ..CLOSED
    },
    TableShape {
        name: "group",
        about: ["summan av de belopp som är part_of den", "the sum of the amounts that are part_of it"],
        keys: &[CALLED, PART_OF, REFERENCE, ASSUMPTION],
        ..CLOSED
    },
    TableShape {
        name: "case_of_rule",
        about: ["ett fall: when och then, eller sist otherwise", "a case: when and then, or last otherwise"],
        keys: &[
            ("when", Formula, "när fallet gäller", "when the case holds"),
            ("then", Formula, "vad som då gäller", "what holds then"),
            ("otherwise", Formula, "vad som annars gäller", "what holds otherwise"),
            REFERENCE,
            ASSUMPTION,
        ],
        ..CLOSED
    },
    TableShape {
        name: "round",
        about: ["en avrundning med metod", "a rounding with a method"],
        keys: &[
            ("to", Text, "vad det avrundas till: \"1 kr\"", "what it is rounded to: \"1 kr\""),
            (
                "method",
                Choice(METHODS),
                "hur halvor avrundas; \"largest remainder\" så att delarna blir hela summan",
                "how halves are rounded; \"largest remainder\" so that the parts add up to the sum",
            ),
        ],
        ..CLOSED
    },
    TableShape {
        name: "share",
        about: ["en pott som delas", "a pot divided"],
        required: &["total", "weight"],
        keys: &[
            ("total", Formula, "potten", "the pot"),
            ("among", Formula, "vilka som är med", "who takes part"),
            (
                "first",
                Formula,
                "vad var och en får innan resten delas",
                "what each gets before the rest is shared",
            ),
            ("weight", Formula, "vad resten delas efter", "what the rest is shared by"),
            ("to", Text, "vad delarna avrundas till", "what the parts are rounded to"),
            (
                "else",
                Formula,
                "vad som gäller där ingen har någon vikt",
                "what holds where nobody has any weight",
            ),
        ],
        ..CLOSED
    },
    TableShape {
        name: "pour",
        about: ["ett belopp som hälls i rader i ordning", "an amount poured into lines in order"],
        required: &["amount", "order", "up_to"],
        keys: &[
            ("amount", Formula, "det som hälls", "what is poured"),
            ("order", Formula, "radens plats: den minsta först", "the line's place: the least first"),
            ("up_to", Formula, "vad raden rymmer", "what the line holds"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "solve",
        about: ["ett tal som söks", "a number that is sought"],
        required: &["between", "to", "so_that"],
        keys: &[
            (
                "between",
                Exactly(2, &Number),
                "var sökandet börjar och slutar",
                "where the search begins and ends",
            ),
            ("to", Text, "svaret är en hel multipel av detta", "the answer is a whole multiple of this"),
            ("so_that", Formula, "villkoret: 'a = b within 1 kr'", "the condition: 'a = b within 1 kr'"),
            ("else", Formula, "vad som gäller om inget tal finns", "what holds if there is no such number"),
        ],
        ..CLOSED
    },
];
