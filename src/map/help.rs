//! What the keys and gestures of the map do.

use leptos::ev;
use leptos::html::Dialog;
use leptos::prelude::*;
use maud::html;

use crate::components::markup;
use crate::i18n::t;
use crate::state::use_state;
use crate::watch::watch;

/// What the button that closes the explanation asks for.
const CLOSE: &str = "close-help";

/// The explanation, while it is asked for.
#[component]
pub fn Help() -> impl IntoView {
    let help = use_state().map.help;
    let dialog = NodeRef::<Dialog>::new();
    watch(move || {
        let is_open = help.get();
        let Some(dialog) = dialog.get().filter(|dialog| dialog.open() != is_open) else {
            return;
        };
        if is_open {
            // It refuses only what is open already.
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    let click = move |event: ev::MouseEvent| {
        if markup::asked(&event).as_deref() == Some(CLOSE) {
            help.set(false);
        }
    };
    let text = html! {
        h2 id="help-title" { (t::HELP) }
        @for (title, rows) in t::HELP_PARTS {
            h3 { (title) }
            dl { @for (key, what) in rows { div { dt { @for key in key.split(' ') { kbd { (key) } " " } } dd { (what) } } } }
        }
        button.button type="button" data-action=(CLOSE) { (t::CLOSE) }
    };
    view! {
        <dialog class="help" node_ref=dialog aria-labelledby="help-title" on:close=move |_| help.set(false)
            on:click=click inner_html=text.into_string()></dialog>
    }
    .into_any()
}
