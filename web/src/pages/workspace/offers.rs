//! Roles that one is offered, each with one's answer.

use cafeia_shared::accounts::{Grant, GrantState};
use leptos::{prelude::*, task::spawn_local};

use super::{forms::reason, frame::Me, grants::GrantWords};
use crate::{
    client,
    i18n::{AccountTexts, Words, WorkspaceTexts, use_i18n},
    kit::{Button, ButtonKind, Toasts},
};

/// What one is offered; nothing where it is nothing.
#[component]
pub fn Offers(
    /// Whose.
    me: Me,
) -> impl IntoView {
    let i18n = use_i18n();
    let offered = Memo::new(move |_| {
        let is_offered = |grant: &&Grant| grant.state == GrantState::Offered;
        me.with(|account| account.grants.iter().filter(is_offered).cloned().collect::<Vec<_>>())
    });
    move || {
        let offered = offered.get();
        (!offered.is_empty()).then(|| {
            view! {
                <section class="workspace__part">
                    <h2>{move || AccountTexts::of(i18n).offers}</h2>
                    <p>{move || AccountTexts::of(i18n).offers_help}</p>
                    <ul class="lines">
                        {offered.into_iter().map(|grant| view! { <Offer grant me/> }).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

#[component]
fn Offer(grant: Grant, me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let busy = RwSignal::new(false);
    let (id, role) = (grant.id, grant.role);
    let answer = move |accepts: bool| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let outcome =
                if accepts { client::accept_grant(id).await } else { client::revoke_grant(id).await };
            busy.try_set(false);
            // Also when it was taken back meanwhile. A role opens pages.
            me.ask_again();
            if let Some(toasts) = toasts {
                let texts = AccountTexts::now(i18n);
                toasts.say(match outcome {
                    Ok(()) if accepts => texts.offer_accepted,
                    Ok(()) => texts.offer_declined,
                    Err(denial) => reason(denial.code(), |texts| texts.failed)(WorkspaceTexts::now(i18n)),
                });
            }
        });
    };
    view! {
        <li class="line">
            <GrantWords grant/>
            <p class="actions">
                <button
                    type="button"
                    class="button button--primary"
                    aria-label=move || (AccountTexts::of(i18n).offer_accept_label)(role.words(i18n.locale()))
                    aria-disabled=move || busy.get().then_some("true")
                    on:click=move |_| answer(true)
                >
                    {move || AccountTexts::of(i18n).offer_accept}
                </button>
                <Button kind=ButtonKind::Quiet busy on_press=move |()| answer(false)>
                    {move || AccountTexts::of(i18n).offer_decline}
                </Button>
            </p>
        </li>
    }
}
