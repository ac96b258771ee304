//! The gazetteer: powiaty, gminy, places, postcodes and city districts of Poland, looked up by name and number.
//!
//! All names are folded when the tables are read, so that a look-up folds the record's words and nothing else; a name is
//! kept once, and shared by all that bear it and by what a look-up gives.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use practices::{LonLat, Wojewodztwo};

use super::history;
use super::names::{bare_powiat, fold, may_come_from};
use super::outline::Outlines;

mod load;

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
    /// The outlines of the województwa are not what they should be.
    #[error(
        "granice województw: wojewodztwa.geojson jest nieczytelny ({0}); utwórz go poleceniem `cargo xtask geodata`"
    )]
    Outlines(String),
}

/// The number of a folded name: two names with the same number are the same name in any case and spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NameId(usize);

/// A powiat, or a city with powiat rights.
#[derive(Debug, Clone, PartialEq)]
pub struct Powiat {
    /// Four digits.
    pub teryt: Arc<str>,
    /// Today's adjective, or the city's name.
    pub name: Arc<str>,
    /// The town of its authorities, sometimes outside of it.
    pub seat: Arc<str>,
    /// The seat's point.
    pub point: LonLat,
    /// The województwo.
    pub wojewodztwo: Wojewodztwo,
    folded: String,
    places: Range<usize>,
}

/// A gmina.
#[derive(Debug, Clone, PartialEq)]
pub struct Gmina {
    /// Seven digits; the last is 1 for a town, 2 for villages, 3 for both.
    pub teryt: Arc<str>,
    /// The name without "gmina".
    pub name: Arc<str>,
    /// Inhabitants in 2018.
    pub population: u32,
    /// The point of a place within it: that of its name, else the most central one.
    pub point: LonLat,
    /// The województwo.
    pub wojewodztwo: Wojewodztwo,
    /// The name's number.
    pub name_id: NameId,
    powiat: usize,
    places: Range<usize>,
}

/// A town or a village.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The gmina's seven digits.
    pub teryt: Arc<str>,
    /// The name.
    pub name: Arc<str>,
    /// Whether it is a town.
    pub town: bool,
    /// Its middle.
    pub point: LonLat,
    /// The województwo.
    pub wojewodztwo: Wojewodztwo,
    /// The name's number.
    pub name_id: NameId,
    gmina: usize,
}

/// What a postcode serves in one place.
#[derive(Debug, Clone, PartialEq)]
pub struct PostcodePlace {
    /// The województwo.
    pub wojewodztwo: Wojewodztwo,
    /// The town or village.
    pub name: Arc<str>,
    /// The middle of what is served.
    pub point: LonLat,
    /// The name's number.
    pub name_id: NameId,
}

/// A part of a city.
#[derive(Debug, Clone, PartialEq)]
pub struct District {
    /// The name.
    pub name: Arc<str>,
    /// Its middle.
    pub point: LonLat,
    /// The name's number.
    pub name_id: NameId,
    gmina: usize,
}

/// The first powiat number of a city with powiat rights: TERYT numbers land powiaty from 01, such cities from 61.
const FIRST_CITY: u8 = 61;

/// What bears one name, as indices.
#[derive(Debug, Default)]
struct Named {
    places: Vec<usize>,
    gminy: Vec<usize>,
    districts: Vec<usize>,
    /// Where postcodes serve a place of the name that is not in the list of places.
    unlisted: Vec<(Wojewodztwo, LonLat)>,
}

/// All of it, in memory.
#[derive(Debug, Default)]
pub struct Gazetteer {
    /// By TERYT.
    powiaty: Vec<Powiat>,
    /// By TERYT; looked up by six digits, since the seventh changes when a village becomes a town.
    gminy: Vec<Gmina>,
    /// By the TERYT of the gmina.
    places: Vec<Place>,
    /// By folded name.
    names: HashMap<String, NameId>,
    /// By the number of the name.
    named: Vec<Named>,
    /// By code.
    postcode_places: Vec<PostcodePlace>,
    postcodes: HashMap<String, Range<usize>>,
    districts: Vec<District>,
    middles: HashMap<Wojewodztwo, LonLat>,
    outlines: Outlines,
}

