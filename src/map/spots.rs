//! What the buttons on the map stand for: where, how many, how they are called, and the ring of a cluster.

use std::collections::BTreeMap;

use geomap::{Camera, Mark, MarkKind, Px, Rect, Size};
use practices::Category;

use crate::components::place;
use crate::components::sign::Kind;
use crate::i18n::t;
use crate::library::{Found, Library, Pin};
use crate::map::scene;

/// Half the width of a marker in pixels.
const MARKER_RADIUS: f64 = 18.0;

/// What one button on the map stands for.
#[derive(Debug, Clone)]
pub struct Spot {
    /// Where it is, how many points it holds, and whether it splits.
    pub mark: Mark,
    /// Its points, those of one practice together.
    pub pins: Vec<Pin>,
}

/// The same place and the same points make the same button, whatever the zoom: it keeps the focus then.
impl PartialEq for Spot {
    fn eq(&self, other: &Self) -> bool {
        self.mark.at == other.mark.at && self.pins == other.pins
    }
}

/// How a spot looks and what a click on it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpotKind {
    /// One place: it opens a card.
    Marker,
    /// Several places of one and the same practice: it opens the card of that practice.
    Gathered,
    /// Several practices: it comes apart.
    Cluster,
}

impl Spot {
    /// Its practices, each once, by their place in the catalogue.
    pub fn practices(&self) -> Vec<u32> {
        let mut practices: Vec<u32> = self.pins.iter().map(|pin| pin.practice).collect();
        practices.dedup();
        practices
    }

    /// What it is for the visitor. A cluster of one practice would count 1 and come apart into nothing new.
    pub fn kind(&self) -> SpotKind {
        match self.mark.kind {
            MarkKind::Point => SpotKind::Marker,
            MarkKind::Cluster if self.practices().len() == 1 => SpotKind::Gathered,
            MarkKind::Cluster => SpotKind::Cluster,
        }
    }

    /// Half its width in pixels: a cluster's area grows with the square root of its count.
    pub fn radius(&self) -> f64 {
        match self.kind() {
            SpotKind::Marker | SpotKind::Gathered => MARKER_RADIUS,
            SpotKind::Cluster => (14.0 + 5.0 * (self.practices().len() as f64).powf(0.25)).min(44.0),
        }
    }

    /// The room that it takes on the screen.
    pub fn rect(&self, camera: Camera, size: Size) -> Rect {
        Rect::around(camera.to_screen(self.mark.at, size), self.radius() + 2.0)
    }
}

/// How many bands of reading order the world has from north to south: one is a marker high at the zoom of all of Poland.
const BANDS: f64 = 800.0;

/// The buttons for a camera, in reading order: bands from the north, each from the west.
pub fn spots(library: &Library, camera: Camera, size: Size) -> Vec<Spot> {
    let frame = scene::frame(camera, size);
    let corner = |x: f64, y: f64| camera.to_world(Px { x, y }, size);
    let north_west = corner(-frame.pad, -frame.pad);
    let south_east = corner(size.width + frame.pad, size.height + frame.pad);
    let marks = library.clusters.marks(camera.zoom, north_west, south_east);
    let mut spots: Vec<Spot> = marks
        .into_iter()
        .map(|mark| Spot {
            pins: library.pins(&mark),
            mark,
        })
        .collect();
    // The order is of the globe, not of the screen: it stays as the map moves, and with it the button that has the focus.
    let band = |spot: &Spot| (spot.mark.at.y * BANDS).floor();
    spots.sort_by(|a, b| band(a).total_cmp(&band(b)).then(a.mark.at.x.total_cmp(&b.mark.at.x)));
    spots
}

