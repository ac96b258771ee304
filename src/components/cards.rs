//! A practice as an entry of a list.

use maud::{Markup, html};
use practices::Practice;
use practices::polish::bind_short_words;

use crate::components::place;
use crate::components::sign::{Kind, badge};
use crate::routes::Route;

/// A list of practices, each a link to its page.
pub fn list(practices: &[&Practice]) -> Markup {
    html! { ul.cards { @for practice in practices { li { (card(practice)) } } } }
}

/// The entries of a list by the practices' numbers; one whose record is still on its way holds its place.
pub fn entries<'a>(practices: impl Iterator<Item = (u32, Option<&'a Practice>)>) -> Markup {
    html! {
        @for (number, practice) in practices {
            li data-practice=(number) {
                @if let Some(practice) = practice { (card(practice)) } @else { span.card.waiting aria-hidden="true" {} }
            }
        }
    }
}

fn card(practice: &Practice) -> Markup {
    html! {
        a.card href=(Route::Practice(practice.slug.clone()).path()) {
            (badge(Kind::of(&practice.category)))
            span.card-text {
                span.card-title { (bind_short_words(&practice.title)) }
                span.card-meta { (place::with_region(practice)) " · " (practice.category.name()) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::assert_escapes;
    use practices::Source;

    fn practice(text: &str) -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let category = "dialog-spoleczny".parse().unwrap();
        let mut practice = Practice::new("bdp-1".into(), "a".into(), text.into(), category, source);
        practice.municipality = Some(text.into());
        practice
    }

    #[test]
    fn an_entry_leads_to_the_page() {
        let card = card(&practice("Łódź")).into_string();
        let expected = "<span class=\"card-text\"><span class=\"card-title\">Łódź</span>\
                        <span class=\"card-meta\">Łódź · Dialog społeczny</span></span></a>";
        assert!(
            card.starts_with("<a class=\"card\" href=\"/praktyki/a\"><span class=\"kind-badge\" data-kind=\"dialog\">")
        );
        assert!(card.ends_with(expected), "{card}");
    }

    #[test]
    fn no_title_is_a_part_of_the_page() {
        assert_escapes(|text| list(&[&practice(text)]));
    }

    #[test]
    fn an_entry_whose_record_is_on_its_way_holds_its_place() {
        let practice = practice("Żory");
        let text = entries([(7, None), (8, Some(&practice))].into_iter()).into_string();
        assert!(
            text.starts_with("<li data-practice=\"7\"><span class=\"card waiting\" aria-hidden=\"true\"></span></li>")
        );
        assert!(text.contains("<li data-practice=\"8\"><a class=\"card\""), "{text}");
    }
}
