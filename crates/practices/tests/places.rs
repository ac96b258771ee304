//! The places of a practice in the catalogue: each has its point, and what is written and read again is itself.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use practices::{Catalogue, LonLat, Place, Practice, Precision, Source, UnitType, Wojewodztwo};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// A point of the globe with five decimals, as the file has them.
fn point() -> impl Strategy<Value = LonLat> {
    let degrees = |n: i32| f64::from(n) / 1e5;
    (-18_000_000..=18_000_000, -9_000_000..=9_000_000)
        .prop_map(move |(lon, lat)| LonLat::new(degrees(lon), degrees(lat)).unwrap())
}

fn precision() -> impl Strategy<Value = Precision> {
    select(vec![
        Precision::Address,
        Precision::Postcode,
        Precision::Locality,
        Precision::Gmina,
        Precision::Powiat,
        Precision::Wojewodztwo,
    ])
}

prop_compose! {
    fn place()(
        municipality in option::of("[ŻŁ]\\PC{0,8}"),
        unit_type in option::of(select(UnitType::ALL.to_vec())),
        powiat in option::of("[a-zżźćńółęąś]{2,8}ski"),
        wojewodztwo in option::of(select(Wojewodztwo::all().collect::<Vec<_>>())),
        teryt in option::of("[0-9]{7}"),
        postal_code in option::of("[0-9]{2}-[0-9]{3}"),
        located in option::of((point(), precision())),
    ) -> Place {
        let (point, precision) = located.unzip();
        Place { municipality, unit_type, powiat, wojewodztwo, teryt, postal_code, precision, point }
    }
}

fn practice(number: usize, own: Place, places: Vec<Place>) -> Practice {
    let source = Source {
        catalogue: "bdp".into(),
        url: None,
        retrieved: None,
    };
    let category = "wspolpraca-miedzy-jst".parse().unwrap();
    let practice = Practice::new(
        format!("bdp-{number:03}"),
        format!("zwiazek-{number}"),
        "Związek Żółwi".into(),
        category,
        source,
    );
    // The points of a practice with places are theirs.
    let own = if places.is_empty() {
        own
    } else {
        Place {
            point: None,
            precision: None,
            ..own
        }
    };
    Practice {
        places,
        ..practice.at(&own)
    }
}

fn practices() -> impl Strategy<Value = Vec<Practice>> {
    vec((place(), vec(place(), 0..6)), 0..6).prop_map(|drawn| {
        let numbered = drawn.into_iter().enumerate();
        numbered
            .map(|(number, (own, places))| practice(number, own, places))
            .collect()
    })
}

#[test]
fn each_located_place_has_its_point_of_the_geometry() {
    let with = |geometry: &str, places: &str| {
        let properties = format!(
            r#""slug":"a","title":"Żółw","category":"dialog-spoleczny","source":{{"catalogue":"bdp"}}{places}"#
        );
        let feature =
            format!(r#"{{"type":"Feature","id":"bdp-1","geometry":{geometry},"properties":{{{properties}}}}}"#);
        Catalogue::from_geojson(&format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#)).unwrap()
    };
    let two = r#"{"type":"MultiPoint","coordinates":[[17.3,50.9],[17.5,50.8]]}"#;
    let one = r#"{"type":"Point","coordinates":[17.3,50.9]}"#;
    let places =
        r#","places":[{"municipality":"Oława","precision":"gmina"},{"municipality":"Żółwin"},{"precision":"gmina"}]"#;
    let (olawa, brzeg) = (LonLat { lon: 17.3, lat: 50.9 }, LonLat { lon: 17.5, lat: 50.8 });

    let named = with(two, places);
    assert_eq!(named.problems, []);
    let points: Vec<Option<LonLat>> = named.practices[0].places.iter().map(|place| place.point).collect();
    assert_eq!(points, [Some(olawa), None, Some(brzeg)]);
    let unnamed = with(two, "");
    assert_eq!(unnamed.practices[0].points(), [olawa, brzeg]);
    assert_eq!(unnamed.practices[0].places.len(), 2);
    let lone = with(r#"{"type":"MultiPoint","coordinates":[[17.3,50.9]]}"#, "");
    assert_eq!(lone.practices, with(one, "").practices);
    assert_eq!(
        with(r#"{"type":"MultiPoint","coordinates":[]}"#, "").practices,
        with("null", "").practices
    );

    for (geometry, points) in [(one, 1), ("null", 0)] {
        let read = with(geometry, places);
        assert_eq!(read.practices, []);
        let message = format!(
            "obiekt nr 1 (bdp-1): w geometrii jest punktów: {points}, a w polu „places” miejsc z dokładnością („precision”): 2; muszą być po jednym na miejsce"
        );
        assert_eq!(read.problems[0].to_string(), message);
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(practices in practices()) {
        let written = Catalogue::to_geojson(&practices).unwrap();
        let read = Catalogue::from_geojson(&written).unwrap();
        prop_assert_eq!(&read.problems, &[], "{}", written);
        prop_assert_eq!(&read.practices, &practices, "{}", written);
        let backwards: Vec<Practice> = practices.into_iter().rev().collect();
        prop_assert_eq!(Catalogue::to_geojson(&backwards).unwrap(), written);
    }

    #[test]
    fn points_without_places_are_kept(points in vec(point(), 0..6)) {
        let coordinates: Vec<[f64; 2]> = points.iter().map(|point| [point.lon, point.lat]).collect();
        let geometry = serde_json::json!({ "type": "MultiPoint", "coordinates": coordinates });
        let mut collection: serde_json::Value =
            serde_json::from_str(&Catalogue::to_geojson(&[practice(1, Place::default(), vec![])]).unwrap()).unwrap();
        collection["features"][0]["geometry"] = geometry;
        let read = Catalogue::from_geojson(&collection.to_string()).unwrap();
        prop_assert_eq!(read.practices[0].points(), points);
        let again = Catalogue::from_geojson(&Catalogue::to_geojson(&read.practices).unwrap()).unwrap();
        prop_assert_eq!(again, read);
    }
}
