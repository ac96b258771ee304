//! A practice as an entry of a list.

use std::ops::Range;

use maud::{Markup, html};
use practices::Practice;
use practices::polish::bind_short_words;

use crate::components::marked::{marked, snippet};
use crate::components::place;
use crate::components::rows::Place;
use crate::components::sign::{Kind, badge};
use crate::components::star::star;
use crate::i18n::{content_lang, t};
use crate::routes::Route;
use crate::shortlist::Shortlist;

/// Where a text has words that were looked for, in bytes.
pub type Marks<'a> = &'a dyn Fn(&str) -> Vec<Range<usize>>;

/// A list of practices, each a link to its page with the practice's star beside it.
pub fn list(practices: &[&Practice], shortlist: &Shortlist) -> Markup {
    html! {
        ul.cards {
            @for practice in practices { li { (card(practice, None, None)) (star_of(practice, shortlist)) } }
        }
    }
}

/// What an entry of a long list shows beside the practice.
#[derive(Clone, Copy)]
pub struct Aspect<'a> {
    /// Why it was found.
    pub marks: Option<Marks<'a>>,
    /// How far it is, in kilometres.
    pub distance: Option<f64>,
    /// Whether it is starred.
    pub shortlist: &'a Shortlist,
}

/// The entry of a long list; one whose record is still on its way holds its place.
pub fn entry(place: Place, practice: Option<&Practice>, aspect: Aspect<'_>) -> Markup {
    html! {
        li data-practice=(place.practice) aria-posinset=(place.place + 1) aria-setsize=(place.of) {
            @match practice {
                Some(practice) => {
                    (card(practice, aspect.marks, aspect.distance))
                    (star_of(practice, aspect.shortlist))
                }
                None => span.card.waiting aria-hidden="true" {},
            }
        }
    }
}

fn star_of(practice: &Practice, shortlist: &Shortlist) -> Markup {
    star(&practice.slug, &practice.title, shortlist)
}

fn card(practice: &Practice, marks: Option<Marks<'_>>, distance: Option<f64>) -> Markup {
    let mark = |text: &str| {
        let found = marks.map(|marks| marks(text)).unwrap_or_default();
        (marked(text, &found), !found.is_empty())
    };
    let (title, is_in_title) = mark(&bind_short_words(&practice.title));
    let meta = format!("{} · {}", place::with_region(practice), t::category(&practice.category));
    let (meta, is_in_meta) = mark(&meta);
    let why = marks
        .filter(|_| !is_in_title)
        .and_then(|marks| why(practice, marks, is_in_meta));
    html! {
        a.card href=(Route::Practice(practice.slug.clone()).path()) {
            (badge(Kind::of(&practice.category)))
            span.card-text {
                span.card-title lang=[content_lang()] { (title) }
                span.card-meta {
                    @if let Some(distance) = distance { b.distance { (t::how_far(distance)) } " · " }
                    (meta)
                }
                @if let Some((why, lang)) = why { span.card-why lang=[lang] { (why) } }
            }
        }
    }
}

/// Why a practice was found whose title does not say it, and in which language that is where it is not the page's: by its
/// summary, or else by what only its page shows.
fn why(practice: &Practice, marks: Marks<'_>, is_in_meta: bool) -> Option<(Markup, Option<&'static str>)> {
    let summary = practice.summary.as_deref().map(bind_short_words).unwrap_or_default();
    match snippet(&summary, &marks(&summary)) {
        Some((part, marks)) => Some((marked(&part, &marks), content_lang())),
        None if is_in_meta => None,
        None => Some((html! { (t::FOUND_ON_PAGE) }, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::{self, tests::assert_escapes};

    fn practice(text: &str) -> Practice {
        let mut practice = markup::tests::practice("a", text);
        practice.municipality = Some(text.into());
        practice
    }

    #[test]
    fn an_entry_leads_to_the_page() {
        let card = card(&practice("Łódź"), None, None).into_string();
        let expected = "<span class=\"card-text\"><span class=\"card-title\">Łódź</span>\
                        <span class=\"card-meta\">Łódź · Dialog społeczny</span></span></a>";
        assert!(
            card.starts_with("<a class=\"card\" href=\"/praktyki/a\"><span class=\"kind-badge\" data-kind=\"dialog\">")
        );
        assert!(card.ends_with(expected), "{card}");
    }

    #[test]
    fn no_title_is_a_part_of_the_page() {
        assert_escapes(|text| list(&[&practice(text)], &Shortlist::default()));
    }

    #[test]
    fn an_entry_says_why_it_was_found() {
        let mut practice = practice("Łódź");
        let find = |word: &'static str| {
            move |text: &str| -> Vec<Range<usize>> {
                text.match_indices(word).map(|(at, word)| at..at + word.len()).collect()
            }
        };
        let why = |practice: &Practice, word: &'static str| card(practice, Some(&find(word)), None).into_string();
        assert!(why(&practice, "Łódź").contains("<span class=\"card-title\"><mark>Łódź</mark></span>"));
        assert!(why(&practice, "dialog").contains(t::FOUND_ON_PAGE.get()));
        practice.summary = Some("Rada seniorów doradza miastu.".into());
        assert!(why(&practice, "seniorów").contains("<span class=\"card-why\">Rada <mark>seniorów</mark>"));
    }

    #[test]
    fn an_entry_whose_record_is_on_its_way_holds_its_place() {
        let practice = practice("Żory");
        let place = |practice| Place {
            practice,
            place: 4,
            of: 60,
        };
        let shortlist = Shortlist::from_text("a");
        let aspect = |distance| Aspect {
            marks: None,
            distance,
            shortlist: &shortlist,
        };
        let waiting = "<li data-practice=\"7\" aria-posinset=\"5\" aria-setsize=\"60\">\
                       <span class=\"card waiting\" aria-hidden=\"true\"></span></li>";
        assert_eq!(entry(place(7), None, aspect(None)).into_string(), waiting);
        let text = entry(place(8), Some(&practice), aspect(Some(12.4))).into_string();
        assert!(text.contains("<b class=\"distance\">12\u{a0}km</b> · Żory"), "{text}");
        assert!(
            text.contains("</a><button class=\"star\" type=\"button\" aria-pressed=\"true\""),
            "{text}"
        );
    }
}
