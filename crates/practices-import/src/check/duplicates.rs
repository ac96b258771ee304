//! Records that seem to tell of one practice: the same place and nearly the same title.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Finding;
use super::lines::Step::Key;
use super::rules;
use super::sheet::Sheet;
use super::town::{may_be_one_place, town};
use super::words::{likeness, topic, words};
use crate::geocode::names::fold;
use crate::record::Record;

/// From so much on titles are near enough for a person to look at both. The two of the museum in Żory reach 0.53, and
/// no other pair of the catalogue's towns 0.3.
const NEAR: f64 = 0.5;

/// So many words at least have to be in common: one word alone, as "Rewitalizacja", is no title's own.
const COMMON_WORDS: usize = 2;

/// An institution's name that more records have is a kind of institution, and tells no place.
const NAME_OF_ONE_PLACE: usize = 100;

/// A title as it is compared.
struct Title<'s, 'f> {
    sheet: &'s Sheet<'f>,
    topic: BTreeSet<String>,
}

/// Every pair of near titles of one place, named at the later file. A pair of which one names the other in `related`
/// has been settled by a person.
pub fn find(sheets: &[Sheet<'_>]) -> Vec<Finding> {
    let titles: Vec<Title<'_, '_>> = sheets.iter().map(Title::new).collect();
    let mut near = BTreeMap::new();
    for members in by_place(sheets).into_values() {
        let members: Vec<(usize, &Title<'_, '_>)> = members
            .into_iter()
            .filter_map(|index| Some((index, titles.get(index)?)))
            .collect();
        for (nth, (i, first)) in members.iter().enumerate() {
            let after = members.iter().skip(nth + 1).filter(|(_, second)| first.is_near(second));
            near.extend(after.map(|(j, second)| ((*i, *j), second.repeats(first))));
        }
    }
    near.into_values().collect()
}

/// The records of each place, by their index; one that names its place in two ways is in two groups.
fn by_place(sheets: &[Sheet<'_>]) -> BTreeMap<String, Vec<usize>> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut institutions: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, sheet) in sheets.iter().enumerate() {
        for place in places_of(sheet.record) {
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

fn places_of(record: &Record) -> Vec<String> {
    let gmina = record.teryt.as_deref().and_then(|teryt| teryt.get(..6));
    let town = town(record);
    let powiat = record.powiat.as_deref().filter(|_| town.is_none());
    let named = [
        gmina.map(|teryt| format!("gmina {teryt}")),
        town.map(|name| format!("miejscowość {name}")),
        powiat.map(|name| format!("powiat {}", fold(name))),
    ];
    named.into_iter().flatten().collect()
}

impl<'s, 'f> Title<'s, 'f> {
    fn new(sheet: &'s Sheet<'f>) -> Self {
        let place = words(sheet.record.municipality.as_deref().unwrap_or_default());
        let topic = topic(&sheet.record.title, &place);
        Self { sheet, topic }
    }

    fn is_near(&self, other: &Self) -> bool {
        let (a, b) = (self.sheet.record, other.sheet.record);
        let in_common = self.topic.intersection(&other.topic).count();
        let enough = in_common >= COMMON_WORDS || (in_common > 0 && self.topic == other.topic);
        enough && likeness(&self.topic, &other.topic) >= NEAR && may_be_one_place(a, b) && !are_related(a, b)
    }

    fn repeats(&self, first: &Self) -> Finding {
        let message = format!(
            "miejsce to samo, a tytuł podobny jak w {} („{}”); jeśli to dwie praktyki, wskaż jedną w [[related]] drugiej",
            first.sheet.place(first.sheet.lines.of(&[Key("title")])),
            first.sheet.record.title
        );
        self.sheet.of_field(rules::DUPLICATE, "title", message)
    }
}

fn are_related(a: &Record, b: &Record) -> bool {
    let names = |one: &Record, other: &Record| one.related.iter().any(|related| related.slug == other.slug);
    names(a, b) || names(b, a)
}
