//! What stands under a key, and how JSON Schema says it.

use crate::diag::Language;
use serde_json::{Map, Value, json};

/// A key, what it holds, and what it means in Swedish and English.
pub type Key = (&'static str, Shape, &'static str, &'static str);

/// A table of a file.
#[derive(Clone, Copy, Debug)]
pub struct TableShape {
    /// Its name, the same as where its keys are listed.
    pub name: &'static str,
    /// What it is, in Swedish and English.
    pub about: [&'static str; 2],
    /// Keys without which the file is refused.
    pub required: &'static [&'static str],
    /// The table that stands under each date.
    pub dated: Option<&'static str>,
    /// What stands under keys that the user names; none if there are no such keys.
    pub open: Option<Shape>,
    /// Its keys.
    pub keys: &'static [Key],
    /// Whether its keys are listed nowhere else: names of the user's with some that mean more.
    pub is_ours: bool,
}

/// A table of which nothing is required, and in which no key is the user's own.
pub const CLOSED: TableShape = TableShape {
    name: "",
    about: ["", ""],
    required: &[],
    dated: None,
    open: None,
    keys: &[],
    is_ours: false,
};

/// What stands under a key.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text.
    Text,
    /// A formula.
    Formula,
    /// A text in two languages, or one for both.
    Label,
    /// A day.
    Date,
    /// A whole number.
    Whole,
    /// A number, or a text such as `3.5 %`.
    Number,
    /// A name or code, or a list of them.
    Names,
    /// A text, number, day, yes or no.
    Scalar,
    /// Yes or no.
    YesNo,
    /// One of these texts.
    Choice(&'static [&'static str]),
    /// A table of this name.
    Table(&'static str),
    /// Tables of this name under names of the user's.
    Tables(&'static str),
    /// A list of tables of this name.
    List(&'static str),
    /// The same under each of the user's names.
    Map(&'static Shape),
    /// A list of these.
    Several(&'static Shape),
    /// A list of as many of these.
    Exactly(usize, &'static Shape),
    /// One or the other.
    Either(&'static Shape, &'static Shape),
    /// Rows: a list of tables, or of lists of which the first has the headings.
    Rows,
}

/// A key that is a day.
const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// A reference to a table's schema.
pub fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

impl Shape {
    fn schema(self) -> Value {
        match self {
            Self::Text | Self::Formula => json!({ "type": "string" }),
            Self::Label => json!({ "anyOf": [{ "type": "string" }, reference("label")] }),
            // Editors hand over a TOML date as its text.
            Self::Date => json!({ "type": "string", "pattern": DAY }),
            Self::Whole => json!({ "type": "integer" }),
            Self::Number => json!({ "type": ["number", "string"] }),
            Self::Names => Self::Either(&Self::Scalar, &Self::Several(&Self::Scalar)).schema(),
            Self::Scalar => json!({ "type": ["string", "number", "boolean"] }),
            Self::YesNo => json!({ "type": "boolean" }),
            Self::Choice(words) => json!({ "enum": words }),
            Self::Table(name) => reference(name),
            Self::Tables(name) => json!({ "type": "object", "additionalProperties": reference(name) }),
            Self::List(name) => json!({ "type": "array", "items": reference(name) }),
            Self::Map(inner) => json!({ "type": "object", "additionalProperties": inner.schema() }),
            Self::Several(inner) => json!({ "type": "array", "items": inner.schema() }),
            Self::Exactly(count, inner) => {
                json!({ "type": "array", "items": inner.schema(), "minItems": count, "maxItems": count })
            }
            Self::Either(a, b) => json!({ "anyOf": [a.schema(), b.schema()] }),
            Self::Rows => {
                Self::Several(&Self::Either(&Self::Map(&Self::Scalar), &Self::Several(&Self::Scalar)))
                    .schema()
            }
        }
    }
}

impl TableShape {
    /// The schema of the table with the keys that the reading knows.
    pub(super) fn schema(&self, known: &[&str], language: Language) -> Value {
        let mut properties = Map::new();
        for name in known {
            let key = self.keys.iter().find(|(own, ..)| own == name);
            let own = key.map_or_else(
                || json!({}),
                |(_, shape, sv, en)| described(shape.schema(), [sv, en], language),
            );
            properties.insert((*name).to_owned(), own);
        }
        let more = self.open.map_or(Value::Bool(false), Shape::schema);
        let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": more });
        if let Some(map) = schema.as_object_mut() {
            if let Some(name) = self.dated {
                map.insert("patternProperties".to_owned(), json!({ DAY: reference(name) }));
            }
            if !self.required.is_empty() {
                map.insert("required".to_owned(), json!(self.required));
            }
        }
        described(schema, self.about, language)
    }
}

fn described(mut schema: Value, [sv, en]: [&str; 2], language: Language) -> Value {
    let text = match language {
        Language::Swedish => sv,
        Language::English => en,
    };
    if let Some(map) = schema.as_object_mut().filter(|_| !text.is_empty()) {
        map.insert("description".to_owned(), json!(text));
    }
    schema
}
