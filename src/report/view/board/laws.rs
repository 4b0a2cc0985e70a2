//! Laws of the models: what each model says that it keeps, and what it breaks knowingly and why.

use super::Desk;
use crate::model::parts::{LawDef, Stand};
use crate::report::document::{Block, Cell, Column, Kind, Row, Section, Sheet};
use crate::report::view::audit::stated;
use crate::report::view::say;
use crate::report::words::AuditWord;
use crate::study::RunResult;

/// The part; nothing if no model states any law.
pub(super) fn part(desk: &Desk) -> Option<Section> {
    let language = desk.paper.language;
    let runs = &desk.paper.results.runs;
    if runs.iter().all(|run| run.model.laws.is_empty()) {
        return None;
    }
    let title = AuditWord::Board.text(language);
    let mut blocks =
        vec![Block::Text(AuditWord::BoardText.text(language)), Block::Table(table(desk, &title))];
    let reasons = runs.iter().flat_map(|run| run.model.laws.iter().map(move |def| (run, def)));
    blocks.extend(reasons.filter_map(|(run, def)| reason(desk, run, def)).map(Block::Text));
    Some(Section { title, blocks, appendix: false })
}

/// One row for each law as a sentence, one column for each model.
fn table(desk: &Desk, title: &str) -> Sheet {
    let language = desk.paper.language;
    let runs = &desk.paper.results.runs;
    let law = Column::new("law", AuditWord::Law.text(language), Kind::Text);
    let of_model = |run: &RunResult| {
        Column::new(format!("says_{}", run.model.id), say(&run.model.title, language), Kind::Text)
    };
    let mut sentences: Vec<(usize, String)> = Vec::new();
    for def in runs.iter().flat_map(|run| run.model.laws.iter().map(move |def| (run, def))) {
        let place = crate::model::parts::Law::NAMES.iter().position(|name| *name == def.1.law.name());
        let sentence = (place.unwrap_or(usize::MAX), stated::sentence(&def.0.model, def.1, language));
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences.sort_by_key(|(place, _)| *place);
    let row = |(_, sentence): (usize, String)| {
        let says = |run: &RunResult| {
            let own =
                run.model.laws.iter().find(|def| stated::sentence(&run.model, def, language) == sentence);
            own.map_or(Cell::Empty, |def| Cell::Text(stated::stand(def).text(language)))
        };
        Row::plain(std::iter::once(Cell::Text(sentence.clone())).chain(runs.iter().map(says)).collect())
    };
    Sheet {
        id: "laws".to_owned(),
        title: title.to_owned(),
        columns: std::iter::once(law).chain(runs.iter().map(of_model)).collect(),
        rows: sentences.into_iter().map(row).collect(),
    }
}

/// Why a model breaks a law knowingly.
fn reason(desk: &Desk, run: &RunResult, def: &LawDef) -> Option<String> {
    let language = desk.paper.language;
    let Stand::Breaks(why) = &def.stand else { return None };
    let (law, model) = (stated::sentence(&run.model, def, language), say(&run.model.title, language));
    let mut text = AuditWord::BoardReason { model, law, reason: say(why, language) }.text(language);
    if let Some(reference) = &def.reference {
        text.push_str(&format!(" ({reference})"));
    }
    Some(text)
}
