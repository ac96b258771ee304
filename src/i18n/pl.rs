//! Polish.

#![expect(missing_docs, reason = "a text says itself what it is")]

mod finding;
mod listing;
mod offline;
mod peers;
mod shortlist;

use practices::polish::{counted, enumerated};
use practices::{Date, Precision, UnitType, Wojewodztwo};

use crate::load::LoadError;

pub use finding::*;
pub use listing::*;
pub use offline::*;
pub use peers::*;
pub use shortlist::*;

pub const SITE: &str = "Mapa Praktyk";
pub const SITE_LEAD: &str = "Co dobrze zrobiły polskie gminy, miasta i powiaty – i kogo o to zapytać.";
pub const SKIP_TO_CONTENT: &str = "Przejdź do treści";
pub const NAV: &str = "Główna nawigacja";
pub const NAV_MAP: &str = "Mapa";
pub const NAV_PRACTICES: &str = "Lista praktyk";
pub const NAV_STATISTICS: &str = "Statystyki";

pub const MAP: &str =
    "Mapa praktyk. Strzałki przesuwają, plus i minus zmieniają powiększenie, znak zapytania otwiera pomoc.";
pub const ZOOM_IN: &str = "Przybliż";
pub const ZOOM_OUT: &str = "Oddal";
pub const HELP: &str = "Jak poruszać się po mapie";
/// Parts of the help: the title, then keys or gestures with what they do.
pub const HELP_PARTS: [(&str, &[(&str, &str)]); 3] = [
    (
        "Klawisze",
        &[
            ("← ↑ → ↓", "przesunięcie mapy"),
            ("+ −", "przybliżenie i\u{a0}oddalenie"),
            ("Home", "cała Polska"),
            ("Tab", "następna praktyka na mapie"),
            ("Enter", "otwarcie praktyki albo rozsunięcie grupy"),
            ("Esc", "zamknięcie okna"),
            ("?", "ta pomoc"),
        ],
    ),
    (
        "Mysz i gładzik",
        &[
            ("przeciągnięcie", "przesunięcie mapy"),
            ("kółko", "przybliżenie i\u{a0}oddalenie w\u{a0}miejscu wskaźnika"),
            ("dwuklik", "przybliżenie; z\u{a0}klawiszem Shift oddalenie"),
            ("Shift + przeciągnięcie", "przybliżenie zaznaczonego obszaru"),
        ],
    ),
    (
        "Dotyk",
        &[
            ("jeden\u{a0}palec", "przesunięcie mapy"),
            ("dwa\u{a0}palce", "przybliżenie i\u{a0}oddalenie; stuknięcie oddala"),
            (
                "podwójne\u{a0}stuknięcie",
                "przybliżenie; przytrzymaj i\u{a0}przesuń w\u{a0}pionie, by zmieniać płynnie",
            ),
        ],
    ),
];
pub const WHOLE_POLAND: &str = "Pokaż całą Polskę";
pub const ATTRIBUTION: &str = "© OpenStreetMap, GeoNames i\u{a0}inni";
pub const LAYERS: &str = "Warstwy mapy";
pub const BACKGROUND: &str = "Tło";
pub const BACKGROUND_DRAWN: &str = "rysowane";
pub const TILES_NOTE: &str = "Ten podkład wczytuje się z\u{a0}cudzego serwera. Kto go prowadzi, zobaczy Twój adres IP i\u{a0}miejsca, które oglądasz.";
pub const TILES_LEFT_OUT: &str = "Nie udało się wczytać części podkładu.";
pub const SHADING: &str = "Cieniowanie województw";
pub const SHADING_OF_AREAS: &str = "Cieniowanie";
pub const AREAS: &str = "W\u{a0}podziale na";
pub const AREAS_WOJEWODZTWA: &str = "województwa";
pub const AREAS_POWIATY: &str = "powiaty";
pub const SHADING_OFF: &str = "brak";
pub const SHADING_COUNT: &str = "liczba praktyk";
pub const SHADING_PER_CAPITA: &str = "na 100\u{a0}tys. mieszkańców";
pub const SHADES_COUNT: &str = "Liczba praktyk";
pub const SHADES_PER_CAPITA: &str = "Praktyki na 100\u{a0}tys. mieszkańców";
pub const SHADES_NONE: &str = "brak praktyk";
pub const BORDERS: &str = "Granice";
pub const BORDERS_POWIATY: &str = "Granice powiatów";
pub const BORDERS_GMINY: &str = "Granice gmin";
pub const LOAD_FAILED_POPULATION: &str = "Nie udało się wczytać liczby mieszkańców.";
pub const LOAD_FAILED_BORDERS: &str = "Nie udało się wczytać granic.";
pub const NO_INHABITANTS: &str = "nie ma w\u{a0}nim roku albo liczb mieszkańców województw";
pub const WOJEWODZTWO: &str = "Województwo";
pub const ALL_POLAND: &str = "cała Polska";
pub const CATEGORIES: &str = "Kategorie";
pub const PANEL: &str = "Praktyki";
pub const SHEET_UP: &str = "Rozwiń listę";
pub const SHEET_DOWN: &str = "Zwiń listę";
pub const NO_PRACTICES_HERE: &str =
    "W tym województwie nie ma jeszcze opisanej praktyki. Wybierz inne albo wróć do całej Polski.";
