//! Measures of equity: their names, and what they mean to one who has not met them before.

use crate::diag::Language;

words! {
    /// A measure, or what it means.
    Measured:
    Variation "Variationskoefficient" "Coefficient of variation";
    VariationMeans "Hur långt skolorna i allmänhet ligger från medelvärdet, som andel av det. 0 är helt lika." "How far schools are from the mean in general, as a share of it. 0 is wholly equal.";
    Gini "Gini" "Gini";
    GiniMeans "Skillnaden mellan två slumpvis valda elever, i snitt, delad med två gånger medelvärdet. 0 är helt lika, 1 att en har allt." "The difference between two students taken at random, on average, over twice the mean. 0 is wholly equal, 1 is that one has all.";
    McLoone "McLoone" "McLoone";
    McLooneMeans "Vad eleverna i den nedre halvan får, som andel av vad de skulle få om alla där fick som eleven i mitten. 1 är helt lika." "What students of the lower half get, as a share of what they would get if all of them got as the student in the middle. 1 is wholly equal.";
    RangeRatio "Federal range ratio" "Federal range ratio";
    RangeRatioMeans "Avståndet mellan elev nummer 95 och elev nummer 5 av 100, delat med vad nummer 5 får. 0 är helt lika." "The distance between student number 95 and number 5 of 100, over what number 5 gets. 0 is wholly equal.";
    Concentration "Koncentrationsindex" "Concentration index";
    ConcentrationMeans "Om pengarna finns där behovet är stort. Över 0: mer hos elever med stort behov. Under 0: mer hos de andra. Från −1 till 1." "Whether the money is where needs are great. Above 0: more with students of great need. Below 0: more with the others. From −1 to 1.";
    Slope "Lutning" "Slope";
    SlopeMeans "Så många kronor mer per elev för en enhet mer behov, efter en rät linje genom skolorna vägd med elever." "So many kronor more per student for one unit more of need, by a straight line through schools weighted by students.";
    Neediest "Till största behov" "To the neediest";
    NeediestMeans "Den del av pengarna som når den fjärdedel av eleverna vars skolor har störst behov. 25 % om behovet inte spelar någon roll." "The part of the money that reaches the quarter of students whose schools have the greatest needs. 25% if need plays no role.";
    Redistributed "Ny fördelning" "Redistributed";
    RedistributedMeans "Den del av pengarna som byter skola när hela summans förändring räknas bort i proportion: halva summan av andelarnas förändringar." "The part of the money that changes school once the change of the whole sum is taken away in proportion: half the sum of the changes of shares.";
    Causes "Pris, volym, sammansättning, regler" "Price, volume, composition, rules";
    CausesMeans "Skolans förändring delad mellan orsaker med Shapleyvärden: medelvärdet över alla ordningar som de kan ändras i." "A school's change split between causes by Shapley values: the mean over all orders in which they can be changed.";
}
