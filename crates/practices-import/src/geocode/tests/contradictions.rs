//! Records whose words cannot all be right: a doubt each, and no finer a point than all words agree on.

use practices::{LonLat, Practice, Precision, UnitType};

use super::super::{Doubt, Kind, Reason, Step};
use super::{found, of};

/// Words, the rung that is left, the codes of the doubts.
type Case = ([&'static str; 4], Option<Step>, &'static [&'static str]);

fn codes(problems: &[Doubt]) -> Vec<&'static str> {
    problems.iter().map(Doubt::code).collect()
}

#[track_caller]
fn assert_contradicted(practice: &Practice, step: Option<Step>, expected: &[&str]) {
    let located = found(practice);
    assert_eq!(codes(&located.problems), expected, "{located:?}");
    assert_eq!(located.step, step, "{located:?}");
    assert!(located.confidence < 0.5, "{located:?}");
    assert_eq!(located.point.is_some(), step.is_some(), "{located:?}");
}

#[test]
fn words_that_contradict_each_other_leave_the_unit_on_which_they_agree() {
    let cases: [Case; 10] = [
        // A postcode of another województwo: no unit is left.
        (
            ["Szklarska Poręba", "", "śląskie", "58-580"],
            None,
            &["postcode_in_other_wojewodztwo", "unknown_place"],
        ),
        (
            ["Katowice", "katowicki", "śląskie", "58-580"],
            None,
            &["postcode_in_other_wojewodztwo"],
        ),
        // A powiat of another województwo.
        (
            ["Katowice", "warszawski", "śląskie", ""],
            None,
            &["powiat_in_other_wojewodztwo"],
        ),
        (["", "oławski", "pomorskie", ""], None, &["powiat_in_other_wojewodztwo"]),
        // A powiat that does not contain the place.
        (
            ["Szklarska Poręba", "oławski", "dolnośląskie", ""],
            Some(Step::Wojewodztwo),
            &["place_outside_powiat"],
        ),
        // A postcode of another town: in the województwo, in the powiat.
        (
            ["Katowice", "", "śląskie", "43-300"],
            Some(Step::Wojewodztwo),
            &["postcode_serves_others"],
        ),
        (
            ["Ustrzyki Dolne", "bieszczadzki", "podkarpackie", "38-713"],
            Some(Step::Powiat),
            &["postcode_serves_others"],
        ),
        // Nothing is known by that name.
        (
            ["Atlantyda", "", "pomorskie", ""],
            Some(Step::Wojewodztwo),
            &["unknown_place"],
        ),
        (
            ["Atlantyda", "bytowski", "pomorskie", ""],
            Some(Step::Powiat),
            &["unknown_place"],
        ),
        (
            ["Katowice", "gęsi", "śląskie", ""],
            Some(Step::Place),
            &["unknown_powiat"],
        ),
    ];
    for (words, step, expected) in cases {
        assert_contradicted(&of(words), step, expected);
    }
}

#[test]
fn what_cannot_be_told_apart_is_not_guessed() {
    let cases: [Case; 3] = [
        (
            ["Nowa Wieś", "", "mazowieckie", ""],
            Some(Step::Wojewodztwo),
            &["several_in_wojewodztwo"],
        ),
        (["Nowa Wieś", "", "", ""], None, &["bare_name"]),
        (["Lubin", "", "", ""], None, &["bare_name"]),
    ];
    for (words, step, expected) in cases {
        assert_contradicted(&of(words), step, expected);
    }
    let located = found(&of(["Nowa Wieś", "", "mazowieckie", ""]));
    let ambiguous = located
        .rejected
        .iter()
        .filter(|other| other.reason == Reason::Ambiguous)
        .count();
    let elsewhere = located
        .rejected
        .iter()
        .filter(|other| other.reason == Reason::OtherWojewodztwo)
        .count();
    assert!(ambiguous > 20 && elsewhere > 60, "{ambiguous} {elsewhere}");
    assert!(
        located
            .rejected
            .iter()
            .all(|other| other.name.as_deref() == Some("Nowa Wieś"))
    );
}

#[test]
fn a_postcode_that_cannot_be_used_takes_little_away() {
    for (code, expected) in [("40-39", "not_a_postcode"), ("99-999", "unknown_postcode")] {
        let located = found(&of(["Katowice", "", "śląskie", code]));
        assert_eq!(
            (located.step, codes(&located.problems)),
            (Some(Step::Place), vec![expected])
        );
        assert!((0.5..0.9).contains(&located.confidence), "{located:?}");
    }
}

#[test]
fn a_point_has_to_lie_in_poland_and_in_the_units_named() {
    let hel = ["Hel", "pucki", "pomorskie", ""];
    let cases = [
        // In the Baltic, 3 km off Hel.
        (hel, (54.60, 18.86), Some(Step::Gmina), Some("point_outside_poland")),
        (hel, (0.0, 0.0), Some(Step::Gmina), Some("point_outside_poland")),
        (hel, (18.80, 54.61), Some(Step::Gmina), Some("point_outside_poland")),
        (["", "", "", ""], (54.60, 18.86), None, Some("point_outside_poland")),
        // Kraków.
        (hel, (50.06, 19.94), None, Some("point_in_other_wojewodztwo")),
        // Chałupy, in the same powiat; Słupsk, in another.
        (hel, (54.759, 18.509), Some(Step::Powiat), Some("point_far_from_unit")),
        (
            hel,
            (54.464, 17.029),
            Some(Step::Wojewodztwo),
            Some("point_far_from_unit"),
        ),
        (
            ["", "pucki", "pomorskie", ""],
            (54.464, 17.029),
            Some(Step::Wojewodztwo),
            Some("point_far_from_unit"),
        ),
        // On the pier, and with nothing said of the place at all.
        (hel, (54.602, 18.797), Some(Step::OwnPoint), None),
        (["", "", "", ""], (54.602, 18.797), Some(Step::OwnPoint), None),
        // What nobody knows by name, a person has found.
        (
            ["Atlantyda", "", "pomorskie", ""],
            (54.602, 18.797),
            Some(Step::OwnPoint),
            None,
        ),
        (
            ["Nowa Wieś", "", "mazowieckie", ""],
            (52.44, 20.70),
            Some(Step::OwnPoint),
            None,
        ),
    ];
    for (words, (lat, lon), step, expected) in cases {
        let point = LonLat { lon, lat };
        let practice = Practice {
            point: Some(point),
            ..of(words)
        };
        let located = found(&practice);
        assert_eq!(
            codes(&located.problems),
            expected.into_iter().collect::<Vec<_>>(),
            "{words:?} {lat} {lon}"
        );
        assert_eq!(located.step, step, "{words:?} {lat} {lon}");
        assert_eq!(located.confidence < 0.5, expected.is_some(), "{located:?}");
        assert_eq!(located.confidence >= 0.9, expected.is_none(), "{located:?}");
        let rejects_point = located
            .rejected
            .iter()
            .any(|other| other.kind == Kind::OwnPoint && other.point == point);
        assert_eq!(rejects_point, expected.is_some(), "{located:?}");
    }
    let swapped = Practice {
        point: Some(LonLat { lon: 54.61, lat: 18.80 }),
        ..of(hel)
    };
    assert!(matches!(
        found(&swapped).problems[0],
        Doubt::PointOutsidePoland { is_swapped: true, .. }
    ));
    let no_number = Practice {
        point: Some(LonLat {
            lon: f64::NAN,
            lat: 52.0,
        }),
        ..of(hel)
    };
    assert_eq!(codes(&found(&no_number).problems), ["point_outside_poland"]);
}

#[test]
fn a_teryt_number_has_to_agree_with_the_names() {
    let cases = [
        (
            "246901",
            ["Wrocław", "", "dolnośląskie", ""],
            None,
            "teryt_in_other_wojewodztwo",
        ),
        (
            "0215",
            ["Szklarska Poręba", "karkonoski", "dolnośląskie", ""],
            Some(Step::Wojewodztwo),
            "teryt_in_other_powiat",
        ),
        // Szklarska Poręba with the number of Karpacz, and with that of Oława.
        (
            "0206011",
            ["Szklarska Poręba", "", "dolnośląskie", ""],
            Some(Step::Powiat),
            "teryt_of_other_gmina",
        ),
        (
            "021501",
            ["Szklarska Poręba", "", "dolnośląskie", ""],
            Some(Step::Wojewodztwo),
            "place_outside_powiat",
        ),
        (
            "0299011",
            ["Szklarska Poręba", "", "dolnośląskie", ""],
            Some(Step::Place),
            "unknown_teryt",
        ),
        (
            "2a",
            ["Szklarska Poręba", "", "dolnośląskie", ""],
            Some(Step::Place),
            "not_a_teryt",
        ),
    ];
    for (teryt, words, step, expected) in cases {
        let practice = Practice {
            teryt: Some(teryt.to_owned()),
            ..of(words)
        };
        assert_contradicted(&practice, step, &[expected]);
        assert_eq!(found(&practice).teryt.as_deref(), Some(teryt));
    }
}

#[test]
fn history_is_no_contradiction() {
    let cases = [
        // The powiat jeleniogórski is karkonoski, the powiat warszawski is the capital.
        (["Szklarska Poręba", "jeleniogórski", "dolnośląskie", ""], "", "0206041"),
        (["Warszawa", "warszawski", "mazowieckie", ""], "", "1465011"),
        // Węgorzewo lay in the powiat giżycki until 2001, Tychy was the seat of tyski.
        (["Węgorzewo", "giżycki", "warmińsko-mazurskie", ""], "", "2819033"),
        (["Gołdap", "olecko-gołdapski", "warmińsko-mazurskie", ""], "", "2818033"),
        (["Tychy", "tyski", "śląskie", ""], "", "2477011"),
        // Wałbrzych was a gmina of the powiat wałbrzyski from 2003 to 2012.
        (["Wałbrzych", "wałbrzyski", "dolnośląskie", ""], "", "0265011"),
        (["Wałbrzych", "wałbrzyski", "dolnośląskie", ""], "0221091", "0221091"),
        // Another type digit; a dissolved gmina.
        (["Morawica", "kielecki", "świętokrzyskie", ""], "2604122", "2604122"),
        (["Ostrowice", "drawski", "zachodniopomorskie", ""], "3203042", "3203042"),
        // Names of before.
        (
            ["Stargard Szczeciński", "stargardzki", "zachodniopomorskie", ""],
            "",
            "3214011",
        ),
        (["Krynica", "", "małopolskie", ""], "", "1210073"),
    ];
    for (words, stated, teryt) in cases {
        let practice = Practice {
            teryt: (!stated.is_empty()).then(|| stated.to_owned()),
            ..of(words)
        };
        let located = found(&practice);
        assert_eq!(codes(&located.problems), [""; 0], "{words:?}");
        assert_eq!(
            (located.step, located.teryt.as_deref()),
            (Some(Step::Place), Some(teryt)),
            "{words:?}"
        );
        assert!(located.confidence >= 0.9, "{located:?}");
    }
    let rural = |name: &str, powiat: &str, wojewodztwo: &str| {
        let practice = Practice {
            unit_type: Some(UnitType::GminaWiejska),
            ..of([name, powiat, wojewodztwo, ""])
        };
        found(&practice).teryt
    };
    assert_eq!(
        rural("Wąbrzeźno", "wąbrzeski", "kujawsko-pomorskie").as_deref(),
        Some("0417052")
    );
    assert_eq!(
        rural("Nowiny", "kielecki", "świętokrzyskie").as_deref(),
        Some("2604172")
    );
    assert_eq!(
        rural("Święta Katarzyna", "wrocławski", "dolnośląskie").as_deref(),
        Some("0223083")
    );
    assert_eq!(
        rural("Zielona Góra", "zielonogórski", "lubuskie").as_deref(),
        Some("0862011")
    );
}

#[test]
fn an_old_wojewodztwo_is_named_as_such() {
    let mut practice = of(["Katowice", "", "", "40-391"]);
    practice
        .as_published
        .insert("wojewodztwo".to_owned(), "katowickie".to_owned());
    let located = found(&practice);
    assert_eq!(codes(&located.problems), ["old_wojewodztwo"]);
    assert!(
        located.confidence < 0.5
            && located.problems[0]
                .to_string()
                .contains("„katowickie” to województwo sprzed")
    );
    practice.wojewodztwo = "śląskie".parse().ok();
    assert_eq!(found(&practice).problems, []);
}

#[test]
fn a_powiat_tells_the_wojewodztwo() {
    let located = found(&of(["Rawicz", "rawicki", "", ""]));
    assert_eq!(
        (located.teryt.as_deref(), located.precision),
        (Some("3022053"), Some(Precision::Locality))
    );
    // Two województwa have a powiat grodziski.
    assert_eq!(
        codes(&found(&of(["Grodzisk", "grodziski", "", ""])).problems),
        ["bare_name"]
    );
}
