//! What is published of a catalogue beside the catalogue itself: the files by which a map opens, searches, narrows down and
//! puts in order.

use std::collections::BTreeMap;

use crate::catalogue::Catalogue;
use crate::details::Details;
use crate::facets::FacetsBuilder;
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
        let index = Index::of(practices);
        let mut search = SearchBuilder::default();
        let (mut facets, mut orders) = (FacetsBuilder::default(), OrdersBuilder::default());
        for practice in practices.iter() {
            let details = details(practice);
            search.add(practice, details);
            facets.add(practice, details);
            orders.add(practice);
        }
        let stamp = index.stamp();
        let search = search.finish(stamp);
        let (words, parts) = search.files();
        let parts = parts.into_iter().enumerate();
        let parts = parts.map(|(number, part)| (number.to_string(), part.to_vec()));
        let cards = practices.chunks(CHUNK as usize).map(Catalogue::to_geojson_in_order);
        Ok(Self {
            index: index.to_json()?,
            cards: cards.collect::<Result<_, _>>()?,
            facets: facets.finish(stamp).to_bytes(),
            orders: orders.finish(stamp).to_bytes(),
            search: parts.chain([(SEARCH_INDEX.to_owned(), words)]).collect(),
        })
    }
}
