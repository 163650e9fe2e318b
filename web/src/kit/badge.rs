//! A short mention beside a title.

use leptos::prelude::*;

/// How much a mention weighs. Its words say it too: colour is never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// By the way.
    Plain,
    /// Good to know.
    Good,
    /// To be heeded.
    Warning,
    /// It will not be.
    Stop,
}

impl Tone {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Plain => "tone-plain",
            Self::Good => "tone-good",
            Self::Warning => "tone-warning",
            Self::Stop => "tone-stop",
        }
    }
}

/// A short mention.
#[component]
pub fn Badge(
    /// How much it weighs.
    #[prop(default = Tone::Plain)]
    tone: Tone,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! { <span class=format!("badge {}", tone.class())>{children()}</span> }
}
