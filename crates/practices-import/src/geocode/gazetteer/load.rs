//! Reads the tables built into the program, with every name folded once.

use std::collections::HashMap;
use std::sync::Arc;

use practices::{LonLat, Wojewodztwo};

use super::super::history::{self, Renamed};
use super::super::names::fold;
use super::super::outline::Outlines;
use super::super::tables::{DISTRICTS, GMINY, PLACES, POSTCODES, POWIATY};
use super::{District, Gazetteer, GazetteerError, Gmina, NameId, Named, Place, PostcodePlace, Powiat};

/// How far apart the rows of a place may lie that the list of places does not have, in kilometres.
const UNLISTED_KM: f64 = 5.0;

/// Gives each name the number of its folded form; the same spelling is folded and kept once.
#[derive(Default)]
struct Interner {
    by_spelling: HashMap<Arc<str>, NameId>,
    by_fold: HashMap<String, NameId>,
}

impl Interner {
    fn id(&mut self, name: &str) -> (Arc<str>, NameId) {
        if let Some((kept, id)) = self.by_spelling.get_key_value(name) {
            return (kept.clone(), *id);
        }
        let (kept, id) = (Arc::from(name), self.folded(fold(name)));
        self.by_spelling.insert(Arc::clone(&kept), id);
        (kept, id)
    }

    fn folded(&mut self, folded: String) -> NameId {
        let next = NameId(self.by_fold.len());
        *self.by_fold.entry(folded).or_insert(next)
    }
}

