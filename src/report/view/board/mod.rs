//! A study as a paper to the board: proposal for decision, summary, ground, rules in words, consequences, economy,
//! certainty, equal terms, measures, sources.

mod aloud;
mod certain;
pub(super) mod chances;
pub(super) mod charts;
mod decision;
mod drawn;
mod economy;
mod ground;
mod laws;
mod measures;
mod rules;
mod schools;
pub(super) mod sentence;
pub(super) mod summary;
mod terms;

use super::compare::{Beside, NeedBy};
use super::{Figures, notes, parameters, provenance, say, school_name};
use crate::compare::{Needs, Proposal};
use crate::diag::Language;
use crate::report::document::{Block, Document, Section};
use crate::report::shield::Shield;
use crate::report::words::Board;
use crate::study::runs::{Answers, Compared, Effects};
use crate::study::{Results, RunResult, Study, Year};
use crate::text::FileUsed;
use sentence::Speech;

/// What the paper is made of.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'a> {
    /// The study.
    pub study: &'a Study,
    /// What its models came to.
    pub results: &'a Results,
    /// The same as budgets, with what need is measured by as the need of each school.
    pub figures: &'a Figures,
    /// Its proposals told apart from the baseline.
    pub proposals: &'a [Proposal],
    /// What need is measured by, if anything.
    pub need: Option<NeedBy<'a>>,
    /// What the runs of its scenarios came to, if it has any.
    pub answers: Option<&'a Answers>,
    /// Each proposal against the baseline in each scenario, of the same runs.
    pub compared: Option<&'a Compared>,
    /// What each drawn input does, one at a time, if that was asked for.
    pub effects: Option<&'a Effects>,
    /// What may not be told of small groups; the default hides nothing.
    pub shield: &'a Shield,
    /// Every file that was read.
    pub files: &'a [FileUsed],
    /// The language of the paper.
    pub language: Language,
}

/// The paper.
#[must_use]
pub fn board(paper: &Paper) -> Document {
    let desk = Desk::new(paper);
    let chapters = [
        decision::chapter(&desk),
        summary::chapter(&desk),
        ground::chapter(&desk),
        rules::chapter(&desk),
        schools::chapter(&desk),
        economy::chapter(&desk),
        certain::chapter(&desk),
        terms::chapter(&desk),
        measures::chapter(&desk),
        sources(&desk),
    ];
    let (results, language) = (paper.results, paper.language);
    let sections = (1..).zip(chapters).flat_map(|(number, chapter)| chapter.numbered(number, language));
    Document {
        title: desk.text(&Board::Title { study: say(&paper.study.title, language) }),
        subtitle: desk.text(&Board::Subtitle { date: results.date.to_string() }),
        sections: sections.collect(),
        footnotes: notes::footnotes(results, language),
        provenance: provenance::provenance(results, paper.files, language),
    }
}

/// A chapter before it is numbered.
struct Chapter {
    title: String,
    blocks: Vec<Block>,
    parts: Vec<Section>,
}

impl Chapter {
    /// The chapter as sections: `5 Title`, `5.1 Title of a part`.
    fn numbered(self, number: usize, language: Language) -> Vec<Section> {
        let titled = |number: String, title: String| Board::Numbered { number, title }.text(language);
        let head =
            Section { title: titled(number.to_string(), self.title), blocks: self.blocks, appendix: false };
        let parts = (1..).zip(self.parts).map(|(part, section)| Section {
            title: titled(format!("{number}.{part}"), section.title.clone()),
            ..section
        });
        std::iter::once(head).chain(parts).collect()
    }
}

/// What every chapter is written with.
pub(super) struct Desk<'a> {
    pub(super) paper: &'a Paper<'a>,
    pub(super) beside: Beside<'a>,
    pub(super) speech: Speech,
    /// The need of each school, and what it is called.
    pub(super) need: Option<(&'a Needs, String)>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(paper: &'a Paper<'a>) -> Self {
        let currency = paper.results.runs.first().map_or("kr", |run| run.model.units.currency());
        let speech = Speech {
            language: paper.language,
            currency: currency.to_owned(),
            whole_years: paper.results.year == Year::School,
        };
        let beside = Beside::knowing(paper.results, &paper.figures.budgets, paper.language);
        Self { paper, beside, speech, need: measured(paper) }
    }

    fn text(&self, word: &Board) -> String {
        word.text(self.paper.language)
    }

    fn paragraph(&self, word: &Board) -> Block {
        Block::Text(self.text(word))
    }

    /// A mark for what a person must write.
    fn fill(&self, what: &Board) -> Block {
        self.paragraph(&Board::Fill { what: self.text(what) })
    }

    /// The models other than the baseline, by their places.
    pub(super) fn proposals(&self) -> Vec<usize> {
        self.beside.proposals().collect()
    }

    /// The only proposal, if there is just one.
    fn only(&self) -> Option<usize> {
        match self.proposals().as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    pub(super) fn run(&self, place: usize) -> Option<&'a RunResult> {
        self.beside.run(place)
    }

    pub(super) fn baseline(&self) -> Option<&'a RunResult> {
        self.run(self.paper.results.baseline)
    }

    pub(super) fn title(&self, place: usize) -> String {
        self.beside.title(place)
    }

    pub(super) fn name(&self, code: &str) -> String {
        self.baseline().map_or_else(|| code.to_owned(), |run| school_name(run, code))
    }

    /// Which year the calculation is for.
    fn year(&self) -> String {
        self.text(&match self.paper.results.year {
            Year::School => Board::SchoolYearOf,
            Year::Calendar(year) => Board::CalendarYearOf { year: year.to_string() },
        })
    }
}

/// The need of each school, and what it is called; nothing if it is not measured.
fn measured<'a>(paper: &Paper<'a>) -> Option<(&'a Needs, String)> {
    let by = paper.need?;
    let needs = paper.figures.needs.as_ref()?;
    let label = by.run.model.node(by.value).map_or_else(String::new, |node| say(&node.label, paper.language));
    Some((needs, label))
}

/// Where the numbers come from.
fn sources(desk: &Desk) -> Chapter {
    let (results, language) = (desk.paper.results, desk.paper.language);
    let count = notes::footnotes(results, language).len();
    let told = desk.text(&match count {
        0 => Board::SourcesAssumedNone,
        1 => Board::SourcesAssumedOne,
        count => Board::SourcesAssumed { count: count.to_string() },
    });
    let text = format!("{} {told}", desk.text(&Board::SourcesText));
    Chapter {
        title: desk.text(&Board::Sources),
        blocks: vec![Block::Text(text), desk.fill(&Board::SourcesFill)],
        parts: std::iter::once(parameters::section(results, language))
            .chain(rules::differences(desk))
            .collect(),
    }
}
