//! The card of a place as text: its practices, the metryka and the people to call.

use maud::{Markup, html};
use practices::polish::bind_short_words;

use crate::components::contacts::contacts;
use crate::components::metryka::metryka;
use crate::components::notice;
use crate::components::place;
use crate::components::sign::{Kind, badge};
use crate::components::star::star;
use crate::components::summary::summary_of;
use crate::i18n::{content_lang, t};
use crate::library::Found;
use crate::load::LoadError;
use crate::map::spots::of_places;
use crate::routes::Route;
use crate::shortlist::Shortlist;

/// The id of the heading, by which the card is called.
pub const TITLE: &str = "popup-title";
/// What the button that closes the card asks for.
pub const CLOSE: &str = "close";
/// What the button that shows all places of a practice asks for; its value is the practice's place in the catalogue.
pub const ALL_PLACES: &str = "all-places";

/// What the button that shows more of many practices asks for.
pub const MORE: &str = "more";

/// What a card shows: as many of a place's practices as are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Contents<'a> {
    /// Those whose records are here.
    pub found: &'a [Found<'a>],
    /// How many are asked for.
    pub asked: usize,
    /// How many the place has.
    pub total: usize,
    /// Why one of those that are asked for did not come.
    pub error: Option<&'a LoadError>,
    /// Those that the visitor has starred.
    pub shortlist: &'a Shortlist,
}

/// The whole card: what the place is called, its practices, and the way to the page where the place has one practice only.
pub fn card(contents: Contents<'_>) -> Markup {
    html! {
        (head(contents))
        div.popup-body tabindex="0" role="group" aria-labelledby=(TITLE) { (body(contents)) }
        @if let ([only], 1) = (contents.found, contents.total) { footer.popup-foot { (to_page(only, contents.shortlist)) } }
    }
}

/// What the place is called, how many practices it has, and the way out.
fn head(Contents { found, total, .. }: Contents<'_>) -> Markup {
    let name = found.first().and_then(place::name_here);
    html! {
        header.popup-head {
            h2 id=(TITLE) { (name.unwrap_or_else(|| t::practices(total))) }
            @if total > 1 && !found.is_empty() { p.popup-count { (t::practices(total)) } }
            button.close type="button" aria-label=(t::CLOSE) title=(t::CLOSE) data-action=(CLOSE) {
                svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" { path d="M6 6l12 12M18 6 6 18" {} }
            }
        }
    }
}

/// The practices of the place: the only one open at once, of several each in a row that opens in place.
fn body(
    Contents {
        found,
        asked,
        total,
        error,
        shortlist,
    }: Contents<'_>,
) -> Markup {
    html! {
        @if let ([only], 1) = (found, total) { (entry(only)) }
        @else {
            @for (index, found) in found.iter().enumerate() { (row(found, index == 0, shortlist)) }
        }
        @if found.len() < asked.min(total) {
            @if let Some(error) = error { (notice::failed(t::LOAD_FAILED_CATALOGUE, error)) }
            @else { (notice::loading(t::LOADING_PRACTICES)) }
        }
        @if asked < total {
            button.button.quiet.more type="button" data-action=(MORE) { (t::show_more(asked.min(total - asked), total - asked)) }
        }
    }
}

fn entry(found: &Found<'_>) -> Markup {
    let practice = found.practice;
    html! {
        article.popup-entry {
            p.category-line { (badge(Kind::of(&practice.category))) span { (t::category(&practice.category)) } }
            h3.popup-title lang=[content_lang()] { (bind_short_words(&practice.title)) }
            (facts(found))
        }
    }
}

fn row(found: &Found<'_>, is_open: bool, shortlist: &Shortlist) -> Markup {
    let practice = found.practice;
    html! {
        details.popup-entry name="popup-entry" open[is_open] {
            summary { (badge(Kind::of(&practice.category))) span lang=[content_lang()] { (bind_short_words(&practice.title)) } }
            (facts(found))
            div.popup-foot { (to_page(found, shortlist)) }
        }
    }
}

fn facts(found: &Found<'_>) -> Markup {
    let practice = found.practice;
    html! {
        p.popup-place { (place::in_full_here(found)) }
        @if place::has_several(practice) { (all_places(found)) }
        @if let Some((summary, lang)) = summary_of(practice) { p.popup-summary lang=[lang] { (bind_short_words(summary)) } }
        (contacts(practice))
        (metryka(practice))
    }
}

/// "Jedno z 5 miejsc: Oława, Brzeg, …", those that are here set apart, and the way to see all of them.
fn all_places(found: &Found<'_>) -> Markup {
    let names = place::names(found.practice);
    html! {
        div.popup-places {
            p {
                (of_places(found)) ": "
                @for (index, name) in names.iter().enumerate() {
                    @if index > 0 { ", " }
                    @if found.places.contains(&index) { strong aria-current="location" { (name) } }
                    @else { (name) }
                }
            }
            button.link-button type="button" data-action=(ALL_PLACES) data-value=(found.index) { (t::ALL_PLACES) }
        }
    }
}

