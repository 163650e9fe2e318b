//! A message in the place of what is missing, or above what is there.

use leptos::prelude::*;

use super::{Icon, Pictogram, Tone};

/// A message: what happened, what to do.
#[component]
pub fn Notice(
    /// How much it weighs.
    #[prop(default = Tone::Plain)]
    tone: Tone,
    /// Drawn before it.
    icon: Icon,
    /// What happened.
    #[prop(into)]
    title: TextProp,
    /// What to do: text, buttons, links.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=format!("notice {}", tone.class())>
            <Pictogram icon/>
            <div class="notice__body">
                <p class="notice__title">{move || title.get()}</p>
                {children.map(|children| children())}
            </div>
        </div>
    }
}
