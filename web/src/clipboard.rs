//! The clipboard, and a word on how it went.

use js_sys::Promise;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{
    i18n::{FrameTexts, I18n},
    kit::Toasts,
};

#[wasm_bindgen]
extern "C" {
    // Absent outside secure contexts, which makes the call throw. Not `async`: that catches what the promise says,
    // and not that there is none.
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;
}

/// Copies a text; whether it could be.
pub async fn put(text: &str) -> bool {
    match write_text(text) {
        Ok(copying) => JsFuture::from(copying).await.is_ok(),
        Err(_) => false,
    }
}

/// Copies a link, and says so.
pub fn copy(text: String, i18n: I18n, toasts: Option<Toasts>) {
    spawn_local(async move {
        let copied = put(&text).await;
        let frame = FrameTexts::now(i18n);
        if let Some(toasts) = toasts {
            toasts.say(if copied { frame.copied.to_owned() } else { (frame.not_copied)(&text) });
        }
    });
}
