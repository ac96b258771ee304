//! What the app loads, and when: the catalogue and the outlines at once, records and details as something needs them.

use std::sync::Arc;

use geomap::ClusterBuilder;
use practices::edition::WHOLE_UP_TO;
use practices::index::{self, Index};
use practices::{Catalogue, CatalogueError, Details, FeatureProblem};

use crate::config::Config;
use crate::later;
use crate::library::{self, CLUSTERS, Library};
use crate::load::{self, LoadError};
use crate::map::atlas::{self, Atlas};
use crate::map::motion::after_frame;
use crate::map::shading::Shading;
use crate::records::Records;
use crate::state::{AppState, Load};
use crate::watch::{spawn, watch};

/// Up to how many practices all records are fetched once the map is there: half a megabyte.
const MANY: usize = 1000;
/// How many looks at a point are one stretch of indexing, between which the page answers: some 15 ms in WebAssembly.
const SLICE: usize = 400_000;

/// Loads what the map needs, and the rest as the state asks for it.
pub fn load(state: AppState) {
    keep_catalogue(state);
    keep_atlas(state);
    keep_records(state);
    keep_details(state);
    keep_config(state);
    keep_population(state);
    keep_borders(state);
}

fn keep_catalogue(state: AppState) {
    watch(move || {
        state.attempt.track();
        let is_needed = state.tiled.is_whole_needed.get();
        if !is_needed || state.library.with_untracked(|library| library.ready().is_some()) {
            let again = state.records.update_untracked(Records::ask_again).unwrap_or_default();
            fetch_cards(state, again);
            return;
        }
        state.library.set(Load::Pending);
        spawn(async move {
            match open().await {
                Ok(Opened {
                    index,
                    problems,
                    records,
                }) => {
                    let library = indexed(index, problems).await;
                    library.recount(&state.filter.get_untracked());
                    load::pause().await;
                    let count = library.index.len();
                    // Those that have come for places in tiles are by the same numbers, if it is the same catalogue.
                    let tiled = state.tiled.library.get_untracked();
                    let is_same = tiled.is_some_and(|tiled| tiled.index.stamp() == library.index.stamp());
                    if !is_same || records.is_complete() {
                        state.records.set(records);
                    }
                    state.library.set(Load::Ready(Arc::new(library)));
                    if count <= MANY {
                        after_frame(move || state.need(0..count as u32));
                    }
                }
                Err(error) => state.library.set(Load::Failed(error)),
            }
        });
    });
}

/// A catalogue as it came.
struct Opened {
    index: Index,
    problems: Vec<FeatureProblem>,
    records: Records,
}

/// Opens a large catalogue by its index, a small one whole. Where the index is not there or is no use, the catalogue
/// itself is, however large.
async fn open() -> Result<Opened, LoadError> {
    match load::read("data/index.json", Index::from_json).await {
        Ok(index) if index.len() > WHOLE_UP_TO => Ok(Opened {
            records: Records::in_files(index.len(), index.chunk),
            problems: Vec::new(),
            index,
        }),
        index => whole(index.ok()).await,
    }
}

/// Opens the catalogue itself. Where its index is of the same practices, the files beside them are known by it.
async fn whole(published: Option<Index>) -> Result<Opened, LoadError> {
    let Catalogue {
        mut practices,
        problems,
    } = load::read("data/practices.geojson", Catalogue::from_slice).await?;
    Index::order(&mut practices);
    let mut index = Index::of(&practices);
    let published = published.filter(|published| published.columns_stamp() == index.columns_stamp());
    index.made_of = published.and_then(|published| published.made_of);
    Ok(Opened {
        index,
        problems,
        records: Records::whole(practices),
    })
}

/// Merges the points of a catalogue in slices: between them the page answers.
async fn indexed(index: Index, problems: Vec<FeatureProblem>) -> Library {
    let (points, practice_of) = library::points(&index);
    let mut builder = ClusterBuilder::new(points, CLUSTERS);
    while builder.step(SLICE) {
        load::pause().await;
    }
    Library::new(index, problems, builder.finish(), practice_of)
}

fn keep_records(state: AppState) {
    watch(move || {
        state.needed.track();
        let numbers = state.needed.update_untracked(std::mem::take).unwrap_or_default();
        let files = state.records.update_untracked(|records| records.ask(&numbers));
        fetch_cards(state, files.unwrap_or_default());
    });
}

/// Fetches files of records.
fn fetch_cards(state: AppState, files: Vec<u32>) {
    let edition = edition_of(state);
    for file in files {
        let address = format!("data/cards/{file}.json{edition}");
        let library = state.library.with_untracked(|library| library.ready().cloned());
        spawn(async move {
            let index = library.as_ref().map(|library| &library.index);
            let cards = load::read(&address, |bytes| index::read_cards(index, file, bytes)).await;
            state.records.update(|records| records.put(file, cards));
        });
    }
}

/// What is added to the addresses of records as long as their numbers are those of tiles: by it they come from the network, as
/// the tiles have, and never from what is saved for the time without one, which may be another edition.
fn edition_of(state: AppState) -> String {
    if state.library.with_untracked(|library| library.ready().is_some()) {
        return String::new();
    }
    let tiled = state.tiled.library.get_untracked();
    tiled.map_or_else(String::new, |tiled| format!("?{:016x}", tiled.index.stamp()))
}

