//! The Web Mercator projection (EPSG:3857), as all slippy maps use it.
//! Formulas: <https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames>.

use std::f64::consts::{LN_2, PI};

use crate::units::{LonLat, World};

/// The side of a tile, and of the whole world at zoom 0, in pixels.
pub const TILE: f64 = 256.0;

/// The latitude at which the projected world is a square, in degrees.
pub const MAX_LATITUDE: f64 = 85.051_129;

/// The length of the equator of the WGS84 ellipsoid (radius 6 378 137 m), in metres.
const EQUATOR_METRES: f64 = 2.0 * PI * 6_378_137.0;

/// Where a place lies in the Mercator square. Latitudes beyond ±85.051129° go to its edge.
pub fn project(place: LonLat) -> World {
    let latitude = place.lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
    World {
        x: place.lon / 360.0 + 0.5,
        y: 0.5 - tan(latitude).asinh() / (2.0 * PI),
    }
}

/// The place at a point of the Mercator square. Points beyond the square give places beyond ±180° or ±85.05°.
pub fn unproject(at: World) -> LonLat {
    LonLat {
        lon: (at.x - 0.5) * 360.0,
        lat: ((0.5 - at.y) * 2.0 * PI).sinh().atan().to_degrees(),
    }
}

/// The width of the whole world at a zoom, in pixels.
pub fn world_size(zoom: f64) -> f64 {
    TILE * scale(zoom)
}

/// By how much so many steps of zoom stretch the map: two to their power, and exactly so for whole steps.
pub fn scale(steps: f64) -> f64 {
    // `f64::exp2` has a table of four kilobytes, which can't be compressed, for the sake of its last bit.
    let whole = steps.floor();
    2.0_f64.powi(whole as i32) * ((steps - whole) * LN_2).exp()
}

/// How many metres of ground a pixel is at this latitude (degrees) and zoom.
pub fn metres_per_pixel(lat: f64, zoom: f64) -> f64 {
    EQUATOR_METRES * shrinking(lat) / world_size(zoom)
}

/// How much shorter a parallel at this latitude (degrees) is than the equator: the cosine of the latitude.
pub fn shrinking(lat: f64) -> f64 {
    let half = tan(lat.to_radians() / 2.0);
    (1.0 - half * half) / (1.0 + half * half)
}

/// The tangent of an angle within ±π/2, by Lambert's continued fraction for the half of it. `f64::tan`, `sin` and `cos` take
/// angles of any size, for which they carry many digits of π: four kilobytes, most of which can't be compressed.
fn tan(angle: f64) -> f64 {
    let half = angle / 2.0;
    let square = half * half;
    let below = (1..=12)
        .rev()
        .fold(0.0, |below, nth| square / (f64::from(2 * nth + 1) - below));
    let tangent = half / (1.0 - below);
    2.0 * tangent / (1.0 - tangent * tangent)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn trigonometry_is_that_of_the_standard_library(lat in -89.9..89.9f64) {
            let angle = lat.to_radians();
            prop_assert!((tan(angle) / angle.tan() - 1.0).abs() < 1e-13 || angle.abs() < 1e-300);
            prop_assert!((shrinking(lat) - angle.cos()).abs() < 1e-14);
        }
    }

    /// Tile numbers at zoom 12 as the formula on the OpenStreetMap wiki gives them.
    #[test]
    fn cities_lie_in_their_known_tiles() {
        let cases = [
            ("Łódź", 19.4560, 51.7592, (2269, 1357)),
            ("Kraków", 19.9450, 50.0647, (2274, 1387)),
            ("Świnoujście", 14.2475, 53.9105, (2210, 1316)),
            ("Ustrzyki Górne", 22.6500, 49.1050, (2305, 1404)),
            ("Gdańsk", 18.6466, 54.3520, (2260, 1308)),
        ];
        for (city, lon, lat, tile) in cases {
            let at = project(LonLat { lon, lat });
            let number = |part: f64| (part * 4096.0).floor() as u32;
            assert_eq!((number(at.x), number(at.y)), tile, "{city}");
        }
    }

    #[test]
    fn a_step_of_zoom_doubles() {
        for whole in -30..=30 {
            assert_eq!(scale(f64::from(whole)), f64::from(whole).exp2());
            let between = f64::from(whole) + 0.37;
            assert!((scale(between) / between.exp2() - 1.0).abs() < 1e-15);
        }
    }

    #[test]
    fn known_points_of_the_square() {
        let cases = [
            (0.0, 0.0, 0.5, 0.5),
            (-180.0, 85.051_129, 0.0, 0.0),
            (180.0, -85.051_129, 1.0, 1.0),
            (90.0, 90.0, 0.75, 0.0),
        ];
        for (lon, lat, x, y) in cases {
            let at = project(LonLat { lon, lat });
            assert!(
                (at.x - x).abs() < 1e-8 && (at.y - y).abs() < 1e-8,
                "{lon}, {lat} -> {at:?}"
            );
        }
    }

    #[test]
    fn a_pixel_of_the_equator_is_156_km_over_1000() {
        assert!((metres_per_pixel(0.0, 0.0) - 156_543.034).abs() < 0.001);
        assert!((metres_per_pixel(60.0, 1.0) - 156_543.034 / 4.0).abs() < 0.001);
    }

    proptest! {
        #[test]
        fn unproject_undoes_project(lon in -180.0..=180.0, lat in -85.05..=85.05) {
            let back = unproject(project(LonLat { lon, lat }));
            prop_assert!((back.lon - lon).abs() < 1e-9 && (back.lat - lat).abs() < 1e-9, "{back:?}");
        }
    }
}
