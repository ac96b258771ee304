//! What pages say that are written beforehand, and their heads.

use crate::i18n::text::texts;

texts! {
    pub SITE_DESCRIPTION = "Dobre praktyki polskich samorządów na\u{a0}mapie: co\u{a0}zrobiono, gdzie i\u{a0}kogo o\u{a0}to\u{a0}zapytać.";
    pub NO_SCRIPT = "Bez JavaScriptu mapa jest tylko obrazem, a\u{a0}wyszukiwarka, filtry i\u{a0}schowek nie działają. Wszystkie praktyki są w\u{a0}spisie.";
    pub REGISTRY = "Spis praktyk";
    pub REGISTRY_LEAD = "Wszystkie praktyki według kategorii i\u{a0}województw, na\u{a0}stronach, które działają także bez JavaScriptu.";
    pub PAGES = "Strony spisu";
}
