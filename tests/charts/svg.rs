//! SVG read back: a small reader of well-formed XML, which fails on everything that our charts may not hold.

use std::collections::BTreeMap;

/// An element: its name and attributes, and the text directly in it.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub text: String,
}

impl Element {
    /// An attribute as hundredths of a pixel.
    pub fn px(&self, name: &str) -> i64 {
        let text = self.attributes.get(name).unwrap_or_else(|| panic!("no {name} in {self:?}"));
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let hundredths: i64 = format!("{part:0<2}").parse().unwrap();
        let size = whole.trim_start_matches('-').parse::<i64>().unwrap() * 100 + hundredths;
        if text.starts_with('-') { -size } else { size }
    }

    pub fn fill(&self) -> &str {
        self.attributes.get("fill").map_or("", String::as_str)
    }
}

/// The elements in the order in which they begin.
///
/// # Panics
/// On anything that is not well-formed: a tag left open, an attribute twice or unquoted, a bare `&` or `<`.
pub fn elements(svg: &str) -> Vec<Element> {
    let mut all: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = svg;
    while let Some((before, after)) = rest.split_once('<') {
        if let Some(own) = open.last() {
            all[*own].text.push_str(&unescaped(before));
        } else {
            assert!(before.trim().is_empty(), "text outside: {before}");
        }
        let (tag, next) = after.split_once('>').expect("a tag is closed");
        rest = next;
        if let Some(name) = tag.strip_prefix('/') {
            let own = open.pop().expect("an open element");
            assert_eq!(all[own].name, name, "closed in the order in which they were opened");
        } else {
            let (tag, alone) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
            all.push(element(tag));
            if !alone {
                open.push(all.len() - 1);
            }
        }
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "left open, or text after the end");
    all
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    assert!(!name.is_empty() && name.chars().all(char::is_alphabetic), "{tag}");
    let mut element = Element { name: name.to_owned(), ..Element::default() };
    while !rest.trim().is_empty() {
        let (key, after) = rest.split_once("=\"").expect("a quoted value");
        let (value, next) = after.split_once('"').expect("the end of a value");
        let twice = element.attributes.insert(key.trim().to_owned(), unescaped(value));
        assert!(twice.is_none(), "{key} twice in {tag}");
        rest = next;
    }
    element
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').expect("a whole entity");
        let entities = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"')];
        let (_, c) = entities.iter().find(|(own, _)| *own == name).expect("an entity of XML");
        plain.push(*c);
        plain.push_str(rest);
    }
    plain
}
