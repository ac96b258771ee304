//! A line of a log: nginx's (and Apache's) combined form, or Caddy's JSON.

use std::borrow::Cow;

use practices::Date;
use practices::slug::is_slug;
use serde::{Deserialize, Serialize};

/// The form of a log. Each has its own day until which it has been counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// `1.2.3.4 - - [27/Nov/2026:09:26:07 +0100] "GET / HTTP/1.1" 200 612 "-" "Mozilla/5.0"`
    Combined,
    /// `{"ts":1795771567.1,"request":{…},"status":200}`
    Caddy,
}

/// A sound line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its form.
    pub form: Form,
    /// The day: as the server writes it, and of Caddy's seconds by universal time.
    pub day: Date,
    /// What was asked for, where it was a page of the site that was there, or the text of a practice.
    pub request: Option<Request<'a>>,
}

/// A page that somebody was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request<'a> {
    /// From where; it is never kept.
    pub address: Cow<'a, [u8]>,
    /// By what; it is never kept.
    pub agent: Cow<'a, [u8]>,
    /// Which practice was read.
    pub practice: Option<String>,
}

/// Reads lines of a site.
#[derive(Debug, Clone)]
pub struct Reader {
    base: String,
}

/// As Caddy has it; what is not named here is passed over.
#[derive(Debug, Deserialize)]
struct CaddyLine<'a> {
    #[serde(borrow)]
    ts: Moment<'a>,
    #[serde(borrow)]
    request: CaddyRequest<'a>,
    status: u16,
}

/// Seconds since the first of 1970, or a moment as text where the server is told to write it so.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Moment<'a> {
    Seconds(f64),
    Text(#[serde(borrow)] Cow<'a, str>),
}

#[derive(Debug, Deserialize)]
struct CaddyRequest<'a> {
    #[serde(borrow, default)]
    remote_ip: Cow<'a, str>,
    #[serde(borrow, default)]
    client_ip: Option<Cow<'a, str>>,
    #[serde(borrow)]
    method: Cow<'a, str>,
    #[serde(borrow)]
    uri: Cow<'a, str>,
    #[serde(borrow, default)]
    headers: CaddyHeaders<'a>,
}

#[derive(Debug, Default, Deserialize)]
struct CaddyHeaders<'a> {
    #[serde(borrow, default, rename = "User-Agent")]
    agents: Vec<Cow<'a, str>>,
}

impl Reader {
    /// For a site below this path.
    pub fn new(base: &str) -> Self {
        Self {
            base: format!("/{}/", base.trim_matches('/')).replace("//", "/"),
        }
    }

    /// The line; nothing for what is no line of a log.
    pub fn read<'a>(&self, text: &'a [u8]) -> Option<Line<'a>> {
        if text.first() == Some(&b'{') {
            self.caddy(text)
        } else {
            self.combined(text)
        }
    }

    fn combined<'a>(&self, text: &'a [u8]) -> Option<Line<'a>> {
        let (address, rest) = split(text, b' ')?;
        let (_, rest) = split(rest, b'[')?;
        let (moment, rest) = split(rest, b']')?;
        let day = day_of_combined(moment)?;
        let (request, rest) = quoted(rest)?;
        let status = rest.trim_ascii_start().get(..3)?;
        if !status.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let mut parts = request.split(|byte| *byte == b' ');
        let is_got = parts.next() == Some(b"GET") && is_answered(status);
        let practice = parts.next().filter(|_| is_got).and_then(|target| self.page(target));
        let agent = || Some(quoted(quoted(rest)?.1)?.0);
        let request = practice.map(|practice| Request {
            address: Cow::Borrowed(address),
            agent: Cow::Borrowed(agent().unwrap_or_default()),
            practice,
        });
        Some(Line {
            form: Form::Combined,
            day,
            request,
        })
    }

    fn caddy<'a>(&self, text: &'a [u8]) -> Option<Line<'a>> {
        let CaddyLine { ts, request, status } = serde_json::from_slice(text).ok()?;
        let is_got = request.method == "GET" && is_answered(status.to_string().as_bytes());
        let practice = self.page(request.uri.as_bytes()).filter(|_| is_got);
        let address = request.client_ip.unwrap_or(request.remote_ip);
        let agent = request.headers.agents.into_iter().next().unwrap_or_default();
        Some(Line {
            form: Form::Caddy,
            day: day_of_caddy(&ts)?,
            request: practice.map(|practice| Request {
                address: bytes(address),
                agent: bytes(agent),
                practice,
            }),
        })
    }

    /// Which practice a target shows, if any; nothing for what is no page: a file, or something of another site. Within
    /// the app a practice is opened by its file of details.
    #[expect(clippy::option_option, reason = "a page of no practice is a page")]
    fn page(&self, target: &[u8]) -> Option<Option<String>> {
        let target = std::str::from_utf8(target).ok()?;
        let path = target.split(['?', '#']).next()?;
        let path = if path == self.base.trim_end_matches('/') {
            ""
        } else {
            path.strip_prefix(&self.base)?
        };
        if let Some(file) = path.strip_prefix("data/details/") {
            return file
                .strip_suffix(".json")
                .filter(|slug| is_slug(slug))
                .map(|slug| Some(slug.to_owned()));
        }
        let page = path.trim_end_matches("index.html").trim_end_matches('/');
        let last = page.rsplit('/').next().unwrap_or_default();
        if last.contains('.') {
            return None;
        }
        let in_language = page.strip_prefix("en/").or(page.strip_prefix("uk/")).unwrap_or(page);
        let slug = in_language.strip_prefix("praktyki/").filter(|slug| is_slug(slug));
        Some(slug.map(str::to_owned))
    }
}

