//! What a visitor reads. One module a language; the same names in each, so that a missing one does not compile.

pub mod pl;

/// The language in force.
pub use pl as t;
