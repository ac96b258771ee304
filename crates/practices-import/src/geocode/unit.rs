//! Which unit and which place the words of a metryka mean, and where they contradict each other.

use practices::{LonLat, Practice, UnitType, Wojewodztwo};

use super::gazetteer::{District, Gazetteer, Gmina, Place, PostcodePlace, Powiat, only};
use super::names::{self, fold};

/// How far from a place the point of its own postcode may lie, in kilometres: large cities are 30 km across.
const SERVED_KM: f64 = 15.0;

/// How many names a problem lists before it says "i inne".
const LISTED: usize = 4;

/// What the words of a metryka mean, as far as they mean one thing.
#[derive(Debug, Default)]
pub struct Unit<'g> {
    /// As stated, or the one in which the postcode lies.
    pub wojewodztwo: Option<Wojewodztwo>,
    /// As stated, or that of the gmina; a city with powiat rights is one as well.
    pub powiat: Option<&'g Powiat>,
    /// By TERYT, by name and type, or that of the place.
    pub gmina: Option<&'g Gmina>,
    /// The town or village.
    pub place: Option<&'g Place>,
    /// The part of the city named beside it.
    pub district: Option<&'g District>,
    /// What the postcode serves within the województwo.
    pub code: Vec<&'g PostcodePlace>,
    /// What the postcode serves in the place.
    pub served: Option<&'g PostcodePlace>,
    /// For the curator, in Polish.
    pub problems: Vec<String>,
}

/// Reads the words of the metryka against the gazetteer.
pub fn identify<'g>(gazetteer: &'g Gazetteer, practice: &Practice) -> Unit<'g> {
    let mut unit = Unit::default();
    let code = unit.read_postcode(gazetteer, practice);
    unit.read_wojewodztwo(practice, code.as_deref());
    if unit.wojewodztwo.is_some() {
        unit.read_powiat(gazetteer, practice);
        unit.read_gmina(gazetteer, practice);
        unit.read_place(gazetteer, practice);
        unit.read_served(code.as_deref());
        unit.read_district(gazetteer, practice);
    } else if let Some(name) = &practice.municipality {
        unit.problem(format!(
            "sama nazwa „{name}” nie wskazuje miejsca: podaj województwo albo kod pocztowy"
        ));
    }
    unit
}

impl<'g> Unit<'g> {
    fn problem(&mut self, text: String) {
        self.problems.push(text);
    }

    fn read_postcode(&mut self, gazetteer: &'g Gazetteer, practice: &Practice) -> Option<String> {
        let written = practice.postal_code.as_deref()?;
        let Some(code) = names::postcode(written) else {
            self.problem(format!("„{written}” nie jest kodem pocztowym: kod ma postać 00-000"));
            return None;
        };
        self.code = gazetteer.postcode(&code).iter().collect();
        if self.code.is_empty() {
            self.problem(format!("kodu pocztowego {code} nie ma w spisie kodów"));
            return None;
        }
        Some(code)
    }

    /// The stated województwo wins over a code that lies elsewhere; without one, a code within one województwo tells it.
    fn read_wojewodztwo(&mut self, practice: &Practice, code: Option<&str>) {
        let by_teryt = practice.teryt.as_deref().and_then(Wojewodztwo::from_teryt);
        let by_code = self.code.first().map(|row| row.wojewodztwo);
        let by_code = by_code.filter(|wojewodztwo| self.code.iter().all(|row| row.wojewodztwo == *wojewodztwo));
        self.wojewodztwo = practice.wojewodztwo.or(by_teryt).or(by_code);
        let Some(wojewodztwo) = self.wojewodztwo else { return };
        if by_teryt.is_some_and(|other| other != wojewodztwo) {
            let teryt = practice.teryt.as_deref().unwrap_or_default();
            self.problem(format!(
                "numer TERYT {teryt} nie leży w województwie {}",
                wojewodztwo.locative()
            ));
        }
        let elsewhere = self.code.first().map(|row| row.wojewodztwo);
        self.code.retain(|row| row.wojewodztwo == wojewodztwo);
        if let (Some(code), Some(elsewhere), true) = (code, elsewhere, self.code.is_empty()) {
            let (stated, found) = (wojewodztwo.name(), elsewhere.locative());
            self.problem(format!(
                "kod pocztowy {code} leży w województwie {found}, a podano województwo {stated}"
            ));
        }
    }

