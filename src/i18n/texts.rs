//! The texts in Polish, and what puts numbers and names into them.

#![expect(missing_docs, reason = "a text says itself what it is")]

mod about;
mod declaration;
mod embedding;
mod finding;
mod guide;
mod help;
mod listing;
mod look;
mod named;
mod offline;
mod open_data;
mod peers;
mod publisher;
mod sheet;
mod shortlist;
mod stopped;
mod written;

use practices::polish::capitalised;
use practices::{Date, Wojewodztwo};

#[cfg(test)]
use super::Text;
use super::text::texts;
use super::{Language, date, enumerated, in_force, integer, number};
use crate::load::LoadError;

pub use about::*;
pub use declaration::*;
pub use embedding::*;
pub use finding::*;
pub use guide::*;
pub use help::HELP_PARTS;
pub use listing::*;
pub use look::*;
pub use named::*;
pub use offline::*;
pub use open_data::*;
pub use peers::*;
pub use publisher::*;
pub use sheet::*;
pub use shortlist::*;
pub use stopped::*;
pub use written::*;

#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (&'static str, Text)> {
    [
        TEXTS,
        about::TEXTS,
        declaration::TEXTS,
        embedding::TEXTS,
        finding::TEXTS,
        guide::TEXTS,
        help::TEXTS,
        listing::TEXTS,
        look::TEXTS,
        named::TEXTS,
        offline::TEXTS,
        open_data::TEXTS,
        peers::TEXTS,
        publisher::TEXTS,
        sheet::TEXTS,
        shortlist::TEXTS,
        stopped::TEXTS,
        written::TEXTS,
    ]
    .into_iter()
    .flatten()
    .copied()
}

