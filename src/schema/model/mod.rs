//! The tables of model files: the head, what data bring, views and checks.

pub(super) mod laws;
pub(super) mod numbers;
pub(super) mod rules;

use super::shape::{CLOSED, Key, Shape, TableShape};
use super::study::LABEL;
use Shape::{
    Choice, Date, Exactly, Formula, Label, Map, Names, Number, Scalar, Several, Table, Tables, Text,
};

const CALLED: Key = ("label", Label, "vad det kallas i rapporter", "what people call it in reports");
pub(super) const REFERENCE: Key = (
    "reference",
    Text,
    "lag, beslut eller publikation som det vilar på",
    "the law, decision or publication that it rests on",
);
const ASSUMPTION: Key = (
    "assumption",
    Text,
    "inte känt: antaget, och varför; fotnoteras",
    "not known: assumed, and why; footnoted",
);
const UNIT: Key =
    ("unit", Text, "enheten: kr/student_year, %, point, ratio", "the unit: kr/student_year, %, point, ratio");
const PER: Key = ("per", Names, "nycklarna som det varierar med", "the keys that it varies with");
const MISSING: Key = (
    "missing",
    Choice(&["allowed"]),
    "\"allowed\": får saknas, och varje formel måste säga vad som då gäller",
    "\"allowed\": may be missing, and every formula must say what holds then",
);

