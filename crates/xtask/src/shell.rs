//! The app's shell in each language: what index.html says before the app is there, and where the same page is in the others.

use std::path::Path;

use crate::base::Base;
use crate::files::{self, FileError};

/// The codes of the languages with what stands before their addresses; the first is that of index.html.
pub const LANGUAGES: [(&str, &str); 3] = [("pl", ""), ("en", "en/"), ("uk", "uk/")];

/// The address of the map within another page, which has a frame of its own.
pub const EMBEDDED: &str = "osadz";
/// The bar that index.html shows until the app is there.
const BAR: &str = "<div class=\"boot-bar\">Mapa Praktyk</div>";

/// What index.html says in Polish: what stands before and after it, and the name of the text instead.
const SAYINGS: [(&str, &str, &str); 3] = [
    ("name=\"description\" content=\"", "\"", "shell.description"),
    ("role=\"status\">", "</p>", "LOADING_MAP"),
    ("<noscript>", "</noscript>", "shell.no-script"),
];

/// The shell of a language.
#[derive(Debug)]
pub struct Shell {
    /// What stands before its addresses.
    pub prefix: &'static str,
    base: Base,
    page: String,
}

impl Shell {
    /// The shells of all languages, from `dist/index.html` and the texts beside it.
    pub fn all(dist: &Path) -> Result<Vec<Self>, FileError> {
        let page = files::read_text(&dist.join("index.html"))?;
        let base = Base::of(dist)?;
        let shell = |(code, prefix): (&str, &'static str)| {
            let page = if prefix.is_empty() {
                page.clone()
            } else {
                let texts = files::read_text(&dist.join(format!("texts/{code}.txt")))?;
                translated(&page, code, &texts)
            };
            Ok(Self {
                prefix,
                base: base.clone(),
                page,
            })
        };
        LANGUAGES.into_iter().map(shell).collect()
    }

    /// The shell of an address, which is written without prefix and slashes around it; it names the same address in each
    /// language. The site does not know its host, so these are from its root.
    pub fn at(&self, address: &str) -> String {
        let base = &self.base;
        let link = |code: &str, prefix: &str| {
            format!("    <link rel=\"alternate\" hreflang=\"{code}\" href=\"{base}{prefix}{address}\" />\n")
        };
        let mut links: String = LANGUAGES.iter().map(|(code, prefix)| link(code, prefix)).collect();
        links.push_str(&link("x-default", ""));
        let page = self.page.replacen("</head>", &format!("{links}  </head>"), 1);
        if address == EMBEDDED {
            page.replacen(BAR, "", 1)
        } else {
            page
        }
    }

    /// The shell of no address in particular.
    pub fn anywhere(&self) -> &str {
        &self.page
    }
}

/// The page in another language, whose texts are asked for before the app's code is here.
fn translated(page: &str, code: &str, texts: &str) -> String {
    let mut page = page.replacen("<html lang=\"pl\"", &format!("<html lang=\"{code}\""), 1);
    for (before, after, name) in SAYINGS {
        let text = texts
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "));
        if let Some(text) = text {
            page = said(&page, before, after, text);
        }
    }
    let preload =
        format!("    <link rel=\"preload\" href=\"texts/{code}.txt\" as=\"fetch\" crossorigin=\"anonymous\" />\n");
    page.replacen("</head>", &format!("{preload}  </head>"), 1)
}

/// The page with this text where another stands between the two; an element there stays around it.
fn said(page: &str, before: &str, after: &str, text: &str) -> String {
    let text = text
        .replace('~', "\u{a0}")
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;");
    let Some((head, rest)) = page.split_once(before) else {
        return page.to_owned();
    };
    let Some((old, tail)) = rest.split_once(after) else {
        return page.to_owned();
    };
    let text = match (old.split_once('>'), old.rsplit_once("</")) {
        (Some((open, _)), Some((_, close))) => format!("{open}>{text}</{close}"),
        _ => text,
    };
    format!("{head}{before}{text}{after}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = include_str!("../../../index.html");
    const UKRAINIAN: &str = include_str!("../../../public/texts/uk.txt");

    #[test]
    fn a_shell_in_another_language_says_nothing_in_polish() {
        let page = translated(INDEX, "uk", UKRAINIAN);
        for part in [
            "<html lang=\"uk\">",
            "content=\"Добрі практики",
            "<p class=\"boot-note\" role=\"status\">Завантаження карти…</p>",
            "<p class=\"boot-note\">Для роботи карти",
            "href=\"texts/uk.txt\"",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        let said = page.replace("Mapa Praktyk", "");
        assert!(!said.contains(|c: char| "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ".contains(c)), "{said}");
    }

    #[test]
    fn a_shell_names_its_page_in_every_language() {
        let shell = Shell {
            prefix: "en/",
            base: Base::new("mapa").unwrap(),
            page: "<head></head>".into(),
        };
        let page = shell.at("praktyki/a");
        for link in [
            "hreflang=\"pl\" href=\"/mapa/praktyki/a\"",
            "hreflang=\"en\" href=\"/mapa/en/praktyki/a\"",
            "hreflang=\"uk\" href=\"/mapa/uk/praktyki/a\"",
            "hreflang=\"x-default\" href=\"/mapa/praktyki/a\"",
        ] {
            assert!(page.contains(link), "{link} is not in {page}");
        }
    }

    #[test]
    fn the_map_within_another_page_has_no_bar_from_the_first() {
        let shell = Shell {
            prefix: "",
            base: Base::root(),
            page: INDEX.into(),
        };
        assert!(shell.at("praktyki").contains("boot-bar"));
        assert!(!shell.at(EMBEDDED).contains("boot-bar"));
    }

    #[test]
    fn what_is_put_in_is_no_markup() {
        assert_eq!(
            said("a=\"x\" b", "a=\"", "\"", "<\"&~"),
            "a=\"&lt;&quot;&amp;\u{a0}\" b"
        );
        assert_eq!(said("nothing", "a=\"", "\"", "x"), "nothing");
    }
}
