//! Raster tiles: their numbers, places and addresses, and the board on which they come and go.

mod board;
mod cover;

use geomap::tiles::{Tile, TileSource};
use geomap::{Camera, LonLat, Size, project};
use proptest::prelude::*;

const SIZE: Size = Size {
    width: 800.0,
    height: 600.0,
};
const FADE_MS: f64 = 200.0;
const OSM: &str = "https://{s}.example.org/{z}/{x}/{y}{r}.png";
const PLAIN: &str = "https://example.org/{z}/{x}/{y}.png";

fn camera(lon: f64, lat: f64, zoom: f64) -> Camera {
    Camera {
        center: project(LonLat { lon, lat }),
        zoom,
    }
}

fn warszawa(zoom: f64) -> Camera {
    camera(21.0122, 52.2297, zoom)
}

fn tile(zoom: u32, x: u32, y: u32) -> Tile {
    Tile { zoom, x, y }
}

fn source() -> TileSource {
    TileSource::new(PLAIN, "", 0, 19).unwrap_or_else(|error| unreachable!("{error}"))
}

fn cameras() -> impl Strategy<Value = Camera> {
    (-180.0..180.0, -85.0..85.0, 0.0..20.0).prop_map(|(lon, lat, zoom)| camera(lon, lat, zoom))
}

fn sizes() -> impl Strategy<Value = Size> {
    (1.0..2000.0, 1.0..1500.0).prop_map(|(width, height)| Size { width, height })
}
