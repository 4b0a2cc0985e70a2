//! Every finding that skolpeng can make: its code, and its message, label and help in Swedish and English.

mod calibrate;
mod data;
mod file;
mod formula;
mod model;
mod run;
mod scenario;

pub use calibrate::CalibrateFault;
pub use data::DataFault;
pub use file::FileFault;
pub use formula::FormulaFault;
pub use model::ModelFault;
pub use run::RunFault;
pub use scenario::ScenarioFault;

/// The language of what people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, PartialOrd, Ord)]
pub enum Language {
    /// Svenska.
    #[default]
    Swedish,
    /// English.
    English,
}

/// Defines one enum of findings. Each states its code, and in each language three sentences with three jobs:
/// the message says what is wrong, the label what stands at the place, the help what to do.
macro_rules! catalogue {
    ($(#[$meta:meta])* $name:ident {
        $($variant:ident $({ $($field:ident),* })? $code:literal
            en $en:literal, $en_label:literal, $en_help:literal;
            sv $sv:literal, $sv_label:literal, $sv_help:literal;)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each entry's English message is its documentation")]
        pub enum $name { $($variant $({ $($field: String),* })?,)* }

        impl $name {
            /// The codes of this enum, with the names of their findings.
            pub const CODES: &'static [(&'static str, &'static str)] = &[$(($code, stringify!($variant))),*];

            /// The codes of this enum with message, label and help as they stand in the catalogue, in English and Swedish.
            pub const TEXTS: &'static [(&'static str, [&'static str; 3], [&'static str; 3])] =
                &[$(($code, [$en, $en_label, $en_help], [$sv, $sv_label, $sv_help])),*];

            /// The finding's code.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant $({ $($field: _),* })? => $code,)* }
            }

            /// Message, label and help.
            #[must_use]
            pub fn texts(&self, language: crate::diag::Language) -> [String; 3] {
                use crate::diag::Language;
                match self { $(Self::$variant $({ $($field),* })? => {
                    $($(let _ = $field;)*)?
                    match language {
                        Language::English => [format!($en), format!($en_label), format!($en_help)],
                        Language::Swedish => [format!($sv), format!($sv_label), format!($sv_help)],
                    }
                })* }
            }
        }
    };
}
pub(crate) use catalogue;

/// Any finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the enum of one stage")]
pub enum Fault {
    File(FileFault),
    Data(DataFault),
    Formula(FormulaFault),
    Model(ModelFault),
    Run(RunFault),
    Scenario(ScenarioFault),
    Calibrate(CalibrateFault),
}

macro_rules! each_stage {
    ($($variant:ident($fault:ident)),*) => {
        $(impl From<$fault> for Fault {
            fn from(fault: $fault) -> Self { Self::$variant(fault) }
        })*
        impl Fault {
            /// The finding's code, such as `F101`.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant(fault) => fault.code()),* }
            }

            /// Message, label and help.
            #[must_use]
            pub fn texts(&self, language: Language) -> [String; 3] {
                match self { $(Self::$variant(fault) => fault.texts(language)),* }
            }
        }

        /// Every code with its message, label and help as they stand in the catalogue, in English and Swedish; what a
        /// finding fills in stands in braces.
        pub fn texts() -> impl Iterator<Item = (&'static str, [&'static str; 3], [&'static str; 3])> {
            let none: &[(&str, [&str; 3], [&str; 3])] = &[];
            none.iter()$(.chain($fault::TEXTS))*.copied()
        }

        /// Every code with the name of its finding.
        pub fn codes() -> impl Iterator<Item = (&'static str, &'static str)> {
            let none: &[(&str, &str)] = &[];
            none.iter()$(.chain($fault::CODES))*.copied()
        }
    };
}
each_stage!(
    File(FileFault),
    Data(DataFault),
    Formula(FormulaFault),
    Model(ModelFault),
    Run(RunFault),
    Scenario(ScenarioFault),
    Calibrate(CalibrateFault)
);
