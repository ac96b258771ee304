//! Parts of cities that GeoNames knows as places of their own: Karłowice of Wrocław. PRNG's list has none.

use std::collections::{BTreeMap, BTreeSet};

use practices::LonLat;
use practices::slug::slugify;

use super::geonames::City;
use super::postcodes::PostcodePlace;
use super::prng::Place;
use super::units::Gmina;

/// How far apart the two sources may put one place, in kilometres.
const APART_KM: f64 = 8.0;

/// How far from a district the nearest point of a postcode may lie, in kilometres.
const POSTCODE_KM: f64 = 3.0;

/// A part of a city.
#[derive(Debug)]
pub struct District<'a> {
    /// The gmina that the city is.
    pub city: &'a Gmina,
    /// Its name.
    pub name: &'a str,
    /// Its middle.
    pub at: LonLat,
}

/// What is no place of PRNG, and lies where the post delivers to a town: a part of that town.
pub fn find<'a>(
    cities: &'a [City],
    places: &[Place],
    gminy: &[&'a Gmina],
    postcodes: &[PostcodePlace],
) -> Vec<District<'a>> {
    let mut by_name: BTreeMap<String, Vec<&Place>> = BTreeMap::new();
    for place in places {
        by_name.entry(slugify(&place.name)).or_default().push(place);
    }
    let towns: BTreeMap<(String, &str), &'a Gmina> = places
        .iter()
        .zip(gminy)
        .filter(|(place, _)| place.town)
        .map(|(place, gmina)| ((place.wojewodztwo.teryt(), place.name.as_str()), *gmina))
        .collect();
    let mut districts: Vec<District<'a>> = cities
        .iter()
        .filter(|city| !is_place(city, &by_name))
        .filter_map(|city| {
            let nearest = nearest(city.at, postcodes)?;
            let gmina = towns.get(&(nearest.wojewodztwo.teryt(), nearest.place.as_str()))?;
            (city.name != gmina.name).then_some(District {
                city: gmina,
                name: &city.name,
                at: city.at,
            })
        })
        .collect();
    districts.sort_by(|a, b| (&a.city.teryt, a.name).cmp(&(&b.city.teryt, b.name)));
    districts
}

fn is_place(city: &City, by_name: &BTreeMap<String, Vec<&Place>>) -> bool {
    let names: BTreeSet<String> = std::iter::once(&city.name)
        .chain(&city.other_names)
        .map(|name| slugify(name))
        .collect();
    names
        .iter()
        .filter_map(|name| by_name.get(name))
        .flatten()
        .any(|place| place.at.distance_km(city.at) < APART_KM)
}

fn nearest(at: LonLat, postcodes: &[PostcodePlace]) -> Option<&PostcodePlace> {
    // A box first: the distance on the globe costs more than the rest together.
    let near = postcodes
        .iter()
        .filter(|row| (row.at.lat - at.lat).abs() < 0.05 && (row.at.lon - at.lon).abs() < 0.08);
    let (row, km) = near
        .map(|row| (row, row.at.distance_km(at)))
        .min_by(|(_, a), (_, b)| a.total_cmp(b))?;
    (km < POSTCODE_KM).then_some(row)
}
