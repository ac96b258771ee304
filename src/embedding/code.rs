//! The code that puts the map into another page: an `iframe` with the address of what is in view.

use maud::html;

/// The width that a frame has where nothing proper is asked for: all that there is.
pub const WIDTH: &str = "100%";
/// The height likewise, in pixels.
pub const HEIGHT: &str = "480";

/// How wide, in pixels, a frame is that takes a part of the room where its page lets no element bring a style.
const WIDTH_WITHOUT_STYLE: &str = "640";

/// Below this many pixels the map's own buttons have no room.
const LEAST: u32 = 240;
/// No screen has more.
const MOST: u32 = 4000;

/// A frame, as somebody asks for it.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// The address that it shows.
    pub address: &'a str,
    /// What it is called to those who can't see it.
    pub title: &'a str,
    /// How wide it is to be.
    pub width: &'a str,
    /// How high it is to be.
    pub height: &'a str,
}

impl Frame<'_> {
    /// The code.
    pub fn code(self) -> String {
        // The attribute takes pixels alone.
        let (width, style) = match pixels(self.width) {
            Some(width) => (width, "border:0".to_owned()),
            None => {
                let part = part(self.width).unwrap_or_else(|| WIDTH.to_owned());
                (WIDTH_WITHOUT_STYLE.to_owned(), format!("border:0;width:{part}"))
            }
        };
        let height = pixels(self.height);
        html! {
            iframe src=(self.address) title=(self.title) width=(width) height=(height.as_deref().unwrap_or(HEIGHT))
                loading="lazy" allow="fullscreen" style=(style) {}
        }
        .into_string()
    }
}

/// A length in pixels within reason, as an attribute of a frame has it.
fn pixels(text: &str) -> Option<String> {
    let text = text.trim();
    let number: u32 = text.strip_suffix("px").unwrap_or(text).trim().parse().ok()?;
    Some(number.clamp(LEAST, MOST).to_string())
}

/// A part of the room that there is.
fn part(text: &str) -> Option<String> {
    let number: u32 = text.trim().strip_suffix('%')?.trim().parse().ok()?;
    (1..=100).contains(&number).then(|| format!("{number}%"))
}

/// The address of the map for other pages: where it is, its query with the chosen województwo, and the camera as a hash.
pub fn address(path: &str, query: &str, region: Option<&str>, camera: &str) -> String {
    let region = region.map(|region| {
        let mark = if query.is_empty() { '?' } else { '&' };
        format!("{mark}{}={region}", super::REGION)
    });
    format!("{path}{query}{}{camera}", region.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame<'a>(width: &'a str, height: &'a str) -> Frame<'a> {
        Frame {
            address: "https://mapa.example/osadz#7/52/19",
            title: "Mapa Praktyk",
            width,
            height,
        }
    }

    #[test]
    fn the_code_is_a_frame_of_the_wanted_size() {
        assert_eq!(
            frame("100%", "480").code(),
            "<iframe src=\"https://mapa.example/osadz#7/52/19\" title=\"Mapa Praktyk\" width=\"640\" height=\"480\" \
             loading=\"lazy\" allow=\"fullscreen\" style=\"border:0;width:100%\"></iframe>"
        );
        let cases = [
            (" 640 ", "600px", "640", "600", "border:0"),
            ("80 %", "10", "640", "240", "border:0;width:80%"),
            ("200%", "", "640", "480", "border:0;width:100%"),
            ("99999", "-5", "4000", "480", "border:0"),
            ("\" onload=\"x", "1e3", "640", "480", "border:0;width:100%"),
        ];
        for (asked_width, asked_height, width, height, style) in cases {
            let code = frame(asked_width, asked_height).code();
            let expected = [
                format!("width=\"{width}\" height=\"{height}\""),
                format!("style=\"{style}\""),
            ];
            for expected in expected {
                assert!(code.contains(&expected), "{expected} is not in {code}");
            }
        }
    }

    #[test]
    fn nothing_breaks_out_of_the_code() {
        let code = Frame {
            address: "https://mapa.example/osadz?q=%22&od=\"><script>",
            title: "\"><b>Żółw & spółka",
            ..frame("100%", "480")
        }
        .code();
        assert!(
            code.starts_with("<iframe src=\"https://mapa.example/osadz?q=%22&amp;od=&quot;&gt;&lt;script&gt;\" "),
            "{code}"
        );
        assert!(
            code.contains(" title=\"&quot;&gt;&lt;b&gt;Żółw &amp; spółka\" "),
            "{code}"
        );
        assert_eq!(code.matches('<').count(), 2);
    }

    #[test]
    fn the_address_has_the_view() {
        let cases = [
            ("", None, "/osadz#7/52/19"),
            ("", Some("slaskie"), "/osadz?region=slaskie#7/52/19"),
            ("?q=odpady", Some("slaskie"), "/osadz?q=odpady&region=slaskie#7/52/19"),
        ];
        for (query, region, expected) in cases {
            assert_eq!(address("/osadz", query, region, "#7/52/19"), expected);
        }
    }
}
