//! What a data set says of itself and of each of its tables: source, date, who may see it.

use super::dataset::{About, Status};
use crate::base::Date;
use crate::base::suggest::nearest;
use crate::diag::{DataFault, FileFault, Findings, Place};
use crate::text::{Document, Label, Located, Table};

/// The keys of `[data]`.
pub const KEYS: [&str; 7] = ["id", "title", "source", "date", "status", "home", "min_cell"];
/// Groups of fewer people are hidden unless the data say otherwise.
const MIN_CELL: u32 = 10;

/// What `[data]` says.
pub struct Head {
    /// The data set's name.
    pub id: String,
    /// Its title.
    pub title: Label,
    /// What its tables rest on unless they say otherwise.
    pub about: About,
    /// The municipality whose budget it is.
    pub home: Option<String>,
    /// Where that is said.
    pub home_place: Option<Place>,
    /// Groups of fewer people are hidden.
    pub min_cell: u32,
    /// Where it stands.
    pub place: Place,
}

/// Reads `[data]`; each entry that is missing is told.
pub fn read(document: &Document, found: &mut Findings) -> Option<Head> {
    let Some(value) = document.root.get("data") else {
        let fault = DataFault::MissingEntry { name: "[data]".into(), table: "data.toml".into() };
        found.error(fault, Place::File(document.source));
        return None;
    };
    let table = value.as_table(found)?;
    table.refuse_unknown(&KEYS, found);
    let text = |key: &str, found: &mut Findings| {
        needed(table, key, "data", found)?.as_text(found).map(str::to_owned)
    };
    let id = text("id", found);
    let source = text("source", found);
    let title = needed(table, "title", "data", found).and_then(|v| Label::read(v, found));
    let date = needed(table, "date", "data", found).and_then(|v| v.as_date(found));
    let status = needed(table, "status", "data", found).and_then(|v| status(v, found));
    let home = table.get("home").and_then(|v| v.as_text(found)).map(str::to_owned);
    let home_place = table.get("home").map(|v| v.place.clone());
    let min_cell = table.get("min_cell").map_or(Some(MIN_CELL), |v| at_least(v, "min_cell", 0, found));
    let about = About { source: source?, date: date?, status: status?, synthetic: Vec::new(), note: None };
    let place = table.place.clone();
    Some(Head { id: id?, title: title?, about, home, home_place, min_cell: min_cell?, place })
}

/// What a table rests on: what it says itself, else what the whole data set says.
pub fn about(table: &Table, whole: Option<&About>, found: &mut Findings) -> About {
    let text =
        |key: &str, found: &mut Findings| table.get(key).and_then(|v| v.as_text(found)).map(str::to_owned);
    let source = text("source", found).or_else(|| whole.map(|about| about.source.clone()));
    let date = table.get("date").and_then(|v| v.as_date(found)).or_else(|| whole.map(|a| a.date));
    let own_status = table.get("status").and_then(|v| status(v, found));
    let synthetic = table.get("synthetic").and_then(|v| v.as_texts(found)).unwrap_or_default();
    let note = text("note", found);
    About {
        source: source.unwrap_or_default(),
        date: date.unwrap_or(Date::new_year(1)),
        status: own_status.or_else(|| whole.map(|about| about.status)).unwrap_or(Status::Public),
        synthetic,
        note,
    }
}

/// A table that is made up or secret makes its whole data set so; that is said where it is not.
pub fn warn_of_stricter(
    name: &str,
    table: &Table,
    about: &About,
    whole: Option<&About>,
    found: &mut Findings,
) {
    let made_up = if about.synthetic.is_empty() { Status::Public } else { Status::Synthetic };
    let strictest = about.status.max(made_up);
    let Some(whole) = whole.filter(|whole| strictest > whole.status) else { return };
    let [status, whole] = [strictest, whole.status].map(|status| status.name().to_owned());
    found.warning(DataFault::StricterStatus { table: name.to_owned(), status, whole }, table.place.clone());
}