texts! {
    pub SITE = "Mapa Praktyk";
    pub SITE_LEAD = "Co dobrze zrobiły polskie gminy, miasta i powiaty – i kogo o to zapytać.";
    pub SKIP_TO_CONTENT = "Przejdź do treści";
    pub NAV = "Główna nawigacja";
    pub NAV_MAP = "Mapa";
    pub NAV_PRACTICES = "Lista praktyk";
    pub NAV_STATISTICS = "Statystyki";
    pub MAP = "Mapa praktyk. Strzałki przesuwają, plus i minus zmieniają powiększenie, znak zapytania otwiera pomoc.";
    pub MAP_HINT = "Strzałki: przesuwanie · + −: powiększenie · Tab: praktyki · ?: pomoc";
    pub ZOOM_IN = "Przybliż";
    pub ZOOM_OUT = "Oddal";
    pub HELP = "Jak poruszać się po mapie";
    pub WHOLE_POLAND = "Pokaż całą Polskę";
    pub ATTRIBUTION = "© OpenStreetMap, GeoNames i\u{a0}inni";
    pub LAYERS = "Warstwy mapy";
    pub BACKGROUND = "Tło";
    pub BACKGROUND_DRAWN = "rysowane";
    pub TILES_NOTE = "Ten podkład wczytuje się z\u{a0}cudzego serwera. Kto go prowadzi, zobaczy Twój adres IP i\u{a0}miejsca, które oglądasz.";
    pub TILES_LEFT_OUT = "Nie udało się wczytać części podkładu.";
    pub SHADING = "Cieniowanie województw";
    pub SHADING_OF_AREAS = "Cieniowanie";
    pub AREAS = "W\u{a0}podziale na";
    pub AREAS_WOJEWODZTWA = "województwa";
    pub AREAS_POWIATY = "powiaty";
    pub SHADING_OFF = "brak";
    pub SHADING_COUNT = "liczba praktyk";
    pub SHADING_PER_CAPITA = "na 100\u{a0}tys. mieszkańców";
    pub SHADES_COUNT = "Liczba praktyk";
    pub SHADES_PER_CAPITA = "Praktyki na 100\u{a0}tys. mieszkańców";
    pub SHADES_NONE = "brak praktyk";
    pub BORDERS = "Granice";
    pub BORDERS_POWIATY = "Granice powiatów";
    pub BORDERS_GMINY = "Granice gmin";
    pub LOAD_FAILED_POPULATION = "Nie udało się wczytać liczby mieszkańców.";
    pub LOAD_FAILED_BORDERS = "Nie udało się wczytać granic.";
    pub LOAD_FAILED_SETTINGS = "Nie udało się wczytać ustawień mapy, a\u{a0}z\u{a0}nimi podkładów i\u{a0}granic do wyboru.";
    pub NO_INHABITANTS = "nie ma w\u{a0}nim roku albo liczb mieszkańców województw";
    pub WOJEWODZTWO = "Województwo";
    pub ALL_POLAND = "cała Polska";
    pub CATEGORIES = "Kategorie";
    pub PANEL = "Praktyki";
    pub NO_PRACTICES_HERE = "W tym województwie nie ma jeszcze opisanej praktyki. Wybierz inne albo wróć do całej Polski.";
    pub NO_PRACTICES_OF_CATEGORY = "Nie ma tu praktyk w wybranych kategoriach. Wybierz inne albo odznacz wszystkie.";
    pub PRACTICE_FACTS = "Dane praktyki";
    pub NOTE = "Uwaga redakcji";
    pub TITLE_AS_PUBLISHED = "Tytuł w źródle:";
    pub OFF_THE_MAP = "bez miejsca na mapie";
    pub LOADING_MAP = "Wczytuję mapę…";
    pub LOADING_PAGE = "Wczytuję stronę…";
    pub LOADING_PRACTICES = "Wczytuję praktyki…";
    pub LOADING_DETAILS = "Wczytuję pełną prezentację…";
    pub TRY_AGAIN = "Spróbuj ponownie";
    pub LOAD_FAILED_PAGE = "Nie udało się wczytać tej strony.";
    pub LOAD_FAILED_CATALOGUE = "Nie udało się wczytać praktyk.";
    pub LOAD_FAILED_RECORDS = "Nie udało się wczytać części praktyk.";
    pub LOAD_FAILED_TILES = "Nie udało się wczytać części praktyk na mapie.";
    pub FILE_CHANGED = "Plik jest już inny niż przed chwilą; odśwież stronę.";
    pub SHOW_LIST = "Pokaż listę praktyk";
    pub LOAD_FAILED_MAP = "Nie udało się wczytać mapy Polski. Praktyki są na liście.";
    pub LOAD_FAILED_BACKDROP = "Nie udało się wczytać części tła mapy.";
    pub LOAD_FAILED_DETAILS = "Nie udało się wczytać pełnej prezentacji tej praktyki.";
    pub WHAT_IS_WRONG = "Co jest nie tak";
    pub CLOSE = "Zamknij";
    pub ALL_PLACES = "Pokaż wszystkie miejsca";
    pub TO_PRACTICE = "Zobacz pełny opis";
    pub METRYKA = "Metryka";
    pub METRYKA_PARTIAL = "Metryka niepełna";
    pub METRYKA_PARTIAL_WHY = "Nie wszystkie dane tej praktyki są tu podane.";
    pub CONTACTS = "Kontakt";
    pub CONTACTS_OLD = "Dane z\u{a0}{day}; mogły się zmienić.";
    pub AS_PUBLISHED = "w źródle:";
    pub ENTERED = "Data wprowadzenia do BDP";
    pub UPDATED = "Data aktualizacji";
    pub UNIT_TYPE = "Typ jednostki";
    pub MUNICIPALITY = "Miejscowość";
    pub GMINY = "Gminy";
    pub PLACES = "Miejsca";
    pub POWIAT = "Powiat";
    pub POWIATY = "Powiaty";
    pub WOJEWODZTWA = "Województwa";
    pub POST = "Kod pocztowy i poczta";
    pub IMPLEMENTING_UNIT = "Jednostka wdrażająca";
    pub STREET = "Ulica";
    pub WEBSITES = "Strona internetowa";
    pub POPULATION = "Liczba mieszkańców";
    pub POINT = "Punkt na mapie";
    pub SUMMARY_AND_METRYKA = "Skrót i metryka";
    pub SUMMARY = "Skrót";
    pub PRESENTATION = "Pełna prezentacja";
    pub ATTACHMENTS = "Załączniki";
    pub PARTS = "Części opisu";
    pub INDICATORS = "Praktyka w liczbach";
    pub COSTS = "Koszty";
    pub PARTNERS = "Partnerzy";
    pub RELATED = "Powiązane praktyki";
    pub SOURCE = "Źródło";
    pub SOURCE_PAGE = "Strona praktyki w źródle";
    pub SOURCE_NO_ADDRESS = "Adres strony źródłowej nie jest znany.";
    pub ON_THE_MAP = "Pokaż na mapie";
    pub PREVIOUS = "Poprzednia praktyka";
    pub NEXT = "Następna praktyka";
    pub PERIOD = "Okres";
    pub VALUE = "Wartość";
    pub MONEY_UNIT = "zł";
    pub PRACTICES_TITLE = "Lista praktyk";
    pub NOT_FOUND = "Nie ma takiej strony";
    pub NOT_FOUND_WHY = "Adres mógł się zmienić albo wkradła się literówka. Praktykę znajdziesz na mapie lub na liście.";
    pub TO_MAP = "Przejdź do mapy";
    pub TO_PRACTICES = "Przejdź do listy praktyk";
    pub MAYBE = "Może chodzi o jedną z tych praktyk";

    pub LANGUAGES = "Język";
    pub CONTENT_IN_POLISH = "Treść praktyki jest po polsku.";
    pub LANGUAGE_FAILED = "Nie udało się wczytać tekstów w\u{a0}tym języku.";

    pub(super) AND = "{names} i\u{a0}{last}";
    pub(super) DATE = "{day}\u{a0}{month}\u{a0}{year}";
    /// As they stand after the day.
    pub(super) MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia";
    QUOTED = "„{text}”";
    PAGE_TITLE = "{page} – {site}";
    PRACTICES = "one: {n}\u{a0}praktyka | few: {n}\u{a0}praktyki | many: {n}\u{a0}praktyk";
    IN_POLAND = "{practices} w\u{a0}całej Polsce";
    IN_REGION = "{practices} w\u{a0}województwie {region}";
    CLUSTER = "{practices}: {places} – przybliż";
    SHOW_MORE = "Pokaż kolejne {part} z\u{a0}{rest}";
    REGION = "województwo {name}";
    REGIONS = "województwa {names}";
    GMINY_COUNT = "one: {n}\u{a0}gmina | few: {n}\u{a0}gminy | many: {n}\u{a0}gmin";
    PLACES_COUNT = "one: {n}\u{a0}miejsce | few: {n}\u{a0}miejsca | many: {n}\u{a0}miejsc";
    PLACES_HERE = "one: Jedno z\u{a0}{all}\u{a0}miejsc | few: {n} z\u{a0}{all}\u{a0}miejsc | many: {n} z\u{a0}{all}\u{a0}miejsc";
    NTH_PLACE = "miejsce {number}";
    AND_OTHERS = "{names} i\u{a0}inne";
    POWIAT_OF = "powiat {name}";
    RETRIEVED = "odczytano {date}";
    BROKEN = "one: Nie można pokazać {n}\u{a0}praktyki z\u{a0}błędami w\u{a0}danych. Pozostałe są widoczne. | few: Nie można pokazać {n}\u{a0}praktyk z\u{a0}błędami w\u{a0}danych. Pozostałe są widoczne. | many: Nie można pokazać {n}\u{a0}praktyk z\u{a0}błędami w\u{a0}danych. Pozostałe są widoczne.";
    FILE_NOT_FOUND = "Na serwerze brakuje pliku {url}.";
    FILE_STATUS = "Serwer odpowiedział błędem {status} na prośbę o\u{a0}plik {url}.";
    NO_NETWORK = "Brak połączenia z\u{a0}serwerem. Sprawdź sieć i\u{a0}spróbuj ponownie.";
    FILE_MALFORMED = "Plik {url} jest uszkodzony albo nie pasuje do pozostałych. Odśwież stronę, a\u{a0}jeśli to nie pomoże, spróbuj później.";
    CODE_MISSING = "Nie dotarł kod tej części strony. Spróbuj ponownie, a\u{a0}jeśli to nie pomoże, odśwież stronę: mogła się zmienić jej wersja.";
    OTHERS_IN = "Inne praktyki w\u{a0}województwie {region}";
    UP_TO = "do\u{a0}{to}";
    INHABITANTS_OF = "liczba mieszkańców z\u{a0}{year}\u{a0}r.";
    OUTSIDE_POWIATY = "one: Nie wliczono {n}\u{a0}praktyki o\u{a0}nieznanym powiecie. | few: Nie wliczono {n}\u{a0}praktyk o\u{a0}nieznanym powiecie. | many: Nie wliczono {n}\u{a0}praktyk o\u{a0}nieznanym powiecie.";
    FALLS = "spadek o\u{a0}{percent}%";
    RISES = "wzrost o\u{a0}{percent}%";
    pub(super) KILOMETRES = "{n}\u{a0}km";
    pub(super) METRES = "{n}\u{a0}m";
}

