//! All practices as a list, by województwo.

use leptos::prelude::*;
use leptos_meta::Title;
use practices::polish::{bind_short_words, capitalised};
use practices::{Practice, Wojewodztwo};

use crate::components::cards::PracticeList;
use crate::components::notice::{BrokenFeatures, Failed, Loading};
use crate::i18n::t;
use crate::library::Library;
use crate::routes::Route;
use crate::state::{Load, use_state};

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
            {groups(library).into_iter().map(group_view).collect_view()}
        </div>
    }
}

/// A województwo of the list, or `None` for the practices without one.
struct Group {
    region: Option<Wojewodztwo>,
    /// The practices that are listed here: each stands in the list once, in the first of its województwa.
    practices: Vec<Practice>,
    /// Those that are in this województwo too, and are listed in another.
    also: Vec<Practice>,
}

/// The practices of each województwo that has some, then those without one.
fn groups(library: &Library) -> Vec<Group> {
    let all = library.within(None);
    let group = |region: Option<Wojewodztwo>| {
        let is_here = |practice: &&Practice| practice.wojewodztwa().first().copied() == region;
        let (practices, others): (Vec<&Practice>, Vec<&Practice>) = all.iter().copied().partition(is_here);
        let also = others
            .into_iter()
            .filter(|practice| region.is_some_and(|region| practice.wojewodztwa().contains(&region)));
        Group {
            region,
            practices: practices.into_iter().cloned().collect(),
            also: also.cloned().collect(),
        }
    };
    let regions = Wojewodztwo::all().map(Some).chain([None]);
    regions
        .map(group)
        .filter(|group| !group.practices.is_empty() || !group.also.is_empty())
        .collect()
}

fn group_view(group: Group) -> impl IntoView {
    let Group {
        region,
        practices,
        also,
    } = group;
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
            {(!practices.is_empty()).then(|| view! { <PracticeList practices /> })}
            {(!also.is_empty()).then(|| also_here(also))}
        </section>
    }
}

/// Practices of several województwa that are listed in another one.
fn also_here(practices: Vec<Practice>) -> impl IntoView {
    let link = |practice: Practice| {
        let title = bind_short_words(&practice.title);
        view! { <li><a class="plain-link" href=Route::Practice(practice.slug).path()>{title}</a></li> }
    };
    view! {
        <div class="also">
            <p>{t::ALSO_HERE}</p>
            <ul>{practices.into_iter().map(link).collect_view()}</ul>
        </div>
    }
}
