//! What a line about people says: its label, or its form where it has none.

use crate::page::values::{is_email, letters, phones, readable_at, website};

/// What a line says.
#[derive(Debug, PartialEq, Eq)]
pub enum ContactLine<'a> {
    /// "tel. 75 717 21 46", with what stands after the label.
    Phone(&'a str),
    /// "e@mail: sekretariat@…".
    Email(&'a str),
    /// "faks 75 …", for which the record has no field.
    Fax,
    /// "www.zmyslona.pl", with or without a label.
    Website(&'a str),
    /// A name or what somebody does.
    Text(&'a str),
}

impl<'a> ContactLine<'a> {
    /// Tells the kind of a line by its label, or by its form where it has none.
    pub fn read(text: &'a str) -> Self {
        let (label, rest) = label(text);
        match label.as_str() {
            "tel" | "telefon" | "telfax" | "telfaks" | "kom" | "telkom" | "komorka" => {
                Self::Phone(without_second_label(rest))
            }
            "email" | "mail" | "emial" | "adresemail" => Self::Email(rest),
            "fax" | "faks" => Self::Fax,
            "www" if website(rest).is_some() => Self::Website(rest),
            _ if begins_with_number(text) => Self::Phone(text),
            _ if is_email(&readable_at(text)) => Self::Email(text),
            _ if text.starts_with("www.") || text.starts_with("http") => Self::Website(text),
            _ => Self::Text(text),
        }
    }
}

/// Whether a text without a label begins with a telephone number; others may follow.
fn begins_with_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || "+(".contains(c)) && !phones(text).read.is_empty()
}

/// The letters of the first word, where it can be a label, and what stands after it.
fn label(text: &str) -> (String, &str) {
    let ends = |c: char| c.is_whitespace() || c.is_ascii_digit() || ":+(".contains(c);
    let (word, rest) = text.find(ends).map_or((text, ""), |end| text.split_at(end));
    (letters(word), rest.trim_start_matches([':', '.', ' ']))
}

/// "tel. kom. 501 …" has two labels.
fn without_second_label(text: &str) -> &str {
    match label(text) {
        (second, rest) if second == "kom" || second == "fax" || second == "faks" => rest,
        _ => text,
    }
}

/// Labels that begin a new part within a line.
const INNER_LABELS: [&str; 12] = [
    "tel.", "tel:", "tel ", "kom.", "kom:", "fax", "faks", "e-mail", "e@mail", "email", "mail:", "www.",
];

/// What a line says one after the other: "Łucja Gęś, tel. 75 717 21 46, e-mail: …" has three parts.
pub fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((part, after)) = next_part(rest) {
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    let trimmed = parts.into_iter().map(|part| part.trim_matches([' ', ',', ';']));
    trimmed.filter(|part| !part.is_empty()).collect()
}

/// Splits at the first label inside; two labels in a row ("tel. fax 75 …") belong together.
fn next_part(text: &str) -> Option<(&str, &str)> {
    let borders = text
        .char_indices()
        .filter(|(_, c)| " ,;".contains(*c))
        .map(|(at, c)| at + c.len_utf8());
    borders
        .filter_map(|at| text.split_at_checked(at))
        .find(|(before, after)| {
            let says_something =
                ContactLine::read(before.trim()) != ContactLine::Phone("") && !before.trim().is_empty();
            says_something && INNER_LABELS.iter().any(|label| begins_with(after, label))
        })
}

/// Whether a text begins with a label of ASCII, in any case.
fn begins_with(text: &str, label: &str) -> bool {
    text.get(..label.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_kind_of_a_line() {
        let cases = [
            ("tel. 75 717 21 46", ContactLine::Phone("75 717 21 46")),
            ("Tel: 757172146", ContactLine::Phone("757172146")),
            ("tel.75 717 21 46", ContactLine::Phone("75 717 21 46")),
            ("tel. (71) 78 23 595", ContactLine::Phone("(71) 78 23 595")),
            ("tel. kom. 501-928-501", ContactLine::Phone("501-928-501")),
            ("tel./fax: 75 717 21 46", ContactLine::Phone("75 717 21 46")),
            ("75 717 21 46", ContactLine::Phone("75 717 21 46")),
            ("75 717 21 46 w. 1; 47", ContactLine::Phone("75 717 21 46 w. 1; 47")),
            ("500+ oraz 300+", ContactLine::Text("500+ oraz 300+")),
            ("e@mail: a@zmyslona.pl", ContactLine::Email("a@zmyslona.pl")),
            ("e-mail: a@zmyslona.pl", ContactLine::Email("a@zmyslona.pl")),
            ("email a@zmyslona.pl", ContactLine::Email("a@zmyslona.pl")),
            ("łucja@zmyslona.pl", ContactLine::Email("łucja@zmyslona.pl")),
            ("faks 75 717 21 46", ContactLine::Fax),
            ("gęś (at) zmyslona.pl", ContactLine::Email("gęś (at) zmyslona.pl")),
            ("mail: a@zmyslona.pl", ContactLine::Email("a@zmyslona.pl")),
            ("www.zmyslona.pl", ContactLine::Website("www.zmyslona.pl")),
            ("www: zmyslona.pl", ContactLine::Website("zmyslona.pl")),
            ("Telimena Żółw", ContactLine::Text("Telimena Żółw")),
        ];
        for (text, expected) in cases {
            assert_eq!(ContactLine::read(text), expected, "{text}");
        }
    }

    #[test]
    fn takes_a_line_apart_at_its_labels() {
        let cases: [(&str, &[&str]); 6] = [
            (
                "Łucja Gęś, tel. 75 717 21 46; e-mail: a@zmyslona.pl",
                &["Łucja Gęś", "tel. 75 717 21 46", "e-mail: a@zmyslona.pl"],
            ),
            (
                "tel. 75 717 21 46, fax 75 717 21 47",
                &["tel. 75 717 21 46", "fax 75 717 21 47"],
            ),
            ("Tel. fax 75 717 21 46", &["Tel. fax 75 717 21 46"]),
            ("tel. 75 717 21 46, 501 928 501", &["tel. 75 717 21 46, 501 928 501"]),
            ("Żółw E-MAIL a@zmyslona.pl", &["Żółw", "E-MAIL a@zmyslona.pl"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(parts(text), expected, "{text}");
        }
    }
}
