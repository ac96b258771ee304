//! From the page as it came, written beforehand, to the app. What can be read stays until the app can show all of it, and
//! what somebody has typed or gone to meanwhile is not lost.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, HtmlAnchorElement, HtmlElement, HtmlInputElement};

use crate::app::pace;
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
/// The part of it that the address names, where one has gone to it.
const GONE_TO: &str = "#boot :target";
/// Where one types what to find.
const BOX: &str = "input[type=search]";

/// Puts the app in place of the page as it came, as soon as it has all of it, and looks again whenever somebody tries again.
pub fn take_over(state: AppState) {
    if let Some(before) = document().get_element_by_id(BEFORE) {
        let keep = Closure::<dyn FnMut(Event)>::new(|event| keep_within(&event)).into_js_value();
        // Adding a listener to an element never fails.
        let _ = before.add_event_listener_with_callback("click", keep.unchecked_ref());
    }
    watch(move || {
        state.attempt.track();
        request_animation_frame(look);
    });
}

fn look() {
    let Some(before) = document().get_element_by_id(BEFORE) else {
        return pace::no_more();
    };
    let find = |selector| document().query_selector(selector).ok().flatten();
    let is_written = before.query_selector(".boot-note").ok().flatten().is_none();
    if is_written && find(FAILED).is_some() {
        pace::no_more();
        if find(BELOW).is_none() {
            leave_below(&before, find("body > main"));
        }
    } else if is_written && (find(AWAITED).is_some() || find(PRESSED).is_some()) {
        request_animation_frame(look);
    } else {
        pace::no_more();
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

/// Following a link to a part of the page as it came is the browser's: it scrolls there and has the keyboard go on from there,
/// while the router, which can't tell this page from its own, would take it for a page of the app and move nothing but the address.
fn keep_within(event: &Event) {
    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = pressed.and_then(|element| element.closest("a[href*='#']").ok()?);
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let here = document().location().and_then(|location| location.pathname().ok());
    if link.is_some_and(|link| Some(link.pathname()) == here && part(&link.hash()).is_some()) {
        event.stop_propagation();
    }
}

/// The part of what is shown that a link names, by what stands behind its address, as `#prezentacja`.
fn part(hash: &str) -> Option<Element> {
    document().get_element_by_id(hash.strip_prefix('#')?)
}

fn replace(before: &Element) {
    let focused = document().active_element();
    let focused = focused
        .filter(|element| before.contains(Some(element)))
        .and_then(|element| Named::new(before, &element));
    let typed = input(before.query_selector(BOX)).map(|input| input.value());
    let gone_to = document().query_selector(GONE_TO).ok().flatten();
    let gone_to = gone_to.filter(begins_in_view).map(|element| element.id());
    before.remove();
    if let Some(element) = gone_to.and_then(|id| document().get_element_by_id(&id)) {
        element.scroll_into_view();
    }
    let typed = typed.filter(|text| !text.is_empty());
    if let (Some(text), Some(input), Ok(event)) = (typed, input(document().query_selector(BOX)), Event::new("input")) {
        input.set_value(&text);
        // An event that nobody is in the course of sending is never refused.
        let _ = input.dispatch_event(&event);
    }
    if let Some(element) = focused.and_then(|named| named.again()) {
        // Where it can't be, it is nowhere, as on any page that has just come.
        let _ = element.focus();
    }
}

/// Whether one still sees where it begins: whoever has gone on from there is left where they are.
fn begins_in_view(element: &Element) -> bool {
    let top = element.get_bounding_client_rect().top();
    let height = document().document_element().map_or(0, |root| root.client_height());
    // The place of a scroll is a whole number of pixels, that of a part need not be.
    (-1.0..f64::from(height)).contains(&top)
}

/// An element of the page as it came that the app has as well.
struct Named {
    /// A selector: a link by where it leads, all else by its name or id.
    selector: String,
    /// Which of those that the selector finds, from 0: the sign of the site and the first page of the bar lead to the same.
    index: u32,
}

impl Named {
    fn new(before: &Element, element: &Element) -> Option<Named> {
        let attribute = |name: &&str| Some(format!("body [{name}=\"{}\"]", element.get_attribute(name)?));
        let selector = ["href", "name", "id"].iter().find_map(attribute)?;
        let all = before.query_selector_all(&selector).ok()?;
        let is_it = |index: &u32| all.item(*index).is_some_and(|found| found.is_same_node(Some(element)));
        let index = (0..all.length()).find(is_it)?;
        Some(Named { selector, index })
    }

    /// The same in the app; the first one of its name where it has fewer of them.
    fn again(&self) -> Option<HtmlElement> {
        let all = document().query_selector_all(&self.selector).ok()?;
        all.item(self.index).or_else(|| all.item(0))?.dyn_into().ok()
    }
}

fn input(found: Result<Option<Element>, wasm_bindgen::JsValue>) -> Option<HtmlInputElement> {
    found.ok()??.dyn_into().ok()
}
