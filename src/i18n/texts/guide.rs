//! How to use the site: the page of help.

use crate::i18n::Text;
use crate::i18n::text::texts;

texts! {
    pub GUIDE = "Pomoc";
    GUIDE_SEARCH = "Szukanie";
    GUIDE_SEARCH_TEXT = "Pisz, jak mówisz: z\u{a0}polskimi znakami lub bez, w\u{a0}dowolnym przypadku, nawet z\u{a0}literówką. Szukać można słów, nazw gmin i\u{a0}powiatów, urzędów, telefonów i\u{a0}skrótów, na przykład MOPS. Miejsca i\u{a0}kategorie, które pasują, stoją nad wynikami.";
    GUIDE_FILTERS = "Zawężanie";
    GUIDE_FILTERS_TEXT = "W\u{a0}jednym filtrze zaznaczone wartości sumują się, a\u{a0}filtry ograniczają się nawzajem. Liczba przy każdej wartości mówi, ile praktyk zostanie po jej wybraniu. Filtry działają tak samo na mapie, liście, w\u{a0}statystykach i\u{a0}w\u{a0}plikach do pobrania.";
    GUIDE_LINK = "Odnośnik do widoku";
    GUIDE_LINK_TEXT = "Adres strony zawiera całość: słowa, filtry, kolejność i\u{a0}położenie mapy. Wyślij go, a\u{a0}odbiorca zobaczy to samo; przycisk Wstecz cofa zmiany.";
    GUIDE_STARS = "Schowek i\u{a0}teczka";
    GUIDE_STARS_TEXT = "Gwiazdka dodaje praktykę do schowka na tym urządzeniu. Stamtąd można porównać do czterech praktyk, wydrukować teczkę dla rady albo wysłać listę odnośnikiem.";
    GUIDE_WITHOUT_MAP = "Bez mapy";
    GUIDE_WITHOUT_MAP_TEXT = "Wszystko, co mówi mapa, jest też na liście i\u{a0}na stronach praktyk, z\u{a0}tymi samymi filtrami. Mapę można w\u{a0}całości obsłużyć klawiaturą; na mapie klawisz ? pokazuje klawisze.";
    GUIDE_OFFLINE = "Bez sieci";
    GUIDE_OFFLINE_TEXT = "Po pierwszej wizycie mapa działa też bez połączenia i\u{a0}mówi, z\u{a0}kiedy są dane. Przeglądarka może ją dodać do ekranu głównego.";
}

/// Parts of the page: the title, and what is said there.
pub const GUIDE_PARTS: [(Text, Text); 6] = [
    (GUIDE_SEARCH, GUIDE_SEARCH_TEXT),
    (GUIDE_FILTERS, GUIDE_FILTERS_TEXT),
    (GUIDE_LINK, GUIDE_LINK_TEXT),
    (GUIDE_STARS, GUIDE_STARS_TEXT),
    (GUIDE_WITHOUT_MAP, GUIDE_WITHOUT_MAP_TEXT),
    (GUIDE_OFFLINE, GUIDE_OFFLINE_TEXT),
];
