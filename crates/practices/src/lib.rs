//! What a good practice of a local government is: the record with its metryka and contacts, the category tree, the
//! sixteen województwa, the catalogue and its GeoJSON form, and the forms of Polish that go with them.
//!
//! The crate is pure: it reads and writes text that others fetch or store. See `catalogue` for the way in.

mod bytes;
pub mod catalogue;
pub mod category;
pub mod contact;
pub mod date;
pub mod details;
pub mod edition;
pub mod facets;
mod feature;
mod fields;
pub mod gminy;
pub mod hash;
pub mod index;
pub mod link;
pub mod numerals;
pub mod orders;
pub mod peers;
pub mod place;
pub mod polish;
pub mod practice;
pub mod published;
pub mod publishing;
mod reading;
pub mod search;
pub mod slug;
mod text;
pub mod unit;
pub mod units;
pub mod wojewodztwo;

pub use bytes::{signed, unsigned};
pub use catalogue::{Catalogue, CatalogueError, FeatureProblem};
pub use category::Category;
pub use contact::{Contact, Phone};
pub use date::Date;
pub use details::{Attachment, Cost, Details, Figure, Indicator, Partner, Related};
pub use index::{Index, IndexError, IndexPlace};
pub use place::Place;
pub use practice::{LonLat, Practice, Precision, Source};
pub use unit::UnitType;
pub use units::{Units, UnitsError};
pub use wojewodztwo::Wojewodztwo;
