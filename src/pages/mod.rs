//! One file a page.

pub mod found;
pub mod goes;
pub mod list;
pub mod map;
pub mod not_found;
pub mod panel;
pub mod practice;
pub mod practice_text;
pub mod query;
pub mod statistics;
