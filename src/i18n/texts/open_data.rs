//! What is said of the files for developers, and of the columns of the table.

use crate::i18n::Text;
use crate::i18n::text::texts;

texts! {
    pub OPEN_DATA = "Otwarte dane";
    pub OPEN_DATA_WHY = "Katalog można pobrać w\u{a0}całości, w\u{a0}postaci dla arkuszy, map i\u{a0}programów.";
    pub OPEN_DATA_PAGE = "Wszystkie pliki i\u{a0}ich opis";
    pub OPEN_DATA_INTRO = "Mapa jest zrobiona z\u{a0}plików, które każdy może pobrać i\u{a0}wykorzystać. Nie trzeba klucza ani rejestracji, a\u{a0}nazwy pól i\u{a0}adresy plików są stałe.";
    pub OPEN_LICENCE = "Licencja";
    pub OPEN_LICENCE_TEXT = "Dla katalogu proponujemy licencję CC BY 4.0: wolno go kopiować, zmieniać i\u{a0}łączyć z\u{a0}innymi danymi, podając źródło. Dane osób do kontaktu służą do pytań o\u{a0}praktykę; kto je przetwarza dalej, odpowiada za to sam.";
    pub OPEN_CHANGES = "Kiedy się zmieniają";
    pub OPEN_CHANGES_TEXT = "Pliki powstają razem, przy każdym wydaniu katalogu; stałego terminu nie ma. Numer wydania podaje data/edition.json: dopóki jest ten sam, nie zmienił się żaden plik katalogu. Ten sam numer i\u{a0}dzień najnowszego wpisu stoją w\u{a0}opisach danych, w\u{a0}kanałach i\u{a0}w\u{a0}JSON-LD.";
    pub OPEN_FILES = "Pliki";
    OPEN_GEOJSON = "Cały katalog: położenie i\u{a0}wszystkie pola rekordów, także ich brzmienie ze źródła. Współrzędne WGS 84, najpierw długość.";
    OPEN_CSV = "Jeden wiersz na praktykę: UTF-8 z\u{a0}BOM, średniki, kropka dziesiętna. Kilka wartości w\u{a0}polu rozdziela pionowa kreska. Przed wartością, którą arkusz wziąłby za formułę, stoi apostrof.";
    OPEN_CSVW = "Opis tabeli dla programów: kolumny, ich typy, wydanie i\u{a0}dzień.";
    OPEN_JSONLD = "Katalog w\u{a0}słownikach schema.org: zbiór, praktyki, instytucje, miejsca i\u{a0}kontakty.";
    OPEN_DETAILS = "To, co pokazuje tylko strona praktyki: pełna prezentacja (oczyszczony HTML), załączniki, partnerzy, wskaźniki i\u{a0}koszty.";
    OPEN_INDEX = "Skrót katalogu w\u{a0}kolumnach, którym otwiera się mapa: kategorie, województwa, powiaty i\u{a0}punkty.";
    OPEN_EDITION = "Numer wydania i\u{a0}pliki, które przeglądarka zapisuje na czas bez sieci.";
    OPEN_SCHEMAS = "Schematy tych plików: jakie mają pola, co musi w\u{a0}nich być i\u{a0}w\u{a0}jakiej postaci.";
    OPEN_OGC = "Katalog ułożony jak usługa OGC API – Features, w\u{a0}plikach po 500 praktyk. Nie jest to usługa: nie rozumie zapytań, a\u{a0}czego brakuje do zgodności, mówi conformance.json.";
    OPEN_DCAT = "Opis zbiorów dla katalogów danych, takich jak dane.gov.pl. Jest tam, gdzie wydawca podał adres strony.";
    OPEN_ATOM = "Kanały nowych i\u{a0}zmienionych praktyk, po 50 najnowszych: wszystkich, każdego województwa i\u{a0}każdej kategorii. Są tam, gdzie wydawca podał adres strony.";
    pub OPEN_COLUMNS = "Kolumny pliku CSV";
    pub OPEN_COLUMNS_TEXT = "Nazwy są te same co pól w\u{a0}GeoJSON. Czego nie wiadomo, jest puste.";
    DATA_COLUMN_ID = "stały identyfikator";
    DATA_COLUMN_SLUG = "nazwa w\u{a0}adresie strony";
    DATA_COLUMN_TITLE = "tytuł";
    DATA_COLUMN_CATEGORY = "ścieżka kategorii";
    DATA_COLUMN_CATEGORY_NAME = "nazwa działu i\u{a0}kategorii";
    DATA_COLUMN_SUMMARY = "streszczenie";
    DATA_COLUMN_SUMMARY_EN = "streszczenie po angielsku";
    DATA_COLUMN_UNIT_TYPE = "typ jednostki, na przykład gmina_wiejska";
    DATA_COLUMN_MUNICIPALITY = "miejscowości lub gminy";
    DATA_COLUMN_POWIAT = "powiaty";
    DATA_COLUMN_WOJEWODZTWO = "województwa";
    DATA_COLUMN_TERYT = "numery TERYT: 2, 4, 6 albo 7 cyfr, z\u{a0}zerem na początku";
    DATA_COLUMN_POSTAL_CODE = "kod pocztowy";
    DATA_COLUMN_POST_OFFICE = "poczta";
    DATA_COLUMN_IMPLEMENTING_UNIT = "jednostka wdrażająca";
    DATA_COLUMN_STREET = "jej ulica i\u{a0}numer";
    DATA_COLUMN_WEBSITES = "strony internetowe";
    DATA_COLUMN_POPULATION = "liczba mieszkańców według metryki";
    DATA_COLUMN_CONTACTS = "kontakty: osoba, stanowisko, telefony, e-maile";
    DATA_COLUMN_ENTERED = "dzień wpisu do katalogu (RRRR-MM-DD)";
    DATA_COLUMN_UPDATED = "dzień ostatniej zmiany w\u{a0}katalogu";
    DATA_COLUMN_PRECISION = "dokładność punktu, od address do wojewodztwo";
    DATA_COLUMN_LON = "długość geograficzna pierwszego punktu, w\u{a0}stopniach";
    DATA_COLUMN_LAT = "szerokość geograficzna pierwszego punktu, w\u{a0}stopniach";
    DATA_COLUMN_SOURCE_CATALOGUE = "katalog, z\u{a0}którego pochodzi wpis";
    DATA_COLUMN_SOURCE_URL = "strona źródła";
    DATA_COLUMN_PAGE = "strona praktyki: cały adres albo ścieżka od początku witryny";
}