/// The way to the practice's page, and its star.
fn to_page(found: &Found<'_>, shortlist: &Shortlist) -> Markup {
    let practice = found.practice;
    let address = Route::Practice(practice.slug.clone()).path();
    html! {
        a.button.popup-action href=(address) { (t::TO_PRACTICE) }
        (star(&practice.slug, &practice.title, shortlist))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::{self, tests::assert_escapes};
    use practices::{Place, Practice};

    fn practice(slug: &str, text: &str) -> Practice {
        let mut practice = markup::tests::practice(slug, text);
        practice.summary = Some(text.into());
        practice.municipality = Some(text.into());
        practice
    }

    fn found(practice: &Practice, places: Vec<usize>) -> Found<'_> {
        Found {
            index: 7,
            practice,
            places,
        }
    }

    static NONE: Shortlist = Shortlist::new();

    fn all<'a>(found: &'a [Found<'a>]) -> Contents<'a> {
        Contents {
            shortlist: &NONE,
            found,
            asked: found.len(),
            total: found.len(),
            error: None,
        }
    }

    fn union(names: &[&str]) -> Practice {
        let place = |name: &&str| Place {
            municipality: Some((*name).into()),
            ..Place::default()
        };
        Practice {
            places: names.iter().map(place).collect(),
            ..practice("zwiazek", "Związek")
        }
    }

    #[test]
    fn the_only_practice_of_a_place_is_open_and_leads_to_its_page() {
        let only = practice("zdolna-dolna", "Łódź");
        let text = card(all(&[found(&only, vec![])])).into_string();
        for part in [
            "<header class=\"popup-head\"><h2 id=\"popup-title\">Łódź</h2><button class=\"close\" type=\"button\" \
             aria-label=\"Zamknij\" title=\"Zamknij\" data-action=\"close\">",
            "<div class=\"popup-body\" tabindex=\"0\" role=\"group\" aria-labelledby=\"popup-title\"><article class=\"popup-entry\">",
            "<h3 class=\"popup-title\">Łódź</h3><p class=\"popup-place\">Łódź</p><p class=\"popup-summary\">Łódź</p>",
            "<footer class=\"popup-foot\"><a class=\"button popup-action\" href=\"/praktyki/zdolna-dolna\">Zobacz pełny opis</a>\
             <button class=\"star\"",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert!(!text.contains("popup-count") && !text.contains("popup-places"));
    }

    #[test]
    fn of_several_practices_the_first_is_open() {
        let (first, second) = (practice("a", "Ą"), practice("b", "Ć"));
        let text = card(all(&[found(&first, vec![]), found(&second, vec![])])).into_string();
        assert!(text.contains("<p class=\"popup-count\">2\u{a0}praktyki</p>"));
        assert_eq!(
            text.matches("<details class=\"popup-entry\" name=\"popup-entry\"")
                .count(),
            2
        );
        assert_eq!(text.matches("name=\"popup-entry\" open><summary>").count(), 1);
        assert_eq!(text.matches("popup-action").count(), 2);
        assert!(!text.contains("<footer"));
    }

    #[test]
    fn the_places_that_are_here_stand_out_among_all() {
        let union = union(&["Oława", "Brzeg", "Żółwin"]);
        let text = body(all(&[found(&union, vec![1])])).into_string();
        let expected = "<div class=\"popup-places\"><p>Jedno z\u{a0}3\u{a0}miejsc: Oława, <strong aria-current=\"location\">\
                        Brzeg</strong>, Żółwin</p><button class=\"link-button\" type=\"button\" data-action=\"all-places\" \
                        data-value=\"7\">Pokaż wszystkie miejsca</button></div>";
        assert!(text.contains(expected), "{text}");
    }

    #[test]
    fn nothing_on_the_card_is_a_part_of_the_page() {
        assert_escapes(|text| card(all(&[found(&practice("a", text), vec![])])));
        assert_escapes(|text| {
            let practice = practice("a", text);
            card(all(&[found(&practice, vec![]), found(&practice, vec![])]))
        });
        assert_escapes(|text| card(all(&[found(&union(&[text, "Brzeg", "Żółwin"]), vec![0])])));
    }

    #[test]
    fn of_many_practices_a_part_is_shown_and_more_can_be_had() {
        let first = practice("a", "Ą");
        let found = [found(&first, vec![])];
        let contents = Contents {
            shortlist: &NONE,
            found: &found,
            asked: 50,
            total: 120,
            error: None,
        };
        let text = card(contents).into_string();
        assert!(text.contains("Wczytuję praktyki…"), "{text}");
        assert!(
            text.contains("data-action=\"more\">Pokaż kolejne 50 z\u{a0}70"),
            "{text}"
        );
        assert!(text.contains("120\u{a0}praktyk") && !text.contains("<footer"));
        let error = LoadError::NotFound { url: "żółw".into() };
        let failed = card(Contents {
            error: Some(&error),
            ..contents
        })
        .into_string();
        assert!(
            failed.contains("role=\"alert\"") && !failed.contains("Wczytuję"),
            "{failed}"
        );
        let none = card(Contents { found: &[], ..contents }).into_string();
        assert!(none.contains("<h2 id=\"popup-title\">120\u{a0}praktyk</h2>"), "{none}");
    }
}
