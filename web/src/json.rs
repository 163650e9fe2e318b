//! JSON, which the browser reads and writes: a library for it would weigh more than a page.

use js_sys::JSON;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

/// Reads a value.
///
/// # Errors
/// When it is not JSON, or of another shape; what is wrong with it is for the console.
pub fn read<T: DeserializeOwned>(json: &str) -> Result<T, JsValue> {
    Ok(serde_wasm_bindgen::from_value(JSON::parse(json)?)?)
}

/// Writes a value.
pub fn write(value: &impl Serialize) -> String {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let value = value.serialize(&serializer).unwrap_or(JsValue::NULL);
    JSON::stringify(&value).map(String::from).unwrap_or_default()
}
