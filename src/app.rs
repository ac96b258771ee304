//! The app: state, router, and the only calls to [`crate::load`].

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{ParentRoute, Route as Page, Router, Routes};
use leptos_router::{ParamSegment, StaticSegment};
use practices::{Catalogue, Details};

use crate::components::frame::{CONTENT, Header};
use crate::i18n::t;
use crate::library::Library;
use crate::load::{self, LoadError};
use crate::map::atlas::{self, Atlas};
use crate::pages::list::ListPage;
use crate::pages::map::MapPage;
use crate::pages::not_found::NotFound;
use crate::pages::practice::PracticePage;
use crate::routes::{PRACTICES, SLUG, WOJEWODZTWA};
use crate::state::{AppState, Load};

/// Puts the app into the page, in place of what the page shows while the app is on its way.
pub fn start() {
    mount_to_body(App);
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let state = AppState::new();
    provide_context(state);
    load_catalogue(state);
    load_atlas(state);
    load_details(state);

    view! {
        <Title text=t::SITE />
        <Router>
            <Header />
            <main id=CONTENT tabindex="-1">
                <Routes fallback=NotFound>
                    <ParentRoute path=StaticSegment("") view=MapPage>
                        <Page path=StaticSegment("") view=|| () />
                        <Page path=(StaticSegment(WOJEWODZTWA), ParamSegment(SLUG)) view=|| () />
                    </ParentRoute>
                    <Page path=StaticSegment(PRACTICES) view=ListPage />
                    <Page path=(StaticSegment(PRACTICES), ParamSegment(SLUG)) view=PracticePage />
                </Routes>
            </main>
        </Router>
    }
}

fn load_catalogue(state: AppState) {
    Effect::new(move |_| {
        state.attempt.track();
        if state.library.with_untracked(|library| library.ready().is_some()) {
            return;
        }
        state.library.set(Load::Pending);
        spawn_local(async move {
            let catalogue = load::read("data/practices.geojson", Catalogue::from_geojson).await;
            state.library.set(outcome(catalogue.map(Library::new)));
        });
    });
}

fn load_atlas(state: AppState) {
    Effect::new(move |_| {
        state.attempt.track();
        if state
            .atlas
            .with_untracked(|atlas| atlas.ready().is_some_and(|atlas| !atlas.incomplete))
        {
            return;
        }
        state.atlas.set(Load::Pending);
        spawn_local(async move { state.atlas.set(outcome(fetch_atlas().await)) });
    });
}

/// The województwa must come; without the rest the map is poorer, but right.
async fn fetch_atlas() -> Result<Atlas, LoadError> {
    let (regions, background, country, towns, credits) = futures::join!(
        load::read("data/regions/wojewodztwa.geojson", atlas::regions),
        load::read("data/regions/background.geojson", atlas::background),
        load::read("data/regions/polska.geojson", atlas::country),
        load::read("data/regions/towns.geojson", atlas::towns),
        load::read("data/regions/attribution.json", atlas::credits),
    );
    let incomplete = background.is_err() || country.is_err() || towns.is_err() || credits.is_err();
    let (neighbours, borders) = background.unwrap_or_default();
    let (country, towns) = (country.unwrap_or_default(), towns.unwrap_or_default());
    let credits = credits.unwrap_or_default();
    Ok(Atlas {
        neighbours,
        borders,
        regions: regions?,
        country,
        towns,
        credits,
        incomplete,
    })
}

fn load_details(state: AppState) {
    Effect::new(move |_| {
        state.attempt.track();
        let Some(slug) = state.wanted.get() else { return };
        if state
            .details
            .with_untracked(|details| details.get(&slug).is_some_and(|found| found.ready().is_some()))
        {
            return;
        }
        state.details.update(|details| {
            details.insert(slug.clone(), Load::Pending);
        });
        spawn_local(async move {
            let address = format!("data/details/{slug}.json");
            let details = load::read(&address, |text| serde_json::from_str::<Details>(text)).await;
            state.details.update(|all| {
                all.insert(slug, outcome(details));
            });
        });
    });
}

fn outcome<T>(result: Result<T, LoadError>) -> Load<Arc<T>> {
    match result {
        Ok(value) => Load::Ready(Arc::new(value)),
        Err(error) => Load::Failed(error),
    }
}
