//! A study opened once: its files read, its models merged, its data loaded, ready to be asked.

use crate::data::{self, DataSet};
use crate::diag::Findings;
use crate::model::{self, Rulebook};
use crate::study::{self, Results, Study};
use crate::text::Library;
use std::path::Path;

/// A study with everything that it names.
#[derive(Debug)]
pub struct Session {
    /// Every file that was read.
    pub library: Library,
    /// What is wrong, or worth knowing.
    pub found: Findings,
    opened: Option<Opened>,
}

#[derive(Debug)]
struct Opened {
    study: Study,
    laws: Vec<Rulebook>,
    data: DataSet,
}

impl Session {
    /// Opens a study from disk; what is wrong with its files is among the findings.
    #[must_use]
    pub fn open(path: &Path) -> Self {
        Self::open_in(Library::new(), path)
    }

    /// Opens a study whose files are in a library.
    #[must_use]
    pub fn open_in(mut library: Library, path: &Path) -> Self {
        let mut found = Findings::new();
        let opened = open(path, &mut library, &mut found);
        Self { library, found, opened }
    }

    /// The study, if its files could be read.
    #[must_use]
    pub fn study(&self) -> Option<&Study> {
        self.opened.as_ref().map(|opened| &opened.study)
    }

    /// Runs the study; nothing if something is wrong, which is then among the findings.
    pub fn run(&mut self) -> Option<Results> {
        let opened = self.opened.as_ref().filter(|_| !self.found.has_errors())?;
        study::run(&opened.study, &opened.laws, &opened.data, &mut self.found)
    }
}

fn open(path: &Path, library: &mut Library, found: &mut Findings) -> Option<Opened> {
    let study = study::load(path, library, found)?;
    let laws: Vec<Option<Rulebook>> =
        study.models.iter().map(|model| model::load(model, library, found)).collect();
    let data = data::load(&study.data, library, found);
    let laws = laws.into_iter().collect::<Option<Vec<Rulebook>>>();
    Some(Opened { study, laws: laws?, data: data? })
}
