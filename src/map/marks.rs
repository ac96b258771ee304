//! Markers and clusters on the pane: real buttons, of which only those are touched that have changed.

use geomap::{Camera, Mark, Size, World};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::library::Library;
use crate::map::button::{Look, translate};
use crate::map::spots::Spot;
use crate::records::Records;

/// The buttons that are on the pane.
#[derive(Debug, Default)]
pub struct Marks {
    shown: Vec<Shown>,
    /// The whole zoom for which they were placed.
    level: f64,
}

/// A button on the pane.
#[derive(Debug, Clone)]
pub struct Shown {
    /// What it stands for.
    pub spot: Spot,
    /// The element.
    pub element: HtmlElement,
    look: Look,
    translate: String,
}

/// Where the buttons are put.
#[derive(Debug, Clone)]
pub struct Layers {
    /// The buttons.
    pub marks: Element,
    /// What plays out as a button goes, and is no button any more.
    pub ghosts: Element,
}

/// What the buttons are placed for.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The camera.
    pub camera: Camera,
    /// The map's size on the screen.
    pub size: Size,
    /// Whether what comes and goes may move.
    pub moves: bool,
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
    ///
    /// `ghosts` is where those that go may play out their leave.
    pub fn paint(&mut self, layers: &Layers, spots: Vec<Spot>, library: &Library, records: &Records, place: Place) {
        let pane = &layers.marks;
        let level = place.camera.zoom.floor();
        let is_closer = level > self.level;
        let moves = place.moves && level != self.level && !self.shown.is_empty();
        let mut before = std::mem::take(&mut self.shown);
        let mut fresh = String::new();
        let mut coming: Vec<(Spot, Look, String)> = Vec::new();
        let mut painted: Vec<Option<Shown>> = Vec::with_capacity(spots.len());
        for spot in spots {
            let look = Look::of(&spot, library, records);
            let at = translate(spot.mark.at, place.camera, place.size);
            let kept = before.iter().position(|shown| shown.spot.mark.key == spot.mark.key);
            if let Some(mut shown) = kept.map(|kept| before.swap_remove(kept)) {
                shown.change(spot, look, at);
                painted.push(Some(shown));
            } else {
                fresh.push_str(&look.html(&spot, library, &at));
                coming.push((spot, look, at));
                painted.push(None);
            }
        }
        let elements = inserted(pane, &fresh);
        let mut arrived = coming
            .into_iter()
            .zip(elements)
            .map(|((spot, look, translate), element)| {
                if moves && is_closer {
                    let from = library.clusters(|clusters| clusters.ancestor(&spot.mark, self.level));
                    come_from(&element, from, place);
                }
                Shown {
                    spot,
                    element,
                    look,
                    translate,
                }
            });
        self.shown = painted
            .into_iter()
            .filter_map(|shown| shown.or_else(|| arrived.next()))
            .collect();
        put_in_order(pane, &self.shown);
        for gone in before {
            let into = (moves && !is_closer)
                .then(|| library.clusters(|clusters| clusters.ancestor(&gone.spot.mark, level)))
                .flatten();
            if let Some(into) = into {
                leave(&layers.ghosts, &gone, into.at, place);
            }
            gone.element.remove();
        }
        self.level = level;
    }
}

impl Shown {
    /// Brings a button that stays up to what it now stands for. What the browser refuses leaves it as it was.
    fn change(&mut self, spot: Spot, look: Look, translate: String) {
        let element = &self.element;
        if translate != self.translate {
            let _ = element.style().set_property("translate", &translate);
            self.translate = translate;
        }
        if look != self.look {
            let _ = element.set_attribute("aria-label", &look.name);
            let _ = element.set_attribute("data-count", &look.count.to_string());
            if let Some(ids) = &look.ids {
                let _ = element.set_attribute("data-ids", ids);
            }
            if look.style != self.look.style || look.inner() != self.look.inner() {
                let _ = element.set_attribute("style", &format!("{};translate:{}", look.style, self.translate));
                element.set_inner_html(look.inner());
            }
            self.look = look;
        }
        self.spot = spot;
    }
}

/// Puts the buttons of a text at the end of the pane, and returns them.
fn inserted(pane: &Element, html: &str) -> Vec<HtmlElement> {
    if html.is_empty() {
        return Vec::new();
    }
    let children = pane.children();
    let first = children.length();
    // The pane is in the page, so there is a place before its end.
    let _ = pane.insert_adjacent_html("beforeend", html);
    let added = (first..children.length()).filter_map(|index| children.item(index));
    added.filter_map(|element| element.dyn_into().ok()).collect()
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

/// Lets a button move here from the cluster out of which it comes.
fn come_from(element: &HtmlElement, cluster: Option<Mark>, place: Place) {
    if let Some(cluster) = cluster {
        let from = translate(cluster.at, place.camera, place.size);
        let _ = element.style().set_property("--from", &from);
        let _ = element.class_list().add_1("arriving");
    }
}

/// Leaves an image of a button, which moves into the cluster that now holds what the button stood for.
fn leave(ghosts: &Element, gone: &Shown, into: World, place: Place) {
    let html = format!(
        "<span class=\"{} leaving\" style=\"{};translate:{};--to:{}\">{}</span>",
        gone.look.class,
        gone.look.style,
        translate(gone.spot.mark.at, place.camera, place.size),
        translate(into, place.camera, place.size),
        gone.look.inner()
    );
    let _ = ghosts.insert_adjacent_html("beforeend", &html);
}
