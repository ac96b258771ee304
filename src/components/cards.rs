//! A practice as an entry of a list.

use leptos::prelude::*;
use practices::Practice;
use practices::polish::bind_short_words;

use crate::components::place;
use crate::components::sign::{Badge, Kind};
use crate::routes::Route;

/// A list of practices, each a link to its page.
#[component]
pub fn PracticeList(
    /// Which, in their order.
    practices: Vec<Practice>,
) -> impl IntoView {
    view! { <ul class="cards">{practices.iter().map(card).collect_view()}</ul> }
}

fn card(practice: &Practice) -> impl IntoView + use<> {
    let kind = Kind::of(&practice.category);
    view! {
        <li>
            <a class="card" href=Route::Practice(practice.slug.clone()).path()>
                <Badge kind />
                <span class="card-text">
                    <span class="card-title">{bind_short_words(&practice.title)}</span>
                    <span class="card-meta">{place::with_region(practice)}" · "{practice.category.name()}</span>
                </span>
            </a>
        </li>
    }
}
