//! Findings of scenarios and studies of them (codes S…): S0 numbers and inputs, S1 files, S2 changes, S3 overrides, S4 studies.

super::catalogue! {
    /// What is wrong with a scenario, or with a study of scenarios.
    ScenarioFault {
        NoNumbers "S001"
            en "a number, a list of numbers or a range is expected", "something else stands here", "write `0.5`, `[0.4, 0.5]` or `{{ from = 0.02, to = 0.04, step = 0.005 }}`";
            sv "här väntas ett tal, en lista med tal eller ett intervall", "här står något annat", "skriv `0.5`, `[0.4, 0.5]` eller `{{ from = 0.02, to = 0.04, step = 0.005 }}`";
        RangeMisses { most } "S002"
            en "the range does not reach its end in whole steps", "from, to and step do not fit", "let the step divide the way from `from` to `to`, with the right sign, in fewer than {most} steps";
            sv "intervallet når inte sitt slut i hela steg", "from, to och step passar inte ihop", "låt steget gå jämnt upp i sträckan från `from` till `to`, med rätt tecken, i färre än {most} steg";
        InputNeeds { name } "S003"
            en "the input `{name}` has either `value` or `draw`", "neither or both stand here", "write `value = …` for a number that is fixed or swept, `draw = {{ kind = … }}` for one that is drawn";
            sv "indata `{name}` har antingen `value` eller `draw`", "här står inget av dem, eller båda", "skriv `value = …` för ett tal som är fast eller varieras, `draw = {{ kind = … }}` för ett som dras";
        UnknownDraw { name, known } "S004"
            en "`{name}` is no kind of draw", "not known here", "write {known}";
            sv "`{name}` är inget sätt att dra tal", "okänt här", "skriv {known}";
        DrawLacks { kind, key } "S005"
            en "a {kind} draw needs `{key}`", "stated here, without it", "add `{key} = …`";
            sv "en dragning av slaget {kind} behöver `{key}`", "står här, utan den uppgiften", "lägg till `{key} = …`";
        ImpossibleDraw { kind, must } "S006"
            en "there is no {kind} draw with these numbers", "they do not fit together", "it must hold that {must}";
            sv "det finns ingen dragning av slaget {kind} med de här talen", "de passar inte ihop", "det måste gälla att {must}";
        CorrelationRange "S007"
            en "a correlation lies between 0 and 1", "outside that here", "write for example `correlation = 0.4`, or name a file with a matrix";
            sv "en korrelation ligger mellan 0 och 1", "utanför det här", "skriv till exempel `correlation = 0.4`, eller ange en fil med en matris";
        WithWhat { name } "S008"
            en "`{name}` is no other input that is swept", "`with` names it", "name an input that has `value`; drawn inputs hang together by `correlation`";
            sv "`{name}` är inga andra indata som varieras", "`with` nämner det", "ange indata som har `value`; dragna indata hänger ihop genom `correlation`";
        StepsDiffer { name, with, own, theirs } "S009"
            en "`{name}` has {own} numbers and `{with}` has {theirs}", "they cannot move in step", "give both as many numbers, or remove `with` to run every combination";
            sv "`{name}` har {own} tal och `{with}` har {theirs}", "de kan inte följas åt", "ge båda lika många tal, eller ta bort `with` för att köra alla kombinationer";
        MatrixNotSquare { rows, columns } "S010"
            en "a matrix of correlations is square: here are {rows} rows and {columns} columns", "named here", "give it one row and one column for each member, and perhaps a first column with the members' codes";
            sv "en korrelationsmatris är kvadratisk: här är {rows} rader och {columns} kolumner", "nämns här", "ge den en rad och en kolumn för varje medlem, och gärna en första kolumn med medlemmarnas koder";
        MatrixUnknown { code, near } "S011"
            en "the matrix has `{code}`, and the input varies with no such member", "a heading here", "did you mean `{near}`? Codes of several keys are written with `/` between them";
            sv "matrisen har `{code}`, och indata varierar inte med någon sådan medlem", "rubrik här", "menade du `{near}`? Koder för flera nycklar skrivs med `/` emellan";
        MatrixLacks { code } "S012"
            en "the matrix lacks `{code}`", "one row and one column for each member are expected", "add its row and its column";
            sv "matrisen saknar `{code}`", "en rad och en kolumn för varje medlem väntas", "lägg till dess rad och kolumn";
        MatrixOutside { a, b, value } "S013"
            en "the correlation {value} of {a} and {b} is not between −1 and 1", "in the matrix named here", "correct it";
            sv "korrelationen {value} mellan {a} och {b} ligger inte mellan −1 och 1", "i matrisen som nämns här", "rätta den";
        MatrixDiagonal { code, value } "S014"
            en "the correlation of {code} with itself is {value}", "in the matrix named here", "write 1 there; a matrix of covariances is divided by the standard deviations first";
            sv "korrelationen mellan {code} och sig själv är {value}", "i matrisen som nämns här", "skriv 1 där; en kovariansmatris divideras först med standardavvikelserna";
        MatrixNotSymmetric { a, b } "S015"
            en "the matrix has one correlation of {a} and {b}, and another of {b} and {a}", "named here", "let both be the same";
            sv "matrisen har en korrelation mellan {a} och {b}, och en annan mellan {b} och {a}", "nämns här", "låt båda vara lika";
        MatrixImpossible { sum } "S016"
            en "no numbers have these correlations: {sum} would not vary above zero", "they contradict one another", "bring the correlations of these members nearer to zero";
            sv "inga tal har de här korrelationerna: {sum} skulle inte ha någon varians över noll", "de säger emot varandra", "för de här medlemmarnas korrelationer närmare noll";
        NoScenario "S101"
            en "the file has no `[scenario]`", "this is read as a scenario", "begin the file with `[scenario]` and `id`";
            sv "filen saknar `[scenario]`", "den läses som ett scenario", "börja filen med `[scenario]` och `id`";
        ScenarioLacks { key } "S102"
            en "the scenario lacks `{key}`", "stated here, without it", "add `{key} = …` under `[scenario]`";
            sv "scenariot saknar `{key}`", "står här, utan den uppgiften", "lägg till `{key} = …` under `[scenario]`";
        NotYears "S103"
            en "these are no years, one after another", "stands here", "write `{{ from = 2026, to = 2030 }}` or `[2026, 2028]`";
            sv "detta är inga år, vart och ett efter det förra", "står här", "skriv `{{ from = 2026, to = 2030 }}` eller `[2026, 2028]`";
        FlowLacks { key } "S104"
            en "the flow lacks `{key}`", "stated here, without it", "add `{key} = …` under `[flow]`";
            sv "flödet saknar `{key}`", "står här, utan den uppgiften", "lägg till `{key} = …` under `[flow]`";
        NoMonthAndDay "S105"
            en "a month and a day are expected", "something else stands here", "write for example `on = \"07-01\"`";
            sv "här väntas månad och dag", "här står något annat", "skriv till exempel `on = \"07-01\"`";
        TableNeeds "S106"
            en "a scenario table needs `file` and `columns`", "one of them is missing", "write `file = \"worlds.csv\"` and `columns = {{ input = \"heading\" }}`";
            sv "en scenariotabell behöver `file` och `columns`", "någon av dem saknas", "skriv `file = \"varldar.csv\"` och `columns = {{ indata = \"rubrik\" }}`";
        NoHeading { heading, known } "S107"
            en "the scenario table has no column `{heading}`", "asked for here", "its columns are {known}";
            sv "scenariotabellen har ingen kolumn `{heading}`", "efterfrågas här", "dess kolumner är {known}";
        StudentsOfWhat { text } "S108"
            en "`{text}` does not say whose students", "not readable", "write `'students[school = 70923626, study_year = 1]'`";
            sv "`{text}` säger inte vilkas elever", "går inte att läsa", "skriv `'students[school = 70923626, study_year = 1]'`";
        FlowNeedsPeriod "S109"
            en "students move on, and these rows do not say of which school year they are", "stated here, without `stands_for`", "add `stands_for = {{ from = 2025-07-01, to = 2026-06-30 }}`";
            sv "elever går vidare, och de här raderna säger inte vilket läsår de gäller", "står här, utan `stands_for`", "lägg till `stands_for = {{ from = 2025-07-01, to = 2026-06-30 }}`";
        FlowWithinPeriod { on } "S110"
            en "students move on {on}, and these rows stand for a time on both sides of that day", "stated here", "let each table stand for one school year, or move the day: `on = …`";
            sv "elever går vidare {on}, och de här raderna gäller en tid på båda sidor om den dagen", "står här", "låt varje tabell gälla ett läsår, eller flytta dagen: `on = …`";
        FlowMidMonth "S111"
            en "students move on at the first of a month", "another day stands here", "write for example `on = \"07-01\"`: budgets count whole months";
            sv "elever går vidare den första i en månad", "här står en annan dag", "skriv till exempel `on = \"07-01\"`: budgetar räknar hela månader";
        FlowCounts "S112"
            en "how students move on is told of each row alone", "students are counted here, or other rows read", "read keys, columns, parameters and inputs; an intake may count the data's own rows where no input is read";
            sv "hur elever går vidare sägs om varje rad för sig", "här räknas elever, eller läses andra rader", "läs nycklar, kolumner, parametrar och indata; en intagning får räkna datas egna rader där inga indata läses";
        FlowOutside { code, first, last } "S113"
            en "rows at step `{code}` are at none of the steps {first} to {last}, and stay as they are every year", "the flow passes them by", "nothing to do if that is meant; else state `first` and `last`";
            sv "rader på steg `{code}` är inte på något av stegen {first} till {last}, och är som de är varje år", "flödet går förbi dem", "inget behöver göras om det är meningen; ange annars `first` och `last`";
        LikeNobody { whose } "S114"
            en "students come in, and the data have nobody whom they are like: {whose}", "picked here", "pick rows of every group in `by`, or let nobody come in there";
            sv "elever kommer in, och data har ingen som de liknar: {whose}", "väljs här", "välj rader ur varje grupp i `by`, eller låt ingen komma in där";
        FlowThenMove "S115"
            en "students move on by an input that varies with this key, and rows move after it", "moved here", "let the input vary with other keys, or move rows in the data";
            sv "elever går vidare efter indata som varierar med den här nyckeln, och rader flyttas efteråt", "flyttas hit", "låt indata variera med andra nycklar, eller flytta raderna i data";
        FlowKeyed { name } "S116"
            en "`{name}` varies with the step and with more", "read here, of an earlier step", "let it vary with the step alone, or with other keys alone";
            sv "`{name}` varierar med steget och med mer", "läses här, för ett tidigare steg", "låt det variera med bara steget, eller med bara andra nycklar";
        FlowTooFine "S117"
            en "this becomes a number with too many digits to be kept", "computed here, for a school year to come", "round it: `round(… to 6 decimals)`";
            sv "detta blir ett tal med för många siffror för att sparas", "räknas här, för ett kommande läsår", "avrunda det: `round(… to 6 decimals)`";
        IntakeCounts "S118"
            en "an intake is a number of students", "something else stands here", "write for example `students = 'intake'`, with `[input.intake]` in `student`";
            sv "en intagning är ett antal elever", "här står något annat", "skriv till exempel `students = 'intagning'`, med `[input.intagning]` i `student`";
        ChangeDoesWhat { verbs } "S201"
            en "a change does exactly one thing", "none, or several, stand here", "state one of {verbs}; write another `[[change]]` for the next";
            sv "en ändring gör exakt en sak", "här står ingen, eller flera", "ange en av {verbs}; skriv en ny `[[change]]` för nästa";
        ShareOfWhat "S202"
            en "only what is moved has a `share`", "nothing is moved here", "remove it, or state `move_to`";
            sv "bara det som flyttas har en `share`", "inget flyttas här", "ta bort den, eller ange `move_to`";
        NoYearNorDay "S203"
            en "a year or a day is expected", "something else stands here", "write `2027` or `2026-07-01`";
            sv "här väntas ett år eller en dag", "här står något annat", "skriv `2027` eller `2026-07-01`";
        ReweightNeeds "S204"
            en "to reweight needs `so_that` and `keep`", "one of them is missing", "write `reweight = {{ so_that = 'mean(…) = 0.5', keep = [\"school\"] }}`";
            sv "att vikta om behöver `so_that` och `keep`", "någon av dem saknas", "skriv `reweight = {{ so_that = 'mean(…) = 0.5', keep = [\"school\"] }}`";
        SetsWhat { name, near } "S205"
            en "there is no column `{name}` to set", "set here", "did you mean {near}? What the model computes is changed by what it is computed from";
            sv "det finns ingen kolumn `{name}` att sätta", "sätts här", "menade du {near}? Det som modellen räknar ut ändras genom det som det räknas ut av";
        YearsFollow "S206"
            en "student years cannot be set", "they follow the students", "set `students`: student years follow, each row by the part of the year that it stands for";
            sv "helårselever kan inte sättas", "de följer eleverna", "sätt `students`: helårseleverna följer med, rad för rad efter den del av året som den gäller";
        ReadsResult { name } "S207"
            en "a scenario's formula cannot read `{name}`, which the model computes", "computed from what is changed here", "read columns, keys, parameters, tables, curves and inputs";
            sv "ett scenarios formel kan inte läsa `{name}`, som modellen räknar ut", "räknas ut av det som ändras här", "läs kolumner, nycklar, parametrar, tabeller, kurvor och indata";
        OnlyYears { name } "S208"
            en "`{name}` is not of rows, and cannot change on a day within the year", "a day stands here", "state a year; only rows stand for parts of a year";
            sv "`{name}` hör inte till rader, och kan inte ändras en dag under året", "här står en dag", "ange ett år; bara rader gäller delar av ett år";
        PicksByInput "S209"
            en "which rows are moved, added or removed cannot depend on an input", "an input decides here", "pick rows by keys and columns; let the input be the `share` that moves";
            sv "vilka rader som flyttas, läggs till eller tas bort kan inte bero på indata", "här avgör indata", "välj rader efter nycklar och kolumner; låt indata vara den `share` som flyttas";
        OnlyRowsMove "S210"
            en "only rows can be moved", "a key is named here", "remove `entity`, or use `set` to change what belongs to a member";
            sv "bara rader kan flyttas", "här nämns en nyckel", "ta bort `entity`, eller använd `set` för att ändra det som hör till en medlem";
        NoShare "S211"
            en "a share is a plain number of each row", "something else stands here", "write for example `share = 0.5`, or name an input without unit";
            sv "en andel är ett rent tal för varje rad", "här står något annat", "skriv till exempel `share = 0.5`, eller ange indata utan enhet";
        ChangeAfterMove "S212"
            en "this change depends on an input and on more than the row itself, and rows move after it", "what it meant could not be told afterwards", "write it after the changes that move, add or remove rows";
            sv "den här ändringen beror på indata och på mer än raden själv, och rader flyttas efter den", "vad den betydde gick inte att säga efteråt", "skriv den efter de ändringar som flyttar, lägger till eller tar bort rader";
        TooFine { name } "S213"
            en "`{name}` becomes a number with too many digits to be kept", "changed here, before rows move", "round it: `round(… to 6 decimals)`";
            sv "`{name}` blir ett tal med för många siffror för att sparas", "ändras här, innan rader flyttas", "avrunda det: `round(… to 6 decimals)`";
        PicksNobody "S214"
            en "the change picks nobody", "nothing happens", "check the codes in `where`, and the changes before it";
            sv "ändringen träffar ingen", "inget händer", "kontrollera koderna i `where`, och ändringarna före den";
        NotOfRows { key } "S215"
            en "rows do not say their {key} themselves", "another key settles it", "move them by the key that settles it";
            sv "raderna anger inte själva sin {key}", "en annan nyckel bestämmer den", "flytta dem med den nyckel som bestämmer den";
        StillThere { code } "S216"
            en "`{code}` cannot be removed: something still belongs to it", "removed here", "first move its rows, or remove them with a change of their own";
            sv "`{code}` kan inte tas bort: något hör fortfarande till den", "tas bort här", "flytta först dess rader, eller ta bort dem med en egen ändring";
        AddedLacks { name } "S217"
            en "what is added does not say its {name}", "not among the headings", "add a column `{name}`";
            sv "det som läggs till anger inte {name}", "finns inte bland rubrikerna", "lägg till en kolumn `{name}`";
        WhichTerm "S218"
            en "the added rows do not say which term they stand for", "a calendar year has several", "declare the key `term` in the model, and add a column `term`";
            sv "de tillagda raderna anger inte vilken termin de gäller", "ett kalenderår har flera", "deklarera nyckeln `term` i modellen, och lägg till en kolumn `term`";
        AddsWhat { name, near } "S219"
            en "`{name}` is no key or column of what is added", "a heading of nothing", "did you mean {near}?";
            sv "`{name}` är ingen nyckel eller kolumn för det som läggs till", "en rubrik för ingenting", "menade du {near}?";
        ThereAlready { key, code } "S220"
            en "the {key} `{code}` is there already, or has no code", "added here", "give it a code of its own";
            sv "{key} `{code}` finns redan, eller saknar kod", "läggs till här", "ge den en egen kod";
        ReweightWantsEquation "S221"
            en "`so_that` must be an equation between something of the students and a number", "no such equation stands here", "write for example `mean(if merit < 200 point then 1 else 0 by school) = 0.8`; the right side may not count students";
            sv "`so_that` måste vara en likhet mellan något om eleverna och ett tal", "här står ingen sådan likhet", "skriv till exempel `mean(if merit < 200 point then 1 else 0 by school) = 0.8`; högra sidan får inte räkna elever";
        KeepDoesNotSettle { keep, keys } "S222"
            en "groups by {keep} do not settle {keys}, by which `so_that` varies", "too coarse to hold", "add {keys} to `keep`";
            sv "grupper efter {keep} bestämmer inte {keys}, som `so_that` varierar med", "för grova för att hålla", "lägg till {keys} i `keep`";
        OverridesNothing { section, name, near } "S301"
            en "no model of the study has `{name}` in `[{section}]`", "other numbers for nothing", "the nearest name is `{near}`; to describe a thing of the scenario's own, state its `unit`, `per` or `shape`";
            sv "ingen modell i studien har `{name}` i `[{section}]`", "andra tal för ingenting", "det närmaste namnet är `{near}`; för att beskriva något eget för scenariot, ange `unit`, `per` eller `shape`";
        NoSuchInput { name, near } "S302"
            en "there is no input `{name}`", "named in the place of a number", "did you mean {near}? Else declare it: `[input.{name}]`";
            sv "det finns inga indata `{name}`", "nämns i stället för ett tal", "menade du {near}? Deklarera det annars: `[input.{name}]`";
        KeyedInput { name, keys } "S303"
            en "`{name}` varies with {keys}, and a number of the model is one for all", "named in its place here", "remove `by`, or use the input in a formula of `set`";
            sv "`{name}` varierar med {keys}, och ett tal i modellen är ett för alla", "nämns i dess ställe här", "ta bort `by`, eller använd indata i en formel i `set`";
        UnusedInput { name } "S304"
            en "nothing uses the input `{name}`", "written but never read", "use it in a formula or in the place of a number, or remove it: every run would be the same";
            sv "inget använder indata `{name}`", "skrivna men aldrig lästa", "använd dem i en formel eller i stället för ett tal, eller ta bort dem: alla körningar blir lika";
        CombineHow "S401"
            en "scenarios are combined in one of two ways", "another word stands here", "write `\"each\"` to run each alone, `\"together\"` to lay them on each other";
            sv "scenarier kombineras på ett av två sätt", "här står ett annat ord", "skriv `\"each\"` för att köra vart och ett för sig, `\"together\"` för att lägga dem på varandra";
        NoCount { key, least } "S402"
            en "`{key}` is a whole number of at least {least}", "something else stands here", "write for example `{key} = 1000`";
            sv "`{key}` är ett heltal på minst {least}", "här står något annat", "skriv till exempel `{key} = 1000`";
        SeedNeeded "S403"
            en "numbers are drawn, and the study states no `seed`", "drawn here", "add `seed = 2026` under `[study]`: the same seed gives the same draws everywhere";
            sv "tal dras, och studien anger inget `seed`", "dras här", "lägg till `seed = 2026` under `[study]`: samma frö ger samma dragningar överallt";
        UnknownStatistic { name } "S404"
            en "`{name}` is no statistic", "not known here", "write `mean`, `sd`, `least`, `greatest`, or a percentile such as `p5` or `p97.5`";
            sv "`{name}` är inget statistiskt mått", "okänt här", "skriv `mean`, `sd`, `least`, `greatest`, eller en percentil som `p5` eller `p97.5`";
        AgainstWhat "S405"
            en "results are compared with one of a few things", "another word stands here", "write `none`, `baseline`, `previous` or `every model`";
            sv "resultat jämförs med en av några saker", "här står ett annat ord", "skriv `none`, `baseline`, `previous` eller `every model`";
        ShortfallNeeds "S406"
            en "a shortfall needs `of` and `worst`", "one of them is missing, or `worst` is no share", "write `shortfall = {{ of = 'total - 255_000_000 kr', worst = 0.05 }}`";
            sv "ett underskott behöver `of` och `worst`", "någon av dem saknas, eller så är `worst` ingen andel", "skriv `shortfall = {{ of = 'total - 255_000_000 kr', worst = 0.05 }}`";
        UnknownFormat { name } "S407"
            en "`{name}` is no format of results", "not known here", "write `csv`, `json`, `parquet` or `xlsx`";
            sv "`{name}` är inget format för resultat", "okänt här", "skriv `csv`, `json`, `parquet` eller `xlsx`";
        NothingAsked "S409"
            en "the study asks nothing of its runs", "no `[result.…]` stands here", "add for example `[result.per_school]` with `of = [\"total\"]` and `by = [\"school\"]`";
            sv "studien frågar inte efter något av sina körningar", "här finns inget `[result.…]`", "lägg till exempelvis `[result.per_skola]` med `of = [\"total\"]` och `by = [\"school\"]`";
        NothingDrawn "S417"
            en "nothing is drawn in the study, so no input has an effect to tell", "its inputs are fixed or swept", "give an input `draw = {{ kind = … }}`";
            sv "inget dras i studien, så inga indata har en effekt att visa", "dess indata är fasta eller varieras", "ge indata `draw = {{ kind = … }}`";
        RunRefused { scenario, model, draw } "S410"
            en "in scenario `{scenario}` the model `{model}` has no result in draw {draw}", "counted beside its results as refused", "the reason follows: mend the model, or keep the input within bounds by `min` and `max`";
            sv "i scenario `{scenario}` har modellen `{model}` inget resultat i dragning {draw}", "räknas vid sidan av resultaten som vägrad", "skälet följer: laga modellen, eller håll indata inom gränser med `min` och `max`";
        NoSumOfResults "S411"
            en "this is no sum of results times numbers", "cannot be reckoned for each draw", "write for example `total - 7_000 kr` or `1.02 * baseline.total - total`";
            sv "detta är ingen summa av resultat gånger tal", "kan inte räknas för varje dragning", "skriv till exempel `total - 7_000 kr` eller `1.02 * baseline.total - total`";
        NoConditionOnResults "S412"
            en "this does not compare sums of results", "cannot be true or false of a draw", "write for example `total > 7_500 kr` or `total < previous.total`";
            sv "detta jämför inte summor av resultat", "kan inte vara sant eller falskt för en dragning", "skriv till exempel `total > 7_500 kr` eller `total < previous.total`";
        NoSuchResult { name, model, known } "S413"
            en "the model `{model}` pays no `{name}`", "asked for here", "a result is `total`, an amount or a group: {known}";
            sv "modellen `{model}` betalar inget `{name}`", "efterfrågas här", "ett resultat är `total`, ett belopp eller en grupp: {known}";
        NotBy { name, by } "S414"
            en "`{name}` is not paid by {by}", "asked for here", "choose among the keys in the `per` of the amounts";
            sv "`{name}` betalas inte per {by}", "efterfrågas här", "välj bland nycklarna i beloppens `per`";
        NoSuchKey { name, known } "S415"
            en "no key is called `{name}`", "results are to be told by it", "the keys are {known}";
            sv "ingen nyckel heter `{name}`", "resultat ska visas efter den", "nycklarna är {known}";
        NoSuchPerspective { name, known } "S416"
            en "no perspective is called `{name}`", "asked for here", "the model has {known}";
            sv "inget perspektiv heter `{name}`", "efterfrågas här", "modellen har {known}";
        CheckedAlone "S418"
            en "the scenario was read without a model and data", "no study beside it names it", "check a study that names it: `skolpeng check study.toml` also checks names, units, codes and formulas";
            sv "scenariot lästes utan modell och data", "ingen studie bredvid nämner det", "kontrollera en studie som nämner det: `skolpeng check studie.toml` kontrollerar också namn, enheter, koder och formler";
        WithoutWorlds "S408"
            en "the study has scenarios, and this runs its models without them", "scenarios, inputs or draws stand here", "nothing to do: these are the figures that the scenarios are compared with";
            sv "studien har scenarier, och här körs dess modeller utan dem", "här står scenarier, indata eller dragningar", "inget behöver göras: detta är siffrorna som scenarierna jämförs med";
    }
}
