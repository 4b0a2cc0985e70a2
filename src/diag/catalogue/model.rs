//! Findings of reading and checking models (codes M…): M0 files and header, M1 names, M2 numbers and sources, M3 tables and curves, M4 values and amounts, M5 parties, M7 laws, M6 variants and splits.

super::catalogue! {
    /// What is wrong with a model.
    ModelFault {
        NoHeader "M001"
            en "the file has no `[model]`", "this is read as a model", "a model begins with `[model]`, `id`, `version` and `title`; data are checked by a study that names them";
            sv "filen saknar `[model]`", "den läses som en modell", "en modell börjar med `[model]`, `id`, `version` och `title`; data prövas genom en studie som nämner dem";
        HeaderLacks { key } "M002"
            en "`[model]` lacks `{key}`", "stated here, without it", "add `{key} = \"…\"` under `[model]`";
            sv "`[model]` saknar `{key}`", "står här, utan den uppgiften", "lägg till `{key} = \"…\"` under `[model]`";
        EntryIsNoTable { name, section } "M003"
            en "`{name}` in `[{section}]` must say more than one thing", "a single value stands here", "write `{name} = {{ … }}`, or `{name}.formula = '…'`";
            sv "`{name}` i `[{section}]` måste säga mer än en sak", "här står ett ensamt värde", "skriv `{name} = {{ … }}`, eller `{name}.formula = '…'`";
        FileCircle { what, path } "M005"
            en "the files refer to each other in a circle by `{what}`", "{path}", "let one of them stand on its own";
            sv "filerna hänvisar till varandra i en ring med `{what}`", "{path}", "låt en av dem stå för sig själv";
        RemovesNothing { name } "M006"
            en "`remove` names `{name}`, which is not there", "nothing to remove", "check the spelling against the model that is extended";
            sv "`remove` nämner `{name}`, som inte finns", "inget att ta bort", "kontrollera stavningen mot modellen som byggs ut";
        TooManyKeys { most } "M007"
            en "the model has more than {most} keys", "too many", "leave out keys that nothing varies with";
            sv "modellen har fler än {most} nycklar", "för många", "ta bort nycklar som inget varierar med";
        NothingPaid "M008"
            en "the model pays nothing", "no `[amount]` in it", "write at least one amount";
            sv "modellen betalar inget", "inget `[amount]` i den", "skriv minst ett belopp";
        NameTaken { name } "M101"
            en "the name `{name}` is taken", "a second thing with this name", "give one of them another name: formulas must know which is meant";
            sv "namnet `{name}` är upptaget", "en andra sak med det namnet", "ge en av dem ett annat namn: formler måste veta vilken som avses";
        NameOfLanguage { name } "M102"
            en "`{name}` is a word of the language", "cannot be a name", "choose another name";
            sv "`{name}` är ett ord i språket", "kan inte vara ett namn", "välj ett annat namn";
        NameOfUnit { name } "M110"
            en "`{name}` is a unit", "cannot be a name too", "choose another name: in a formula `{name}` would be read as the unit";
            sv "`{name}` är en enhet", "kan inte också vara ett namn", "välj ett annat namn: i en formel skulle `{name}` läsas som enheten";
        UnknownKey { name, known } "M103"
            en "`{name}` is not a declared key", "only keys can stand here", "the keys are {known}; declare others in `[key]`";
            sv "`{name}` är ingen deklarerad nyckel", "här kan bara nycklar stå", "nycklarna är {known}; deklarera andra i `[key]`";
        NoSuchColumn { name } "M104"
            en "there is no column `{name}`", "named here", "declare it in `[column]`, or check the spelling";
            sv "det finns ingen kolumn `{name}`", "nämns här", "deklarera den i `[column]`, eller kontrollera stavningen";
        NoSuchAmount { name } "M105"
            en "there is no value or amount `{name}`", "named here", "check the spelling against `[value]` and `[amount]`";
            sv "det finns inget värde eller belopp `{name}`", "nämns här", "kontrollera stavningen mot `[value]` och `[amount]`";
        Circle { path } "M106"
            en "these are computed from each other in a circle", "{path}", "let one of them be computed without the others";
            sv "dessa räknas ut ur varandra i en ring", "{path}", "låt en av dem räknas ut utan de andra";
        Unused { name } "M107"
            en "nothing uses `{name}`", "written but never read", "remove it, or use it in a formula";
            sv "inget använder `{name}`", "skrivet men aldrig läst", "ta bort det, eller använd det i en formel";
        PreviousOfWhat { name } "M108"
            en "last year's `{name}` has no grain", "read as `previous.{name}` here", "state `per` for `{name}`, so that last year's file can be read by the same keys";
            sv "förra årets `{name}` saknar nycklar", "läses som `previous.{name}` här", "ange `per` för `{name}`, så att förra årets fil kan läsas med samma nycklar";
        LongChain { most } "M109"
            en "more than {most} values are computed from each other in a row", "the chain is too long here", "write the rule with a table or a sum over a key instead of one value a step";
            sv "fler än {most} värden räknas ut ur varandra i rad", "kedjan är för lång här", "skriv regeln med en tabell eller en summa över en nyckel i stället för ett värde per steg";
        UnknownUnit { word, known } "M201"
            en "`{word}` is no unit", "not known here", "the units are {known}; declare others in `[model.units]`";
            sv "`{word}` är ingen enhet", "okänd här", "enheterna är {known}; deklarera andra i `[model.units]`";
        OtherUnit { stated, wanted } "M202"
            en "this is in {stated}, not in {wanted}", "the units differ in kind", "state it in {wanted}, or change the declared unit";
            sv "detta är i {stated}, inte i {wanted}", "enheterna är av olika slag", "ange det i {wanted}, eller ändra den deklarerade enheten";
        NotANumber { text } "M203"
            en "`{text}` is not a number", "not readable as a number", "write `98_765`, `0.5`, `\"3.5 %\"` or `\"2/3\"`";
            sv "`{text}` är inget tal", "går inte att läsa som tal", "skriv `98_765`, `0.5`, `\"3.5 %\"` eller `\"2/3\"`";
        NotAStep { text } "M204"
            en "`{text}` is no step to round to", "must be above zero, and for amounts whole öre", "write for example `\"1 kr\"` or `\"0.01 kr\"`";
            sv "`{text}` går inte att avrunda till", "måste vara större än noll, och för belopp hela ören", "skriv till exempel `\"1 kr\"` eller `\"0.01 kr\"`";
        UnknownRounding { name } "M205"
            en "`{name}` is no way of rounding", "not known here", "write `half up`, `half even`, `half away`, `down`, `up` or `largest remainder`";
            sv "`{name}` är inget sätt att avrunda", "okänt här", "skriv `half up`, `half even`, `half away`, `down`, `up` eller `largest remainder`";
        NoSource { name } "M206"
            en "`{name}` does not say what it rests on", "neither reference nor assumption", "add `reference = \"…\"` (law, decision, publication) or `assumption = \"why\"`";
            sv "`{name}` säger inte vad det vilar på", "varken källa eller antagande", "lägg till `reference = \"…\"` (lag, beslut, publikation) eller `assumption = \"varför\"`";
        NoSourceInRow { one, other } "M213"
            en "the row does not say what its figure rests on", "both cells are empty", "fill in the column `{one}` or the column `{other}`";
            sv "raden säger inte vad siffran vilar på", "båda cellerna är tomma", "fyll i kolumnen `{one}` eller kolumnen `{other}`";
        TwoSources { name } "M207"
            en "`{name}` states both a reference and an assumption", "one of them is wrong", "keep `reference` if the figure is published or decided, else `assumption`";
            sv "`{name}` anger både källa och antagande", "ett av dem är fel", "behåll `reference` om siffran är publicerad eller beslutad, annars `assumption`";
        NotYetInForce { name, date, first } "M208"
            en "`{name}` says nothing for {date}", "begins {first}", "add an earlier date, or run the model on a later day";
            sv "`{name}` säger inget för {date}", "börjar {first}", "lägg till ett tidigare datum, eller kör modellen för en senare dag";
        SaysNothing { name } "M209"
            en "`{name}` states nothing", "its content is missing", "add its `value`, `points`, `where` or `formula`";
            sv "`{name}` anger inget", "innehållet saknas", "lägg till `value`, `points`, `where` eller `formula`";
        Overdue { name, date } "M210"
            en "`{name}` was to be looked at by {date}", "its review date has passed", "confirm or change the value, and set a new `review`";
            sv "`{name}` skulle ses över senast {date}", "datumet för översyn har passerat", "bekräfta eller ändra värdet, och sätt ett nytt `review`";
        NotADate { text } "M211"
            en "`{text}` is not a date", "a date is expected here", "write year, month and day: 2026-01-01";
            sv "`{text}` är inget datum", "här väntas ett datum", "skriv år, månad och dag: 2026-01-01";
        NoPer { name } "M301"
            en "`{name}` does not say what it varies with", "`per` is missing", "add `per = [\"…\"]`";
            sv "`{name}` säger inte vad det varierar med", "`per` saknas", "lägg till `per = [\"…\"]`";
        ColumnWithoutKind { name } "M302"
            en "the column `{name}` does not say what its cells are", "neither `unit` nor `type`", "add `unit = \"…\"` for numbers, or `type = \"text\"`, `\"yes/no\"` or `\"date\"`";
            sv "kolumnen `{name}` säger inte vad dess celler är", "varken `unit` eller `type`", "lägg till `unit = \"…\"` för tal, eller `type = \"text\"`, `\"yes/no\"` eller `\"date\"`";
        UnknownType { name } "M303"
            en "`{name}` is no type of column", "not known here", "write `\"text\"`, `\"yes/no\"` or `\"date\"`; numbers have a `unit` instead";
            sv "`{name}` är ingen kolumntyp", "okänd här", "skriv `\"text\"`, `\"yes/no\"` eller `\"date\"`; tal har i stället en `unit`";
        MissingIsAllowed "M304"
            en "`missing` can only be allowed", "another word stands here", "write `missing = \"allowed\"`, or leave it out";
            sv "`missing` kan bara vara tillåtet", "här står ett annat ord", "skriv `missing = \"allowed\"`, eller utelämna det";
        UnusedHeadings { name, headings } "M305"
            en "the table `{name}` does not read the columns {headings}", "in this file", "nothing to do if they are only for people";
            sv "tabellen `{name}` läser inte kolumnerna {headings}", "i den här filen", "inget behöver göras om de bara är till för människor";
        NoHeading { heading, name, known } "M306"
            en "the file has no column `{heading}` for `{name}`", "asked for here", "its columns are {known}; name the right one in `columns`";
            sv "filen har ingen kolumn `{heading}` för `{name}`", "efterfrågas här", "dess kolumner är {known}; ange rätt i `columns`";
        NoValueInRow { name } "M307"
            en "a row of `{name}` has no value", "empty here", "fill in the number, or remove the row: a missing price is no zero";
            sv "en rad i `{name}` saknar värde", "tomt här", "fyll i talet, eller ta bort raden: ett saknat pris är inte noll";
        NoCodeInRow { name } "M308"
            en "a row of `{name}` has an empty key", "empty here", "write the code, or `*` for all";
            sv "en rad i `{name}` har en tom nyckel", "tomt här", "skriv koden, eller `*` för alla";
        UnknownIndex { name, known } "M309"
            en "there is no index `{name}`", "named here", "the indices are {known}; declare others in `[index]`";
            sv "det finns inget index `{name}`", "nämns här", "indexen är {known}; deklarera andra i `[index]`";
        NoShape { name } "M310"
            en "the curve `{name}` must say how it is read", "`shape` is missing or unknown", "write `shape = \"step from\"`, `\"step up to\"` or `\"linear\"`";
            sv "kurvan `{name}` måste säga hur den läses av", "`shape` saknas eller är okänd", "skriv `shape = \"step from\"`, `\"step up to\"` eller `\"linear\"`";
        NotAPoint "M311"
            en "a point of a curve is two numbers", "something else stands here", "write `[at, value]`";
            sv "en kurvas punkt är två tal", "här står något annat", "skriv `[vid, värde]`";
        PointsNotRising { name } "M312"
            en "the points of `{name}` do not rise", "this one is not after the one before", "order them from the lowest to the highest, each once";
            sv "punkterna i `{name}` stiger inte", "den här ligger inte efter den före", "ordna dem från lägst till högst, var och en en gång";
        NoForm { name } "M401"
            en "`{name}` does not say how it is computed", "no formula, cases, share, pour or solve", "add `formula = '…'`, `cases = […]`, `share = {{ … }}`, `pour = {{ … }}` or `solve = {{ … }}`";
            sv "`{name}` säger inte hur det räknas ut", "ingen formel, inga fall, ingen fördelning", "lägg till `formula = '…'`, `cases = […]`, `share = {{ … }}`, `pour = {{ … }}` eller `solve = {{ … }}`";
        TwoForms { name, forms } "M402"
            en "`{name}` is computed in several ways: {forms}", "only one can hold", "keep one of them";
            sv "`{name}` räknas ut på flera sätt: {forms}", "bara ett kan gälla", "behåll ett av dem";
        OneKeyOnly "M403"
            en "a formula by member names exactly one key", "another number stands here", "write `formula.KEY = {{ member = '…', \"*\" = '…' }}`";
            sv "en formel per medlem nämner precis en nyckel", "här står ett annat antal", "skriv `formula.NYCKEL = {{ medlem = '…', \"*\" = '…' }}`";
        NotExhaustive { key, lacking } "M404"
            en "not every member of `{key}` has a formula", "lacks {lacking}", "add the missing ones, or `\"*\" = '…'` for the rest";
            sv "inte varje medlem av `{key}` har en formel", "saknar {lacking}", "lägg till de som saknas, eller `\"*\" = '…'` för resten";
        BrokenCase "M405"
            en "a case has `when` and `then`; the last one only `otherwise`", "not so here", "write `{{ when = '…', then = '…' }}`, and `{{ otherwise = '…' }}` last";
            sv "ett fall har `when` och `then`; det sista bara `otherwise`", "inte så här", "skriv `{{ when = '…', then = '…' }}`, och `{{ otherwise = '…' }}` sist";
        NoOtherwise "M406"
            en "the cases do not say what holds otherwise", "the last one has a condition", "end with `{{ otherwise = '…' }}`";
            sv "fallen säger inte vad som annars gäller", "det sista har ett villkor", "avsluta med `{{ otherwise = '…' }}`";
        ShareNeeds "M407"
            en "a share needs `total` and `weight`", "one of them is missing", "say what is shared and by what";
            sv "en fördelning behöver `total` och `weight`", "en av dem saknas", "säg vad som fördelas och efter vad";
        DoesNotFitPer { name, formula, per } "M408"
            en "`{name}` varies with {formula}, which {per} does not settle", "does not fit `per`", "sum it up to {per}, or add the missing key to `per`";
            sv "`{name}` varierar med {formula}, som {per} inte bestämmer", "passar inte `per`", "summera det till {per}, eller lägg den saknade nyckeln till `per`";
        Repeated { name, formula, per } "M409"
            en "`{name}` is money or a count per {formula}, and would be paid once for each {per}", "coarser than `per`", "share it out with a `share`, or drop keys from `per`";
            sv "`{name}` är pengar eller antal per {formula}, och skulle betalas en gång för varje {per}", "grövre än `per`", "fördela det med en `share`, eller ta bort nycklar ur `per`";
        CannotBeSummed { name, formula, per } "M410"
            en "`{name}` varies with {formula} and cannot be added up to {per}", "a rate, or not counted per student", "multiply it by students, or take a mean";
            sv "`{name}` varierar med {formula} och kan inte läggas ihop till {per}", "ett mått per något, eller inte räknat per elev", "multiplicera det med elever, eller ta ett medelvärde";
        AmountPerRow { name } "M411"
            en "the amount `{name}` would be paid once for each row", "rows are no receivers", "add `per` with the payee and the payer";
            sv "beloppet `{name}` skulle betalas en gång per rad", "rader är inga mottagare", "lägg till `per` med mottagare och betalare";
        AmountIsMoney { name, stated, wanted, factor } "M412"
            en "the amount `{name}` is in {stated}", "amounts are what is paid", "let the formula give {wanted}: multiply by something in {factor}";
            sv "beloppet `{name}` är i {stated}", "belopp är det som betalas", "låt formeln ge {wanted}: multiplicera med något i {factor}";
        ValueMayBeMissing { name } "M413"
            en "`{name}` may be missing, and missing is not zero", "from a part that may be missing", "say what then with `default(…)`; a value may also declare `missing = \"allowed\"`";
            sv "`{name}` kan saknas, och saknas är inte noll", "från en del som kan saknas", "säg vad som då gäller med `default(…)`; ett värde kan också ange `missing = \"allowed\"`";
        EmptyGroup { name } "M414"
            en "the group `{name}` has no parts", "no amount is part of it", "write `part_of = \"{name}\"` in its amounts, or remove it";
            sv "gruppen `{name}` har inga delar", "inget belopp ingår i den", "skriv `part_of = \"{name}\"` i dess belopp, eller ta bort den";
        ValueInGroup { name, group } "M415"
            en "`{name}` is a value, not an amount, and cannot be part of `{group}`", "only amounts are paid", "make it an `[amount]`";
            sv "`{name}` är ett värde, inget belopp, och kan inte ingå i `{group}`", "bara belopp betalas", "gör det till ett `[amount]`";
        PotNotSettled { name, pot, per } "M416"
            en "the pot of `{name}` varies with {pot}, which {per} does not settle", "no part would know its pot", "sum the total up, or add the key to `per`";
            sv "potten i `{name}` varierar med {pot}, som {per} inte bestämmer", "ingen del skulle veta sin pott", "summera totalen, eller lägg nyckeln till `per`";
        PartIsNumber { name } "M417"
            en "a part of the share `{name}` is not a number", "stands here", "use a number";
            sv "en del av fördelningen `{name}` är inget tal", "står här", "använd ett tal";
        WantsCondition { name } "M418"
            en "`{name}` needs a condition that is always yes or no", "something else stands here", "compare something, such as `home_municipality = \"0126\"`";
            sv "`{name}` behöver ett villkor som alltid är ja eller nej", "här står något annat", "jämför något, till exempel `home_municipality = \"0126\"`";
        UnknownLevel "M419"
            en "a check is an error or a warning", "another word stands here", "write `level = \"error\"` or `\"warning\"`";
            sv "en kontroll är ett fel eller en varning", "här står ett annat ord", "skriv `level = \"error\"` eller `\"warning\"`";
        TwoRoundings { name } "M420"
            en "the share `{name}` is rounded twice", "both `to` and `round`", "keep `to` in the share: rounding its parts again would break their sum";
            sv "fördelningen `{name}` avrundas två gånger", "både `to` och `round`", "behåll `to` i fördelningen: att avrunda delarna igen skulle bryta deras summa";
        RepeatedInProduct { here, over } "M421"
            en "a sum per {over} multiplies money or a count per {here}", "counted once for each of the finer members", "check that this is meant: to pay it once, share it out with a `share`, or sum the other factor first";
            sv "en summa per {over} multiplicerar pengar eller antal per {here}", "räknas en gång för varje finare medlem", "kontrollera att det är meningen: för att betala det en gång, fördela det med en `share`, eller summera den andra faktorn först";
        PourNeeds "M422"
            en "a pour needs `amount`, `order` and `up_to`", "one of them is missing", "say what is poured, which line comes first, and how much each line holds";
            sv "`pour` behöver `amount`, `order` och `up_to`", "en av dem saknas", "säg vad som hälls, vilken rad som kommer först, och hur mycket varje rad rymmer";
        SolveNeeds { name } "M423"
            en "the solve `{name}` needs `between` with two numbers, `to` and `so_that`", "one of them is missing", "write `solve = {{ between = [0, 100_000], to = \"0.01 kr/student\", so_that = '… = … within 1 kr' }}`";
            sv "`{name}` behöver `between` med två tal, `to` och `so_that`", "något av dem saknas", "skriv `solve = {{ between = [0, 100_000], to = \"0.01 kr/student\", so_that = '… = … within 1 kr' }}`";
        EndsTurned "M424"
            en "the search has no room: `between` does not rise", "the first number is not below the second", "write the lower number first";
            sv "sökningen har inget utrymme: `between` stiger inte", "det första talet är inte lägre än det andra", "skriv det lägre talet först";
        SolveWantsEquation "M425"
            en "`so_that` must say what is to be equal, and how near", "no equation stands here", "write `left = right within 1 kr`";
            sv "`so_that` måste säga vad som ska vara lika, och hur nära", "här står ingen likhet", "skriv `vänster = höger within 1 kr`";
        SolveIgnores { name } "M426"
            en "the condition of `{name}` does not depend on `{name}`", "no number would change it", "let the condition read `{name}`, itself or through other values";
            sv "villkoret för `{name}` beror inte på `{name}`", "inget tal skulle ändra det", "låt villkoret läsa `{name}`, direkt eller genom andra värden";
        SolvesNest { name, most } "M427"
            en "`{name}` is solved for inside other solves, more than {most} deep", "one too deep", "settle one of the unknowns by a formula, or solve them one after another";
            sv "`{name}` löses inuti andra lösningar, mer än {most} nivåer djupt", "en för djup", "bestäm en av de obekanta med en formel, eller lös dem en efter en";
        SolveHasNoKeys { name } "M428"
            en "the solve `{name}` and another stand in each other's conditions, and one of them has `per`", "one number each is sought for everybody there", "remove `per` of both, or let one of them not read the other";
            sv "`{name}` och ett annat tal som söks står i varandras villkor, och ett av dem har `per`", "där söks ett tal vardera för alla", "ta bort `per` för båda, eller låt det ena inte läsa det andra";
        SolveVaries { name, keys } "M429"
            en "the condition of `{name}` varies with {keys}, and `{name}` has other keys or none", "one condition is needed for each number that is sought", "sum both sides to the keys of `{name}`, such as `sum(…) = … within 1 kr`, or give `{name}` the `per` of its condition";
            sv "villkoret för `{name}` varierar med {keys}, och `{name}` har andra nycklar eller inga", "ett villkor behövs för varje tal som söks", "summera båda sidor till nycklarna för `{name}`, till exempel `sum(…) = … within 1 kr`, eller ge `{name}` samma `per` som villkoret";
        WeightRepeated { name, formula, per } "M430"
            en "`{name}` weighs by something per {formula}, the same for each {per}, however many students are behind it", "coarser than `per`", "multiply it by students: `… * sum(student_years by {per})`";
            sv "`{name}` väger med något per {formula}, lika för varje {per}, hur många elever som än ligger bakom", "grövre än `per`", "multiplicera det med elever: `… * sum(student_years by {per})`";
        VariantNeeds { name } "M601"
            en "the variant `{name}` says either `with` or `from`", "neither or both stand here", "write `with = {{ name = 'formula' }}`, or `from = \"file.toml\"`";
            sv "varianten `{name}` anger antingen `with` eller `from`", "här står inget av dem, eller båda", "skriv `with = {{ namn = 'formel' }}`, eller `from = \"fil.toml\"`";
        VariantOfNothing { name, near } "M602"
            en "the variant redefines `{name}`, which is not there", "no such name in the model", "check the spelling; the nearest name is `{near}`";
            sv "varianten omdefinierar `{name}`, som inte finns", "inget sådant namn i modellen", "kontrollera stavningen; det närmaste namnet är `{near}`";
        CannotRedefine { name } "M603"
            en "a variant cannot redefine `{name}`", "not a column, parameter, table, value or amount", "redefine what it is made of, or write the variant as a file of its own: `from = \"file.toml\"`";
            sv "en variant kan inte omdefiniera `{name}`", "ingen kolumn, parameter eller tabell, inget värde eller belopp", "omdefiniera det som det är gjort av, eller skriv varianten som en egen fil: `from = \"fil.toml\"`";
        SplitNeeds { name } "M604"
            en "the split `{name}` needs `members` and `of`", "one of them is missing", "write `members = [\"teaching\", …]` and `of = {{ amount = \"share\" }}`";
            sv "uppdelningen `{name}` behöver `members` och `of`", "något av dem saknas", "skriv `members = [\"teaching\", …]` och `of = {{ belopp = \"andel\" }}`";
        SplitByWhat { text, members } "M605"
            en "`{text}` is no share by which an amount can be split", "not an item, and not a ratio by item that is always there", "name an item ({members}), or a table or value of ratios with the split's name in its `per`";
            sv "`{text}` är ingen andel som ett belopp kan delas upp efter", "ingen post, och ingen andel per post som alltid finns", "ange en post ({members}), eller en tabell eller ett värde med andelar som har uppdelningens namn i `per`";
        SplitLeavesOut { name, amounts } "M606"
            en "the split `{name}` leaves out {amounts}", "not every amount is in `of`", "add them to `of`, each with a share or an item: the law asks that a calculation can be shown by item (skollagen 16 kap. 53 §)";
            sv "uppdelningen `{name}` utelämnar {amounts}", "alla belopp finns inte i `of`", "lägg till dem i `of`, vart och ett med en andel eller en post: beräkningen ska kunna visas per post (skollagen 16 kap. 53 §)";
        OutsideItsRange { name, bound } "M212"
            en "`{name}` is outside its own bounds", "the bound is {bound}", "correct the value, or the parameter's `min` and `max`";
            sv "`{name}` ligger utanför sina egna gränser", "gränsen är {bound}", "rätta värdet, eller parameterns `min` och `max`";
        PartyNotSettled { name, key, per } "M501"
            en "`{name}` does not settle its {key}", "it varies with {per} only", "add `{key}` to `per`, so that it is known who pays and who gets";
            sv "`{name}` bestämmer inte sin {key}", "det varierar bara med {per}", "lägg `{key}` till `per`, så att det är känt vem som betalar och vem som får";
        NoEqualTerms "M502"
            en "the model does not state equal terms", "no `[check.equal_terms]`", "add `[check.equal_terms]` with `swap`, `between` and `except` (skollagen 16 kap. 55 §)";
            sv "modellen anger inte lika villkor", "inget `[check.equal_terms]`", "lägg till `[check.equal_terms]` med `swap`, `between` och `except` (skollagen 16 kap. 55 §)";
        EqualTermsLacks { key } "M503"
            en "equal terms lacks `{key}`", "stated here, without it", "write `swap = \"organiser_kind\"` and `between = [\"municipality\", \"independent\"]`";
            sv "lika villkor saknar `{key}`", "står här, utan den uppgiften", "skriv `swap = \"organiser_kind\"` och `between = [\"municipality\", \"independent\"]`";
        UnknownLaw { name, known } "M701"
            en "`{name}` is no law that can be tried", "not known here", "the laws are {known}";
            sv "`{name}` är ingen princip som kan prövas", "okänd här", "principerna är {known}";
        LawSaysWhat { name } "M702"
            en "`{name}` does not say whether the model keeps it", "neither claimed nor broken, or both", "write `claims = true` if the model keeps the law, or `breaks = \"why\"` if it breaks it knowingly";
            sv "`{name}` säger inte om modellen håller principen", "varken hävdad eller bruten, eller båda", "skriv `claims = true` om modellen håller principen, eller `breaks = \"varför\"` om den bryter den med avsikt";
        LawLacks { name, key } "M703"
            en "the law `{name}` lacks `{key}`", "stated here, without it", "add `{key}`: without it the law cannot be tried";
            sv "principen `{name}` saknar `{key}`", "står här, utan den uppgiften", "lägg till `{key}`: utan den går principen inte att pröva";
        LawWithoutPayee { name } "M704"
            en "`{name}` needs to know who is paid", "`[model]` names no `payee`", "write `payee = \"school\"`, or the key that is paid, under `[model]`";
            sv "`{name}` behöver veta vem som får pengarna", "`[model]` anger ingen `payee`", "skriv `payee = \"school\"`, eller nyckeln som får pengarna, under `[model]`";
        LawColumn { name, law } "M705"
            en "`{law}` cannot be tried on the column `{name}`", "no number of a student or of a group of one school", "name a column of numbers with `per = \"row\"`; for more_need_not_less also one per school, or yes and no";
            sv "`{law}` kan inte prövas på kolumnen `{name}`", "inget tal för en elev eller för en grupp på en skola", "nämn en kolumn med tal och `per = \"row\"`; för more_need_not_less även en per skola, eller ja och nej";
        LawWithoutTerms "M706"
            en "`same_grounds` needs `[check.equal_terms]`", "the model does not say which kinds of organiser are compared", "add `[check.equal_terms]` with `swap`, `between` and `except`: the law is tried by it";
            sv "`same_grounds` behöver `[check.equal_terms]`", "modellen säger inte vilka slags huvudmän som jämförs", "lägg till `[check.equal_terms]` med `swap`, `between` och `except`: principen prövas med det";
    }
}
