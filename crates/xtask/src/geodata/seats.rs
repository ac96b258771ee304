//! The seats: of a powiat the town its adjective comes from, of a gmina the place of its name or the most central one.

use practices::LonLat;
use practices::slug::slugify;

use super::prng::Place;
use super::units::{Gmina, Units, is_city};

/// Seats that the powiat's name does not tell, by TERYT.
const SEATS: [(&str, &str); 5] = [
    ("0206", "Jelenia Góra"),
    ("0804", "Nowa Sól"),
    ("1217", "Zakopane"),
    ("1432", "Ożarów Mazowiecki"),
    ("1801", "Ustrzyki Dolne"),
];

/// How far from the middle of a powiat a seat outside of it may lie, in kilometres: krakowski is governed from Kraków.
const SEAT_KM: f64 = 40.0;

/// The places of PRNG with their gminy.
pub struct Settled<'a> {
    places: Vec<(&'a Place, &'a Gmina)>,
}

impl<'a> Settled<'a> {
    /// Pairs each place with its gmina, which is at the same index.
    pub fn new(places: &'a [Place], gminy: &[&'a Gmina]) -> Self {
        Self {
            places: places.iter().zip(gminy.iter().copied()).collect(),
        }
    }

    /// The place's own point stands for the gmina's: the town or village of its name, else the place nearest to the
    /// middle of all its places. A rural gmina named after a town has its office there, outside of its own area.
    pub fn seat_of_gmina(&self, gmina: &Gmina) -> Option<&'a Place> {
        let own: Vec<&Place> = self.of(&gmina.teryt).collect();
        let named = own
            .iter()
            .filter(|place| place.name == gmina.name)
            .max_by_key(|place| place.town);
        named.copied().or_else(|| nearest(&own, middle(&own)?))
    }

    /// The seat of a powiat; a city with powiat rights is its own.
    pub fn seat_of_powiat(&self, units: &Units, teryt: &str) -> Option<&'a Place> {
        let name = units.powiaty.get(teryt)?;
        let own: Vec<&Place> = self.of(teryt).collect();
        if is_city(teryt) {
            return own.into_iter().find(|place| place.town);
        }
        let middle = middle(&own)?;
        let candidates = self.towns_near(teryt, middle);
        let told = SEATS.iter().find(|(powiat, _)| *powiat == teryt).map(|(_, seat)| *seat);
        if told.is_some() {
            return candidates.into_iter().find(|place| Some(place.name.as_str()) == told);
        }
        candidates
            .into_iter()
            .max_by(|a, b| likeness(name, &a.name).total_cmp(&likeness(name, &b.name)))
    }

    /// Every place under a TERYT number.
    fn of(&self, teryt: &str) -> impl Iterator<Item = &'a Place> {
        self.places
            .iter()
            .filter(move |(_, gmina)| gmina.teryt.starts_with(teryt))
            .map(|(place, _)| *place)
    }

    /// The towns of the powiat, and the cities with powiat rights around it.
    fn towns_near(&self, powiat: &str, middle: LonLat) -> Vec<&'a Place> {
        let is_candidate = |(place, gmina): &&(&'a Place, &'a Gmina)| {
            let of_wojewodztwo = powiat.get(..2).is_some_and(|teryt| gmina.teryt.starts_with(teryt));
            let is_near_city = of_wojewodztwo && is_city(&gmina.teryt) && place.at.distance_km(middle) < SEAT_KM;
            place.town && (gmina.teryt.starts_with(powiat) || is_near_city)
        };
        self.places
            .iter()
            .filter(is_candidate)
            .map(|(place, _)| *place)
            .collect()
    }
}

/// How much of a town's first word an adjective begins with, 0 to 1: "łowicki" has five of the six letters of Łowicz.
fn likeness(adjective: &str, town: &str) -> f64 {
    let (adjective, town) = (slugify(adjective), slugify(town));
    let common = adjective.chars().zip(town.chars()).take_while(|(a, b)| a == b).count();
    let word = town.split('-').next().map_or(1, str::len).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a word has some ten letters")]
    let share = common as f64 / word as f64;
    share
}

fn middle(places: &[&Place]) -> Option<LonLat> {
    #[expect(clippy::cast_precision_loss, reason = "a powiat has some hundred places")]
    let count = places.len() as f64;
    let lon = places.iter().map(|place| place.at.lon).sum::<f64>() / count;
    let lat = places.iter().map(|place| place.at.lat).sum::<f64>() / count;
    LonLat::new(lon, lat)
}

fn nearest<'a>(places: &[&'a Place], to: LonLat) -> Option<&'a Place> {
    places
        .iter()
        .copied()
        .min_by(|a, b| a.at.distance_km(to).total_cmp(&b.at.distance_km(to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adjective_begins_as_its_town_does() {
        let cases = [
            ("łowicki", "Łowicz", "Łyszkowice"),
            ("średzki", "Środa Śląska", "Legnica"),
            ("łódzki wschodni", "Łódź", "Tuszyn"),
            ("suski", "Sucha Beskidzka", "Jordanów"),
            ("kolski", "Koło", "Kłodawa"),
            ("tarnogórski", "Tarnowskie Góry", "Tychy"),
        ];
        for (adjective, seat, other) in cases {
            assert!(likeness(adjective, seat) > likeness(adjective, other), "{adjective}");
        }
    }
}
