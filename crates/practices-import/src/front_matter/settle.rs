//! Writes a point into a record's file and leaves every other byte as it is: the file is a person's.

use practices::{LonLat, Precision};
use toml::Value;
use toml_edit::{Item, TableLike};

use super::edit::{EditError, Opened, set};
use super::read;

/// The file's text with this point and precision: of the record itself, or of one of its places, by its index. Values
/// that stand there are replaced; what is missing is put after the other values, the record's point as a table of its
/// own, a place's on one line.
///
/// # Errors
/// Where the text is no record, the record has no such place, or more than the two fields would change.
pub fn with_point(text: &str, place: Option<usize>, point: LonLat, precision: Precision) -> Result<String, EditError> {
    let point = rounded(point);
    let mut expected = read(text)?;
    match place {
        None => (expected.point, expected.precision) = (Some(point), Some(precision)),
        Some(index) => {
            let place = expected.places.get_mut(index).ok_or(EditError::NoPlace(index + 1))?;
            (place.point, place.precision) = (Some(point), Some(precision));
        }
    }
    let mut file = Opened::new(text)?;
    if file.text() != text {
        return Err(EditError::Unsafe);
    }
    match place {
        None => settle(file.fields.as_table_mut(), point, precision, first_of_tables),
        Some(index) => {
            let places = file.fields.get_mut("places");
            let place = places.and_then(|places| nth(places, index));
            settle(place.ok_or(EditError::Unsafe)?, point, precision, Item::make_value)
        }
    }?;
    let edited = file.text();
    let is_sound = read(&edited).is_ok_and(|after| after == expected);
    is_sound.then_some(edited).ok_or(EditError::Unsafe)
}

/// Five decimals are a metre, and what the map's data keeps.
fn rounded(point: LonLat) -> LonLat {
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    LonLat {
        lon: round(point.lon),
        lat: round(point.lat),
    }
}

/// A place, under a heading of its own or in brackets.
fn nth(places: &mut Item, index: usize) -> Option<&mut dyn TableLike> {
    match places {
        Item::ArrayOfTables(places) => places.get_mut(index).map(|place| place as &mut dyn TableLike),
        places => {
            let place = places.as_array_mut()?.get_mut(index)?;
            place.as_inline_table_mut().map(|place| place as &mut dyn TableLike)
        }
    }
}

/// `arrange` puts a point that was not there before into the form in which people write it.
fn settle(
    fields: &mut dyn TableLike,
    point: LonLat,
    precision: Precision,
    arrange: fn(&mut Item),
) -> Result<(), EditError> {
    let written = |value: Result<Value, toml::ser::Error>| value.map_err(|_| EditError::Unsafe);
    set(fields, "precision", &written(Value::try_from(precision))?)?;
    match fields.get_mut("point").and_then(Item::as_table_like_mut) {
        Some(old) => {
            set(old, "lon", &Value::Float(point.lon))?;
            set(old, "lat", &Value::Float(point.lat))?;
        }
        None => {
            set(fields, "point", &written(Value::try_from(point))?)?;
            fields.get_mut("point").into_iter().for_each(arrange);
        }
    }
    Ok(())
}

