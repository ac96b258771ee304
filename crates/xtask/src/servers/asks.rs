//! What a web server is asked of the site, and what it must answer.

use std::path::Path;

use super::ServersError;
use super::http::{self, Answer};
use crate::base::Base;
use crate::files::{self, FileError};
use crate::policy::{self, Policy};

/// A header of a question; without a name none.
type Header<'a> = (&'static str, &'a str);

/// A question.
#[derive(Debug, Default)]
struct Ask {
    /// Below the site, without a slash before it.
    path: String,
    /// A header of the question.
    with: (&'static str, String),
    status: u16,
    /// What each of these headers must have in it; "" for one that must not be there.
    headers: Vec<(&'static str, String)>,
    /// What must come.
    body: Vec<u8>,
}

const PLAIN: Header<'static> = ("", "");
const BROTLI: Header<'static> = ("Accept-Encoding", "gzip, br");
const GZIP: Header<'static> = ("Accept-Encoding", "gzip");
const NOT_KEPT: (&str, &str) = ("cache-control", "no-cache");
const KEPT: (&str, &str) = ("cache-control", "immutable");
const CATALOGUE: &str = "data/practices.geojson";

/// All that is not as it should be, in words.
pub fn faults(
    port: u16,
    base: &Base,
    site: &Path,
    policy: &Policy,
    has_brotli: bool,
) -> Result<Vec<String>, ServersError> {
    let mut faults = Vec::new();
    for ask in asks(site, has_brotli)? {
        let path = format!("{base}{}", ask.path);
        match http::get(port, &path, (ask.with.0, &ask.with.1)) {
            Ok(answer) => faults.extend(ask.faults(&path, &answer, policy)),
            Err(error) => faults.push(format!("{path}: {error}")),
        }
    }
    faults.extend(unchanged(port, base));
    faults.extend(outside(port, base));
    Ok(faults)
}

impl Ask {
    fn faults(&self, path: &str, answer: &Answer, policy: &Policy) -> Vec<String> {
        let about = format!("{path} {:?}", self.with);
        let mut faults = Vec::new();
        if answer.status != self.status {
            faults.push(format!("{about}: status {}, not {}", answer.status, self.status));
        }
        let policy = ("content-security-policy", policy.in_header(&self.path));
        let always = [
            policy,
            ("x-content-type-options", "nosniff".into()),
            ("referrer-policy", "same-origin".into()),
        ];
        for (name, expected) in always.iter().chain(&self.headers) {
            let value = answer.header(name);
            let is_right = if expected.is_empty() {
                value.is_empty()
            } else {
                value.contains(expected)
            };
            if !is_right || *name == policy::HEADER && value != *expected {
                faults.push(format!("{about}: {name} is {value:?}, not {expected:?}"));
            }
        }
        if answer.body != self.body {
            faults.push(format!(
                "{about}: {} bytes came, not the {} expected",
                answer.body.len(),
                self.body.len()
            ));
        }
        faults
    }
}

/// What has been fetched once is not sent again.
fn unchanged(port: u16, base: &Base) -> Option<String> {
    let path = format!("{base}{CATALOGUE}");
    let again = || {
        let tag = http::get(port, &path, PLAIN)?.header("etag");
        Ok(http::get(port, &path, ("If-None-Match", &tag))?.status)
    };
    let fault = match again() {
        Ok(304) => return None,
        Ok(status) => format!("status {status}, not 304"),
        Err::<_, std::io::Error>(error) => error.to_string(),
    };
    Some(format!("{path} once more: {fault}"))
}

/// Nothing comes from beside the site's folder: its own configuration lies there.
fn outside(port: u16, base: &Base) -> Option<String> {
    let path = format!("{base}%2e%2e/%2e%2e/nginx.conf");
    match http::get(port, &path, PLAIN) {
        Ok(answer) if [400, 404].contains(&answer.status) => None,
        Ok(answer) => Some(format!("{path}: status {}, neither 400 nor 404", answer.status)),
        Err(error) => Some(format!("{path}: {error}")),
    }
}

fn ask(path: &str, with: Header<'_>, status: u16, headers: &[(&'static str, &str)], body: Vec<u8>) -> Ask {
    Ask {
        path: path.to_owned(),
        with: (with.0, with.1.to_owned()),
        status,
        headers: headers
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect(),
        body,
    }
}

