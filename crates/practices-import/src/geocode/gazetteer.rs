//! The gazetteer: powiaty, gminy, places, postcodes and city districts of Poland, looked up by name and number.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use practices::{LonLat, Wojewodztwo};

use super::names::{fold, may_come_from, powiat_today};
use super::tables::{DISTRICTS, GMINY, PLACES, POSTCODES, POWIATY};

/// Why the built-in gazetteer does not read. It is made by `cargo xtask geodata`, which makes it anew.
#[derive(Debug, thiserror::Error)]
pub enum GazetteerError {
    /// A table cannot be decompressed.
    #[error(
        "spis miejscowości: {table} nie daje się rozpakować ({source}); utwórz go poleceniem `cargo xtask geodata`"
    )]
    Unpack {
        /// The table's file.
        table: &'static str,
        /// What the unpacker says.
        source: std::io::Error,
    },
    /// A line does not have the fields of its table.
    #[error("spis miejscowości: {table}, wiersz {line} jest nieczytelny; utwórz go poleceniem `cargo xtask geodata`")]
    Line {
        /// The table's file.
        table: &'static str,
        /// The line, from 1.
        line: usize,
    },
}

/// A powiat, or a city with powiat rights.
#[derive(Debug, Clone, PartialEq)]
pub struct Powiat {
    /// Four digits.
    pub teryt: String,
    /// Today's adjective, or the city's name.
    pub name: String,
    /// The town of its authorities, sometimes outside of it.
    pub seat: String,
    /// The seat's point.
    pub point: LonLat,
}

/// A gmina.
#[derive(Debug, Clone, PartialEq)]
pub struct Gmina {
    /// Seven digits; the last is 1 for a town, 2 for villages, 3 for both.
    pub teryt: String,
    /// The name without "gmina".
    pub name: String,
    /// Inhabitants in 2018.
    pub population: u32,
    /// The point of a place within it: that of its name, else the most central one.
    pub point: LonLat,
}

/// A town or a village.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The gmina's seven digits.
    pub teryt: String,
    /// The name.
    pub name: String,
    /// Whether it is a town.
    pub town: bool,
    /// Its middle.
    pub point: LonLat,
}

/// What a postcode serves in one place.
#[derive(Debug, Clone, PartialEq)]
pub struct PostcodePlace {
    /// The województwo.
    pub wojewodztwo: Wojewodztwo,
    /// The town or village.
    pub name: String,
    /// The middle of what is served.
    pub point: LonLat,
}

/// A part of a city.
#[derive(Debug, Clone, PartialEq)]
pub struct District {
    /// The name.
    pub name: String,
    /// Its middle.
    pub point: LonLat,
}

/// The first powiat number of a city with powiat rights: TERYT numbers land powiaty from 01, such cities from 61.
const FIRST_CITY: u8 = 61;

/// All of it, in memory.
#[derive(Debug, Default)]
pub struct Gazetteer {
    powiaty: BTreeMap<String, Powiat>,
    /// By six digits, since the seventh changes when a village becomes a town.
    gminy: BTreeMap<String, Gmina>,
    places: Vec<Place>,
    /// Indices of places, by folded name.
    places_by_name: HashMap<String, Vec<usize>>,
    /// Sorted by code.
    postcode_places: Vec<PostcodePlace>,
    postcodes: HashMap<String, Range<usize>>,
    /// By the city's six digits.
    districts: HashMap<String, Vec<District>>,
    middles: BTreeMap<Wojewodztwo, LonLat>,
}

impl Powiat {
    /// Whether it is a city with powiat rights.
    pub fn is_city(&self) -> bool {
        self.teryt
            .get(2..4)
            .and_then(|number| number.parse::<u8>().ok())
            .is_some_and(|number| number >= FIRST_CITY)
    }
}

impl Gazetteer {
    /// Reads the tables built into the program. Takes some tens of milliseconds: read once, look up often.
    ///
    /// # Errors
    /// A built-in table that cannot be read, which is a fault of the build.
    pub fn embedded() -> Result<Gazetteer, GazetteerError> {
        let mut gazetteer = Gazetteer::default();
        gazetteer.read_units()?;
        gazetteer.read_places()?;
        gazetteer.read_postcodes()?;
        Ok(gazetteer)
    }

    fn read_units(&mut self) -> Result<(), GazetteerError> {
        POWIATY.each(|[teryt, name, seat], point| {
            let powiat = Powiat {
                teryt: teryt.to_owned(),
                name: name.to_owned(),
                seat: seat.to_owned(),
                point,
            };
            self.powiaty.insert(teryt.to_owned(), powiat);
            Some(())
        })?;
        GMINY.each(|[teryt, name, population], point| {
            let population = population.parse().ok()?;
            let gmina = Gmina {
                teryt: teryt.to_owned(),
                name: name.to_owned(),
                population,
                point,
            };
            self.gminy.insert(teryt.get(..6)?.to_owned(), gmina);
            Some(())
        })
    }

