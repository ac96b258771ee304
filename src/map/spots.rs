//! What the buttons on the map stand for: where, how many, how they are called, and the ring of a cluster.

use std::collections::BTreeMap;

use geomap::{Frame, Mark, MarkKind};

use crate::components::place;
use crate::components::sign::Kind;
use crate::i18n::t;
use crate::library::{Found, Library};
use crate::map::signs::Sign;

/// Half the width of a marker in pixels.
pub const MARKER_RADIUS: f64 = 18.0;

/// What one button on the map stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Where it is, how many practices it holds, and whether it splits.
    pub mark: Mark,
    /// How many practices of which category of the index, the most first.
    pub shares: Vec<(u8, u32)>,
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
    fn of(library: &Library, mark: Mark) -> Self {
        let mut shares = library.tally(&mark);
        shares.sort_by_key(|(category, count)| (std::cmp::Reverse(*count), *category));
        Self { mark, shares }
    }

    /// What it is for the visitor. A cluster of one practice would count 1 and come apart into nothing new.
    pub fn kind(&self) -> SpotKind {
        match self.mark.kind {
            MarkKind::Point => SpotKind::Marker,
            MarkKind::Cluster if self.mark.count == 1 => SpotKind::Gathered,
            MarkKind::Cluster => SpotKind::Cluster,
        }
    }

    /// Half its width in pixels: a cluster's area grows with the square root of its count.
    pub fn radius(&self) -> f64 {
        match self.kind() {
            SpotKind::Marker | SpotKind::Gathered => MARKER_RADIUS,
            SpotKind::Cluster => (14.0 + 5.0 * f64::from(self.mark.count).sqrt().sqrt()).min(44.0),
        }
    }

    /// What it looks like.
    pub fn sign(&self, library: &Library) -> Sign {
        let total: u32 = self.shares.iter().map(|(_, count)| count).sum();
        let mut shares: Vec<(Kind, f64)> = Vec::with_capacity(self.shares.len());
        for (category, count) in &self.shares {
            let (kind, share) = (library.kind(*category), f64::from(*count) / f64::from(total.max(1)));
            // A foreign catalogue may have many categories of the same colour.
            match shares.iter_mut().find(|(other, _)| *other == kind) {
                Some((_, sum)) => *sum += share,
                None => shares.push((kind, share)),
            }
        }
        Sign {
            kind: self.kind(),
            radius: self.radius(),
            count: self.mark.count,
            shares,
        }
    }

    /// The names of its categories with their counts, as they stand within a sentence, the most first.
    fn categories(&self, library: &Library) -> Vec<(String, usize)> {
        let named = self.shares.iter().filter_map(|(category, count)| {
            let category = library.index.categories.get(usize::from(*category))?;
            Some((within_sentence(&t::category(category)), *count as usize))
        });
        named.collect()
    }

    /// What it is called, with as many of its practices' records as are here.
    pub fn name(&self, library: &Library, found: &[Found<'_>]) -> String {
        match self.kind() {
            SpotKind::Marker | SpotKind::Gathered => marker_name(found, self.mark.count, self.categories(library)),
            SpotKind::Cluster => cluster_name(found, self.mark.count, self.categories(library)),
        }
    }
}

/// How many bands of reading order the world has from north to south: one is a marker high at the zoom of all of Poland.
const BANDS: f64 = 800.0;

/// The buttons of a frame, in reading order: bands from the north, each from the west.
pub fn spots(library: &Library, frame: &Frame) -> Vec<Spot> {
    let marks = library.marks(frame.camera.zoom, &frame.world_box());
    let mut spots: Vec<Spot> = marks.into_iter().map(|mark| Spot::of(library, mark)).collect();
    // The order is of the globe, not of the screen: it stays as the map moves, and with it the button that has the focus.
    let band = |spot: &Spot| (spot.mark.at.y * BANDS).floor();
    spots.sort_by(|a, b| band(a).total_cmp(&band(b)).then(a.mark.at.x.total_cmp(&b.mark.at.x)));
    spots
}

