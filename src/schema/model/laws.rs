//! The tables of laws that a model claims or breaks knowingly.

use super::{CLOSED, Key, REFERENCE, TableShape};
use crate::schema::shape::Shape::{Formula, Label, Number, Several, Table, Text, YesNo};

const CLAIMS: Key = ("claims", YesNo, "true: modellen håller principen", "true: the model keeps the law");
const BREAKS: Key = (
    "breaks",
    Label,
    "varför modellen bryter principen med avsikt",
    "why the model breaks the law knowingly",
);

pub(in crate::schema) const SHAPES: &[TableShape] = &[
    TableShape {
        name: "laws",
        about: [
            "principer som modellen säger sig hålla, eller bryter med avsikt; prövas med skolpeng audit",
            "laws that the model claims to keep, or breaks knowingly; tried by skolpeng audit",
        ],
        keys: &[
            (
                "more_need_not_less",
                Table("law_of_need"),
                "större behov ger aldrig mindre pengar",
                "more need never means less money",
            ),
            (
                "merit_step",
                Table("law_of_step"),
                "en poäng flyttar aldrig mer än ett angivet belopp",
                "one point never moves more than a stated sum",
            ),
            (
                "no_gain_by_losing",
                Table("law"),
                "ingen skola tjänar på att mista en elev eller säga nej till en",
                "no school gains by losing a student or refusing one",
            ),
            (
                "split_and_merge",
                Table("law_of_split"),
                "att dela eller slå ihop skolor skapar inga pengar utöver angivna klumpsummor",
                "splitting or merging schools creates no money beyond stated lump sums",
            ),
            (
                "row_order",
                Table("law"),
                "radernas ordning saknar betydelse",
                "the order of rows does not matter",
            ),
            (
                "within_frame",
                Table("law_of_frame"),
                "summan är ramen vilka eleverna än är",
                "the total equals the frame whoever the students are",
            ),
            (
                "same_grounds",
                Table("law"),
                "samma elever ger samma belopp hos alla huvudmän",
                "the same students bring the same to every kind of organiser",
            ),
        ],
        ..CLOSED
    },
    TableShape {
        name: "law",
        about: ["om modellen håller principen", "whether the model keeps the law"],
        keys: &[CLAIMS, BREAKS, REFERENCE],
        ..CLOSED
    },
    TableShape {
        name: "law_of_need",
        about: ["vad som är större behov", "what greater need is"],
        keys: &[
            CLAIMS,
            BREAKS,
            REFERENCE,
            (
                "needier_if_lower",
                Several(&Text),
                "kolumner där lägre är större behov",
                "columns of which lower is greater need",
            ),
            (
                "needier_if_higher",
                Several(&Text),
                "kolumner där högre, eller ja, är större behov",
                "columns of which higher, or yes, is greater need",
            ),
        ],
        ..CLOSED
    },
    TableShape {
        name: "law_of_step",
        about: ["hur mycket en poäng får flytta", "how much one point may move"],
        required: &["column", "at_most"],
        keys: &[
            CLAIMS,
            BREAKS,
            REFERENCE,
            (
                "column",
                Text,
                "kolumnen som ändras med ett, som meritvärdet",
                "the column that moves by one, such as merit",
            ),
            (
                "at_most",
                Number,
                "det mesta som någon skolas pengar får flyttas",
                "the most that any school's money may move",
            ),
        ],
        ..CLOSED
    },
    TableShape {
        name: "law_of_split",
        about: ["vad en skola till får ge", "what one more school may bring"],
        keys: &[
            CLAIMS,
            BREAKS,
            REFERENCE,
            (
                "lump",
                Several(&Text),
                "belopp som är klumpsummor per skola",
                "amounts that are lump sums for each school",
            ),
            (
                "at_most",
                Number,
                "hur mycket en skola till får ge därutöver",
                "how much one more school may bring besides",
            ),
        ],
        ..CLOSED
    },
    TableShape {
        name: "law_of_frame",
        about: ["ramen som summan ska vara lika med", "the frame that the total must equal"],
        required: &["formula"],
        keys: &[
            CLAIMS,
            BREAKS,
            REFERENCE,
            (
                "formula",
                Formula,
                "villkoret: 'sum(x) = ram within 1 kr'",
                "the condition: 'sum(x) = frame within 1 kr'",
            ),
        ],
        ..CLOSED
    },
];
