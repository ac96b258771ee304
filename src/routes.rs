//! The pages of the app: the router and every link use [`Route`].

use practices::Wojewodztwo;
use practices::slug::is_slug;

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
    /// The page of one practice, by slug.
    Practice(String),
}

impl Route {
    /// The address, from the root of the site.
    pub fn path(&self) -> String {
        match self {
            Route::Map => "/".to_owned(),
            Route::Wojewodztwo(wojewodztwo) => format!("/{WOJEWODZTWA}/{}", wojewodztwo.slug()),
            Route::Practices => format!("/{PRACTICES}"),
            Route::Statistics => format!("/{STATISTICS}"),
            Route::OwnGmina => format!("/{OWN_GMINA}"),
            Route::Shortlist => format!("/{SHORTLIST}"),
            Route::Comparison => format!("/{COMPARISON}"),
            Route::Dossier => format!("/{DOSSIER}"),
            Route::Practice(slug) => format!("/{PRACTICES}/{slug}"),
        }
    }

    /// The page at an address, with or without a slash at its end; `None` where there is no such page. Whether a
    /// practice of that slug exists is not known here.
    pub fn parse(path: &str) -> Option<Self> {
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        let route = match (segments.next(), segments.next()) {
            (None, _) => Route::Map,
            (Some(WOJEWODZTWA), Some(slug)) => Route::Wojewodztwo(Wojewodztwo::from_slug(slug)?),
            (Some(PRACTICES), None) => Route::Practices,
            (Some(STATISTICS), None) => Route::Statistics,
            (Some(OWN_GMINA), None) => Route::OwnGmina,
            (Some(SHORTLIST), None) => Route::Shortlist,
            (Some(COMPARISON), None) => Route::Comparison,
            (Some(DOSSIER), None) => Route::Dossier,
            (Some(PRACTICES), Some(slug)) if is_slug(slug) => Route::Practice(slug.to_owned()),
            _ => return None,
        };
        segments.next().is_none().then_some(route)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("/nie-ma", None),
        ];
        for (path, expected) in cases {
            assert_eq!(Route::parse(path), expected, "{path}");
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
            Route::Practice("a-1".into()),
        ]) {
            assert_eq!(Route::parse(&route.path()), Some(route));
        }
    }
}
