//! The record of one practice: what the map, the lists and the popup show.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::category::Category;
use crate::contact::Contact;
use crate::date::Date;
use crate::place::{self, Place};
use crate::unit::UnitType;
use crate::wojewodztwo::Wojewodztwo;

/// A point of the globe, WGS 84 degrees. Named fields, since GeoJSON's order is longitude first and people's is not.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LonLat {
    /// East of Greenwich, -180 to 180.
    pub lon: f64,
    /// North of the equator, -90 to 90.
    pub lat: f64,
}

impl LonLat {
    /// A point of the globe, or `None` for what lies outside of it or is no number.
    pub fn new(lon: f64, lat: f64) -> Option<Self> {
        ((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)).then_some(Self { lon, lat })
    }

    /// The great-circle distance in kilometres (haversine, mean Earth radius 6371.0088 km after IUGG).
    pub fn distance_km(self, other: LonLat) -> f64 {
        let (lat1, lat2) = (self.lat.to_radians(), other.lat.to_radians());
        let half_lat = ((lat2 - lat1) / 2.0).sin();
        let half_lon = ((other.lon - self.lon).to_radians() / 2.0).sin();
        let h = half_lat * half_lat + lat1.cos() * lat2.cos() * half_lon * half_lon;
        2.0 * 6371.0088 * h.sqrt().min(1.0).asin()
    }
}

/// How exactly the point of a practice is known; the first is the finest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// The building or the street.
    Address,
    /// The area of the postcode.
    Postcode,
    /// The town or village.
    Locality,
    /// The seat of the gmina.
    Gmina,
    /// The seat of the powiat.
    Powiat,
    /// The middle of the województwo.
    Wojewodztwo,
}

/// Where the record was taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The catalogue: `bdp`.
    pub catalogue: String,
    /// The address of the page, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The day on which it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Date>,
}

/// A good practice with its metryka. A value that is not known is absent, never empty or zero.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Practice {
    /// Stable and unique: `bdp-381`, or the catalogue and the slug. In GeoJSON it is the feature's own id.
    #[serde(skip)]
    pub id: String,
    /// Where it is on the map; `None` where no place is known, or where [`Practice::places`] say it. In GeoJSON it is
    /// the feature's geometry.
    #[serde(skip)]
    pub point: Option<LonLat>,
    /// The name in addresses, unique within the catalogue.
    pub slug: String,
    /// The title; where the editors changed or made it, the published one stands in `as_published`.
    pub title: String,
    /// The place in the category tree.
    pub category: Category,
    /// What it is about, in a few sentences of plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The same in English, where somebody has written it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary_en: Option<String>,
    /// What kind of unit runs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_type: Option<UnitType>,
    /// The town or village ("Miejscowość").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<String>,
    /// The powiat of today, as an adjective: "karkonoski".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub powiat: Option<String>,
    /// The województwo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wojewodztwo: Option<Wojewodztwo>,
    /// The TERYT number of the unit: 2 (województwo), 4 (powiat), 6 or 7 digits (gmina).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teryt: Option<String>,
    /// `58-580`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// The post office that goes with the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_office: Option<String>,
    /// The institution that does it ("Jednostka wdrażająca").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub implementing_unit: Option<String>,
    /// Its street and number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// Its pages, with scheme.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub websites: Vec<String>,
    /// Inhabitants of the unit, as the metryka gives them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<u32>,
    /// The people to call.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// The day of entry into the catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entered: Option<Date>,
    /// The day of the last change in the catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    /// How exactly the point is known; absent where there is no point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// Its places, where there are several; empty for a practice of one place, which its own fields tell.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "place::without_points")]
    pub places: Vec<Place>,
    /// Where the record was taken from.
    pub source: Source,
    /// Fields as the source had them, where they were corrected or normalised; by field name, those of a place by its
    /// number from 1: `places.2.powiat`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub as_published: BTreeMap<String, String>,
}

impl Practice {
    /// A record with what every record has, and nothing else known.
    pub fn new(id: String, slug: String, title: String, category: Category, source: Source) -> Self {
        Self {
            id,
            point: None,
            slug,
            title,
            category,
            summary: None,
            summary_en: None,
            unit_type: None,
            municipality: None,
            powiat: None,
            wojewodztwo: None,
            teryt: None,
            postal_code: None,
            post_office: None,
            implementing_unit: None,
            street: None,
            websites: Vec::new(),
            population: None,
            contacts: Vec::new(),
            entered: None,
            updated: None,
            precision: None,
            places: Vec::new(),
            source,
            as_published: BTreeMap::new(),
        }
    }

    /// Whether the metryka says the least that the source's form asks for: since when, what unit, where, who does it
    /// and whom to call. The page of a practice without it says so.
    pub fn has_full_metryka(&self) -> bool {
        self.entered.is_some()
            && self.unit_type.is_some()
            && (self.municipality.is_some() || !self.places.is_empty())
            && !self.wojewodztwa().is_empty()
            && self.postal_code.is_some()
            && self.implementing_unit.is_some()
            && self.population.is_some()
            && !self.contacts.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_lies_on_the_globe() {
        let cases = [
            (15.52, 50.83, true),
            (180.0, -90.0, true),
            (190.0, 50.0, false),
            (f64::NAN, 50.0, false),
        ];
        for (lon, lat, sound) in cases {
            assert_eq!(LonLat::new(lon, lat).is_some(), sound, "{lon} {lat}");
        }
    }

    #[test]
    fn distances_between_known_cities() {
        let at = |lon, lat| LonLat { lon, lat };
        // Warszawa (Pałac Kultury) to Kraków (Rynek): 252 km; a place to itself: nothing.
        let (warszawa, krakow) = (at(21.0060, 52.2319), at(19.9373, 50.0614));
        assert!(
            (warszawa.distance_km(krakow) - 252.2).abs() < 1.0,
            "{}",
            warszawa.distance_km(krakow)
        );
        assert!(warszawa.distance_km(warszawa) < 1e-9);
        // Across the date line.
        assert!((at(179.9, 0.0).distance_km(at(-179.9, 0.0)) - 22.24).abs() < 0.01);
    }
}
