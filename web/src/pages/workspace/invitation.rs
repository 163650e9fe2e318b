//! Where an invitation is accepted: its letter's link leads here.

use cafeia_shared::{
    accounts::{NewPassword, Secret},
    problem::ProblemCode,
    site::{SitePage, WorkspacePage},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    forms::{is_sound, refuse},
    link::{LinkState, OneTimeLink, use_link},
    new_password::NewPasswordField,
};
use crate::{
    client,
    i18n::{FrameTexts, WorkspaceTexts, use_i18n},
    kit::{Form, FormState, Icon, Notice, PageHeading, Skeleton, Submit, Toasts, Tone},
};

/// The page.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let i18n = use_i18n();
    let OneTimeLink { token, state } = use_link(client::check_invitation);
    let content = move || {
        match state.get() {
        LinkState::Unknown => {
            view! { <Skeleton label=move || FrameTexts::of(i18n).loading rows=2/> }.into_any()
        }
        LinkState::Expired => {
            view! {
                <Notice tone=Tone::Warning icon=Icon::Alert title=move || WorkspaceTexts::of(i18n).invitation_expired>
                    <p>{move || WorkspaceTexts::of(i18n).invitation_expired_help}</p>
                    <a class="button" href=SitePage::Workspace(WorkspacePage::Home).to_string()>
                        {move || WorkspaceTexts::of(i18n).sign_in}
                    </a>
                </Notice>
            }
            .into_any()
        }
        LinkState::Missing => {
            view! {
                <Notice tone=Tone::Warning icon=Icon::Link title=move || WorkspaceTexts::of(i18n).no_token>
                    <p>{move || WorkspaceTexts::of(i18n).no_token_help}</p>
                </Notice>
            }
            .into_any()
        }
        LinkState::Good => view! { <Accept token state/> }.into_any(),
    }
    };
    view! {
        <article class="page workspace">
            <PageHeading text=move || WorkspaceTexts::of(i18n).invitation site=move || FrameTexts::of(i18n).site/>
            {content}
        </article>
    }
}

#[component]
fn Accept(token: Memo<String>, state: RwSignal<LinkState>) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let navigate = StoredValue::new_local(use_navigate());
    let form = FormState::new();
    let password = RwSignal::new(String::new());
    let submit = move |()| {
        let body =
            NewPassword { token: Secret(token.get_untracked()), password: Secret(password.get_untracked()) };
        if !is_sound(form, i18n, &body.faults()) {
            return;
        }
        form.begin();
        spawn_local(async move {
            match client::accept_invitation(body).await {
                Ok(()) if form.end() => {
                    if let Some(toasts) = toasts {
                        toasts.say(WorkspaceTexts::now(i18n).accepted);
                    }
                    // The token is of no use any more: the way back does not lead to it.
                    let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
                    let home = SitePage::Workspace(WorkspacePage::Home).to_string();
                    navigate.with_value(|navigate| navigate(&home, options));
                }
                Ok(()) => {}
                Err(denial) if denial.code() == Some(ProblemCode::LinkExpired) => {
                    if form.end() {
                        state.set(LinkState::Expired);
                    }
                }
                Err(denial) => refuse(form, i18n, &denial, |texts| texts.link_expired),
            }
        });
    };
    view! {
        <p class="lead">{move || WorkspaceTexts::of(i18n).invitation_lead}</p>
        <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
            <NewPasswordField name="password" value=password/>
            <p class="actions">
                <Submit>{move || WorkspaceTexts::of(i18n).accept}</Submit>
            </p>
        </Form>
    }
}
