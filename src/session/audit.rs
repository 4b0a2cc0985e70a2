//! The laws of a study's models tried on its data, and the study that a model belongs to.

use super::{Opened, Session, same_file, toml_files};
use crate::audit::{Audit, Effort, audit};
use crate::diag::Findings;
use crate::model::{Model, Rulebook};
use crate::study::{self, Bound};
use crate::text::Library;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A model whose laws have been tried.
#[derive(Debug)]
pub struct Audited {
    /// The model in force.
    pub model: Model,
    /// The data, laid out for it.
    pub bound: Bound,
    /// What came of trying its laws.
    pub audit: Audit,
}

fn audited(opened: &Opened, law: &Rulebook, effort: Effort) -> (Option<Audited>, Findings) {
    let mut found = Findings::new();
    let laid = study::settled_run(&opened.study, &opened.data, &mut found).and_then(|(run, year)| {
        let model = law.in_force(&run, &mut found)?;
        let bound = study::bind(&model, &opened.data, year, &mut found)?;
        Some((model, bound))
    });
    let Some((model, bound)) = laid.filter(|_| !found.has_errors()) else { return (None, found) };
    let audit = study::on_deep_stack(|| audit(&model, &bound.frame, effort));
    (Some(Audited { model, bound, audit }), found)
}

impl Session {
    /// The names of the study's models.
    #[must_use]
    pub fn model_ids(&self) -> Vec<String> {
        let laws = self.opened.iter().flat_map(|opened| &opened.laws);
        laws.filter_map(|law| law.id().map(str::to_owned)).collect()
    }

    /// Tries the laws of every model of the study on its data; nothing if something is wrong, which is then among the
    /// findings.
    pub fn audit(&mut self, effort: Effort) -> Vec<Audited> {
        let Some(opened) = self.opened.as_ref().filter(|_| !self.found.has_errors()) else {
            return Vec::new();
        };
        let one = |law: &Rulebook| audited(opened, law, effort);
        let done: Vec<_> = opened.laws.iter().map(one).collect();
        let mut all = Vec::new();
        for (audited, found) in done {
            self.found.extend(found);
            all.extend(audited);
        }
        if self.found.has_errors() { Vec::new() } else { all }
    }
}

/// A study that names a model: in its folder, the one above, or one beside it; the first by name.
#[must_use]
pub fn study_of_model(model: &Path) -> Option<PathBuf> {
    let own = model.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let above = own.join("..");
    let entries = std::fs::read_dir(&above).into_iter().flatten().filter_map(Result::ok);
    let beside: BTreeSet<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    let folders = [own.to_path_buf(), above].into_iter().chain(beside);
    folders.flat_map(|folder| toml_files(&folder)).find(|file| names(file, model))
}

/// Whether a file is a study that names a model.
fn names(file: &Path, model: &Path) -> bool {
    let quiet = &mut Findings::new();
    let is_study = Library::new().read_toml(file, quiet).is_some_and(|one| one.root.get("study").is_some());
    is_study
        && study::load(file, &mut Library::new(), quiet)
            .is_some_and(|study| study.models.iter().any(|own| same_file(own, model)))
}