fn asks(site: &Path, has_brotli: bool) -> Result<Vec<Ask>, FileError> {
    let file = |name: &str| files::read(&site.join(name));
    let (html, gone) = (("content-type", "text/html; charset=utf-8"), file("404.html")?);
    let mut asks = vec![
        ask(
            "",
            PLAIN,
            200,
            &[html, NOT_KEPT, ("content-encoding", "")],
            file("index.html")?,
        ),
        ask(
            "",
            GZIP,
            200,
            &[
                html,
                NOT_KEPT,
                ("content-encoding", "gzip"),
                ("vary", "Accept-Encoding"),
            ],
            file("index.html.gz")?,
        ),
        ask("praktyki", PLAIN, 200, &[html, NOT_KEPT], file("praktyki/index.html")?),
        ask(
            "en/praktyki/?q=%C5%BC",
            PLAIN,
            200,
            &[html],
            file("en/praktyki/index.html")?,
        ),
        ask("osadz", PLAIN, 200, &[html], file("osadz/index.html")?),
        ask("uk/osadz/", PLAIN, 200, &[html], file("uk/osadz/index.html")?),
        ask("praktyki/takiej-nie-ma", PLAIN, 404, &[html, NOT_KEPT], gone.clone()),
        ask(
            "nie-ma-0123456789abcdef.css",
            PLAIN,
            404,
            &[html, NOT_KEPT],
            gone.clone(),
        ),
        ask("data/details/nie-ma.json", PLAIN, 404, &[html, NOT_KEPT], gone.clone()),
        ask(
            "praktyki/takiej-nie-ma",
            GZIP,
            404,
            &[("content-encoding", "gzip")],
            file("404.html.gz")?,
        ),
        ask("data/", PLAIN, 404, &[html], gone.clone()),
        ask(".git/config", PLAIN, 404, &[html], gone),
        ask(
            CATALOGUE,
            PLAIN,
            200,
            &[
                ("content-type", "application/geo+json"),
                ("access-control-allow-origin", "*"),
                NOT_KEPT,
            ],
            file(CATALOGUE)?,
        ),
        ask(
            "sw.js",
            PLAIN,
            200,
            &[("content-type", "javascript"), NOT_KEPT],
            file("sw.js")?,
        ),
    ];
    if has_brotli {
        asks.push(ask(
            "",
            BROTLI,
            200,
            &[html, ("content-encoding", "br"), ("vary", "Accept-Encoding")],
            file("index.html.br")?,
        ));
    }
    let catalogue = file(CATALOGUE)?;
    let part = catalogue.get(100..200).unwrap_or_default().to_vec();
    let range = format!("bytes 100-199/{}", catalogue.len());
    asks.push(ask(
        CATALOGUE,
        ("Range", "bytes=100-199"),
        206,
        &[("content-range", &range)],
        part,
    ));
    // Tiles are read part by part, as they are.
    let tiles = file("proba.pmtiles")?;
    let range = format!("bytes 0-3/{}", tiles.len());
    asks.push(ask(
        "proba.pmtiles",
        ("Range", "bytes=0-3"),
        206,
        &[
            ("content-range", &range),
            ("content-encoding", ""),
            ("access-control-allow-origin", "*"),
            NOT_KEPT,
        ],
        tiles.get(..4).unwrap_or_default().to_vec(),
    ));
    for (name, kind) in [
        ("proba.atom", "application/atom+xml"),
        ("proba.csv", "text/csv; charset=utf-8"),
        ("proba.jsonld", "application/ld+json"),
        ("proba.pmtiles", "application/vnd.pmtiles"),
        ("proba.ttl", "text/turtle; charset=utf-8"),
        ("proba.xml", "xml"),
        ("manifest.webmanifest", "application/manifest+json"),
        ("texts/uk.txt", "text/plain; charset=utf-8"),
        ("config.json", "application/json"),
        ("icons/icon.svg", "image/svg+xml"),
    ] {
        asks.push(ask(name, PLAIN, 200, &[("content-type", kind), NOT_KEPT], file(name)?));
    }
    asks.extend(of_hashed(site)?);
    Ok(asks)
}

/// The files whose names have a hash, one of each kind.
fn of_hashed(site: &Path) -> Result<Vec<Ask>, FileError> {
    let mut asks = Vec::new();
    let all = files::below(site)?;
    for (start, ending, kind) in [
        ("styles-", "css", "text/css"),
        ("mapa-praktyk-", "js", "javascript"),
        ("mapa-praktyk-", "wasm", "application/wasm"),
    ] {
        let names = all.iter().filter_map(|path| path.file_name()?.to_str());
        let found = names.filter(|name| name.starts_with(start) && name.ends_with(&format!(".{ending}")));
        for name in found.take(1) {
            let body = files::read(&site.join(name))?;
            asks.push(ask(name, PLAIN, 200, &[("content-type", kind), KEPT], body));
            let squeezed = files::read(&site.join(format!("{name}.gz")))?;
            asks.push(ask(
                name,
                GZIP,
                200,
                &[("content-type", kind), KEPT, ("content-encoding", "gzip")],
                squeezed,
            ));
        }
    }
    Ok(asks)
}
