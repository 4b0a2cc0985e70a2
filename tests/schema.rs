//! The schemas for editors: every shipped file fits, a misspelled key does not, and the keys are those of the reading.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use serde_json::{Map, Value, json};
use skolpeng::base::{Date, Mode};
use skolpeng::diag::{Findings, Language};
use skolpeng::schema::{KINDS, Kind, schema};
use skolpeng::text::Library;
use std::fs;
use std::path::{Path, PathBuf};

/// A TOML file as editors hand it to a schema: days are texts.
fn as_json(text: &str) -> Value {
    fn one(value: toml::Value) -> Value {
        match value {
            toml::Value::String(text) => json!(text),
            toml::Value::Integer(number) => json!(number),
            toml::Value::Float(number) => json!(number),
            toml::Value::Boolean(yes) => json!(yes),
            toml::Value::Datetime(date) => json!(date.to_string()),
            toml::Value::Array(list) => list.into_iter().map(one).collect(),
            toml::Value::Table(table) => {
                Value::Object(table.into_iter().map(|(key, value)| (key, one(value))).collect())
            }
        }
    }
    one(toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}")))
}

/// Validates by the part of JSON Schema that the schemas use; any other keyword fails the test.
struct Validator {
    root: Value,
}

impl Validator {
    fn of(kind: Option<&str>) -> Self {
        Self { root: schema(kind.and_then(Kind::named), Language::English) }
    }

    /// What does not fit, each with its path.
    fn faults(&self, value: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        self.check(&self.root, value, "", &mut faults);
        faults
    }

    fn fits(&self, schema: &Value, value: &Value) -> bool {
        let mut faults = Vec::new();
        self.check(schema, value, "", &mut faults);
        faults.is_empty()
    }

    fn check(&self, schema: &Value, value: &Value, path: &str, faults: &mut Vec<String>) {
        for (word, rule) in schema.as_object().unwrap() {
            let holds = match word.as_str() {
                "$schema" | "$defs" | "title" | "description" => true,
                "$ref" => {
                    let name = rule.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                    let known = self.root.get("$defs").and_then(|all| all.get(name));
                    self.check(known.unwrap(), value, path, faults);
                    true
                }
                "type" => {
                    types(rule).contains(&type_of(value))
                        || type_of(value) == "integer" && types(rule).contains(&"number")
                }
                "enum" => rule.as_array().unwrap().contains(value),
                "pattern" => value.as_str().is_none_or(|text| Date::parse(text).is_some()),
                "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= rule.as_u64().unwrap()),
                "maxItems" => value.as_array().is_none_or(|list| list.len() as u64 <= rule.as_u64().unwrap()),
                "required" => {
                    let has = |key: &Value| value.get(key.as_str().unwrap()).is_some();
                    !value.is_object() || rule.as_array().unwrap().iter().all(has)
                }
                "anyOf" => rule.as_array().unwrap().iter().any(|one| self.fits(one, value)),
                "allOf" => {
                    rule.as_array().unwrap().iter().for_each(|one| self.check(one, value, path, faults));
                    true
                }
                "if" => {
                    if self.fits(rule, value) {
                        self.check(&schema["then"], value, path, faults);
                    }
                    true
                }
                "then" => schema.get("if").is_some(),
                "items" => {
                    for (at, one) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(rule, one, &format!("{path}[{at}]"), faults);
                    }
                    true
                }
                "properties" | "patternProperties" | "additionalProperties" => true,
                other => panic!("the validator does not know `{other}`"),
            };
            if !holds {
                faults.push(format!("{path}: {word}"));
            }
        }
        self.keys(schema, value, path, faults);
    }

    fn keys(&self, schema: &Value, value: &Value, path: &str, faults: &mut Vec<String>) {
        let (Some(object), Some(more)) = (value.as_object(), schema.get("additionalProperties")) else {
            return;
        };
        let none = Map::new();
        let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
        let dated =
            schema.get("patternProperties").and_then(Value::as_object).and_then(|all| all.values().next());
        for (key, own) in object {
            let path = format!("{path}.{key}");
            match properties.get(key).or_else(|| dated.filter(|_| Date::parse(key).is_some())) {
                Some(known) => self.check(known, own, &path, faults),
                None if *more == json!(false) => faults.push(format!("{path}: unknown")),
                None => self.check(more, own, &path, faults),
            }
        }
    }
}

