//! The ladder: the finest rung that what is known of the place can stand on.

use practices::{LonLat, Practice, Precision, UnitType};

use super::gazetteer::{Gazetteer, Powiat};
use super::names::{fold, place_and_part};
use super::unit::{Agreed, Unit};
use super::{Located, Step, confidence, rejected};

/// How far apart the places of a postcode may lie for the code alone to tell a point, in kilometres.
const ONE_PLACE_KM: f64 = 3.0;

/// What a rung gives.
type Footing = Option<(LonLat, Precision)>;

/// A rung by its name, with the unit on which the record's words have to agree for it to hold.
type Rung<'a> = (Step, Agreed, fn(&Climb<'a>) -> Footing);

struct Climb<'a> {
    gazetteer: &'a Gazetteer,
    practice: &'a Practice,
    unit: &'a Unit<'a>,
}

/// The first rung that holds, with the number and the powiat of the unit.
pub fn climb(gazetteer: &Gazetteer, practice: &Practice, mut unit: Unit<'_>) -> Located {
    let climb = Climb {
        gazetteer,
        practice,
        unit: &unit,
    };
    let footing = Climb::RUNGS
        .iter()
        .filter(|(_, agreed, _)| unit.agreed >= *agreed)
        .find_map(|(step, _, rung)| Some((*step, rung(&climb)?)));
    Located {
        point: footing.map(|(_, (point, _))| point),
        precision: footing.map(|(_, (_, precision))| precision),
        confidence: footing.map_or(0.0, |(step, _)| confidence::of(step, practice, &unit)),
        teryt: climb.teryt(),
        powiat: climb.land_powiat().map(|powiat| powiat.name.to_string()),
        step: footing.map(|(step, _)| step),
        rejected: rejected::gather(gazetteer, practice, &unit),
        problems: std::mem::take(&mut unit.doubts),
    }
}

impl<'a> Climb<'a> {
    /// The rungs, the finest first. The record's own point stands whatever its other words say of each other, since
    /// what speaks against the point itself has taken it away already.
    const RUNGS: [Rung<'a>; 9] = [
        (Step::OwnPoint, Agreed::Nothing, Self::own_point),
        (Step::PowiatRecord, Agreed::Powiat, Self::powiat_record),
        (Step::PostcodeAndPlace, Agreed::Place, Self::postcode_and_place),
        (Step::District, Agreed::Place, Self::district),
        (Step::Postcode, Agreed::Place, Self::postcode),
        (Step::Place, Agreed::Place, Self::place),
        (Step::Gmina, Agreed::Gmina, Self::gmina),
        (Step::Powiat, Agreed::Powiat, Self::powiat),
        (Step::Wojewodztwo, Agreed::Wojewodztwo, Self::wojewodztwo),
    ];

    /// How exact a curator's point is, only the curator knows; without a word of it, it is taken for the place's.
    fn own_point(&self) -> Footing {
        Some((self.unit.point?, self.practice.precision.unwrap_or(Precision::Locality)))
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

    /// The number that the record states, else that of the unit that its type means, as far as its words agree on it.
    fn teryt(&self) -> Option<String> {
        let of_powiat = || self.agreed_powiat().map(|powiat| powiat.teryt.to_string());
        let found = || match self.practice.unit_type {
            Some(UnitType::Powiat) => of_powiat(),
            Some(UnitType::Wojewodztwo) => self
                .unit
                .wojewodztwo
                .filter(|_| self.unit.agreed >= Agreed::Wojewodztwo)
                .map(practices::Wojewodztwo::teryt),
            _ => match self.unit.gmina.filter(|_| self.unit.agreed >= Agreed::Gmina) {
                Some(gmina) => Some(gmina.teryt.to_string()),
                None => of_powiat().filter(|_| self.practice.municipality.is_none()),
            },
        };
        self.practice.teryt.clone().or_else(found)
    }

    fn agreed_powiat(&self) -> Option<&'a Powiat> {
        self.unit.powiat.filter(|_| self.unit.agreed >= Agreed::Powiat)
    }

    /// The land powiat of the gmina, else the one stated; none for a city with powiat rights.
    fn land_powiat(&self) -> Option<&'a Powiat> {
        let of_gmina = self.unit.gmina.and_then(|gmina| self.gazetteer.powiat_of(gmina));
        let powiat = match self.practice.unit_type {
            Some(UnitType::Powiat) => None,
            _ => of_gmina.filter(|_| self.unit.agreed >= Agreed::Gmina),
        };
        powiat.or(self.agreed_powiat()).filter(|powiat| !powiat.is_city())
    }
}
