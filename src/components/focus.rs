//! Takes the focus to a part of the page, for those who read with the keyboard or by ear.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Gives the focus to the element with this id, if it is there and takes it.
pub fn now(id: &str) {
    let element = document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        // An element that refuses the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// The same, once the page that the visitor goes to is drawn.
pub fn later(id: &'static str) {
    request_animation_frame(move || now(id));
}
