//! What a model states as numbers: parameters, indices, tables and curves.

use super::{ASSUMPTION, CALLED, MISSING, PER, REFERENCE, UNIT};
use crate::schema::shape::{CLOSED, Key, Shape, TableShape};
use Shape::{Choice, Date, Exactly, List, Map, Number, Scalar, Several, Table, Text};

const FROM: Key = ("from", Date, "dagen från vilken det gäller", "the day from which it holds");
const VALUE: Key = (
    "value",
    Number,
    "talet i enheten, eller en text som \"3.5 %\"",
    "the number in the unit, or a text such as \"3.5 %\"",
);
const POINTS: Key = (
    "points",
    Several(&Exactly(2, &Number)),
    "punkterna i stigande ordning: [[0, 4], [120, 3]]",
    "the points in rising order: [[0, 4], [120, 3]]",
);

pub(in crate::schema) const SHAPES: &[TableShape] = &[
    TableShape {
        name: "parameter",
        about: [
            "ett tal; med datum där det ändras: 2026-01-01 = { value = 3.5, reference = \"…\" }",
            "a figure; with dates where it changes: 2026-01-01 = { value = 3.5, reference = \"…\" }",
        ],
        dated: Some("parameter_on_date"),
        keys: &[
            UNIT,
            CALLED,
            ("min", Number, "minst", "at least"),
            ("max", Number, "högst", "at most"),
            VALUE,
            REFERENCE,
            ASSUMPTION,
            ("review", Date, "varnar efter den dagen", "warns after that day"),
            FROM,
        ],
        ..CLOSED
    },
    TableShape {
        name: "parameter_on_date",
        about: ["vad som gäller från dagen", "what holds from the day"],
        keys: &[
            VALUE,
            REFERENCE,
            ASSUMPTION,
            ("review", Date, "varnar efter den dagen", "warns after that day"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "index",
        about: [
            "årliga ändringar: 2025-01-01 = { value = 3.4, reference = \"…\" }",
            "yearly changes: 2025-01-01 = { value = 3.4, reference = \"…\" }",
        ],
        dated: Some("index_step"),
        keys: &[
            UNIT,
            ("round", Text, "vad varje steg avrundas till", "what each step is rounded to"),
            (
                "then",
                Table("index_step"),
                "gäller en gång om året efter det sista steget",
                "holds once a year after the last step",
            ),
            CALLED,
        ],
        ..CLOSED
    },
    TableShape {
        name: "index_step",
        about: ["en ändring", "a change"],
        keys: &[VALUE, REFERENCE, ASSUMPTION],
        ..CLOSED
    },
    TableShape {
        name: "table",
        about: ["ett tal för varje kod", "a number for each code"],
        keys: &[
            CALLED,
            PER,
            UNIT,
            (
                "editions",
                Map(&Text),
                "listor i filer: 2023-01-01 = \"prices/2023.csv\"; en ny ersätter hela den gamla",
                "lists in files: 2023-01-01 = \"prices/2023.csv\"; a new one replaces the whole old one",
            ),
            ("columns", Map(&Text), "vårt namn = listans rubrik", "our name = the list's heading"),
            ("rows", List("table_row"), "rader; står bredvid listan", "rows; they stand beside the list"),
            ("otherwise", Number, "gäller där ingen rad passar", "holds where no row fits"),
            MISSING,
            ("index", Text, "indexet som räknar upp raderna", "the index that rolls the rows"),
            REFERENCE,
            ASSUMPTION,
        ],
        ..CLOSED
    },
    TableShape {
        name: "table_row",
        about: [
            "nycklarna (\"*\" för alla, \"2-3\", \"a|b\") och deras tal",
            "the keys (\"*\" for any, \"2-3\", \"a|b\") and their number",
        ],
        required: &["value"],
        open: Some(Scalar),
        keys: &[
            VALUE,
            ("index", Text, "indexet som räknar upp raden", "the index that rolls the row"),
            REFERENCE,
            ASSUMPTION,
            FROM,
        ],
        ..CLOSED
    },
    TableShape {
        name: "curve",
        about: [
            "ett tal som läses vid ett annat; utanför sina punkter är den rak",
            "a number read at another; level outside its points",
        ],
        dated: Some("curve_on_date"),
        keys: &[
            (
                "shape",
                Choice(&["step from", "step up to", "linear"]),
                "hur den läses mellan punkterna",
                "how it is read between points",
            ),
            ("unit", Table("curve_units"), "enheterna", "the units"),
            CALLED,
            POINTS,
            REFERENCE,
            ASSUMPTION,
            FROM,
        ],
        ..CLOSED
    },
    TableShape {
        name: "curve_on_date",
        about: ["vad som gäller från dagen", "what holds from the day"],
        keys: &[POINTS, REFERENCE, ASSUMPTION],
        ..CLOSED
    },
    TableShape {
        name: "curve_units",
        about: ["enheterna", "the units"],
        keys: &[
            ("from", Text, "enheten för det som går in", "the unit of what goes in"),
            ("to", Text, "enheten för det som kommer ut", "the unit of what comes out"),
        ],
        ..CLOSED
    },
];