/// "Szklarska Poręba, 2 praktyki, pomoc społeczna": where, how many, of what kind; of one practice with several places
/// also how many of them.
fn marker_name(found: &[Found<'_>], count: u32, categories: Vec<(String, usize)>) -> String {
    let place = found.iter().find_map(place::name_here);
    let mut categories: Vec<String> = categories.into_iter().map(|(name, _)| name).collect();
    categories.sort();
    let name = t::marker(place.as_deref(), count as usize, &categories.join(", "));
    match found {
        [only] if place::has_several(only.practice) => format!("{name}, {}", within_sentence(&of_places(only))),
        _ => name,
    }
}

/// "Jedno z 5 miejsc": how many of the places of a practice are here.
pub fn of_places(found: &Found<'_>) -> String {
    t::places_here(found.places.len(), found.practice.places.len())
}

/// "4 praktyki: Katowice, Żory i inne – przybliż": how many, and where the most of them are; or else of what category
/// the most are.
fn cluster_name(found: &[Found<'_>], count: u32, categories: Vec<(String, usize)>) -> String {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for name in found.iter().filter_map(place::name_here) {
        *places.entry(name).or_default() += 1;
    }
    let mut said = if places.is_empty() {
        categories
    } else {
        places.into_iter().collect()
    };
    said.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let named: Vec<&str> = said.iter().take(place::NAMED).map(|(name, _)| name.as_str()).collect();
    t::cluster(count as usize, &named.join(", "), said.len() > place::NAMED)
}

/// A name as it stands within a sentence: the first letter small, unless the word is an acronym.
fn within_sentence(name: &str) -> String {
    let mut chars = name.chars();
    let (first, second) = (chars.next(), chars.clone().next());
    match first {
        Some(first) if !second.is_some_and(char::is_uppercase) => {
            std::iter::once(practices::polish::lower(first)).chain(chars).collect()
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{CLUSTERS, points};
    use crate::records::Records;
    use geomap::{Camera, ClusterIndex, Size, World};
    use practices::index::Index;
    use practices::{LonLat, Place, Practice, Source};

    fn practice(town: &str, category: &str) -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let category = category.parse().unwrap();
        let mut practice = Practice::new("bdp-1".into(), "a".into(), "Rada".into(), category, source);
        practice.municipality = Some(town.into());
        practice.point = LonLat::new(17.0, 51.0);
        practice
    }

    fn union(places: &[(&str, f64)]) -> Practice {
        let place = |(town, lon): &(&str, f64)| Place {
            municipality: Some((*town).into()),
            point: LonLat::new(*lon, 51.0),
            ..Place::default()
        };
        Practice {
            places: places.iter().map(place).collect(),
            point: None,
            ..practice("Łódź", "wspolpraca-miedzy-jst")
        }
    }

    /// The kinds and names of all spots of these practices at a zoom, from the west; with the records or without.
    fn told(practices: &[Practice], zoom: f64, with_records: bool) -> Vec<(SpotKind, u32, String)> {
        let index = Index::of(practices);
        let (points, practice_of) = points(&index);
        let library = Library::new(index, Vec::new(), ClusterIndex::build(points, CLUSTERS), practice_of);
        let records = if with_records {
            Records::whole(practices.to_vec())
        } else {
            Records::in_files(9, 9)
        };
        let camera = Camera {
            center: World { x: 0.55, y: 0.33 },
            zoom,
        };
        let size = Size {
            width: 40_000_000.0,
            height: 40_000_000.0,
        };
        let spots = spots(&library, &crate::map::scene::near(camera, size));
        let tell = |spot: Spot| {
            let found = library.found(&records, &library.pins(&spot.mark));
            (
                spot.kind(),
                spot.mark.count,
                spot.name(&library, &found).replace('\u{a0}', " "),
            )
        };
        spots.into_iter().map(tell).collect()
    }

    #[test]
    fn names_tell_where_how_many_and_of_what_kind() {
        let zory = practice("Żory", "uslugi-spoleczne/kultura");
        let zory_too = practice("Żory", "wspolpraca-jst-ngo");
        let near = |town: &str| Practice {
            point: LonLat::new(17.01, 51.0),
            ..practice(town, "dialog-spoleczny")
        };
        let cases = [
            (vec![zory.clone()], true, SpotKind::Marker, "Żory, 1 praktyka, kultura"),
            (vec![zory.clone()], false, SpotKind::Marker, "1 praktyka, kultura"),
            (
                vec![zory_too.clone(), zory.clone(), zory.clone()],
                true,
                SpotKind::Marker,
                "Żory, 3 praktyki, kultura, współpraca JST-NGO",
            ),
            (
                vec![near("Katowice"), zory.clone()],
                true,
                SpotKind::Cluster,
                "2 praktyki: Katowice, Żory – przybliż",
            ),
            (
                vec![near("Katowice"), near("Łódź"), zory, zory_too],
                true,
                SpotKind::Cluster,
                "4 praktyki: Żory, Katowice i inne – przybliż",
            ),
            (
                vec![
                    near("Katowice"),
                    near("Łódź"),
                    practice("Ełk", "uslugi-spoleczne/kultura"),
                ],
                false,
                SpotKind::Cluster,
                "3 praktyki: dialog społeczny, kultura – przybliż",
            ),
        ];
        for (practices, with_records, kind, expected) in cases {
            let count = practices.len() as u32;
            assert_eq!(
                told(&practices, 5.0, with_records),
                [(kind, count, expected.to_owned())]
            );
        }
    }

    #[test]
    fn a_spot_of_several_places_tells_which_and_of_how_many() {
        let union = union(&[("Brzeg", 17.0), ("Lubsza", 17.2), ("Żółwin", 17.2)]);
        let names: Vec<String> = told(std::slice::from_ref(&union), 17.0, true)
            .into_iter()
            .map(|(.., name)| name)
            .collect();
        let expected = [
            "Brzeg, 1 praktyka, współpraca między JST, jedno z 3 miejsc",
            "Lubsza i Żółwin, 1 praktyka, współpraca między JST, 2 z 3 miejsc",
        ];
        assert_eq!(names, expected);
        let all = "Brzeg, Lubsza i inne, 1 praktyka, współpraca między JST, 3 miejsca";
        assert_eq!(
            told(std::slice::from_ref(&union), 5.0, true),
            [(SpotKind::Gathered, 1, all.to_owned())]
        );
        let opole = practice("Opole", "dialog-spoleczny");
        let both = told(&[opole, union], 5.0, true);
        assert_eq!(
            both,
            [(
                SpotKind::Cluster,
                2,
                "2 praktyki: Brzeg, Lubsza i inne, Opole – przybliż".to_owned()
            )]
        );
    }

    #[test]
    fn an_acronym_keeps_its_capitals() {
        for (name, expected) in [("Łąki", "łąki"), ("JST i NGO", "JST i NGO"), ("", ""), ("Ż", "ż")] {
            assert_eq!(within_sentence(name), expected);
        }
    }

    #[test]
    fn a_sign_has_the_shares_from_the_largest() {
        let index = Index::of(&[
            practice("Żory", "uslugi-spoleczne/kultura"),
            practice("Żory", "uslugi-spoleczne/oswiata"),
        ]);
        let (points, practice_of) = points(&index);
        let library = Library::new(index, Vec::new(), ClusterIndex::build(points, CLUSTERS), practice_of);
        let mark = library.marks_of(0, 5.0)[0];
        let shares = |shares| Spot { mark, shares }.sign(&library).shares;
        assert_eq!(
            shares(vec![(1, 3), (0, 1)]),
            [(Kind::Education, 0.75), (Kind::Culture, 0.25)]
        );
        assert_eq!(shares(vec![]), []);
    }
}
