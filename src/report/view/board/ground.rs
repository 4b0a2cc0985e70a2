//! The background: the provisions that govern the allocation, and what the data are.

use super::{Chapter, Desk};
use crate::report::document::{Block, Cell, Column, Kind, Row, Sheet};
use crate::report::view::{notes, provenance};
use crate::report::words::{Board, Law, Word};

/// Where the provisions were read.
const SKOLLAGEN: &str = "https://github.com/se-lex/sfs (2010/sfs-2010-800.md)";
const ORDINANCE: &str = "https://www.lagboken.se (SFS 2018:4, SFS 2024:269)";
const APPEAL: &str = "https://lagen.nu/dom/hfd/2020:69";

/// Every provision: where, what it says, what it means here, its address.
const PROVISIONS: [(Law, Law, Law, &str); 7] = [
    (Law::ByNeed, Law::ByNeedSays, Law::ByNeedHere, SKOLLAGEN),
    (Law::WhoPays, Law::WhoPaysSays, Law::WhoPaysHere, SKOLLAGEN),
    (Law::Basic, Law::BasicSays, Law::BasicHere, SKOLLAGEN),
    (Law::Extra, Law::ExtraSays, Law::ExtraHere, SKOLLAGEN),
    (Law::Equal, Law::EqualSays, Law::EqualHere, SKOLLAGEN),
    (Law::Ordinance, Law::OrdinanceSays, Law::OrdinanceHere, ORDINANCE),
    (Law::Appeal, Law::AppealSays, Law::AppealHere, APPEAL),
];

/// The chapter.
pub(super) fn chapter(desk: &Desk) -> Chapter {
    let mut blocks = vec![desk.fill(&Board::GroundFill)];
    if is_swedish(desk) {
        blocks.extend([desk.paragraph(&Board::GroundText), Block::Table(provisions(desk))]);
        blocks.push(desk.paragraph(&Board::GroundInquiry));
    } else {
        blocks.push(desk.fill(&Board::GroundFillOther));
    }
    blocks.extend(data(desk).into_iter().map(Block::Text));
    Chapter { title: desk.text(&Board::Ground), blocks, parts: Vec::new() }
}

/// Whether the models are of a Swedish municipality: the law of another country is not ours to tell.
pub(super) fn is_swedish(desk: &Desk) -> bool {
    desk.speech.currency == "kr"
}

fn provisions(desk: &Desk) -> Sheet {
    let language = desk.paper.language;
    let columns = vec![
        Column::new("provision", desk.text(&Board::LawParagraph), Kind::Text),
        Column::new("says", desk.text(&Board::LawSays), Kind::Text),
        Column::new("here", desk.text(&Board::LawHere), Kind::Text),
        Column::new("source", Word::Source.text(language), Kind::Text),
    ];
    let row = |(place, says, here, source): &(Law, Law, Law, &str)| {
        let texts = [place.text(language), says.text(language), here.text(language), (*source).to_owned()];
        Row::plain(texts.map(Cell::Text).into())
    };
    Sheet {
        id: "law".to_owned(),
        title: desk.text(&Board::LawTable),
        columns,
        rows: PROVISIONS.iter().map(row).collect(),
    }
}

/// What the data are, and where the students went.
fn data(desk: &Desk) -> Vec<String> {
    let Some(run) = desk.baseline() else { return Vec::new() };
    let language = desk.paper.language;
    let about = provenance::data(&run.bound.about, language);
    let lines = desk.beside.budgets.get(desk.paper.results.baseline).map_or(&[][..], |budget| &budget.lines);
    let about = desk.text(&Board::DataText { data: about });
    std::iter::once(about).chain(notes::account(run, lines, language)).collect()
}
