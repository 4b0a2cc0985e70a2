//! `skolpeng roll`: next year's model, with what is a projection in it and what a person must decide.

use super::Exit;
use super::arguments::{Say, option};
use super::made_model::{self, MadeModel, beside, refuse};
use super::screen::Screen;
use crate::base::Date;
use crate::diag::Findings;
use crate::model::{Rulebook, Run};
use crate::report::view::{self, RolledOn};
use crate::roll::{Names, Open, Rolled, next_id, overlay, roll as rolled};
use crate::session::{Session, load_model, study_with};
use crate::text::Library;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};

/// The command's arguments and help.
pub(super) fn arguments(say: &Say) -> Command {
    let study = say(
        "studien vars elever prövas; annars en i modellens mapp, eller mappen över, som nämner modellen",
        "the study whose students are tried; else one in the model's folder, or the folder above, that names the model",
    );
    let baseline = say(
        "nästa års jämförelsemodell: rader som modellen delar med den tas därifrån",
        "next year's baseline: rows that the model shares with it are taken from there",
    );
    Command::new("roll")
        .about(say(
            "skriv fram en modell till nästa år: indexerade rader, prognoser, och vad som är att avgöra",
            "roll a model to next year: indexed rows, projections, and what is to be decided",
        ))
        .after_help(say(
            "Utan --output ändras och skrivs ingen fil.\n\nExempel:\n  skolpeng roll models/storsthlm-2023.toml --to 2027\n  skolpeng roll models/storsthlm-2023.toml --to 2027 --output models/storsthlm-2027.toml",
            "Without --output no file is changed or written.\n\nExamples:\n  skolpeng roll models/storsthlm-2023.toml --to 2027\n  skolpeng roll models/storsthlm-2023.toml --to 2027 --output models/storsthlm-2027.toml",
        ))
        .arg(
            Arg::new("model")
                .value_name("MODEL")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(say("modellen", "the model")),
        )
        .arg(
            option("to", "2027|2027-07-01", say("det nya året, eller dess första dag", "the new year, or its first day"))
                .required(true)
                .value_parser(first_day),
        )
        .arg(option("baseline", "FILE", baseline).value_parser(value_parser!(PathBuf)))
        .arg(option("study", "FILE", study).value_parser(value_parser!(PathBuf)))
        .args(made_model::arguments(say))
}

/// `2027` is its first of January.
fn first_day(text: &str) -> Result<Date, String> {
    let year = (text.len() == 4).then(|| text.parse().ok().map(Date::new_year)).flatten();
    year.or_else(|| Date::parse(text)).ok_or_else(|| "2027, 2027-07-01".to_owned())
}

/// Rolls, shows, and writes the files that are named.
pub(super) fn roll(screen: &Screen, given: &ArgMatches) -> Exit {
    let (files, model) = (MadeModel::read(given), named(given, "model").unwrap_or_default());
    if let Err(fault) = files.refuse_existing() {
        return refuse(screen, fault);
    }
    let Some(to) = given.get_one::<Date>("to").copied() else { return Exit::Misuse };
    let asked = Asked { model, to, baseline: named(given, "baseline"), study: named(given, "study") };
    let mut library = Library::new();
    let mut found = Findings::new();
    let made = asked.made(files.model(), &mut library, &mut found);
    let Some((mut made, law, text)) = made.filter(|_| !found.has_errors()) else {
        screen.tell(&found, &library.sources, false);
        return Exit::of(&found);
    };
    screen.tell(&found, &library.sources, false);
    let (on, session) = match asked.tried(&law) {
        Ok(tried) => tried,
        Err(session) => {
            screen.tell(&session.found, &session.library.sources, false);
            return Exit::of(&session.found);
        }
    };
    for one in on.iter().filter_map(|on| on.new.as_ref().err()).flatten() {
        let (table, codes, members) = (one.table.clone(), one.codes.clone(), one.members.clone());
        made.open.push(Open::NoRow { table, codes, members });
    }
    let mut used = library.files();
    used.extend(session.into_iter().flat_map(|session| session.library.files()));
    used.sort_by(|a, b| a.name.cmp(&b.name));
    used.dedup_by(|a, b| a.name == b.name);
    used.retain(|file| Path::new(&file.name).exists());
    let document = view::roll(&made, on.as_ref(), &used, screen.language);
    files.write(screen, document, Some(text), ("roll", &asked.model))
}

fn named(given: &ArgMatches, name: &str) -> Option<PathBuf> {
    given.get_one::<PathBuf>(name).cloned()
}

/// What is to be rolled.
struct Asked {
    model: PathBuf,
    to: Date,
    baseline: Option<PathBuf>,
    study: Option<PathBuf>,
}

impl Asked {
    /// The rolled model, as rules and as the text of a file: only if it can be read and is in force on the new day.
    fn made(
        &self,
        output: Option<&Path>,
        library: &mut Library,
        found: &mut Findings,
    ) -> Option<(Rolled, Rulebook, String)> {
        let law = load_model(&self.model, library, found)?;
        let next = match &self.baseline {
            Some(file) => Some(load_model(file, library, found)?),
            None => None,
        };
        let made = rolled(&law, self.to, next.as_ref(), found)?;
        let name = format!("{}.toml", next_id(&made.model.id, self.to.year()));
        let file = output.map_or_else(|| self.model.with_file_name(name), Path::to_path_buf);
        let baseline = self.baseline.as_ref().map(|baseline| beside(&file, baseline));
        let command = self.command();
        let names =
            Names { extends: &beside(&file, &self.model), baseline: baseline.as_deref(), command: &command };
        let text = overlay(&made, &names);
        library.add_file(&file, text.clone());
        // What the model itself lets be known has been told.
        let mut own = Findings::new();
        let law = load_model(&file, library, &mut own);
        let in_force = law.as_ref().and_then(|law| law.in_force(&Run::on(self.to), &mut own));
        if in_force.is_none() || own.has_errors() {
            found.extend(own);
            return None;
        }
        Some((made, law?, text))
    }

    fn command(&self) -> String {
        let name = |path: &Path| path.to_string_lossy().replace('\\', "/");
        let baseline = self.baseline.as_ref().map(|file| format!(" --baseline {}", name(file)));
        format!("skolpeng roll {} --to {}{}", name(&self.model), self.to, baseline.unwrap_or_default())
    }

    /// The rolled model on a study's data, if there is a study; the study, if it cannot be opened.
    fn tried(&self, law: &Rulebook) -> Result<(Option<RolledOn>, Option<Session>), Box<Session>> {
        let Some(study) = self.study.clone().or_else(|| study_with(&self.model)) else {
            return Ok((None, None));
        };
        let mut session = Session::open(&study);
        let before = self.to.in_year(self.to.year() - 1);
        let old = session.on_day(law, before, &mut Findings::new()).and_then(Result::ok);
        let mut found = Findings::new();
        let new = session.on_day(law, self.to, &mut found);
        let title = session.study().map(|study| study.title.clone());
        match new.zip(title) {
            Some((new, title)) => Ok((Some(RolledOn { title, old, new }), Some(session))),
            None => {
                session.found.extend(found);
                Err(Box::new(session))
            }
        }
    }
}
