//! Records that seem to tell of one practice: the same place and nearly the same title.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::finding::Finding;
use super::lines::Step::Key;
use super::rules;
use super::sheet::Sheet;
use super::town::{Town, may_meet, places_of};
use super::words::{in_common, likeness, topic, words};
use crate::geocode::names::fold;
use crate::record::Record;

/// From so much on titles are near enough for a person to look at both: the two of the museum in Żory reach 0.56.
const NEAR: f64 = 0.5;

/// So many words at least have to be in common: one word alone, as "Rewitalizacja", is no title's own.
const COMMON_WORDS: usize = 2;

/// An institution's name that more records have is a kind of institution, and tells no place.
const NAME_OF_ONE_PLACE: usize = 100;

/// A title as it is compared.
struct Title<'s> {
    record: &'s Record,
    towns: Vec<Town>,
    /// Its words by number, sorted: in a city thousands of titles are compared with each other.
    topic: Vec<usize>,
}

/// Every record that repeats an earlier one of its place, with the nearest of them. A pair of which one names the
/// other in `related` has been settled by a person.
pub fn find(sheets: &[Sheet<'_>]) -> Vec<Finding> {
    let titles = titles(sheets);
    let mut nearest: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
    for members in by_place(sheets).into_values() {
        for (nth, later) in members.iter().enumerate() {
            for earlier in members.iter().take(nth) {
                let Some(alike) = near(&titles, *earlier, *later) else {
                    continue;
                };
                let best = nearest.entry(*later).or_insert((*earlier, alike));
                if alike > best.1 {
                    *best = (*earlier, alike);
                }
            }
        }
    }
    let pairs = nearest
        .into_iter()
        .filter_map(|(later, (earlier, _))| Some((sheets.get(later)?, sheets.get(earlier)?)));
    pairs.map(|(later, earlier)| repeats(later, earlier)).collect()
}

fn titles<'s>(sheets: &'s [Sheet<'_>]) -> Vec<Title<'s>> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut title = |sheet: &'s Sheet<'_>| {
        let places = places_of(sheet.record);
        let names = places.iter().filter_map(|place| place.municipality.as_deref());
        let names: Vec<String> = names.flat_map(words).collect();
        let stems = topic(&sheet.record.title, &names).into_iter();
        let mut topic: Vec<usize> = stems
            .map(|stem| {
                let next = numbers.len();
                *numbers.entry(stem).or_insert(next)
            })
            .collect();
        topic.sort_unstable();
        Title {
            record: sheet.record,
            towns: places.iter().map(Town::at).collect(),
            topic,
        }
    };
    sheets.iter().map(&mut title).collect()
}

/// The records of each place, by their index; one that names its place in two ways, or has several, is in two groups.
fn by_place(sheets: &[Sheet<'_>]) -> BTreeMap<String, Vec<usize>> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut institutions: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, sheet) in sheets.iter().enumerate() {
        for place in names_of_places(sheet.record) {
            places.entry(place).or_default().push(index);
        }
        if let Some(name) = &sheet.record.implementing_unit {
            institutions
                .entry(format!("jednostka {}", fold(name)))
                .or_default()
                .push(index);
        }
    }
    institutions.retain(|_, members| members.len() <= NAME_OF_ONE_PLACE);
    places.extend(institutions);
    places
}

/// The names by which the places of a record are known, each once.
fn names_of_places(record: &Record) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for place in places_of(record) {
        let gmina = place.teryt.as_deref().and_then(|teryt| teryt.get(..6));
        let town = Town::at(&place).name;
        let powiat = place.powiat.as_deref().filter(|_| town.is_none());
        let named = [
            gmina.map(|teryt| format!("gmina {teryt}")),
            powiat.map(|name| format!("powiat {}", fold(name))),
            town.map(|name| format!("miejscowość {name}")),
        ];
        names.extend(named.into_iter().flatten());
    }
    names
}

/// How alike two titles are, if they are near and a person has not settled the pair.
fn near(titles: &[Title<'_>], earlier: usize, later: usize) -> Option<f64> {
    let (a, b) = (titles.get(earlier)?, titles.get(later)?);
    let alike = likeness(&a.topic, &b.topic);
    if alike < NEAR {
        return None;
    }
    let enough = a.topic == b.topic || in_common(&a.topic, &b.topic) >= COMMON_WORDS;
    (enough && may_meet(&a.towns, &b.towns) && !are_related(a.record, b.record)).then_some(alike)
}

fn repeats(sheet: &Sheet<'_>, first: &Sheet<'_>) -> Finding {
    let message = format!(
        "miejsce to samo, a tytuł podobny jak w {} („{}”); jeśli to dwie praktyki, wskaż jedną w [[related]] drugiej",
        first.place(first.lines.of(&[Key("title")])),
        first.record.title
    );
    sheet.of_field(rules::DUPLICATE, "title", message)
}

fn are_related(a: &Record, b: &Record) -> bool {
    let names = |one: &Record, other: &Record| one.related.iter().any(|related| related.slug == other.slug);
    names(a, b) || names(b, a)
}
