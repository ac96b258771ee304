//! From what a metryka says of a place to a point, its precision and its TERYT number, without a network.
//!
//! A name alone never makes a point: Nowa Wieś exists 112 times. It takes the województwo or a postcode beside it, and
//! what contradicts itself is a problem in words rather than a guess.

pub mod gazetteer;
mod ladder;
pub mod names;
mod tables;
mod unit;

use practices::{LonLat, Practice, Precision};

pub use gazetteer::{Gazetteer, GazetteerError};

/// The rung of the ladder that gave the point, the finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// TERYT of the unit: 2 digits of a województwo, 4 of a powiat, 7 of a gmina (6 or 7 where the record says so).
    pub teryt: Option<String>,
    /// Today's name of the land powiat, an adjective: "karkonoski". A city with powiat rights lies in none: `None`.
    pub powiat: Option<String>,
    /// What a curator should look at, in Polish.
    pub problems: Vec<String>,
    /// What gave the point.
    pub step: Option<Step>,
}

/// Looks for the place of a practice, from the finest rung of the ladder down.
pub fn locate(gazetteer: &Gazetteer, practice: &Practice) -> Located {
    let unit = unit::identify(gazetteer, practice);
    ladder::climb(gazetteer, practice, unit)
}

#[cfg(test)]
mod tests;
