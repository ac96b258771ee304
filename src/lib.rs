//! Mapa Praktyk, the web app: Leptos components that wire signals to the pure crates `practices` and `geomap`.
//!
//! Arrows point one way: pages use components and the map, those use [`state`]; only [`app`] calls [`load`], and every
//! link is made from [`routes::Route`].

pub mod app;
pub mod asked;
pub mod base;
pub mod clock;
pub mod components;
pub mod config;
pub mod embedding;
pub mod filter;
pub mod heights;
pub mod i18n;
pub mod kept;
pub mod later;
pub mod library;
pub mod listing;
pub mod load;
pub mod lookup;
pub mod map;
pub mod narrowing;
pub mod pages;
pub mod publisher;
pub mod records;
pub mod routes;
pub mod search;
pub mod shortlist;
pub mod signal;
pub mod state;
pub mod take_away;
pub mod tiled;
pub mod viewing;
pub mod visits;
pub mod wanted;
pub mod watch;
pub mod worker;
pub mod written;
