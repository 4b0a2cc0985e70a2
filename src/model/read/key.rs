//! `[key]`: what things vary with, and which keys determine which others.

use super::called;
use crate::base::{Key, KeyOrder, KeySet};
use crate::diag::{Findings, ModelFault, Place};
use crate::model::law::Rulebook;
use crate::model::parts::KeyDef;
use crate::text::{Label, Located, Value};

/// What `[key]` may say of one.
pub const KNOWN: [&str; 3] = ["label", "members", "determines"];

/// The keys of a rulebook and its baselines, `row` first, and their order.
pub fn read_keys(law: &Rulebook, found: &mut Findings) -> (Vec<KeyDef>, KeyOrder) {
    let place = Place::File(law.source);
    let mut keys = vec![KeyDef {
        name: "row".to_owned(),
        label: Label { sv: "rad".to_owned(), en: "row".to_owned() },
        members: None,
        determines: KeySet::NONE,
        place,
    }];
    let mut wanted: Vec<(usize, Vec<Located>)> = Vec::new();
    for book in law.all() {
        // A split is shown by its members as if they were a key's.
        for rule in book.section("key").chain(book.section("split")) {
            if book.section("key").any(|key| key.name == rule.name) {
                rule.table.refuse_unknown(&KNOWN, found);
            }
            let known = keys.iter().position(|key| key.name == rule.name);
            let number = known.unwrap_or(keys.len());
            if known.is_none() {
                keys.push(key(rule, found));
            }
            if keys.len() > Key::MOST {
                break;
            }
            if let Some(list) = rule.table.get("determines").and_then(|v| v.as_list(found)) {
                wanted.push((number, list.to_vec()));
            }
        }
    }
    if keys.len() > Key::MOST {
        found.error(ModelFault::TooManyKeys { most: Key::MOST.to_string() }, Place::File(law.source));
        keys.truncate(Key::MOST);
    }
    let names: Vec<String> = keys.iter().map(|key| key.name.clone()).collect();
    for (number, list) in wanted {
        let determined = key_set(&names, &list, found);
        if let Some(def) = keys.get_mut(number) {
            def.determines = def.determines.union(determined);
        }
    }
    let order = order(&keys);
    (keys, order)
}

fn key(rule: &crate::model::law::Rule, found: &mut Findings) -> KeyDef {
    let label = called(rule, found);
    let members = rule.table.get("members").and_then(|v| v.as_list(found)).map(|list| {
        let texts = list.iter().filter_map(|one| match &one.value {
            Value::Number(digits) => Some(digits.clone()),
            _ => one.as_text(found).map(str::to_owned),
        });
        texts.collect()
    });
    KeyDef { name: rule.name.clone(), label, members, determines: KeySet::NONE, place: rule.place.clone() }
}

fn key_set(names: &[String], list: &[Located], found: &mut Findings) -> KeySet {
    let mut set = KeySet::NONE;
    for one in list {
        let Some(name) = one.as_text(found) else { continue };
        match (0..).map(Key).zip(names).find(|(_, known)| *known == name) {
            Some((key, _)) => set = set.with(key),
            None => {
                let known = names.join(", ");
                found.error(ModelFault::UnknownKey { name: name.to_owned(), known }, one.place.clone());
            }
        }
    }
    set
}

/// Rows determine every key that the data bring, and those that `row` is declared to determine.
fn order(keys: &[KeyDef]) -> KeyOrder {
    let brought = (0..).map(Key).zip(keys).skip(1).filter(|(_, key)| key.members.is_none());
    let rows: KeySet = brought.map(|(key, _)| key).collect();
    let declared: Vec<KeySet> = keys
        .iter()
        .enumerate()
        .map(|(number, key)| if number == 0 { key.determines.union(rows) } else { key.determines })
        .collect();
    KeyOrder::new(&declared)
}
