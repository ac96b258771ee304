//! The map as a part of somebody else's page: the code that puts it there, how it is moved there, and what the two pages tell
//! each other. All of it comes later than the first visit to the map.

pub mod code;
pub mod cooperation;
pub mod dialog;
pub mod parent;
pub mod script;
pub mod select;

/// The query's name for the województwo that is chosen: an embedded map has one path, whatever it shows.
pub const REGION: &str = "region";
/// The query's name for the origin of the page around the map.
pub const PARENT: &str = "rodzic";
