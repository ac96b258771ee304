//! The pages of the app: the router and every link use [`Route`], which alone knows what stands before the paths of the
//! site and of a language.

use practices::Wojewodztwo;
use practices::slug::is_slug;

use crate::base::{base, within};
use crate::i18n::{self, Language};

/// First segment of the list of practices and of the page of one.
pub const PRACTICES: &str = "praktyki";
/// First segment of the map zoomed to a województwo.
pub const WOJEWODZTWA: &str = "wojewodztwa";
/// First segment of the statistics.
pub const STATISTICS: &str = "statystyki";
/// First segment of the visitor's own gmina.
pub const OWN_GMINA: &str = "moja-gmina";
/// First segment of the shortlist.
pub const SHORTLIST: &str = "schowek";
/// First segment of the comparison.
pub const COMPARISON: &str = "porownanie";
/// First segment of the dossier.
pub const DOSSIER: &str = "teczka";
/// First segment of the page about the map.
pub const ABOUT: &str = "o-mapie";
/// First segment of help.
pub const GUIDE: &str = "pomoc";
/// First segment of the declaration of accessibility, as the rules for it want it.
pub const DECLARATION: &str = "deklaracja-dostepnosci";
/// First segment of the page for developers.
pub const OPEN_DATA: &str = "otwarte-dane";
/// First segment of the map within another page.
pub const EMBEDDED: &str = "osadz";
/// First segment of the registry, whose pages are only written beforehand and are none of the app.
pub const REGISTRY: &str = "spis";
/// A page that shows how another page embeds the map; it is no page of the app, but a file of the site.
pub const EMBEDDING_EXAMPLE: &str = "osadz-przyklad.html";
/// Name of the parameter that both take.
pub const SLUG: &str = "slug";

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The map of Poland.
    Map,
    /// The map zoomed to a województwo.
    Wojewodztwo(Wojewodztwo),
    /// The list of practices.
    Practices,
    /// The statistics.
    Statistics,
    /// The visitor's own gmina, and those like it.
    OwnGmina,
    /// The starred practices.
    Shortlist,
    /// Practices side by side.
    Comparison,
    /// Practices on sheets to print.
    Dossier,
    /// What the map is made of.
    About,
    /// How to use the site.
    Guide,
    /// The declaration of accessibility.
    Declaration,
    /// What is published for developers.
    OpenData,
    /// The map within another page.
    Embedded,
    /// The page of one practice, by slug.
    Practice(String),
}

impl Route {
    /// The address, from the root of the host, in the language that the visitor's own address asks for.
    pub fn path(&self) -> String {
        self.path_in(i18n::asked())
    }

    /// The address in a language: what it names is the same in all of them.
    pub fn path_in(&self, language: Language) -> String {
        before(language) + &self.own_path()
    }

    fn own_path(&self) -> String {
        match self {
            Route::Map => "/".to_owned(),
            Route::Wojewodztwo(wojewodztwo) => format!("/{WOJEWODZTWA}/{}", wojewodztwo.slug()),
            Route::Practices => format!("/{PRACTICES}"),
            Route::Statistics => format!("/{STATISTICS}"),
            Route::OwnGmina => format!("/{OWN_GMINA}"),
            Route::Shortlist => format!("/{SHORTLIST}"),
            Route::Comparison => format!("/{COMPARISON}"),
            Route::Dossier => format!("/{DOSSIER}"),
            Route::About => format!("/{ABOUT}"),
            Route::Guide => format!("/{GUIDE}"),
            Route::Declaration => format!("/{DECLARATION}"),
            Route::OpenData => format!("/{OPEN_DATA}"),
            Route::Embedded => format!("/{EMBEDDED}"),
            Route::Practice(slug) => format!("/{PRACTICES}/{slug}"),
        }
    }

    /// The page at an address of any language, with or without a slash at its end; `None` where there is no such page. Whether a
    /// practice of that slug exists is not known here.
    pub fn parse(path: &str) -> Option<Self> {
        let (_, own) = Language::of_path(within(path)?);
        let mut segments = own.split('/').filter(|segment| !segment.is_empty());
        let route = match (segments.next(), segments.next()) {
            (None, _) => Route::Map,
            (Some(WOJEWODZTWA), Some(slug)) => Route::Wojewodztwo(Wojewodztwo::from_slug(slug)?),
            (Some(PRACTICES), None) => Route::Practices,
            (Some(STATISTICS), None) => Route::Statistics,
            (Some(OWN_GMINA), None) => Route::OwnGmina,
            (Some(SHORTLIST), None) => Route::Shortlist,
            (Some(COMPARISON), None) => Route::Comparison,
            (Some(DOSSIER), None) => Route::Dossier,
            (Some(ABOUT), None) => Route::About,
            (Some(GUIDE), None) => Route::Guide,
            (Some(DECLARATION), None) => Route::Declaration,
            (Some(OPEN_DATA), None) => Route::OpenData,
            (Some(EMBEDDED), None) => Route::Embedded,
            (Some(PRACTICES), Some(slug)) if is_slug(slug) => Route::Practice(slug.to_owned()),
            _ => return None,
        };
        segments.next().is_none().then_some(route)
    }
}

