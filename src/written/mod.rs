//! The pages as they are written beforehand, for whoever reads them before the app is there, or without it: the same texts that
//! the app's pieces are made of, put together without a browser.

mod frame;
mod list;
mod map;
mod picture;
mod practice;
mod registry;
mod steps;
mod text;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use geomap::ClusterIndex;
use maud::Markup;
use practices::index::Index;
use practices::orders::{By, OrdersBuilder};
use practices::{Details, Practice, Wojewodztwo};

use crate::filter::Filter;
use crate::library::{self, CLUSTERS, Library};
use crate::listing;
use crate::map::atlas::Atlas;
use crate::publisher::Publisher;
use crate::records::Records;
use crate::routes::Route;
use crate::viewing::Order;

pub use frame::registry_address;
pub use registry::{Entry, registry};

/// Up to how many practices a practice's page names those before and after it.
const MANY: usize = 1000;

/// What the pages are made of.
#[derive(Debug)]
pub struct Sources<'a> {
    library: Library,
    records: Records,
    /// Numbers of practices as a list has them at first.
    listed: Vec<u32>,
    /// Which order that is.
    order: Order,
    /// Numbers of practices by slug.
    by_slug: HashMap<String, u32>,
    /// What only a practice's own page shows, by slug.
    pub details: &'a BTreeMap<String, Details>,
    /// What the map is drawn from.
    pub atlas: &'a Atlas,
    /// Who publishes the site.
    pub publisher: Publisher,
    /// Where it stands, as the declaration of accessibility names it; empty where that is not known.
    pub address: String,
}

/// A page.
#[derive(Debug, Clone)]
pub struct Page {
    /// The title of the document.
    pub title: String,
    /// What it is about, in a sentence or two, for those who only hear of it; the site's own where nothing is said.
    pub description: Option<String>,
    /// What stands in its body.
    pub body: Markup,
}

impl<'a> Sources<'a> {
    /// Those of a catalogue, in any order.
    pub fn new(mut practices: Vec<Practice>, details: &'a BTreeMap<String, Details>, atlas: &'a Atlas) -> Self {
        Index::order(&mut practices);
        let index = Index::of(&practices);
        let (points, practice_of) = library::points(&index);
        let library = Library::new(index, Vec::new(), ClusterIndex::build(points, CLUSTERS), practice_of);
        library.recount(&Filter::default());
        let mut listed: Vec<u32> = (0u32..).take(practices.len()).collect();
        let order = listing::order_at_first(listed.len());
        if order == Order::Title {
            let mut orders = OrdersBuilder::default();
            practices.iter().for_each(|practice| orders.add(practice));
            orders.finish(0).sort(&mut listed, By::Title, false);
        }
        let slugs = practices.iter().map(|practice| practice.slug.clone());
        Self {
            by_slug: slugs.zip(0..).collect(),
            library,
            records: Records::whole(practices),
            listed,
            order,
            details,
            atlas,
            publisher: Publisher::default(),
            address: String::new(),
        }
    }

    /// All practices, in the order of the catalogue's index.
    pub fn practices(&self) -> impl Iterator<Item = &Practice> {
        self.records.iter().map(|(_, practice)| practice)
    }

    /// The practice of this slug.
    pub fn practice(&self, slug: &str) -> Option<&Practice> {
        self.records.get(*self.by_slug.get(slug)?)
    }

    /// The records by which a practice's page names others: of a large catalogue only those that belong to it, since to look
    /// for those before and after each practice would take the square of their number.
    fn records_for(&self, details: Option<&Details>) -> Cow<'_, Records> {
        if self.listed.len() <= MANY {
            return Cow::Borrowed(&self.records);
        }
        let related = details.map_or(&[][..], |details| &details.related);
        let known: Vec<Practice> = related
            .iter()
            .filter_map(|related| self.practice(&related.slug).cloned())
            .collect();
        let count = known.len().max(1);
        let mut records = Records::in_files(count + 1, count as u32);
        records.put(0, Ok(known));
        Cow::Owned(records)
    }

    /// The practices of a województwo, or all, with their numbers, in the order of a list at first.
    fn shown(&self, region: Option<Wojewodztwo>) -> Vec<(u32, &Practice)> {
        let numbers = self.listed.iter().copied();
        let here = numbers.filter(|number| region.is_none_or(|region| self.library.lies_in(*number, region)));
        here.filter_map(|number| Some((number, self.records.get(number)?)))
            .collect()
    }
}

