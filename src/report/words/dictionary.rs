//! What the data dictionary says of tables, columns and kinds of values, in Swedish and English.

use crate::diag::Language;

words! {
    /// A text of the data dictionary.
    DictionaryWord:
    Title "Datakatalog: varje tabell och kolumn" "Data dictionary: every table and column";
    Table "Tabell" "Table";
    TableSwedish "Tabellens rubrik, svenska" "Title of the table, Swedish";
    TableEnglish "Tabellens rubrik, engelska" "Title of the table, English";
    Column "Kolumn" "Column";
    MeansSwedish "Betydelse, svenska" "Meaning, Swedish";
    MeansEnglish "Betydelse, engelska" "Meaning, English";
    Kind "Slag" "Kind";
    UnitSwedish "Enhet, svenska" "Unit, Swedish";
    UnitEnglish "Enhet, engelska" "Unit, English";
    Text "text eller kod" "text or code";
    Count "antal" "a count";
    Money "valuta med öre; i JSON hela öre, kolumnen heter då …_ore" "currency with hundredths; in JSON whole hundredths, the column is then named …_ore";
    PerHead "valuta per elev" "currency per student";
    Share "andel: 0,035 är 3,5 %; i CSV för svenska Excel procent" "a share: 0.035 is 3.5 %; per cent in CSV for Swedish Excel";
    Ratio "tal utan enhet" "a number without unit";
}
