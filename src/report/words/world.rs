//! What a comparison says of a study's scenarios and draws, in Swedish and English.

use crate::diag::Language;

words! {
    /// A text about proposals in scenarios.
    WorldWord:
    Worlds "I studiens scenarier" "In the study's scenarios";
    Plain "Varje förslag mot dagens modell i samma scenario." "Each proposal against the baseline in the same scenario.";
    Drawn { low, high } "Varje förslag mot dagens modell, dragning för dragning med samma slumptal för båda: förändringens medelvärde, mellan vilka belopp den ligger i nio fall av tio (percentil {low} och {high}), och i hur stor del av dragningarna skolan får mer." "Each proposal against the baseline, draw by draw with the same random numbers for both: the mean of the change, the sums that it lies between in nine cases of ten (percentiles {low} and {high}), and in which part of the draws the school gets more.";
    Refused { count } "I {count} dragningar saknar någon modell resultat: de räknas inte med." "In {count} draws some model has no result: they are not counted.";
    Sure { sure } "Säkert räknas det som gäller i minst {sure} av 100 dragningar." "What holds in at least {sure} of 100 draws is taken as sure.";
    Many { count } "{count} scenarier och värden är för många för en tabell var: skola för skola står de i utdatafilens tabell `worlds`." "{count} scenarios and values are too many for a table each: school by school they stand in the output file's table `worlds`.";
    SchoolsIn { model, world } "Per skola: {model}, {world}" "By school: {model}, {world}";
    All "En rad för varje skola, förslag och scenario" "One row for each school, proposal and scenario";
    ChangeMean "Förändring, medelvärde" "Change, mean";
    Gains "Får mer, del av dragn." "Gets more, part of draws";
    Loses "Får mindre, del av dragn." "Gets less, part of draws";
    SurelyMore "Säkert mer" "Surely more";
    SurelyLess "Säkert mindre" "Surely less";
    Open "Osäkert" "Open";
    Pointed { name, number } "{name} {number}" "{name} {number}";

    Part { model, world, more, less } "”{model}”, {world}: säkert mer till {more}, säkert mindre till {less}" "“{model}”, {world}: surely more to {more}, surely less to {less}";
    ChartTitle { more, less, open } "Säkert mer: {more}. Säkert mindre: {less}. Kan gå åt båda håll eller blir oförändrat: {open}." "Surely more: {more}. Surely less: {less}. May go either way or stays the same: {open}.";
    ChartAbout { count } "Ett intervall för var och en av {count} skolor: förändringen mot idag, medelvärde, hälften av utfallen och nio av tio. Den som får mest mer överst." "An interval for each of {count} schools: the change against today, its mean, half of the outcomes and nine of ten. The one that gains most at the top.";
}
