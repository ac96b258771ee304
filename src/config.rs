//! What whoever publishes the map may set in `config.json`, beside `index.html`: sources of tiles, and files of borders.
//!
//! ```json
//! {"tiles":[{"name":"Mapa","url":"https://kafelki.example/{z}/{x}/{y}.png","subdomains":"","min_zoom":0,"max_zoom":19,
//! "attribution":"© autorzy","attribution_url":"https://kafelki.example/prawa"}],
//! "units":["powiaty.json","gminy.json"],"publisher":{"name":"Związek Gmin"},"visits":true}
//! ```
//!
//! - `tiles`: to be chosen from; only `name` and `url` must be there, zooms are 0 to 19 where nothing is said.
//!   `url` and `subdomains` are those of [`TileSource::new`].
//! - `publisher`: see [`Publisher`].
//! - `visits`: whether `data/visits.json` is there, as `praktyki visits` makes it.
//! - `publish`: what `cargo xtask dist` leaves out of the data; the app has no use for it.
//! - `units`: files that `praktyki regions` has made, below `data/regions`; their names end as it names them.
//!
//! An entry that can't be used is left out, as is a further one of the same name: the map does without.

use geomap::tiles::TileSource;
use practices::CatalogueError;
use practices::units::Level;
use serde_json::Value;

use crate::publisher::Publisher;

/// How close tiles are shown where nothing is said.
const MAX_ZOOM: u64 = 19;

/// The settings; nothing is set where the file does not say so.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Config {
    /// What may be shown below the drawn map.
    pub tiles: Vec<TileLayer>,
    /// Files of borders below `data/regions`, one a level at the most.
    pub units: Vec<(Level, String)>,
    /// The file as it is, for what only pages read that come later.
    pub said: Value,
}

/// A source of tiles as the visitor knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct TileLayer {
    /// Its name, which no other has.
    pub name: String,
    /// Where the tiles come from.
    pub source: TileSource,
    /// Whose they are, as they want it; empty where nothing is said.
    pub attribution: String,
    /// Their page; empty where none is given.
    pub attribution_url: String,
}

impl Config {
    /// Reads the file. What is no settings sets nothing.
    ///
    /// # Errors
    /// [`CatalogueError::NotJson`]: it is cut off, or another file.
    pub fn from_json(bytes: &[u8]) -> Result<Self, CatalogueError> {
        let value: Value = serde_json::from_slice(bytes)?;
        let mut config = Self::default();
        for layer in entries(&value, "tiles").iter().filter_map(tile_layer) {
            if config.layer(&layer.name).is_none() {
                config.tiles.push(layer);
            }
        }
        for (level, name) in entries(&value, "units").iter().filter_map(units_file) {
            if config.file(level).is_none() {
                config.units.push((level, name));
            }
        }
        config.said = value;
        Ok(config)
    }

    /// Whoever publishes the map.
    pub fn publisher(&self) -> Publisher {
        self.said.get("publisher").map(Publisher::of).unwrap_or_default()
    }

    /// Whether visits are counted and shown.
    pub fn has_visits(&self) -> bool {
        self.said.get("visits").and_then(Value::as_bool).unwrap_or_default()
    }

    /// The source of tiles with this name.
    pub fn layer(&self, name: &str) -> Option<&TileLayer> {
        self.tiles.iter().find(|layer| layer.name == name)
    }

    /// The file of a level's borders.
    pub fn file(&self, level: Level) -> Option<&str> {
        let found = self.units.iter().find(|(other, _)| *other == level);
        found.map(|(_, name)| name.as_str())
    }
}

