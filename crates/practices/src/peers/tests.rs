use super::*;
use crate::facets::FacetsBuilder;
use crate::orders::OrdersBuilder;
use crate::practice::Source;
use proptest::prelude::*;

const CULTURE: &str = "uslugi-spoleczne/kultura";
const CARE: &str = "uslugi-spoleczne/pomoc-spoleczna";

fn practice(title: &str, category: &str, unit: &str, wojewodztwo: &str, population: Option<u32>) -> Practice {
    let source = Source {
        catalogue: "bdp".into(),
        url: None,
        retrieved: None,
    };
    let category = category.parse().unwrap();
    let mut practice = Practice::new("bdp-1".into(), "a".into(), title.into(), category, source);
    practice.unit_type = unit.parse().ok();
    practice.wojewodztwo = wojewodztwo.parse().ok();
    practice.population = population;
    practice
}

fn catalogue(practices: &[Practice]) -> (Facets, Orders) {
    let (mut facets, mut orders) = (FacetsBuilder::default(), OrdersBuilder::default());
    for practice in practices {
        facets.add(practice, None);
        orders.add(practice);
    }
    (facets.finish(7), orders.finish(7))
}

fn six() -> Vec<Practice> {
    vec![
        practice("Zdolna Dolna", CARE, "gmina miejska", "dolnośląskie", Some(4_300)),
        practice("Łaźnia Moszczenica", CARE, "gmina miejska", "śląskie", Some(7_000)),
        practice("Żywa biblioteka", CULTURE, "gmina miejska", "dolnośląskie", Some(9_000)),
        practice("Aktywna Polanka", CARE, "powiat grodzki", "dolnośląskie", Some(640_000)),
        practice("Święto chleba", CULTURE, "gmina wiejska", "podlaskie", None),
        practice("Ćwiczmy razem", CARE, "gmina miejska", "śląskie", Some(7_000)),
    ]
}

fn numbers(peers: &[Peer]) -> Vec<u32> {
    peers.iter().map(|peer| peer.practice).collect()
}

#[test]
fn the_same_task_in_a_like_unit_comes_first() {
    use Reason::{Category, Population, Text, UnitType, Wojewodztwo};
    let practices = six();
    let (facets, orders) = catalogue(&practices);
    let of = |number: u32| Profile::of(number, &practices[number as usize]);

    let found = peers(&of(0), &facets, &orders, &[], 9);
    // As good as each other, those in Śląsk stand by their titles; nothing speaks for the feast of bread.
    assert_eq!(numbers(&found), [5, 1, 3, 2]);
    assert_eq!(found[0].reasons, [UnitType, Population, Category]);
    assert_eq!(found[2].reasons, [Wojewodztwo, Category]);
    assert_eq!(found[3].reasons, [UnitType, Wojewodztwo]);
    assert_eq!(numbers(&peers(&of(0), &facets, &orders, &[], 2)), [5, 1]);
    assert_eq!(peers(&of(0), &facets, &orders, &[], 0), []);

    // What its texts say brings one up; a word that they share by chance does not.
    let found = peers(&of(0), &facets, &orders, &[(0, 1.0), (2, 0.9), (4, 0.1)], 9);
    assert_eq!(numbers(&found), [5, 1, 2, 3]);
    assert_eq!(found[2].reasons, [UnitType, Wojewodztwo, Text]);

    // Alike in everything but the texts, of which nothing is known.
    let found = peers(&of(1), &facets, &orders, &[], 1);
    assert_eq!(found[0].practice, 5);
    assert!((found[0].score - 1.0).abs() < 1e-6, "{}", found[0].score);
}

#[test]
fn a_visitors_own_gmina_is_compared_by_what_it_is() {
    let (facets, orders) = catalogue(&six());
    let own = Profile {
        unit_type: Some(UnitType::GminaMiejska),
        population: Some(8_000),
        wojewodztwa: vec!["dolnośląskie".parse().unwrap()],
        ..Profile::default()
    };
    let found = peers(&own, &facets, &orders, &[], 9);
    assert_eq!(numbers(&found), [2, 0, 5, 1, 3]);
    assert_eq!(
        found[1].reasons,
        [Reason::UnitType, Reason::Population, Reason::Wojewodztwo]
    );
    // Somebody who says nothing has no peers, nor has one whose unit is like no other.
    assert_eq!(peers(&Profile::default(), &facets, &orders, &[], 9), []);
    let alone = Profile {
        unit_type: Some(UnitType::Zwiazek),
        ..Profile::default()
    };
    assert_eq!(peers(&alone, &facets, &orders, &[], 9), []);
}

#[test]
fn twice_as_many_people_are_like_and_more_are_not() {
    for (people, expected) in [(3_499, 0), (3_500, 2), (14_000, 2), (14_001, 0)] {
        let (facets, orders) = catalogue(&six());
        let own = Profile {
            population: Some(people),
            ..Profile::default()
        };
        let found = peers(&own, &facets, &orders, &[], 9);
        let sevens = found.iter().filter(|peer| [1, 5].contains(&peer.practice)).count();
        assert_eq!(sevens, expected, "{people}");
    }
}

fn any_practice() -> impl Strategy<Value = Practice> {
    let units = prop::sample::select(vec!["gmina miejska", "gmina wiejska", "powiat", ""]);
    let regions = prop::sample::select(vec!["śląskie", "łódzkie", "opolskie", ""]);
    let categories = prop::sample::select(vec![CULTURE, CARE, "dialog-spoleczny"]);
    let people = prop::option::of(1u32..20_000);
    ("[a-cą-ż]{1,3}", categories, units, regions, people)
        .prop_map(|(title, category, unit, region, people)| practice(&title, category, unit, region, people))
}

proptest! {
    #[test]
    fn peers_are_sorted_others_and_for_true_reasons(
        practices in prop::collection::vec(any_practice(), 1..30),
        which: prop::sample::Index,
        text in prop::collection::vec((0u32..40, 0f32..1.0), 0..10),
        most in 0usize..12,
    ) {
        let (facets, orders) = catalogue(&practices);
        let number = which.index(practices.len()) as u32;
        let own = &practices[number as usize];
        let found = peers(&Profile::of(number, own), &facets, &orders, &text, most);
        prop_assert!(found.len() <= most);
        prop_assert!(found.is_sorted_by(|a, b| a.score >= b.score));
        for peer in found {
            prop_assert!(peer.practice != number && peer.score > 0.0 && peer.score <= 1.0);
            prop_assert!(!peer.reasons.is_empty() && peer.reasons.is_sorted());
            let other = &practices[peer.practice as usize];
            for reason in peer.reasons {
                let is_true = match reason {
                    Reason::UnitType => own.unit_type.is_some() && own.unit_type == other.unit_type,
                    Reason::Population => {
                        let (Some(own), Some(other)) = (own.population, other.population) else { panic!("unknown") };
                        own <= 2 * other && other <= 2 * own
                    }
                    Reason::Wojewodztwo => own.wojewodztwo.is_some() && own.wojewodztwo == other.wojewodztwo,
                    Reason::Category => own.category == other.category,
                    Reason::Text => text.iter().any(|(practice, _)| *practice == peer.practice),
                };
                prop_assert!(is_true, "{reason:?}");
            }
        }
    }
}
