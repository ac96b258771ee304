//! The map of Poland, or of a województwo, with the panel beside it.

use geomap::Camera;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::Location;
use practices::Wojewodztwo;

use crate::components::notice::{BrokenFeatures, Failed, Loading};
use crate::i18n::t;
use crate::map::hash;
use crate::map::view::MapView;
use crate::pages::not_found::NotFound;
use crate::pages::panel::Panel;
use crate::routes::Route;
use crate::state::{AppState, Load, use_state};

/// How many frames to wait for the router to set the address.
const PATIENCE: u32 = 60;

/// The page; it stays as it is while the address changes between Poland and the województwa.
#[component]
pub fn MapPage() -> impl IntoView {
    let state = use_state();
    let location = use_location();
    let route = Memo::new({
        let path = location.pathname;
        move |_| Route::parse(&path.get())
    });
    let region = Memo::new(move |_| match route.get() {
        Some(Route::Wojewodztwo(region)) => Some(region),
        _ => None,
    });
    let is_known = Memo::new(move |_| route.get().is_some());
    let go = go_to();
    follow_address(state, location.clone(), region);
    write_address(state, location);
    on_cleanup(move || state.map.open.set(None));

    let title = move || match region.get() {
        Some(region) => t::page_title(&practices::polish::capitalised(&t::wojewodztwo(region))),
        None => t::SITE.to_owned(),
    };
    view! {
        <Show when=move || is_known.get() fallback=NotFound>
            <Title text=title />
            <div class="map-page">
                <Panel region go />
                <div class="map-frame">
                    <MapView chosen=region on_region=Callback::new(move |region| go.run(Some(region))) />
                    <MapNotices />
                </div>
            </div>
        </Show>
    }
}

/// Goes to a województwo, or to all of Poland, by the address; the map follows.
fn go_to() -> Callback<Option<Wojewodztwo>> {
    let navigate = use_navigate();
    let state = use_state();
    Callback::new(move |region: Option<Wojewodztwo>| {
        let route = region.map_or(Route::Map, Route::Wojewodztwo);
        state.map.open.set(None);
        let is_here = window()
            .location()
            .pathname()
            .is_ok_and(|path| Route::parse(&path).as_ref() == Some(&route));
        if is_here {
            if let Some(camera) = camera_for(state, region) {
                state.map.fly_to(camera);
            }
            return;
        }
        state.map.busy.set(true);
        navigate(
            &route.path(),
            NavigateOptions {
                scroll: false,
                ..NavigateOptions::default()
            },
        );
    })
}

/// Shows what the address says: the camera of its hash, or else the województwo, or else all of Poland.
fn follow_address(state: AppState, location: Location, region: Memo<Option<Wojewodztwo>>) {
    let address = Memo::new(move |_| {
        let hash = location.hash.get();
        let waits_for_outlines = region.get().is_some() && hash.is_empty();
        let is_ready = !waits_for_outlines || state.atlas.with(|atlas| !matches!(atlas, Load::Pending));
        let is_laid_out = state.map.size.get().width > 0.0;
        (location.pathname.get(), hash, is_ready && is_laid_out)
    });
    Effect::new(move |is_placed: Option<bool>| {
        let (_, hash, is_ready) = address.get();
        let is_placed = is_placed.unwrap_or(false);
        if !is_ready {
            return is_placed;
        }
        let target = match hash::camera_of(&hash) {
            Some(camera) => Some(camera),
            // A hash of another kind, as of the link past the bar, leaves the map alone.
            None if is_placed && !hash.is_empty() => None,
            None => camera_for(state, region.get_untracked()),
        };
        match target {
            Some(camera) if is_placed => state.map.fly_to(camera),
            Some(camera) => state.map.jump_to(camera),
            None => state.map.settle(),
        }
        true
    });
}

fn camera_for(state: AppState, region: Option<Wojewodztwo>) -> Option<Camera> {
    let Some(region) = region else {
        return Some(state.map.whole_poland());
    };
    let bounds = state.atlas.with_untracked(|atlas| {
        let found = atlas
            .ready()?
            .regions
            .iter()
            .find(|other| other.wojewodztwo == region)?;
        Some(found.bounds)
    });
    // Without outlines there is still Poland to show.
    Some(bounds.map_or_else(|| state.map.whole_poland(), |bounds| state.map.fit_region(bounds)))
}

/// Keeps the camera in the address, so that it can be sent, reloaded and come back to.
fn write_address(state: AppState, location: Location) {
    let path = location.pathname;
    Effect::new(move |_| {
        let is_at_rest = !state.map.busy.get();
        let camera = state.map.drawn.get();
        if is_at_rest {
            write_when_set(camera, path, PATIENCE);
        }
    });
}

/// The router sets the address a little after the page changes; the camera belongs to the new address.
fn write_when_set(camera: Camera, path: Memo<String>, patience: u32) {
    let Some(path_now) = path.try_get_untracked() else {
        return;
    };
    let is_map = matches!(Route::parse(&path_now), Some(Route::Map | Route::Wojewodztwo(_)));
    if is_map && !hash::write(camera, &path_now) && patience > 0 {
        request_animation_frame(move || write_when_set(camera, path, patience - 1));
    }
}

/// What is still loading, what failed, and which practices could not be read.
#[component]
fn MapNotices() -> impl IntoView {
    let state = use_state();
    let atlas = move || {
        state.atlas.with(|atlas| match atlas {
            Load::Pending => Some(view! { <Loading text=t::LOADING_MAP /> }.into_any()),
            Load::Failed(error) => Some(view! { <Failed text=t::LOAD_FAILED_MAP error=error.clone() /> }.into_any()),
            Load::Ready(atlas) => atlas.incomplete.then(|| view! { <Backdrop /> }.into_any()),
        })
    };
    let library = move || {
        state.library.with(|library| match library {
            Load::Pending => Some(view! { <Loading text=t::LOADING_PRACTICES /> }.into_any()),
            Load::Failed(error) => {
                Some(view! { <Failed text=t::LOAD_FAILED_CATALOGUE error=error.clone() /> }.into_any())
            }
            Load::Ready(library) => {
                let problems = library.catalogue.problems.clone();
                Some(view! { <BrokenFeatures problems /> }.into_any())
            }
        })
    };
    view! { <div class="map-notices">{atlas}{library}</div> }
}

/// A part of the map's background is missing: said quietly, with a way to ask for it again.
#[component]
fn Backdrop() -> impl IntoView {
    let state = use_state();
    view! {
        <div class="notice partial" role="status">
            <p>{t::LOAD_FAILED_BACKDROP}</p>
            <button type="button" class="button" on:click=move |_| state.try_again()>{t::TRY_AGAIN}</button>
        </div>
    }
}