/// "Szklarska Poręba, 2 praktyki, pomoc społeczna": where, how many, of what kind; of one practice with several places
/// also how many of them.
pub fn marker_name(found: &[Found<'_>]) -> String {
    let place = found.iter().find_map(place::name_here).unwrap_or_default();
    let mut categories: Vec<String> = found
        .iter()
        .map(|found| within_sentence(&found.practice.category.name()))
        .collect();
    categories.sort();
    categories.dedup();
    let name = t::marker(&place, found.len(), &categories.join(", "));
    match found {
        [only] if place::has_several(only.practice) => format!("{name}, {}", within_sentence(&of_places(only))),
        _ => name,
    }
}

/// "Jedno z 5 miejsc": how many of the places of a practice are here.
pub fn of_places(found: &Found<'_>) -> String {
    t::places_here(found.places.len(), found.practice.places.len())
}

/// "4 praktyki: Katowice, Żory i inne – przybliż": how many, and where the most of them are.
pub fn cluster_name(found: &[Found<'_>]) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in found.iter().filter_map(place::name_here) {
        *counts.entry(name).or_default() += 1;
    }
    let mut places: Vec<(String, usize)> = counts.into_iter().collect();
    places.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let named: Vec<&str> = places
        .iter()
        .take(place::NAMED)
        .map(|(name, _)| name.as_str())
        .collect();
    t::cluster(found.len(), &named.join(", "), places.len() > place::NAMED)
}

/// A name as it stands within a sentence: the first letter small, unless the word is an acronym.
fn within_sentence(name: &str) -> String {
    let mut chars = name.chars();
    let (first, second) = (chars.next(), chars.clone().next());
    match first {
        Some(first) if !second.is_some_and(char::is_uppercase) => first.to_lowercase().chain(chars).collect(),
        _ => name.to_owned(),
    }
}

/// The ring of a cluster: the share of each kind as a conic gradient, the largest first.
pub fn ring_of<'a>(categories: impl Iterator<Item = &'a Category>) -> String {
    let mut counts: BTreeMap<Kind, u32> = BTreeMap::new();
    for category in categories {
        *counts.entry(Kind::of(category)).or_default() += 1;
    }
    let total: u32 = counts.values().sum();
    let mut shares: Vec<(Kind, u32)> = counts.into_iter().collect();
    shares.sort_by_key(|(kind, count)| (std::cmp::Reverse(*count), *kind));
    let mut from = 0.0;
    let stops: Vec<String> = shares
        .into_iter()
        .map(|(kind, count)| {
            let to = from + f64::from(count) / f64::from(total.max(1)) * 100.0;
            let stop = format!("var(--kind-{}) {from:.2}% {to:.2}%", kind.code());
            from = to;
            stop
        })
        .collect();
    format!("conic-gradient({})", stops.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geomap::{ClusterIndex, ClusterOptions, World};
    use practices::{Place, Practice, Source};

    fn practice(town: &str, category: &str) -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let mut practice = Practice::new(
            "bdp-1".into(),
            "a".into(),
            "Rada".into(),
            category.parse().unwrap(),
            source,
        );
        practice.municipality = Some(town.into());
        practice
    }

    fn here<'a>(practice: &'a Practice, places: &[usize]) -> Found<'a> {
        Found {
            index: 0,
            practice,
            places: places.to_vec(),
        }
    }

    fn all_here<'a>(practices: &[&'a Practice]) -> Vec<Found<'a>> {
        practices.iter().map(|practice| here(practice, &[])).collect()
    }

    #[test]
    fn names_tell_where_how_many_and_of_what_kind() {
        let zory = practice("Żory", "uslugi-spoleczne/kultura");
        let zory_too = practice("Żory", "wspolpraca-jst-ngo");
        let (katowice, lodz) = (
            practice("Katowice", "dialog-spoleczny"),
            practice("Łódź", "dialog-spoleczny"),
        );
        let plain = |text: String| text.replace('\u{a0}', " ");
        let marker_name = |practices: &[&Practice]| marker_name(&all_here(practices));
        let cluster_name = |practices: &[&Practice]| cluster_name(&all_here(practices));
        assert_eq!(plain(marker_name(&[&zory])), "Żory, 1 praktyka, kultura");
        assert_eq!(
            plain(marker_name(&[&zory_too, &zory, &zory])),
            "Żory, 3 praktyki, kultura, współpraca JST-NGO"
        );
        assert_eq!(
            plain(cluster_name(&[&katowice, &zory])),
            "2 praktyki: Katowice, Żory – przybliż"
        );
        assert_eq!(
            plain(cluster_name(&[&katowice, &lodz, &zory, &zory_too])),
            "4 praktyki: Żory, Katowice i inne – przybliż"
        );
    }

    #[test]
    fn a_marker_of_several_places_tells_which_and_of_how_many() {
        let place = |town: &str| Place {
            municipality: Some(town.into()),
            ..Place::default()
        };
        let union = Practice {
            places: ["Brzeg", "Lubsza", "Żółwin"].map(place).to_vec(),
            ..practice("Łódź", "wspolpraca-miedzy-jst")
        };
        let opole = practice("Opole", "dialog-spoleczny");
        let plain = |text: String| text.replace('\u{a0}', " ");
        let cases = [
            (&[1][..], "Lubsza, 1 praktyka, współpraca między JST, jedno z 3 miejsc"),
            (
                &[0, 2],
                "Brzeg i Żółwin, 1 praktyka, współpraca między JST, 2 z 3 miejsc",
            ),
            (
                &[0, 1, 2],
                "Brzeg, Lubsza i inne, 1 praktyka, współpraca między JST, 3 miejsca",
            ),
        ];
        for (places, expected) in cases {
            assert_eq!(plain(marker_name(&[here(&union, places)])), expected);
        }
        assert_eq!(
            plain(cluster_name(&[here(&opole, &[]), here(&union, &[1])])),
            "2 praktyki: Lubsza, Opole – przybliż"
        );
    }

    #[test]
    fn a_spot_counts_each_practice_once_and_only_several_come_apart() {
        let pin = |practice, place| Pin { practice, place };
        let at = World { x: 0.5, y: 0.5 };
        let points = |pins: &[Pin]| -> ClusterIndex {
            let far = |n: usize| World {
                x: at.x + n as f64 * 1e-5,
                ..at
            };
            let points: Vec<(u32, World)> = (0..pins.len()).map(|n| (n as u32, far(n))).collect();
            ClusterIndex::build(
                &points,
                ClusterOptions {
                    radius_px: 48.0,
                    min_zoom: 4,
                    max_zoom: 16,
                },
            )
        };
        let cases = [
            (vec![pin(7, None)], SpotKind::Marker, 1),
            (vec![pin(7, Some(0)), pin(7, Some(3))], SpotKind::Gathered, 1),
            (
                vec![pin(2, None), pin(7, Some(0)), pin(7, Some(3))],
                SpotKind::Cluster,
                2,
            ),
        ];
        for (pins, kind, count) in cases {
            let marks = points(&pins).marks(5.0, World { x: 0.0, y: 0.0 }, World { x: 1.0, y: 1.0 });
            let spot = Spot { mark: marks[0], pins };
            assert_eq!((spot.kind(), spot.practices().len()), (kind, count));
        }
    }

    #[test]
    fn an_acronym_keeps_its_capitals() {
        for (name, expected) in [("Łąki", "łąki"), ("JST i NGO", "JST i NGO"), ("", ""), ("Ż", "ż")] {
            assert_eq!(within_sentence(name), expected);
        }
    }

    #[test]
    fn the_ring_shows_the_shares_from_the_largest() {
        let categories: Vec<Category> = [
            "uslugi-spoleczne/oswiata",
            "uslugi-spoleczne/kultura",
            "uslugi-spoleczne/oswiata",
            "uslugi-spoleczne/oswiata",
        ]
        .iter()
        .map(|path| path.parse().unwrap())
        .collect();
        let ring = ring_of(categories.iter());
        assert_eq!(
            ring,
            "conic-gradient(var(--kind-oswiata) 0.00% 75.00%,var(--kind-kultura) 75.00% 100.00%)"
        );
    }
}
