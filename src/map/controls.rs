//! Buttons on the map, the scale bar and the attribution.

use geomap::decimal::short;
use geomap::{Rect, Size, mercator, scale};
use leptos::prelude::*;
use maud::{Markup, html};
use practices::link;
use web_sys::HtmlElement;

use crate::components::known::Known;
use crate::components::piece::{Piece, set, set_style, set_text};
use crate::config::TileLayer;
use crate::i18n::t;
use crate::map::atlas::Credit;
use crate::map::layers;
use crate::signal::{Derived, Var};
use crate::state::use_state;
use crate::watch::watch;

/// The room of the buttons in the map's upper right corner, as `controls.css` lays them out.
pub fn controls_rect(size: Size) -> Rect {
    Rect {
        left: size.width - 64.0,
        top: 0.0,
        right: size.width,
        bottom: 200.0,
    }
}

/// Zoom in, zoom out, all of Poland, and the layers with their panel.
pub fn controls() -> AnyView {
    let map = use_state().map;
    let (button, is_open) = (Known::<HtmlElement>::new(), Var::new(false));
    let zoom_by = move |step: f64| {
        let camera = map.camera.get_untracked();
        map.fly_to(geomap::Camera {
            zoom: (camera.zoom + step).round(),
            ..camera
        });
    };
    let signs = [
        (t::ZOOM_IN, "M12 6v12M6 12h12"),
        (t::ZOOM_OUT, "M6 12h12"),
        (t::WHOLE_POLAND, WHOLE),
        (t::LAYERS, LAYERS),
    ];
    let text = html! {
        div.controls {
            @for (words, lines) in signs {
                button type="button" aria-label=(words) title=(words) { (sign(lines)) }
            }
        }
    };
    let controls = Piece::new(text)
        .on("button:nth-child(1)", "click", move |_| zoom_by(1.0))
        .on("button:nth-child(2)", "click", move |_| zoom_by(-1.0))
        .on("button:nth-child(3)", "click", move |_| map.fly_to(map.whole_poland()))
        .on("button:nth-child(4)", "click", move |_| {
            is_open.update(|is_open| *is_open = !*is_open);
        })
        .known_as("button:nth-child(4)", button);
    let opener = controls.find("button:nth-child(4)");
    set(&opener, "aria-controls", layers::PANEL);
    watch(move || set(&opener, "aria-expanded", if is_open.get() { "true" } else { "false" }));
    let panel = layers::layers(button, is_open);
    vec![controls.into_any(), panel].into_any()
}

const WHOLE: &str = "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5";
const LAYERS: &str = "M12 4l9 4.5-9 4.5-9-4.5zM3 12.5l9 4.5 9-4.5M3 16.5l9 4.5 9-4.5";

fn sign(lines: &str) -> Markup {
    html! { svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" { path d=(lines) {} } }
}

/// The scale bar for the middle of the map.
pub fn scale() -> AnyView {
    let map = use_state().map;
    const LONGEST: f64 = 110.0;
    let bar = Piece::new(html! { div.scale aria-hidden="true" {} });
    let element = bar.element().clone();
    watch(move || {
        let camera = map.drawn.get();
        let latitude = mercator::unproject(camera.center).lat;
        let scale = scale::scale_bar(mercator::metres_per_pixel(latitude, camera.zoom), LONGEST);
        set_style(&element, &format!("width:{}px", short(scale.width_px, 1)));
        set_text(&element, &t::distance(scale.metres));
    });
    bar.into_any()
}

/// Whose outlines, towns and tiles these are: short, and in full with links on a click.
pub fn attribution() -> AnyView {
    let state = use_state();
    let tiles = Derived::new(move || {
        let chosen = state.map.layers.tiles.get()?;
        state.config.with(|config| config.layer(&chosen).cloned())
    });
    let attribution = Piece::new(html! { details.attribution { summary { (t::ATTRIBUTION) } ul {} } });
    let (summary, list) = (attribution.find("summary"), attribution.find("ul"));
    watch(move || {
        let tiles = tiles.get();
        // Whose the tiles are stands in view while they are.
        let short = match &tiles {
            Some(layer) if !layer.attribution.is_empty() => format!("{} · {}", layer.attribution, t::ATTRIBUTION),
            _ => t::ATTRIBUTION.get().to_owned(),
        };
        set_text(&summary, &short);
        let credits = state.atlas.with(|atlas| {
            let drawn = atlas.ready().map_or(&[][..], |atlas| &atlas.credits);
            credits(tiles.as_ref(), drawn)
        });
        list.set_inner_html(&credits.into_string());
    });
    attribution.into_any()
}

fn credits(tiles: Option<&TileLayer>, credits: &[Credit]) -> Markup {
    html! {
        @if let Some(layer) = tiles {
            @let link = Some(&layer.attribution_url).filter(|url| !url.is_empty());
            li { (layer.name) ": " a href=[link] rel="external noopener" { (layer.attribution) } }
        }
        @for credit in credits {
            li { (credit.what) ": " a href=[link::safe(&credit.url)] rel="external noopener" { (credit.who) } " (" (credit.licence) ")" }
        }
    }
}
