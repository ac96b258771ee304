//! The gazetteer of the importer: tables of tab-separated lines without a heading, the place's point at the end of each
//! (longitude, latitude, degrees with four decimals).

use std::collections::BTreeMap;

use practices::gminy::{Gmina as ListedGmina, Gminy};
use practices::{LonLat, UnitType, Wojewodztwo};

use super::GeodataError;
use super::districts;
use super::geonames::City;
use super::package::{MIEJSCOWOSCI, Store};
use super::population;
use super::postcodes::{self, PostcodePlace};
use super::prng::{GminaType, Place};
use super::seats::Settled;
use super::units::{self, Gmina, Units};

/// What the tables are made of.
pub struct Gazetteer<'a> {
    places: &'a [Place],
    cities: &'a [City],
    units: Units,
    postcodes: Vec<PostcodePlace>,
}

/// The tables by their paths from the project's root.
pub fn tables(store: &Store, places: &[Place], cities: &[City]) -> Result<Vec<(&'static str, String)>, GeodataError> {
    let gazetteer = Gazetteer {
        places,
        cities,
        units: units::read(store)?,
        postcodes: postcodes::read(store)?,
    };
    gazetteer.tables()
}

impl Gazetteer<'_> {
    fn tables(&self) -> Result<Vec<(&'static str, String)>, GeodataError> {
        let gminy = self.units.gminy_of(self.places)?;
        let numbers = Numbers::new(self.places, &gminy);
        let settled = Settled::new(self.places, &gminy);
        Ok(vec![
            ("data/gazetteer/powiaty.tsv.gz", self.powiaty(&settled)?),
            ("data/gazetteer/gminy.tsv.gz", self.gminy(&settled, &numbers)?),
            ("data/gazetteer/places.tsv.gz", self.places(&gminy, &numbers)),
            ("data/gazetteer/postcodes.tsv.gz", self.postcodes()),
            ("data/gazetteer/districts.tsv.gz", self.districts(&gminy, &numbers)),
            ("data/regions/gminy.txt", self.list(&settled, &numbers)),
        ])
    }

    /// TERYT (four digits), name, seat.
    fn powiaty(&self, settled: &Settled<'_>) -> Result<String, GeodataError> {
        let line = |(teryt, name): (&String, &String)| {
            let seat = settled
                .seat_of_powiat(&self.units, teryt)
                .ok_or_else(|| without_seat(name))?;
            Ok(line(&[teryt, name, &seat.name], seat.at))
        };
        self.units.powiaty.iter().map(line).collect()
    }

    /// TERYT (seven digits), name, inhabitants.
    fn gminy(&self, settled: &Settled<'_>, numbers: &Numbers<'_>) -> Result<String, GeodataError> {
        let line = |(gmina, teryt): (&Gmina, String)| {
            let seat = settled.seat_of_gmina(gmina).ok_or_else(|| without_seat(&gmina.name))?;
            Ok(line(&[&teryt, &gmina.name, &gmina.population.to_string()], seat.at))
        };
        let existing = self
            .units
            .gminy
            .values()
            .filter_map(|gmina| Some((gmina, numbers.seven_digits(gmina)?)));
        existing.map(line).collect()
    }

    /// The gminy among which a visitor chooses.
    fn list(&self, settled: &Settled<'_>, numbers: &Numbers<'_>) -> String {
        let listed = |gmina: &Gmina| {
            let teryt = numbers.seven_digits(gmina)?;
            Some(ListedGmina {
                name: gmina.name.clone(),
                powiat: self.units.powiaty.get(teryt.get(..4)?)?.clone(),
                wojewodztwo: Wojewodztwo::from_teryt(&teryt)?,
                unit_type: UnitType::of_gmina(&teryt)?,
                seat: hundredths(settled.seat_of_gmina(gmina)?.at),
                population: Some(gmina.population),
                teryt,
            })
        };
        let gminy = self.units.gminy.values().filter_map(listed);
        Gminy::new(population::YEAR, gminy.collect()).to_text()
    }

    /// TERYT of the gmina (seven digits), `m` for a town or `w` for a village, name.
    fn places(&self, gminy: &[&Gmina], numbers: &Numbers<'_>) -> String {
        let pairs = self.places.iter().zip(gminy);
        let mut lines: Vec<String> = pairs
            .filter_map(|(place, gmina)| {
                let kind = if place.town { "m" } else { "w" };
                Some(line(&[&numbers.seven_digits(gmina)?, kind, &place.name], place.at))
            })
            .collect();
        lines.sort();
        lines.concat()
    }

    /// Code, TERYT of the województwo, place.
    fn postcodes(&self) -> String {
        self.postcodes
            .iter()
            .map(|row| line(&[&row.code, &row.wojewodztwo.teryt(), &row.place], row.at))
            .collect()
    }

    /// TERYT of the city (seven digits), name.
    fn districts(&self, gminy: &[&Gmina], numbers: &Numbers<'_>) -> String {
        districts::find(self.cities, self.places, gminy, &self.postcodes)
            .iter()
            .filter_map(|district| {
                Some(line(
                    &[&numbers.seven_digits(district.city)?, district.name],
                    district.at,
                ))
            })
            .collect()
    }
}

/// The seventh digits, by the first six.
struct Numbers<'a>(BTreeMap<&'a str, GminaType>);

impl<'a> Numbers<'a> {
    fn new(places: &[Place], gminy: &[&'a Gmina]) -> Self {
        Self(
            places
                .iter()
                .zip(gminy)
                .map(|(place, gmina)| (gmina.teryt.as_str(), place.gmina_type))
                .collect(),
        )
    }

    fn seven_digits(&self, gmina: &Gmina) -> Option<String> {
        self.0
            .get(gmina.teryt.as_str())
            .map(|gmina_type| format!("{}{}", gmina.teryt, *gmina_type as u8))
    }
}

fn line(fields: &[&str], at: LonLat) -> String {
    format!("{}\t{:.4}\t{:.4}\n", fields.join("\t"), at.lon, at.lat)
}

/// Longitude and latitude in hundredths of a degree.
fn hundredths(at: LonLat) -> (i32, i32) {
    let hundredths = |degrees: f64| (degrees * 100.0).round() as i32;
    (hundredths(at.lon), hundredths(at.lat))
}

fn without_seat(name: &str) -> GeodataError {
    GeodataError::Content {
        package: MIEJSCOWOSCI.name,
        what: format!("{name} has no place that could be its seat"),
    }
}
