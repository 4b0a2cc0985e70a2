//! `skolpeng serve`: a study as a page on this machine.

use super::Exit;
use super::arguments::{Say, flag, option, study};
use super::run::study_or_shipped;
use super::screen::{Screen, print};
use crate::report::words::BenchWord;
use crate::serve::{Options, Server};
use clap::{ArgMatches, Command, value_parser};
use std::net::{IpAddr, Ipv4Addr};
use std::process::Stdio;

/// The command's arguments and help.
pub(super) fn arguments(say: &Say) -> Command {
    Command::new("serve")
        .about(say(
            "öppna en studie som en sida med reglage, på den här datorn",
            "open a study as a page with sliders, on this computer",
        ))
        .after_help(say(
            "Sidan finns bara på den här datorn, om inte --bind anges. Ctrl-C avslutar. Exempel:\n  skolpeng serve\n  skolpeng serve scenarios/huddinge.toml --port 8080 --no-open",
            "The page is on this computer only, unless --bind is given. Ctrl-C ends it. Examples:\n  skolpeng serve\n  skolpeng serve scenarios/huddinge.toml --port 8080 --no-open",
        ))
        .arg(study(say))
        .arg(
            option("port", "PORT", say("porten; 0 (förval) tar en ledig", "the port; 0 (default) takes a free one"))
                .value_parser(value_parser!(u16)),
        )
        .arg(
            option("bind", "ADDRESS", say("nås även från andra datorer, under den här adressen (förval 127.0.0.1)", "reached from other computers too, at this address (default 127.0.0.1)"))
                .value_parser(value_parser!(IpAddr)),
        )
        .arg(flag("no-open", say("öppna ingen webbläsare", "open no browser")))
}

/// Serves the study until Ctrl-C.
pub(super) fn serve(screen: &Screen, given: &ArgMatches) -> Exit {
    let bind = given.get_one::<IpAddr>("bind").copied().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let options = Options {
        study: study_or_shipped(given),
        language: screen.language,
        bind,
        port: given.get_one::<u16>("port").copied().unwrap_or(0),
    };
    let say = |word: BenchWord| format!("{}\n", word.text(screen.language));
    let cannot = |error: &std::io::Error| {
        super::screen::warn(&say(BenchWord::ServeCannot { reason: error.to_string() }));
        Exit::System
    };
    let server = match Server::bind(&options) {
        Ok(server) => server,
        Err(error) => return cannot(&error),
    };
    let address = server.address();
    print(&say(BenchWord::ServeAt { address: address.clone() }));
    print(&say(BenchWord::ServeStop));
    if !bind.is_loopback() {
        super::screen::warn(&say(BenchWord::ServeBind { address: bind.to_string() }));
    }
    if !given.get_flag("no-open") {
        open(&address);
    }
    match server.run_until_stopped() {
        Ok(()) => Exit::Done,
        Err(error) => cannot(&error),
    }
}

/// Asks the system to show an address. Where it cannot, the address has been printed.
fn open(address: &str) {
    let (program, before): (&str, &[&str]) = match std::env::consts::OS {
        "windows" => ("rundll32", &["url.dll,FileProtocolHandler"]),
        "macos" => ("open", &[]),
        _ => ("xdg-open", &[]),
    };
    let mut command = std::process::Command::new(program);
    let quiet =
        command.args(before).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let _ = quiet.spawn();
}
