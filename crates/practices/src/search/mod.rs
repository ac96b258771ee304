//! Search in Polish: finds practices by what people type, whatever the case, the number and the marks of the words.
//!
//! A [`SearchBuilder`] makes a [`SearchIndex`] of the practices in the order of their numbers; the index answers a query in
//! two steps, since what it says of a word may still have to be fetched: [`SearchIndex::ask`] looks the words up,
//! [`SearchIndex::missing`] says which parts are not here, [`SearchIndex::find`] gives the practices, the best first, and
//! [`SearchIndex::marks`] what to mark in their texts. [`SearchIndex::akin`] and [`SearchIndex::likeness`] find what
//! speaks of the same as a record.
//!
//! A word is found in any of its forms ([`stem`](mod@stem)), while it is still being typed, and with a slip or two where
//! nothing else is there; practices are ranked by BM25 over fields ([`texts`]).

mod akin;
mod build;
mod common;
mod dictionary;
mod find;
mod index;
mod named;
mod similar;
pub mod stem;
pub mod texts;
pub mod words;

pub use build::SearchBuilder;
pub use find::{Hits, Query};
pub use index::{SearchError, SearchIndex};
pub use named::{Named, NamedKind};
