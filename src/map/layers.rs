//! The panel in which the visitor chooses what lies under and over the map; the shades' legend; what did not come.

use leptos::ev;
use leptos::prelude::*;
use maud::{Markup, html};
use practices::units::Level;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, Node, Storage};

use crate::components::known::Known;
use crate::components::piece::{Piece, ROOT};
use crate::components::{markup, notice};
use crate::config::Config;
use crate::i18n::{Text, t};
use crate::map::shading::Shading;
use crate::map::{legend, shaded};
use crate::signal::{Derived, Var};
use crate::state::{AppState, LayerState, use_state};
use crate::watch::watch;

/// The panel's id.
pub const PANEL: &str = "layers";
/// The key under which the browser remembers the source of tiles, by name.
const REMEMBERED: &str = "mapa-praktyk-tlo";
/// What the button below the notice of missing tiles asks for.
const RETRY: &str = "retry-tiles";

/// The names of the form's fields.
const TILES: &str = "tlo";
const SHADES: &str = "cieniowanie";
const AREAS: &str = "obszary";
const BORDERS: &str = "granice";

/// The kinds of shades: the value in the form, and what the visitor reads.
const SHADINGS: [(Shading, &str, Text); 3] = [
    (Shading::Off, "brak", t::SHADING_OFF),
    (Shading::Count, "liczba", t::SHADING_COUNT),
    (Shading::PerCapita, "na-mieszkanca", t::SHADING_PER_CAPITA),
];
/// What may be shaded, likewise; whether it is the powiaty.
const SHADED: [(bool, &str, Text); 2] = [
    (false, "wojewodztwa", t::AREAS_WOJEWODZTWA),
    (true, "powiaty", t::AREAS_POWIATY),
];
/// The levels of borders, likewise.
const LEVELS: [(Level, &str, Text); 2] = [
    (Level::Powiaty, "powiaty", t::BORDERS_POWIATY),
    (Level::Gminy, "gminy", t::BORDERS_GMINY),
];

/// The panel, which `button` opens, while it is open, and the legend, while there are shades.
pub fn layers(button: Known<HtmlElement>, is_open: Var<bool>) -> AnyView {
    let state = use_state();
    let panel = Known::<HtmlElement>::new();
    restore_tiles(state);
    shaded::keep_shades(state);
    close_when_left(button, panel, is_open);
    watch(move || {
        let text = is_open.get().then(|| {
            let form = state.config.with(|config| form(config, Chosen::of(state.map.layers)));
            let failure = state.settings.with(|settings| settings.as_ref()?.error().cloned());
            let failure = failure.map(|error| notice::failed(t::LOAD_FAILED_SETTINGS, &error));
            html! { (form) @if let Some(failure) = failure { (failure) } }.into_string()
        });
        if let (Some(panel), Some(text)) = (panel.get(), text) {
            panel.set_inner_html(&text);
        }
    });
    let legend = Derived::new(move || {
        let population = state.map.layers.population;
        let year = population.with(|population| Some(population.as_ref()?.ready()?.year));
        let shades = if state.map.layers.by_powiaty.get() {
            state.map.powiaty
        } else {
            state.map.shades
        };
        shades.with(|shades| legend::legend(shades, year).into_string())
    });
    let text = html! { div.layers id=(PANEL) role="group" aria-label=(t::LAYERS) hidden {} };
    let form = Piece::new(text)
        .known_as(ROOT, panel)
        .on(ROOT, "change", move |event| choose(state, &event))
        .on(ROOT, "click", move |event| notice::answer(state, &event));
    let element = form.element().clone();
    watch(move || {
        // A name without spaces is never refused.
        let _ = element.toggle_attribute_with_force("hidden", !is_open.get());
    });
    let shades = Piece::new(html! { div.shades {} }).filled(move || legend.get());
    vec![form.into_any(), shades.into_any()].into_any()
}

/// What is chosen now.
#[derive(Debug, Clone, Default)]
struct Chosen {
    tiles: Option<String>,
    shading: Shading,
    by_powiaty: bool,
    levels: Vec<Level>,
}

impl Chosen {
    fn of(layers: LayerState) -> Self {
        Self {
            tiles: layers.tiles.get_untracked(),
            shading: layers.shading.get_untracked(),
            by_powiaty: layers.by_powiaty.get_untracked(),
            levels: layers.levels.get_untracked(),
        }
    }
}

