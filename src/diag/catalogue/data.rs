//! Findings of data sets (codes D…).

super::catalogue! {
    /// What is wrong with a data set.
    DataFault {
        NoRows { name } "D001"
            en "the table `{name}` has no rows", "nothing follows the heading", "check that the right file or sheet is named";
            sv "tabellen `{name}` har inga rader", "inget följer efter rubrikraden", "kontrollera att rätt fil eller blad är angivet";
        MissingEntry { name, table } "D002"
            en "`{name}` is missing in `{table}`", "it must be stated here", "add a line with `{name} = …`";
            sv "`{name}` saknas i `{table}`", "det måste anges här", "lägg till en rad med `{name} = …`";
        NeitherOf { table, first, second } "D003"
            en "`{table}` says neither `{first}` nor `{second}`", "one of them is needed", "add `{first}` or `{second}`";
            sv "`{table}` anger varken `{first}` eller `{second}`", "en av dem behövs", "lägg till `{first}` eller `{second}`";
        BothOf { table, first, second } "D004"
            en "`{table}` says both `{first}` and `{second}`", "only one of them can be used", "take one of them away";
            sv "`{table}` anger både `{first}` och `{second}`", "bara en av dem kan användas", "ta bort en av dem";
        NoSuchHeading { heading, known } "D005"
            en "the table has no heading `{heading}`", "no column is called this", "its headings are {known}";
            sv "tabellen har ingen rubrik `{heading}`", "ingen kolumn heter så", "dess rubriker är {known}";
        NoSuchHeadingNear { heading, near } "D006"
            en "the table has no heading `{heading}`", "did you mean `{near}`?", "write `{near}`";
            sv "tabellen har ingen rubrik `{heading}`", "menade du `{near}`?", "skriv `{near}`";
        UnusedHeadings { table, headings } "D007"
            en "columns of `{table}` are not used", "not used: {headings}", "give them a name under `columns`, or list them under `unused` if that is meant";
            sv "kolumner i `{table}` används inte", "används inte: {headings}", "ge dem ett namn under `columns`, eller lista dem under `unused` om det är avsikten";
        UnknownWord { written, heading, column, ours } "D008"
            en "the word `{written}` in the column `{heading}` is not known", "not known", "is it mistyped: correct it; else add `, \"{written}\" = …` after the other words of `{column}` in `values`, with one of {ours}";
            sv "ordet `{written}` i kolumnen `{heading}` är okänt", "okänt", "är det felskrivet: rätta det; lägg annars till `, \"{written}\" = …` efter de andra orden för `{column}` i `values`, med något av {ours}";
        NoSuchName { name, known } "D009"
            en "no column of this table is named `{name}`", "this would not be used", "its columns are {known}";
            sv "ingen kolumn i tabellen har namnet `{name}`", "detta skulle inte användas", "dess kolumner är {known}";
        NotWholeMonths { from, to } "D010"
            en "a period must be whole months", "from {from} to {to} is not", "let it begin on the first day of a month and end on the last day of a later one, such as 2025-07-01 to 2026-06-30";
            sv "en period måste vara hela månader", "från {from} till {to} är det inte", "låt den börja första dagen i en månad och sluta sista dagen i en senare, som 2025-07-01 till 2026-06-30";
        WideNoMatch { pattern } "D011"
            en "no heading matches `{pattern}`", "no column can be read by this pattern", "compare it with the headings of the file; the parts in braces stand for what differs";
            sv "ingen rubrik stämmer med `{pattern}`", "ingen kolumn kan läsas med det här mönstret", "jämför det med filens rubriker; delarna i klamrar står för det som skiljer";
        WideAmbiguous { heading, pattern } "D012"
            en "the heading `{heading}` matches `{pattern}` in more than one way", "where one part ends and the next begins cannot be told", "list the members of the keys in `[key]`, or rename the heading";
            sv "rubriken `{heading}` stämmer med `{pattern}` på flera sätt", "det går inte att avgöra var en del slutar och nästa börjar", "lista nycklarnas medlemmar i `[key]`, eller byt namn på rubriken";
        WidePattern { pattern } "D013"
            en "a pattern of headings needs the names of keys in braces", "`{pattern}` has none that can be read", "write the pattern as `pupils_{{group}}`, each key once";
            sv "ett mönster för rubriker behöver namn på nycklar i klamrar", "`{pattern}` har inga som går att läsa", "skriv mönstret som `pupils_{{group}}`, varje nyckel en gång";
        WideMixed { pattern, other } "D014"
            en "patterns of one table of rows must have the same keys", "`{pattern}` and `{other}` differ", "put one of them in a table of its own";
            sv "mönster i samma tabell med rader måste ha samma nycklar", "`{pattern}` och `{other}` skiljer sig åt", "lägg en av dem i en egen tabell";
        MemberTwice { member, key } "D015"
            en "`{member}` stands twice in the table of `{key}`", "this is the second time", "keep one row for each `{key}`";
            sv "`{member}` finns två gånger i tabellen för `{key}`", "detta är andra gången", "behåll en rad för varje `{key}`";
        EmptyMember { key } "D016"
            en "a row has no `{key}`", "the cell is empty", "fill it in, or give the empty cell a name under `aliases`: `\"\" = \"…\"`";
            sv "en rad saknar `{key}`", "cellen är tom", "fyll i den, eller ge den tomma cellen ett namn under `aliases`: `\"\" = \"…\"`";
        OldCodeTwice { code, first, second } "D017"
            en "the old code `{code}` is given to two members", "it stands for `{first}` and for `{second}`", "let each old code stand on one row only";
            sv "den gamla koden `{code}` har getts två medlemmar", "den står för `{first}` och för `{second}`", "låt varje gammal kod stå på bara en rad";
        StricterStatus { table, status, whole } "D018"
            en "`{table}` is `{status}`, and the whole data set is called `{whole}`", "the whole is no more open than its parts", "write `status = \"{status}\"` in `[data]`";
            sv "`{table}` är `{status}`, men alla data tillsammans kallas `{whole}`", "helheten är inte öppnare än sina delar", "skriv `status = \"{status}\"` i `[data]`";
        TooSmall { name, least } "D019"
            en "`{name}` is too small", "it must be at least {least}", "write {least} or more";
            sv "`{name}` är för litet", "det måste vara minst {least}", "skriv {least} eller mer";
        NoKeyColumn { key, table } "D020"
            en "`{table}` has no column for `{key}`", "its rows cannot be told apart", "add `{key} = \"its heading\"` under `columns`";
            sv "`{table}` har ingen kolumn för `{key}`", "dess rader kan inte skiljas åt", "lägg till `{key} = \"dess rubrik\"` under `columns`";
        NamesAndValues "D021"
            en "`names_from` and `values_from` belong together, without `wide`", "one of them stands alone", "name the column with the names in `names_from` and the one with the figures in `values_from`";
            sv "`names_from` och `values_from` hör ihop, utan `wide`", "en av dem står ensam", "ange kolumnen med namnen i `names_from` och den med siffrorna i `values_from`";
        NamedTwice { name } "D022"
            en "`{name}` has two figures", "this is the second for the same row", "keep one, or let another column tell the two apart";
            sv "`{name}` har två siffror", "detta är den andra för samma rad", "behåll en, eller låt en annan kolumn skilja dem åt";
        ExpectedRow { per, codes } "D023"
            en "expected results are for a {per} that is not in the data", "not among the members: {codes}", "correct the codes, or leave the rows out";
            sv "väntade resultat gäller {per} som inte finns i data", "finns inte bland medlemmarna: {codes}", "rätta koderna, eller ta bort raderna";
        ExpectedNothing { table } "D024"
            en "`{table}` expects nothing of the model", "no column is a value or amount of it", "map a heading to a value or amount under `columns`";
            sv "`{table}` väntar sig inget av modellen", "ingen kolumn är ett av dess värden eller belopp", "koppla en rubrik till ett värde eller belopp under `columns`";
        ExpectedGrain { name, grain, per } "D025"
            en "`{name}` varies with {grain}, and the rows are per {per}", "one row cannot say what it is", "state `per` with the keys that tell its values apart, each with its column";
            sv "`{name}` varierar med {grain}, men raderna är per {per}", "en rad kan inte säga vad det är", "ange `per` med de nycklar som skiljer dess värden åt, var och en med sin kolumn";
        NotATolerance "D026"
            en "a tolerance is a number, or one for each name", "something else stands here", "write `tolerance = \"0.01\"`, or `tolerance = {{ name = \"0.01\" }}`";
            sv "en tolerans är ett tal, eller ett för varje namn", "här står något annat", "skriv `tolerance = \"0.01\"`, eller `tolerance = {{ namn = \"0.01\" }}`";
        NoCases { folder, name } "D027"
            en "there are no cases to try in `{folder}`", "no file there is called `{name}`", "write a data descriptor with `[case]` and `[expected.…]` in `{folder}` and call it `{name}`";
            sv "det finns inga fall att pröva i `{folder}`", "ingen fil där heter `{name}`", "skriv en databeskrivning med `[case]` och `[expected.…]` i `{folder}` och kalla den `{name}`";
        ExpectedUnread { name, near } "D028"
            en "nothing is compared with the column `{name}`", "no value or amount has this name", "correct the name (the nearest is `{near}`), map the heading under `columns`, or list it under `unused` if it is not to be compared";
            sv "inget jämförs med kolumnen `{name}`", "inget värde eller belopp heter så", "rätta namnet (närmast är `{near}`), koppla rubriken under `columns`, eller lista den under `unused` om den inte ska jämföras";
    }
}
