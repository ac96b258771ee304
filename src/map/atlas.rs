//! What the map is drawn from: outlines and towns, read from GeoJSON.

use geojson::Position;
use geomap::{LinePath, LonLat, LonLatBox, Outline, World, mercator};
use practices::Wojewodztwo;
use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

use crate::map::shapes::{Collection, Feature};

/// The outlines of one publication of the map.
#[derive(Debug, Default)]
pub struct Atlas {
    /// Land around Poland.
    pub neighbours: Vec<Outline>,
    /// Borders between the neighbours.
    pub borders: Vec<LinePath>,
    /// The województwa.
    pub regions: Vec<Region>,
    /// Poland's own border.
    pub country: Vec<Outline>,
    /// Towns, the largest first.
    pub towns: Vec<Town>,
    /// Whose all this is.
    pub credits: Vec<Credit>,
    /// Whether a part of the backdrop did not load; the map does without it and says so.
    pub incomplete: bool,
}

/// A województwo on the map.
#[derive(Debug)]
pub struct Region {
    /// Which one.
    pub wojewodztwo: Wojewodztwo,
    /// Its border.
    pub outline: Outline,
    /// The box around it.
    pub bounds: LonLatBox,
    /// Where its name stands.
    pub label: World,
}

/// A town on the map.
#[derive(Debug)]
pub struct Town {
    /// Its name.
    pub name: String,
    /// Its inhabitants.
    pub population: u32,
    /// Whether the authorities of a województwo sit there.
    pub capital: bool,
    /// Where it lies.
    pub at: World,
}

/// Whose outlines or names the map shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Credit {
    /// What is theirs.
    pub what: String,
    /// Their name, as they want it.
    pub who: String,
    /// Their page.
    pub url: String,
    /// The licence's name.
    pub licence: String,
}

/// Why a file of outlines can't be used.
#[derive(Debug, Error)]
pub enum AtlasError {
    /// Not GeoJSON.
    #[error("to nie jest kolekcja GeoJSON ({0})")]
    NotGeoJson(String),
    /// No województwo in it.
    #[error("w pliku nie ma żadnego województwa")]
    NoRegions,
}

/// Reads `wojewodztwa.geojson`. A feature that is no województwo with an outline is left out.
///
/// # Errors
/// Where there is no collection, or no województwo in it.
pub fn regions(text: &[u8]) -> Result<Vec<Region>, AtlasError> {
    let regions: Vec<Region> = collection(text)?.features.into_iter().filter_map(region).collect();
    if regions.is_empty() {
        Err(AtlasError::NoRegions)
    } else {
        Ok(regions)
    }
}

fn region(feature: Feature) -> Option<Region> {
    let wojewodztwo = Wojewodztwo::from_slug(feature.properties.get("slug")?.as_str()?)?;
    let rings = lines(feature.geometry?.rings());
    let bounds = LonLatBox::of(rings.iter().flatten().copied())?;
    let label = label_of(&feature.properties).unwrap_or_else(|| bounds.center());
    Some(Region {
        wojewodztwo,
        outline: Outline::new(rings),
        bounds,
        label: mercator::project(label),
    })
}

/// Reads `background.geojson`: the neighbours' land and the borders between them.
///
/// # Errors
/// Where there is no collection.
pub fn background(text: &[u8]) -> Result<(Vec<Outline>, Vec<LinePath>), AtlasError> {
    let (mut land, mut borders) = (Vec::new(), Vec::new());
    for geometry in collection(text)?
        .features
        .into_iter()
        .filter_map(|feature| feature.geometry)
    {
        let rings = lines(geometry.rings());
        if !rings.is_empty() {
            land.push(Outline::new(rings));
        }
        borders.extend(lines(geometry.lines()).into_iter().map(LinePath::new));
    }
    Ok((land, borders))
}

/// Reads `polska.geojson`: the country's own border.
///
/// # Errors
/// Where there is no collection.
pub fn country(text: &[u8]) -> Result<Vec<Outline>, AtlasError> {
    let geometries = collection(text)?
        .features
        .into_iter()
        .filter_map(|feature| feature.geometry);
    Ok(geometries
        .map(|geometry| Outline::new(lines(geometry.rings())))
        .collect())
}

