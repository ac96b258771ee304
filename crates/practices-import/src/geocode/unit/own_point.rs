//! The point that a record states itself: it has to lie in Poland, and in the units that the record names.

use practices::{LonLat, Wojewodztwo};

use super::super::doubt::Doubt;
use super::super::gazetteer::Place;
use super::{Agreed, Reader};

/// How far from the nearest village of its gmina a point may lie, in kilometres: forests and fens have none.
const VILLAGE_KM: f64 = 10.0;

/// The same from the middle of a town without villages, in kilometres: Warszawa reaches 21 km from its middle.
const TOWN_KM: f64 = 22.0;

impl Reader<'_, '_> {
    pub(super) fn read_own_point(&mut self) {
        let Some(point) = self.practice.point else { return };
        let outlines = self.gazetteer.outlines();
        self.point_in = outlines.wojewodztwo_at(point);
        if self.point_in.is_some() {
            self.unit.point = Some(point);
            return;
        }
        let swapped = LonLat {
            lon: point.lat,
            lat: point.lon,
        };
        let is_swapped = outlines.wojewodztwo_at(swapped).is_some();
        self.doubt(Doubt::PointOutsidePoland { point, is_swapped }, Agreed::Gmina);
    }

    pub(super) fn keep_own_point_within(&mut self, stated: Wojewodztwo) {
        let (Some(point), Some(found)) = (self.unit.point, self.point_in) else {
            return;
        };
        if found != stated && !self.gazetteer.outlines().is_within(point, stated) {
            self.unit.point = None;
            self.doubt(Doubt::PointInOtherWojewodztwo { found, stated }, Agreed::Nothing);
        }
    }

    /// A point far from the gmina or the powiat that the record names is not taken.
    pub(super) fn check_own_point(&mut self) {
        let Some(point) = self.unit.point else { return };
        let from_gmina = self.unit.gmina.map(|gmina| {
            let km = beyond(self.gazetteer.places_of_gmina(gmina), point);
            km.map(|km| (format!("gmina „{}”", gmina.name), km))
        });
        let (far, agreed) = match (from_gmina, self.far_from_powiat(point)) {
            // Who is at the gmina is in its powiat.
            (Some(None), _) | (None, None) => return,
            (_, Some(far)) => (far, Agreed::Wojewodztwo),
            (Some(Some(far)), None) => (far, Agreed::Powiat),
        };
        self.unit.point = None;
        let (of, km) = far;
        self.doubt(Doubt::PointFarFromUnit { of, km }, agreed);
    }

    fn far_from_powiat(&self, point: LonLat) -> Option<(String, f64)> {
        let powiat = self.unit.powiat?;
        // Some powiaty are governed from a city outside of them.
        let is_at_seat = powiat.point.distance_km(point) < TOWN_KM;
        let km = beyond(self.gazetteer.places_of_powiat(powiat), point).filter(|_| !is_at_seat)?;
        Some((format!("powiat „{}”", powiat.name), km))
    }
}

/// How far the nearest of these places is, where that is too far.
fn beyond(places: &[Place], point: LonLat) -> Option<f64> {
    let allowed = if places.len() > 1 { VILLAGE_KM } else { TOWN_KM };
    let mut nearest = f64::INFINITY;
    for place in places {
        nearest = nearest.min(place.point.distance_km(point));
        if nearest <= allowed {
            return None;
        }
    }
    nearest.is_finite().then_some(nearest)
}
