//! Files that the page itself makes.

use std::time::Duration;

use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// How long the browser has to begin to save.
const KEPT: Duration = Duration::from_secs(30);

#[wasm_bindgen]
extern "C" {
    type Blob;
    #[wasm_bindgen(constructor, catch)]
    fn new(parts: &Array, options: &Object) -> Result<Blob, JsValue>;

    #[wasm_bindgen(js_namespace = URL, js_name = createObjectURL)]
    fn create_object_url(blob: &Blob) -> String;
    #[wasm_bindgen(js_namespace = URL, js_name = revokeObjectURL)]
    fn revoke_object_url(address: &str);
}

/// Has the browser save a text as a file.
pub fn save(name: &str, media_type: &str, text: &str) {
    // Each step fails in no browser that runs the application.
    let _ = try_save(name, media_type, text);
}

fn try_save(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &media_type.into())?;
    let address = create_object_url(&Blob::new(&Array::of1(&text.into()), &options)?);
    let link = document().create_element("a")?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.unchecked_into::<web_sys::HtmlElement>().click();
    // The browser begins to read it a moment later.
    set_timeout(move || revoke_object_url(&address), KEPT);
    Ok(())
}
