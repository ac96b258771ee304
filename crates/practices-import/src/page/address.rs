//! The addresses of practices on the old and the new site.

use std::borrow::Cow;

use url::Url;

use crate::reading::Part;

/// The host against which a relative link is read, where a page doesn't say where it is from.
const HOME: &str = "https://dobrepraktyki.pl/";

/// Where a practice stands on one of the sites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// `index.php?p1=1&p2=2&art=381&s=2` on either host of the old site.
    Old {
        /// The number of the practice, the same on both hosts.
        art: u32,
        /// The section's number.
        p1: Option<u32>,
        /// The subsection's number.
        p2: Option<u32>,
        /// The tab that the address names.
        part: Option<Part>,
    },
    /// `praktyka/363,rozwoj-systemu.html?tab=content`; the numbers of the new site are others than those of the old.
    New {
        /// The number and the title as a slug, as the address has them: `363,rozwoj-systemu`.
        name: String,
        /// What `tab` says.
        tab: Option<String>,
    },
}

impl Address {
    /// Reads an address with its host, or one as the links of the site have it.
    pub fn parse(text: &str) -> Option<Self> {
        let url = Base::of(None).join(text)?;
        let host = url.host_str()?;
        let is_ours = host == "dobrepraktyki.pl" || host.ends_with(".dobrepraktyki.pl");
        if !is_ours {
            return None;
        }
        let value = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value);
        let number = |name: &str| value(name)?.parse::<u32>().ok();
        if let Some(name) = url.path().strip_prefix("/praktyka/") {
            let name = name.trim_end_matches(".html").to_owned();
            let tab = value("tab").map(Cow::into_owned);
            let (_, slug) = name.split_once(',')?;
            return (!slug.is_empty()).then_some(Self::New { name, tab });
        }
        Some(Self::Old {
            art: number("art")?,
            p1: number("p1"),
            p2: number("p2"),
            part: match number("s") {
                Some(1) => Some(Part::Summary),
                Some(2) => Some(Part::Presentation),
                Some(3) => Some(Part::Attachments),
                _ => None,
            },
        })
    }

    /// Reads a text that is nothing but an address with its host.
    pub fn of_line(text: &str) -> Option<Self> {
        let begins = [
            "http://",
            "https://",
            "www.",
            "dobrepraktyki.pl",
            "archiwum.dobrepraktyki.pl",
        ];
        let is_address = begins.iter().any(|start| text.starts_with(start)) && !text.contains(' ');
        let with_scheme = if text.starts_with("http") {
            text.to_owned()
        } else {
            format!("https://{text}")
        };
        is_address.then(|| Self::parse(&with_scheme)).flatten()
    }

    /// The one form of the address that the record has: the main host, without the tab.
    pub fn normal(&self) -> String {
        match self {
            Self::Old { art, p1, p2, .. } => {
                let places = [("p1", p1), ("p2", p2)];
                let places = places.map(|(name, number)| number.map(|number| format!("{name}={number}&")));
                let places: String = places.into_iter().flatten().collect();
                format!("{HOME}index.php?{places}art={art}")
            }
            Self::New { name, .. } => format!("{HOME}praktyka/{name}.html"),
        }
    }

    /// The same practice, whatever the tab.
    #[must_use]
    pub fn without_part(self) -> Self {
        match self {
            Self::Old { art, p1, p2, .. } => Self::Old {
                art,
                p1,
                p2,
                part: None,
            },
            Self::New { name, .. } => Self::New { name, tab: None },
        }
    }

    /// The title as a slug, which an address of the new site has.
    pub fn slug(&self) -> Option<&str> {
        match self {
            Self::Old { .. } => None,
            Self::New { name, .. } => name.split_once(',').map(|(_, slug)| slug),
        }
    }

    /// The tab that the address names.
    pub fn part(&self) -> Option<Part> {
        match self {
            Self::Old { part, .. } => *part,
            Self::New { tab, .. } => (tab.as_deref() == Some("content")).then_some(Part::Presentation),
        }
    }
}

/// A text with the links of both hosts of the old site in one form, for asking whether two texts say the same: the same
/// page has other links on the other host. In records a link stays as it was published.
pub fn as_of_one_host(text: &str) -> String {
    text.replace("://archiwum.dobrepraktyki.pl/", "://dobrepraktyki.pl/")
}

/// What the links of a page are read against: the address that it says, or else that of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(Option<Url>);

