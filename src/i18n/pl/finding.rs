//! Polish of search, facets, statistics and of what people take along.

use practices::facets::{BANDS, Facet, NO, Value, YES};
use practices::polish::enumerated;
use practices::search::{Named, NamedKind};
use practices::{Category, Precision, UnitType, Wojewodztwo};

use super::{practices, practices_in, quoted};

pub const SEARCH: &str = "Szukaj";
pub const SEARCH_EXAMPLE: &str = "np. odpady, MOPS, Szklarska Poręba";
pub const SEARCH_LOADING: &str = "Przygotowuję wyszukiwanie…";
pub const SEARCH_FAILED: &str = "Wyszukiwanie nie działa. Praktyki są na mapie i\u{a0}na liście.";
pub const CLEAR_SEARCH: &str = "Wyczyść szukanie";
pub const OFFERS: &str = "Miejsca i\u{a0}kategorie";
pub const FOUND_ON_PAGE: &str = "Słowo jest na stronie praktyki.";
pub const MORE_FACETS: &str = "Więcej filtrów";
pub const FACETS_LOADING: &str = "Wczytuję filtry…";
pub const FACETS_FAILED: &str = "Nie udało się wczytać filtrów.";
pub const CHOSEN: &str = "Wybrano";
pub const CLEAR_ALL: &str = "Wyczyść wszystko";
pub const STATISTICS_LEAD: &str =
    "Ile praktyk jest gdzie i\u{a0}w\u{a0}jakiej dziedzinie. Kliknięcie słupka pokazuje te praktyki na mapie.";
pub const WHITE_SPOTS: &str = "Białe plamy";
pub const WHITE_SPOTS_LEAD: &str = "Tu nie ma jeszcze żadnej praktyki:";
pub const CHART_TABLE: &str = "Tabela";
pub const CHART_COUNT: &str = "Praktyki";
pub const TAKE_ALONG: &str = "Pobierz";
pub const SHARE: &str = "Udostępnij";
pub const FILE_XLSX: &str = "Arkusz XLSX (Excel, LibreOffice)";
pub const FILE_CSV: &str = "Tabela CSV (wszystkie programy)";
pub const FILE_GEOJSON: &str = "GeoJSON (QGIS i\u{a0}inne mapy)";
pub const FILE_KML: &str = "KML (Google Earth)";
pub const FILE_VCARD: &str = "Kontakty vCard (książka adresowa)";
pub const PREPARING_FILE: &str = "Przygotowuję plik…";
pub const FILE_FAILED: &str = "Pliku nie udało się zapisać. Spróbuj ponownie za chwilę.";
pub const FILE_TOO_LONG: &str = "Arkusz ma za mało wierszy na tyle praktyk. Wybierz CSV albo zawęź wybór.";
pub const QR_CODE: &str = "Kod QR";
pub const QR_LEAD: &str = "Zeskanuj kod telefonem, żeby otworzyć ten widok.";
pub const QR_SAVE: &str = "Pobierz kod (SVG)";
pub const QR_FAILED: &str = "Nie udało się przygotować kodu QR. Spróbuj ponownie za chwilę.";
pub const QR_TOO_LONG: &str = "Adres tego widoku nie mieści się w\u{a0}kodzie QR. Wybierz mniej filtrów.";
pub const ADDRESS_COPIED: &str = "Skopiowano adres tego widoku.";

/// How many practices there are, or were found: "2 praktyki dla „odpady” w całej Polsce".
pub fn practices_found(n: usize, region: Option<Wojewodztwo>, text: Option<&str>) -> String {
    let Some(text) = text else {
        return practices_in(n, region);
    };
    let place = region.map_or_else(String::new, |region| {
        format!(" w\u{a0}województwie {}", region.locative())
    });
    format!("{} dla {}{place}", practices(n), quoted(text))
}

/// No practice has all that was typed.
pub fn search_without(words: &[String]) -> String {
    format!(
        "Żadna praktyka nie ma wszystkich tych słów naraz. W\u{a0}części z\u{a0}tych poniżej nie ma: {}.",
        enumerated(
            &words
                .iter()
                .map(|word| quoted(word))
                .collect::<Vec<_>>()
                .iter()
                .map(String::as_str)
                .collect::<Vec<_>>()
        )
    )
}

/// Nothing was found.
pub fn nothing_found(text: &str) -> String {
    format!(
        "Nie ma tu praktyk dla {}. Sprawdź pisownię, wpisz mniej słów albo ogólniejsze słowo.",
        quoted(text)
    )
}

/// A place or a category that a query may mean.
pub fn offer(named: &Named) -> String {
    let within = |named: &Named| {
        named
            .wojewodztwo
            .map_or_else(String::new, |region| format!(", {region}"))
    };
    match named.kind {
        NamedKind::Wojewodztwo => format!("województwo {}", named.name),
        NamedKind::Powiat => format!("powiat {}{}", named.name, within(named)),
        NamedKind::Gmina => format!("{}{}", named.name, within(named)),
        NamedKind::Category => format!("kategoria: {}", named.name),
    }
}

