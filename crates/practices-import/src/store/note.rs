//! What the importer notes for itself in a record: digests of what it wrote.
//!
//! As long as the file without its `[import]` table still has the digest, nobody has touched it. The digests of the
//! fields tell, for a file that somebody has touched, whether the source has changed since.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use toml::Value;

use super::fields::Fields;
use crate::front_matter;
use crate::record::{ImportNote, Record};

/// The file's text with the importer's note in it, which the record gets as well. `noted` are the digests of fields
/// as the source had them.
pub(super) fn with_note(record: &mut Record, noted: BTreeMap<String, String>) -> Result<String, toml::ser::Error> {
    record.import = None;
    let digest = format!("sha256:{}", hex(&front_matter::write(record)?, 32));
    record.import = Some(ImportNote { digest, fields: noted });
    front_matter::write(record)
}

/// Whether a file says, to the letter, what the import wrote; line ends may have changed on the way through a checkout.
pub(super) fn is_untouched(text: &str, record: &Record) -> bool {
    let Some(note) = &record.import else { return false };
    let text = text.replace("\r\n", "\n");
    let Some(start) = text.find("\n[import]\n") else {
        return false;
    };
    let (before, from) = text.split_at(start);
    let end = from.find("\n+++\n").map_or(from.len(), |end| end + 1);
    let Some(after) = from.get(end..) else { return false };
    format!("sha256:{}", hex(&format!("{before}{after}"), 32)) == note.digest
}

/// The digests of the fields that are chosen.
pub(super) fn field_digests(fields: &Fields, chosen: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
    let chosen = fields.iter().filter(|(name, _)| chosen(name));
    chosen
        .map(|(name, value)| (name.clone(), field_digest(value)))
        .collect()
}

/// A short digest: it has to tell two values of one field apart, by chance and not by malice.
pub(super) fn field_digest(value: &Value) -> String {
    match value {
        Value::String(text) => hex(text, 4),
        other => hex(&other.to_string(), 4),
    }
}

fn hex(text: &str, bytes: usize) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(bytes).map(|byte| format!("{byte:02x}")).collect()
}
