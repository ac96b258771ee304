//! Pieces that several pages use.

pub mod cards;
pub mod contacts;
pub mod figures;
pub mod focus;
pub mod frame;
pub mod metryka;
pub mod notice;
pub mod place;
pub mod sign;