    fn read_powiat(&mut self, gazetteer: &'g Gazetteer, practice: &Practice) {
        let (Some(wojewodztwo), Some(name)) = (self.wojewodztwo, practice.powiat.as_deref()) else {
            return;
        };
        self.powiat = gazetteer.powiat_named(wojewodztwo, name);
        if self.powiat.is_none() {
            self.problem(format!(
                "w województwie {} nie ma powiatu „{name}”",
                wojewodztwo.locative()
            ));
        }
    }

    /// By the record's own TERYT, else by name and type: a rural gmina named after a town is not that town.
    fn read_gmina(&mut self, gazetteer: &'g Gazetteer, practice: &Practice) {
        let of_wojewodztwo = |teryt: &str| Wojewodztwo::from_teryt(teryt) == self.wojewodztwo;
        let own = practice.teryt.as_deref().filter(|teryt| of_wojewodztwo(teryt));
        self.gmina = own.and_then(|teryt| gazetteer.gmina(teryt)).or_else(|| {
            let (name, _) = names::place_and_part(practice.municipality.as_deref()?);
            let digit = type_digit(practice.unit_type?)?;
            let named: Vec<&Gmina> = gazetteer
                .gminy_named(name, &self.wojewodztwo?.teryt())
                .filter(|gmina| self.holds(gazetteer, &gmina.teryt))
                .filter(|gmina| {
                    practice.unit_type != Some(UnitType::MiastoNaPrawachPowiatu) || is_city(gazetteer, gmina)
                })
                .collect();
            // The type may have changed since the metryka was written: Morawica has been a town since 2017.
            let of_type = named.iter().filter(|gmina| gmina.teryt.ends_with(digit));
            only(of_type).or_else(|| only(named.iter())).copied()
        });
    }

    /// Whether what has this TERYT number lies in the powiat stated. To the powiat gliwicki people count Gliwice too,
    /// which is its seat and a powiat of its own.
    fn holds(&self, gazetteer: &Gazetteer, teryt: &str) -> bool {
        self.powiat.is_none_or(|powiat| {
            let own = gazetteer.powiat(teryt);
            teryt.starts_with(&powiat.teryt) || own.is_some_and(|own| own.is_city() && own.name == powiat.seat)
        })
    }

    fn read_place(&mut self, gazetteer: &'g Gazetteer, practice: &Practice) {
        let (Some(wojewodztwo), Some(written)) = (self.wojewodztwo, practice.municipality.as_deref()) else {
            return;
        };
        let (name, _) = names::place_and_part(written);
        let named: Vec<&Place> = gazetteer
            .places_named(name)
            .filter(|place| Wojewodztwo::from_teryt(&place.teryt) == Some(wojewodztwo))
            .collect();
        let mut held: Vec<&Place> = named
            .iter()
            .copied()
            .filter(|place| self.holds(gazetteer, &place.teryt))
            .collect();
        if let Some(gmina) = self.gmina {
            held.retain(|place| same_gmina(place, gmina));
        }
        self.place = self
            .nearest_to_code(name, &held)
            .or_else(|| principal(gazetteer, &held));
        if self.place.is_none() && self.gmina.is_none() {
            self.gmina = only(
                gazetteer
                    .gminy_named(name, &wojewodztwo.teryt())
                    .filter(|gmina| held.is_empty() && self.holds(gazetteer, &gmina.teryt)),
            );
        }
        if self.place.is_none() && self.gmina.is_none() {
            self.problem(self.why_no_place(gazetteer, wojewodztwo, name, &named, &held));
        }
        self.gmina = self.gmina.or_else(|| gazetteer.gmina(&self.place?.teryt));
        self.powiat = self.powiat.or_else(|| gazetteer.powiat(&self.gmina?.teryt));
    }

