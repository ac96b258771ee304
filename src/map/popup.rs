//! The card of a place: its practices, the metryka and the people to call.

use std::sync::Arc;

use geomap::{LonLatBox, Size, World};
use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use practices::polish::bind_short_words;
use web_sys::FocusOptions;

use crate::components::contacts::Contacts;
use crate::components::metryka::Metryka;
use crate::components::place;
use crate::components::sign::{Badge, Kind};
use crate::i18n::t;
use crate::library::{Found, Library, bounds_of};
use crate::map::card_place::{GAP, Place};
use crate::map::size::watch_size;
use crate::map::spots::of_places;
use crate::routes::Route;
use crate::state::{Hint, MapState, OpenPlace, use_state};

/// How close the places of a practice are shown at the most.
const PLACES_MAX_ZOOM: f64 = 12.0;

/// The open popup, or nothing.
#[component]
pub fn Popup() -> impl IntoView {
    let state = use_state();
    view! {
        {move || {
            let open = state.map.open.get()?;
            let library = state.library.with_untracked(|library| library.ready().cloned())?;
            Some(view! { <Card open library /> })
        }}
    }
}

#[component]
fn Card(open: OpenPlace, library: Arc<Library>) -> impl IntoView {
    let map = use_state().map;
    let card = NodeRef::<Div>::new();
    let (place, size) = follow_marker(map, open.at, card);
    let corner = Memo::new(move |_| {
        let marker = map.camera.get().to_screen(open.at, map.size.get());
        place.get().unwrap_or(Place::Above).corner(marker, size.get())
    });
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" {
            close(map);
        }
    });
    on_cleanup(move || escape.remove());

    let found = library.found(&open.pins);
    let title = found.first().and_then(place::name_here).unwrap_or_default();
    let several = found.len() > 1;
    let count = found.len();
    let single = found
        .first()
        .filter(|_| !several)
        .map(|found| found.practice.slug.clone());
    let entries: Vec<_> = found
        .iter()
        .enumerate()
        .map(|(i, found)| entry(map, found, several, i == 0))
        .collect();
    view! {
        <div class="popup" class:several=several class:above=move || place.get() == Some(Place::Above) role="dialog" aria-labelledby="popup-title" tabindex="-1" node_ref=card
            style:left=move || format!("{:.1}px", corner.get().x) style:top=move || format!("{:.1}px", corner.get().y)>
            <header class="popup-head">
                <h2 id="popup-title">{title}</h2>
                {several.then(|| view! { <p class="popup-count">{t::practices(count)}</p> })}
                <button type="button" class="close" aria-label=t::CLOSE title=t::CLOSE
                    on:click=move |_| close(map)>
                    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6 6 18" /></svg>
                </button>
            </header>
            <div class="popup-body" tabindex="0" role="group" aria-labelledby="popup-title">
                {entries}
            </div>
            {single.map(|slug| view! { <footer class="popup-foot">{to_page(slug)}</footer> })}
        </div>
    }
}

/// One practice of the place: open at once where it is the only one, else a row that opens in place.
fn entry(map: MapState, found: &Found<'_>, several: bool, first: bool) -> impl IntoView + use<> {
    let practice = found.practice;
    let kind = Kind::of(&practice.category);
    let title = bind_short_words(&practice.title);
    if several {
        view! {
            <details class="popup-entry" name="popup-entry" open=first>
                <summary><Badge kind /><span>{title}</span></summary>
                {facts(map, found)}
                {to_page(practice.slug.clone())}
            </details>
        }
        .into_any()
    } else {
        view! {
            <article class="popup-entry">
                <p class="category-line"><Badge kind /><span>{practice.category.name()}</span></p>
                <h3 class="popup-title">{title}</h3>
                {facts(map, found)}
            </article>
        }
        .into_any()
    }
}

fn facts(map: MapState, found: &Found<'_>) -> impl IntoView + use<> {
    let practice = found.practice;
    view! {
        <p class="popup-place">{place::in_full_here(found)}</p>
        {place::has_several(practice).then(|| all_places(map, found))}
        {practice.summary.as_deref().map(|summary| view! { <p class="popup-summary">{bind_short_words(summary)}</p> })}
        <Contacts contacts=practice.contacts.clone() />
        <Metryka practice=practice.clone() />
    }
}

