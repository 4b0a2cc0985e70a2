//! Which data a scenario is put on: its own if it names some, else the study's.

use crate::data::DataSet;
use crate::scenario::Scenario;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The data of a study, and those that its scenarios name instead.
#[derive(Clone, Copy, Debug)]
pub struct DataSets<'a> {
    /// The study's.
    pub study: &'a DataSet,
    /// The scenarios' own, by the path that they name.
    pub own: &'a BTreeMap<PathBuf, DataSet>,
}

impl<'a> DataSets<'a> {
    /// The data of a scenario.
    #[must_use]
    pub fn of(&self, scenario: &Scenario) -> &'a DataSet {
        scenario.data.as_ref().and_then(|path| self.own.get(path)).unwrap_or(self.study)
    }
}
