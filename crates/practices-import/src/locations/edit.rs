//! Writes a point into a record's file and leaves every other byte as it is: the file is a person's.

use std::ops::Range;

use practices::{LonLat, Precision};
use thiserror::Error;
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Value};

use crate::front_matter::edit::with_changes;
use crate::front_matter::{self, FENCE, RecordError};
use crate::record::Record;

/// Why a point was not written.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum EditError {
    /// The file is no record.
    #[error(transparent)]
    NotARecord(#[from] RecordError),
    /// After the change the file would say something else in other fields too.
    #[error("nie da się wpisać punktu bez zmiany innych pól: wpisz ręcznie [point] (lon, lat) i precision")]
    Unsafe,
}

/// One replacement of the text.
struct Change {
    at: Range<usize>,
    with: String,
}

/// The file's text with this point and precision in the front matter. Values that stand there are replaced; what is
/// missing is put after the record's other values, `[point]` as a table of its own.
///
/// # Errors
/// Where the text is no record, or where more than the two fields would change.
pub fn with_point(text: &str, point: LonLat, precision: Precision) -> Result<String, EditError> {
    let before = front_matter::read(text)?;
    let point = rounded(point);
    let edited = edited(text, point, precision).ok_or(EditError::Unsafe)?;
    let expected = Record {
        point: Some(point),
        precision: Some(precision),
        ..before
    };
    match front_matter::read(&edited) {
        Ok(after) if after == expected => Ok(edited),
        _ => Err(EditError::Unsafe),
    }
}

/// The file's text with this point and precision in one of the record's places, counted from 0. The tables of the places
/// are written anew; everything else stays.
///
/// # Errors
/// Where the text is no record or has no such place, or where more than the two fields would change.
pub fn with_place_point(text: &str, place: usize, point: LonLat, precision: Precision) -> Result<String, EditError> {
    let mut expected = front_matter::read(text)?;
    let changed = expected.places.get_mut(place).ok_or(EditError::Unsafe)?;
    changed.point = Some(rounded(point));
    changed.precision = Some(precision);
    let places = Value::try_from(&expected.places).map_err(|_| EditError::Unsafe)?;
    let edited = with_changes(text, &[("places", Some(&places))]).map_err(|_| EditError::Unsafe)?;
    match front_matter::read(&edited) {
        Ok(after) if after == expected => Ok(edited),
        _ => Err(EditError::Unsafe),
    }
}

/// Five decimals are a metre, and what the map's data keeps.
fn rounded(point: LonLat) -> LonLat {
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    LonLat {
        lon: round(point.lon),
        lat: round(point.lat),
    }
}

fn edited(text: &str, point: LonLat, precision: Precision) -> Option<String> {
    let fields = front_matter_range(text)?;
    let source = text.get(fields.clone())?;
    let table = DeTable::parse(source).ok()?;
    let table = table.get_ref();
    let precision = serde_json::to_string(&precision).ok()?;
    let line = Insertion::after_values(source, table)?;
    let mut added = String::new();
    let mut changes = Vec::new();
    match table.get("precision") {
        Some(value) => changes.push(Change {
            at: value.span(),
            with: precision,
        }),
        None => added.push_str(&format!("precision = {precision}{}", line.end)),
    }
    match table.get("point").map(Spanned::get_ref) {
        Some(DeValue::Table(old)) => {
            for (name, degrees) in [("lon", point.lon), ("lat", point.lat)] {
                changes.push(Change {
                    at: old.get(name)?.span(),
                    with: degrees.to_string(),
                });
            }
        }
        Some(_) => return None,
        None => added.push_str(&line.table(source, point)),
    }
    changes.push(Change {
        at: line.at..line.at,
        with: added,
    });
    Some(apply(text, fields.start, changes))
}

/// Where the front matter stands, without its fences, as [`front_matter::read`] has it.
fn front_matter_range(text: &str) -> Option<Range<usize>> {
    let start = text.find('\n')? + 1;
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if line.trim_end_matches(['\r', '\n']) == FENCE {
            return Some(start..at);
        }
        at += line.len();
    }
    None
}

/// The place for what is added: behind the line of the last value that stands before any table.
struct Insertion {
    at: usize,
    /// The line's own end, which what is added takes over.
    end: &'static str,
}

impl Insertion {
    fn after_values(source: &str, table: &DeTable<'_>) -> Option<Self> {
        let is_plain = |value: &&Spanned<DeValue<'_>>| match value.get_ref() {
            DeValue::Table(_) => false,
            DeValue::Array(items) => !is_headed(source, value, items.is_empty()),
            _ => true,
        };
        let last = table.values().filter(is_plain).map(|value| value.span().end).max()?;
        let length = source.get(last..)?.find('\n')?;
        let is_windows = source.get(last..last + length)?.ends_with('\r');
        Some(Self {
            at: last + length + 1,
            end: if is_windows { "\r\n" } else { "\n" },
        })
    }

    /// A table with its heading, unless values follow that it would swallow.
    fn table(&self, source: &str, LonLat { lon, lat }: LonLat) -> String {
        let end = self.end;
        let mut following = source.get(self.at..).unwrap_or_default().lines().map(str::trim);
        let next = following.find(|line| !line.is_empty() && !line.starts_with('#'));
        if next.is_none_or(|line| line.starts_with('[')) {
            format!("{end}[point]{end}lon = {lon}{end}lat = {lat}{end}")
        } else {
            format!("point = {{ lon = {lon}, lat = {lat} }}{end}")
        }
    }
}

