//! Peers in the committed catalogue: what the page of a practice and a visitor's own gmina would show.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod committed;

use std::fs;

use practices::Practice;
use practices::facets::{Facets, FacetsBuilder};
use practices::gminy::Gminy;
use practices::orders::{Orders, OrdersBuilder};
use practices::peers::{Peer, Profile, Reason, peers};
use practices::search::{SearchBuilder, SearchIndex};

use committed::{practices, root};

fn built(practices: &[Practice]) -> (Facets, Orders, SearchIndex) {
    let (mut facets, mut orders) = (FacetsBuilder::default(), OrdersBuilder::default());
    let mut search = SearchBuilder::default();
    for practice in practices {
        facets.add(practice, None);
        orders.add(practice);
        search.add(practice, None);
    }
    (facets.finish(7), orders.finish(7), search.finish(7))
}

/// Slugs and reasons; with `--nocapture` the whole is shown.
fn told<'a>(practices: &'a [Practice], found: &[Peer]) -> Vec<(&'a str, Vec<Reason>)> {
    let told = found.iter().map(|peer| {
        let practice = practices.get(peer.practice as usize).unwrap();
        println!("  {:.2} {} {:?}", peer.score, practice.title, peer.reasons);
        (practice.slug.as_str(), peer.reasons.clone())
    });
    told.collect()
}

#[test]
fn the_first_peers_of_a_practice_have_its_task_or_its_words() {
    let practices = practices();
    let (facets, orders, search) = built(&practices);
    for (practice, number) in practices.iter().zip(0..) {
        println!("{}", practice.title);
        let query = search.akin(&practice.title, practice.summary.as_deref().unwrap_or_default());
        let likeness = search.likeness(&query);
        let found = peers(&Profile::of(number, practice), &facets, &orders, &likeness, 5);
        let told = told(&practices, &found);
        let same = practices.iter().filter(|other| other.category == practice.category);
        let is_akin = |reason: &Reason| matches!(reason, Reason::Category | Reason::Text);
        let has_task = found.iter().take(1).any(|peer| peer.reasons.iter().any(is_akin));
        assert!(same.count() == 1 || has_task, "{}: {told:?}", practice.slug);
    }
}

#[test]
fn a_visitors_gmina_has_peers_of_its_kind_and_size() {
    use Reason::{Population, UnitType, Wojewodztwo};
    let practices = practices();
    let (facets, orders, _) = built(&practices);
    let gminy = Gminy::parse(&fs::read_to_string(root().join("data/regions/gminy.txt")).unwrap()).unwrap();
    let cases = [
        (
            "Piechowice",
            "zawiazanie-partnerstwa-lokalnego-zdolna-dolna",
            vec![UnitType, Population, Wojewodztwo],
        ),
        (
            "Wrocław",
            "program-aktywnosci-lokalnej-aktywna-polanka",
            vec![UnitType, Wojewodztwo],
        ),
    ];
    for (name, slug, reasons) in cases {
        println!("{name}");
        let gmina = *gminy.find(name, 1).first().unwrap();
        let found = peers(&gmina.profile(), &facets, &orders, &[], 5);
        assert_eq!(told(&practices, &found).first(), Some(&(slug, reasons)), "{name}");
    }
}
