//! How formulas are said in words, in Swedish and English.

use crate::diag::Language;

words! {
    /// A piece of a formula in words.
    Phrase:
    Yes "ja" "yes";
    No "nej" "no";
    And { first, last } "{first} och {last}" "{first} and {last}";
    Or { first, last } "{first} eller {last}" "{first} or {last}";
    NotSo { of } "det inte är så att {of}" "it is not so that {of}";
    Equals { a, b } "{a} är {b}" "{a} is {b}";
    Differs { a, b } "{a} är något annat än {b}" "{a} is other than {b}";
    Below { a, b } "{a} är under {b}" "{a} is below {b}";
    AtMost { a, b } "{a} är högst {b}" "{a} is at most {b}";
    Above { a, b } "{a} är över {b}" "{a} is above {b}";
    AtLeast { a, b } "{a} är minst {b}" "{a} is at least {b}";
    OneOf { a, list } "{a} är något av {list}" "{a} is one of {list}";
    IsMissing { of } "{of} saknas" "{of} is missing";
    IsKnown { of } "{of} är känt" "{of} is known";
    If { when, then, other } "om {when}: {then}, annars {other}" "if {when}: {then}, otherwise {other}";
    OrElse { of, other } "{of} (där det saknas: {other})" "{of} (where missing: {other})";
    DividedElse { text, other } "{text} (om det inte går att dela: {other})" "{text} (if there is nothing to divide by: {other})";
    CurveOf { label, of } "{label} avläst vid {of}" "{label} read at {of}";
    TableOf { label, keys } "{label} för {keys}" "{label} for {keys}";
    For { of, at } "{of} för {at}" "{of} for {at}";
    LeastOf { list } "det minsta av {list}" "the least of {list}";
    GreatestOf { list } "det största av {list}" "the greatest of {list}";
    SizeOf { of } "storleken av {of}" "the size of {of}";
    RoundedTo { of, step } "{of} avrundat till {step}" "{of} rounded to {step}";
    ByBaseline { of } "{of} enligt dagens regler" "{of} by today's rules";
    ByVariant { of, variant } "{of} (i {variant})" "{of} (in {variant})";
    Sum { of } "summan av {of}" "the sum of {of}";
    Mean { of } "medelvärdet av {of}" "the mean of {of}";
    Count { of } "antalet {of}" "the number of {of}";
    Least { of } "det minsta {of}" "the least {of}";
    Greatest { of } "det största {of}" "the greatest {of}";
    Median { of } "medianen av {of}" "the median of {of}";
    Quantile { of } "kvantilen av {of}" "the quantile of {of}";
    Rank { of } "rangordningen av {of}" "the rank of {of}";
    By { of, keys } "{of} per {keys}" "{of} by {keys}";
    OverAll { of } "{of} över alla" "{of} over all";
    OverDecided { of } "{of} över alla som förslaget gäller" "{of} over all whom the proposal is for";
    WeightedBy { of, weight } "{of}, vägt med {weight}" "{of}, weighted by {weight}";
    Among { of, condition } "{of}, bland dem där {condition}" "{of}, among those where {condition}";
}
