//! The shortlist, the comparison and the dossier.

use super::{all_quoted, practices};
use crate::i18n::text::texts;

texts! {
    pub SHORTLIST = "Schowek";
    pub STAR = "Dodaj do schowka";
    pub STARRED = "W\u{a0}schowku";
    pub SHORTLIST_KEPT = "Praktyki odłożone na później. Schowek jest zapisany tylko na tym urządzeniu, w\u{a0}tej przeglądarce.";
    pub SHORTLIST_NOT_KEPT = "Praktyki odłożone na później. Przeglądarka nie pozwala niczego zapisać, więc schowek zniknie po zamknięciu strony. \
     Aby go zachować, skopiuj odnośnik.";
    pub NOT_KEPT = "Przeglądarka nie pozwala zapisać schowka. Zniknie po zamknięciu strony.";
    pub SHORTLIST_EMPTY = "Schowek jest pusty";
    pub SHORTLIST_EMPTY_WHY = "Dodaj praktyki gwiazdką: na liście, na mapie albo na stronie praktyki. Potem porównasz je tutaj, wydrukujesz jako teczkę i\u{a0}prześlesz odnośnikiem.";
    pub OTHERS_SHORTLIST = "Lista z\u{a0}odnośnika";
    pub OTHERS_SHORTLIST_LEAD = "Ktoś wybrał dla Ciebie te praktyki. Twój własny schowek się nie zmienił.";
    pub ADD_ALL = "Dodaj wszystkie do schowka";
    pub TO_SHORTLIST = "Przejdź do schowka";
    pub REMOVE = "Usuń";
    pub NO_SUCH_PRACTICE = "Nie ma już takiej praktyki";
    pub LOAD_FAILED_PRACTICE = "Nie udało się wczytać tej praktyki.";
    pub COPY_LINK = "Skopiuj odnośnik";
    pub LINK_COPIED = "Skopiowano odnośnik do tej listy.";
    pub COMPARE = "Porównaj";
    pub COMPARE_HINT = "Aby porównać praktyki, zaznacz od dwóch do czterech.";
    pub COMPARISON = "Porównanie praktyk";
    pub NOTHING_TO_COMPARE = "Nie ma czego porównać. Zaznacz praktyki w\u{a0}schowku.";
    pub NOT_KNOWN = "nie podano";
    pub CATEGORY = "Kategoria";
    pub TO_DOSSIER = "Teczka do druku";
    pub DOSSIER = "Teczka dobrych praktyk";
    pub DOSSIER_HINT = "Wydruk mieści się na kartkach A4. Plik PDF powstanie, gdy w\u{a0}oknie drukowania wybierzesz „Zapisz jako PDF”.";
    pub DOSSIER_EMPTY = "Teczka jest pusta. Dodaj praktyki do schowka.";
    pub PRINT = "Drukuj";
    pub DOSSIER_CONTENTS = "Spis praktyk";
    pub DOSSIER_MAP = "Mapa Polski z\u{a0}miejscami praktyk";
    pub DOSSIER_ADDRESS = "Strona praktyki";

    FULL = "one: Schowek mieści {n}\u{a0}praktykę. Usuń ją, aby dodać inną. | few: Schowek mieści {n}\u{a0}praktyki. Usuń którąś, aby dodać następną. | many: Schowek mieści {n}\u{a0}praktyk. Usuń którąś, aby dodać następną.";
    REMOVED = "Usunięto ze schowka: {title}.";
    ADDED = "Dodano do schowka: {practices}.";
    TO_COMPARE = "Do porównania: {title}";
    LEFT_OUT = "one: Pokazano {n}\u{a0}pierwszą. W\u{a0}odnośniku jest ich więcej: {left} pominięto. | few: Pokazano {n}\u{a0}pierwsze. W\u{a0}odnośniku jest ich więcej: {left} pominięto. | many: Pokazano {n}\u{a0}pierwszych. W\u{a0}odnośniku jest ich więcej: {left} pominięto.";
    UNKNOWN_PRACTICES = "one: W\u{a0}tym katalogu nie ma takiej praktyki: {names}. | few: W\u{a0}tym katalogu nie ma takich praktyk: {names}. | many: W\u{a0}tym katalogu nie ma takich praktyk: {names}.";
    LINK_IS = "Odnośnik do tej listy: {address}";
}

/// The link to the shortlist, with how many practices it has.
pub fn shortlist_count(n: usize) -> String {
    if n == 0 { String::new() } else { format!("({n})") }
}

/// The shortlist has no room for more.
pub fn shortlist_full(most: usize) -> String {
    FULL.counted(most, &[])
}

/// A practice was taken out of the shortlist.
pub fn removed(title: &str) -> String {
    REMOVED.with(&[("title", title)])
}

/// All practices of a link were added.
pub fn added(n: usize) -> String {
    ADDED.with(&[("practices", &practices(n))])
}

/// What a tick is for.
pub fn to_compare(title: &str) -> String {
    TO_COMPARE.with(&[("title", title)])
}

/// The link to the comparison of those that are ticked.
pub fn compare(n: usize) -> String {
    if n == 0 {
        COMPARE.get().to_owned()
    } else {
        format!("{COMPARE} ({n})")
    }
}

/// Practices of an address that are not shown, since it names too many.
pub fn left_out(n: usize, most: usize) -> String {
    LEFT_OUT.counted(most, &[("left", &n.to_string())])
}

/// Practices of an address that do not exist.
pub fn unknown_practices(slugs: &[String]) -> String {
    UNKNOWN_PRACTICES.counted(slugs.len(), &[("names", &all_quoted(slugs.iter()))])
}

/// The address of a list that could not be copied.
pub fn link_is(address: &str) -> String {
    LINK_IS.with(&[("address", address)])
}
