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
        if outlines.wojewodztwo_at(point).is_some() {
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
        let Some(point) = self.unit.point else { return };
        let outlines = self.gazetteer.outlines();
        let found = outlines
            .wojewodztwo_at(point)
            .filter(|_| !outlines.is_within(point, stated));
        if let Some(found) = found {
            self.unit.point = None;
            self.doubt(Doubt::PointInOtherWojewodztwo { found, stated }, Agreed::Nothing);
        }
    }

    /// A point far from the gmina or the powiat that the record names is not taken.
    pub(super) fn check_own_point(&mut self) {
        let Some(point) = self.unit.point else { return };
        let powiat = self.unit.powiat;
        let from_powiat = || {
            let powiat = powiat?;
            let places = self.gazetteer.places_of_powiat(powiat);
            let beyond = beyond(places, point)?;
            // Some powiaty are governed from a city outside of them.
            (powiat.point.distance_km(point) > TOWN_KM).then_some((format!("powiat „{}”", powiat.name), beyond))
        };
        let from_gmina = self.unit.gmina.and_then(|gmina| {
            let beyond = beyond(self.gazetteer.places_of_gmina(gmina), point)?;
            Some((format!("gmina „{}”", gmina.name), beyond))
        });
        let (far, agreed) = match (from_gmina, from_powiat()) {
            (_, Some(far)) => (far, Agreed::Wojewodztwo),
            (Some(far), None) => (far, Agreed::Powiat),
            (None, None) => return,
        };
        self.unit.point = None;
        let (of, km) = far;
        self.doubt(Doubt::PointFarFromUnit { of, km }, agreed);
    }
}

/// How far the nearest of these places is, where that is too far.
fn beyond(places: &[Place], point: LonLat) -> Option<f64> {
    let allowed = if places.len() > 1 { VILLAGE_KM } else { TOWN_KM };
    let nearest = places.iter().map(|place| place.point.distance_km(point));
    nearest.min_by(f64::total_cmp).filter(|km| *km > allowed)
}
