//! The places that the geocoder is measured with: those of GeoNames whose name both it and PRNG have once in their
//! województwo.

use std::collections::BTreeMap;

use practices::Wojewodztwo;
use practices::slug::slugify;

use super::geonames::City;
use super::prng::Place;

/// The table's path from the project's root.
pub const PATH: &str = "crates/practices-import/tests/fixtures/geonames.tsv.gz";

/// Name, TERYT of the województwo, GeoNames' number, longitude and latitude: a line a place, by number. The point is
/// GeoNames' own, so that the measure does not compare PRNG with itself.
pub fn table(places: &[Place], cities: &[City]) -> String {
    let in_prng = counted(places.iter().map(|place| (place.wojewodztwo, place.name.as_str())));
    let in_geonames = counted(cities.iter().map(|city| (city.wojewodztwo, city.name.as_str())));
    let count = |counts: &Counts, city: &City, name: &str| {
        let key = (city.wojewodztwo, slugify(name));
        counts.get(&key).copied().unwrap_or(0)
    };
    // Its other names may be those of other places: GeoNames calls Stare Babice "Babice", which is a village elsewhere.
    let is_one_place = |city: &&City| {
        let slug = slugify(&city.name);
        let other_names = city.other_names.iter().filter(|name| slugify(name) != slug);
        count(&in_geonames, city, &city.name) == 1
            && count(&in_prng, city, &city.name) == 1
            && other_names.map(|name| count(&in_prng, city, name)).sum::<usize>() == 0
    };
    let line = |city: &City| {
        let City { id, name, at, .. } = city;
        format!(
            "{name}\t{}\t{id}\t{:.5}\t{:.5}\n",
            city.wojewodztwo.teryt(),
            at.lon,
            at.lat
        )
    };
    cities.iter().filter(is_one_place).map(line).collect()
}

type Counts = BTreeMap<(Wojewodztwo, String), usize>;

fn counted<'a>(names: impl Iterator<Item = (Wojewodztwo, &'a str)>) -> Counts {
    let mut counts = Counts::new();
    for (wojewodztwo, name) in names {
        *counts.entry((wojewodztwo, slugify(name))).or_default() += 1;
    }
    counts
}
