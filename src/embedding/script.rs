//! What only an embedded map asks of the browser, by its name in scripts: what is asked for by web-sys becomes a line of the
//! script that every first visit loads, whatever part of the app asks.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property; undefined where there is none.
pub fn property(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Whether a property is true.
pub fn is_set(object: &JsValue, name: &str) -> bool {
    property(object, name).as_bool() == Some(true)
}

/// Calls a method that takes nothing, where there is one.
pub fn call(object: &JsValue, name: &str) {
    if let Ok(method) = property(object, name).dyn_into::<Function>() {
        // What is called here has nothing to answer, and refuses only what can't be.
        let _ = method.call1(object, &JsValue::UNDEFINED);
    }
}
