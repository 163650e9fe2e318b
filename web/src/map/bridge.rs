//! The bridge to `js/map.js`: here a handle, there the objects.

use cafeia_shared::position::BoundingBox;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{Circle, Mark, Moved, View, Words};

/// Told the zoom level, the window (west, south, east, north), and whether the visitor moved the map.
type ToldMoved = dyn FnMut(f64, f64, f64, f64, f64, bool);
/// Told a place in the list of marks, or -1.
type ToldPlace = dyn FnMut(f64);

#[wasm_bindgen(module = "/js/lazy.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn load_map() -> Result<JsValue, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// The module `js/map.js`, once it is loaded.
    #[derive(Clone)]
    type MapModule;

    #[wasm_bindgen(method, catch)]
    async fn ready(this: &MapModule) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn create(
        this: &MapModule,
        element: &web_sys::HtmlElement,
        moved: &Closure<ToldMoved>,
        picked: &Closure<ToldPlace>,
        near: &Closure<ToldPlace>,
    ) -> Result<u32, JsValue>;
    #[wasm_bindgen(method)]
    fn destroy(this: &MapModule, handle: u32);
    #[wasm_bindgen(method, js_name = setWords)]
    fn set_words(this: &MapModule, handle: u32, given: &JsValue);
    #[wasm_bindgen(method, js_name = setView)]
    fn set_view(this: &MapModule, handle: u32, longitude: f64, latitude: f64, zoom: u8);
    #[wasm_bindgen(method, js_name = fitBounds)]
    fn fit_bounds(this: &MapModule, handle: u32, west: f64, south: f64, east: f64, north: f64, max_zoom: u8);
    #[wasm_bindgen(method, js_name = setMarks)]
    fn set_marks(this: &MapModule, handle: u32, given: &JsValue);
    #[wasm_bindgen(method, js_name = setCircles)]
    fn set_circles(this: &MapModule, handle: u32, given: &JsValue);
    #[wasm_bindgen(method)]
    fn highlight(this: &MapModule, handle: u32, id: &str);
    #[wasm_bindgen(method, js_name = setOutline, catch)]
    fn set_outline(this: &MapModule, handle: u32, json: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = setNeighbours, catch)]
    fn set_neighbours(this: &MapModule, handle: u32, json: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = setLargeTowns, catch)]
    fn set_large_towns(this: &MapModule, handle: u32, json: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = missingNames)]
    fn missing_names(this: &MapModule, handle: u32) -> String;
    #[wasm_bindgen(method, js_name = setNames, catch)]
    fn set_names(this: &MapModule, handle: u32, code: &str, json: &str) -> Result<(), JsValue>;
}

/// A living map. Dropping it takes the map away first, and then the closures that it calls.
pub(super) struct Handle {
    module: MapModule,
    number: u32,
    _moved: Closure<ToldMoved>,
    _picked: Closure<ToldPlace>,
    _near: Closure<ToldPlace>,
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.module.destroy(self.number);
    }
}

/// A zoom level or a place in a list, as JavaScript writes it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small whole numbers, checked")]
fn whole(number: f64) -> Option<usize> {
    (number >= 0.0).then_some(number as usize)
}

impl Handle {
    /// Loads the map's code if need be, and makes a map in an element; nothing when its page was left meanwhile.
    pub(super) async fn create(
        element: &web_sys::HtmlElement,
        told_moved: Box<dyn Fn(Moved)>,
        told_picked: Box<dyn Fn(usize)>,
        told_near: Box<dyn Fn(Option<usize>)>,
        gone: impl Fn() -> bool,
    ) -> Result<Option<Self>, JsValue> {
        let module: MapModule = load_map().await?.unchecked_into();
        module.ready().await?;
        if gone() {
            return Ok(None);
        }
        let moved: Closure<ToldMoved> =
            Closure::new(move |zoom: f64, west: f64, south: f64, east: f64, north: f64, by_hand| {
                let zoom = whole(zoom).and_then(|zoom| u8::try_from(zoom).ok()).unwrap_or_default();
                told_moved(Moved { zoom, window: window(west, south, east, north), by_hand });
            });
        let picked: Closure<ToldPlace> = Closure::new(move |index| {
            if let Some(index) = whole(index) {
                told_picked(index);
            }
        });
        let near: Closure<ToldPlace> = Closure::new(move |index| told_near(whole(index)));
        let number = module.create(element, &moved, &picked, &near)?;
        Ok(Some(Self { module, number, _moved: moved, _picked: picked, _near: near }))
    }

