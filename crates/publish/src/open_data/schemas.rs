//! The JSON Schemas (2020-12) of the catalogue's files.

use super::about::About;
use crate::File;

/// Where the schema of the catalogue lies.
pub const PRACTICES: &str = "dane/schematy/practices.schema.json";

/// The schemas by where they lie; the texts name themselves by their file's name, and each other by theirs.
const SCHEMAS: [(&str, &str); 4] = [
    (PRACTICES, include_str!("schemas/practices.schema.json")),
    (
        "dane/schematy/details.schema.json",
        include_str!("schemas/details.schema.json"),
    ),
    (
        "dane/schematy/index.schema.json",
        include_str!("schemas/index.schema.json"),
    ),
    (
        "dane/schematy/edition.schema.json",
        include_str!("schemas/edition.schema.json"),
    ),
];

/// The schemas, under their whole addresses where the site's is known.
pub fn files(about: &About<'_>) -> Vec<File> {
    let named = |(path, text): (&str, &str)| {
        let name = path.rsplit('/').next().unwrap_or_default();
        let own = format!("\"$id\": \"{name}\"");
        let whole = about
            .address
            .map(|address| format!("\"$id\": \"{}\"", address.of(path)));
        File::text(path, text.replacen(&own, &whole.unwrap_or(own.clone()), 1))
    };
    SCHEMAS.into_iter().map(named).collect()
}
