//! Buttons.

use leptos::prelude::*;

use super::{Icon, Pictogram};

/// How much a button asks to be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ButtonKind {
    /// The step that the page is about; one on a page.
    Primary,
    /// Another step.
    Secondary,
    /// A step aside.
    Quiet,
}

/// A button that does something on this page. What leads elsewhere is a link.
#[component]
pub fn Button(
    /// How much it asks to be pressed.
    #[prop(default = ButtonKind::Secondary)]
    kind: ButtonKind,
    /// Drawn before its words.
    #[prop(optional)]
    icon: Option<Icon>,
    /// Whether it is at work: it stays where it is and does nothing.
    #[prop(into, optional)]
    busy: Signal<bool>,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let class = match kind {
        ButtonKind::Primary => "button button--primary",
        ButtonKind::Secondary => "button",
        ButtonKind::Quiet => "button button--quiet",
    };
    view! {
        <button
            type="button"
            class=class
            aria-disabled=move || busy.get().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            on:click=move |_| {
                if !busy.get_untracked() {
                    on_press.run(());
                }
            }
        >
            {icon.map(|icon| view! { <Pictogram icon/> })}
            <span>{children()}</span>
        </button>
    }
}
