//! How a map within another page shares the wheel and the fingers with it: the wheel alone and one finger scroll the page, the
//! wheel with Ctrl and two fingers move the map, and a message says so. What the map is not to see is caught on its way there.
//! In full screen there is no page to scroll, and all is the map's.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent, WheelEvent};

use crate::components::piece::{Piece, ROOT, set_text};
use crate::embedding::script::{call, is_set, property};
use crate::i18n::t;
use crate::signal::Var;

/// How long a message stays after what it is about.
const STAYS: Duration = Duration::from_millis(1600);

/// Has the part around the map let through only what is meant for it; says the rest in `says`.
pub fn cooperate(piece: Piece, says: &str) -> Piece {
    let hint = Hint { turn: Var::new(0) };
    let words = piece.find(says);
    let (wheel_words, finger_words) = (words.clone(), words.clone());
    let fingers = Var::new(Vec::<i32>::new());
    let are_two = move || fingers.with_untracked(|fingers| fingers.len() > 1);
    let lifted = move |event: Event| {
        let pointer = event.unchecked_ref::<PointerEvent>().pointer_id();
        fingers.update_untracked(|fingers| fingers.retain(|finger| *finger != pointer));
    };
    // This keeps the page from beginning to scroll with both fingers; where it scrolls already, it can't be kept from it.
    let keep_two = move |event: Event| {
        if are_two() && is_set(&event, "cancelable") && is_shared(&event) {
            event.prevent_default();
        }
    };
    piece
        .on_within(ROOT, "wheel", move |event| {
            let wheel: &WheelEvent = event.unchecked_ref();
            if !wheel.ctrl_key() && !is_set(&event, "metaKey") && is_shared(&event) {
                call(&event, "stopPropagation");
                hint.show(&wheel_words, &t::gesture_wheel(zoom_key()));
            }
        })
        .on_within(ROOT, "pointerdown", move |event| {
            if is_finger(&event) {
                let pointer = event.unchecked_ref::<PointerEvent>().pointer_id();
                fingers.update_untracked(|fingers| fingers.push(pointer));
            }
        })
        .on_within(ROOT, "pointermove", move |event| {
            if is_finger(&event) && !are_two() && is_shared(&event) {
                call(&event, "stopPropagation");
                hint.show(&finger_words, &t::GESTURE_FINGERS);
            }
        })
        .on_within(ROOT, "pointerup", lifted)
        .on_within(ROOT, "pointercancel", move |event| {
            // The browser has taken the finger to scroll the page, often before it was seen to move.
            if is_finger(&event) && !are_two() && is_shared(&event) {
                hint.show(&words, &t::GESTURE_FINGERS);
            }
            lifted(event);
        })
        .on_within(ROOT, "touchstart", keep_two)
        .on_within(ROOT, "touchmove", keep_two)
}

/// Whether an event is on the map itself, and the page around could want it.
fn is_shared(event: &Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_on_map = element.is_some_and(|element| matches!(element.closest(".surface"), Ok(Some(_))));
    is_on_map && !is_full_screen()
}

/// Whether the map has the whole screen.
pub fn is_full_screen() -> bool {
    property(&document(), "fullscreenElement").dyn_into::<Element>().is_ok()
}

fn is_finger(event: &Event) -> bool {
    event.unchecked_ref::<PointerEvent>().pointer_type() == "touch"
}

/// What the visitor's keyboard calls the key that goes with the wheel.
fn zoom_key() -> &'static str {
    let is_mac = window()
        .navigator()
        .platform()
        .is_ok_and(|name| name.starts_with("Mac"));
    if is_mac { "⌘" } else { "Ctrl" }
}

/// A message that goes away by itself.
#[derive(Clone, Copy)]
struct Hint {
    /// Grows each time that something is said, so that an older message knows that it is not the one to end.
    turn: Var<u32>,
}

impl Hint {
    fn show(self, element: &Element, text: &str) {
        set_text(element, text);
        self.turn.update_untracked(|turn| *turn = turn.wrapping_add(1));
        let said = self.turn.get_untracked();
        let element = send_wrapper::SendWrapper::new(element.clone());
        set_timeout(
            move || {
                if self.turn.try_get_untracked() == Some(said) {
                    set_text(&element, "");
                }
            },
            STAYS,
        );
    }
}
