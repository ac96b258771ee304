//! Who has done the like: the practices most like one, or those of municipalities most like the visitor's own, each with
//! the reason.

use leptos::prelude::*;
use maud::{Markup, html};
use practices::gminy::Gmina;
use practices::peers::{Peer, Profile, Reason, peers};
use practices::{Practice, polish};

use crate::components::notice;
use crate::components::piece::{Piece, ROOT, set};
use crate::components::place;
use crate::components::sign::{Kind, badge};
use crate::i18n::{content_lang, t};
use crate::routes::Route;
use crate::signal::Derived;
use crate::state::{AppState, use_state};
use crate::watch::watch;

/// A peer's record, and why it is one.
type Found<'a> = (&'a Practice, &'a [Reason]);

/// How many peers of a practice are shown.
const SHOWN: usize = 6;
/// Among how many peers the municipalities most like one's own are looked for, how many of these are shown, and how many
/// practices of each.
const LOOKED_AT: usize = 1000;
const MUNICIPALITIES: usize = 12;
const OF_EACH: usize = 4;
/// Up to how many practices a catalogue has its peers shown unasked: its files are small.
const MANY: usize = 1000;

/// The practices most like this one. Those of a large catalogue come when the visitor unfolds them.
pub fn of_practice(practice: &Practice) -> AnyView {
    let state = use_state();
    let text = html! {
        details.peers { summary { h2 { (t::PEERS) } } div.peer-list {} }
    };
    let piece = Piece::new(text)
        .on(ROOT, "toggle", move |_| want(state))
        .on(ROOT, "click", move |event| notice::answer(state, &event));
    let element = piece.element().clone();
    watch(move || {
        let count = state
            .library
            .with(|library| library.map_or_default(|library| library.index.len()));
        if (1..=MANY).contains(&count) {
            set(&element, "open", "");
        }
    });
    let own = practice.slug.clone();
    let profile = Profile::of(u32::MAX, practice);
    let texts = (practice.title.clone(), practice.summary.clone().unwrap_or_default());
    // The record itself is the one most like itself, and known by its slug alone.
    let found = Derived::new(move || find(state, &profile, Some(&texts), SHOWN + 1));
    keep(state, &piece, found, move |practices| {
        let others = practices.iter().filter(|(practice, _)| practice.slug != own);
        let others: Vec<_> = others.take(SHOWN).collect();
        html! {
            @if others.is_empty() { p { (t::NO_PEERS) } }
            ul.cards { @for (practice, reasons) in others { li { (entry(practice, reasons)) } } }
        }
    });
    piece.into_any()
}

/// The municipalities most like one's own, with what they have done.
pub fn of_municipality(own: Derived<Option<Gmina>>) -> AnyView {
    let state = use_state();
    want(state);
    let piece = Piece::new(html! { div.municipalities { div.peer-list {} } })
        .on(ROOT, "click", move |event| notice::answer(state, &event));
    let found = Derived::new(move || {
        let peers = find(state, &own.get()?.profile(), None, LOOKED_AT)?;
        of_others(state, &own.get()?, peers)
    });
    keep(state, &piece, found, move |practices| {
        let groups = by_municipality(practices);
        html! {
            @if groups.is_empty() { p { (t::NO_PEERS) } }
            @for group in &groups { (municipality(group)) }
        }
    });
    piece.into_any()
}

/// Of the peers a few of each municipality, and none of one's own: what it has done itself is known there.
fn of_others(state: AppState, own: &Gmina, peers: Vec<Peer>) -> Option<Vec<Peer>> {
    let library = state.library.with(|library| library.ready().cloned())?;
    let orders = state.orders.ready()?;
    // The records of so many are not here; but of two municipalities of one powiat hardly any have as many inhabitants.
    let key_of = |practice| Key {
        powiat: library.powiaty(practice).first().copied().unwrap_or_default(),
        population: orders.population(practice),
    };
    let powiat = own.teryt.get(..4).and_then(|digits| digits.parse().ok());
    let own = Key {
        powiat: powiat.unwrap_or_default(),
        population: own.population,
    };
    let keyed = peers.into_iter().map(|peer| (key_of(peer.practice), peer));
    Some(few_of_each(own, keyed))
}

/// By what municipalities are told apart before their records are here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    powiat: u16,
    population: Option<u32>,
}

fn few_of_each(own: Key, peers: impl Iterator<Item = (Key, Peer)>) -> Vec<Peer> {
    let mut seen: Vec<(Key, usize)> = Vec::new();
    let mut kept = Vec::new();
    for (key, peer) in peers.filter(|(key, _)| *key != own) {
        let is_full = seen.len() == MUNICIPALITIES;
        match seen.iter_mut().find(|(other, _)| *other == key) {
            Some((_, count)) if *count >= OF_EACH => continue,
            Some((_, count)) => *count += 1,
            None if is_full => continue,
            None => seen.push((key, 1)),
        }
        kept.push(peer);
    }
    kept
}

fn want(state: AppState) {
    state.facets.file.want();
    state.orders.want();
    state.search.index.want();
}

/// The peers, once all that tells them is here. Where there is no search, texts count for nothing.
fn find(state: AppState, profile: &Profile, texts: Option<&(String, String)>, most: usize) -> Option<Vec<Peer>> {
    let (facets, orders) = (state.facets.file.ready()?, state.orders.ready()?);
    let text = match texts {
        Some((title, summary)) if state.search.index.error().is_none() => {
            let index = state.search.index.ready()?;
            let query = index.akin(title, summary);
            let missing = index.missing(&query);
            if !missing.is_empty() {
                state.search.parts.set(missing);
                return None;
            }
            index.likeness(&query)
        }
        _ => Vec::new(),
    };
    Some(peers(profile, &facets, &orders, &text, most))
}