/// What practices are told apart by.
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Category => "Kategoria",
        Facet::UnitType => "Typ jednostki",
        Facet::Wojewodztwo => "Województwo",
        Facet::Powiat => "Powiat",
        Facet::Population => "Liczba mieszkańców",
        Facet::Entered => "Rok wpisu",
        Facet::Updated => "Rok ostatniej zmiany",
        Facet::Precision => "Położenie na mapie",
        Facet::Contact => "Kontakt",
        Facet::Presentation => "Pełna prezentacja",
    }
}

/// A value of a facet, below the facet's own name.
pub fn facet_value(facet: Facet, value: &Value) -> String {
    let code = value.code.as_str();
    let known = match facet {
        Facet::Category => code.parse().ok().map(|category: Category| category.name()),
        Facet::UnitType => code.parse().ok().map(|unit: UnitType| unit.name().to_owned()),
        Facet::Wojewodztwo => Wojewodztwo::from_slug(code).map(|region| region.name().to_owned()),
        Facet::Powiat => Some(value.name.clone()).filter(|name| !name.is_empty()),
        Facet::Population => code.parse().ok().and_then(population_band),
        Facet::Precision => precision_of(code).map(|precision| super::precision(precision).to_owned()),
        Facet::Contact => yes_or_no(code, "jest telefon lub e-mail", "brak telefonu i\u{a0}e-maila"),
        Facet::Presentation => yes_or_no(code, "jest", "brak"),
        Facet::Entered | Facet::Updated => None,
    };
    known.unwrap_or_else(|| code.to_owned())
}

/// A value of a facet where nothing else says of which.
pub fn facet_value_in_full(facet: Facet, value: &Value) -> String {
    let name = facet_value(facet, value);
    match facet {
        Facet::Wojewodztwo => format!("województwo {name}"),
        // The name of a city, which is a powiat too, stands alone.
        Facet::Powiat if name.chars().next().is_some_and(char::is_lowercase) => format!("powiat {name}"),
        Facet::Entered => format!("wpis z\u{a0}{name} r."),
        Facet::Updated => format!("zmiana z\u{a0}{name} r."),
        Facet::Presentation => format!("pełna prezentacja: {name}"),
        _ => name,
    }
}

fn yes_or_no(code: &str, yes: &str, no: &str) -> Option<String> {
    [(YES, yes), (NO, no)]
        .into_iter()
        .find(|(other, _)| *other == code)
        .map(|(_, words)| words.to_owned())
}

fn precision_of(code: &str) -> Option<Precision> {
    let all = [
        ("address", Precision::Address),
        ("postcode", Precision::Postcode),
        ("locality", Precision::Locality),
        ("gmina", Precision::Gmina),
        ("powiat", Precision::Powiat),
        ("wojewodztwo", Precision::Wojewodztwo),
    ];
    all.into_iter()
        .find(|(other, _)| *other == code)
        .map(|(_, precision)| precision)
}

/// A band of population by its smallest number: "od 5 do 20 tys. mieszkańców".
fn population_band(least: u32) -> Option<String> {
    let place = BANDS.iter().position(|other| *other == least)?;
    let thousands = |people: &u32| people / 1000;
    Some(match (least, BANDS.get(place + 1).map(thousands)) {
        (0, Some(most)) => format!("poniżej {most}\u{a0}tys. mieszkańców"),
        (_, Some(most)) => format!("od {} do {most}\u{a0}tys. mieszkańców", thousands(&least)),
        (_, None) => format!("od {}\u{a0}tys. mieszkańców", thousands(&least)),
    })
}

/// What is said of the practices whose value is not known.
pub fn not_known(n: usize) -> String {
    format!("Nie podano: {}.", practices(n))
}

/// A bar of a chart, by the words that stand there: "śląskie 5 praktyk".
pub fn bar(name: &str, n: usize) -> String {
    format!("{name} {}", practices(n))
}

/// What a chip does.
pub fn give_up(name: &str) -> String {
    format!("Usuń: {name}")
}

/// Choices of an address that the catalogue does not have.
pub fn unknown_choices<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    let codes: Vec<String> = codes.map(quoted).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    format!("Pominięto filtry, których ten katalog nie zna: {}.", enumerated(&codes))
}

/// A file was saved.
pub fn file_saved(n: usize) -> String {
    format!("Zapisano: {}.", practices(n))
}

/// The address, where it could be neither sent nor copied.
pub fn address_is(address: &str) -> String {
    format!("Adres tego widoku: {address}")
}

/// What a QR code says, for those who do not see it.
pub fn qr_code_of(address: &str) -> String {
    format!("Kod QR adresu {address}")
}
