//! What a curator can choose from: the point found, the candidates rejected, and how many words speak for each.

use practices::{LonLat, Practice, Precision, Wojewodztwo};

use super::show::degrees;
use crate::geocode::{Candidate, Doubt, Gazetteer, Located, Reason, Step, names, type_digit};

/// How far from a candidate what the record's postcode serves may lie, in kilometres.
const POSTCODE_KM: f64 = 15.0;

/// One choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Name, gmina, powiat and województwo, as far as they are known.
    pub label: String,
    /// Where it is.
    pub point: LonLat,
    /// How exact that is.
    pub precision: Precision,
    /// Why it was not taken; none for what was.
    pub reason: Option<Reason>,
    /// How many words of the record agree with it, from 0.
    pub agreeing: usize,
}

/// The choices, those with which most words agree first.
pub fn offers(gazetteer: &Gazetteer, practice: &Practice, located: &Located) -> Vec<Offer> {
    let maker = Maker { gazetteer, practice };
    let mut offers: Vec<Offer> = maker.swapped(located).into_iter().collect();
    offers.extend(maker.found(located));
    let rejected = located
        .rejected
        .iter()
        .filter(|other| other.reason != Reason::OutsidePoland);
    offers.extend(rejected.map(|candidate| maker.rejected(candidate)));
    offers.sort_by_key(|offer| std::cmp::Reverse(offer.agreeing));
    offers
}

struct Maker<'a> {
    gazetteer: &'a Gazetteer,
    practice: &'a Practice,
}

impl Maker<'_> {
    /// The point found; the middle of a województwo is no place to choose.
    fn found(&self, located: &Located) -> Option<Offer> {
        let (point, precision) = (located.point?, located.precision?);
        if located.step == Some(Step::Wojewodztwo) {
            return None;
        }
        let teryt = located.teryt.as_deref().unwrap_or_default();
        let gmina = self.gazetteer.gmina(teryt).map(|gmina| &*gmina.name);
        let powiat = self.gazetteer.powiat(teryt).map(|powiat| &*powiat.name);
        let wojewodztwo = self.gazetteer.outlines().wojewodztwo_at(point);
        let name = self.practice.municipality.as_deref();
        Some(Offer {
            label: label(name, gmina, powiat.or(located.powiat.as_deref()), wojewodztwo),
            point,
            precision,
            reason: None,
            agreeing: self.agreeing(point, wojewodztwo, teryt),
        })
    }

    /// The record's own point with latitude and longitude in each other's place.
    fn swapped(&self, located: &Located) -> Option<Offer> {
        let point = located.problems.iter().find_map(|doubt| match doubt {
            Doubt::PointOutsidePoland {
                point,
                is_swapped: true,
            } => LonLat::new(point.lat, point.lon),
            _ => None,
        })?;
        let wojewodztwo = self.gazetteer.outlines().wojewodztwo_at(point);
        Some(Offer {
            label: format!(
                "punkt z rekordu z zamienionymi współrzędnymi ({}), {}",
                degrees(point),
                label(None, None, None, wojewodztwo)
            ),
            point,
            precision: self.practice.precision.unwrap_or(Precision::Locality),
            reason: None,
            agreeing: self.agreeing(point, wojewodztwo, self.unit_at(point, located)),
        })
    }

    /// The number of the unit found, where the point lies at one of its places.
    fn unit_at<'l>(&self, point: LonLat, located: &'l Located) -> &'l str {
        let teryt = located.teryt.as_deref().unwrap_or_default();
        let places = self
            .gazetteer
            .gmina(teryt)
            .map(|gmina| self.gazetteer.places_of_gmina(gmina));
        let mut own = places.unwrap_or_default().iter();
        let is_there = own.any(|place| place.point.distance_km(point) < place.reach_km());
        if is_there { teryt } else { "" }
    }

    fn rejected(&self, candidate: &Candidate) -> Offer {
        let teryt = candidate.teryt.as_deref().unwrap_or_default();
        let name = candidate.name.as_deref().unwrap_or("punkt z rekordu");
        Offer {
            label: label(
                Some(name),
                candidate.gmina.as_deref(),
                candidate.powiat.as_deref(),
                candidate.wojewodztwo,
            ),
            point: candidate.point,
            precision: candidate.precision,
            reason: Some(candidate.reason),
            agreeing: self.agreeing(candidate.point, candidate.wojewodztwo, teryt),
        }
    }

    /// How many of these agree: województwo, powiat, postcode, TERYT, type of unit, and that the place gives its gmina
    /// the name.
    fn agreeing(&self, point: LonLat, wojewodztwo: Option<Wojewodztwo>, teryt: &str) -> usize {
        let practice = self.practice;
        let powiat = practice.powiat.as_deref().zip(wojewodztwo);
        let powiaty = powiat
            .map(|(name, of)| self.gazetteer.powiaty_named(of, name))
            .unwrap_or_default();
        let code = practice.postal_code.as_deref().and_then(names::postcode);
        let rows = code.map(|code| self.gazetteer.postcode(&code)).unwrap_or_default();
        let name = practice
            .municipality
            .as_deref()
            .map(|name| names::place_and_part(name).0);
        let gmina = self.gazetteer.gmina(teryt);
        let agree = [
            practice.wojewodztwo.is_some() && practice.wojewodztwo == wojewodztwo,
            powiaty.iter().any(|powiat| teryt.starts_with(&*powiat.teryt)),
            rows.iter().any(|row| row.point.distance_km(point) < POSTCODE_KM),
            practice
                .teryt
                .as_deref()
                .is_some_and(|own| own.len() >= 6 && six_digits(own) == six_digits(teryt)),
            teryt.len() == 7
                && practice
                    .unit_type
                    .and_then(type_digit)
                    .is_some_and(|digit| teryt.ends_with(digit)),
            gmina.is_some() && name.and_then(|name| self.gazetteer.name_id(name)) == gmina.map(|gmina| gmina.name_id),
        ];
        agree.into_iter().filter(|agrees| *agrees).count()
    }
}

fn six_digits(teryt: &str) -> String {
    teryt.get(..6).unwrap_or(teryt).to_owned()
}

/// „Nowa Wieś, gmina Michałowice, powiat pruszkowski, woj. mazowieckie”.
fn label(name: Option<&str>, gmina: Option<&str>, powiat: Option<&str>, wojewodztwo: Option<Wojewodztwo>) -> String {
    let parts = [
        name.map(str::to_owned),
        gmina.map(|name| format!("gmina {name}")),
        powiat.map(|name| format!("powiat {name}")),
        wojewodztwo.map(|name| format!("woj. {name}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