/// The names that units and places had before.
struct Former(Vec<(&'static Renamed, NameId, NameId)>);

impl Former {
    fn new(names: &mut Interner) -> Self {
        let mut ids = |renamed: &Renamed| {
            let (today, old) = (renamed.today.to_owned(), renamed.old.to_owned());
            (names.folded(today), names.folded(old))
        };
        let with_ids = |renamed| {
            let (today, old) = ids(renamed);
            (renamed, today, old)
        };
        Self(history::RENAMED.iter().map(with_ids).collect())
    }

    /// The name itself and those before it.
    fn names(
        &self,
        of: Wojewodztwo,
        name: NameId,
        is_meant: impl Fn(&Renamed) -> bool,
    ) -> impl Iterator<Item = NameId> {
        let former = self.0.iter().filter(move |(renamed, today, _)| {
            *today == name && is_meant(renamed) && Wojewodztwo::from_teryt(renamed.wojewodztwo) == Some(of)
        });
        former.map(|(.., old)| *old).chain([name])
    }
}

/// Reads all tables.
pub fn read() -> Result<Gazetteer, GazetteerError> {
    let mut gazetteer = Gazetteer::default();
    let mut names = Interner::default();
    gazetteer.read_powiaty()?;
    gazetteer.read_gminy(&mut names)?;
    gazetteer.read_places(&mut names)?;
    gazetteer.read_districts(&mut names)?;
    gazetteer.read_postcodes(&mut names)?;
    gazetteer.index_names(names);
    gazetteer.find_unlisted();
    gazetteer.find_middles();
    gazetteer.outlines = Outlines::wojewodztwa()?;
    Ok(gazetteer)
}

impl Gazetteer {
    fn read_powiaty(&mut self) -> Result<(), GazetteerError> {
        POWIATY.each(|[teryt, name, seat], point| {
            self.powiaty.push(Powiat {
                teryt: teryt.into(),
                name: name.into(),
                seat: seat.into(),
                point,
                wojewodztwo: Wojewodztwo::from_teryt(teryt)?,
                folded: fold(name),
                places: 0..0,
            });
            Some(())
        })?;
        self.powiaty.sort_by(|a, b| a.teryt.cmp(&b.teryt));
        Ok(())
    }

    fn read_gminy(&mut self, names: &mut Interner) -> Result<(), GazetteerError> {
        GMINY.each(|[teryt, name, population], point| {
            let (name, name_id) = names.id(name);
            self.gminy.push(Gmina {
                teryt: teryt.into(),
                name,
                population: population.parse().ok()?,
                point,
                wojewodztwo: Wojewodztwo::from_teryt(teryt)?,
                name_id,
                powiat: self.powiat_index(teryt)?,
                places: 0..0,
            });
            Some(())
        })?;
        self.gminy.sort_by(|a, b| a.teryt.cmp(&b.teryt));
        Ok(())
    }

    /// The table is sorted by TERYT, so the places of a unit stand together.
    fn read_places(&mut self, names: &mut Interner) -> Result<(), GazetteerError> {
        PLACES.each(|[teryt, kind, name], point| {
            let index = self.places.len();
            let gmina = match self.places.last() {
                Some(place) if *place.teryt == *teryt => place.gmina,
                _ => self.gmina_index(teryt)?,
            };
            let unit = self.gminy.get_mut(gmina)?;
            extend_to(&mut unit.places, index);
            extend_to(&mut self.powiaty.get_mut(unit.powiat)?.places, index);
            let (name, name_id) = names.id(name);
            // The seventh digits of a gmina and of its places are the same.
            self.places.push(Place {
                teryt: unit.teryt.clone(),
                name,
                town: kind == "m",
                point,
                wojewodztwo: unit.wojewodztwo,
                name_id,
                gmina,
            });
            Some(())
        })
    }

    fn read_districts(&mut self, names: &mut Interner) -> Result<(), GazetteerError> {
        DISTRICTS.each(|[city, name], point| {
            let (name, name_id) = names.id(name);
            self.districts.push(District {
                name,
                point,
                name_id,
                gmina: self.gmina_index(city)?,
            });
            Some(())
        })
    }

    fn read_postcodes(&mut self, names: &mut Interner) -> Result<(), GazetteerError> {
        POSTCODES.each(|[code, teryt, name], point| {
            let next = self.postcode_places.len();
            let (name, name_id) = names.id(name);
            self.postcode_places.push(PostcodePlace {
                wojewodztwo: Wojewodztwo::from_teryt(teryt)?,
                name,
                point,
                name_id,
            });
            match self.postcodes.get_mut(code) {
                Some(range) => range.end = next + 1,
                None => drop(self.postcodes.insert(code.to_owned(), next..next + 1)),
            }
            Some(())
        })
    }

    /// What bears each name, or bore it until it was renamed.
    fn index_names(&mut self, mut names: Interner) {
        let former = Former::new(&mut names);
        self.named.resize_with(names.by_fold.len(), Named::default);
        for (index, gmina) in self.gminy.iter().enumerate() {
            for id in former.names(gmina.wojewodztwo, gmina.name_id, |_| true) {
                name_mut(&mut self.named, id, |named| named.gminy.push(index));
            }
        }
        for (index, place) in self.places.iter().enumerate() {
            for id in former.names(place.wojewodztwo, place.name_id, |renamed| renamed.is_place) {
                name_mut(&mut self.named, id, |named| named.places.push(index));
            }
        }
        for (index, district) in self.districts.iter().enumerate() {
            name_mut(&mut self.named, district.name_id, |named| named.districts.push(index));
        }
        self.names = names.by_fold;
    }

    /// The list of places has gaps: Kurów near Puławy has a gmina and a postcode, and is not in it.
    fn find_unlisted(&mut self) {
        for row in &self.postcode_places {
            let NameId(id) = row.name_id;
            let Some(named) = self.named.get_mut(id) else { continue };
            let is_near = |point: LonLat, km: f64| is_within(point, row.point, km);
            let places = named.places.iter().filter_map(|index| self.places.get(*index));
            let mut own = places.filter(|place| place.wojewodztwo == row.wojewodztwo);
            let is_listed = own.any(|place| is_near(place.point, place.reach_km()));
            let known = &mut named.unlisted;
            if !is_listed
                && !known
                    .iter()
                    .any(|(of, at)| *of == row.wojewodztwo && is_near(*at, UNLISTED_KM))
            {
                known.push((row.wojewodztwo, row.point));
            }
        }
    }

    fn find_middles(&mut self) {
        let mut sums: HashMap<Wojewodztwo, (f64, f64, f64)> = HashMap::new();
        for place in &self.places {
            let (lon, lat, count) = sums.entry(place.wojewodztwo).or_default();
            *lon += place.point.lon;
            *lat += place.point.lat;
            *count += 1.0;
        }
        let middle = |(lon, lat, count): (f64, f64, f64)| LonLat {
            lon: lon / count,
            lat: lat / count,
        };
        self.middles = sums.into_iter().map(|(of, sum)| (of, middle(sum))).collect();
    }
}

/// Whether two points of Poland are this near. A distance on the globe for each row would take longer than all the rest.
fn is_within(a: LonLat, b: LonLat, km: f64) -> bool {
    let (lon, lat) = ((a.lon - b.lon) * 68.7, (a.lat - b.lat) * 111.2);
    lon * lon + lat * lat < km * km
}

fn extend_to(range: &mut std::ops::Range<usize>, index: usize) {
    if range.end == 0 {
        range.start = index;
    }
    range.end = index + 1;
}

fn name_mut(named: &mut [Named], NameId(id): NameId, change: impl FnOnce(&mut Named)) {
    if let Some(named) = named.get_mut(id) {
        change(named);
    }
}
