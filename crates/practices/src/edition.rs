//! An edition of a catalogue: what tells its files from those of any other, and which of them a device keeps without
//! being asked, so that the map can be opened where there is no network.
//!
//! ```json
//! {"format":"mapa-praktyk-edition","version":1,"edition":"00f1c2d3e4a5b6c7","files":[
//! "index.json",
//! "search/index.bin"]}
//! ```
//!
//! Paths go from the folder of the catalogue. A small catalogue is kept whole; of a large one that by which it opens, is
//! searched, narrowed down and put in order, and the rest as it is looked at.

use crate::hash;
use crate::published::{Published, SEARCH_INDEX};

/// Up to how many practices a map reads the catalogue whole; a larger one opens by its index.
pub const WHOLE_UP_TO: usize = 100;

/// Up to how many bytes, as they are before they are compressed, a catalogue is kept whole.
const SMALL: usize = 8_000_000;

/// Makes the text of `edition.json` of the files that are added.
#[derive(Debug, Clone)]
pub struct EditionBuilder {
    is_read_whole: bool,
    bytes: usize,
    hash: u64,
    files: Vec<(String, bool)>,
}

impl EditionBuilder {
    /// For a catalogue of so many practices, without any file so far.
    pub fn new(count: usize) -> Self {
        Self {
            is_read_whole: count <= WHOLE_UP_TO,
            bytes: 0,
            hash: hash::NOTHING,
            files: Vec::new(),
        }
    }

    /// With all files that [`Published`] has.
    pub fn of(published: &Published, count: usize) -> Self {
        let mut builder = Self::new(count);
        builder.add("index.json", published.index.as_bytes());
        builder.add("facets.bin", &published.facets);
        builder.add("orders.bin", &published.orders);
        for (name, bytes) in &published.search {
            builder.add(&format!("search/{name}.bin"), bytes);
        }
        for (number, cards) in published.cards.iter().enumerate() {
            builder.add(&format!("cards/{number}.json"), cards.as_bytes());
        }
        builder
    }

    /// Adds a file by its path from the catalogue's folder. The same files in another order are another edition.
    pub fn add(&mut self, path: &str, bytes: &[u8]) {
        let is_first = match path {
            "index.json" | "facets.bin" | "orders.bin" => true,
            "practices.geojson" => self.is_read_whole,
            _ => path == format!("search/{SEARCH_INDEX}.bin"),
        };
        self.files.push((path.to_owned(), is_first));
        self.bytes += bytes.len();
        // The length goes first, so that no file can pass for the beginning of the next.
        let length = bytes.len().to_le_bytes();
        let all = path.as_bytes().iter().chain(&length).chain(bytes);
        self.hash = hash::fnv1a(self.hash, all.copied());
    }

    /// The text of the file.
    pub fn finish(&self) -> String {
        let is_small = self.bytes <= SMALL;
        let kept = self.files.iter().filter(|(_, is_first)| is_small || *is_first);
        // The names of a catalogue's files are its own, slugs and numbers: nothing in them is to be escaped.
        let kept: Vec<String> = kept.map(|(path, _)| format!("\"{path}\"")).collect();
        format!(
            "{{\"format\":\"mapa-praktyk-edition\",\"version\":1,\"edition\":\"{:016x}\",\"files\":[\n{}]}}\n",
            self.hash,
            kept.join(",\n")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(builder: &EditionBuilder) -> Vec<String> {
        let text: serde_json::Value = serde_json::from_str(&builder.finish()).unwrap();
        let files = text["files"].as_array().unwrap().iter();
        files.map(|path| path.as_str().unwrap().to_owned()).collect()
    }

    fn with(count: usize, presentation: &str) -> EditionBuilder {
        let mut builder = EditionBuilder::of(&Published::default(), count);
        builder.add("search/index.bin", b"x");
        builder.add("search/0.bin", b"x");
        builder.add("details/zolw.json", presentation.as_bytes());
        builder.add("practices.geojson", b"{}");
        builder
    }

    #[test]
    fn a_small_catalogue_is_kept_whole_and_of_a_large_one_what_it_opens_by() {
        let opens = ["index.json", "facets.bin", "orders.bin", "search/index.bin"];
        let whole = [&opens[..], &["search/0.bin", "details/zolw.json", "practices.geojson"]].concat();
        let large = "ż".repeat(SMALL);
        assert_eq!(kept(&with(100, "żółw")), whole);
        assert_eq!(kept(&with(101, "żółw")), whole);
        assert_eq!(kept(&with(100, &large)), [&opens[..], &["practices.geojson"]].concat());
        assert_eq!(kept(&with(101, &large)), opens);
    }

    #[test]
    fn whatever_changes_makes_another_edition() {
        let name = |builder: &EditionBuilder| builder.finish().split('"').nth(9).unwrap().to_owned();
        let one = name(&with(1, "żółw"));
        assert_eq!(one.len(), 16);
        assert_eq!(one, name(&with(1, "żółw")));
        assert_ne!(one, name(&with(1, "żółwie")));
        let mut more = with(1, "żółw");
        more.add("details/ges.json", b"");
        assert_ne!(one, name(&more));
    }
}
