//! The practices that the visitor has starred, or those of a link that somebody has sent.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use maud::html;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::components::clipboard::copied;
use crate::components::frame::CONTENT;
use crate::components::piece::{Piece, ROOT};
use crate::components::title::keep_title;
use crate::components::{focus, markup, notice};
use crate::i18n::t;
use crate::lookup::{self, Known};
use crate::pages::gathered::unfollowed;
use crate::pages::goes::straight;
use crate::pages::query::practices_asked;
use crate::pages::shortlist_text::{self as text, Whose};
use crate::routes::Route;
use crate::shortlist::{Asked, MOST, MOST_COMPARED, PRACTICES, TICKED, query};
use crate::signal::{Derived, Local};
use crate::state::{AppState, use_state};
use crate::watch::{spawn, watch};

/// The page.
pub fn shortlist_page() -> AnyView {
    let state = use_state();
    let location = use_location();
    let shown = Shown::new(
        state,
        practices_asked(&location, PRACTICES, MOST),
        practices_asked(&location, TICKED, MOST_COMPARED),
    );
    lookup::ask(state, shown.shown, false);
    keep_title(move || t::page_title(&shown.whose().title()));
    let navigate = Local::new(use_navigate());
    let list = Piece::new(html! { ul.cards.shortlist {} });
    let entries = list.element().clone();
    let list = list.filled(move || shown.list().into_string());
    watch(move || {
        let ticked = shown.ticked.get().slugs;
        let Ok(ticks) = entries.query_selector_all("input") else {
            return;
        };
        let ticks = (0..ticks.length()).filter_map(|index| ticks.item(index)?.dyn_into::<HtmlInputElement>().ok());
        for tick in ticks {
            tick.set_checked(ticked.contains(&tick.value()));
            tick.set_disabled(!tick.checked() && ticked.len() >= MOST_COMPARED);
        }
    });
    Piece::new(html! { article.page.shortlist-page {} })
        .on(ROOT, "click", move |event| shown.click(&event))
        .on(ROOT, "change", move |event| {
            let address = shown.address_after(&event);
            let options = NavigateOptions {
                replace: true,
                scroll: false,
                ..straight()
            };
            navigate.with(|navigate| navigate(&address, options));
        })
        .with(
            ROOT,
            Piece::new(html! { header {} })
                .filled(move || shown.head().into_string())
                .into_any(),
        )
        .with(
            ROOT,
            Piece::new(html! { div.shortlist-tools {} })
                .filled(move || shown.tools().into_string())
                .into_any(),
        )
        .with(ROOT, list.into_any())
        .into_any()
}

/// What the page shows.
#[derive(Clone, Copy)]
struct Shown {
    state: AppState,
    /// The practices of the address.
    linked: Derived<Asked>,
    /// Those that are shown: the same, or else the visitor's own.
    shown: Derived<Asked>,
    /// Those of them that are ticked.
    ticked: Derived<Asked>,
}

impl Shown {
    fn new(state: AppState, linked: Derived<Asked>, ticked: Derived<Asked>) -> Self {
        let shown = Derived::new(move || {
            let linked = linked.get();
            if linked.slugs.is_empty() {
                state.shortlist.own.with(|own| Asked::of(&own.to_text(), MOST))
            } else {
                linked
            }
        });
        let ticked = Derived::new(move || {
            let mut ticked = ticked.get();
            shown.with(|shown| ticked.slugs.retain(|slug| shown.slugs.contains(slug)));
            ticked
        });
        Self {
            state,
            linked,
            shown,
            ticked,
        }
    }

    fn whose(self) -> Whose {
        if self.linked.with(|linked| linked.slugs.is_empty()) {
            Whose::Own {
                is_kept: self.state.shortlist.is_kept.get(),
            }
        } else {
            Whose::Linked
        }
    }

    fn head(self) -> maud::Markup {
        let known = self.known();
        let error = known.iter().find_map(|(_, known)| match known {
            Known::Failed(what, error) => Some(notice::failed(*what, error)),
            _ => None,
        });
        html! {
            (text::head(self.whose(), known.len()))
            (unfollowed(self.linked.with(|linked| linked.left_out), MOST, &[]))
            @if let Some(error) = error { (error) }
        }
    }

    fn tools(self) -> maud::Markup {
        let slugs = self.shown.get().slugs;
        html! { @if !slugs.is_empty() { (text::tools(self.whose(), &slugs, &self.ticked.get().slugs)) } }
    }

    /// Written anew when other practices are shown or known; ticks and stars are kept up where they stand.
    fn list(self) -> maud::Markup {
        let (known, ticked) = (self.known(), self.ticked.get_untracked().slugs);
        let own = self.state.shortlist.own;
        own.with_untracked(|own| text::list(self.whose(), &known, &ticked, own))
    }

    fn known(self) -> Vec<(String, Known)> {
        let slugs = self.shown.get().slugs.into_iter();
        slugs
            .map(|slug| {
                let known = lookup::known(self.state, &slug);
                (slug, known)
            })
            .collect()
    }

    fn click(self, event: &Event) {
        let says = self.state.shortlist.says;
        notice::answer(self.state, event);
        match markup::asked(event).as_deref() {
            Some(text::REMOVE) => {
                if let Some(slug) = markup::value(event) {
                    self.remove(&slug);
                }
            }
            Some(text::ADD_ALL) => {
                let new = self.state.shortlist.put(&self.shown.get_untracked().slugs);
                if says.with_untracked(String::is_empty) {
                    says.set(t::added(new));
                }
            }
            Some(text::COPY) => {
                let origin = window().location().origin().unwrap_or_default();
                let query = query(&self.shown.get_untracked().slugs, &[]);
                let address = format!("{origin}{}{query}", Route::Shortlist.path());
                spawn(async move {
                    says.set(match copied(&address).await {
                        true => t::LINK_COPIED.get().to_owned(),
                        false => t::link_is(&address),
                    });
                });
            }
            _ => {}
        }
    }

    /// Takes a practice out; the focus goes to the entry that comes into its place.
    fn remove(self, slug: &str) {
        let slugs = self.shown.get_untracked().slugs;
        let at = slugs.iter().position(|other| other == slug).unwrap_or_default();
        let next = slugs.get(at + 1).or_else(|| slugs.get(at.checked_sub(1)?));
        let next = next.map_or(CONTENT.to_owned(), |next| text::remove_id(next));
        let title = match untrack(|| lookup::known(self.state, slug)) {
            Known::Here(practice) => practice.title.clone(),
            _ => slug.to_owned(),
        };
        self.state.shortlist.remove(slug);
        let says = self.state.shortlist.says;
        if says.with_untracked(String::is_empty) {
            says.set(t::removed(&title));
        }
        request_animation_frame(move || focus::now(&next));
    }

    /// The address of the same list after a tick was set or taken away.
    fn address_after(self, event: &Event) -> String {
        let mut ticked = self.ticked.get_untracked().slugs;
        let tick = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(tick) = tick {
            ticked.retain(|slug| *slug != tick.value());
            if tick.checked() {
                ticked.push(tick.value());
            }
        }
        let linked = self.linked.get_untracked().slugs;
        Route::Shortlist.path() + &query(&linked, &ticked)
    }
}
