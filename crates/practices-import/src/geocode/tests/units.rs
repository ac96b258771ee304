//! Records of units, of little and of contradictions.

use practices::{LonLat, Practice, Precision, UnitType, Wojewodztwo};

use super::super::Step;
use super::{GAZETTEER, assert_near, found, of, record};

#[test]
fn the_record_of_a_powiat_is_at_its_seat() {
    let cases = [
        (
            ["", "rawicki", "wielkopolskie", ""],
            (51.609, 16.858),
            "3022",
            Some("rawicki"),
        ),
        (
            ["Rawicz", "rawicki", "wielkopolskie", "63-900"],
            (51.609, 16.858),
            "3022",
            Some("rawicki"),
        ),
        (
            ["Rawicz", "", "wielkopolskie", ""],
            (51.609, 16.858),
            "3022",
            Some("rawicki"),
        ),
        (
            ["Kraków", "krakowski", "małopolskie", ""],
            (50.061, 19.938),
            "1206",
            Some("krakowski"),
        ),
        (
            ["", "jeleniogórski", "dolnośląskie", ""],
            (50.904, 15.734),
            "0206",
            Some("karkonoski"),
        ),
    ];
    for (words, point, teryt, powiat) in cases {
        let located = found(&Practice {
            unit_type: Some(UnitType::Powiat),
            ..of(words)
        });
        assert_near(&located, point, 1.5);
        assert_eq!(
            (located.step, located.precision),
            (Some(Step::PowiatRecord), Some(Precision::Powiat)),
            "{words:?}"
        );
        assert_eq!(located.teryt.as_deref(), Some(teryt), "{words:?}");
        assert_eq!(located.powiat.as_deref(), powiat, "{words:?}");
    }
}

#[test]
fn a_rural_gmina_named_after_a_town_is_not_the_town() {
    let cases = [
        (
            "Lubin",
            "lubiński",
            "dolnośląskie",
            UnitType::GminaWiejska,
            "0211022",
            Precision::Gmina,
        ),
        (
            "Lubin",
            "lubiński",
            "dolnośląskie",
            UnitType::GminaMiejska,
            "0211011",
            Precision::Locality,
        ),
        (
            "Zamość",
            "zamojski",
            "lubelskie",
            UnitType::GminaWiejska,
            "0620142",
            Precision::Gmina,
        ),
        (
            "Zamość",
            "",
            "lubelskie",
            UnitType::MiastoNaPrawachPowiatu,
            "0664011",
            Precision::Locality,
        ),
        (
            "Turek",
            "turecki",
            "wielkopolskie",
            UnitType::GminaWiejska,
            "3027082",
            Precision::Gmina,
        ),
        // The type is older than the town: Morawica was a village until 2017.
        (
            "Morawica",
            "kielecki",
            "świętokrzyskie",
            UnitType::GminaWiejska,
            "2604123",
            Precision::Locality,
        ),
    ];
    for (name, powiat, wojewodztwo, unit_type, teryt, precision) in cases {
        let located = found(&Practice {
            unit_type: Some(unit_type),
            ..of([name, powiat, wojewodztwo, ""])
        });
        assert_eq!(located.teryt.as_deref(), Some(teryt), "{name} {unit_type:?}");
        assert_eq!(located.precision, Some(precision), "{name} {unit_type:?}");
    }
}

#[test]
fn coarser_words_stand_on_coarser_rungs() {
    let cases = [
        (["", "oławski", "dolnośląskie", ""], Some(Step::Powiat), Some("0215")),
        (["", "", "dolnośląskie", ""], Some(Step::Wojewodztwo), None),
        // The code of one place.
        (["", "", "", "58-580"], Some(Step::Postcode), None),
        // The code of a town and villages around it does not tell which.
        (["", "", "", "87-800"], Some(Step::Wojewodztwo), None),
        (["", "", "", ""], None, None),
        // Never on a bare name.
        (["Lubin", "", "", ""], None, None),
    ];
    for (words, step, teryt) in cases {
        let located = found(&of(words));
        assert_eq!(located.step, step, "{words:?}");
        assert_eq!(located.teryt.as_deref(), teryt, "{words:?}");
        assert_eq!(located.point.is_some(), located.precision.is_some(), "{words:?}");
    }
    let wojewodztwo = Practice {
        unit_type: Some(UnitType::Wojewodztwo),
        ..of(["Opole", "", "opolskie", ""])
    };
    assert_eq!(found(&wojewodztwo).teryt.as_deref(), Some("16"));
}

#[test]
fn what_the_record_states_itself_stays() {
    let at = LonLat {
        lon: 17.044,
        lat: 51.139,
    };
    let base = of(["Wrocław", "", "dolnośląskie", ""]);
    let located = found(&Practice {
        point: Some(at),
        precision: Some(Precision::Address),
        ..base.clone()
    });
    assert_eq!(
        (located.point, located.precision, located.step),
        (Some(at), Some(Precision::Address), Some(Step::OwnPoint))
    );
    assert_eq!(located.teryt.as_deref(), Some("0264011"));
    let located = found(&Practice {
        teryt: Some("026401".to_owned()),
        ..base.clone()
    });
    assert_eq!(located.teryt.as_deref(), Some("026401"));
    let located = found(&Practice {
        teryt: Some("246901".to_owned()),
        ..base
    });
    assert_eq!((located.step, located.problems.len()), (None, 1), "{located:?}");
    assert_eq!(located.teryt.as_deref(), Some("246901"));
}

#[test]
fn every_unit_is_found_by_its_own_words() {
    let mut missed = Vec::new();
    for gmina in GAZETTEER
        .gminy_named("Lubin", "")
        .chain(GAZETTEER.gminy_named("Zamość", ""))
    {
        let powiat = GAZETTEER.powiat(&gmina.teryt).unwrap();
        let unit_type = match gmina.teryt.chars().last() {
            Some('1') => UnitType::GminaMiejska,
            Some('2') => UnitType::GminaWiejska,
            _ => UnitType::GminaMiejskoWiejska,
        };
        let practice = Practice {
            municipality: Some(gmina.name.to_string()),
            powiat: (!powiat.is_city()).then(|| powiat.name.to_string()),
            wojewodztwo: Wojewodztwo::from_teryt(&gmina.teryt),
            unit_type: Some(unit_type),
            ..record()
        };
        if found(&practice).teryt.as_deref() != Some(&gmina.teryt) {
            missed.push(&gmina.teryt);
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}
