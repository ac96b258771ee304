//! The postcode of a record, and whether it serves what the record names.

use practices::{LonLat, Wojewodztwo};

use super::super::doubt::Doubt;
use super::super::gazetteer::{Place, PostcodePlace, Powiat};
use super::super::names;
use super::{Agreed, NEAR_KM, Reader, nearest};

/// How far from a gmina's own point what its postcode serves may lie, in kilometres: the largest are 40 km long.
const GMINA_KM: f64 = 25.0;

/// How far from a district the point of its postcode may lie, in kilometres.
const DISTRICT_KM: f64 = 4.0;

impl Reader<'_, '_> {
    pub(super) fn read_postcode(&mut self) {
        let Some(written) = self.practice.postal_code.as_deref() else {
            return;
        };
        let Some(code) = names::postcode(written) else {
            let written = written.to_owned();
            return self.doubt(Doubt::NotAPostcode { written }, Agreed::Place);
        };
        self.unit.code = self.gazetteer.postcode(&code).iter().collect();
        if self.unit.code.is_empty() {
            self.doubt(Doubt::UnknownPostcode { code }, Agreed::Place);
        } else {
            self.postcode = Some(code);
        }
    }

    /// Leaves what the postcode serves within the województwo; one that serves nothing there contradicts it.
    pub(super) fn keep_postcode_within(&mut self, wojewodztwo: Wojewodztwo) {
        let elsewhere = self.unit.code.first().map(|row| row.wojewodztwo);
        self.unit.code.retain(|row| row.wojewodztwo == wojewodztwo);
        let is_elsewhere = self.unit.code.is_empty();
        if let (Some(code), Some(found), true) = (self.postcode.clone(), elsewhere, is_elsewhere) {
            let doubt = Doubt::PostcodeInOtherWojewodztwo {
                code,
                found,
                stated: wojewodztwo,
            };
            self.doubt(doubt, Agreed::Nothing);
        }
    }

    /// Finds what the postcode serves in the place. A code that serves nothing near what the record names contradicts
    /// it.
    pub(super) fn check_postcode(&mut self) {
        let rows = || self.unit.code.iter().copied();
        if self.unit.code.is_empty() {
            return;
        }
        let unit = &self.unit;
        let (of, is_near) = if let Some(place) = unit.place {
            let own = nearest(rows().filter(|row| row.name_id == place.name_id), place.point);
            let served = own.filter(|(_, km)| *km < place.reach_km()).map(|(row, _)| row);
            let any = nearest(rows(), place.point);
            self.unit.served = served;
            self.unit.agreeing.postcode = served.is_some();
            let is_near = served.is_some() || any.is_some_and(|(_, km)| km < NEAR_KM);
            (format!("miejscowości „{}”", place.name), is_near)
        } else if unit.served.is_some() {
            return;
        } else if let Some(gmina) = unit.gmina {
            let km = nearest(rows(), gmina.point).map_or(f64::INFINITY, |(_, km)| km);
            self.unit.agreeing.postcode = km < NEAR_KM;
            (format!("gminy „{}”", gmina.name), km < GMINA_KM)
        } else if let Some(powiat) = unit.powiat {
            (format!("powiatu „{}”", powiat.name), self.serves_powiat(powiat))
        } else {
            return;
        };
        if !is_near {
            self.doubt_postcode(of);
        }
    }

    fn serves_powiat(&self, powiat: &Powiat) -> bool {
        let places = self.gazetteer.places_of_powiat(powiat);
        let is_near = |row: &PostcodePlace| powiat.point.distance_km(row.point) < NEAR_KM || is_at(places, row.point);
        self.unit.code.iter().any(|row| is_near(row))
    }

    /// Takes what the postcode serves under the record's name for the place, where the list of places does not have it.
    pub(super) fn serve_unlisted(&mut self) {
        let powiat = self.unit.stated_powiaty.first();
        let is_in_powiat = |point| powiat.is_none_or(|powiat| is_at(self.gazetteer.places_of_powiat(powiat), point));
        let mut rows = self.unit.code.iter().copied();
        self.unit.served = rows.find(|row| Some(row.name_id) == self.name_id && is_in_powiat(row.point));
        self.unit.agreeing.postcode = self.unit.served.is_some();
        self.unit.agreeing.powiat = self.unit.served.is_some() && powiat.is_some();
    }

    fn doubt_postcode(&mut self, of: String) {
        let serves_powiat = self.unit.powiat.is_some_and(|powiat| {
            let mut served = self.unit.code.iter().flat_map(|row| self.places_served(row));
            served.any(|place| place.teryt.starts_with(&*powiat.teryt))
        });
        let doubt = Doubt::PostcodeServesOthers {
            code: self.postcode.clone().unwrap_or_default(),
            of,
            serves: self.unit.code.iter().map(|row| row.name.clone()).collect(),
        };
        self.doubt(
            doubt,
            if serves_powiat {
                Agreed::Powiat
            } else {
                Agreed::Wojewodztwo
            },
        );
    }

    /// The gazetteer's places that a row of the postcode may mean.
    fn places_served(&self, row: &PostcodePlace) -> impl Iterator<Item = &Place> {
        let (point, wojewodztwo) = (row.point, row.wojewodztwo);
        self.gazetteer
            .places_of_name(row.name_id)
            .filter(move |place| place.wojewodztwo == wojewodztwo && place.point.distance_km(point) < NEAR_KM)
    }

    /// A code of one street that lies far from the district: only the city is sure.
    pub(super) fn check_district(&mut self) {
        let (Some(district), Some(served), 1) = (self.unit.district, self.unit.served, self.unit.code.len()) else {
            return;
        };
        let km = district.point.distance_km(served.point);
        if km > DISTRICT_KM {
            let district = district.name.clone();
            self.doubt(Doubt::DistrictFarFromPostcode { district, km }, Agreed::Gmina);
        }
    }
}

/// Whether a point lies at one of these places: as good as within their unit, since villages stand close together.
pub fn is_at(places: &[Place], point: LonLat) -> bool {
    places
        .iter()
        .any(|place| place.point.distance_km(point) < place.reach_km())
}
