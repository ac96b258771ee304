//! How to move the map.

use crate::i18n::Text;
use crate::i18n::text::texts;

texts! {
    KEYS = "Klawisze";
    KEY_ARROWS = "← ↑ → ↓";
    KEY_SIGNS = "+ −";
    KEY_HOME = "Home";
    KEY_TAB = "Tab";
    KEY_ENTER = "Enter";
    KEY_ESCAPE = "Esc";
    KEY_HELP = "?";
    PANS = "przesunięcie mapy";
    ZOOMS = "przybliżenie i\u{a0}oddalenie";
    SHOWS_POLAND = "cała Polska";
    GOES_ON = "następna praktyka na mapie";
    OPENS = "otwarcie praktyki albo rozsunięcie grupy";
    CLOSES = "zamknięcie okna";
    SHOWS_HELP = "ta pomoc";
    MOUSE = "Mysz i gładzik";
    DRAG = "przeciągnięcie";
    WHEEL = "kółko";
    ZOOMS_THERE = "przybliżenie i\u{a0}oddalenie w\u{a0}miejscu wskaźnika";
    DOUBLE_CLICK = "dwuklik";
    ZOOMS_IN_OR_OUT = "przybliżenie; z\u{a0}klawiszem Shift oddalenie";
    SHIFT_DRAG = "Shift + przeciągnięcie";
    ZOOMS_TO_BOX = "przybliżenie zaznaczonego obszaru";
    TOUCH = "Dotyk";
    ONE_FINGER = "jeden\u{a0}palec";
    TWO_FINGERS = "dwa\u{a0}palce";
    ZOOMS_AND_TAPS_OUT = "przybliżenie i\u{a0}oddalenie; stuknięcie oddala";
    DOUBLE_TAP = "podwójne\u{a0}stuknięcie";
    ZOOMS_SMOOTHLY = "przybliżenie; przytrzymaj i\u{a0}przesuń w\u{a0}pionie, by zmieniać płynnie";
}

/// Parts of the help: the title, then keys or gestures with what they do.
pub const HELP_PARTS: [(Text, &[(Text, Text)]); 3] = [
    (
        KEYS,
        &[
            (KEY_ARROWS, PANS),
            (KEY_SIGNS, ZOOMS),
            (KEY_HOME, SHOWS_POLAND),
            (KEY_TAB, GOES_ON),
            (KEY_ENTER, OPENS),
            (KEY_ESCAPE, CLOSES),
            (KEY_HELP, SHOWS_HELP),
        ],
    ),
    (
        MOUSE,
        &[
            (DRAG, PANS),
            (WHEEL, ZOOMS_THERE),
            (DOUBLE_CLICK, ZOOMS_IN_OR_OUT),
            (SHIFT_DRAG, ZOOMS_TO_BOX),
        ],
    ),
    (
        TOUCH,
        &[
            (ONE_FINGER, PANS),
            (TWO_FINGERS, ZOOMS_AND_TAPS_OUT),
            (DOUBLE_TAP, ZOOMS_SMOOTHLY),
        ],
    ),
];
