//! A part of the page whose frame never changes: written as text, put there as a whole, and brought to life by plain
//! listeners and effects. A tree of views of the same builds, keeps and compares every attribute by code of its own.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::Node;
use leptos::tachys::view::any_view::{AnyView, AnyViewState};
use leptos::tachys::view::{Position, PositionState};
use maud::Markup;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, HtmlElement};

use crate::components::known::Known;
use crate::watch::watch;

/// Stands for the element around all.
pub const ROOT: &str = ":not(*)";

/// The part, with what belongs to it; to be made where it is to be shown, in the browser only.
pub struct Piece(SendWrapper<PieceState>);

impl Piece {
    /// A part of this text, which has one element around all.
    pub fn new(text: Markup) -> Self {
        // A document makes every element that is asked of it by a proper name.
        let frame: Element = document()
            .create_element("div")
            .unwrap_or_else(|_| JsValue::NULL.unchecked_into());
        frame.set_inner_html(&text.into_string());
        Self(SendWrapper::new(PieceState {
            element: frame.first_element_child().unwrap_or(frame),
            listeners: Vec::new(),
            children: Vec::new(),
        }))
    }

    /// The element around all.
    pub fn element(&self) -> &Element {
        &self.0.element
    }

    /// The first element within that the selector finds, or else the one around all; [`ROOT`] finds none.
    pub fn find(&self, selector: &str) -> Element {
        let found = self.0.element.query_selector(selector).ok().flatten();
        found.unwrap_or_else(|| self.0.element.clone())
    }

    /// Calls `run` with each event of this name on an element of the part or in it.
    #[must_use]
    pub fn on(self, selector: &str, event: &'static str, run: impl FnMut(Event) + 'static) -> Self {
        self.listen(selector, event, false, Box::new(run))
    }

    /// Likewise for events that do not rise from where they happen, as those of an image.
    #[must_use]
    pub fn on_within(self, selector: &str, event: &'static str, run: impl FnMut(Event) + 'static) -> Self {
        self.listen(selector, event, true, Box::new(run))
    }

    /// Likewise for events anywhere on the page, also those that do not rise, as that something has been scrolled.
    #[must_use]
    pub fn on_window(mut self, event: &'static str, run: impl FnMut(Event) + 'static) -> Self {
        let listener = Listener::new(window().unchecked_into(), event, true, Box::new(run));
        self.0.listeners.push(listener);
        self
    }

    fn listen(mut self, selector: &str, event: &'static str, captures: bool, run: Box<dyn FnMut(Event)>) -> Self {
        let listener = Listener::new(self.find(selector).into(), event, captures, run);
        self.0.listeners.push(listener);
        self
    }

    /// Lets an element of the part, or the one around all, be known as this.
    #[must_use]
    pub fn known_as<E: JsCast>(self, selector: &str, known: Known<E>) -> Self {
        known.set(self.find(selector));
        self
    }

    /// Keeps the markup within the element around all what it is said to be.
    #[must_use]
    pub fn filled(self, markup: impl Fn() -> String + 'static) -> Self {
        fill(self.element().clone(), Box::new(markup));
        self
    }

    /// Puts a view to the end of an element of the part.
    #[must_use]
    pub fn with(mut self, selector: &str, view: AnyView) -> Self {
        let place = self.find(selector);
        let mut child = view.build();
        child.mount(&place, None);
        self.0.children.push(child);
        self
    }
}

fn fill(element: Element, markup: Box<dyn Fn() -> String>) {
    let mut now = untrack(&markup);
    // At once, so that whoever measures the part measures it whole.
    element.set_inner_html(&now);
    watch(move || {
        let markup = markup();
        if markup != now {
            element.set_inner_html(&markup);
            now = markup;
        }
    });
}

/// A part as it stands in the page.
pub struct PieceState {
    element: Element,
    listeners: Vec<Listener>,
    children: Vec<AnyViewState>,
}

impl Mountable for PieceState {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

impl Render for Piece {
    type State = PieceState;

    fn build(self) -> PieceState {
        self.0.take()
    }

    fn rebuild(self, state: &mut PieceState) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for Piece {
    type Output<SomeNewAttr: Attribute> = Self;

    /// A part has the attributes that its text gives it.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Piece {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, text: &mut String, position: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {
        text.push_str(&self.0.element.outer_html());
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, position: &PositionState) -> PieceState {
        position.set(Position::NextChild);
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

/// A listener, which leaves when the part does.
struct Listener {
    target: EventTarget,
    event: &'static str,
    captures: bool,
    run: Closure<dyn FnMut(Event)>,
}

impl Listener {
    fn new(target: EventTarget, event: &'static str, captures: bool, run: Box<dyn FnMut(Event)>) -> Self {
        let run = Closure::wrap(run);
        let callback = run.as_ref().unchecked_ref();
        // Only an event without a name is refused.
        let _ = target.add_event_listener_with_callback_and_bool(event, callback, captures);
        Self {
            target,
            event,
            captures,
            run,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let run = self.run.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback_and_bool(self.event, run, self.captures);
    }
}

/// Writes a text where it has changed.
pub fn set_text(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Gives an element its style. As an attribute the policy of the page would not let it be: that could be anybody's.
pub fn set_style(element: &Element, style: &str) {
    // Elements of HTML and of SVG have it alike.
    element.unchecked_ref::<HtmlElement>().style().set_css_text(style);
}

/// Writes an attribute; the names that the app uses are never refused.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}
