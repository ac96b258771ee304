//! The lines that every page of the old site carries around its practice: menu, counter, project line, sponsors.
//!
//! They are known one by one, so that a line that isn't among them is never dropped unseen.

use practices::category::SECTIONS;

/// Entries of the menu that are no section of the category tree.
const MENU: [&str; 6] = [
    "Strona główna",
    "SMUP",
    "Mapa Praktyk",
    "Inne bazy danych",
    "Publikacje i dokumenty",
    "Portal jst.org.pl",
];

/// The counter under the menu, without its number.
const COUNTER: [&str; 2] = ["gości odwiedziło nas", "od 1 kwietnia 2008 r."];

/// Sponsors and publishers, in the words and lines of the page's foot, and the project line of some pages' head.
const SPONSORS: [&str; 18] = [
    "Wsparcie udzielone",
    "przez Norwegię",
    "poprzez dofinansowanie",
    "ze środków",
    "Norweskiego Mechanizmu",
    "Finansowego",
    "Związek",
    "Miast Polskich",
    "Gmin Wiejskich RP",
    "Powiatów Polskich",
    "Norweski Związek",
    "Władz Lokalnych",
    "i Regionalnych",
    "Doskonalenie zarządzania usługami publicznymi i rozwojem w jednostkach samorządu lokalnego (gminach i powiatach)",
    "Doskonalenie zarządzania usługami publicznymi",
    "i rozwojem w jednostkach samorządu lokalnego",
    "(gminach i powiatach)",
    "baza dobrych praktyk",
];

/// Whether a line with evened-out spaces is part of every page.
pub fn is_boilerplate(text: &str) -> bool {
    text.is_empty() || is_menu_entry(text) || is_counter(text) || SPONSORS.contains(&text)
}

/// Whether a line is an entry of the site's menu.
pub fn is_menu_entry(text: &str) -> bool {
    let entry = text.strip_prefix("» ").unwrap_or(text);
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

/// "1.632.783", or one of the two lines under it.
fn is_counter(text: &str) -> bool {
    let is_number = text.contains('.') && text.split('.').all(|group| group.len() <= 3 && is_digits(group));
    is_number || COUNTER.contains(&text)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
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
            ("Norweskiego Mechanizmu", true),
            ("", true),
            ("Zawiązanie Partnerstwa", false),
        ];
        for (text, expected) in cases {
            assert_eq!(is_boilerplate(text), expected, "{text}");
        }
    }
}
