//! The ladder: the finest rung that what is known of the place can stand on.

use practices::{LonLat, Practice, Precision, UnitType};

use super::gazetteer::{Gazetteer, Powiat};
use super::names::{fold, place_and_part};
use super::unit::Unit;
use super::{Located, Step};

/// How far apart the places of a postcode may lie for the code alone to tell a point, in kilometres.
const ONE_PLACE_KM: f64 = 3.0;

/// How far from a district the point of its postcode may lie, in kilometres.
const DISTRICT_KM: f64 = 4.0;

/// What a rung gives.
type Footing = Option<(LonLat, Precision)>;

/// A rung by its name.
type Rung<'a> = (Step, fn(&Climb<'a>) -> Footing);

struct Climb<'a> {
    gazetteer: &'a Gazetteer,
    practice: &'a Practice,
    unit: &'a Unit<'a>,
}

/// The first rung that holds, with the number and the powiat of the unit.
pub fn climb(gazetteer: &Gazetteer, practice: &Practice, mut unit: Unit<'_>) -> Located {
    let mut problems = std::mem::take(&mut unit.problems);
    let climb = Climb {
        gazetteer,
        practice,
        unit: &unit,
    };
    problems.extend(climb.far_from_district());
    let footing = Climb::RUNGS
        .iter()
        .find_map(|(step, rung)| Some((*step, rung(&climb)?)));
    Located {
        point: footing.map(|(_, (point, _))| point),
        precision: footing.map(|(_, (_, precision))| precision),
        teryt: climb.teryt(),
        powiat: climb.land_powiat().map(|powiat| powiat.name.clone()),
        problems,
        step: footing.map(|(step, _)| step),
    }
}

impl<'a> Climb<'a> {
    /// The rungs, the finest first.
    const RUNGS: [Rung<'a>; 9] = [
        (Step::OwnPoint, Self::own_point),
        (Step::PowiatRecord, Self::powiat_record),
        (Step::PostcodeAndPlace, Self::postcode_and_place),
        (Step::District, Self::district),
        (Step::Postcode, Self::postcode),
        (Step::Place, Self::place),
        (Step::Gmina, Self::gmina),
        (Step::Powiat, Self::powiat),
        (Step::Wojewodztwo, Self::wojewodztwo),
    ];

    /// How exact a curator's point is, only the curator knows; without a word of it, it is taken for the place's.
    fn own_point(&self) -> Footing {
        Some((
            self.practice.point?,
            self.practice.precision.unwrap_or(Precision::Locality),
        ))
    }

    /// The record of a powiat is at its seat, unless it names another place.
    fn powiat_record(&self) -> Footing {
        let powiat = self
            .unit
            .powiat
            .filter(|_| self.practice.unit_type == Some(UnitType::Powiat))?;
        let elsewhere = self.practice.municipality.as_deref().is_some_and(|written| {
            let (name, _) = place_and_part(written);
            fold(name) != fold(&powiat.seat)
        });
        (!elsewhere).then_some((powiat.point, Precision::Powiat))
    }

    /// A code of several places says less of a city than the name of its district.
    fn postcode_and_place(&self) -> Footing {
        let served = self.unit.served?;
        let is_coarse = self.unit.code.len() > 1 && self.unit.district.is_some();
        (!is_coarse).then_some((served.point, Precision::Postcode))
    }

    fn district(&self) -> Footing {
        Some((self.unit.district?.point, Precision::Locality))
    }

    /// Where no place is known, a code whose places lie close together.
    fn postcode(&self) -> Footing {
        let first = self
            .unit
            .code
            .first()
            .filter(|_| self.unit.place.is_none() && self.unit.gmina.is_none())?;
        let is_one_place = self
            .unit
            .code
            .iter()
            .all(|row| row.point.distance_km(first.point) < ONE_PLACE_KM);
        is_one_place.then_some((first.point, Precision::Postcode))
    }

    fn place(&self) -> Footing {
        Some((self.unit.place?.point, Precision::Locality))
    }

    fn gmina(&self) -> Footing {
        Some((self.unit.gmina?.point, Precision::Gmina))
    }

    fn powiat(&self) -> Footing {
        Some((self.unit.powiat?.point, Precision::Powiat))
    }

    fn wojewodztwo(&self) -> Footing {
        Some((self.gazetteer.middle(self.unit.wojewodztwo?)?, Precision::Wojewodztwo))
    }

    /// The number that the record states, else that of the unit that its type means.
    fn teryt(&self) -> Option<String> {
        let of_powiat = || self.unit.powiat.map(|powiat| powiat.teryt.clone());
        let found = match self.practice.unit_type {
            Some(UnitType::Powiat) => of_powiat(),
            Some(UnitType::Wojewodztwo) => self.unit.wojewodztwo.map(practices::Wojewodztwo::teryt),
            _ => match self.unit.gmina {
                Some(gmina) => Some(gmina.teryt.clone()),
                None => of_powiat().filter(|_| self.practice.municipality.is_none()),
            },
        };
        self.practice.teryt.clone().or(found)
    }

    /// The land powiat of the gmina, else the one stated; none for a city with powiat rights.
    fn land_powiat(&self) -> Option<&'a Powiat> {
        let of_gmina = self.unit.gmina.and_then(|gmina| self.gazetteer.powiat(&gmina.teryt));
        let powiat = match self.practice.unit_type {
            Some(UnitType::Powiat) => self.unit.powiat,
            _ => of_gmina.or(self.unit.powiat),
        };
        powiat.filter(|powiat| !powiat.is_city())
    }

    fn far_from_district(&self) -> Option<String> {
        let (district, served) = (self.unit.district?, self.unit.served?);
        let km = district.point.distance_km(served.point);
        (km > DISTRICT_KM && self.unit.code.len() == 1).then(|| {
            format!(
                "„{}” leży {km:.0} km od miejsca, które obsługuje kod pocztowy",
                district.name
            )
        })
    }
}