fn types(rule: &Value) -> Vec<&str> {
    match rule {
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Every shipped TOML file that is a model, a study, a data set or a case, with its kind.
fn shipped() -> Vec<(PathBuf, &'static str)> {
    let mut open: Vec<PathBuf> =
        ["models", "scenarios", "tests", "src/cli/init/start"].map(|folder| root().join(folder)).to_vec();
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if name.ends_with(".toml") {
            let headings = as_json(&fs::read_to_string(&path).unwrap());
            let kind = match () {
                () if name.ends_with(".case.toml") => Some("case"),
                () => [
                    ("model", "model"),
                    ("study", "study"),
                    ("scenario", "scenario"),
                    ("seek", "seek"),
                    ("data", "data"),
                    ("calibrate", "calibration"),
                    ("evaluate", "evaluation"),
                ]
                .into_iter()
                .find_map(|(heading, kind)| headings.get(heading).is_some().then_some(kind)),
            };
            files.extend(kind.map(|kind| (path, kind)));
        }
    }
    files.sort();
    files
}

#[test]
fn every_shipped_file_fits_the_schema_of_its_kind_and_that_of_all() {
    let all = Validator::of(None);
    let files = shipped();
    for (path, kind) in &files {
        let value = as_json(&fs::read_to_string(path).unwrap());
        for validator in [&Validator::of(Some(kind)), &all] {
            assert_eq!(validator.faults(&value), Vec::<String>::new(), "{}", path.display());
        }
    }
    for kind in KINDS {
        assert!(files.iter().any(|(_, own)| *own == kind.name), "no shipped {}", kind.name);
    }
    assert!(files.len() > 30, "{}", files.len());
}

/// The examples of the manuals that are said to be right, each with the head that it is an addition to.
#[test]
fn every_good_example_of_the_manuals_fits() {
    let mut count = 0;
    for (page, kind) in [
        ("docs/language.md", "model"),
        ("docs/data.md", "data"),
        ("docs/data.md", "study"),
        ("docs/scenarios.md", "study"),
    ] {
        let validator = Validator::of(Some(kind));
        let text = fs::read_to_string(root().join(page)).unwrap();
        let mut head = None;
        for fence in text.split("```toml").skip(1) {
            let (mark, body) = fence.split("```").next().unwrap().split_once('\n').unwrap();
            let marks: &[&str] =
                if kind == "model" { &["model", "entry", "overlay"] } else { &["data", "study"] };
            if !marks.contains(&mark.trim()) {
                continue;
            }
            let mut value = as_json(body);
            if kind == "model" {
                head = head.or_else(|| value.get(kind).cloned());
                let own = value.get(kind).or(head.as_ref()).cloned().unwrap();
                value.as_object_mut().unwrap().insert(kind.to_owned(), own);
            }
            if value.get(kind).is_some() {
                assert_eq!(validator.faults(&value), Vec::<String>::new(), "{body}");
                count += 1;
            }
        }
    }
    assert!(count > 25, "{count}");
}

/// The examples of scenarios, whose marks say what they pay.
#[test]
fn every_scenario_of_the_manual_fits() {
    let validator = Validator::of(Some("scenario"));
    let text = fs::read_to_string(root().join("docs/scenarios.md")).unwrap();
    let fences = text.split("```toml ").skip(1).filter_map(|fence| fence.split("```").next());
    let scenarios: Vec<Value> = fences
        .filter(|fence| fence.contains("[scenario]"))
        .map(|fence| as_json(fence.split_once('\n').unwrap().1))
        .collect();
    for value in &scenarios {
        assert_eq!(validator.faults(value), Vec::<String>::new(), "{value}");
    }
    assert!(scenarios.len() > 8, "{}", scenarios.len());
}

/// Every key of the largest shipped model, misspelled: refused, unless the name is the user's own.
#[test]
fn a_misspelled_key_is_refused_wherever_it_stands() {
    /// The value with the n-th key misspelled, and where that is.
    fn misspelled(value: &mut Value, left: &mut usize, path: &str) -> Option<String> {
        match value {
            Value::Object(object) => {
                for key in object.keys().cloned().collect::<Vec<_>>() {
                    let own = format!("{path}.{key}");
                    if *left == 0 {
                        let inner = object.remove(&key).unwrap();
                        object.insert(format!("{key}q"), inner);
                        return Some(own);
                    }
                    *left -= 1;
                    if let Some(hit) = misspelled(object.get_mut(&key).unwrap(), left, &own) {
                        return Some(hit);
                    }
                }
                None
            }
            Value::Array(list) => list.iter_mut().find_map(|one| misspelled(one, left, path)),
            _ => None,
        }
    }
    let file = root().join("models/storsthlm-2023.toml");
    let good = as_json(&fs::read_to_string(file).unwrap());
    let validator = Validator::of(Some("model"));
    let mut refused = 0;
    for step in 0.. {
        let mut bad = good.clone();
        let Some(path) = misspelled(&mut bad, &mut step.clone(), "") else { break };
        let names: Vec<&str> = path.split('.').skip(1).collect();
        // Names of entries, of a row's keys and of a list's columns are the user's own.
        let is_own = names.len() == 2 && names[0] != "model"
            || names.contains(&"columns") && names.len() == 4
            || names.contains(&"editions") && names.len() == 4
            || names.contains(&"rows") && names.last() != Some(&"value");
        let is_refused = !validator.faults(&bad).is_empty();
        assert!(is_refused || is_own, "{path} may be misspelled");
        refused += usize::from(is_refused);
    }
    assert!(refused > 150, "{refused}");
}

#[test]
fn other_kinds_of_files_refuse_misspelled_keys_too() {
    let cases = [
        ("study", "scenarios/huddinge.toml", "models", "modles"),
        ("data", "scenarios/huddinge-2025/data.toml", "stands_for", "stand_for"),
        ("data", "scenarios/huddinge-2025/data.toml", "[csv]", "[cvs]"),
        ("case", "models/world/england-schools-block.case.toml", "tolerance", "tolerence"),
    ];
    for (kind, file, from, to) in cases {
        let text = fs::read_to_string(root().join(file)).unwrap();
        assert!(text.contains(from), "{from} in {file}");
        let bad = as_json(&text.replacen(from, to, 1));
        assert!(!Validator::of(Some(kind)).faults(&bad).is_empty(), "{to}");
        assert!(!Validator::of(None).faults(&bad).is_empty(), "{to}");
    }
    assert!(!Validator::of(None).faults(&json!({ "modell": {} })).is_empty());
}

/// The keys are taken from the lists that the reading refuses by; each has a text of its own in both languages.
#[test]
fn every_key_that_the_reading_knows_is_described_and_no_other() {
    for kind in KINDS {
        assert_eq!(kind.without_shape(), Vec::<&str>::new(), "{}", kind.name);
        for (shape, known) in kind.tables() {
            let described: Vec<&str> = shape.keys.iter().map(|key| key.0).collect();
            for key in &known {
                assert!(described.contains(key), "{}.{key} is known and has no description", shape.name);
            }
            for (key, _, sv, en) in shape.keys {
                assert!(known.contains(key), "{}.{key} is described and not known", shape.name);
                assert!(!sv.is_empty() && !en.is_empty(), "{}.{key}", shape.name);
            }
            assert!(shape.required.iter().all(|key| known.contains(key)), "{}", shape.name);
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(object) => {
                found.extend(object.get("$ref").and_then(Value::as_str).map(str::to_owned));
                object.values().for_each(|one| references(one, found));
            }
            Value::Array(list) => list.iter().for_each(|one| references(one, found)),
            _ => {}
        }
    }
    for kind in KINDS.iter().map(Some).chain([None]) {
        let whole = schema(kind, Language::Swedish);
        let mut found = Vec::new();
        references(&whole, &mut found);
        for one in found {
            let name = one.strip_prefix("#/$defs/").unwrap();
            assert!(whole["$defs"].get(name).is_some(), "{one}");
        }
    }
}

/// The words that a schema allows are those that the reading allows.
#[test]
fn choices_are_those_of_the_reading() {
    let whole = schema(Kind::named("model"), Language::English);
    let methods = whole["$defs"]["round"]["properties"]["method"]["enum"].as_array().unwrap();
    let known: Vec<&str> = Mode::NAMED.iter().map(|(name, _)| *name).chain(["largest remainder"]).collect();
    assert_eq!(*methods, known);
    let whole = schema(Kind::named("data"), Language::English);
    let statuses = whole["$defs"]["data"]["properties"]["status"]["enum"].as_array().unwrap();
    assert_eq!(*statuses, skolpeng::data::Status::ALL.map(skolpeng::data::Status::name).to_vec());
}

fn skolpeng() -> Command {
    let mut command = Command::cargo_bin("skolpeng").unwrap();
    command.current_dir(root()).env("NO_COLOR", "1");
    command
}

#[test]
fn the_command_writes_the_schema_in_the_language_asked_for() {
    let printed = |arguments: &[&str]| -> Value {
        serde_json::from_slice(&skolpeng().args(arguments).output().unwrap().stdout).unwrap()
    };
    let (sv, en) = (printed(&["schema", "study"]), printed(&["--lang", "en", "schema", "study"]));
    assert_eq!(sv["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let models = |schema: &Value| schema["$defs"]["study"]["properties"]["models"]["description"].clone();
    assert_eq!(models(&sv), "modellernas filer, i den ordning de visas");
    assert_eq!(models(&en), "the models' files, in the order in which they are shown");
    assert!(printed(&["schema"])["$defs"].get("model_file").is_some());
    skolpeng().args(["schema", "modell"]).assert().code(2);
}

#[test]
fn a_file_is_written_and_never_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.schema.json");
    let write =
        |more: &[&str]| skolpeng().args(["schema", "model", "--output"]).arg(&file).args(more).assert();
    write(&[]).success();
    let written: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    assert_eq!(written, schema(Kind::named("model"), Language::Swedish));
    write(&[]).code(4);
    write(&["--force"]).success();
}

/// A line that names a schema is a comment to the reading.
#[test]
fn a_file_that_names_its_schema_is_read_as_before() {
    let text = fs::read_to_string(root().join("models/needs-pool.toml")).unwrap();
    let read = |text: &str| {
        let mut found = Findings::new();
        let document = Library::new().read_toml_text("a.toml", text, &mut found).unwrap();
        (document.root.entries.len(), found.has_errors())
    };
    assert_eq!(read(&format!("#:schema ../skolpeng.schema.json\n{text}")), read(&text));
}
