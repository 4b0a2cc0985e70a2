//! The command line: arguments, then one file a command.

mod arguments;
mod audit;
mod calibrate;
mod check;
mod compare;
mod diff;
mod evaluate;
mod explain;
mod init;
mod made_model;
mod misuse;
mod report;
mod roll;
mod run;
mod schema;
mod screen;
mod seek;
#[cfg(feature = "serve")]
mod serve;
mod study;
mod test;
mod verify;

pub use screen::Exit;

use crate::report::write::abandon;
use screen::Screen;
use std::ffi::OsString;

/// Runs the command that the arguments ask for, and says how it ended.
pub fn main(arguments: Vec<OsString>) -> Exit {
    let language = arguments::language(&arguments);
    let command = arguments::command(language);
    let commands: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    let matches = match command.try_get_matches_from(misuse::with_command(arguments)) {
        Ok(matches) => matches,
        Err(error) => {
            let commands: Vec<&str> = commands.iter().map(String::as_str).collect();
            let told = misuse::told(&error, language, &commands);
            let (exit, show): (_, fn(&str)) =
                if error.use_stderr() { (Exit::Misuse, screen::warn) } else { (Exit::Done, screen::print) };
            show(&told);
            return exit;
        }
    };
    let screen = Screen::new(language, &matches);
    leave_when_interrupted(screen);
    match matches.subcommand() {
        None => run::run(&screen, &run::Wanted::shipped()),
        Some(("run", given)) => run::run(&screen, &run::Wanted::read(given)),
        Some(("explain", given)) => explain::explain(&screen, &explain::Wanted::read(given)),
        Some(("check", given)) => check::check(&screen, &check::Wanted::read(given)),
        Some(("test", given)) => test::test(&screen, &test::Wanted::read(given)),
        Some(("calibrate", given)) => calibrate::calibrate(&screen, given),
        Some(("compare", given)) => compare::compare(&screen, given),
        Some(("report", given)) => report::report(&screen, given),
        Some(("diff", given)) => diff::diff(&screen, given),
        Some(("roll", given)) => roll::roll(&screen, given),
        Some(("audit", given)) => audit::audit(&screen, given),
        Some(("seek", given)) => seek::seek(&screen, given),
        #[cfg(feature = "serve")]
        Some(("serve", given)) => serve::serve(&screen, given),
        Some(("evaluate", given)) => evaluate::evaluate(&screen, given),
        Some(("init", given)) => init::init(&screen, given),
        Some(("schema", given)) => schema::schema(&screen, given),
        Some(("study", given)) => study::study(&screen, given),
        Some(("verify", given)) => verify::verify(&screen, given),
        Some(("completions", given)) => arguments::completions(language, given),
        Some(_) => Exit::Misuse,
    }
}

/// Ctrl-C ends the command at once, and takes with it what is not a whole file.
fn leave_when_interrupted(screen: Screen) {
    let leave = move || {
        screen.no_progress();
        std::process::exit(Exit::Interrupted.code().into());
    };
    // Where it cannot be watched for, the system ends the command as it is.
    let _ = ctrlc::set_handler(move || abandon(leave));
}
