//! Gathers what was considered for a record and not taken.

use std::sync::Arc;

use practices::{LonLat, Practice, Precision, Wojewodztwo};

use super::candidate::{Candidate, Kind, Reason};
use super::doubt::Doubt;
use super::gazetteer::{District, Gazetteer, Gmina, Place, PostcodePlace, Powiat};
use super::names;
use super::unit::{Agreed, Choice, Unit, is_stated};

/// How many rows of a contradicted postcode are worth a look.
const ROWS: usize = 5;

/// All that the record's words could mean besides what they were taken for.
pub fn gather(gazetteer: &Gazetteer, practice: &Practice, unit: &Unit<'_>) -> Vec<Candidate> {
    let gatherer = Gatherer { gazetteer, unit };
    let mut rejected: Vec<Candidate> = gatherer.own_point(practice).into_iter().collect();
    let municipality = practice.municipality.as_deref().map(names::place_and_part);
    if let Some(name) = municipality.and_then(|(name, _)| gazetteer.name_id(name)) {
        rejected.reserve(gazetteer.places_of_name(name).count());
        rejected.extend(gazetteer.places_of_name(name).filter_map(|place| gatherer.place(place)));
        rejected.extend(gazetteer.gminy_of_name(name).filter_map(|gmina| gatherer.gmina(gmina)));
        let districts = gazetteer.districts_of_name(name);
        rejected.extend(districts.filter_map(|(district, city)| gatherer.district(district, city)));
    }
    rejected.extend(gatherer.postcode(practice));
    rejected.extend(gatherer.powiaty(practice));
    rejected
}

struct Gatherer<'a, 'g> {
    gazetteer: &'g Gazetteer,
    unit: &'a Unit<'g>,
}

impl Gatherer<'_, '_> {
    fn own_point(&self, practice: &Practice) -> Option<Candidate> {
        let point = practice.point.filter(|_| self.unit.point.is_none())?;
        let wojewodztwo = self.gazetteer.outlines().wojewodztwo_at(point);
        let reason = match wojewodztwo {
            None => Reason::OutsidePoland,
            found if found != self.unit.wojewodztwo => Reason::OtherWojewodztwo,
            _ => Reason::Contradicted,
        };
        Some(Candidate {
            kind: Kind::OwnPoint,
            name: None,
            gmina: None,
            powiat: None,
            wojewodztwo,
            teryt: None,
            point,
            precision: practice.precision.unwrap_or(Precision::Locality),
            reason,
        })
    }

    /// What lies in this gmina, where that is known.
    fn candidate(
        &self,
        kind: Kind,
        name: &Arc<str>,
        wojewodztwo: Wojewodztwo,
        gmina: Option<&Gmina>,
        point: LonLat,
        reason: Reason,
    ) -> Candidate {
        let powiat = gmina.and_then(|gmina| self.gazetteer.powiat_of(gmina));
        Candidate {
            kind,
            name: Some(name.clone()),
            gmina: gmina.map(|gmina| gmina.name.clone()),
            powiat: powiat.map(|powiat| powiat.name.clone()),
            wojewodztwo: Some(wojewodztwo),
            teryt: gmina.map(|gmina| gmina.teryt.clone()),
            point,
            precision: match kind {
                Kind::Postcode => Precision::Postcode,
                Kind::Gmina => Precision::Gmina,
                Kind::Powiat => Precision::Powiat,
                Kind::OwnPoint | Kind::Place | Kind::District => Precision::Locality,
            },
            reason,
        }
    }

    fn place(&self, place: &Place) -> Option<Candidate> {
        let gmina = self.gazetteer.gmina_of(place)?;
        let (reason, of) = (self.reason_against_place(place, gmina)?, place.wojewodztwo);
        Some(self.candidate(Kind::Place, &place.name, of, Some(gmina), place.point, reason))
    }

    /// `None` for the place that was taken.
    fn reason_against_place(&self, place: &Place, gmina: &Gmina) -> Option<Reason> {
        let unit = self.unit;
        let is_other_gmina = unit.gmina.is_some_and(|known| !std::ptr::eq(known, gmina));
        if unit.place.is_some_and(|taken| std::ptr::eq(taken, place)) {
            return (unit.agreed < Agreed::Gmina && unit.point.is_none()).then_some(Reason::Contradicted);
        }
        let outside = self.reason_outside(gmina);
        Some(outside.unwrap_or(match (unit.place, unit.choice) {
            _ if is_other_gmina && unit.agreeing.gmina => Reason::OtherGmina,
            (None, _) => Reason::Ambiguous,
            (_, Choice::Postcode) => Reason::FarFromPostcode,
            (_, Choice::Point) => Reason::FarFromPoint,
            (_, Choice::Only | Choice::BestKnown) => Reason::LessKnown,
        }))
    }

