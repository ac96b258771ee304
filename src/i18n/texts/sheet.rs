//! How much of the window the panel beside the map, or over it, takes.

use crate::i18n::text::texts;

texts! {
    pub PANEL_WIDTH = "Szerokość panelu";
    pub SHEET_HEIGHT = "Wysokość panelu";
}
