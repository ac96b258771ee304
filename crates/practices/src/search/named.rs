//! Places and categories that a query may name: they are offered beside the practices.

use std::collections::BTreeMap;

use super::similar::{allowed, slips};
use super::stem::stem;
use super::words::words;
use crate::bytes::{self, Reader};
use crate::practice::{LonLat, Practice};
use crate::wojewodztwo::Wojewodztwo;

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamedKind {
    /// A województwo.
    Wojewodztwo,
    /// A powiat, whose name is an adjective: "rawicki".
    Powiat,
    /// A town, a village or a gmina by its name.
    Gmina,
    /// A category or a section of them.
    Category,
}

/// A place or a category of the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// What it is.
    pub kind: NamedKind,
    /// Its name, as the records write it.
    pub name: String,
    /// The path of a category, the slug of a województwo; empty for other places.
    pub path: String,
    /// The województwo in which a powiat or a gmina lies, where it is known.
    pub wojewodztwo: Option<Wojewodztwo>,
    /// How many practices there are.
    pub practices: u32,
    /// The middle of these practices' points, in units of 1e-5 degrees; of a gmina or powiat, where one is known.
    pub middle: Option<(i32, i32)>,
}

/// Words that say what kind of place is meant, by their stems.
const KINDS: [(&str, NamedKind); 5] = [
    ("wojewodztwo", NamedKind::Wojewodztwo),
    ("powiat", NamedKind::Powiat),
    ("gmina", NamedKind::Gmina),
    ("miasto", NamedKind::Gmina),
    ("miejscowosc", NamedKind::Gmina),
];

impl Named {
    /// What is typed to name it: an adjective needs its noun.
    fn title(&self) -> String {
        match self.kind {
            NamedKind::Wojewodztwo => format!("województwo {}", self.name),
            NamedKind::Powiat => format!("powiat {}", self.name),
            NamedKind::Gmina | NamedKind::Category => self.name.clone(),
        }
    }
}

/// Gathers what the practices of a catalogue name.
#[derive(Debug, Default)]
pub(super) struct Gathering(BTreeMap<(NamedKind, String, String), Sum>);

#[derive(Debug, Default)]
struct Sum {
    path: String,
    wojewodztwo: Option<Wojewodztwo>,
    practices: u32,
    points: u32,
    lon: f64,
    lat: f64,
}

impl Gathering {
    pub fn add(&mut self, practice: &Practice) {
        let category = &practice.category;
        let section = category.section_name();
        let section_path = category.path().split('/').next().unwrap_or_default();
        self.count(NamedKind::Category, &section, section_path, None, None);
        if let Some(subsection) = category.subsection_name() {
            self.count(NamedKind::Category, &subsection, category.path(), None, None);
        }
        for wojewodztwo in practice.wojewodztwa() {
            let at = Some(wojewodztwo);
            self.count(NamedKind::Wojewodztwo, wojewodztwo.name(), wojewodztwo.slug(), at, None);
        }
        let own = practice.own_place();
        let places = if practice.places.is_empty() {
            std::slice::from_ref(&own)
        } else {
            &practice.places
        };
        let mut powiaty = Vec::new();
        for place in places {
            if let Some(powiat) = place.powiat.as_deref().filter(|powiat| !powiaty.contains(powiat)) {
                powiaty.push(powiat);
                self.count(NamedKind::Powiat, powiat, "", place.wojewodztwo, place.point);
            }
            if let Some(municipality) = &place.municipality {
                self.count(NamedKind::Gmina, municipality, "", place.wojewodztwo, place.point);
            }
        }
    }

    fn count(&mut self, kind: NamedKind, name: &str, path: &str, at: Option<Wojewodztwo>, point: Option<LonLat>) {
        // Gminy and powiaty of one name are told apart by their województwa.
        let within = at.map_or_else(|| path.to_owned(), |at| at.slug().to_owned());
        let sum = self.0.entry((kind, name.to_owned(), within)).or_default();
        path.clone_into(&mut sum.path);
        sum.wojewodztwo = at;
        sum.practices += 1;
        if let Some(point) = point {
            sum.points += 1;
            sum.lon += point.lon;
            sum.lat += point.lat;
        }
    }

    pub fn finish(self) -> Vec<Named> {
        let named = |((kind, name, _), sum): ((NamedKind, String, String), Sum)| Named {
            kind,
            name,
            path: sum.path,
            wojewodztwo: sum.wojewodztwo,
            practices: sum.practices,
            middle: (sum.points > 0).then(|| {
                let units = |degrees: f64| (degrees / f64::from(sum.points) * 1e5).round() as i32;
                (units(sum.lon), units(sum.lat))
            }),
        };
        self.0.into_iter().map(named).collect()
    }
}

/// What a query names, the likeliest first: everything that the query's words are all words of, and what the query has all
/// words of ("biblioteka w Ełku").
pub(super) fn named_by<'a>(all: &'a [Named], query: &str) -> Vec<&'a Named> {
    let asked = Asked::of(query);
    let mut found: Vec<(u32, &Named)> = all
        .iter()
        .filter_map(|named| Some((asked.likeness(named)?, named)))
        .collect();
    found.sort_by(|(a, one), (b, other)| b.cmp(a).then(other.practices.cmp(&one.practices)));
    found.into_iter().map(|(_, named)| named).collect()
}