/// The page of a route, in the language in force; nothing where it is nothing without the app, or has no such practice.
pub fn page(sources: &Sources<'_>, route: &Route) -> Option<Page> {
    let page = match route {
        Route::Map => map::page(sources, None),
        Route::Wojewodztwo(region) => map::page(sources, Some(*region)),
        Route::Practices => list::page(sources),
        Route::Practice(slug) => practice::page(sources, slug)?,
        Route::About => text::about(sources),
        Route::Guide => text::guide(),
        Route::Declaration => text::declaration(sources),
        Route::OpenData => text::open_data(),
        Route::Statistics
        | Route::OwnGmina
        | Route::Shortlist
        | Route::Comparison
        | Route::Dossier
        | Route::Embedded => return None,
    };
    Some(Page {
        body: frame::around(route, &page.body),
        ..page
    })
}

/// A text with another in its first empty element of this form, as `<div class="search-place"></div>`.
fn put(into: Markup, place: &str, inside: &Markup) -> Markup {
    let (start, end) = place.split_once("></").unwrap_or((place, ""));
    maud::PreEscaped(into.0.replacen(place, &format!("{start}>{}</{end}", inside.0), 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::practice;
    use crate::map::atlas;
    use maud::PreEscaped;

    /// Three made-up practices, two of them in one województwo, and the outlines of Poland.
    pub(super) fn with_sources(look: impl FnOnce(&Sources<'_>)) {
        let titles = [
            ("swietlica", "Świetlica", "slaskie"),
            ("lawka", "Ławka", "slaskie"),
            ("zlobek", "Żłobek", "opolskie"),
        ];
        let practices = titles.map(|(slug, title, region)| {
            let mut practice = practice(slug, title);
            practice.wojewodztwo = Wojewodztwo::from_slug(region);
            practice.summary = Some(format!("{title} dla wszystkich."));
            practice
        });
        let details = practices.iter().map(|practice: &Practice| {
            let details = Details {
                slug: practice.slug.clone(),
                presentation: Some("<p>Jak to zrobiono.</p>".into()),
                ..Details::default()
            };
            (practice.slug.clone(), details)
        });
        let atlas = Atlas {
            regions: atlas::regions(include_bytes!("../../data/regions/wojewodztwa.geojson")).unwrap(),
            ..Atlas::default()
        };
        look(&Sources::new(practices.to_vec(), &details.collect(), &atlas));
    }

    #[test]
    fn a_text_goes_into_its_place() {
        let text = PreEscaped("<p></p><div class=\"a\"></div><div class=\"a\"></div>".to_owned());
        let inside = PreEscaped("ż".to_owned());
        let put = put(text, "<div class=\"a\"></div>", &inside);
        assert_eq!(put.0, "<p></p><div class=\"a\">ż</div><div class=\"a\"></div>");
    }

    #[test]
    fn practices_stand_by_title() {
        with_sources(|sources| {
            let titles = |region| -> Vec<String> {
                let shown = sources.shown(region);
                shown.iter().map(|(_, practice)| practice.title.clone()).collect()
            };
            assert_eq!(titles(None), ["Ławka", "Świetlica", "Żłobek"]);
            assert_eq!(titles(Wojewodztwo::from_slug("slaskie")), ["Ławka", "Świetlica"]);
        });
    }

    #[test]
    fn pages_that_are_nothing_without_the_app_are_not_written() {
        with_sources(|sources| {
            for route in [Route::Statistics, Route::Embedded, Route::Practice("nie-ma".into())] {
                assert!(page(sources, &route).is_none(), "{route:?}");
            }
            let written = page(sources, &Route::Practice("zlobek".into())).unwrap();
            assert_eq!(written.title, "Żłobek – Mapa Praktyk");
            assert_eq!(written.body.0.matches("<main").count(), 1);
            assert_eq!(written.body.0.matches("<h1").count(), 1);
        });
    }
}
