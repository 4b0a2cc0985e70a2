//! The right side of the page: what holds and breaks, the result, one school in depth, and what can be taken away.

use super::desk::{Computed, need};
use super::live::Moved;
use super::offered::Offered;
use super::state::{State, escaped};
use crate::diag::Language;
use crate::diag::{Diagnostic, Findings, Severity, Sources, draw};
use crate::report::document::{Block, Cell, Column, Document, Kind, Row, Section, Sheet};
use crate::report::view::{self, Figures, OfSchool, Paper, School, Told, Verdict, Weight};
use crate::report::words::{BenchWord, Word};
use crate::report::write::svg::Ink;
use crate::report::write::{Place, has_typst, parts, pieces, tables_before};
use crate::study::{Chosen, Results};
use maud::{Markup, html};

/// The result of a state that could be computed.
pub(super) fn result(state: &State, offered: &Offered, computed: &Computed, draws: &Markup) -> Markup {
    let language = state.language;
    let ways = Ways::new(state, offered);
    let link = |sheet: &Sheet, row: &Row, column: &Column| ways.of(sheet, row, column);
    let place = Place { prefix: "result-", ink: Ink::Classed, link: &link };
    let document = computed.on_screen(state);
    html! {
        div #out .internal-view[state.internal] data-address=(state.address()) data-total=(computed.summary(language)) {
            (notice(state))
            @if let Some((found, sources)) = &offered.proposals_broken {
                section #proposals-broken aria-labelledby="proposals-broken-title" {
                    h2 #proposals-broken-title { (BenchWord::ProposalsBroken.text(language)) }
                    (drawn(&found.sorted().into_iter().filter(Diagnostic::is_error).collect::<Vec<_>>(), sources, state))
                }
            }
            (strip(&computed.strip(state), state))
            @if let Some(school) = computed.school(&computed.paper(state), state, false) { (in_depth(&school, state, &link)) }
            section #result tabindex="-1" aria-label=(BenchWord::Result.text(language)) {
                @if state.school.is_none() { p.help { (BenchWord::ChooseSchool.text(language)) } }
                (parts(&document, &place, language))
                (facts(&document, language))
            }
            (draws)
            (downloads(state, &document))
            @if state.internal { (warnings(computed, state)) }
        }
    }
}

/// The parts of a result that a moved number changes: each stands where the result has it.
pub(super) fn live(state: &State, offered: &Offered, moved: &Moved, seen: Option<&[usize]>) -> Markup {
    let language = state.language;
    let ways = Ways::new(state, offered);
    let link = |sheet: &Sheet, row: &Row, column: &Column| ways.of(sheet, row, column);
    let place = |prefix| Place { prefix, ink: Ink::Classed, link: &link };
    let (at_rest, paper) = (moved.at_rest(), moved.paper(state));
    let (places, mut document) = view::moved(&paper, moved.place(), seen);
    at_rest.finish(&mut document, state, places.first() == Some(&0));
    let tables = at_rest.tables(state);
    let standing = places.iter().map(|at| (at + 1, tables.get(*at).copied().unwrap_or(0)));
    let standing: Vec<(usize, usize)> = standing.collect();
    html! {
        div #live {
            (strip(&view::strip(&paper, state.frame), state))
            @if let Some(school) = at_rest.school(&paper, state, true) {
                (money_of(&school, &place("school-"), language))
            }
            div { (pieces(&document, &standing, &place("result-"), language)) }
        }
    }
}

/// The page's own way of cells to where they lead.
type Link<'a> = dyn Fn(&Sheet, &Row, &Column) -> Option<String> + 'a;

