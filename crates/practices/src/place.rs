//! One of the several places of a practice: the members of a union, the gminy of a partnership.

use serde::ser::SerializeSeq;
use serde::{Deserialize, Serialize, Serializer};

use crate::practice::{LonLat, Practice, Precision};
use crate::unit::UnitType;
use crate::wojewodztwo::Wojewodztwo;

/// A place by the words of a metryka, with its point. What is not known is absent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The town or village, or the gmina by its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<String>,
    /// What kind of unit it is: the town of Oława and the rural gmina around it have one name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_type: Option<UnitType>,
    /// The powiat of today, as an adjective: "karkonoski".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub powiat: Option<String>,
    /// The województwo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wojewodztwo: Option<Wojewodztwo>,
    /// The TERYT number of the unit: 2 (województwo), 4 (powiat), 6 or 7 digits (gmina).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub teryt: Option<String>,
    /// `58-580`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// How exactly the point is known. In a catalogue there is one exactly where there is a point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// Where it is on the map; in GeoJSON it stands in the feature's geometry, not here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<LonLat>,
}

impl Practice {
    /// What the practice's own metryka says of its place.
    pub fn own_place(&self) -> Place {
        Place {
            municipality: self.municipality.clone(),
            unit_type: self.unit_type,
            powiat: self.powiat.clone(),
            wojewodztwo: self.wojewodztwo,
            teryt: self.teryt.clone(),
            postal_code: self.postal_code.clone(),
            precision: self.precision,
            point: self.point,
        }
    }

    /// The practice as if it were in this place alone: what its metryka says of another one is not known of this.
    #[must_use]
    pub fn at(&self, place: &Place) -> Practice {
        let place = place.clone();
        Practice {
            municipality: place.municipality,
            unit_type: place.unit_type,
            powiat: place.powiat,
            wojewodztwo: place.wojewodztwo,
            teryt: place.teryt,
            postal_code: place.postal_code,
            precision: place.precision,
            point: place.point,
            post_office: None,
            street: None,
            places: Vec::new(),
            ..self.clone()
        }
    }

    /// Every point of the practice: those of its places in their order, or else its own.
    pub fn points(&self) -> Vec<LonLat> {
        if self.places.is_empty() {
            self.point.into_iter().collect()
        } else {
            self.places.iter().filter_map(|place| place.point).collect()
        }
    }

    /// The województwa in which it is, each once: those of its places in their order, or else its own.
    pub fn wojewodztwa(&self) -> Vec<Wojewodztwo> {
        let mut found = Vec::new();
        for wojewodztwo in self.places.iter().filter_map(|place| place.wojewodztwo) {
            if !found.contains(&wojewodztwo) {
                found.push(wojewodztwo);
            }
        }
        if found.is_empty() {
            found.extend(self.wojewodztwo);
        }
        found
    }

    /// The powiaty in which the practice lies, the first of its places' first, or else its own: the first four digits of
    /// TERYT as a number, of a city with powiat rights too. Empty where none is known.
    pub fn powiaty(&self) -> Vec<u16> {
        let mut found = Vec::new();
        for powiat in self.places.iter().filter_map(|place| powiat(place.teryt.as_deref())) {
            if !found.contains(&powiat) {
                found.push(powiat);
            }
        }
        if found.is_empty() {
            found.extend(powiat(self.teryt.as_deref()));
        }
        found
    }
}

/// The powiat of a TERYT number of four digits or more.
fn powiat(teryt: Option<&str>) -> Option<u16> {
    teryt?.get(..4)?.parse().ok().filter(|number| *number > 0)
}

/// What is taken for the precision of a point that comes without a word of it.
const UNSTATED: Precision = Precision::Locality;

/// Writes the places of a feature without their points, which its geometry has, in the order of the places that have a
/// precision.
pub(crate) fn without_points<S: Serializer>(places: &[Place], serializer: S) -> Result<S::Ok, S::Error> {
    let mut seq = serializer.serialize_seq(Some(places.len()))?;
    for place in places {
        let words = Place {
            precision: place.point.and(place.precision.or(Some(UNSTATED))),
            point: None,
            ..place.clone()
        };
        seq.serialize_element(&words)?;
    }
    seq.end()
}

