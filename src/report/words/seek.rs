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
    Gap "Vänster minus höger" "Left less right";
}
