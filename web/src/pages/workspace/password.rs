//! A forgotten password: where one asks for a new one, and where the letter's link leads.

use cafeia_shared::{
    accounts::{NewPassword, PasswordResetRequest, Secret},
    problem::ProblemCode,
    site::{SitePage, WorkspacePage},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use super::{
    forms::{is_sound, refuse, send},
    new_password::NewPasswordField,
};
use crate::{
    client::{self, session},
    i18n::{FrameTexts, WorkspaceTexts, use_i18n},
    kit::{Form, FormState, Icon, Notice, PageHeading, Submit, TextField, Toasts, Tone},
};

/// The token of a one-time link: it stands behind `#`, which no server sees.
pub fn use_token() -> Memo<String> {
    let hash = use_location().hash;
    Memo::new(move |_| hash.with(|hash| hash.trim_start_matches('#').to_owned()))
}

/// The page: with a token, where a new password is set; without one, where one asks for it.
#[component]
pub fn PasswordPage() -> impl IntoView {
    let i18n = use_i18n();
    let token = use_token();
    let expired = RwSignal::new(false);
    let asks = Memo::new(move |_| token.with(String::is_empty) || expired.get());
    let title = move || {
        let texts = WorkspaceTexts::of(i18n);
        if asks.get() { texts.reset } else { texts.set }
    };
    view! {
        <article class="page workspace">
            <PageHeading text=title site=move || FrameTexts::of(i18n).site/>
            {move || {
                expired
                    .get()
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
            {move || {
                if asks.get() { view! { <Ask/> }.into_any() } else { view! { <Set token expired/> }.into_any() }
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
fn Set(token: Memo<String>, expired: RwSignal<bool>) -> impl IntoView {
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
                        expired.set(true);
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
