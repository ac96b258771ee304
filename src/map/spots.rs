//! What the buttons on the map stand for: where, how many, how they are called, and the ring of a cluster.

use std::collections::BTreeMap;

use geomap::{Camera, Mark, MarkKind, Px, Rect, Size};
use practices::{Category, Practice};

use crate::components::place;
use crate::components::sign::Kind;
use crate::i18n::t;
use crate::map::scene;
use crate::state::Library;

/// Half the width of a marker in pixels.
const MARKER_RADIUS: f64 = 18.0;

/// What one button on the map stands for.
#[derive(Debug, Clone)]
pub struct Spot {
    /// Where it is, how many it holds, and whether it splits.
    pub mark: Mark,
    /// Its practices, by their place in the catalogue.
    pub practices: Vec<u32>,
}

/// The same place and the same practices make the same button, whatever the zoom: it keeps the focus then.
impl PartialEq for Spot {
    fn eq(&self, other: &Self) -> bool {
        self.mark.at == other.mark.at && self.practices == other.practices
    }
}

impl Spot {
    /// Half its width in pixels: a cluster's area grows with the square root of its count.
    pub fn radius(&self) -> f64 {
        match self.mark.kind {
            MarkKind::Point => MARKER_RADIUS,
            MarkKind::Cluster => (14.0 + 5.0 * f64::from(self.mark.count).powf(0.25)).min(44.0),
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
        .map(|mark| {
            let mut practices: Vec<u32> = library.clusters.leaves(&mark).collect();
            practices.sort_unstable();
            Spot { mark, practices }
        })
        .collect();
    // The order is of the globe, not of the screen: it stays as the map moves, and with it the button that has the focus.
    let band = |spot: &Spot| (spot.mark.at.y * BANDS).floor();
    spots.sort_by(|a, b| band(a).total_cmp(&band(b)).then(a.mark.at.x.total_cmp(&b.mark.at.x)));
    spots
}

/// "Szklarska Poręba, 2 praktyki, pomoc społeczna": where, how many, of what kind.
pub fn marker_name(found: &[&Practice]) -> String {
    let place = found
        .iter()
        .find_map(|practice| place::name(practice))
        .unwrap_or_default();
    let mut categories: Vec<String> = found
        .iter()
        .map(|practice| within_sentence(&practice.category.name()))
        .collect();
    categories.sort();
    categories.dedup();
    t::marker(&place, found.len(), &categories.join(", "))
}

/// "4 praktyki: Katowice, Żory i inne – przybliż": how many, and where the most of them are.
pub fn cluster_name(found: &[&Practice]) -> String {
    const NAMED: usize = 2;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in found.iter().filter_map(|practice| place::name(practice)) {
        *counts.entry(name).or_default() += 1;
    }
    let mut places: Vec<(String, usize)> = counts.into_iter().collect();
    places.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let named: Vec<&str> = places.iter().take(NAMED).map(|(name, _)| name.as_str()).collect();
    t::cluster(found.len(), &named.join(", "), places.len() > NAMED)
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
    use practices::Source;

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

    #[test]
    fn names_tell_where_how_many_and_of_what_kind() {
        let zory = practice("Żory", "uslugi-spoleczne/kultura");
        let zory_too = practice("Żory", "wspolpraca-jst-ngo");
        let (katowice, lodz) = (
            practice("Katowice", "dialog-spoleczny"),
            practice("Łódź", "dialog-spoleczny"),
        );
        let plain = |text: String| text.replace('\u{a0}', " ");
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