    pub(super) fn set_words(&self, words: &Words) {
        self.module.set_words(self.number, &to_js(words));
    }

    pub(super) fn show(&self, view: View) {
        match view {
            View::Window(window, max_zoom) => self.module.fit_bounds(
                self.number,
                window.west,
                window.south,
                window.east,
                window.north,
                max_zoom,
            ),
            View::Point(point, zoom) => {
                self.module.set_view(self.number, point.longitude, point.latitude, zoom);
            }
        }
    }

    pub(super) fn set_marks(&self, marks: &[Mark]) {
        self.module.set_marks(self.number, &to_js(marks));
    }

    pub(super) fn set_circles(&self, circles: &[Circle]) {
        self.module.set_circles(self.number, &to_js(circles));
    }

    pub(super) fn light(&self, id: Option<&str>) {
        self.module.highlight(self.number, id.unwrap_or_default());
    }

    pub(super) fn set_outline(&self, json: &str) {
        if let Err(fault) = self.module.set_outline(self.number, json) {
            leptos::logging::error!("the map's outline: {fault:?}");
        }
    }

    pub(super) fn set_neighbours(&self, json: &str) {
        if let Err(fault) = self.module.set_neighbours(self.number, json) {
            leptos::logging::error!("the map's neighbours: {fault:?}");
        }
    }

    pub(super) fn set_large_towns(&self, json: &str) {
        if let Err(fault) = self.module.set_large_towns(self.number, json) {
            leptos::logging::error!("the map's towns: {fault:?}");
        }
    }

    pub(super) fn missing_names(&self) -> Vec<String> {
        let codes = self.module.missing_names(self.number);
        codes.split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect()
    }

    pub(super) fn set_names(&self, code: &str, json: &str) {
        if let Err(fault) = self.module.set_names(self.number, code, json) {
            leptos::logging::error!("the map's names: {fault:?}");
        }
    }
}

/// Plain data as JavaScript has it.
fn to_js(data: &(impl Serialize + ?Sized)) -> JsValue {
    // Numbers, texts and lists of them always have a form there.
    serde_wasm_bindgen::to_value(data).unwrap_or_default()
}

/// A window within the globe: the map may show beyond its edges.
fn window(west: f64, south: f64, east: f64, north: f64) -> BoundingBox {
    let whole_turn = east - west >= 360.0;
    let turn = |longitude: f64| {
        if (-180.0..=180.0).contains(&longitude) {
            longitude
        } else {
            (longitude + 180.0).rem_euclid(360.0) - 180.0
        }
    };
    let round = |degrees: f64| (degrees * 1e4).round() / 1e4;
    BoundingBox {
        west: if whole_turn { -180.0 } else { round(turn(west)) },
        south: round(south.clamp(-90.0, 90.0)),
        east: if whole_turn { 180.0 } else { round(turn(east)) },
        north: round(north.clamp(-90.0, 90.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_over_the_edge_of_the_globe_is_one_the_api_takes() {
        for [west, south, east, north] in
            [[-200.0, -95.0, -150.0, 10.0], [170.0, -30.0, 215.0, 0.0], [-300.0, -89.0, 300.0, 91.0]]
        {
            let found = window(west, south, east, north);
            assert!(found.to_string().parse::<BoundingBox>().is_ok(), "{found}");
        }
    }
}
