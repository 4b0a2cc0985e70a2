//! Findings of reading and checking formulas (codes F…): F0 reading, F1 names, F2 kinds and units, F3 grain, F4 aggregates, F5 missing.

super::catalogue! {
    /// What is wrong with a formula.
    FormulaFault {
        ForeignSign { sign, ours } "F001"
            en "`{sign}` is not used in a formula here", "another sign does this", "write `{ours}`";
            sv "`{sign}` används inte i en formel här", "ett annat tecken gör detta", "skriv `{ours}`";
        UnknownSign { sign } "F002"
            en "`{sign}` has no meaning in a formula", "not known here", "remove it; `*` multiplies, `/` divides";
            sv "`{sign}` har ingen betydelse i en formel", "okänt här", "ta bort det; `*` är gånger, `/` är delat med";
        OpenText "F003"
            en "a text is not closed", "begins here and never ends", "put a `\"` at the end of the text";
            sv "en text är inte avslutad", "börjar här och slutar aldrig", "sätt ett `\"` i slutet av texten";
        Expected { wanted, found } "F004"
            en "`{wanted}` is expected here", "`{found}` stands here", "write `{wanted}`, or check the brackets before it";
            sv "här väntas `{wanted}`", "här står `{found}`", "skriv `{wanted}`, eller se över parenteserna före";
        ExpectedValue { found } "F005"
            en "a number, a name or a bracket is expected here", "`{found}` stands here", "complete the formula before this place";
            sv "här väntas ett tal, ett namn eller en parentes", "här står `{found}`", "gör färdigt formeln före det här stället";
        ExpectedName { found } "F006"
            en "a name is expected here", "`{found}` stands here", "write the name of a key, a column, a parameter, a value or an amount";
            sv "här väntas ett namn", "här står `{found}`", "skriv namnet på en nyckel, en kolumn, en parameter, ett värde eller ett belopp";
        SpacedNumber { text, joined } "F007"
            en "`{text}` is read as two numbers", "a second number begins here", "write `{joined}`";
            sv "`{text}` läses som två tal", "här börjar ett andra tal", "skriv `{joined}`";
        DecimalComma { written, fixed } "F008"
            en "a formula writes decimals with a point", "`{written}` has a comma", "write `{fixed}`";
            sv "en formel skriver decimaler med punkt", "`{written}` har ett komma", "skriv `{fixed}`";
        UnknownUnit { word } "F009"
            en "`{word}` is no unit", "after a number only a unit can stand", "use a known unit (kr, student, student_year, point, year, %), declare it in `[model.units]`, or write an operator before it";
            sv "`{word}` är ingen enhet", "efter ett tal kan bara en enhet stå", "använd en känd enhet (kr, student, student_year, point, year, %), deklarera den i `[model.units]`, eller skriv ett räknetecken före";
        Leftover { found } "F010"
            en "the formula goes on after its end", "`{found}` does not continue it", "put an operator before it, or remove it";
            sv "formeln fortsätter efter sitt slut", "`{found}` hör inte ihop med det som står före", "sätt ett räknetecken före, eller ta bort det";
        TooDeep "F011"
            en "the formula has too many brackets inside each other", "the 200th level begins here", "give parts of it names as values of their own";
            sv "formeln har för många parenteser i varandra", "här börjar nivå 200", "ge delar av den egna namn som värden";
        TooLong { most } "F016"
            en "the formula has more than {most} operators in a row", "one too many here", "add up a key's members with `sum(… by …)`, or give parts of it names as values of their own";
            sv "formeln har fler än {most} räknetecken i rad", "ett för mycket här", "lägg ihop en nyckels medlemmar med `sum(… by …)`, eller ge delar av den egna namn som värden";
        UnitAlone { unit } "F017"
            en "`{unit}` is a unit, and no number stands before it", "not a name", "write the number too, such as `1 {unit}`";
            sv "`{unit}` är en enhet, och inget tal står framför den", "inget namn", "skriv talet också, till exempel `1 {unit}`";
        ChainedComparison "F012"
            en "two comparisons in a row", "the second one begins here", "write `a < b and b < c`";
            sv "två jämförelser i rad", "den andra börjar här", "skriv `a < b and b < c`";
        NotANumber { text } "F013"
            en "`{text}` is not a number", "not readable as a number", "write digits with a decimal point, such as `98_765.50`";
            sv "`{text}` är inget tal", "går inte att läsa som tal", "skriv siffror med decimalpunkt, till exempel `98_765.50`";
        ExpectedStep "F014"
            en "a rounding needs a step above zero", "not a step", "write for example `round(x to 1 kr)` or `round(x to 3 decimals)`";
            sv "en avrundning behöver ett steg större än noll", "inget steg", "skriv till exempel `round(x to 1 kr)` eller `round(x to 3 decimals)`";
        UnknownRounding { name } "F015"
            en "`{name}` is no way of rounding", "not known here", "write `half up`, `half even`, `half away`, `down` or `up`";
            sv "`{name}` är inget sätt att avrunda", "okänt här", "skriv `half up`, `half even`, `half away`, `down` eller `up`";
        BeginsWithEquals "F018"
            en "a formula does not begin with `=` here, as it does in Excel", "this sign", "remove the `=`";
            sv "en formel börjar inte med `=` som i Excel", "det här tecknet", "ta bort `=`";
        SpreadsheetChoice { name } "F019"
            en "`{name}(…)` is how Excel writes a choice", "not known here", "write `if condition then amount else 0 kr`";
            sv "`{name}(…)` är Excels sätt att skriva ett val", "okänt här", "skriv `if villkor then belopp else 0 kr`";
        UnknownName { name, near } "F101"
            en "`{name}` is not known", "nothing in the model has this name", "did you mean `{near}`?";
            sv "`{name}` är inte känt", "inget i modellen heter så", "menade du `{near}`?";
        UnknownNameAlone { name, known } "F102"
            en "`{name}` is not known", "nothing in the model has this name", "write one of the names: {known}";
            sv "`{name}` är inte känt", "inget i modellen heter så", "skriv något av namnen: {known}";
        NotAKey { name, near } "F103"
            en "`{name}` is not a key", "only keys can stand here", "use a key that `[key]` declares; the nearest is `{near}`";
            sv "`{name}` är ingen nyckel", "här kan bara nycklar stå", "använd en nyckel som `[key]` deklarerar; närmast är `{near}`";
        NotAFunction { name } "F104"
            en "`{name}` is not a function", "called with brackets here", "remove the brackets, or write an operator between";
            sv "`{name}` är ingen funktion", "anropas med parenteser här", "ta bort parenteserna, eller skriv ett räknetecken emellan";
        CurveWantsArgument { name } "F105"
            en "`{name}` is a curve", "what it is read at is missing", "write `{name}(…)`";
            sv "`{name}` är en kurva", "här saknas det som den ska läsas av vid", "skriv `{name}(…)`";
        WrongCount { name, wanted } "F106"
            en "`{name}` takes {wanted} arguments", "another number is given here", "give it {wanted}, separated by commas";
            sv "`{name}` tar {wanted} argument", "här ges ett annat antal", "ge den {wanted}, med komma emellan";
        UnknownMember { text, near } "F107"
            en "`{text}` never occurs there", "not a word of the model", "a formula uses the model's own words, here: {near}";
            sv "`{text}` förekommer aldrig där", "inget av modellens ord", "i en formel står modellens egna ord, här: {near}";
        WantsNumber { found } "F201"
            en "a number is expected here", "this is a {found}", "use a column, a parameter or a value that is a number";
            sv "här väntas ett tal", "detta är av slaget {found}", "använd en kolumn, en parameter eller ett värde som är ett tal";
        CodeIsNoNumber { key } "F208"
            en "a number is expected here, and `{key}` has codes", "codes cannot be reckoned with", "for another member of `{key}` let a column with `refers_to = \"{key}\"` say which; for a number, a column per `{key}` that holds it";
            sv "här väntas ett tal, men `{key}` har koder", "koder går inte att räkna med", "för en annan medlem av `{key}`, låt en kolumn med `refers_to = \"{key}\"` säga vilken; för ett tal, en kolumn per `{key}` som innehåller det";
        WantsYesNo { found } "F202"
            en "a condition is expected here", "this is a {found}", "compare it with something, such as `x > 0` or `x = \"…\"`";
            sv "här väntas ett villkor", "detta är av slaget {found}", "jämför det med något, till exempel `x > 0` eller `x = \"…\"`";
        UnitsDiffer { left, right, factor } "F203"
            en "{left} and {right} cannot be added or compared", "the units differ by `{factor}`", "multiply or divide so that both are the same; what is missing is `{factor}`";
            sv "{left} och {right} kan inte läggas ihop eller jämföras", "enheterna skiljer med `{factor}`", "multiplicera eller dividera så att båda blir lika; det som fattas är `{factor}`";
        BareNumber { number, unit } "F209"
            en "`{number}` has no unit here", "the other side is in {unit}", "write `{number} {unit}`";
            sv "`{number}` saknar enhet här", "det andra är i {unit}", "skriv `{number} {unit}`";
        WantsPlainNumber { unit } "F204"
            en "a number without unit is expected here", "this is in {unit}", "divide it by one {unit} first";
            sv "här väntas ett tal utan enhet", "detta är i {unit}", "dela det först med en {unit}";
        StepWantsUnit { unit } "F205"
            en "the step of this rounding has no unit", "what is rounded is in {unit}", "write `to 1 {unit}`, or `to 2 decimals`";
            sv "avrundningens steg saknar enhet", "det som avrundas är i {unit}", "skriv `to 1 {unit}`, eller `to 2 decimals`";
        TextHasNoOrder { sign } "F206"
            en "texts cannot be compared with `{sign}`", "a text has no greater and less", "codes have no order: use `=`, `!=` or `in [\"…\", \"…\"]`, or a column that holds the year or level as a number";
            sv "texter kan inte jämföras med `{sign}`", "en text är varken större eller mindre", "koder har ingen ordning: använd `=`, `!=` eller `in [\"…\", \"…\"]`, eller en kolumn som har året eller nivån som tal";
        KindsDiffer { left, right } "F207"
            en "a {left} and a {right} cannot meet here", "both sides must be of one kind", "compare numbers with numbers and texts with texts";
            sv "{left} och {right} kan inte mötas här", "båda sidor måste vara av samma slag", "jämför tal med tal och text med text";
        AddsUpAtOtherGrain { here, whole } "F301"
            en "this is money or a head count per {here}, and would be repeated per {whole}", "varies with {here}; the whole varies with {whole}", "sum the finer part up, `sum(x by {here})`, or share this out with a `share`";
            sv "detta är pengar eller antal per {here}, och skulle upprepas per {whole}", "varierar med {here}; helheten varierar med {whole}", "summera den finare delen, `sum(x by {here})`, eller fördela detta med en `share`";
        AddsUpForAll { whole } "F307"
            en "this is one figure for everybody, and would be repeated per {whole}", "money or a head count of all together; the whole varies with {whole}", "share it out with a `share`, or compare with a level: a `mean`, `median`, `least` or `greatest`";
            sv "detta är en siffra för alla, och skulle upprepas per {whole}", "pengar eller antal för alla tillsammans; helheten varierar med {whole}", "fördela den med en `share`, eller jämför med en nivå: `mean`, `median`, `least` eller `greatest`";
        KeyNotInGrain { key, grain } "F302"
            en "this does not vary with `{key}`", "it varies with {grain}", "replace a key that it varies with";
            sv "detta varierar inte med `{key}`", "det varierar med {grain}", "byt ut en nyckel som det varierar med";
        ElsewhereOfName "F303"
            en "only a name can be read for another member", "this is a whole formula", "give the formula a name as a value, and write `name[key: …]`";
            sv "bara ett namn kan läsas för en annan medlem", "detta är en hel formel", "ge formeln ett namn som värde, och skriv `namn[nyckel: …]`";
        HeadCountInside "F304"
            en "the students of one row cannot stand here", "how students are split into rows would decide the result", "sum them first: `sum(students by …)`, or use them only as a factor";
            sv "en enskild rads elever kan inte stå här", "hur eleverna delats upp på rader skulle avgöra resultatet", "summera dem först: `sum(students by …)`, eller använd dem bara som faktor";
        HeadCountMixed "F305"
            en "one part counts the students of a row, the other does not", "splitting a row in two would change the sum", "multiply the other part by `students` too, or sum first";
            sv "en del räknar en rads elever, den andra inte", "om en rad delades i två skulle summan ändras", "multiplicera också den andra delen med `students`, eller summera först";
        HeadCountSquared "F306"
            en "the students of a row are multiplied by themselves", "both factors count them", "use them once";
            sv "en rads elever multipliceras med sig själva", "båda faktorerna räknar dem", "använd dem en gång";
        NothingToAggregate "F401"
            en "this is one number: there is nothing to add up", "the same everywhere", "leave the function out, or name something that varies";
            sv "detta är ett enda tal: det finns inget att lägga ihop", "lika överallt", "ta bort funktionen, eller ange något som varierar";
        DoesNotVaryWith { what, key } "F402"
            en "what is aggregated does not vary with {key}", "it varies with {what}", "multiply it by students, `sum(students * x by {key})`, or choose another key";
            sv "det som läggs ihop varierar inte med {key}", "det varierar med {what}", "multiplicera det med elever, `sum(students * x by {key})`, eller välj en annan nyckel";
        ConditionVariesMore { condition, over } "F403"
            en "the condition varies with more than what is aggregated", "it varies with {condition}; the members are per {over}", "use a condition that is settled per {over}, or aggregate something finer";
            sv "villkoret varierar med mer än det som läggs ihop", "det varierar med {condition}; medlemmarna är per {over}", "använd ett villkor som är bestämt per {over}, eller lägg ihop något finare";
        MeanOfWhat { over } "F404"
            en "a mean over {over} must say how it weighs", "each once, or by their size?", "write `mean(x weighted by students)` or `mean(x each once)`";
            sv "ett medelvärde över {over} måste säga hur det väger", "var och en en gång, eller efter storlek?", "skriv `mean(x weighted by students)` eller `mean(x each once)`";
        NothingToWeigh { name } "F405"
            en "`{name}` does not weigh its members", "only means and medians do", "remove the weighting";
            sv "`{name}` väger inte sina medlemmar", "det gör bara medelvärden och medianer", "ta bort viktningen";
        EachRowOnce "F406"
            en "rows cannot count once each", "a row may stand for one student or for thirty", "leave the weighting out: rows weigh by their students";
            sv "rader kan inte räknas en gång var", "en rad kan stå för en elev eller för trettio", "ta bort viktningen: rader väger med sina elever";
        WeightOfRows "F407"
            en "rows are weighed by something that does not count students", "splitting a row in two would change the mean", "weigh by `students`, `student_years`, or a product with them";
            sv "rader vägs med något som inte räknar elever", "om en rad delades i två skulle medelvärdet ändras", "väg med `students`, `student_years`, eller en produkt med dem";
        NotOverRows { name } "F408"
            en "`{name}` works on the members of keys, not on rows", "this varies with every row", "first take a value per key, such as `mean(x by school)`";
            sv "`{name}` arbetar på nycklars medlemmar, inte på rader", "detta varierar med varje rad", "ta först ett värde per nyckel, till exempel `mean(x by school)`";
        SumOfRates "F409"
            en "this is added once a row, however many students the row holds", "does not count students", "multiply it by students: `sum(students * x)`";
            sv "detta läggs till en gång per rad, hur många elever raden än har", "räknar inte elever", "multiplicera det med elever: `sum(students * x)`";
        QuantileWantsPoint "F410"
            en "a quantile needs its point, and only a quantile has one", "here", "write `quantile(x at 0.25)`";
            sv "en kvantil behöver sin punkt, och bara en kvantil har en", "här", "skriv `quantile(x at 0.25)`";
        RankAmongAll "F411"
            en "a rank is among all members, not within groups", "`by` has no meaning here", "leave `by` out, and choose members with `where`";
            sv "en rang gäller bland alla medlemmar, inte inom grupper", "`by` har ingen betydelse här", "ta bort `by`, och välj medlemmar med `where`";
        MayBeMissing "F501"
            en "this may be missing, and missing is not zero", "a value is needed here", "say what then: `default(x, …)`, `if x is missing then … else …`, or `where x is not missing`";
            sv "detta kan saknas, och saknas är inte noll", "här behövs ett värde", "säg vad som gäller då: `default(x, …)`, `if x is missing then … else …`, eller `where x is not missing`";
        NeverMissing "F502"
            en "this can never be missing", "asked for nothing", "remove the question, or declare the column with `missing = \"allowed\"`";
            sv "detta kan aldrig saknas", "frågan är onödig", "ta bort frågan, eller deklarera kolumnen med `missing = \"allowed\"`";
    }
}
