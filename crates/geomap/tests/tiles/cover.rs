//! Which tiles cover a screen, where they stand and under what addresses.

use geomap::tiles::{MOST_TILES, Tile, TileError, TileSource, cover};
use geomap::{Camera, LonLat, Px, Size, project};
use proptest::prelude::*;

use super::{OSM, PLAIN, SIZE, camera, cameras, sizes, source, tile, warszawa};

/// By hand with `n·(lon + 180)/360` and `n·(1 - asinh(tan lat)/π)/2` of
/// <https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames>: Warszawa at zoom 10 is 571.77, 337.16.
#[test]
fn cities_lie_in_their_known_tiles() {
    let cases = [
        ("Warszawa", 21.0122, 52.2297, tile(10, 571, 337)),
        ("Łódź", 19.4560, 51.7592, tile(12, 2269, 1357)),
        ("Świnoujście", 14.2475, 53.9105, tile(12, 2210, 1316)),
        ("Ustrzyki Górne", 22.6500, 49.1050, tile(12, 2305, 1404)),
        ("Żory", 18.7006, 50.0450, tile(0, 0, 0)),
    ];
    let point = Size {
        width: 0.01,
        height: 0.01,
    };
    for (city, lon, lat, expected) in cases {
        let zoom = expected.zoom;
        assert_eq!(
            cover(camera(lon, lat, f64::from(zoom)), point, zoom),
            [expected],
            "{city}"
        );
    }
}

#[test]
fn ancestors_hold_their_descendants() {
    let cases = [
        (10, tile(10, 571, 337)),
        (12, tile(10, 571, 337)),
        (9, tile(9, 285, 168)),
        (5, tile(5, 17, 10)),
        (0, tile(0, 0, 0)),
    ];
    for (zoom, expected) in cases {
        assert_eq!(tile(10, 571, 337).ancestor(zoom), expected, "{zoom}");
    }
}

#[test]
fn addresses_have_all_that_templates_ask_for() {
    let at = tile(10, 571, 337);
    let cases = [
        (PLAIN, "", 1.0, "https://example.org/10/571/337.png"),
        (OSM, "abc", 1.0, "https://c.example.org/10/571/337.png"),
        (OSM, "żó", 2.0, "https://ż.example.org/10/571/337@2x.png"),
        ("/tms/{z}/{x}/{-y}?x={x}", "", 2.0, "/tms/10/571/686?x=571"),
    ];
    for (template, subdomains, ratio, expected) in cases {
        let source = TileSource::new(template, subdomains, 0, 19);
        assert_eq!(source.map(|source| source.url(at, ratio)), Ok(expected.to_owned()));
    }
}

#[test]
fn an_address_that_lacks_something_says_what() {
    let cases = [
        ("/{x}/{y}", "", "brakuje {z}"),
        ("/{z}/{y}", "", "brakuje {x}"),
        ("/{z}/{x}", "", "brakuje {y}"),
        ("/{s}/{z}/{x}/{y}", "", "jest {s}"),
    ];
    for (template, subdomains, expected) in cases {
        let error = TileSource::new(template, subdomains, 0, 19).map_err(|error: TileError| error.to_string());
        assert!(error.is_err_and(|message| message.contains(expected)), "{template}");
    }
}

#[test]
fn the_tiles_zoom_suits_camera_screen_and_source() {
    let cases = [
        (PLAIN, 9.4, 1.0, 9),
        (PLAIN, 9.6, 1.0, 10),
        (PLAIN, 9.4, 1.25, 9),
        (PLAIN, 9.4, 1.5, 10),
        (OSM, 9.4, 2.0, 9),
        (PLAIN, 18.0, 2.0, 17),
        (PLAIN, 1.0, 1.0, 4),
        (PLAIN, f64::NAN, 1.0, 4),
        (PLAIN, f64::INFINITY, f64::NAN, 17),
    ];
    for (template, zoom, ratio, expected) in cases {
        let source = TileSource::new(template, "abc", 4, 17);
        assert_eq!(
            source.map(|source| source.tile_zoom(zoom, ratio)),
            Ok(expected),
            "{zoom} {ratio}"
        );
    }
}

#[test]
fn what_has_no_tiles_has_none() {
    let nowhere = Camera {
        center: project(LonLat {
            lon: f64::NAN,
            lat: 52.0,
        }),
        ..warszawa(8.0)
    };
    assert_eq!(cover(nowhere, SIZE, 8), []);
    assert_eq!(cover(warszawa(f64::NAN), SIZE, 8), []);
    assert_eq!(cover(warszawa(8.0), Size::default(), 8), []);
    assert_eq!(cover(warszawa(2.0), SIZE, 14), [], "too many");
    assert_eq!(cover(warszawa(8.0).panned(1e6, 0.0), SIZE, 8), [], "beyond the world");
    let street = TileSource::new(PLAIN, "", 14, 19);
    assert_eq!(street.map(|source| source.cover(warszawa(5.0), SIZE, 1.0)), Ok(vec![]));
}

#[test]
fn a_window_of_8k_gets_its_tiles_and_one_beyond_it_larger_ones() {
    let size = |width, height| Size { width, height };
    let of_8k = source().cover(warszawa(8.5), size(7680.0, 4320.0), 1.0);
    assert!(of_8k.len() > 1000 && of_8k.iter().all(|tile| tile.zoom == 9));
    let huge = source().cover(warszawa(12.5), size(20_000.0, 10_000.0), 2.0);
    assert!(!huge.is_empty() && huge.len() <= MOST_TILES && huge.iter().all(|tile| tile.zoom == 11));
}

proptest! {
    #[test]
    fn tiles_cover_the_screen_as_far_as_the_world_goes(
        camera in cameras(), size in sizes(), x in 0.0..1.0, y in 0.0..1.0, ratio in 1.0..3.0,
    ) {
        let tiles = source().cover(camera, size, ratio);
        prop_assert!(!tiles.is_empty() && tiles.len() <= MOST_TILES);
        prop_assert!(tiles.is_sorted_by(|a, b| a < b), "in order, each once");
        let at = Px { x: x * size.width, y: y * size.height };
        let point = camera.to_world(at, size);
        if (0.0..1.0).contains(&point.x) && (0.0..1.0).contains(&point.y) {
            let holds = |tile: &&Tile| {
                let rect = tile.rect(camera, size);
                (rect.left - 1e-6..=rect.right + 1e-6).contains(&at.x) && (rect.top - 1e-6..=rect.bottom + 1e-6).contains(&at.y)
            };
            prop_assert!(tiles.iter().any(|tile| holds(&tile)));
        }
        for tile in tiles {
            let rect = tile.rect(camera, size);
            prop_assert!(rect.right > -1e-6 && rect.bottom > -1e-6 && rect.left < size.width + 1e-6 && rect.top < size.height + 1e-6);
            prop_assert!((rect.width() - rect.height()).abs() < 1e-6);
        }
    }

    #[test]
    fn neighbours_share_their_edges_to_the_last_bit(camera in cameras(), zoom in 1..24_u32, x in any::<u32>(), y in any::<u32>()) {
        let count = (1 << zoom) - 1;
        let at = tile(zoom, x % count, y % count);
        let rect = at.rect(camera, SIZE);
        prop_assert_eq!(rect.right.to_bits(), tile(zoom, at.x + 1, at.y).rect(camera, SIZE).left.to_bits());
        prop_assert_eq!(rect.bottom.to_bits(), tile(zoom, at.x, at.y + 1).rect(camera, SIZE).top.to_bits());
    }
}