/// What is published: the paths from the site's root, the form, what it is. An address that is a pattern has `*` in it.
pub const OPEN_DATA_FILES: [(&[&str], &str, Text); 11] = [
    (&["data/practices.geojson"], "GeoJSON, RFC 7946", OPEN_GEOJSON),
    (&["dane/praktyki.csv"], "CSV, RFC 4180", OPEN_CSV),
    (&["dane/praktyki.csv-metadata.json"], "CSV on the Web", OPEN_CSVW),
    (&["dane/praktyki.jsonld"], "JSON-LD, schema.org", OPEN_JSONLD),
    (&["data/details/*.json"], "JSON", OPEN_DETAILS),
    (&["data/index.json"], "JSON", OPEN_INDEX),
    (&["data/edition.json"], "JSON", OPEN_EDITION),
    (
        &[
            "dane/schematy/practices.schema.json",
            "dane/schematy/details.schema.json",
            "dane/schematy/index.schema.json",
            "dane/schematy/edition.schema.json",
        ],
        "JSON Schema 2020-12",
        OPEN_SCHEMAS,
    ),
    (
        &["dane/ogc/index.json", "dane/ogc/conformance.json"],
        "OGC API – Features",
        OPEN_OGC,
    ),
    (&["dane/katalog.ttl", "dane/katalog.jsonld"], "DCAT-AP", OPEN_DCAT),
    (
        &[
            "dane/nowe.atom",
            "dane/zmienione.atom",
            "dane/wojewodztwa/*/nowe.atom",
            "dane/wojewodztwa/*/zmienione.atom",
            "dane/kategorie/*/nowe.atom",
            "dane/kategorie/*/zmienione.atom",
        ],
        "Atom, RFC 4287",
        OPEN_ATOM,
    ),
];

/// The columns of the table, in their order: the name, and what stands there.
pub const OPEN_DATA_COLUMNS: [(&str, Text); 27] = [
    ("id", DATA_COLUMN_ID),
    ("slug", DATA_COLUMN_SLUG),
    ("title", DATA_COLUMN_TITLE),
    ("category", DATA_COLUMN_CATEGORY),
    ("category_name", DATA_COLUMN_CATEGORY_NAME),
    ("summary", DATA_COLUMN_SUMMARY),
    ("summary_en", DATA_COLUMN_SUMMARY_EN),
    ("unit_type", DATA_COLUMN_UNIT_TYPE),
    ("municipality", DATA_COLUMN_MUNICIPALITY),
    ("powiat", DATA_COLUMN_POWIAT),
    ("wojewodztwo", DATA_COLUMN_WOJEWODZTWO),
    ("teryt", DATA_COLUMN_TERYT),
    ("postal_code", DATA_COLUMN_POSTAL_CODE),
    ("post_office", DATA_COLUMN_POST_OFFICE),
    ("implementing_unit", DATA_COLUMN_IMPLEMENTING_UNIT),
    ("street", DATA_COLUMN_STREET),
    ("websites", DATA_COLUMN_WEBSITES),
    ("population", DATA_COLUMN_POPULATION),
    ("contacts", DATA_COLUMN_CONTACTS),
    ("entered", DATA_COLUMN_ENTERED),
    ("updated", DATA_COLUMN_UPDATED),
    ("precision", DATA_COLUMN_PRECISION),
    ("lon", DATA_COLUMN_LON),
    ("lat", DATA_COLUMN_LAT),
    ("source_catalogue", DATA_COLUMN_SOURCE_CATALOGUE),
    ("source_url", DATA_COLUMN_SOURCE_URL),
    ("page", DATA_COLUMN_PAGE),
];
