//! `praktyki import`: pages and tables in, reviewed records out, and a word on every input.
//!
//! Inputs are read and told apart by all cores, some ahead of the one thread that stores the records, in the order in
//! which they were given. Only those few are in memory at any moment.

mod addresses;
mod read;
mod run;

pub use read::{NonRecords, Options};
pub use run::{ImportError, import};
