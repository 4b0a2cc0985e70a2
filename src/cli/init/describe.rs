//! The text of a description of a data file: each guess on a line of its own, with its reason as a comment.

use super::lines::{Lines, list, quoted};
use crate::data::guess::{ColumnGuess, Guess, Holds, Marker, Stands, Sure, TableGuess, Why, WideGuess, slug};
use crate::diag::Language;
use crate::report::Word;
use crate::text::{DecimalSign, Grid, GridOptions};

/// What is known of a file beside what stands in it.
pub(super) struct About {
    /// The command that describes it.
    pub command: String,
    /// Its path from the description.
    pub file: String,
    /// Its name without ending.
    pub stem: String,
    /// Whether its sheet was named by the user.
    pub is_sheet_asked: bool,
}

/// The description.
pub(super) fn describe(grid: &Grid, guess: &Guess, about: &About, language: Language) -> String {
    let writer = Writer { grid, guess, about, language };
    let mut lines = Lines::default();
    lines.remark(&Word::DescribeHead { command: about.command.clone() }.text(language));
    writer.head(&mut lines);
    writer.form(&mut lines);
    writer.table(&mut lines);
    lines.text()
}

struct Writer<'a> {
    grid: &'a Grid,
    guess: &'a Guess,
    about: &'a About,
    language: Language,
}

