//! A page as its readers see it: numbered lines, and what its links say, whether it was saved as text or as HTML.

use super::lines::{Line, lines};

/// A page, told apart into lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The lines, each with its number in the file.
    pub lines: Vec<Line>,
    /// The address from which the page was saved, where the file says so.
    pub address: Option<String>,
    /// The links of the page in its order; a page saved as text has none.
    pub links: Vec<Link>,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The line on which its text stands.
    pub line: usize,
    /// Its text, single-spaced.
    pub text: String,
    /// Where it leads, as written.
    pub href: String,
}

impl Document {
    /// A page that was saved as text.
    pub fn from_text(text: &str) -> Self {
        Self {
            lines: lines(text),
            ..Self::default()
        }
    }
}
