//! The single-page application of the Café IA network.
//!
//! * [`app`] holds the frame of every page and the table of routes;
//! * [`pages`] one file per page, by subject;
//! * [`mod@lazy`] pages whose code comes when they are first shown;
//! * [`kit`] the parts pages are made of, which know nothing of the subject;
//! * [`map`] the map, over Leaflet;
//! * [`client`] the only code that speaks HTTP;
//! * [`mod@download`] files that the page itself makes;
//! * [`geolocation`] where the visitor is, when they allow it;
//! * [`clock`] days and hours of a zone, and the instants that they are;
//! * [`mod@json`] reading and writing JSON by the browser;
//! * [`i18n`] every text, in each language; [`mod@format`] dates and numbers, by the browser's `Intl`.

#![expect(
    clippy::too_many_lines,
    reason = "a component is one view, read from top to bottom; what it does stands apart"
)]

pub mod app;
pub mod client;
pub mod clipboard;
pub mod clock;
pub mod download;
pub mod files;
pub mod format;
pub mod geolocation;
pub mod i18n;
pub mod json;
pub mod kit;
pub mod lazy;
pub mod map;
pub mod pages;
pub mod storage;
pub mod tab_storage;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Puts the application where `index.html` keeps its place; `web/js/boot.js` shows it once it has something to show.
pub fn start() {
    let Some(place) = document().get_element_by_id("app") else { return };
    if let Ok(place) = place.dyn_into::<web_sys::HtmlElement>() {
        leptos::mount::mount_to(place, app::App).forget();
    }
}
