//! The menu at the end of the bar, and how the site may look.

use crate::i18n::text::texts;

texts! {
    pub MORE = "Więcej: wygląd, pomoc, o\u{a0}mapie";
    pub THEME = "Wygląd";
    pub THEME_SYSTEM = "jak w\u{a0}systemie";
    pub THEME_LIGHT = "jasny";
    pub THEME_DARK = "ciemny";
    pub CONTRAST = "większy kontrast";
}
