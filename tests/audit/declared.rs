//! What a model says of its laws: claims, laws broken knowingly, overlays, and what is refused.

use super::land::{HEAD, audited, session};
use skolpeng::audit::Effort;
use skolpeng::diag::Findings;
use skolpeng::model::parts::Stand;
use skolpeng::model::{self, Run};
use skolpeng::text::Library;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const MONEY: &str = "[amount.money]\nper = \"school\"\nformula = 'students * (if kind = \"own\" then 110 else 100) * 1 kr/student'\n";

#[test]
fn a_law_broken_knowingly_is_shown_and_refutes_nothing() {
    let audited = audited(&format!("{MONEY}[law]\nsame_grounds = {{ breaks = \"försök\" }}\n"));
    assert!(audited.audit.searches[0].example.is_some());
    assert_eq!(audited.audit.refuted(&audited.model).count(), 0);
}

#[test]
fn a_claim_that_does_not_hold_is_refuted() {
    let audited = audited(&format!("{MONEY}[law]\nsame_grounds = {{ claims = true }}\n"));
    let refuted: Vec<_> = audited.audit.refuted(&audited.model).map(|def| def.law.name()).collect();
    assert_eq!(refuted, ["same_grounds"]);
}

/// A model that says why it treats organisers differently says it once.
#[test]
fn the_reason_of_equal_terms_is_that_of_the_law() {
    let audited = audited(&format!(
        "{MONEY}[law]\nsame_grounds = {{ claims = true }}\n[amount.x]\nper = \"school\"\nformula = '0 kr'\n"
    ));
    assert_eq!(audited.model.laws[0].stand, Stand::Claims);
    let because = HEAD
        .replace("between = [\"own\", \"other\"]", "between = [\"own\", \"other\"]\nbecause = \"försök\"");
    let text = format!("{because}{MONEY}[law]\nsame_grounds = {{ claims = true }}\n");
    let stand = in_force(&[("model.toml", &text)], "model.toml").unwrap().laws[0].stand.clone();
    assert!(matches!(stand, Stand::Breaks(why) if why.sv == "försök"));
}

/// What an overlay says of a law takes the place of what it inherits; particulars stay.
#[test]
fn an_overlay_may_break_what_it_inherits() {
    let base = format!(
        "{HEAD}{MONEY}[law]\nrow_order = {{ claims = true }}\nmerit_step = {{ claims = true, column = \"merit\", at_most = \"5 kr\" }}\n"
    );
    let over = "[model]\nid = \"over\"\nversion = \"1\"\nextends = \"model.toml\"\n[law]\nmerit_step = { breaks = \"trappa\" }\n";
    let model = in_force(&[("model.toml", &base), ("over.toml", over)], "over.toml").unwrap();
    let stands: Vec<_> = model.laws.iter().map(|def| (def.law.name(), def.stand == Stand::Claims)).collect();
    assert_eq!(stands, [("merit_step", false), ("row_order", true)]);
}

#[test]
fn a_model_without_laws_has_nothing_to_try() {
    let mut session = session(MONEY);
    let audited = session.audit(Effort { tries: 10, seed: 1 });
    assert!(audited[0].audit.searches.is_empty());
}

/// The model of a file among these, in force in 2026.
fn in_force(files: &[(&str, &str)], file: &str) -> Option<skolpeng::model::Model> {
    let files = files.iter().map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec()));
    let mut library = Library::with_memory(files.collect::<BTreeMap<_, _>>());
    let mut found = Findings::new();
    let law = model::load(Path::new(file), &mut library, &mut found)?;
    let date = skolpeng::base::Date::parse("2026-01-01")?;
    law.in_force(&Run::on(date), &mut found)
}
