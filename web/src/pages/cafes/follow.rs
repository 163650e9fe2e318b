//! Ways to follow cafés: the page's link, their calendar, their news feed.

use cafeia_shared::cafes::CafeFilter;
use leptos::prelude::*;

use crate::{
    client, clipboard,
    i18n::{FrameTexts, SearchTexts, use_i18n},
    kit::{Button, ButtonKind, Icon, Pictogram, Toasts},
    lazy::{Later, lazy_parts},
};

lazy_parts! {
    later: follow_ways(FollowWaysProps) => FollowWays;
}

/// The ways to follow cafés, folded away.
#[component]
pub fn Follow(
    /// What unfolds them.
    #[prop(into)]
    label: TextProp,
    /// Which cafés.
    filter: Signal<CafeFilter>,
) -> impl IntoView {
    let unfolded = RwSignal::new(false);
    view! {
        <details class="follow" on:toggle=move |_| unfolded.set(true)>
            <summary>{move || label.get()}</summary>
            {move || {
                unfolded
                    .get()
                    .then(|| view! { <Later part=follow_ways(Box::new(FollowWaysProps { filter }))/> })
            }}
        </details>
    }
}

/// The ways themselves.
#[component]
fn FollowWays(
    /// Which cafés.
    filter: Signal<CafeFilter>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let calendar = move || filter.with(client::calendar);
    let origin = window().location().origin().unwrap_or_default();
    // The address that calendar applications take for themselves.
    let subscription = {
        let host = window().location().host().unwrap_or_default();
        move || format!("webcal://{host}{}", calendar())
    };
    let copy = move |text: String| clipboard::copy(text, i18n, toasts);
    view! {
        <div class="follow__ways">
            <p>{move || SearchTexts::of(i18n).follow_link}</p>
            <p class="actions">
                <Button
                    kind=ButtonKind::Secondary
                    icon=Icon::Link
                    on_press=move |()| copy(window().location().href().unwrap_or_default())
                >
                    {move || FrameTexts::of(i18n).copy_link}
                </Button>
            </p>
            <p>{move || SearchTexts::of(i18n).follow_calendar}</p>
            <p class="actions">
                <a class="button" href=subscription rel="external">
                    <Pictogram icon=Icon::AddToCalendar/>
                    <span>{move || SearchTexts::of(i18n).subscribe}</span>
                </a>
                <Button
                    kind=ButtonKind::Quiet
                    icon=Icon::Link
                    on_press=move |()| copy(format!("{origin}{}", untrack(calendar)))
                >
                    {move || SearchTexts::of(i18n).copy_calendar}
                </Button>
            </p>
            <p>
                <a href=move || filter.with(client::news_feed) rel="external">
                    {move || SearchTexts::of(i18n).news_feed}
                </a>
            </p>
        </div>
    }
}
