//! The page of one practice, in the three parts that the source has: summary with metryka, presentation, attachments.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use practices::polish::bind_short_words;
use practices::{Attachment, Details, Partner, Practice, Related};

use crate::components::contacts::Contacts;
use crate::components::figures::{Costs, Indicators};
use crate::components::focus;
use crate::components::metryka::Metryka;
use crate::components::notice::{Failed, Loading};
use crate::components::place;
use crate::components::sign::{Badge, Kind};
use crate::i18n::t;
use crate::library::Library;
use crate::map::still::StillMap;
use crate::pages::not_found::NotFound;
use crate::routes::{Route, SLUG};
use crate::state::{AppState, Load, use_state};

/// From this many characters on a title is set smaller.
const LONG_TITLE: usize = 110;

/// The page; asks for the practice's details.
#[component]
pub fn PracticePage() -> impl IntoView {
    let state = use_state();
    let params = use_params_map();
    let slug = Memo::new(move |_| params.read().get(SLUG).unwrap_or_default());
    Effect::new(move |_| {
        let slug = slug.get();
        let is_there = state
            .library
            .with(|library| library.ready().is_some_and(|l| l.by_slug(&slug).is_some()));
        if is_there {
            state.wanted.set(Some(slug));
        }
    });
    move || {
        let slug = slug.get();
        state.library.with(|library| match library {
            Load::Pending => view! { <div class="page"><Loading text=t::LOADING_PRACTICES /></div> }.into_any(),
            Load::Failed(error) => {
                let error = error.clone();
                view! { <div class="page"><Failed text=t::LOAD_FAILED_CATALOGUE error /></div> }.into_any()
            }
            Load::Ready(library) => match library.by_slug(&slug) {
                Some(practice) => article(state, library, practice).into_any(),
                None => view! { <NotFound /> }.into_any(),
            },
        })
    }
}

fn article(state: AppState, library: &Arc<Library>, practice: &Practice) -> impl IntoView + use<> {
    let slug = practice.slug.clone();
    let details = {
        let slug = slug.clone();
        Memo::new(move |_| {
            state
                .details
                .with(|all| all.get(&slug).cloned().unwrap_or(Load::Pending))
        })
    };
    let is_long = practice.title.chars().count() > LONG_TITLE;
    let library = Arc::clone(library);
    let related = {
        let library = Arc::clone(&library);
        move || ready(details).map(|details| related(&library, &details.related))
    };
    view! {
        <Title text=t::page_title(&practice.title) />
        <article class="page practice-page">
            <header class="practice-head">
                {category_path(practice)}
                <h1 class:long=is_long>{bind_short_words(&practice.title)}</h1>
                <p class="place">{place::in_full(practice)}</p>
                {move || ready(details).map(|details| parts(&slug, &details))}
            </header>
            <div class="columns">
                {summary(practice)}
                <aside class="side-column" aria-label=t::PRACTICE_FACTS>
                    <StillMap practice=practice.clone() />
                    <Contacts contacts=practice.contacts.clone() />
                    <Metryka practice=practice.clone() />
                </aside>
                <div class="main-column">
                    {move || below_summary(&details.get())}
                    {related}
                    {source(practice, details)}
                </div>
            </div>
            {neighbours(&library, practice)}
        </article>
    }
}

fn ready(details: Memo<Load<Arc<Details>>>) -> Option<Arc<Details>> {
    details.with(|details| details.ready().cloned())
}

fn category_path(practice: &Practice) -> impl IntoView + use<> {
    let kind = Kind::of(&practice.category);
    let path = match practice.category.subsection_name() {
        Some(subsection) => format!("{} › {subsection}", practice.category.section_name()),
        None => practice.category.section_name(),
    };
    view! { <p class="category-line"><Badge kind /><span>{path}</span></p> }
}

/// Links to the parts that this practice has.
fn parts(slug: &str, details: &Details) -> impl IntoView + use<> {
    let path = Route::Practice(slug.to_owned()).path();
    let parts = [
        (t::SUMMARY_AND_METRYKA, "skrot", true),
        (t::PRESENTATION, "prezentacja", details.presentation.is_some()),
        (t::ATTACHMENTS, "zalaczniki", !details.attachments.is_empty()),
    ];
    let links: Vec<_> = parts
        .into_iter()
        .filter(|(.., is_there)| *is_there)
        .map(|(name, id, _)| view! { <a href=format!("{path}#{id}") on:click=move |_| focus::later(id)>{name}</a> })
        .collect();
    (links.len() > 1).then(|| view! { <nav class="parts" aria-label=t::PARTS>{links}</nav> })
}

fn summary(practice: &Practice) -> impl IntoView + use<> {
    let paragraphs = practice.summary.as_deref().map(|summary| {
        summary
            .split("\n\n")
            .map(|part| view! { <p>{bind_short_words(part)}</p> })
            .collect_view()
    });
    view! { <section id="skrot" class="summary" tabindex="-1"><h2>{t::SUMMARY}</h2>{paragraphs}</section> }
}

