//! Where on its host the site will stand: at the root, or in a folder. Only its pages say so, in their `<base>`; everything
//! that they name, they name from there, and so does the app.

use std::fmt;
use std::path::Path;

use serde_json::Value;

use crate::files::{self, FileError};

/// A path that begins and ends with a slash.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Base(String);

/// Why a site can't stand there.
#[derive(Debug, thiserror::Error)]
pub enum BaseError {
    /// No path of a folder.
    #[error(
        "{0:?} is no place for a site on its host; name a folder, as /mapa/, in plain letters, digits, `-`, `_`, `.` and `~`"
    )]
    NoFolder(String),
    /// The settings name another place.
    #[error(
        "public/config.json has the site stand at {address:?}, and --base at {base}; they must name the same folder"
    )]
    Elsewhere {
        /// What the settings say.
        address: String,
        /// What the command line says.
        base: Base,
    },
    /// The settings could not be read.
    #[error(transparent)]
    File(#[from] FileError),
}

impl Base {
    /// The root of the host.
    pub fn root() -> Self {
        Self("/".to_owned())
    }

    /// A folder, with or without slashes around it.
    pub fn new(path: &str) -> Result<Self, BaseError> {
        let inner = path.trim_matches('/');
        let is_plain = |part: &str| {
            let letters = part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.~".contains(c));
            letters && !["", ".", ".."].contains(&part)
        };
        match inner {
            "" => Ok(Self::root()),
            _ if inner.split('/').all(is_plain) => Ok(Self(format!("/{inner}/"))),
            _ => Err(BaseError::NoFolder(path.to_owned())),
        }
    }

    /// What was asked for, or else the path of `address` in the settings, or else the root.
    pub fn decided(root: &Path, asked: Option<Base>) -> Result<Self, BaseError> {
        let config = files::read(&root.join("public/config.json"))?;
        let settings: Value = serde_json::from_slice(&config).unwrap_or_default();
        let address = settings.get("address").and_then(Value::as_str);
        match (asked, address) {
            (asked, None) => Ok(asked.unwrap_or_else(Self::root)),
            (asked, Some(address)) => Self::beside(asked, address),
        }
    }

    fn beside(asked: Option<Self>, address: &str) -> Result<Self, BaseError> {
        let path = address.split_once("://").map_or(address, |(_, rest)| rest);
        let base = Self::new(path.split_once('/').map_or("", |(_, path)| path))?;
        match asked {
            Some(other) if other != base => Err(BaseError::Elsewhere {
                address: address.to_owned(),
                base: other,
            }),
            _ => Ok(base),
        }
    }

    /// Where a built site will stand, by its page.
    pub fn of(dist: &Path) -> Result<Self, FileError> {
        let page = files::read_text(&dist.join("index.html"))?;
        let said = page.split_once(TAG).and_then(|(_, rest)| rest.split('"').next());
        Ok(said.and_then(|path| Self::new(path).ok()).unwrap_or_else(Self::root))
    }

    /// The part of a path below the site, which begins with a slash; `None` beside it.
    pub fn within<'a>(&self, path: &'a str) -> Option<&'a str> {
        let rest = path.strip_prefix(self.0.trim_end_matches('/'))?;
        (rest.is_empty() || rest.starts_with('/')).then_some(if rest.is_empty() { "/" } else { rest })
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What stands before the path in a page.
const TAG: &str = "<base href=\"";

/// Has the built page stand there, and name all files from there.
pub fn put(dist: &Path, base: &Base) -> Result<(), FileError> {
    let page = dist.join("index.html");
    let text = files::read_text(&page)?;
    files::write(&page, standing_at(&text, base).as_bytes())
}

fn standing_at(page: &str, base: &Base) -> String {
    let relative = page.replace("href=\"/", "href=\"").replace("src=\"/", "src=\"");
    relative.replacen(TAG, &format!("{TAG}{base}"), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_a_folder() {
        let sound = [
            ("", "/"),
            ("/", "/"),
            ("mapa", "/mapa/"),
            ("/urzad/mapa-2_0/", "/urzad/mapa-2_0/"),
        ];
        for (path, expected) in sound {
            assert_eq!(Base::new(path).unwrap().to_string(), expected, "{path}");
        }
        for path in [
            "/a//b/",
            "/../",
            "/mapa?x",
            "/łódź/",
            "/a b/",
            "\"><script>",
            "https://a.example/",
        ] {
            assert!(matches!(Base::new(path), Err(BaseError::NoFolder(_))), "{path}");
        }
    }

    #[test]
    fn the_settings_and_the_command_line_agree() {
        let mapa = || Base::new("mapa").ok();
        for (asked, address, expected) in [
            (None, "https://urzad.example", Some("/")),
            (None, "https://urzad.example/mapa", Some("/mapa/")),
            (mapa(), "https://urzad.example/mapa/", Some("/mapa/")),
            (mapa(), "https://urzad.example/", None),
            (None, "https://urzad.example/?a", None),
        ] {
            let base = Base::beside(asked, address).ok();
            assert_eq!(base.map(|base| base.to_string()).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn a_page_names_all_from_its_base() {
        let page =
            "<base href=\"/\" />\n<link href=\"/a.css\"><script src=\"/b.js\"></script><a href=\"https://c.example/\">";
        let expected = "<base href=\"/mapa/\" />\n<link href=\"a.css\"><script src=\"b.js\"></script><a href=\"https://c.example/\">";
        assert_eq!(standing_at(page, &Base::new("/mapa/").unwrap()), expected);
    }

    #[test]
    fn a_path_is_below_the_site_or_not() {
        let mapa = Base::new("/mapa/").unwrap();
        for (path, expected) in [
            ("/mapa", Some("/")),
            ("/mapa/", Some("/")),
            ("/mapa/en/a", Some("/en/a")),
            ("/mapaa", None),
            ("/", None),
        ] {
            assert_eq!(mapa.within(path), expected, "{path}");
        }
        assert_eq!(Base::root().within("/praktyki"), Some("/praktyki"));
    }
}
