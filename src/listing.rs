//! Which practices a list has, and in which order.

use std::sync::Arc;

use geomap::{LonLatBox, mercator};
use practices::Wojewodztwo;
use practices::index::{IndexPlace, NO_POINT};
use practices::orders::By;

use crate::library::Library;
use crate::map::motion;
use crate::signal::{Derived, Var};
use crate::state::{AppState, Listed};
use crate::viewing::{Order, Origin};
use crate::watch::watch;

/// Up to how many practices a catalogue is in the order of the alphabet unless something else is asked for.
const MANY: usize = 1000;

/// How many kilometres a degree of latitude has: the Earth's circumference of 40,030 km by 360.
const KM_PER_DEGREE: f64 = 111.19;

/// Tells lists and numbers of the practices that are shown, of the województwo that `region` gives or of all of Poland.
///
/// The first time, and when the map goes elsewhere, they come a frame after it, since they take the browser longer. Whoever
/// ticks waits for them, and whoever types for all but the numbers beside the choices.
pub fn keep_listed(state: AppState, region: impl Fn() -> Option<Wojewodztwo> + 'static) {
    let newest = Var::new(None);
    watch(move || {
        let listed = Listed {
            region: region(),
            filter: state.filter.get(),
        };
        if state.charted().is_none() {
            return;
        }
        newest.set_untracked(Some(listed.clone()));
        let before = state.listed.get_untracked();
        let is_waited_for = before.as_ref().is_some_and(|before| before.region == listed.region);
        let is_typed = before.is_some_and(|before| before.filter.found != listed.filter.found);
        if is_waited_for {
            put(state.listed, Some(listed.clone()));
        }
        if is_waited_for && !is_typed {
            put(state.counted, Some(listed));
            return;
        }
        motion::after_frame(move || {
            // Another may have been asked for since, or another page.
            if let Some(listed) = newest.try_get_untracked() {
                put(state.listed, listed.clone());
                put(state.counted, listed);
            }
        });
    });
}

fn put(place: Var<Option<Listed>>, listed: Option<Listed>) {
    if place.with_untracked(|before| *before != listed) {
        place.set(listed);
    }
}

/// The numbers of the practices that are shown, in no order that anybody has chosen.
pub fn shown(state: AppState) -> Derived<Vec<u32>> {
    Derived::new(move || {
        let library = state.library.with(|library| library.ready().cloned());
        let listed = state.listed.get();
        let found = library
            .zip(listed)
            .map(|(library, listed)| library.within(listed.region, &listed.filter));
        found.unwrap_or_default()
    })
}

/// Of the practices that are shown those that a list has, in its order. Beside the map these may be only those that are in
/// view.
pub fn in_order(state: AppState, shown: Derived<Vec<u32>>, is_beside_map: bool) -> Derived<Arc<Vec<u32>>> {
    let order = order(state);
    watch(move || {
        if by_file(order.get()).is_some() {
            state.orders.want();
        }
    });
    let view = Derived::new(move || {
        let is_asked = is_beside_map && state.viewing.with(|viewing| viewing.in_view);
        is_asked.then(|| state.map.drawn.get().visible(state.map.size.get()))
    });
    Derived::new(move || {
        let mut numbers = shown.get();
        let library = state.library.with(|library| library.ready().cloned());
        let Some(library) = library else { return Arc::default() };
        if let Some(view) = view.get() {
            numbers.retain(|number| is_within(&library, *number, view));
        }
        put_in_order(state, &library, &mut numbers, order.get());
        Arc::new(numbers)
    })
}

/// The order that a list of all has before anybody has chosen one. Nobody waits for the titles of a large catalogue unasked: in its
/// own order neighbours are together.
pub fn order_at_first(count: usize) -> Order {
    if count <= MANY { Order::Title } else { Order::Region }
}

/// The order that a list has now: the chosen one where it can be had, or else the one that tells the visitor most.
pub fn order(state: AppState) -> Derived<Order> {
    let is_found = Derived::new(move || {
        let found = state.listed.get().and_then(|listed| listed.filter.found);
        found.is_some()
    });
    let at_first = Derived::new(move || {
        let count = state
            .library
            .with(|library| library.map_or_default(|library| library.index.len()));
        order_at_first(count)
    });
    Derived::new(move || match state.viewing.with(|viewing| viewing.order) {
        Some(Order::Relevance) | None if is_found.get() => Order::Relevance,
        Some(Order::Relevance) | None => at_first.get(),
        Some(order) => order,
    })
}

/// From where distances are taken: the chosen place, or else where the visitor is.
pub fn origin(state: AppState) -> Option<Origin> {
    state
        .viewing
        .with(|viewing| viewing.origin.clone())
        .or(state.here.get())
}

/// Whether what an order sorts by is still to come. A list that is written before is soon written anew, perhaps under the
/// finger of whoever presses on it.
pub fn is_awaited(state: AppState, order: Order) -> bool {
    by_file(order).is_some() && state.orders.ready().is_none() && state.orders.error().is_none()
}

