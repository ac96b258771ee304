//! The pictures that programs show beside a link (Open Graph): where in Poland a practice is, and its title. One for each
//! practice of a catalogue of usual size, one for each województwo, and one for the site.

use geomap::decimal::short;
use geomap::{Camera, Frame, POLAND, Padding, Px, Size, World};
use mapa_praktyk::components::place;
use mapa_praktyk::i18n::t;
use mapa_praktyk::library::world_of;
use mapa_praktyk::map::scene::{self, Scene};
use maud::{Markup, html};
use practices::polish::{bind_short_words, capitalised};
use practices::{Practice, Wojewodztwo};
use resvg::{tiny_skia, usvg};
use thiserror::Error;

use crate::{File, Put, Site};

/// Its size, as those who show such pictures ask for it.
const SIZE: Size = Size {
    width: 1200.0,
    height: 630.0,
};
/// Where the map begins, in pixels from the left.
const MAP: f64 = 600.0;
/// How many practices have a picture of their own at the most: each takes some fifty milliseconds and as many kilobytes.
const MOST: usize = 2000;

/// Why a picture could not be drawn.
#[derive(Debug, Error)]
pub enum PictureError {
    /// The drawing is no SVG.
    #[error("the picture {path} could not be drawn: {source}")]
    Drawing {
        /// Which picture.
        path: String,
        /// What is wrong with it.
        source: usvg::Error,
    },
    /// The drawing is no PNG.
    #[error("the picture {0} could not be made a PNG: {1}")]
    Png(String, String),
}

/// Where the picture of a practice lies; that of its województwo where it has none of its own.
pub fn of_practice(site: &Site, practice: &Practice) -> String {
    match practice.wojewodztwa().first() {
        _ if site.practices.len() <= MOST => format!("obrazy/praktyki/{}.png", practice.slug),
        Some(region) => of_region(*region),
        None => OF_SITE.to_owned(),
    }
}

/// Where the picture of a województwo lies.
pub fn of_region(region: Wojewodztwo) -> String {
    format!("obrazy/wojewodztwa/{}.png", region.slug())
}

/// Where the picture of the site lies.
pub const OF_SITE: &str = "obrazy/mapa.png";

/// Paints all pictures.
///
/// # Errors
/// [`PictureError`], which no title can be the cause of, and what `put` fails by.
pub fn write<E: From<PictureError>>(site: &Site, put: &mut Put<'_, E>) -> Result<(), E> {
    let painter = Painter::new(site);
    put(painter.paint(OF_SITE.to_owned(), &site_words(), None, &[])?)?;
    for region in Wojewodztwo::all() {
        let words = Words {
            title: capitalised(&t::wojewodztwo(region)),
            ..site_words()
        };
        put(painter.paint(of_region(region), &words, Some(region), &[])?)?;
    }
    if site.practices.len() <= MOST {
        for practice in &site.practices {
            let places: Vec<World> = practice.points().into_iter().filter_map(world_of).collect();
            let region = practice.wojewodztwa().first().copied();
            put(painter.paint(of_practice(site, practice), &words_of(practice), region, &places)?)?;
        }
    }
    Ok(())
}

/// What is written on a picture.
struct Words {
    /// A practice's category.
    above: Option<String>,
    title: String,
    below: String,
}

fn site_words() -> Words {
    Words {
        above: None,
        title: t::SITE.get().to_owned(),
        below: t::SITE_LEAD.get().to_owned(),
    }
}

fn words_of(practice: &Practice) -> Words {
    Words {
        above: Some(t::category(&practice.category)),
        title: practice.title.clone(),
        below: place::with_region(practice),
    }
}

/// What all pictures share.
struct Painter<'a> {
    options: usvg::Options<'a>,
    camera: Camera,
    land: Scene,
}

impl Painter<'_> {
    fn new(site: &Site) -> Self {
        let mut options = usvg::Options {
            font_family: "DejaVu Sans".to_owned(),
            ..usvg::Options::default()
        };
        let fonts = options.fontdb_mut();
        fonts.load_font_data(dejavu::sans::regular().to_vec());
        fonts.load_font_data(dejavu::sans::bold().to_vec());
        let room = Padding {
            left: MAP,
            ..Padding::all(24.0)
        };
        let camera = Camera::fit(POLAND, SIZE, room, 18.0);
        let frame = Frame {
            camera,
            size: SIZE,
            pad: 0.0,
        };
        Self {
            options,
            camera,
            land: scene::outlines(&site.atlas, &frame),
        }
    }

    fn paint(
        &self,
        path: String,
        words: &Words,
        region: Option<Wojewodztwo>,
        places: &[World],
    ) -> Result<File, PictureError> {
        let drawing = self.drawing(words, region, places).into_string();
        let tree = match usvg::Tree::from_str(&drawing, &self.options) {
            Ok(tree) => tree,
            Err(source) => return Err(PictureError::Drawing { path, source }),
        };
        let failed = |message: &str| PictureError::Png(path.clone(), message.to_owned());
        let mut picture =
            tiny_skia::Pixmap::new(SIZE.width as u32, SIZE.height as u32).ok_or_else(|| failed("no room"))?;
        resvg::render(&tree, tiny_skia::Transform::identity(), &mut picture.as_mut());
        let bytes = picture.encode_png().map_err(|error| failed(&error.to_string()))?;
        Ok(File { path, bytes })
    }

    /// By day, in the colours of the style sheets (`public/styles/base.css`).
    fn drawing(&self, words: &Words, region: Option<Wojewodztwo>, places: &[World]) -> Markup {
        let (width, height) = (short(SIZE.width, 0), short(SIZE.height, 0));
        html! {
            svg xmlns="http://www.w3.org/2000/svg" width=(width) height=(height) viewBox={ "0 0 " (width) " " (height) } {
                rect width=(width) height=(height) fill="#c6dde8" {}
                path d=(self.land.neighbours) fill="#e8e7e1" fill-rule="evenodd" {}
                @for (one, path) in &self.land.regions {
                    @let fill = if region == Some(*one) { "#e4eef5" } else { "#fcf7ea" };
                    path d=(path) fill=(fill) stroke="#cfc5ae" stroke-width="1" {}
                }
                path d=(self.land.country) fill="none" stroke="#8c8067" stroke-width="2" {}
                rect width=(short(MAP, 0)) height=(height) fill="#f7f5ef" {}
                @for place in places { (pin(self.camera.to_screen(*place, SIZE))) }
                (lettering(words))
            }
        }
    }
}

