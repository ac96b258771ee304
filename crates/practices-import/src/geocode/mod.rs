//! From what a metryka says of a place to a point, its precision and its TERYT number, without a network.
//!
//! A name alone never makes a point: Nowa Wieś exists 112 times. It takes the województwo or a postcode beside it. What
//! contradicts itself is a doubt in words, and the point is no finer than the unit on which all words agree.

pub mod candidate;
mod confidence;
pub mod doubt;
pub mod gazetteer;
pub mod history;
mod ladder;
pub mod names;
pub mod outline;
mod rejected;
mod tables;
mod unit;

use practices::{LonLat, Place, Practice, Precision, UnitType};
use serde::Serialize;

pub use candidate::{Candidate, Kind, Reason};
pub use confidence::CONFIDENT;
pub use doubt::Doubt;
pub use gazetteer::{Gazetteer, GazetteerError};
pub use unit::type_digit;

/// The rung of the ladder that gave the point, the finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The record's own point.
    OwnPoint,
    /// The seat of a powiat whose own record this is.
    PowiatRecord,
    /// What the postcode serves in the place named.
    PostcodeAndPlace,
    /// The part of a city named beside it.
    District,
    /// What the postcode serves, where no place is named that is known.
    Postcode,
    /// The town or village.
    Place,
    /// The gmina's own point.
    Gmina,
    /// The seat of the powiat.
    Powiat,
    /// The middle of the województwo.
    Wojewodztwo,
}

/// Where a practice is, as far as its record tells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Located {
    /// The point; `None` where nothing sound leads to one.
    pub point: Option<LonLat>,
    /// How exactly the point is known; there is one exactly where there is a point.
    pub precision: Option<Precision>,
    /// How sure it is that the practice is within some 10 km of the point, 0 to 1; 0 where there is no point.
    ///
    /// A name within its województwo leaves a doubt of 0.10 where a town or the namesake of a gmina bears it alone, of
    /// 0.15 where a village does (the list of places lacks some), of 0.30 where it was taken as the best known of
    /// several. Each further word that agrees (powiat, postcode, and the gmina by its number or type) halves the doubt.
    /// The record's own point has a doubt of 0.10, halved by its województwo and by its units; a postcode without a
    /// place 0.10, and 0.15 where it stands alone; the record of a powiat, at its seat, or of a województwo, 0.05. A
    /// powiat's seat for a
    /// place unknown has a confidence of 0.6, the middle of a województwo 0.3. A word that contradicts the others leaves
    /// at most 0.4, one that nothing is known by 0.45, a postcode that cannot be used 0.8. So it is [`CONFIDENT`] only
    /// where at least two words agree and none speaks against it, and never on a bare name. `tests/geocode_accuracy.rs`
    /// measures it.
    pub confidence: f64,
    /// TERYT of the unit: 2 digits of a województwo, 4 of a powiat, 7 of a gmina (6 or 7 where the record says so).
    pub teryt: Option<String>,
    /// Today's name of the land powiat, an adjective: "karkonoski". A city with powiat rights lies in none: `None`.
    pub powiat: Option<String>,
    /// What a curator should look at.
    pub problems: Vec<Doubt>,
    /// What gave the point.
    pub step: Option<Step>,
    /// What else the words could mean: the places and units of the name, what the postcode serves where it is
    /// contradicted, the record's point where it is.
    pub rejected: Vec<Candidate>,
}

impl Located {
    /// Whether a curator should look at it: the point is not certain, or something in the record is wrong.
    pub fn is_doubtful(&self) -> bool {
        self.confidence < CONFIDENT || !self.problems.is_empty()
    }
}

/// Looks for the place of a practice, from the finest rung of the ladder down.
pub fn locate(gazetteer: &Gazetteer, practice: &Practice) -> Located {
    let unit = unit::identify(gazetteer, practice);
    ladder::climb(gazetteer, practice, unit)
}

/// Looks for one of the several places of a practice, by its own words alone. A town or gmina of which no more is found
/// than the powiat or the województwo around it has no point: beside the points of the other places the middle of these
/// would tell a falsehood.
pub fn locate_place(gazetteer: &Gazetteer, practice: &Practice, place: &Place) -> Located {
    let found = locate(gazetteer, &practice.at(place));
    let is_smaller = !matches!(place.unit_type, Some(UnitType::Powiat | UnitType::Wojewodztwo));
    let is_coarse = found.precision.is_some_and(|precision| precision > Precision::Gmina);
    if place.municipality.is_some() && place.point.is_none() && is_smaller && is_coarse {
        return Located {
            point: None,
            precision: None,
            confidence: 0.0,
            step: None,
            ..found
        };
    }
    found
}

#[cfg(test)]
mod tests;
