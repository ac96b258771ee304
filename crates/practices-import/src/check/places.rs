//! Whether the several places of a record make a whole: each with its województwo, each once, and no point beside them.

use practices::Place;

use super::finding::Finding;
use super::lines::Step::{Item, Key};
use super::place::Spot;
use super::rules;
use super::sheet::Sheet;
use super::town::{Town, agree};
use crate::geocode::names::fold;

/// What is wrong with the places of a record as a list.
pub fn check(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let spots: Vec<Spot<'_, '_>> = Spot::all_of(sheet).collect();
    if spots.is_empty() {
        return;
    }
    check_beside(sheet, found);
    for (nth, spot) in spots.iter().enumerate() {
        if spot.place.wojewodztwo.is_none() {
            let message = "brak województwa; bez niego miejsca nie widać wśród praktyk województwa";
            found.push(spot.of_field(rules::PLACES_WOJEWODZTWO, "wojewodztwo", message));
        }
        let mut earlier = spots.iter().take(nth);
        if let Some(first) = earlier.find(|first| is_same(first.place, spot.place)) {
            let message = format!("{} powtarza {}; usuń jedno albo je odróżnij", spot.name(), first.name());
            found.push(sheet.finding(rules::PLACES_REPEATED, &[Key("places"), Item(nth)], message));
        }
    }
}

fn check_beside(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let record = sheet.record;
    for (field, is_there) in [
        ("point", record.point.is_some()),
        ("precision", record.precision.is_some()),
    ] {
        if is_there {
            let message = "miejsca [[places]] mają własne punkty i dokładność, a to pole się nie liczy; usuń je";
            found.push(sheet.of_field(rules::POINT_BESIDE_PLACES, field, message));
        }
    }
}

/// Whether two places are one: something that tells a place is the same, and nothing that both say differs. The town of
/// Oława and the gmina around it are told apart by their type.
fn is_same(a: &Place, b: &Place) -> bool {
    let name = |place: &Place| place.municipality.as_deref().map(fold);
    let are_nameless = a.municipality.is_none() && b.municipality.is_none();
    let is_told = shared(&name(a), &name(b))
        || shared(&a.teryt, &b.teryt)
        || shared(&a.postal_code, &b.postal_code)
        || shared(&a.point, &b.point)
        || are_nameless && shared(&a.powiat, &b.powiat);
    is_told
        && Town::at(a).may_be(&Town::at(b))
        && agree(&a.unit_type, &b.unit_type)
        && agree(&a.teryt, &b.teryt)
        && agree(&a.postal_code, &b.postal_code)
        && agree(&a.point, &b.point)
}

fn shared<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    a.is_some() && a == b
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::RecordFile;

    const OLAWA: &str = "municipality = \"Oława\"\nwojewodztwo = \"dolnośląskie\"\n";
    const BRZEG: &str = "municipality = \"Brzeg\"\nwojewodztwo = \"opolskie\"\n";

    /// Line, field and code of what is wrong with a record of these fields and of two places.
    fn faults(fields: &str, first: &str, second: &str) -> Vec<(Option<usize>, String, &'static str)> {
        let text = format!(
            "+++\nid = \"bdp-1\"\nslug = \"zolw\"\ntitle = \"Żółw\"\nsource.catalogue = \"bdp\"\n{fields}\n[[places]]\n{first}\n[[places]]\n{second}+++\n"
        );
        let file = RecordFile::new("zolw.md".into(), text);
        let mut found = Vec::new();
        check(&Sheet::new(&file).unwrap(), &mut found);
        let told = found.into_iter().map(|finding| {
            let field = finding.problem.field.unwrap_or_default();
            (finding.problem.line, field, finding.rule.code)
        });
        told.collect()
    }

    #[test]
    fn each_place_has_its_wojewodztwo_and_the_point_stands_in_it() {
        let cases = [
            ("", OLAWA, BRZEG, vec![]),
            (
                "",
                "municipality = \"Oława\"\n",
                BRZEG,
                vec![(Some(7), "places.wojewodztwo", "places-wojewodztwo-missing")],
            ),
            (
                "",
                OLAWA,
                "postal_code = \"49-300\"\n",
                vec![(Some(11), "places.wojewodztwo", "places-wojewodztwo-missing")],
            ),
            (
                "point = { lon = 17.3, lat = 50.9 }\nprecision = \"gmina\"\n",
                OLAWA,
                BRZEG,
                vec![
                    (Some(6), "point", "point-beside-places"),
                    (Some(7), "precision", "point-beside-places"),
                ],
            ),
        ];
        for (fields, first, second, expected) in cases {
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(line, field, code)| (line, field.to_owned(), code))
                .collect();
            assert_eq!(faults(fields, first, second), expected, "{fields}{first}{second}");
        }
    }

    #[test]
    fn places_repeat_where_nothing_tells_them_apart() {
        let at = |lon: f64| format!("{OLAWA}point = {{ lon = {lon}, lat = 50.9 }}\n");
        let with = |line: &str| format!("{OLAWA}{line}\n");
        let slaskie = |line: &str| format!("wojewodztwo = \"śląskie\"\n{line}\n");
        let cases = [
            (OLAWA.to_owned(), OLAWA.to_owned(), true),
            (OLAWA.to_owned(), OLAWA.replace("Oława", "OŁAWA"), true),
            (OLAWA.to_owned(), with("unit_type = \"gmina_wiejska\""), true),
            (
                with("unit_type = \"gmina_miejska\""),
                with("unit_type = \"gmina_wiejska\""),
                false,
            ),
            (with("powiat = \"oławski\""), with("powiat = \"brzeski\""), false),
            (
                with("postal_code = \"55-200\""),
                with("postal_code = \"55-201\""),
                false,
            ),
            (with("teryt = \"0215011\""), with("teryt = \"0215042\""), false),
            (at(17.3), at(17.3), true),
            (at(17.3), at(17.4), false),
            (OLAWA.to_owned(), OLAWA.replace("dolnośląskie", "opolskie"), false),
            (slaskie("powiat = \"żywiecki\""), slaskie("powiat = \"żywiecki\""), true),
            (
                slaskie("powiat = \"żywiecki\""),
                slaskie("powiat = \"cieszyński\""),
                false,
            ),
            (slaskie(""), slaskie(""), false),
        ];
        for (first, second, repeats) in cases {
            let line = 7 + 2 + first.lines().count();
            let expected = (Some(line), "places".to_owned(), "places-repeated");
            let expected: Vec<_> = repeats.then_some(expected).into_iter().collect();
            assert_eq!(faults("", &first, &second), expected, "{first}\n{second}");
        }
    }
}
