//! What is wrong with a user's files: one diagnostic type, its closed list of codes, and how it is drawn.

mod catalogue;
mod draw;
mod source;

pub use catalogue::{
    CalibrateFault, DataFault, Fault, FileFault, FormulaFault, Language, ModelFault, RunFault, ScenarioFault,
    codes, texts,
};
pub use draw::{draw, draw_all, json};
pub use source::{Place, SourceId, Sources};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is computed until it is mended.
    Error,
    /// Computed, but likely not what was meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// Why a second place is shown beside the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The same thing is written here already.
    FirstHere,
    /// What the first place refers to is declared here.
    DeclaredHere,
    /// This is part of the reason.
    Because,
}

/// One finding: what is wrong, where in the user's files, and the fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, with its code and its texts.
    pub fault: Fault,
    /// Where; a fault of a whole run may have no place.
    pub place: Option<Place>,
    /// Other places that matter.
    pub others: Vec<(Role, Place)>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(fault: impl Into<Fault>, place: Place) -> Self {
        Self::new(Severity::Error, fault.into(), Some(place))
    }

    /// A warning at a place.
    pub fn warning(fault: impl Into<Fault>, place: Place) -> Self {
        Self::new(Severity::Warning, fault.into(), Some(place))
    }

    /// A note at a place.
    pub fn note(fault: impl Into<Fault>, place: Place) -> Self {
        Self::new(Severity::Note, fault.into(), Some(place))
    }

    /// An error of a whole run, with no place in a file.
    pub fn placeless(fault: impl Into<Fault>) -> Self {
        Self::new(Severity::Error, fault.into(), None)
    }

    const fn new(severity: Severity, fault: Fault, place: Option<Place>) -> Self {
        Self { severity, fault, place, others: Vec::new() }
    }

    /// The same finding with one more place.
    #[must_use]
    pub fn with(mut self, role: Role, place: Place) -> Self {
        self.others.push((role, place));
        self
    }

    /// Whether it stops the computation.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Everything found so far; nothing is computed while there is an error among it.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Diagnostic>,
}

impl Findings {
    /// Nothing found yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { list: Vec::new() }
    }

    /// Adds a finding, unless the very same one is there.
    pub fn add(&mut self, found: Diagnostic) {
        if !self.list.contains(&found) {
            self.list.push(found);
        }
    }

    /// Adds an error at a place.
    pub fn error(&mut self, fault: impl Into<Fault>, place: Place) {
        self.add(Diagnostic::error(fault, place));
    }

    /// Adds a warning at a place.
    pub fn warning(&mut self, fault: impl Into<Fault>, place: Place) {
        self.add(Diagnostic::warning(fault, place));
    }

    /// Adds all findings of another list.
    pub fn extend(&mut self, others: Self) {
        for found in others.list {
            self.add(found);
        }
    }

    /// Keeps the value, or the finding that stands in its place.
    pub fn take<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(found) => {
                self.add(found);
                None
            }
        }
    }

    /// Whether nothing may be computed.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(Diagnostic::is_error)
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The findings, errors first, in the order of their places.
    #[must_use]
    pub fn sorted(&self) -> Vec<Diagnostic> {
        let mut list = self.list.clone();
        list.sort_by(|a, b| (a.severity, &a.place).cmp(&(b.severity, &b.place)));
        list
    }

    /// The findings as they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }
}
