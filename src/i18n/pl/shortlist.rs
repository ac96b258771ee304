//! Polish of the shortlist, of the comparison and of the dossier.

use practices::polish::{counted, enumerated};

use super::{practices, quoted};

pub const SHORTLIST: &str = "Schowek";
pub const STAR: &str = "Dodaj do schowka";
pub const STARRED: &str = "W\u{a0}schowku";
pub const SHORTLIST_KEPT: &str =
    "Praktyki odłożone na później. Schowek jest zapisany tylko na tym urządzeniu, w\u{a0}tej przeglądarce.";
pub const SHORTLIST_NOT_KEPT: &str = "Praktyki odłożone na później. Przeglądarka nie pozwala niczego zapisać, więc schowek zniknie po zamknięciu strony. \
     Aby go zachować, skopiuj odnośnik.";
pub const NOT_KEPT: &str = "Przeglądarka nie pozwala zapisać schowka. Zniknie po zamknięciu strony.";
pub const SHORTLIST_EMPTY: &str = "Schowek jest pusty";
pub const SHORTLIST_EMPTY_WHY: &str = "Dodaj praktyki gwiazdką: na liście, na mapie albo na stronie praktyki. Potem porównasz je tutaj, wydrukujesz jako teczkę i\u{a0}prześlesz odnośnikiem.";
pub const OTHERS_SHORTLIST: &str = "Lista z\u{a0}odnośnika";
pub const OTHERS_SHORTLIST_LEAD: &str = "Ktoś wybrał dla Ciebie te praktyki. Twój własny schowek się nie zmienił.";
pub const ADD_ALL: &str = "Dodaj wszystkie do schowka";
pub const TO_SHORTLIST: &str = "Przejdź do schowka";
pub const REMOVE: &str = "Usuń";
pub const NO_SUCH_PRACTICE: &str = "Nie ma już takiej praktyki";
pub const LOAD_FAILED_PRACTICE: &str = "Nie udało się wczytać tej praktyki.";
pub const COPY_LINK: &str = "Skopiuj odnośnik";
pub const LINK_COPIED: &str = "Skopiowano odnośnik do tej listy.";
pub const COMPARE: &str = "Porównaj";
pub const COMPARE_HINT: &str = "Aby porównać praktyki, zaznacz od dwóch do czterech.";
pub const COMPARISON: &str = "Porównanie praktyk";
pub const NOTHING_TO_COMPARE: &str = "Nie ma czego porównać. Zaznacz praktyki w\u{a0}schowku.";
pub const NOT_KNOWN: &str = "nie podano";
pub const CATEGORY: &str = "Kategoria";
pub const TO_DOSSIER: &str = "Teczka do druku";
pub const DOSSIER: &str = "Teczka dobrych praktyk";
pub const DOSSIER_HINT: &str =
    "Wydruk mieści się na kartkach A4. Plik PDF powstanie, gdy w\u{a0}oknie drukowania wybierzesz „Zapisz jako PDF”.";
pub const DOSSIER_EMPTY: &str = "Teczka jest pusta. Dodaj praktyki do schowka.";
pub const PRINT: &str = "Drukuj";
pub const DOSSIER_CONTENTS: &str = "Spis praktyk";
pub const DOSSIER_MAP: &str = "Mapa Polski z\u{a0}miejscami praktyk";
pub const DOSSIER_ADDRESS: &str = "Strona praktyki";

/// The link to the shortlist, with how many practices it has.
pub fn shortlist_count(n: usize) -> String {
    if n == 0 { String::new() } else { format!("({n})") }
}

/// The shortlist has no room for more.
pub fn shortlist_full(most: usize) -> String {
    format!(
        "Schowek mieści {}. Usuń którąś, aby dodać następną.",
        counted(most, ["praktykę", "praktyki", "praktyk"])
    )
}

/// A practice was taken out of the shortlist.
pub fn removed(title: &str) -> String {
    format!("Usunięto ze schowka: {title}.")
}

/// All practices of a link were added.
pub fn added(n: usize) -> String {
    format!("Dodano do schowka: {}.", practices(n))
}

/// What a tick is for.
pub fn to_compare(title: &str) -> String {
    format!("Do porównania: {title}")
}

/// The link to the comparison of those that are ticked.
pub fn compare(n: usize) -> String {
    if n == 0 {
        COMPARE.to_owned()
    } else {
        format!("{COMPARE} ({n})")
    }
}

/// Practices of an address that are not shown, since it names too many.
pub fn left_out(n: usize, most: usize) -> String {
    format!(
        "Pokazano {}. W\u{a0}odnośniku jest ich więcej: {n} pominięto.",
        counted(most, ["pierwszą", "pierwsze", "pierwszych"])
    )
}

/// Practices of an address that do not exist.
pub fn unknown_practices(slugs: &[String]) -> String {
    let names: Vec<String> = slugs.iter().map(|slug| quoted(slug)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let what = if slugs.len() == 1 {
        "takiej praktyki"
    } else {
        "takich praktyk"
    };
    format!("W\u{a0}tym katalogu nie ma {what}: {}.", enumerated(&names))
}

/// The address of a list that could not be copied.
pub fn link_is(address: &str) -> String {
    format!("Odnośnik do tej listy: {address}")
}
