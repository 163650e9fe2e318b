//! What a page shows when what it asked for did not come.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    app::use_online,
    client::CallError,
    i18n::{FrameTexts, use_i18n},
    kit::{Button, ButtonKind, Icon, Notice, Tone},
};

/// Time between two questions to a service that does not answer.
const RETRY: Duration = Duration::from_secs(15);

/// Says why there is nothing, and offers to try again; when the network comes back, tries by itself.
#[component]
pub fn Trouble(
    /// Why.
    error: CallError,
    /// Asks again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let online = use_online();
    let started_online = online.get_untracked();
    Effect::new(move || {
        if online.get() && !started_online {
            on_retry.run(());
        }
    });
    // A service that is down comes back, mostly soon: who waits need not press the button.
    if matches!(error, CallError::Unreachable) {
        let again = set_interval_with_handle(
            move || {
                if online.try_get_untracked() == Some(true) && !document().hidden() {
                    on_retry.run(());
                }
            },
            RETRY,
        );
        on_cleanup(move || {
            if let Ok(again) = again {
                again.clear();
            }
        });
    }
    let refused = match error {
        CallError::Refused(problem) => Some(problem.detail),
        CallError::Unreachable => None,
    };
    let is_refused = refused.is_some();
    let title = move || {
        let frame = FrameTexts::of(i18n);
        if is_refused { frame.refused } else { frame.unreachable }
    };
    let help = move || {
        let frame = FrameTexts::of(i18n);
        match &refused {
            Some(detail) => detail.clone(),
            None if online.get() => frame.unreachable_help.to_owned(),
            None => frame.offline_help.to_owned(),
        }
    };
    view! {
        <div role="alert">
            <Notice tone=Tone::Warning icon=Icon::Offline title>
                <p>{help}</p>
                <Button kind=ButtonKind::Primary icon=Icon::Retry on_press=on_retry>
                    {move || FrameTexts::of(i18n).retry}
                </Button>
            </Notice>
        </div>
    }
}
