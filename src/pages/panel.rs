//! The panel beside the map: where to go, what the colours mean, and the practices as a list. On a phone it is a sheet
//! at the bottom with three heights.

use std::collections::BTreeMap;

use leptos::prelude::*;
use practices::polish::bind_short_words;
use practices::{Practice, Wojewodztwo};

use crate::components::cards::PracticeList;
use crate::components::notice::Loading;
use crate::components::sign::{Badge, Kind};
use crate::i18n::t;
use crate::library::Library;
use crate::state::{Load, use_state};

/// How far the sheet is drawn up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sheet {
    Peek,
    Half,
    Full,
}

impl Sheet {
    /// The next height: up step by step, then down again.
    fn next(self) -> Self {
        match self {
            Sheet::Peek => Sheet::Half,
            Sheet::Half => Sheet::Full,
            Sheet::Full => Sheet::Peek,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Sheet::Peek => "peek",
            Sheet::Half => "half",
            Sheet::Full => "full",
        }
    }
}

/// The panel.
#[component]
pub fn Panel(
    /// The województwo that is shown.
    #[prop(into)]
    region: Signal<Option<Wojewodztwo>>,
    /// Goes to another one.
    go: Callback<Option<Wojewodztwo>>,
) -> impl IntoView {
    let state = use_state();
    let sheet = RwSignal::new(Sheet::Peek);
    let label = move || {
        if sheet.get() == Sheet::Full {
            t::SHEET_DOWN
        } else {
            t::SHEET_UP
        }
    };
    view! {
        <aside class="panel" aria-label=t::PANEL data-sheet=move || sheet.get().code()>
            <button type="button" class="sheet-handle" aria-label=label aria-expanded=move || (sheet.get() != Sheet::Peek).to_string()
                on:click=move |_| sheet.update(|sheet| *sheet = sheet.next())>
                <span></span>
            </button>
            <div class="panel-head">
                <h1>{t::SITE}</h1>
                <p class="lead">{bind_short_words(t::SITE_LEAD)}</p>
                <RegionSelect region go />
            </div>
            <div class="panel-body">
                {move || state.library.with(|library| match library {
                    Load::Pending => view! { <Loading text=t::LOADING_PRACTICES /> }.into_any(),
                    Load::Failed(_) => ().into_any(),
                    Load::Ready(library) => contents(library, region.get()).into_any(),
                })}
            </div>
        </aside>
    }
}

/// The way to a województwo without pointing at the map.
#[component]
fn RegionSelect(region: Signal<Option<Wojewodztwo>>, go: Callback<Option<Wojewodztwo>>) -> impl IntoView {
    let slug = move || region.get().map(Wojewodztwo::slug).unwrap_or_default();
    let options = Wojewodztwo::all().map(|region| {
        view! { <option value=region.slug()>{region.name()}</option> }
    });
    view! {
        <label class="field">
            <span>{t::WOJEWODZTWO}</span>
            <select name="wojewodztwo" prop:value=slug
                on:change=move |event| go.run(Wojewodztwo::from_slug(&event_target_value(&event)))>
                <option value="">{t::ALL_POLAND}</option>
                {options.collect_view()}
            </select>
        </label>
    }
}

fn contents(library: &Library, region: Option<Wojewodztwo>) -> impl IntoView + use<> {
    let found: Vec<Practice> = library.within(region).into_iter().cloned().collect();
    let count = found.len();
    view! {
        <p class="count" role="status">{t::practices_in(count, region)}</p>
        <Legend counts=counts(&found) />
        {if found.is_empty() {
            view! { <p class="empty">{bind_short_words(t::NO_PRACTICES_HERE)}</p> }.into_any()
        } else {
            view! { <PracticeList practices=found /> }.into_any()
        }}
    }
}

/// How many practices of each kind, with the kind's name.
fn counts(found: &[Practice]) -> BTreeMap<Kind, (String, usize)> {
    let mut counts = BTreeMap::new();
    for practice in found {
        let entry = counts
            .entry(Kind::of(&practice.category))
            .or_insert_with(|| (practice.category.name(), 0));
        entry.1 += 1;
    }
    counts
}

/// What the colours and signs mean.
#[component]
fn Legend(counts: BTreeMap<Kind, (String, usize)>) -> impl IntoView {
    let row = |(kind, (name, count)): (Kind, (String, usize))| {
        view! { <li><Badge kind /><span>{name}</span><span class="legend-count">{count}</span></li> }
    };
    (!counts.is_empty()).then(|| {
        view! {
            <details class="legend" open>
                <summary>{t::CATEGORIES}</summary>
                <ul>{counts.into_iter().map(row).collect_view()}</ul>
            </details>
        }
    })
}
