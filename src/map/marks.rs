//! The buttons of markers and clusters on the pane: real ones, to be pressed, focused and read aloud, while the canvas above
//! shows what they look like. Only those are touched that have changed.

use geomap::{Camera, Size};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::components::piece::set_style;
use crate::library::Library;
use crate::map::button::Look;
use crate::map::spots::Spot;
use crate::records::Records;

/// The buttons that are on the pane.
#[derive(Debug, Default)]
pub struct Marks {
    shown: Vec<Shown>,
}

/// A button on the pane.
#[derive(Debug, Clone)]
pub struct Shown {
    /// What it stands for.
    pub spot: Spot,
    /// The element.
    pub element: HtmlElement,
    look: Look,
    style: String,
}

/// What the buttons are placed for.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The camera.
    pub camera: Camera,
    /// The map's size on the screen.
    pub size: Size,
    /// What the buttons stand for.
    pub library: &'a Library,
    /// By what they are called.
    pub records: &'a Records,
}

impl Marks {
    /// The buttons that are on the pane, in reading order.
    pub fn shown(&self) -> &[Shown] {
        &self.shown
    }

    /// The button with this key.
    pub fn by_key(&self, key: u64) -> Option<&Shown> {
        self.shown.iter().find(|shown| shown.spot.mark.key == key)
    }

    /// Puts these spots on the pane, in their order, in place of what was there.
    pub fn place(&mut self, pane: &Element, spots: Vec<Spot>, place: Place<'_>) {
        let mut before = std::mem::take(&mut self.shown);
        let mut fresh = String::new();
        let mut coming: Vec<(Spot, Look, String)> = Vec::new();
        let mut placed: Vec<Option<Shown>> = Vec::with_capacity(spots.len());
        for spot in spots {
            let look = Look::of(&spot, place.library, place.records);
            let style = look.style(spot.mark.at, place.camera, place.size);
            let kept = before.iter().position(|shown| shown.spot.mark.key == spot.mark.key);
            if let Some(mut shown) = kept.map(|kept| before.swap_remove(kept)) {
                shown.change(spot, look, style);
                placed.push(Some(shown));
            } else {
                fresh.push_str(&look.html(&spot));
                coming.push((spot, look, style));
                placed.push(None);
            }
        }
        let elements = inserted(pane, &fresh);
        let mut arrived = coming.into_iter().zip(elements).map(|((spot, look, style), element)| {
            set_style(&element, &style);
            Shown {
                spot,
                element,
                look,
                style,
            }
        });
        self.shown = placed
            .into_iter()
            .filter_map(|shown| shown.or_else(|| arrived.next()))
            .collect();
        for gone in before {
            gone.element.remove();
        }
        put_in_order(pane, &self.shown);
    }

    /// Calls the buttons that are there by these records.
    pub fn name(&mut self, library: &Library, records: &Records) {
        for shown in &mut self.shown {
            shown.look_as(Look::of(&shown.spot, library, records));
        }
    }
}

impl Shown {
    /// Brings a button that stays up to what it now stands for. What the browser refuses leaves it as it was.
    fn change(&mut self, spot: Spot, look: Look, style: String) {
        if style != self.style {
            set_style(&self.element, &style);
            self.style = style;
        }
        self.look_as(look);
        self.spot = spot;
    }

    fn look_as(&mut self, look: Look) {
        let element = &self.element;
        if look != self.look {
            let _ = element.set_attribute("aria-label", &look.name);
            let _ = element.set_attribute("data-count", &look.count.to_string());
            if let Some(ids) = &look.ids {
                let _ = element.set_attribute("data-ids", ids);
            }
            self.look = look;
        }
    }
}

/// Puts the buttons of a text at the end of the pane, and returns them.
fn inserted(pane: &Element, html: &str) -> Vec<HtmlElement> {
    if html.is_empty() {
        return Vec::new();
    }
    let last = pane.last_element_child();
    // The pane is in the page, so there is a place before its end.
    let _ = pane.insert_adjacent_html("beforeend", html);
    let mut next = match last {
        Some(last) => last.next_element_sibling(),
        None => pane.first_element_child(),
    };
    let mut added = Vec::new();
    while let Some(element) = next {
        next = element.next_element_sibling();
        added.extend(element.dyn_into().ok());
    }
    added
}

/// Moves the buttons into their order, each of them only if it is not in its place already: one that is moved loses
/// the focus.
fn put_in_order(pane: &Element, shown: &[Shown]) {
    let mut next = pane.first_element_child();
    for Shown { element, .. } in shown {
        if next.as_ref() == Some(element.as_ref()) {
            next = element.next_element_sibling();
        } else {
            let _ = pane.insert_before(element, next.as_ref().map(AsRef::as_ref));
        }
    }
}
