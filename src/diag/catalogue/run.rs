//! Findings of runs: names that meet, refusals while computing, writing (codes R…).

super::catalogue! {
    /// What is wrong with a run.
    RunFault {
        Placeholder { name } "R001"
            en "`{name}`", "", "";
            sv "`{name}`", "", "";
    }
}
