//! What the visitor should know of the service worker's doing: that saved data is shown and from when, and that there is a
//! newer version. It and the script that speaks with it stand in `offline/`; where there is none, nothing is ever said.

use js_sys::Date as Moment;
use leptos::prelude::*;
use maud::html;
use web_sys::Event;

use crate::clock::day_of;
use crate::components::piece::{Piece, set_text};
use crate::i18n::t;

/// The event of the window by which the script says that there is something new.
const NEWS: &str = "offline-news";
/// The event by which it is asked for the newer version, or for fresh data.
const TAKE: &str = "offline-take";
/// The attributes of the document in which the news stands.
const SAVED: &str = "data-saved";
const UPDATE: &str = "data-update";

/// The strip below the bar, which is there as long as there is something to say.
pub fn offline_notice() -> AnyView {
    let text = html! {
        div.offline hidden {
            p role="status" {}
            button.link-button type="button" { (t::REFRESH) }
        }
    };
    let strip = Piece::new(text).on("button", "click", |_| take());
    let (element, words) = (strip.element().clone(), strip.find("p"));
    let say = move || {
        let news = news();
        set_text(&words, &news);
        // A name without spaces is never refused.
        let _ = element.toggle_attribute_with_force("hidden", news.is_empty());
    };
    say();
    strip.on_window(NEWS, move |_| say()).into_any()
}

fn news() -> String {
    let Some(page) = document().document_element() else {
        return String::new();
    };
    let saved = page.get_attribute(SAVED).and_then(|moment| saved_then(&moment));
    let update = page.has_attribute(UPDATE).then(|| t::NEW_VERSION.get().to_owned());
    let said: Vec<String> = saved.into_iter().chain(update).collect();
    said.join(" ")
}

/// A moment in UTC by the visitor's own clock.
fn saved_then(moment: &str) -> Option<String> {
    let moment = Moment::new(&moment.into());
    let day = day_of(&moment)?;
    Some(t::saved_data(day, moment.get_hours(), moment.get_minutes()))
}

fn take() {
    // An event of any name can be made, and the window takes it.
    let _ = Event::new(TAKE).map(|event| window().dispatch_event(&event));
}
