//! `skolpeng study`: every model of a study in all its worlds and draws, with progress, and what each input does.

use super::Exit;
use super::arguments::{Say, flag, option};
use super::run::study_or_shipped;
use super::screen::{Screen, print};
use crate::diag::{Diagnostic, Findings};
use crate::report::Word;
use crate::report::document::Document;
use crate::report::made::Made;
use crate::report::view;
use crate::report::write::{
    Dialect, DrawsFile, FileOptions, Holds, Value, could_write, make_folder, terminal, to_file,
};
use crate::session::Session;
use crate::study::Study;
use crate::study::runs::{Draw, Method, Than, Watch};
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The command's arguments.
pub(super) fn arguments(say: &Say) -> Command {
    Command::new("study")
        .about(say("kör en studie i alla dess scenarier, svep och dragningar", "run a study in all its scenarios, sweeps and draws"))
        .after_help(say(
            "Exempel:\n  skolpeng study scenarios/huddinge-uncertain.toml\n  skolpeng study scenarios/huddinge-pool.toml --output pott.xlsx\n  skolpeng study scenarios/huddinge-uncertain.toml --effects variance",
            "Examples:\n  skolpeng study scenarios/huddinge-uncertain.toml\n  skolpeng study scenarios/huddinge-pool.toml --output pool.xlsx\n  skolpeng study scenarios/huddinge-uncertain.toml --effects variance",
        ))
        .arg(
            Arg::new("study")
                .value_name("STUDY")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(say("studien", "the study")),
        )
        .arg(option("output", "FILE", say("skriv till en fil: .csv, .xlsx, .json eller .parquet", "write to a file: .csv, .xlsx, .json or .parquet")).short('o').value_parser(value_parser!(PathBuf)))
        .arg(option("draws", "FILE", say("skriv varje dragning till en fil: .csv eller .parquet", "write every draw to a file: .csv or .parquet")).value_parser(value_parser!(PathBuf)))
        .arg(option("dialect", "swedish|international", say("CSV för svenska Excel (förval) eller för program", "CSV for Swedish Excel (default) or for programs")).value_parser(["swedish", "international"]))
        .arg(option("effects", "one|variance", say("visa vad varje draget indata betyder: en i taget, eller dess del av variansen", "show what each drawn input does: one at a time, or its part of the variance")).value_parser(["one", "variance"]))
        .arg(option("samples", "N", say("grundurval för --effects variance; 1024 om inget anges", "base samples of --effects variance; 1024 if none are given")).value_parser(value_parser!(u64).range(2..=10_000_000)))
        .arg(option("threads", "N", say("hur många trådar som används; alla om inget anges", "how many threads are used; all if none are given")).value_parser(value_parser!(u16).range(1..=1024)))
        .arg(flag("force", say("ersätt filer som finns", "replace files that exist")))
}

/// What is asked for.
struct Wanted<'a> {
    given: &'a ArgMatches,
    study: PathBuf,
}

pub(super) fn study(screen: &Screen, given: &ArgMatches) -> Exit {
    if let Some(threads) = given.get_one::<u16>("threads") {
        crate::study::use_threads(usize::from(*threads));
    }
    let wanted = Wanted { given, study: study_or_shipped(given) };
    let mut session = Session::open(&wanted.study);
    match wanted.method() {
        Some(method) => wanted.effects(screen, &mut session, method),
        None => wanted.worlds(screen, &mut session),
    }
}

