//! The drawn land: one SVG with sea, neighbours, województwa and names.

use geomap::{Frame, Px};
use leptos::prelude::*;
use practices::Wojewodztwo;

use crate::map::names::{Align, Name, NameKind, region_font};
use crate::map::scene::Scene;

/// Draws a scene. `chosen` stays light while the other województwa are dimmed.
#[component]
pub fn Outlines(
    /// What to draw; drawn anew whenever it changes.
    #[prop(into)]
    scene: Signal<Scene>,
    /// The names, which change with the markers too.
    #[prop(into)]
    names: Signal<Vec<Name>>,
    /// The frame of both.
    #[prop(into)]
    frame: Signal<Frame>,
    /// The województwo that is highlighted.
    #[prop(into)]
    chosen: Signal<Option<Wojewodztwo>>,
) -> impl IntoView {
    let view_box = move || {
        let Frame { size, pad, .. } = frame.get();
        format!(
            "{} {} {} {}",
            -pad,
            -pad,
            size.width + 2.0 * pad,
            size.height + 2.0 * pad
        )
    };
    let placed = move || {
        let Frame { size, pad, .. } = frame.get();
        let (width, height) = (size.width + 2.0 * pad, size.height + 2.0 * pad);
        format!("left:{}px;top:{}px;width:{width}px;height:{height}px", -pad, -pad)
    };
    view! {
        <svg class="outlines" aria-hidden="true" viewBox=view_box style=placed class:has-chosen=move || chosen.get().is_some()>
            <path class="land" d=move || scene.with(|s| s.neighbours.clone()) />
            <path class="border" d=move || scene.with(|s| s.borders.clone()) />
            <g class="regions">
                <For each=move || scene.get().regions key=Clone::clone let:region>
                    <path class="region" data-slug=region.0.slug() d=region.1.clone()
                        class:chosen=move || chosen.get() == Some(region.0) />
                </For>
            </g>
            <path class="country" d=move || scene.with(|s| s.country.clone()) />
            <path class="chosen-border" d=move || chosen_path(&scene.get(), chosen.get()) />
            <g class="names" style:--region-font=move || format!("{}px", region_font(frame.get().camera.zoom))>
                <For each=move || names.get() key=name_key let:name>
                    {name_view(&name, chosen)}
                </For>
            </g>
        </svg>
    }
}

/// The chosen województwo's border once more, to lie over those of its neighbours.
fn chosen_path(scene: &Scene, chosen: Option<Wojewodztwo>) -> String {
    let path = scene
        .regions
        .iter()
        .find(|(region, _)| Some(*region) == chosen)
        .map(|(_, path)| path.clone());
    path.unwrap_or_default()
}

/// A name that stands at the same pixels is the same name; rounded, as `f64` is no key.
fn name_key(name: &Name) -> (String, i64, i64) {
    (
        name.lines.concat(),
        (name.at.x * 4.0).round() as i64,
        (name.at.y * 4.0).round() as i64,
    )
}

fn name_view(name: &Name, chosen: Signal<Option<Wojewodztwo>>) -> impl IntoView + use<> {
    let Px { x, y } = name.at;
    let (class, region) = match name.kind {
        NameKind::Region(region) => ("name of-region", Some(region)),
        NameKind::Capital => ("name of-capital", None),
        NameKind::Town => ("name of-town", None),
    };
    let anchor = match name.align {
        Align::Start => "start",
        Align::Middle => "middle",
        Align::End => "end",
    };
    let step = 1.15;
    let first = -step * (name.lines.len() as f64 - 1.0) / 2.0;
    let lines = name.lines.iter().enumerate().map(|(i, line)| {
        let dy = if i == 0 { first } else { step };
        view! { <tspan x=x dy=format!("{dy}em")>{line.clone()}</tspan> }
    });
    let lines = lines.collect_view();
    let dot = name.dot.map(
        |dot| view! { <circle class="dot" cx=dot.x cy=dot.y r=if class == "name of-capital" { 2.8 } else { 2.0 } /> },
    );
    view! {
        {dot}
        <text class=class x=x y=y text-anchor=anchor class:chosen=move || region.is_some() && chosen.get() == region>
            {lines}
        </text>
    }
}
