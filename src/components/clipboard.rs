//! The clipboard, where the page may write to it.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Whether a text is on the clipboard now. Browsers have none for a page that came without https, and may refuse.
pub async fn copied(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    let is_missing = AsRef::<JsValue>::as_ref(&clipboard).is_undefined();
    !is_missing && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
