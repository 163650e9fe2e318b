//! One answer of the API, asked for again whenever its key changes, and how a page shows it in each of its states.

use std::future::Future;

use leptos::{prelude::*, task::spawn_local};

use super::Trouble;
use crate::{
    client::CallError,
    i18n::{FrameTexts, use_i18n},
    kit::Skeleton,
};

/// An answer, once it is there.
pub struct Fetched<T: Send + Sync + 'static> {
    /// The answer; nothing while it is on its way.
    pub answer: RwSignal<Option<Result<T, CallError>>>,
    /// Asks again.
    pub on_retry: Callback<()>,
    /// Asks again for what is in sight: it stays until it is answered, and if it is not.
    pub on_refresh: Callback<()>,
}

// Derived, they would ask for a `T` that can be copied.
impl<T: Send + Sync + 'static> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Fetched<T> {}

/// Asks for what a key names, now and whenever the key changes.
pub fn use_fetched<K, T, A>(key: impl Into<Signal<K>>, ask: fn(K) -> A) -> Fetched<T>
where
    K: Clone + Send + Sync + 'static,
    T: Send + Sync + 'static,
    A: Future<Output = Result<T, CallError>> + 'static,
{
    let key = key.into();
    let answer = RwSignal::new(None);
    let turn = StoredValue::new(0_u32);
    let load = move |key: K, stays: bool| {
        let mine = turn.get_value() + 1;
        turn.set_value(mine);
        let stays = stays && answer.with_untracked(|there| matches!(there, Some(Ok(_))));
        if !stays {
            answer.set(None);
        }
        spawn_local(async move {
            let came = ask(key).await;
            // The page may have been left, or something else asked for.
            if turn.try_get_value() == Some(mine) && !(stays && came.is_err()) {
                answer.set(Some(came));
            }
        });
    };
    Effect::new(move || load(key.get(), false));
    Fetched {
        answer,
        on_retry: Callback::new(move |()| load(key.get_untracked(), false)),
        on_refresh: Callback::new(move |()| load(key.get_untracked(), true)),
    }
}

/// An answer in each of its states: waiting, there, gone, in trouble.
#[component]
pub fn Awaited<T: Clone + Send + Sync + 'static>(
    /// The answer.
    fetched: Fetched<T>,
    /// How many cards stand for it while it is on its way.
    #[prop(default = 2)]
    rows: usize,
    /// Shown when nothing is there; without it, that is a trouble like others.
    #[prop(into, optional)]
    gone: Option<ViewFn>,
    /// Draws it.
    #[prop(into)]
    draw: Callback<T, AnyView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let Fetched { answer, on_retry, .. } = fetched;
    move || match (answer.get(), &gone) {
        (None, _) => view! { <Skeleton label=move || FrameTexts::of(i18n).loading rows/> }.into_any(),
        (Some(Ok(there)), _) => draw.run(there),
        (Some(Err(error)), Some(gone)) if error.is_not_found() => gone.run(),
        (Some(Err(error)), _) => view! { <Trouble error on_retry/> }.into_any(),
    }
}
