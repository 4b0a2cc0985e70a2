//! The tables of a data set's description.

use super::shape::{CLOSED, Key, Shape, TableShape};
use Shape::{
    Choice, Date, Either, Formula, Label, List, Map, Names, Number, Rows, Scalar, Several, Table, Tables,
    Text, Whole,
};

const SOURCE: Key = (
    "source",
    Text,
    "varifrån uppgifterna kommer; skrivs i varje rapport",
    "where the figures come from; printed in every report",
);
const DATE: Key = ("date", Date, "dagen då uppgifterna togs ut", "the day the figures were taken out");
const STATUS: Key = (
    "status",
    Choice(&["public", "synthetic", "confidential"]),
    "vem som får se dem: public, synthetic (påhittat) eller confidential",
    "who may see them: public, synthetic (made up) or confidential",
);
const SHEET: Key = (
    "sheet",
    Text,
    "arbetsbokens blad; annars det enda som inte är tomt",
    "the workbook's sheet; else the only one that is not empty",
);
const DELIMITER: Key =
    ("delimiter", Choice(&[";", ",", "\t", "|"]), "tecknet mellan celler", "what stands between cells");
const DECIMAL: Key = ("decimal", Choice(&[",", "."]), "decimaltecknet", "the decimal sign");
const ENCODING: Key =
    ("encoding", Text, "teckenkodningen, till exempel windows-1252", "the encoding, such as windows-1252");
const MISSING: Key =
    ("missing", Names, "vad celler som inte säger något innehåller", "what cells that say nothing hold");
const SUPPRESSED: Key =
    ("suppressed", Names, "vad celler vars tal är dolt innehåller", "what cells whose figure is hidden hold");
const SPECIAL: Key = (
    "special",
    Map(&Number),
    "texter som står för ett tal: { \"~100\" = 100 }",
    "texts that stand for a number: { \"~100\" = 100 }",
);
const FILE: Key = (
    "file",
    Text,
    "tabellens fil: CSV eller XLSX, räknat från den här filens mapp",
    "the table's file: CSV or XLSX, counted from this file's folder",
);
const ROWS: Key =
    ("rows", Rows, "raderna själva, i stället för en fil", "the rows themselves, instead of a file");
const COLUMNS: Key = ("columns", Map(&Text), "vårt namn = filens rubrik", "our name = the file's heading");
const UNUSED: Key =
    ("unused", Names, "rubriker som med avsikt inte används", "headings that are not used on purpose");
const VALUES: Key = (
    "values",
    Map(&Map(&Scalar)),
    "för en kolumn: filens ord = våra",
    "for a column: the file's words = ours",
);
const SCALE: Key = (
    "scale",
    Map(&Number),
    "för en kolumn: vad talen multipliceras med",
    "for a column: what its numbers are multiplied by",
);
const SYNTHETIC: Key = (
    "synthetic",
    Names,
    "kolumner som är påhittade; \"*\" för alla",
    "columns that are made up; \"*\" for all",
);
const NOTE: Key =
    ("note", Text, "en anmärkning som skrivs i varje rapport", "a remark that is printed in every report");
const WIDE: Key = (
    "wide",
    Map(&Text),
    "mönster av rubriker som blir rader: \"antal_{year}\"",
    "patterns of headings that become rows: \"count_{year}\"",
);
const NAMES_OF: Key = (
    "names",
    Map(&Map(&Text)),
    "för en nyckel: vad rubrikerna kallar dess medlemmar = våra",
    "for a key: what the headings call its members = ours",
);
const NAMES_FROM: Key = (
    "names_from",
    Text,
    "kolumnen vars celler är namn på uppgifter",
    "the column whose cells are names of figures",
);
const VALUES_FROM: Key = ("values_from", Text, "kolumnen med dessa uppgifter", "the column of those figures");
const PER: Key = ("per", Names, "nycklarna som skiljer raderna åt", "the keys that tell the rows apart");

/// What every entry with a table may say, with the keys of its own.
macro_rules! with_table {
    ($($own:expr),*) => {
        &[
            FILE, ROWS, COLUMNS, UNUSED, VALUES, SCALE, SOURCE, DATE, STATUS, SYNTHETIC, NOTE, WIDE, NAMES_OF, NAMES_FROM,
            VALUES_FROM, SHEET, DELIMITER, DECIMAL, ENCODING, SUPPRESSED, SPECIAL, $($own),*
        ]
    };
}

/// The headings of a description.
const HEADINGS: &[Key] = &[
    ("data", Table("data"), "vad datamängden är", "what the data set is"),
    (
        "csv",
        Table("csv"),
        "hur filerna är skrivna, där inget annat sägs",
        "how the files are written, unless said otherwise",
    ),
    (
        "key",
        Tables("data_key"),
        "vad man vet om varje medlem av en nyckel",
        "what is known of each member of a key",
    ),
    (
        "columns_of",
        Tables("columns_of"),
        "uppgifter som varierar med flera nycklar",
        "columns of several keys",
    ),
    ("rows", Tables("rows"), "eleverna: varje nyckel, och students", "enrolment: every key, and students"),
    ("outside", List("outside"), "rader som ingen modell prissätter", "rows that no model prices"),
    (
        "reconcile",
        List("reconcile"),
        "summor som källan anger och raderna ska ge",
        "totals that the source states and the rows must add up to",
    ),
    (
        "previous",
        Tables("previous"),
        "tidigare års resultat, läses som previous.namn",
        "earlier results, read as previous.name",
    ),
    ("case", Table("case"), "vad en modell prövas på", "what a model is tried on"),
    ("expected", Tables("expected"), "vad modellen ska ge", "what the model should give"),
];

