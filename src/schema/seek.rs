//! The tables of seek files.

use super::model::REFERENCE;
use super::shape::{CLOSED, Shape, TableShape};
use super::study::TITLE;
use Shape::{Choice, Exactly, Formula, Label, Number, Table, Tables, Text, Whole};

pub(super) const SHAPES: &[TableShape] = &[
    TableShape {
        name: "seek_file",
        about: [
            "vilka tal i en modell som söks, och vad som ska hålla",
            "which numbers of a model are sought, and what is to hold",
        ],
        required: &["seek"],
        keys: &[
            ("seek", Table("seek"), "frågan", "the question"),
            (
                "value",
                Tables("value"),
                "mått som visas för varje prövat tal",
                "measures that are shown for each number tried",
            ),
            ("check", Tables("seek_check"), "det som svaret måste uppfylla", "what the answer must meet"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "seek",
        about: ["frågan: vad som får ändras, och målet", "the question: what may be changed, and the aim"],
        required: &["id", "study", "model", "change"],
        keys: &[
            ("id", Text, "frågans namn, och förslagets", "the question's name, and the proposal's"),
            TITLE,
            ("study", Text, "studien vars data och dag gäller", "the study whose data and day hold"),
            (
                "model",
                Text,
                "modellen vars tal söks: en av studiens",
                "the model whose numbers are sought: one of the study's",
            ),
            (
                "change",
                Tables("unknown"),
                "parametrarna som får ändras",
                "the parameters that may be changed",
            ),
            ("reach", Formula, "två sidor som ska bli lika", "two sides that are to be equal"),
            (
                "closest",
                Formula,
                "två sidor som ska komma så nära varandra som möjligt",
                "two sides that are to be as near as may be",
            ),
            (
                "largest",
                Text,
                "parametern som ska bli så stor som möjligt",
                "the parameter that is to be as large as may be",
            ),
            (
                "smallest",
                Text,
                "parametern som ska bli så liten som möjligt",
                "the parameter that is to be as small as may be",
            ),
            (
                "scenario",
                Text,
                "scenariot vars dragningar kontroller med `holds_in` prövas i",
                "the scenario in whose draws checks with `holds_in` are tried",
            ),
            ("draws", Whole, "hur många dragningar", "how many draws"),
            ("seed", Whole, "vad dragningarna börjar med", "what the draws begin with"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "seek_check",
        about: ["ett villkor på svaret", "a condition on the answer"],
        keys: &[
            ("formula", Formula, "det som måste stämma", "what must hold"),
            (
                "holds_in",
                Number,
                "i hur stor del av dragningarna det måste stämma, över 0 och högst 1; utan den i data som de är",
                "in which part of the draws it must hold, above 0 and at most 1; without it of the data as they stand",
            ),
            (
                "level",
                Choice(&["error", "warning"]),
                "hur allvarligt det är om det inte stämmer",
                "how grave it is if it does not",
            ),
            ("message", Label, "vad som då ska sägas", "what to say then"),
            REFERENCE,
        ],
        ..CLOSED
    },
    TableShape {
        name: "unknown",
        about: ["vilka tal en parameter får vara", "which numbers a parameter may be"],
        required: &["between", "step"],
        keys: &[
            ("between", Exactly(2, &Number), "den nedre och den övre änden", "the lower and the upper end"),
            ("step", Number, "från ett tal till nästa", "from one number to the next"),
        ],
        ..CLOSED
    },
];
