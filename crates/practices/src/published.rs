//! What is published of a catalogue beside the catalogue itself: the files by which a map opens, searches, narrows down and
//! puts in order.

use std::collections::BTreeMap;

use crate::catalogue::Catalogue;
use crate::details::Details;
use crate::facets::FacetsBuilder;
use crate::hash;
use crate::index::{CHUNK, Index};
use crate::orders::OrdersBuilder;
use crate::practice::Practice;
use crate::search::SearchBuilder;

/// The name of the file of the words among [`Published::search`], without its ending.
pub const SEARCH_INDEX: &str = "index";

/// The files of a catalogue, all with one stamp.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// `index.json`.
    pub index: String,
    /// `cards/<k>.json`, by number.
    pub cards: Vec<String>,
    /// `facets.bin`.
    pub facets: Vec<u8>,
    /// `orders.bin`.
    pub orders: Vec<u8>,
    /// `search/<name>.bin`, by name: [`SEARCH_INDEX`] and the numbers of the parts.
    pub search: BTreeMap<String, Vec<u8>>,
}

impl Published {
    /// Puts practices in the order of the index and makes their files; what has no details can't be found by them.
    ///
    /// # Errors
    /// Never for practices that were read from text; serde_json's error where a value can't be written as JSON.
    pub fn of<'a>(
        practices: &mut [Practice],
        details: impl Fn(&Practice) -> Option<&'a Details>,
    ) -> Result<Self, serde_json::Error> {
        Index::order(practices);
        let mut index = Index::of(practices);
        let mut search = SearchBuilder::default();
        let (mut facets, mut orders) = (FacetsBuilder::default(), OrdersBuilder::default());
        for practice in practices.iter() {
            let details = details(practice);
            search.add(practice, details);
            facets.add(practice, details);
            orders.add(practice);
        }
        let cards = practices.chunks(CHUNK as usize).map(Catalogue::to_geojson_in_order);
        let cards = cards.collect::<Result<Vec<_>, _>>()?;
        let mut made_of = cards
            .iter()
            .fold(hash::NOTHING, |before, file| hash::fnv1a(before, file.bytes()));
        for details in practices.iter().filter_map(&details) {
            made_of = hash::fnv1a(made_of, serde_json::to_vec(details)?);
        }
        index.made_of = Some(made_of);
        let stamp = index.stamp();
        let search = search.finish(stamp);
        let (words, parts) = search.files();
        let parts = parts.into_iter().enumerate();
        let parts = parts.map(|(number, part)| (number.to_string(), part.to_vec()));
        Ok(Self {
            index: index.to_json()?,
            cards,
            facets: facets.finish(stamp).to_bytes(),
            orders: orders.finish(stamp).to_bytes(),
            search: parts.chain([(SEARCH_INDEX.to_owned(), words)]).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::Source;

    fn made_of(title: &str, details: Option<&Details>) -> Option<u64> {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let category = "dialog-spoleczny".parse().unwrap();
        let practice = Practice::new("bdp-1".into(), "a".into(), title.into(), category, source);
        let published = Published::of(&mut [practice], |_| details).unwrap();
        Index::from_json(published.index.as_bytes()).unwrap().made_of
    }

    #[test]
    fn an_edit_of_a_text_alone_makes_another_catalogue() {
        let details = |text: &str| Details {
            presentation: Some(text.into()),
            ..Details::default()
        };
        let first = made_of("Żółw", Some(&details("<p>a</p>")));
        assert!(first.is_some());
        assert_eq!(first, made_of("Żółw", Some(&details("<p>a</p>"))));
        assert_ne!(first, made_of("Żółwie", Some(&details("<p>a</p>"))));
        assert_ne!(first, made_of("Żółw", Some(&details("<p>b</p>"))));
        assert_ne!(first, made_of("Żółw", None));
    }
}
