//! `sitemap.xml` (sitemaps.org 0.9): every page that others may find, in each language. Addresses there are whole, so a site
//! that does not know where it stands has none.

use std::fmt::Write as _;

use mapa_praktyk::base::within;
use mapa_praktyk::i18n::Language;
use mapa_praktyk::routes::Route;
use practices::{Date, Practice};

use crate::settings::Address;
use crate::{File, Site};

/// The name of the file, or of that which names the others.
pub const SITEMAP: &str = "sitemap.xml";
/// How many pages a file may name; the protocol allows 50,000 addresses, and each page has three.
const MOST: usize = 15_000;

const SCHEMA: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// The sitemap of these pages; of very many in several files, and one that names those.
pub fn files(site: &Site, routes: &[Route]) -> Vec<File> {
    let Some(address) = &site.settings.address else {
        return Vec::new();
    };
    let found: Vec<&Route> = routes.iter().filter(|route| is_for_others(route)).collect();
    let parts: Vec<String> = found.chunks(MOST).map(|routes| part(site, address, routes)).collect();
    if let [only] = parts.as_slice() {
        return vec![File::text(SITEMAP, only.clone())];
    }
    let name = |number: usize| format!("sitemap-{number}.xml");
    let mut index = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex {SCHEMA}>\n");
    for number in 1..=parts.len() {
        // Nothing that is written into a text can fail.
        let _ = writeln!(
            index,
            "<sitemap><loc>{}</loc></sitemap>",
            escaped(&address.of(&name(number)))
        );
    }
    index.push_str("</sitemapindex>\n");
    let parts = (1..).zip(parts).map(|(number, part)| File::text(name(number), part));
    [File::text(SITEMAP, index)].into_iter().chain(parts).collect()
}

fn is_for_others(route: &Route) -> bool {
    !matches!(
        route,
        Route::OwnGmina | Route::Shortlist | Route::Comparison | Route::Dossier | Route::Embedded
    )
}

fn part(site: &Site, address: &Address, routes: &[&Route]) -> String {
    let by_slug: std::collections::HashMap<&str, &Practice> = site
        .practices
        .iter()
        .map(|practice| (practice.slug.as_str(), practice))
        .collect();
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset {SCHEMA} xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    for route in routes {
        let changed = match route {
            Route::Practice(slug) => by_slug.get(slug.as_str()).and_then(|practice| changed(practice)),
            _ => None,
        };
        for language in Language::ALL {
            url(&mut text, address, route, language, changed);
        }
    }
    text.push_str("</urlset>\n");
    text
}

fn changed(practice: &Practice) -> Option<Date> {
    practice.updated.or(practice.entered)
}

fn url(text: &mut String, address: &Address, route: &Route, language: Language, changed: Option<Date>) {
    let full = |language| {
        let path = route.path_in(language);
        escaped(&address.of(within(&path).unwrap_or(&path)))
    };
    // Nothing that is written into a text can fail.
    let _ = write!(text, "<url><loc>{}</loc>", full(language));
    if let Some(day) = changed {
        let _ = write!(text, "<lastmod>{day}</lastmod>");
    }
    for other in Language::ALL {
        let _ = write!(
            text,
            "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
            other.code(),
            full(other)
        );
    }
    text.push_str("</url>\n");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;

    fn site(address: Option<&str>) -> Site {
        let settings = Settings {
            address: address.map(|address| Address::new(address).unwrap()),
            ..Settings::default()
        };
        Site {
            settings,
            ..Site::default()
        }
    }

    #[test]
    fn every_page_for_others_stands_there_in_each_language() {
        let site = site(Some("https://praktyki.example/"));
        let files = files(&site, &[Route::Map, Route::Shortlist, Route::Practice("zlobek".into())]);
        let [File { path, bytes }] = files.as_slice() else {
            panic!("{files:?}")
        };
        let text = std::str::from_utf8(bytes).unwrap();
        assert_eq!(path, SITEMAP);
        assert_eq!(text.matches("<url>").count(), 6, "{text}");
        assert!(
            text.contains("<loc>https://praktyki.example/uk/praktyki/zlobek</loc>"),
            "{text}"
        );
        assert!(!text.contains("schowek"), "{text}");
    }

    #[test]
    fn very_many_pages_take_several_files() {
        let routes: Vec<Route> = (0..=MOST)
            .map(|number| Route::Practice(format!("p-{number}")))
            .collect();
        let files = files(&site(Some("https://praktyki.example")), &routes);
        let names: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(names, [SITEMAP, "sitemap-1.xml", "sitemap-2.xml"]);
        assert!(String::from_utf8_lossy(&files[0].bytes).contains("<loc>https://praktyki.example/sitemap-2.xml</loc>"));
    }

    #[test]
    fn a_site_that_does_not_know_where_it_stands_has_none() {
        assert!(files(&site(None), &[Route::Map]).is_empty());
    }
}