fn keep_atlas(state: AppState) {
    watch(move || {
        state.attempt.track();
        if state
            .atlas
            .with_untracked(|atlas| atlas.ready().is_some_and(|atlas| !atlas.incomplete))
        {
            return;
        }
        state.atlas.set(Load::Pending);
        spawn(async move { state.atlas.set(outcome(fetch_atlas().await)) });
    });
}

/// The województwa must come; without the rest the map is poorer, but right.
async fn fetch_atlas() -> Result<Atlas, LoadError> {
    let (regions, background, country, towns, credits) = futures::join!(
        load::read("data/regions/wojewodztwa.geojson", atlas::regions),
        load::read("data/regions/background.geojson", atlas::background),
        load::read("data/regions/polska.geojson", atlas::country),
        load::read("data/regions/towns.geojson", atlas::towns),
        load::read("data/regions/attribution.json", atlas::credits),
    );
    let incomplete = background.is_err() || country.is_err() || towns.is_err() || credits.is_err();
    let (neighbours, borders) = background.unwrap_or_default();
    let (country, towns) = (country.unwrap_or_default(), towns.unwrap_or_default());
    let credits = credits.unwrap_or_default();
    Ok(Atlas {
        neighbours,
        borders,
        regions: regions?,
        country,
        towns,
        credits,
        incomplete,
    })
}

fn keep_details(state: AppState) {
    watch(move || {
        state.attempt.track();
        for slug in state.wanted.get() {
            let is_asked = state
                .details
                .with_untracked(|details| matches!(details.get(&slug), Some(Load::Pending | Load::Ready(_))));
            if is_asked {
                continue;
            }
            state.details.update(|details| {
                details.insert(slug.clone(), Load::Pending);
            });
            spawn(async move {
                let address = format!("data/details/{slug}.json");
                let details = load::read(&address, read_details).await;
                state.details.update(|all| {
                    all.insert(slug, outcome(details));
                });
            });
        }
    });
}

fn read_details(bytes: &[u8]) -> Result<Details, CatalogueError> {
    Ok(serde_json::from_slice(bytes)?)
}

/// What is set is needed once the visitor can choose: the first map does not wait for it.
fn keep_config(state: AppState) {
    watch(move || {
        state.attempt.track();
        let is_asked = state
            .settings
            .with_untracked(|settings| matches!(settings, Some(Load::Pending | Load::Ready(()))));
        if is_asked || state.map.awaited.get() {
            return;
        }
        state.settings.set(Some(Load::Pending));
        spawn(async move {
            match load::read("config.json", Config::from_json).await {
                Ok(config) => {
                    state.config.set(config);
                    state.settings.set(Some(Load::Ready(())));
                }
                Err(error) => state.settings.set(Some(Load::Failed(error))),
            }
        });
    });
}

/// The inhabitants are fetched when shades first need them.
fn keep_population(state: AppState) {
    let layers = state.map.layers;
    watch(move || {
        state.attempt.track();
        let is_needed = layers.shading.get() == Shading::PerCapita;
        let is_asked = layers
            .population
            .with_untracked(|population| matches!(population, Some(Load::Pending | Load::Ready(_))));
        if !is_needed || is_asked {
            return;
        }
        layers.population.set(Some(Load::Pending));
        spawn(async move {
            let population = match later::layers().await {
                Ok(readers) => load::read("data/regions/population.json", readers.population).await,
                Err(error) => Err(error),
            };
            layers.population.set(Some(match population {
                Ok(population) => Load::Ready(population),
                Err(error) => Load::Failed(error),
            }));
        });
    });
}

/// Boundaries are fetched when the visitor first wants to see them, as lines or as shaded areas.
fn keep_borders(state: AppState) {
    let layers = state.map.layers;
    watch(move || {
        state.attempt.track();
        for level in layers.needed() {
            let file = state
                .config
                .with_untracked(|config| config.file(level).map(str::to_owned));
            let is_asked = layers.borders.with_untracked(|borders| {
                let mut borders = borders.iter().filter(|(other, _)| *other == level);
                borders.any(|(_, boundaries)| !matches!(boundaries, Load::Failed(_)))
            });
            let Some(file) = file.filter(|_| !is_asked) else {
                continue;
            };
            let put = move |boundaries| {
                layers.borders.update(|borders| {
                    borders.retain(|(other, _)| *other != level);
                    borders.push((level, boundaries));
                });
            };
            put(Load::Pending);
            spawn(async move {
                let read = match later::layers().await {
                    Ok(readers) => load::read(&format!("data/regions/{file}"), readers.boundaries).await,
                    Err(error) => Err(error),
                };
                put(outcome(read));
            });
        }
    });
}

/// What has become of what was asked for.
pub fn outcome<T>(result: Result<T, LoadError>) -> Load<Arc<T>> {
    match result {
        Ok(value) => Load::Ready(Arc::new(value)),
        Err(error) => Load::Failed(error),
    }
}
