//! One model file as read: its header and its named entries.

use super::{Rule, SECTIONS};
use crate::base::Date;
use crate::diag::{Findings, ModelFault, Place, SourceId};
use crate::text::{Document, Located, Table, Value};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The heading by which a file is a model.
pub const HEADING: &str = "model";

/// What `[model]` may say.
pub const HEADER: [&str; 16] = [
    "id",
    "version",
    "title",
    "extends",
    "baseline",
    "currency",
    "payer",
    "payee",
    "decides_for",
    "from",
    "reference",
    "units",
    "price_list",
    "need",
    "on_means",
    "remove",
];

/// A model file, its entries with the file's own defaults filled in.
pub(super) struct ModelFile {
    pub source: SourceId,
    pub folder: PathBuf,
    pub header: Table,
    pub sections: BTreeMap<&'static str, Vec<Rule>>,
    /// From when its entries hold, unless they say.
    pub from: Option<Date>,
    /// What its entries rest on, unless they say.
    pub reference: Option<Located>,
}

impl ModelFile {
    pub(super) fn read(document: Document, found: &mut Findings) -> Option<Self> {
        let known: Vec<&str> = [HEADING].into_iter().chain(SECTIONS).collect();
        // A data set in a model's place is told once, not by each of its entries.
        if document.root.get(HEADING).is_some() || document.root.get("data").is_none() {
            document.root.refuse_unknown(&known, found);
        }
        let Some(header) = document.root.get(HEADING) else {
            found.error(ModelFault::NoHeader, document.root.place.clone());
            return None;
        };
        let header = header.as_table(found)?.clone();
        header.refuse_unknown(&HEADER, found);
        let from = header.get("from").and_then(|v| v.as_date(found));
        let reference = header.get("reference").cloned();
        let mut file = Self {
            source: document.source,
            folder: document.folder.clone(),
            sections: BTreeMap::new(),
            header,
            from,
            reference,
        };
        for section in SECTIONS {
            file.read_section(section, &document.root, found);
        }
        Some(file)
    }

    /// A file that states numbers and no model: what it does not date holds from a day on.
    pub(super) fn without_header(source: SourceId, from: Date) -> Self {
        let header = Table::empty(Place::File(source));
        let (folder, sections) = (PathBuf::new(), BTreeMap::new());
        Self { source, folder, header, sections, from: Some(from), reference: None }
    }

    fn read_section(&mut self, section: &'static str, root: &Table, found: &mut Findings) {
        let Some(table) = root.get(section).and_then(|value| value.as_table(found)) else { return };
        let decides_for = self.header.get("decides_for").cloned();
        let mut rules = Vec::new();
        for entry in table.iter() {
            let Value::Table(content) = &entry.value.value else {
                let fault =
                    ModelFault::EntryIsNoTable { name: entry.key.clone(), section: section.to_owned() };
                found.error(fault, entry.value.place.clone());
                continue;
            };
            rules.push(Rule {
                name: entry.key.clone(),
                place: entry.key_place.clone(),
                table: self.with_defaults(section, content, found),
                written_in: self.source,
                decides_for: decides_for.clone(),
            });
        }
        self.sections.insert(section, rules);
    }
}
