//! The lines of a page, each with its number, so that everything said about one can name its place.

/// A line with its whitespace evened out; never a part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// From 1.
    pub number: usize,
    /// Without spaces at the ends, with single ones inside; no-break spaces are spaces.
    pub text: String,
}

impl Line {
    /// Whether there is nothing on it.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// The words before and after the first colon, where there is one: a label and its value.
    pub fn label_and_value(&self) -> Option<(&str, &str)> {
        let (label, value) = self.text.split_once(':')?;
        Some((label.trim(), value.trim()))
    }
}

/// All lines of a text.
pub fn lines(text: &str) -> Vec<Line> {
    text.trim_start_matches('\u{feff}')
        .lines()
        .enumerate()
        .map(|(index, line)| Line {
            number: index + 1,
            text: single_spaced(line),
        })
        .collect()
}

/// The text with every run of whitespace as one space, and none at the ends.
pub fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Groups lines into paragraphs, which blank lines set apart. No paragraph is empty.
pub fn paragraphs(lines: &[Line]) -> Vec<&[Line]> {
    lines
        .split(Line::is_blank)
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

/// The text of a paragraph: wrapped lines are put together again, the items of a list keep a line each.
pub fn flowing(paragraph: &[Line]) -> String {
    let mut out = String::new();
    for line in paragraph {
        if !out.is_empty() {
            out.push(if is_list_item(&line.text) { '\n' } else { ' ' });
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
    fn puts_wrapped_lines_together_and_keeps_lists() {
        let read = lines("Pierwszy wiersz\ni drugi.\n\n\nPlan:\n• łąka,\n- sad\n z jabłonią");
        let texts: Vec<String> = paragraphs(&read).into_iter().map(flowing).collect();
        assert_eq!(texts, ["Pierwszy wiersz i drugi.", "Plan:\n• łąka,\n- sad z jabłonią"]);
    }
}
