//! Marks as a Mapbox vector tile: a layer `marks` of points, whose properties any reader of such tiles understands.
//!
//! | property | what it says |
//! | --- | --- |
//! | the feature's id | [`geomap::Mark::key`]: of a place where it is, of a cluster its leaves |
//! | `from`, `to` | [`TileMark::levels`] |
//! | `count` | how many practices |
//! | `category:` and a path | how many of them are of this category |
//! | `practices` | [`TileMark::pins`] as a text, see `pins.rs` |
//! | `wojewodztwa` | [`TileMark::wojewodztwa`] |
//! | `leaf`, `points` | of a place, where its leaves begin, and how many there are |
//! | `splits`, `west`, `north`, `east`, `south` | of a cluster, [`TileMark::splits`] and [`TileMark::reach`] |
//!
//! The specification: <https://github.com/mapbox/vector-tile-spec/tree/master/2.1>.

use std::collections::HashMap;

use geomap::{Mark, MarkKind, World};
use practices::Category;
use thiserror::Error;

use crate::mark::TileMark;
use crate::pins;
use crate::points::LAST_LEVEL;
use crate::tile::Tile;
use crate::wire::{self, Reader, Value};

/// The layer.
const LAYER: &str = "marks";
/// Before the path of a category.
const CATEGORY: &str = "category:";
/// The ends of [`TileMark::reach`].
const REACH: [&str; 4] = ["west", "north", "east", "south"];
/// How many steps a tile has each way, a quarter of a pixel each at its own level.
const EXTENT: u32 = 4096;
/// No level is above this.
const HIGHEST: u32 = 24;
/// To move to one point, and its type, as numbers of the specification.
const MOVE_TO: u32 = 9;
const POINT: u64 = 1;

/// The fields of the messages, by their numbers.
mod field {
    pub const LAYER: u32 = 3;
    pub const NAME: u32 = 1;
    pub const FEATURE: u32 = 2;
    pub const KEY: u32 = 3;
    pub const VALUE: u32 = 4;
    pub const EXTENT: u32 = 5;
    pub const VERSION: u32 = 15;
    pub const ID: u32 = 1;
    pub const TAGS: u32 = 2;
    pub const KIND: u32 = 3;
    pub const GEOMETRY: u32 = 4;
    pub const TEXT: u32 = 1;
    pub const NUMBER: u32 = 5;
}

/// Why a tile can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VectorError {
    /// Cut off, or no tile.
    #[error("kafelek jest uszkodzony albo urwany")]
    Broken,
    /// A tile of something else.
    #[error("kafelek nie ma warstwy „{LAYER}”")]
    NoLayer,
}

/// How many steps a tile has each way: of one that has closer levels too, as many as make a quarter of a pixel at the closest.
fn extent(tile: Tile, marks: &[TileMark]) -> u32 {
    let closest = marks.iter().map(|mark| *mark.levels.end()).max().unwrap_or_default();
    EXTENT << closest.saturating_sub(tile.level()).min(LAST_LEVEL)
}

/// The keys and values of a layer, each once, and the features that name them by their places.
#[derive(Default)]
struct Layer {
    keys: Vec<String>,
    values: Vec<u8>,
    key_places: HashMap<String, u32>,
    value_places: HashMap<Vec<u8>, u32>,
    features: Vec<u8>,
}

impl Layer {
    fn key(&mut self, key: &str) -> u32 {
        if let Some(place) = self.key_places.get(key) {
            return *place;
        }
        let place = self.keys.len() as u32;
        self.keys.push(key.to_owned());
        self.key_places.insert(key.to_owned(), place);
        place
    }

    fn value(&mut self, value: Vec<u8>) -> u32 {
        let next = self.value_places.len() as u32;
        match self.value_places.get(&value) {
            Some(place) => *place,
            None => {
                wire::put_bytes(&mut self.values, field::VALUE, &value);
                self.value_places.insert(value, next);
                next
            }
        }
    }

    fn tag_number(&mut self, tags: &mut Vec<u32>, key: &str, number: u32) {
        let mut value = Vec::new();
        wire::put_number(&mut value, field::NUMBER, u64::from(number));
        tags.extend([self.key(key), self.value(value)]);
    }

    fn tag_text(&mut self, tags: &mut Vec<u32>, key: &str, text: &str) {
        let mut value = Vec::new();
        wire::put_bytes(&mut value, field::TEXT, text.as_bytes());
        tags.extend([self.key(key), self.value(value)]);
    }

