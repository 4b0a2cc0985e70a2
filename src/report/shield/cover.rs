//! Puts a shield over a document: its tables by the member of each row, its charts and texts by the schools they name.

use super::ground::{PROGRAMME, SCHOOL};
use super::text::Texts;
use super::{Shield, chart};
use crate::base::Exact;
use crate::base::number::whole;
use crate::diag::Language;
use crate::report::document::{
    Block, Branch, Cell, Column, Document, Kind, Role, Row, Section, Sheet, Whose,
};
use crate::report::words::Small;
use num_traits::Zero;
use std::collections::BTreeMap;

pub(super) fn cover(shield: &Shield, document: &mut Document, language: Language) {
    sections(shield, &mut document.sections, language);
    let notice: Vec<Block> = notice(shield, language).into_iter().map(Block::Text).collect();
    if let Some(first) = document.sections.first_mut() {
        first.blocks.splice(0..0, notice);
    }
    let text = Small::HiddenUnder { least: shield.least.to_string() }.text(language);
    document.provenance.statements.push((Small::Groups.text(language), text));
}

/// The same of some sections of a document, without a word to the reader at its start.
pub(super) fn sections(shield: &Shield, sections: &mut [Section], language: Language) {
    let texts = Texts::new(shield, language);
    for section in sections {
        match texts.school_of(&section.title) {
            Some(name) => only_named(section, name, language),
            None => cover_section(shield, section, &texts),
        }
    }
}

/// A part about a school whose figures are hidden.
fn only_named(section: &mut Section, name: &str, language: Language) {
    section.retitle(|_| name.to_owned());
    section.blocks = vec![Block::Text(Small::School { name: name.to_owned() }.text(language))];
}

fn cover_section(shield: &Shield, section: &mut Section, texts: &Texts) {
    section.retitle(|title| texts.covered(title));
    for block in &mut section.blocks {
        match block {
            Block::Text(text) => *text = texts.covered(text),
            Block::Table(sheet) => {
                sheet.title = texts.covered(&sheet.title);
                table(shield, sheet);
            }
            Block::Tree(branch) => tree(branch, texts),
            // Sums, and what they are made of, are drawn by charts without a school, too.
            Block::Chart(_) if shield.total => *block = Block::Text(texts.sentence.clone()),
            Block::Chart(chart) => chart::cover(shield, chart, texts),
        }
    }
}

fn tree(branch: &mut Branch, texts: &Texts) {
    let tells = |text: &String| texts.covered(text) != *text;
    if tells(&branch.label) || tells(&branch.value) || branch.remarks.iter().any(tells) {
        *branch = Branch { label: texts.sentence.clone(), ..Branch::default() };
    }
    branch.children.iter_mut().for_each(|child| tree(child, texts));
}