/// By what the orders' own file sorts, and whether the largest comes first.
fn by_file(order: Order) -> Option<(By, bool)> {
    match order {
        Order::Title => Some((By::Title, false)),
        Order::Entered => Some((By::Entered, true)),
        Order::Updated => Some((By::Updated, true)),
        Order::Population => Some((By::Population, true)),
        Order::Relevance | Order::Region | Order::Distance => None,
    }
}

fn put_in_order(state: AppState, library: &Library, numbers: &mut Vec<u32>, order: Order) {
    match (order, by_file(order)) {
        (Order::Distance, _) => {
            // Until the visitor has said from where, the list stays as it is.
            if let Some(origin) = origin(state) {
                let near = |number: &u32| distance_km(library, *number, &origin).unwrap_or(f64::INFINITY);
                numbers.sort_by(|one, other| near(one).total_cmp(&near(other)));
            }
        }
        // Most are in this order already, and to see that is far quicker than to sort.
        (Order::Region, _) if !numbers.is_sorted() => numbers.sort_unstable(),
        (_, Some((by, is_descending))) => {
            if let Some(orders) = state.orders.ready() {
                orders.sort(numbers, by, is_descending);
            }
        }
        _ => {}
    }
}

/// How far the nearest place of a practice is, in kilometres as the crow flies; on a plane that touches the globe, which
/// over Poland is right to a few hundredths.
pub fn distance_km(library: &Library, practice: u32, origin: &Origin) -> Option<f64> {
    let degrees = |units: i32| f64::from(units) / 1e5;
    let narrower = mercator::shrinking(degrees(origin.lat));
    let distances = points(library, practice).map(|(lon, lat)| {
        let across = degrees(lon.saturating_sub(origin.lon)) * narrower;
        let up = degrees(lat.saturating_sub(origin.lat));
        (across * across + up * up).sqrt() * KM_PER_DEGREE
    });
    distances.min_by(f64::total_cmp)
}

fn is_within(library: &Library, practice: u32, view: LonLatBox) -> bool {
    points(library, practice).any(|(lon, lat)| {
        let (lon, lat) = (f64::from(lon) / 1e5, f64::from(lat) / 1e5);
        (view.west..=view.east).contains(&lon) && (view.south..=view.north).contains(&lat)
    })
}

/// The points of a practice, in units of 1e-5 degrees.
fn points(library: &Library, practice: u32) -> impl Iterator<Item = (i32, i32)> {
    let index = &library.index;
    let own = (|| {
        let lon = *index.lon.get(practice as usize)?;
        Some((lon, *index.lat.get(practice as usize)?)).filter(|_| lon != NO_POINT)
    })();
    let places: &[IndexPlace] = index
        .places
        .binary_search_by_key(&practice, |(number, _)| *number)
        .ok()
        .and_then(|found| index.places.get(found))
        .map_or(&[], |(_, places)| places);
    own.into_iter().chain(places.iter().map(|place| (place.lon, place.lat)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;
    use geomap::ClusterIndex;
    use practices::index::Index;
    use practices::{LonLat, Practice, Source};

    /// Practices at these points; one without a point where there is none.
    fn library_at(points: &[Option<(f64, f64)>]) -> Library {
        let practices: Vec<Practice> = points
            .iter()
            .map(|point| {
                let source = Source {
                    catalogue: "bdp".into(),
                    url: None,
                    retrieved: None,
                };
                let category = "dialog-spoleczny".parse().unwrap();
                let mut practice = Practice::new("a".into(), "a".into(), "Żółw".into(), category, source);
                practice.point = point.and_then(|(lon, lat)| LonLat::new(lon, lat));
                practice
            })
            .collect();
        let index = Index::of(&practices);
        let (points, practice_of) = library::points(&index);
        let clusters = ClusterIndex::build(points, library::CLUSTERS);
        Library::new(index, Vec::new(), clusters, practice_of)
    }

    #[test]
    fn distances_are_those_on_the_globe() {
        let cities = [
            ("Kraków", 19.9373, 50.0614),
            ("Gdańsk", 18.6466, 54.352),
            ("Szczecin", 14.5528, 53.4285),
            ("Warszawa", 21.006, 52.2319),
        ];
        let library = library_at(&cities.map(|(_, lon, lat)| Some((lon, lat))));
        let origin = Origin::at(21.006, 52.2319, "Warszawa").unwrap();
        let from = LonLat::new(21.006, 52.2319).unwrap();
        for ((name, lon, lat), number) in cities.into_iter().zip(0..) {
            let expected = LonLat::new(lon, lat).unwrap().distance_km(from);
            let found = distance_km(&library, number, &origin).unwrap();
            assert!(
                (found - expected).abs() <= expected * 0.02,
                "{name}: {found} for {expected}"
            );
        }
        assert_eq!(distance_km(&library_at(&[None]), 0, &origin), None);
    }

    #[test]
    fn what_has_no_point_is_in_no_view() {
        let library = library_at(&[Some((18.7, 50.05)), Some((21.0, 52.2)), None]);
        let view = LonLatBox {
            west: 18.0,
            south: 50.0,
            east: 19.0,
            north: 51.0,
        };
        let seen: Vec<u32> = (0..3).filter(|number| is_within(&library, *number, view)).collect();
        assert_eq!(seen, [0]);
    }
}
