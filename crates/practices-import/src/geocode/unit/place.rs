//! The town or village that a record names, told from all others of that name.

use std::sync::Arc;

use practices::Wojewodztwo;

use super::super::doubt::Doubt;
use super::super::gazetteer::{District, Gmina, Place, Powiat, only};
use super::super::names;
use super::postcode::is_at;
use super::{Agreed, Choice, NEAR_KM, Reader, is_stated};

impl<'g> Reader<'g, '_> {
    pub(super) fn read_place(&mut self, wojewodztwo: Wojewodztwo) {
        let Some(name) = self.name else { return };
        let named: Vec<&'g Place> = self.places_of_name(wojewodztwo).collect();
        let held = self.within_powiat(&named);
        let fitting = self.within_gmina(&named, &held);
        self.choose(&fitting);
        self.weigh_namesakes(wojewodztwo);
        if self.unit.place.is_none() && self.unit.gmina.is_none() && held.is_empty() {
            self.serve_unlisted();
            self.unit.gmina =
                only(self.gminy_of_name(wojewodztwo)).or_else(|| Some(only(self.districts_of_name(wojewodztwo))?.1));
        }
        let is_known = self.unit.place.is_some()
            || self.unit.served.is_some()
            || self.unit.gmina.is_some_and(|gmina| self.is_of_name(gmina));
        if !is_known && !self.is_district() {
            self.doubt_place(wojewodztwo, name, &named, &held);
        }
        self.take_units_of_place();
    }

    fn places_of_name(&self, wojewodztwo: Wojewodztwo) -> impl Iterator<Item = &'g Place> {
        let gazetteer = self.gazetteer;
        let all = self.name_id.into_iter().flat_map(|name| gazetteer.places_of_name(name));
        all.filter(move |place| place.wojewodztwo == wojewodztwo)
    }

    /// The parts of cities that bear the name, with the cities: Nowa Huta is a village and a part of Kraków.
    fn districts_of_name(&self, wojewodztwo: Wojewodztwo) -> impl Iterator<Item = (&'g District, &'g Gmina)> {
        let gazetteer = self.gazetteer;
        let all = self
            .name_id
            .into_iter()
            .flat_map(|name| gazetteer.districts_of_name(name));
        all.filter(move |(_, city)| city.wojewodztwo == wojewodztwo)
            .filter(|(_, city)| is_stated(gazetteer.powiat_of(city), &self.unit.stated_powiaty))
    }

    /// Those in the powiat stated; where it was divided and has none of them today, those in its former parts.
    fn within_powiat(&self, named: &[&'g Place]) -> Vec<&'g Place> {
        let stated = &self.unit.stated_powiaty;
        let within = |powiaty| -> Vec<&'g Place> {
            let held = named
                .iter()
                .filter(|place| is_stated(self.gazetteer.powiat_of_place(place), powiaty));
            held.copied().collect()
        };
        let held = within(stated.get(..1).unwrap_or_default());
        if held.is_empty() { within(stated) } else { held }
    }

    /// Those in the gmina that is known by its number or type. A number whose gmina has none of them is contradicted.
    fn within_gmina(&mut self, named: &[&Place], held: &[&'g Place]) -> Vec<&'g Place> {
        let Some(gmina) = self.unit.gmina else {
            return held.to_vec();
        };
        let is_own = |place: &&&'g Place| {
            self.gazetteer
                .gmina_of(place)
                .is_some_and(|own| std::ptr::eq(own, gmina))
        };
        let own: Vec<&'g Place> = held.iter().filter(is_own).copied().collect();
        let is_contradicted = own.is_empty() && !held.is_empty() && !self.is_of_name(gmina) && !self.is_district();
        if is_contradicted {
            let powiat = gmina.teryt.get(..4).unwrap_or_default();
            let is_same_powiat = named.iter().any(|place| place.teryt.starts_with(powiat));
            let doubt = Doubt::TerytOfOtherGmina {
                teryt: self.written_teryt(),
                gmina: gmina.name.clone(),
                place: self.name.unwrap_or_default().to_owned(),
            };
            self.doubt(
                doubt,
                if is_same_powiat {
                    Agreed::Powiat
                } else {
                    Agreed::Wojewodztwo
                },
            );
        }
        own
    }

    /// Whether the gmina bears the record's name, or bore it.
    fn is_of_name(&self, gmina: &Gmina) -> bool {
        let mut named = self
            .name_id
            .into_iter()
            .flat_map(|name| self.gazetteer.gminy_of_name(name));
        named.any(|of_name| std::ptr::eq(of_name, gmina))
    }

    /// Whether the name is that of a part of the city which the record's number means.
    fn is_district(&self) -> bool {
        let district = |name| self.gazetteer.district(&self.unit.gmina?.teryt, name);
        self.name.and_then(district).is_some()
    }

    /// The only one; else that at the record's point or that which the postcode serves; else the town among villages.
    fn choose(&mut self, places: &[&'g Place]) {
        let only_one = only(places.iter().copied());
        let choices = [
            (Choice::Only, only_one),
            (Choice::Point, self.nearest_to_point(places)),
            (Choice::Postcode, self.nearest_to_postcode(places)),
            (Choice::BestKnown, self.best_known(places)),
        ];
        let found = choices.into_iter().find_map(|(choice, place)| Some((choice, place?)));
        if let Some((choice, place)) = found {
            (self.unit.choice, self.unit.place) = (choice, Some(place));
        }
    }

    fn nearest_to_point(&self, places: &[&'g Place]) -> Option<&'g Place> {
        let point = self.unit.point?;
        let with_distance = places.iter().map(|place| (*place, place.point.distance_km(point)));
        let (place, km) = with_distance.min_by(|(_, a), (_, b)| a.total_cmp(b))?;
        (km < NEAR_KM).then_some(place)
    }

    fn nearest_to_postcode(&self, places: &[&'g Place]) -> Option<&'g Place> {
        let rows = self.unit.code.iter().filter(|row| Some(row.name_id) == self.name_id);
        let pairs = rows.flat_map(|row| places.iter().map(|place| (*place, place.point.distance_km(row.point))));
        let (place, km) = pairs.min_by(|(_, a), (_, b)| a.total_cmp(b))?;
        (km < place.reach_km()).then_some(place)
    }

    /// A name that only one place of the list bears may still be that of a part of a city, of a gmina whose own place
    /// the list lacks, or of a place that only the postcodes know. A gmina is better known than a village elsewhere.
    fn weigh_namesakes(&mut self, wojewodztwo: Wojewodztwo) {
        let (Some(place), Choice::Only, None) = (self.unit.place, self.unit.choice, self.unit.gmina) else {
            return;
        };
        // The rural gmina around a town, and named after it, is governed from the town.
        let is_around = |gmina: &Gmina| place.town && gmina.point.distance_km(place.point) < NEAR_KM;
        let namesakes = self.gminy_of_name(wojewodztwo);
        let namesake = only(namesakes.filter(|gmina| !self.has_place_of_name(gmina) && !is_around(gmina)));
        let is_part_of_city = self.districts_of_name(wojewodztwo).next().is_some();
        if namesake.is_some() || is_part_of_city || self.is_unlisted_too(wojewodztwo) {
            self.unit.choice = Choice::BestKnown;
        }
        if namesake.is_some() && !place.town && self.nearest_to_postcode(&[place]).is_none() {
            (self.unit.place, self.unit.gmina) = (None, namesake);
        }
    }

    fn has_place_of_name(&self, gmina: &Gmina) -> bool {
        let places = self.gazetteer.places_of_gmina(gmina);
        places.iter().any(|place| place.name_id == gmina.name_id)
    }

    fn is_unlisted_too(&self, wojewodztwo: Wojewodztwo) -> bool {
        let powiat = self.unit.stated_powiaty.first();
        let places = powiat.map(|powiat| self.gazetteer.places_of_powiat(powiat));
        let unlisted = self
            .name_id
            .map_or(&[][..], |name| self.gazetteer.unlisted_of_name(name));
        unlisted
            .iter()
            .any(|(of, point)| *of == wojewodztwo && places.is_none_or(|places| is_at(places, *point)))
    }

    /// The only town of the name, else the only one after which its gmina is named.
    fn best_known(&self, places: &[&'g Place]) -> Option<&'g Place> {
        let names_its_gmina = |place: &&Place| {
            let gmina = self.gazetteer.gmina_of(place);
            gmina.is_some_and(|gmina| gmina.name_id == place.name_id)
        };
        let all = || places.iter().copied();
        only(all().filter(|place| place.town)).or_else(|| only(all().filter(names_its_gmina)))
    }

    /// Why no place was found. What a person has set a point for is found already.
    fn doubt_place(&mut self, wojewodztwo: Wojewodztwo, name: &str, named: &[&Place], held: &[&Place]) {
        let powiat = self.unit.stated_powiaty.first().map(|powiat| powiat.name.clone());
        let name = name.to_owned();
        match (named.len(), held.len(), powiat) {
            // A contradicted number has its own doubt.
            (_, 1.., _) if self.unit.gmina.is_some() => {}
            (_, 0, Some(powiat)) if !named.is_empty() => {
                let doubt = Doubt::PlaceOutsidePowiat {
                    place: name,
                    powiat,
                    wojewodztwo,
                    found: self.powiaty_of(named),
                };
                self.doubt(doubt, Agreed::Wojewodztwo);
            }
            _ if self.unit.point.is_some() => {}
            (0, ..) => {
                let found = self.wojewodztwa_of_name();
                let doubt = Doubt::UnknownPlace {
                    name,
                    wojewodztwo,
                    found,
                };
                self.doubt(doubt, Agreed::Place);
            }
            (_, count, Some(powiat)) => self.doubt(Doubt::SeveralInPowiat { name, powiat, count }, Agreed::Place),
            (count, ..) => {
                let doubt = Doubt::SeveralInWojewodztwo {
                    name,
                    wojewodztwo,
                    count,
                    powiaty: self.powiaty_of(named),
                };
                self.doubt(doubt, Agreed::Place);
            }
        }
    }

    fn powiaty_of(&self, places: &[&Place]) -> Vec<Arc<str>> {
        let powiat = |place: &&Place| {
            let powiat = self.gazetteer.powiat_of_place(place)?;
            Some(powiat.name.clone())
        };
        places.iter().filter_map(powiat).collect()
    }

    fn wojewodztwa_of_name(&self) -> Vec<Wojewodztwo> {
        let places = self
            .name_id
            .into_iter()
            .flat_map(|name| self.gazetteer.places_of_name(name));
        let mut found: Vec<Wojewodztwo> = places.map(|place| place.wojewodztwo).collect();
        found.dedup();
        found
    }

    fn take_units_of_place(&mut self) {
        let unit = &mut self.unit;
        unit.gmina = unit.gmina.or_else(|| self.gazetteer.gmina_of(unit.place?));
        let own = unit.gmina.and_then(|gmina| self.gazetteer.powiat_of(gmina));
        let is_former_part = |powiat: &Powiat| unit.stated_powiaty.iter().any(|stated| std::ptr::eq(*stated, powiat));
        unit.agreeing.powiat |= !unit.stated_powiaty.is_empty() && unit.gmina.is_some();
        if unit.powiat.is_none() || own.is_some_and(is_former_part) {
            unit.powiat = own.or(unit.powiat);
        }
    }

    /// The part of the city that stands beside its name, in the street line or in place of the name.
    pub(super) fn read_district(&mut self) {
        let Some(gmina) = self.unit.gmina else { return };
        let street = names::parts_of_street(self.practice.street.as_deref().unwrap_or_default());
        let alone = self.name.filter(|_| self.unit.place.is_none());
        let mut named = self.part.into_iter().chain(street).chain(alone);
        self.unit.district = named.find_map(|name| self.gazetteer.district(&gmina.teryt, name));
        self.check_district();
    }
}
