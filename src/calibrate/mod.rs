//! Weights of a need index from past students' outcomes: fitted, judged, tried on schools left out, written into a model.

mod cohort;
mod edit;
mod fit;
mod folds;
pub mod follow;
mod job;
mod matrix;
mod quality;
mod result;
mod weights;

pub use cohort::{Cohort, Term, read as read_cohort};
pub use edit::{Provenance, edited, refuse_unknown_terms};
pub use fit::{Fit, Group, Trouble, fit, log_odds, probability};
pub use folds::Cross;
pub use job::{Job, Missing, Predictor, PredictorKind, Scale, Target, Write, known, load};
pub use quality::{
    HosmerLemeshow, Predicted, Recalibration, Tenth, area_under_curve, hosmer_lemeshow, recalibration,
    variance_inflation,
};
pub use result::{Calibration, Estimate, SchoolRisk, calibrate};
pub use weights::{INTERCEPT, Weight, figure};
