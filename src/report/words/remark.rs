//! What stands in whole sentences beside tables, in Swedish and English.

use crate::diag::Language;

words! {
    /// A remark that explains a table.
    Remark:
    RunsText { runs, models } "{runs} körningar av {models} modeller. Alla modeller möter samma dragningar, så att skillnaden mellan två förslag har en egen fördelning." "{runs} runs of {models} models. All models meet the same draws, so that the difference between two proposals has a distribution of its own.";
    RunsExact { again, sent } "I {again} körningar låg något värde så nära en gräns att det räknades om exakt; {sent} körningar räknades helt med exakt räkning." "In {again} runs some value was so near a limit that it was computed again, exactly; {sent} runs were left to exact arithmetic as a whole.";
    RunsVerified { verified, differing } "{verified} körningar prövades mot exakt räkning: {differing} skiljer sig." "{verified} runs were checked against exact arithmetic: {differing} differ.";
    RunsRefused { refused } "{refused} körningar vägrades och räknas inte med i måtten; de står i en egen kolumn." "{refused} runs were refused and are not among the statistics; they stand in a column of their own.";
    RunsSketched { points } "Percentiler kan vara fel med högst {points} procentenheter." "Percentiles may be off by at most {points} percentage points.";
    EffectsOneText "Varje indata för sig på sin 5:e och 95:e percentil, de andra på sin median. Störst verkan först." "Each input alone at its 5th and 95th percentile, the others at their medians. The greatest effect first.";
    EffectsPartsText { samples } "Hur stor del av variansen varje indata står för: ensam, och i samspel med andra (Saltelli m.fl. 2010; {samples} grundurval). Medelfelet står bredvid." "Which part of the variance each input accounts for: alone, and with others (Saltelli et al. 2010; {samples} base samples). The standard error stands beside.";
    OverviewText { baseline } "Allt som betalas till skolorna i data, från alla hemkommuner. Förändringen är mot ”{baseline}”." "All that is paid to the schools in the data, from all home municipalities. The change is against “{baseline}”.";
    ChangeBySchoolText { baseline } "Så många kronor mer eller mindre får varje skola än enligt ”{baseline}”." "How much more or less each school gets than by “{baseline}”.";
    Account { read, allocated, outside } "Elever i data: {read} = {allocated} som fått pengar + {outside} utanför modellen." "Students in the data: {read} = {allocated} allocated + {outside} outside the model.";
    AccountTerms { counts } "Antalen är summor av {counts} räkningar, en för varje läsår." "The numbers are sums of {counts} counts, one for each school year.";
    AccountReported { reported, years } "Redovisade i tabellerna: {reported} elever, {years} helårselever." "Reported in the tables: {reported} students, {years} student years.";
    OutsideOf { students, reason } "Utanför modellen: {students} elever – {reason}." "Outside the model: {students} students – {reason}.";
    EqualTermsHold { model, apart } "Lika villkor ({model}): prövat skola för skola – samma elever hos en annan slags huvudman ger samma belopp{apart}." "Equal terms ({model}): tried school by school – the same students under another kind of organiser get the same{apart}.";
    EqualTermsNotYet { model } "Lika villkor ({model}): prövas när reglaget släpps." "Equal terms ({model}): tried when the slider is released.";
    DecidedFor { model, text } "{model} ändrar reglerna bara där {text}; andra betalares elever följer dagens regler." "{model} changes the rules only where {text}; other payers' students follow today's rules.";
    NotPartOfTotal { name } "{name} ingår inte i totalen." "{name} is not part of the total.";
    SplitText "Beloppen fördelade på poster, till öret. Visas, läggs aldrig till." "The amounts by item, to the öre. Shown, never added.";
    OtherVersion { program, own } "Filen är gjord av {program}; den här kontrollen av {own}." "The file was made by {program}; this check by {own}.";
    CalibrateSynthetic "PÅHITTADE ELEVER: vikterna visar hur verktyget fungerar och säger inget om verkliga elever. De skrivs in som antaganden." "MADE-UP STUDENTS: the weights show how the tool works and say nothing of real students. They are written as assumptions.";
    CalibrateAssociation "En vikt säger hur risken hänger ihop med bakgrunden i de här elevernas utfall. Den säger inte vad som orsakar den, eller vad pengar gör åt den." "A weight tells how the risk goes with background in these students' outcomes. It does not tell what causes it, nor what money does about it.";
    CalibrateUncertain { terms } "Intervallet rymmer ingen verkan alls för: {terms}. Innan de vikterna betalar ut pengar bör fler årskullar läggas till, eller termen utelämnas." "The interval allows for no effect at all of: {terms}. Before these weights pay out money, add more year groups, or leave the term out.";
    CalibrateErrors "Medelfelen räknar eleverna som oberoende av varandra. Elever i samma skola liknar varandra: intervallen är snarare för smala än för breda." "The standard errors take students as independent of each other. Students of a school are alike: the intervals are rather too narrow than too wide.";
    CalibrateRidge { ridge } "Ridge {ridge} drar vikterna mot noll, mätt i standardavvikelser. Intervallen tar inte hänsyn till det: de täcker inte de verkliga vikterna i 95 % av fallen." "Ridge {ridge} draws the weights towards zero, in standard deviations. The intervals do not allow for it: they do not cover the true weights in 95 % of cases.";
    WhyText "Förändringen delas mellan orsakerna med Shapleyvärden: medelvärdet över alla ordningar som de kan ändras i. Delarna summerar till förändringen, till öret." "The change is split between its causes by Shapley values: the mean over all orders in which they can be changed. The parts add up to the change, to the öre.";
    WhyPriceText "Pris: tal som båda modellerna har. Regler: formler, och tal som bara den ena har. Avrundning: det som beloppens avrundning lämnar." "Price: numbers that both models have. Rules: formulas, and numbers that only one has. Rounding: what the rounding of amounts leaves.";
    WhyDetailText "Pris och regler delade vidare: varje tal som är ett annat, och varje grupp av regler som kan ändras utan de andra. Delarna summerar till prisets och reglernas del, till öret." "Price and rules parted further: each number that is another, and each group of rules that can be changed without the others. The parts add up to those of price and rules, to the öre.";
    WhyVolumeText "Volym: antalet helårselever på varje skola. Sammansättning: vilka de är, vid oförändrat antal, och allt annat i data. För en skola som bara finns i den ena datamängden är allt volym." "Volume: the number of student years of each school. Composition: who they are, at an unchanged number, and all else in the data. For a school that only one data set has, all is volume.";
}
