//! Reads the tables built into the program, with every name folded once.

use std::collections::HashMap;

use practices::{LonLat, Wojewodztwo};

use super::super::history;
use super::super::names::fold;
use super::super::outline::Outlines;
use super::super::tables::{DISTRICTS, GMINY, PLACES, POSTCODES, POWIATY};
use super::{District, Gazetteer, GazetteerError, Gmina, NameId, Named, Place, PostcodePlace, Powiat};

/// Gives each name the number of its folded form; the same spelling is folded once.
#[derive(Default)]
struct Interner {
    by_spelling: HashMap<String, NameId>,
    by_fold: HashMap<String, NameId>,
}

impl Interner {
    fn id(&mut self, name: &str) -> NameId {
        if let Some(id) = self.by_spelling.get(name) {
            return *id;
        }
        let id = self.folded(fold(name));
        self.by_spelling.insert(name.to_owned(), id);
        id
    }

    fn folded(&mut self, folded: String) -> NameId {
        let next = NameId(self.by_fold.len());
        *self.by_fold.entry(folded).or_insert(next)
    }
}

/// Reads all tables.
pub fn read() -> Result<Gazetteer, GazetteerError> {
    let mut gazetteer = Gazetteer::default();
    let mut names = Interner::default();
    gazetteer.read_powiaty()?;
    gazetteer.read_gminy(&mut names)?;
    gazetteer.read_places(&mut names)?;
    gazetteer.read_districts()?;
    gazetteer.read_postcodes(&mut names)?;
    gazetteer.index_names(names);
    gazetteer.find_middles();
    gazetteer.outlines = Outlines::wojewodztwa()?;
    Ok(gazetteer)
}

impl Gazetteer {
    fn read_powiaty(&mut self) -> Result<(), GazetteerError> {
        POWIATY.each(|[teryt, name, seat], point| {
            self.powiaty.push(Powiat {
                teryt: teryt.to_owned(),
                name: name.to_owned(),
                seat: seat.to_owned(),
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
            self.gminy.push(Gmina {
                teryt: teryt.to_owned(),
                name: name.to_owned(),
                population: population.parse().ok()?,
                point,
                wojewodztwo: Wojewodztwo::from_teryt(teryt)?,
                name_id: names.id(name),
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
            let (index, gmina) = (self.places.len(), self.gmina_index(teryt)?);
            let unit = self.gminy.get_mut(gmina)?;
            extend_to(&mut unit.places, index);
            extend_to(&mut self.powiaty.get_mut(unit.powiat)?.places, index);
            self.places.push(Place {
                teryt: teryt.to_owned(),
                name: name.to_owned(),
                town: kind == "m",
                point,
                wojewodztwo: unit.wojewodztwo,
                name_id: names.id(name),
                gmina,
            });
            Some(())
        })
    }

    fn read_districts(&mut self) -> Result<(), GazetteerError> {
        DISTRICTS.each(|[city, name], point| {
            let districts = self.districts.entry(self.gmina_index(city)?).or_default();
            districts.push(District {
                name: name.to_owned(),
                point,
                folded: fold(name),
            });
            Some(())
        })
    }

    fn read_postcodes(&mut self, names: &mut Interner) -> Result<(), GazetteerError> {
        POSTCODES.each(|[code, teryt, name], point| {
            let next = self.postcode_places.len();
            self.postcode_places.push(PostcodePlace {
                wojewodztwo: Wojewodztwo::from_teryt(teryt)?,
                name: name.to_owned(),
                point,
                name_id: names.id(name),
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
        let old: Vec<_> = history::RENAMED
            .iter()
            .map(|renamed| (renamed, names.folded(renamed.old.to_owned())))
            .collect();
        self.named.resize_with(names.by_fold.len(), Named::default);
        for (index, gmina) in self.gminy.iter().enumerate() {
            let former = old.iter().filter(|(renamed, _)| {
                Wojewodztwo::from_teryt(renamed.wojewodztwo) == Some(gmina.wojewodztwo)
                    && names.by_fold.get(renamed.today) == Some(&gmina.name_id)
            });
            for NameId(id) in former.map(|(_, id)| *id).chain([gmina.name_id]) {
                self.named
                    .get_mut(id)
                    .into_iter()
                    .for_each(|named| named.gminy.push(index));
            }
        }
        for (index, place) in self.places.iter().enumerate() {
            let former = old.iter().filter(|(renamed, _)| {
                renamed.is_place
                    && Wojewodztwo::from_teryt(renamed.wojewodztwo) == Some(place.wojewodztwo)
                    && names.by_fold.get(renamed.today) == Some(&place.name_id)
            });
            for NameId(id) in former.map(|(_, id)| *id).chain([place.name_id]) {
                self.named
                    .get_mut(id)
                    .into_iter()
                    .for_each(|named| named.places.push(index));
            }
        }
        self.names = names.by_fold;
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

fn extend_to(range: &mut std::ops::Range<usize>, index: usize) {
    if range.end == 0 {
        range.start = index;
    }
    range.end = index + 1;
}
