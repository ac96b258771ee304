//! A QR code in a dialog over the page, with the address that it says.

use leptos::prelude::*;
use maud::{Markup, PreEscaped, html};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::components::markup;
use crate::components::piece::{Piece, ROOT};
use crate::i18n::t;
use crate::signal::Var;
use crate::take_away::save_text;
use crate::watch::watch;

/// What the button that closes the dialog asks for.
const CLOSE: &str = "close-qr";
/// What the button that saves the code asks for.
const SAVE: &str = "save-qr";

/// A code that is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct QrCode {
    /// The address that it says.
    pub address: String,
    /// What it looks like, as the worker drew it.
    pub svg: String,
}

/// The dialog, open while there is a code.
pub fn qr_code(code: Var<Option<QrCode>>) -> AnyView {
    let piece = Piece::new(html! { dialog.help.qr-code aria-labelledby="qr-title" {} })
        .filled(move || code.with(|code| code.as_ref().map_or_else(String::new, |code| text(code).into_string())))
        .on(ROOT, "close", move |_| code.set(None))
        .on(ROOT, "click", move |event| match markup::asked(&event).as_deref() {
            Some(CLOSE) => code.set(None),
            Some(SAVE) => {
                let svg = code.with_untracked(|code| code.as_ref().map(|code| code.svg.clone()));
                // The code stays on the screen, where a browser that saves nothing leaves it.
                let _ = save_text(&svg.unwrap_or_default(), "image/svg+xml", "kod-qr.svg");
            }
            _ => {}
        });
    if let Ok(dialog) = piece.element().clone().dyn_into::<HtmlDialogElement>() {
        watch(move || {
            let is_open = code.with(Option::is_some);
            if is_open && !dialog.open() {
                // It refuses only what is open already.
                let _ = dialog.show_modal();
            } else if !is_open && dialog.open() {
                dialog.close();
            }
        });
    }
    piece.into_any()
}

fn text(code: &QrCode) -> Markup {
    html! {
        h2 id="qr-title" { (t::QR_CODE) }
        p { (t::QR_LEAD) }
        div.qr-picture role="img" aria-label=(t::qr_code_of(&code.address)) { (PreEscaped(&code.svg)) }
        p.qr-address { (code.address) }
        div.qr-actions {
            button.button type="button" data-action=(CLOSE) { (t::CLOSE) }
            button.button.quiet type="button" data-action=(SAVE) { (t::QR_SAVE) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::assert_escapes;

    #[test]
    fn the_address_is_only_text() {
        assert_escapes(|address| {
            text(&QrCode {
                address: address.to_owned(),
                svg: "<svg></svg>".to_owned(),
            })
        });
    }
}
