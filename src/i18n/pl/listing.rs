//! Polish of lists: their order, the table, what is near.

use practices::polish;

use super::quoted;
use crate::viewing::{Column, Order};

pub const ORDER: &str = "Kolejność";
pub const ORDER_LOADING: &str = "Układam listę…";
pub const ORDER_FAILED: &str = "Nie udało się ułożyć listy w\u{a0}tej kolejności.";
pub const ONLY_IN_VIEW: &str = "Tylko to, co widać na mapie";
pub const NOTHING_IN_VIEW: &str =
    "W\u{a0}tej części mapy nie ma żadnej z\u{a0}tych praktyk. Oddal mapę albo odznacz „Tylko to, co widać na mapie”.";
pub const FORM: &str = "Postać";
pub const FORM_LIST: &str = "Lista";
pub const FORM_TABLE: &str = "Tabela";
pub const COLUMNS: &str = "Kolumny";
pub const TABLE: &str = "Tabela praktyk";
pub const TITLE: &str = "Tytuł";
pub const FILTERS: &str = "Filtry";
pub const DISTANCE_FROM_WHERE: &str =
    "Naciśnij „Blisko mnie” albo wybierz miejscowość w\u{a0}wyszukiwarce: od niej policzymy odległość.";
pub const NEIGHBOURS: &str = "Sąsiednie województwa";
pub const CONTACTS_HERE: &str = "Do kogo dzwonić";
pub const NO_CONTACTS: &str = "Przy tych praktykach nie podano kontaktów.";
pub const CONTACTS_LOADING: &str = "Wczytuję kontakty…";
pub const MORE_CONTACTS: &str = "Pozostałe kontakty są w\u{a0}pliku vCard: „Pobierz”.";
pub const NEAR_ME: &str = "Blisko mnie";
pub const NEAR_LOOKING: &str = "Ustalam położenie…";
pub const NEAR_REFUSED: &str =
    "Przeglądarka nie podała położenia, bo nie ma na to zgody. Wpisz miejscowość w\u{a0}wyszukiwarce.";
pub const NEAR_FAILED: &str = "Nie udało się ustalić położenia. Wpisz miejscowość w\u{a0}wyszukiwarce.";
pub const YOUR_PLACE: &str = "Twoje położenie";

/// What an address asks for that means nothing.
pub fn ignored(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    format!(
        "Pominięto w\u{a0}adresie to, czego ta mapa nie zna: {}.",
        polish::enumerated(&words)
    )
}

/// An order, as it is offered.
pub fn order(order: Order) -> &'static str {
    match order {
        Order::Relevance => "najlepiej pasujące",
        Order::Region => "według województw",
        Order::Title => "alfabetycznie",
        Order::Distance => "najbliższe",
        Order::Entered => "ostatnio wpisane",
        Order::Updated => "ostatnio zmienione",
        Order::Population => "największe samorządy",
    }
}

/// A column of the table.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Municipality => "Miejscowość",
        Column::Powiat => "Powiat",
        Column::Wojewodztwo => "Województwo",
        Column::UnitType => "Typ jednostki",
        Column::Population => "Mieszkańcy",
        Column::Category => "Kategoria",
        Column::Entered => "Data wpisu",
        Column::Updated => "Data zmiany",
        Column::Contact => "Kontakt",
    }
}

/// From where distances are taken.
pub fn distance_from(name: &str) -> String {
    if name.is_empty() {
        "Odległość od wybranego miejsca.".to_owned()
    } else {
        format!("Odległość od: {name}.")
    }
}

/// How far something is: "850 m", "3,4 km", "120 km".
pub fn how_far(km: f64) -> String {
    let tenths = (km * 10.0).round() as u64;
    match tenths {
        0..10 => format!("{}\u{a0}m", ((km * 100.0).round() as u64) * 10),
        10..100 => format!("{},{}\u{a0}km", tenths / 10, tenths % 10),
        _ => format!("{}\u{a0}km", polish::integer(km.round() as u64)),
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
