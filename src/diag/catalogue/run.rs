//! Findings of running models on data (codes R…): R0 computing, R1 names that meet, R2 years and terms, R3 studies, R8 writing.

super::catalogue! {
    /// What hinders a run.
    RunFault {
        DivisionByZero { members } "R001"
            en "a division by zero", "zero below the line for {members}", "say what holds then: `x / y else 0`, or leave those members out with `where` or `if`";
            sv "en division med noll", "noll under strecket för {members}", "säg vad som då gäller: `x / y else 0`, eller utelämna de medlemmarna med `where` eller `if`";
        Hole { name, members } "R002"
            en "the data have no `{name}` where it is read", "nothing for {members}", "add the value to the data, or declare the column with `missing = \"allowed\"` and say what holds then";
            sv "data saknar `{name}` där det läses", "inget för {members}", "lägg till värdet i data, eller deklarera kolumnen med `missing = \"allowed\"` och säg vad som då gäller";
        Missing { name, members } "R003"
            en "`{name}` needs a value that is missing", "nothing for {members}", "say what holds then with `default(…)`: missing is not zero, and a mean of nobody is no number";
            sv "`{name}` behöver ett värde som saknas", "inget för {members}", "säg vad som då gäller med `default(…)`: saknas är inte noll, och ett medelvärde av ingen är inget tal";
        NoRow { table, codes, members } "R004"
            en "`{table}` has no row for {codes}", "needed for {members}", "add a row for {codes} to `{table}` (with an assumption if the figure is not known)";
            sv "i `{table}` saknas en rad för {codes}", "behövs för {members}", "lägg till en rad för {codes} i `{table}` (med antagande om siffran inte är känd)";
        NoRowLike { table, codes, near, members } "R021"
            en "`{table}` has no row for {codes}, but one for {near}", "needed for {members}", "write the code in the same way in both files: capital letters count";
            sv "i `{table}` saknas en rad för {codes}, men det finns en för {near}", "behövs för {members}", "skriv koden likadant i båda filerna: stora och små bokstäver skiljs åt";
        Tie { table, codes } "R005"
            en "two rows of `{table}` are for {codes}, and neither is more specific", "read here", "delete one of them, or write a row for exactly this case";
            sv "två rader i `{table}` gäller {codes}, och ingen är mer bestämd", "läses här", "ta bort en av dem, eller skriv en rad för just det fallet";
        NoMember { members } "R006"
            en "another member is read that is not there", "does not exist for {members}", "check the codes, or leave those members out with `if`";
            sv "en annan medlem läses, som inte finns", "finns inte för {members}", "kontrollera koderna, eller utelämna de medlemmarna med `if`";
        NotFinite { members } "R007"
            en "the function gives no number here", "outside its range for {members}", "check what goes in: `ln` and `sqrt` need numbers above zero";
            sv "funktionen ger inget tal här", "utanför sitt område för {members}", "kontrollera det som går in: `ln` och `sqrt` kräver tal större än noll";
        NoWeight { name, members } "R008"
            en "nobody in the pot of `{name}` has any weight", "the weights are zero for {members}", "say what holds then with `else` in the share, or leave the pot out with `among`";
            sv "ingen i potten `{name}` har någon vikt", "vikterna är noll för {members}", "säg vad som då gäller med `else` i fördelningen, eller utelämna potten med `among`";
        PotTooSmall { name, members } "R009"
            en "the pot of `{name}` is smaller than its first amounts", "not enough for {members}", "raise the pot, lower `first`, or say what holds then with `else`";
            sv "potten `{name}` är mindre än sina första belopp", "räcker inte för {members}", "höj potten, sänk `first`, eller säg vad som då gäller med `else`";
        TooLarge { name, members } "R010"
            en "the amount `{name}` is too large to be paid", "for {members}", "check units and numbers";
            sv "beloppet `{name}` är för stort för att betalas", "för {members}", "kontrollera enheter och tal";
        MixedTerms { members } "R011"
            en "students of two terms are added up", "counted twice for {members}", "use `student_years`, or choose one term: `where term = \"…\"`";
            sv "elever från två terminer läggs ihop", "räknas två gånger för {members}", "använd `student_years`, eller välj en termin: `where term = \"…\"`";
        CheckBroken { name, sv, en, members } "R012"
            en "the check `{name}` does not hold: {en}", "not so: {members}", "see why with `skolpeng explain`, or change the model";
            sv "kontrollen `{name}` håller inte: {sv}", "gäller inte: {members}", "se varför med `skolpeng explain`, eller ändra modellen";
        NoRoot { name, low, high } "R013"
            en "no number between the ends of `{name}` meets its condition", "the two sides differ by {low} at the lower end and by {high} at the upper", "widen `between` until the difference changes its sign, or say what holds then with `else`";
            sv "inget tal mellan ändarna för `{name}` uppfyller villkoret", "sidorna skiljer med {low} vid den nedre änden och med {high} vid den övre", "vidga `between` tills skillnaden byter tecken, eller säg vad som då gäller med `else`";
        NoRootInside { name, outer, at, low, high } "R019"
            en "where `{outer}` meets its condition, at {at}, no number between the ends of `{name}` meets its own", "with `{outer}` at {at} the two sides differ by {low} at the lower end and by {high} at the upper", "widen `between` of `{name}`, or narrow that of `{outer}`: the two must hold together";
            sv "där `{outer}` uppfyller sitt villkor, vid {at}, uppfyller inget tal mellan ändarna för `{name}` sitt", "med `{outer}` vid {at} skiljer sidorna med {low} vid den nedre änden och med {high} vid den övre", "vidga `between` för `{name}`, eller snäva in det för `{outer}`: de två måste hålla tillsammans";
        NotWithin { name, at, off } "R014"
            en "`{name}` does not come near enough to its condition", "at {at} the two sides still differ by {off}", "make `to` finer, or allow more with `within`; a rounding in the formulas may let the sides jump past each other";
            sv "`{name}` kommer inte tillräckligt nära sitt villkor", "vid {at} skiljer sidorna fortfarande med {off}", "gör `to` finare, eller tillåt mer med `within`; en avrundning i formlerna kan få sidorna att hoppa förbi varandra";
        UnknownOfOther { name, members } "R020"
            en "the condition of `{name}` for one member reads it for another", "read for {members}", "let the condition of each hold by itself: sums `by` the keys of `{name}`, and only what lies in them";
            sv "villkoret för `{name}` hos en medlem läser det hos en annan", "läses för {members}", "låt villkoret för var och en gälla för sig: summor `by` nycklarna för `{name}`, och bara det som ligger i dem";
        PourTie { name, members } "R015"
            en "two lines of `{name}` have the same place in the order", "a tie for {members}", "give each line a place of its own in `order`";
            sv "två rader i `{name}` har samma plats i ordningen", "lika för {members}", "ge varje rad en egen plats i `order`";
        PourBelowZero { name, value, members } "R016"
            en "`{name}` pours less than nothing, or a line holds less than nothing", "{value} for {members}", "stop at zero with `max(0 kr, …)`, or pour the other way round";
            sv "`{name}` häller mindre än ingenting, eller en rad rymmer mindre än ingenting", "{value} för {members}", "stanna vid noll med `max(0 kr, …)`, eller häll åt andra hållet";
        PourLeft { name, left, members } "R017"
            en "the lines of `{name}` do not hold all that is poured", "{left} is left for {members}", "nothing to do if that is meant; else raise `up_to`, or add a line that takes the rest";
            sv "raderna i `{name}` rymmer inte allt som hälls", "{left} blir över för {members}", "inget behöver göras om det är meningen; höj annars `up_to`, eller lägg till en rad som tar resten";
        SplitNotWhole { name, amount, sum, members } "R018"
            en "the shares of `{amount}` in the split `{name}` do not add up to one", "they add up to {sum} for {members}", "correct the shares so that they add up to 100 %";
            sv "andelarna av `{amount}` i uppdelningen `{name}` blir inte hela", "de blir tillsammans {sum} för {members}", "rätta andelarna så att de blir 100 %";
        UnknownCode { sv, en, code, near, list, rows } "R101"
            en "the {en} `{code}` is not in {list}", "rows with this code: {rows}", "is the code mistyped: the nearest is `{near}`; is it new: add a line for it in {list}";
            sv "{sv} `{code}` finns inte i {list}", "antal rader med koden: {rows}", "är koden felskriven: närmast är `{near}`; är den ny: lägg till en rad för den i {list}";
        UnknownCodeAlone { sv, en, code, list, rows } "R128"
            en "the {en} `{code}` is not in {list}", "rows with this code: {rows}", "is the code new: add a line for it in {list}; else correct it";
            sv "{sv} `{code}` finns inte i {list}", "antal rader med koden: {rows}", "är koden ny: lägg till en rad för den i {list}; rätta den annars";
        ZeroLostInData { code, written } "R134"
            en "the data have `{written}`, not `{code}`", "picks nobody", "write `{code}` in the data: Excel takes the first zero away unless the column is formatted as text";
            sv "data har `{written}`, inte `{code}`", "träffar ingen", "skriv `{code}` i data: Excel tar bort en inledande nolla om kolumnen inte är formaterad som text";
        NoSuchMember { sv, en, code, known } "R133"
            en "the data have no {en} `{code}`", "not among the codes", "write one of {known}";
            sv "data har ingen {sv} `{code}`", "finns inte bland koderna", "skriv en av {known}";
        ZeroLost { code, known } "R129"
            en "`{code}` is not known, but `{known}` is", "the first zero is lost", "write `{known}`: Excel takes the first zero away unless the column is formatted as text";
            sv "`{code}` finns inte, men `{known}` finns", "den inledande nollan saknas", "skriv `{known}`: Excel tar bort en inledande nolla om kolumnen inte är formaterad som text";
        NoCodeKnown { sv, en, column, list } "R130"
            en "none of the codes in the column `{column}` is a {en} in {list}", "the first of them", "have two columns changed places, here or in {list}? Else bring the codes into {list}";
            sv "ingen kod i kolumnen `{column}` är en {sv} i {list}", "den första av dem", "har två kolumner bytt plats, här eller i {list}? Lägg annars in koderna i {list}";
        SumRow { written } "R131"
            en "this row is a sum of the others", "`{written}`", "delete the row in the file: a sum would count everybody twice";
            sv "raden är en summa av de andra", "`{written}`", "ta bort raden i filen: en summa skulle räkna alla två gånger";
        SameRow { row } "R132"
            en "this row is exactly like row {row}", "all cells are alike", "delete it if it has come in twice; if both are meant, nothing needs to be done";
            sv "raden är exakt lik rad {row}", "alla celler är lika", "ta bort den om den har kommit med två gånger; är båda avsedda behöver inget göras";
        SharesInPercent { column, written, name } "R124"
            en "all figures of `{column}` lie between 0 and 1, and the column is in per cent", "`{written}` is read as {written} %", "if it is a share (Excel shows 12.5 % but saves 0.125): write `scale = {{ {name} = 100 }}` below `columns`; if the figures are right, nothing needs to be done";
            sv "alla tal i `{column}` ligger mellan 0 och 1, men kolumnen är i procent", "`{written}` läses som {written} %", "är det en andel (Excel visar 12,5 % men sparar 0,125): skriv `scale = {{ {name} = 100 }}` under `columns`; stämmer talen behöver inget göras";
        PayerNotInData { sv, en, code, known } "R125"
            en "no student has the {en} `{code}`: the sum here is zero", "picks nobody", "change `{code}` in all places to your own code; the data have {known}";
            sv "ingen elev har {sv} `{code}`: summan här blir noll", "träffar ingen", "byt `{code}` på alla ställen till er egen kod; data har {known}";
        HomeNotInData { sv, en, code, known } "R126"
            en "`home` is `{code}`, but no student has this {en}", "`home` says whose budget it is", "write one of the codes in the data: {known}";
            sv "`home` är `{code}`, men ingen elev har den koden som {sv}", "`home` säger vems budget det är", "skriv en av koderna i data: {known}";
        CodeNotInData { sv, en, code, known } "R102"
            en "no {en} in the data has the code `{code}`", "picks nobody: zero here", "correct the code if it is mistyped: the data have {known}";
            sv "ingen {sv} i data har koden `{code}`", "träffar ingen: det blir noll här", "rätta koden om den är felskriven: data har {known}";
        EmptyKey { sv, en } "R103"
            en "a row has no {en}", "empty here", "fill in the code, or delete the row";
            sv "en rad saknar {sv}", "tomt här", "fyll i koden, eller ta bort raden";
        NotDetermined { fine, coarse } "R104"
            en "one {fine} has two values of {coarse}", "another value than before", "the model says that {fine} determines {coarse}: correct the data, or remove `{coarse}` from `determines`";
            sv "en {fine} har två värden av {coarse}", "ett annat värde än tidigare", "modellen säger att {fine} bestämmer {coarse}: rätta data, eller ta bort `{coarse}` ur `determines`";
        NotSettled { fine, coarse, codes } "R105"
            en "the data do not say which {coarse} each {fine} belongs to", "lacks it for {codes}", "add a column `{coarse}` to the table of {fine}";
            sv "data säger inte vilken {coarse} varje {fine} hör till", "saknas för {codes}", "lägg till en kolumn `{coarse}` i tabellen för {fine}";
        RowsLackKey { key } "R106"
            en "the rows do not bring `{key}`", "no column for it", "map a column to `{key}` in `columns`, or give the key `members` if rows do not vary with it";
            sv "raderna anger inte `{key}`", "ingen kolumn för den", "koppla en kolumn till `{key}` i `columns`, eller ge nyckeln `members` om raderna inte varierar med den";
        NoColumn { name } "R107"
            en "the data have no column `{name}`", "the model reads it", "map a column to `{name}` in the data set";
            sv "data saknar kolumnen `{name}`", "modellen läser den", "koppla en kolumn till `{name}` i data.toml";
        TwoValues { name } "R108"
            en "`{name}` has two values for one member", "another value than before", "correct one of them: a column has one value for each member of its keys";
            sv "`{name}` har två värden för samma medlem", "ett annat värde än tidigare", "rätta ett av dem: en kolumn har ett värde för varje medlem av sina nycklar";
        NotAnOption { text, near } "R109"
            en "`{text}` is not one of the options", "not declared", "did you mean `{near}`? Else translate it in `values`";
            sv "`{text}` är inget av alternativen", "inte deklarerat", "menade du `{near}`? Översätt det annars i `values`";
        OutOfBounds { text, bound } "R110"
            en "`{text}` is outside the bounds of its column", "the bound is {bound}", "correct the cell, or the column's `min` and `max`";
            sv "`{text}` ligger utanför kolumnens gränser", "gränsen är {bound}", "rätta cellen, eller kolumnens `min` och `max`";
        TooLong { text } "R111"
            en "`{text}` has more digits than can be read", "too long", "round it to at most 18 digits";
            sv "`{text}` har fler siffror än som kan läsas", "för långt", "avrunda till högst 18 siffror";
        NoStudents "R112"
            en "the rows have no column `students`", "this table", "map the column that counts students to `students`";
            sv "raderna saknar kolumnen `students`", "den här tabellen", "koppla kolumnen som räknar elever till `students`";
        NegativeStudents "R113"
            en "fewer than no students", "below zero", "correct the count; corrections after the fact do not belong in enrolment";
            sv "färre än inga elever", "under noll", "rätta antalet; korrigeringar i efterhand hör inte hemma bland eleverna";
        EmptyStudents "R114"
            en "a row without its number of students", "empty or suppressed here", "fill in the count, or remove the row: nobody is counted by guess";
            sv "en rad utan antal elever", "tomt eller dolt här", "fyll i antalet, eller ta bort raden: ingen räknas på en höft";
        MeanThroughStep { name } "R115"
            en "`{name}` holds means of groups, and the model reads it through a step or comparison", "at a mean of 202 no student seems to be below 200; among the students many are", "use data by student or in bands, or accept it with `on_means = \"accepted\"` in `[model]`, which is then footnoted";
            sv "`{name}` innehåller gruppmedelvärden, och modellen läser det genom ett steg eller en jämförelse", "vid medelvärdet 202 tycks ingen elev ligga under 200; bland eleverna gör många det", "använd data per elev eller i intervall, eller godta det med `on_means = \"accepted\"` i `[model]`, vilket då fotnoteras";
        OutsideWantsCondition "R116"
            en "which rows are outside must be a condition", "not yes or no", "write for example `programme = \"IM\"`";
            sv "vilka rader som är utanför måste vara ett villkor", "varken ja eller nej", "skriv till exempel `programme = \"IM\"`";
        NobodyOutside "R117"
            en "no student is outside for this reason", "the condition finds nobody", "remove it, or check the codes in it";
            sv "ingen elev är utanför av det här skälet", "villkoret hittar ingen", "ta bort det, eller kontrollera koderna";
        NotATolerance { text } "R118"
            en "`{text}` is not a number with a unit", "how far apart totals may be", "write for example `\"5 student\"`";
            sv "`{text}` är inget tal med enhet", "hur mycket summor får skilja", "skriv till exempel `\"5 student\"`";
        TotalsLackKeys "R119"
            en "the table of control totals lacks keys or a figure", "this table", "it needs the keys of its formula and one more column";
            sv "tabellen med kontrollsummor saknar nycklar eller en siffra", "den här tabellen", "den behöver formelns nycklar och en kolumn till";
        TotalOfNobody "R120"
            en "a control total for somebody that the data do not have", "not in the data", "check the code";
            sv "en kontrollsumma för någon som inte finns i data", "finns inte i data", "kontrollera koden";
        TotalsDiffer { stated, ours } "R121"
            en "the data add up to {ours}, but this says {stated}", "should be {ours} if the data are right", "have the data been replaced: change {stated} to {ours}; else rows are missing or stand twice in the data";
            sv "data summerar till {ours}, men här står {stated}", "ska vara {ours} om data stämmer", "har data bytts ut: ändra {stated} till {ours}; annars saknas rader i data eller finns dubbelt";
        MemberOfNobody { code, others } "R122"
            en "`{code}` occurs with no {others}: nothing is computed for it", "the formula says what holds for it", "nothing to do if that is meant; else bring the pairs in a table: a row for each {others} with `{code}`, 0 where there is nothing to count";
            sv "`{code}` förekommer inte med någon {others}: inget räknas ut för den", "formeln säger vad som gäller för den", "inget behöver göras om det är meningen; ta annars med paren i en tabell: en rad för varje {others} med `{code}`, 0 där det inte finns något att räkna";
        CodeOrRange { text, table, key } "R123"
            en "`{text}` in `{table}` is both a {key} and a range that another {key} lies in", "the table has it as a row", "list the codes: `{key} = {{ members = […] }}` in `[key]`; then `{text}` is the code";
            sv "`{text}` i `{table}` är både en {key} och ett intervall som en annan {key} ligger i", "tabellen har det som rad", "räkna upp koderna: `{key} = {{ members = […] }}` i `[key]`; då är `{text}` koden";
        SeveralSchoolYears "R201"
            en "the rows stand for several school years", "a school year counts each student once", "budget a calendar year: `year = 2026` in the study";
            sv "raderna gäller flera läsår", "ett läsår räknar varje elev en gång", "budgetera ett kalenderår: `year = 2026` i studien";
        YearNotCovered { year, months } "R202"
            en "the rows cover {months} of the 12 months of {year}", "every month needs its students, once", "add the missing term, or say `also_for = [{year}]` for rows that may stand for it";
            sv "raderna täcker {months} av de 12 månaderna {year}", "varje månad behöver sina elever, en gång", "lägg till terminen som saknas, eller ange `also_for = [{year}]` för rader som får gälla";
        DecidesForOthers { model, others } "R203"
            en "`{model}` changes what other municipalities pay", "you are deciding for {others}", "write `decides_for = 'home_municipality = \"…\"'` in `[model]`, so that their students keep the baseline's rules";
            sv "`{model}` ändrar vad andra kommuner betalar", "du bestämmer åt {others}", "skriv `decides_for = 'home_municipality = \"…\"'` under `[model]`, så att deras elever behåller dagens regler";
        EngineDiffers { model, ore } "R204"
            en "the fast engine and exact arithmetic differ for `{model}`", "{ore} öre apart", "the exact sums are reported; please report this, with the files";
            sv "snabbmotorn och den exakta räkningen skiljer sig för `{model}`", "{ore} öre isär", "de exakta beloppen redovisas; rapportera gärna detta, med filerna";
        NoStudy "R301"
            en "the file has no `[study]`", "this is no study", "name a study, which lists models and data: it begins with `[study]`, `id`, `data` and `models`";
            sv "filen saknar `[study]`", "detta är ingen studie", "ange en studie, som räknar upp modeller och data: den börjar med `[study]`, `id`, `data` och `models`";
        ModelNoStudy { study } "R306"
            en "this is a model, which is run by a study", "a model", "run {study}";
            sv "detta är en modell, som körs av en studie", "en modell", "kör {study}";
        DataNoStudy { study } "R307"
            en "this describes data, which are run by a study", "a description of data", "run {study}";
            sv "detta beskriver data, som körs av en studie", "en beskrivning av data", "kör {study}";
        StudyLacks { key } "R302"
            en "the study lacks `{key}`", "stated here, without it", "add `{key} = …` under `[study]`";
            sv "studien saknar `{key}`", "står här, utan den uppgiften", "lägg till `{key} = …` under `[study]`";
        BaselineNotListed { name } "R303"
            en "the baseline `{name}` is not among the models", "named here", "list it in `models` too";
            sv "jämförelsemodellen `{name}` finns inte bland modellerna", "nämns här", "ta med den i `models` också";
        NotAYear "R304"
            en "this is no budget year", "stands here", "write `\"school year\"`, or a calendar year such as `2026`";
            sv "detta är inget budgetår", "står här", "skriv `\"school year\"`, eller ett kalenderår som `2026`";
        SameId { id } "R305"
            en "two models of the study are called `{id}`", "the second one", "give each model its own `id` in `[model]`, so that their results can be told apart";
            sv "två modeller i studien heter `{id}`", "den andra", "ge varje modell ett eget `id` under `[model]`, så att resultaten kan skiljas åt";
        SeekLacks { key } "R401"
            en "what is sought lacks `{key}`", "this table", "say `id`, `study`, `model`, `change`, and one of `reach`, `closest`, `largest` and `smallest`";
            sv "det som söks saknar `{key}`", "den här tabellen", "ange `id`, `study`, `model`, `change` och ett av `reach`, `closest`, `largest` och `smallest`";
        SeekAim "R402"
            en "it is not clear what makes an answer good", "exactly one aim is needed here", "write one of `reach = 'a = b'`, `closest = 'a = b'`, `largest = \"parameter\"` and `smallest = \"parameter\"`";
            sv "det framgår inte vad som gör ett svar bra", "här behövs precis ett mål", "skriv ett av `reach = 'a = b'`, `closest = 'a = b'`, `largest = \"parameter\"` och `smallest = \"parameter\"`";
        SeekRange { name, most } "R403"
            en "it is not clear which numbers `{name}` may be", "this range", "write `{{ between = [0, 6], step = 0.1 }}`: the lower end first, a whole number of steps, at most {most}";
            sv "det framgår inte vilka tal `{name}` får vara", "det här intervallet", "skriv `{{ between = [0, 6], step = 0.1 }}`: den nedre änden först, ett helt antal steg, högst {most}";
        SeekNotChanged { name, known } "R404"
            en "`{name}` is not among what may be changed", "asked for here", "`change` has {known}";
            sv "`{name}` finns inte bland det som får ändras", "efterfrågas här", "`change` har {known}";
        SeekNoParameter { name, near } "R405"
            en "the model has no parameter `{name}`", "to be changed", "did you mean `{near}`? Only entries of `[parameter]` can be sought";
            sv "modellen har ingen parameter `{name}`", "ska ändras", "menade du `{near}`? Bara poster i `[parameter]` kan sökas";
        SeekNoEquation "R406"
            en "this does not set one number equal to another", "cannot be reached", "write for example `sum(need_money) = 12_000_000 kr`";
            sv "detta sätter inte ett tal lika med ett annat", "kan inte nås", "skriv till exempel `sum(need_money) = 12_000_000 kr`";
        SeekNotReached { text } "R407"
            en "nothing between the bounds reaches this", "left less right: {text}", "widen `between`, or write `closest` for the number that comes nearest";
            sv "inget mellan gränserna når detta", "vänster minus höger: {text}", "vidga `between`, eller skriv `closest` för det tal som kommer närmast";
        SeekNoneAllowed { at, broken } "R408"
            en "no number tried meets every check", "nearest at {at}, where these do not hold: {broken}", "widen `between`, or ask less of `[check]` here and in the model";
            sv "inget prövat tal uppfyller alla kontroller", "närmast vid {at}, där dessa inte håller: {broken}", "vidga `between`, eller kräv mindre i `[check]` här och i modellen";
        SeekTurns { most } "R409"
            en "the results turn more than once, and there are too many numbers to try each", "more than {most} steps", "take a larger `step`, or a narrower `between`";
            sv "resultaten vänder mer än en gång, och talen är för många för att pröva vart och ett", "fler än {most} steg", "ta ett större `step`, eller ett snävare `between`";
        SeekOtherModel { name, known } "R410"
            en "the study does not run `{name}`", "not among its models", "the study has {known}";
            sv "studien kör inte `{name}`", "finns inte bland dess modeller", "studien har {known}";
        FileExists { name } "R801"
            en "the file `{name}` exists already", "not replaced", "choose another name, or add `--force`";
            sv "filen `{name}` finns redan", "inte ersatt", "välj ett annat namn, eller lägg till `--force`";
        CannotWrite { name, reason } "R802"
            en "the file `{name}` cannot be written", "{reason}", "check the folder; if it is open in Excel, close it there";
            sv "filen `{name}` kan inte skrivas", "{reason}", "kontrollera mappen; om den är öppen i Excel, stäng den där";
        UnknownEnding { name } "R803"
            en "the ending of `{name}` is not known", "no format for it", "end the name with .html, .pdf, .typ, .xlsx, .csv, .json or .parquet";
            sv "filändelsen på `{name}` är okänd", "inget format för den", "avsluta namnet med .html, .pdf, .typ, .xlsx, .csv, .json eller .parquet";
        NoTypst { name } "R804"
            en "`{name}` needs the program `typst`, which is not there", "a PDF is made by it", "install Typst, 0.14 or later (`winget install Typst.Typst`, `brew install typst`, or typst.app/open-source); or write .typ and let somebody make the PDF of it, or write .html and print that";
            sv "`{name}` behöver programmet `typst`, som inte finns här", "det gör PDF-filer", "installera Typst, 0.14 eller senare (`winget install Typst.Typst`, `brew install typst`, eller typst.app/open-source); eller skriv .typ och låt någon annan göra PDF av den, eller skriv .html och skriv ut den";
        TypstFailed { name, reason } "R805"
            en "Typst could not make `{name}`: {reason}", "the program said so", "use Typst 0.14 or later (`typst --version` tells); or write .typ, or .html";
            sv "Typst kunde inte göra `{name}`: {reason}", "programmet säger det", "använd Typst 0.14 eller senare (`typst --version` visar); eller skriv .typ, eller .html";
        ParquetLeftOut { name } "R806"
            en "`{name}` cannot be written: this skolpeng was built without Parquet", "nothing was written", "end the name with .csv, .xlsx or .json, or use a skolpeng that was built with the feature `parquet`";
            sv "`{name}` kan inte skrivas: denna skolpeng är byggd utan Parquet", "inget skrevs", "avsluta namnet med .csv, .xlsx eller .json, eller använd en skolpeng som är byggd med tillvalet `parquet`";
        StartExists { name } "R811"
            en "`{name}`: already there", "nothing was written, so that no work is lost", "choose a folder of its own, such as `skolpeng init my-town`, or move what is there";
            sv "`{name}` finns redan", "inget skrevs, så att inget arbete går förlorat", "välj en egen mapp, till exempel `skolpeng init min-kommun`, eller flytta det som finns";
        DescriptionExists { name } "R812"
            en "the file `{name}` exists already", "nothing was written, so that no work is lost", "choose another name with `--output NAME.toml`, or move the file";
            sv "filen `{name}` finns redan", "inget skrevs, så att inget arbete går förlorat", "välj ett annat namn med `--output NAMN.toml`, eller flytta filen";
        NotOurs { name } "R813"
            en "`{name}` is no file that `skolpeng run` wrote", "it does not say what its figures rest on", "give the .xlsx, .json or .parquet that `skolpeng run … --output` wrote; of CSV files, one whose `.provenance.json` still lies beside it";
            sv "`{name}` är ingen fil som `skolpeng run` har skrivit", "den säger inte vad dess uppgifter vilar på", "ange den .xlsx, .json eller .parquet som `skolpeng run … --output` skrev; av CSV-filer en vars `.provenance.json` ligger kvar bredvid";
        NotRepeatable { name, by } "R814"
            en "`{name}` does not say how to make it again; its command is `{by}`", "no study is named that could be run again", "write it anew with `skolpeng run STUDY --output FILE`; what other commands or older versions wrote cannot be checked";
            sv "`{name}` säger inte hur den kan göras om; dess kommando är `{by}`", "ingen studie nämns som kan köras igen", "skriv den på nytt med `skolpeng run STUDIE --output FIL`; det som andra kommandon eller äldre versioner skrev kan inte kontrolleras";
    }
}