impl Wanted<'_> {
    fn method(&self) -> Option<Method> {
        let samples = self.given.get_one::<u64>("samples").copied().unwrap_or(1024);
        match self.given.get_one::<String>("effects").map(String::as_str) {
            Some("one") => Some(Method::OneAtATime),
            Some(_) => Some(Method::Variance(samples)),
            None => None,
        }
    }

    fn options(&self, screen: &Screen) -> FileOptions {
        let international =
            self.given.get_one::<String>("dialect").is_some_and(|name| name == "international");
        let dialect = if international { Dialect::International } else { Dialect::SwedishExcel };
        FileOptions { language: screen.language, dialect, force: self.given.get_flag("force") }
    }

    fn effects(&self, screen: &Screen, session: &mut Session, method: Method) -> Exit {
        let path = match self.tables(session.study(), Some("effects")) {
            Ok(path) => path,
            Err(fault) => return refuse(screen, fault),
        };
        let mut clock = Clock::new(*screen);
        let effects = session.effects(method, &mut |done, total| clock.tell(done, total));
        clock.clear();
        screen.tell(&session.found, &session.library.sources, false);
        let (Some(effects), Some(study)) = (effects, session.study()) else {
            return Exit::of(&session.found);
        };
        self.write(screen, view::effects(study, &effects, method, screen.language), path.as_deref())
    }

    fn worlds(&self, screen: &Screen, session: &mut Session) -> Exit {
        let mut clock = Clock::new(*screen);
        let places = self.tables(session.study(), None);
        let places = places.and_then(|path| Ok((path, self.draws(session.study())?)));
        let (path, mut draws) = match places {
            Ok(places) => places,
            Err(fault) => return refuse(screen, fault),
        };
        let mut progress = |done, total| clock.tell(done, total);
        let answers = match &mut draws {
            Some(file) => {
                let mut each = |draw: &Draw| add(file, draw);
                session.run_worlds(&mut Watch { progress: &mut progress, draws: Some(&mut each), stop: None })
            }
            None => session.run_worlds(&mut Watch { progress: &mut progress, draws: None, stop: None }),
        };
        clock.clear();
        screen.tell(&session.found, &session.library.sources, false);
        let (Some(answers), Some(study)) = (answers, session.study()) else {
            return Exit::of(&session.found);
        };
        let files = session.library.files();
        let worlds = |language| view::worlds(study, &answers, &files, language);
        let mut document = view::described(worlds, screen.language);
        document.provenance.made = Some(Made::by("study", &self.study, screen.language));
        if let Some(file) = draws
            && let Err(fault) = file.finish(&document).map(|path| screen.say(&Word::Written { file: path }))
        {
            return refuse(screen, fault);
        }
        self.write(screen, document, path.as_deref())
    }

    /// The file of the tables: the one that is named here, else that of the study. Tables about something
    /// of the study have a name of their own. A name that cannot be written to is refused before the long work.
    fn tables(&self, study: Option<&Study>, about: Option<&str>) -> Result<Option<PathBuf>, Diagnostic> {
        let named = self.given.get_one::<PathBuf>("output").cloned();
        let of_study = study.filter(|_| named.is_none()).and_then(|study| study.output.tables.as_ref());
        let of_study = of_study.map(|path| match (about, path.extension()) {
            (Some(about), Some(ending)) => path.with_extension(format!("{about}.{}", ending.display())),
            _ => path.clone(),
        });
        let path = named.or(of_study);
        if let Some(path) = &path {
            could_write(path, self.given.get_flag("force"))?;
        }
        Ok(path)
    }

    /// The file for every draw, if one is asked for here or in the study.
    fn draws(&self, study: Option<&Study>) -> Result<Option<DrawsFile>, Diagnostic> {
        let own = self.given.get_one::<PathBuf>("draws").cloned();
        let path = own.or_else(|| study.and_then(|study| study.output.draws.clone()));
        path.map(|path| DrawsFile::new(&path, &COLUMNS, self.given.get_flag("force"))).transpose()
    }

    /// On the terminal, or in a file.
    fn write(&self, screen: &Screen, mut document: Document, path: Option<&Path>) -> Exit {
        let Some(path) = path else {
            print(&terminal(&document, &screen.terminal()));
            return Exit::Done;
        };
        let options = self.options(screen);
        document.provenance.made = Some(self.made(screen, path, &options));
        let is_named = self.given.contains_id("output");
        let folder = if is_named { Ok(()) } else { make_folder(path) };
        match folder.and_then(|()| to_file(&document, path, &options)) {
            Ok(files) => {
                for file in files {
                    screen.say(&Word::Written { file: file.display().to_string() });
                }
                Exit::Done
            }
            Err(fault) => refuse(screen, fault),
        }
    }

    fn made(&self, screen: &Screen, path: &Path, options: &FileOptions) -> Made {
        let is_csv = path.extension().is_some_and(|ending| ending == "csv");
        let dialect = is_csv.then(|| options.dialect.name().to_owned());
        Made { dialect, ..Made::by("study", &self.study, screen.language) }
    }
}

fn refuse(screen: &Screen, fault: Diagnostic) -> Exit {
    let mut found = Findings::new();
    found.add(fault);
    screen.tell(&found, &crate::diag::Sources::new(), false);
    Exit::of(&found)
}

/// The columns of a file of draws, in the language of programs.
const COLUMNS: [(&str, Holds); 10] = [
    ("scenario", Holds::Text),
    ("date", Holds::Day),
    ("point", Holds::Text),
    ("draw", Holds::Whole),
    ("result", Holds::Whole),
    ("amount", Holds::Text),
    ("model", Holds::Whole),
    ("against", Holds::Text),
    ("members", Holds::Text),
    ("ore", Holds::Whole),
];

fn add(file: &mut DrawsFile, draw: &Draw) {
    let point: Vec<String> = draw
        .point
        .iter()
        .map(|(name, number)| format!("{name}={}", crate::base::number::plain(number)))
        .collect();
    let than = match draw.than {
        Than::Nothing => None,
        Than::Model(model) => Some(model.to_string()),
        Than::YearBefore => Some("previous".to_owned()),
    };
    let place = |place: usize| i64::try_from(place).map_or(Value::Nothing, Value::Whole);
    let (point, members) = (point.join(" "), draw.codes.join(" "));
    file.add(&[
        Value::Text(draw.scenario),
        Value::Day(draw.date),
        said(&point),
        draw.draw.try_into().map_or(Value::Nothing, Value::Whole),
        place(draw.result),
        Value::Text(draw.of),
        place(draw.model),
        than.as_deref().map_or(Value::Nothing, Value::Text),
        said(&members),
        draw.ore.map_or(Value::Nothing, Value::Whole),
    ]);
}

/// A text, or nothing where there is none.
const fn said(text: &str) -> Value<'_> {
    if text.is_empty() { Value::Nothing } else { Value::Text(text) }
}

/// Progress on the terminal: how far, how fast, how long yet. It decides nothing.
pub(super) struct Clock {
    screen: Screen,
    begun: Instant,
    told: Option<Instant>,
}

impl Clock {
    pub(super) fn new(screen: Screen) -> Self {
        Self { screen, begun: Instant::now(), told: None }
    }

    pub(super) fn tell(&mut self, done: u64, total: u64) {
        let now = Instant::now();
        if self.told.is_some_and(|told| now - told < Duration::from_millis(250))
            || now - self.begun < Duration::from_millis(500)
        {
            return;
        }
        self.told = Some(now);
        let seconds = (now - self.begun).as_secs_f64().max(1e-3);
        let rate = done as f64 / seconds;
        let left = (total - done) as f64 / rate.max(1e-9);
        let [rate, left] = [rate, left].map(|number| format!("{number:.0}"));
        self.screen.progress(&Word::RunsDone {
            done: done.to_string(),
            total: total.to_string(),
            rate,
            left,
        });
    }

    pub(super) fn clear(&self) {
        if self.told.is_some() {
            self.screen.no_progress();
        }
    }
}
