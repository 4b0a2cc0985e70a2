//! What the law says of money to upper-secondary schools, in few words, with what it means for a calculation.

use crate::diag::Language;

words! {
    /// A provision: where it stands, what it says, and what it means here.
    Law:
    ByNeed "Skollagen (2010:800) 2 kap. 8 b §" "Skollagen (2010:800) chapter 2, section 8 b";
    ByNeedSays "”Kommuner ska fördela resurser till utbildning inom skolväsendet efter barnens och elevernas olika förutsättningar och behov.”" "“Municipalities shall allocate resources to education within the school system according to the different circumstances and needs of children and students.”";
    ByNeedHere "Skälet till tillägg och potter efter behov." "The reason for supplements and pools by need.";
    WhoPays "16 kap. 52 §" "chapter 16, section 52";
    WhoPaysSays "Hemkommunen betalar för varje elev som den var skyldig att erbjuda utbildningen när den började." "The home municipality pays for each student whom it was obliged to offer the programme when the education began.";
    WhoPaysHere "Varje belopp räknas på elevens hemkommun." "Each amount is computed by the student's home municipality.";
    Basic "16 kap. 53 §" "chapter 16, section 53";
    BasicSays "Grundbeloppet ska täcka undervisning, lärverktyg, elevhälsa, måltider, administration, mervärdesskatt och lokaler." "The basic amount is to cover teaching, learning tools, student health, meals, administration, value added tax and premises.";
    BasicHere "Programpris och tillägg är tillsammans grundbeloppet; momskompensation visas för sig." "Programme price and supplements together are the basic amount; compensation for VAT is shown by itself.";
    Extra "16 kap. 54 §" "chapter 16, section 54";
    ExtraSays "Tilläggsbelopp lämnas för elever med omfattande behov av särskilt stöd eller rätt till modersmålsundervisning, efter prövning av varje elev." "An additional amount is paid for students with extensive needs of special support or entitled to mother-tongue teaching, each examined by itself.";
    ExtraHere "Ingår inte i beräkningen." "Not part of the calculation.";
    Equal "16 kap. 55 §" "chapter 16, section 55";
    EqualSays "Bidraget till fristående skolor bestäms ”efter samma grunder som kommunen tillämpar vid fördelning av resurser till det programmet”." "Contributions to independent schools follow “the same grounds as the municipality applies when it allocates resources to that programme”.";
    EqualHere "Prövas skola för skola, se kapitlet Lika villkor." "Tried school by school, see the chapter on equal terms.";
    Ordinance "Gymnasieförordningen (2010:2039) 13 kap." "Gymnasieförordningen (2010:2039) chapter 13";
    OrdinanceSays "Närmare regler om bidraget: det bestäms per år, vilka kostnadsslag det har, och lokaler efter hemkommunens genomsnitt (5 §)." "Detailed rules on contributions: set by year, their cost items, and premises by the home municipality's average (section 5).";
    OrdinanceHere "Kontrollera ordalydelsen före beslut: kostnadsslagen i 3 § är inte lästa i fulltext." "Check the wording before the decision: the cost items of section 3 were not read in full.";
    Appeal "HFD 2020 ref. 69" "Supreme Administrative Court, HFD 2020 ref. 69";
    AppealSays "Ett allmänt beslut om grundbeloppets nivåer kan inte överklagas; beslutet om bidrag till en enskild huvudman kan det." "A general decision on levels of the basic amount cannot be appealed; the decision on the contribution to a single organiser can.";
    AppealHere "Håll beslutet om modellen skilt från besluten om varje huvudmans bidrag." "Keep the decision on the model apart from decisions on each organiser's contribution.";
}