impl Writer<'_> {
    fn say(&self, word: &Word) -> String {
        word.text(self.language)
    }

    fn sure(&self, sure: Sure, word: &Word) -> String {
        let why = self.say(word);
        self.say(&match sure {
            Sure::Certain => Word::SureCertain { why },
            Sure::Likely => Word::SureLikely { why },
            Sure::Unsure => Word::SureUnsure { why },
        })
    }

    /// `[data]`
    fn head(&self, lines: &mut Lines) {
        lines.heading("[data]");
        lines.add("id", &quoted(&slug(&self.about.stem).replace('_', "-")), &self.say(&Word::DescribeId));
        let above = self.grid.above().into_iter().next();
        let title = match &above {
            Some(_) => self.sure(Sure::Likely, &Word::DescribeTitleAbove),
            None => self.say(&Word::DescribeTitleName),
        };
        lines.add("title", &quoted(&above.unwrap_or_else(|| self.about.stem.clone())), &title);
        lines.add("source", &quoted(&self.say(&Word::SourceUnknown)), &self.say(&Word::DescribeSource));
        match self.guess.date {
            Some(date) => {
                let why = self.sure(Sure::Likely, &Word::DescribeDateFound);
                lines.add("date", &date.to_string(), &why);
            }
            None => lines.add("date", "2000-01-01", &self.say(&Word::DescribeDateNone)),
        }
        lines.add("status", "\"confidential\"", &self.say(&Word::DescribeStatus));
    }

    /// `[csv]`
    fn form(&self, lines: &mut Lines) {
        lines.heading("[csv]");
        let form = self.grid.form();
        if let Some(delimiter) = form.delimiter {
            let [rows, columns] = [self.grid.len(), self.grid.columns().len()].map(|n| n.to_string());
            let sure = if self.grid.columns().len() > 1 { Sure::Certain } else { Sure::Unsure };
            let why = self.sure(sure, &Word::DescribeDelimiter { rows, columns });
            lines.add("delimiter", &quoted(&delimiter.to_string()), &why);
        }
        if let Some((encoding, is_marked)) = &form.encoding {
            let (sure, word) = match (is_marked, encoding == "utf-8") {
                (true, _) => (Sure::Certain, Word::DescribeEncodingMarked),
                (false, true) => (Sure::Certain, Word::DescribeEncodingValid),
                (false, false) => (Sure::Likely, Word::DescribeEncodingElse),
            };
            lines.add("encoding", &quoted(encoding), &self.sure(sure, &word));
        }
        if let Some(sheet) = self.grid.sheet_name() {
            let others = form.sheets.iter().filter(|other| *other != sheet).map(|other| quoted(other));
            let others = others.collect::<Vec<_>>().join(", ");
            let (sure, word) = match (self.about.is_sheet_asked, others.is_empty()) {
                (true, _) => (Sure::Certain, Word::DescribeSheetAsked),
                (false, true) => (Sure::Certain, Word::DescribeSheetOnly),
                (false, false) => (Sure::Unsure, Word::DescribeSheetFirst { others }),
            };
            lines.add("sheet", &quoted(sheet), &self.sure(sure, &word));
        }
        self.decimal(lines);
        self.markers(lines);
    }

    fn decimal(&self, lines: &mut Lines) {
        let shown = self.sure(Sure::Certain, &Word::DescribeDecimal);
        match self.grid.decimal_sign() {
            DecimalSign::Comma => lines.add("decimal", "\",\"", &shown),
            DecimalSign::Point => lines.add("decimal", "\".\"", &shown),
            DecimalSign::Both => {
                lines.add("# decimal", "\",\"", &self.sure(Sure::Unsure, &Word::DescribeDecimalBoth));
            }
            DecimalSign::Unclear => {
                lines.add("# decimal", "\",\"", &self.sure(Sure::Unsure, &Word::DescribeDecimalUnclear));
            }
            DecimalSign::NotShown => {}
        }
    }

    /// What stands in place of numbers, beside what is always taken so.
    fn markers(&self, lines: &mut Lines) {
        let usual = GridOptions::default();
        let (texts, seen) = self.marked(Stands::Missing, usual.missing);
        let odd = self.seen(self.of(Stands::Missing).filter(|one| !one.is_usual));
        let why = match (odd.is_empty(), seen.is_empty()) {
            (false, _) => self.sure(Sure::Unsure, &Word::DescribeMissingOdd { texts: odd }),
            (true, false) => self.sure(Sure::Likely, &Word::DescribeMissingSeen { texts: seen }),
            (true, true) => self.say(&Word::DescribeMissing),
        };
        lines.add("missing", &list(&texts), &why);
        let (texts, seen) = self.marked(Stands::Suppressed, usual.suppressed);
        let why = match seen.is_empty() {
            false => self.sure(Sure::Likely, &Word::DescribeSuppressedSeen { texts: seen }),
            true => self.say(&Word::DescribeSuppressed),
        };
        lines.add("suppressed", &list(&texts), &why);
        let about = self.guess.markers.iter().filter_map(|one| match one.stands {
            Stands::About(number) => Some((one, format!("{} = {number}", quoted(&one.text)))),
            _ => None,
        });
        let (about, pairs): (Vec<&Marker>, Vec<String>) = about.unzip();
        if !pairs.is_empty() {
            let texts = self.seen(about.into_iter());
            let why = self.sure(Sure::Likely, &Word::DescribeSpecial { texts });
            lines.add("special", &format!("{{ {} }}", pairs.join(", ")), &why);
        }
    }

    fn of(&self, stands: Stands) -> impl Iterator<Item = &Marker> {
        self.guess.markers.iter().filter(move |one| one.stands == stands)
    }

    /// The usual texts and those of the file, and what was seen of them.
    fn marked(&self, stands: Stands, usual: Vec<String>) -> (Vec<String>, String) {
        let mut texts = usual;
        for one in self.of(stands) {
            if !texts.contains(&one.text) {
                texts.push(one.text.clone());
            }
        }
        (texts, self.seen(self.of(stands)))
    }

    fn seen<'m>(&self, markers: impl Iterator<Item = &'m Marker>) -> String {
        let seen = |one: &Marker| {
            self.say(&Word::MarkerSeen { text: quoted(&one.text), count: one.count.to_string() })
        };
        markers.map(seen).collect::<Vec<_>>().join(", ")
    }

    /// The entry of the table itself.
    fn table(&self, lines: &mut Lines) {
        let name = slug(&self.about.stem);
        let (heading, why) = match &self.guess.table {
            TableGuess::Rows => (format!("rows.{name}"), self.sure(Sure::Likely, &Word::DescribeRows)),
            TableGuess::Key(key) => {
                let why = self.sure(Sure::Likely, &Word::DescribeKey { key: key.clone() });
                (format!("key.{key}"), why)
            }
            TableGuess::ColumnsOf(_) => {
                (format!("columns_of.{name}"), self.sure(Sure::Likely, &Word::DescribeColumnsOf))
            }
        };
        lines.heading_with(&format!("[{heading}]"), &why);
        if self.guess.table != TableGuess::Rows {
            lines.remark(&self.say(&Word::DescribeNoRows));
        }
        if let TableGuess::ColumnsOf(keys) = &self.guess.table {
            lines.add("per", &list(keys), "");
        }
        self.file(lines);
        self.year(lines);
        self.values(lines);
        self.unused(lines);
        lines.heading(&format!("[{heading}.columns]"));
        for one in self.guess.columns.iter().filter(|one| one.holds != Holds::Nothing) {
            lines.add(&one.name, &quoted(&one.heading), &self.why(one));
        }
        if !self.guess.wide.is_empty() {
            lines.heading(&format!("[{heading}.wide]"));
            self.guess.wide.iter().for_each(|one| self.wide(one, lines));
        }
    }

    fn file(&self, lines: &mut Lines) {
        let why = match self.grid.heading_row() {
            0 => self.say(&Word::DescribeNamed),
            row => self.sure(Sure::Likely, &Word::DescribeFile { row: row.to_string() }),
        };
        lines.add("file", &quoted(&self.about.file), &why);
        let first = |list: &[String]| list.first().map(|text| text.chars().take(60).collect::<String>());
        let (above, below) = (self.grid.above(), self.grid.below());
        if let Some(first) = first(&above) {
            lines.remark(&self.say(&Word::DescribeAbove { count: above.len().to_string(), first }));
        }
        if let Some(first) = first(&below) {
            lines.remark(&self.say(&Word::DescribeBelow { count: below.len().to_string(), first }));
        }
        for (row, text) in &self.guess.sums {
            let word = Word::DescribeSum { row: row.to_string(), text: text.clone() };
            lines.remark(&self.sure(Sure::Unsure, &word));
        }
    }

    /// The school year that rows stand for.
    fn year(&self, lines: &mut Lines) {
        if self.guess.table != TableGuess::Rows {
            return;
        }
        let period = |year: i32| format!("{{ from = {year}-07-01, to = {}-06-30 }}", year + 1);
        match self.guess.school_year {
            Some(year) => {
                lines.add("stands_for", &period(year), &self.sure(Sure::Likely, &Word::DescribeYearFound));
            }
            None => lines.add("# stands_for", &period(2025), &self.say(&Word::DescribeYearNone)),
        }
    }

    /// The kinds of organisers, if all words for them are known.
    fn values(&self, lines: &mut Lines) {
        let kind = self.guess.columns.iter().find(|one| one.name == "organiser_kind");
        let Some(col) = kind.and_then(|one| self.grid.column(&one.heading)) else { return };
        let mut words: Vec<&str> =
            (0..self.grid.len()).filter_map(|row| self.grid.text(row, col).is()).collect();
        words.sort_unstable();
        words.dedup();
        let ours = |word: &&str| {
            let ours = match word.to_lowercase().as_str() {
                "kommunal" | "kommun" | "municipal" => "municipality",
                "fristående" | "enskild" | "independent" => "independent",
                _ => return None,
            };
            Some(format!("{} = \"{ours}\"", quoted(word)))
        };
        if let Some(pairs) = words.iter().map(ours).collect::<Option<Vec<_>>>() {
            let values = format!("{{ organiser_kind = {{ {} }} }}", pairs.join(", "));
            lines.add("values", &values, &self.sure(Sure::Likely, &Word::DescribeValues));
        }
    }

    fn unused(&self, lines: &mut Lines) {
        let unused = self.guess.columns.iter().filter(|one| one.holds == Holds::Nothing);
        let unused: Vec<&ColumnGuess> = unused.collect();
        let mut headings: Vec<String> = unused.iter().map(|one| one.heading.clone()).collect();
        headings.dedup();
        if headings.is_empty() {
            return;
        }
        lines.add("unused", &list(&headings), &self.say(&Word::DescribeUnusedHead));
        for one in unused {
            let (heading, why) = (quoted(&one.heading), self.why(one));
            lines.remark(&self.say(&Word::DescribeUnused { heading, why }));
        }
    }

    fn why(&self, one: &ColumnGuess) -> String {
        let holds = self.say(&match one.holds {
            Holds::Key => Word::HoldsKey,
            Holds::Students => Word::HoldsStudents,
            Holds::Texts | Holds::Nothing => Word::HoldsTexts,
            Holds::Numbers => {
                let [numbers, filled] = [one.numbers, one.filled].map(|count| count.to_string());
                Word::HoldsNumbers { numbers, filled }
            }
        });
        let word = match one.why {
            Why::Heading => Word::WhyHeading { holds },
            Why::Codes => Word::WhyCodes { holds },
            Why::First => Word::WhyFirst { holds },
            Why::NoHeading => Word::WhyNoHeading,
            Why::Empty => Word::WhyEmpty,
            Why::Refused => Word::WhyRefused,
            Why::OtherKeys => Word::WhyOtherKeys,
            Why::Cells => match one.holds {
                Holds::Numbers => {
                    let [numbers, filled] = [one.numbers, one.filled].map(|count| count.to_string());
                    Word::HoldsNumbers { numbers, filled }
                }
                _ => Word::HoldsTexts,
            },
        };
        self.sure(one.sure, &word)
    }

    fn wide(&self, one: &WideGuess, lines: &mut Lines) {
        let heading = |heading: Option<&String>| quoted(heading.map_or("", String::as_str));
        let word = Word::DescribeWide {
            count: one.headings.len().to_string(),
            first: heading(one.headings.first()),
            last: heading(one.headings.last()),
        };
        let sure = if one.are_years { Sure::Likely } else { Sure::Unsure };
        lines.add(&one.name, &quoted(&one.pattern), &self.sure(sure, &word));
    }
}
