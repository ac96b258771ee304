//! What holds of any table: a record that is written as a row is read again as itself, and nothing panics.

use practices::{Category, Contact, Date, LonLat, Phone, Source, UnitType, Wojewodztwo};
use practices_import::front_matter;
use practices_import::record::Record;
use practices_import::table::{Options, Table, csv, geojson, workbook};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::support::options;

const HEADINGS: [&str; 25] = [
    "Tytuł",
    "Streszczenie",
    "Pełna prezentacja",
    "Kategoria",
    "Typ jednostki",
    "Miejscowość",
    "Powiat",
    "Województwo",
    "TERYT",
    "Kod pocztowy",
    "Poczta",
    "Jednostka wdrażająca",
    "Ulica",
    "Strona WWW",
    "Liczba mieszkańców",
    "Data wprowadzenia",
    "Data aktualizacji",
    "Osoba kontaktowa",
    "Telefon",
    "E-mail",
    "Osoba kontaktowa 2",
    "Telefon 2",
    "E-mail 2",
    "Współrzędne",
    "Źródło",
];

const WORD: &str = "[ŻŁGa-ząćęłńóśźż][aąeęioóułnńśżź;,\"'=>]{2,8}|<|<3|&";

fn words() -> impl Strategy<Value = String> {
    vec("[ŻŁ][aąeęioóułnńśżź]{2,8}", 1..4).prop_map(|words| words.join(" "))
}

/// Words with all that has a meaning in CSV, and paragraphs.
fn prose() -> impl Strategy<Value = String> {
    let line = vec(WORD, 1..5).prop_map(|words| words.join(" "));
    vec(line, 1..4).prop_map(|lines| lines.join("\n\n"))
}

fn date() -> impl Strategy<Value = Date> {
    (2000u16..2030, 1u8..=12, 1u8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn contact() -> impl Strategy<Value = Contact> {
    let phone = "[1-9][0-9]{8}".prop_map(|digits| digits.parse::<Phone>().unwrap());
    (words(), vec(phone, 0..3), vec("[a-z]{1,8}@[a-z]{2,8}\\.pl", 0..3)).prop_map(|(name, phones, emails)| Contact {
        name: Some(name),
        role: None,
        phones,
        emails,
    })
}

fn category() -> impl Strategy<Value = Category> {
    prop::sample::select(vec![
        "dialog-spoleczny",
        "uslugi-spoleczne/kultura",
        "uslugi-techniczne/transport",
    ])
    .prop_map(|path| path.parse().unwrap())
}

prop_compose! {
    fn place()(
        unit_type in option::of(prop::sample::select(UnitType::ALL.to_vec())),
        municipality in option::of(words()),
        powiat in option::of("[a-zżźćńółęąś]{2,8}ski"),
        wojewodztwo in option::of(prop::sample::select(Wojewodztwo::all().collect::<Vec<_>>())),
        teryt in option::of("0[2468][0-9]{5}"),
        post in option::of(("[0-9]{2}-[0-9]{3}", words())),
        point in option::of((14.0..24.0, 49.0..55.0)),
    ) -> Record {
        let mut record = empty();
        record.unit_type = unit_type;
        record.municipality = municipality;
        record.powiat = powiat;
        record.wojewodztwo = wojewodztwo;
        record.teryt = teryt;
        (record.postal_code, record.post_office) = post.unzip();
        record.point = point.and_then(|(lon, lat)| LonLat::new(lon, lat));
        record
    }
}

prop_compose! {
    fn record()(
        place in place(),
        title in words(),
        summary in option::of(prose()),
        body in option::of(prose()),
        category in category(),
        implementing_unit in option::of(words()),
        street in option::of((words(), 1u32..200)),
        websites in vec("https?://www\\.[a-z]{2,8}\\.pl", 0..3),
        population in option::of(1u32..2_000_000),
        entered in option::of(date()),
        updated in option::of(date()),
        contacts in vec(contact(), 0..3),
        url in option::of("https://[a-z]{2,8}\\.pl/[a-z]{1,5}"),
    ) -> Record {
        let slug = practices::slug::slugify(&title);
        Record {
            id: format!("zmyslona-{slug}"), slug, title, summary, body: body.unwrap_or_default(),
            category: Some(category), implementing_unit, websites, population, entered, updated, contacts,
            street: street.map(|(name, number)| format!("ul. {name} {number}")),
            source: Source { url, ..place.source.clone() },
            ..place
        }
    }
}

fn empty() -> Record {
    let source = Source {
        catalogue: "zmyslona".into(),
        url: None,
        retrieved: None,
    };
    Record::new(String::new(), String::new(), String::new(), source)
}

fn cells(record: &Record) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let mut cells = vec![
        record.title.clone(),
        text(&record.summary),
        record.body.clone(),
        text(&record.category.as_ref().map(ToString::to_string)),
        text(&record.unit_type.map(|unit| unit.name().to_owned())),
        text(&record.municipality),
        text(&record.powiat),
        text(&record.wojewodztwo.map(|w| w.name().to_owned())),
        text(&record.teryt),
        text(&record.postal_code),
        text(&record.post_office),
        text(&record.implementing_unit),
        text(&record.street),
        record.websites.join("; "),
        text(&record.population.map(|number| number.to_string())),
        text(&record.entered.map(|date| date.to_string())),
        text(&record.updated.map(|date| date.to_string())),
    ];
    for index in 0..2 {
        let person = record.contacts.get(index).cloned().unwrap_or_default();
        let phones: Vec<String> = person.phones.iter().map(Phone::readable).collect();
        cells.extend([
            text(&person.name),
            phones.join(", ").replace('\u{a0}', " "),
            person.emails.join(", "),
        ]);
    }
    cells.push(text(
        &record
            .point
            .map(|point| format!("{}; {}", point.lat, point.lon).replace('.', ",")),
    ));
    cells.push(text(&record.source.url));
    cells
}

/// A title is said once, so that no record gets another's name.
fn distinct(mut records: Vec<Record>) -> Vec<Record> {
    let mut seen = std::collections::HashSet::new();
    records.retain(|record| seen.insert(record.slug.clone()));
    records
}

fn assert_same(table: &Table, records: &[Record], options: &Options) -> Result<(), TestCaseError> {
    prop_assert_eq!(&table.problems, &[], "{:?}", options);
    let mut read = Vec::new();
    for row in &table.rows {
        let reading = row
            .outcome
            .clone()
            .map_err(|problem| TestCaseError::fail(problem.to_string()))?;
        prop_assert_eq!(&reading.problems, &[]);
        read.push(reading.record);
    }
    prop_assert_eq!(&read, records);
    for record in records {
        let written = front_matter::write(record).unwrap();
        prop_assert_eq!(&front_matter::read(&written).unwrap(), record);
    }
    Ok(())
}

/// Any text, with the parts of a table more often than chance would have them.
fn any_table() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[\\PC\t]{0,20}",
        prop::sample::select(vec![
            "Tytuł",
            "Powiat",
            "Telefon 2",
            "Współrzędne",
            "Data wprowadzenia",
            "Kategoria",
            "TERYT",
            "Koszt",
            "\"",
            "\"\"",
            ";",
            ";",
            ",",
            "\t",
            "\n",
            "\n",
            "\r",
            "\r\n",
            "\u{feff}",
            "<script>",
            "<p>",
            "</b>",
            "&#0;",
            "50,1; 15",
            "\u{0}",
            "PRZYKŁAD:",
            "tel. ",
            "99999",
            "-1",
        ])
        .prop_map(str::to_owned),
    ];
    vec(part, 0..40).prop_map(|parts| parts.concat())
}