    fn add(&mut self, told: &TileMark, categories: &[Category], at: [u32; 2]) {
        let tags = self.tags(told, categories);
        let [x, y] = at.map(|steps| wire::unsigned(i32::try_from(steps).unwrap_or(i32::MAX)));
        let mut feature = Vec::new();
        wire::put_number(&mut feature, field::ID, told.mark.key);
        wire::put_packed(&mut feature, field::TAGS, &tags);
        wire::put_number(&mut feature, field::KIND, POINT);
        wire::put_packed(&mut feature, field::GEOMETRY, &[MOVE_TO, x, y]);
        wire::put_bytes(&mut self.features, field::FEATURE, &feature);
    }

    fn tags(&mut self, told: &TileMark, categories: &[Category]) -> Vec<u32> {
        let (tags, mark) = (&mut Vec::new(), &told.mark);
        self.tag_number(tags, "from", u32::from(*told.levels.start()));
        self.tag_number(tags, "to", u32::from(*told.levels.end()));
        self.tag_number(tags, "count", mark.count);
        for (class, count) in &told.shares {
            if let Some(category) = categories.get(usize::from(*class)) {
                self.tag_number(tags, &format!("{CATEGORY}{}", category.path()), *count);
            }
        }
        self.tag_number(tags, "wojewodztwa", told.wojewodztwa);
        if !told.pins.is_empty() {
            self.tag_text(tags, "practices", &pins::to_text(&told.pins));
        }
        if mark.kind == MarkKind::Point {
            self.tag_number(tags, "leaf", mark.leaves().start);
            self.tag_number(tags, "points", mark.leaves().end - mark.leaves().start);
        } else {
            self.tag_number(tags, "splits", u32::from(told.splits));
            for (key, steps) in REACH.into_iter().zip(told.reach) {
                self.tag_number(tags, key, steps);
            }
        }
        std::mem::take(tags)
    }

    fn finish(self, extent: u32) -> Vec<u8> {
        let mut layer = Vec::new();
        wire::put_number(&mut layer, field::VERSION, 2);
        wire::put_bytes(&mut layer, field::NAME, LAYER.as_bytes());
        layer.extend(self.features);
        for key in &self.keys {
            wire::put_bytes(&mut layer, field::KEY, key.as_bytes());
        }
        layer.extend(self.values);
        wire::put_number(&mut layer, field::EXTENT, u64::from(extent));
        let mut tile = Vec::new();
        wire::put_bytes(&mut tile, field::LAYER, &layer);
        tile
    }
}

/// The tile with these marks, which lie in it. `categories` are those of [`crate::about::About`].
pub fn to_bytes(tile: Tile, marks: &[TileMark], categories: &[Category]) -> Vec<u8> {
    let extent = extent(tile, marks);
    let (corner, steps) = (tile.area().min, f64::from(extent) / tile.side());
    let mut layer = Layer::default();
    for told in marks {
        let World { x, y } = told.mark.at;
        // The conversion saturates; what is rounded to the edge would be another tile's.
        let at = [(x - corner.x) * steps, (y - corner.y) * steps].map(|along| (along.round() as u32).min(extent - 1));
        layer.add(told, categories, at);
    }
    layer.finish(extent)
}

/// Reads a tile. A mark that is unsound, or of a category that the catalogue has not, is left out.
///
/// # Errors
/// Why there are no marks.
pub fn from_bytes(tile: Tile, bytes: &[u8], categories: &[Category]) -> Result<Vec<TileMark>, VectorError> {
    let layers = Reader(bytes).fields().ok_or(VectorError::Broken)?;
    for (_, layer) in layers.into_iter().filter(|(number, _)| *number == field::LAYER) {
        let fields = Reader(layer.bytes()).fields().ok_or(VectorError::Broken)?;
        if fields.contains(&(field::NAME, Value::Bytes(LAYER.as_bytes()))) {
            return read_layer(tile, &fields, categories).ok_or(VectorError::Broken);
        }
    }
    Err(VectorError::NoLayer)
}

/// What a property says.
#[derive(Clone, Copy)]
enum Said<'a> {
    Text(&'a str),
    Number(u32),
    Other,
}