/// Whether the page was there: given, or known to the browser already.
fn is_answered(status: &[u8]) -> bool {
    status == b"200" || status == b"304"
}

fn bytes(text: Cow<'_, str>) -> Cow<'_, [u8]> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    }
}

fn split(text: &[u8], at: u8) -> Option<(&[u8], &[u8])> {
    let place = text.iter().position(|byte| *byte == at)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// What stands between the next two quotes, and what comes after; a quote after a backslash is a part of it.
fn quoted(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let (_, inside) = split(text, b'"')?;
    let mut is_escaped = false;
    for (place, byte) in inside.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some((inside.get(..place)?, inside.get(place + 1..)?)),
            _ => {}
        }
    }
    None
}

/// `27/Nov/2026:09:26:07 +0100`
fn day_of_combined(moment: &[u8]) -> Option<Date> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let moment = std::str::from_utf8(moment).ok()?;
    let mut parts = moment.split(['/', ':']);
    let day = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let month = MONTHS.iter().position(|month| *month == name)? + 1;
    Date::new(parts.next()?.parse().ok()?, u8::try_from(month).ok()?, day)
}

/// `1795771567.123`, `2026-11-27T09:26:07Z` or `2026/11/27 09:26:07`
fn day_of_caddy(moment: &Moment<'_>) -> Option<Date> {
    match moment {
        // `as` saturates, and no calendar has such a day.
        Moment::Seconds(seconds) => Date::of_unix_time(*seconds as u64),
        Moment::Text(text) => text.get(..10)?.replace('/', "-").parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const AGENT: &str = "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0";

    fn combined(request: &str, status: u16) -> String {
        format!(
            "192.0.2.7 - - [27/Nov/2026:09:26:07 +0100] \"{request}\" {status} 612 \"https://a.example/\\\"x\" \"{AGENT}\""
        )
    }

    fn caddy(uri: &str, ts: &str) -> String {
        let request = format!(
            "{{\"remote_ip\":\"192.0.2.7\",\"client_ip\":\"192.0.2.8\",\"method\":\"GET\",\"uri\":\"{uri}\",\"headers\":{{\"User-Agent\":[\"{AGENT}\"]}}}}"
        );
        format!("{{\"level\":\"info\",\"ts\":{ts},\"request\":{request},\"duration\":0.1,\"size\":5,\"status\":200}}")
    }

    /// What was read of a line: the practice, an empty text for a page of none, "-" for what is no page.
    fn told(line: &Line<'_>) -> String {
        match &line.request {
            Some(request) => request.practice.clone().unwrap_or_default(),
            None => "-".to_owned(),
        }
    }

    #[test]
    fn pages_are_told_from_files() {
        let cases = [
            ("GET / HTTP/1.1", 200, ""),
            ("GET /?q=%C5%BC HTTP/1.1", 304, ""),
            ("GET /praktyki HTTP/1.1", 200, ""),
            ("GET /praktyki/zolta-ges HTTP/2.0", 200, "zolta-ges"),
            ("GET /en/praktyki/zolta-ges/ HTTP/2.0", 200, "zolta-ges"),
            ("GET /uk/praktyki/zolta-ges/index.html HTTP/2.0", 200, "zolta-ges"),
            ("GET /data/details/zolta-ges.json HTTP/2.0", 200, "zolta-ges"),
            ("GET /praktyki/ŻÓŁTA HTTP/2.0", 200, ""),
            ("GET /data/index.json HTTP/2.0", 200, "-"),
            ("GET /data/details/../x.json HTTP/2.0", 200, "-"),
            ("GET /app-1.js HTTP/2.0", 200, "-"),
            ("GET /nie-ma HTTP/1.1", 404, "-"),
            ("HEAD / HTTP/1.1", 200, "-"),
            ("POST / HTTP/1.1", 200, "-"),
            ("\\x16\\x03\\x01", 400, "-"),
            ("-", 408, "-"),
        ];
        for (request, status, expected) in cases {
            let text = combined(request, status);
            let line = Reader::new("/").read(text.as_bytes()).unwrap();
            assert_eq!(
                (line.day.to_string().as_str(), told(&line).as_str()),
                ("2026-11-27", expected),
                "{request}"
            );
            if let Some(request) = line.request {
                assert_eq!(
                    (&*request.address, &*request.agent),
                    (&b"192.0.2.7"[..], AGENT.as_bytes())
                );
            }
        }
    }

    #[test]
    fn a_site_in_a_folder_is_told_from_its_neighbours() {
        for base in ["/mapa/", "mapa"] {
            let reader = Reader::new(base);
            for (path, expected) in [
                ("/mapa", ""),
                ("/mapa/", ""),
                ("/mapa/en/praktyki/ges", "ges"),
                ("/mapa/data/details/ges.json", "ges"),
                ("/mapa-2/", "-"),
                ("/", "-"),
            ] {
                let text = combined(&format!("GET {path} HTTP/1.1"), 200);
                assert_eq!(told(&reader.read(text.as_bytes()).unwrap()), expected, "{path}");
            }
        }
    }

    #[test]
    fn caddys_lines_are_read() {
        for ts in [
            "1795771567.123",
            "1795771567",
            "\"2026-11-27T09:26:07.000Z\"",
            "\"2026/11/27 09:26:07\"",
        ] {
            let text = caddy("/praktyki/ges?widok=tabela", ts);
            let line = Reader::new("/").read(text.as_bytes()).unwrap();
            assert_eq!(
                (line.day.to_string().as_str(), told(&line).as_str()),
                ("2026-11-27", "ges"),
                "{ts}"
            );
            let request = line.request.unwrap();
            assert_eq!(
                (&*request.address, &*request.agent),
                (&b"192.0.2.8"[..], AGENT.as_bytes())
            );
        }
    }

    #[test]
    fn what_is_no_line_is_none() {
        for text in [
            "żółw",
            "{}",
            "{\"ts\":1}",
            "192.0.2.7 - - [27/Nov/2026",
            "192.0.2.7 - - [31/Feb/2026:09:26:07 +0100] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\"",
            "192.0.2.7 - - [27/Nov/2026:09:26:07 +0100] \"GET / HTTP/1.1",
            "192.0.2.7 - - [27/Nov/2026:09:26:07 +0100] \"GET / HTTP/1.1\" abc",
        ] {
            assert_eq!(Reader::new("/").read(text.as_bytes()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_line_or_none(bytes in prop::collection::vec(any::<u8>(), 0..80), cut in 0usize..200) {
            let reader = Reader::new("/");
            let _ = reader.read(&bytes);
            for whole in [combined("GET /praktyki/ges HTTP/1.1", 200), caddy("/praktyki/ges", "1795771567.1")] {
                let _ = reader.read(whole.as_bytes().get(..cut.min(whole.len())).unwrap_or_default());
            }
        }
    }
}
