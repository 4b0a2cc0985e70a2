//! What a report says of small groups, in Swedish and English.

use crate::diag::Language;

words! {
    /// A text about small groups.
    Small:
    Groups "Små grupper" "Small groups";
    Protected { least } "Små grupper är skyddade: uppgifter om färre än {least} elever, och de andra uppgifter som de kunde räknas fram ur, visas som – eller är dolda." "Small groups are protected: figures about fewer than {least} students, and other figures that they could be worked out from, show as – or are hidden.";
    NothingHidden { least } "Små grupper är skyddade: ingen tabell har någon uppgift om färre än {least} elever." "Small groups are protected: no table has a figure about fewer than {least} students.";
    OnlyInSums { names } "Ingår bara i summor, utan egna uppgifter: {names}." "Only in sums, without figures of their own: {names}.";
    WithoutMoney { names } "Belopp är dolda, eftersom de skulle avslöja små grupper på program: {names}." "Money is hidden, for it would tell of small groups in programmes: {names}.";
    HiddenUnder { least } "färre än {least} elever döljs" "fewer than {least} students are hidden";
    Sentence "Uppgiften är dold: den gäller för få elever." "This figure is hidden: it concerns too few students.";
    School { name } "Uppgifterna om {name} är dolda: de gäller för få elever, eller skulle avslöja uppgifter som gör det." "The figures of {name} are hidden: they concern too few students, or would tell of some that do.";
    InternalTitle { title } "{title} (INTERNT: små grupper visas)" "{title} (INTERNAL: small groups are shown)";
    NotForPublic { least } "innehåller uppgifter om små grupper (färre än {least} elever); ej för publicering" "holds figures about small groups (fewer than {least} students); not for publication";
}
