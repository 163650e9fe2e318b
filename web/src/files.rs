//! Files that somebody chooses or drops on the page.

use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, prelude::*};

#[wasm_bindgen]
extern "C" {
    /// A file of the visitor's.
    #[derive(Clone)]
    pub type File;

    /// Its name.
    #[wasm_bindgen(method, getter)]
    pub fn name(this: &File) -> String;

    /// Its bytes.
    #[wasm_bindgen(method, getter)]
    pub fn size(this: &File) -> f64;

    /// When it last changed, in milliseconds since 1970.
    #[wasm_bindgen(method, getter, js_name = lastModified)]
    pub fn last_modified(this: &File) -> f64;
}

/// The first of the files of a field.
pub fn chosen(field: &JsValue) -> Option<File> {
    let files = Reflect::get(field, &"files".into()).ok()?;
    let first = Reflect::get_u32(&files, 0).ok()?;
    (!first.is_undefined() && !first.is_null()).then(|| first.unchecked_into())
}

/// The first of the files that an event drops.
pub fn dropped(event: &JsValue) -> Option<File> {
    chosen(&Reflect::get(event, &"dataTransfer".into()).ok()?)
}
