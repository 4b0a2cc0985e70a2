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
            en "the table `{table}` has no row for {codes}", "read for {members}", "add a row (with `assumption` if the figure is not known), or declare those students outside the model in the data set";
            sv "tabellen `{table}` har ingen rad för {codes}", "läses för {members}", "lägg till en rad (med antagande om siffran inte är känd), eller deklarera eleverna som utanför modellen i datamängden";
        Tie { table, codes } "R005"
            en "two rows of `{table}` fit {codes}, and neither is more specific", "read here", "write a row for exactly this case";
            sv "två rader i `{table}` passar {codes}, och ingen är mer bestämd", "läses här", "skriv en rad för just det fallet";
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
    }
}