/// One school in depth.
fn in_depth(school: &School, state: &State, link: &Link) -> Markup {
    let language = state.language;
    let place = |prefix| Place { prefix, ink: Ink::Classed, link };
    let closed = state.with(|other| {
        other.school = None;
        other.of = None;
        other.amount = None;
    });
    html! {
        section #school tabindex="-1" aria-labelledby="school-s1" {
            (money_of(school, &place("school-"), language))
            @if let Some(programmes) = &school.programmes { (parts(programmes, &place("programmes-"), language)) }
            @if let Some(why) = &school.why {
                details #why data-key="why" open[state.amount.is_some()] {
                    summary { (why.title) }
                    (parts(why, &place("why-"), language))
                }
            }
            p { a #close-school href=(closed.address()) { (BenchWord::CloseSchool.text(language)) } }
        }
    }
}

/// What follows a slider of a school in depth.
fn money_of(school: &School, place: &Place, language: Language) -> Markup {
    html! { div #school-money { (parts(&school.money, place, language)) } }
}

/// Says in which world the figures of a document hold.
fn say_world(world: &Chosen, document: &mut Document, language: Language) {
    let scenario = world.title.of(language).to_owned();
    let text = match world.varies {
        true => BenchWord::InScenarioMiddle { scenario: scenario.clone() },
        false => BenchWord::InScenario { scenario: scenario.clone() },
    };
    if let Some(first) = document.sections.first_mut() {
        first.blocks.insert(0, Block::Text(text.text(language)));
    }
    document
        .provenance
        .statements
        .push((BenchWord::Scenario.text(language), format!("{scenario} ({})", world.id)));
}

/// Says which view this is, and that something was saved.
fn notice(state: &State) -> Markup {
    let language = state.language;
    html! {
        @if let Some(name) = &state.saved {
            p #saved .stance role="status" { (BenchWord::Saved { file: format!("proposals/{name}.toml") }.text(language)) }
        }
        @if state.internal {
            p #view-note .stance.internal { strong { (BenchWord::InternalSays.text(language)) } }
        } @else {
            p #view-note .stance { (BenchWord::PublicSays.text(language)) }
        }
    }
}

fn strip(verdicts: &[Verdict], state: &State) -> Markup {
    let language = state.language;
    let kind = |weight: Weight| match weight {
        Weight::Breaks => ("breaks", "✕", BenchWord::Breaks),
        Weight::Warns => ("warns", "!", BenchWord::Warns),
        Weight::Untried => ("untried", "…", BenchWord::Untried),
        Weight::Known => ("warns", "!", BenchWord::Known),
        Weight::Holds => ("holds", "✓", BenchWord::Holds),
    };
    let (holds, others): (Vec<&Verdict>, Vec<&Verdict>) =
        verdicts.iter().partition(|verdict| verdict.weight == Weight::Holds);
    let (known, others): (Vec<&Verdict>, Vec<&Verdict>) =
        others.into_iter().partition(|verdict| verdict.weight == Weight::Known);
    let list = |verdicts: &[&Verdict]| {
        html! {
            ul {
                @for verdict in verdicts {
                    @let (class, sign, word) = kind(verdict.weight);
                    li class=(class) {
                        span.sign aria-hidden="true" { (sign) } " "
                        span.word { (word.text(language)) } ": " (verdict.text)
                    }
                }
            }
        }
    };
    html! {
        section #strip aria-labelledby="strip-title" {
            h2 #strip-title { (BenchWord::Strip.text(language)) }
            (list(&others))
            @if !known.is_empty() {
                details data-key="known" {
                    summary { span.sign aria-hidden="true" { "! " } (BenchWord::KnownCount { count: known.len().to_string() }.text(language)) }
                    (list(&known))
                }
            }
            details data-key="holds" {
                summary { span.sign.holds aria-hidden="true" { "✓ " } (BenchWord::HoldsCount { count: holds.len().to_string() }.text(language)) }
                (list(&holds))
            }
        }
    }
}

/// Where cells lead: a school's name to the school, its amounts to why.
struct Ways<'a> {
    state: &'a State,
    offered: &'a Offered,
    /// The address of the state without a school: what is added to it stands last in every address.
    base: String,
}

impl<'a> Ways<'a> {
    fn new(state: &'a State, offered: &'a Offered) -> Self {
        let nowhere = state.with(|other| {
            other.school = None;
            other.of = None;
            other.amount = None;
        });
        Self { state, offered, base: nowhere.address() }
    }

