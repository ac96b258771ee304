//! What a visitor reads, in the language that the address asks for.
//!
//! The Polish texts are constants of `texts`, beside the functions that put numbers and names into them. Those of the other
//! languages are a file each (`public/texts/en.txt`), fetched before the app is put into the page where the address asks
//! for it, so that they weigh nothing for the others; [`Text`] finds the one to show. The language is decided once, when
//! the page is loaded: nothing watches it.

mod grammar;
mod language;
mod text;
pub mod texts;
mod translations;

#[cfg(test)]
mod tests;

pub use grammar::{date, enumerated, integer, number, numerals};
pub use language::{Language, ask_for, asked, content_lang, in_force, is_missing, speak};
pub use text::Text;
pub use translations::{Translations, TranslationsError};

/// The texts.
pub use texts as t;
