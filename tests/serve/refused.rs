//! What is refused: strangers, other names and origins, and requests that cannot be read or are too large.

use crate::client::huddinge;
use std::fs;

const HEADERS: [&str; 4] = [
    "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options: nosniff",
    "referrer-policy: same-origin",
    "cache-control: no-store",
];

#[test]
fn only_who_holds_the_token_gets_in() {
    let served = huddinge();
    let host = served.host();
    for path in ["/", "/result", "/stamp", "/download/skolpeng.xlsx", "/assets/workbench.js", "/nothing"] {
        let stranger = served.ask("GET", path, &[("host", &host)], "");
        assert_eq!(stranger.status, 403, "{path}");
        assert!(!stranger.body.contains("Huddinge"), "{path}");
        assert!(
            HEADERS.iter().all(|header| stranger.headers.contains(header)),
            "{path}: {}",
            stranger.headers
        );
    }
    let wrong = served.ask("GET", "/open?token=0123", &[("host", &host)], "");
    assert_eq!((wrong.status, wrong.headers.contains("set-cookie")), (403, false));
    let right = served.ask(
        "GET",
        &format!("/open?token={}&lang=en&view=internal", served.token),
        &[("host", &host)],
        "",
    );
    assert_eq!(right.status, 303);
    assert!(right.headers.contains("location: /?lang=en&view=internal\r\n"), "{}", right.headers);
    let cookie = format!("set-cookie: {}; path=/; httponly; samesite=strict", served.cookie);
    assert!(right.headers.contains(&cookie), "{}", right.headers);
    let page = served.get("/");
    assert_eq!(page.status, 200);
    assert!(HEADERS.iter().all(|header| page.headers.contains(header)));
    // Nothing on the page would need more than its policy allows.
    assert!(
        !page.body.contains(" style=")
            && !page.body.contains("<style")
            && !page.body.contains("http://www.w3.org/1999")
    );
    assert!(!page.body.contains(&served.token));
}

#[test]
fn another_name_or_origin_is_refused() {
    let served = huddinge();
    let own = served.host();
    for host in ["evil.example", "evil.example:80", "127.0.0.1:1", ""] {
        let answer = served.ask("GET", "/", &[("host", host), ("cookie", &served.cookie)], "");
        assert!((400..500).contains(&answer.status), "{host}: {}", answer.status);
        assert!(!answer.body.contains("Provet"));
    }
    let no_host = served.ask("GET", "/", &[("cookie", &served.cookie)], "");
    assert!((400..500).contains(&no_host.status), "{}", no_host.status);
    let body = "name=a&reason=b&state=p.needs-pool.pool_share%3D4";
    for origin in ["http://evil.example", "null"] {
        let headers = [("host", own.as_str()), ("cookie", &served.cookie), ("origin", origin)];
        assert_eq!(served.ask("POST", "/proposal", &headers, body).status, 403, "{origin}");
        assert_eq!(served.ask("GET", "/", &headers, "").status, 403, "{origin}");
    }
    let without = [("host", own.as_str()), ("cookie", served.cookie.as_str())];
    assert_eq!(served.ask("POST", "/proposal", &without, body).status, 403);
    assert!(!served.path("proposals").exists());
}

#[test]
fn a_name_leads_nowhere_but_the_proposals() {
    let served = huddinge();
    let state = "lang%3Den%26p.needs-pool.pool_share%3D4";
    for name in ["..%2Fa", "..", "a%2Fb", "a%5Cb", "%2Fetc%2Fa", "a.toml", "A", "a%00b", "con", "", ".hidden"]
    {
        let answer = served.post("/proposal", &format!("name={name}&reason=x&state={state}"));
        assert_eq!(answer.status, 422, "{name}");
        assert!(answer.body.contains("small letters a–z"), "{name}: {}", answer.body);
    }
    let answer = served.post("/proposal", &format!("name=a&reason=+&state={state}"));
    assert!(answer.status == 422 && answer.body.contains("Write a reason"), "{}", answer.body);
    let answer = served.post("/proposal", "name=a&reason=x&state=lang%3Den");
    assert!(answer.status == 422 && answer.body.contains("Change at least one number"), "{}", answer.body);
    assert!(!served.path("proposals/a.toml").exists() && !served.path("a.toml").exists());
    for path in [
        "/download/..%2F..%2Fstudy.toml",
        "/download/study.toml",
        "/assets/..%2Fstudy.toml",
        "/../study.toml",
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("models"), "{path}");
    }
}

#[test]
fn a_link_out_of_the_study_is_not_followed_when_writing() {
    let served = huddinge();
    let elsewhere = tempfile::tempdir().unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(elsewhere.path(), served.path("proposals")).unwrap();
        let answer = served.post("/proposal", "name=a&reason=x&state=p.needs-pool.pool_share%3D4");
        assert_eq!(answer.status, 500);
    }
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn what_is_too_large_or_cannot_be_read_gets_a_sentence() {
    let served = huddinge();
    let large = served.post("/proposal", &format!("lang=sv&reason={}", "x".repeat(40_000)));
    assert_eq!(large.status, 413);
    let long = served.get(&format!("/?school={}", "x".repeat(20_000)));
    assert_eq!(long.status, 414);
    assert!(long.body.contains("Adressen är för lång."));
    let cases = [
        ("/?lang=de", "”lang” har ett värde som inte finns"),
        ("/?lang=sv&kaka=1", "”kaka” är inget som sidan känner till"),
        ("/?lang=en&p.needs-pool.pool_share=mycket", "pool_share: “mycket” is no number"),
        ("/result?lang=en&p.needs-pool.nothing=4", "no parameter is called “needs-pool.nothing”"),
        ("/result?lang=sv&base=annan", "ingen modell i studien heter ”annan”"),
        ("/?lang=sv&base=a&base=b", "”base” står två gånger"),
        ("/?lang=en&with=a&with=b&with=c&with=d", "at most three proposals"),
        ("/?lang=en&year=1", "“year” has a value that does not exist"),
    ];
    for (path, sentence) in cases {
        let answer = served.get(path);
        assert_eq!(answer.status, 400, "{path}");
        assert!(answer.body.contains(sentence), "{path}: {}", answer.body);
        let language = if path.contains("lang=en") { "<html lang=\"en\">" } else { "<html lang=\"sv\">" };
        assert!(answer.body.contains(language), "{path}");
    }
    assert_eq!(served.get("/finns-inte").status, 404);
    assert_eq!(served.get("/proposal").status, 405);
    assert_eq!(served.get("/download/skolpeng.csv?lang=en&table=none").status, 404);
    for broken in
        ["nonsense\r\n\r\n", "GET / HTTP/1.1\r\nhost: a b\u{1}\r\n\r\n", "GET http:// HTTP/1.1\r\n\r\n"]
    {
        let answer = served.raw(broken.as_bytes());
        assert!((400..500).contains(&answer.status), "{broken:?}: {}", answer.status);
    }
    // It still answers.
    assert_eq!(served.get("/stamp").status, 200);
}
