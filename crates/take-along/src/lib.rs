//! What visitors take along: the practices that they see as a file, and an address as a QR code.
//!
//! Few visitors ask for either, so all that writes them is a wasm of its own, which runs as a web worker and is fetched
//! when it is first needed. The app knows of this crate only the [`form`]s that there are and what it says to the worker,
//! the [`protocol`]; the rest is built with the feature `files`. What is published of the catalogue for everyone is written
//! by the same [`cells`] and [`words`].

pub mod cells;
pub mod form;
pub mod protocol;
pub mod words;

#[cfg(feature = "files")]
mod columns;
#[cfg(feature = "files")]
mod csv;
#[cfg(feature = "files")]
pub mod file;
#[cfg(feature = "files")]
pub mod jobs;
#[cfg(feature = "files")]
mod kml;
#[cfg(feature = "files")]
pub mod qr;
#[cfg(feature = "files")]
mod vcard;
#[cfg(feature = "files")]
pub mod worker;
#[cfg(feature = "files")]
mod xlsx;

pub use form::Form;
