//! The tables of model files.

use super::shape::{CLOSED, Key, Shape, TableShape};
use super::study::LABEL;
use Shape::{
    Choice, Date, Either, Exactly, Formula, Label, List, Map, Names, Number, Scalar, Several, Table, Tables,
    Text,
};

const CALLED: Key = ("label", Label, "vad det kallas i rapporter", "what people call it in reports");
const REFERENCE: Key = (
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
const FROM: Key = ("from", Date, "dagen från vilken det gäller", "the day from which it holds");
const MISSING: Key = (
    "missing",
    Choice(&["allowed"]),
    "\"allowed\": får saknas, och varje formel måste säga vad som då gäller",
    "\"allowed\": may be missing, and every formula must say what holds then",
);
const VALUE: Key = (
    "value",
    Number,
    "talet i enheten, eller en text som \"3.5 %\"",
    "the number in the unit, or a text such as \"3.5 %\"",
);
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

pub(super) const SHAPES: &[TableShape] = &[
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

/// How halves are rounded.
const METHODS: &[&str] = &["half away", "half up", "half even", "down", "up", "largest remainder"];
const POINTS: Key = (
    "points",
    Several(&Exactly(2, &Number)),
    "punkterna i stigande ordning: [[0, 4], [120, 3]]",
    "the points in rising order: [[0, 4], [120, 3]]",
);
