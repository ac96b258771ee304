//! The page around the map: who it is by its own word in the map's address, what it is told, and what it may ask for. Without an
//! origin in the address nothing is told and nothing is heard; whoever else speaks to the map is not listened to.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use practices::Practice;
use practices::slug::is_slug;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

use crate::embedding::script::property;
use crate::routes::Route;
use crate::state::AppState;
use crate::watch::watch_with;

/// The map's height, in pixels of the page around it.
const HEIGHT: &str = "mapa-praktyk:height";
/// The practice whose card is open.
const SELECTION: &str = "mapa-praktyk:selection";
/// Asks for a practice's card, or with no practice, that the card be closed.
const SELECT: &str = "mapa-praktyk:select";

/// The page around the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parent(String);

impl Parent {
    /// The one that an address names, if it is an origin as browsers write it: `https://gmina.example`, with a port where that is
    /// not the scheme's own, and nothing behind it. No other is ever that of a message.
    pub fn of(text: &str) -> Option<Self> {
        let (scheme, host) = text.split_once("://")?;
        let usual_port = match scheme {
            "https" => "443",
            "http" => "80",
            _ => return None,
        };
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) => (name, Some(port)),
            None => (host, None),
        };
        let is_port = |port: &str| {
            let is_number = port.chars().all(|c| c.is_ascii_digit()) && port.parse::<u16>().is_ok();
            is_number && port != usual_port && !port.starts_with('0')
        };
        let is_of_a_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        let is_sound = !name.is_empty() && name.chars().all(is_of_a_name) && port.is_none_or(is_port);
        is_sound.then(|| Self(text.to_owned()))
    }

    /// Tells the page the map's height and which practice is open, each time that it becomes another.
    pub fn keep_told(self, state: AppState) {
        let page = self.clone();
        watch_with(move |before: Option<f64>| {
            let height = state.map.size.get().height;
            if height > 0.0 && before != Some(height) {
                page.tell(HEIGHT, "height", &height.into());
            }
            height
        });
        watch_with(move |before: Option<Option<String>>| {
            let open = state.map.open.get();
            let practice = open.as_ref().and_then(|open| {
                let records = |number| state.records.with(|records| records.get(number).cloned());
                open.pins.iter().find_map(|pin| records(pin.practice))
            });
            let before = before.flatten();
            // A card whose record is on its way is not told of before it can be called by its name.
            if open.is_some() && practice.is_none() {
                return before;
            }
            let slug = practice.as_ref().map(|practice| practice.slug.clone());
            if slug != before {
                self.tell(
                    SELECTION,
                    "practice",
                    &practice.map_or(JsValue::NULL, |practice| told(&practice)),
                );
            }
            slug
        });
    }

    fn tell(&self, kind: &str, name: &str, value: &JsValue) {
        let message = object(&[("type", &kind.into()), (name, value)]);
        if let Some(page) = around() {
            // The browser drops what is for another origin than this.
            let _ = page.post_message(&message, &self.0);
        }
    }

    /// What a message of the page asks for: the slug of a practice to be opened, or that none be. Nothing where the message is
    /// another's, or means something else.
    pub fn asks(&self, event: &Event) -> Option<Option<String>> {
        let page: JsValue = around()?.into();
        let origin = property(event, "origin").as_string()?;
        if origin != self.0 || property(event, "source") != page {
            return None;
        }
        let data = property(event, "data");
        if property(&data, "type").as_string()? != SELECT {
            return None;
        }
        let id = property(&data, "id");
        if id == JsValue::NULL {
            return Some(None);
        }
        id.as_string().filter(|slug| is_slug(slug)).map(Some)
    }
}

/// The window around that of the map, if there is one.
fn around() -> Option<web_sys::Window> {
    let own: JsValue = window().into();
    let parent = property(&own, "parent");
    (parent != own).then(|| parent.unchecked_into())
}

/// What a page is told of a practice.
fn told(practice: &Practice) -> JsValue {
    let path = Route::Practice(practice.slug.clone()).path();
    let url = window().location().origin().unwrap_or_default() + &path;
    object(&[
        ("id", &practice.slug.as_str().into()),
        ("title", &practice.title.as_str().into()),
        ("url", &url.into()),
    ])
}

fn object(parts: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in parts {
        // A new object takes any key.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_origin_is_one() {
        for origin in [
            "https://gmina.example",
            "http://127.0.0.1:8090",
            "https://xn--d-uga.example:8443",
            "http://localhost",
        ] {
            assert_eq!(Parent::of(origin), Some(Parent(origin.into())), "{origin}");
        }
        for other in [
            "",
            "*",
            "null",
            "/",
            "gmina.example",
            "//gmina.example",
            "https://",
            "https://gmina.example/",
            "https://gmina.example/strona",
            "https://gmina.example?a",
            "https://gmina.example#a",
            "https://ja@gmina.example",
            "https://GMINA.example",
            "https://łódź.example",
            "https://gmina.example:443",
            "http://gmina.example:80",
            "https://gmina.example:",
            "https://gmina.example:99999",
            "https://gmina.example:+81",
            "https://*.example",
            "javascript://gmina.example",
            "ftp://gmina.example",
            " https://gmina.example",
        ] {
            assert_eq!(Parent::of(other), None, "{other}");
        }
    }
}
