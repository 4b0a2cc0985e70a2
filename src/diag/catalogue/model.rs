//! Findings of models (codes M…).

super::catalogue! {
    /// What is wrong with a model.
    ModelFault {
        Placeholder { name } "M001"
            en "`{name}`", "", "";
            sv "`{name}`", "", "";
    }
}
