//! All practices as a list, by województwo.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use maud::{Markup, html};
use practices::polish::{bind_short_words, capitalised};
use practices::{Practice, Wojewodztwo};

use crate::components::entries::Entries;
use crate::components::notice::{broken_view, failed_view, loading_view};
use crate::components::piece::{Piece, ROOT};
use crate::components::title::keep_title;
use crate::filter::Filter;
use crate::i18n::t;
use crate::library::Library;
use crate::pages::query::follow_query;
use crate::routes::Route;
use crate::signal::Derived;
use crate::state::{Load, use_state};
use crate::watch::watch;

/// The page.
#[component]
pub fn ListPage() -> impl IntoView {
    let state = use_state();
    follow_query(state, &use_location());
    let contents = move || {
        let filter = state.filter.get();
        state.library.with(|library| match library {
            Load::Pending => loading_view(t::LOADING_PRACTICES),
            Load::Failed(error) => failed_view(state, t::LOAD_FAILED_CATALOGUE, error),
            Load::Ready(library) => contents(library, &filter),
        })
    };
    let page = Piece::new(html! { article.page.list-page { h1 { (t::PRACTICES_TITLE) } } });
    keep_title(move || t::page_title(t::PRACTICES_TITLE));
    page.with(ROOT, contents.into_any()).into_any()
}

fn contents(library: &Library, filter: &Filter) -> AnyView {
    let text = filter.found.as_ref().map(|found| found.text.clone());
    let number = library.within(None, filter).len();
    let count = html! {
        p.count role="status" { (t::practices_found(number, None, text.as_deref())) }
        @if *filter != Filter::default() {
            p.narrowed {
                a.plain-link href={(Route::Map.path()) (filter.to_query())} { (t::CHANGE_FILTER) }
                " · "
                a.plain-link href=(Route::Practices.path()) { (t::ALL_PRACTICES) }
            }
        }
    };
    let groups = Piece::new(html! { div.groups {} });
    let groups = groups_of(library, filter)
        .into_iter()
        .fold(groups, |groups, group| groups.with(ROOT, group_view(group)));
    vec![
        Piece::new(html! { div { (count) } }).into_any(),
        broken_view(&library.problems),
        groups.into_any(),
    ]
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
fn groups_of(library: &Library, filter: &Filter) -> Vec<Group> {
    let first = |number: &u32| library.wojewodztwa(*number).first().copied();
    let group = |region: Option<Wojewodztwo>| {
        let all = match region {
            Some(_) => library.within(region, filter),
            None => library
                .within(None, filter)
                .into_iter()
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
    let also_view = Piece::new(html! { div.also {} });
    let element = also_view.element().clone();
    watch(move || {
        let also = state.records.with(|records| {
            let found: Vec<&Practice> = also.iter().filter_map(|number| records.get(*number)).collect();
            also_here(&found)
        });
        element.set_inner_html(&also.into_string());
    });
    let entries = view! { <Entries numbers=Derived::new(move || practices.clone()) found=Derived::new(|| None) /> };
    let section = html! { section.group aria-labelledby=(id) { header { (heading(id, &title, region)) } } };
    Piece::new(section)
        .with(ROOT, entries.into_any())
        .with(ROOT, also_view.into_any())
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
