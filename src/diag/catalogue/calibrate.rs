//! Findings of calibrating and evaluating (codes C…): C0 the job's file, C1 the fit, C2 what is written.

super::catalogue! {
    /// What hinders weights from being fitted, written or followed up.
    CalibrateFault {
        NoCalibrate "C001"
            en "the file has no `[calibrate]`", "this is read as a calibration", "name a file that begins with `[calibrate]`, `id`, `data` and `outcome`";
            sv "filen saknar `[calibrate]`", "den läses som en kalibrering", "ange en fil som börjar med `[calibrate]`, `id`, `data` och `outcome`";
        Lacks { key, heading } "C002"
            en "`{key}` is not stated", "stated here, without it", "add `{key} = …` under `[{heading}]`";
            sv "`{key}` är inte angivet", "står här, utan den uppgiften", "lägg till `{key} = …` under `[{heading}]`";
        NoPredictor "C003"
            en "nothing is named that predicts the outcome", "no `[predictor]`", "add a table for each column, such as `[predictor.merit]`";
            sv "inget anges som utfallet förutsägs av", "ingen `[predictor]`", "lägg till en tabell för varje kolumn, till exempel `[predictor.merit]`";
        NoSuchNumber { key, written } "C004"
            en "`{written}` cannot be `{key}`", "outside what is possible", "`ridge` is 0 or more, `step` anything but 0, `folds` 2 or more, `decimals` 1 to 6";
            sv "`{written}` kan inte vara `{key}`", "utanför det möjliga", "`ridge` är 0 eller mer, `step` allt utom 0, `folds` 2 eller mer, `decimals` 1 till 6";
        OneTarget "C005"
            en "weights are written to a table or to a curve", "names both or none", "state `table` with `key` and `as`, or `curve` with `of` and `at`";
            sv "vikter skrivs till en tabell eller till en kurva", "anger båda eller ingen", "ange `table` med `key` och `as`, eller `curve` med `of` och `at`";
        NotRising "C006"
            en "the points of a curve must rise", "empty, or not in order", "write for example `at = [80, 150, 200, 250, 320]`";
            sv "kurvans punkter måste stiga", "tomt, eller inte i ordning", "skriv till exempel `at = [80, 150, 200, 250, 320]`";
        NoSuchRows { name, known } "C007"
            en "the data set has no rows called `{name}`", "named here", "it has {known}";
            sv "datamängden har inga rader som heter `{name}`", "nämns här", "den har {known}";
        WhichRows { known } "C008"
            en "the data set has not exactly one table of rows", "which one is meant is not said", "add `rows = \"…\"`; it has {known}";
            sv "datamängden har inte precis en tabell med rader", "vilken som avses är inte sagt", "lägg till `rows = \"…\"`; den har {known}";
        NoColumnNear { name, near } "C009"
            en "the rows have no column `{name}`", "named here", "did you mean `{near}`?";
            sv "raderna har ingen kolumn `{name}`", "nämns här", "menade du `{near}`?";
        NoColumn { name, known } "C010"
            en "the rows have no column `{name}`", "named here", "map it in the data set's `columns`; there are {known}";
            sv "raderna har ingen kolumn `{name}`", "nämns här", "koppla den i datamängdens `columns`; det finns {known}";
        NoOutcome "C011"
            en "a row without its outcome", "nothing is known here", "leave out those whose outcome is not known yet, and say how many they are: they are not those who failed";
            sv "en rad utan utfall", "inget är känt här", "utelämna dem vars utfall inte är känt än, och säg hur många de är: de är inte de som misslyckades";
        MoreThanAll "C012"
            en "the outcome counts more students than the row has", "not between none and all", "with `counts = true` the column counts some of the row's `students`";
            sv "utfallet räknar fler elever än raden har", "inte mellan ingen och alla", "med `counts = true` räknar kolumnen några av radens `students`";
        MissingRefused { name } "C013"
            en "`{name}` is missing", "nothing is known here", "say what holds: `missing = \"own category\"` gives these students a weight of their own; leaving them out would skew the rest";
            sv "`{name}` saknas", "inget är känt här", "säg vad som gäller: `missing = \"own category\"` ger dessa elever en egen vikt; att utelämna dem skulle snedvrida resten";
        NoReference { name, level, known } "C014"
            en "no row has `{level}` as its `{name}`", "the others cannot be held against it", "choose one of {known}";
            sv "ingen rad har `{level}` som `{name}`", "de andra kan inte jämföras med den", "välj en av {known}";
        NotANumberPredictor { name } "C015"
            en "a curve needs one predictor that is a number; `{name}` is none", "named here", "name a `[predictor]` of the kind `number`";
            sv "en kurva kräver en prediktor som är ett tal; `{name}` är ingen sådan", "nämns här", "nämn en `[predictor]` av slaget `number`";
        OneOutcome { people } "C101"
            en "all {people} students have the same outcome", "nothing tells them apart", "check the column, and `risk_of`";
            sv "alla {people} elever har samma utfall", "inget skiljer dem åt", "kontrollera kolumnen, och `risk_of`";
        TooFew { events, terms, each } "C102"
            en "{events} students with the rarer outcome are too few for {terms} weights", "{each} for each weight; five are the least, ten are wanted", "take more years together, name fewer predictors, or set a `ridge`";
            sv "{events} elever med det ovanligare utfallet räcker inte till {terms} vikter", "{each} per vikt; fem är det minsta, tio önskas", "slå ihop flera år, ange färre prediktorer, eller ange en `ridge`";
        Few { events, terms, each } "C103"
            en "{events} students with the rarer outcome are few for {terms} weights", "{each} for each weight; ten are wanted", "read the intervals: the weights are uncertain; take more years together, or set a `ridge`";
            sv "{events} elever med det ovanligare utfallet är få för {terms} vikter", "{each} per vikt; tio önskas", "läs intervallen: vikterna är osäkra; slå ihop flera år, eller ange en `ridge`";
        Constant { name } "C104"
            en "`{name}` is the same for all students", "it cannot tell anybody apart", "leave it out";
            sv "`{name}` är lika för alla elever", "den kan inte skilja någon åt", "utelämna den";
        Collinear { name, others } "C105"
            en "`{name}` is a sum of the other predictors", "it says nothing more than {others}", "leave one of them out, or join levels";
            sv "`{name}` är en summa av de andra prediktorerna", "den säger inget utöver {others}", "utelämna en av dem, eller slå ihop nivåer";
        LevelDecides { name, people } "C106"
            en "all {people} students with `{name}` have the same outcome", "its weight would have no end", "join it with another level, take more years together, or set a `ridge`";
            sv "alla {people} elever med `{name}` har samma utfall", "vikten skulle sakna ände", "slå ihop den med en annan nivå, ta fler år tillsammans, eller ange en `ridge`";
        Separated { name } "C107"
            en "the predictors tell some outcomes for certain, most of all `{name}`", "the weight grows without end", "set a `ridge`, join levels, or check that the predictor is not the outcome by another name";
            sv "prediktorerna avgör några utfall helt säkert, mest av allt `{name}`", "vikten växer utan ände", "ange en `ridge`, slå ihop nivåer, eller kontrollera att prediktorn inte är utfallet under ett annat namn";
        Perfect "C108"
            en "the predictors tell every student's outcome", "nothing is left to weigh", "check that no predictor is the outcome by another name; else take more students";
            sv "prediktorerna avgör varje elevs utfall", "inget finns kvar att väga", "kontrollera att ingen prediktor är utfallet under ett annat namn; ta annars fler elever";
        Inflated { name, factor } "C109"
            en "`{name}` follows the other predictors closely", "its variance is inflated {factor} times", "its weight and theirs can hardly be told apart: leave one out, or set a `ridge`";
            sv "`{name}` följer de andra prediktorerna nära", "dess varians är uppblåst {factor} gånger", "dess vikt och deras går knappt att skilja åt: utelämna en, eller ange en `ridge`";
        FoldFailed { schools } "C110"
            en "without some schools nothing can be fitted", "left out: {schools}", "these schools stand outside the trial on schools left out; with a `ridge` it can be done";
            sv "utan några skolor går inget att anpassa", "utelämnade: {schools}", "dessa skolor står utanför prövningen på utelämnade skolor; med en `ridge` går den att göra";
        OneSchool "C111"
            en "the weights cannot be tried on schools left out", "there are not two schools", "name the column of the school with `school = \"…\"`, or read the figures as too good";
            sv "vikterna kan inte prövas på utelämnade skolor", "det finns inte två skolor", "ange skolans kolumn med `school = \"…\"`, eller läs måtten som för goda";
        BadlyFitting { p } "C112"
            en "the predicted risks do not fit what happened in every tenth", "Hosmer and Lemeshow: p = {p}", "see the table of tenths: a number may not act in a straight line; try bands as a category";
            sv "de förväntade riskerna passar inte utfallet i alla tiondelar", "Hosmer och Lemeshow: p = {p}", "se tabellen över tiondelar: ett tal kanske inte verkar rätlinjigt; pröva intervall som kategori";
        SameDate { name, date } "C201"
            en "`{name}` has numbers from {date} already", "nothing was written", "choose another `from`, or add `--force` to replace them";
            sv "`{name}` har redan tal från {date}", "inget skrevs", "välj ett annat `from`, eller lägg till `--force` för att ersätta dem";
        NotOfTheForm { name } "C202"
            en "`{name}` of the model cannot take the weights", "nothing was written", "a table needs `per` with the key alone and `rows` as a list of `{{ … }}`; a curve a `shape`";
            sv "modellens `{name}` kan inte ta emot vikterna", "inget skrevs", "en tabell kräver `per` med bara nyckeln och `rows` som en lista av `{{ … }}`; en kurva en `shape`";
        FactorUnknown { key, lacking } "C203"
            en "the model's key `{key}` lacks terms that have a weight", "not among its members: {lacking}", "declare it: `{key} = {{ members = […] }}` under `[key]`, with every term";
            sv "modellens nyckel `{key}` saknar termer som har en vikt", "inte bland medlemmarna: {lacking}", "deklarera den: `{key} = {{ members = […] }}` under `[key]`, med varje term";
        NowhereToWrite "C204"
            en "the job does not say where the weights go", "`--write` needs it", "add `[write]` with `model`, `table` or `curve`, and `from`";
            sv "jobbet säger inte vart vikterna ska", "`--write` kräver det", "lägg till `[write]` med `model`, `table` eller `curve`, och `from`";
        NoEvaluate "C301"
            en "the file has no `[evaluate]`", "this is read as an evaluation", "name a file that begins with `[evaluate]`, `id` and `calibration`";
            sv "filen saknar `[evaluate]`", "den läses som en uppföljning", "ange en fil som börjar med `[evaluate]`, `id` och `calibration`";
        NowhereToRead "C302"
            en "the calibration names no table of weights", "nothing says which weights are followed up", "add `[write]` with `model`, `table`, `key` and `from` to the calibration; a curve cannot be followed up";
            sv "kalibreringen anger ingen tabell med vikter", "inget säger vilka vikter som följs upp", "lägg till `[write]` med `model`, `table`, `key` och `from` i kalibreringen; en kurva kan inte följas upp";
        NoWeights { name, date } "C303"
            en "the model has no weights in `{name}` on {date}", "they are needed here", "write them with `skolpeng calibrate … --write`, or choose another `date`";
            sv "modellen har inga vikter i `{name}` den {date}", "de behövs här", "skriv in dem med `skolpeng calibrate … --write`, eller välj ett annat `date`";
        NoIndicator { name } "C304"
            en "the data have no `{name}` by school and year", "the goal names it", "add a `[columns_of]` with `per = [\"school\", \"year\"]` and a column `{name}`";
            sv "data har ingen `{name}` per skola och år", "målet nämner den", "lägg till en `[columns_of]` med `per = [\"school\", \"year\"]` och en kolumn `{name}`";
    }
}
