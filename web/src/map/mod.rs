//! The map: Leaflet behind a component. It knows points, windows and names, and nothing of cafés.
//!
//! What it draws on comes from the server ([`crate::client`]); its code is loaded when a map is first shown.

mod bridge;

use std::time::Duration;

use cafeia_shared::position::{BoundingBox, Position};
use leptos::{html, leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use serde::Serialize;
use wasm_bindgen::JsCast as _;

use self::bridge::Handle;
use crate::client;

/// How long the map rests before it tells that it moved: several steps of a zoom count as one.
const REST: Duration = Duration::from_millis(150);

/// A mark on the map: one thing, or several where they would overlap.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mark {
    /// What it may be lit by; of single things only.
    pub id: Option<String>,
    /// Degrees east.
    pub longitude: f64,
    /// Degrees north.
    pub latitude: f64,
    /// How many things.
    pub count: u32,
    /// What it is, in words that begin with the number it shows.
    pub label: String,
}

/// A circle on the map, drawn on the ground: what lies within a distance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Circle {
    /// Degrees east of its centre.
    pub longitude: f64,
    /// Degrees north of its centre.
    pub latitude: f64,
    /// Radius in kilometres.
    pub radius_km: f64,
}

/// What the map is to show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum View {
    /// A window, whole, no nearer than a zoom level.
    Window(BoundingBox, u8),
    /// A point at a zoom level.
    Point(Position, u8),
}

/// France in Europe.
pub const MAINLAND: BoundingBox = BoundingBox { west: -5.2, south: 41.3, east: 9.6, north: 51.1 };

/// The smallest window that holds every point; nothing without a point.
pub fn window_of(points: impl Iterator<Item = (f64, f64)>) -> Option<BoundingBox> {
    points.fold(None, |window, (longitude, latitude)| {
        let BoundingBox { west, south, east, north } = window.unwrap_or(BoundingBox {
            west: longitude,
            south: latitude,
            east: longitude,
            north: latitude,
        });
        Some(BoundingBox {
            west: west.min(longitude),
            south: south.min(latitude),
            east: east.max(longitude),
            north: north.max(latitude),
        })
    })
}

/// What the map shows after a move.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moved {
    /// Zoom level (Web Mercator, tiles of 256 pixels).
    pub zoom: u8,
    /// The window.
    pub window: BoundingBox,
    /// Whether the visitor moved it; else the page did.
    pub by_hand: bool,
}

/// The words of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Words {
    /// To zoom in.
    pub zoom_in: &'static str,
    /// To zoom out.
    pub zoom_out: &'static str,
    /// Where its data come from.
    pub credit: &'static str,
}

/// A map.
#[component]
pub fn Map(
    /// Its name, for those who do not see it.
    #[prop(into)]
    label: TextProp,
    /// The words on it.
    #[prop(into)]
    words: Signal<Words>,
    /// The marks.
    #[prop(into)]
    marks: Signal<Vec<Mark>>,
    /// The circles, under the marks.
    #[prop(into, optional)]
    circles: Signal<Vec<Circle>>,
    /// What it is to show; each new value moves it.
    #[prop(into)]
    view: Signal<View>,
    /// The id of the mark to be lit.
    #[prop(into, optional)]
    lit: Signal<Option<String>>,
    /// Told what it shows, a moment after each move.
    #[prop(into, optional)]
    on_moved: Option<Callback<Moved>>,
    /// Told the place of a mark that was clicked, in the list of marks.
    #[prop(into, optional)]
    on_picked: Option<Callback<usize>>,
    /// Told the place of the mark under the pointer.
    #[prop(into, optional)]
    on_near: Option<Callback<Option<usize>>>,
    /// Told that it could not be made.
    #[prop(into, optional)]
    on_failed: Option<Callback<()>>,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let handle = RwSignal::new_local(None::<Handle>);
    // A map may still be on its way when its page is left.
    let gone = StoredValue::new(false);
    let resting = StoredValue::new(None::<TimeoutHandle>);

    let moved = move |moved: Moved| {
        if let Some(timer) = resting.get_value() {
            timer.clear();
        }
        let timer = set_timeout_with_handle(
            move || {
                if gone.try_get_value() != Some(false) {
                    return;
                }
                if let Some(told) = on_moved {
                    told.run(moved);
                }
                name_places(handle);
            },
            REST,
        );
        resting.set_value(timer.ok());
    };

    element.on_load(move |element| {
        let element: web_sys::HtmlElement = element.unchecked_into();
        spawn_local(async move {
            let made = Handle::create(
                &element,
                Box::new(moved),
                Box::new(move |index| {
                    if let Some(told) = on_picked {
                        told.run(index);
                    }
                }),
                Box::new(move |index| {
                    if let Some(told) = on_near {
                        told.run(index);
                    }
                }),
                move || gone.try_get_value() != Some(false),
            )
            .await;
            match made {
                Ok(Some(made)) => {
                    handle.set(Some(made));
                    draw_ground(handle).await;
                }
                Ok(None) => {}
                Err(fault) => {
                    leptos::logging::error!("the map: {fault:?}");
                    if let Some(told) = on_failed {
                        told.run(());
                    }
                }
            }
        });
    });

    Effect::new(move || {
        handle.with(|handle| handle.as_ref().map(|map| map.set_words(&words.get())));
    });
    Effect::new(move || {
        handle.with(|handle| handle.as_ref().map(|map| map.show(view.get())));
    });
    Effect::new(move || {
        handle.with(|handle| handle.as_ref().map(|map| marks.with(|marks| map.set_marks(marks))));
    });
    Effect::new(move || {
        handle.with(|handle| handle.as_ref().map(|map| circles.with(|circles| map.set_circles(circles))));
    });
    Effect::new(move || {
        handle.with(|handle| handle.as_ref().map(|map| map.light(lit.get().as_deref())));
    });

    on_cleanup(move || {
        gone.set_value(true);
        if let Some(timer) = resting.get_value() {
            timer.clear();
        }
        // Dropping the handle takes the map away, then the closures it calls.
        handle.set(None);
    });

    view! { <div class="map" role="group" aria-label=move || label.get().to_string() node_ref=element></div> }
}

/// Fetches what lies under the marks: the contours of France, its large towns, then what is around.
async fn draw_ground(handle: RwSignal<Option<Handle>, LocalStorage>) {
    // A map without its ground still has its marks: a fault is not worth a word.
    if let Ok(outline) = client::outline().await {
        handle.try_with_untracked(|handle| handle.as_ref().map(|map| map.set_outline(&outline)));
        name_places(handle);
    }
    if let Ok(towns) = client::large_towns().await {
        handle.try_with_untracked(|handle| handle.as_ref().map(|map| map.set_large_towns(&towns)));
    }
    if let Ok(neighbours) = client::neighbours().await {
        handle.try_with_untracked(|handle| handle.as_ref().map(|map| map.set_neighbours(&neighbours)));
    }
}

/// Fetches the names of the départements in view that the map does not have yet.
fn name_places(handle: RwSignal<Option<Handle>, LocalStorage>) {
    let missing = handle.try_with_untracked(|handle| handle.as_ref().map(Handle::missing_names));
    for code in missing.flatten().unwrap_or_default() {
        spawn_local(async move {
            // A map without names is still a map: a fault is not worth a word.
            if let Ok(names) = client::place_names(code.clone()).await {
                handle.try_with_untracked(|handle| handle.as_ref().map(|map| map.set_names(&code, &names)));
            }
        });
    }
}
