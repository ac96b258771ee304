//! What the app and the worker say to each other, by `postMessage`.
//!
//! Each message is an array. The app begins each of its own with a number that is not yet given, and a [`Verb`]; the worker
//! answers each with an array of that number and the answer, or of the number, `undefined` and the code of a [`Refusal`].
//! A file is made in several steps, so that neither side has to hold the whole catalogue at once:
//!
//! | verb | what goes with it | answer |
//! | --- | --- | --- |
//! | `file` | a form's ending, the site's own address, how many practices | `true`: the file has the number of this message |
//! | `cards` | a file's number, the bytes of a part of the catalogue, places | `true`, when those practices are written |
//! | `whole` | the same of the whole catalogue, which is first put into the order of its index | the same |
//! | `end` | a file's number | the file, a `Blob` |
//! | `drop` | a file's number | `true`: the file is given up |
//! | `qr` | a text | the QR code, as SVG |
//!
//! Bytes are an `Uint8Array`, which is handed over and not copied. Places are an `Uint32Array` of pairs: a practice's place
//! in those bytes, and its place in the file. The practices of a file may come in any order, each once.
//!
//! The worker's first message answers the number [`READY`], which nobody has asked: until then it hears nothing.

use thiserror::Error;

/// What the worker's first message answers.
pub const READY: u32 = 0;

/// The script that starts the worker, beside the app.
pub const LOADER: &str = "take-along_loader.js";

/// What the app asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// To begin a file.
    File,
    /// To write practices of a part of the catalogue.
    Cards,
    /// To write practices of the whole catalogue.
    Whole,
    /// To finish a file.
    End,
    /// To give up a file.
    Drop,
    /// To draw a QR code.
    Qr,
}

impl Verb {
    /// All of them.
    pub const ALL: [Verb; 6] = [Verb::File, Verb::Cards, Verb::Whole, Verb::End, Verb::Drop, Verb::Qr];

    /// The word that is sent.
    pub fn word(self) -> &'static str {
        match self {
            Verb::File => "file",
            Verb::Cards => "cards",
            Verb::Whole => "whole",
            Verb::End => "end",
            Verb::Drop => "drop",
            Verb::Qr => "qr",
        }
    }

    /// The verb of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verb| verb.word() == word)
    }
}

/// Why the worker does not give what it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// A sheet has fewer rows than there are practices.
    #[error("more practices than a sheet has rows")]
    TooManyRows,
    /// A QR code holds less than the text.
    #[error("more text than a QR code holds")]
    TooLong,
    /// What came is no catalogue, or lacks practices that were asked for.
    #[error("no catalogue with these practices")]
    Unreadable,
    /// Not all practices of the file have come.
    #[error("some practices of the file have not come")]
    Incomplete,
    /// The file could not be written.
    #[error("the file could not be written")]
    Unwritable,
    /// The message is none of the protocol.
    #[error("not a message of the protocol")]
    Unknown,
}

impl Refusal {
    /// All of them.
    pub const ALL: [Refusal; 6] = [
        Refusal::TooManyRows,
        Refusal::TooLong,
        Refusal::Unreadable,
        Refusal::Incomplete,
        Refusal::Unwritable,
        Refusal::Unknown,
    ];

    /// The word that is sent.
    pub fn code(self) -> &'static str {
        match self {
            Refusal::TooManyRows => "rows",
            Refusal::TooLong => "length",
            Refusal::Unreadable => "unreadable",
            Refusal::Incomplete => "incomplete",
            Refusal::Unwritable => "unwritable",
            Refusal::Unknown => "unknown",
        }
    }

    /// The refusal of a code; of one that nobody knows, [`Refusal::Unknown`].
    pub fn from_code(code: &str) -> Self {
        let known = Self::ALL.into_iter().find(|refusal| refusal.code() == code);
        known.unwrap_or(Refusal::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_codes_are_understood() {
        for verb in Verb::ALL {
            assert_eq!(Verb::from_word(verb.word()), Some(verb));
        }
        assert_eq!(Verb::from_word("żółw"), None);
        for refusal in Refusal::ALL {
            assert_eq!(Refusal::from_code(refusal.code()), refusal);
        }
        assert_eq!(Refusal::from_code("żółw"), Refusal::Unknown);
    }
}
