//! The dialog that gives the code for another page.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use maud::{Markup, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlInputElement};

use crate::components::clipboard::copied;
use crate::components::markup;
use crate::components::piece::{Piece, PieceState, ROOT, set_text};
use crate::embedding::code::{self, Frame};
use crate::i18n::t;
use crate::pages::dress::dress;
use crate::routes::{self, EMBEDDING_EXAMPLE, Route};
use crate::state::AppState;
use crate::watch::spawn;

/// What the button that copies the code asks for.
const COPY: &str = "copy-embedding";
/// What the button that closes the dialog asks for.
const CLOSE: &str = "close-embedding";

/// Opens the dialog for what is in view now. The browser gives the focus back to where it was when the dialog closes.
pub fn open(state: AppState) {
    spawn(async move {
        dress().await;
        show(state);
    });
}

fn show(state: AppState) {
    let (address, title) = (address(state), document().title());
    let kept = Rc::new(RefCell::new(None::<PieceState>));
    let ended = Rc::clone(&kept);
    let piece = Piece::new(text(&address, &title));
    let Ok(dialog) = piece.element().clone().dyn_into::<HtmlDialogElement>() else {
        return;
    };
    let Some(body) = document().body() else { return };
    let (code, status) = (piece.find("textarea"), piece.find("[role=status]"));
    let (changed, asked, left) = (dialog.clone(), dialog.clone(), dialog.clone());
    let (written, said) = (code.clone(), status.clone());
    let piece = piece
        .on(ROOT, "input", move |_| {
            let frame = Frame {
                address: &address,
                title: &title,
                width: &value(&changed, "width"),
                height: &value(&changed, "height"),
            };
            set_text(&written, &frame.code());
            // What was said is of the code before.
            set_text(&said, "");
        })
        .on(ROOT, "click", move |event| match markup::asked(&event).as_deref() {
            Some(COPY) => spawn(copy(code.clone(), status.clone())),
            Some(CLOSE) => asked.close(),
            _ => {}
        })
        .on(ROOT, "close", move |_| {
            if let Some(mut piece) = ended.take() {
                piece.unmount();
            }
        })
        // The page below may be another then.
        .on_window("popstate", move |_| left.close());
    let mut piece = piece.build();
    piece.mount(&body, None);
    kept.replace(Some(piece));
    // It refuses only what is open already.
    let _ = dialog.show_modal();
}

/// The address that shows in another page what is in view.
fn address(state: AppState) -> String {
    let path = window().location().origin().unwrap_or_default() + &Route::Embedded.path();
    let region = state.region.get_untracked().map(practices::Wojewodztwo::slug);
    let camera = geomap::hash::format(state.map.camera.get_untracked());
    code::address(&path, &untrack(|| state.query()), region, &camera)
}

fn value(dialog: &HtmlDialogElement, name: &str) -> String {
    let field = dialog.query_selector(&format!("[name={name}]")).ok().flatten();
    let field = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

async fn copy(code: Element, status: Element) {
    let text = code.text_content().unwrap_or_default();
    let said = match copied(&text).await {
        true => t::EMBED_COPIED,
        false => t::EMBED_NOT_COPIED,
    };
    set_text(&status, &said);
}

fn text(address: &str, title: &str) -> Markup {
    let frame = Frame {
        address,
        title,
        width: code::WIDTH,
        height: code::HEIGHT,
    };
    html! {
        dialog.help.embed-dialog aria-labelledby="embed-title" {
            h2 id="embed-title" { (t::EMBED_TITLE) }
            p { (t::EMBED_LEAD) }
            div.embed-sizes {
                label.field { span { (t::EMBED_WIDTH) } input name="width" value=(code::WIDTH) autocomplete="off"; }
                label.field { span { (t::EMBED_HEIGHT) } input name="height" value=(code::HEIGHT) inputmode="numeric" autocomplete="off"; }
            }
            label.field { span { (t::EMBED_CODE) } textarea readonly rows="6" spellcheck="false" { (frame.code()) } }
            p.search-note role="status" {}
            div.qr-actions {
                button.button type="button" data-action=(COPY) { (t::EMBED_COPY) }
                button.button.quiet type="button" data-action=(CLOSE) { (t::CLOSE) }
            }
            p { a href=(routes::file(EMBEDDING_EXAMPLE)) target="_blank" { (t::EMBED_EXAMPLE) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_text_to_be_copied() {
        let text = text("/osadz#7/52/19", "</textarea><b>").into_string();
        // Escaped as an attribute of the code, and the code once more as text.
        assert!(
            text.contains(
                "&lt;iframe src=&quot;/osadz#7/52/19&quot; title=&quot;&amp;lt;/textarea&amp;gt;&amp;lt;b&amp;gt;&quot;"
            ),
            "{text}"
        );
        assert!(!text.contains("<b>"), "{text}");
    }
}
