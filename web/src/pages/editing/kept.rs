//! What is being written stays in the browser until it is sent: a page that closes, a network that is cut, loses nothing.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use leptos::{leptos_dom::helpers::debounce, prelude::*};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    client::session::{self, Standing},
    format,
    i18n::{EditingTexts, use_i18n},
    json,
    kit::{Button, ButtonKind, Icon, Notice},
    storage,
};

/// Rest between the last change and its keeping.
const REST: Duration = Duration::from_millis(400);

/// What is kept, and since when.
#[derive(Serialize, Deserialize)]
struct Record<T> {
    #[serde(deserialize_with = "cafeia_shared::instant::read")]
    at: DateTime<Utc>,
    written: T,
}

/// What is kept of a form, under a key of its own.
pub struct Kept<T: Send + Sync + 'static> {
    key: StoredValue<String>,
    /// Of an earlier visit, until one has decided about it.
    found: RwSignal<Option<(DateTime<Utc>, T)>>,
    /// Whether what is written now is kept.
    keeps: RwSignal<bool>,
}

// Derived, they would ask for a `T` that can be copied.
impl<T: Send + Sync + 'static> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Kept<T> {}

impl<T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static> Kept<T> {
    /// Keeps what `written` says under a key, from now on, as soon as it is no longer what one began with. What is
    /// older than that is forgotten.
    pub fn new(
        key: String,
        most: TimeDelta,
        written: impl Fn() -> T + Copy + Send + Sync + 'static,
        untouched: impl Fn(&T) -> bool + Copy + Send + Sync + 'static,
    ) -> Self {
        let found = storage::read(&key).and_then(|kept| json::read::<Record<T>>(&kept).ok());
        let found = found.filter(|kept| format::now() - kept.at < most && !untouched(&kept.written));
        if found.is_none() {
            storage::forget(&key);
        }
        let is_own = key.starts_with(session::WRITTEN);
        let kept = Self {
            key: StoredValue::new(key),
            found: RwSignal::new(found.map(|kept| (kept.at, kept.written))),
            keeps: RwSignal::new(true),
        };
        let keep = move |written: T| {
            // The page may have been left meanwhile, or the form sent; who signs out leaves nothing of their own.
            let is_left = is_own && untrack(session::standing) == Standing::SignedOut;
            if is_left || kept.keeps.try_get_untracked() != Some(true) {
                return;
            }
            if untouched(&written) {
                // What one may still want back stays.
                if kept.found.with_untracked(Option::is_none) {
                    kept.key.with_value(|key| storage::forget(key));
                }
            } else {
                let record = json::write(&Record { at: format::now(), written });
                kept.key.with_value(|key| storage::keep(key, &record));
            }
        };
        let soon = StoredValue::new_local(debounce(REST, keep));
        Effect::new(move || {
            let written = written();
            soon.update_value(|soon| soon(written));
        });
        // A page that is left a moment after the last key.
        let leaving = window_event_listener_untyped("pagehide", move |_| keep(untrack(written)));
        on_cleanup(move || {
            leaving.remove();
            keep(untrack(written));
        });
        kept
    }

    /// What was sent need not be kept.
    pub fn forget(self) {
        self.found.set(None);
        self.key.with_value(|key| storage::forget(key));
    }

    /// The form is left for good: nothing of it is kept.
    pub fn end(self) {
        self.keeps.set(false);
        self.forget();
    }
}

/// Offers what was kept of an earlier visit.
#[component]
pub fn KeptNotice<T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static>(
    /// What is kept.
    kept: Kept<T>,
    /// Takes it up again.
    #[prop(into)]
    on_resume: Callback<T>,
) -> impl IntoView {
    let i18n = use_i18n();
    let resume = move |()| {
        if let Some((_, written)) = kept.found.get_untracked() {
            kept.found.set(None);
            on_resume.run(written);
        }
    };
    move || {
        kept.found.get().map(|(at, _)| {
            view! {
                <Notice
                    icon=Icon::Pen
                    title=move || (EditingTexts::of(i18n).kept)(&format::moment(at, i18n.locale()))
                >
                    <p>{move || EditingTexts::of(i18n).kept_help}</p>
                    <div class="actions">
                        <Button kind=ButtonKind::Primary on_press=resume>
                            {move || EditingTexts::of(i18n).resume}
                        </Button>
                        <Button on_press=move |()| kept.forget()>{move || EditingTexts::of(i18n).discard}</Button>
                    </div>
                </Notice>
            }
        })
    }
}
