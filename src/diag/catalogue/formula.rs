//! Findings of formulas (codes F…).

super::catalogue! {
    /// What is wrong with a formula.
    FormulaFault {
        Placeholder { name } "F001"
            en "`{name}`", "", "";
            sv "`{name}`", "", "";
    }
}
