//! A page for every address that the site has in each language, so that any static server answers each with 200: written out
//! where it can be read without the app, else the app's shell. For all other addresses there is 404.html.

mod head;
mod robots;
mod shell;
mod sitemap;

use mapa_praktyk::base::within;
use mapa_praktyk::i18n::{self, Language, Translations};
use mapa_praktyk::routes::Route;
use mapa_praktyk::written::{self, Sources};
use practices::{Practice, Wojewodztwo};

use crate::open_data::{About, in_page};
use crate::{File, Put, Site, pictures};

use head::Head;
pub use shell::{SHELL, Shell};

/// The pages whose addresses do not depend on the data; the first is the map.
const FIXED: [Route; 12] = [
    Route::Map,
    Route::Practices,
    Route::Statistics,
    Route::OwnGmina,
    Route::Shortlist,
    Route::Comparison,
    Route::Dossier,
    Route::About,
    Route::Guide,
    Route::OpenData,
    Route::Declaration,
    Route::Embedded,
];

/// Writes all pages, with the sitemap and what robots are told.
///
/// # Errors
/// What `put` fails by.
pub fn write<E>(site: &Site, put: &mut Put<'_, E>) -> Result<(), E> {
    let address = site.settings.address.as_ref();
    let mut sources = Sources::new(site.practices.clone(), &site.details, &site.atlas);
    sources.publisher = site.settings.publisher.clone();
    sources.address = address.map(|address| address.of("")).unwrap_or_default();
    let press = Press {
        site,
        sources,
        shell: Shell::new(&site.shell),
        about: About::of(site),
    };
    let routes: Vec<Route> = routes(&site.practices).collect();
    for language in Language::ALL {
        speak(site, language);
        routes.iter().try_for_each(|route| put(press.of_route(route)))?;
        let registry = written::registry(&press.sources);
        registry.iter().try_for_each(|entry| put(press.of_registry(entry)))?;
    }
    let nowhere = press.shell.nowhere(|language| speak(site, language));
    put(File::text("404.html", nowhere.clone()))?;
    put(File::text(SHELL, nowhere))?;
    sitemap::files(site, &routes).into_iter().try_for_each(&mut *put)?;
    put(robots::file(address))
}

/// All pages of the app.
fn routes(practices: &[Practice]) -> impl Iterator<Item = Route> {
    let regions = Wojewodztwo::all().map(Route::Wojewodztwo);
    let practices = practices.iter().map(|practice| Route::Practice(practice.slug.clone()));
    FIXED.into_iter().chain(regions).chain(practices)
}

/// Puts a language in force, with its texts as the site has them.
fn speak(site: &Site, language: Language) {
    let texts = site.texts.get(language.code()).map(String::as_str).unwrap_or_default();
    i18n::speak(language, Translations::read(texts.as_bytes()).unwrap_or_default());
}

/// What all pages are made of.
struct Press<'a> {
    site: &'a Site,
    sources: Sources<'a>,
    shell: Shell<'a>,
    about: About<'a>,
}

impl Press<'_> {
    /// The page of a route, in the language in force.
    fn of_route(&self, route: &Route) -> File {
        let page = written::page(&self.sources, route);
        let head = Head {
            route: Some(route),
            title: page.as_ref().map(|page| page.title.as_str()),
            description: page.as_ref().and_then(|page| page.description.as_deref()),
            picture: self.picture(route),
            said: self.said(route),
            address: self.about.address,
            in_language: &|language| route.path_in(language),
        };
        let details = match route {
            Route::Practice(slug) => self.site.details.get(slug),
            _ => None,
        };
        let text = match &page {
            Some(page) => self.shell.written(&head, page, details.and_then(shell::brought)),
            None => self.shell.empty(&head, *route != Route::Embedded),
        };
        File::text(file_at(&route.path()), text)
    }

    /// A page of the registry, in the language in force.
    fn of_registry(&self, entry: &written::Entry) -> File {
        let in_language = |language: Language| format!("{}{}/", Route::Map.path_in(language), entry.path);
        let head = Head {
            route: None,
            title: Some(&entry.page.title),
            description: entry.page.description.as_deref(),
            picture: pictures::OF_SITE.to_owned(),
            said: None,
            address: self.about.address,
            in_language: &in_language,
        };
        let text = self.shell.without_app(&head, &entry.page);
        File::text(file_at(&in_language(i18n::asked())), text)
    }

    /// The picture that stands for a page.
    fn picture(&self, route: &Route) -> String {
        let own = match route {
            Route::Wojewodztwo(region) => Some(pictures::of_region(*region)),
            Route::Practice(slug) => {
                let practice = self.sources.practice(slug);
                practice.map(|practice| pictures::of_practice(self.site, practice))
            }
            _ => None,
        };
        own.unwrap_or_else(|| pictures::OF_SITE.to_owned())
    }

    /// What a page says of itself to search engines, where the site knows in full how its pages are called.
    fn said(&self, route: &Route) -> Option<String> {
        self.about.address?;
        match route {
            Route::Map => Some(in_page::of_site(&self.about)),
            Route::Practice(slug) => Some(in_page::of_practice_page(&self.about, self.sources.practice(slug)?)),
            _ => None,
        }
    }
}

