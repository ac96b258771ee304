//! Guesses which line of a page is its title: the headings right above the first long paragraph.

use practices::Category;
use practices::slug::slugify;

use super::place::is_address;
use crate::page::contacts::ContactLine;
use crate::page::lines::{Kind, Line, flowing, paragraphs};

/// From this many characters on, a paragraph is running text and not a heading, a menu or an address.
const RUNNING_TEXT: usize = 250;

/// The line above the title on a page of the old site.
pub fn breadcrumb(lines: &[Line]) -> Option<&Line> {
    lines
        .iter()
        .find(|line| line.text.contains(" : ") && Category::from_breadcrumb(&line.text).is_some())
}

/// The most likely title: what stands under the breadcrumb; or what the page marks as its heading; or the topmost of the headings above the text; or the
/// first line that can be a heading; or else the first line with a letter.
pub fn find(lines: &[Line]) -> Option<Line> {
    let has_letter = |line: &&Line| !slugify(&line.text).is_empty();
    let under_breadcrumb = breadcrumb(lines).and_then(|above| {
        let below = lines.iter().filter(|line| line.number > above.number);
        below.into_iter().find(|line| !line.is_blank())
    });
    under_breadcrumb
        .filter(has_letter)
        .or_else(|| lines.iter().find(|line| line.kind == Kind::Heading(1)))
        .or_else(|| above_the_text(lines))
        .or_else(|| lines.iter().find(|line| is_heading(&line.text)))
        .or_else(|| lines.iter().find(has_letter))
        .cloned()
}

/// The topmost of the one-line headings that stand right above the first long paragraph.
fn above_the_text(lines: &[Line]) -> Option<&Line> {
    let paragraphs = paragraphs(lines);
    let text = paragraphs
        .iter()
        .position(|paragraph| flowing(paragraph).chars().count() >= RUNNING_TEXT)?;
    let headings = paragraphs
        .into_iter()
        .take(text)
        .rev()
        .map_while(|paragraph| match paragraph {
            [line] if is_heading(&line.text) => Some(line),
            _ => None,
        });
    headings.last()
}

/// Three words at least, the first with a capital, and neither a number to call nor an address.
fn is_heading(text: &str) -> bool {
    let capital = text
        .trim_start_matches(['„', '"'])
        .chars()
        .next()
        .is_some_and(char::is_uppercase);
    let is_text = matches!(ContactLine::read(text), ContactLine::Text(_));
    capital && is_text && !is_address(text) && text.split_whitespace().count() >= 3 && !text.ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::lines;

    #[test]
    fn takes_the_topmost_heading_above_the_text() {
        let text = "Łąka nad Wartą rozkwita i cieszy wszystkich. ".repeat(8);
        let cases = [
            (
                format!("eu\n\nWspólny sad w Zmyślonej\n\nNasz ośrodek na finiszu\n\n{text}"),
                Some("Wspólny sad w Zmyślonej"),
            ),
            (
                format!("Godziny pracy od 8\n\nSzukaj\n\nProgram „Żywa Łąka” rusza.\n\n{text}"),
                Some("Program „Żywa Łąka” rusza."),
            ),
            (format!("Plac Gęsi 1\n\n30-001 Zmyślona\n\n{text}"), Some("Plac Gęsi 1")),
            (
                "Dialog społeczny : Praktyki\nRada\n\n.: Skrót i Metryka :.".to_owned(),
                Some("Rada"),
            ),
            ("żółw\n…".to_owned(), Some("żółw")),
            ("…".to_owned(), None),
        ];
        for (text, expected) in cases {
            let found = find(&lines(&text)).map(|line| line.text);
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
