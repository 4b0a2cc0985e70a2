//! The command line: arguments, then one file a command.

mod arguments;
mod calibrate;
mod check;
mod compare;
mod diff;
mod evaluate;
mod explain;
mod init;
mod misuse;
mod report;
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
