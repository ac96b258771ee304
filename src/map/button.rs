//! The text of a marker's or cluster's button.

use geomap::{Camera, Px, Size, World};

use crate::components::sign;
use crate::library::{Library, Pin};
use crate::map::spots::{Spot, SpotKind};
use crate::records::Records;

/// What a button shows and says; equal looks need no touch.
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
    /// The style of its size and of a cluster's ring.
    pub style: String,
    /// What stands in it.
    inner: String,
}

impl Look {
    /// How a spot looks.
    pub fn of(spot: &Spot, library: &Library, records: &Records) -> Self {
        let kind = spot.kind();
        let pins = pins_to_name(spot, library);
        let found = library.found(records, &pins);
        let count = spot.mark.count;
        let size = (2.0 * spot.radius()).round();
        let is_place = kind != SpotKind::Cluster;
        let ids: Vec<&str> = found.iter().map(|found| found.practice.id.as_str()).collect();
        Self {
            class: match kind {
                SpotKind::Marker => "mark marker",
                SpotKind::Gathered => "mark marker gathered",
                SpotKind::Cluster => "mark cluster",
            },
            name: spot.name(library, &found),
            ids: is_place.then(|| ids.join(",")),
            count,
            style: if is_place {
                format!("--size:{size}px")
            } else {
                format!("--size:{size}px;--ring:{}", spot.ring(library))
            },
            inner: if is_place {
                place_inner(spot, library)
            } else {
                format!(
                    "<span class=\"number\" aria-hidden=\"true\">{}</span>",
                    shortened(count)
                )
            },
        }
    }

    /// The whole button, to be put into the page at a place of the screen.
    pub fn html(&self, spot: &Spot, library: &Library, translate: &str) -> String {
        let ids = self.ids.as_ref().map(|ids| format!(" data-ids=\"{}\"", escaped(ids)));
        let place = if self.ids.is_some() {
            let code = spot.main_kind(library).code();
            format!(" data-kind=\"{code}\" aria-haspopup=\"dialog\" aria-expanded=\"false\"")
        } else {
            String::new()
        };
        format!(
            "<button type=\"button\" class=\"{}\" data-mark=\"{}\" data-count=\"{}\"{}{place} aria-label=\"{}\" \
             style=\"{};translate:{translate}\">{}</button>",
            self.class,
            spot.mark.key,
            self.count,
            ids.unwrap_or_default(),
            escaped(&self.name),
            self.style,
            self.inner
        )
    }

    /// What stands in it, for a button that is there already.
    pub fn inner(&self) -> &str {
        &self.inner
    }
}

/// The points whose practices name a spot: of a large cluster none, since it would name too few of its places.
fn pins_to_name(spot: &Spot, library: &Library) -> Vec<Pin> {
    if spot.mark.count > crate::library::NAMED_UP_TO {
        return Vec::new();
    }
    library.pins(&spot.mark)
}

fn place_inner(spot: &Spot, library: &Library) -> String {
    let sign = sign::sign(spot.main_kind(library)).into_string();
    match spot.mark.count {
        1 => sign,
        count => format!("{sign}<span class=\"badge\">{}</span>", shortened(count)),
    }
}

/// A number as it stands in a small ring: 950, 1,2 tys., 34 tys., 1,5 mln.
fn shortened(count: u32) -> String {
    let (unit, name) = match count {
        0..1_000 => return count.to_string(),
        1_000..1_000_000 => (1_000, "tys."),
        _ => (1_000_000, "mln"),
    };
    let tenths = count / (unit / 10);
    let digits = match (tenths / 10, tenths % 10) {
        (whole @ 0..10, tenth @ 1..) => format!("{whole},{tenth}"),
        (whole, _) => whole.to_string(),
    };
    format!("{digits} <small>{name}</small>")
}

/// Where a point of the world lies in the pane, as CSS has it.
pub fn translate(at: World, camera: Camera, size: Size) -> String {
    let Px { x, y } = camera.to_screen(at, size);
    format!("{}px {}px", tenths(x), tenths(y))
}

/// A number with one decimal at the most, without the code that writes any float.
fn tenths(pixels: f64) -> String {
    let tenths = (pixels * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
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
    fn a_number_stays_short() {
        let plain = |count| shortened(count).replace("<small>", "").replace("</small>", "");
        let cases = [
            (1, "1"),
            (999, "999"),
            (1_000, "1 tys."),
            (1_250, "1,2 tys."),
            (34_999, "34 tys."),
            (999_999, "999 tys."),
            (1_500_000, "1,5 mln"),
        ];
        for (count, expected) in cases {
            assert_eq!(plain(count), expected);
        }
    }

    #[test]
    fn a_place_of_the_screen_has_a_decimal() {
        for (pixels, expected) in [(0.0, "0.0"), (-0.26, "-0.3"), (12.34, "12.3"), (-1280.0, "-1280.0")] {
            assert_eq!(tenths(pixels), expected);
        }
    }

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(
            escaped(r#"<b>"Żółw" & syn</b>"#),
            "&lt;b&gt;&quot;Żółw&quot; &amp; syn&lt;/b&gt;"
        );
    }
}
