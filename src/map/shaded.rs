//! Keeps the shades what the choice, the filter, the catalogue, the boundaries and the inhabitants make them.

use practices::units::Level;

use crate::map::powiaty;
use crate::map::shading::{self, Shades, Shading};
use crate::signal::Var;
use crate::state::{AppState, Load};
use crate::watch::watch;

/// Shades the województwa, or the powiaty, or neither.
pub fn keep_shades(state: AppState) {
    watch(move || {
        let shades = shades(state).unwrap_or_default();
        let (regions, powiaty) = if state.map.layers.by_powiaty.get() {
            (Shades::default(), shades)
        } else {
            (shades, Shades::default())
        };
        put(state.map.shades, regions);
        put(state.map.powiaty, powiaty);
    });
}

/// What is drawn anew with the shades is not, where they have stayed the same.
fn put(signal: Var<Shades>, shades: Shades) {
    if signal.with_untracked(|before| *before != shades) {
        signal.set(shades);
    }
}

/// The shades that are chosen; none while something is lacking for them.
fn shades(state: AppState) -> Option<Shades> {
    let layers = state.map.layers;
    let shading = layers.shading.get();
    if shading == Shading::Off {
        return None;
    }
    let library = state.library.with(|library| library.ready().cloned())?;
    let filter = state.map.filter.get();
    layers.population.with(|population| {
        let population = population.as_ref().and_then(Load::ready);
        if shading == Shading::PerCapita && population.is_none() {
            return None;
        }
        if layers.by_powiaty.get() {
            let boundaries = layers.ready(Level::Powiaty)?;
            let areas = &boundaries.powiaty;
            return Some(powiaty::shades(shading, &library, &filter, areas, population));
        }
        let inhabitants = population.map_or(&[][..], |population| population.inhabitants.as_slice());
        Some(Shades::new(shading, &shading::counts(&library, &filter), inhabitants))
    })
}
