//! JSON Schemas of the files that people write, for editors: which keys there are, what they hold, what they mean.

mod calibrate;
mod data;
mod model;
mod scenario;
mod seek;
mod shape;
mod study;

pub use shape::{Shape, TableShape};

use crate::diag::Language;
use serde_json::{Map, Value, json};

/// A table's name with the keys that the reading knows there.
type Known = Vec<(&'static str, Vec<&'static str>)>;

/// A kind of file.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name in commands.
    pub name: &'static str,
    /// The table that is the whole file.
    root: &'static str,
    /// The heading by which a file is of this kind.
    heading: &'static str,
    /// The keys that the reading knows, by table.
    known: fn() -> Known,
    /// What the keys hold and mean, by table.
    shapes: &'static [&'static [TableShape]],
}

/// Every kind of file. A new one needs a line here, a list of its keys where it is read, and a list of their shapes.
pub const KINDS: [Kind; 8] = [
    Kind {
        name: "model",
        root: "model_file",
        heading: "model",
        known: crate::model::known,
        shapes: &[model::SHAPES, model::laws::SHAPES, model::numbers::SHAPES, model::rules::SHAPES],
    },
    Kind {
        name: "study",
        root: "study_file",
        heading: "study",
        known: known_of_study,
        shapes: &[study::SHAPES, scenario::SHAPES],
    },
    Kind {
        name: "scenario",
        root: "scenario_file",
        heading: "scenario",
        known: crate::scenario::known,
        shapes: &[scenario::SHAPES, study::SHAPES],
    },
    Kind {
        name: "seek",
        root: "seek_file",
        heading: "seek",
        known: known_of_seek,
        shapes: &[seek::SHAPES, model::SHAPES, model::numbers::SHAPES, model::rules::SHAPES, study::SHAPES],
    },
    Kind {
        name: "calibration",
        root: "calibrate_file",
        heading: "calibrate",
        known: crate::calibrate::known,
        shapes: &[calibrate::SHAPES, study::SHAPES],
    },
    Kind {
        name: "evaluation",
        root: "evaluate_file",
        heading: "evaluate",
        known: crate::calibrate::follow::known,
        shapes: &[calibrate::FOLLOW, study::SHAPES],
    },
    Kind {
        name: "data",
        root: "data_file",
        heading: "data",
        known: known_of_data,
        shapes: &[data::SHAPES, study::SHAPES],
    },
    Kind {
        name: "case",
        root: "case_file",
        heading: "data",
        known: known_of_data,
        shapes: &[data::SHAPES, study::SHAPES],
    },
];

/// A study's own tables, and those of scenarios that may stand in it.
fn known_of_study() -> Known {
    let own = crate::study::known();
    let alone =
        ["scenario_file", "scenario", "change", "reweight", "flow", "intake", "scenario_table", "label"];
    let shared = crate::scenario::known().into_iter().filter(|(name, _)| !alone.contains(name));
    own.into_iter().chain(shared).collect()
}

/// A question's own tables, and those of models that may stand beside it.
fn known_of_seek() -> Known {
    let own = crate::seek::known();
    let beside = ["value", "case_of_rule", "share", "pour", "solve", "check", "equal_terms"];
    let shared = crate::model::known().into_iter().filter(|(name, _)| beside.contains(name));
    own.into_iter().chain(shared).collect()
}

/// The headings of a data set's description, of which one says what a model is tried on.
fn known_of_data() -> Known {
    let of_case = crate::study::known().into_iter().filter(|(name, _)| *name == "case");
    crate::data::known().into_iter().chain(of_case).collect()
}

impl Kind {
    /// The kind of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// Every table of such a file with what its keys hold; a key without a description has none.
    #[must_use]
    pub fn tables(&self) -> Vec<(&'static TableShape, Vec<&'static str>)> {
        let known = (self.known)();
        let shapes = self.shapes.iter().flat_map(|list| list.iter());
        let listed = |shape: &TableShape| {
            known.iter().find(|(name, _)| *name == shape.name).map(|(_, keys)| keys.clone())
        };
        shapes
            .filter_map(|shape| {
                let own = || shape.keys.iter().map(|key| key.0).collect();
                let keys = listed(shape).or_else(|| (shape.is_ours).then(own))?;
                Some((shape, keys))
            })
            .collect()
    }

    /// The tables that the reading knows and that have no shape here; a test holds that there are none.
    #[must_use]
    pub fn without_shape(&self) -> Vec<&'static str> {
        let shapes = self.tables();
        let lacks = |name: &&'static str| !shapes.iter().any(|(shape, _)| shape.name == *name);
        (self.known)().into_iter().map(|(name, _)| name).filter(lacks).collect()
    }

    fn definitions(&self, language: Language) -> Map<String, Value> {
        let tables = self.tables();
        tables.iter().map(|(shape, keys)| (shape.name.to_owned(), shape.schema(keys, language))).collect()
    }
}

/// The version of JSON Schema.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of a kind of file; without one, of any of them, told apart by their headings.
#[must_use]
pub fn schema(kind: Option<&Kind>, language: Language) -> Value {
    match kind {
        Some(kind) => of_kind(kind, language),
        None => of_any(language),
    }
}

fn of_kind(kind: &Kind, language: Language) -> Value {
    let mut definitions = kind.definitions(language);
    let root = definitions.remove(kind.root).unwrap_or_else(|| json!({}));
    let mut whole = json!({ "$schema": DIALECT, "title": format!("skolpeng: {}", kind.name) });
    if let (Some(whole), Value::Object(root)) = (whole.as_object_mut(), root) {
        whole.extend(root);
        whole.insert("$defs".to_owned(), Value::Object(definitions));
    }
    whole
}

fn of_any(language: Language) -> Value {
    let mut definitions = Map::new();
    let mut headings: Vec<&str> = Vec::new();
    let mut choices = Vec::new();
    for kind in &KINDS {
        definitions.extend(kind.definitions(language));
        if !headings.contains(&kind.heading) {
            headings.push(kind.heading);
            let (is, then) = (json!({ "required": [kind.heading] }), shape::reference(kind.root));
            choices.push(json!({ "if": is, "then": then }));
        }
    }
    let one: Vec<Value> = headings.iter().map(|heading| json!({ "required": [heading] })).collect();
    json!({
        "$schema": DIALECT,
        "title": "skolpeng",
        "type": "object",
        "anyOf": one,
        "allOf": choices,
        "$defs": definitions,
    })
}
