//! What the pages of the site may load and run: a policy (CSP 3) that names all of it and refuses everything else.
//!
//! Every page has it in a tag, so that it holds on any web server; servers say it in a header too, which can also say who
//! may put a page into a frame: anybody the map that is made for it, nobody the others.

use std::path::Path;

use serde_json::Value;

use crate::files::{self, FileError};

/// The name of the header.
pub const HEADER: &str = "content-security-policy";
/// The name under which the app may write markup and start its worker, and no other script may; the page's end of the
/// service worker has one of its own (`offline/page.js`).
pub const TRUSTED: &str = "mapa-praktyk";
const TRUSTED_OFFLINE: &str = "mapa-praktyk-offline";
/// What stands before the addresses of each language, and the address of the map within another page.
const LANGUAGES: [&str; 3] = ["", "en/", "uk/"];
const EMBEDDED: &str = "osadz";
/// What stands before and after the pictures that may be shown.
const BEFORE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'";
const AFTER: &str = "; connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-src 'self'; base-uri 'self'; \
                     form-action 'self'; object-src 'none'; require-trusted-types-for 'script'; trusted-types ";

/// The policy of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Where tiles may come from, each once.
    tiles: Vec<String>,
}

impl Policy {
    /// That of a site with these settings (`config.json`); what is no settings allows no tiles.
    pub fn of(config: &[u8]) -> Self {
        let settings: Value = serde_json::from_slice(config).unwrap_or_default();
        let mut tiles = Vec::new();
        let sources = settings.get("tiles").and_then(Value::as_array);
        for origin in sources.into_iter().flatten().flat_map(origins) {
            if !tiles.contains(&origin) {
                tiles.push(origin);
            }
        }
        Self { tiles }
    }

    /// As a page's tag has it.
    pub fn in_page(&self) -> String {
        let tiles: String = self.tiles.iter().map(|origin| format!(" {origin}")).collect();
        format!("{BEFORE}{tiles}{AFTER}{TRUSTED} {TRUSTED_OFFLINE}")
    }

    /// As a server has it for a path below the site.
    pub fn in_header(&self, path: &str) -> String {
        let around = if is_for_frames(path) { "*" } else { "'self'" };
        format!("{}; frame-ancestors {around}", self.in_page())
    }
}

/// The origins of a source of tiles, one for each letter that it names.
fn origins(source: &Value) -> Vec<String> {
    let text = |name: &str| source.get(name).and_then(Value::as_str).unwrap_or_default();
    let Some(origin) = origin(text("url").trim()) else {
        return Vec::new();
    };
    if origin.contains("{s}") {
        let letters = text("subdomains").chars().filter(char::is_ascii_alphanumeric);
        letters
            .map(|letter| origin.replace("{s}", &letter.to_string()))
            .collect()
    } else {
        vec![origin]
    }
}

/// Scheme, host and port; `None` where it is not plainly these, since what stands in a policy must not end it.
fn origin(url: &str) -> Option<String> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| url.starts_with(scheme))?;
    let host = url.strip_prefix(scheme)?.split('/').next()?;
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-.:".contains(letter);
    let is_host = !host.is_empty() && host.replace("{s}", "a").chars().all(is_plain);
    is_host.then(|| format!("{scheme}{host}"))
}

/// Whether a path is that of the map within another page, in any language.
fn is_for_frames(path: &str) -> bool {
    let path = path.trim_start_matches('/');
    LANGUAGES.iter().any(|prefix| {
        path.strip_prefix(prefix)
            .and_then(|own| own.strip_prefix(EMBEDDED))
            .is_some_and(|rest| ["", "/", "/index.html"].contains(&rest))
    })
}

/// Puts the policy into the pages that stand in `dist` itself, of which all others are made.
pub fn write(dist: &Path) -> Result<(), FileError> {
    let policy = Policy::of(&files::read(&dist.join("config.json"))?);
    for path in files::below(dist)? {
        if files::extension(&path) == "html" {
            let page = files::read_text(&path)?;
            files::write(&path, with_policy(&page, &policy).as_bytes())?;
        }
    }
    Ok(())
}

/// The policy comes before all that it is about.
fn with_policy(page: &str, policy: &Policy) -> String {
    let charset = "<meta charset=\"utf-8\" />\n";
    let tag = format!(
        "{charset}    <meta http-equiv=\"Content-Security-Policy\" content=\"{}\" />\n",
        policy.in_page()
    );
    page.replacen(charset, &tag, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_come_from_the_hosts_of_the_settings() {
        let cases = [
            ("", ""),
            ("{}", ""),
            (
                r#"{"tiles":[{"url":"https://kafelki.example/{z}/{x}/{y}.png"}]}"#,
                " https://kafelki.example",
            ),
            (
                r#"{"tiles":[{"url":"https://{s}.a.example:8443/{z}","subdomains":"ab"},{"url":"https://a.a.example:8443/x"}]}"#,
                " https://a.a.example:8443 https://b.a.example:8443",
            ),
            // What would say more than a host says nothing.
            (
                r#"{"tiles":[{"url":"https://a.example;script-src *"},{"url":"data:image/png"},{"url":"https:///x"},7]}"#,
                "",
            ),
            (
                r#"{"tiles":[{"url":"https://{s}.example/","subdomains":";"},{"url":"https://łódź.example/"}]}"#,
                "",
            ),
        ];
        for (config, tiles) in cases {
            let policy = Policy::of(config.as_bytes()).in_page();
            assert!(
                policy.contains(&format!("img-src 'self'{tiles}; connect-src")),
                "{config}: {policy}"
            );
        }
    }

    #[test]
    fn nothing_runs_but_files_of_the_site() {
        let policy = Policy::of(include_bytes!("../../../public/config.json")).in_page();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "),
            "{policy}"
        );
        for loose in ["unsafe-inline", "'unsafe-eval'", "*", "data:", "blob:", "http:"] {
            assert!(!policy.contains(loose), "{loose} is in {policy}");
        }
    }

    #[test]
    fn only_the_map_for_frames_stands_in_those_of_others() {
        let policy = Policy::of(b"{}");
        for (path, expected) in [
            ("/osadz", "*"),
            ("/en/osadz/", "*"),
            ("/uk/osadz/index.html", "*"),
            ("/", "'self'"),
            ("/osadz-przyklad.html", "'self'"),
            ("/praktyki/osadz", "'self'"),
            ("/en/uk/osadz", "'self'"),
        ] {
            let header = policy.in_header(path);
            assert!(
                header.ends_with(&format!("; frame-ancestors {expected}")),
                "{path}: {header}"
            );
        }
    }

    #[test]
    fn the_policy_stands_before_what_it_is_about() {
        let page = "<head>\n    <meta charset=\"utf-8\" />\n    <base href=\"/\" />\n";
        let text = with_policy(page, &Policy::of(b"{}"));
        let (policy, base) = (text.find("Content-Security-Policy"), text.find("<base"));
        assert!(policy.is_some() && policy < base, "{text}");
    }
}