fn entries<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn tile_layer(value: &Value) -> Option<TileLayer> {
    let text = |name: &str| {
        value
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let zoom = |name: &str, default: u64| {
        let zoom = value.get(name).and_then(Value::as_u64).unwrap_or(default);
        u32::try_from(zoom).unwrap_or(u32::MAX)
    };
    let source = TileSource::new(
        &text("url"),
        &text("subdomains"),
        zoom("min_zoom", 0),
        zoom("max_zoom", MAX_ZOOM),
    );
    let name = text("name");
    // A link leads to a page, and runs nothing.
    let attribution_url =
        Some(text("attribution_url")).filter(|url| url.starts_with("https:") || url.starts_with("http:"));
    (!name.is_empty()).then_some(TileLayer {
        name,
        source: source.ok()?,
        attribution: text("attribution"),
        attribution_url: attribution_url.unwrap_or_default(),
    })
}

/// The level is said by the end of the name, so that nothing need be fetched to offer the file.
fn units_file(value: &Value) -> Option<(Level, String)> {
    let name = value.as_str()?;
    let level = if name.ends_with("powiaty.json") {
        Level::Powiaty
    } else if name.ends_with("gminy.json") {
        Level::Gminy
    } else {
        return None;
    };
    // Borders come from the site itself, from its folder.
    let is_below = !name.starts_with('/') && !name.contains("..") && !name.contains(':') && !name.contains('\\');
    is_below.then(|| (level, name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_file_sets_what_it_says() {
        let config = Config::from_json(include_bytes!("../public/config.json")).unwrap();
        let layer = config.layer("Mapa OpenStreetMap").unwrap();
        let source = TileSource::new("https://tile.openstreetmap.org/{z}/{x}/{y}.png", "", 0, 19).unwrap();
        assert_eq!(layer.source, source);
        assert_eq!(layer.attribution, "© autorzy OpenStreetMap");
        assert_eq!(layer.attribution_url, "https://www.openstreetmap.org/copyright");
        assert_eq!((config.tiles.len(), config.units.len()), (1, 0));
    }

    #[test]
    fn what_can_not_be_used_is_left_out() {
        let cases = [
            "[]",
            "null",
            r#"{"tiles":{},"units":"powiaty.json"}"#,
            r#"{"tiles":[7,null,{"name":"bez adresu"},{"url":"https://a.example/{z}/{x}/{y}"}]}"#,
            r#"{"tiles":[{"name":"bez wiersza","url":"https://a.example/{z}/{x}"}]}"#,
            r#"{"tiles":[{"name":"bez liter","url":"https://{s}.a.example/{z}/{x}/{y}"}]}"#,
            r#"{"units":[1,"wojewodztwa.geojson","../powiaty.json","/gminy.json","https://a.example/gminy.json"]}"#,
        ];
        for text in cases {
            let config = Config::from_json(text.as_bytes()).unwrap();
            assert_eq!(
                (config.tiles.as_slice(), config.units.as_slice()),
                (&[][..], &[][..]),
                "{text}"
            );
            assert_eq!(
                (config.publisher(), config.has_visits()),
                (Publisher::default(), false),
                "{text}"
            );
        }
        assert!(Config::from_json(br#"{"visits":true}"#).unwrap().has_visits());
    }

    #[test]
    fn what_is_no_json_is_said() {
        for text in ["", "<!doctype html><title>Żółw</title>", "{\"tiles\":[{\"name\":"] {
            let error = Config::from_json(text.as_bytes()).unwrap_err();
            assert!(matches!(error, CatalogueError::NotJson { .. }), "{text}: {error}");
        }
    }

    #[test]
    fn a_bad_entry_takes_no_good_one_with_it() {
        let text = r#"{"tiles":[{"name":"Zła"},
            {"name":" Łąki ","url":"https://a.example/{z}/{x}/{-y}","max_zoom":-4,"min_zoom":"x","attribution_url":"javascript:1"},
            {"name":"Łąki","url":"https://b.example/{z}/{x}/{y}"}],
            "units":["śląskie/powiaty.json","powiaty.json",{},"gminy.json"]}"#;
        let config = Config::from_json(text.as_bytes()).unwrap();
        let names: Vec<&str> = config.tiles.iter().map(|layer| layer.name.as_str()).collect();
        assert_eq!(names, ["Łąki"]);
        let layer = config.layer("Łąki").unwrap();
        assert_eq!(
            layer.source,
            TileSource::new("https://a.example/{z}/{x}/{-y}", "", 0, 19).unwrap()
        );
        assert_eq!(layer.attribution_url, "");
        assert_eq!(config.file(Level::Powiaty), Some("śląskie/powiaty.json"));
        assert_eq!(config.file(Level::Gminy), Some("gminy.json"));
    }
}
