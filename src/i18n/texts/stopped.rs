//! What is said when the app can't start or has stopped, by a page that has to do without it: `public/stopped.js` shows it.

use crate::i18n::text::texts;

texts! {
    pub NOT_STARTED = "Nie udało się uruchomić mapy.";
    pub NOT_STARTED_WHY = "Jej kod nie dotarł albo przeglądarka nie pozwala mu działać (WebAssembly). Odśwież stronę, a\u{a0}jeśli to nie pomoże, otwórz ją w\u{a0}innej przeglądarce.";
    pub STOPPED = "Mapa zatrzymała się przez błąd.";
    pub STOPPED_WHY = "Odśwież stronę, żeby znów działała. To, co widać, można czytać, a\u{a0}odnośniki prowadzą dalej.";
    pub UNDRESSED = "Nie udało się wczytać wyglądu strony.";
    pub UNDRESSED_WHY = "Wszystko da się przeczytać, ale nie wygląda tak, jak powinno. Odśwież stronę.";
}
