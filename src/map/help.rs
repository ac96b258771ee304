//! What the keys and gestures of the map do: a dialog, whose contents come when they are first asked for.

use leptos::prelude::*;
use maud::{Markup, html};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::components::markup;
use crate::components::piece::{Piece, ROOT};
use crate::i18n::t;
use crate::pages::later::later_page;
use crate::signal::Var;
use crate::state::use_state;
use crate::watch::watch;

/// What the button that closes the explanation asks for.
const CLOSE: &str = "close-help";

/// The explanation, while it is asked for.
pub fn help() -> AnyView {
    let state = use_state();
    let help = state.map.help;
    let text = html! {
        dialog.help aria-labelledby="help-title" {
            h2 id="help-title" { (t::HELP) }
            div {}
            button.button type="button" data-action=(CLOSE) { (t::CLOSE) }
        }
    };
    let contents = move || {
        if help.get() {
            later_page(state, |pages| (pages.help)())
        } else {
            ().into_any()
        }
    };
    let piece = Piece::new(text)
        .with("div", contents.into_any())
        .on(ROOT, "close", move |_| help.set(false))
        .on(ROOT, "click", move |event| {
            if markup::asked(&event).as_deref() == Some(CLOSE) {
                help.set(false);
            }
        });
    if let Ok(dialog) = piece.element().clone().dyn_into::<HtmlDialogElement>() {
        keep_open(dialog, help);
    }
    piece.into_any()
}

/// The contents of the dialog.
pub fn help_parts() -> AnyView {
    Piece::new(html! { div { (keys()) } }).into_any()
}

/// What each key and gesture does.
pub fn keys() -> Markup {
    html! {
        @for (title, rows) in t::HELP_PARTS {
            h3 { (title) }
            dl { @for (key, what) in rows { div { dt { @for key in key.split(' ') { kbd { (key) } " " } } dd { (what) } } } }
        }
    }
}

fn keep_open(dialog: HtmlDialogElement, help: Var<bool>) {
    watch(move || {
        let is_open = help.get();
        if dialog.open() == is_open {
            return;
        }
        if is_open {
            // It refuses only what is open already.
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
}