    fn read_places(&mut self) -> Result<(), GazetteerError> {
        let mut sums: BTreeMap<Wojewodztwo, (f64, f64, f64)> = BTreeMap::new();
        PLACES.each(|[teryt, kind, name], point| {
            self.places_by_name
                .entry(fold(name))
                .or_default()
                .push(self.places.len());
            let sum = sums.entry(Wojewodztwo::from_teryt(teryt)?).or_default();
            *sum = (sum.0 + point.lon, sum.1 + point.lat, sum.2 + 1.0);
            self.places.push(Place {
                teryt: teryt.to_owned(),
                name: name.to_owned(),
                town: kind == "m",
                point,
            });
            Some(())
        })?;
        let middle = |(lon, lat, count)| LonLat {
            lon: lon / count,
            lat: lat / count,
        };
        self.middles = sums
            .into_iter()
            .map(|(wojewodztwo, sum)| (wojewodztwo, middle(sum)))
            .collect();
        DISTRICTS.each(|[city, name], point| {
            let districts = self.districts.entry(city.get(..6)?.to_owned()).or_default();
            districts.push(District {
                name: name.to_owned(),
                point,
            });
            Some(())
        })
    }

    fn read_postcodes(&mut self) -> Result<(), GazetteerError> {
        POSTCODES.each(|[code, teryt, name], point| {
            let next = self.postcode_places.len();
            let wojewodztwo = Wojewodztwo::from_teryt(teryt)?;
            self.postcode_places.push(PostcodePlace {
                wojewodztwo,
                name: name.to_owned(),
                point,
            });
            match self.postcodes.get_mut(code) {
                Some(range) => range.end = next + 1,
                None => drop(self.postcodes.insert(code.to_owned(), next..next + 1)),
            }
            Some(())
        })
    }

    /// What a postcode (`58-580`) serves; nothing for a code that is not known.
    pub fn postcode(&self, code: &str) -> &[PostcodePlace] {
        self.postcodes
            .get(code)
            .and_then(|range| self.postcode_places.get(range.clone()))
            .unwrap_or_default()
    }

    /// Every place of this name, in any case and spelling, in all of Poland.
    pub fn places_named(&self, name: &str) -> impl Iterator<Item = &Place> {
        let indices = self
            .places_by_name
            .get(&fold(name))
            .map(Vec::as_slice)
            .unwrap_or_default();
        indices.iter().filter_map(|index| self.places.get(*index))
    }

    /// The gmina by six or seven digits.
    pub fn gmina(&self, teryt: &str) -> Option<&Gmina> {
        self.gminy.get(teryt.get(..6)?)
    }

    /// Every gmina of this name whose TERYT number begins so.
    pub fn gminy_named<'a>(&'a self, name: &str, prefix: &str) -> impl Iterator<Item = &'a Gmina> {
        let name = fold(name);
        let under = self.gminy.range(prefix.to_owned()..).take_while({
            let prefix = prefix.to_owned();
            move |(teryt, _)| teryt.starts_with(&prefix)
        });
        under
            .map(|(_, gmina)| gmina)
            .filter(move |gmina| fold(&gmina.name) == name)
    }

    /// The powiat by four or more digits.
    pub fn powiat(&self, teryt: &str) -> Option<&Powiat> {
        self.powiaty.get(teryt.get(..4)?)
    }

    /// The powiat of this name, be it an old one. An adjective that no land powiat has today, as "katowicki", means the
    /// city with powiat rights that it comes from.
    pub fn powiat_named(&self, wojewodztwo: Wojewodztwo, name: &str) -> Option<&Powiat> {
        let today = powiat_today(wojewodztwo, name);
        let teryt = wojewodztwo.teryt();
        let mut of = self.powiaty.values().filter(|powiat| powiat.teryt.starts_with(&teryt));
        let cities = of.clone().filter(|powiat| powiat.is_city());
        of.find(|powiat| fold(&powiat.name) == today)
            .or_else(|| only(cities.filter(|city| may_come_from(&today, &city.name))))
    }

    /// The part of a city by its folded name; the city by six or more digits.
    pub fn district(&self, city: &str, name: &str) -> Option<&District> {
        let name = fold(name);
        self.districts
            .get(city.get(..6)?)?
            .iter()
            .find(|district| fold(&district.name) == name)
    }

    /// The middle of a województwo's places.
    pub fn middle(&self, wojewodztwo: Wojewodztwo) -> Option<LonLat> {
        self.middles.get(&wojewodztwo).copied()
    }
}

/// The only one, or none where there are more.
pub fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next();
    if items.next().is_some() { None } else { first }
}
