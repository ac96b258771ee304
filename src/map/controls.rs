//! Buttons on the map, the scale bar and the attribution.

use geomap::{Rect, Size, mercator, scale};
use leptos::html::Button;
use leptos::prelude::*;

use crate::config::TileLayer;
use crate::i18n::t;
use crate::map::atlas::Credit;
use crate::map::layers::{self, Layers};
use crate::state::use_state;
use crate::watch::memo;

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
#[component]
pub fn Controls() -> impl IntoView {
    let map = use_state().map;
    let (button, is_open) = (NodeRef::<Button>::new(), RwSignal::new(false));
    let zoom_by = move |step: f64| {
        let camera = map.camera.get_untracked();
        map.fly_to(geomap::Camera {
            zoom: (camera.zoom + step).round(),
            ..camera
        });
    };
    view! {
        <div class="controls">
            <button type="button" aria-label=t::ZOOM_IN title=t::ZOOM_IN on:click=move |_| zoom_by(1.0)>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 6v12M6 12h12" /></svg>
            </button>
            <button type="button" aria-label=t::ZOOM_OUT title=t::ZOOM_OUT on:click=move |_| zoom_by(-1.0)>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 12h12" /></svg>
            </button>
            <button type="button" aria-label=t::WHOLE_POLAND title=t::WHOLE_POLAND
                on:click=move |_| map.fly_to(map.whole_poland())>
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />
                </svg>
            </button>
            <button type="button" node_ref=button aria-label=t::LAYERS title=t::LAYERS aria-controls=layers::PANEL
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)>
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M12 4l9 4.5-9 4.5-9-4.5zM3 12.5l9 4.5 9-4.5M3 16.5l9 4.5 9-4.5" />
                </svg>
            </button>
        </div>
        <Layers button is_open />
    }
}

/// The scale bar for the middle of the map.
#[component]
pub fn Scale() -> impl IntoView {
    let map = use_state().map;
    const LONGEST: f64 = 110.0;
    let bar = memo(move || {
        let camera = map.drawn.get();
        let latitude = mercator::unproject(camera.center).lat;
        scale::scale_bar(mercator::metres_per_pixel(latitude, camera.zoom), LONGEST)
    });
    view! {
        <div class="scale" aria-hidden="true" style:width=move || format!("{:.1}px", bar.get().width_px)>
            {move || t::distance(bar.get().metres)}
        </div>
    }
}

/// Whose outlines, towns and tiles these are: short, and in full with links on a click.
#[component]
pub fn Attribution() -> impl IntoView {
    let state = use_state();
    let credits = move || {
        state
            .atlas
            .with(|atlas| atlas.map_or_default(|atlas| atlas.credits.clone()))
    };
    let row = |credit: Credit| {
        view! {
            <li>{credit.what}": "<a href=credit.url rel="external noopener">{credit.who}</a>" ("{credit.licence}")"</li>
        }
    };
    let tiles = memo(move || {
        let chosen = state.map.layers.tiles.get()?;
        state.config.with(|config| config.layer(&chosen).cloned())
    });
    // Whose the tiles are stands in view while they are.
    let short = move || match tiles.get() {
        Some(layer) if !layer.attribution.is_empty() => format!("{} · {}", layer.attribution, t::ATTRIBUTION),
        _ => t::ATTRIBUTION.to_owned(),
    };
    let of_tiles = |layer: TileLayer| {
        let link = (!layer.attribution_url.is_empty()).then_some(layer.attribution_url);
        view! { <li>{layer.name}": "<a href=link rel="external noopener">{layer.attribution}</a></li> }
    };
    view! {
        <details class="attribution">
            <summary>{short}</summary>
            <ul>{move || tiles.get().map(of_tiles)}{move || credits().into_iter().map(row).collect_view()}</ul>
        </details>
    }
}
