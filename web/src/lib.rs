//! The single-page application of the Café IA network.
//!
//! * [`app`] holds the frame of every page and the table of routes;
//! * [`pages`] one file per page, by subject;
//! * [`kit`] the parts pages are made of, which know nothing of the subject;
//! * [`map`] the map, over Leaflet;
//! * [`client`] the only code that speaks HTTP;
//! * [`i18n`] every text, in each language; [`mod@format`] dates and numbers, by the browser's `Intl`.

#![expect(
    clippy::too_many_lines,
    reason = "a component is one view, read from top to bottom; what it does stands apart"
)]

pub mod app;
pub mod client;
pub mod format;
pub mod i18n;
pub mod kit;
pub mod map;
pub mod pages;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Puts the application where `index.html` keeps its place, in the stead of the waiting screen.
pub fn start() {
    let Some(place) = document().get_element_by_id("app") else { return };
    place.set_inner_html("");
    if let Ok(place) = place.dyn_into::<web_sys::HtmlElement>() {
        leptos::mount::mount_to(place, app::App).forget();
    }
}
