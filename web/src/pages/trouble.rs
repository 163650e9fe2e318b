//! What a page shows when what it asked for did not come.

use std::time::Duration;

use cafeia_shared::problem::ProblemCode;
use leptos::prelude::*;

use crate::{
    app::use_online,
    client::CallError,
    i18n::{FrameTexts, use_i18n},
    kit::{Button, ButtonKind, Icon, Notice, Tone},
};

/// Time between two questions to a service that does not answer.
const RETRY: Duration = Duration::from_secs(15);

/// What to do about a refusal. A code says it for every occurrence, in the visitor's language.
fn in_words(code: ProblemCode, frame: &'static FrameTexts) -> &'static str {
    match code {
        ProblemCode::InvalidParameter => frame.refused_parameter,
        ProblemCode::NotFound | ProblemCode::LinkExpired => frame.not_found_help,
        ProblemCode::TooManyRequests => frame.refused_often,
        ProblemCode::NotSignedIn | ProblemCode::NotAllowed | ProblemCode::SecondFactorNeeded => {
            frame.refused_access
        }
        // What a form sends is worded by its form; the rest is our fault, or that of what stands before us.
        _ => frame.unreachable_help,
    }
}

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
                // Asked of the browser, which may have a network again without having said so.
                if window().navigator().on_line() && !document().hidden() {
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
        CallError::Refused(refusal) => Some(refusal.code),
        CallError::Unreachable => None,
    };
    let icon = if refused.is_some() { Icon::Alert } else { Icon::Offline };
    let title = move || {
        let frame = FrameTexts::of(i18n);
        if refused.is_some() { frame.refused } else { frame.unreachable }
    };
    let help = move || {
        let frame = FrameTexts::of(i18n);
        match refused {
            Some(code) => in_words(code, frame),
            None if online.get() => frame.unreachable_help,
            None => frame.offline_help,
        }
    };
    view! {
        <div role="alert">
            <Notice tone=Tone::Warning icon title>
                <p>{help}</p>
                <Button kind=ButtonKind::Primary icon=Icon::Retry on_press=on_retry>
                    {move || FrameTexts::of(i18n).retry}
                </Button>
            </Notice>
        </div>
    }
}