impl Base {
    /// The base of a page of this address.
    pub fn of(page: Option<&str>) -> Self {
        let said = page.and_then(|address| Url::parse(address).ok());
        let is_web = |url: &Url| matches!(url.scheme(), "http" | "https");
        Self(said.filter(is_web).or_else(|| Url::parse(HOME).ok()))
    }

    /// The base of a page that is not of this catalogue: without its address, a relative link leads nowhere.
    pub fn elsewhere(page: Option<&str>) -> Self {
        Self(page.and_then(|address| Url::parse(address).ok()))
    }

    fn join(&self, href: &str) -> Option<Url> {
        let joined = self.0.as_ref().map_or_else(|| Url::parse(href), |base| base.join(href));
        joined.ok()
    }

    /// A link as an absolute web address; `None` for what leads to none, `javascript:` among it.
    pub fn absolute(&self, href: &str) -> Option<String> {
        let url = self.join(href)?;
        let leads_somewhere = !href.is_empty() && !href.starts_with('#') && matches!(url.scheme(), "http" | "https");
        leads_somewhere.then(|| url.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_addresses_of_both_sites() {
        let old = "https://dobrepraktyki.pl/index.php?p1=1&p2=2&art=381";
        let new = "https://dobrepraktyki.pl/praktyka/363,zolwin-sortuje.html";
        let cases = [
            (
                "https://dobrepraktyki.pl/index.php?p1=1&p2=2&art=381&s=1",
                Some((old, Some(Part::Summary))),
            ),
            (
                "http://archiwum.dobrepraktyki.pl/index.php?p1=1&p2=2&art=0381",
                Some((old, None)),
            ),
            (
                "http://www.dobrepraktyki.pl/?art=381&s=2&p2=2&p1=1",
                Some((old, Some(Part::Presentation))),
            ),
            (
                "index.php?p1=1&p2=2&art=381&s=3#gora",
                Some((old, Some(Part::Attachments))),
            ),
            (
                "https://dobrepraktyki.pl/index.php?art=7&s=ż",
                Some(("https://dobrepraktyki.pl/index.php?art=7", None)),
            ),
            (
                "https://dobrepraktyki.pl/praktyka/363,zolwin-sortuje.html?tab=content",
                Some((new, Some(Part::Presentation))),
            ),
            ("/praktyka/363,zolwin-sortuje.html", Some((new, None))),
            ("https://dobrepraktyki.pl/praktyka/363,.html", None),
            ("https://dobrepraktyki.pl/strona/11,historia-bdp.html", None),
            ("https://dobrepraktyki.pl/index.php?p1=111", None),
            ("https://dobrepraktyki.pl/index.php?art=łąka", None),
            ("https://zlosliwe-dobrepraktyki.pl/index.php?art=1", None),
            ("http://[", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let read = Address::parse(text).map(|address| (address.normal(), address.part()));
            assert_eq!(read, expected.map(|(normal, part)| (normal.to_owned(), part)), "{text}");
        }
    }

    #[test]
    fn a_line_is_an_address_only_as_a_whole() {
        let cases = [
            ("archiwum.dobrepraktyki.pl/index.php?p1=1&p2=1&art=28", true),
            ("www.dobrepraktyki.pl/index.php?art=28", true),
            ("index.php?art=28", false),
            ("zob. https://dobrepraktyki.pl/index.php?art=28", false),
            ("Łąka", false),
        ];
        for (text, expected) in cases {
            assert_eq!(Address::of_line(text).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn makes_links_absolute() {
        let page = Some("https://archiwum.dobrepraktyki.pl/index.php?art=28");
        let cases = [
            (
                page,
                "pliki/łąka 1.pdf",
                Some("https://archiwum.dobrepraktyki.pl/pliki/%C5%82%C4%85ka%201.pdf"),
            ),
            (None, "/pliki/a.pdf", Some("https://dobrepraktyki.pl/pliki/a.pdf")),
            (
                Some("file:///C:/a.html"),
                "a.pdf",
                Some("https://dobrepraktyki.pl/a.pdf"),
            ),
            (page, "javascript:alert(1)", None),
            (page, "mailto:a@zmyslona.pl", None),
            (page, "#gora", None),
            (page, "", None),
        ];
        assert_eq!(Base::elsewhere(None).absolute("a.pdf"), None);
        for (page, href, expected) in cases {
            assert_eq!(Base::of(page).absolute(href).as_deref(), expected, "{href}");
        }
    }
}