fn form(config: &Config, chosen: Chosen) -> Markup {
    let Chosen {
        tiles,
        shading,
        by_powiaty,
        levels,
    } = chosen;
    let has_powiaty = config.file(Level::Powiaty).is_some();
    let tiles = tiles.filter(|name| config.layer(name).is_some());
    html! {
        @if !config.tiles.is_empty() {
            fieldset {
                legend { (t::BACKGROUND) }
                (field("radio", TILES, "", &t::BACKGROUND_DRAWN, tiles.is_none()))
                @for layer in &config.tiles {
                    (field("radio", TILES, &layer.name, &layer.name, tiles.as_ref() == Some(&layer.name)))
                }
                p { (t::TILES_NOTE) }
            }
        }
        fieldset {
            legend { (if has_powiaty { t::SHADING_OF_AREAS } else { t::SHADING }) }
            @for (kind, value, text) in SHADINGS { (field("radio", SHADES, value, &text, kind == shading)) }
            @if has_powiaty {
                fieldset.areas {
                    legend { (t::AREAS) }
                    @for (powiaty, value, text) in SHADED { (field("radio", AREAS, value, &text, powiaty == by_powiaty)) }
                }
            }
        }
        @if !config.units.is_empty() {
            fieldset {
                legend { (t::BORDERS) }
                @for (level, value, text) in LEVELS {
                    @if config.file(level).is_some() { (field("checkbox", BORDERS, value, &text, levels.contains(&level))) }
                }
            }
        }
    }
}

fn field(kind: &str, name: &str, value: &str, text: &str, is_chosen: bool) -> Markup {
    html! { label { input type=(kind) name=(name) value=(value) checked[is_chosen]; span { (text) } } }
}

fn choose(state: AppState, event: &ev::Event) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let (layers, value) = (state.map.layers, input.value());
    match input.name().as_str() {
        TILES => {
            let name = Some(value).filter(|name| !name.is_empty());
            remember(name.as_deref());
            layers.tiles.set(name);
        }
        SHADES => {
            let found = SHADINGS.iter().find(|(_, other, _)| *other == value);
            layers.shading.set(found.map_or(Shading::Off, |(kind, ..)| *kind));
        }
        AREAS => {
            let found = SHADED.iter().find(|(_, other, _)| *other == value);
            layers.by_powiaty.set(found.is_some_and(|(powiaty, ..)| *powiaty));
        }
        BORDERS => layers.levels.update(|levels| {
            let found = LEVELS
                .iter()
                .find(|(_, other, _)| *other == value)
                .map(|(level, ..)| *level);
            levels.retain(|level| Some(*level) != found);
            levels.extend(found.filter(|_| input.checked()));
        }),
        _ => return,
    }
    state.map.refresh();
}

/// Escape and a press elsewhere close the panel. Escape brings the focus back to the button.
fn close_when_left(button: Known<HtmlElement>, panel: Known<HtmlElement>, is_open: Var<bool>) {
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && is_open.get_untracked() {
            // One press closes one thing: the card of a place stays.
            event.stop_immediate_propagation();
            is_open.set(false);
            if let Some(button) = button.get_untracked() {
                // An element that refuses the focus leaves it where the browser puts it.
                let _ = button.focus();
            }
        }
    });
    let press = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        let is_within = |node: &Node| node.contains(target.as_ref());
        let in_panel = panel.get_untracked().is_some_and(|panel| is_within(&panel));
        let on_button = button.get_untracked().is_some_and(|button| is_within(&button));
        if is_open.get_untracked() && !in_panel && !on_button {
            is_open.set(false);
        }
    });
    on_cleanup(move || {
        escape.remove();
        press.remove();
    });
}

/// Shows the tiles that the visitor chose the last time, if they are still there to choose.
fn restore_tiles(state: AppState) {
    watch(move || {
        let has = |name: &String| state.config.with(|config| config.layer(name).is_some());
        let remembered = storage().and_then(|storage| storage.get_item(REMEMBERED).ok().flatten());
        let name = remembered.filter(has);
        if name.is_some() && state.map.layers.tiles.get_untracked() != name {
            state.map.layers.tiles.set(name);
        }
    });
}

