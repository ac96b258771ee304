//! Code that is no part of the first visit: in the published site it stands in wasm files of its own, which are fetched when
//! a visitor first goes where it is needed (`crates/xtask/src/split.rs` cuts them off). Elsewhere, in `trunk serve` and in
//! tests, it is simply there.
//!
//! A part is cut off at a function that returns functions: whoever has been given those may call them at any time, and
//! nothing else in the app may refer to them, or they are no part of it.

use std::pin::Pin;

use leptos::prelude::AnyView;
#[cfg(split)]
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use practices::Practice;
use practices::facets::{Facets, FacetsBuilder};
use practices::orders::{Orders, OrdersBuilder};
use practices::search::{SearchBuilder, SearchIndex};
use practices::units::UnitsError;

use crate::app::{archive, files};
use crate::components::more;
use crate::embedding::dialog;
use crate::load::LoadError;
use crate::map::help::help_parts;
use crate::map::population::Population;
use crate::map::units::Boundaries;
use crate::pages::below::below_practice;
use crate::pages::comparison::comparison_page;
use crate::pages::declaration::declaration_page;
use crate::pages::dossier::dossier_page;
use crate::pages::dress::dress;
use crate::pages::embedded::embedded_page;
use crate::pages::list::list_page;
use crate::pages::not_found::not_found_page;
use crate::pages::open_data::open_data_page;
use crate::pages::own_gmina::own_gmina_page;
use crate::pages::practice::practice_page;
use crate::pages::shortlist::shortlist_page;
use crate::pages::statistics::statistics_page;
use crate::pages::text::{about_page, help_page};
use crate::search::Searcher;
use crate::state::AppState;
use crate::take_away::{Progress, Wanted, qr};
use crate::worker::WorkerError;

/// Those pages, and parts of pages, that a first visit to the map does without.
#[derive(Debug, Clone, Copy)]
pub struct LaterPages {
    /// Has the style sheet of these come; to be waited for before one is shown.
    pub dress: fn() -> Coming<()>,
    /// The list of practices, and their table.
    pub list: fn() -> AnyView,
    /// The page of the practice with this slug.
    pub practice: fn(String) -> AnyView,
    /// The statistics.
    pub statistics: fn() -> AnyView,
    /// The visitor's own gmina.
    pub own_gmina: fn() -> AnyView,
    /// The starred practices.
    pub shortlist: fn() -> AnyView,
    /// Practices side by side.
    pub comparison: fn() -> AnyView,
    /// Practices on sheets to print.
    pub dossier: fn() -> AnyView,
    /// What the map is made of.
    pub about: fn() -> AnyView,
    /// How to use the site.
    pub guide: fn() -> AnyView,
    /// The declaration of accessibility.
    pub declaration: fn() -> AnyView,
    /// What is published for developers.
    pub open_data: fn() -> AnyView,
    /// What the menu at the end of the bar has.
    pub more: fn() -> AnyView,
    /// What the keys and gestures of the map do.
    pub help: fn() -> AnyView,
    /// The map within another page.
    pub embedded: fn() -> AnyView,
    /// What is said of an address that leads nowhere.
    pub not_found: fn() -> AnyView,
    /// What stands below a practice: those most like it, how to report outdated data, and who publishes the map.
    pub below: fn(&Practice) -> AnyView,
}

#[cfg_attr(split, wasm_split(pages, wasm_split_path = leptos::wasm_split, fallible))]
fn cut_off_pages() -> Result<LaterPages, SplitLoaderError> {
    Ok(LaterPages {
        dress,
        list: list_page,
        practice: practice_page,
        statistics: statistics_page,
        own_gmina: own_gmina_page,
        shortlist: shortlist_page,
        comparison: comparison_page,
        dossier: dossier_page,
        about: about_page,
        guide: help_page,
        declaration: declaration_page,
        open_data: open_data_page,
        more: more::menu,
        help: help_parts,
        embedded: embedded_page,
        not_found: not_found_page,
        below: below_practice,
    })
}

/// Reads a file of the catalogue that has so many practices and this stamp.
pub type Read<T> = fn(&[u8], u32, u64) -> Result<T, String>;

/// What reads those files of the catalogue that come when somebody first needs them.
#[derive(Debug, Clone, Copy)]
pub struct Readers {
    /// The index of words, with what finds by it.
    pub search: Read<Box<dyn Searcher>>,
    /// The facets.
    pub facets: Read<Facets>,
}

#[cfg_attr(split, wasm_split(readers, wasm_split_path = leptos::wasm_split, fallible))]
fn cut_off_readers() -> Result<Readers, SplitLoaderError> {
    Ok(Readers {
        search: |bytes, count, stamp| match SearchIndex::read(bytes, count, stamp) {
            Ok(index) => Ok(Box::new(index)),
            Err(error) => Err(error.to_string()),
        },
        facets: |bytes, count, stamp| Facets::from_bytes(bytes, count, stamp).map_err(|error| error.to_string()),
    })
}

