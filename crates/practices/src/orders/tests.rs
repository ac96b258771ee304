use super::*;
use crate::practice::Source;
use proptest::prelude::*;

fn practice(title: &str, entered: &str, updated: &str, population: Option<u32>) -> Practice {
    let source = Source {
        catalogue: "bdp".into(),
        url: None,
        retrieved: None,
    };
    let category = "uslugi-spoleczne/kultura".parse().unwrap();
    let mut practice = Practice::new("bdp-1".into(), "a".into(), title.into(), category, source);
    practice.entered = entered.parse().ok();
    practice.updated = updated.parse().ok();
    practice.population = population;
    practice
}

fn orders(practices: &[Practice]) -> Orders {
    let mut builder = OrdersBuilder::default();
    for practice in practices {
        builder.add(practice);
    }
    builder.finish(7)
}

fn five() -> Orders {
    orders(&[
        practice("Żywa biblioteka", "2010-02-28", "2012-01-01", Some(62_000)),
        practice("Łąka kwietna", "", "2011-12-31", Some(4_999)),
        practice("„Aktywna Polanka”", "2010-03-01", "", None),
        practice("łąka kwietna", "2010-02-28", "", Some(62_000)),
        practice("Zdolna Dolna", "2009-12-31", "", Some(640_000)),
    ])
}

#[test]
fn sorts_by_each_with_the_unknown_last() {
    let orders = five();
    let cases = [
        (By::Title, false, [2, 1, 3, 4, 0]),
        (By::Title, true, [0, 4, 1, 3, 2]),
        (By::Entered, false, [4, 3, 0, 2, 1]),
        (By::Entered, true, [2, 3, 0, 4, 1]),
        (By::Updated, false, [1, 0, 2, 3, 4]),
        (By::Updated, true, [0, 1, 2, 3, 4]),
        (By::Population, false, [1, 3, 0, 4, 2]),
        (By::Population, true, [4, 3, 0, 1, 2]),
    ];
    for (by, descending, expected) in cases {
        let mut practices = vec![0, 1, 2, 3, 4];
        orders.sort(&mut practices, by, descending);
        assert_eq!(practices, expected, "{by:?} {descending}");
    }
    // Those that are shown are seldom all; one that the catalogue does not have is no reason to lose it.
    let mut some = vec![9, 4, 2];
    orders.sort(&mut some, By::Population, true);
    assert_eq!(some, [4, 9, 2]);
}

#[test]
fn a_population_is_known_or_not() {
    let orders = five();
    assert_eq!(orders.population(1), Some(4_999));
    assert_eq!(orders.population(2), None);
    assert_eq!(orders.population(5), None);
}

#[test]
fn the_file_is_refused_where_it_is_another() {
    let file = five().to_bytes();
    assert_eq!(Orders::from_bytes(&file, 5, 7), Ok(five()));
    assert_eq!(Orders::from_bytes(&file, 4, 7), Err(OrdersError::OfAnother));
    assert_eq!(Orders::from_bytes(&file, 5, 8), Err(OrdersError::OfAnother));
    assert_eq!(Orders::from_bytes(b"MPFACETS\x01", 5, 7), Err(OrdersError::Format));
    assert_eq!(Orders::from_bytes(b"MPORDERS\x02", 5, 7), Err(OrdersError::Format));
    for end in 9..file.len() {
        let cut = Orders::from_bytes(&file[..end], 5, 7);
        assert_eq!(cut, Err(OrdersError::Damaged), "{end}");
    }
}

proptest! {
    #[test]
    fn any_orders_come_back(
        rows in prop::collection::vec(("\\PC{0,12}", 0u16..1200, 0u16..1200, any::<Option<u32>>()), 0..40),
        stamp: u64,
    ) {
        let day = |month: u16| Date::new(1900 + month / 12, (month % 12 + 1) as u8, 28).filter(|_| month > 0);
        let practices = rows.iter().map(|(title, entered, updated, population)| Practice {
            entered: day(*entered),
            updated: day(*updated),
            ..practice(title, "", "", *population)
        });
        let orders = Orders { stamp, ..orders(&practices.collect::<Vec<_>>()) };
        let read = Orders::from_bytes(&orders.to_bytes(), rows.len() as u32, stamp);
        prop_assert_eq!(read.as_ref(), Ok(&orders));
    }

    #[test]
    fn any_bytes_are_orders_or_refused(bytes: Vec<u8>) {
        let mut file = b"MPORDERS\x01".to_vec();
        file.extend(bytes);
        let _ = Orders::from_bytes(&file, 3, 7);
    }

    #[test]
    fn sorting_loses_nothing_and_keeps_to_the_values(practices in prop::collection::vec(0u32..7, 0..20), descending: bool) {
        let orders = five();
        for by in By::ALL {
            let mut sorted = practices.clone();
            orders.sort(&mut sorted, by, descending);
            let values: Vec<u32> = sorted.iter().map(|practice| orders.value(by, *practice)).collect();
            let known = values.iter().take_while(|value| **value > 0).count();
            prop_assert!(values[known..].iter().all(|value| *value == 0));
            let is_sorted = values[..known].is_sorted_by(|a, b| if descending { a >= b } else { a <= b });
            prop_assert!(is_sorted);
            let mut as_given = practices.clone();
            as_given.sort_unstable();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, as_given);
        }
    }
}