/// Before all other tables: behind the precision.
fn first_of_tables(point: &mut Item) {
    if let Some(point) = point.as_table_mut() {
        point.set_position(Some(0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front_matter::{RecordError, write};
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
                file("point = { lat = 50.8297, lon = 15.5189 }\nprecision = \"locality\"\n", SOURCE),
            ),
            (
                file("point.lon = 19.5\npoint.lat = 51.5\n", SOURCE),
                "+++\nid = \"bdp-1\"\nslug = \"zolw\"\ntitle = \"Żółw\"\npoint.lon = 15.5189\npoint.lat = 50.8297\nprecision = \"locality\"\n\n[source]\ncatalogue = \"bdp\"\n+++\n\nTreść, \"gęś\".\n\npoint = 7\n".to_owned(),
            ),
            // What followed would fall into the table.
            (
                file("source.catalogue = \"bdp\"\n", ""),
                file(&format!("source.catalogue = \"bdp\"\n{new}"), ""),
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
            let after = with_point(&before, None, AT, Precision::Locality).unwrap();
            assert_eq!(after, expected);
            assert_eq!(with_point(&after, None, AT, Precision::Locality).unwrap(), after);
            let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
            assert_eq!(
                with_point(&windows(&before), None, AT, Precision::Locality).unwrap(),
                windows(&expected)
            );
        }
    }

    #[test]
    fn of_several_places_one_is_settled() {
        let first = "\n[[places]]\nmunicipality = 'Żółwin' # nad rzeką\n";
        let second = "\n# gmina\n[[places]]\nmunicipality = \"Gęś\"\n";
        let new = "precision = \"locality\"\npoint = { lon = 15.5189, lat = 50.8297 }\n";
        let old = "precision = 'gmina'\n[places.point] # z mapy\nlat = 51\nlon = 19.5\n";
        let changed = "precision = \"locality\"\n[places.point] # z mapy\nlat = 50.8297\nlon = 15.5189\n";
        let brackets = "places = [{ municipality = \"Żółwin\" }, {municipality=\"Gęś\"}] # dwa\n";
        let own_point = "\n[point]\nlon = 19.5\nlat = 51\n";
        let cases = [
            (
                0,
                format!("{first}{second}{SOURCE}"),
                format!("{first}{new}{second}{SOURCE}"),
            ),
            (
                1,
                format!("{first}{second}{SOURCE}"),
                format!("{first}{second}{new}{SOURCE}"),
            ),
            (
                1,
                format!("{own_point}{first}{second}{old}{SOURCE}"),
                format!("{own_point}{first}{second}{changed}{SOURCE}"),
            ),
            (
                0,
                format!("{brackets}{SOURCE}"),
                format!(
                    "{}{SOURCE}",
                    brackets.replace(
                        "\"Żółwin\" }",
                        "\"Żółwin\" , precision = \"locality\", point = { lon = 15.5189, lat = 50.8297 } }"
                    )
                ),
            ),
        ];
        for (place, before, expected) in cases {
            let (before, expected) = (file("", &before), file("", &expected));
            let after = with_point(&before, Some(place), AT, Precision::Locality).unwrap();
            assert_eq!(after, expected);
            assert_eq!(with_point(&after, Some(place), AT, Precision::Locality).unwrap(), after);
        }
        let text = file("", &format!("{first}{SOURCE}"));
        assert_eq!(
            with_point(&text, Some(1), AT, Precision::Gmina),
            Err(EditError::NoPlace(2))
        );
    }

    #[test]
    fn what_cannot_be_written_back_as_it_was_is_left_alone() {
        let mixed = file("", SOURCE).replacen('\n', "\r\n", 3);
        assert_eq!(with_point(&mixed, None, AT, Precision::Gmina), Err(EditError::Unsafe));
    }

    #[test]
    fn what_is_no_record_is_left_alone() {
        assert!(matches!(
            with_point("nie rekord", None, AT, Precision::Gmina),
            Err(EditError::Record(RecordError::NoFrontMatter))
        ));
        let no_number = LonLat {
            lon: f64::NAN,
            lat: 50.0,
        };
        assert_eq!(
            with_point(&file("", SOURCE), None, no_number, Precision::Gmina),
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
            let mut record = read(&file("", SOURCE)).unwrap();
            record.title = title;
            record.summary = summary;
            let text = write(&record).unwrap();
            let edited = with_point(&text, None, LonLat { lon, lat }, Precision::Address).unwrap();
            let added: Vec<&str> = edited.lines().filter(|line| !text.lines().any(|old| old == *line)).collect();
            prop_assert_eq!(added.len(), 4, "{}", edited);
            let kept: Vec<&str> = edited.lines().filter(|line| !added.contains(line)).collect();
            let mut rest: Vec<&str> = text.lines().collect();
            rest.retain(|line| !line.is_empty());
            prop_assert_eq!(kept.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>(), rest);
        }
    }
}
