//! One file a page.

pub mod comparison;
pub mod dossier;
pub mod embedded;
pub mod found;
pub mod gathered;
pub mod goes;
pub mod later;
pub mod list;
pub mod map;
pub mod not_found;
pub mod own_gmina;
pub mod panel;
pub mod practice;
pub mod practice_text;
pub mod query;
pub mod shortlist;
pub mod shortlist_text;
pub mod statistics;
