//! The colours of what is drawn on canvases, as the style sheets have them now: by day, by night, in high contrast.

use geomap::decimal::short;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{CssStyleDeclaration, MediaQueryList};

use crate::components::sign::Kind;
use crate::map::canvas::device_sharpness;
use crate::signal::Var;

/// The media query of paper.
const PAPER: &str = "print";

/// The colours, each as CSS writes it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Palette {
    /// The neighbours' land.
    pub neighbour: String,
    /// Poland's land.
    pub land: String,
    /// Land outside of the chosen województwo.
    pub land_dim: String,
    /// The chosen województwo.
    pub land_chosen: String,
    /// Borders of województwa.
    pub border: String,
    /// Poland's own border.
    pub border_country: String,
    /// Strong lines, and markers that are dimmed.
    pub line_strong: String,
    /// What is chosen or pointed at.
    pub accent: String,
    /// Behind what is written.
    pub sheet: String,
    /// What is written.
    pub ink: String,
    /// What is written of no importance.
    pub ink_quiet: String,
    /// The page's ground, which dims tiles.
    pub paper: String,
    /// Names of województwa.
    pub name: String,
    /// Names of województwa that are not chosen.
    pub name_dim: String,
    /// Names of towns.
    pub name_town: String,
    /// Around names.
    pub halo: String,
    /// The shades' classes, from that of none.
    pub shades: Vec<String>,
    /// The colour of each kind and that of its sign, in the order of [`Kind::ALL`].
    kinds: Vec<(String, String)>,
    /// The page's typefaces.
    pub font: String,
}

impl Palette {
    /// The colours that hold now.
    pub fn now() -> Self {
        let root = document().document_element();
        let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
        style.map(|style| Self::of(&style)).unwrap_or_default()
    }

    fn of(style: &CssStyleDeclaration) -> Self {
        let read = |name: &str| style.get_property_value(name).unwrap_or_default().trim().to_owned();
        let dark = read("--sign-dark");
        let kind = |kind: &Kind| {
            let sign = if kind.is_light() { &dark } else { "#fff" };
            (read(&format!("--kind-{}", kind.code())), sign.to_owned())
        };
        let shades = ["none", "1", "2", "3", "4", "5"];
        Self {
            neighbour: read("--neighbour"),
            land: read("--land"),
            land_dim: read("--land-dim"),
            land_chosen: read("--land-chosen"),
            border: read("--border"),
            border_country: read("--border-country"),
            line_strong: read("--line-strong"),
            accent: read("--accent"),
            sheet: read("--sheet"),
            ink: read("--ink"),
            ink_quiet: read("--ink-quiet"),
            paper: read("--paper"),
            name: read("--name"),
            name_dim: read("--name-dim"),
            name_town: read("--name-town"),
            halo: read("--halo"),
            shades: shades.iter().map(|shade| read(&format!("--shade-{shade}"))).collect(),
            kinds: Kind::ALL.iter().map(kind).collect(),
            font: read("font-family"),
        }
    }

    /// The colour of a kind, and that of its sign on it.
    pub fn kind(&self, kind: Kind) -> (&str, &str) {
        let (fill, sign) = self
            .kinds
            .get(kind as usize)
            .map_or(("", ""), |(fill, sign)| (fill, sign));
        (fill, sign)
    }
}

/// The event of the window by which `public/theme.js` says that the visitor has chosen another theme or contrast.
const THEME: &str = "theme";

/// Keeps the colours what the style sheets make of the system's theme, or of the visitor's own; whoever draws with them draws
/// anew when they, or the sharpness of the screen, have changed.
pub fn keep_palette(palette: Var<Palette>) {
    palette.set(Palette::now());
    for query in ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", PAPER] {
        on_change(query, move || refresh(palette));
    }
    // As long as the page is there.
    let _ = window_event_listener_untyped(THEME, move |_| refresh(palette));
    on_other_sharpness(palette);
}

/// The page goes to paper with the colours of the screen. For paper the browser turns night into day, but of a canvas that
/// is drawn anew while it prints Chromium prints nothing.
fn refresh(palette: Var<Palette>) {
    let paper = window().match_media(PAPER).ok().flatten();
    let now = Palette::now();
    if !paper.is_some_and(|paper| paper.matches()) && palette.with_untracked(|before| *before != now) {
        palette.set(now);
    }
}

/// A question to the screen's sharpness names one value, so that each change needs the next question.
fn on_other_sharpness(palette: Var<Palette>) {
    let query = format!("(resolution: {}dppx)", short(window().device_pixel_ratio(), 6));
    let before = device_sharpness();
    on_change(&query, move || {
        if device_sharpness() != before {
            palette.update(|_| {});
        }
        on_other_sharpness(palette);
    });
}

/// Calls back when the answer to a media query changes, for as long as the page is there.
fn on_change(query: &str, then: impl Fn() + 'static) {
    let Some(query): Option<MediaQueryList> = window().match_media(query).ok().flatten() else {
        return;
    };
    let then = Closure::<dyn Fn()>::new(then);
    // What can't be listened to never changes.
    let _ = query.add_event_listener_with_callback("change", then.as_ref().unchecked_ref());
    // Both are needed until the page is left.
    then.forget();
    std::mem::forget(query);
}
