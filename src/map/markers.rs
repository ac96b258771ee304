//! Markers and clusters: real buttons on the pane.

use std::collections::BTreeMap;
use std::sync::Arc;

use geomap::labels::Rect;
use geomap::{Camera, Mark, MarkKind, Px, Size, World};
use leptos::prelude::*;
use practices::{Category, Practice};

use crate::components::place;
use crate::components::sign::{Kind, Sign};
use crate::i18n::t;
use crate::map::scene;
use crate::state::{AppState, Library, OpenPlace, use_state};

/// Half the width of a marker in pixels.
const MARKER_RADIUS: f64 = 18.0;

/// What one button on the map stands for.
#[derive(Debug, Clone)]
pub struct Spot {
    /// Where it is, how many it holds, and whether it splits.
    pub mark: Mark,
    /// Its practices, by their place in the catalogue.
    pub practices: Vec<u32>,
}

/// The same place and the same practices make the same button, whatever the zoom: it keeps the focus then.
impl PartialEq for Spot {
    fn eq(&self, other: &Self) -> bool {
        self.mark.at == other.mark.at && self.practices == other.practices
    }
}

impl Spot {
    /// Half its width in pixels: a cluster's area grows with the square root of its count.
    pub fn radius(&self) -> f64 {
        match self.mark.kind {
            MarkKind::Point => MARKER_RADIUS,
            MarkKind::Cluster => (14.0 + 5.0 * f64::from(self.mark.count).powf(0.25)).min(44.0),
        }
    }

    /// The room that it takes on the screen.
    pub fn rect(&self, camera: Camera, size: Size) -> Rect {
        let Px { x, y } = camera.to_screen(self.mark.at, size);
        let half = self.radius() + 2.0;
        Rect {
            left: x - half,
            top: y - half,
            right: x + half,
            bottom: y + half,
        }
    }
}

/// The buttons for a camera, in reading order: rows from the top, each from the left.
pub fn spots(library: &Library, camera: Camera, size: Size) -> Vec<Spot> {
    let frame = scene::frame(camera, size);
    let corner = |x: f64, y: f64| camera.to_world(Px { x, y }, size);
    let north_west = corner(-frame.pad, -frame.pad);
    let south_east = corner(size.width + frame.pad, size.height + frame.pad);
    let marks = library.clusters.marks(camera.zoom, north_west, south_east);
    let mut spots: Vec<Spot> = marks
        .into_iter()
        .map(|mark| {
            let mut practices: Vec<u32> = library.clusters.leaves(&mark).collect();
            practices.sort_unstable();
            Spot { mark, practices }
        })
        .collect();
    let row = |spot: &Spot| (camera.to_screen(spot.mark.at, size).y / (2.0 * MARKER_RADIUS)).floor();
    spots.sort_by(|a, b| row(a).total_cmp(&row(b)).then(a.mark.at.x.total_cmp(&b.mark.at.x)));
    spots
}

/// All markers and clusters in view.
#[component]
pub fn Markers(
    /// What to show.
    #[prop(into)]
    spots: Signal<Vec<Spot>>,
) -> impl IntoView {
    let state = use_state();
    view! {
        <div class="marks">
            <For each=move || spots.get() key=spot_key let:spot>
                {button(state, spot)}
            </For>
        </div>
    }
}

fn spot_key(spot: &Spot) -> (u64, u64, Vec<u32>) {
    (
        spot.mark.at.x.to_bits(),
        spot.mark.at.y.to_bits(),
        spot.practices.clone(),
    )
}

fn button(state: AppState, spot: Spot) -> Option<impl IntoView + use<>> {
    let library = state.library.with_untracked(|library| library.ready().cloned())?;
    let translate = placed(state, spot.mark.at);
    let size = format!("{}px", 2.0 * spot.radius());
    Some(match spot.mark.kind {
        MarkKind::Point => marker(state, &library, &spot, translate, size).into_any(),
        MarkKind::Cluster => cluster(state, library, spot, translate, size).into_any(),
    })
}

/// The button's place in the pane's pixels, followed as the scene is drawn anew.
fn placed(state: AppState, at: World) -> Signal<String> {
    Signal::derive(move || {
        let Px { x, y } = state.map.drawn.get().to_screen(at, state.map.size.get());
        format!("{x:.1}px {y:.1}px")
    })
}

