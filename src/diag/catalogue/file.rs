//! Findings of reading files: TOML, CSV and workbooks as such (codes T…).

super::catalogue! {
    /// What is wrong with a file before anyone asks what it says.
    FileFault {
        CannotRead { name, reason } "T001"
            en "the file `{name}` cannot be read", "{reason}", "check the path and that the file is not open in another program";
            sv "filen `{name}` kan inte läsas", "{reason}", "kontrollera sökvägen och att filen inte är öppen i ett annat program";
    }
}
