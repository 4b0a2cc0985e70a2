//! A server on a free port with a study of its own, and a client that speaks plain HTTP/1.1 over a socket.

use skolpeng::diag::Language;
use skolpeng::serve::{Options, Server};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A study in a folder of its own, served.
pub struct Served {
    pub folder: TempDir,
    pub port: u16,
    pub cookie: String,
    pub token: String,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub headers: String,
    pub body: String,
}

/// The shipped study of Huddinge with today's rules and the needs pool, copied so that it may be changed.
pub fn huddinge() -> Served {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&root.join("scenarios/huddinge-2025"), &folder.path().join("data"));
    copy(&root.join("models"), &folder.path().join("models"));
    let study = "[study]\nid = \"h\"\ntitle = { sv = \"Provet\", en = \"The trial\" }\ndata = \"data\"\n\
                 models = [\"models/storsthlm-2023.toml\", \"models/needs-pool.toml\"]\ndate = 2026-01-01\n";
    fs::write(folder.path().join("study.toml"), study).unwrap();
    serve(folder)
}

/// The same with some of the shipped scenarios, one of which is drawn.
pub fn worlds() -> Served {
    let served = huddinge();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&root.join("scenarios/worlds"), &served.path("worlds"));
    let names = ["smaller-cohorts", "school-closes", "composition", "index", "cohorts", "uncertain-intake"];
    let files: Vec<String> = names.iter().map(|name| format!("\"worlds/{name}.toml\"")).collect();
    let study = fs::read_to_string(served.path("study.toml")).unwrap();
    let asked = "[result.by_school]\nof = [\"total\"]\nby = [\"school\"]\nstatistics = [\"mean\", \"p5\", \"p25\", \"p50\", \"p75\", \"p95\"]\n";
    let study = format!("{study}scenarios = [{}]\ndraws = 200\nseed = 2026\n\n{asked}", files.join(", "));
    fs::write(served.path("study.toml"), study).unwrap();
    served
}

/// Serves `study.toml` of a folder.
pub fn serve(folder: TempDir) -> Served {
    let options = Options {
        study: folder.path().join("study.toml"),
        language: Language::Swedish,
        bind: IpAddr::V4(Ipv4Addr::LOCALHOST),
        port: 0,
    };
    let server = Server::bind(&options).unwrap();
    let address = server.address();
    std::thread::spawn(move || server.run(std::future::pending()));
    let (host, token) = address.strip_prefix("http://").unwrap().split_once("/open?token=").unwrap();
    let port: u16 = host.rsplit_once(':').unwrap().1.parse().unwrap();
    let cookie = format!("skolpeng-{port}={token}");
    Served { folder, port, cookie, token: token.to_owned() }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            fs::copy(entry.path(), target).map(drop).unwrap()
        }
    }
}

impl Served {
    /// Sends lines as they are and reads until the other side closes.
    pub fn raw(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        // Who is refused early may close while we still write.
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (headers, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = headers.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, headers: headers.to_lowercase(), body: body.to_owned() }
    }

    /// A request with exactly these headers.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let lines: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let length =
            if body.is_empty() { String::new() } else { format!("content-length: {}\r\n", body.len()) };
        let request = format!("{method} {path} HTTP/1.1\r\n{lines}{length}connection: close\r\n\r\n{body}");
        self.raw(request.as_bytes())
    }

    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// What a browser asks for that holds the cookie.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[("host", &self.host()), ("cookie", &self.cookie)], "")
    }

    /// What a browser sends from the page's own form.
    pub fn post(&self, path: &str, body: &str) -> Answer {
        let origin = format!("http://{}", self.host());
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let headers = [("host", self.host()), ("cookie", self.cookie.clone()), ("origin", origin)];
        let mut headers: Vec<(&str, &str)> =
            headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        headers.push(kind);
        self.ask("POST", path, &headers, body)
    }

    /// The tables of a state as the page gives them.
    pub fn tables(&self, query: &str) -> serde_json::Value {
        let answer = self.get(&format!("/download/skolpeng.json?{query}"));
        assert_eq!(answer.status, 200, "{}", answer.body);
        serde_json::from_str::<serde_json::Value>(&answer.body).unwrap()["tables"].clone()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// What a model pays each school, in öre, by the school's code.
pub fn by_school(tables: &serde_json::Value, model: &str) -> BTreeMap<String, i64> {
    let rows = tables[format!("budget_{model}")].as_array().unwrap().iter();
    // The row of the sum has no code.
    let row = |row: &serde_json::Value| {
        Some((row["code"].as_str()?.to_owned(), row["total_ore"].as_i64().unwrap()))
    };
    rows.filter_map(row).filter(|(code, _)| !code.is_empty()).collect()
}

/// What each model pays in all, in öre.
pub fn totals(tables: &serde_json::Value) -> Vec<i64> {
    tables["overview"].as_array().unwrap().iter().map(|row| row["total_ore"].as_i64().unwrap()).collect()
}
