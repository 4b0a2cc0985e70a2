//! Who may ask: the holder of this start's token, by this machine's own address, from this page and no other.

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use std::net::{IpAddr, SocketAddr};

/// How long an address may be.
const LONGEST_ADDRESS: usize = 16 * 1024;
/// The address that takes the token and gives the cookie.
pub(super) const DOOR: &str = "/open";

/// What a page of ours may load and do: its own script, style and pictures, and nothing inside a frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers of every answer.
const HEADERS: [(header::HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Under `no-referrer` a browser sends a form of the page itself with the origin `null`.
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::CACHE_CONTROL, "no-store"),
    (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
];

/// Why a request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No cookie or token, or that of another start.
    Stranger,
    /// Asked for under another name than this machine's: a page elsewhere may have pointed its name here.
    OtherHost,
    /// Sent by a page of another origin.
    OtherOrigin,
    /// The address is longer than any state.
    TooLong,
}

impl Refusal {
    pub(super) const fn status(self) -> StatusCode {
        match self {
            Self::Stranger | Self::OtherOrigin => StatusCode::FORBIDDEN,
            Self::OtherHost => StatusCode::MISDIRECTED_REQUEST,
            Self::TooLong => StatusCode::URI_TOO_LONG,
        }
    }
}

/// Keeps the door of one start of the server.
#[derive(Debug)]
pub(super) struct Guard {
    token: String,
    bound: SocketAddr,
}