pub(in crate::schema) const SHAPES: &[TableShape] = &[
    LABEL,
    TableShape {
        name: "model_file",
        about: ["en modell: hur pengar fördelas", "a model: how money is allocated"],
        required: &["model"],
        keys: &[
            ("model", Table("model"), "vad modellen är", "what the model is"),
            (
                "key",
                Tables("key"),
                "vad saker varierar med: skola, program, hemkommun",
                "what things vary with: school, programme, home municipality",
            ),
            ("column", Tables("column"), "vad data ger utöver nycklarna", "what the data bring beside keys"),
            (
                "parameter",
                Tables("parameter"),
                "tal med enhet och källa, som kan ändras på en dag",
                "figures with a unit and a source, which may change on a date",
            ),
            ("index", Tables("index"), "årliga ändringar av priser", "yearly changes of prices"),
            (
                "table",
                Tables("table"),
                "priser och andra tal för koder",
                "prices and other numbers for codes",
            ),
            ("curve", Tables("curve"), "ett tal som läses vid ett annat", "a number read at another"),
            (
                "value",
                Tables("value"),
                "steg på vägen: inte avrundade, inte betalda",
                "steps on the way: not rounded, not paid",
            ),
            ("amount", Tables("amount"), "det som betalas", "what is paid"),
            ("group", Tables("group"), "summor av belopp", "sums of amounts"),
            ("perspective", Tables("perspective"), "vems kostnad, vems intäkt", "whose cost, whose income"),
            ("check", Table("checks"), "det som måste stämma", "what must hold"),
            (
                "law",
                Table("laws"),
                "principer som modellen håller eller bryter",
                "laws that the model keeps or breaks",
            ),
            (
                "variant",
                Tables("variant"),
                "samma modell med några namn ändrade",
                "the same model with some names redefined",
            ),
            ("split", Tables("split"), "belopp visade per post", "amounts shown by item"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "model",
        about: ["vad modellen är, och vad den bygger på", "what the model is, and what it builds on"],
        required: &["id", "version"],
        keys: &[
            ("id", Text, "namn i kommandon och filer", "name in commands and files"),
            (
                "version",
                Text,
                "versionen; skolpeng diff föreslår nästa",
                "the version; skolpeng diff proposes the next",
            ),
            ("title", Label, "vad modellen kallas", "what people call the model"),
            ("extends", Text, "modellen som den här läggs ovanpå", "the model that this one is laid over"),
            (
                "baseline",
                Text,
                "modellen som den jämförs med, och som baseline.x läser",
                "the model that it is compared with, and that baseline.x reads",
            ),
            ("currency", Text, "valutan; SEK kallas också kr", "the currency; SEK is also called kr"),
            ("payer", Text, "nyckeln för den som betalar", "the key of who pays"),
            ("payee", Text, "nyckeln för den som får", "the key of who gets"),
            (
                "decides_for",
                Formula,
                "vems elever förslaget gäller; andra behåller dagens regler",
                "whose students the proposal is for; others keep today's rules",
            ),
            (
                "from",
                Date,
                "från när filens uppgifter gäller, om de inte säger annat",
                "from when the file's entries hold, unless they say otherwise",
            ),
            (
                "reference",
                Text,
                "vad filens uppgifter vilar på, om de inte säger annat",
                "what the file's entries rest on, unless they say otherwise",
            ),
            ("units", Tables("unit"), "egna enheter", "units of its own"),
            (
                "price_list",
                Text,
                "värdet som är vad prislistan ensam skulle ge",
                "the value that is what the price list alone would pay",
            ),
            (
                "need",
                Text,
                "värdet som mäter elevernas behov på varje skola; compare ordnar skolorna efter det",
                "the value that measures the needs of each school's students; compare ranks schools by it",
            ),
            (
                "on_means",
                Choice(&["accepted"]),
                "\"accepted\": gruppmedelvärden får läsas genom steg; fotnoteras",
                "\"accepted\": means of groups may be read through steps; footnoted",
            ),
            ("remove", Several(&Text), "namn som den klarar sig utan", "names that it does without"),
        ],
        ..CLOSED
    },
    TableShape {
        name: "unit",
        about: ["en egen enhet", "a unit of its own"],
        keys: &[
            (
                "is",
                Text,
                "hur mycket en sådan är: \"0.001\", \"12 student\"",
                "how much one is: \"0.001\", \"12 student\"",
            ),
            CALLED,
        ],
        ..CLOSED
    },
    TableShape {
        name: "key",
        about: ["något som tal varierar med", "something that figures vary with"],
        keys: &[
            CALLED,
            (
                "members",
                Several(&Scalar),
                "medlemmarna, där data inte ger dem",
                "the members, where the data do not bring them",
            ),
            (
                "determines",
                Several(&Text),
                "nycklar som den avgör: en skola har en kommun",
                "keys that it determines: a school has one municipality",
            ),
        ],
        ..CLOSED
    },
    TableShape {
        name: "column",
        about: ["en kolumn i data", "a column of the data"],
        keys: &[
            PER,
            UNIT,
            (
                "type",
                Choice(&["text", "yes/no", "date"]),
                "vad cellerna är, om inte tal",
                "what the cells are, if no numbers",
            ),
            ("options", Names, "vilka texter som får stå där", "which texts may stand there"),
            ("min", Number, "minst", "at least"),
            ("max", Number, "högst", "at most"),
            MISSING,
            ("refers_to", Text, "nyckeln vars koder cellerna är", "the key whose codes the cells are"),
            CALLED,
        ],
        ..CLOSED
    },
    TableShape {
        name: "perspective",
        about: ["vems kostnad, vems intäkt", "whose cost, whose income"],
        keys: &[
            CALLED,
            ("where", Formula, "vilka betalningar som räknas", "which payments are counted"),
            REFERENCE,
        ],
        ..CLOSED
    },
    TableShape {
        name: "checks",
        about: ["det som måste stämma", "what must hold"],
        open: Some(Table("check")),
        keys: &[(
            "equal_terms",
            Table("equal_terms"),
            "lika villkor för kommunala och fristående skolor",
            "equal terms for municipal and independent schools",
        )],
        is_ours: true,
        ..CLOSED
    },
    TableShape {
        name: "check",
        about: ["ett villkor på resultatet", "a condition on the result"],
        keys: &[
            ("formula", Formula, "det som måste stämma", "what must hold"),
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
        name: "equal_terms",
        about: [
            "samma elever hos en annan slags huvudman ska ge samma belopp",
            "the same students under another kind of organiser must give the same amount",
        ],
        keys: &[
            ("swap", Text, "kolumnen som skiljer huvudmännen åt", "the column that tells organisers apart"),
            ("between", Exactly(2, &Text), "de två slag som jämförs", "the two kinds that are compared"),
            ("except", Several(&Text), "belopp som får skilja", "amounts that may differ"),
            ("because", Label, "varför modellen bryter mot det", "why the model breaks it"),
            REFERENCE,
        ],
        ..CLOSED
    },
    TableShape {
        name: "variant",
        about: [
            "samma modell med några namn ändrade, eller en hel modell",
            "the same model with some names redefined, or a whole model",
        ],
        keys: &[
            CALLED,
            ("with", Map(&Formula), "namn = dess nya formel", "name = its new formula"),
            ("from", Text, "en modells fil", "a model's file"),
            REFERENCE,
            ASSUMPTION,
        ],
        ..CLOSED
    },
    TableShape {
        name: "split",
        about: ["belopp visade per post", "amounts shown by item"],
        keys: &[
            CALLED,
            ("members", Several(&Scalar), "posterna", "the items"),
            ("labels", Map(&Label), "vad posterna kallas", "what people call the items"),
            (
                "of",
                Map(&Text),
                "belopp = tabellen eller värdet med andelarna, eller posten det hör till",
                "amount = the table or value of the shares, or the item that it belongs to",
            ),
            REFERENCE,
            ASSUMPTION,
        ],
        ..CLOSED
    },
];
