//! From bytes to text: which encoding a Polish page or table is in, and what of it no reader can see.

mod charset;
mod invisible;
mod polish;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8};

use super::error::InputError;
pub use invisible::{Removed, is_invisible};

/// A text and how it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    /// The text, without a byte order mark and without the characters that [`is_invisible`] names.
    pub text: String,
    /// What it was in.
    pub encoding: &'static Encoding,
    /// The invisible characters that were taken out, where there were any.
    pub removed: Option<Removed>,
}

/// Reads text in UTF-8, in UTF-16 with a byte order mark, in ISO-8859-2 or in Windows-1250, whatever it declares, and in
/// another encoding where it declares that and looks like it.
///
/// # Errors
/// [`InputError::Binary`], [`InputError::Damaged`] and [`InputError::UnknownEncoding`], each with the line.
pub fn decode(bytes: &[u8]) -> Result<Decoded, InputError> {
    let (text, encoding) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            let text = decode_strictly(encoding, bytes.get(length..).unwrap_or_default())?;
            refuse_binary(text.as_bytes())?;
            (text, encoding)
        }
        None => {
            refuse_binary(bytes)?;
            let encoding = encoding_of(bytes)?;
            (decode_strictly(encoding, bytes)?, encoding)
        }
    };
    let (text, removed) = invisible::remove(text);
    Ok(Decoded {
        text,
        encoding,
        removed,
    })
}

/// Of text without a byte order mark.
fn encoding_of(bytes: &[u8]) -> Result<&'static Encoding, InputError> {
    let declared = charset::declared(bytes);
    match str::from_utf8(bytes) {
        Ok(_) if declared == Some(UTF_8) || !polish::is_utf8_by_accident(bytes) => return Ok(UTF_8),
        // Rather a damaged letter than every letter read as two.
        Err(_) if polish::has_utf8_letters(bytes) => return Ok(UTF_8),
        _ => {}
    }
    let guess = || {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(Some(b"pl"), Utf8Detection::Deny)
    };
    polish::encoding_of(bytes, declared, guess).or_else(|line| {
        declared
            .filter(|declared| *declared == guess())
            .ok_or(InputError::UnknownEncoding { line })
    })
}

fn decode_strictly(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, InputError> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    // One byte becomes three at the most, in UTF-8 as in any other encoding.
    let mut text = String::with_capacity(
        decoder
            .max_utf8_buffer_length_without_replacement(bytes.len())
            .unwrap_or_default(),
    );
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        _ => Err(InputError::Damaged {
            encoding: encoding.name(),
            line: line_at_end(text.as_bytes()),
        }),
    }
}

/// The share of control characters from which on bytes are no text: one in so many.
const CONTROL_SHARE: usize = 20;

/// A text may have a control character or two, which were never meant to be seen.
fn refuse_binary(bytes: &[u8]) -> Result<(), InputError> {
    let is_control = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\t'..=b'\r');
    let controls = bytes.iter().filter(|byte| is_control(byte)).count();
    let first = if controls > 4 && controls * CONTROL_SHARE > bytes.len() {
        bytes.iter().position(is_control)
    } else {
        bytes.iter().position(|byte| *byte == 0)
    };
    match first {
        Some(first) => Err(InputError::Binary {
            line: line_at_end(bytes.get(..first).unwrap_or_default()),
        }),
        None => Ok(()),
    }
}

/// The line on which the next byte would stand, from 1.
fn line_at_end(before: &[u8]) -> usize {
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests;
