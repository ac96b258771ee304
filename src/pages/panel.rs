//! The panel beside the map: where to go, which practices to see, and these as a list. On a phone it is a sheet at the
//! bottom with three heights.

use leptos::prelude::*;
use practices::Wojewodztwo;
use practices::polish::bind_short_words;

use crate::components::entries::Entries;
use crate::components::facet::CategoryFacet;
use crate::components::notice::Loading;
use crate::i18n::t;
use crate::pages::map::Goes;
use crate::state::{Load, use_state};
use crate::watch::memo;

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
    /// The ways to another state of the page.
    goes: Goes,
) -> impl IntoView {
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
                <RegionSelect goes />
            </div>
            <div class="panel-body"><Contents goes /></div>
        </aside>
    }
    .into_any()
}

/// The way to a województwo without pointing at the map.
#[component]
fn RegionSelect(goes: Goes) -> impl IntoView {
    let region = use_state().region;
    let slug = move || region.get().map(Wojewodztwo::slug).unwrap_or_default();
    let mut options = format!("<option value=\"\">{}</option>", t::ALL_POLAND);
    for region in Wojewodztwo::all() {
        options.push_str(&format!(
            "<option value=\"{}\">{}</option>",
            region.slug(),
            region.name()
        ));
    }
    view! {
        <label class="field">
            <span>{t::WOJEWODZTWO}</span>
            <select name="wojewodztwo" inner_html=options prop:value=slug
                on:change=move |event| goes.to_region(Wojewodztwo::from_slug(&event_target_value(&event)))></select>
        </label>
    }
    .into_any()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Pending,
    Failed,
    Ready,
}

/// What depends on the practices.
#[component]
fn Contents(goes: Goes) -> impl IntoView {
    let state = use_state();
    let stage = memo(move || {
        state.library.with(|library| match library {
            Load::Pending => Stage::Pending,
            Load::Failed(_) => Stage::Failed,
            Load::Ready(_) => Stage::Ready,
        })
    });
    move || match stage.get() {
        Stage::Pending => view! { <Loading text=t::LOADING_PRACTICES /> }.into_any(),
        Stage::Failed => ().into_any(),
        Stage::Ready => view! { <Found goes /> }.into_any(),
    }
}

/// The number of practices, the categories to choose from, and the list.
#[component]
fn Found(goes: Goes) -> impl IntoView {
    let state = use_state();
    let numbers = memo(move || {
        let (region, filter) = (state.region.get(), state.filter.get());
        let library = state.library.with(|library| library.ready().cloned());
        library
            .map(|library| library.within(region, &filter))
            .unwrap_or_default()
    });
    let count = move || t::practices_in(numbers.with(Vec::len), state.region.get());
    let empty = move || {
        let text = if state.filter.with(|filter| filter.categories.is_empty()) {
            t::NO_PRACTICES_HERE
        } else {
            t::NO_PRACTICES_OF_CATEGORY
        };
        numbers
            .with(Vec::is_empty)
            .then(|| view! { <p class="empty">{bind_short_words(text)}</p> })
    };
    view! {
        <p class="count" role="status">{count}</p>
        <CategoryFacet goes />
        {empty}
        <Entries numbers=numbers.into() />
    }
    .into_any()
}
