//! The tables of study files, and of what a case says of itself.

use super::shape::{CLOSED, Key, Shape, TableShape};
use Shape::{Choice, Date, Either, Label, Several, Table, Text, Whole};

/// What people call something.
pub(super) const LABEL: TableShape = TableShape {
    name: "label",
    about: [
        "en text på svenska och på engelska; saknas den ena gäller den andra för båda",
        "a text in Swedish and in English; where one is left out, the other stands for both",
    ],
    keys: &[("sv", Text, "på svenska", "in Swedish"), ("en", Text, "på engelska", "in English")],
    ..CLOSED
};

const TITLE: Key = ("title", Label, "rubriken i rapporter", "the title in reports");
const DATE: Key = (
    "date",
    Date,
    "dagen vars regler och priser gäller; annars avgörs den av data",
    "the day whose rules and prices hold; else settled by the data",
);
const YEAR: Key = (
    "year",
    Either(&Whole, &Choice(&["school year"])),
    "budgetåret: ett kalenderår, eller \"school year\" för läsåret",
    "the budget year: a calendar year, or \"school year\"",
);

pub(super) const SHAPES: &[TableShape] = &[
    LABEL,
    TableShape {
        name: "study_file",
        about: [
            "en studie: vilka modeller som körs på vilka data",
            "a study: which models are run on which data",
        ],
        required: &["study"],
        keys: &[("study", Table("study"), "studien", "the study")],
        ..CLOSED
    },
    TableShape {
        name: "study",
        about: [
            "vilka modeller som körs på vilka data, vilken dag",
            "which models are run on which data, on which day",
        ],
        required: &["id", "data", "models"],
        keys: &[
            ("id", Text, "studiens namn i kommandon och filer", "the study's name in commands and files"),
            TITLE,
            (
                "data",
                Text,
                "datamängden: dess mapp, eller dess TOML-fil",
                "the data set: its folder, or its TOML file",
            ),
            (
                "models",
                Either(&Text, &Several(&Text)),
                "modellernas filer, i den ordning de visas",
                "the models' files, in the order in which they are shown",
            ),
            (
                "baseline",
                Text,
                "modellen som de andra jämförs med; annars den första",
                "the model that the others are compared with; else the first",
            ),
            DATE,
            YEAR,
        ],
        ..CLOSED
    },
    TableShape {
        name: "case",
        about: ["vad en modell prövas på", "what a model is tried on"],
        keys: &[
            TITLE,
            (
                "tables",
                Text,
                "mappen med tabellerna, om en annan än filens egen",
                "the folder of the tables, if another than the file's own",
            ),
            DATE,
            YEAR,
        ],
        ..CLOSED
    },
];
