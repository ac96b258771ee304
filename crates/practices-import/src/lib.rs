//! From saved pages to checked, geocoded records: what the `praktyki` command does, as a library.

pub mod build;
pub mod check;
pub mod cli;
pub mod draft;
pub mod front_matter;
pub mod geocode;
pub mod import;
pub mod input;
pub mod locations;
pub mod page;
pub mod presentation;
pub mod problem;
pub mod reading;
pub mod record;
pub mod records;
pub mod regions;
pub mod report;
pub mod store;
pub mod table;
pub mod visits;
