//! Findings of reading files: TOML, CSV and workbooks as such (codes T…).

super::catalogue! {
    /// What is wrong with a file before anyone asks what it says.
    FileFault {
        CannotRead { name, reason } "T001"
            en "the file `{name}` cannot be read", "{reason}", "check the path and that the file is not open in another program";
            sv "filen `{name}` kan inte läsas", "{reason}", "kontrollera sökvägen och att filen inte är öppen i ett annat program";
        Syntax { reason } "T002"
            en "this is not written as TOML", "{reason}", "write one `key = value` a line, texts in quotes, and headings such as `[data]`";
            sv "detta är inte skrivet som TOML", "här går det inte att läsa vidare: {reason}", "skriv ett `nyckel = värde` per rad, texter i citattecken och rubriker som `[data]`";
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
            en "`{name}` is set twice", "this is the second time", "keep one of them";
            sv "`{name}` anges två gånger", "detta är andra gången", "behåll en av dem";
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
    }
}
