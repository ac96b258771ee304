//! How wide the panel beside the map is: a slider of the browser's own, of which the style sheet shows the thumb, at the panel's
//! edge. So a hand, keys and what reads a page aloud move it alike.

use maud::{Markup, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use crate::components::piece::{Piece, set_style};
use crate::i18n::t;
use crate::kept;

/// The key under which the browser keeps the width, in pixels.
const KEY: &str = "mapa-praktyk-panel-1";
/// What finds the slider.
pub const SLIDER: &str = ".panel-width";

/// The slider.
pub fn slider() -> Markup {
    html! {
        input.panel-width type="range" min="280" max="520" step="4" aria-label=(t::PANEL_WIDTH);
    }
}

/// Makes the panel as wide as the visitor has left it.
pub fn recall(rail: &Piece) {
    let kept = kept::get(KEY).unwrap_or_default();
    widen(rail.element(), rail.find(SLIDER), &kept);
}

/// Makes it as wide as the slider now says, the next time too.
pub fn slide(rail: &Element, event: &Event) {
    keep(rail, event, HtmlInputElement::value);
}

/// Makes it as wide as it was at first.
pub fn reset(rail: &Element, event: &Event) {
    keep(rail, event, |_| String::new());
}

fn keep(rail: &Element, event: &Event, width: fn(&HtmlInputElement) -> String) {
    if let Some(slider) = event.target() {
        let width = width(slider.unchecked_ref());
        widen(rail, slider.unchecked_into(), &width);
        kept::put(KEY, &width);
    }
}

/// A slider takes its middle for what is no width.
fn widen(rail: &Element, slider: Element, width: &str) {
    // The text makes it an input.
    let slider: HtmlInputElement = slider.unchecked_into();
    slider.set_value(width);
    set_style(rail, &format!("--panel:{}px", slider.value()));
}
