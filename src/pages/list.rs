//! All practices as a list, by województwo.

use leptos::prelude::*;
use leptos_meta::Title;
use practices::polish::capitalised;
use practices::{Practice, Wojewodztwo};

use crate::components::cards::PracticeList;
use crate::components::notice::{BrokenFeatures, Failed, Loading};
use crate::i18n::t;
use crate::routes::Route;
use crate::state::{Library, Load, use_state};

/// The page.
#[component]
pub fn ListPage() -> impl IntoView {
    let state = use_state();
    view! {
        <Title text=t::page_title(t::PRACTICES_TITLE) />
        <article class="page list-page">
            <h1>{t::PRACTICES_TITLE}</h1>
            {move || state.library.with(|library| match library {
                Load::Pending => view! { <Loading text=t::LOADING_PRACTICES /> }.into_any(),
                Load::Failed(error) => view! { <Failed text=t::LOAD_FAILED_CATALOGUE error=error.clone() /> }.into_any(),
                Load::Ready(library) => contents(library).into_any(),
            })}
        </article>
    }
}

fn contents(library: &Library) -> impl IntoView + use<> {
    let problems = library.catalogue.problems.clone();
    view! {
        <p class="count" role="status">{t::practices_in(library.catalogue.practices.len(), None)}</p>
        <BrokenFeatures problems />
        <div class="groups">
            {groups(library).into_iter().map(group).collect_view()}
        </div>
    }
}

/// The practices of each województwo that has some, then those without one.
fn groups(library: &Library) -> Vec<(Option<Wojewodztwo>, Vec<Practice>)> {
    let all = library.within(None);
    let of = |region: Option<Wojewodztwo>| -> Vec<Practice> {
        all.iter()
            .filter(|practice| practice.wojewodztwo == region)
            .map(|practice| (*practice).clone())
            .collect()
    };
    let regions = Wojewodztwo::all().map(Some).chain([None]);
    regions
        .map(|region| (region, of(region)))
        .filter(|(_, found)| !found.is_empty())
        .collect()
}

fn group((region, practices): (Option<Wojewodztwo>, Vec<Practice>)) -> impl IntoView {
    let title = region.map_or_else(|| t::NO_PLACE.to_owned(), |region| capitalised(region.name()));
    let id = region.map_or("bez-miejsca", Wojewodztwo::slug);
    view! {
        <section class="group" aria-labelledby=id>
            <header>
                <h2 id=id>{title}</h2>
                {region.map(|region| view! {
                    <a class="plain-link" href=Route::Wojewodztwo(region).path() aria-label=t::show_region(region)>{t::ON_THE_MAP}</a>
                })}
            </header>
            <PracticeList practices />
        </section>
    }
}
