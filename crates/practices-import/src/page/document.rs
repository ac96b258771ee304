//! A page as its readers see it: numbered lines, and what its links say, whether it was saved as text or as HTML.

use super::html;
use super::lines::{Line, lines};

/// A page, told apart into lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The lines, each with its number in the file.
    pub lines: Vec<Line>,
    /// The address from which the page was saved, where the file says so.
    pub address: Option<String>,
    /// The address against which the page wants its links read, where it gives one.
    pub base: Option<String>,
    /// What a page saved as HTML calls itself.
    pub title: Option<String>,
    /// The links of the page in its order; a page saved as text has none.
    pub links: Vec<Link>,
    /// The pictures that are no links and have words for those who don't see them.
    pub pictures: Vec<Link>,
    /// An element that hides the rest of the page, since it has no end: its name, and the line on which it begins.
    pub unclosed: Option<(usize, String)>,
}

/// A link, or a picture.
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

    /// A page that was saved as HTML: what a browser shows of it, line by line. Scripts, styles and comments are no
    /// part of that. Any text can be read; one that is cut off ends where it does.
    pub fn from_html(html: &str) -> Self {
        html::document(html)
    }
}
