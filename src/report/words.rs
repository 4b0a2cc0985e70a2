//! Everything that reports and commands say, in Swedish and English.

use crate::diag::Language;

/// Defines the texts: name, fields, Swedish, English.
macro_rules! words {
    ($($name:ident $({ $($field:ident),* })? $sv:literal $en:literal;)*) => {
        /// A text of reports and commands.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each text says what it is")]
        pub enum Word { $($name $({ $($field: String),* })?,)* }

        impl Word {
            /// The text in one language.
            #[must_use]
            pub fn text(&self, language: Language) -> String {
                match self { $(Self::$name $({ $($field),* })? => match language {
                    Language::Swedish => format!($sv),
                    Language::English => format!($en),
                },)* }
            }
        }
    };
}

words! {
    Total "Totalt" "Total";
    School "Skola" "School";
    Code "Kod" "Code";
    Students "Elever" "Students";
    StudentYears "Helårselever" "Student years";
    PerStudent "Per elev" "Per student";
    PriceList "Enligt prislistan" "By the price list";
    AgainstPriceList "Mot prislistan" "Against the price list";
    AgainstPriceListShare "Mot prislistan, %" "Against the price list, %";
    AgainstPriceListPerStudent "Mot prislistan per elev" "Against the price list per student";
    Model "Modell" "Model";
    Change "Förändring" "Change";
    ChangeShare "Förändring, %" "Change, %";
    ChangePerStudent "Förändring per elev" "Change per student";
    Today "Idag" "Today";
    Overview "Översikt" "Overview";
    OverviewText { baseline } "Allt som betalas till skolorna i data, från alla hemkommuner. Förändringen är mot ”{baseline}”." "All that is paid to the schools in the data, from all home municipalities. The change is against “{baseline}”.";
    ChangeBySchool "Förändring per skola" "Change by school";
    ChangeBySchoolText { baseline } "Så många kronor mer eller mindre får varje skola än enligt ”{baseline}”." "How much more or less each school gets than by “{baseline}”.";
    BudgetOf { model } "Budget per skola: {model}" "Budget by school: {model}";
    BalanceOf { model } "Kostnad och intäkt: {model}" "Cost and income: {model}";
    Cost "Hemkommunens kostnad för sina elever" "Cost of the home municipality for its students";
    CostOthers "varav till andra huvudmäns skolor" "of which to other organisers' schools";
    CostOwn "varav till kommunens egna skolor" "of which to the municipality's own schools";
    IncomeOthers "mottaget för elever från andra kommuner" "received for students from other municipalities";
    Income "Intäkt för kommunens egna skolor" "Income of the municipality's own schools";
    BalanceHolds "Kontroll: intäkt = kostnad − till andra + från andra" "Check: income = cost − to others + from others";
    Item "Post" "Item";
    Amount "Belopp" "Amount";
    Footnotes "Att veta" "To know";
    Provenance "Underlag" "Provenance";
    Program "Program" "Program";
    Date "Regler och priser per" "Rules and prices as of";
    BudgetYear "Budgetår" "Budget year";
    SchoolYear "läsåret, varje elev räknad en gång" "school year, each student counted once";
    CalendarYear { year } "kalenderåret {year}, elever × månader / 12" "calendar year {year}, students × months / 12";
    Data "Data" "Data";
    ModelVersion { id, version } "{id} version {version}" "{id} version {version}";
    Verified "Kontroll av räkningen" "Verification";
    VerifiedSame "snabbmotorn och exakt räkning gav samma belopp: 0 öre skillnad" "the fast engine and exact arithmetic gave the same sums: 0 öre apart";
    VerifiedSent "ett värde låg för nära en gräns för snabbmotorn: räknat exakt" "a value was too near a limit for the fast engine: computed exactly";
    VerifiedDiffers { ore } "VARNING: snabbmotorn avvek {ore}; de exakta beloppen redovisas" "WARNING: the fast engine was {ore} off; the exact sums are reported";
    File "Fil" "File";
    Sha "SHA-256" "SHA-256";
    Account { read, allocated, outside } "Elever i data: {read} = {allocated} som fått pengar + {outside} utanför modellen." "Students in the data: {read} = {allocated} allocated + {outside} outside the model.";
    AccountTerms { counts } "Antalen är summor av {counts} räkningar, en för varje läsår." "The numbers are sums of {counts} counts, one for each school year.";
    AccountReported { reported, years } "Redovisade i tabellerna: {reported} elever, {years} helårselever." "Reported in the tables: {reported} students, {years} student years.";
    OutsideOf { students, reason } "Utanför modellen: {students} elever – {reason}." "Outside the model: {students} students – {reason}.";
    Calculation "En beräkning, inte ett beslut." "A calculation, not a decision.";
    Assumption { name, text } "Antagande – {name}: {text}" "Assumption – {name}: {text}";
    AssumptionPart { name, part, text } "Antagande – {name} [{part}]: {text}" "Assumption – {name} [{part}]: {text}";
    AssumptionIndex { name, from, text } "Antagande – index {name} från {from}: {text}" "Assumption – index {name} from {from}: {text}";
    Rounded { part, to } "Antalet elever i {part} är i källan avrundat till närmaste {to}." "The source rounds the students of {part} to the nearest {to}.";
    Synthetic { part, columns } "Påhittade uppgifter i {part}: {columns}." "Made-up data in {part}: {columns}.";
    SyntheticAll "alla kolumner" "all columns";
    Means { column } "{column} är gruppmedelvärden som läses genom ett steg eller en jämförelse: enskilda elever kan ligga på andra sidan." "{column} holds means of groups read through a step or comparison: single students may be on the other side.";
    AlsoFor { part, year } "{part} får även gälla {year}." "{part} also stands for {year}.";
    Remark { part, text } "{part}: {text}" "{part}: {text}";
    EqualTermsHold { model } "Lika villkor ({model}): prövat skola för skola – samma elever hos en annan slags huvudman ger samma belopp, bortsett från momskompensation." "Equal terms ({model}): tried school by school – the same students under another kind of organiser get the same, apart from VAT compensation.";
    EqualTermsBroken { model, schools } "LIKA VILLKOR HÅLLER INTE ({model}): {schools}" "EQUAL TERMS DO NOT HOLD ({model}): {schools}";
    EqualTermsSchool { school, now, then } "{school} får {now} men skulle få {then}" "{school} gets {now} but would get {then}";
    Because { text } "Skäl: {text}" "Reason: {text}";
    DecidedFor { model, text } "{model} ändrar reglerna bara där {text}; andra betalares elever följer dagens regler." "{model} changes the rules only where {text}; other payers' students follow today's rules.";
    Parameters "Parametrar och källor" "Parameters and sources";
    Parameter "Parameter" "Parameter";
    Part "Del" "Part";
    Value "Värde" "Value";
    Unit "Enhet" "Unit";
    From "Gäller från" "In force from";
    Source "Källa eller antagande" "Source or assumption";
    AssumedMark "antagande: " "assumption: ";
    NotPartOfTotal { name } "{name} ingår inte i totalen." "{name} is not part of the total.";
    ExplainTitle { school, amount } "Så är beloppet räknat: {amount}, {school}" "How the amount is computed: {amount}, {school}";
    RoundedTo { step } "avrundat till {step}" "rounded to {step}";
    LargestRemainder { step } "delarna avrundade till {step} med största rest, så att de ger potten" "parts rounded to {step} by largest remainder, so that they add up to the pot";
    InForceFrom { date } "från {date}" "from {date}";
    IndexedBy { index, change, date, source } "uppräknat {date} med {change} ({index}; {source})" "indexed {date} by {change} ({index}; {source})";
    Pot "potten" "the pot";
    First "först" "first";
    Weight "vikt" "weight";
    AllWeights "alla vikter tillsammans" "all weights together";
    CasesOf { model } "Vem som betalas enligt vilken regel: {model}" "Who is paid by which rule: {model}";
    When "När" "When";
    Otherwise "annars" "otherwise";
    DataOf { title, status, source, date } "{title} – {status}; {source}; uttaget {date}" "{title} – {status}; {source}; taken out {date}";
    StatusPublic "offentliga uppgifter" "public data";
    StatusSynthetic "helt eller delvis påhittade uppgifter" "wholly or partly made-up data";
    StatusConfidential "sekretess: får inte spridas" "confidential: not to be spread";
    UnitStudentYear "helårselev" "student year";
    UnitStudent "elev" "student";
    UnitPoint "poäng" "point";
    ToldAbove "källa: se ovan" "source: see above";
    ExactPart "exakt del" "exact part";
    Poured "det som hälls ut" "what is poured";
    LineOrder "radens plats i ordningen" "the line's place in the order";
    LineHolds "raden rymmer högst" "the line holds at most";
    TakenBefore "taget av tidigare rader" "taken by earlier lines";
    SolvedSoThat "löst så att sidorna möts" "solved so that the sides meet";
    SolvedWithin "sidorna får skilja" "the sides may differ by";
    NoPart "ingår inte i potten" "takes no part in the pot";
    ByBaseline "andra betalares elever: dagens regler" "other payers' students: today's rules";
    Formula { text } "formel: {text}" "formula: {text}";
    WithNumbers { text } "med tal: {text}" "with numbers: {text}";
    CaseOf { students } "{students} helårselever" "{students} student years";
    Written { file } "skrev {file}" "wrote {file}";
    PriceDateChosen { date } "priser per {date} (läsårets sista kalenderår); ange `date` i studien för en annan dag" "prices as of {date} (the calendar year in which the school year ends); state `date` in the study for another day";
    SplitOf { split, model } "{split}: {model}" "{split}: {model}";
    SplitText "Beloppen fördelade på poster, till öret. Visas, läggs aldrig till." "The amounts by item, to the öre. Shown, never added.";
    NotSplit "Ej uppdelat" "Not split";
    TriedOn { model, case } "{model} prövad på {case}" "{model} tried on {case}";
    TriedText { compared, differing, largest } "{compared} celler jämförda, {differing} avviker, största fel {largest}." "{compared} cells compared, {differing} differ, largest error {largest}.";
    TriedTable "Tabell" "Table";
    TriedCompared "Jämförda" "Compared";
    TriedBlank "Tomma" "Blank";
    TriedExcepted "Undantagna" "Excepted";
    TriedDiffering "Avviker" "Differ";
    TriedLargest "Största fel" "Largest error";
    TriedRow "Rad" "Row";
    TriedName "Värde" "Value";
    TriedExpected "Väntat" "Expected";
    TriedGot "Modellen" "The model";
    TriedOff "Skillnad" "Difference";
    TriedDifferences { table } "Celler som avviker: {table}" "Cells that differ: {table}";
    TriedMore { count } "och {count} till; visa alla med --all" "and {count} more; show all with --all";
    TriedExceptions { table, list } "Undantagna rader i {table}: {list}" "Excepted rows of {table}: {list}";
    TriedNothing "inget" "nothing";
    CasesOk { file, compared } "{file}: {compared} celler som väntat" "{file}: {compared} cells as expected";
    CheckedOk { models } "{models}: inga fel" "{models}: no errors";
    Counted { errors, warnings } "{errors}, {warnings}" "{errors}, {warnings}";
    OneError "1 fel" "1 error";
    Errors { count } "{count} fel" "{count} errors";
    OneWarning "1 varning" "1 warning";
    Warnings { count } "{count} varningar" "{count} warnings";
    NoPayee "modellen anger ingen `payee`: allt står på en rad, och ingen skola kan förklaras för sig" "the model names no `payee`: everything stands in one line, and no school can be explained by itself";
    WorkedOutAbove "uträkningen står ovan" "worked out above";
    NoSuchSchool { name, near } "ingen skola heter `{name}`; närmast är `{near}`" "no school is called `{name}`; the nearest is `{near}`";
    NoSuchAmount { name, known } "inget belopp heter `{name}`; modellen har {known}" "no amount is called `{name}`; the model has {known}";
    NoSuchModel { name, known } "ingen modell heter `{name}`; studien har {known}" "no model is called `{name}`; the study has {known}";
    StartWritten { command } "påhittade siffror som går att köra direkt; kör nu: {command}" "made-up figures that run at once; now run: {command}";
    Command "Kommando" "Command";
    Study "Studie" "Study";
    LanguageOf "Språk" "Language";
    Dialect "CSV-dialekt" "CSV dialect";
    VerifyTitle { name } "Kontroll av {name}" "Check of {name}";
    MadeFrom { program, study } "Gjord av {program} från {study}" "Made by {program} from {study}";
    OtherVersion { program, own } "Filen är gjord av {program}; den här kontrollen av {own}." "The file was made by {program}; this check by {own}.";
    Inputs "Filer som uppgifterna vilar på" "Files that the figures rest on";
    StateOf "Läge" "State";
    Unchanged "oförändrad" "unchanged";
    Changed "ÄNDRAD" "CHANGED";
    Gone "SAKNAS" "MISSING";
    Unread "läses inte längre" "not read any more";
    NewInput "läses nu, lästes inte då" "read now, not read then";
    Differences "Uppgifter som skiljer sig" "Figures that differ";
    TableOf "Tabell" "Table";
    RowOf "Rad" "Row";
    ColumnOf "Kolumn" "Column";
    There "I filen" "In the file";
    Now "Nu" "Now";
    WholeOf "(hela)" "(all)";
    IsThere "(finns)" "(is there)";
    IsNotThere "(saknas)" "(missing)";
    EmptyCell "(tom)" "(empty)";
    Verdict "Utfall" "Outcome";
    VerifyHolds { compared, files } "Allt stämmer: {compared} uppgifter jämförda, 0 skiljer sig; oförändrade filer: {files}." "All holds: {compared} figures compared, 0 differ; unchanged files: {files}.";
    VerifySameFigures { compared, changed } "Uppgifterna stämmer ({compared} jämförda, 0 skiljer sig). Filer som inte är desamma som då: {changed}." "The figures hold ({compared} compared, 0 differ). Files that are not the same as then: {changed}.";
    VerifyApart { compared, apart, changed } "STÄMMER INTE: {compared} uppgifter jämförda, {apart} skiljer sig; filer som inte är desamma som då: {changed}." "DOES NOT HOLD: {compared} figures compared, {apart} differ; files that are not the same as then: {changed}.";
    DescribeHead { command } "Gissat av `{command}`. Läs varje rad: efter # står varför, och hur säkert det är. Rätta det som är fel." "Guessed by `{command}`. Read every line: after # stands why, and how sure it is. Correct what is wrong.";
    SureCertain { why } "{why} (säkert)" "{why} (certain)";
    SureLikely { why } "{why} (troligt)" "{why} (likely)";
    SureUnsure { why } "{why} (OSÄKERT)" "{why} (UNSURE)";
    DescribeId "namn i kommandon och filer; byt gärna" "name in commands and files; change it as you like";
    DescribeTitleAbove "raden ovanför tabellen" "the line above the table";
    DescribeTitleName "filens namn" "the file's name";
    SourceUnknown "okänd källa" "unknown source";
    DescribeSource "ÄNDRA: varifrån uppgifterna kommer; skrivs i varje rapport" "CHANGE: where the figures come from; printed in every report";
    DescribeDateFound "dagen nämns vid tabellen" "the day stands beside the table";
    DescribeDateNone "ÄNDRA: dagen då uppgifterna togs ut; filen säger den inte" "CHANGE: the day the figures were taken out; the file does not say it";
    DescribeStatus "det strängaste tills ni vet: public om allt är offentligt, synthetic om det är påhittat" "the strictest until you know: public if all is published, synthetic if it is made up";
    DescribeDelimiter { rows, columns } "delar {rows} rader i {columns} kolumner" "parts {rows} rows into {columns} columns";
    DescribeEncodingMarked "ett märke i filens början säger det" "a mark at the file's start says so";
    DescribeEncodingValid "alla tecken går att läsa så" "all signs can be read so";
    DescribeEncodingElse "filen är inte utf-8; stämmer å, ä och ö?" "the file is not utf-8; are å, ä and ö right?";
    DescribeSheetOnly "det enda bladet med något i" "the only sheet with anything in it";
    DescribeSheetAsked "bladet som angavs" "the sheet that was asked for";
    DescribeSheetFirst { others } "det första bladet; byt med --sheet till {others}" "the first sheet; choose {others} with --sheet";
    DescribeDecimal "talen i filen visar det" "the file's numbers show it";
    DescribeDecimalBoth "filen har både decimalkomma och decimalpunkt: ange det rätta och ta bort #" "the file has decimal commas and decimal points: state the right one and take # away";
    DescribeDecimalUnclear "tal som 1.234 kan vara tusental eller decimaler: ange det rätta och ta bort #" "numbers such as 1.234 may be thousands or decimals: state the right sign and take # away";
    MarkerSeen { text, count } "{text} i {count} celler" "{text} in {count} cells";
    DescribeMissing "celler som inte säger något" "cells that say nothing";
    DescribeMissingSeen { texts } "celler som inte säger något: {texts}" "cells that say nothing: {texts}";
    DescribeMissingOdd { texts } "kontrollera att detta betyder att uppgift saknas: {texts}" "check that this means that nothing is known: {texts}";
    DescribeSuppressed "dolt av källan, för att få personer ligger bakom" "hidden by the source, for few people are behind it";
    DescribeSuppressedSeen { texts } "dolt av källan, för att få personer ligger bakom: {texts}" "hidden by the source, for few people are behind it: {texts}";
    DescribeSpecial { texts } "tal som bara är ungefärliga: {texts}" "numbers that are known only about: {texts}";
    DescribeFile { row } "rubrikerna står på rad {row}" "the headings stand on row {row}";
    DescribeAbove { count, first } "rader ovanför tabellen som inte läses: {count}, den första ”{first}”" "rows above the table that are not read: {count}, the first “{first}”";
    DescribeBelow { count, first } "rader under tabellen som inte läses: {count}, den första ”{first}”" "rows below the table that are not read: {count}, the first “{first}”";
    DescribeSum { row, text } "OBS: rad {row}, ”{text}”, ser ut som en summa och skulle räknas en gång till: ta bort den ur filen" "NOTE: row {row}, “{text}”, seems to be a sum and would be counted once more: take it out of the file";
    DescribeRows "elever, en rad för varje grupp: filen har en kolumn med antal elever" "students, a row for each group: the file has a column of students";
    DescribeKey { key } "vad man vet om varje {key}: varje kod står en gång" "what is known of each {key}: each code stands once";
    DescribeColumnsOf "uppgifter som varierar med dessa nycklar" "figures that vary with these keys";
    DescribeNoRows "Ingen kolumn med antal elever hittades, därför finns inget [rows]." "No column of students was found, so there is no [rows].";
    HoldsKey "nyckel" "key";
    HoldsStudents "antal elever" "number of students";
    HoldsNumbers { numbers, filled } "tal i {numbers} av {filled} celler" "numbers in {numbers} of {filled} cells";
    HoldsTexts "text" "text";
    WhyHeading { holds } "{holds}: rubriken säger det" "{holds}: the heading says so";
    WhyCodes { holds } "{holds}: koder, inga tal" "{holds}: codes, no numbers";
    WhyFirst { holds } "{holds}: första kolumnen, inget annat skiljer raderna åt; byt namn" "{holds}: the first column, nothing else tells rows apart; rename it";
    WhyNoHeading "utan rubrik" "without a heading";
    WhyEmpty "tom" "empty";
    WhyRefused "rubriken står två gånger, eller en formel är trasig" "its heading stands twice, or a formula is broken";
    WhyOtherKeys "andra nycklar än elevernas" "other keys than those of the students";
    DescribeUnused { heading, why } "{heading}: {why}" "{heading}: {why}";
    DescribeUnusedHead "kolumner som inte används" "columns that are not used";
    DescribeWide { count, first, last } "{count} kolumner, från {first} till {last}, blir rader" "{count} columns, from {first} to {last}, become rows";
    DescribeValues "filens ord i modellens" "the file's words in the model's";
    DescribeYearFound "läsåret nämns vid tabellen" "the school year stands beside the table";
    DescribeYearNone "ÄNDRA: läsåret som raderna gäller; ta bort #" "CHANGE: the school year that the rows stand for; take # away";
    DescribedNext { file, name } "läs igenom {file}, rätta det som är märkt ÄNDRA eller OSÄKERT, och ange den i en studie i samma mapp: data = \"{name}\"" "read {file}, correct what is marked CHANGE or UNSURE, and name it in a study of the same folder: data = \"{name}\"";
    OnlyForFiles "--output och --sheet gäller bara när en datafil beskrivs" "--output and --sheet are only for describing a data file";
}
