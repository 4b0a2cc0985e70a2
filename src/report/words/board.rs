//! What the board report says: headings, sentences made of computed figures, and marks for what a person must write.

use crate::diag::Language;

words! {
    /// A text of the board report.
    Board:
    Title { study } "Tjänsteutlåtande, underlag: {study}" "Paper to the board, basis: {study}";
    Subtitle { date } "Regler och priser per {date}. En beräkning, inte ett beslut." "Rules and prices as of {date}. A calculation, not a decision.";
    Numbered { number, title } "{number} {title}" "{number} {title}";
    Fill { what } "[FYLL I: {what}]" "[TO FILL IN: {what}]";
    Quoted { text } "”{text}”" "“{text}”";

    Million { number } "{number} mnkr" "{number} mn kr";
    Thousand { number } "{number} tkr" "{number} k kr";
    MillionOf { number, currency } "{number} miljoner {currency}" "{number} million {currency}";
    Whole { number, currency } "{number} {currency}" "{number} {currency}";
    Between { low, high } "mellan {low} och {high}" "between {low} and {high}";
    Under { least } "under {least}" "under {least}";
    MoreBy { sum } "{sum} mer" "{sum} more";
    LessBy { sum } "{sum} mindre" "{sum} less";
    Unchanged "oförändrat" "unchanged";
    ListAnd { first, last } "{first} och {last}" "{first} and {last}";
    ListMore { first, count } "{first} och {count} till" "{first} and {count} more";
    NoSchool "ingen skola" "no school";
    OneSchool "1 skola" "1 school";
    Schools { count } "{count} skolor" "{count} schools";
    OneStudent "1 elev" "1 student";
    Students { count } "{count} elever" "{count} students";
    StudentYears { count } "{count} helårselever" "{count} student years";
    OneStudentYear "1 helårselev" "1 student year";
    TenthsOf { tenths } "I {tenths} av 10 dragningar" "In {tenths} of 10 draws";
    HundredthsOf { hundredths } "I {hundredths} av 100 dragningar" "In {hundredths} of 100 draws";

    SchoolMore { school, sum } "{school} får {sum} mer" "{school} gets {sum} more";
    SchoolLess { school, sum } "{school} får {sum} mindre" "{school} gets {sum} less";
    SchoolSame { school } "{school} får lika mycket som idag" "{school} gets the same as today";
    SchoolFrom { school, low, high } "{school}: från {low} till {high}, beroende på förslag" "{school}: from {low} to {high}, depending on the proposal";
    TotalAgainst { model, total, change, share } "”{model}” ger skolorna {total}, {change} ({share}) än idag." "“{model}” pays schools {total}, {change} ({share}) than today.";
    TotalFirst { model, total, change } "”{model}” ger skolorna {total}, {change} än idag." "“{model}” pays schools {total}, {change} than today.";
    TotalSame { model, total } "”{model}” ger skolorna {total}, lika mycket som idag." "“{model}” pays schools {total}, the same as today.";
    TotalToday { model, total } "Idag, enligt ”{model}”, får skolorna {total}." "Today, by “{model}”, schools are paid {total}.";
    ListAgainst { change } "Det är {change} än prislistan ensam ger." "That is {change} than the price list alone pays.";
    ListSame "Det är precis vad prislistan ger." "That is just what the price list pays.";
    NobodyChanges "Ingen skolas belopp ändras." "No school's money changes.";
    GetMore { schools, sum } "{schools} får mer, {sum}" "{schools} get more, {sum}";
    GetsMore { schools, sum } "{schools} får mer, {sum}" "{schools} gets more, {sum}";
    GetMoreTogether { schools, sum } "{schools} får mer, tillsammans {sum}" "{schools} get more, {sum} together";
    GetsLess { schools, sum } "{schools} får mindre, {sum}" "{schools} gets less, {sum}";
    GetLessTogether { schools, sum } "{schools} får mindre, tillsammans {sum}" "{schools} get less, {sum} together";
    MoreAndLess { more, less } "{more}; {less}." "{more}; {less}.";
    OnlyMore { more } "{more}. Ingen skola får mindre." "{more}. No school gets less.";
    OnlyLess { less } "{less}. Ingen skola får mer." "{less}. No school gets more.";
    OneSame "1 skola får lika mycket som idag." "1 school gets the same as today.";
    SomeSame { count } "{count} skolor får lika mycket som idag." "{count} schools get the same as today.";
    MostMore { school, sum, share } "Mest ökar {school}: {sum} mer{share}." "{school} gains most: {sum} more{share}.";
    MostMoreTied { schools, sum } "Mest ökar {schools}: {sum} mer var." "{schools} gain most: {sum} more each.";
    MostLess { school, sum, share } "Mest minskar {school}: {sum} mindre{share}." "{school} loses most: {sum} less{share}.";
    MostLessTied { schools, sum } "Mest minskar {schools}: {sum} mindre var." "{schools} lose most: {sum} less each.";
    ShareInBrackets { share } " ({share})" " ({share})";
    ShareAndEach { share, each } " ({share}), {each} per elev" " ({share}), {each} per student";
    AtLosers { students, share } "{students}, {share} av alla, går på skolor som får mindre." "{students}, {share} of all, go to schools that get less.";
    AtTheLoser { students, share } "{students}, {share} av alla, går på skolan som får mindre." "{students}, {share} of all, go to the school that gets less.";
    TitleChanges { winners, losers } "{winners} får mer, {losers} får mindre" "{winners} get more, {losers} less";
    TitleNoChange "ingen skolas belopp ändras" "no school's money changes";
    TitleTotal { change } "{change} än idag" "{change} than today";
    TitleTotalSame "lika mycket som idag" "the same as today";

    ChartTotals { most, more, least, less } "Dyrast är ”{most}”: {more}. Billigast är ”{least}”: {less}." "“{most}” costs most: {more}. “{least}” costs least: {less}.";
    ChartTotalsAbout { count } "Stapeldiagram med {count} förslag: hur mycket mer eller mindre skolorna får tillsammans än idag." "Bar chart of {count} proposals: how much more or less schools get together than today.";
    ChartChangesAbout { count, first, last } "Stapeldiagram över {count} skolors förändring mot idag. Överst: {first}. Nederst: {last}." "Bar chart of the change of {count} schools against today. At the top: {first}. At the bottom: {last}.";
    ChartBudgets { school, sum, all } "{school} är störst: {sum} av {all}" "{school} is the largest: {sum} of {all}";
    ChartBudgetsAbout { count, parts } "Stapeldiagram över {count} skolors budget, delad på {parts} belopp. Störst överst." "Bar chart of the budgets of {count} schools, by {parts} amounts. The largest at the top.";
    ChartNeedMore { model } "”{model}”: skolor med större behov får mer per elev" "“{model}”: schools with greater needs get more per student";
    ChartNeedLess { model } "”{model}”: skolor med större behov får mindre per elev" "“{model}”: schools with greater needs get less per student";
    ChartNeedSame { model } "”{model}”: behovet har inget samband med kronor per elev" "“{model}”: need does not go with kronor per student";
    ChartNeedLine "rät linje genom skolorna, vägd med elever" "straight line through the schools, weighted by students";
    ChartNeedAbout { count, need } "En punkt för var och en av {count} skolor: {need} åt höger, kronor per elev uppåt. Punktens yta är antalet helårselever." "A dot for each of {count} schools: {need} to the right, kronor per student upwards. The area is the number of student years.";
    ChartNeedNote "Läs diagrammet med försiktighet: program kostar olika mycket, och dyra program har ofta elever med stort behov. I kapitlet om mått står hur pengarna följer behovet när programpriset är borträknat." "Read the chart with care: programmes cost differently, and dear programmes often have students of great need. The chapter on measures tells how money follows need once programme prices are taken away.";
    ChartSteps { from, to, amount, change } "Från {from} till {to}: störst skillnad gör {amount}, {change}" "From {from} to {to}: {amount} makes the greatest difference, {change}";
    ChartStepsAbout { count } "Trappdiagram från dagens summa till förslagets, i {count} steg, ett för varje belopp som ändras." "Waterfall from today's sum to the proposal's in {count} steps, one for each amount that changes.";

    Decision "Förslag till beslut" "Proposal for decision";
    DecisionFillCase "nämnd, sammanträdesdag, diarienummer, handläggare" "board, day of the meeting, file number, officer";
    DecisionOne { model, version, year, date } "Nämnden föreslås godkänna beräkningen enligt ”{model}” (version {version}) som underlag för beslut om skolpengen. Beräkningen avser {year}, med regler och priser per {date}." "The board is asked to approve the calculation by “{model}” (version {version}) as a basis for its decision on the school voucher. It is for the {year}, by rules and prices as of {date}.";
    DecisionSeveral { count, year, date } "Nämnden föreslås välja vilket av {count} alternativ som ska vara underlag för beslut om skolpengen. Alla är räknade för {year}, med regler och priser per {date}, och jämförda med dagens regler." "The board is asked to choose which of {count} alternatives is to be the basis for its decision on the school voucher. All are computed for the {year}, by rules and prices as of {date}, and compared with today's rules.";
    DecisionNone { model, year, date } "Nämnden föreslås godkänna beräkningen enligt ”{model}” som underlag för beslut om skolpengen. Studien har inget förslag att jämföra med. Beräkningen avser {year}, med regler och priser per {date}." "The board is asked to approve the calculation by “{model}” as a basis for its decision on the school voucher. The study has no proposal to compare with. It is for the {year}, by rules and prices as of {date}.";
    Alternative { number, model, version, total, change } "Alternativ {number}: ”{model}” (version {version}). {total}, {change}." "Alternative {number}: “{model}” (version {version}). {total}, {change}.";
    ThanToday { change } "{change} än idag" "{change} than today";
    AsToday "lika mycket som idag" "the same as today";
    DecisionFillChoice "vilket alternativ förvaltningen föreslår, och varför" "which alternative the administration proposes, and why";
    DecisionFillFrom "från och med vilken dag reglerna ska gälla, och när de ska följas upp" "from which day the rules are to hold, and when they are to be followed up";
    DecisionNature "Texten ovan är skriven ur beräkningen. Den tar inte ställning: avvägningen mot annat i budgeten, och mot det som siffror inte visar om skolornas elever, är nämndens." "The text above is written from the calculation. It takes no side: weighing it against the rest of the budget, and against what figures do not show of the schools' students, is for the board.";
    SchoolYearOf "det läsår som elevuppgifterna gäller" "school year of the student data";
    CalendarYearOf { year } "kalenderåret {year}" "calendar year {year}";

    Summary "Sammanfattning" "Summary";
    SummaryScope { schools, students } "Beräkningen omfattar {schools} och {students}. Beloppen är allt som betalas till dem, från alla hemkommuner." "The calculation covers {schools} and {students}. The sums are all that they are paid, from all home municipalities.";
    SummaryRead "Så läses siffrorna: ”mer” och ”mindre” är jämfört med vad samma elever ger enligt dagens regler. Ingenting annat har ändrats." "How to read the figures: “more” and “less” are compared with what the same students bring by today's rules. Nothing else has been changed.";

    Ground "Bakgrund och rättslig grund" "Background and legal ground";
    GroundFill "uppdraget, tidigare beslut i ärendet och vilka som har hörts" "the commission, earlier decisions in the matter, and who has been heard";
    GroundText "Paragraferna nedan styr hur kommunen får fördela pengar till gymnasieskolor. Lagtexten är läst i lydelsen 1 september 2025; kontrollera att den gäller på beslutsdagen." "The paragraphs below govern how a municipality may share out money to upper-secondary schools. The law was read as worded on 1 September 2025; check that it holds on the day of the decision.";
    GroundFillOther "vilka lagar och beslut som styr fördelningen" "which laws and decisions govern the allocation";
    GroundInquiry "En statlig utredning (dir. 2023:153, delbetänkande SOU 2025:72) skulle lämna sin del om gymnasieskolan senast den 1 november 2026. Kontrollera om reglerna har ändrats." "A national inquiry (terms of reference 2023:153, interim report SOU 2025:72) was to give its part on upper-secondary school by 1 November 2026. Check whether the rules have changed.";
    LawTable "Vad lagen säger" "What the law says";
    LawParagraph "Bestämmelse" "Provision";
    LawSays "Säger" "Says";
    LawHere "I den här beräkningen" "In this calculation";
    DataText { data } "Uppgifterna om elever och skolor: {data}." "The data on students and schools: {data}.";

    Rules "Modellerna i ord" "The models in words";
    RulesText "Varje belopp nedan är skrivet ur modellens egen fil, med de tal som gäller. Först dagens regler, sedan vad varje förslag ändrar." "Each amount below is written from the model's own file, with the numbers in force. First today's rules, then what each proposal changes.";
    RulesAbout { version, count } "Version {version}. Modellen betalar {count} belopp." "Version {version}. The model pays {count} amounts.";
    RulesAboutOne { version } "Version {version}. Modellen betalar ett belopp." "Version {version}. The model pays one amount.";
    RulesDecides { text } "Förslaget gäller bara där {text}. För andra kommuners elever gäller dagens regler." "The proposal holds only where {text}. Other municipalities' students follow today's rules.";
    RulesAsToday { names } "Som idag: {names}." "As today: {names}.";
    RulesChange { model } "Vad ”{model}” ändrar mot dagens regler" "What “{model}” changes against today's rules";
    ValueAt { at, value } "{at}: {value}" "{at}: {value}";
    ChangeAdds { names } "Förslaget lägger till: {names}." "The proposal adds: {names}.";
    ChangeChanges { names } "Det ändrar: {names}." "It changes: {names}.";
    ChangeRemoves { names } "Det tar bort: {names}." "It removes: {names}.";
    RulesSame { model } "”{model}” säger detsamma som dagens regler." "“{model}” says the same as today's rules.";
    PaidPer { keys } "räknas per {keys}" "computed by {keys}";
    PaidOnce "räknas en gång" "computed once";
    RoundedTo { step } "avrundas till {step}" "rounded to {step}";
    Where { name, what } "{name} = {what}" "{name} = {what}";
    PotShared { total, weight } "pott: {total}; den delas i förhållande till {weight}" "pot: {total}; it is shared out in proportion to {weight}";
    PotEqually { total } "pott: {total}; det som är kvar delas lika" "pot: {total}; what is left is shared out equally";
    PotAmong { among } "bland dem där {among}" "among those where {among}";
    PotFirst { first } "var och en får först {first}" "each first gets {first}";
    PotTo { step } "delarna avrundas till {step} så att de ger potten" "the parts are rounded to {step} so that they add up to the pot";
    PouredInto { amount, order, up_to } "{amount} hälls ut i ordning efter {order}, högst {up_to} till var och en" "{amount} is poured out in order of {order}, at most {up_to} to each";
    Solved { condition } "det tal som gör att {condition} blir noll" "the number that makes {condition} zero";
    NumbersOf { model } "Tal i ”{model}”" "Numbers of “{model}”";

    Consequences "Konsekvenser per skola" "Consequences by school";
    ConsequencesText "För varje förslag: vad skolorna får idag och enligt förslaget, i kronor, procent och kronor per elev. Sist en genomgång av varje skola som går att läsa upp." "For each proposal: what schools get today and by the proposal, in kronor, per cent and kronor per student. Last an account of each school that can be read aloud.";
    ForProposal { model, finding } "”{model}”: {finding}" "“{model}”: {finding}";

    SchoolIs { students, sum, each } "{students}. Idag {sum}, {each} per elev." "{students}. Today {sum}, {each} per student.";
    SchoolIsNoStudents { sum } "Idag {sum}." "Today {sum}.";
    SchoolBy { model, sum, change } "Enligt ”{model}”: {sum}, {change}." "By “{model}”: {sum}, {change}.";
    SchoolAloud { model } "Så är beloppet räknat: ”{model}”" "How the sum is computed: “{model}”";
    SchoolAloudChanged { model } "Det som ändras med ”{model}”" "What changes by “{model}”";
    PotPart { pot, weight, all } "potten {pot} × vikten {weight} / alla vikter {all}" "the pot {pot} × the weight {weight} / all weights {all}";
    PotPartFirst { pot, weight, all, first } "först {first}, sedan resten av potten {pot} efter vikten {weight} av {all}" "first {first}, then the rest of the pot {pot} by the weight {weight} of {all}";
    WeightIs { filled } "vikten är {filled}" "the weight is {filled}";
    SchoolNeed { what, need } "Skolans behov, {what}, är {need}." "The school's need, {what}, is {need}.";
    OwnPart "skolans del före avrundning" "the school's part before rounding";
    NotSplit { least } "Beloppet är inte uppdelat här: någon grupp bakom det har färre än {least} elever." "The sum is not split here: some group behind it has fewer than {least} students.";
    OthersToday "andra kommuners elever, enligt dagens regler" "other municipalities' students, by today's rules";
    PartsMany { count } "{count} delar, var och en avrundad för sig" "{count} parts, each rounded by itself";

    Economy "Ekonomi" "Economy";
    EconomyText "Kommunen är både den som betalar för sina elever och den som driver skolor. Därför visas två summor: kostnaden för hemkommunens egna elever var de än går, och intäkten för kommunens egna skolor från alla." "A municipality both pays for its students and runs schools. Hence two sums: the cost of the home municipality's students wherever they go, and the income of its own schools from everybody.";
    EconomyCost { model, cost, change } "”{model}”: hemkommunens kostnad för sina elever blir {cost}, {change}." "“{model}”: the home municipality's cost for its students becomes {cost}, {change}.";
    EconomyIncome { income, change } "Dess egna skolor får {income}, {change}." "Its own schools get {income}, {change}.";
    EconomyNone "Modellerna anger inte vems kostnad och vems intäkt som är kommunens (`perspective`), så de två sidorna kan inte visas." "The models do not state whose cost and whose income is the municipality's (`perspective`), so the two sides cannot be shown.";

    WhyOf { model } "Varför ”{model}” skiljer sig från idag, skola för skola" "Why “{model}” differs from today, school by school";

    Sensitivity "Hur säkra siffrorna är" "How certain the figures are";
    NoWorlds "Inga scenarier är körda: beräkningen visar ett enda utfall, med just de elever och priser som står under Källor. Den säger ingenting om vad som händer om fler eller färre elever söker, eller om priserna räknas upp på annat sätt." "No scenarios were run: the calculation shows a single outcome, with just the students and prices that stand under Sources. It says nothing of what happens if more or fewer students apply, or if prices are indexed otherwise.";
    WorldsText { runs } "{runs} körningar är gjorda. Alla modeller möter samma dragningar, så att skillnaden mellan två förslag inte beror på slumpen." "{runs} runs were made. All models meet the same draws, so that the difference between two proposals does not depend on chance.";
    WorldRange { draws, scenario, what, range } "{scenario}. {draws} blir {what} {range}." "{scenario}. {draws} {what} is {range}.";
    TheTotal "det sammanlagda beloppet" "the whole sum";
    WhatOf { amount, model } "{amount} enligt ”{model}”" "{amount} by “{model}”";
    WhatOfMember { amount, member, model } "{amount} till {member} enligt ”{model}”" "{amount} to {member} by “{model}”";
    ChangeOfMember { amount, member, model } "ändringen av {amount} till {member} med ”{model}”, mot dagens regler," "the change of {amount} to {member} by “{model}”, against today's rules,";
    ChangeOfAll { amount, model } "ändringen av {amount} med ”{model}”, mot dagens regler," "the change of {amount} by “{model}”, against today's rules,";
    ChartFan { what, from, to, first, last } "{what} går från {from} {first} till {to} {last} i mitten av utfallen" "{what} goes from {from} in {first} to {to} in {last} in the middle of the outcomes";
    ChartFanAbout { count } "Solfjäder över {count} år: medianen, mittersta hälften av utfallen och nio av tio." "Fan over {count} years: the median, the middle half of the outcomes, and nine of ten.";
    ChartTornado { input, amount, model } "{input} betyder mest för {amount} enligt ”{model}”" "{input} matters most to {amount} by “{model}”";
    ChartTornadoAbout { count } "Liggande staplar för {count} osäkra indata: beloppet med varje indata lågt och högt, de andra i mitten." "Bars for {count} uncertain inputs: the sum with each input low and high, the others in the middle.";

    Terms "Lika villkor" "Equal terms";
    TermsText "Kommunen ska ge fristående skolor pengar efter samma grunder som de egna (skollagen 16 kap. 55 §). Varje skola är därför prövad två gånger, som kommunal och som fristående, med samma elever. Tabellen visar vad alla skolor skulle få då; det som skiljer sig är momskompensation eller en avvikelse." "A municipality must pay independent schools on the same grounds as its own (skollagen chapter 16, section 55). So each school was tried twice, as municipal and as independent, with the same students. The table shows what all schools would get then; what differs is compensation for VAT or a deviation.";
    TermsHoldTitle "samma elever ger samma pengar" "the same students bring the same money";
    TermsBrokenTitle { models } "avvikelse i {models}" "deviation in {models}";
    TermsUnknownTitle "inte prövat" "not tried";
    TermsNone { model } "”{model}” säger inte vilken uppgift som skiljer kommunala från fristående skolor, så lika villkor har inte prövats." "“{model}” does not say which column tells municipal from independent schools, so equal terms were not tried.";
    TermsOf { model } "Samma elever, två slags huvudmän: ”{model}”" "The same students, two kinds of organiser: “{model}”";
    TermsAmount "Belopp" "Amount";
    TermsLaw "Bestämmelse" "Provision";
    TermsAs { kind } "Som {kind}" "As {kind}";
    TermsDiffer "Skillnad" "Difference";
    TermsMay "Får skilja" "May differ";
    TermsMayYes "ja, enligt modellen" "yes, by the model";
    KindMunicipal "kommunal" "municipal";
    KindIndependent "fristående" "independent";
    KindRegional "regional" "regional";
    KindNational "nationellt program" "national programme";
    KindIntroductory "introduktionsprogram" "introductory programme";
    TermsMayNot "nej" "no";
    TermsNet "Utan det som får skilja" "Without what may differ";

    Measures "Metod och likvärdighetsmått" "Method and measures of equity";
    MeasuresText "Varje körning är räknad två gånger: snabbt, och exakt med bråk. Beloppen avrundas först när de betalas. Måtten nedan räknar varje elev en gång med skolans medelvärde." "Each run was computed twice: fast, and exactly with fractions. Amounts are rounded only when they are paid. The measures below count each student once with the school's mean.";
    MeasureTable "Måtten, vad de betyder och varifrån de kommer" "The measures, what they mean and where they come from";
    MeasureName "Mått" "Measure";
    MeasureMeans "Betyder" "Means";

    Sources "Källor och antaganden" "Sources and assumptions";
    SourcesText "Alla tal som modellerna anger och beräkningen har läst, med källa eller antagande. Antagandena står också sist i rapporten; underlaget, med kontrollsumma för varje fil, gör att beräkningen kan göras om." "All numbers that the models state and the calculation has read, with source or assumption. Assumptions also stand at the end of the report; the provenance, with a checksum for each file, lets the calculation be made again.";
    SourcesFill "kontakt för frågor, och var filerna finns" "whom to ask, and where the files are";
    SourcesAssumed { count } "{count} antaganden ligger till grund." "It rests on {count} assumptions.";
    SourcesAssumedOne "Ett antagande ligger till grund." "It rests on one assumption.";
    SourcesAssumedNone "Inget antagande ligger till grund." "It rests on no assumption.";
}