/// Reads `towns.geojson`, the largest first.
///
/// # Errors
/// Where there is no collection.
pub fn towns(text: &[u8]) -> Result<Vec<Town>, AtlasError> {
    let mut towns: Vec<Town> = collection(text)?.features.into_iter().filter_map(town).collect();
    towns.sort_by_key(|town| std::cmp::Reverse((town.capital, town.population)));
    Ok(towns)
}

/// Reads `attribution.json`.
///
/// # Errors
/// Where it is no list of credits.
pub fn credits(text: &[u8]) -> Result<Vec<Credit>, serde_json::Error> {
    serde_json::from_slice(text)
}

fn town(feature: Feature) -> Option<Town> {
    let property = |name: &str| feature.properties.get(name);
    Some(Town {
        name: property("name")?.as_str()?.to_owned(),
        population: u32::try_from(property("population")?.as_u64()?).ok()?,
        capital: property("capital").and_then(Value::as_bool).unwrap_or(false),
        at: mercator::project(lon_lat(feature.geometry?.point()?)?),
    })
}

fn collection(text: &[u8]) -> Result<Collection, AtlasError> {
    Collection::from_json(text).map_err(|error| AtlasError::NotGeoJson(error.to_string()))
}

fn label_of(properties: &Value) -> Option<LonLat> {
    let label = properties.get("label")?.as_array()?;
    LonLat::new(label.first()?.as_f64()?, label.get(1)?.as_f64()?)
}

fn lines(positions: &[Vec<Position>]) -> Vec<Vec<LonLat>> {
    positions
        .iter()
        .map(|line| line.iter().filter_map(lon_lat).collect())
        .collect()
}

fn lon_lat(position: &Position) -> Option<LonLat> {
    let [lon, lat, ..] = position.as_slice() else {
        return None;
    };
    LonLat::new(*lon, *lat)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str = "[[[19.0,50.0],[20.0,50.0],[20.0,51.0],[19.0,51.0],[19.0,50.0]]]";

    fn collection_of(properties: &str, geometry: &str) -> String {
        let feature = format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#);
        format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#)
    }

    fn polygon() -> String {
        format!(r#"{{"type":"Polygon","coordinates":{SQUARE}}}"#)
    }

    #[test]
    fn reads_a_region_with_its_label() {
        let text = collection_of(r#"{"slug":"slaskie","label":[19.2,50.3]}"#, &polygon());
        let regions = regions(text.as_bytes()).unwrap();
        assert_eq!(regions[0].wojewodztwo.name(), "śląskie");
        assert_eq!(regions[0].label, mercator::project(LonLat::new(19.2, 50.3).unwrap()));
        assert!(
            regions[0]
                .outline
                .contains(mercator::project(LonLat::new(19.5, 50.5).unwrap()))
        );
    }

    #[test]
    fn says_what_is_wrong_with_a_file_of_regions() {
        let cases = [
            ("", "to nie jest kolekcja GeoJSON"),
            ("<html>ż</html>", "to nie jest kolekcja GeoJSON"),
            (
                &collection_of(r#"{"slug":"katowickie"}"#, &polygon()),
                "nie ma żadnego województwa",
            ),
            (
                &collection_of(r#"{"slug":"slaskie"}"#, "null"),
                "nie ma żadnego województwa",
            ),
        ];
        for (text, expected) in cases {
            let error = regions(text.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn the_largest_towns_come_first_and_seats_before_them() {
        let feature = |name: &str, population: u32, capital: bool| {
            format!(
                r#"{{"type":"Feature","properties":{{"name":"{name}","population":{population},"capital":{capital}}},
                "geometry":{{"type":"Point","coordinates":[19.0,50.0]}}}}"#
            )
        };
        let features = [
            feature("Sosnowiec", 193_660, false),
            feature("Gdynia", 257_000, false),
            feature("Opole", 127_676, true),
        ];
        let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
        let names: Vec<String> = towns(text.as_bytes())
            .unwrap()
            .into_iter()
            .map(|town| town.name)
            .collect();
        assert_eq!(names, ["Opole", "Gdynia", "Sosnowiec"]);
    }
}
