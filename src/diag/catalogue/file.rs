//! Findings of reading files: TOML, CSV and workbooks as such (codes T…).

super::catalogue! {
    /// What is wrong with a file before anyone asks what it says.
    FileFault {
        CannotRead { name, reason } "T001"
            en "the file `{name}` cannot be read", "{reason}", "check that the file is not open in another program";
            sv "filen `{name}` kan inte läsas", "{reason}", "kontrollera att filen inte är öppen i ett annat program";
        Syntax { reason_sv, reason_en } "T002"
            en "this line cannot be read", "{reason_en}", "write one `name = value` a line, texts in quotes, and headings such as `[data]`";
            sv "raden går inte att läsa", "{reason_sv}", "skriv ett `namn = värde` per rad, texter i citattecken och rubriker som `[data]`";
        SpacedNumber { written, fixed } "T003"
            en "a number may not have spaces in it", "`{written}` is read as several numbers", "write `{fixed}`";
            sv "ett tal får inte ha mellanslag", "`{written}` läses som flera tal", "skriv `{fixed}`";
        DecimalComma { written, fixed } "T004"
            en "a number has a point here, not a comma", "`{written}` has a decimal comma", "write `{fixed}`";
            sv "ett tal har punkt här, inte komma", "`{written}` har decimalkomma", "skriv `{fixed}`";
        UnquotedKey { written } "T005"
            en "a name with other letters than a to z needs quotes", "`{written}` stands without quotes", "put it in quotes: `\"{written}\"`";
            sv "ett namn med andra bokstäver än a till z måste stå i citattecken", "`{written}` står utan citattecken", "sätt det i citattecken: `\"{written}\"`";
        UnquotedText { written } "T006"
            en "a text needs quotes", "`{written}` stands without quotes", "put it in quotes: `\"{written}\"`";
            sv "en text måste stå i citattecken", "`{written}` står utan citattecken", "sätt den i citattecken: `\"{written}\"`";
        NumberForm { written } "T007"
            en "a number is written with digits and at most one decimal point", "`{written}` is another way of writing", "write all its digits, such as `1250000` or `0.5`";
            sv "ett tal skrivs med siffror och högst en decimalpunkt", "`{written}` är ett annat skrivsätt", "skriv ut alla siffror, som `1250000` eller `0.5`";
        TimeOfDay { written } "T008"
            en "a date has no time of day", "`{written}` is more than a date", "write only the day, such as `2026-01-31`";
            sv "ett datum har inget klockslag", "`{written}` är mer än ett datum", "skriv bara dagen, som `2026-01-31`";
        DuplicateKey { name } "T009"
            en "`{name}` is set twice", "this is the second time", "if they are two different things, give this one another name; if they are the same, keep one";
            sv "`{name}` anges två gånger", "detta är andra gången", "är det två olika saker, ge den här ett annat namn; är det samma sak, behåll en";
        UnknownKeyNear { name, near } "T010"
            en "`{name}` is not known here", "did you mean `{near}`?", "write `{near}`, or take the line away";
            sv "`{name}` är inte känt här", "menade du `{near}`?", "skriv `{near}`, eller ta bort raden";
        UnknownKey { name, known } "T011"
            en "`{name}` is not known here", "this would not be used", "these are known here: {known}";
            sv "`{name}` är inte känt här", "detta skulle inte användas", "dessa är kända här: {known}";
        WrongKind { expected_sv, expected_en, stands_sv, stands_en } "T012"
            en "{expected_en} is expected", "{stands_en} stands here", "write {expected_en} instead";
            sv "här väntas {expected_sv}", "här står {stands_sv}", "skriv {expected_sv} i stället";
        NotWhole { written } "T013"
            en "a whole number is expected", "`{written}` is not whole", "write it without decimals";
            sv "här väntas ett heltal", "`{written}` är inte helt", "skriv det utan decimaler";
        NotADate { written } "T014"
            en "a date is expected", "`{written}` is not a day of the calendar", "write year, month and day, such as `2026-01-31`";
            sv "här väntas ett datum", "`{written}` är ingen dag i kalendern", "skriv år, månad och dag, som `2026-01-31`";
        LeadingZero { written } "T015"
            en "a number may not begin with a zero", "`{written}` looks like a code", "a code is a text, put it in quotes: `\"{written}\"`";
            sv "ett tal får inte börja med en nolla", "`{written}` ser ut som en kod", "en kod är en text, sätt den i citattecken: `\"{written}\"`";
        YesNoWord { written, fixed } "T016"
            en "yes and no are written `true` and `false` here", "`{written}` stands here", "write `{fixed}`, without quotes";
            sv "ja och nej skrivs `true` och `false` här", "här står `{written}`", "skriv `{fixed}`, utan citattecken";
        NoFile { name } "T017"
            en "there is no file `{name}`", "named here", "check the name and the folder; a name counts from the folder of the file that names it";
            sv "filen `{name}` finns inte", "nämns här", "kontrollera namnet och mappen; ett namn räknas från mappen för den fil som nämner det";
        NoFileNear { name, near } "T058"
            en "there is no file `{name}`, but there is `{near}`", "named here", "write `{near}` here, or save that file anew as `{name}`";
            sv "filen `{name}` finns inte, men `{near}` finns", "nämns här", "skriv `{near}` här, eller spara om den filen som `{name}`";
        IsFolder { name } "T018"
            en "`{name}` is a folder, not a file", "a file is expected here", "add the name of the file, such as `{name}/data.toml`";
            sv "`{name}` är en mapp, inte en fil", "här väntas en fil", "lägg till filens namn, som `{name}/data.toml`";
        LongLine { most } "T019"
            en "a line of the file has more than {most} characters", "this is no table and no model", "check that it is the right file; a file from another system may need to be saved again with line breaks";
            sv "en rad i filen har fler än {most} tecken", "det är varken en tabell eller en modell", "kontrollera att det är rätt fil; en fil från ett annat system kan behöva sparas om med radbrytningar";
        Mojibake { line, written } "T020"
            en "the letters å, ä and ö are broken in this file", "line {line} has `{written}`", "fetch the file anew, or open it in its first program and save it as CSV UTF-8; leave `encoding` out";
            sv "bokstäverna å, ä och ö är trasiga i filen", "på rad {line} står `{written}`", "hämta filen på nytt, eller öppna den i det ursprungliga programmet och spara som CSV UTF-8; ange ingen `encoding`";
        WrongEncoding { encoding } "T021"
            en "the file is not written in `{encoding}`", "some of its bytes are no letters there", "leave `encoding` out, or save the file as CSV UTF-8";
            sv "filen är inte skriven i `{encoding}`", "några av dess tecken finns inte där", "ange ingen `encoding`, eller spara filen som CSV UTF-8";
        OpenQuote { written } "T022"
            en "a quote is opened and never closed", "the cell begins `{written}` and goes on to the end of the file", "close the quote, or take it away";
            sv "ett citattecken öppnas men stängs aldrig", "cellen börjar `{written}` och fortsätter till filens slut", "stäng citattecknet, eller ta bort det";
        NotText "T023"
            en "the file is not a text file", "it has signs that no text has", "save it as CSV UTF-8, or give a workbook its own ending, such as `.xlsx`";
            sv "filen är ingen textfil", "den innehåller tecken som ingen text har", "spara den som CSV UTF-8, eller ge en arbetsbok dess egen filändelse, som `.xlsx`";
        NoTable "T024"
            en "there is no table here", "nothing is filled in", "check that the right file or sheet is named";
            sv "här finns ingen tabell", "inget är ifyllt", "kontrollera att rätt fil eller blad är angivet";
        DuplicateHeading { heading } "T025"
            en "the heading `{heading}` stands twice", "this is the second time", "give each column its own heading";
            sv "rubriken `{heading}` finns två gånger", "detta är andra gången", "ge varje kolumn en egen rubrik";
        LongRow { cells, headings } "T026"
            en "the row has more cells than there are headings", "{cells} cells under {headings} headings", "add the missing heading, or put quotes around a text that has the separator in it";
            sv "raden har fler celler än det finns rubriker", "{cells} celler under {headings} rubriker", "lägg till rubriken som saknas, eller sätt citattecken runt en text som innehåller skiljetecknet";
        ShortRow { cells, headings } "T027"
            en "the row has fewer cells than there are headings", "{cells} cells under {headings} headings; the others are read as empty", "check that no cell has slipped to the left, and add the missing separators";
            sv "raden har färre celler än det finns rubriker", "{cells} celler under {headings} rubriker; de andra läses som tomma", "kontrollera att ingen cell har hamnat för långt till vänster, och lägg till skiljetecknen som saknas";
        Footer { written } "T028"
            en "a line below the table is read as a remark", "`{written}` is no row", "nothing needs to be done if it is none";
            sv "en rad under tabellen läses som en anmärkning", "`{written}` räknas inte som en rad", "inget behöver göras om det stämmer";
        BadWorkbook { reason } "T030"
            en "the workbook cannot be read", "{reason}", "open it in the program it comes from and save it again as `.xlsx`, without a password";
            sv "arbetsboken kan inte läsas", "{reason}", "öppna den i det program den kommer från och spara den på nytt som `.xlsx`, utan lösenord";
        NoSheet { name, sheets } "T031"
            en "the workbook has no sheet `{name}`", "it has {sheets}", "write the sheet's name as its tab shows it";
            sv "arbetsboken har inget blad `{name}`", "den har {sheets}", "skriv bladets namn som det står på fliken";
        SheetChosen { name, others } "T032"
            en "the workbook has several sheets and `{name}` is read", "not read: {others}", "name the sheet: `sheet = \"{name}\"`";
            sv "arbetsboken har flera blad och `{name}` läses", "läses inte: {others}", "ange bladet: `sheet = \"{name}\"`";
        BadParquet { reason } "T033"
            en "the Parquet file cannot be read", "{reason}", "fetch it or write it anew; a file that was not copied to its end has lost its last part, without which nothing of it can be read";
            sv "Parquetfilen kan inte läsas", "{reason}", "hämta eller skriv den på nytt; en fil som inte kopierats klart saknar sitt slut, och utan det går inget i den att läsa";
        ParquetCompression { codec } "T034"
            en "the Parquet file is compressed with `{codec}`, which is not read here", "its columns are packed so", "write it with the compression `snappy`, or with none";
            sv "Parquetfilen är komprimerad med `{codec}`, som inte kan läsas här", "dess kolumner är packade så", "skriv den med komprimeringen `snappy`, eller utan";
        ParquetColumn { column, kind } "T035"
            en "the column `{column}` of the Parquet file has values that no cell can hold", "it is stored as {kind}", "write numbers, texts, dates, yes/no or decimals; make a list or a structure into columns of their own";
            sv "kolumnen `{column}` i Parquetfilen har värden som ingen cell kan rymma", "den är lagrad som {kind}", "skriv tal, texter, datum, ja/nej eller decimaltal; gör en lista eller struktur till egna kolumner";
        NoParquet "T036"
            en "this skolpeng was built without Parquet", "the file is a Parquet file", "save it as CSV or `.xlsx`, or use a skolpeng that was built with the feature `parquet`";
            sv "denna skolpeng är byggd utan Parquet", "filen är en Parquetfil", "spara den som CSV eller `.xlsx`, eller använd en skolpeng som är byggd med tillvalet `parquet`";
        NotANumber { written } "T040"
            en "a number is expected", "`{written}` is not a number", "write only digits and one decimal sign; name texts such as `-` under `missing` in `[csv]`";
            sv "här väntas ett tal", "`{written}` är inget tal", "skriv bara siffror och ett decimaltecken; ange texter som `-` under `missing` i `[csv]`";
        Percent { written, number } "T041"
            en "the cell has a per cent sign", "`{written}`", "is the column in per cent already (`unit = \"%\"` in the model): write only `{number}`; is it a plain share: write `{number}`, and `scale = {{ its_name = 0.01 }}` below `columns`";
            sv "cellen innehåller ett procenttecken", "`{written}`", "är kolumnen redan i procent (`unit = \"%\"` i modellen): skriv bara `{number}`; är den en andel: skriv `{number}`, och `scale = {{ kolumnens_namn = 0.01 }}` under `columns`";
        MixedDecimals { written, column } "T042"
            en "the column `{column}` has both decimal commas and decimal points", "how `{written}` is meant cannot be told", "write the whole column in one way, or state `decimal = \",\"` in `[csv]`";
            sv "kolumnen `{column}` har både decimalkomma och decimalpunkt", "det går inte att avgöra hur `{written}` är menat", "skriv hela kolumnen på ett sätt, eller ange `decimal = \",\"` i `[csv]`";
        AmbiguousNumber { written, thousands, decimals } "T043"
            en "a number can be read in two ways", "`{written}` may have decimals or thousands", "if it has thousands, write `{thousands}`; if it has decimals, write `{decimals}`";
            sv "ett tal kan läsas på två sätt", "`{written}` kan ha decimaler eller tusental", "menas tusental, skriv `{thousands}`; menas decimaler, skriv `{decimals}`";
        NumberTooLong { written } "T044"
            en "a number may have at most 18 digits", "`{written}` has more", "round it, or map the column as a text if it is a code";
            sv "ett tal får ha högst 18 siffror", "`{written}` har fler", "avrunda det, eller använd kolumnen som text om det är en kod";
        NotYesNo { written } "T045"
            en "yes or no is expected", "`{written}` is neither", "write `ja` or `nej`, or say under `values` what the word means";
            sv "här väntas ja eller nej", "`{written}` är ingetdera", "skriv `ja` eller `nej`, eller ange under `values` vad ordet betyder";
        BrokenCell { written } "T046"
            en "a formula in Excel has failed", "the cell shows `{written}`", "mend the formula in the workbook and save the file anew";
            sv "en formel i Excel ger fel", "cellen visar `{written}`", "rätta formeln i arbetsboken och spara filen på nytt";
        MoreCells { count, column, rows } "T047"
            en "{count} more cells of the column `{column}` have the same fault", "they begin in the rows {rows}", "mend the whole column at once";
            sv "ytterligare {count} celler i kolumnen `{column}` har samma fel", "de börjar på raderna {rows}", "rätta hela kolumnen på en gång";
        MissingQuote { quote, word, line } "T053"
            en "a quote ({quote}) is missing on line {line}", "the text begins here and never ends", "write {quote} after `{word}`";
            sv "på rad {line} saknas ett citattecken ({quote})", "texten börjar här men slutar aldrig", "skriv {quote} efter `{word}`";
        MissingQuoteBefore { quote, word, line } "T057"
            en "a quote ({quote}) is missing on line {line}", "the text ends here and has no beginning", "write {quote} before `{word}`";
            sv "på rad {line} saknas ett citattecken ({quote})", "texten slutar här men har ingen början", "skriv {quote} före `{word}`";
        MissingBracket { sign, line } "T054"
            en "a `{sign}` is missing at the end of line {line}", "after this", "write `{sign}` last on the line, before a remark that begins with `#`";
            sv "på rad {line} saknas en `{sign}` på slutet", "efter detta", "skriv `{sign}` sist på raden, före en anmärkning som börjar med `#`";
        MissingComma { word } "T055"
            en "a comma is missing", "after this", "write a comma after `{word}`";
            sv "här saknas ett komma", "efter detta", "skriv ett komma efter `{word}`";
        NumberWithUnit { written, fixed, unit } "T056"
            en "a number stands alone, without its unit", "`{written}` has `{unit}` after it", "write `{fixed}`; the unit stands by itself: `unit = \"…\"`";
            sv "ett tal skrivs för sig, utan enhet", "`{written}` har `{unit}` efter sig", "skriv `{fixed}`; enheten står för sig: `unit = \"…\"`";
        QuotesInside "T059"
            en "the text has quotes of its own, and ends at the first of them", "ends here", "put the whole between `'` instead: `'… \"…\" …'`";
            sv "texten innehåller egna citattecken och slutar vid det första", "slutar här", "sätt hela texten mellan `'` i stället: `'… \"…\" …'`";
        WrongDelimiter { stated, seen } "T060"
            en "the cells of the file are separated by {seen}, not by {stated}", "this file", "remove `delimiter` in data.toml: then it is read from the file";
            sv "filens celler skiljs åt av {seen}, inte av {stated}", "den här filen", "ta bort `delimiter` i data.toml: då läses det ur filen";
        NotOneOf { written, known } "T050"
            en "`{written}` is not possible here", "possible are {known}", "write one of them";
            sv "`{written}` är inte möjligt här", "möjliga är {known}", "skriv en av dem";
        UnknownEncoding { written } "T051"
            en "there is no encoding `{written}`", "this name is not known", "write `utf-8`, `windows-1252`, `iso-8859-1` or `utf-16le`, or leave it out";
            sv "det finns ingen teckenkodning `{written}`", "namnet är inte känt", "skriv `utf-8`, `windows-1252`, `iso-8859-1` eller `utf-16le`, eller utelämna den";
        RowLength { cells, headings } "T052"
            en "a row must have as many values as there are headings", "{cells} values under {headings} headings", "write `\"\"` where nothing is known";
            sv "en rad måste ha lika många värden som det finns rubriker", "{cells} värden under {headings} rubriker", "skriv `\"\"` där inget är känt";
    }
}
