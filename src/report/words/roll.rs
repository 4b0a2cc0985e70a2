//! What a rolled model's document says, in Swedish and English.

use crate::diag::Language;

words! {
    /// A text of a rolled model.
    RollWord:
    Title { title, year } "Framskriven till {year}: {title}" "Rolled to {year}: {title}";
    Rows "Framskrivna rader" "Rolled rows";
    RowsText { count, projected, before, to } "{count} rader får ett nytt värde mellan {before} och {to}. {projected} av dem är prognoser: de vilar på minst ett antagande, och skrivs som antagande." "{count} rows get a new value between {before} and {to}. {projected} of them are projections: they rest on at least one assumption, and are written as one.";
    NoRows { before, to } "Ingen rad får ett nytt värde mellan {before} och {to}." "No row gets a new value between {before} and {to}.";
    Codes "Gäller" "For";
    Index "Index" "Index";
    OnDay { date } "{date}" "{date}";
    Change "Ändring" "Change";
    Basis "Vilar på" "Rests on";
    Projection "prognos" "projection";
    Decision "källa" "reference";
    Open "Att avgöra" "To decide";
    OpenText "Det som står här avgör ingen uträkning. Skriv in besluten med källa, i den nya filen eller i modellen." "No computation decides what stands here. Write the decisions with their source, into the new file or the model.";
    NothingOpen "Ingenting i modellen väntar på beslut." "Nothing in the model awaits a decision.";
    What "Vad" "What";
    Where "Var" "Where";
    Now "Nu" "Now";
    Review "omprövning" "review";
    ReviewNow { day } "skulle omprövas {day}" "was to be reviewed {day}";
    ReviewDo "Omprövning: bestäm värdet, och skriv in det med källa och nytt `review`." "Review: decide the value, and write it with its source and a new `review`.";
    IndexWhat "index utan beslut" "index without a decision";
    IndexAssumed { change, text } "antaget: {change} ({text})" "assumed: {change} ({text})";
    IndexUnknown { tables } "inget värde: rader i {tables} står stilla" "no value: rows of {tables} stand still";
    IndexDo "Index utan beslut: skriv in årets ändring med källa i modellens [index], och skriv fram igen; då blir raderna ingen prognos för det året." "Index without a decision: write the year's change with its source into the model's [index], and roll again; the rows are then no projection for that year.";
    List "prislista" "price list";
    ListNow { from } "gäller sedan {from}" "in force since {from}";
    ListDo "Prislista: lägg till den nya listan under tabellens `editions` när den är beslutad, och skriv fram igen." "Price list: add the new list under the table's `editions` when it is decided, and roll again.";
    Standing "belopp utan index" "amount without index";
    StandingNow { figure, unit, from } "{figure} {unit} sedan {from}" "{figure} {unit} since {from}";
    StandingAlways { figure, unit } "{figure} {unit}" "{figure} {unit}";
    StandingDo "Belopp utan index: avgör om beloppet ska ändras, och skriv in det nya med datum och källa." "Amount without index: decide whether the amount is to change, and write the new one with its date and source.";
    NoRow "rad saknas" "no row";
    NoRowNow { codes, members } "{codes}: behövs för {members}" "{codes}: needed for {members}";
    NoRowDo "Rad saknas: lägg till en rad i tabellen, med källa eller antagande." "No row: add a row to the table, with a reference or an assumption.";
    Study { title } "På data i {title}" "On the data of {title}";
    StudyText { before, old, to, new, change } "Samma elever: {old} efter reglerna {before}, {new} efter reglerna {to} ({change})." "The same students: {old} by the rules of {before}, {new} by the rules of {to} ({change}).";
    StudyNew { to, new } "{new} efter reglerna {to}." "{new} by the rules of {to}.";
    StudyLacking "Modellen kan inte räknas på studiens data: rader saknas (se Att avgöra)." "The model cannot be computed on the study's data: rows are lacking (see To decide).";
}
