//! Makes the facets of a catalogue.

use std::collections::BTreeMap;

use super::{BANDS, Column, Facet, Facets, NO, Value, YES};
use crate::details::Details;
use crate::practice::{Practice, Precision};
use crate::unit::UnitType;
use crate::wojewodztwo::Wojewodztwo;

/// Takes practices in the order of their numbers.
#[derive(Debug, Default)]
pub struct FacetsBuilder {
    /// The codes of each practice, by the order of [`Facet::ALL`].
    codes: Vec<[Vec<String>; Facet::ALL.len()]>,
    powiaty: BTreeMap<String, String>,
}

impl FacetsBuilder {
    /// Adds the next practice; without details it is not known whether there is a presentation.
    pub fn add(&mut self, practice: &Practice, details: Option<&Details>) {
        self.name_powiaty(practice);
        self.codes.push(Facet::ALL.map(|facet| codes(facet, practice, details)));
    }

    /// A record names its powiat and gives its number; both belong together where there is one place.
    fn name_powiaty(&mut self, practice: &Practice) {
        let own = practice.own_place();
        for place in practice.places.iter().chain([&own]) {
            let code = place.teryt.as_deref().and_then(|teryt| teryt.get(..4));
            if let Some(code) = code {
                let is_city = place.unit_type == Some(UnitType::MiastoNaPrawachPowiatu);
                let name = place
                    .powiat
                    .clone()
                    .or_else(|| place.municipality.clone().filter(|_| is_city));
                if let Some(name) = name {
                    self.powiaty.entry(code.to_owned()).or_insert(name);
                }
            }
        }
    }

    /// The facets of what was added; those without two values to tell apart are left out.
    pub fn finish(self, stamp: u64) -> Facets {
        let facets = Facet::ALL.into_iter().enumerate();
        let columns = facets.map(|(place, facet)| self.column(facet, place));
        Facets {
            stamp,
            count: u32::try_from(self.codes.len()).unwrap_or(u32::MAX),
            columns: columns.filter(|column| column.values.len() > 1).collect(),
        }
    }

    fn column(&self, facet: Facet, place: usize) -> Column {
        let of = |codes: &'_ [Vec<String>; Facet::ALL.len()]| codes.get(place).cloned().unwrap_or_default();
        let all: Vec<Vec<String>> = self.codes.iter().map(of).collect();
        let mut values: Vec<String> = all.iter().flatten().cloned().collect();
        values.sort_by_key(|code| self.order(facet, code));
        values.dedup();
        let places: BTreeMap<&str, u16> = values.iter().map(String::as_str).zip(1..).collect();
        let numbers = |codes: &Vec<String>| -> Vec<u16> {
            codes
                .iter()
                .filter_map(|code| places.get(code.as_str()).copied())
                .collect()
        };
        let several = all.iter().enumerate().filter(|(_, codes)| codes.len() > 1);
        Column {
            facet,
            of: all
                .iter()
                .map(|codes| numbers(codes).first().copied().unwrap_or_default())
                .collect(),
            several: several.map(|(number, codes)| (number as u32, numbers(codes))).collect(),
            values: values
                .iter()
                .map(|code| Value {
                    code: code.clone(),
                    name: self
                        .powiaty
                        .get(code)
                        .filter(|_| facet == Facet::Powiat)
                        .cloned()
                        .unwrap_or_default(),
                })
                .collect(),
        }
    }

    /// By what values are put in order: as they are listed, by size, the newest year first, powiaty by their names.
    fn order(&self, facet: Facet, code: &str) -> (usize, String) {
        let listed = |codes: &[&str]| codes.iter().position(|other| *other == code).unwrap_or(usize::MAX);
        let place = match facet {
            Facet::UnitType => listed(&UnitType::ALL.map(UnitType::code)),
            Facet::Precision => listed(&PRECISIONS.map(|(_, code)| code)),
            Facet::Contact | Facet::Presentation => listed(&[YES, NO]),
            Facet::Population => code.parse().unwrap_or(usize::MAX),
            Facet::Entered | Facet::Updated => usize::MAX - code.parse::<usize>().unwrap_or_default(),
            Facet::Category | Facet::Wojewodztwo | Facet::Powiat => 0,
        };
        let name = self.powiaty.get(code).filter(|_| facet == Facet::Powiat);
        (
            place,
            crate::search::words::fold(name.map_or(code, String::as_str)) + code,
        )
    }
}

const PRECISIONS: [(Precision, &str); 6] = [
    (Precision::Address, "address"),
    (Precision::Postcode, "postcode"),
    (Precision::Locality, "locality"),
    (Precision::Gmina, "gmina"),
    (Precision::Powiat, "powiat"),
    (Precision::Wojewodztwo, "wojewodztwo"),
];

/// The codes of what a practice has of a facet, each once.
fn codes(facet: Facet, practice: &Practice, details: Option<&Details>) -> Vec<String> {
    let year = |date: Option<crate::date::Date>| date.map(|date| date.year().to_string()).into_iter().collect();
    let yes_or_no = |yes: bool| vec![if yes { YES } else { NO }.to_owned()];
    match facet {
        Facet::Category => vec![practice.category.path().to_owned()],
        Facet::UnitType => practice
            .unit_type
            .map(|unit| unit.code().to_owned())
            .into_iter()
            .collect(),
        Facet::Wojewodztwo => practice
            .wojewodztwa()
            .into_iter()
            .map(Wojewodztwo::slug)
            .map(str::to_owned)
            .collect(),
        Facet::Powiat => practice
            .powiaty()
            .into_iter()
            .map(|powiat| format!("{powiat:04}"))
            .collect(),
        Facet::Population => practice
            .population
            .map(|people| band(people).to_string())
            .into_iter()
            .collect(),
        Facet::Entered => year(practice.entered),
        Facet::Updated => year(practice.updated),
        Facet::Precision => precisions(practice),
        Facet::Contact => yes_or_no(
            practice
                .contacts
                .iter()
                .any(|contact| !contact.phones.is_empty() || !contact.emails.is_empty()),
        ),
        Facet::Presentation => details.map_or_else(Vec::new, |details| yes_or_no(details.presentation.is_some())),
    }
}

/// The smallest number of inhabitants of the band in which a unit is.
fn band(people: u32) -> u32 {
    let reached = BANDS.iter().rev().find(|least| people >= **least);
    reached.copied().unwrap_or_default()
}

fn precisions(practice: &Practice) -> Vec<String> {
    let own = practice.precision;
    let all = practice.places.iter().filter_map(|place| place.precision).chain(own);
    let mut found: Vec<String> = Vec::new();
    for precision in all {
        let code = PRECISIONS
            .iter()
            .find(|(other, _)| *other == precision)
            .map_or("", |(_, code)| code);
        if !found.iter().any(|other| other == code) {
            found.push(code.to_owned());
        }
    }
    found
}
