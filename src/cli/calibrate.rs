//! `skolpeng calibrate`: weights of a need index from past students' outcomes, shown, and written into a model if asked.

use super::Exit;
use super::arguments::{Say, flag, output};
use super::run::Output;
use super::screen::Screen;
use crate::calibrate::{self, Calibration, Job, Provenance};
use crate::data::{self, DataSet, Status};
use crate::diag::{CalibrateFault, Diagnostic, Findings, Language};
use crate::report::view;
use crate::report::write::save;
use crate::report::{WeightWord, Word};
use crate::text::{Library, decode};
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::PathBuf;

/// The command's arguments and help.
pub(super) fn arguments(say: &Say) -> Command {
    Command::new("calibrate")
        .about(say(
            "skatta behovsvikter ur tidigare elevers resultat (logistisk regression)",
            "fit weights of need from past students' outcomes (logistic regression)",
        ))
        .after_help(say(
            "Utan --write ändras ingen fil. Med --write skrivs vikterna in i modellen från dagen i jobbet; tal från samma dag ersätts bara med --force.\n\nExempel:\n  skolpeng calibrate scenarios/huddinge-weights.toml\n  skolpeng calibrate scenarios/huddinge-weights.toml --write\n  skolpeng calibrate scenarios/huddinge-weights.toml --output vikter.xlsx",
            "Without --write no file is changed. With --write the weights are written into the model from the job's day on; numbers of the same day are replaced only with --force.\n\nExamples:\n  skolpeng calibrate scenarios/huddinge-weights.toml\n  skolpeng calibrate scenarios/huddinge-weights.toml --write\n  skolpeng calibrate scenarios/huddinge-weights.toml --output weights.xlsx",
        ))
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(say("kalibreringen: en TOML-fil med [calibrate]", "the calibration: a TOML file with [calibrate]")),
        )
        .arg(flag("write", say("skriv in vikterna i modellen", "write the weights into the model")))
        .args(output(say))
}

/// Fits, shows, and writes if asked.
pub(super) fn calibrate(screen: &Screen, given: &ArgMatches) -> Exit {
    let path = given.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let (mut library, mut found) = (Library::new(), Findings::new());
    let Some((job, data, calibration)) = opened(&path, &mut library, &mut found) else {
        screen.tell(&found, &library.sources, false);
        return Exit::of(&found);
    };
    let files = library.files();
    let written = given
        .get_flag("write")
        .then(|| write(&job, &data, &calibration, &mut library, given.get_flag("force"), &mut found));
    screen.tell(&found, &library.sources, false);
    if found.has_errors() {
        return Exit::of(&found);
    }
    let document = view::calibrate(&job, &data, &calibration, &files, screen.language);
    let exit = Output::read(given).write(screen, document, "calibrate", &path);
    if let Some(Some(file)) = written {
        screen.say(&Word::Written { file: file.display().to_string() });
    }
    exit
}

/// The job of a file with its data, fitted; nothing if something is wrong, which is then among the findings.
pub(super) fn opened(
    path: &std::path::Path,
    library: &mut Library,
    found: &mut Findings,
) -> Option<(Job, DataSet, Calibration)> {
    let job = calibrate::load(path, library, found)?;
    let data = data::load(&job.data, library, found)?;
    let cohort = calibrate::read_cohort(&job, &data, found)?;
    if found.has_errors() {
        return None;
    }
    let calibration = calibrate::calibrate(&job, cohort, found)?;
    (!found.has_errors()).then_some((job, data, calibration))
}

/// Writes the weights into the model: only if the model can still be read with them.
fn write(
    job: &Job,
    data: &DataSet,
    calibration: &Calibration,
    library: &mut Library,
    force: bool,
    found: &mut Findings,
) -> Option<PathBuf> {
    let Some(target) = &job.write else {
        found.error(CalibrateFault::NowhereToWrite, job.place.clone());
        return None;
    };
    let bytes = found.take(library.bytes(&target.model))?;
    let text = match decode(&bytes, None) {
        Ok(text) => text,
        Err(fault) => {
            found.add(Diagnostic::placeless(fault));
            return None;
        }
    };
    let source = source(job, data, library);
    let edited = calibrate::edited(&text, target, &calibration.weights, &source, force, found)?;
    library.add_file(&target.model, edited.clone());
    let law = crate::session::load_model(&target.model, library, found)?;
    calibrate::refuse_unknown_terms(&law, target, &calibration.weights, found);
    if found.has_errors() {
        return None;
    }
    found.take(save(&[(target.model.clone(), edited.into_bytes())]))?;
    Some(target.model.clone())
}

/// What the written numbers rest on: method, data, the files of the data with their hashes, and the day of the data.
fn source(job: &Job, data: &DataSet, library: &Library) -> Provenance {
    let folder = job.data.to_string_lossy().replace('\\', "/");
    let is_table = |name: &str| name.starts_with(folder.as_str()) && !name.ends_with(".toml");
    let files = library.files().into_iter().filter(|file| is_table(&file.name));
    let hashes: Vec<String> = files
        .map(|file| {
            let name = file.name.rsplit('/').next().unwrap_or_default().to_owned();
            format!("{name} SHA-256 {}", file.sha256)
        })
        .collect();
    let method = if job.ridge > 0.0 {
        WeightWord::CalibrateMethodRidge { ridge: job.ridge.to_string() }
    } else {
        WeightWord::CalibrateMethod
    };
    let text = format!(
        "skolpeng calibrate {}: {}; {}, {}; {}",
        job.id,
        method.text(Language::Swedish),
        data.title.sv,
        data.date,
        hashes.join(", ")
    );
    Provenance { text, is_assumption: data.status == Status::Synthetic }
}
