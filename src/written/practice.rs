//! The page of a practice.

use maud::html;

use crate::components::place;
use crate::components::summary::summary_of;
use crate::i18n::t;
use crate::map::still;
use crate::pages::practice_text;
use crate::shortlist::Shortlist;
use crate::written::{Page, Sources};

/// How many letters of a summary stand for a page that is only named.
const DESCRIPTION: usize = 160;

/// The page; nothing where there is no such practice.
pub fn page(sources: &Sources<'_>, slug: &str) -> Option<Page> {
    let practice = sources.practice(slug)?;
    let details = sources.details.get(slug);
    let contents = practice_text::page(
        &sources.records_for(details),
        practice,
        &Shortlist::default(),
        details,
        &still::picture(practice, sources.atlas),
    );
    let said = match summary_of(practice) {
        Some((summary, _)) => beginning(summary, DESCRIPTION),
        None => format!("{} · {}", place::with_region(practice), t::category(&practice.category)),
    };
    Some(Page {
        title: t::page_title(&practice.title),
        description: Some(said),
        body: html! { article.page.practice-page { (contents) } },
    })
}

/// The beginning of a text, of so many letters at the most, in one line and ending with a whole word.
fn beginning(text: &str, most: usize) -> String {
    let mut said = String::new();
    let mut letters = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if letters + length + 1 > most {
            said.push('…');
            break;
        }
        if letters > 0 {
            said.push(' ');
            letters += 1;
        }
        said.push_str(word);
        letters += length;
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::written::tests::with_sources;

    #[test]
    fn everything_of_a_practice_can_be_read() {
        with_sources(|sources| {
            let page = page(sources, "swietlica").unwrap();
            assert_eq!(page.title, "Świetlica – Mapa Praktyk");
            assert_eq!(page.description.as_deref(), Some("Świetlica dla wszystkich."));
            for part in ["<h1>Świetlica</h1>", "Jak to zrobiono.", "href=\"/praktyki/lawka\""] {
                assert!(page.body.0.contains(part), "{part} is not in {}", page.body.0);
            }
            assert!(!page.body.0.contains("loading"), "{}", page.body.0);
        });
    }

    #[test]
    fn a_description_ends_with_a_whole_word() {
        let cases = [
            ("Zażółć gęślą jaźń", 40, "Zażółć gęślą jaźń"),
            ("Zażółć\n\ngęślą  jaźń", 40, "Zażółć gęślą jaźń"),
            ("Zażółć gęślą jaźń", 14, "Zażółć gęślą…"),
            ("Zażółć", 3, "…"),
            ("", 40, ""),
        ];
        for (text, most, expected) in cases {
            assert_eq!(beginning(text, most), expected);
        }
    }
}