/// What a reader is told at the start.
fn notice(shield: &Shield, language: Language) -> Vec<String> {
    let least = shield.least.to_string();
    let called = |of: &dyn Fn(&Whose) -> bool, key: &str| {
        let all = shield.all.iter().chain(shield.money.iter().filter(|whose| !shield.all.contains(whose)));
        let those = all.filter(|whose| whose.key == key && of(whose));
        let names: Vec<&str> =
            those.map(|whose| shield.names.get(whose).map_or(whose.code.as_str(), String::as_str)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let hidden = |whose: &Whose| shield.all.contains(whose);
    let paid = |whose: &Whose| !shield.all.contains(whose);
    let is_clear = shield.all.is_empty() && shield.money.is_empty() && shield.sides.is_empty();
    let first = if is_clear && !shield.outside && !shield.total && !shield.balance && !shield.sums {
        Small::NothingHidden { least }
    } else {
        Small::Protected { least }
    };
    let names = [
        called(&hidden, SCHOOL).map(|names| Small::OnlyInSums { names }),
        called(&hidden, PROGRAMME).map(|names| Small::OnlyInSums { names }),
        called(&paid, SCHOOL).map(|names| Small::WithoutMoney { names }),
    ];
    [Some(first)].into_iter().chain(names).flatten().map(|word| word.text(language)).collect()
}

/// Marks every part and table as not for publication.
pub(super) fn mark(document: &mut Document, language: Language) {
    let marked = |title: &str| Small::InternalTitle { title: title.to_owned() }.text(language);
    document.subtitle = marked(&document.subtitle);
    for section in &mut document.sections {
        section.retitle(marked);
        for block in &mut section.blocks {
            match block {
                Block::Table(sheet) => sheet.title = marked(&sheet.title),
                Block::Chart(chart) => chart.title = marked(&chart.title),
                Block::Text(_) | Block::Tree(_) => {}
            }
        }
    }
}

/// Columns whose sums are of all money.
const WHOLE: [&str; 6] = ["total", "per_student", "before", "today", "change", "change_share"];

fn table(shield: &Shield, sheet: &mut Sheet) {
    let keys = keys(sheet);
    let known = |key: &String| key == SCHOOL || key == PROGRAMME;
    if shield.total || keys.len() > 1 || !keys.iter().all(known) {
        // Who stands behind such rows is not known here.
        if shield.total || shield.small {
            hide(sheet, &|_, _| true);
        }
        return;
    }
    if sheet.id.starts_with("cases_") {
        cases(shield, sheet);
    }
    let balance = sheet.id == "compare_sides" || sheet.id.starts_with("balance_");
    let side = sheet.id.strip_suffix("_by_school").map(str::to_owned);
    let terms = sheet.id.starts_with("terms_");
    // Its columns are models, not amounts.
    let members = sheet.id.starts_with("members_");
    let named = sheet.clone();
    hide(sheet, &|row, column| {
        if column.picked {
            return shield.hides_any(SCHOOL);
        }
        let Some(whose) = named.whose(row) else {
            let of_side = side.is_some() && row.role == Role::Total && side.as_deref() != Some("change");
            let by_amount = row.role == Role::Total && !members && !WHOLE.contains(&column.id.as_str());
            return shield.balance && (balance || of_side)
                || shield.sums && (terms || by_amount && column.kind != Kind::Count && !of_side);
        };
        let by_side =
            side.as_ref().is_some_and(|side| shield.sides.contains(&(side.clone(), whose.code.clone())));
        let money = shield.money.contains(&whose) && column.kind != Kind::Count;
        shield.all.contains(&whose) || money || by_side
    });
}

/// The keys that a table's rows are by.
fn keys(sheet: &Sheet) -> Vec<String> {
    if sheet.columns.iter().any(|column| column.id == "code") {
        return sheet.key().map(|(key, _)| key.to_owned()).into_iter().collect();
    }
    let has = |id: &str| sheet.columns.iter().any(|column| column.id == id);
    let keys = sheet.columns.iter().filter_map(|column| column.id.strip_suffix("_name"));
    keys.filter(|key| has(key)).map(str::to_owned).collect()
}

/// Hides figures, and the names of those who are picked by theirs.
fn hide(sheet: &mut Sheet, hides: &dyn Fn(&Row, &Column) -> bool) {
    for row in &mut sheet.rows {
        let hidden: Vec<bool> = sheet
            .columns
            .iter()
            .map(|column| (column.kind != Kind::Text || column.picked) && hides(row, column))
            .collect();
        for (cell, _) in
            row.cells.iter_mut().zip(hidden).filter(|(cell, hidden)| *hidden && **cell != Cell::Empty)
        {
            *cell = Cell::Hidden;
        }
    }
}

/// Cases of one amount or value add up to it: where one is small, so many are hidden that their sum is not.
fn cases(shield: &Shield, sheet: &mut Sheet) {
    let Some(counted) = sheet.columns.iter().position(|column| column.kind == Kind::Count) else { return };
    let mut of: BTreeMap<String, Vec<(usize, Exact)>> = BTreeMap::new();
    for (place, row) in sheet.rows.iter().enumerate() {
        if let (Some(Cell::Text(name)), Some(Cell::Number(count))) =
            (row.cells.first(), row.cells.get(counted))
        {
            of.entry(name.clone()).or_default().push((place, count.clone()));
        }
    }
    let least = whole(i64::from(shield.least));
    for mut lines in of.into_values() {
        lines.retain(|(_, count)| !count.is_zero());
        lines.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
        if lines.first().is_none_or(|(_, count)| *count >= least) {
            continue;
        }
        let mut sum = whole(0);
        for (number, (place, count)) in lines.iter().enumerate() {
            let enough = number > 1 && sum >= least && *count >= least;
            if enough {
                break;
            }
            sum += count;
            if let Some(row) = sheet.rows.get_mut(*place) {
                let figures = row.cells.iter_mut().filter(|c| matches!(c, Cell::Number(_) | Cell::Ore(_)));
                figures.for_each(|cell| *cell = Cell::Hidden);
            }
        }
    }
}
