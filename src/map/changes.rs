//! What is to stand on the land, and how it differs from what stood there before.

use geomap::{Frame, Rect};
use practices::Wojewodztwo;

use crate::filter::Filter;
use crate::library::Library;
use crate::map::controls::controls_rect;
use crate::map::ink::{self, Inked};
use crate::map::lettering::Lettering;
use crate::map::names::{self, NameKind};
use crate::map::spots::Spot;
use crate::state::AppState;

/// What stood on the land when it was last placed.
#[derive(Debug, Default)]
pub struct Before {
    /// The filter for which the clusters were counted.
    pub counted: Option<Filter>,
    /// The whole zoom.
    pub level: f64,
    /// Each sign with the spot that it stands for.
    pub signs: Vec<(Spot, Inked)>,
}

/// The signs of these spots; those that do not reach into the chosen województwo stand back.
pub fn signs(library: &Library, spots: &[Spot], region: Option<Wojewodztwo>) -> Vec<(Spot, Inked)> {
    let inked = |spot: &Spot| Inked {
        key: spot.mark.key,
        at: spot.mark.at,
        other: None,
        sign: spot.sign(library),
        is_dimmed: region.is_some_and(|region| !library.reaches(&spot.mark, region)),
    };
    spots.iter().map(|spot| (spot.clone(), inked(spot))).collect()
}

/// The signs that come, moving out of the clusters that held them, and those that leave, moving into the clusters that now
/// hold them.
pub fn moving(library: &Library, now: &Before, before: &Before) -> (Vec<Inked>, Vec<Inked>) {
    let is_closer = now.level > before.level && !before.signs.is_empty();
    let knows = |all: &Before, key: u64| all.signs.iter().any(|(spot, _)| spot.mark.key == key);
    let held = |spot: &Spot, level: f64| library.ancestor(&spot.mark, level);
    let coming = now.signs.iter().map(|(spot, inked)| {
        let is_new = is_closer && !knows(before, spot.mark.key);
        let cluster = is_new.then(|| held(spot, before.level)).flatten();
        Inked {
            other: cluster.map(|cluster| cluster.at),
            ..inked.clone()
        }
    });
    let gone = before.signs.iter().filter(|(spot, _)| !knows(now, spot.mark.key));
    let leaving = gone.filter_map(|(spot, inked)| {
        let into = held(spot, now.level).filter(|_| now.level < before.level)?;
        Some(Inked {
            other: Some(into.at),
            ..inked.clone()
        })
    });
    (coming.collect(), leaving.collect())
}

/// The names that fit between the signs and the buttons. Tiles have towns of their own.
pub fn letters(state: AppState, frame: &Frame, signs: &[Inked], over_tiles: bool) -> Vec<Lettering> {
    let (camera, size) = (frame.camera, frame.size);
    let mut obstacles: Vec<Rect> = ink::rects(signs, camera, size);
    obstacles.push(controls_rect(size));
    state.atlas.with(|atlas| {
        let Some(atlas) = atlas.ready() else {
            return Vec::new();
        };
        let names = names::fitting(atlas, frame, &obstacles).into_iter();
        let shown = names.filter(|name| !over_tiles || matches!(name.kind, NameKind::Region(_)));
        shown.map(|name| Lettering::new(name, camera, size)).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{CLUSTERS, points};
    use crate::map::scene;
    use crate::map::spots::spots;
    use geomap::{Camera, ClusterIndex, Size, World};
    use practices::index::Index;
    use practices::{LonLat, Practice, Source};

    fn practice(town: &str, lon: f64) -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let category = "dialog-spoleczny".parse().unwrap();
        let mut practice = Practice::new(town.into(), town.into(), "Rada".into(), category, source);
        practice.point = LonLat::new(lon, 51.0);
        practice.wojewodztwo = Wojewodztwo::from_slug(if lon < 18.0 { "dolnoslaskie" } else { "lodzkie" });
        practice
    }

    /// Two neighbours in the west, one place in the east.
    fn library() -> Library {
        let index = Index::of(&[
            practice("Żmigród", 17.0),
            practice("Łagów", 17.2),
            practice("Łódź", 19.5),
        ]);
        let (points, practice_of) = points(&index);
        Library::new(index, Vec::new(), ClusterIndex::build(points, CLUSTERS), practice_of)
    }

    fn at(library: &Library, zoom: f64) -> Before {
        let camera = Camera {
            center: World { x: 0.55, y: 0.33 },
            zoom,
        };
        let size = Size {
            width: 400_000.0,
            height: 400_000.0,
        };
        Before {
            level: zoom,
            signs: signs(library, &spots(library, &scene::near(camera, size)), None),
            ..Before::default()
        }
    }

    #[test]
    fn signs_come_out_of_the_cluster_that_held_them_and_go_back() {
        let library = library();
        let (far, near) = (at(&library, 6.0), at(&library, 9.0));
        assert_eq!((far.signs.len(), near.signs.len()), (2, 3));
        let cluster = far.signs.iter().find(|(spot, _)| spot.mark.count == 2).unwrap().1.at;

        let (coming, leaving) = moving(&library, &near, &far);
        let from: Vec<_> = coming.iter().map(|inked| inked.other).collect();
        assert_eq!(from.iter().filter(|other| **other == Some(cluster)).count(), 2);
        assert_eq!(from.iter().filter(|other| other.is_none()).count(), 1);
        assert!(leaving.is_empty());

        let (coming, leaving) = moving(&library, &far, &near);
        assert!(coming.iter().all(|inked| inked.other.is_none()));
        assert_eq!(leaving.iter().filter(|inked| inked.other == Some(cluster)).count(), 2);
        assert_eq!(leaving.len(), 2);
    }

    #[test]
    fn the_first_signs_do_not_move() {
        let library = library();
        let (coming, leaving) = moving(&library, &at(&library, 9.0), &Before::default());
        assert!(coming.iter().all(|inked| inked.other.is_none()) && leaving.is_empty());
    }

    #[test]
    fn what_lies_outside_of_the_chosen_wojewodztwo_stands_back() {
        let library = library();
        let spots: Vec<Spot> = at(&library, 9.0).signs.into_iter().map(|(spot, _)| spot).collect();
        let dimmed = |slug: &str| {
            let all = signs(&library, &spots, Wojewodztwo::from_slug(slug));
            all.iter().filter(|(_, inked)| inked.is_dimmed).count()
        };
        assert_eq!(
            (dimmed("dolnoslaskie"), dimmed("lodzkie"), dimmed("slaskie")),
            (1, 2, 3)
        );
    }
}
