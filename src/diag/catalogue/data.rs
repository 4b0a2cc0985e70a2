//! Findings of data sets (codes D…).

super::catalogue! {
    /// What is wrong with a data set.
    DataFault {
        NoRows { name } "D001"
            en "the table `{name}` has no rows", "nothing follows the heading", "check that the right file or sheet is named";
            sv "tabellen `{name}` har inga rader", "inget följer efter rubrikraden", "kontrollera att rätt fil eller blad är angivet";
    }
}
