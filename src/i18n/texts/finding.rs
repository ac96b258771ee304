//! Search, facets, statistics and what people take along.

use practices::facets::{BANDS, Facet, NO, Value, YES};
use practices::search::{Named, NamedKind};
use practices::{Category, Precision, UnitType, Wojewodztwo};

use super::{
    all_quoted, category, powiat, practices, practices_in, quoted, region_name, region_within, unit_type, wojewodztwo,
};
use crate::i18n::text::texts;
use crate::i18n::{Text, integer};

texts! {
    pub SEARCH = "Szukaj";
    pub SEARCH_EXAMPLE = "np. odpady, MOPS, Szklarska Poręba";
    pub SEARCH_LOADING = "Przygotowuję wyszukiwanie…";
    pub SEARCH_FAILED = "Wyszukiwanie nie działa. Praktyki są na mapie i\u{a0}na liście.";
    pub CLEAR_SEARCH = "Wyczyść szukanie";
    pub OFFERS = "Miejsca i\u{a0}kategorie";
    pub FOUND_ON_PAGE = "Słowo jest na stronie praktyki.";
    pub MORE_FACETS = "Więcej filtrów";
    pub FACETS_LOADING = "Wczytuję filtry…";
    pub FACETS_FAILED = "Nie udało się wczytać filtrów.";
    pub CHOSEN = "Wybrano";
    pub CLEAR_ALL = "Wyczyść wszystko";
    pub STATISTICS_LEAD = "Ile praktyk jest gdzie i\u{a0}w\u{a0}jakiej dziedzinie. Kliknięcie słupka pokazuje te praktyki na mapie.";
    pub WHITE_SPOTS = "Białe plamy";
    pub WHITE_SPOTS_LEAD = "Tu nie ma jeszcze żadnej praktyki:";
    pub CHART_TABLE = "Tabela";
    pub CHART_COUNT = "Praktyki";
    pub TAKE_ALONG = "Pobierz";
    pub SHARE = "Udostępnij";
    pub FILE_XLSX = "Arkusz XLSX (Excel, LibreOffice)";
    pub FILE_CSV = "Tabela CSV (wszystkie programy)";
    pub FILE_GEOJSON = "GeoJSON (QGIS i\u{a0}inne mapy)";
    pub FILE_KML = "KML (Google Earth)";
    pub FILE_VCARD = "Kontakty vCard (książka adresowa)";
    pub PREPARING_FILE = "Przygotowuję plik…";
    pub FILE_FAILED = "Pliku nie udało się zapisać. Spróbuj ponownie za chwilę.";
    pub FILE_TOO_LONG = "Arkusz ma za mało wierszy na tyle praktyk. Wybierz CSV albo zawęź wybór.";
    pub QR_CODE = "Kod QR";
    pub QR_LEAD = "Zeskanuj kod telefonem, żeby otworzyć ten widok.";
    pub QR_SAVE = "Pobierz kod (SVG)";
    pub QR_FAILED = "Nie udało się przygotować kodu QR. Spróbuj ponownie za chwilę.";
    pub QR_TOO_LONG = "Adres tego widoku nie mieści się w\u{a0}kodzie QR. Wybierz mniej filtrów.";
    pub ADDRESS_COPIED = "Skopiowano adres tego widoku.";

    FOUND = "{practices} dla {text}";
    FOUND_IN_REGION = "{practices} dla {text} w\u{a0}województwie {region}";
    SEARCH_WITHOUT = "Żadna praktyka nie ma wszystkich tych słów naraz. W\u{a0}części z\u{a0}tych poniżej nie ma: {words}.";
    NOTHING_FOUND = "Nie ma tu praktyk dla {text}. Sprawdź pisownię, wpisz mniej słów albo ogólniejsze słowo.";
    CATEGORY_OFFER = "kategoria: {name}";
    FACET_CATEGORY = "Kategoria";
    FACET_UNIT_TYPE = "Typ jednostki";
    FACET_WOJEWODZTWO = "Województwo";
    FACET_POWIAT = "Powiat";
    FACET_POPULATION = "Liczba mieszkańców";
    FACET_ENTERED = "Rok wpisu";
    FACET_UPDATED = "Rok ostatniej zmiany";
    FACET_PRECISION = "Położenie na mapie";
    FACET_CONTACT = "Kontakt";
    FACET_PRESENTATION = "Pełna prezentacja";
    HAS_CONTACT = "jest telefon lub e-mail";
    HAS_NO_CONTACT = "brak telefonu i\u{a0}e-maila";
    HAS_PRESENTATION = "jest";
    HAS_NO_PRESENTATION = "brak";
    ENTERED_IN = "wpis z\u{a0}{year} r.";
    UPDATED_IN = "zmiana z\u{a0}{year} r.";
    PRESENTATION_IS = "pełna prezentacja: {value}";
    PEOPLE_BELOW = "poniżej {most}\u{a0}tys. mieszkańców";
    PEOPLE_BETWEEN = "od {least} do {most}\u{a0}tys. mieszkańców";
    PEOPLE_FROM = "od {least}\u{a0}tys. mieszkańców";
    NOT_GIVEN = "Nie podano: {practices}.";
    GIVE_UP = "Usuń: {name}";
    UNKNOWN_CHOICES = "Pominięto filtry, których ten katalog nie zna: {codes}.";
    FILE_SAVED = "Zapisano: {practices}.";
    ADDRESS_IS = "Adres tego widoku: {address}";
    QR_CODE_OF = "Kod QR adresu {address}";
}