fn marker(
    state: AppState,
    library: &Library,
    spot: &Spot,
    translate: Signal<String>,
    size: String,
) -> impl IntoView + use<> {
    let found: Vec<&Practice> = spot
        .practices
        .iter()
        .filter_map(|index| library.practice(*index))
        .collect();
    let kind = found
        .first()
        .map_or(Kind::Other, |practice| Kind::of(&practice.category));
    let count = found.len();
    let ids = found
        .iter()
        .map(|practice| practice.id.as_str())
        .collect::<Vec<_>>()
        .join(",");
    let place = OpenPlace {
        at: spot.mark.at,
        practices: spot.practices.clone(),
    };
    let is_open = {
        let place = place.clone();
        Memo::new(move |_| state.map.open.with(|open| open.as_ref() == Some(&place)))
    };
    view! {
        <button type="button" class="mark marker" class:open=is_open data-ids=ids data-kind=kind.code()
            aria-haspopup="dialog" aria-expanded=move || is_open.get().to_string() aria-label=marker_name(&found)
            style:translate=move || translate.get() style:--size=size
            on:click=move |_| state.map.open.set(Some(place.clone()))>
            <Sign kind />
            {(count > 1).then(|| view! { <span class="badge">{count}</span> })}
        </button>
    }
}

/// "Szklarska Poręba, 2 praktyki, pomoc społeczna": where, how many, of what kind.
fn marker_name(found: &[&Practice]) -> String {
    let place = found
        .iter()
        .find_map(|practice| place::name(practice))
        .unwrap_or_default();
    let mut categories: Vec<String> = found
        .iter()
        .map(|practice| practice.category.name().to_lowercase())
        .collect();
    categories.dedup();
    t::marker(&place, found.len(), &categories.join(", "))
}

fn cluster(
    state: AppState,
    library: Arc<Library>,
    spot: Spot,
    translate: Signal<String>,
    size: String,
) -> impl IntoView + use<> {
    let count = spot.mark.count;
    let ring = ring_of(
        spot.practices
            .iter()
            .filter_map(|index| library.practice(*index))
            .map(|p| &p.category),
    );
    view! {
        <button type="button" class="mark cluster" data-count=count aria-label=t::cluster(count as usize)
            style:translate=move || translate.get() style:--size=size style:--ring=ring
            on:click=move |_| approach(state, &library, &spot)>
            <span class="number" aria-hidden="true">{count}</span>
        </button>
    }
}

/// Zooms to where the cluster splits.
fn approach(state: AppState, library: &Library, spot: &Spot) {
    let (north_west, south_east) = library.clusters.bounds(&spot.mark);
    let (a, b) = (
        geomap::mercator::unproject(north_west),
        geomap::mercator::unproject(south_east),
    );
    let camera = state.map.fit(
        geomap::LonLatBox {
            west: a.lon,
            north: a.lat,
            east: b.lon,
            south: b.lat,
        },
        14.0,
    );
    let zoom = camera.zoom.max(library.clusters.expansion_zoom(&spot.mark));
    state.map.open.set(None);
    state.map.fly_to(Camera { zoom, ..camera });
}

/// The ring of a cluster: the share of each kind as a conic gradient, the largest first.
fn ring_of<'a>(categories: impl Iterator<Item = &'a Category>) -> String {
    let mut counts: BTreeMap<Kind, u32> = BTreeMap::new();
    for category in categories {
        *counts.entry(Kind::of(category)).or_default() += 1;
    }
    let total: u32 = counts.values().sum();
    let mut shares: Vec<(Kind, u32)> = counts.into_iter().collect();
    shares.sort_by_key(|(kind, count)| (std::cmp::Reverse(*count), *kind));
    let mut from = 0.0;
    let stops: Vec<String> = shares
        .into_iter()
        .map(|(kind, count)| {
            let to = from + f64::from(count) / f64::from(total.max(1)) * 100.0;
            let stop = format!("var(--kind-{}) {from:.2}% {to:.2}%", kind.code());
            from = to;
            stop
        })
        .collect();
    format!("conic-gradient({})", stops.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ring_shows_the_shares_from_the_largest() {
        let categories: Vec<Category> = [
            "uslugi-spoleczne/oswiata",
            "uslugi-spoleczne/kultura",
            "uslugi-spoleczne/oswiata",
            "uslugi-spoleczne/oswiata",
        ]
        .iter()
        .map(|path| path.parse().unwrap())
        .collect();
        let ring = ring_of(categories.iter());
        assert_eq!(
            ring,
            "conic-gradient(var(--kind-oswiata) 0.00% 75.00%,var(--kind-kultura) 75.00% 100.00%)"
        );
    }
}
