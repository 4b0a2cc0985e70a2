//! What is said of two models told apart, in Swedish and English.

use crate::diag::Language;

words! {
    /// A text of a difference between models.
    DiffWord:
    Title { a, b } "Skillnad: {a} → {b}" "Difference: {a} → {b}";
    Version "Version" "Version";
    Removed "Borttaget" "Removed";
    Renamed "Troligen omdöpt: samma innehåll under ett annat namn" "Most likely renamed: the same content under another name";
    Added "Tillagt" "Added";
    Changed "Ändrat" "Changed";
    Changes "Skillnader" "Differences";
    MovesNothing "Kan inte ändra något belopp:" "Cannot change any amount:";
    None "Modellerna säger detsamma." "The models say the same.";
    Counted { removed, renamed, added, changed } "Borttaget: {removed}. Omdöpt: {renamed}. Tillagt: {added}. Ändrat: {changed}." "Removed: {removed}. Renamed: {renamed}. Added: {added}. Changed: {changed}.";
    OtherModel { a, b } "Modellerna har olika namn ({a} och {b}); versionen föreslås som om den andra vore nästa version av den första." "The models have different names ({a} and {b}); the version is proposed as if the second were the next version of the first.";
    VersionAlone { old, new } "Bara versionen skiljer sig ({old} och {new}): inget annat motiverar en ny version." "Only the version differs ({old} and {new}): nothing else calls for a new version.";
    Patch "Värden eller texter är nya eller rättade; reglerna är desamma." "Values or texts are new or corrected; the rules are the same.";
    Minor "Minst en regel är tillagd eller räknar på ett annat sätt; inget namn har försvunnit." "At least one rule is added or works otherwise; no name is gone.";
    Major "Minst ett namn är borttaget, omdöpt eller betyder något annat: det som bygger på modellen måste ses över." "At least one name is removed, renamed or means something else: what builds on the model must be looked over.";
    Proposed { old, proposed } "Förslag till ny version: {proposed} (förut {old})." "Proposed version: {proposed} (before: {old}).";
    Year "Versionens första tal är ett år och räknas inte upp; det andra räknar varje ändring av reglerna." "The version's first number is a year and is not counted up; the second counts every change of rules.";
    NotNumbers { old, new } "Versionen ”{old}” är inte ett till tre heltal med punkt emellan och kan inte räknas upp; den andra modellen anger ”{new}”." "The version “{old}” is not one to three whole numbers with dots between them and cannot be counted up; the second model states “{new}”.";
    TooLarge { old, new } "Versionen ”{old}” har ett för stort tal för att räknas upp; den andra modellen anger ”{new}”." "The version “{old}” has a number too large to be counted up; the second model states “{new}”.";
    NoVersion "Den andra modellen anger ingen version." "The second model states no version.";
    AsProposed { new } "Den andra modellen anger {new}: som föreslaget." "The second model states {new}: as proposed.";
    NotCounted { new, proposed } "Den andra modellen anger fortfarande {new}: ändra till {proposed}." "The second model still states {new}: change it to {proposed}.";
    OtherVersion { new, proposed } "Den andra modellen anger {new}, inte {proposed}." "The second model states {new}, not {proposed}.";
    WasCalled { from } "hette {from}" "was called {from}";
    WasKind { was } "var en annan sorts uppgift: {was}" "was another kind of entry: {was}";
    Followed { list } "bara namnet är utbytt i: {list}" "nothing but the name changes in: {list}";
    Model "modellen" "the model";
    Key "nyckel" "key";
    Column "kolumn" "column";
    Parameter "parameter" "parameter";
    Index "index" "index";
    Table "tabell" "table";
    Curve "kurva" "curve";
    Value "värde" "value";
    Amount "belopp" "amount";
    Group "grupp" "group";
    Perspective "perspektiv" "perspective";
    Check "kontroll" "check";
    Variant "variant" "variant";
    Split "uppdelning" "split";
    Always "alltid" "always";
    Row { keys } "rad {keys}" "row {keys}";
    Listed { keys } "prislistans rad {keys}" "the list's row {keys}";
    Point { at } "vid {at}" "at {at}";
    Case { condition } "när {condition}" "when {condition}";
    TheValue "värdet" "the value";
    TheSource "vilar på" "rests on";
    TheLabel { language } "benämning ({language})" "label ({language})";
    TheFormula "formel" "formula";
    TheOrder "fallens ordning" "the order of the cases";
    TheList "prislista" "price list";
    DecidesFor "gäller bara där" "holds only where";
    TheBaseline "jämförelsemodell" "baseline";
    TheId "namn" "name";
    Instead { new, old } "{new} i stället för {old}" "{new} instead of {old}";
    New { new } "{new} (nytt)" "{new} (new)";
    Gone { old } "inte längre {old}" "no longer {old}";
    NewDay { new, old } "{new} i stället för {old}, som gällde vidare (nytt datum)" "{new} instead of {old}, which held on (new date)";
    GoneDay { new, old } "{new} gäller vidare i stället för {old} (datum borttaget)" "{new} holds on instead of {old} (date removed)";
    NowAssumed "NU ETT ANTAGANDE" "NOW AN ASSUMPTION";
    NowSourced "har nu en källa" "has a source now";
    SourceMark "källa: " "source: ";
    IsNow { text } "nu: {text}" "now: {text}";
    Was { text } "förut: {text}" "before: {text}";
}
