//! The text of a marker's or cluster's button.

use geomap::decimal::short;
use geomap::{Camera, Px, Size, World};

use crate::library::{Library, Pin};
use crate::map::spots::{Spot, SpotKind};
use crate::records::Records;

/// Around what is drawn of a marker or cluster, in pixels: so much beside it a press still means it.
const REACH: f64 = 6.0;

/// Half the width of the largest button, in pixels.
const LARGEST: f64 = 50.0;

/// What a button says, and the room that it takes; what it looks like is drawn on the canvas. Equal looks need no touch.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Its class names, states aside.
    pub class: &'static str,
    /// What it says to those who don't see it.
    pub name: String,
    /// The ids of a place's practices whose records are here, with commas.
    pub ids: Option<String>,
    /// The number of practices.
    pub count: u32,
    /// Half its width in pixels.
    radius: f64,
}

impl Look {
    /// How a spot looks.
    pub fn of(spot: &Spot, library: &Library, records: &Records) -> Self {
        let kind = spot.kind();
        let pins = pins_to_name(spot, library);
        let found = library.found(records, &pins);
        let ids: Vec<&str> = found.iter().map(|found| found.practice.id.as_str()).collect();
        Self {
            class: match kind {
                SpotKind::Marker => "mark marker",
                SpotKind::Gathered => "mark marker gathered",
                SpotKind::Cluster => "mark cluster",
            },
            name: spot.name(library, &found),
            ids: (kind != SpotKind::Cluster).then(|| ids.join(",")),
            count: spot.mark.count,
            radius: (spot.radius() + REACH).round(),
        }
    }

    /// The whole button but its [`style`](Look::style), to be put into the page.
    pub fn html(&self, spot: &Spot) -> String {
        let ids = self.ids.as_ref().map(|ids| format!(" data-ids=\"{}\"", escaped(ids)));
        let opens = if self.ids.is_some() {
            " aria-haspopup=\"dialog\" aria-expanded=\"false\""
        } else {
            ""
        };
        format!(
            "<button type=\"button\" class=\"{}\" data-mark=\"{}\" data-count=\"{}\"{}{opens} aria-label=\"{}\"></button>",
            self.class,
            spot.mark.key,
            self.count,
            ids.unwrap_or_default(),
            escaped(&self.name),
        )
    }

    /// Its size, and where it lies in the pane, as CSS has it.
    pub fn style(&self, at: World, camera: Camera, size: Size) -> String {
        let Px { x, y } = camera.to_screen(at, size);
        let (left, top) = (short(x - self.radius, 1), short(y - self.radius, 1));
        let width = short(2.0 * self.radius, 0);
        // As on the canvas, the small ones lie above the large.
        let above = short((LARGEST - self.radius).max(0.0), 0);
        format!("width:{width}px;height:{width}px;translate:{left}px {top}px;z-index:{above}")
    }
}

/// The points whose practices name a spot: of a large cluster none, since it would name too few of its places.
fn pins_to_name(spot: &Spot, library: &Library) -> Vec<Pin> {
    if spot.mark.count > crate::library::NAMED_UP_TO {
        return Vec::new();
    }
    library.pins(&spot.mark)
}

/// A text as it may stand in HTML, attributes included.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(letter),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(
            escaped(r#"<b>"Żółw" & syn</b>"#),
            "&lt;b&gt;&quot;Żółw&quot; &amp; syn&lt;/b&gt;"
        );
    }
}
