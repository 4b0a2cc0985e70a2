//! What an audit says of a model's laws, in Swedish and English.

use crate::diag::Language;

words! {
    /// A text of an audit.
    AuditWord:
    Title { study } "Prövade principer: {study}" "Laws tried: {study}";
    LawsOf { model } "Modellens principer: {model}" "Laws of the model: {model}";
    Law "Princip" "Law";
    NeedNotLess "Större behov ger aldrig mindre pengar" "More need never means less money";
    MeritStep { column, at_most } "En poäng i {column} flyttar aldrig mer än {at_most}" "One point of {column} never moves more than {at_most}";
    NoGain "Ingen skola tjänar på att mista en elev eller säga nej till en" "No school gains by losing a student or by refusing one";
    SplitMerge "Att dela eller slå ihop skolor skapar inga pengar" "Splitting or merging schools does not create money";
    SplitMergeLump { lump } "Att dela eller slå ihop skolor skapar inga pengar utöver {lump}" "Splitting or merging schools does not create money beyond {lump}";
    LumpAtMost { at_most } "{at_most} per skola" "{at_most} for each school";
    RowOrder "Radernas ordning saknar betydelse" "The order of rows does not matter";
    WithinFrame "Summan är ramen, vilka eleverna än är" "The total equals the frame, whoever the students are";
    SameGrounds "Samma elever ger samma belopp hos kommunala och fristående skolor" "The same students bring the same to municipal and independent schools";
    Says "Modellen säger" "The model says";
    Claims "ska hållas" "claimed";
    Breaks "bryts med avsikt" "knowingly broken";
    Reason "Skäl" "Reason";
    NotTriedWhy { laws } "Inte prövade: {laws}. Data har inga elever som principen gäller, eller säger inte på raderna vilken skola de går på." "Not tried: {laws}. The data have no students that the law is about, or do not say on the rows which school is theirs.";
    Tried "Så är det prövat" "How it was tried";
    Outcome "Utfall" "Outcome";
    Held "inget motexempel funnet" "no counterexample found";
    Refuted "BRUTEN: se exemplet" "BROKEN: see the example";
    AsSaid "bruten, som modellen säger: se exemplet" "broken, as the model says: see the example";
    NotSeen "inget exempel funnet: kanske hålls den" "no example found: it may be kept";
    NotTried "INTE PRÖVAD" "NOT TRIED";
    OnData "Försök, data" "Tries, data";
    OnDrawn "Försök, dragna" "Tries, drawn";
    Refused "Ej räknade" "Not computed";
    Largest "Största steg" "Largest step";
    How { seed } "Varje försök ändrar en sak och räknar om exakt: först på data som de är, sedan på små grupper av elever dragna ur datas egna värden (frö {seed}). Ett motexempel görs så litet det går. Belopp jämförs före avrundning, och skillnader till och med ett öre räknas inte, utom för radernas ordning och ramen, där det utbetalda jämförs. Att inget motexempel är funnet bevisar inte att det saknas." "Each try changes one thing and computes again, exactly: first on the data as they are, then on small groups of students drawn from the data's own values (seed {seed}). A counterexample is made as small as it can be. Sums are compared before rounding, and differences of up to one öre do not count, except for the order of rows and the frame, where what is paid is compared. That no counterexample was found does not prove that there is none.";
    Internal "Exemplen visar enskilda rader ur data. Sprid dem inte." "The examples show single rows of the data. Do not spread them.";
    NoLaws { model } "{model} anger inga principer. Skriv till exempel `[law.row_order]` med `claims = true` i modellen." "{model} states no laws. Write for example `[law.row_order]` with `claims = true` in the model.";
    Example { law, model } "{law} – {model}" "{law} – {model}";
    FromData "Funnet på data och gjort mindre." "Found on the data and made smaller.";
    FromDrawn "Funnet bland dragna elever och gjort mindre." "Found among drawn students and made smaller.";
    BreaksFor { reason } "Modellen bryter principen med avsikt. Skäl: {reason}" "The model breaks the law knowingly. Reason: {reason}";
    EditNumber { column, from, to } "Hos en elev på den markerade raden ändras {column} från {from} till {to}." "For one student of the marked line {column} changes from {from} to {to}.";
    EditGroup { column, from, to } "För hela gruppen på den markerade raden ändras {column} från {from} till {to}." "For the whole group of the marked line {column} changes from {from} to {to}.";
    EditYes { column } "På den markerade raden blir {column} ja." "On the marked line {column} becomes yes.";
    EditLeaves "En elev på den markerade raden slutar." "One student of the marked line leaves.";
    EditMoves { school } "En elev på den markerade raden går i stället på {school}." "One student of the marked line goes to {school} instead.";
    SplitPart { school, number } "{school}, del {number}" "{school}, part {number}";
    EditSplits { school, new } "De markerade raderna flyttas från {school} till en ny skola, {new}, som i allt annat är lika. Åt andra hållet slås skolorna ihop." "The marked lines move from {school} to a new school, {new}, that is like it in all else. The other way round the schools are merged.";
    EditReorders "Raderna står i omvänd ordning." "The lines stand in the opposite order.";
    EditTurns { school, kind } "{school} får en annan huvudmannatyp: {kind}." "{school} gets another kind of organiser: {kind}.";
    EditStays { formula } "Villkoret `{formula}` håller inte för de här eleverna." "The condition `{formula}` does not hold for these students.";
    Yes "ja" "yes";
    No "nej" "no";
    Students "Elever" "Students";
    StudentsOf { model } "Eleverna: {model}" "The students: {model}";
    Marked "Markerad" "Marked";
    Mark "●" "●";
    Whose "Skola" "School";
    All "alla skolor" "all schools";
    Money { model } "Pengarna: {model}" "The money: {model}";
    Before "Före" "Before";
    After "Efter" "After";
    Right "Höger led" "Right side";
    Left "Vänster led" "Left side";
    Difference "Skillnad" "Difference";
    CurveTitle { school, column, largest } "{school} efter en elevs {column}: största steget är {largest}" "{school} by one student's {column}: the largest step is {largest}";
    CurveText { school, column, points, largest } "En linje: det {school} får i allt efter {column} hos en av dess elever, i {points} punkter där lutningen ändras; det brantaste steget är {largest}." "One line: what {school} gets in all by the {column} of one of its students, in {points} points where the slope changes; the steepest step is {largest}.";
    CurveMoney "Skolan får" "The school gets";
    Board "Modellernas principer" "Laws of the models";
    BoardReason { model, law, reason } "”{model}” bryter med avsikt: {law}. Skäl: {reason}" "“{model}” knowingly breaks: {law}. Reason: {reason}";
    BoardText "Vad varje modell säger om principer som en fördelning kan prövas mot. `skolpeng audit` söker motexempel." "What each model says of laws that an allocation can be tried by. `skolpeng audit` seeks counterexamples.";
}
