//! One file a page.

pub mod below;
pub mod comparison;
pub mod declaration;
pub mod dossier;
pub mod dress;
pub mod embedded;
pub mod found;
pub mod gathered;
pub mod goes;
pub mod later;
pub mod list;
pub mod map;
pub mod not_found;
pub mod open_data;
pub mod own_gmina;
pub mod panel;
pub mod panel_width;
pub mod practice;
pub mod practice_text;
pub mod query;
pub mod sheet;
pub mod shortlist;
pub mod shortlist_text;
pub mod statistics;
pub mod text;
