//! The studies of the folder that the page was opened on, each held open once it has been asked for.

use super::compute::studies_beside;
use super::desk::Desk;
use crate::report::words::BenchWord;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// So many other studies are held open.
const OPEN: usize = 6;

/// The study that the page was opened on, and others of its folder.
pub(super) struct Desks {
    path: PathBuf,
    first: Arc<Desk>,
    /// By file name, the one asked for last at the end.
    others: Mutex<Vec<(String, Arc<Desk>)>>,
}

impl Desks {
    pub fn new(path: PathBuf) -> Self {
        let first = Arc::new(Desk::new(path.clone()));
        Self { path, first, others: Mutex::default() }
    }

    /// The study of a file name, or the first if none is named.
    ///
    /// # Errors
    /// A name that is no study's of the folder: no other path is ever opened.
    pub fn of(&self, name: Option<&str>) -> Result<Arc<Desk>, BenchWord> {
        let is_first = |name: &&str| self.path.file_name().is_some_and(|own| *own == **name);
        let Some(name) = name.filter(|name| !is_first(name)) else { return Ok(Arc::clone(&self.first)) };
        if !studies_beside(&self.path).iter().any(|known| known == name) {
            return Err(BenchWord::UnknownStudy { name: name.to_owned() });
        }
        let mut others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        let known = others.iter().position(|(own, _)| own == name).map(|place| others.remove(place).1);
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let desk = known.unwrap_or_else(|| Arc::new(Desk::new(folder.join(name))));
        if others.len() >= OPEN {
            others.remove(0);
        }
        others.push((name.to_owned(), Arc::clone(&desk)));
        Ok(desk)
    }
}
