//! The panel as a phone has it: a sheet over the map, at one of three heights.
//!
//! The browser draws it up, for the sheet is the contents of a box that scrolls and comes to rest at these heights (`sheet.css`):
//! so it follows the finger, and a flick. Here is what clicks, keys and the focus make of it, and what it says of itself. Where
//! the window has room for a panel nothing scrolls, and none of this does anything.

use maud::{Markup, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use crate::components::markup;
use crate::components::piece::set;
use crate::components::search_box::OFFER;
use crate::i18n::t;

/// Beyond any height: the browser goes as far as it can.
const TOP: i32 = 9999;

/// What the sheet is taken hold of by.
pub fn handle() -> Markup {
    html! {
        button.sheet-handle type="button" role="slider" aria-label=(t::SHEET_HEIGHT) aria-orientation="vertical"
            aria-valuenow="0" data-action="sheet" {}
    }
}

/// Says how far the sheet is drawn up, in percent.
pub fn tell(rail: &Element, _: &Event) {
    let (top, step) = (rail.scroll_top(), step(rail));
    if let Ok(Some(handle)) = rail.query_selector(".sheet-handle") {
        let height = if is_whole(rail) {
            "100"
        } else if 2 * top > step {
            "50"
        } else {
            "0"
        };
        set(&handle, "aria-valuenow", height);
    }
}

/// A click on the handle draws it up by a step, and from the top all the way down.
pub fn click(rail: &Element, event: &Event) {
    match markup::asked(event).as_deref() {
        Some("sheet") if !is_whole(rail) => draw(rail, step(rail)),
        // Whoever goes to a place wants to see it.
        Some("sheet" | OFFER) => draw(rail, -TOP),
        _ => {}
    }
}

/// Arrows draw it up and down; the browser's own way is the other one. Home and End are the browser's.
pub fn press(rail: &Element, event: &Event) {
    let by = match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
        "ArrowUp" => step(rail),
        "ArrowDown" => -step(rail),
        _ => return,
    };
    event.prevent_default();
    draw(rail, by);
}

/// What is typed into, or read by keys, must not be hidden.
pub fn show(rail: &Element, _: &Event) {
    if is_read(rail) {
        draw(rail, TOP);
    }
}

/// Whoever has chosen a województwo wants to see it.
pub fn uncover(rail: &Element, _: &Event) {
    if !is_read(rail) {
        draw(rail, -TOP);
    }
}

fn is_read(rail: &Element) -> bool {
    matches!(rail.query_selector(":focus-visible:not(.sheet-handle)"), Ok(Some(_)))
}

/// Somewhat more than from one height to the next, in pixels: what scrolls is the sheet, and as much as one sees of it whole.
fn step(rail: &Element) -> i32 {
    rail.scroll_height() / 4
}

fn is_whole(rail: &Element) -> bool {
    2 * rail.scroll_top() > 3 * step(rail)
}

/// Draws it up by so many pixels; the browser takes it from there to the nearest height.
fn draw(rail: &Element, by: i32) {
    rail.set_scroll_top(rail.scroll_top() + by);
}