/// "5 praktyk".
pub fn practices(n: usize) -> String {
    PRACTICES.counted(n, &[])
}

/// "5 praktyk w całej Polsce", "1 praktyka w województwie śląskim".
pub fn practices_in(n: usize, region: Option<Wojewodztwo>) -> String {
    match region {
        Some(region) => IN_REGION.with(&[("practices", &practices(n)), ("region", &region_within(region))]),
        None => IN_POLAND.with(&[("practices", &practices(n))]),
    }
}

/// What a cluster holds and does: "4 praktyki: Żory, Katowice i inne – przybliż".
pub fn cluster(n: usize, places: &str, more: bool) -> String {
    let places = if more { and_others(places) } else { places.to_owned() };
    CLUSTER.with(&[("practices", &practices(n)), ("places", &places)])
}

/// What a marker is: place, number, category.
pub fn marker(place: Option<&str>, n: usize, category: &str) -> String {
    let place = place.map(|place| format!("{place}, ")).unwrap_or_default();
    format!("{place}{}, {category}", practices(n))
}

/// The button for more of a long list: how many it brings, and how many there are still.
pub fn show_more(part: usize, rest: usize) -> String {
    SHOW_MORE.with(&[("part", &integer(part as u64)), ("rest", &integer(rest as u64))])
}

