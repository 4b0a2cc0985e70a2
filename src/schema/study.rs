//! The tables of study files, and of what a case says of itself.

use super::scenario::{CURVE, INDEX, INPUT, PARAMETER, TABLE, YEARS};
use super::shape::{CLOSED, Key, Shape, TableShape};
use Shape::{Choice, Date, Either, Formula, Label, Map, Names, Number, Several, Table, Tables, Text, Whole};

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

pub(super) const TITLE: Key = ("title", Label, "rubriken i rapporter", "the title in reports");
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
        keys: &[
            ("study", Table("study"), "studien", "the study"),
            INPUT,
            PARAMETER,
            TABLE,
            INDEX,
            CURVE,
            ("result", Tables("result"), "vad som frågas om körningarna", "what is asked of the runs"),
            ("output", Table("output"), "vart svaren skrivs", "where the answers are written"),
        ],
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
            ("scenarios", Names, "scenarierna, var och ett i sin fil", "the scenarios, each in its file"),
            (
                "combine",
                Choice(&["each", "together"]),
                "vart och ett för sig, eller alla på varandra",
                "each alone, or all laid on each other",
            ),
            YEARS,
            ("draws", Whole, "hur många gånger tal dras", "how many times numbers are drawn"),
            ("seed", Whole, "fröet som dragningarna börjar med", "the seed that the draws begin with"),
            (
                "verify",
                Whole,
                "hur många körningar som räknas om exakt",
                "how many runs are computed exactly as well",
            ),
        ],
        ..CLOSED
    },
    TableShape {
        name: "result",
        about: ["vad som frågas om körningarna", "what is asked of the runs"],
        keys: &[
            ("of", Names, "belopp, värden, grupper, eller total", "amounts, values, groups, or total"),
            ("perspective", Text, "vems pengar; annars allas", "whose money; else everybody's"),
            ("by", Names, "nycklarna som det visas efter", "the keys that it is told by"),
            ("where", Formula, "vilka medlemmar som visas", "which members are told of"),
            (
                "statistics",
                Names,
                "mean, sd, least, greatest, och percentiler som p5",
                "mean, sd, least, greatest, and percentiles such as p5",
            ),
            (
                "against",
                Choice(&["none", "baseline", "previous", "every model"]),
                "vad varje körning jämförs med",
                "what each run is compared with",
            ),
            ("probability", Map(&Formula), "namn = 'villkor'", "name = 'condition'"),
            (
                "shortfall",
                Table("shortfall"),
                "vad som fattas i de sämsta körningarna",
                "what is lacking in the worst runs",
            ),
        ],
        ..CLOSED
    },
    TableShape {
        name: "shortfall",
        about: ["medelvärdet över de sämsta körningarna", "the mean over the worst runs"],
        required: &["of", "worst"],
        keys: &[
            ("of", Formula, "formeln; mer är sämre", "the formula; more is worse"),
            ("worst", Number, "delen som räknas som sämst: 0.05", "the part that counts as worst: 0.05"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "output",
        about: ["vart svaren skrivs", "where the answers are written"],
        keys: &[
            (
                "folder",
                Text,
                "mappen, från studiens egen; results/ID om ingen anges",
                "the folder, from the study's own; results/ID unless stated",
            ),
            (
                "format",
                Choice(&["csv", "json", "parquet", "xlsx"]),
                "tabellernas slag",
                "the kind of the tables",
            ),
            ("draws", Text, "filen för varje dragning, i mappen", "the file of every draw, in the folder"),
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
