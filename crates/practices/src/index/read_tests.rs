//! What the reader makes of files, good and bad.

use super::read::is_on_the_globe;
use super::tests::{practice, several};
use super::*;
use proptest::prelude::*;

const GOOD: &str = r#"{"format":"mapa-praktyk-index","version":1,"count":3,"chunk":128,
    "categories":["dialog-spoleczny","moja-sekcja/zolwie"],"category":[0,1,0],"wojewodztwo":[1,16,0],
    "lon":[1552200,null,null],"lat":[5083000,null,null],"powiat":[206,0,0],
    "places":{"1":[[1455000,5343000,16],[1524000,5273000,0]]},"more":{"1":[16,15]},"powiaty":{"1":[3202,1501]},"ids":["a","b","c"]}"#;

fn read(text: &str) -> Result<Index, String> {
    Index::from_json(text.as_bytes()).map_err(|error| error.to_string())
}

#[test]
fn what_is_written_is_read_again() {
    let made = Index::of(&several());
    let text = made.to_json().unwrap();
    assert_eq!(read(&text).unwrap(), made);
    assert_eq!(read(&text).unwrap().to_json().unwrap(), text);
    let plain = Index::of(&[practice("bdp-1", "dialog-spoleczny", "", None)]);
    assert_eq!(read(&plain.to_json().unwrap()).unwrap(), plain);
    let none = Index::of(&[]);
    assert_eq!(read(&none.to_json().unwrap()).unwrap(), none);
}

#[test]
fn unknown_keys_are_passed_over_and_optional_ones_may_be_missing() {
    let text = GOOD.replace(r#""chunk""#, r#""szerokość":{"gęś":[1]},"chunk""#);
    assert_eq!(read(&text), read(GOOD));
    let lean = r#"{"format":"mapa-praktyk-index","version":1,"count":1,"chunk":8,"categories":["zolw"],
        "category":[0],"wojewodztwo":[0],"lon":[null],"lat":[null]}"#;
    let index = read(lean).unwrap();
    assert_eq!((index.len(), index.powiat.len(), index.ids.len()), (1, 0, 0));
}