/// Where the page of an address lies.
fn file_at(path: &str) -> String {
    let folder = within(path).unwrap_or(path).trim_matches('/');
    if folder.is_empty() {
        "index.html".to_owned()
    } else {
        format!("{folder}/index.html")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::made_up;

    const INDEX: &str = include_str!("../../../../index.html");

    fn site() -> Site {
        Site {
            shell: INDEX.to_owned(),
            texts: [
                ("en", include_str!("../../../../public/texts/en.txt")),
                ("uk", include_str!("../../../../public/texts/uk.txt")),
            ]
            .map(|(code, text)| (code.to_owned(), text.to_owned()))
            .into(),
            ..made_up::site()
        }
    }

    fn files(site: &Site) -> Vec<File> {
        let mut files = Vec::new();
        let put = &mut |file| {
            files.push(file);
            Ok::<_, std::convert::Infallible>(())
        };
        write(site, put).unwrap();
        files
    }

    fn text_of<'a>(files: &'a [File], path: &str) -> &'a str {
        let found = files.iter().find(|file| file.path == path);
        std::str::from_utf8(&found.unwrap_or_else(|| panic!("{path} is not there")).bytes).unwrap()
    }

    #[test]
    fn every_address_has_a_page_in_each_language() {
        let files = files(&site());
        for prefix in ["", "en/", "uk/"] {
            for page in [
                "",
                "praktyki/",
                "praktyki/zlobek/",
                "wojewodztwa/lodzkie/",
                "statystyki/",
                "osadz/",
                "spis/",
                "spis/dialog-spoleczny/",
            ] {
                let text = text_of(&files, &format!("{prefix}{page}index.html"));
                assert!(text.starts_with("<!doctype html>"), "{prefix}{page}: {text}");
            }
        }
        let paths: std::collections::HashSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths.len(), files.len(), "a file is written twice");
    }

    #[test]
    fn a_page_is_whole_in_its_language() {
        let files = files(&site());
        let english = text_of(&files, "en/praktyki/zlobek/index.html");
        for part in [
            "<html lang=\"en\">",
            "<title>Żłobek – Mapa Praktyk</title>",
            "content=\"Miejsce &quot;dla&quot; &lt;każdego&gt;.\"",
            "hreflang=\"uk\" href=\"/uk/praktyki/zlobek\"",
            "href=\"texts/en.txt\"",
            "<h1 lang=\"pl\">Żłobek</h1>",
            "<script type=\"application/json\" data-file=\"data/details/zlobek.json\">",
        ] {
            assert!(english.contains(part), "{part} is not in {english}");
        }
        assert_eq!(
            english.matches("Żółw").count(),
            2,
            "what is read, and what the app takes"
        );
    }

    #[test]
    fn pages_without_anything_to_read_are_the_shell() {
        let files = files(&site());
        let statistics = text_of(&files, "statystyki/index.html");
        assert!(
            statistics.contains("boot-note") && !statistics.contains("<main"),
            "{statistics}"
        );
        assert!(!text_of(&files, "osadz/index.html").contains("boot-bar"));
        assert!(text_of(&files, "404.html").contains("boot-note"));
        assert_eq!(text_of(&files, "404.html"), text_of(&files, SHELL));
    }

    #[test]
    fn what_is_the_visitors_own_is_not_for_search_engines() {
        let files = files(&site());
        for (path, is_found) in [
            ("schowek/index.html", false),
            ("osadz/index.html", false),
            ("praktyki/index.html", true),
        ] {
            assert_eq!(
                !text_of(&files, path).contains("content=\"noindex\""),
                is_found,
                "{path}"
            );
        }
    }
}
