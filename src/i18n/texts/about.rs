//! What is said of the map itself: where it comes from, and how far it can be trusted.

use crate::i18n::Text;
use crate::i18n::text::texts;

texts! {
    pub ABOUT = "O\u{a0}mapie";
    ABOUT_WHAT = "Co tu jest";
    ABOUT_WHAT_TEXT = "Mapa zbiera dobre praktyki polskich gmin, miast i\u{a0}powiatów: co zrobiono, gdzie, od kiedy i\u{a0}kogo o\u{a0}to zapytać. Każda praktyka ma swoją stronę z\u{a0}metryką samorządu i\u{a0}kontaktami.";
    ABOUT_RECORDS = "Skąd są opisy";
    ABOUT_RECORDS_TEXT = "Pierwszy katalog pochodzi z\u{a0}Bazy Dobrych Praktyk związków miast, gmin wiejskich i\u{a0}powiatów oraz ze stron samych samorządów. Fakty i\u{a0}liczby są ze źródeł, streszczenia własne; strona praktyki podaje adres źródła, jeśli jest znany.";
    ABOUT_RECORDS_LICENCE = "Dla opisów w\u{a0}katalogu proponujemy licencję CC BY 4.0.";
    ABOUT_POINTS = "Jak dokładne są punkty";
    ABOUT_POINTS_TEXT = "Punkt wyznacza się z\u{a0}adresu podanego w\u{a0}źródle: z\u{a0}kodu pocztowego i\u{a0}miejscowości, a\u{a0}gdy ich brak, z\u{a0}nazwy gminy, powiatu lub województwa. Sprawdzamy, czy leży w\u{a0}podanym województwie.";
    ABOUT_POINTS_SAID = "Strona praktyki mówi, jak dokładny jest jej punkt. Gdy znana jest tylko gmina, stoi on w\u{a0}jej siedzibie, a\u{a0}nie tam, gdzie praktyka działa.";
    ABOUT_PRIVACY = "Prywatność";
    ABOUT_PRIVACY_TEXT = "Mapa nie używa ciasteczek i\u{a0}nikogo nie śledzi. Schowek, własna gmina i\u{a0}wygląd strony zapisują się tylko na tym urządzeniu. O\u{a0}położenie pytamy po kliknięciu; nie opuszcza ono urządzenia.";
    ABOUT_PRIVACY_TILES = "Jeden wyjątek: gdy włączysz mapę podkładową innego serwisu, jego serwer dostaje zapytania o\u{a0}jej obrazki.";
    pub ABOUT_SOURCES = "Z\u{a0}czego powstała mapa";
    pub CONTACT = "Kontakt";
    pub PUBLISHER_UNKNOWN = "Wydawca tej mapy nie podał jeszcze swoich danych.";
}

/// Parts of the page about the map: the title, then paragraphs.
pub const ABOUT_PARTS: [(Text, &[Text]); 4] = [
    (ABOUT_WHAT, &[ABOUT_WHAT_TEXT]),
    (ABOUT_RECORDS, &[ABOUT_RECORDS_TEXT, ABOUT_RECORDS_LICENCE]),
    (ABOUT_POINTS, &[ABOUT_POINTS_TEXT, ABOUT_POINTS_SAID]),
    (ABOUT_PRIVACY, &[ABOUT_PRIVACY_TEXT, ABOUT_PRIVACY_TILES]),
];
