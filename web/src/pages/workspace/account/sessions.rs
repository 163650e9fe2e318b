//! Where one is signed in.

use cafeia_shared::{
    accounts::{Session, SessionList},
    problem::ProblemCode,
};
use leptos::{prelude::*, task::spawn_local};

use super::super::{forms::reason, frame::Me};
use crate::{
    client::{self, CallError},
    format,
    i18n::{AccountTexts, WorkspaceTexts, use_i18n},
    kit::{Badge, Button, Toasts, Tone},
    pages::fetched::{Awaited, Fetched, use_fetched},
};

async fn ask((): ()) -> Result<SessionList, CallError> {
    Ok(client::sessions().await?)
}

/// The sessions, each with what ends it.
#[component]
pub fn Sessions(
    /// Whose.
    me: Me,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let fetched: Fetched<SessionList> = use_fetched(Signal::stored(()), ask);
    Effect::watch(move || me.told(), move |_, _, _| fetched.on_refresh.run(()), false);
    let busy = RwSignal::new(false);
    let end = Callback::new(move |ended: Vec<Session>| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let several = ended.len() > 1;
            let mut outcome = Ok(());
            let mut was_over = false;
            for session in ended {
                outcome = client::end_session(session.id).await;
                // What was ended elsewhere meanwhile is what one wanted.
                was_over = outcome.as_ref().is_err_and(|denial| denial.code() == Some(ProblemCode::NotFound));
                if was_over {
                    outcome = Ok(());
                }
                if outcome.is_err() {
                    break;
                }
                let gone = session.id;
                fetched.answer.try_update(|answer| {
                    if let Some(Ok(list)) = answer {
                        list.data.retain(|one| one.id != gone);
                    }
                });
            }
            busy.try_set(false);
            let texts = AccountTexts::now(i18n);
            if let Some(toasts) = toasts {
                toasts.say(match outcome {
                    Ok(()) if several => texts.sessions_ended,
                    Ok(()) if was_over => texts.session_over,
                    Ok(()) => texts.session_ended,
                    Err(denial) => reason(denial.code(), |texts| texts.failed)(WorkspaceTexts::now(i18n)),
                });
            }
        });
    });
    let draw = move |list: SessionList| {
        let others: Vec<_> = list.data.iter().filter(|session| !session.current).cloned().collect();
        view! {
            <ul class="lines">
                {list
                    .data
                    .into_iter()
                    .map(|session| view! { <Line session busy on_end=end/> })
                    .collect_view()}
            </ul>
            {(others.len() > 1)
                .then(|| {
                    view! {
                        <Button busy on_press=move |()| end.run(others.clone())>
                            {move || AccountTexts::of(i18n).sessions_end_others}
                        </Button>
                    }
                })}
        }
        .into_any()
    };
    view! {
        <section class="workspace__part">
            <h2>{move || AccountTexts::of(i18n).sessions}</h2>
            <p>{move || AccountTexts::of(i18n).sessions_help}</p>
            <Awaited fetched rows=1 draw/>
        </section>
    }
}

#[component]
fn Line(session: Session, busy: RwSignal<bool>, on_end: Callback<Vec<Session>>) -> impl IntoView {
    let i18n = use_i18n();
    let device = StoredValue::new(session.device.clone());
    let name = move || match device.get_value() {
        unknown if unknown.is_empty() => AccountTexts::of(i18n).session_unknown.to_owned(),
        known => known,
    };
    let (current, used) = (session.current, session.last_used_at);
    view! {
        <li class="line">
            <div>
                <p><strong>{name}</strong></p>
                <p class="grant__note">
                    {move || (AccountTexts::of(i18n).session_used)(&format::moment(used, i18n.locale()))}
                </p>
            </div>
            {if current {
                view! { <Badge tone=Tone::Good>{move || AccountTexts::of(i18n).session_here}</Badge> }.into_any()
            } else {
                view! {
                    <button
                        type="button"
                        class="button"
                        aria-disabled=move || busy.get().then_some("true")
                        aria-label=move || (AccountTexts::of(i18n).session_end_label)(&name())
                        on:click=move |_| on_end.run(vec![session.clone()])
                    >
                        {move || AccountTexts::of(i18n).session_end}
                    </button>
                }
                    .into_any()
            }}
        </li>
    }
}
