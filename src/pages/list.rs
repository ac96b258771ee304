//! All practices as a list, by województwo.

use std::sync::Arc;

use leptos::prelude::*;
use maud::{Markup, html};
use practices::polish::{bind_short_words, capitalised};
use practices::{Practice, Wojewodztwo};

use crate::components::entries::Entries;
use crate::components::notice::{BrokenFeatures, Failed, Loading};
use crate::components::title::Title;
use crate::filter::Filter;
use crate::i18n::t;
use crate::library::Library;
use crate::routes::Route;
use crate::state::{Load, use_state};

/// The page.
#[component]
pub fn ListPage() -> impl IntoView {
    let state = use_state();
    let contents = move || {
        state.library.with(|library| match library {
            Load::Pending => view! { <Loading text=t::LOADING_PRACTICES /> }.into_any(),
            Load::Failed(error) => view! { <Failed text=t::LOAD_FAILED_CATALOGUE error=error.clone() /> }.into_any(),
            Load::Ready(library) => contents(library),
        })
    };
    view! {
        <Title text=Signal::stored(t::page_title(t::PRACTICES_TITLE)) />
        <article class="page list-page">
            <h1>{t::PRACTICES_TITLE}</h1>
            {contents}
        </article>
    }
    .into_any()
}

fn contents(library: &Arc<Library>) -> AnyView {
    let problems = library.problems.clone();
    view! {
        <p class="count" role="status">{t::practices_in(library.index.len(), None)}</p>
        <BrokenFeatures problems />
        <div class="groups">
            {groups(library).into_iter().map(group_view).collect_view()}
        </div>
    }
    .into_any()
}

/// A województwo of the list, or `None` for the practices without one.
struct Group {
    region: Option<Wojewodztwo>,
    /// The practices that are listed here, by number: each stands in the list once, in the first of its województwa.
    practices: Vec<u32>,
    /// Those that are in this województwo too, and are listed in another.
    also: Vec<u32>,
}

/// The practices of each województwo that has some, then those without one.
fn groups(library: &Library) -> Vec<Group> {
    let first = |number: &u32| library.wojewodztwa(*number).first().copied();
    let group = |region: Option<Wojewodztwo>| {
        let all = match region {
            Some(_) => library.within(region, &Filter::default()),
            None => (0..library.index.len() as u32)
                .filter(|number| first(number).is_none())
                .collect(),
        };
        let (practices, also) = all.into_iter().partition(|number| first(number) == region);
        Group {
            region,
            practices,
            also,
        }
    };
    let regions = Wojewodztwo::all().map(Some).chain([None]);
    regions
        .map(group)
        .filter(|group| !group.practices.is_empty() || !group.also.is_empty())
        .collect()
}

fn group_view(group: Group) -> AnyView {
    let Group {
        region,
        practices,
        also,
    } = group;
    let title = region.map_or_else(|| t::NO_PLACE.to_owned(), |region| capitalised(region.name()));
    let id = region.map_or("bez-miejsca", Wojewodztwo::slug);
    let state = use_state();
    let also = move || {
        let also = state.records.with(|records| {
            let found: Vec<&Practice> = also.iter().filter_map(|number| records.get(*number)).collect();
            also_here(&found)
        });
        also.into_string()
    };
    view! {
        <section class="group" aria-labelledby=id>
            <header inner_html=heading(id, &title, region).into_string()></header>
            <Entries numbers=Signal::stored(practices) />
            <div class="also" inner_html=also></div>
        </section>
    }
    .into_any()
}

fn heading(id: &str, title: &str, region: Option<Wojewodztwo>) -> Markup {
    html! {
        h2 id=(id) { (title) }
        @if let Some(region) = region {
            a.plain-link href=(Route::Wojewodztwo(region).path()) aria-label=(t::show_region(region)) { (t::ON_THE_MAP) }
        }
    }
}

/// Practices of several województwa that are listed in another one.
fn also_here(practices: &[&Practice]) -> Markup {
    html! {
        @if !practices.is_empty() {
            p { (t::ALSO_HERE) }
            ul {
                @for practice in practices {
                    li { a.plain-link href=(Route::Practice(practice.slug.clone()).path()) { (bind_short_words(&practice.title)) } }
                }
            }
        }
    }
}
