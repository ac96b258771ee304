//! The practices that a visitor has starred, and lists of practices in addresses: their slugs in order.

use practices::slug::is_slug;

/// How many practices the shortlist holds.
pub const MOST: usize = 100;
/// How many practices are compared at once.
pub const MOST_COMPARED: usize = 4;
/// A longer text is no slug of ours.
const LONGEST_SLUG: usize = 200;

/// The query's name for a list of practices.
pub const PRACTICES: &str = "praktyki";
/// The query's name for those of them that are ticked.
pub const TICKED: &str = "wybrane";

/// Slugs of practices in the order in which they were added, each once; at most [`MOST`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shortlist(Vec<String>);

impl Shortlist {
    /// An empty one.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The sound part of a text that [`Shortlist::to_text`] may have written, or anybody else.
    pub fn from_text(text: &str) -> Self {
        Self(Asked::of(text, MOST).slugs)
    }

    /// The slugs with commas between them, as it is kept and as it stands in an address.
    pub fn to_text(&self) -> String {
        self.0.join(",")
    }

    /// The slugs.
    pub fn slugs(&self) -> &[String] {
        &self.0
    }

    /// Whether a practice is in it.
    pub fn has(&self, slug: &str) -> bool {
        self.0.iter().any(|other| other == slug)
    }

    /// Adds a practice; `false` where there is no room.
    pub fn add(&mut self, slug: &str) -> bool {
        if self.has(slug) {
            return true;
        }
        let has_room = self.0.len() < MOST;
        if has_room {
            self.0.push(slug.to_owned());
        }
        has_room
    }

    /// Takes a practice out.
    pub fn remove(&mut self, slug: &str) {
        self.0.retain(|other| other != slug);
    }
}

/// The practices that a value of an address's query names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The first of them, each once.
    pub slugs: Vec<String>,
    /// How many more it names.
    pub left_out: usize,
}

impl Asked {
    /// At most so many practices; what is no slug is passed over.
    pub fn of(text: &str, most: usize) -> Self {
        let mut asked = Self::default();
        let mut left_out: Vec<&str> = Vec::new();
        for slug in text.split(',').map(str::trim) {
            let is_known = asked.slugs.iter().any(|other| other == slug) || left_out.contains(&slug);
            if slug.len() > LONGEST_SLUG || !is_slug(slug) || is_known {
                continue;
            }
            if asked.slugs.len() < most {
                asked.slugs.push(slug.to_owned());
            } else if left_out.len() < MOST {
                left_out.push(slug);
            }
        }
        asked.left_out = left_out.len();
        asked
    }
}

/// The query of an address with a list of practices, and those of them that are ticked.
pub fn query(practices: &[String], ticked: &[String]) -> String {
    let parts = [(PRACTICES, practices), (TICKED, ticked)];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(_, slugs)| !slugs.is_empty())
        .map(|(name, slugs)| format!("{name}={}", slugs.join(",")))
        .collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!("?{}", parts.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sound_part_of_any_text_is_read() {
        let long = "a".repeat(LONGEST_SLUG + 1);
        let cases = [
            ("", ""),
            ("zdolna-dolna,b-2", "zdolna-dolna,b-2"),
            ("b,a,b,,b", "b,a"),
            (" a , b ", "a,b"),
            ("żółw,../etc,a/b,<script>,A,a--b,-a,b", "b"),
            ("[\"a\",\"b\"]", ""),
            (&format!("{long},a"), "a"),
        ];
        for (text, expected) in cases {
            assert_eq!(Shortlist::from_text(text).to_text(), expected, "{text}");
        }
    }

    #[test]
    fn it_holds_so_many_and_no_more() {
        let text: Vec<String> = (0..MOST + 20).map(|number| format!("praktyka-{number}")).collect();
        let mut list = Shortlist::from_text(&text.join(","));
        assert_eq!(list.slugs().len(), MOST);
        assert!(!list.add("nowa") && !list.has("nowa"));
        assert!(list.add("praktyka-7"));
        list.remove("praktyka-7");
        assert!(list.add("nowa") && list.has("nowa") && !list.has("praktyka-7"));
        assert_eq!(list.slugs().last().map(String::as_str), Some("nowa"));
    }

    #[test]
    fn an_address_that_names_too_many_says_how_many_are_left_out() {
        let cases = [
            ("a,b", vec!["a", "b"], 0),
            ("a,b,c,d,e,f,e,a", vec!["a", "b", "c", "d"], 2),
            ("a,ź,a", vec!["a"], 0),
        ];
        for (text, slugs, left_out) in cases {
            let asked = Asked::of(text, MOST_COMPARED);
            assert_eq!(
                (asked.slugs, asked.left_out),
                (slugs.into_iter().map(str::to_owned).collect(), left_out)
            );
        }
        let absurd = "a-b,".repeat(200_000) + &(0..100_000).map(|n| format!("{n},")).collect::<String>();
        assert_eq!(Asked::of(&absurd, MOST).slugs.len(), MOST);
    }

    #[test]
    fn an_address_says_which_practices_and_which_are_ticked() {
        let slugs = |text: &str| Asked::of(text, MOST).slugs;
        assert_eq!(query(&[], &[]), "");
        assert_eq!(query(&slugs("a,b"), &[]), "?praktyki=a,b");
        assert_eq!(query(&[], &slugs("a")), "?wybrane=a");
        assert_eq!(query(&slugs("a,b"), &slugs("b")), "?praktyki=a,b&wybrane=b");
    }
}