/// Keeps what is said of the peers true: on their way, failed, or here with their records.
fn keep(
    state: AppState,
    piece: &Piece,
    found: Derived<Option<Vec<Peer>>>,
    write: impl Fn(&[Found<'_>]) -> Markup + 'static,
) {
    let list = piece.find(".peer-list");
    watch(move || {
        let failed = state.facets.file.error().or_else(|| state.orders.error());
        let text = match (found.get(), failed) {
            (_, Some(error)) => notice::failed(t::PEERS_FAILED, &error),
            (None, None) => notice::loading(t::PEERS_LOADING),
            (Some(peers), None) => with_records(state, &peers, &write),
        };
        list.set_inner_html(&text.into_string());
    });
}

fn with_records(state: AppState, peers: &[Peer], write: &dyn Fn(&[Found<'_>]) -> Markup) -> Markup {
    let numbers: Vec<u32> = peers.iter().map(|peer| peer.practice).collect();
    let text = state.records.with(|records| {
        if let Some(error) = numbers.iter().find_map(|number| records.error(*number)) {
            return Some(notice::failed(t::LOAD_FAILED_CATALOGUE, error));
        }
        let here: Option<Vec<Found<'_>>> = peers
            .iter()
            .map(|peer| Some((records.get(peer.practice)?, peer.reasons.as_slice())))
            .collect();
        here.map(|here| write(&here))
    });
    text.unwrap_or_else(|| {
        state.need(numbers);
        notice::loading(t::PEERS_LOADING)
    })
}

fn entry(practice: &Practice, reasons: &[Reason]) -> Markup {
    html! {
        a.card href=(Route::Practice(practice.slug.clone()).path()) {
            (badge(Kind::of(&practice.category)))
            span.card-text {
                span.card-title lang=[content_lang()] { (polish::bind_short_words(&practice.title)) }
                span.card-meta { (place::with_region(practice)) }
                span.card-why { (t::peer_because(practice, reasons)) }
            }
        }
    }
}

/// A municipality with its practices, in the order of the peers.
struct Municipality<'a> {
    name: String,
    first: &'a Practice,
    reasons: &'a [Reason],
    practices: Vec<&'a Practice>,
}

fn by_municipality<'a>(practices: &[Found<'a>]) -> Vec<Municipality<'a>> {
    let mut groups: Vec<Municipality<'a>> = Vec::new();
    for (practice, reasons) in practices {
        let name = place::name(practice).unwrap_or_else(|| t::OFF_THE_MAP.get().to_owned());
        let is_of = |group: &&mut Municipality<'_>| group.name == name && group.first.teryt == practice.teryt;
        match groups.iter_mut().find(is_of) {
            Some(group) => group.practices.push(practice),
            None => groups.push(Municipality {
                name,
                first: practice,
                reasons,
                practices: vec![practice],
            }),
        }
    }
    groups
}

fn municipality(group: &Municipality<'_>) -> Markup {
    html! {
        section.municipality {
            h2 { (group.name) }
            p.card-why { (t::peer_because(group.first, group.reasons)) }
            ul {
                @for practice in &group.practices {
                    li {
                        a.plain-link href=(Route::Practice(practice.slug.clone()).path()) lang=[content_lang()] {
                            (polish::bind_short_words(&practice.title))
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::{self, tests::assert_escapes};
    use practices::UnitType;

    fn practice(slug: &str, town: &str) -> Practice {
        let mut practice = markup::tests::practice(slug, &format!("Praktyka {slug}"));
        practice.category = "uslugi-spoleczne/pomoc-spoleczna".parse().unwrap();
        practice.municipality = Some(town.into());
        practice.unit_type = Some(UnitType::GminaMiejska);
        practice.population = Some(6_700);
        practice
    }

    #[test]
    fn a_peer_says_why_it_is_one() {
        let practice = practice("a", "Szklarska Poręba");
        let text = entry(&practice, &[Reason::UnitType, Reason::Population, Reason::Category]).into_string();
        assert!(
            text.contains("<span class=\"card-why\">gmina miejska, 7\u{a0}tys. mieszkańców, pomoc społeczna</span>"),
            "{text}"
        );
    }

    #[test]
    fn of_each_municipality_but_one_s_own_there_are_a_few() {
        let key = |powiat| Key {
            powiat,
            population: Some(7000),
        };
        let peers = (0..60u16).map(|number| {
            let peer = Peer {
                practice: u32::from(number),
                score: 1.0,
                reasons: vec![Reason::UnitType],
            };
            (key(number / 10), peer)
        });
        let kept: Vec<u32> = few_of_each(key(1), peers).iter().map(|peer| peer.practice).collect();
        assert_eq!(kept.get(..6), Some(&[0, 1, 2, 3, 20, 21][..]));
        assert_eq!(kept.len(), 5 * OF_EACH);
    }

    #[test]
    fn practices_of_one_municipality_stand_together() {
        let (a, b, c) = (practice("a", "Żory"), practice("b", "Ełk"), practice("c", "Żory"));
        let reasons: &[Reason] = &[Reason::UnitType];
        let groups = by_municipality(&[(&a, reasons), (&b, reasons), (&c, reasons)]);
        let told: Vec<(&str, usize)> = groups.iter().map(|g| (g.name.as_str(), g.practices.len())).collect();
        assert_eq!(told, [("Żory", 2), ("Ełk", 1)]);
    }

    #[test]
    fn no_text_is_a_part_of_the_page() {
        assert_escapes(|text| {
            let practice = practice("a", text);
            municipality(&by_municipality(&[(&practice, &[Reason::UnitType])])[0])
        });
    }
}