pub(super) const SHAPES: &[TableShape] = &[
    TableShape {
        name: "data_file",
        about: ["en datamängd: vad dess filer innehåller", "a data set: what its files hold"],
        required: &["data"],
        keys: HEADINGS,
        ..CLOSED
    },
    TableShape {
        name: "case_file",
        about: [
            "ett fall: data, och vad en modell ska ge på dem",
            "a case: data, and what a model should give on them",
        ],
        required: &["data"],
        keys: HEADINGS,
        ..CLOSED
    },
    TableShape {
        name: "data",
        about: ["vad datamängden är och vad den vilar på", "what the data set is and what it rests on"],
        required: &["id", "title", "source", "date", "status"],
        keys: &[
            ("id", Text, "namn i kommandon och filer", "name in commands and files"),
            ("title", Label, "rubriken i rapporter", "the title in reports"),
            SOURCE,
            DATE,
            STATUS,
            ("home", Text, "kommunen vars budget det är", "the municipality whose budget it is"),
            ("min_cell", Whole, "grupper med färre personer döljs", "groups of fewer people are hidden"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "csv",
        about: [
            "hur filerna är skrivna; det som inte sägs avgörs av varje fil",
            "how the files are written; what is not said is settled by each file",
        ],
        keys: &[SHEET, DELIMITER, DECIMAL, ENCODING, MISSING, SUPPRESSED, SPECIAL],
        ..CLOSED
    },
    TableShape {
        name: "data_key",
        about: ["vad man vet om en nyckels medlemmar", "what is known of the members of a key"],
        keys: with_table![
            MISSING,
            ("label", Label, "vad nyckeln kallas", "what people call the key"),
            (
                "aliases",
                Map(&Text),
                "andra koder för medlemmar: annan kod = vår",
                "other codes of members: other code = ours"
            ),
            ("was", Text, "kolumnen med tidigare koder", "the column of earlier codes")
        ],
        ..CLOSED
    },
    TableShape {
        name: "columns_of",
        about: ["uppgifter som varierar med nycklarna i per", "columns that vary with the keys of per"],
        required: &["per"],
        keys: with_table![
            PER,
            (
                "missing",
                Either(&Names, &Table("missing")),
                "vad tomma celler innehåller, eller { where = '…' }: var inget är känt",
                "what empty cells hold, or { where = '…' }: where nothing is known"
            )
        ],
        ..CLOSED
    },
    TableShape {
        name: "missing",
        about: ["var inget är känt", "where nothing is known"],
        keys: &[("where", Formula, "villkoret", "the condition")],
        ..CLOSED
    },
    TableShape {
        name: "rows",
        about: ["elever, en rad för varje grupp", "students, a row for each group"],
        keys: with_table![
            MISSING,
            ("counted_on", Date, "dagen då eleverna räknades", "the day the students were counted"),
            (
                "stands_for",
                Table("period"),
                "tiden som raderna gäller, hela månader",
                "the time that the rows stand for, whole months"
            ),
            (
                "rounded_to",
                Whole,
                "källan avrundar till närmaste så många",
                "the source rounds to the nearest so many"
            ),
            (
                "also_for",
                Either(&Whole, &Several(&Whole)),
                "år som raderna också får gälla",
                "years that the rows may stand for too"
            ),
            (
                "mean_of_group",
                Names,
                "kolumner med medelvärden av radens elever",
                "columns that hold a mean of the row's students"
            )
        ],
        ..CLOSED
    },
    TableShape {
        name: "period",
        about: ["hela månader, från och till", "whole months, from and to"],
        required: &["from", "to"],
        keys: &[("from", Date, "första dagen", "the first day"), ("to", Date, "sista dagen", "the last day")],
        ..CLOSED
    },
    TableShape {
        name: "outside",
        about: ["rader som ingen modell prissätter", "rows that no model prices"],
        required: &["where", "reason"],
        keys: &[("where", Formula, "vilka rader", "which rows"), ("reason", Label, "varför", "why")],
        ..CLOSED
    },
    TableShape {
        name: "reconcile",
        about: [
            "en summa som källan anger och raderna ska ge",
            "a total that the source states and the rows must add up to",
        ],
        required: &["of"],
        keys: with_table![
            MISSING,
            (
                "of",
                Formula,
                "vad som summeras: 'sum(students by school)'",
                "what is summed: 'sum(students by school)'"
            ),
            (
                "within",
                Text,
                "hur mycket det får skilja: \"5 student\"",
                "how far apart they may be: \"5 student\""
            ),
            ("value", Number, "summan, där den är en enda", "the total, where there is one only")
        ],
        ..CLOSED
    },
    TableShape {
        name: "previous",
        about: ["resultat från ett tidigare år", "results of an earlier year"],
        required: &["year"],
        keys: with_table![MISSING, ("year", Whole, "året", "the year")],
        ..CLOSED
    },
    TableShape {
        name: "expected",
        about: ["en tabell med vad modellen ska ge", "a table of what the model should give"],
        keys: with_table![
            MISSING,
            PER,
            (
                "tolerance",
                Either(&Number, &Map(&Number)),
                "hur mycket en cell får skilja; för alla, eller per namn",
                "how far a cell may be off; for all, or by name"
            ),
            (
                "decimals",
                Either(&Whole, &Map(&Whole)),
                "till så många decimaler avrundas före jämförelsen",
                "rounded to so many decimals before comparing"
            ),
            (
                "except",
                List("excepted"),
                "rader där källan är känt fel",
                "rows in which the source is known to be wrong"
            )
        ],
        ..CLOSED
    },
    TableShape {
        name: "excepted",
        about: [
            "en rad som inte jämförs: dess nycklar, och varför",
            "a row that is not compared: its keys, and why",
        ],
        required: &["because"],
        open: Some(Scalar),
        keys: &[("because", Text, "varför", "why")],
        ..CLOSED
    },
];
