//! From a slider to its new picture, measured over a socket as a browser meets it: the shipped study, and a made-up county.
//!
//! ```sh
//! cargo bench --bench live               # 200 schools, 90 000 students, 100 values of each number
//! cargo bench --bench live -- 20 9000 30 # other schools, students, values
//! cargo bench --bench live -- clients 60 # fifty clients that drag at once for so many seconds
//! ```

#![expect(clippy::indexing_slicing, reason = "lists of known length")]

mod clients;
mod county;

use skolpeng::diag::Language;
use skolpeng::serve::{Options, Server};
use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The numbers that are dragged: the model, the parameter, and where its slider begins and ends.
const DRAGGED: [(&str, &str, f64, f64); 5] = [
    ("needs-pool", "pool_share", 1.0, 7.0),
    ("needs-pool", "unknown_risk", 0.1, 0.8),
    ("level-price", "vat", 0.0, 12.0),
    ("six-variables", "vat", 0.0, 12.0),
    ("storsthlm-2023", "vat", 0.0, 12.0),
];

/// A server of a study, and the cookie that it wants.
struct Served {
    port: u16,
    cookie: String,
}

fn serve(study: PathBuf) -> io::Result<Served> {
    let options =
        Options { study, language: Language::Swedish, bind: IpAddr::V4(Ipv4Addr::LOCALHOST), port: 0 };
    let server = Server::bind(&options)?;
    let address = server.address();
    std::thread::spawn(move || server.run(std::future::pending()));
    let (host, token) = address
        .strip_prefix("http://")
        .and_then(|rest| rest.split_once("/open?token="))
        .ok_or_else(|| io::Error::other(address.clone()))?;
    let port = host.rsplit_once(':').and_then(|(_, port)| port.parse().ok()).unwrap_or_default();
    Ok(Served { port, cookie: format!("skolpeng-{port}={token}") })
}

impl Served {
    /// The status and the body of an address.
    fn get(&self, path: &str) -> io::Result<(u16, Vec<u8>)> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        let (port, cookie) = (self.port, &self.cookie);
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n"
        )?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let status = bytes
            .get(9..12)
            .and_then(|code| std::str::from_utf8(code).ok())
            .and_then(|code| code.parse().ok());
        Ok((status.unwrap_or_default(), bytes))
    }

    /// Drags one number from one end to the other; how long each picture took, and how large the last was.
    fn drag(
        &self,
        (view, seen): (&str, &str),
        one: (&str, &str, f64, f64),
        values: usize,
    ) -> io::Result<(Vec<Duration>, usize)> {
        let (model, name, low, high) = one;
        let base = format!("lang=sv&view={view}&with=needs-pool&with=level-price&with=six-variables");
        let at =
            |value: f64| format!("/live?{base}&p.{model}.{name}={value:.4}&moving=p.{model}.{name}{seen}");
        // What the slider starts from stands on the page when it is taken hold of.
        self.get(&format!("/result?{base}"))?;
        self.get(&at(low))?;
        let (mut times, mut size) = (Vec::new(), 0);
        for step in 0..values {
            let value = low + (high - low) * (step as f64 + 0.5) / values as f64;
            let started = Instant::now();
            let (status, body) = self.get(&at(value))?;
            times.push(started.elapsed());
            size = body.len();
            if status != 200 {
                return Err(io::Error::other(format!("{model}.{name} = {value}: {status}")));
            }
        }
        times.sort();
        Ok((times, size))
    }
}

fn main() -> io::Result<()> {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/huddinge.toml");
    if std::env::args().any(|word| word == "clients") {
        let seconds = std::env::args().filter_map(|word| word.parse().ok()).next().unwrap_or(60);
        return clients::drag(&serve(shipped)?, Duration::from_secs(seconds));
    }
    let numbers: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let number = |at: usize, usual: usize| numbers.get(at).copied().unwrap_or(usual);
    let (schools, students, values) = (number(0, 200), number(1, 90_000), number(2, 100));
    let folder = tempfile::tempdir()?;
    let county = county::county(folder.path(), schools, students)?;
    println!("| study | view | number | median ms | 99 % ms | picture kB |\n|---|---|---|---:|---:|---:|");
    for (name, study) in [("Huddinge", shipped), ("county", county)] {
        let served = serve(study)?;
        let started = Instant::now();
        served.get("/result?lang=sv&with=needs-pool&with=level-price&with=six-variables")?;
        let whole = started.elapsed();
        for (view, seen) in
            [("public", "&seen=1,2"), ("internal", "&seen=1,2"), ("internal", "&seen=2,3"), ("internal", "")]
        {
            for one in DRAGGED {
                let (times, size) = served.drag((view, seen), one, values)?;
                let view = format!("{view}, {}", if seen.is_empty() { "all sections" } else { &seen[6..] });
                let ms = |part: usize| {
                    times[(times.len() * part / 100).min(times.len() - 1)].as_secs_f64() * 1000.0
                };
                println!(
                    "| {name} | {view} | {} of {} | {:.1} | {:.1} | {} |",
                    one.1,
                    one.0,
                    ms(50),
                    ms(99),
                    size / 1000
                );
            }
        }
        println!("{name}: the whole result for the first time in {:.2} s", whole.as_secs_f64());
    }
    Ok(())
}
