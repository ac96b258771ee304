//! What else a record's words could mean, and why it is not what they were taken for.

use std::sync::Arc;

use practices::{LonLat, Precision, Wojewodztwo};
use serde::Serialize;
use thiserror::Error;

/// What kind of thing was considered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The record's own point.
    OwnPoint,
    /// What the postcode serves.
    Postcode,
    /// A town or a village.
    Place,
    /// A part of a city.
    District,
    /// A gmina, at its own point.
    Gmina,
    /// A powiat, at its seat.
    Powiat,
}

/// Why it was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Error)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It lies in another województwo.
    #[error("leży w innym województwie, niż podano")]
    OtherWojewodztwo,
    /// It lies in another powiat.
    #[error("leży w innym powiecie, niż podano")]
    OtherPowiat,
    /// It lies in another gmina than the number or the type of unit means.
    #[error("leży w innej gminie, niż wskazuje numer TERYT albo typ jednostki")]
    OtherGmina,
    /// The postcode serves another place of the name.
    #[error("kod pocztowy wskazuje inną miejscowość o tej nazwie")]
    FarFromPostcode,
    /// The record's point lies at another place of the name.
    #[error("punkt z rekordu leży przy innej miejscowości o tej nazwie")]
    FarFromPoint,
    /// Another of the name is a town, or gives its gmina the name.
    #[error("mniej znana od innej miejscowości o tej nazwie")]
    LessKnown,
    /// Nothing tells it from others of the name.
    #[error("nic nie odróżnia jej od innych o tej nazwie")]
    Ambiguous,
    /// Nothing but the name speaks for it.
    #[error("przemawia za nią sama nazwa")]
    BareName,
    /// Other words of the record speak against it.
    #[error("przeczą jej inne dane rekordu")]
    Contradicted,
    /// It lies outside of Poland or in the sea.
    #[error("leży poza Polską albo w morzu")]
    OutsidePoland,
}

/// Something that was considered and rejected.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// What it is.
    pub kind: Kind,
    /// Its name; for the record's own point none.
    pub name: Option<Arc<str>>,
    /// The gmina, where it is known.
    pub gmina: Option<Arc<str>>,
    /// The powiat, where it is known: an adjective, or the city's name.
    pub powiat: Option<Arc<str>>,
    /// The województwo; `None` outside of Poland.
    pub wojewodztwo: Option<Wojewodztwo>,
    /// Seven digits of the gmina or four of the powiat, where it is known.
    pub teryt: Option<Arc<str>>,
    /// Where it is.
    pub point: LonLat,
    /// How exact the point would be.
    pub precision: Precision,
    /// Why it was not taken.
    pub reason: Reason,
}

impl Reason {
    /// A stable name for programs: `other_powiat`.
    pub fn code(self) -> &'static str {
        match self {
            Reason::OtherWojewodztwo => "other_wojewodztwo",
            Reason::OtherPowiat => "other_powiat",
            Reason::OtherGmina => "other_gmina",
            Reason::FarFromPostcode => "far_from_postcode",
            Reason::FarFromPoint => "far_from_point",
            Reason::LessKnown => "less_known",
            Reason::Ambiguous => "ambiguous",
            Reason::BareName => "bare_name",
            Reason::Contradicted => "contradicted",
            Reason::OutsidePoland => "outside_poland",
        }
    }
}
