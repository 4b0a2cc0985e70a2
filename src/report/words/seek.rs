//! What goal seek says, in Swedish and English.

use crate::diag::Language;

words! {
    /// A text of an answer of goal seek.
    SeekWord:
    Answer "Svar" "Answer";
    Around "Prövade tal" "Numbers tried";
    Exact "varje prövat tal är räknat exakt" "every number tried was computed exactly";
    All { count } "Alla {count} tal i intervallet är prövade: svaret är det bästa som finns." "All {count} numbers of the range were tried: the answer is the best there is.";
    Halved { looks } "Resultaten vänder en gång över {looks} ställen i intervallet; vändningen är halverad ned till ett steg." "The results turn once over {looks} places of the range; the turn was halved down to one step.";
    BestFound { count } "Det bästa som hittades bland {count} prövade uppsättningar, från flera startpunkter: det kan finnas bättre." "The best found among {count} sets tried, from several starts: there may be better ones.";
    Refused { count } "{count} kunde inte räknas." "{count} could not be computed.";
    Now "Nu" "Now";
    Between "Mellan" "Between";
    Step "Steg" "Step";
    Holds "håller" "holds";
    Broken { names } "håller inte: {names}" "not met: {names}";
    Checks "Kontroller" "Checks";
    Check "Kontroll" "Check";
    Formula "Villkor" "Condition";
    State "Med svaret" "With the answer";
    TradeOff "Avvägningen" "The trade-off";
    ChartTitle { what, answer, here, low, from, high, to } "{what}: {here} vid svaret {answer}; {from} vid {low} och {to} vid {high}" "{what}: {here} at the answer {answer}; {from} at {low} and {to} at {high}";
    ChartAbout { what, by, count } "{what} uppåt och {by} åt höger, vid {count} tal. Svaret är utmärkt." "{what} upwards and {by} to the right, at {count} numbers. The answer is marked.";
    HeldIn { check } "{check}: håller i andel av dragningarna" "{check}: holds in part of the draws";
    HeldOf { held, draws, least } "håller i {held} av {draws} dragningar; minst {least} krävs" "holds in {held} of {draws} draws; at least {least} is asked for";
    DrawsSame { draws, seed, scenario } "Kontroller med `holds_in` prövas i {draws} dragningar av {scenario} (frö {seed}), samma för varje tal." "Checks with `holds_in` are tried in {draws} draws of {scenario} (seed {seed}), the same for every number.";
    HeldRefused { count } "{count} dragningar kunde inte räknas vid svaret, och räknas som att villkoret inte höll." "{count} draws could not be computed at the answer, and count as draws in which the condition did not hold.";
    Gap "Vänster minus höger" "Left less right";
}