/// Makes something of the records and the catalogue's stamp.
pub type Make<T> = fn(&mut dyn Iterator<Item = &Practice>, u64) -> T;

/// What makes those files of the catalogue that a small one may lack.
#[derive(Debug, Clone, Copy)]
pub struct Builders {
    /// The index of words.
    pub search: Make<Box<dyn Searcher>>,
    /// The facets.
    pub facets: Make<Facets>,
    /// The orders.
    pub orders: Make<Orders>,
}

#[cfg_attr(split, wasm_split(builders, wasm_split_path = leptos::wasm_split, fallible))]
fn cut_off_builders() -> Result<Builders, SplitLoaderError> {
    Ok(Builders {
        search: |practices, stamp| {
            let mut builder = SearchBuilder::default();
            practices.for_each(|practice| builder.add(practice, None));
            Box::new(builder.finish(stamp))
        },
        facets: |practices, stamp| {
            let mut builder = FacetsBuilder::default();
            practices.for_each(|practice| builder.add(practice, None));
            builder.finish(stamp)
        },
        orders: |practices, stamp| {
            let mut builder = OrdersBuilder::default();
            practices.for_each(|practice| builder.add(practice));
            builder.finish(stamp)
        },
    })
}

/// What reads the files of those layers of the map that a visitor chooses.
#[derive(Debug, Clone, Copy)]
pub struct LayerReaders {
    /// Boundaries of powiaty or of gminy.
    pub boundaries: fn(&[u8]) -> Result<Boundaries, UnitsError>,
    /// The inhabitants.
    pub population: fn(&[u8]) -> Result<Population, String>,
}

#[cfg_attr(split, wasm_split(layers, wasm_split_path = leptos::wasm_split, fallible))]
fn cut_off_layers() -> Result<LayerReaders, SplitLoaderError> {
    Ok(LayerReaders {
        boundaries: Boundaries::from_json,
        population: Population::from_json,
    })
}

/// Opens the archive of tiles at an address.
pub type OpenTiles = fn(AppState, String) -> Coming<Result<(), LoadError>>;

#[cfg_attr(split, wasm_split(tiles, wasm_split_path = leptos::wasm_split, fallible))]
fn cut_off_tiles() -> Result<OpenTiles, SplitLoaderError> {
    Ok(|state, url| Box::pin(archive::open(state, url)))
}

/// Something that is still to come.
pub type Coming<T> = Pin<Box<dyn Future<Output = T>>>;

/// What writes files and draws QR codes, by the worker, and what gives the code for another page.
#[derive(Debug, Clone, Copy)]
pub struct Taking {
    /// Writes a file, of a catalogue whose records stand in files of so many practices, or in one.
    pub file: fn(Wanted, Option<u32>) -> Coming<Progress>,
    /// Draws the code of a text.
    pub qr: fn(String) -> Coming<Result<String, WorkerError>>,
    /// Opens the dialog with the code for another page.
    pub embed: fn(AppState),
}

#[cfg_attr(split, wasm_split(taking, wasm_split_path = leptos::wasm_split, fallible))]
fn cut_off_taking() -> Result<Taking, SplitLoaderError> {
    Ok(Taking {
        file: |wanted, chunk| Box::pin(files::take(wanted, chunk)),
        qr: |text| Box::pin(async move { qr(&text).await }),
        embed: dialog::open,
    })
}

/// What the loader of a part says; where the app is whole nobody says it.
#[cfg(not(split))]
type SplitLoaderError = std::convert::Infallible;

/// Waits for a part of the app.
macro_rules! part {
    ($cut_off:ident) => {{
        #[cfg(split)]
        let part = $cut_off().await;
        #[cfg(not(split))]
        let part = $cut_off();
        part.map_err(|_| LoadError::Code)
    }};
}

/// Has the code of the pages come.
///
/// # Errors
/// [`LoadError::Code`].
pub async fn pages() -> Result<LaterPages, LoadError> {
    part!(cut_off_pages)
}

/// Has the code that reads files of the catalogue come.
///
/// # Errors
/// [`LoadError::Code`].
pub async fn readers() -> Result<Readers, LoadError> {
    part!(cut_off_readers)
}

/// Has the code that makes files of the catalogue come.
///
/// # Errors
/// [`LoadError::Code`].
pub async fn builders() -> Result<Builders, LoadError> {
    part!(cut_off_builders)
}

/// Has the code that writes files come.
///
/// # Errors
/// [`LoadError::Code`].
pub async fn taking() -> Result<Taking, LoadError> {
    part!(cut_off_taking)
}

/// Has the code come that opens tiles and reads them.
///
/// # Errors
/// [`LoadError::Network`].
pub async fn tiles() -> Result<OpenTiles, LoadError> {
    part!(cut_off_tiles)
}

/// Has the code that reads the layers come.
///
/// # Errors
/// [`LoadError::Code`].
pub async fn layers() -> Result<LayerReaders, LoadError> {
    part!(cut_off_layers)
}
