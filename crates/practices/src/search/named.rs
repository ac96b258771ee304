//! Places and categories that a query may name: they are offered beside the practices.

use std::collections::BTreeMap;

use super::similar::{allowed, letters, may_be_slips, slips};
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

    pub fn finish(self) -> Names {
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
        Names::new(self.0.into_iter().map(named).collect())
    }
}

/// All that a catalogue names, each with the words of its name: a query is compared with all of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Names(Vec<(Named, Vec<Word>)>);

/// A word of a query or of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    /// Small and without marks.
    folded: String,
    stem: String,
    letters: u32,
}

impl Names {
    pub fn new(all: Vec<Named>) -> Self {
        let with_words = |named: Named| {
            let mut words = words_of(&named.title());
            let has_noun = matches!(named.kind, NamedKind::Wojewodztwo | NamedKind::Powiat);
            if has_noun && words.len() > 1 {
                words.remove(0);
            }
            (named, words)
        };
        Self(all.into_iter().map(with_words).collect())
    }

    pub fn all(&self) -> impl ExactSizeIterator<Item = &Named> {
        self.0.iter().map(|(named, _)| named)
    }

    /// What a query names, the likeliest first: everything that the query's words are all words of, and what the query has
    /// all words of ("biblioteka w Ełku").
    pub fn meant(&self, query: &str) -> Vec<&Named> {
        let asked = Asked::of(query);
        let all = self.0.iter();
        let mut found: Vec<(u32, &Named)> = all
            .filter_map(|(named, words)| Some((asked.likeness(named.kind, words)?, named)))
            .collect();
        found.sort_by(|(a, one), (b, other)| b.cmp(a).then(other.practices.cmp(&one.practices)));
        found.into_iter().map(|(_, named)| named).collect()
    }
}

/// The words of a query.
struct Asked {
    words: Vec<Word>,
    /// The kind of place that it says.
    kind: Option<NamedKind>,
}

impl Asked {
    fn of(query: &str) -> Self {
        let mut words = words_of(query);
        let kind_of = |asked: &Word| {
            let mut kinds = KINDS.iter();
            kinds.find(|(word, _)| stem(word) == asked.stem).map(|(_, kind)| *kind)
        };
        let kind = words.iter().find_map(kind_of);
        if words.len() > 1 {
            words.retain(|word| kind_of(word).is_none());
        }
        Self { words, kind }
    }

    /// How likely it is that what has a name of these words is meant; nothing where it is not.
    fn likeness(&self, kind: NamedKind, name: &[Word]) -> Option<u32> {
        // How well the words of the query are met, and, by a bit for each, which words of the name are.
        let (mut worst, mut exactly, mut met) = (u32::MAX, 0, 0u32);
        for asked in &self.words {
            let marks = (0u32..).zip(name).map(|(place, word)| (alike(asked, word), place));
            let (mark, place) = marks.max_by_key(|(mark, _)| *mark)?;
            worst = worst.min(mark);
            exactly += usize::from(mark == SAME);
            met |= u32::from(mark > 0) << place;
        }
        let is_all_named = met.count_ones() as usize == name.len();
        let likeness = match (worst, is_all_named) {
            (u32::MAX, _) => return None,
            (1.., true) => 400 + worst,
            (1.., false) => 200 + worst,
            // A longer query names a place only by its very words: of a slip more likely another word is meant.
            (0, true) if exactly >= name.len() => 100,
            _ => return None,
        };
        let is_kind = self.kind.is_none_or(|asked| asked == kind);
        Some(if is_kind { likeness + 1000 } else { likeness })
    }
}

/// The marks of [`alike`].
const SAME: u32 = 50;
const BEGINS: u32 = 30;
const SLIP: u32 = 10;

/// How alike a word of a query and one of a name are; 0 where they are not.
fn alike(asked: &Word, named: &Word) -> u32 {
    let slips_allowed = allowed(&asked.folded).min(1);
    let may_be_slip = || may_be_slips(asked.letters, named.letters, slips_allowed);
    if asked.stem == named.stem {
        SAME
    } else if asked.folded.len() >= 2 && named.folded.starts_with(asked.folded.as_str()) {
        BEGINS
    } else if may_be_slip() && slips(&asked.folded, &named.folded, slips_allowed).is_some() {
        SLIP
    } else {
        0
    }
}

/// At most so many words of a query or a name are compared.
const MOST_WORDS: usize = 12;

fn words_of(text: &str) -> Vec<Word> {
    let bare = words(text)
        .map(|word| word.folded)
        .filter(|word| !super::common::is_common(word));
    bare.take(MOST_WORDS)
        .map(|folded| Word {
            stem: stem(&folded),
            letters: letters(&folded),
            folded,
        })
        .collect()
}

/// Appends what is named to a file.
pub(super) fn write(file: &mut Vec<u8>, names: &Names) {
    let all = names.all();
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
pub(super) fn read(file: &mut Reader<'_>) -> Option<Names> {
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
    Some(Names::new(all))
}
