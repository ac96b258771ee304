//! Records that name a place.

use practices::{Practice, Precision, Wojewodztwo};

use super::super::{CONFIDENT, Doubt, Step};
use super::{GAZETTEER, assert_near, found, of};

#[test]
fn a_postcode_with_its_place_is_the_best_first_step() {
    let cases = [
        (
            ["Szklarska Poręba", "jeleniogórski", "dolnośląskie", "58-580"],
            (50.830, 15.522),
            "0206041",
            Some("karkonoski"),
        ),
        (
            ["Katowice", "katowicki", "śląskie", "40-391"],
            (50.260, 19.093),
            "2469011",
            None,
        ),
        (
            ["Katowice (Szopienice)", "", "śląskie", "40-391"],
            (50.260, 19.093),
            "2469011",
            None,
        ),
        (
            ["Włocławek", "", "kujawsko-pomorskie", "87-800"],
            (52.648, 19.068),
            "0464011",
            None,
        ),
        (
            ["Wrocław", "", "dolnośląskie", "51-140"],
            (51.139, 17.044),
            "0264011",
            None,
        ),
        (
            ["Morawica", "kielecki", "świętokrzyskie", "26-026"],
            (50.745, 20.620),
            "2604123",
            Some("kielecki"),
        ),
        (
            ["Skawina", "krakowski", "małopolskie", "32-050"],
            (49.975, 19.828),
            "1206113",
            Some("krakowski"),
        ),
        // The code tells the województwo where the metryka does not.
        (
            ["Szklarska Poręba", "", "", "58-580"],
            (50.830, 15.522),
            "0206041",
            Some("karkonoski"),
        ),
    ];
    for (words, point, teryt, powiat) in cases {
        let located = found(&of(words));
        assert_near(&located, point, 1.5);
        assert_eq!(located.step, Some(Step::PostcodeAndPlace), "{words:?}");
        assert_eq!(located.precision, Some(Precision::Postcode), "{words:?}");
        assert_eq!(located.teryt.as_deref(), Some(teryt), "{words:?}");
        assert_eq!(located.powiat.as_deref(), powiat, "{words:?}");
        assert_eq!(located.problems, [], "{words:?}");
        assert!(located.confidence >= CONFIDENT, "{words:?}: {}", located.confidence);
    }
}

#[test]
fn a_place_is_found_within_its_wojewodztwo() {
    let cases = [
        (
            ["Koszalin", "", "zachodniopomorskie", ""],
            (54.194, 16.172),
            "3261011",
            None,
        ),
        (
            ["Rawicz", "rawicki", "wielkopolskie", ""],
            (51.609, 16.858),
            "3022053",
            Some("rawicki"),
        ),
        (
            ["Ełk", "ełcki", "warmińsko-mazurskie", ""],
            (53.828, 22.364),
            "2805011",
            Some("ełcki"),
        ),
        (
            ["Turek", "turecki", "wielkopolskie", ""],
            (52.016, 18.501),
            "3027011",
            Some("turecki"),
        ),
        (
            ["Turek", "", "wielkopolskie", ""],
            (52.016, 18.501),
            "3027011",
            Some("turecki"),
        ),
        (
            ["Bytów", "bytowski", "pomorskie", ""],
            (54.171, 17.491),
            "2201023",
            Some("bytowski"),
        ),
        (
            ["Oława", "oławski", "dolnośląskie", ""],
            (50.946, 17.293),
            "0215011",
            Some("oławski"),
        ),
        (["Częstochowa", "", "śląskie", ""], (50.811, 19.120), "2464011", None),
        (
            ["Czernichów", "krakowski", "małopolskie", ""],
            (49.988, 19.675),
            "1206012",
            Some("krakowski"),
        ),
        (
            ["Czernichów", "", "małopolskie", ""],
            (49.988, 19.675),
            "1206012",
            Some("krakowski"),
        ),
        (
            ["Czernichów", "żywiecki", "śląskie", ""],
            (49.755, 19.201),
            "2417022",
            Some("żywiecki"),
        ),
        (["Gdynia", "", "pomorskie", ""], (54.519, 18.531), "2262011", None),
        (["Żory", "", "śląskie", ""], (50.045, 18.700), "2479011", None),
        (
            ["Podkowa Leśna", "grodziski", "mazowieckie", ""],
            (52.121, 20.727),
            "1405021",
            Some("grodziski"),
        ),
        (
            ["PODKOWA LESNA", "pow. grodziski", "mazowieckie", ""],
            (52.121, 20.727),
            "1405021",
            Some("grodziski"),
        ),
        // People count a city to the land powiat that is governed from it.
        (
            ["Gliwice", "gliwicki", "śląskie", ""],
            (50.294, 18.665),
            "2466011",
            None,
        ),
    ];
    for (words, point, teryt, powiat) in cases {
        let located = found(&of(words));
        assert_near(&located, point, 2.5);
        assert_eq!(located.step, Some(Step::Place), "{words:?}");
        assert_eq!(located.precision, Some(Precision::Locality), "{words:?}");
        assert_eq!(located.teryt.as_deref(), Some(teryt), "{words:?}");
        assert_eq!(located.powiat.as_deref(), powiat, "{words:?}");
        assert_eq!(located.problems, [], "{words:?}");
        assert!(located.confidence >= 0.7, "{words:?}: {}", located.confidence);
    }
}

#[test]
fn a_district_is_finer_than_its_city() {
    let in_street = Practice {
        street: Some("ul. Kasprowicza 10, Karłowice".to_owned()),
        ..of(["Wrocław", "", "dolnośląskie", ""])
    };
    for practice in [of(["Wrocław (Karłowice)", "", "dolnośląskie", ""]), in_street] {
        let located = found(&practice);
        assert_near(&located, (51.139, 17.044), 1.5);
        assert_eq!(
            (located.step, located.precision),
            (Some(Step::District), Some(Precision::Locality))
        );
        assert_eq!(located.teryt.as_deref(), Some("0264011"));
    }
    // A code of one street that lies far from the district: both agree on the city.
    let far = found(&of(["Wrocław (Karłowice)", "", "dolnośląskie", "54-066"]));
    assert_eq!(far.step, Some(Step::Gmina), "{far:?}");
    assert!(
        matches!(far.problems.as_slice(), [Doubt::DistrictFarFromPostcode { .. }]),
        "{far:?}"
    );
    assert!(far.confidence < 0.5);
}

#[test]
fn every_place_of_the_gazetteer_lies_within_its_outline() {
    let outlines = GAZETTEER.outlines();
    let outside: Vec<_> = Wojewodztwo::all()
        .filter_map(|of| GAZETTEER.powiat(&format!("{}01", of.teryt())))
        .flat_map(|powiat| GAZETTEER.places_of_powiat(powiat))
        .filter(|place| !outlines.is_within(place.point, place.wojewodztwo))
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
    // The farthest outside of all: on a spit that the outline leaves out.
    let warpno = GAZETTEER.places_named("Nowe Warpno").next().unwrap();
    assert_eq!(outlines.wojewodztwo_at(warpno.point), Some(warpno.wojewodztwo));
}