impl Powiat {
    /// Whether it is a city with powiat rights. The list of TERYT tells, not the type that a metryka states.
    pub fn is_city(&self) -> bool {
        self.teryt
            .get(2..4)
            .and_then(|number| number.parse::<u8>().ok())
            .is_some_and(|number| number >= FIRST_CITY)
    }
}

impl Place {
    /// How far from its middle something may lie and still be of it, in kilometres: Warszawa reaches 21 km, a village
    /// hardly four.
    pub fn reach_km(&self) -> f64 {
        if self.town { 22.0 } else { 5.0 }
    }
}

impl Gazetteer {
    /// Reads the tables built into the program. Takes about a tenth of a second: read once, look up often.
    ///
    /// # Errors
    /// A built-in table that cannot be read, which is a fault of the build.
    pub fn embedded() -> Result<Gazetteer, GazetteerError> {
        load::read()
    }

    /// What a postcode (`58-580`) serves; nothing for a code that is not known.
    pub fn postcode(&self, code: &str) -> &[PostcodePlace] {
        self.postcodes
            .get(code)
            .and_then(|range| self.postcode_places.get(range.clone()))
            .unwrap_or_default()
    }

    /// The number of a name in any case and spelling; `None` for a name that nothing bears.
    pub fn name_id(&self, name: &str) -> Option<NameId> {
        self.names.get(&fold(name)).copied()
    }

    /// Every place of this name, in any case and spelling, in all of Poland.
    pub fn places_named(&self, name: &str) -> impl Iterator<Item = &Place> {
        self.name_id(name).into_iter().flat_map(|id| self.places_of_name(id))
    }

    /// Every place of this name, of today or a former one, in all of Poland.
    pub fn places_of_name(&self, name: NameId) -> impl Iterator<Item = &Place> {
        let indices = self.named.get(name.0).map_or(&[][..], |named| &named.places);
        indices.iter().filter_map(|index| self.places.get(*index))
    }

    /// Every gmina of this name, of today or a former one, in all of Poland.
    pub fn gminy_of_name(&self, name: NameId) -> impl Iterator<Item = &Gmina> {
        let indices = self.named.get(name.0).map_or(&[][..], |named| &named.gminy);
        indices.iter().filter_map(|index| self.gminy.get(*index))
    }

    /// Every gmina of this name whose TERYT number begins so.
    pub fn gminy_named(&self, name: &str, prefix: &str) -> impl Iterator<Item = &Gmina> {
        let all = self.name_id(name).into_iter().flat_map(|id| self.gminy_of_name(id));
        all.filter(move |gmina| gmina.teryt.starts_with(prefix))
    }

    /// All gminy, by TERYT.
    pub fn gminy(&self) -> &[Gmina] {
        &self.gminy
    }

    /// The gmina by six or seven digits.
    pub fn gmina(&self, teryt: &str) -> Option<&Gmina> {
        self.gminy.get(self.gmina_index(teryt)?)
    }

    fn gmina_index(&self, teryt: &str) -> Option<usize> {
        let six = teryt.get(..6)?;
        self.gminy
            .binary_search_by(|gmina| gmina.teryt.get(..6).unwrap_or_default().cmp(six))
            .ok()
    }

    /// The powiat by four or more digits.
    pub fn powiat(&self, teryt: &str) -> Option<&Powiat> {
        self.powiaty.get(self.powiat_index(teryt)?)
    }

    fn powiat_index(&self, teryt: &str) -> Option<usize> {
        let four = teryt.get(..4)?;
        self.powiaty
            .binary_search_by(|powiat| powiat.teryt.as_ref().cmp(four))
            .ok()
    }

    /// The gmina of a place.
    pub fn gmina_of(&self, place: &Place) -> Option<&Gmina> {
        self.gminy.get(place.gmina)
    }

