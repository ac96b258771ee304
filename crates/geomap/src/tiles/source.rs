//! Where tiles come from.

use thiserror::Error;

use crate::camera::Camera;
use crate::tiles::{Tile, cover};
use crate::units::Size;

/// From this many device pixels to a CSS pixel on, a screen shows finer tiles.
const RETINA: f64 = 1.5;

/// A server of tiles: its address and its zooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileSource {
    template: String,
    subdomains: String,
    min_zoom: u32,
    max_zoom: u32,
}

/// Why an address is none.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TileError {
    /// All tiles would have the same address.
    #[error(
        "w adresie kafelków „{template}” brakuje {missing}: podaj adres, w którym są {{z}}, {{x}} i {{y}} (albo {{-y}})"
    )]
    MissingNumber {
        /// The address as given.
        template: String,
        /// What it lacks: `{z}`, `{x}` or `{y}`.
        missing: &'static str,
    },
    /// `{s}` stands for nothing.
    #[error(
        "w adresie kafelków „{template}” jest {{s}}, a nie podano liter, które ma zastępować: podaj je, na przykład abc"
    )]
    NoSubdomains {
        /// The address as given.
        template: String,
    },
}

impl TileSource {
    /// A source whose address has the numbers of a tile at `{z}`, `{x}` and `{y}` (`{-y}` where rows are counted from
    /// the south, as TMS does), one of the letters of `subdomains` at `{s}`, and at `{r}` `@2x` for a fine screen.
    /// Zooms go up to [`Tile::MAX_ZOOM`].
    ///
    /// # Errors
    ///
    /// Without a place for each of the three numbers, and with `{s}` but no letters.
    pub fn new(template: &str, subdomains: &str, min_zoom: u32, max_zoom: u32) -> Result<Self, TileError> {
        let has = |place| template.contains(place);
        let missing = if !has("{z}") {
            Some("{z}")
        } else if !has("{x}") {
            Some("{x}")
        } else if !has("{y}") && !has("{-y}") {
            Some("{y}")
        } else {
            None
        };
        let template = template.to_owned();
        if let Some(missing) = missing {
            return Err(TileError::MissingNumber { template, missing });
        }
        if template.contains("{s}") && subdomains.is_empty() {
            return Err(TileError::NoSubdomains { template });
        }
        let max_zoom = max_zoom.min(Tile::MAX_ZOOM);
        Ok(Self {
            template,
            subdomains: subdomains.to_owned(),
            min_zoom: min_zoom.min(max_zoom),
            max_zoom,
        })
    }

    /// The address of a tile, for a screen of so many device pixels to a CSS pixel.
    pub fn url(&self, tile: Tile, device_pixel_ratio: f64) -> String {
        let Tile { zoom, x, y } = tile;
        let from_south = (1_u32 << zoom.min(Tile::MAX_ZOOM)).saturating_sub(y.saturating_add(1));
        let letters = self.subdomains.chars().count().max(1);
        let letter = self.subdomains.chars().nth((x as usize + y as usize) % letters);
        let retina = if device_pixel_ratio >= RETINA { "@2x" } else { "" };
        let mut letter_text = String::new();
        letter_text.extend(letter);
        self.template
            .replace("{z}", &zoom.to_string())
            .replace("{x}", &x.to_string())
            .replace("{y}", &y.to_string())
            .replace("{-y}", &from_south.to_string())
            .replace("{s}", &letter_text)
            .replace("{r}", retina)
    }

    /// The zoom of the tiles for a camera's zoom: the nearest whole one; on a fine screen one more, unless the source has
    /// finer tiles of its own (`{r}`). It stays within the source's zooms.
    pub fn tile_zoom(&self, camera_zoom: f64, device_pixel_ratio: f64) -> u32 {
        let is_fine = device_pixel_ratio >= RETINA && !self.template.contains("{r}");
        // The conversion takes what is no number or negative to 0.
        let nearest = camera_zoom.round() as u32;
        nearest
            .saturating_add(u32::from(is_fine))
            .clamp(self.min_zoom, self.max_zoom)
    }

    /// The tiles that a screen shows, of the zoom that suits it, or of one farther out where those would be too many.
    /// None where the source has none that far out.
    pub fn cover(&self, camera: Camera, size: Size, device_pixel_ratio: f64) -> Vec<Tile> {
        let wanted = self.tile_zoom(camera.zoom, device_pixel_ratio);
        let zooms = (self.min_zoom..=wanted).rev();
        let mut covers = zooms.map(|zoom| cover(camera, size, zoom));
        covers.find(|tiles| !tiles.is_empty()).unwrap_or_default()
    }
}