fn pin(Px { x, y }: Px) -> Markup {
    let (x, y) = (short(x, 1), short(y, 1));
    html! { circle cx=(x) cy=(y) r="15" fill="#17507a" stroke="#fff" stroke-width="4" {} }
}

/// The lines of a text and the height of its letters, so that it fits into so many pixels across and down.
fn fitted(text: &str, across: f64, down: f64) -> (f64, Vec<String>) {
    const HEIGHTS: [f64; 7] = [54.0, 46.0, 40.0, 34.0, 28.0, 24.0, 20.0];
    /// How wide a bold letter is for its height, on the average and a little more.
    const WIDTH: f64 = 0.68;
    let mut fitted = (20.0, Vec::new());
    for height in HEIGHTS {
        fitted = (height, lines(text, (across / (height * WIDTH)) as usize));
        if fitted.1.len() as f64 * height * LEADING <= down {
            break;
        }
    }
    let most = (down / (fitted.0 * LEADING)) as usize;
    if fitted.1.len() > most {
        fitted.1.truncate(most);
        if let Some(last) = fitted.1.last_mut() {
            last.push('…');
        }
    }
    fitted
}

/// How far lines stand apart, in the height of their letters.
const LEADING: f64 = 1.2;

/// A text without what no drawing can hold.
fn drawable(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// A text in lines of so many letters at the most; a longer word has a line of its own.
fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // Short words stay with the next one.
    for word in bind_short_words(text)
        .split([' ', '\n'])
        .filter(|word| !word.is_empty())
    {
        let word = drawable(word);
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < most => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

fn lettering(words: &Words) -> Markup {
    let across = MAP - 96.0;
    let (height, title) = fitted(&words.title, across, 330.0);
    let top = 150.0 + height;
    let (small, below) = fitted(&words.below, across, 90.0);
    let small = small.min(24.0);
    html! {
        @if let Some(above) = &words.above { text x="48" y="96" font-size="24" fill="#566270" { (drawable(above)) } }
        @for (line, at) in title.iter().zip(0u32..) {
            text x="48" y=(short(top + f64::from(at) * height * LEADING, 1)) font-size=(short(height, 0)) font-weight="700" fill="#1b2530" { (line) }
        }
        @for (line, at) in below.iter().zip(0u32..) {
            text x="48" y=(short(510.0 + f64::from(at) * small * LEADING, 1)) font-size=(short(small, 0)) fill="#566270" { (line) }
        }
        @if words.above.is_some() { text x="48" y="592" font-size="22" font-weight="700" fill="#17507a" { (t::SITE) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_set_so_that_it_fits() {
        let cases = [
            ("Żłobek", 54.0, 1),
            (&"Zażółć gęślą jaźń ".repeat(8) as &str, 34.0, 0),
            (&"Zażółć ".repeat(200), 20.0, 13),
        ];
        for (title, height, count) in cases {
            let (found, lines) = fitted(title, 504.0, 330.0);
            assert_eq!(found, height, "{title}");
            assert!(count == 0 || lines.len() == count, "{title}: {lines:?}");
            assert!(lines.len() as f64 * found * LEADING <= 330.0, "{title}: {lines:?}");
        }
        assert_eq!(lines("", 20), [""; 0]);
    }

    #[test]
    fn each_picture_is_a_png_of_its_size_whatever_the_title() {
        let site = Site::default();
        let painter = Painter::new(&site);
        for title in ["Żłobek", "<script> & \"x\" ]]> \u{202e} \0\u{1b}\u{ffff}", ""] {
            let words = Words {
                title: title.to_owned(),
                ..site_words()
            };
            let File { bytes, .. } = painter.paint("a.png".into(), &words, None, &[]).unwrap();
            assert_eq!(bytes.get(..8), Some(&b"\x89PNG\r\n\x1a\n"[..]), "{title}");
            assert_eq!(bytes.get(16..24), Some(&[0, 0, 4, 0xb0, 0, 0, 2, 0x76][..]), "{title}");
        }
    }
}
