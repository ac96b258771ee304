//! What the visitor wants to see, as it stands in the address: `?kategoria=uslugi-spoleczne/kultura,dialog-spoleczny`.

use practices::Category;

/// The query's name for categories.
pub const CATEGORY: &str = "kategoria";

/// Which practices are shown; the empty filter shows all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The chosen categories, in the order in which they were chosen; any of them will do.
    pub categories: Vec<Category>,
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

    /// The query, from its question mark on; empty where all is shown.
    pub fn to_query(&self) -> String {
        if self.categories.is_empty() {
            return String::new();
        }
        let paths: Vec<&str> = self.categories.iter().map(Category::path).collect();
        format!("?{CATEGORY}={}", paths.join(","))
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
            assert_eq!(Filter::from_query(query).to_query(), expected, "{query}");
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
