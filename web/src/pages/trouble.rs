//! What a page shows when what it asked for did not come.

use leptos::prelude::*;

use crate::{
    app::use_online,
    client::CallError,
    i18n::use_i18n,
    kit::{Button, ButtonKind, Icon, Notice, Tone},
};

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
    let refused = match error {
        CallError::Refused(problem) => Some(problem.detail),
        CallError::Unreachable => None,
    };
    let is_refused = refused.is_some();
    let title = move || {
        let frame = &i18n.texts().frame;
        if is_refused { frame.refused } else { frame.unreachable }
    };
    let help = move || {
        let frame = &i18n.texts().frame;
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
                    {move || i18n.texts().frame.retry}
                </Button>
            </Notice>
        </div>
    }
}
