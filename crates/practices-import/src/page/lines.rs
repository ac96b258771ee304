//! The lines of a page, each with its number, so that everything said about one can name its place.

/// A line with its whitespace evened out; never a part of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// From 1, in the file; a line of a page saved as HTML has the number of the file's line on which it begins.
    pub number: usize,
    /// Without spaces at the ends, with single ones inside; no-break spaces are spaces, and what can't be seen (control
    /// characters, marks of direction, soft hyphens) is left out.
    pub text: String,
    /// What it is on the page.
    pub kind: Kind,
    /// Parts of the text that stand out, in the order in which they end.
    pub spans: Vec<Span>,
}

/// What a line is on its page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// Text, whose end may be a mere wrap of the file.
    #[default]
    Text,
    /// Text that the page itself ends here.
    Broken,
    /// A heading, of level 1 to 6.
    Heading(u8),
    /// An item of a list.
    Item {
        /// In how many other lists its list stands.
        depth: u8,
        /// Its number, in a numbered list.
        number: Option<u32>,
    },
    /// The only line of a table's cell, with the number of its column from 0.
    Cell(usize),
}

/// A part of a line's text that stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Where it begins, in bytes of the text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// How it stands out.
    pub style: Style,
}

/// How a part of a text stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Style {
    /// Bold.
    Strong,
    /// Italic.
    Emphasis,
    /// A link, with the address as written.
    Link(String),
}

impl Line {
    /// A line of plain text.
    pub fn new(number: usize, text: impl Into<String>) -> Self {
        Self {
            number,
            text: text.into(),
            ..Self::default()
        }
    }

    /// Whether there is nothing on it.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// The words before and after the first colon, where there is one: a label and its value.
    pub fn label_and_value(&self) -> Option<(&str, &str)> {
        let (label, value) = self.text.split_once(':')?;
        Some((label.trim(), value.trim()))
    }

    /// Its links, each as where its text begins and where it leads.
    pub fn links(&self) -> impl Iterator<Item = (usize, &str)> {
        self.spans.iter().filter_map(|span| match &span.style {
            Style::Link(href) => Some((span.start, href.as_str())),
            _ => None,
        })
    }
}

/// All lines of a text.
pub fn lines(text: &str) -> Vec<Line> {
    text.lines()
        .enumerate()
        .map(|(index, line)| Line::new(index + 1, single_spaced(line)))
        .collect()
}

/// The text with every run of whitespace as one space and none at the ends, and without what can't be seen.
pub fn single_spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_apart = false;
    push_visible(&mut out, &mut is_apart, text);
    out
}

/// Adds what of a text can be seen, with a space where whitespace has come before a word. `is_apart` is whether it has
/// come since the last one.
pub fn push_visible(out: &mut String, is_apart: &mut bool, text: &str) {
    let mut rest = text;
    while let Some((run, after)) = rest.split_at_checked(plain_length(rest)) {
        if !run.is_empty() {
            if *is_apart && !out.is_empty() {
                out.push(' ');
            }
            *is_apart = false;
            out.push_str(run);
        }
        let mut chars = after.chars();
        let Some(c) = chars.next() else { break };
        *is_apart |= c.is_whitespace();
        rest = chars.as_str();
    }
}

/// How many bytes of a text are words with one space between them, of which all can be seen. Only characters that
/// begin with a few bytes can be whitespace or invisible, so that most need no closer look.
fn plain_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_plain = |byte: u8| !matches!(byte, 0..=b' ' | 0x7f | 0xc2 | 0xd8 | 0xe1..=0xe3 | 0xef);
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        let is_single_space = byte == b' ' && at > 0 && bytes.get(at + 1).copied().is_some_and(is_plain);
        if is_plain(byte) || is_single_space {
            at += 1;
            continue;
        }
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c) if !c.is_whitespace() && !is_invisible(c) => at += c.len_utf8(),
            _ => break,
        }
    }
    at
}

/// Control characters, marks of direction and joining, soft hyphens: nothing of a text to a person who reads it.
fn is_invisible(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        c => c.is_control() && !c.is_whitespace(),
    }
}

/// Groups lines into paragraphs, which blank lines set apart. No paragraph is empty.
pub fn paragraphs(lines: &[Line]) -> Vec<&[Line]> {
    lines
        .split(Line::is_blank)
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

/// The text of a paragraph: wrapped lines are put together again; the items of a list, and lines that the page itself
/// has ended, keep a line each.
pub fn flowing(paragraph: &[Line]) -> String {
    let mut out = String::new();
    for line in paragraph {
        let keeps_its_line = line.kind != Kind::Text || is_list_item(&line.text);
        if !out.is_empty() {
            out.push(if keeps_its_line { '\n' } else { ' ' });
        }
        match line.kind {
            Kind::Item { number: None, .. } => out.push_str("• "),
            Kind::Item {
                number: Some(number), ..
            } => out.push_str(&format!("{number}. ")),
            _ => {}
        }
        out.push_str(&line.text);
    }
    out
}

/// Whether a line begins with the sign of a list: "• ", "- ", "– ".
pub fn is_list_item(text: &str) -> bool {
    list_item(text).is_some()
}

/// What stands after the sign of a list, where the line has one.
pub fn list_item(text: &str) -> Option<&str> {
    ["• ", "- ", "– ", "* "].iter().find_map(|sign| text.strip_prefix(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lines_and_evens_out_spaces() {
        let read = lines("\u{feff}  Żółta\u{a0}\u{a0}łódź \r\n\r\n\tGęś");
        let texts: Vec<_> = read.iter().map(|line| (line.number, line.text.as_str())).collect();
        assert_eq!(texts, [(1, "Żółta łódź"), (2, ""), (3, "Gęś")]);
    }

    #[test]
    fn leaves_out_what_cannot_be_seen() {
        let cases = [
            ("Ż\u{202e}ółw\0", "Żółw"),
            ("\u{200e}75 717\u{200b}21 46", "75 71721 46"),
            ("zmy\u{ad}ślona \u{feff} łąka", "zmyślona łąka"),
            ("\u{200f}", ""),
            ("\u{3000}łąka \u{2003} i\u{85}sad„x” ", "łąka i sad„x”"),
        ];
        for (text, expected) in cases {
            assert_eq!(single_spaced(text), expected, "{text:?}");
        }
    }

    #[test]
    fn puts_wrapped_lines_together_and_keeps_lists() {
        let read = lines("Pierwszy wiersz\ni drugi.\n\n\nPlan:\n• łąka,\n- sad\n z jabłonią");
        let texts: Vec<String> = paragraphs(&read).into_iter().map(flowing).collect();
        assert_eq!(texts, ["Pierwszy wiersz i drugi.", "Plan:\n• łąka,\n- sad z jabłonią"]);
    }
}