fn read_layer(tile: Tile, fields: &[(u32, Value<'_>)], categories: &[Category]) -> Option<Vec<TileMark>> {
    let all = |wanted: u32| {
        fields
            .iter()
            .filter(move |(number, _)| *number == wanted)
            .map(|(_, value)| *value)
    };
    let keys: Option<Vec<&str>> = all(field::KEY)
        .map(|key| std::str::from_utf8(key.bytes()).ok())
        .collect();
    let values: Option<Vec<Said<'_>>> = all(field::VALUE).map(said).collect();
    let (keys, values) = (keys?, values?);
    let extent = all(field::EXTENT)
        .next()
        .and_then(Value::number)
        .unwrap_or(EXTENT)
        .max(1);
    let mut marks = Vec::new();
    for feature in all(field::FEATURE) {
        let fields = Reader(feature.bytes()).fields()?;
        let feature = Feature {
            fields: &fields,
            keys: &keys,
            values: &values,
        };
        marks.extend(feature.read(tile, extent, categories));
    }
    Some(marks)
}

fn said(value: Value<'_>) -> Option<Said<'_>> {
    let fields = Reader(value.bytes()).fields()?;
    Some(match fields.as_slice() {
        [(field::TEXT, text)] => std::str::from_utf8(text.bytes()).map_or(Said::Other, Said::Text),
        [(field::NUMBER, number)] => number.number().map_or(Said::Other, Said::Number),
        _ => Said::Other,
    })
}

struct Feature<'a> {
    fields: &'a [(u32, Value<'a>)],
    keys: &'a [&'a str],
    values: &'a [Said<'a>],
}

/// The numbers of a feature's properties, before they are a mark.
#[derive(Default)]
struct Draft<'a> {
    numbers: HashMap<&'a str, u32>,
    shares: Vec<(u8, u32)>,
    practices: Option<&'a str>,
}

impl<'a> Feature<'a> {
    fn field(&self, wanted: u32) -> Option<Value<'a>> {
        let mut fields = self.fields.iter();
        fields.find(|(number, _)| *number == wanted).map(|(_, value)| *value)
    }

    fn read(&self, tile: Tile, extent: u32, categories: &[Category]) -> Option<TileMark> {
        let draft = self.draft(categories)?;
        let Value::Number(key) = self.field(field::ID)? else {
            return None;
        };
        let number = |key: &str| draft.numbers.get(key).copied();
        let level = |key: &str| u8::try_from(number(key)?.min(HIGHEST)).ok();
        let (at, kind, leaves) = match Mark::leaves_of(key) {
            Some(leaves) => (self.at(tile, extent)?, MarkKind::Cluster, leaves),
            None => {
                let first = number("leaf")?;
                (
                    Mark::place_of(key)?,
                    MarkKind::Point,
                    first..first.checked_add(number("points")?)?,
                )
            }
        };
        let count = number("count").filter(|count| *count > 0)?;
        let levels = level("from")?..=level("to")?;
        let reach = REACH.map(|key| number(key).unwrap_or_default());
        let is_sound = !leaves.is_empty() && !levels.is_empty();
        is_sound.then_some(TileMark {
            mark: Mark::told(at, count, kind, key, leaves),
            levels,
            shares: draft.shares,
            pins: draft.practices.map_or(Some(Vec::new()), pins::from_text)?,
            wojewodztwa: number("wojewodztwa").unwrap_or_default(),
            reach,
            splits: level("splits").unwrap_or(LAST_LEVEL),
        })
    }

    fn draft(&self, categories: &[Category]) -> Option<Draft<'a>> {
        let mut draft = Draft::default();
        for tag in self.field(field::TAGS)?.packed()?.chunks_exact(2) {
            let (Some(key), Some(value)) = (tag.first(), tag.last()) else {
                continue;
            };
            let key = *self.keys.get(*key as usize)?;
            match (key.strip_prefix(CATEGORY), *self.values.get(*value as usize)?) {
                (Some(path), Said::Number(count)) => {
                    let class = categories.iter().position(|category| category.path() == path)?;
                    draft.shares.push((u8::try_from(class).unwrap_or(u8::MAX), count));
                }
                (None, Said::Number(number)) => {
                    draft.numbers.insert(key, number);
                }
                (None, Said::Text(text)) if key == "practices" => draft.practices = Some(text),
                _ => {}
            }
        }
        Some(draft)
    }

    fn at(&self, tile: Tile, extent: u32) -> Option<World> {
        let geometry = self.field(field::GEOMETRY)?.packed()?;
        let [MOVE_TO, x, y] = geometry.as_slice() else {
            return None;
        };
        let along = |steps: u32| f64::from(wire::signed(steps)) / f64::from(extent) * tile.side();
        let corner = tile.area().min;
        Some(World {
            x: corner.x + along(*x),
            y: corner.y + along(*y),
        })
    }
}

#[cfg(test)]
#[path = "vector_tests.rs"]
mod tests;
