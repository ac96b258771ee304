//! Texts in which the words that were looked for stand out.

use std::ops::Range;

use maud::{Markup, html};

/// How many letters of a summary stand before the first word that was found, and how many in all.
const BEFORE: usize = 60;
const SNIPPET: usize = 180;

/// The text with its marks, which rise and do not overlap; those that are no part of it are passed over.
pub fn marked(text: &str, marks: &[Range<usize>]) -> Markup {
    let mut end = 0;
    let mut pieces = Vec::new();
    for mark in marks {
        if let (Some(before), Some(word)) = (text.get(end..mark.start), text.get(mark.clone())) {
            pieces.push((before, word));
            end = mark.end;
        }
    }
    html! {
        @for (before, word) in pieces { (before) mark { (word) } }
        (text.get(end..).unwrap_or_default())
    }
}

/// The part of a text around its first mark, whole words with a sign of omission where something is left out, and where
/// the marks stand in it. Nothing without a mark.
pub fn snippet(text: &str, marks: &[Range<usize>]) -> Option<(String, Vec<Range<usize>>)> {
    let first = marks.first()?;
    let start = start_of_word(text, back(text, first.start, BEFORE));
    let end = end_of_word(text, forward(text, start, SNIPPET).max(first.end));
    let lead = if start > 0 { "… " } else { "" };
    let tail = if end < text.len() { " …" } else { "" };
    let part = text.get(start..end)?.trim_end();
    let moved = marks
        .iter()
        .filter(|mark| mark.start >= start && mark.end <= start + part.len());
    let moved = moved.map(|mark| mark.start - start + lead.len()..mark.end - start + lead.len());
    Some((format!("{lead}{part}{tail}"), moved.collect()))
}

/// So many letters before a place, or the beginning.
fn back(text: &str, from: usize, count: usize) -> usize {
    let before = text.get(..from).unwrap_or_default();
    before
        .char_indices()
        .rev()
        .take(count)
        .last()
        .map_or(from, |(at, _)| at)
}

/// So many letters after a place, or the end.
fn forward(text: &str, from: usize, count: usize) -> usize {
    let after = text.get(from..).unwrap_or_default();
    after.char_indices().nth(count).map_or(text.len(), |(at, _)| from + at)
}

/// The place, or the beginning of the next word where it is within one.
fn start_of_word(text: &str, at: usize) -> usize {
    if at == 0 {
        return 0;
    }
    let rest = text.get(at..).unwrap_or_default();
    rest.find(char::is_whitespace).map_or(at, |space| {
        at + space
            + rest
                .get(space..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8)
    })
}

/// The place, or the end of the word before where it is within one.
fn end_of_word(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    text.get(..at)
        .and_then(|before| before.rfind(char::is_whitespace))
        .unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::{NASTY, assert_escapes};

    /// Where a word stands in a text.
    fn mark(text: &str, word: &str) -> Vec<Range<usize>> {
        text.match_indices(word).map(|(at, word)| at..at + word.len()).collect()
    }

    #[test]
    fn marks_words_and_escapes_the_rest() {
        let text = "Zbiórka <odpadów> w Żorach";
        let found = [mark(text, "odpadów"), mark(text, "Żorach")].concat();
        assert_eq!(
            marked(text, &found).into_string(),
            "Zbiórka &lt;<mark>odpadów</mark>&gt; w <mark>Żorach</mark>"
        );
        assert_escapes(|text| marked(text, &[]));
        let whole = 0..NASTY.len();
        assert!(!marked(NASTY, &[whole]).into_string().contains("<script>"));
        // Marks of another text.
        assert_eq!(marked("żółw", &[0..1, 3..99]).into_string(), "żółw");
    }

    #[test]
    fn a_snippet_is_around_the_first_word_found() {
        let long = format!("{}gęś {}koniec", "słowo ".repeat(40), "dalej ".repeat(60));
        let (part, marks) = snippet(&long, &mark(&long, "gęś")).unwrap();
        assert!(part.starts_with("… słowo") && part.ends_with("dalej …"), "{part}");
        assert_eq!(part.get(marks[0].clone()), Some("gęś"));
        let short = "Gęś jest tu";
        let at_start = mark(short, "Gęś");
        assert_eq!(snippet(short, &at_start), Some((short.to_owned(), at_start)));
        assert_eq!(snippet(short, &[]), None);
    }
}