/// The name of a województwo, which stays Polish: a proper name with a capital where the language wants one.
pub fn region_name(region: Wojewodztwo) -> String {
    proper(region.name())
}

/// The name of a województwo after "in", in Polish as it is declined.
fn region_within(region: Wojewodztwo) -> String {
    match in_force() {
        Language::Polish => region.locative().to_owned(),
        _ => region_name(region),
    }
}

/// A Polish adjective that is a name, as the language in force writes it.
fn proper(name: &str) -> String {
    match in_force() {
        Language::English => capitalised(name),
        Language::Polish | Language::Ukrainian => name.to_owned(),
    }
}

/// The name of a województwo with its noun.
pub fn wojewodztwo(region: Wojewodztwo) -> String {
    REGION.with(&[("name", &region_name(region))])
}

/// Several województwa with their noun: "województwa dolnośląskie i opolskie".
pub fn wojewodztwa(regions: &[Wojewodztwo]) -> String {
    match regions {
        [region] => wojewodztwo(*region),
        regions => REGIONS.with(&[("names", &region_names(regions))]),
    }
}

/// The names of several województwa: "dolnośląskie i opolskie".
pub fn region_names(regions: &[Wojewodztwo]) -> String {
    let names: Vec<String> = regions.iter().map(|region| region_name(*region)).collect();
    in_a_row(&names)
}

/// Names in a row.
fn in_a_row(names: &[String]) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    enumerated(&names)
}

