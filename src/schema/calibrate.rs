//! The tables of calibrations' and evaluations' files.

use super::shape::{CLOSED, Shape, TableShape};
use super::study::TITLE;
use Shape::{Choice, Date, Either, Label, Number, Several, Table, Tables, Text, Whole, YesNo};

pub(super) const SHAPES: &[TableShape] = &[
    TableShape {
        name: "calibrate_file",
        about: [
            "en kalibrering: vikter ur tidigare elevers resultat",
            "a calibration: weights from past students' outcomes",
        ],
        required: &["calibrate", "predictor"],
        keys: &[
            ("calibrate", Table("calibrate"), "vems resultat", "whose outcomes"),
            ("predictor", Tables("predictor"), "det som förutsäger", "what predicts"),
            ("write", Table("write"), "vart vikterna skrivs", "where the weights are written"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "calibrate",
        about: ["vems resultat, och hur de vägs", "whose outcomes, and how they are weighed"],
        required: &["id", "data", "outcome"],
        keys: &[
            ("id", Text, "kalibreringens namn", "the calibration's name"),
            TITLE,
            (
                "data",
                Text,
                "datamängden: dess mapp, eller dess TOML-fil",
                "the data set: its folder, or its TOML file",
            ),
            (
                "rows",
                Text,
                "vilka av dess rader, om de är flera",
                "which of its rows, where there are several",
            ),
            ("outcome", Text, "kolumnen med utfallet", "the column of the outcome"),
            (
                "counts",
                YesNo,
                "utfallet är ett antal av radens elever; annars ja eller nej",
                "the outcome counts some of the row's students; else it is yes or no",
            ),
            (
                "risk_of",
                Choice(&["no", "yes"]),
                "risken gäller detta svar; annars no",
                "the risk is of this answer; else no",
            ),
            ("school", Text, "kolumnen med skolan; annars school", "the column of the school; else school"),
            ("ridge", Number, "straff på stora vikter; 0 är inget", "a penalty on large weights; 0 is none"),
            (
                "folds",
                Whole,
                "i hur många omgångar skolor utelämnas; annars 10",
                "in how many turns schools are left out; else 10",
            ),
        ],
        ..CLOSED
    },
    TableShape {
        name: "predictor",
        about: ["en kolumn som förutsäger utfallet", "a column that predicts the outcome"],
        keys: &[
            ("label", Label, "vad den kallas", "what it is called"),
            (
                "kind",
                Choice(&["number", "yes/no", "category"]),
                "vad cellerna är; annars number",
                "what its cells are; else number",
            ),
            (
                "reference",
                Either(&Number, &Text),
                "talet eller texten som de andra mäts mot",
                "the number or text that the others are held against",
            ),
            (
                "step",
                Number,
                "vad en vikt gäller, till exempel 10 poäng",
                "what one weight stands for, such as 10 points",
            ),
            (
                "missing",
                Choice(&["refused", "own category"]),
                "vad som gäller där uppgift saknas",
                "what holds where nothing is known",
            ),
        ],
        ..CLOSED
    },
    TableShape {
        name: "write",
        about: ["vart vikterna skrivs", "where the weights are written"],
        required: &["model", "from"],
        keys: &[
            ("model", Text, "modellens fil", "the model's file"),
            ("table", Text, "tabellen", "the table"),
            ("key", Text, "nyckeln vars medlemmar är termerna", "the key whose members are the terms"),
            (
                "as",
                Choice(&["index", "log odds", "odds ratio"]),
                "vad talen är; annars index, med medelvärdet 1",
                "what the numbers are; else index, with the mean 1",
            ),
            ("curve", Text, "kurvan", "the curve"),
            ("of", Text, "prediktorn som kurvan går över", "the predictor that the curve runs over"),
            ("at", Several(&Number), "talen där kurvan läses", "the numbers at which the curve is read"),
            ("from", Date, "från vilken dag talen gäller", "from which day the numbers hold"),
            ("decimals", Whole, "antal decimaler; annars 4", "how many decimals; else 4"),
        ],
        ..CLOSED
    },
];

pub(super) const FOLLOW: &[TableShape] = &[
    TableShape {
        name: "evaluate_file",
        about: ["en uppföljning: vikter, pengar och mål", "an evaluation: weights, money and goals"],
        required: &["evaluate"],
        keys: &[
            ("evaluate", Table("evaluate"), "vad som följs upp", "what is followed up"),
            ("goal", Tables("goal"), "mål för skolorna", "goals for the schools"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "evaluate",
        about: ["vad som följs upp, på vilka elever", "what is followed up, on which students"],
        required: &["id", "calibration"],
        keys: &[
            ("id", Text, "uppföljningens namn", "the evaluation's name"),
            TITLE,
            ("calibration", Text, "kalibreringens fil", "the calibration's file"),
            ("data", Text, "datamängden; annars kalibreringens", "the data set; else the calibration's"),
            (
                "rows",
                Text,
                "årets rader; annars kalibreringens",
                "the new year's rows; else the calibration's",
            ),
            ("date", Date, "dagen vars vikter följs upp", "the day whose weights are followed up"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "goal",
        about: ["ett mål för varje skola", "a goal for every school"],
        required: &["of", "target", "year"],
        keys: &[
            ("label", Label, "vad det kallas", "what it is called"),
            ("of", Text, "kolumnen, per skola och år", "the column, by school and year"),
            ("target", Number, "det som ska nås", "what is to be reached"),
            ("year", Whole, "året då det ska vara nått", "the year by which it is to be reached"),
            (
                "better",
                Choice(&["more", "less"]),
                "om mer eller mindre är bättre",
                "whether more or less is better",
            ),
        ],
        ..CLOSED
    },
];
