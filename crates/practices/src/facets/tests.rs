use super::*;
use crate::details::Details;
use crate::practice::{Practice, Source};
use proptest::prelude::*;

fn practice(category: &str, change: impl FnOnce(&mut Practice)) -> Practice {
    let source = Source {
        catalogue: "bdp".into(),
        url: None,
        retrieved: None,
    };
    let mut practice = Practice::new(
        "bdp-1".into(),
        "a".into(),
        "Żółw".into(),
        category.parse().unwrap(),
        source,
    );
    change(&mut practice);
    practice
}

/// Three practices: culture in Żory and in Ełk, waste in Żory.
fn facets() -> Facets {
    let zory = |practice: &mut Practice| {
        practice.wojewodztwo = "śląskie".parse().ok();
        practice.municipality = Some("Żory".into());
        practice.unit_type = Some(crate::unit::UnitType::MiastoNaPrawachPowiatu);
        practice.teryt = Some("2479011".into());
        practice.population = Some(62_000);
    };
    let elk = |practice: &mut Practice| {
        practice.wojewodztwo = "warmińsko-mazurskie".parse().ok();
        practice.powiat = Some("ełcki".into());
        practice.teryt = Some("2805".into());
        practice.population = Some(4_999);
        practice.entered = "2010-02-03".parse().ok();
    };
    let mut builder = FacetsBuilder::default();
    let full = Details {
        presentation: Some("<p>Ż</p>".into()),
        ..Details::default()
    };
    builder.add(&practice("uslugi-spoleczne/kultura", zory), Some(&full));
    builder.add(&practice("uslugi-spoleczne/kultura", elk), Some(&Details::default()));
    builder.add(&practice("uslugi-techniczne/gospodarka-komunalna", zory), None);
    builder.finish(7)
}

fn counts(facets: &Facets, choices: &Choices, facet: Facet) -> Vec<(String, u32)> {
    let counts = facets.count(choices, None);
    let (_, counts) = counts.into_iter().find(|(other, _)| *other == facet).unwrap();
    let values = facets.column(facet).unwrap().values.iter();
    values.map(|value| value.code.clone()).zip(counts).collect()
}

#[test]
fn a_facet_has_the_values_that_occur() {
    let facets = facets();
    let codes = |facet| -> Vec<&str> {
        let values = facets
            .column(facet)
            .map(|column| column.values.as_slice())
            .unwrap_or_default();
        values.iter().map(|value| value.code.as_str()).collect()
    };
    assert_eq!(codes(Facet::Wojewodztwo), ["slaskie", "warminsko-mazurskie"]);
    // By their names: ełcki, Żory.
    assert_eq!(codes(Facet::Powiat), ["2805", "2479"]);
    assert_eq!(codes(Facet::Population), ["0", "50000"]);
    assert_eq!(codes(Facet::Presentation), ["tak", "nie"]);
    // One value tells nothing apart.
    assert_eq!(codes(Facet::Entered), [""; 0]);
    assert_eq!(facets.column(Facet::Powiat).unwrap().values[0].name, "ełcki");
}

#[test]
fn a_count_tells_what_choosing_would_give() {
    let facets = facets();
    let chosen = Choices::default().with(Facet::Wojewodztwo, "slaskie", true);
    assert_eq!(facets.left(&chosen), [true, false, true]);
    let expected = [("slaskie".to_owned(), 2), ("warminsko-mazurskie".to_owned(), 1)];
    assert_eq!(counts(&facets, &chosen, Facet::Wojewodztwo), expected);
    let categories = counts(&facets, &chosen, Facet::Category);
    assert_eq!(categories.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 1]);
    // Facets are "and", values of one are "or".
    let both = chosen.with(Facet::Category, "uslugi-spoleczne/kultura", true).with(
        Facet::Wojewodztwo,
        "warminsko-mazurskie",
        true,
    );
    assert_eq!(facets.left(&both), [true, true, false]);
    assert_eq!(counts(&facets, &both, Facet::Category)[1].1, 1);
    // Practices that are out of question count nowhere.
    let counts = facets.count(&Choices::default(), Some(&[false, true, false]));
    assert_eq!(counts[0].1, [1, 0]);
}

#[test]
fn choices_that_mean_nothing_are_passed_over_and_told() {
    let facets = facets();
    let choices =
        Choices::default()
            .with(Facet::Powiat, "9999", true)
            .with(Facet::Category, "uslugi-spoleczne/kultura", true);
    assert_eq!(facets.unknown(&choices), [(Facet::Powiat, "9999")]);
    assert_eq!(facets.left(&choices), [true, true, false]);
}

#[test]
fn the_file_comes_back_and_is_refused_where_it_is_another() {
    let facets = facets();
    let file = facets.to_bytes();
    assert_eq!(Facets::from_bytes(&file, 3, 7), Ok(facets));
    assert_eq!(Facets::from_bytes(&file, 4, 7), Err(FacetsError::OfAnother));
    assert_eq!(Facets::from_bytes(&file, 3, 8), Err(FacetsError::OfAnother));
    assert_eq!(Facets::from_bytes(b"{}", 3, 7), Err(FacetsError::Format));
    for end in 9..file.len() {
        assert_eq!(
            Facets::from_bytes(&file[..end], 3, 7),
            Err(FacetsError::Damaged),
            "{end}"
        );
    }
}

proptest! {
    #[test]
    fn any_bytes_are_facets_or_refused(bytes: Vec<u8>) {
        let mut file = b"MPFACETS\x01".to_vec();
        file.extend(bytes);
        let _ = Facets::from_bytes(&file, 3, 7);
    }
}

#[test]
fn a_practice_of_several_wojewodztwa_counts_once_in_each() {
    let union = |practice: &mut Practice| {
        let place = |name: &str| crate::place::Place {
            wojewodztwo: name.parse().ok(),
            ..Default::default()
        };
        practice.places = vec![place("śląskie"), place("opolskie"), place("śląskie")];
    };
    let lone = |practice: &mut Practice| practice.wojewodztwo = "śląskie".parse().ok();
    let mut builder = FacetsBuilder::default();
    builder.add(&practice("dialog-spoleczny", union), None);
    builder.add(&practice("uslugi-spoleczne/kultura", lone), None);
    let facets = builder.finish(7);
    let none = Choices::default();
    let all = [("opolskie".to_owned(), 1), ("slaskie".to_owned(), 2)];
    assert_eq!(counts(&facets, &none, Facet::Wojewodztwo), all);
    // Out of question, it counts in neither.
    let asked = facets.count(&none, Some(&[false, true]));
    let (_, regions) = asked
        .into_iter()
        .find(|(facet, _)| *facet == Facet::Wojewodztwo)
        .unwrap();
    assert_eq!(regions, [0, 1]);
    let opolskie = none.with(Facet::Wojewodztwo, "opolskie", true);
    assert_eq!(facets.left(&opolskie), [true, false]);
    let categories = counts(&facets, &opolskie, Facet::Category);
    assert_eq!(categories.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 0]);
}
