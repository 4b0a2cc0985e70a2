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
    NoPart "ingår inte i potten" "takes no part in the pot";
    ByBaseline "andra betalares elever: dagens regler" "other payers' students: today's rules";
    Formula { text } "formel: {text}" "formula: {text}";
    WithNumbers { text } "med tal: {text}" "with numbers: {text}";
    CaseOf { students } "{students} helårselever" "{students} student years";
    Written { file } "skrev {file}" "wrote {file}";
    PriceDateChosen { date } "priser per {date} (läsårets sista kalenderår); ange `date` i studien för en annan dag" "prices as of {date} (the calendar year in which the school year ends); state `date` in the study for another day";
    CheckedOk { models } "{models}: inga fel" "{models}: no errors";
    Counted { errors, warnings } "{errors} fel, {warnings} varningar" "{errors} errors, {warnings} warnings";
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
    VerifyHolds { compared, files } "Allt stämmer: {compared} uppgifter jämförda, 0 skiljer sig; {files} filer oförändrade." "All holds: {compared} figures compared, 0 differ; {files} files unchanged.";
    VerifySameFigures { compared, changed } "Uppgifterna stämmer ({compared} jämförda, 0 skiljer sig), men {changed} filer är inte desamma som då." "The figures hold ({compared} compared, 0 differ), but {changed} files are not the same as then.";
    VerifyApart { compared, apart, changed } "STÄMMER INTE: {compared} uppgifter jämförda, {apart} skiljer sig; {changed} filer är inte desamma som då." "DOES NOT HOLD: {compared} figures compared, {apart} differ; {changed} files are not the same as then.";
}
