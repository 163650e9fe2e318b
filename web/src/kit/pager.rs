//! The way on through a long list.

use leptos::prelude::*;

use super::{Button, ButtonKind};

/// A button that adds the next items below those shown, and how far one has come. Of a list that was whole from the
/// beginning there is nothing to say.
#[component]
pub fn Pager(
    /// Words of the button.
    #[prop(into)]
    next: TextProp,
    /// How far one has come: 20 of 128.
    #[prop(into)]
    shown: Signal<String>,
    /// Whether there are more.
    #[prop(into)]
    more: Signal<bool>,
    /// Whether they are on their way.
    #[prop(into)]
    busy: Signal<bool>,
    /// Asks for them.
    #[prop(into)]
    on_next: Callback<()>,
) -> impl IntoView {
    let came_in_parts = Memo::new(move |before| before == Some(&true) || more.get());
    view! {
        <div class="pager">
            {move || came_in_parts.get().then(|| view! { <p class="pager__shown">{move || shown.get()}</p> })}
            {move || {
                let next = next.clone();
                more.get()
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Primary busy on_press=on_next>
                                {move || next.get()}
                            </Button>
                        }
                    })
            }}
        </div>
    }
}
