//! How fast the gazetteer is read, and how many look-ups it answers in a second: records with names alone, with all
//! words, with contradictions, and with a name that exists 112 times.

#![expect(
    clippy::unwrap_used,
    reason = "what is missing in a benchmark is a failure of the benchmark"
)]
#![allow(missing_docs, reason = "criterion's macros make functions of their own")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use practices::{LonLat, Practice, Source, UnitType};
use practices_import::geocode::{Gazetteer, locate};

/// Municipality, powiat, województwo, postcode.
const WORDS: [[&str; 4]; 12] = [
    ["Szklarska Poręba", "jeleniogórski", "dolnośląskie", "58-580"],
    ["Katowice (Szopienice)", "katowicki", "śląskie", "40-391"],
    ["Włocławek", "", "kujawsko-pomorskie", "87-800"],
    ["Wrocław", "", "dolnośląskie", "51-140"],
    ["Morawica", "Kielecki", "świętokrzyskie", "26-026"],
    ["Podkowa Leśna", "grodziski", "mazowieckie", ""],
    ["Czernichów", "", "małopolskie", ""],
    ["Turek", "turecki", "wielkopolskie", ""],
    ["Nowa Wieś", "pruszkowski", "mazowieckie", "05-806"],
    ["Nowa Wieś", "", "mazowieckie", ""],
    ["Szklarska Poręba", "oławski", "dolnośląskie", ""],
    ["", "oławski", "dolnośląskie", ""],
];

fn practices() -> Vec<Practice> {
    let source = Source {
        catalogue: "bdp".to_owned(),
        url: None,
        retrieved: None,
    };
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let practice = |[municipality, powiat, wojewodztwo, code]: [&str; 4]| Practice {
        municipality: known(municipality),
        powiat: known(powiat),
        wojewodztwo: wojewodztwo.parse().ok(),
        postal_code: known(code),
        unit_type: Some(UnitType::GminaMiejska).filter(|_| code.is_empty()),
        ..Practice::new(
            "bdp-1".to_owned(),
            "praktyka".to_owned(),
            "Praktyka".to_owned(),
            "dialog-spoleczny".parse().unwrap(),
            source.clone(),
        )
    };
    WORDS.into_iter().map(practice).collect()
}

fn geocode(criterion: &mut Criterion) {
    criterion.bench_function("gazetteer/read", |bencher| {
        bencher.iter(|| Gazetteer::embedded().unwrap());
    });
    let gazetteer = Gazetteer::embedded().unwrap();
    let by_words = practices();
    let by_point: Vec<Practice> = by_words
        .iter()
        .take(3)
        .map(|practice| Practice {
            point: LonLat::new(15.522, 50.830),
            ..practice.clone()
        })
        .collect();
    let mut group = criterion.benchmark_group("geocode");
    for (name, practices) in [("words", &by_words), ("own point", &by_point)] {
        group.throughput(Throughput::Elements(practices.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                for practice in practices {
                    black_box(locate(&gazetteer, black_box(practice)));
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, geocode);
criterion_main!(benches);
