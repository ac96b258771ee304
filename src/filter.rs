//! What the visitor wants to see, as it stands in the address: `?kategoria=uslugi-spoleczne/kultura,dialog-spoleczny`.

use std::sync::Arc;

use practices::Category;
use practices::facets::{Choices, Facet};

use crate::narrowing::Left;
use crate::search::Found;

/// The query's name for categories.
pub const CATEGORY: &str = "kategoria";
/// The query's name for words to find.
pub const TEXT: &str = "q";

/// Which practices are shown; the empty filter shows all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The chosen categories, in the order in which they were chosen; any of them will do.
    pub categories: Vec<Category>,
    /// What words have found; nothing where none are looked for.
    pub found: Option<Arc<Found>>,
    /// What choices of other facets have left; nothing where there are none.
    pub left: Option<Arc<Left>>,
}

impl Filter {
    /// What the value of the query's [`CATEGORY`] says. Words that are no path of a category are passed over.
    pub fn from_query(categories: &str) -> Self {
        let mut filter = Self::default();
        for category in categories.split(',').filter_map(|path| path.parse().ok()) {
            if !filter.categories.contains(&category) {
                filter.categories.push(category);
            }
        }
        filter
    }

    /// The parts of the query that say it; none where all is shown.
    pub fn to_query(&self) -> Vec<String> {
        let mut parts = Vec::new();
        if let Some(found) = &self.found {
            parts.push(format!("{TEXT}={}", percent_encoded(&found.text)));
        }
        if !self.categories.is_empty() {
            let paths: Vec<&str> = self.categories.iter().map(Category::path).collect();
            parts.push(format!("{CATEGORY}={}", paths.join(",")));
        }
        let choices = self.left.as_ref().map(|left| left.choices.clone()).unwrap_or_default();
        for facet in Facet::ALL {
            let values = choices.of(facet);
            if !values.is_empty() {
                let values: Vec<String> = values.iter().map(|value| percent_encoded(value)).collect();
                parts.push(format!("{}={}", facet.code(), values.join(",")));
            }
        }
        parts
    }

    /// All that is chosen, the categories too, as the facets count it.
    pub fn choices(&self) -> Choices {
        let mut choices = self.left.as_ref().map(|left| left.choices.clone()).unwrap_or_default();
        let paths = self.categories.iter().map(|category| category.path().to_owned());
        choices.set(Facet::Category, paths.collect());
        choices
    }

    /// Whether a practice is among those that words have found and choices have left, whatever its category.
    pub fn has(&self, practice: u32) -> bool {
        self.found.as_ref().is_none_or(|found| found.has(practice))
            && self.left.as_ref().is_none_or(|left| left.has(practice))
    }

    /// Whether words are looked for that no practice has.
    pub fn finds_nothing(&self) -> bool {
        self.found.as_ref().is_some_and(|found| found.hits.practices.is_empty())
    }

    /// Whether a category is shown.
    pub fn shows(&self, category: &Category) -> bool {
        self.categories.is_empty() || self.categories.contains(category)
    }

    /// The filter after a tick at a category was set or taken away.
    pub fn with(mut self, category: Category, is_chosen: bool) -> Self {
        self.categories.retain(|other| *other != category);
        if is_chosen {
            self.categories.push(category);
        }
        self
    }
}

/// A query of these parts, from its question mark on; empty where there are none.
pub fn query_of(parts: &[String]) -> String {
    if parts.is_empty() {
        String::new()
    } else {
        format!("?{}", parts.join("&"))
    }
}

/// A text as a value of an address's query: letters, digits and `-._~` as they are, a space as a plus, all else by its
/// bytes (application/x-www-form-urlencoded).
pub fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => encoded.push('+'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => {
                let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
                encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_sound_in_an_address() {
        let cases = [
            ("", ""),
            ("uslugi-spoleczne/kultura", "?kategoria=uslugi-spoleczne/kultura"),
            ("b,a,b", "?kategoria=b,a"),
            (
                "Usługi społeczne,../etc,a/b/c,<script>,,dialog-spoleczny",
                "?kategoria=dialog-spoleczny",
            ),
        ];
        for (query, expected) in cases {
            assert_eq!(query_of(&Filter::from_query(query).to_query()), expected, "{query}");
        }
    }

    #[test]
    fn writes_words_so_that_an_address_holds_them() {
        let cases = [
            ("odpady", "odpady"),
            ("w Żorach & Ełku", "w+%c5%bborach+%26+E%c5%82ku"),
            ("<b>+%", "%3cb%3e%2b%25"),
        ];
        for (text, expected) in cases {
            assert_eq!(percent_encoded(text), expected, "{text}");
        }
    }

    #[test]
    fn a_tick_adds_a_category_and_takes_it_away() {
        let culture: Category = "uslugi-spoleczne/kultura".parse().unwrap();
        let dialogue: Category = "dialog-spoleczny".parse().unwrap();
        let all = Filter::default();
        assert!(all.shows(&culture));
        let one = all.clone().with(culture.clone(), true);
        assert!(one.shows(&culture) && !one.shows(&dialogue));
        assert_eq!(one.clone().with(culture.clone(), true), one);
        assert_eq!(one.with(culture, false), all);
    }
}
