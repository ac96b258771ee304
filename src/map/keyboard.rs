//! Keys: arrows pan, plus and minus zoom, Home shows all of Poland, a question mark says so.

use geomap::gesture::{Input, Key};
use leptos::ev;

use crate::map::pointer::Hands;

impl Hands {
    /// A key goes down while the map or a marker has the focus.
    pub fn key(self, event: &ev::KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        if let Some(key) = key_of(&event.key()) {
            event.prevent_default();
            self.feed(Input::Key(key));
        }
    }
}

fn key_of(name: &str) -> Option<Key> {
    Some(match name {
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "+" | "=" => Key::In,
        "-" | "−" | "_" => Key::Out,
        "Home" => Key::Home,
        "?" => Key::Help,
        _ => return None,
    })
}
