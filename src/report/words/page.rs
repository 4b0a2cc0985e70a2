//! What stands on a page around its tables, in Swedish and English: contents, captions, notes, how to check the file.

use crate::diag::Language;

words! {
    /// A text of pages that are read on a screen or on paper.
    PageWord:
    SumOurs "Summa enligt skolpeng" "Sum by skolpeng";
    SumCheck "Kontroll: skillnad, ska vara 0" "Check: difference, must be 0";
    SumsChecked "Kontroll av alla summor i boken (0 = stämmer)" "Check of all sums in the book (0 = holds)";
    Skip "Hoppa till innehållet" "Skip to the content";
    Contents "Innehåll" "Contents";
    TableNumber { number } "Tabell {number}" "Table {number}";
    AsTable "Diagrammets siffror som tabell" "The figures of the chart as a table";
    ChartTables "Diagrammens siffror" "The figures of the charts";
    Continued "(forts.)" "(cont.)";
    PageOf { page, pages } "Sida {page} av {pages}" "Page {page} of {pages}";
    NoteNumber { number } "Not {number}" "Note {number}";
    Checked "Filen säger hur den är gjord. Stå i den mapp där den gjordes och kör" "This file says how it was made. Be in the folder where it was made and run";
    CheckedThen "så räknas allt om och varje uppgift jämförs." "and all is computed again and every figure compared.";
    Inputs "Filer som uppgifterna vilar på" "Files that the figures rest on";
    HowMade "Hur rapporten är gjord" "How this report was made";
}