pub const NO_PRACTICES_OF_CATEGORY: &str =
    "Nie ma tu praktyk w wybranych kategoriach. Wybierz inne albo odznacz wszystkie.";
pub const PRACTICE_FACTS: &str = "Dane praktyki";
pub const NOTE: &str = "Uwaga redakcji";
pub const TITLE_AS_PUBLISHED: &str = "Tytuł w źródle:";
pub const OFF_THE_MAP: &str = "bez miejsca na mapie";

pub const LOADING_MAP: &str = "Wczytuję mapę…";
pub const LOADING_PAGE: &str = "Wczytuję stronę…";
pub const LOADING_PRACTICES: &str = "Wczytuję praktyki…";
pub const LOADING_DETAILS: &str = "Wczytuję pełną prezentację…";
pub const TRY_AGAIN: &str = "Spróbuj ponownie";
pub const LOAD_FAILED_PAGE: &str = "Nie udało się wczytać tej strony.";
pub const LOAD_FAILED_CATALOGUE: &str = "Nie udało się wczytać praktyk.";
pub const LOAD_FAILED_MAP: &str = "Nie udało się wczytać mapy Polski. Praktyki są na liście.";
pub const LOAD_FAILED_BACKDROP: &str = "Nie udało się wczytać części tła mapy.";
pub const LOAD_FAILED_DETAILS: &str = "Nie udało się wczytać pełnej prezentacji tej praktyki.";
pub const WHAT_IS_WRONG: &str = "Co jest nie tak";

pub const CLOSE: &str = "Zamknij";
pub const ALL_PLACES: &str = "Pokaż wszystkie miejsca";
pub const TO_PRACTICE: &str = "Zobacz pełny opis";
pub const METRYKA: &str = "Metryka";
pub const METRYKA_PARTIAL: &str = "Metryka niepełna";
pub const METRYKA_PARTIAL_WHY: &str = "Źródło, z którego korzystamy, nie podaje wszystkich danych tej praktyki.";
pub const CONTACTS: &str = "Kontakt";
pub const AS_PUBLISHED: &str = "w źródle:";
pub const ENTERED: &str = "Data wprowadzenia do BDP";
pub const UPDATED: &str = "Data aktualizacji";
pub const UNIT_TYPE: &str = "Typ jednostki";
pub const MUNICIPALITY: &str = "Miejscowość";
pub const GMINY: &str = "Gminy";
pub const PLACES: &str = "Miejsca";
pub const POWIAT: &str = "Powiat";
pub const POWIATY: &str = "Powiaty";
pub const WOJEWODZTWA: &str = "Województwa";
pub const POST: &str = "Kod pocztowy i poczta";
pub const IMPLEMENTING_UNIT: &str = "Jednostka wdrażająca";
pub const STREET: &str = "Ulica";
pub const WEBSITES: &str = "Strona internetowa";
pub const POPULATION: &str = "Liczba mieszkańców";
pub const POINT: &str = "Punkt na mapie";

