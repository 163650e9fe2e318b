//! Signing in: by mail address and password, then by a code where the account has a second factor.

use cafeia_shared::{
    accounts::{Credentials, Secret},
    problem::{FaultCode, FieldError, ProblemCode},
    site::{SitePage, WorkspacePage},
};
use leptos::{prelude::*, task::spawn_local};

use super::forms::{Said, is_sound, refuse};
use crate::{
    client::session,
    i18n::{WorkspaceTexts, use_i18n},
    kit::{Button, ButtonKind, CodeField, Form, FormState, PasswordField, Submit, TextField},
};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Password,
    Code,
    RecoveryCode,
}

/// The form. What comes after is for the page: the session tells it.
#[component]
pub fn SignIn(
    /// Whose session is over: only they can go on with it.
    #[prop(into, optional)]
    known: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let form = FormState::new();
    let is_known = !known.is_empty();
    let email = RwSignal::new(known);
    let password = RwSignal::new(String::new());
    let code = RwSignal::new(String::new());
    let step = RwSignal::new(Step::Password);

    let go_to = move |next: Step| {
        form.clear();
        code.set(String::new());
        step.set(next);
    };
    let submit = move |()| {
        let asked = step.get_untracked();
        let given = code.get_untracked().trim().to_owned();
        let credentials = Credentials {
            email: email.get_untracked().trim().to_owned(),
            password: Secret(password.get_untracked()),
            code: (asked != Step::Password).then(|| Secret(given.clone())),
        };
        let mut faults = credentials.faults();
        if asked != Step::Password && given.is_empty() {
            faults.push(FieldError::new("code", FaultCode::Required, "must be given"));
        }
        if !is_sound(form, i18n, &faults) {
            return;
        }
        let wrong: Said = match asked {
            Step::Password if is_known => |texts| texts.wrong_password,
            Step::Password => |texts| texts.wrong_credentials,
            Step::Code | Step::RecoveryCode => |texts| texts.wrong_code,
        };
        form.begin();
        spawn_local(async move {
            match session::sign_in(&credentials).await {
                Ok(()) => {
                    form.end();
                }
                Err(denial) if denial.code() == Some(ProblemCode::SecondFactorRequired) => {
                    if form.end() {
                        step.set(Step::Code);
                    }
                }
                Err(denial) => refuse(form, i18n, &denial, wrong),
            }
        });
    };

    let fields = move || match step.get() {
        Step::Password => view! {
            {(!is_known)
                .then(|| {
                    view! {
                        <TextField
                            name="email"
                            label=move || WorkspaceTexts::of(i18n).email
                            value=email
                            kind="email"
                            autocomplete="username"
                        />
                    }
                })}
            {is_known
                .then(|| {
                    // Password managers look for it.
                    let email = email.get_untracked();
                    view! { <p><strong>{email}</strong></p> }
                })}
            <PasswordField
                name="password"
                label=move || WorkspaceTexts::of(i18n).password
                value=password
                show=move || WorkspaceTexts::of(i18n).show
            />
        }
        .into_any(),
        Step::Code => view! {
            <h2>{move || WorkspaceTexts::of(i18n).code_needed}</h2>
            <CodeField
                name="code"
                label=move || WorkspaceTexts::of(i18n).code
                value=code
                hint=move || WorkspaceTexts::of(i18n).code_hint
                takes_focus=true
            />
        }
        .into_any(),
        Step::RecoveryCode => view! {
            <h2>{move || WorkspaceTexts::of(i18n).code_needed}</h2>
            <CodeField
                name="code"
                label=move || WorkspaceTexts::of(i18n).recovery
                value=code
                hint=move || WorkspaceTexts::of(i18n).recovery_hint
                digits=false
                takes_focus=true
            />
        }
        .into_any(),
    };
    let aside = move || match step.get() {
        Step::Password => view! {
            <p>
                <a href=SitePage::Workspace(WorkspacePage::Password).to_string()>
                    {move || WorkspaceTexts::of(i18n).forgotten}
                </a>
            </p>
        }
        .into_any(),
        asked => {
            let (other, words): (Step, Said) = if asked == Step::Code {
                (Step::RecoveryCode, |texts| texts.use_recovery)
            } else {
                (Step::Code, |texts| texts.use_code)
            };
            view! {
                <p class="actions">
                    <Button kind=ButtonKind::Quiet on_press=move |()| go_to(other)>
                        {move || words(WorkspaceTexts::of(i18n))}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=move |()| go_to(Step::Password)>
                        {move || WorkspaceTexts::of(i18n).other_account}
                    </Button>
                </p>
            }
            .into_any()
        }
    };
    view! {
        <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
            {fields}
            <p class="actions">
                <Submit>{move || WorkspaceTexts::of(i18n).sign_in}</Submit>
            </p>
            {aside}
        </Form>
    }
}
