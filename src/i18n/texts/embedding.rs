//! The map within another page.

use crate::i18n::text::texts;

texts! {
    pub EMBED = "Osadź na stronie";
    pub EMBED_FAILED = "Nie udało się przygotować kodu do osadzenia mapy.";
    pub EMBED_TITLE = "Osadź mapę na swojej stronie";
    pub EMBED_LEAD = "Wklej ten kod na swoją stronę. Pokaże się na niej to, co widzisz teraz: ten sam fragment mapy i\u{a0}te same praktyki.";
    pub EMBED_WIDTH = "Szerokość (piksele lub %)";
    pub EMBED_HEIGHT = "Wysokość (piksele)";
    pub EMBED_CODE = "Kod do wklejenia";
    pub EMBED_COPY = "Kopiuj kod";
    pub EMBED_COPIED = "Kod skopiowany.";
    pub EMBED_NOT_COPIED = "Przeglądarka nie pozwala skopiować kodu. Zaznacz go i\u{a0}skopiuj.";
    pub EMBED_EXAMPLE = "Przykładowa strona z\u{a0}mapą (w\u{a0}nowej karcie)";
    pub WHOLE_MAP = "Otwórz całą mapę";
    pub NEW_TAB = "(w\u{a0}nowej karcie)";
    pub FULL_SCREEN = "Pełny ekran";
    pub GESTURE_FINGERS = "Przesuwaj mapę dwoma palcami";

    GESTURE_WHEEL = "Przytrzymaj {key}, aby przybliżać kółkiem";
}

/// The wheel is the page's but with this key.
pub fn gesture_wheel(key: &str) -> String {
    GESTURE_WHEEL.with(&[("key", key)])
}
