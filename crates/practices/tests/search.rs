//! What people type, and what they are to find first: `search/queries.tsv`, on the committed catalogue.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod committed;

use std::collections::BTreeMap;
use std::fs;

use practices::search::{NamedKind, SearchBuilder, SearchIndex};
use practices::{Details, Practice};

use committed::{practices, root};

/// Of all queries of the table, at least this share finds what it should among the first three.
const IN_FIRST_THREE: f64 = 0.95;

fn details(practice: &Practice) -> Details {
    let file = fs::read(root().join(format!("data/details/{}.json", practice.slug))).unwrap();
    serde_json::from_slice(&file).unwrap()
}

fn index(practices: &[Practice]) -> SearchIndex {
    let mut builder = SearchBuilder::default();
    for practice in practices {
        builder.add(practice, Some(&details(practice)));
    }
    builder.finish(0)
}

/// The first results for a query, written as the table writes them: places and categories where one is expected, else
/// practices.
fn first_results(index: &SearchIndex, practices: &[Practice], query: &str, expected: &str) -> Vec<String> {
    if expected.contains(':') {
        let named = index.named(query).into_iter().map(|named| match named.kind {
            NamedKind::Gmina => format!("gmina:{}", named.name),
            NamedKind::Powiat => format!("powiat:{}", named.name),
            NamedKind::Wojewodztwo => format!("wojewodztwo:{}", named.name),
            NamedKind::Category => format!("kategoria:{}", named.path),
        });
        return named.take(3).collect();
    }
    let hits = index.find(&index.ask(query));
    let found = hits
        .practices
        .iter()
        .map(|number| practices.get(*number as usize).unwrap().id.clone());
    found.take(3).collect()
}

#[test]
fn people_find_what_they_look_for() {
    let practices = practices();
    let index = index(&practices);
    let table = include_str!("search/queries.tsv");
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut kinds: BTreeMap<&str, (u32, u32, u32)> = BTreeMap::new();
    let mut failures = Vec::new();
    for row in rows {
        let [query, expected, kind] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{row}: three columns are needed");
        };
        let results = first_results(&index, &practices, query, expected);
        let place = results
            .iter()
            .position(|result| expected.split('|').any(|id| id == result));
        let (all, first, among_three) = kinds.entry(kind).or_default();
        *all += 1;
        *first += u32::from(place == Some(0));
        *among_three += u32::from(place.is_some());
        if place != Some(0) {
            failures.push(format!("{kind}\t{query}\t{expected}\t{place:?}\t{results:?}"));
        }
    }
    let (all, first, among_three) = kinds
        .values()
        .fold((0, 0, 0), |sum, kind| (sum.0 + kind.0, sum.1 + kind.1, sum.2 + kind.2));
    println!("kind            queries  first  in first three");
    for (kind, (all, first, among_three)) in &kinds {
        println!("{kind:15} {all:7} {first:6} {among_three:15}");
    }
    println!(
        "{:15} {all:7} {first:6} {among_three:15}\n\nnot first:\n{}",
        "all",
        failures.join("\n")
    );
    assert!(all >= 150, "{all} queries");
    let share = f64::from(among_three) / f64::from(all);
    assert!(share >= IN_FIRST_THREE, "{:.1} % in the first three", share * 100.0);
}
