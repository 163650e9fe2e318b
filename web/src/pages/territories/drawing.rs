//! Parts of drawings whose shapes are links.
//!
//! A drawing is hidden from the keyboard and from screen readers: a list or a table beside it says the same and leads
//! to the same pages, in an order that can be read.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use web_sys::MouseEvent;

/// What is pointed at in a drawing, in words.
pub(super) type PointedAt = RwSignal<Option<String>>;

/// A shape that leads to a page.
#[component]
pub(super) fn ShapeLink(
    /// The page.
    href: String,
    /// Said while the pointer is over it.
    #[prop(into)]
    words: Signal<String>,
    /// Where that is said.
    pointed_at: PointedAt,
    /// How it looks.
    #[prop(into)]
    class: String,
    /// Its shapes.
    children: Children,
) -> impl IntoView {
    let navigate = use_navigate();
    let to = href.clone();
    // The router follows links of HTML only.
    let follow = move |event: MouseEvent| {
        if event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
        {
            event.prevent_default();
            navigate(&to, NavigateOptions::default());
        }
    };
    view! {
        <g class=class>
            <a
                href=href
                tabindex="-1"
                // What is hidden from screen readers must not take the focus, even by a click.
                on:mousedown=|event| event.prevent_default()
                on:click=follow
                on:pointerenter=move |_| pointed_at.set(Some(words.get_untracked()))
                on:pointerleave=move |_| pointed_at.set(None)
            >
                {children()}
            </a>
        </g>
    }
}

/// What the pointer is over, or what to do.
#[component]
pub(super) fn Said(
    /// What the pointer is over.
    pointed_at: PointedAt,
    /// What to do.
    #[prop(into)]
    hint: TextProp,
) -> impl IntoView {
    view! {
        <p class="drawing__said" class:drawing__said--name=move || pointed_at.with(Option::is_some)>
            {move || pointed_at.get().unwrap_or_else(|| hint.get().to_string())}
        </p>
    }
}
