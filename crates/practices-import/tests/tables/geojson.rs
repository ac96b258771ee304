use practices::Catalogue;
use practices_import::front_matter;
use practices_import::record::Record;
use practices_import::table::Table;
use practices_import::table::geojson::read;
use serde_json::{Value, json};

use super::support::{options, problems, readings, record, titles};

fn collection(features: &[Value]) -> String {
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

fn read_text(text: &str, columns: &str) -> Table {
    read(text, &options(columns)).unwrap()
}

#[test]
fn our_own_form_comes_back_as_it_was() {
    let text = "+++\nid = \"bdp-99\"\nslug = \"zolw\"\ntitle = \"Żółw „Gęś”\"\ncategory = \"dialog-spoleczny\"\nsummary = \"Raz.\\n\\nDwa.\"\nunit_type = \"gmina_wiejska\"\nwojewodztwo = \"śląskie\"\npopulation = 7182\nentered = \"2011-12-27\"\nprecision = \"gmina\"\n\n[point]\nlon = 19.5\nlat = 50.25\n\n[source]\ncatalogue = \"bdp\"\nurl = \"https://zmyslona.example.pl\"\n\n[[contacts]]\nname = \"Łucja\"\nphones = [\"+48757172146\"]\n\n[as_published]\npopulation = \"7.182\"\n+++\n";
    let written: Record = front_matter::read(text).unwrap();
    let geojson = Catalogue::to_geojson(&[written.practice().unwrap()]).unwrap();
    let table = read_text(&format!("\u{feff}{geojson}"), "");
    assert_eq!(problems(&table), [""; 0]);
    assert_eq!(record(&table), &written);
}

#[test]
fn an_unsound_feature_of_ours_is_refused_beside_its_neighbours() {
    let feature = |id: &str, slug: &str, point: [f64; 2]| {
        json!({
            "type": "Feature", "id": id, "geometry": { "type": "Point", "coordinates": point },
            "properties": {
                "slug": slug, "title": "<b onclick=x()>Żółw</b><script>x()</script>", "category": "dialog-spoleczny",
                "source": { "catalogue": "bdp" }, "gmina_obok": "Gęś", "summary": "",
            },
        })
    };
    let mut unnamed = feature("bdp-3", "c", [19.0, 50.0]);
    unnamed["properties"]["title"] = Value::Null;
    let features = [
        feature("bdp-1", "a", [50.0, 19.0]),
        unnamed,
        feature("bdp-1", "d", [19.0, 50.0]),
        feature("bdp-4", "e", [19.0, 50.0]),
    ];
    let table = read_text(&collection(&features), "");
    assert_eq!(
        table.rows.iter().map(|row| row.outcome.is_ok()).collect::<Vec<_>>(),
        [true, false, false, true]
    );
    assert!(
        titles(&table)[1].starts_with("obiekt nr 2 (bdp-3): "),
        "{:?}",
        titles(&table)
    );
    assert_eq!(titles(&table)[2], "obiekt nr 3 (bdp-1): identyfikator powtarza się");
    let first = &table.rows[0].outcome.as_ref().unwrap();
    assert_eq!((first.record.point, first.record.title.as_str()), (None, "Żółw"));
    assert_eq!(first.record.as_published["gmina_obok"], "Gęś");
    assert!(
        first.problems[0]
            .to_string()
            .starts_with("pole point: obiekt nr 1 (bdp-1): punkt ma zamienioną kolejność")
    );
}

#[test]
fn foreign_properties_are_columns() {
    let text = collection(&[
        json!({
            "type": "Feature", "id": 17, "geometry": { "type": "Point", "coordinates": [15.5, 50.8, 300] },
            "properties": {
                "Nazwa": "Żółw \"błotny\"", "opis": "<p>Raz.</p><p>Dwa.</p>", "ludność": 7182,
                "adres": { "kod": "58-580 Zmyślona", "gmina": "Zmyślona" },
                "www": ["zmyslona.example.pl", "https://gok.example.pl"], "kontakty": [{ "imie": "Łucja" }],
                "pusta": null, "rynek": true,
            },
        }),
        json!({
            "type": "Feature", "geometry": { "type": "Polygon", "coordinates": [[[15, 50], [16, 50], [16, 51], [15, 50]]] },
            "properties": { "Nazwa": "Gęś" },
        }),
        json!({ "type": "Feature", "geometry": { "type": "Point", "coordinates": [50.8, 15.5] }, "properties": { "Nazwa": "Łoś" } }),
        json!({ "type": "Feature", "geometry": { "type": "Point", "coordinates": ["ż"] }, "properties": { "Nazwa": "Ćma" } }),
        json!({ "type": "Feature", "geometry": null, "properties": { "Nazwa": "Kos" } }),
        json!({ "type": "Feature", "geometry": null, "properties": {} }),
        json!({ "type": "Feature", "geometry": null, "properties": { "opis": "bez nazwy" } }),
        json!(7),
    ]);
    let table = read_text(&text, "adres.kod=postal_code;adres.gmina=gmina;kontakty.1.imie=contact");
    let outcomes: Vec<bool> = table.rows.iter().map(|row| row.outcome.is_ok()).collect();
    assert_eq!(outcomes, [true, true, true, true, true, false, false, false]);
    let first = &table.rows[0].outcome.as_ref().unwrap().record;
    assert_eq!(
        (first.id.as_str(), first.title.as_str()),
        ("zmyslona-17", "Żółw „błotny”")
    );
    assert_eq!(first.point.map(|point| (point.lon, point.lat)), Some((15.5, 50.8)));
    assert_eq!(first.summary.as_deref(), Some("Raz.\n\nDwa."));
    assert_eq!(
        (first.postal_code.as_deref(), first.post_office.as_deref()),
        (Some("58-580"), Some("Zmyślona"))
    );
    assert_eq!(
        (first.population, first.municipality.as_deref()),
        (Some(7182), Some("Zmyślona"))
    );
    assert_eq!(first.websites, ["http://zmyslona.example.pl", "https://gok.example.pl"]);
    assert_eq!(first.contacts[0].name.as_deref(), Some("Łucja"));
    assert_eq!(first.as_published["rynek"], "tak");
    let points = problems(&table)
        .into_iter()
        .filter(|text| text.starts_with("pole point"))
        .collect::<Vec<_>>();
    assert_eq!(points.len(), 3, "{points:?}");
    assert!(
        points[0].starts_with("pole point: obiekt nr 2: geometria Polygon nie jest punktem"),
        "{points:?}"
    );
    assert!(
        points[1].starts_with("pole point: obiekt nr 3: punkt [50.8, 15.5] ma zamienioną kolejność"),
        "{points:?}"
    );
    assert!(
        titles(&table)[6].starts_with("pole title: obiekt nr 7: wiersz nie ma tytułu"),
        "{:?}",
        titles(&table)
    );
}

#[test]
fn a_single_feature_is_a_collection_of_one() {
    let text = json!({ "type": "Feature", "geometry": null, "properties": { "title": "Żółw" } }).to_string();
    assert_eq!(readings(&read_text(&text, "")).len(), 1);
}

#[test]
fn says_why_nothing_can_be_read() {
    let cases = [
        ("", "wiersz 1: plik nie jest poprawnym JSON"),
        ("{\n\"type\":", "wiersz 2: plik nie jest poprawnym JSON"),
        ("[]", "plik nie jest kolekcją GeoJSON"),
        (
            r#"{"type":"FeatureCollection","features":7}"#,
            "plik nie jest kolekcją GeoJSON",
        ),
        (r#"{"type":"FeatureCollection","features":[]}"#, "tabela jest pusta"),
        (
            r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"Żółw":"x"}}]}"#,
            "żadna kolumna nie jest tytułem praktyki (nagłówki: „Żółw”); podaj ją, np. --columns \"Żółw=title\"",
        ),
    ];
    for (text, expected) in cases {
        let message = read(text, &options("")).unwrap_err().problem().to_string();
        assert!(message.starts_with(expected), "{text}: {message}");
    }
}