#[test]
fn says_what_makes_a_file_unusable() {
    let cases = [
        ("128", "0", "„chunk” musi być większe od zera"),
        (
            r#""version":1"#,
            r#""version":2"#,
            "ma wersję 2, a ta strona zna najwyżej 1",
        ),
        ("mapa-praktyk-index", "gęś", "powinno być „mapa-praktyk-index”"),
        (
            r#""count":3"#,
            r#""count":4"#,
            "kolumna „category” ma pozycji 3, a powinna mieć 4",
        ),
        ("[1,16,0]", "[1,16]", "kolumna „wojewodztwo” ma pozycji 2"),
        ("[206,0,0]", "[206]", "kolumna „powiat” ma pozycji 1"),
        (r#"["a","b","c"]"#, r#"["a"]"#, "kolumna „ids” ma pozycji 1"),
        ("[0,1,0]", "[0,2,0]", "w kolumnie „category” przy praktyce nr 1"),
        ("[1,16,0]", "[1,17,0]", "w kolumnie „wojewodztwo” przy praktyce nr 1"),
        ("5273000,0]", "5273000,17]", "w kolumnie „places” przy praktyce nr 1"),
        (r#"{"1":[16"#, r#"{"3":[16"#, "w kolumnie „more” przy praktyce nr 3"),
        (
            r#"{"1":[16,15]"#,
            r#"{"1":[16],"1":[2]"#,
            "w kolumnie „more” przy praktyce nr 1",
        ),
        ("[16,15]", "[16,0]", "w kolumnie „more” przy praktyce nr 1"),
        ("[3202,1501]", "[3202,0]", "w kolumnie „powiaty” przy praktyce nr 1"),
        (
            r#"{"1":[3202"#,
            r#"{"3":[3202"#,
            "w kolumnie „powiaty” przy praktyce nr 3",
        ),
        ("[3202,1501]", "[70000]", "w kolumnie „powiaty” przy praktyce nr 1"),
        ("[16,15]", "[300]", "w kolumnie „more” przy praktyce nr 1"),
        ("5273000,0]", "5273000]", "w kolumnie „places” przy praktyce nr 1"),
        ("[206,0,0]", "[206,null,0]", "w kolumnie „powiat” przy praktyce nr 1"),
        (
            r#""lat":["#,
            r#""lat":{"a":[1]},"lat":["#,
            "nie daje się odczytać (wiersz 3",
        ),
        (r#""lat""#, r#""szer""#, "missing field `lat`"),
        ("null,null]", r#""gęś",null]"#, "a whole number or null"),
        ("zolwie", "Żółwie", "nie jest ścieżką kategorii"),
    ];
    for (from, to, message) in cases {
        let error = read(&GOOD.replacen(from, to, 1)).unwrap_err();
        assert!(error.contains(message), "{error} / {message}");
    }
    for text in ["", "[]", "{}", "<!doctype html>", "null"] {
        assert!(read(text).unwrap_err().contains("nie daje się odczytać"), "{text}");
    }
}

#[test]
fn a_newer_version_is_named_even_where_its_columns_are_others() {
    let text = r#"{"format":"mapa-praktyk-index","version":7,"kolumny":{}}"#;
    assert!(read(text).unwrap_err().contains("wersję 7"));
    let other = read(r#"{"format":"żółw","version":1}"#).unwrap_err();
    assert!(other.contains("to nie jest indeks"), "{other}");
}

#[test]
fn points_off_the_globe_are_dropped_and_counted() {
    let cases = [
        ("[5083000,null", "[9000001,null", 1),
        ("[5083000,null", "[null,null", 1),
        ("[1552200,", "[1e300,", 1),
        ("[1552200,", "[1552200.5,", 1),
        ("[1552200,", "[-2147483648,", 1),
        ("[1552200,", "[99999999999999,", 1),
    ];
    for (from, to, problems) in cases {
        let index = read(&GOOD.replacen(from, to, 1)).unwrap();
        assert_eq!((index.lon[0], index.lat[0]), (NO_POINT, NO_POINT), "{to}");
        assert_eq!((index.problems, index.len()), (problems, 3), "{to}");
    }
    let index = read(&GOOD.replace("[1455000,", "[-18000001,")).unwrap();
    assert_eq!((index.places[0].1.len(), index.problems), (1, 1));
    let both = GOOD
        .replace("[1552200,null", "[1552200,1552200")
        .replace("[5083000,null", "[5083000,5083000");
    let index = read(&both).unwrap();
    assert_eq!((index.lon[1], index.problems), (NO_POINT, 1));
}

/// What holds of every index that is read, whatever the file.
fn assert_sound(index: &Index) {
    let count = index.len();
    assert!(index.chunk > 0);
    assert_eq!(
        (index.wojewodztwo.len(), index.lon.len(), index.lat.len()),
        (count, count, count)
    );
    assert!([0, count].contains(&index.powiat.len()) && [0, count].contains(&index.ids.len()));
    assert!(
        index
            .category
            .iter()
            .all(|category| usize::from(*category) < index.categories.len())
    );
    assert!(
        index
            .lon
            .iter()
            .zip(&index.lat)
            .all(|(lon, lat)| { (*lon, *lat) == (NO_POINT, NO_POINT) || is_on_the_globe(*lon, *lat) })
    );
    for (number, places) in &index.places {
        assert!((*number as usize) < count && !places.is_empty());
        assert_eq!(index.lon[*number as usize], NO_POINT);
    }
}

proptest! {
    #[test]
    fn any_bytes_are_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Index::from_json(&bytes).is_err());
    }

    #[test]
    fn a_spoilt_index_is_an_error_or_sound(place in 0..GOOD.len(), byte in any::<u8>(), cut in 0..4usize) {
        let mut bytes = GOOD.as_bytes().to_vec();
        let at = place.min(bytes.len() - 1);
        match cut {
            0 => bytes.truncate(at),
            1 => { bytes.remove(at); }
            2 => bytes.insert(at, b"0123456789,[]{}\"-e."[usize::from(byte) % 19]),
            _ => bytes[at] = byte,
        }
        if let Ok(index) = Index::from_json(&bytes) {
            assert_sound(&index);
        }
    }

    #[test]
    fn any_practices_are_read_as_written(
        rows in prop::collection::vec((0..17u8, 0..4u8, -200.0..200.0f64, -100.0..100.0f64), 0..40)
    ) {
        let mut practices: Vec<_> = rows.iter().enumerate().map(|(number, (code, category, lon, lat))| {
            let wojewodztwo = Wojewodztwo::from_code(*code).map_or("", Wojewodztwo::name);
            practice(&format!("bdp-{number}"), &format!("sekcja-{category}"), wojewodztwo, Some((*lon, *lat)))
        }).collect();
        Index::order(&mut practices);
        let made = Index::of(&practices);
        assert_sound(&made);
        let known = made.wojewodztwo.iter().take_while(|code| **code != 0).copied();
        prop_assert!(known.is_sorted());
        prop_assert_eq!(read(&made.to_json().unwrap()).unwrap(), made);
    }
}