    /// Where a cell leads, if anywhere.
    fn of(&self, sheet: &Sheet, row: &Row, column: &Column) -> Option<String> {
        let State { internal, school, of, .. } = self.state;
        if sheet.id == "school_amounts" {
            let Some(Cell::Text(name)) = row.cells.get(1) else { return None };
            let wanted = *internal && !name.is_empty() && (column.id == "total" || column.id == "item");
            return wanted.then(|| self.to(school.as_deref(), of.as_deref(), Some(name)));
        }
        let first = sheet.columns.first().is_some_and(|first| first.id == column.id);
        let is_amount = *internal && sheet.id.starts_with("budget_") && column.kind == Kind::Money;
        if !first && !is_amount {
            return None;
        }
        let whose = sheet.whose(row).filter(|whose| whose.key == "school")?;
        let model = ["schools_", "budget_"].iter().find_map(|start| sheet.id.strip_prefix(start));
        let model = model.or_else(|| self.offered.beside.first().map(String::as_str));
        let no_amount = ["total", "price_list"].contains(&column.id.as_str());
        let amount = (is_amount && !no_amount).then_some(column.id.as_str());
        Some(self.to(Some(&whose.code), model, amount))
    }

    fn to(&self, school: Option<&str>, of: Option<&str>, amount: Option<&str>) -> String {
        let mut address = self.base.clone();
        for (key, value) in [("school", school), ("of", of), ("amount", amount)] {
            if let Some(value) = value {
                address.extend(["&", key, "=", &escaped(value)]);
            }
        }
        address + "#school"
    }
}

/// What the figures rest on: day, year, data, models, verification.
fn facts(document: &Document, language: Language) -> Markup {
    html! {
        details #ground data-key="ground" {
            summary { (Word::Provenance.text(language)) }
            dl.facts {
                @for (name, value) in &document.provenance.statements {
                    div { dt { (name) } dd { (value) } }
                }
            }
        }
    }
}

fn downloads(state: &State, document: &Document) -> Markup {
    let language = state.language;
    let to = |file: &str| format!("/download/{file}?{}", state.query());
    html! {
        section #downloads aria-labelledby="downloads-title" {
            h2 #downloads-title { (BenchWord::Download.text(language)) }
            ul {
                li { a href=(to("skolpeng.xlsx")) download { (BenchWord::DownloadXlsx.text(language)) } }
                li { a href=(to("skolpeng.html")) download { (BenchWord::DownloadHtml.text(language)) } }
                @if has_typst() {
                    li { a href=(to("skolpeng.pdf")) download { (BenchWord::DownloadPdf.text(language)) } }
                } @else {
                    li { a href=(to("skolpeng.typ")) download { (BenchWord::DownloadTyp.text(language)) } }
                }
                li { a href=(to("skolpeng.json")) download { (BenchWord::DownloadJson.text(language)) } }
            }
            details data-key="csv" {
                summary { (BenchWord::CsvTables.text(language)) }
                ul {
                    @for sheet in document.tables() {
                        li { a href={ (to("skolpeng.csv")) "&table=" (escaped(&sheet.id)) } download {
                            (BenchWord::DownloadCsv { table: sheet.title.clone() }.text(language))
                        } }
                    }
                }
            }
            p.help { (BenchWord::Permalink.text(language)) }
        }
    }
}

/// Findings as `check` draws them.
pub(super) fn drawn(list: &[Diagnostic], sources: &Sources, state: &State) -> Markup {
    html! {
        @for one in list {
            pre.finding data-code=(one.fault.code()) tabindex="0" { (draw(one, sources, state.language, false)) }
        }
    }
}

fn warnings(computed: &Computed, state: &State) -> Markup {
    let list: Vec<Diagnostic> =
        computed.found.sorted().into_iter().filter(|one| one.severity == Severity::Warning).collect();
    html! {
        @if !list.is_empty() {
            section #warnings aria-labelledby="warnings-title" {
                h2 #warnings-title { (BenchWord::Warnings.text(state.language)) }
                (drawn(&list, &computed.sources, state))
            }
        }
    }
}

