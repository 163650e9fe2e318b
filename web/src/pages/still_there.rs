//! Where the link of the letter leads that asks whether somebody is still there: following it is the answer.

use cafeia_shared::{
    life::{LivingKind, SignOfLife},
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;

use super::private_link::{Linked, LinkedPage, PrivateLink};
use crate::{
    client,
    i18n::{StillThereTexts, use_i18n},
    kit::{Icon, Notice, Tone},
};

/// The page.
#[component]
pub fn StillTherePage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <LinkedPage
            link=PrivateLink::SIGN_OF_LIFE
            title=move || StillThereTexts::of(i18n).title
            no_link=move || StillThereTexts::of(i18n).no_link
            no_link_help=move || StillThereTexts::of(i18n).no_link_help
            draw=|token| view! { <ByLink token/> }.into_any()
        />
    }
}

/// The answer is given by following the link.
#[component]
fn ByLink(token: String) -> impl IntoView {
    let token = StoredValue::new(token);
    view! {
        <Linked
            link=PrivateLink::SIGN_OF_LIFE
            token
            ask=|token: String| async move { client::give_sign_of_life(&token).await }
            over=|| view! { <Over/> }.into_any()
            draw=move |sign, _| view! { <Noted sign/> }.into_any()
        />
    }
}

#[component]
fn Noted(sign: SignOfLife) -> impl IntoView {
    let i18n = use_i18n();
    let SignOfLife { kind, name, slug, shown, .. } = sign;
    let words = move || {
        let texts = StillThereTexts::of(i18n);
        match (kind, shown) {
            (LivingKind::Facilitator, true) => (texts.facilitator_shown)(&name),
            (LivingKind::Facilitator, false) => (texts.facilitator_hidden)(&name),
            (LivingKind::Organisation, _) => (texts.organisation_shown)(&name),
            (LivingKind::Need, _) => (texts.need_shown)(&name),
        }
    };
    // A need has no page for everybody, and its asker no account.
    let is_need = kind == LivingKind::Need;
    let page = slug.filter(|_| shown).map(|slug| match kind {
        LivingKind::Facilitator => SitePage::Facilitator(&slug).to_string(),
        LivingKind::Organisation | LivingKind::Need => SitePage::Organisation(&slug).to_string(),
    });
    let workspace = SitePage::Workspace(WorkspacePage::Home).to_string();
    view! {
        <div role="status">
            <Notice icon=Icon::Check title=move || StillThereTexts::of(i18n).noted>
                <p>{words}</p>
                <p>
                    {move || {
                        let texts = StillThereTexts::of(i18n);
                        if is_need { texts.need_leave } else { texts.leave }
                    }}
                </p>
                <p class="actions">
                    {page
                        .map(|page| {
                            view! {
                                <a class="button button--primary" href=page>
                                    {move || StillThereTexts::of(i18n).see}
                                </a>
                            }
                        })}
                    {(!is_need)
                        .then(|| {
                            view! { <a class="button" href=workspace>{move || StillThereTexts::of(i18n).sign_in}</a> }
                        })}
                </p>
            </Notice>
        </div>
    }
}

#[component]
fn Over() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = SitePage::Workspace(WorkspacePage::Home).to_string();
    view! {
        <Notice tone=Tone::Plain icon=Icon::Clock title=move || StillThereTexts::of(i18n).over>
            <p>{move || StillThereTexts::of(i18n).over_help}</p>
            <p class="actions">
                <a class="button" href=workspace>{move || StillThereTexts::of(i18n).sign_in}</a>
            </p>
        </Notice>
    }
}
