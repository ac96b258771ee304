//! How long it takes to find, to narrow down, to put in order and to look for peers, and how large the files are:
//! `cargo bench -p practices --bench finding`. The catalogues are made up, see `made_up`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "criterion's macros make functions of their own, and in a bench a panic is the message"
)]

mod made_up;

use std::hint::black_box;
use std::time::Instant;

use brotli::enc::BrotliEncoderParams;
use criterion::{Criterion, criterion_group, criterion_main};
use made_up::Workshop;
use practices::facets::{Choices, Facet, Facets, FacetsBuilder};
use practices::orders::{By, Orders, OrdersBuilder};
use practices::peers::{Profile, peers};
use practices::search::{SearchBuilder, SearchIndex};
use practices::{Details, Practice};

/// Practices, and words of each one's full presentation. The last is what is searched.
const CATALOGUES: [(u32, u64); 4] = [(500, 0), (10_000, 0), (10_000, 300), (100_000, 0)];

/// From one letter to three words, a slip, a number, and what is nowhere.
const QUERIES: [&str; 12] = [
    "b",
    "bi",
    "bib",
    "biblioteka",
    "odpadami",
    "mops",
    "rada seniorów",
    "pomoc społeczna dla seniorów",
    "bibliotkea",
    "wspołprca",
    "warszawa kultura",
    "qwertyuiop",
];

fn search_of(practices: &[(Practice, Details)]) -> SearchIndex {
    let mut builder = SearchBuilder::default();
    for (practice, details) in practices {
        builder.add(practice, Some(details));
    }
    builder.finish(1)
}

fn columns_of(practices: &[(Practice, Details)]) -> (Facets, Orders) {
    let (mut facets, mut orders) = (FacetsBuilder::default(), OrdersBuilder::default());
    for (practice, details) in practices {
        facets.add(practice, Some(details));
        orders.add(practice);
    }
    (facets.finish(1), orders.finish(1))
}

fn kilobytes(bytes: &[u8]) -> String {
    let params = BrotliEncoderParams {
        quality: 9,
        ..BrotliEncoderParams::default()
    };
    let mut squeezed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut squeezed, &params).unwrap();
    format!("{} kB ({})", bytes.len().div_ceil(1000), squeezed.len().div_ceil(1000))
}

/// A line of a table for each catalogue; in brackets with brotli.
fn sizes(workshop: &Workshop) -> Vec<(Practice, Details)> {
    println!(
        "| practices, words of a presentation | index built in | search/index.bin | parts, together | facets.bin | orders.bin |"
    );
    println!("| --- | --- | --- | --- | --- | --- |");
    let mut last = Vec::new();
    for (count, presentation) in CATALOGUES {
        last = workshop.practices(count, presentation);
        let start = Instant::now();
        let index = search_of(&last);
        let built = start.elapsed();
        let (facets, orders) = columns_of(&last);
        let (words, parts) = index.files();
        println!(
            "| {count}, {presentation} | {built:.2?} | {} | {}: {} | {} | {} |",
            kilobytes(&words),
            parts.len(),
            kilobytes(&parts.concat()),
            kilobytes(&facets.to_bytes()),
            kilobytes(&orders.to_bytes()),
        );
    }
    last
}

fn finding(criterion: &mut Criterion) {
    let practices = sizes(&Workshop::open());
    let index = search_of(&practices);
    let (facets, orders) = columns_of(&practices);
    let mut group = criterion.benchmark_group("100,000 practices");
    for query in QUERIES {
        let hits = index.find(&index.ask(query)).practices.len();
        group.bench_function(format!("find \"{query}\" ({hits})"), |bencher| {
            bencher.iter(|| index.find(&index.ask(black_box(query))));
        });
    }
    let chosen = Choices::default().with(Facet::Wojewodztwo, "slaskie", true);
    group.bench_function("count facets after a click", |bencher| {
        bencher.iter(|| facets.count(black_box(&chosen), None));
    });
    for by in By::ALL {
        group.bench_function(format!("sort all by {by:?}"), |bencher| {
            bencher.iter_batched_ref(
                || (0..practices.len() as u32).collect::<Vec<_>>(),
                |all| orders.sort(all, by, true),
                criterion::BatchSize::LargeInput,
            );
        });
    }
    let (practice, _) = &practices[7];
    let akin = || index.akin(&practice.title, practice.summary.as_deref().unwrap_or_default());
    let likeness = index.likeness(&akin());
    group.bench_function(format!("texts akin to a practice's ({})", likeness.len()), |bencher| {
        bencher.iter(|| index.likeness(&akin()));
    });
    let profile = Profile::of(7, practice);
    group.bench_function("peers of a practice", |bencher| {
        bencher.iter(|| peers(black_box(&profile), &facets, &orders, &likeness, 20));
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).without_plots();
    targets = finding
}
criterion_main!(benches);
