//! Pieces that several pages use.

pub mod cards;
pub mod chart;
pub mod chips;
pub mod contacts;
pub mod entries;
pub mod facet;
pub mod facets;
pub mod figures;
pub mod focus;
pub mod frame;
pub mod known;
pub mod marked;
pub mod markup;
pub mod metryka;
pub mod notice;
pub mod piece;
pub mod place;
pub mod place_card;
pub mod qr_code;
pub mod search_box;
pub mod sign;
pub mod take_along;
pub mod title;
