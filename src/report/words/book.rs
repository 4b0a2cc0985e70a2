//! What the officers' workbook calls its sheets and columns, in Swedish and English.

use crate::diag::Language;

words! {
    /// A text of the officers' workbook. The name of a sheet has at most 31 characters.
    BookWord:
    Title { study } "{study}: arbetsbok" "{study}: workbook";
    Summary "Sammanfattning" "Summary";
    SummaryTitle "Vad modellerna kostar och vem som får mer och mindre" "What the models cost, and who gets more and less";
    Schools "Per skola" "By school";
    SchoolsTitle "Vad varje skola får enligt varje modell" "What each school gets under each model";
    Programmes "Per program" "By programme";
    ProgrammesTitle "Vad som betalas för varje program enligt varje modell" "What is paid for each programme under each model";
    Components "Per belopp" "By amount";
    ComponentsTitle "Vad varje belopp kostar enligt varje modell" "What each amount costs under each model";
    Comparison "Jämförelse" "Comparison";
    AgainstList "Mot prislistan" "Against the price list";
    Sides "Kostnad och intäkt" "Cost and income";
    Equity { number } "Likvärdighet {number}" "Equity {number}";
    Budget { model } "Budget {model}" "Budget {model}";
    ChartChange { model } "Förändring {model}" "Change {model}";
    ChartBudget { model } "Diagram {model}" "Chart {model}";
    Parameters "Parametrar" "Parameters";
    Assumptions "Antaganden" "Assumptions";
    AssumptionsTitle "Vad siffrorna vilar på och som inte är känt" "What the figures rest on and is not known";
    Dictionary "Datakatalog" "Data dictionary";
    Number "Nr" "No.";
    Assumption "Antagande eller förbehåll" "Assumption or reservation";
    ModelTotal { model } "{model}" "{model}";
    ModelChange { model } "Förändring: {model}" "Change: {model}";
    ModelEach { model } "Förändring per elev: {model}" "Change per student: {model}";
}
