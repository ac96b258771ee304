//! What the importer notes for itself in a record: digests of what it wrote.
//!
//! As long as the file without its `[import]` table still has the digest, nobody has touched it. The digests of the
//! fields tell, for a file that somebody has touched, whether the source has changed since.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use toml::Value;

use super::fields::Fields;
use crate::front_matter::{self, FENCE};
use crate::record::{ImportNote, Record};

/// The file's text with the importer's note in it, which the record gets as well. `noted` are the digests of fields
/// as the source had them.
pub(super) fn with_note(record: &mut Record, noted: BTreeMap<String, String>) -> Result<String, toml::ser::Error> {
    record.import = None;
    let text = front_matter::write(record)?;
    let digest = format!("sha256:{}", hex(&text));
    let fields: Vec<String> = noted
        .iter()
        .map(|(name, digest)| format!("{name} = \"{digest}\""))
        .collect();
    let fields = match fields.as_slice() {
        [] => String::new(),
        fields => format!("fields = {{ {} }}\n", fields.join(", ")),
    };
    // The table stands last, so that the record need not be written a second time with it.
    let note = format!("\n[import]\ndigest = \"{digest}\"\n{fields}{FENCE}\n");
    record.import = Some(ImportNote { digest, fields: noted });
    Ok(text.replacen(&format!("\n{FENCE}\n"), &format!("\n{note}"), 1))
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
    format!("sha256:{}", hex(&format!("{before}{after}"))) == note.digest
}

/// The digests of the fields that are chosen. Whether a record is a draft is no word of the source.
pub(super) fn field_digests(fields: &Fields, chosen: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
    let chosen = fields.iter().filter(|(name, _)| *name != "draft" && chosen(name));
    chosen
        .map(|(name, value)| (name.clone(), field_digest(value)))
        .collect()
}

/// A short digest, CRC-32: it has to tell two values of one field apart, by chance and not by malice.
pub(super) fn field_digest(value: &Value) -> String {
    let sum = match value {
        Value::String(text) => crc32fast::hash(text.as_bytes()),
        other => crc32fast::hash(other.to_string().as_bytes()),
    };
    format!("{sum:08x}")
}

fn hex(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use practices::Source;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_note_stands_where_the_writer_puts_it(
            title in "[\\PC+\n]{0,20}",
            body in "[\\PC+\n]{0,20}",
            noted in prop::collection::btree_map("[a-z_]{1,8}", "[0-9a-f]{8}", 0..4),
        ) {
            let source = Source { catalogue: "bdp".into(), url: None, retrieved: None };
            let mut record = Record::new("bdp-1".into(), "zolw".into(), title, source);
            record.body = format!("Gęś\n+++\n{body}");
            let text = with_note(&mut record, noted).unwrap();
            prop_assert_eq!(&text, &front_matter::write(&record).unwrap());
            prop_assert!(is_untouched(&text, &record));
            prop_assert!(!is_untouched(&text.replacen("zolw", "gęś", 1), &record));
        }
    }
}
