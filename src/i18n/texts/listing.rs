//! Lists: their order, the table, what is near.

use super::{KILOMETRES, METRES, all_quoted};
use crate::i18n::text::texts;
use crate::i18n::{Text, integer, numerals};
use crate::viewing::{Column, Order};

texts! {
    pub ORDER = "Kolejność";
    pub ORDER_LOADING = "Układam listę…";
    pub ORDER_FAILED = "Nie udało się ułożyć listy w\u{a0}tej kolejności.";
    pub ONLY_IN_VIEW = "Tylko to, co widać na mapie";
    pub NOTHING_IN_VIEW = "W\u{a0}tej części mapy nie ma żadnej z\u{a0}tych praktyk. Oddal mapę albo odznacz „Tylko to, co widać na mapie”.";
    pub FORM = "Postać";
    pub FORM_LIST = "Lista";
    pub FORM_TABLE = "Tabela";
    pub COLUMNS = "Kolumny";
    pub TABLE = "Tabela praktyk";
    pub TITLE = "Tytuł";
    pub FILTERS = "Filtry";
    pub DISTANCE_FROM_WHERE = "Naciśnij „Blisko mnie” albo wybierz miejscowość w\u{a0}wyszukiwarce: od niej policzymy odległość.";
    pub NEIGHBOURS = "Sąsiednie województwa";
    pub CONTACTS_HERE = "Do kogo dzwonić";
    pub NO_CONTACTS = "Przy tych praktykach nie podano kontaktów.";
    pub CONTACTS_LOADING = "Wczytuję kontakty…";
    pub MORE_CONTACTS = "Pozostałe kontakty są w\u{a0}pliku vCard: „Pobierz”.";
    pub NEAR_ME = "Blisko mnie";
    pub NEAR_LOOKING = "Ustalam położenie…";
    pub NEAR_REFUSED = "Przeglądarka nie podała położenia, bo nie ma na to zgody. Wpisz miejscowość w\u{a0}wyszukiwarce.";
    pub NEAR_FAILED = "Nie udało się ustalić położenia. Wpisz miejscowość w\u{a0}wyszukiwarce.";
    pub YOUR_PLACE = "Twoje położenie";

    IGNORED = "Pominięto w\u{a0}adresie to, czego ta mapa nie zna: {words}.";
    ORDER_RELEVANCE = "najlepiej pasujące";
    ORDER_REGION = "według województw";
    ORDER_TITLE = "alfabetycznie";
    ORDER_DISTANCE = "najbliższe";
    ORDER_ENTERED = "ostatnio wpisane";
    ORDER_UPDATED = "ostatnio zmienione";
    ORDER_POPULATION = "największe samorządy";
    COLUMN_MUNICIPALITY = "Miejscowość";
    COLUMN_POWIAT = "Powiat";
    COLUMN_WOJEWODZTWO = "Województwo";
    COLUMN_UNIT_TYPE = "Typ jednostki";
    COLUMN_POPULATION = "Mieszkańcy";
    COLUMN_CATEGORY = "Kategoria";
    COLUMN_ENTERED = "Data wpisu";
    COLUMN_UPDATED = "Data zmiany";
    COLUMN_CONTACT = "Kontakt";
    DISTANCE_FROM_CHOSEN = "Odległość od wybranego miejsca.";
    DISTANCE_FROM = "Odległość od: {name}.";
}

/// What an address asks for that means nothing.
pub fn ignored(words: &[String]) -> String {
    IGNORED.with(&[("words", &all_quoted(words.iter()))])
}

/// An order, as it is offered.
pub fn order(order: Order) -> Text {
    match order {
        Order::Relevance => ORDER_RELEVANCE,
        Order::Region => ORDER_REGION,
        Order::Title => ORDER_TITLE,
        Order::Distance => ORDER_DISTANCE,
        Order::Entered => ORDER_ENTERED,
        Order::Updated => ORDER_UPDATED,
        Order::Population => ORDER_POPULATION,
    }
}

/// A column of the table.
pub fn column(column: Column) -> Text {
    match column {
        Column::Municipality => COLUMN_MUNICIPALITY,
        Column::Powiat => COLUMN_POWIAT,
        Column::Wojewodztwo => COLUMN_WOJEWODZTWO,
        Column::UnitType => COLUMN_UNIT_TYPE,
        Column::Population => COLUMN_POPULATION,
        Column::Category => COLUMN_CATEGORY,
        Column::Entered => COLUMN_ENTERED,
        Column::Updated => COLUMN_UPDATED,
        Column::Contact => COLUMN_CONTACT,
    }
}

/// From where distances are taken.
pub fn distance_from(name: &str) -> String {
    if name.is_empty() {
        DISTANCE_FROM_CHOSEN.get().to_owned()
    } else {
        DISTANCE_FROM.with(&[("name", name)])
    }
}

/// How far something is: "850 m", "3,4 km", "120 km".
pub fn how_far(km: f64) -> String {
    let tenths = (km * 10.0).round() as u64;
    match tenths {
        0..10 => METRES.with(&[("n", &(((km * 100.0).round() as u64) * 10).to_string())]),
        10..100 => {
            let n = format!("{}{}{}", tenths / 10, numerals().point, tenths % 10);
            KILOMETRES.with(&[("n", &n)])
        }
        _ => KILOMETRES.with(&[("n", &integer(km.round() as u64))]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_as_exact_as_anybody_needs() {
        let cases = [
            (0.0, "0 m"),
            (0.853, "850 m"),
            (0.96, "1,0 km"),
            (3.44, "3,4 km"),
            (9.96, "10 km"),
            (1234.4, "1234 km"),
        ];
        for (km, words) in cases {
            assert_eq!(how_far(km).replace('\u{a0}', " "), words.replace('\u{a0}', " "), "{km}");
        }
    }
}
