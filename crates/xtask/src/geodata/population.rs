//! How many people live in each województwo and powiat: the gminy's inhabitants of Eurostat's list, summed.
//!
//! The file stands apart from the outlines, which are of another source under another licence.

use std::collections::BTreeMap;

use super::GeodataError;
use super::package::Store;
use super::units;

/// Where the file goes.
pub const PATH: &str = "data/regions/population.json";

/// The year that Eurostat's list is of.
pub const YEAR: u16 = 2018;

/// `{"year":2018,"wojewodztwa":{"02":…},"powiaty":{"0201":…}}`, a województwo a line, keys sorted.
pub fn text(store: &Store) -> Result<String, GeodataError> {
    let units = units::read(store)?;
    let gminy = units.gminy.values();
    Ok(form(gminy.map(|gmina| (gmina.teryt.as_str(), gmina.population))))
}

fn form<'a>(gminy: impl Iterator<Item = (&'a str, u32)>) -> String {
    let mut wojewodztwa: BTreeMap<&str, u32> = BTreeMap::new();
    let mut powiaty: BTreeMap<&str, u32> = BTreeMap::new();
    for (teryt, population) in gminy {
        *wojewodztwa.entry(teryt.get(..2).unwrap_or(teryt)).or_default() += population;
        *powiaty.entry(teryt.get(..4).unwrap_or(teryt)).or_default() += population;
    }
    let lines = wojewodztwa.keys().map(|wojewodztwo| {
        let within = powiaty.iter().filter(|(powiat, _)| powiat.starts_with(wojewodztwo));
        entries(within)
    });
    format!(
        "{{\"year\":{YEAR},\n\"wojewodztwa\":{{{}}},\n\"powiaty\":{{\n{}}}}}\n",
        entries(wojewodztwa.iter()),
        lines.collect::<Vec<_>>().join(",\n")
    )
}

fn entries<'a>(sums: impl Iterator<Item = (&'a &'a str, &'a u32)>) -> String {
    let entries: Vec<String> = sums.map(|(teryt, sum)| format!("\"{teryt}\":{sum}")).collect();
    entries.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gminy_are_summed_by_the_digits_that_they_begin_with() {
        let gminy = [("020101", 10), ("020102", 5), ("020201", 1), ("126101", 700_000)];
        let expected = "{\"year\":2018,\n\"wojewodztwa\":{\"02\":16,\"12\":700000},\n\"powiaty\":{\n\
                        \"0201\":15,\"0202\":1,\n\"1261\":700000}}\n";
        assert_eq!(form(gminy.into_iter()), expected);
        assert!(serde_json::from_str::<serde_json::Value>(expected).is_ok());
    }
}
