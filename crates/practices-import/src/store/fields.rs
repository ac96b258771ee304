//! A record as named values, which is how records are compared and put together.

use practices::slug::slugify;
use serde::Serialize;
use toml::{Table, Value};

use super::StoreError;
use crate::page::address::as_of_one_host;
use crate::problem::Problem;
use crate::reading::Part;
use crate::record::Record;
use crate::report::shortened;

/// The fields by their names in the file, `body` for the presentation; without the importer's note.
pub(super) type Fields = Table;

/// Fields that a stored record keeps, whatever is read later: addresses and other people's links rest on them.
const OWN: [&str; 2] = ["id", "slug"];

/// A value of the record and another one of the source, neither of which is thrown away unseen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The field's name.
    pub field: String,
    /// What the record says; `None` where it says nothing.
    pub stored: Option<String>,
    /// What the source says; `None` where it says nothing any more.
    pub read: Option<String>,
}

impl Difference {
    /// The difference as a problem, with the two values in short: `reason` says why the record stayed as it is.
    pub fn problem(&self, reason: &str) -> Problem {
        let shown = |value: &Option<String>| match value {
            Some(value) => format!("„{}”", shortened(&value.replace('\n', " "), SHOWN)),
            None => "nic".to_owned(),
        };
        let (stored, read) = (shown(&self.stored), shown(&self.read));
        Problem::of_file("", format!("{reason}: w rekordzie jest {stored}, w źródle {read}")).in_field(&self.field)
    }
}

/// How much of a value stands in a problem, in characters; the report has all of it.
const SHOWN: usize = 60;

/// The fields of a record.
pub(super) fn fields_of(record: &Record) -> Result<Fields, toml::ser::Error> {
    let mut fields = Table::try_from(record)?;
    fields.remove("import");
    if !record.body.is_empty() {
        fields.insert("body".to_owned(), Value::String(record.body.clone()));
    }
    Ok(fields)
}

/// The record of these fields.
pub(super) fn record_of(mut fields: Fields) -> Result<Record, StoreError> {
    let body = match fields.remove("body") {
        Some(Value::String(body)) => body,
        _ => String::new(),
    };
    let record: Record = fields.try_into().map_err(StoreError::Merge)?;
    Ok(Record { body, ..record })
}

/// The stored fields after an input of this part has been read. What the part owns follows the source, unless another
/// input of the run has set it (`is_set`): then the first value stays, and the difference comes back.
pub(super) fn combined(
    stored: &Fields,
    read: &Fields,
    part: Part,
    is_set: impl Fn(&str) -> bool,
) -> (Fields, Vec<Difference>) {
    let mut result = stored.clone();
    let mut conflicts = Vec::new();
    for name in names(stored, read) {
        let (mine, theirs) = (stored.get(name), read.get(name));
        let follows = part.owns(name) && !is_set(name);
        match (mine, theirs) {
            (Some(Value::Table(_)), Some(Value::Table(theirs))) if !follows => {
                if let Some(Value::Table(mine)) = result.get_mut(name) {
                    take_missing(mine, theirs);
                }
            }
            (_, Some(value)) if follows || mine.is_none() => {
                result.insert(name.clone(), value.clone());
            }
            (Some(_), None) if follows => {
                result.remove(name);
            }
            (Some(mine), Some(theirs)) if part.owns(name) && !say_the_same(mine, theirs) => {
                conflicts.push(difference(name, Some(mine), Some(theirs)));
            }
            _ => {}
        }
    }
    (result, conflicts)
}

/// Whether two values differ in no more than the host that a page was saved from.
fn say_the_same(mine: &Value, theirs: &Value) -> bool {
    mine == theirs || as_of_one_host(&shown(mine)) == as_of_one_host(&shown(theirs))
}

/// Fields that are never offered by themselves: which page is named as the source and whether the record is a draft
/// still are a person's choice, and a published form comes with the field of which it is.
const TOLD_BY_OTHERS: [&str; 3] = ["source", "draft", "as_published"];

/// Whether the record says that the source has this value, and why it has another one is a person's business.
fn is_known_as_published(stored: &Fields, name: &str, read: Option<&Value>) -> bool {
    let published = stored.get("as_published").and_then(|published| published.get(name));
    let alike = |published: &Value, read: &Value| slugify(&shown(published)) == slugify(&shown(read));
    published
        .zip(read)
        .is_some_and(|(published, read)| alike(published, read))
}

/// In what a file that a person has edited differs from its source. Where it is known what the source said before
/// (`was`), only what the source has changed since counts; a value that only the person gave is no difference.
pub(super) fn offered(
    stored: &Fields,
    read: &Fields,
    part: Part,
    has_changed: impl Fn(&str, Option<&Value>) -> bool,
) -> Vec<Difference> {
    let (followed, _) = combined(stored, read, part, |_| false);
    names(stored, read)
        .filter(|name| !TOLD_BY_OTHERS.contains(&name.as_str()))
        .filter(|name| part.owns(name) && stored.get(*name) != followed.get(*name))
        .filter(|name| !is_known_as_published(stored, name, read.get(*name)))
        .filter(|name| has_changed(name, read.get(*name)))
        .map(|name| difference(name, stored.get(name), read.get(name)))
        .collect()
}

/// All names of two records but those that stay as they are.
fn names<'a>(stored: &'a Fields, read: &'a Fields) -> impl Iterator<Item = &'a String> {
    let new = read.keys().filter(|name| !stored.contains_key(*name));
    stored.keys().chain(new).filter(|name| !OWN.contains(&name.as_str()))
}

fn take_missing(mine: &mut Table, theirs: &Table) {
    for (name, value) in theirs {
        if !mine.contains_key(name) {
            mine.insert(name.clone(), value.clone());
        }
    }
}

fn difference(field: &str, stored: Option<&Value>, read: Option<&Value>) -> Difference {
    Difference {
        field: field.to_owned(),
        stored: stored.map(shown),
        read: read.map(shown),
    }
}

/// A value as it is shown to a person: texts without their quotation marks.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join("; "),
        Value::Table(table) => {
            let pairs = table.iter().map(|(name, value)| format!("{name}: {}", shown(value)));
            pairs.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}