/// Any JSON, with the names of GeoJSON more often than chance would have them.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<f64>().prop_map(serde_json::Value::from),
        "[\\PC]{0,8}".prop_map(serde_json::Value::from),
        prop::sample::select(vec!["Point", "Feature", "bdp", "zolw"]).prop_map(serde_json::Value::from),
    ];
    let name = prop::sample::select(vec![
        "type",
        "id",
        "geometry",
        "coordinates",
        "properties",
        "title",
        "slug",
        "source",
        "catalogue",
        "category",
        "Żółw",
    ]);
    leaf.prop_recursive(4, 32, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            prop::collection::hash_map(name.clone(), inner, 0..6).prop_map(|object| object
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect()),
        ]
    })
}

proptest! {
    #[test]
    fn records_are_themselves_after_a_round_trip_through_csv(
        records in vec(record(), 1..6).prop_map(distinct),
        delimiter in prop::sample::select(vec![b',', b';', b'\t']),
        quotes_all in any::<bool>(),
    ) {
        let style = if quotes_all { ::csv::QuoteStyle::Always } else { ::csv::QuoteStyle::Necessary };
        let mut writer = ::csv::WriterBuilder::new().delimiter(delimiter).quote_style(style).from_writer(Vec::new());
        writer.write_record(HEADINGS).unwrap();
        for record in &records {
            writer.write_record(cells(record)).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let options = options("");
        let table = csv::read(&text, char::from(delimiter), &options).unwrap();
        assert_same(&table, &records, &options)?;
    }

    #[test]
    fn any_text_is_a_table_or_none(text in any_table(), delimiter in prop::sample::select(vec![',', ';', '\t'])) {
        let _ = csv::read(&text, delimiter, &options(""));
        // Under sound headings every line with something on it is a row, however the quotation marks stand.
        let table = csv::read(&format!("Tytuł{delimiter}Powiat\n{text}"), delimiter, &options("")).unwrap();
        for reading in table.rows.iter().filter_map(|row| row.outcome.as_ref().ok()) {
            let written = front_matter::write(&reading.record).unwrap();
            prop_assert_eq!(front_matter::read(&written), Ok(reading.record.clone()), "{}", written);
        }
    }

    #[test]
    fn any_json_is_a_collection_or_none(features in vec(any_json(), 0..4), text in "[\\PC]{0,20}") {
        let collection = serde_json::json!({ "type": "FeatureCollection", "features": features });
        if let Ok(table) = geojson::read(&collection.to_string(), &options("")) {
            prop_assert_eq!(table.rows.len(), features.len());
        }
        let _ = geojson::read(&text, &options(""));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn records_are_themselves_after_a_round_trip_through_a_workbook(records in vec(record(), 1..4).prop_map(distinct)) {
        let bytes = workbook_of(&records);
        let options = options("");
        assert_same(&workbook::read(&bytes, &options).unwrap(), &records, &options)?;
    }

    #[test]
    fn a_damaged_workbook_is_read_or_refused(
        record in record(),
        damage in vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        random in vec(any::<u8>(), 0..200),
    ) {
        let mut bytes = workbook_of(&[record]);
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = workbook::read(&bytes, &options(""));
        let _ = workbook::read(&random, &options(""));
        // The signature of a compound file has it looked for a locked workbook in.
        let compound = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], random.as_slice(), &[0; 512]].concat();
        let _ = workbook::read(&compound, &options(""));
    }
}

fn workbook_of(records: &[Record]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows = std::iter::once(HEADINGS.map(str::to_owned).to_vec()).chain(records.iter().map(cells));
    for (row, number) in rows.zip(0..) {
        for (text, column) in row.iter().zip(0..) {
            sheet.write_string(number, column, text).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}
