//! The macro that makes a type of a list of texts in both languages.

/// Defines texts: name, fields, Swedish, English.
macro_rules! words {
    ($(#[$doc:meta])* $of:ident: $($name:ident $({ $($field:ident),* })? $sv:literal $en:literal;)*) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each text says what it is")]
        pub enum $of { $($name $({ $($field: String),* })?,)* }

        impl $of {
            /// The text in one language.
            #[must_use]
            pub fn text(&self, language: Language) -> String {
                match self { $(Self::$name $({ $($field),* })? => match language {
                    Language::Swedish => format!($sv),
                    Language::English => format!($en),
                },)* }
            }
        }
    };
}
