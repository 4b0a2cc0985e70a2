//! What charts and their tables say of their own, in Swedish and English.

use crate::diag::Language;

words! {
    /// A text of charts.
    ChartWord:
    Hidden "dold" "hidden";
    MillionKronor "mnkr" "million kr";
    ThousandKronor "tkr" "thousand kr";
    Millions { unit } "miljoner {unit}" "million {unit}";
    Thousands { unit } "tusen {unit}" "thousand {unit}";
    Nothing "Det finns inget att visa." "There is nothing to show.";
    HiddenNames { names } "Dolda för att de gäller för få: {names}." "Hidden because they concern too few: {names}.";
    HiddenCount { count } "{count} är dolda för att de gäller för få." "{count} are hidden because they concern too few.";
    HiddenStep "Där linjen är bruten är talen dolda." "Where the line is broken, the numbers are hidden.";
    Folded { count } "{count} däremellan utan namn" "{count} in between, unnamed";
    AxisFrom { number } "Skalan börjar vid {number}, inte vid 0." "The scale begins at {number}, not at 0.";
    Area { name } "yta: {name}" "area: {name}";
    Median "Median" "Median";
    Mean "Medelvärde" "Mean";
    Half "Hälften av utfallen" "Half of the outcomes";
    Most "Nio av tio utfall" "Nine of ten outcomes";
    Group "Grupp" "Group";
    Line "Linje" "Line";
    Low "Lågt" "Low";
    High "Högt" "High";
    LowAt "Lågt är" "Low is";
    HighAt "Högt är" "High is";
}
