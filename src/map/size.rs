//! The size of an element, as a signal.

use geomap::Size;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::HtmlElement;

use crate::components::known::Known;
use crate::signal::{Local, Var};
use crate::watch::watch;

/// Keeps `size` the size of the element: from the moment it is there, and whenever it changes.
pub fn watch_size(node: Known<HtmlElement>, size: Var<Size>) {
    watch(move || {
        let Some(element) = node.get() else { return };
        let measured = element.clone();
        let measure = move || {
            let now = Size {
                width: f64::from(measured.offset_width()),
                height: f64::from(measured.offset_height()),
            };
            if now != size.get_untracked() {
                size.set(now);
            }
        };
        measure();
        let callback = Closure::<dyn Fn()>::new(measure);
        let Ok(observer) = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()) else {
            return;
        };
        observer.observe(&element);
        // The closure lives as long as the observer that calls it.
        let watching = Local::new((observer, callback));
        on_cleanup(move || {
            watching.with(|(observer, _)| observer.disconnect());
        });
    });
}
