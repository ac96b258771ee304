//! From the page as it came, written beforehand, to the app. What can be read stays until the app can show all of it, and
//! what somebody has typed or gone to meanwhile is not lost.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use crate::components::piece::set;
use crate::state::AppState;
use crate::watch::watch;

/// What is being pressed on the page as it came, whose release would find something else.
const PRESSED: &str = "#boot :active";
/// What the app has not got yet. Nobody waits for what is folded away, nor for practices like one, which stand below everything.
const AWAITED: &str = "body > main :is(.loading, [aria-busy=true]):not(.peers-place *, details:not([open]) *)";
/// That something of which the page is made did not come.
const FAILED: &str = "body > main .failed";
/// The id of the page as it came, and then of what is left of it.
const BEFORE: &str = "boot";
/// What is left of it.
const BELOW: &str = "main > #boot";
/// Where one types what to find.
const BOX: &str = "input[type=search]";

/// Puts the app in place of the page as it came, as soon as it has all of it, and looks again whenever somebody tries again.
pub fn take_over(state: AppState) {
    watch(move || {
        state.attempt.track();
        request_animation_frame(look);
    });
}

fn look() {
    let Some(before) = document().get_element_by_id(BEFORE) else {
        return;
    };
    let find = |selector| document().query_selector(selector).ok().flatten();
    let is_written = before.query_selector(".boot-note").ok().flatten().is_none();
    if is_written && find(FAILED).is_some() {
        if find(BELOW).is_none() {
            leave_below(&before, find("body > main"));
        }
    } else if is_written && (find(AWAITED).is_some() || find(PRESSED).is_some()) {
        request_animation_frame(look);
    } else {
        replace(&before);
    }
}

/// The app says what did not come; what can be read of the page stays below that, without what the app shows already. Of the map
/// that is nothing.
fn leave_below(before: &Element, main: Option<Element>) {
    let article = before.query_selector("article").ok().flatten();
    if let (Some(article), Some(main)) = (article, main) {
        if main.query_selector("h1").ok().flatten().is_some()
            && let Ok(Some(title)) = article.query_selector("h1")
        {
            title.remove();
        }
        set(&article, "id", BEFORE);
        // It moves within the page that it is on.
        let _ = main.append_child(&article);
    }
    before.remove();
}

fn replace(before: &Element) {
    let focused = document().active_element();
    let focused = focused
        .filter(|element| before.contains(Some(element)))
        .and_then(|element| name_of(&element));
    let typed = input(before.query_selector(BOX)).map(|input| input.value());
    before.remove();
    let typed = typed.filter(|text| !text.is_empty());
    if let (Some(text), Some(input), Ok(event)) = (typed, input(document().query_selector(BOX)), Event::new("input")) {
        input.set_value(&text);
        // An event that nobody is in the course of sending is never refused.
        let _ = input.dispatch_event(&event);
    }
    let again = focused.and_then(|name| document().query_selector(&name).ok()?);
    if let Some(element) = again.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Where it can't be, it is nowhere, as on any page that has just come.
        let _ = element.focus();
    }
}

/// A selector for the element that is the same in the app: a link by where it leads, all else by its name or id.
fn name_of(element: &Element) -> Option<String> {
    let attribute = |name: &&str| Some(format!("[{name}=\"{}\"]", element.get_attribute(name)?));
    ["href", "name", "id"].iter().find_map(attribute)
}

fn input(found: Result<Option<Element>, wasm_bindgen::JsValue>) -> Option<HtmlInputElement> {
    found.ok()??.dyn_into().ok()
}