/// How many practices there are, or were found: "2 praktyki dla „odpady” w całej Polsce".
pub fn practices_found(n: usize, region: Option<Wojewodztwo>, text: Option<&str>) -> String {
    let Some(text) = text else {
        return practices_in(n, region);
    };
    let (practices, text) = (practices(n), quoted(text));
    match region {
        Some(region) => FOUND_IN_REGION.with(&[
            ("practices", &practices),
            ("text", &text),
            ("region", &region_within(region)),
        ]),
        None => FOUND.with(&[("practices", &practices), ("text", &text)]),
    }
}

/// No practice has all that was typed.
pub fn search_without(words: &[String]) -> String {
    SEARCH_WITHOUT.with(&[("words", &all_quoted(words.iter()))])
}

/// Nothing was found.
pub fn nothing_found(text: &str) -> String {
    NOTHING_FOUND.with(&[("text", &quoted(text))])
}

/// A place or a category that a query may mean.
pub fn offer(named: &Named) -> String {
    let within = |name: String| match named.wojewodztwo {
        Some(region) => format!("{name}, {}", region_name(region)),
        None => name,
    };
    match named.kind {
        NamedKind::Wojewodztwo => match named.wojewodztwo {
            Some(region) => wojewodztwo(region),
            None => named.name.clone(),
        },
        NamedKind::Powiat => within(powiat(&named.name)),
        NamedKind::Gmina => within(named.name.clone()),
        NamedKind::Category => {
            let known = named.path.parse().ok().map(|known: Category| category(&known));
            CATEGORY_OFFER.with(&[("name", &known.unwrap_or_else(|| named.name.clone()))])
        }
    }
}

/// What practices are told apart by.
pub fn facet(facet: Facet) -> Text {
    match facet {
        Facet::Category => FACET_CATEGORY,
        Facet::UnitType => FACET_UNIT_TYPE,
        Facet::Wojewodztwo => FACET_WOJEWODZTWO,
        Facet::Powiat => FACET_POWIAT,
        Facet::Population => FACET_POPULATION,
        Facet::Entered => FACET_ENTERED,
        Facet::Updated => FACET_UPDATED,
        Facet::Precision => FACET_PRECISION,
        Facet::Contact => FACET_CONTACT,
        Facet::Presentation => FACET_PRESENTATION,
    }
}