impl Guard {
    /// A guard with a token of 256 bits from the operating system.
    ///
    /// # Errors
    /// The operating system gives no random bytes.
    pub(super) fn new(bound: SocketAddr) -> std::io::Result<Self> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).map_err(|error| std::io::Error::other(error.to_string()))?;
        let token = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { token, bound })
    }

    /// The address that opens the page.
    pub(super) fn address(&self) -> String {
        let host = match self.bound.ip() {
            ip if ip.is_unspecified() => SocketAddr::new(IpAddr::from([127, 0, 0, 1]), self.bound.port()),
            _ => self.bound,
        };
        format!("http://{host}{DOOR}?token={}", self.token)
    }

    /// The cookie that a holder of the token gets. Ports share cookies, so its name has the port.
    pub(super) fn cookie(&self) -> String {
        format!("{}={}; Path=/; HttpOnly; SameSite=Strict", self.cookie_name(), self.token)
    }

    fn cookie_name(&self) -> String {
        format!("skolpeng-{}", self.bound.port())
    }

    /// Whether a text is the token, in a time that does not tell how much of it is right.
    pub(super) fn is_token(&self, text: &str) -> bool {
        let apart = self.token.bytes().zip(text.bytes()).fold(0, |apart, (own, other)| apart | (own ^ other));
        text.len() == self.token.len() && apart == 0
    }

    /// Lets a request pass, or says why not.
    pub(super) fn admit(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
        if uri.path_and_query().is_some_and(|text| text.as_str().len() > LONGEST_ADDRESS) {
            return Err(Refusal::TooLong);
        }
        let host = text(headers, &header::HOST).filter(|host| self.is_own(host)).ok_or(Refusal::OtherHost)?;
        if headers.get_all(header::HOST).iter().count() > 1 {
            return Err(Refusal::OtherHost);
        }
        let own = format!("http://{host}");
        let origin = headers.get(header::ORIGIN).map(|origin| origin.as_bytes() == own.as_bytes());
        let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        let same_site = site.is_none_or(|site| site == b"same-origin" || site == b"none");
        // Browsers name the origin of every request that may write.
        let named = method == Method::GET || method == Method::HEAD || origin.is_some();
        if origin == Some(false) || !same_site || !named {
            return Err(Refusal::OtherOrigin);
        }
        if uri.path() == DOOR || self.has_cookie(headers) { Ok(()) } else { Err(Refusal::Stranger) }
    }

    fn has_cookie(&self, headers: &HeaderMap) -> bool {
        let name = self.cookie_name();
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs =
            cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.any(|(own, value)| own == name && self.is_token(value))
    }

    /// Whether a name is this machine's, as the server was bound: by its number or as `localhost`, which no name server
    /// elsewhere can decide.
    fn is_own(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
            _ => (host, Some(80)),
        };
        let literal = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().ok();
        let is_here = match literal {
            Some(ip) => self.bound.ip().is_unspecified() || ip == self.bound.ip() || ip.is_loopback(),
            None => name == "localhost",
        };
        is_here && port == Some(self.bound.port())
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Gives an answer the headers that every answer has.
pub(super) fn seal(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard() -> Guard {
        Guard::new(SocketAddr::from(([127, 0, 0, 1], 4711))).unwrap()
    }

    fn asked(guard: &Guard, method: &Method, path: &str, headers: &[(&str, &str)]) -> Result<(), Refusal> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(header::HeaderName::try_from(*name).unwrap(), HeaderValue::from_str(value).unwrap());
        }
        guard.admit(method, &path.parse().unwrap(), &map)
    }

    #[test]
    fn two_starts_have_different_tokens_of_256_bits() {
        let (one, other) = (guard(), guard());
        assert_eq!(one.token.len(), 64);
        assert_ne!(one.token, other.token);
        assert!(one.is_token(&one.token) && !one.is_token(&other.token));
        assert!(!one.is_token("") && !one.is_token(&one.token[..63]));
    }

    #[test]
    fn only_the_holder_of_the_cookie_passes() {
        let guard = guard();
        let cookie = format!("a=b; skolpeng-4711={}", guard.token);
        let host = ("host", "127.0.0.1:4711");
        assert_eq!(asked(&guard, &Method::GET, "/", &[host, ("cookie", &cookie)]), Ok(()));
        assert_eq!(asked(&guard, &Method::GET, "/", &[host]), Err(Refusal::Stranger));
        let other = format!("skolpeng-4712={}", guard.token);
        assert_eq!(asked(&guard, &Method::GET, "/", &[host, ("cookie", &other)]), Err(Refusal::Stranger));
        let long = format!("/?a={}", "x".repeat(LONGEST_ADDRESS));
        assert_eq!(asked(&guard, &Method::GET, &long, &[host, ("cookie", &cookie)]), Err(Refusal::TooLong));
    }

    #[test]
    fn a_name_that_others_can_point_here_is_refused() {
        let guard = guard();
        let cookie = format!("skolpeng-4711={}", guard.token);
        for host in ["127.0.0.1:4711", "localhost:4711", "[::1]:4711"] {
            assert_eq!(
                asked(&guard, &Method::GET, "/", &[("host", host), ("cookie", &cookie)]),
                Ok(()),
                "{host}"
            );
        }
        for host in [
            "evil.example:4711",
            "127.0.0.1:4712",
            "127.0.0.1",
            "localhost.evil.example:4711",
            "10.0.0.1:4711",
        ] {
            let refused = asked(&guard, &Method::GET, "/", &[("host", host), ("cookie", &cookie)]);
            assert_eq!(refused, Err(Refusal::OtherHost), "{host}");
        }
        assert_eq!(asked(&guard, &Method::GET, "/", &[("cookie", &cookie)]), Err(Refusal::OtherHost));
    }

    #[test]
    fn another_page_cannot_write_or_read() {
        let guard = guard();
        let cookie = format!("skolpeng-4711={}", guard.token);
        let own = [("host", "localhost:4711"), ("cookie", cookie.as_str())];
        let with = |more: (&'static str, &'static str)| [own[0], own[1], more];
        let post = |more| asked(&guard, &Method::POST, "/proposal", &with(more));
        assert_eq!(post(("origin", "http://localhost:4711")), Ok(()));
        for origin in ["http://evil.example", "null", "http://127.0.0.1:4711", "https://localhost:4711"] {
            assert_eq!(post(("origin", origin)), Err(Refusal::OtherOrigin), "{origin}");
        }
        assert_eq!(asked(&guard, &Method::POST, "/proposal", &own), Err(Refusal::OtherOrigin));
        for site in ["cross-site", "same-site"] {
            let read = asked(&guard, &Method::GET, "/", &with(("sec-fetch-site", site)));
            assert_eq!(read, Err(Refusal::OtherOrigin), "{site}");
        }
    }
}
