//! What has changed of a public café, and waits for a decision.

use leptos::prelude::*;

use crate::{
    i18n::{I18n, WritingTexts, use_i18n},
    kit::{Icon, Notice, Tone},
};

/// Says what waits, where anything does.
#[component]
pub fn Pending(
    /// The API's names of the fields.
    fields: Vec<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    (!fields.is_empty()).then(|| {
        view! {
            <Notice
                tone=Tone::Warning
                icon=Icon::Clock
                title=move || (WritingTexts::of(i18n).pending)(&names(&fields, i18n))
            />
        }
    })
}

/// The fields in words, each once. Tracked.
fn names(fields: &[String], i18n: I18n) -> String {
    let texts = WritingTexts::of(i18n);
    let mut names: Vec<&str> = Vec::new();
    for field in fields {
        let name = match field.as_str() {
            "title" => texts.pending_title,
            "starts_at" | "ends_at" | "timezone" => texts.pending_time,
            "mode" => texts.pending_mode,
            "place_id" => texts.pending_place,
            "host_id" => texts.pending_host,
            _ => continue,
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}