/// A value of a facet, below the facet's own name.
pub fn facet_value(facet: Facet, value: &Value) -> String {
    let code = value.code.as_str();
    let known = match facet {
        Facet::Category => code.parse().ok().map(|known: Category| category(&known)),
        Facet::UnitType => code.parse().ok().map(|unit: UnitType| unit_type(unit).to_owned()),
        Facet::Wojewodztwo => Wojewodztwo::from_slug(code).map(region_name),
        Facet::Powiat => Some(value.name.clone()).filter(|name| !name.is_empty()),
        Facet::Population => code.parse().ok().and_then(population_band),
        Facet::Precision => precision_of(code).map(|precision| super::precision(precision).get().to_owned()),
        Facet::Contact => yes_or_no(code, HAS_CONTACT, HAS_NO_CONTACT),
        Facet::Presentation => yes_or_no(code, HAS_PRESENTATION, HAS_NO_PRESENTATION),
        Facet::Entered | Facet::Updated => None,
    };
    known.unwrap_or_else(|| code.to_owned())
}

/// Whether the values of a facet are Polish names in every language.
pub fn has_polish_values(facet: Facet) -> bool {
    matches!(facet, Facet::Wojewodztwo | Facet::Powiat)
}

/// A value of a facet where nothing else says of which.
pub fn facet_value_in_full(facet: Facet, value: &Value) -> String {
    let name = facet_value(facet, value);
    match facet {
        Facet::Wojewodztwo => match Wojewodztwo::from_slug(&value.code) {
            Some(region) => wojewodztwo(region),
            None => name,
        },
        // The name of a city, which is a powiat too, stands alone.
        Facet::Powiat if name.chars().next().is_some_and(char::is_lowercase) => powiat(&name),
        Facet::Entered => ENTERED_IN.with(&[("year", &name)]),
        Facet::Updated => UPDATED_IN.with(&[("year", &name)]),
        Facet::Presentation => PRESENTATION_IS.with(&[("value", &name)]),
        _ => name,
    }
}

fn yes_or_no(code: &str, yes: Text, no: Text) -> Option<String> {
    [(YES, yes), (NO, no)]
        .into_iter()
        .find(|(other, _)| *other == code)
        .map(|(_, words)| words.get().to_owned())
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
    let thousands = |people: u32| integer(u64::from(people / 1000));
    let (from, most) = (thousands(least), BANDS.get(place + 1).map(|most| thousands(*most)));
    Some(match (least, most) {
        (0, Some(most)) => PEOPLE_BELOW.with(&[("most", &most)]),
        (_, Some(most)) => PEOPLE_BETWEEN.with(&[("least", &from), ("most", &most)]),
        (_, None) => PEOPLE_FROM.with(&[("least", &from)]),
    })
}

/// What is said of the practices whose value is not known.
pub fn not_known(n: usize) -> String {
    NOT_GIVEN.with(&[("practices", &practices(n))])
}

/// A bar of a chart, by the words that stand there: "śląskie 5 praktyk".
pub fn bar(name: &str, n: usize) -> String {
    format!("{name} {}", practices(n))
}

/// What a chip does.
pub fn give_up(name: &str) -> String {
    GIVE_UP.with(&[("name", name)])
}

/// Choices of an address that the catalogue does not have.
pub fn unknown_choices<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    UNKNOWN_CHOICES.with(&[("codes", &all_quoted(codes))])
}

/// A file was saved.
pub fn file_saved(n: usize) -> String {
    FILE_SAVED.with(&[("practices", &practices(n))])
}

/// The address, where it could be neither sent nor copied.
pub fn address_is(address: &str) -> String {
    ADDRESS_IS.with(&[("address", address)])
}

/// What a QR code says, for those who do not see it.
pub fn qr_code_of(address: &str) -> String {
    QR_CODE_OF.with(&[("address", address)])
}
