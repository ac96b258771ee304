//! The declaration of accessibility, with the parts that the Polish rules ask for.

use crate::i18n::Text;
use crate::i18n::text::texts;

texts! {
    pub DECLARATION = "Deklaracja dostępności";
    DECLARED = "{publisher} zobowiązuje się zapewnić dostępność swojej strony internetowej zgodnie z\u{a0}ustawą z\u{a0}4\u{a0}kwietnia 2019\u{a0}r. o\u{a0}dostępności cyfrowej stron internetowych i\u{a0}aplikacji mobilnych podmiotów publicznych. Oświadczenie dotyczy strony";
    PUBLISHER_TO_COME = "Wydawca tej mapy";
    pub PUBLISHED_ON = "Data publikacji strony internetowej";
    pub UPDATED_ON = "Data ostatniej istotnej aktualizacji";
    pub PUBLISHER_SILENT = "wydawca nie podał";
    pub STATUS = "Stan dostępności cyfrowej";
    pub STATUS_WORD = "częściowo zgodna";
    pub STATUS_TEXT = "Strona jest {status} z\u{a0}ustawą o\u{a0}dostępności cyfrowej z\u{a0}powodu niezgodności wymienionych niżej.";
    pub SHORTCOMINGS = "Treści niedostępne";
    SHORTCOMING_NAMES = "Napisy na mapie (nazwy województw i\u{a0}miast) są tylko po polsku, także w\u{a0}innych wersjach językowych. Te same nazwy są na liście.";
    SHORTCOMING_TILES = "Mapa podkładowa, którą można włączyć, to obrazki innego serwisu bez opisów. Nic poza nią nie zależy od niej.";
    SHORTCOMING_SOURCES = "Strony i\u{a0}pliki źródłowe, do których prowadzą odnośniki, są innych podmiotów i\u{a0}mogą być niedostępne cyfrowo.";
    SHORTCOMING_POLISH = "Opisy praktyk są po polsku; w\u{a0}innych wersjach językowych strona mówi o\u{a0}tym i\u{a0}oznacza je jako polskie.";
    pub EASE = "Ułatwienia";
    pub EASE_TEXT = "Skróty klawiszowe działają tylko na mapie i\u{a0}są opisane w\u{a0}pomocy. Można wybrać jasny lub ciemny wygląd i\u{a0}większy kontrast. Strona respektuje ustawienia systemu: ograniczenie ruchu, własne kolory, powiększenie.";
    pub PREPARED = "Przygotowanie deklaracji";
    pub PREPARED_TEXT = "Deklarację sporządzono 26\u{a0}listopada 2026\u{a0}r. na podstawie samooceny: automatycznych testów każdej strony i\u{a0}stanu (axe-core, obsługa samą klawiaturą, drzewo dostępności, 320\u{a0}pikseli szerokości) i\u{a0}przeglądu kryteriów WCAG\u{a0}2.2 na poziomach A i\u{a0}AA.";
    pub FEEDBACK = "Informacje zwrotne i\u{a0}dane kontaktowe";
    pub FEEDBACK_TEXT = "Problemy z\u{a0}dostępnością cyfrową tej strony można zgłosić osobie lub pod adresem podanym niżej.";
    pub PERSON = "Odpowiada";
    pub EMAIL = "E-mail";
    pub PHONE = "Telefon";
    pub PROCEDURE = "Procedura odwoławcza";
    pub PROCEDURE_TEXT = "Każdy ma prawo zażądać dostępności cyfrowej strony lub jej elementu, albo udostępnienia treści w\u{a0}inny sposób. Żądanie powinno zawierać dane osoby, wskazanie strony i\u{a0}sposób kontaktu.";
    pub PROCEDURE_TIME = "Podmiot publiczny odpowiada niezwłocznie, nie później niż w\u{a0}ciągu 7\u{a0}dni; gdy to niemożliwe, informuje o\u{a0}tym i\u{a0}realizuje żądanie do 2\u{a0}miesięcy. Na odmowę można złożyć skargę do tego podmiotu, a\u{a0}potem zawiadomić Rzecznika Praw Obywatelskich.";
    pub OMBUDSMAN = "Rzecznik Praw Obywatelskich";
    pub ARCHITECTURE = "Dostępność architektoniczna";
    pub ARCHITECTURE_TEXT = "Mapa działa wyłącznie w\u{a0}internecie. O\u{a0}dostępności siedziby informuje strona jej wydawcy.";
}

/// What is not accessible, and why.
pub const SHORTCOMINGS_ALL: [Text; 4] = [
    SHORTCOMING_POLISH,
    SHORTCOMING_NAMES,
    SHORTCOMING_TILES,
    SHORTCOMING_SOURCES,
];

/// The first sentence, up to the address of the site; the publisher may be unknown.
pub fn declared(publisher: Option<&str>) -> String {
    let publisher = publisher.unwrap_or_else(|| PUBLISHER_TO_COME.get());
    DECLARED.with(&[("publisher", publisher)])
}