/// Whether an array is one of tables under headings of their own, `[[contacts]]`, rather than one in brackets.
fn is_headed(source: &str, array: &Spanned<DeValue<'_>>, is_empty: bool) -> bool {
    let starts = source.get(array.span()).unwrap_or_default();
    !is_empty && (starts.starts_with("[[") || !starts.starts_with('['))
}

fn apply(text: &str, offset: usize, mut changes: Vec<Change>) -> String {
    changes.sort_by_key(|change| std::cmp::Reverse(change.at.start));
    let mut out = text.to_owned();
    for change in changes {
        out.replace_range(offset + change.at.start..offset + change.at.end, &change.with);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const AT: LonLat = LonLat {
        lon: 15.518_900_4,
        lat: 50.8297,
    };

    fn file(values: &str, tables: &str) -> String {
        format!(
            "+++\nid = \"bdp-1\"\nslug = \"zolw\"\ntitle = \"Żółw\"\n{values}{tables}+++\n\nTreść, \"gęś\".\n\npoint = 7\n"
        )
    }

    const SOURCE: &str = "\n[source]\ncatalogue = \"bdp\"\n";

    #[test]
    fn every_other_byte_stays() {
        let new = "precision = \"locality\"\n\n[point]\nlon = 15.5189\nlat = 50.8297\n";
        let both = "\n[point]\nlat = 50.8297 # z mapy\nlon=15.5189\n\n[source]\ncatalogue = \"bdp\"\n";
        let cases = [
            (file("", SOURCE), file(new, SOURCE)),
            (file("# uwaga\n\n", SOURCE), file(&format!("{new}# uwaga\n\n"), SOURCE)),
            (
                file("websites = [\n  \"a\", # jeden\n  \"b\",\n] # dwa\n", SOURCE),
                file(&format!("websites = [\n  \"a\", # jeden\n  \"b\",\n] # dwa\n{new}"), SOURCE),
            ),
            (
                file("precision   = 'gmina' # zgrubnie\n", "\n[point]\nlat = 51 # z mapy\nlon=1.9e1\n\n[source]\ncatalogue = \"bdp\"\n"),
                file("precision   = \"locality\" # zgrubnie\n", both),
            ),
            (
                file("point = { lat = 51, lon = 19.0 }\n", SOURCE),
                file("precision = \"locality\"\npoint = { lat = 50.8297, lon = 15.5189 }\n", SOURCE),
            ),
            (
                file("point.lon = 19.5\npoint.lat = 51.5\n", SOURCE),
                "+++\nid = \"bdp-1\"\nslug = \"zolw\"\ntitle = \"Żółw\"\nprecision = \"locality\"\npoint.lon = 15.5189\npoint.lat = 50.8297\n\n[source]\ncatalogue = \"bdp\"\n+++\n\nTreść, \"gęś\".\n\npoint = 7\n".to_owned(),
            ),
            // What follows would fall into the table.
            (
                file("source.catalogue = \"bdp\"\n", ""),
                file("precision = \"locality\"\npoint = { lon = 15.5189, lat = 50.8297 }\nsource.catalogue = \"bdp\"\n", ""),
            ),
            (
                file("summary = \"\"\"\n[point]\nlon = 1\n\"\"\"\n", "\n[source]\ncatalogue = \"bdp\"\n\n[[contacts]]\nname = \"Ż\"\n"),
                file(
                    &format!("summary = \"\"\"\n[point]\nlon = 1\n\"\"\"\n{new}"),
                    "\n[source]\ncatalogue = \"bdp\"\n\n[[contacts]]\nname = \"Ż\"\n",
                ),
            ),
        ];
        for (before, expected) in cases {
            let after = with_point(&before, AT, Precision::Locality).unwrap();
            assert_eq!(after, expected);
            assert_eq!(with_point(&after, AT, Precision::Locality).unwrap(), after);
            let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
            assert_eq!(
                with_point(&windows(&before), AT, Precision::Locality).unwrap(),
                windows(&expected)
            );
        }
    }

    #[test]
    fn what_is_no_record_is_left_alone() {
        assert!(matches!(
            with_point("nie rekord", AT, Precision::Gmina),
            Err(EditError::NotARecord(_))
        ));
        let no_number = LonLat {
            lon: f64::NAN,
            lat: 50.0,
        };
        assert_eq!(
            with_point(&file("", SOURCE), no_number, Precision::Gmina),
            Err(EditError::Unsafe)
        );
    }

    proptest! {
        #[test]
        fn only_the_point_changes_in_any_record(
            title in "[\\PC\"\\\\]{0,30}",
            summary in proptest::option::of("([\\PC\"\\[]{0,10}\n){0,4}"),
            lon in 14.0..24.0_f64,
            lat in 49.0..55.0_f64,
        ) {
            let mut record = front_matter::read(&file("", SOURCE)).unwrap();
            record.title = title;
            record.summary = summary;
            let text = front_matter::write(&record).unwrap();
            let edited = with_point(&text, LonLat { lon, lat }, Precision::Address).unwrap();
            let added: Vec<&str> = edited.lines().filter(|line| !text.lines().any(|old| old == *line)).collect();
            prop_assert_eq!(added.len(), 4, "{}", edited);
            let kept: Vec<&str> = edited.lines().filter(|line| !added.contains(line)).collect();
            let mut rest: Vec<&str> = text.lines().collect();
            rest.retain(|line| !line.is_empty());
            prop_assert_eq!(kept.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>(), rest);
        }
    }
}