/// Gives a practice the points of its geometry; several points without places are places without a name.
///
/// # Errors
/// How many points there are, and how many places are to have one, where these differ.
pub(crate) fn with_points(mut practice: Practice, points: Vec<LonLat>) -> Result<Practice, (usize, usize)> {
    if practice.places.is_empty() && points.len() < 2 {
        practice.point = points.into_iter().next();
        return Ok(practice);
    }
    if practice.places.is_empty() {
        let unnamed = Place {
            precision: practice.precision.take().or(Some(UNSTATED)),
            ..Place::default()
        };
        practice.places = vec![unnamed; points.len()];
    }
    let placed = practice.places.iter().filter(|place| place.precision.is_some()).count();
    if placed != points.len() {
        return Err((points.len(), placed));
    }
    let mut points = points.into_iter();
    for place in &mut practice.places {
        // What has no precision has no point, whatever else the file says.
        place.point = place.precision.and_then(|_| points.next());
    }
    Ok(practice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::Source;

    fn union() -> Practice {
        let source = Source {
            catalogue: "bdp".into(),
            url: None,
            retrieved: None,
        };
        let category = "wspolpraca-miedzy-jst".parse().unwrap();
        Practice::new("bdp-1".into(), "zwiazek".into(), "Związek".into(), category, source)
    }

    fn place(municipality: &str, wojewodztwo: &str, lon: f64) -> Place {
        Place {
            municipality: Some(municipality.into()),
            wojewodztwo: wojewodztwo.parse().ok(),
            point: LonLat::new(lon, 50.9),
            ..Place::default()
        }
    }

    fn names(practice: &Practice) -> Vec<&'static str> {
        practice.wojewodztwa().into_iter().map(Wojewodztwo::name).collect()
    }

    #[test]
    fn the_places_say_where_it_is_and_without_them_the_metryka() {
        let mut practice = union();
        assert_eq!((practice.points(), names(&practice)), (vec![], vec![]));
        practice.wojewodztwo = "łódzkie".parse().ok();
        practice.point = LonLat::new(19.4, 51.7);
        assert_eq!(
            (practice.points(), names(&practice)),
            (vec![practice.point.unwrap()], vec!["łódzkie"])
        );
        practice.places = vec![
            place("Oława", "dolnośląskie", 17.3),
            place("Brzeg", "opolskie", 17.5),
            place("Żółwin", "dolnośląskie", 400.0),
        ];
        assert_eq!(
            practice.points(),
            [17.3, 17.5].map(|lon| LonLat::new(lon, 50.9).unwrap())
        );
        assert_eq!(names(&practice), ["dolnośląskie", "opolskie"]);
        practice.places = vec![place("Żółwin", "", 17.3)];
        assert_eq!(names(&practice), ["łódzkie"]);
    }

    #[test]
    fn the_powiaty_are_those_of_the_places_and_without_them_its_own() {
        let cases: [(&str, &[&str], &[u16]); 9] = [
            ("", &[], &[]),
            ("12", &[], &[]),
            ("0000", &[], &[]),
            ("łódź", &[], &[]),
            ("1206", &[], &[1206]),
            // Wrocław and Katowice are powiaty of their own.
            ("0264011", &[], &[264]),
            ("1206", &["", "24"], &[1206]),
            ("1206", &["0215011", "2469011", "0215042", ""], &[215, 2469]),
            ("", &["1601022"], &[1601]),
        ];
        for (own, places, expected) in cases {
            let known = |teryt: &str| Some(teryt.to_owned()).filter(|teryt| !teryt.is_empty());
            let mut practice = union();
            practice.teryt = known(own);
            practice.places = places.iter().map(|_| place("Żółwin", "", 17.3)).collect();
            for (place, teryt) in practice.places.iter_mut().zip(places) {
                place.teryt = known(teryt);
            }
            assert_eq!(practice.powiaty(), expected, "{own} {places:?}");
        }
    }

    #[test]
    fn at_a_place_only_its_own_words_hold() {
        let mut practice = union();
        practice.unit_type = Some(UnitType::Zwiazek);
        practice.municipality = Some("Łódź".into());
        practice.street = Some("ul. Żółta 1".into());
        practice.places = vec![place("Oława", "dolnośląskie", 17.3)];
        let there = practice.at(&practice.places[0]);
        assert_eq!(there.own_place(), practice.places[0]);
        assert_eq!((there.street, there.places), (None, vec![]));
        assert_eq!(there.title, practice.title);
    }
}