/// What stands before the paths of a language's pages.
fn before(language: Language) -> String {
    base().to_owned() + language.prefix()
}

/// The language that an address asks for.
pub fn language_of(path: &str) -> Language {
    Language::of_path(within(path).unwrap_or_default()).0
}

/// The address of the same page in another language, be it a page that there is or not.
pub fn in_language(path: &str, language: Language) -> String {
    let (_, own) = Language::of_path(within(path).unwrap_or_default());
    let own = if own.is_empty() { "/" } else { own };
    before(language) + own
}

/// The address of a file of the site, from the root of the host.
pub fn file(name: &str) -> String {
    format!("{}/{name}", base())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::stand_at;

    #[test]
    fn reads_addresses() {
        let slaskie = Wojewodztwo::from_slug("slaskie").map(Route::Wojewodztwo);
        let cases = [
            ("/", Some(Route::Map)),
            ("/wojewodztwa/slaskie", slaskie.clone()),
            ("/wojewodztwa/slaskie/", slaskie),
            ("/wojewodztwa/śląskie", None),
            ("/wojewodztwa", None),
            ("/praktyki", Some(Route::Practices)),
            ("/praktyki/zdolna-dolna", Some(Route::Practice("zdolna-dolna".into()))),
            ("/praktyki/zdolna-dolna/x", None),
            ("/praktyki/..%2F", None),
            ("/statystyki", Some(Route::Statistics)),
            ("/statystyki/slaskie", None),
            ("/moja-gmina", Some(Route::OwnGmina)),
            ("/schowek", Some(Route::Shortlist)),
            ("/porownanie/", Some(Route::Comparison)),
            ("/teczka", Some(Route::Dossier)),
            ("/teczka/a", None),
            ("/o-mapie", Some(Route::About)),
            ("/pomoc", Some(Route::Guide)),
            ("/uk/deklaracja-dostepnosci", Some(Route::Declaration)),
            ("/otwarte-dane", Some(Route::OpenData)),
            ("/osadz", Some(Route::Embedded)),
            ("/en/osadz/", Some(Route::Embedded)),
            ("/nie-ma", None),
            ("/en", Some(Route::Map)),
            ("/uk/", Some(Route::Map)),
            (
                "/en/praktyki/zdolna-dolna",
                Some(Route::Practice("zdolna-dolna".into())),
            ),
            ("/uk/moja-gmina/", Some(Route::OwnGmina)),
            ("/en/uk", None),
            ("/de/praktyki", None),
        ];
        for (path, expected) in cases {
            assert_eq!(Route::parse(path), expected, "{path}");
        }
    }

    #[test]
    fn a_page_has_an_address_in_each_language() {
        let cases = [
            ("/", ["/", "/en/", "/uk/"]),
            ("/en", ["/", "/en/", "/uk/"]),
            ("/uk/praktyki/a", ["/praktyki/a", "/en/praktyki/a", "/uk/praktyki/a"]),
            ("/nie-ma/", ["/nie-ma/", "/en/nie-ma/", "/uk/nie-ma/"]),
        ];
        for (path, expected) in cases {
            assert_eq!(Language::ALL.map(|language| in_language(path, language)), expected);
        }
    }

    #[test]
    fn every_route_leads_back_to_itself() {
        let regions = Wojewodztwo::all().map(Route::Wojewodztwo);
        for route in regions.chain([
            Route::Map,
            Route::Practices,
            Route::Statistics,
            Route::OwnGmina,
            Route::Shortlist,
            Route::Comparison,
            Route::Dossier,
            Route::OpenData,
            Route::Embedded,
            Route::Practice("a-1".into()),
        ]) {
            for (base, language) in ["/", "/urzad/mapa/"]
                .into_iter()
                .flat_map(|base| Language::ALL.map(|one| (base, one)))
            {
                stand_at(base);
                let path = route.path_in(language);
                assert!(path.starts_with(base), "{path}");
                assert_eq!(language_of(&path), language, "{path}");
                assert_eq!(Route::parse(&path).as_ref(), Some(&route), "{path}");
            }
            assert_eq!(route.path(), route.path_in(Language::Polish));
        }
    }

    #[test]
    fn in_a_folder_all_addresses_have_it() {
        stand_at("/mapa/");
        assert_eq!(Route::Map.path(), "/mapa/");
        assert_eq!(
            Route::Practice("a".into()).path_in(Language::Ukrainian),
            "/mapa/uk/praktyki/a"
        );
        assert_eq!(file(EMBEDDING_EXAMPLE), "/mapa/osadz-przyklad.html");
        assert_eq!(Route::parse("/mapa"), Some(Route::Map));
        assert_eq!(Route::parse("/mapa/en"), Some(Route::Map));
        assert_eq!(Route::parse("/praktyki"), None);
        assert_eq!(in_language("/mapa", Language::English), "/mapa/en/");
        assert_eq!(in_language("/mapa/en/nie-ma", Language::Polish), "/mapa/nie-ma");
    }
}