/// The words of a query with their stems.
struct Asked {
    words: Vec<(String, String)>,
    /// The kind of place that it says.
    kind: Option<NamedKind>,
}

impl Asked {
    fn of(query: &str) -> Self {
        let mut words = words_with_stems(query);
        let kind_of = |(_, stem_of): &(String, String)| {
            let mut kinds = KINDS.iter();
            kinds.find(|(word, _)| stem(word) == *stem_of).map(|(_, kind)| *kind)
        };
        let kind = words.iter().find_map(kind_of);
        if words.len() > 1 {
            words.retain(|word| kind_of(word).is_none());
        }
        Self { words, kind }
    }

    /// How likely it is that something is meant; nothing where it is not.
    fn likeness(&self, named: &Named) -> Option<u32> {
        let title = words_with_stems(&named.title());
        let kind_words =
            usize::from(title.len() > 1 && matches!(named.kind, NamedKind::Wojewodztwo | NamedKind::Powiat));
        let own = title.get(kind_words..).unwrap_or_default();
        if own.is_empty() || self.words.is_empty() {
            return None;
        }
        // How well each word of the query is met, and which words of the name are.
        let mut is_met = vec![false; own.len()];
        let mut marks = Vec::new();
        for word in &self.words {
            let best = own
                .iter()
                .map(|part| alike(word, part))
                .enumerate()
                .max_by_key(|(_, mark)| *mark);
            let (place, mark) = best.unwrap_or_default();
            if mark > 0
                && let Some(is_met) = is_met.get_mut(place)
            {
                *is_met = true;
            }
            marks.push(mark);
        }
        let is_all_asked = marks.iter().all(|mark| *mark > 0);
        let is_all_named = is_met.iter().all(|is_met| *is_met);
        let exactly = |mark: &&u32| **mark == SAME;
        let likeness = match (is_all_asked, is_all_named) {
            (true, true) => 400 + marks.iter().copied().min().unwrap_or_default(),
            (true, false) => 200 + marks.iter().copied().min().unwrap_or_default(),
            // A longer query names a place only by its very words: of a slip more likely another word is meant.
            (false, true) if marks.iter().filter(exactly).count() >= own.len() => 100,
            _ => return None,
        };
        let is_kind = self.kind.is_none_or(|kind| kind == named.kind);
        Some(if is_kind { likeness + 1000 } else { likeness })
    }
}

/// The marks of [`alike`].
const SAME: u32 = 50;
const BEGINS: u32 = 30;
const SLIP: u32 = 10;

/// How alike a word of a query and one of a name are; 0 where they are not.
fn alike((asked, asked_stem): &(String, String), (named, named_stem): &(String, String)) -> u32 {
    if asked_stem == named_stem {
        SAME
    } else if asked.len() >= 2 && named.starts_with(asked.as_str()) {
        BEGINS
    } else if slips(asked, named, allowed(asked).min(1)).is_some() {
        SLIP
    } else {
        0
    }
}

fn words_with_stems(text: &str) -> Vec<(String, String)> {
    let bare = words(text)
        .map(|word| word.folded)
        .filter(|word| !super::common::is_common(word));
    bare.take(12)
        .map(|word| (stem(&word), word))
        .map(|(stem, word)| (word, stem))
        .collect()
}

/// Appends what is named to a file.
pub(super) fn write(file: &mut Vec<u8>, all: &[Named]) {
    bytes::put(file, all.len() as u32);
    for named in all {
        file.push(named.kind as u8);
        bytes::put_text(file, &named.name);
        bytes::put_text(file, &named.path);
        file.push(named.wojewodztwo.map_or(0, Wojewodztwo::code));
        bytes::put(file, named.practices);
        // No point of Poland lies where Greenwich meets the equator.
        let (lon, lat) = named.middle.unwrap_or_default();
        bytes::put(file, bytes::unsigned(lon));
        bytes::put(file, bytes::unsigned(lat));
    }
}

/// Reads it; nothing where the file is cut off or wrong.
pub(super) fn read(file: &mut Reader<'_>) -> Option<Vec<Named>> {
    let mut all = Vec::new();
    for _ in 0..file.number()? {
        let kinds = [
            NamedKind::Wojewodztwo,
            NamedKind::Powiat,
            NamedKind::Gmina,
            NamedKind::Category,
        ];
        let kind = *kinds.get(usize::from(file.byte()?))?;
        let (name, path) = (file.text()?.to_owned(), file.text()?.to_owned());
        let wojewodztwo = Wojewodztwo::from_code(file.byte()?);
        let practices = file.number()?;
        let middle = (bytes::signed(file.number()?), bytes::signed(file.number()?));
        all.push(Named {
            kind,
            name,
            path,
            wojewodztwo,
            practices,
            middle: (middle != (0, 0)).then_some(middle),
        });
    }
    Some(all)
}
