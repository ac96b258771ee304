//! The form of a record's file: fields in TOML between two `+++` lines, then the full presentation in Markdown.

pub mod edit;
mod polish;
mod read;
pub mod settle;
mod write;

pub use read::{RecordError, read};
pub use write::write;

/// The line that opens and closes the front matter.
pub const FENCE: &str = "+++";
