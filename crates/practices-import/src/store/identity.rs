//! When two records are of the same practice.
//!
//! The same page is saved from two hosts, on three tabs, as text without an address, and from the new site under
//! another number. So a practice is known by its number in the old catalogue where both records have one, and
//! otherwise by its title, published or edited, as long as the places don't speak against it.

use std::hash::{DefaultHasher, Hash, Hasher};

use practices::slug::fold;

use crate::page::address::Address;
use crate::record::Record;

/// What a record can be found by, as hashes: with these alone in memory, a folder of records may be of any size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Keys {
    /// Of the id.
    pub id: u64,
    /// Of the catalogue and the number in it.
    pub number: Option<u64>,
    /// Of the catalogue with the slug, the title and the published title.
    pub names: Vec<u64>,
}

impl Keys {
    /// The keys of a record.
    pub fn of(record: &Record) -> Self {
        let catalogue = &record.source.catalogue;
        let mut names: Vec<u64> = names(record).iter().map(|name| hash(&(catalogue, name))).collect();
        names.sort_unstable();
        names.dedup();
        Self {
            id: hash(&record.id),
            number: number(record).map(|number| hash(&(catalogue, number))),
            names,
        }
    }

    /// Each key by itself.
    pub fn all(&self) -> impl Iterator<Item = u64> {
        self.names.iter().copied().chain(self.number).chain([self.id])
    }
}

/// The hash of something, the same within one run of the program.
pub(super) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Whether a stored record and one that was just read are of the same practice.
pub(super) fn is_same_practice(stored: &Record, read: &Record) -> bool {
    if stored.id == read.id && !is_named(read) {
        return true;
    }
    if stored.source.catalogue != read.source.catalogue {
        return false;
    }
    if let (Some(one), Some(other)) = (number(stored), number(read)) {
        return one == other;
    }
    let known = names(stored);
    names(read).iter().any(|name| known.contains(name)) && places_agree(stored, read)
}

/// "Budżet obywatelski" is the title of practices of many towns.
fn places_agree(stored: &Record, read: &Record) -> bool {
    match (&stored.municipality, &read.municipality) {
        (Some(one), Some(other)) => folded(one) == folded(other),
        _ => true,
    }
}

/// Whether the id says no more than the title does.
pub(super) fn is_named(record: &Record) -> bool {
    record.id == format!("{}-{}", record.source.catalogue, record.slug)
}

/// The number in the catalogue: that of the id, else that in an address of the record.
pub(super) fn number(record: &Record) -> Option<String> {
    let own = record.id.strip_prefix(record.source.catalogue.as_str());
    let own = own.and_then(|rest| rest.strip_prefix('-'));
    let is_number = |text: &&str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    own.filter(is_number).map(str::to_owned).or_else(|| {
        let elsewhere = record.elsewhere.iter().map(|page| &page.url);
        record
            .source
            .url
            .iter()
            .chain(elsewhere)
            .find_map(|url| match Address::parse(url)? {
                Address::Old { art, .. } => Some(art.to_string()),
                Address::New { .. } => None,
            })
    })
}

fn names(record: &Record) -> Vec<String> {
    let published = record.as_published.get("title");
    [Some(&record.slug), Some(&record.title), published]
        .into_iter()
        .flatten()
        .map(|name| folded(name))
        .filter(|name| !name.is_empty())
        .collect()
}

/// Letters and digits alone, so that neither quotation marks nor hyphens nor case matter.
fn folded(text: &str) -> String {
    text.chars().filter_map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use practices::{Attachment, Source};

    fn record(id: &str, title: &str, municipality: &str, url: &str) -> Record {
        let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let source = Source {
            catalogue: "bdp".into(),
            url: known(url),
            retrieved: None,
        };
        let mut record = Record::new(id.into(), "slug-z-reki".into(), title.into(), source);
        record.municipality = known(municipality);
        record.slug = practices::slug::slugify(title);
        record
    }

    #[test]
    fn a_practice_is_known_by_number_title_and_place() {
        let old = "https://dobrepraktyki.pl/index.php?p1=1&p2=2&art=7";
        let other = "https://dobrepraktyki.pl/index.php?p1=1&p2=2&art=8";
        let new = "https://dobrepraktyki.pl/praktyka/7,zolw.html";
        let cases = [
            // (id, title, place, address) of the stored and of the read record
            (("bdp-7", "Żółw", "", ""), ("bdp-7", "Gęś", "", ""), true),
            (("bdp-7", "Żółw", "", ""), ("bdp-ges", "Gęś", "", old), true),
            (("bdp-7", "Żółw", "", old), ("bdp-8", "Żółw", "", other), false),
            (
                ("bdp-7", "Żółw „Gęś”", "", ""),
                ("bdp-zolw-ges", "Żółw \"gęś\"", "", ""),
                true,
            ),
            // The new site counts anew: its 7 is another practice's number.
            (("bdp-7", "Żółw", "", old), ("bdp-ges", "Gęś", "", new), false),
            (("bdp-7", "Żółw", "", old), ("bdp-zolw", "Żółw", "", new), true),
            (
                ("bdp-zolw", "Żółw", "Łódź", ""),
                ("bdp-zolw-2", "Żółw", "Żory", ""),
                false,
            ),
            (("bdp-zolw", "Żółw", "Łódź", ""), ("bdp-zolw-2", "Żółw", "", ""), true),
        ];
        for (stored, read, expected) in cases {
            let of = |(id, title, place, url)| record(id, title, place, url);
            assert_eq!(
                is_same_practice(&of(stored), &of(read)),
                expected,
                "{stored:?} {read:?}"
            );
        }
    }

    #[test]
    fn the_published_title_and_other_addresses_count() {
        let mut stored = record("bdp-dlugi", "Krótszy tytuł", "", "");
        stored.as_published.insert("title".into(), "Żółw w gminie".into());
        assert!(is_same_practice(&stored, &record("bdp-x", "Żółw w gminie", "", "")));
        stored.elsewhere.push(Attachment {
            title: "Ten sam opis".into(),
            url: "https://archiwum.dobrepraktyki.pl/index.php?p1=1&p2=1&art=31".into(),
        });
        assert!(is_same_practice(&stored, &record("bdp-31", "Całkiem inny", "", "")));
    }
}