/// What stands in the result's place where the files, or a number, are wrong.
pub(super) fn refused(state: &State, found: &Findings, sources: &Sources) -> Markup {
    let language = state.language;
    let list: Vec<Diagnostic> =
        found.sorted().into_iter().filter(|one| one.severity != Severity::Note).collect();
    html! {
        div #out data-address=(state.address()) data-total=(BenchWord::Errors.text(language)) {
            section #errors role="alert" aria-labelledby="errors-title" {
                h2 #errors-title { (BenchWord::Errors.text(language)) }
                p { (BenchWord::ErrorsText.text(language)) }
                (drawn(&list, sources, state))
            }
        }
    }
}

impl Computed {
    /// The result as a document of its own, as it may be shown.
    pub(super) fn document(&self, state: &State) -> Document {
        let mut document = self.on_screen(state);
        if state.internal {
            self.shield().mark_internal(&mut document, state.language);
        }
        document
    }

    /// The result on a page that says once which view it is.
    fn on_screen(&self, state: &State) -> Document {
        let mut document = view::bench(&self.paper(state));
        self.finish(&mut document, state, true);
        document
    }

    /// Covers figures that are small, and says at the start that some are, and in which world all hold.
    fn finish(&self, document: &mut Document, state: &State, has_start: bool) {
        if let Some(world) = self.world.as_ref().filter(|_| has_start) {
            say_world(world, document, state.language);
        }
        match (state.internal, has_start) {
            (true, _) => {}
            (false, true) => self.shield().cover(document, state.language),
            (false, false) => self.shield().cover_sections(&mut document.sections, state.language),
        }
    }

    /// How many tables stand before each section of the picture.
    fn tables(&self, state: &State) -> &[usize] {
        self.tables.get_or_init(|| tables_before(&view::bench(&self.paper(state))))
    }

    fn strip(&self, state: &State) -> Vec<Verdict> {
        view::strip(&self.paper(state), state.frame)
    }

    /// The school that is asked for, as it may be shown; or what of it follows a slider.
    fn school(&self, paper: &Paper, state: &State, moves: bool) -> Option<School> {
        let code = state.school.as_deref()?;
        let results = &self.results;
        let is = |id: &String| results.runs.iter().position(|run| run.model.id == *id);
        let other = (0..results.runs.len()).find(|place| *place != results.baseline);
        let model = state.of.as_ref().and_then(is).or(other).unwrap_or(results.baseline);
        let told = match (moves, state.internal) {
            (true, _) => Told::Money,
            (false, true) => Told::Internal,
            (false, false) => Told::Public,
        };
        let wanted = OfSchool { model, code, amount: state.amount.as_deref(), told };
        let Some(mut school) = view::school(paper, wanted) else {
            let title = BenchWord::NoSuchSchool { code: code.to_owned() }.text(state.language);
            let section = Section { title, blocks: Vec::new(), appendix: false };
            let money = Document { sections: vec![section], ..Document::default() };
            return Some(School { money, programmes: None, why: None });
        };
        if !state.internal {
            self.shield().cover(&mut school.money, state.language);
        }
        Some(school)
    }

    pub(super) fn paper<'a>(&'a self, state: &State) -> Paper<'a> {
        self.paper_of(state, &self.results, self.figures())
    }

    /// The same of other results, with their figures.
    pub(super) fn paper_of<'a>(
        &'a self,
        state: &State,
        results: &'a Results,
        figures: &'a Figures,
    ) -> Paper<'a> {
        Paper {
            study: &self.study,
            results,
            figures,
            proposals: &[],
            need: need(results),
            answers: None,
            effects: None,
            compared: None,
            shield: if state.internal { self.open() } else { self.shield() },
            files: &self.files,
            language: state.language,
        }
    }
}
