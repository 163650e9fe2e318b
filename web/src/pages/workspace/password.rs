//! A forgotten password: where one asks for a new one, and where the letter's link leads.

use cafeia_shared::{
    accounts::{NewPassword, PasswordResetRequest, Secret},
    problem::ProblemCode,
    site::{SitePage, WorkspacePage},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    forms::{is_sound, refuse, send},
    link::{LinkState, OneTimeLink, use_link},
    new_password::NewPasswordField,
};
use crate::{
    client::{self, session},
    i18n::{FrameTexts, WorkspaceTexts, use_i18n},
    kit::{Form, FormState, Icon, Notice, PageHeading, Skeleton, Submit, TextField, Toasts, Tone},
};

/// The page: with a token, where a new password is set; without one, where one asks for it.
#[component]
pub fn PasswordPage() -> impl IntoView {
    let i18n = use_i18n();
    let OneTimeLink { token, state } = use_link(client::check_password_reset);
    let asks = Memo::new(move |_| matches!(state.get(), LinkState::Missing | LinkState::Expired));
    let title = move || {
        let texts = WorkspaceTexts::of(i18n);
        if asks.get() { texts.reset } else { texts.set }
    };
    view! {
        <article class="page workspace">
            <PageHeading text=title site=move || FrameTexts::of(i18n).site/>
            {move || {
                (state.get() == LinkState::Expired)
                    .then(|| {
                        view! {
                            <div role="alert">
                                <Notice
                                    tone=Tone::Warning
                                    icon=Icon::Alert
                                    title=move || WorkspaceTexts::of(i18n).reset_expired
                                >
                                    <p>{move || WorkspaceTexts::of(i18n).reset_expired_help}</p>
                                </Notice>
                            </div>
                        }
                    })
            }}
            {move || match (asks.get(), state.get()) {
                (true, _) => view! { <Ask/> }.into_any(),
                (false, LinkState::Unknown) => {
                    view! { <Skeleton label=move || FrameTexts::of(i18n).loading rows=2/> }.into_any()
                }
                (false, _) => view! { <Set token state/> }.into_any(),
            }}
        </article>
    }
}

#[component]
fn Ask() -> impl IntoView {
    let i18n = use_i18n();
    let form = FormState::new();
    let email = RwSignal::new(String::new());
    let sent = RwSignal::new(false);
    let submit = move |()| {
        let body = PasswordResetRequest { email: email.get_untracked().trim().to_owned() };
        if is_sound(form, i18n, &body.faults()) {
            send(form, i18n, |texts| texts.failed, client::ask_for_reset(body), move |()| sent.set(true));
        }
    };
    view! {
        <p class="lead">{move || WorkspaceTexts::of(i18n).reset_lead}</p>
        <div role="status">
            {move || {
                sent.get()
                    .then(|| {
                        view! {
                            <Notice tone=Tone::Good icon=Icon::Mail title=move || WorkspaceTexts::of(i18n).reset_sent>
                                <p>{move || WorkspaceTexts::of(i18n).reset_sent_help}</p>
                            </Notice>
                        }
                    })
            }}
        </div>
        <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
            <TextField
                name="email"
                label=move || WorkspaceTexts::of(i18n).email
                value=email
                kind="email"
                autocomplete="username"
            />
            <p class="actions">
                <Submit>{move || WorkspaceTexts::of(i18n).reset_send}</Submit>
            </p>
        </Form>
        <p>
            <a href=SitePage::Workspace(WorkspacePage::Home).to_string()>
                {move || WorkspaceTexts::of(i18n).sign_in}
            </a>
        </p>
    }
}

#[component]
fn Set(token: Memo<String>, state: RwSignal<LinkState>) -> impl IntoView {
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
            match client::reset_password(body).await {
                Ok(()) if form.end() => {
                    // Every session has ended, this browser's too.
                    session::forget();
                    if let Some(toasts) = toasts {
                        toasts.say(WorkspaceTexts::now(i18n).set_done);
                    }
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
        <p class="lead">{move || WorkspaceTexts::of(i18n).set_lead}</p>
        <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
            <NewPasswordField name="password" value=password/>
            <p class="actions">
                <Submit>{move || WorkspaceTexts::of(i18n).set_send}</Submit>
            </p>
        </Form>
    }
}
