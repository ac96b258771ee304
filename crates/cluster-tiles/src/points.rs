//! The points of a catalogue, and how they become clusters.

use geomap::{ClusterOptions, LonLat, Points, World, mercator};
use practices::index::{Index, NO_POINT};

/// How the points become clusters: closer than 48 px, down to where streets are told apart.
pub const CLUSTERS: ClusterOptions = ClusterOptions {
    radius_px: 48.0,
    min_zoom: 4,
    max_zoom: 16,
};

/// The level whose marks are places alone; it is shown at all closer zooms.
pub const LAST_LEVEL: u8 = CLUSTERS.max_zoom + 1;

/// Up to how many practices a cluster names some of its towns.
pub const NAMED_UP_TO: u32 = 24;

/// One point on the map: a practice, or one of its places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pin {
    /// The practice's number in the catalogue.
    pub practice: u32,
    /// The number among those of its places that have a point, from 0; `None` for a practice that has none.
    pub place: Option<u32>,
}

/// The points of a catalogue, still to be merged into clusters, and the practice of each.
pub fn points(index: &Index) -> (Points, Vec<u32>) {
    let mut points = Points::with_capacity(index.len());
    let mut practice_of = Vec::with_capacity(index.len());
    let mut several = index.places.iter().peekable();
    let columns = index.lon.iter().zip(&index.lat).zip(&index.category);
    for (number, ((lon, lat), category)) in (0u32..).zip(columns) {
        // The map tells 255 categories apart; the source has fifteen.
        let class = u8::try_from(*category).unwrap_or(u8::MAX);
        if *lon != NO_POINT {
            points.push(world_of_units(*lon, *lat), class);
            practice_of.push(number);
        }
        if let Some((_, places)) = several.next_if(|(practice, _)| *practice == number) {
            for (nth, place) in places.iter().enumerate() {
                let at = world_of_units(place.lon, place.lat);
                if nth == 0 {
                    points.push(at, class);
                } else {
                    points.push_further(at, class);
                }
                practice_of.push(number);
            }
        }
    }
    (points, practice_of)
}

/// Where a point in units of 1e-5 degrees lies on the projected world; nowhere for one that is no place on the globe.
pub fn world_of_units(lon: i32, lat: i32) -> World {
    let nowhere = World {
        x: f64::NAN,
        y: f64::NAN,
    };
    LonLat::new(f64::from(lon) / 1e5, f64::from(lat) / 1e5).map_or(nowhere, mercator::project)
}