fn below_summary(details: &Load<Arc<Details>>) -> AnyView {
    match details {
        Load::Pending => view! { <Loading text=t::LOADING_DETAILS /> }.into_any(),
        Load::Failed(error) => view! { <Failed text=t::LOAD_FAILED_DETAILS error=error.clone() /> }.into_any(),
        Load::Ready(details) => sections(details).into_any(),
    }
}

fn sections(details: &Details) -> impl IntoView + use<> {
    let Details {
        presentation,
        attachments,
        partners,
        indicators,
        costs,
        ..
    } = details.clone();
    view! {
        {(!indicators.is_empty()).then(|| view! { <section><h2>{t::INDICATORS}</h2><Indicators indicators /></section> })}
        {(!costs.is_empty()).then(|| view! { <section><h2>{t::COSTS}</h2><Costs costs /></section> })}
        {presentation.map(|html| view! {
            // The importer has sanitised it: see the `presentation` module there.
            <section id="prezentacja" tabindex="-1"><h2>{t::PRESENTATION}</h2><div class="prose" inner_html=html></div></section>
        })}
        {(!partners.is_empty()).then(|| view! { <section><h2>{t::PARTNERS}</h2>{partner_list(partners)}</section> })}
        {(!attachments.is_empty()).then(|| view! {
            <section id="zalaczniki" tabindex="-1"><h2>{t::ATTACHMENTS}</h2>{attachment_list(attachments)}</section>
        })}
    }
}

fn partner_list(partners: Vec<Partner>) -> impl IntoView {
    let row = |partner: Partner| {
        view! { <li><strong>{partner.name}</strong>{partner.address.map(|address| view! { <span>{address}</span> })}</li> }
    };
    view! { <ul class="partners">{partners.into_iter().map(row).collect_view()}</ul> }
}

fn attachment_list(attachments: Vec<Attachment>) -> impl IntoView {
    let row = |file: Attachment| view! { <li><a class="plain-link" href=file.url rel="external noopener">{file.title}</a></li> };
    view! { <ul class="attachments">{attachments.into_iter().map(row).collect_view()}</ul> }
}

fn related(library: &Library, related: &[Related]) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = related
        .iter()
        .filter_map(|related| Some((library.by_slug(&related.slug)?.title.clone(), related.clone())))
        .map(|(title, Related { slug, why })| {
            view! { <li><a class="plain-link" href=Route::Practice(slug).path()>{bind_short_words(&title)}</a><span>{why}</span></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <section><h2>{t::RELATED}</h2><ul class="partners">{rows}</ul></section> })
}

/// Where the record was taken from, under what title, where else the source speaks of it, and what the editors add.
fn source(practice: &Practice, details: Memo<Load<Arc<Details>>>) -> impl IntoView + use<> {
    let source = practice.source.clone();
    let title = practice
        .as_published
        .get("title")
        .filter(|title| **title != practice.title)
        .cloned();
    let link = source.url.map_or_else(
        || view! { <span>{t::SOURCE_NO_ADDRESS}</span> }.into_any(),
        |url| view! { <a class="plain-link" href=url rel="external noopener">{t::SOURCE_PAGE}</a> }.into_any(),
    );
    let elsewhere = move || ready(details).map(|details| attachment_list(details.elsewhere.clone()));
    let note = move || ready(details).and_then(|details| details.note.clone());
    view! {
        <section class="source">
            <h2>{t::SOURCE}</h2>
            <p>{t::catalogue(&source.catalogue)}{source.retrieved.map(|date| format!(", {}", t::retrieved(date)))}". "{link}</p>
            {title.map(|title| view! { <p>{t::TITLE_AS_PUBLISHED}" "{t::quoted(&bind_short_words(&title))}</p> })}
            {elsewhere}
            {move || note().map(|note| view! { <p class="note"><strong>{t::NOTE}": "</strong>{bind_short_words(&note)}</p> })}
        </section>
    }
}

/// The practices before and after this one in its województwo, the first of them where it has several.
fn neighbours(library: &Library, practice: &Practice) -> Option<impl IntoView + use<>> {
    let region = *practice.wojewodztwa().first()?;
    let all = library.within(Some(region));
    let here = all.iter().position(|other| other.id == practice.id)?;
    let link = |other: Option<&&Practice>, label: &'static str, class: &'static str| {
        other.map(|other| {
            let (href, title) = (
                Route::Practice(other.slug.clone()).path(),
                bind_short_words(&other.title),
            );
            view! { <a class=class href=href><small>{label}</small><span>{title}</span></a> }
        })
    };
    let previous = link(here.checked_sub(1).and_then(|i| all.get(i)), t::PREVIOUS, "previous");
    let next = link(all.get(here + 1), t::NEXT, "next");
    (all.len() > 1).then(|| view! { <nav class="neighbours" aria-label=t::others_in(region)>{previous}{next}</nav> })
}