/// "Jedno z 5 miejsc: Oława, Brzeg, …", those that are here set apart, and the way to see all of them.
fn all_places(map: MapState, found: &Found<'_>) -> impl IntoView + use<> {
    let names = place::names(found.practice).into_iter().enumerate();
    let names: Vec<_> = names
        .map(|(index, name)| {
            let separator = (index > 0).then_some(", ");
            let is_here = found.places.contains(&index);
            let name = if is_here {
                view! { <strong aria-current="location">{name}</strong> }.into_any()
            } else {
                name.into_any()
            };
            view! { {separator}{name} }
        })
        .collect();
    let (index, bounds) = (found.index, bounds_of(found.practice));
    let show = move |_| {
        if let Some(bounds) = bounds {
            show_all(map, index, bounds);
        }
    };
    view! {
        <div class="popup-places">
            <p>{of_places(found)}": "{names}</p>
            <button type="button" class="link-button" on:click=show>{t::ALL_PLACES}</button>
        </div>
    }
}

/// Closes the card, which would cover some of the places, and flies to where all of them are in view.
fn show_all(map: MapState, practice: u32, bounds: LonLatBox) {
    close(map);
    map.hint.set(Some(Hint {
        by: None,
        practices: vec![practice],
    }));
    map.fly_to(map.fit(bounds, PLACES_MAX_ZOOM));
}

fn to_page(slug: String) -> impl IntoView {
    view! { <a class="button popup-action" href=Route::Practice(slug).path()>{t::TO_PRACTICE}</a> }
}

/// Opens the card beside its marker, takes the focus there, and keeps the card in view: it is placed anew when it or the
/// map changes its size, or when the map comes to rest where it would be cut.
fn follow_marker(map: MapState, at: World, card: NodeRef<Div>) -> (RwSignal<Option<Place>>, RwSignal<Size>) {
    let place = RwSignal::new(None::<Place>);
    let size = RwSignal::new(Size::default());
    watch_size(card, size);
    Effect::new(move |is_open: Option<bool>| {
        let (card_size, map_size, camera) = (size.get(), map.size.get(), map.drawn.get());
        let Some(card) = card.get().filter(|_| card_size.width > 0.0) else {
            return false;
        };
        let marker = camera.to_screen(at, map_size);
        let still_fits = place
            .get_untracked()
            .is_some_and(|place| place.fits(marker, card_size, map_size));
        if !still_fits {
            place.set(Some(Place::choose(marker, card_size, map_size)));
        }
        if is_open != Some(true) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // What can't be focused is read all the same.
            let _ = card.focus_with_options(&options);
            lift_above_sheet(map, at, &card, card_size);
        }
        true
    });
    (place, size)
}

/// On a phone the card is a sheet at the bottom: the map moves just enough for the marker to stay above it.
fn lift_above_sheet(map: MapState, at: World, card: &web_sys::HtmlDivElement, card_size: Size) {
    let size = map.size.get_untracked();
    let is_sheet = card_size.width >= size.width;
    let Some(parent) = card.parent_element().filter(|_| is_sheet) else {
        return;
    };
    let sheet_top = card.get_bounding_client_rect().top() - parent.get_bounding_client_rect().top();
    let camera = map.camera.get_untracked();
    let rise = (sheet_top - 2.0 * GAP - camera.to_screen(at, size).y).min(0.0);
    if rise < 0.0 {
        map.fly_to(camera.panned(0.0, rise));
    }
}

/// Closes the card. The focus, if it was in the card, goes back to the marker, or to the map where that is gone.
pub fn close(map: MapState) {
    let had_focus = matches!(
        document().query_selector("#map [role=dialog]:focus-within"),
        Ok(Some(_))
    );
    let Some(open) = map.open.get_untracked() else { return };
    map.open.set(None);
    if had_focus {
        let marker = format!("#map button[data-mark=\"{}\"]", open.mark);
        let find = |selector: &str| document().query_selector(selector).ok().flatten();
        focus(find(&marker).or_else(|| find("#map .surface")));
    }
}

fn focus(element: Option<web_sys::Element>) {
    use wasm_bindgen::JsCast;
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that refuses the focus leaves it where the browser puts it.
        let _ = element.focus();
    }
}