/// The value of a key that must be there.
pub fn needed<'a>(table: &'a Table, key: &str, name: &str, found: &mut Findings) -> Option<&'a Located> {
    let value = table.get(key);
    if value.is_none() {
        let fault = DataFault::MissingEntry { name: key.to_owned(), table: name.to_owned() };
        found.error(fault, table.place.clone());
    }
    value
}

/// A whole number that is large enough.
pub fn at_least(value: &Located, name: &str, least: u32, found: &mut Findings) -> Option<u32> {
    let number = value.as_whole(found)?;
    let large = u32::try_from(number).ok().filter(|number| *number >= least);
    if large.is_none() {
        let fault = DataFault::TooSmall { name: name.to_owned(), least: least.to_string() };
        found.error(fault, value.place.clone());
    }
    large
}

impl Status {
    /// Every status, the most open first.
    pub const ALL: [Self; 3] = [Self::Public, Self::Synthetic, Self::Confidential];

    /// The word for it in `data.toml`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Synthetic => "synthetic",
            Self::Confidential => "confidential",
        }
    }
}

fn status(value: &Located, found: &mut Findings) -> Option<Status> {
    let word = value.as_text(found)?;
    let status = Status::ALL.into_iter().find(|status| status.name() == word);
    if status.is_none() {
        let names = Status::ALL.map(Status::name);
        let known = match nearest(word, names.into_iter()) {
            Some(near) => format!("`{near}`"),
            None => super::part::list(names.into_iter()),
        };
        let fault = FileFault::NotOneOf { written: word.to_owned(), known };
        found.error(fault, value.place.clone());
    }
    status
}

#[cfg(test)]
mod tests {
    use super::super::testing::{HEAD, codes, good, read, told};
    use super::*;

    #[test]
    fn the_head_says_what_the_data_rest_on() {
        let data = good("home = \"0126\"\nmin_cell = 5\n", &[]);
        assert_eq!((data.id.as_str(), data.title.sv.as_str()), ("test-2025", "Prov"));
        assert_eq!((data.home.as_deref(), data.min_cell), (Some("0126"), 5));
        assert_eq!((data.status, data.date), (Status::Synthetic, Date::parse("2026-06-21").unwrap()));
        assert_eq!(good("", &[]).min_cell, 10);
    }

    #[test]
    fn what_is_missing_in_the_head_is_told_all_at_once() {
        let (data, found) = read("[data]\nid = \"x\"\n", &[]);
        assert!(data.is_none());
        assert_eq!(codes(&found), ["D002"; 4]);
        assert_eq!(codes(&read("[rows.a]\nfile = \"x.csv\"\n", &[]).1), ["D002", "T017"]);
    }

    #[test]
    fn words_and_numbers_that_cannot_be_are_refused() {
        assert_eq!(codes(&read(&HEAD.replace("synthetic", "sythetic"), &[]).1), ["T050"]);
        assert_eq!(told("min_cell = -1\n", &[]), ["D019"]);
        assert_eq!(told("[colums_of]\n", &[]), ["T010"]);
        assert_eq!(told("homes = \"0126\"\n", &[]), ["T010"]);
    }

    #[test]
    fn an_entry_may_say_for_itself_what_it_rests_on() {
        let toml = "[rows.a]\nfile = \"a.csv\"\nsource = \"SCB\"\ndate = 2025-01-01\nstatus = \"public\"\n\
            note = \"avrundat\"\n";
        let data = good(toml, &[("a.csv", "students\n3\n")]);
        let about = &data.rows[0].about;
        assert_eq!((about.source.as_str(), about.status), ("SCB", Status::Public));
        assert_eq!(about.note.as_deref(), Some("avrundat"));
    }

    #[test]
    fn a_part_that_is_less_open_than_the_whole_is_told() {
        let head = HEAD.replace("synthetic", "public");
        let rows = "[rows.a]\nrows = [{ students = 3 }]\n";
        for extra in ["status = \"confidential\"\n", "synthetic = [\"students\"]\n"] {
            assert_eq!(codes(&read(&format!("{head}{rows}{extra}"), &[]).1), ["D018"]);
        }
    }
}