pub const SUMMARY_AND_METRYKA: &str = "Skrót i metryka";
pub const SUMMARY: &str = "Skrót";
pub const PRESENTATION: &str = "Pełna prezentacja";
pub const ATTACHMENTS: &str = "Załączniki";
pub const PARTS: &str = "Części opisu";
pub const INDICATORS: &str = "Praktyka w liczbach";
pub const COSTS: &str = "Koszty";
pub const PARTNERS: &str = "Partnerzy";
pub const RELATED: &str = "Powiązane praktyki";
pub const SOURCE: &str = "Źródło";
pub const SOURCE_PAGE: &str = "Strona praktyki w źródle";
pub const SOURCE_NO_ADDRESS: &str = "Adres strony źródłowej nie jest znany.";
pub const ON_THE_MAP: &str = "Pokaż na mapie";
pub const PREVIOUS: &str = "Poprzednia praktyka";
pub const NEXT: &str = "Następna praktyka";
pub const PERIOD: &str = "Okres";
pub const VALUE: &str = "Wartość";
pub const MONEY_UNIT: &str = "zł";

pub const PRACTICES_TITLE: &str = "Lista praktyk";

pub const NOT_FOUND: &str = "Nie ma takiej strony";
pub const NOT_FOUND_WHY: &str =
    "Adres mógł się zmienić albo wkradła się literówka. Praktykę znajdziesz na mapie lub na liście.";
pub const TO_MAP: &str = "Przejdź do mapy";
pub const TO_PRACTICES: &str = "Przejdź do listy praktyk";
pub const MAYBE: &str = "Może chodzi o jedną z tych praktyk";

const PRACTICE_FORMS: [&str; 3] = ["praktyka", "praktyki", "praktyk"];

/// "5 praktyk".
pub fn practices(n: usize) -> String {
    counted(n, PRACTICE_FORMS)
}

/// "5 praktyk w całej Polsce", "1 praktyka w województwie śląskim".
pub fn practices_in(n: usize, region: Option<Wojewodztwo>) -> String {
    match region {
        Some(region) => format!("{} w\u{a0}województwie {}", practices(n), region.locative()),
        None => format!("{} w\u{a0}całej Polsce", practices(n)),
    }
}

/// What a cluster holds and does: "4 praktyki: Żory, Katowice i inne – przybliż".
pub fn cluster(n: usize, places: &str, more: bool) -> String {
    let places = if more { and_others(places) } else { places.to_owned() };
    format!("{}: {places} – przybliż", practices(n))
}

/// What a marker is: place, number, category.
pub fn marker(place: Option<&str>, n: usize, category: &str) -> String {
    let place = place.map(|place| format!("{place}, ")).unwrap_or_default();
    format!("{place}{}, {category}", practices(n))
}

/// The button for more of a long list: how many it brings, and how many there are still.
pub fn show_more(part: usize, rest: usize) -> String {
    format!(
        "Pokaż kolejne {part} z\u{a0}{}",
        practices::polish::integer(rest as u64)
    )
}

/// The name of a województwo with its noun.
pub fn wojewodztwo(region: Wojewodztwo) -> String {
    format!("województwo {region}")
}

/// Several województwa with their noun: "województwa dolnośląskie i opolskie".
pub fn wojewodztwa(regions: &[Wojewodztwo]) -> String {
    match regions {
        [region] => wojewodztwo(*region),
        regions => {
            let names: Vec<&str> = regions.iter().map(|region| region.name()).collect();
            format!("województwa {}", enumerated(&names))
        }
    }
}

/// How many places a practice has: "5 gmin", "2 miejsca".
pub fn places(n: usize, are_gminy: bool) -> String {
    let forms = if are_gminy {
        ["gmina", "gminy", "gmin"]
    } else {
        ["miejsce", "miejsca", "miejsc"]
    };
    counted(n, forms)
}

/// How many of a practice's places stand at one point of the map: "Jedno z 5 miejsc", "2 z 5 miejsc", "5 miejsc".
pub fn places_here(here: usize, all: usize) -> String {
    let of_all = format!("z\u{a0}{all}\u{a0}miejsc");
    match here {
        here if here == all => places(all, false),
        1 => format!("Jedno {of_all}"),
        here => format!("{here} {of_all}"),
    }
}

/// A place without a name, by its number.
pub fn nth_place(number: usize) -> String {
    format!("miejsce {number}")
}