    /// Of several places of one name, that one which the postcode serves.
    fn nearest_to_code(&self, name: &str, places: &[&'g Place]) -> Option<&'g Place> {
        let name = fold(name);
        let rows = self.code.iter().filter(|row| fold(&row.name) == name);
        let pairs = rows.flat_map(|row| places.iter().map(|place| (*place, place.point.distance_km(row.point))));
        let (place, km) = pairs.min_by(|(_, a), (_, b)| a.total_cmp(b))?;
        (km < SERVED_KM).then_some(place)
    }

    fn why_no_place(
        &self,
        gazetteer: &Gazetteer,
        wojewodztwo: Wojewodztwo,
        name: &str,
        named: &[&Place],
        held: &[&Place],
    ) -> String {
        let of = wojewodztwo.locative();
        let powiaty = || {
            listed(
                named
                    .iter()
                    .filter_map(|place| Some(gazetteer.powiat(&place.teryt)?.name.as_str())),
            )
        };
        match (named.len(), held.len(), self.powiat) {
            (0, ..) => format!("w województwie {of} nie ma w spisie miejscowości „{name}”"),
            (_, 0, Some(powiat)) => {
                format!(
                    "miejscowość „{name}” nie leży w powiecie „{}”; w województwie {of} jest w: {}",
                    powiat.name,
                    powiaty()
                )
            }
            (_, count, Some(powiat)) => {
                let powiat = &powiat.name;
                format!("miejscowości „{name}” jest w powiecie „{powiat}” {count}: podaj kod pocztowy albo TERYT")
            }
            (count, ..) => {
                format!(
                    "miejscowości „{name}” jest w województwie {of} {count} ({}): podaj powiat albo kod pocztowy",
                    powiaty()
                )
            }
        }
    }

    /// The row of the postcode for the place. A code that serves nothing near the place contradicts it.
    fn read_served(&mut self, code: Option<&str>) {
        let (Some(place), Some(code)) = (self.place, code) else {
            return;
        };
        let name = fold(&place.name);
        let by_distance = |rows: &mut dyn Iterator<Item = &'g PostcodePlace>| nearest(rows, place.point);
        let own = by_distance(&mut self.code.iter().copied().filter(|row| fold(&row.name) == name));
        let any = by_distance(&mut self.code.iter().copied());
        self.served = own.filter(|(_, km)| *km < SERVED_KM).map(|(row, _)| row);
        if self.served.is_none() && any.is_some_and(|(_, km)| km >= SERVED_KM) {
            let names = listed(self.code.iter().map(|row| row.name.as_str()));
            self.problem(format!(
                "kod pocztowy {code} nie obsługuje miejscowości „{}”, tylko: {names}",
                place.name
            ));
        }
    }

    fn read_district(&mut self, gazetteer: &'g Gazetteer, practice: &Practice) {
        let Some(place) = self.place else { return };
        let (_, part) = names::place_and_part(practice.municipality.as_deref().unwrap_or_default());
        let street = names::parts_of_street(practice.street.as_deref().unwrap_or_default());
        let mut named = part.into_iter().chain(street);
        self.district = named.find_map(|name| gazetteer.district(&place.teryt, name));
    }
}

/// The seventh digit that goes with the type of unit.
fn type_digit(unit_type: UnitType) -> Option<char> {
    match unit_type {
        UnitType::GminaMiejska | UnitType::MiastoNaPrawachPowiatu => Some('1'),
        UnitType::GminaWiejska => Some('2'),
        UnitType::GminaMiejskoWiejska => Some('3'),
        UnitType::Powiat | UnitType::Wojewodztwo | UnitType::Zwiazek | UnitType::Inna => None,
    }
}

fn is_city(gazetteer: &Gazetteer, gmina: &Gmina) -> bool {
    gazetteer.powiat(&gmina.teryt).is_some_and(Powiat::is_city)
}

fn same_gmina(place: &Place, gmina: &Gmina) -> bool {
    place.teryt.get(..6) == gmina.teryt.get(..6)
}

/// The only place of the name, else the only town among them, else the only one after which its gmina is named.
fn principal<'g>(gazetteer: &Gazetteer, places: &[&'g Place]) -> Option<&'g Place> {
    let names_its_gmina = |place: &Place| {
        gazetteer
            .gmina(&place.teryt)
            .is_some_and(|gmina| gmina.name == place.name)
    };
    let all = || places.iter().copied();
    only(all())
        .or_else(|| only(all().filter(|place| place.town)))
        .or_else(|| {
            let villages = all().filter(|place| names_its_gmina(place));
            only(villages)
        })
}

fn nearest<'g>(rows: &mut dyn Iterator<Item = &'g PostcodePlace>, point: LonLat) -> Option<(&'g PostcodePlace, f64)> {
    rows.map(|row| (row, row.point.distance_km(point)))
        .min_by(|(_, a), (_, b)| a.total_cmp(b))
}

/// Names by the alphabet, each once, a few of them.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    let others = if names.len() > LISTED { " i inne" } else { "" };
    names.truncate(LISTED);
    format!("{}{others}", names.join(", "))
}