    /// The powiat of a gmina.
    pub fn powiat_of(&self, gmina: &Gmina) -> Option<&Powiat> {
        self.powiaty.get(gmina.powiat)
    }

    /// The powiat of a place.
    pub fn powiat_of_place(&self, place: &Place) -> Option<&Powiat> {
        self.powiat_of(self.gmina_of(place)?)
    }

    /// The places of a gmina.
    pub fn places_of_gmina(&self, gmina: &Gmina) -> &[Place] {
        self.places.get(gmina.places.clone()).unwrap_or_default()
    }

    /// The places of a powiat.
    pub fn places_of_powiat(&self, powiat: &Powiat) -> &[Place] {
        self.places.get(powiat.places.clone()).unwrap_or_default()
    }

    /// The powiat of this name, be it an old one. An adjective that no land powiat has today, as "katowicki", means the
    /// city with powiat rights that it comes from.
    pub fn powiat_named(&self, wojewodztwo: Wojewodztwo, name: &str) -> Option<&Powiat> {
        self.powiaty_named(wojewodztwo, name).into_iter().next()
    }

    /// The powiat of this name; where its area has been divided since 1999, that which bears the name today or has most
    /// of it, and then the others.
    pub fn powiaty_named(&self, wojewodztwo: Wojewodztwo, name: &str) -> Vec<&Powiat> {
        let bare = bare_powiat(name);
        let heirs = history::heirs_of_powiat(wojewodztwo, &bare);
        if !heirs.is_empty() {
            return heirs.iter().filter_map(|teryt| self.powiat(teryt)).collect();
        }
        let of = || self.powiaty.iter().filter(|powiat| powiat.wojewodztwo == wojewodztwo);
        let cities = of().filter(|powiat| powiat.is_city());
        of().find(|powiat| powiat.folded == bare)
            .or_else(|| only(cities.filter(|city| may_come_from(&bare, &city.folded))))
            .into_iter()
            .collect()
    }

    /// The powiaty of this name, of today or a former one, in all województwa.
    pub fn powiaty_anywhere(&self, name: &str) -> Vec<&Powiat> {
        let bare = bare_powiat(name);
        let former = Wojewodztwo::all().filter_map(|of| self.powiat(history::heirs_of_powiat(of, &bare).first()?));
        let mut powiaty: Vec<&Powiat> = self.powiaty.iter().filter(|powiat| powiat.folded == bare).collect();
        powiaty.extend(former);
        powiaty.sort_by(|a, b| a.teryt.cmp(&b.teryt));
        powiaty.dedup_by(|a, b| a.teryt == b.teryt);
        powiaty
    }

    /// Where postcodes serve a place of this name that the list of places does not have.
    pub fn unlisted_of_name(&self, name: NameId) -> &[(Wojewodztwo, LonLat)] {
        self.named.get(name.0).map_or(&[], |named| &named.unlisted)
    }

    /// Every part of a city of this name, with the city's gmina, in all of Poland.
    pub fn districts_of_name(&self, name: NameId) -> impl Iterator<Item = (&District, &Gmina)> {
        let indices = self.named.get(name.0).map_or(&[][..], |named| &named.districts);
        indices.iter().filter_map(|index| {
            let district = self.districts.get(*index)?;
            Some((district, self.gminy.get(district.gmina)?))
        })
    }

    /// The part of a city by its name; the city by six or more digits.
    pub fn district(&self, city: &str, name: &str) -> Option<&District> {
        let six = city.get(..6)?;
        let mut named = self.districts_of_name(self.name_id(name)?);
        named.find_map(|(district, gmina)| gmina.teryt.starts_with(six).then_some(district))
    }

    /// The middle of a województwo's places.
    pub fn middle(&self, wojewodztwo: Wojewodztwo) -> Option<LonLat> {
        self.middles.get(&wojewodztwo).copied()
    }

    /// The outlines of the województwa.
    pub fn outlines(&self) -> &Outlines {
        &self.outlines
    }
}

/// The only one, or none where there are more.
pub fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next();
    if items.next().is_some() { None } else { first }
}