/// A place with the type of its unit: "Oława (gmina wiejska)".
pub fn place_of_type(name: &str, unit: UnitType) -> String {
    format!("{name} ({})", unit.name().replace(' ', "\u{a0}"))
}

/// Names of which some are left out.
pub fn and_others(names: &str) -> String {
    format!("{names} i\u{a0}inne")
}

/// "powiat karkonoski".
pub fn powiat(name: &str) -> String {
    format!("powiat {name}")
}

/// How exactly a point is known.
pub fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Address => "pod dokładnym adresem",
        Precision::Postcode => "z dokładnością do kodu pocztowego",
        Precision::Locality => "z dokładnością do miejscowości",
        Precision::Gmina => "siedziba gminy",
        Precision::Powiat => "siedziba powiatu",
        Precision::Wojewodztwo => "środek województwa",
    }
}

/// The catalogue by its code.
pub fn catalogue(code: &str) -> String {
    match code {
        "bdp" => "Baza Dobrych Praktyk".to_owned(),
        "mops-szklarska-poreba" => "Miejski Ośrodek Pomocy Społecznej w\u{a0}Szklarskiej Porębie".to_owned(),
        "mops-wroclaw" => "Miejski Ośrodek Pomocy Społecznej we\u{a0}Wrocławiu".to_owned(),
        other => other.to_owned(),
    }
}

/// When the source was read.
pub fn retrieved(date: Date) -> String {
    format!("odczytano {}", practices::polish::date(date))
}

/// How many practices could not be shown.
pub fn broken_features(n: usize) -> String {
    format!(
        "Nie można pokazać {} z\u{a0}błędami w\u{a0}danych. Pozostałe są widoczne.",
        counted(n, ["praktyki", "praktyk", "praktyk"])
    )
}

/// What went wrong with a file, and what to do.
pub fn load_error(error: &LoadError) -> String {
    match error {
        LoadError::NotFound { url } => format!("Na serwerze brakuje pliku {url}."),
        LoadError::Status { url, status } => {
            format!("Serwer odpowiedział błędem {status} na prośbę o\u{a0}plik {url}.")
        }
        LoadError::Network { .. } => {
            "Brak połączenia z\u{a0}serwerem. Sprawdź sieć i\u{a0}spróbuj ponownie.".to_owned()
        }
        LoadError::Malformed { url, message } => format!("Plik {url} jest uszkodzony: {message}."),
    }
}

/// The other practices of a województwo.
pub fn others_in(region: Wojewodztwo) -> String {
    format!("Inne praktyki w\u{a0}województwie {}", region.locative())
}

/// The title of a document in the browser.
pub fn page_title(page: &str) -> String {
    format!("{page} – {SITE}")
}

/// A distance on the ground, as a scale bar has it: "50 km".
pub fn distance(metres: f64) -> String {
    if metres >= 1000.0 {
        format!("{}\u{a0}km", practices::polish::number(metres / 1000.0))
    } else {
        format!("{}\u{a0}m", practices::polish::number(metres))
    }
}

/// The values of a class of shades: "4–7", "12"; without a lower end "do 0,12".
pub fn shades(from: Option<&str>, to: &str) -> String {
    match from {
        Some(from) if from == to => to.to_owned(),
        Some(from) => format!("{from}–{to}"),
        None => format!("do\u{a0}{to}"),
    }
}

/// Of which year the numbers of inhabitants are.
pub fn inhabitants_of(year: u32) -> String {
    format!("liczba mieszkańców z\u{a0}{year}\u{a0}r.")
}

/// How many practices the shades of powiaty leave out.
pub fn outside_powiaty(n: usize) -> String {
    format!(
        "Nie wliczono {} o\u{a0}nieznanym powiecie.",
        counted(n, ["praktyki", "praktyk", "praktyk"])
    )
}

/// A change in percent: "spadek o 17 %".
pub fn change(percent: f64) -> String {
    let word = if percent < 0.0 { "spadek" } else { "wzrost" };
    format!("{word} o\u{a0}{}%", practices::polish::number(percent.abs().round()))
}

/// A text in quotation marks.
pub fn quoted(text: &str) -> String {
    format!("„{text}”")
}