/// A browser may keep nothing: then nothing is remembered.
fn remember(name: Option<&str>) {
    if let Some(storage) = storage() {
        let _ = match name {
            Some(name) => storage.set_item(REMEMBERED, name),
            None => storage.remove_item(REMEMBERED),
        };
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What the layers lack, with a way to ask for it again.
pub fn layer_notices() -> AnyView {
    let state = use_state();
    let layers = state.map.layers;
    let text = Derived::new(move || {
        let wants_people = layers.shading.get() == Shading::PerCapita;
        let people = layers
            .population
            .with(|population| population.as_ref()?.error().filter(|_| wants_people).cloned());
        let borders = layers
            .borders
            .with(|borders| borders.iter().find_map(|(_, lines)| lines.error().cloned()));
        let text = html! {
            @if let Some(error) = people { (notice::failed(t::LOAD_FAILED_POPULATION, &error)) }
            @if let Some(error) = borders { (notice::failed(t::LOAD_FAILED_BORDERS, &error)) }
            @if layers.left_out.get() { (left_out()) }
        };
        text.into_string()
    });
    Piece::new(html! { div.layer-notices {} })
        .on(ROOT, "click", move |event| {
            if markup::asked(&event).as_deref() == Some(RETRY) {
                layers.retry.update(|retry| *retry += 1);
            } else {
                notice::answer(state, &event);
            }
        })
        .filled(move || text.get())
        .into_any()
}

fn left_out() -> Markup {
    html! {
        div.notice.partial role="status" {
            p { (t::TILES_LEFT_OUT) }
            button.button.quiet type="button" data-action=(RETRY) { (t::TRY_AGAIN) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::markup::tests::assert_escapes;
    use crate::config::TileLayer;
    use geomap::tiles::TileSource;

    fn config(name: &str, units: Vec<(Level, String)>) -> Config {
        let layer = TileLayer {
            name: name.to_owned(),
            source: TileSource::new("{z}/{x}/{y}", "", 0, 19).unwrap(),
            attribution: String::new(),
            attribution_url: String::new(),
        };
        Config {
            tiles: vec![layer],
            units,
            ..Config::default()
        }
    }

    /// The values of the form's fields, those chosen with a star.
    fn fields(config: &Config, chosen: Chosen) -> Vec<String> {
        let text = form(config, chosen).into_string();
        let inputs = text.split("<input").skip(1).filter_map(|rest| rest.split('>').next());
        let attribute = |input: &str, name: &str| {
            let after = input.split(&format!("{name}=\"")).nth(1);
            after
                .and_then(|after| after.split('"').next())
                .unwrap_or_default()
                .to_owned()
        };
        let said = inputs.map(|input| {
            let star = if input.contains(" checked") { "*" } else { "" };
            format!("{}={}{star}", attribute(input, "name"), attribute(input, "value"))
        });
        said.collect()
    }

    #[test]
    fn offers_what_there_is_and_ticks_what_is_chosen() {
        let shadings = |chosen: usize| {
            let named = SHADINGS.iter().enumerate();
            named
                .map(move |(nth, (_, value, _))| format!("cieniowanie={value}{}", if nth == chosen { "*" } else { "" }))
        };
        let plain = Config::default();
        assert_eq!(fields(&plain, Chosen::default()), shadings(0).collect::<Vec<_>>());
        let gone = Chosen {
            tiles: Some("Już jej nie ma".into()),
            ..Chosen::default()
        };
        let with_tiles = config("Łąki", Vec::new());
        let expected: Vec<String> = ["tlo=*".to_owned(), "tlo=Łąki".to_owned()]
            .into_iter()
            .chain(shadings(0))
            .collect();
        assert_eq!(fields(&with_tiles, gone), expected);
        let chosen = Chosen {
            tiles: Some("Łąki".into()),
            shading: Shading::PerCapita,
            by_powiaty: true,
            levels: vec![Level::Gminy],
        };
        let all = config(
            "Łąki",
            LEVELS
                .map(|(level, value, _)| (level, format!("{value}.json")))
                .to_vec(),
        );
        let tiles = ["tlo=".to_owned(), "tlo=Łąki*".to_owned()];
        let areas = ["obszary=wojewodztwa".to_owned(), "obszary=powiaty*".to_owned()];
        let borders = ["granice=powiaty".to_owned(), "granice=gminy*".to_owned()];
        let expected = tiles.into_iter().chain(shadings(2)).chain(areas).chain(borders);
        assert_eq!(fields(&all, chosen), expected.collect::<Vec<_>>());
    }

    #[test]
    fn powiaty_are_offered_where_there_is_a_file_of_them() {
        let units = |level: Level, name: &str| vec![(level, name.to_owned())];
        let cases = [
            (Vec::new(), t::SHADING, 0),
            (units(Level::Gminy, "śląskie/gminy.json"), t::SHADING, 0),
            (units(Level::Powiaty, "śląskie/powiaty.json"), t::SHADING_OF_AREAS, 2),
        ];
        for (units, title, choices) in cases {
            let config = config("Łąki", units);
            let text = form(&config, Chosen::default()).into_string();
            assert!(text.contains(&format!("<legend>{title}</legend>")), "{text}");
            assert_eq!(text.matches("name=\"obszary\"").count(), choices, "{text}");
        }
    }

    #[test]
    fn says_who_sees_what_only_where_there_are_tiles() {
        let has_note = |config: &Config| form(config, Chosen::default()).into_string().contains("adres IP");
        assert!(has_note(&config("Łąki", Vec::new())) && !has_note(&Config::default()));
    }

    #[test]
    fn no_name_is_a_part_of_the_form() {
        assert_escapes(|text| form(&config(text, Vec::new()), Chosen::default()));
    }
}