/// How many places a practice has: "5 gmin", "2 miejsca".
pub fn places(n: usize, are_gminy: bool) -> String {
    let text = if are_gminy { GMINY_COUNT } else { PLACES_COUNT };
    text.counted(n, &[])
}

/// How many of a practice's places stand at one point of the map: "Jedno z 5 miejsc", "2 z 5 miejsc", "5 miejsc".
pub fn places_here(here: usize, all: usize) -> String {
    if here == all {
        places(all, false)
    } else {
        PLACES_HERE.counted(here, &[("all", &integer(all as u64))])
    }
}

/// A place without a name, by its number.
pub fn nth_place(number: usize) -> String {
    NTH_PLACE.with(&[("number", &number.to_string())])
}

/// Names of which some are left out.
pub fn and_others(names: &str) -> String {
    AND_OTHERS.with(&[("names", names)])
}

/// "powiat karkonoski".
pub fn powiat(name: &str) -> String {
    POWIAT_OF.with(&[("name", &proper(name))])
}

/// When the source was read.
pub fn retrieved(day: Date) -> String {
    RETRIEVED.with(&[("date", &date(day))])
}

/// How many practices could not be shown.
pub fn broken_features(n: usize) -> String {
    BROKEN.counted(n, &[])
}

/// What went wrong with a file, and what to do.
pub fn load_error(error: &LoadError) -> String {
    match error {
        LoadError::NotFound { url } => FILE_NOT_FOUND.with(&[("url", url)]),
        LoadError::Status { url, status } => FILE_STATUS.with(&[("status", &status.to_string()), ("url", url)]),
        LoadError::Network { .. } => NO_NETWORK.get().to_owned(),
        LoadError::Malformed { url, message } => {
            let said = FILE_MALFORMED.with(&[("url", url)]);
            // What readers say they say in Polish.
            match in_force() {
                Language::Polish => format!("{said} {WHAT_IS_WRONG}: {message}."),
                _ => said,
            }
        }
        LoadError::Code => CODE_MISSING.get().to_owned(),
    }
}

/// The other practices of a województwo.
pub fn others_in(region: Wojewodztwo) -> String {
    OTHERS_IN.with(&[("region", &region_within(region))])
}

/// The title of a document in the browser.
pub fn page_title(page: &str) -> String {
    PAGE_TITLE.with(&[("page", page), ("site", &SITE)])
}

/// A distance on the ground, as a scale bar has it: "50 km".
pub fn distance(metres: f64) -> String {
    if metres >= 1000.0 {
        KILOMETRES.with(&[("n", &number(metres / 1000.0))])
    } else {
        METRES.with(&[("n", &number(metres))])
    }
}

/// The values of a class of shades: "4–7", "12"; without a lower end "do 0,12".
pub fn shades(from: Option<&str>, to: &str) -> String {
    match from {
        Some(from) if from == to => to.to_owned(),
        Some(from) => format!("{from}–{to}"),
        None => UP_TO.with(&[("to", to)]),
    }
}

/// Of which year the numbers of inhabitants are.
pub fn inhabitants_of(year: u32) -> String {
    INHABITANTS_OF.with(&[("year", &year.to_string())])
}

/// How many practices the shades of powiaty leave out.
pub fn outside_powiaty(n: usize) -> String {
    OUTSIDE_POWIATY.counted(n, &[])
}

/// A change in percent: "spadek o 17 %".
pub fn change(percent: f64) -> String {
    let text = if percent < 0.0 { FALLS } else { RISES };
    text.with(&[("percent", &number(percent.abs().round()))])
}

/// A text in quotation marks.
pub fn quoted(text: &str) -> String {
    QUOTED.with(&[("text", text)])
}

/// Texts in quotation marks, in a row.
fn all_quoted(texts: impl Iterator<Item = impl AsRef<str>>) -> String {
    let texts: Vec<String> = texts.map(|text| quoted(text.as_ref())).collect();
    in_a_row(&texts)
}
