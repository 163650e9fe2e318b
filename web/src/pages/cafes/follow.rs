//! Ways to follow a search: its link, its calendar, its news feed.

use cafeia_shared::cafes::CafeQuery;
use leptos::prelude::*;

use crate::{
    client, clipboard,
    i18n::{AgendaTexts, FrameTexts, use_i18n},
    kit::{Button, ButtonKind, Icon, Pictogram, Toasts},
};

/// The ways to follow a search.
#[component]
pub fn FollowWays(
    /// The search.
    query: Memo<CafeQuery>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let calendar = move || query.with(|query| client::calendar(&query.filter));
    let origin = window().location().origin().unwrap_or_default();
    // The address that calendar applications take for themselves.
    let subscription = {
        let host = window().location().host().unwrap_or_default();
        move || format!("webcal://{host}{}", calendar())
    };
    let copy = move |text: String| clipboard::copy(text, i18n, toasts);
    view! {
            <div class="follow__ways">
                <p>{move || AgendaTexts::of(i18n).follow_link}</p>
                <p class="actions">
                    <Button
                        kind=ButtonKind::Secondary
                        icon=Icon::Link
                        on_press=move |()| copy(window().location().href().unwrap_or_default())
                    >
                        {move || FrameTexts::of(i18n).copy_link}
                    </Button>
                </p>
                <p>{move || AgendaTexts::of(i18n).follow_calendar}</p>
                <p class="actions">
                    <a class="button" href=subscription rel="external">
                        <Pictogram icon=Icon::AddToCalendar/>
                        <span>{move || AgendaTexts::of(i18n).subscribe}</span>
                    </a>
                    <Button
                        kind=ButtonKind::Quiet
                        icon=Icon::Link
                        on_press=move |()| copy(format!("{origin}{}", untrack(calendar)))
                    >
                        {move || AgendaTexts::of(i18n).copy_calendar}
                    </Button>
                </p>
                <p>
                    <a href=move || query.with(|query| client::news_feed(&query.filter)) rel="external">
                        {move || AgendaTexts::of(i18n).news_feed}
                    </a>
                </p>
            </div>
    }
}