    /// Why nothing there can be meant, where that is so.
    fn reason_outside(&self, gmina: &Gmina) -> Option<Reason> {
        let unit = self.unit;
        if unit.wojewodztwo.is_none() {
            Some(Reason::BareName)
        } else if unit.wojewodztwo != Some(gmina.wojewodztwo) {
            Some(Reason::OtherWojewodztwo)
        } else {
            let is_held = is_stated(self.gazetteer.powiat_of(gmina), &unit.stated_powiaty);
            (!is_held).then_some(Reason::OtherPowiat)
        }
    }

    /// A gmina of the name that has no place of it: those with one stand among the places.
    fn gmina(&self, gmina: &Gmina) -> Option<Candidate> {
        let is_taken = self.unit.gmina.is_some_and(|taken| std::ptr::eq(taken, gmina));
        let places = self.gazetteer.places_of_gmina(gmina);
        if places.iter().any(|place| place.name_id == gmina.name_id) {
            return None;
        }
        let reason = if is_taken {
            let is_contradicted = self.unit.agreed < Agreed::Gmina && self.unit.point.is_none();
            is_contradicted.then_some(Reason::Contradicted)?
        } else {
            let inside = if self.unit.gmina.is_some() {
                Reason::OtherGmina
            } else {
                Reason::Ambiguous
            };
            self.reason_outside(gmina).unwrap_or(inside)
        };
        let of = gmina.wojewodztwo;
        Some(self.candidate(Kind::Gmina, &gmina.name, of, Some(gmina), gmina.point, reason))
    }

    fn district(&self, district: &District, city: &Gmina) -> Option<Candidate> {
        let unit = self.unit;
        if unit.district.is_some_and(|taken| std::ptr::eq(taken, district)) {
            return None;
        }
        let inside = if unit.place.is_some() {
            Reason::LessKnown
        } else {
            Reason::Ambiguous
        };
        let reason = self.reason_outside(city).unwrap_or(inside);
        let of = city.wojewodztwo;
        Some(self.candidate(Kind::District, &district.name, of, Some(city), district.point, reason))
    }

    /// What a postcode serves that the rest of the record speaks against: a row a place.
    fn postcode(&self, practice: &Practice) -> Vec<Candidate> {
        let elsewhere = self.unit.doubts.iter().find_map(|doubt| match doubt {
            Doubt::PostcodeInOtherWojewodztwo { .. } => Some(Reason::OtherWojewodztwo),
            Doubt::PostcodeServesOthers { .. } => Some(Reason::Contradicted),
            _ => None,
        });
        let code = practice.postal_code.as_deref().and_then(names::postcode);
        let (Some(reason), Some(code)) = (elsewhere, code) else {
            return Vec::new();
        };
        let mut rows: Vec<&PostcodePlace> = self.gazetteer.postcode(&code).iter().collect();
        rows.dedup_by_key(|row| row.name_id);
        rows.truncate(ROWS);
        rows.into_iter().map(|row| self.row(row, reason)).collect()
    }

    fn row(&self, row: &PostcodePlace, reason: Reason) -> Candidate {
        let km = |point: LonLat| point.distance_km(row.point);
        let of_name = self.gazetteer.places_of_name(row.name_id);
        let own = of_name
            .filter(|place| place.wojewodztwo == row.wojewodztwo)
            .min_by(|a, b| km(a.point).total_cmp(&km(b.point)));
        let gmina = own.and_then(|place| self.gazetteer.gmina_of(place));
        self.candidate(Kind::Postcode, &row.name, row.wojewodztwo, gmina, row.point, reason)
    }

    /// The powiaty of the name in other województwa, and the one stated where the place lies outside of it.
    fn powiaty(&self, practice: &Practice) -> Vec<Candidate> {
        let Some(name) = practice.powiat.as_deref() else {
            return Vec::new();
        };
        let is_elsewhere = |doubt: &Doubt| matches!(doubt, Doubt::PowiatInOtherWojewodztwo { .. });
        let is_outside = |doubt: &Doubt| matches!(doubt, Doubt::PlaceOutsidePowiat { .. });
        if self.unit.doubts.iter().any(is_elsewhere) {
            let powiaty = self.gazetteer.powiaty_anywhere(name).into_iter();
            powiaty
                .map(|powiat| powiat_candidate(powiat, Reason::OtherWojewodztwo))
                .collect()
        } else if self.unit.doubts.iter().any(is_outside) {
            let stated = self.unit.stated_powiaty.iter();
            stated
                .map(|powiat| powiat_candidate(powiat, Reason::Contradicted))
                .collect()
        } else {
            Vec::new()
        }
    }
}

fn powiat_candidate(powiat: &Powiat, reason: Reason) -> Candidate {
    Candidate {
        kind: Kind::Powiat,
        name: Some(powiat.name.clone()),
        gmina: None,
        powiat: Some(powiat.name.clone()),
        wojewodztwo: Some(powiat.wojewodztwo),
        teryt: Some(powiat.teryt.clone()),
        point: powiat.point,
        precision: Precision::Powiat,
        reason,
    }
}
