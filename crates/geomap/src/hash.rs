//! The camera in a link: `#zoom/lat/lng`, as OpenStreetMap and MapLibre write it.

use thiserror::Error;

use crate::camera::Camera;
use crate::decimal;
use crate::mercator::{project, shrinking, unproject, world_size};
use crate::units::LonLat;

/// The closest zoom that a link may ask for.
pub const MAX_ZOOM: f64 = 24.0;

/// Why a hash names no camera.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum HashError {
    /// There are not three parts.
    #[error("\"{0}\" is not of the form #zoom/lat/lng")]
    Form(String),
    /// A part is not a plain decimal number.
    #[error("{part} \"{text}\" is not a number")]
    NotANumber {
        /// Which part.
        part: &'static str,
        /// What stands there.
        text: String,
    },
    /// A part is a number that no map shows.
    #[error("{part} {text} is out of range {low}..={high}")]
    OutOfRange {
        /// Which part.
        part: &'static str,
        /// What stands there.
        text: String,
        /// The least.
        low: i16,
        /// The greatest.
        high: i16,
    },
}

/// Writes the camera: the zoom to two decimals, the degrees to as many as it takes to stay within a pixel.
pub fn format(camera: Camera) -> String {
    let place = unproject(camera.center);
    let places = decimals(camera.zoom, place.lat);
    let degrees = |value| decimal::fixed(value, places);
    format!(
        "#{}/{}/{}",
        decimal::short(camera.zoom, 2),
        degrees(place.lat),
        degrees(place.lon)
    )
}

/// So many that a step of the last decimal is at most half a pixel. A degree of latitude is stretched by the secant.
fn decimals(zoom: f64, lat: f64) -> u32 {
    let pixels_per_degree = world_size(zoom) / 360.0 / shrinking(lat);
    (2.0 * pixels_per_degree).log10().ceil().clamp(0.0, 12.0) as u32
}

/// Reads what [`format()`] writes, with or without the `#`.
///
/// # Errors
/// Where a part is missing, no decimal number, or out of range: zoom 0..=24, latitude -90..=90, longitude -180..=180.
pub fn parse(hash: &str) -> Result<Camera, HashError> {
    let parts: Vec<&str> = hash.strip_prefix('#').unwrap_or(hash).split('/').collect();
    let [zoom, lat, lon] = parts.as_slice() else {
        return Err(HashError::Form(hash.chars().take(60).collect()));
    };
    let zoom = number("zoom", zoom, 0, MAX_ZOOM as i16)?;
    let lat = number("latitude", lat, -90, 90)?;
    let lon = number("longitude", lon, -180, 180)?;
    Ok(Camera {
        center: project(LonLat { lon, lat }),
        zoom,
    })
}

fn number(part: &'static str, text: &str, low: i16, high: i16) -> Result<f64, HashError> {
    let short = || text.chars().take(30).collect();
    let value = decimal::read(text).ok_or_else(|| HashError::NotANumber { part, text: short() })?;
    if (f64::from(low)..=f64::from(high)).contains(&value) {
        Ok(value)
    } else {
        Err(HashError::OutOfRange {
            part,
            text: short(),
            low,
            high,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::units::{Px, Size};

    #[test]
    fn writes_as_few_decimals_as_the_zoom_needs() {
        let lodz = project(LonLat {
            lon: 19.456,
            lat: 51.7592,
        });
        let cases = [
            (0.0, "#0/51.8/19.5"),
            (6.5, "#6.5/51.759/19.456"),
            (12.345, "#12.35/51.75920/19.45600"),
        ];
        for (zoom, hash) in cases {
            assert_eq!(format(Camera { center: lodz, zoom }), hash);
        }
    }

    #[test]
    fn refuses_what_is_no_camera() {
        let cases = [
            ("", "is not of the form"),
            ("#6/52", "is not of the form"),
            ("#6/52/19/0", "is not of the form"),
            ("#kontakt", "is not of the form"),
            ("#6/łódź/19", "latitude \"łódź\" is not a number"),
            ("#NaN/52/19", "zoom \"NaN\" is not a number"),
            ("#6/inf/19", "latitude \"inf\" is not a number"),
            ("#6//19", "latitude \"\" is not a number"),
            ("#1e1/52/19", "zoom \"1e1\" is not a number"),
            ("#99/52/19", "zoom 99 is out of range 0..=24"),
            ("#-1/52/19", "zoom -1 is out of range"),
            ("#6/90.5/19", "latitude 90.5 is out of range"),
            ("#6/52/-181", "longitude -181 is out of range"),
        ];
        for (hash, message) in cases {
            let error = parse(hash).unwrap_err().to_string();
            assert!(error.contains(message), "{hash}: {error}");
        }
    }

    #[test]
    fn reads_with_and_without_the_number_sign() {
        assert_eq!(parse("6/52/19"), parse("#6/52/19"));
        assert!(parse("#6/52/19").is_ok());
    }

    proptest! {
        #[test]
        fn a_link_moves_the_centre_by_less_than_a_pixel(
            zoom in 0.0..24.0, lon in -180.0..180.0, lat in -85.0..85.0,
        ) {
            let size = Size { width: 800.0, height: 600.0 };
            let camera = Camera { center: project(LonLat { lon, lat }), zoom };
            let read = parse(&format(camera)).unwrap();
            let moved: Px = camera.to_screen(read.center, size);
            prop_assert!(moved.distance(size.middle()) < 1.0, "{moved:?}");
            prop_assert!((read.zoom - zoom).abs() <= 0.005 + 1e-9);
        }
    }
}
