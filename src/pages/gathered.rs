//! Pages that show several practices whole, whose slugs stand in the address: the comparison and the dossier.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use maud::{Markup, html};
use web_sys::{Element, Event};

use crate::components::notice;
use crate::components::piece::{Piece, ROOT};
use crate::components::title::keep_title;
use crate::i18n::{Text, t};
use crate::library::world_of;
use crate::lookup::{self, Gathered};
use crate::map::atlas::Atlas;
use crate::map::overview::overview;
use crate::pages::query::practices_asked;
use crate::routes::Route;
use crate::shortlist::{Asked, PRACTICES};
use crate::state::{AppState, use_state};
use crate::watch::watch_with;

/// What such a page is written of.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// What the address asks for.
    pub asked: &'a Asked,
    /// What has come of it.
    pub gathered: &'a Gathered,
    /// The outlines, as far as they have come.
    pub atlas: &'a Atlas,
}

/// What makes one such page differ from another.
#[derive(Clone, Copy)]
pub struct Kind {
    /// Its class.
    pub class: &'static str,
    /// What the document is called.
    pub title: Text,
    /// How many practices it shows at the most.
    pub most: usize,
    /// Writes it.
    pub write: fn(Sheet<'_>) -> Markup,
    /// Answers a click that is the page's own.
    pub click: fn(&Event),
    /// Adds what comes later to what was written.
    pub finish: fn(&Element),
}

/// The page; asks for the details of its practices.
pub fn page(kind: Kind) -> AnyView {
    let state = use_state();
    let asked = practices_asked(&use_location(), PRACTICES, kind.most);
    lookup::ask(state, asked, true);
    keep_title(move || t::page_title(&kind.title));
    let page = Piece::new(html! { article class={ "page " (kind.class) } {} }).on(ROOT, "click", move |event| {
        notice::answer(state, &event);
        (kind.click)(&event);
    });
    let element = page.element().clone();
    watch_with(move |before: Option<String>| {
        let text = write(state, kind, &asked.get()).into_string();
        if before.as_ref() != Some(&text) {
            element.set_inner_html(&text);
            (kind.finish)(&element);
        }
        text
    });
    page.into_any()
}

fn write(state: AppState, kind: Kind, asked: &Asked) -> Markup {
    let gathered = lookup::gather(state, &asked.slugs);
    state.atlas.with(|atlas| {
        let nothing = Atlas::default();
        (kind.write)(Sheet {
            asked,
            gathered: &gathered,
            atlas: atlas.ready().map_or(&nothing, AsRef::as_ref),
        })
    })
}

/// Poland with the places of the practices, by their numbers; nothing where no place is known.
pub fn map(sheet: Sheet<'_>, width: f64) -> Markup {
    let mut places = Vec::new();
    for (number, (practice, _)) in (1..).zip(&sheet.gathered.here) {
        for at in practice.points().into_iter().filter_map(world_of) {
            places.push((number, at));
        }
    }
    html! { @if !places.is_empty() { (overview(sheet.atlas, &places, width)) } }
}

/// What the visitor should know of an address that could not be followed to the letter: too many practices, unknown ones,
/// some that did not come, or none at all.
pub fn notes(sheet: Sheet<'_>, most: usize, nothing: &str) -> Markup {
    let Sheet { asked, gathered, .. } = sheet;
    let is_empty = gathered.here.is_empty() && !gathered.is_pending && gathered.error.is_none();
    html! {
        @if let Some((what, error)) = &gathered.error { (notice::failed(*what, error)) }
        @if gathered.is_pending { (notice::loading(t::LOADING_PRACTICES)) }
        (unfollowed(asked.left_out, most, &gathered.missing))
        @if is_empty {
            div.shortlist-empty {
                p { (nothing) }
                p { a.button href=(Route::Shortlist.path()) { (t::TO_SHORTLIST) } }
            }
        }
    }
}

/// Practices of an address that are too many, or that do not exist.
pub fn unfollowed(left_out: usize, most: usize, missing: &[String]) -> Markup {
    html! {
        @if left_out > 0 || !missing.is_empty() {
            div.notice.partial role="status" {
                @if left_out > 0 { p { (t::left_out(left_out, most)) } }
                @if !missing.is_empty() { p { (t::unknown_practices(missing)) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_asks_for_in_vain_is_said() {
        let missing = ["nie-ma".to_owned(), "zlosliwa".to_owned()];
        let text = unfollowed(2, 4, &missing).into_string();
        for part in [
            "Pokazano 4\u{a0}pierwsze. W\u{a0}odnośniku jest ich więcej: 2 pominięto.",
            "W\u{a0}tym katalogu nie ma takich praktyk: „nie-ma” i\u{a0}„zlosliwa”.",
        ] {
            assert!(
                text.replace("i „", "i\u{a0}„").contains(part),
                "{part} is not in {text}"
            );
        }
        assert_eq!(unfollowed(0, 4, &[]).into_string(), "");
    }

    #[test]
    fn where_nothing_is_asked_for_the_way_to_the_shortlist_is_shown() {
        let (asked, gathered) = (Asked::default(), Gathered::default());
        let atlas = Atlas::default();
        let sheet = Sheet {
            asked: &asked,
            gathered: &gathered,
            atlas: &atlas,
        };
        let text = notes(sheet, 4, "Nic.").into_string();
        assert!(
            text.contains("<p>Nic.</p><p><a class=\"button\" href=\"/schowek\">"),
            "{text}"
        );
    }
}
