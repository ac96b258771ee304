//! The lines that every page of the site carries around its practice: menu, counter, project line, sponsors.
//!
//! They are known one by one, so that a line that isn't among them is never dropped unseen.

use practices::category::SECTIONS;

use super::address::Address;
use super::lines::{Line, Style, single_spaced};

/// Entries of the menu that are no section of the category tree.
const MENU: [&str; 6] = [
    "Strona główna",
    "SMUP",
    "Mapa Praktyk",
    "Inne bazy danych",
    "Publikacje i dokumenty",
    "Portal jst.org.pl",
];

/// The counter under the menu without its number, the sponsors and publishers, the project line of some pages' head.
/// A phrase goes before the one with which it begins.
const PHRASES: [&str; 19] = [
    "gości odwiedziło nas",
    "od 1 kwietnia 2008 r.",
    "Wsparcie udzielone",
    "przez Norwegię",
    "poprzez dofinansowanie",
    "ze środków",
    "Norweskiego Mechanizmu",
    "Finansowego",
    "Norweski Związek",
    "Związek",
    "Miast Polskich",
    "Gmin Wiejskich RP",
    "Powiatów Polskich",
    "Władz Lokalnych",
    "i Regionalnych",
    "Doskonalenie zarządzania usługami publicznymi",
    "i rozwojem w jednostkach samorządu lokalnego",
    "(gminach i powiatach)",
    "baza dobrych praktyk",
];

/// Lines above the practice on the new site.
const NEW_SITE: [&str; 4] = ["baza", "dobrych praktyk", "baza dobrych praktyk", BANNER];

/// The last line above the practice on the new site.
pub const BANNER: &str = "Baner projektu";

/// Whether a line with evened-out spaces is part of every page. The phrases of head and foot may stand on one line or
/// on several.
pub fn is_boilerplate(text: &str) -> bool {
    is_menu_entry(text) || is_made_of_phrases(text)
}

/// Whether a line above or below what a page says of its practice is part of every page: it is known, but for links
/// that lead to no practice.
pub fn is_furniture(line: &Line) -> bool {
    if line.spans.is_empty() {
        return is_boilerplate(&line.text);
    }
    let mut rest = String::new();
    let mut at = 0;
    for span in &line.spans {
        let is_elsewhere = matches!(&span.style, Style::Link(href) if Address::parse(href).is_none());
        if is_elsewhere && span.start >= at {
            rest.push_str(line.text.get(at..span.start).unwrap_or_default());
            at = span.end;
        }
    }
    rest.push_str(line.text.get(at..).unwrap_or_default());
    let rest = single_spaced(&rest);
    is_boilerplate(&rest) || !rest.contains(char::is_alphanumeric)
}

/// Whether a line above a practice of the new site is part of every page.
pub fn is_new_boilerplate(text: &str) -> bool {
    NEW_SITE.contains(&text) || text.starts_with("Przejdź do ") || is_boilerplate(text)
}

/// Whether a line is an entry of the site's menu.
pub fn is_menu_entry(text: &str) -> bool {
    let entry = text.trim_start_matches(['»', ' ']);
    let is_subsection = |entry: &str| {
        entry == "Praktyki"
            || SECTIONS
                .iter()
                .any(|section| section.subsections.iter().any(|(_, name)| *name == entry))
    };
    if entry == text {
        MENU.contains(&text) || SECTIONS.iter().any(|section| section.name == text)
    } else {
        is_subsection(entry)
    }
}

fn is_made_of_phrases(text: &str) -> bool {
    let mut rest = without_count(text);
    while !rest.is_empty() {
        let after = PHRASES.iter().find_map(|phrase| rest.strip_prefix(phrase));
        match after {
            Some(after) if after.is_empty() || after.starts_with(' ') => rest = after.trim_start(),
            _ => return false,
        }
    }
    true
}

/// The text after the number of a counter, "1.632.783".
fn without_count(text: &str) -> &str {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let is_group = |group: &str| (1..=3).contains(&group.len()) && group.chars().all(|c| c.is_ascii_digit());
    let is_count = first.contains('.') && first.split('.').all(is_group);
    if is_count { rest } else { text }
}

#[cfg(test)]
mod tests {
    use super::super::document::Document;
    use super::*;

    #[test]
    fn knows_its_own_lines_and_no_others() {
        let cases = [
            ("Strona główna", true),
            ("Usługi społeczne", true),
            ("» Pomoc społeczna", true),
            ("» Praktyki", true),
            ("Pomoc społeczna", false),
            ("» Żegluga", false),
            ("1.632.783", true),
            ("1.632.7831", false),
            ("2008", false),
            ("gości odwiedziło nas", true),
            ("1.632.783 gości odwiedziło nas od 1 kwietnia 2008 r.", true),
            ("Norweskiego Mechanizmu", true),
            ("Związek Miast Polskich", true),
            ("Związek Miast Żółwich", false),
            (
                "Doskonalenie zarządzania usługami publicznymi i rozwojem w jednostkach samorządu lokalnego (gminach i powiatach)",
                true,
            ),
            ("", true),
            ("Zawiązanie Partnerstwa", false),
        ];
        for (text, expected) in cases {
            assert_eq!(is_boilerplate(text), expected, "{text}");
        }
    }

    #[test]
    fn a_link_to_no_practice_is_furniture() {
        let cases = [
            ("<a href='index.php?p1=1&p2=1'>Kultura</a>", true),
            ("<a href='/strona/11,historia-bdp.html'>Łąka</a>", true),
            ("<a href='index.php?p1=1&p2=1&art=7'>Kultura</a>", false),
            ("» <a href='https://zmyslona.pl/'><b>Kultura</b></a>", true),
            (
                "Finansowego <a href='https://zmyslona.pl/'><img alt='Logo Żółwia'></a>",
                true,
            ),
            ("Zob. <a href='index.php?p1=1'>Kultura</a>", false),
        ];
        for (html, expected) in cases {
            let page = Document::from_html(html);
            assert_eq!(is_furniture(&page.lines[0]), expected, "{html}");
        }
    }
}
