//! The second factor: set up in three steps, and switched off again.

use std::fmt::Write as _;

use cafeia_shared::{
    accounts::{PasswordProof, SecondFactorCode, SecondFactorRemoval, SecondFactorSetup, Secret},
    problem::ProblemCode,
};
use leptos::{prelude::*, task::spawn_local};
use qrcodegen::{QrCode, QrCodeEcc};

use super::super::{forms::send, frame::Me};
use crate::{
    client::{self, session::Denial},
    clipboard, download, format,
    i18n::{AccountTexts, I18n, WorkspaceTexts, use_i18n},
    kit::{
        Badge, Button, ButtonKind, CodeField, Form, FormState, Icon, Notice, PasswordField, Submit, Toasts,
        Tone,
    },
};

/// Light modules around a QR code, which readers need (ISO/IEC 18004).
const MARGIN: i32 = 4;
/// Characters of the secret in one group.
const GROUP: usize = 4;

/// Where one stands.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// Nothing is under way.
    Rest,
    /// Proves that it is the owner, to begin.
    Begin,
    /// Carries the secret over, and types the first code.
    CarryOver(SecondFactorSetup),
    /// Keeps the recovery codes.
    KeepCodes(Vec<String>),
    /// Switches it off.
    Remove,
}

/// The second factor.
#[component]
pub fn SecondFactor(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let step = RwSignal::new(Step::Rest);
    // Another tab may have done meanwhile what this one is about to do.
    Effect::new(move || {
        let on = me.with(|account| account.second_factor);
        let is_done = match step.get_untracked() {
            Step::Begin | Step::CarryOver(_) => on,
            Step::Remove => !on,
            Step::Rest | Step::KeepCodes(_) => false,
        };
        if is_done {
            step.set(Step::Rest);
        }
    });
    let content = move || match step.get() {
        Step::Rest => view! { <Rest me step/> }.into_any(),
        Step::Begin => view! { <Begin me step/> }.into_any(),
        Step::CarryOver(setup) => view! { <CarryOver setup me step/> }.into_any(),
        Step::KeepCodes(codes) => view! { <KeepCodes codes step/> }.into_any(),
        Step::Remove => view! { <Remove me step/> }.into_any(),
    };
    view! {
        <section class="workspace__part">
            <h2>{move || AccountTexts::of(i18n).factor}</h2>
            {content}
        </section>
    }
}

/// Does something; where it was done elsewhere meanwhile, how things stand is shown in the place of the form.
async fn heeding<T>(
    work: impl Future<Output = Result<T, Denial>>,
    me: Me,
    step: RwSignal<Step>,
    toasts: Option<Toasts>,
    i18n: I18n,
) -> Result<T, Denial> {
    let answer = work.await;
    if answer.as_ref().is_err_and(|denial| denial.code() == Some(ProblemCode::Conflict)) {
        me.ask_again();
        step.try_set(Step::Rest);
        if let Some(toasts) = toasts {
            toasts.say(AccountTexts::now(i18n).factor_changed);
        }
    }
    answer
}

/// Back to where nothing is under way.
#[component]
fn Cancel(step: RwSignal<Step>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Button kind=ButtonKind::Quiet on_press=move |()| step.set(Step::Rest)>
            {move || AccountTexts::of(i18n).cancel}
        </Button>
    }
}

#[component]
fn Rest(me: Me, step: RwSignal<Step>) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        if me.with(|account| account.second_factor) {
            let left = move || {
                let count = me.with(|account| u64::from(account.recovery_codes));
                (AccountTexts::of(i18n).codes_left)(count, &format::number(count, i18n.locale()))
            };
            view! {
                <p class="badges">
                    <Badge tone=Tone::Good>{move || AccountTexts::of(i18n).factor_on}</Badge>
                </p>
                <p>{move || AccountTexts::of(i18n).factor_on_help}" "{left}</p>
                <Button on_press=move |()| step.set(Step::Remove)>
                    {move || AccountTexts::of(i18n).factor_remove}
                </Button>
            }
            .into_any()
        } else {
            view! {
                <p>{move || AccountTexts::of(i18n).factor_off}</p>
                <Button kind=ButtonKind::Primary on_press=move |()| step.set(Step::Begin)>
                    {move || AccountTexts::of(i18n).factor_begin}
                </Button>
            }
            .into_any()
        }
    }
}

#[component]
fn Begin(me: Me, step: RwSignal<Step>) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let form = FormState::new();
    let password = RwSignal::new(String::new());
    let submit = move |()| {
        let proof = PasswordProof { password: Secret(password.get_untracked()) };
        let begun = heeding(client::begin_second_factor(proof), me, step, toasts, i18n);
        send(form, i18n, |texts| texts.wrong_password, begun, move |setup| step.set(Step::CarryOver(setup)));
    };
    view! {
        <p>{move || AccountTexts::of(i18n).factor_password}</p>
        <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
            <PasswordField
                name="password"
                label=move || AccountTexts::of(i18n).current_password
                value=password
                show=move || WorkspaceTexts::of(i18n).show
            />
            <p class="actions">
                <Submit>{move || AccountTexts::of(i18n).go_on}</Submit>
                <Cancel step/>
            </p>
        </Form>
    }
}

#[component]
fn CarryOver(setup: SecondFactorSetup, me: Me, step: RwSignal<Step>) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let form = FormState::new();
    let code = RwSignal::new(String::new());
    let Secret(secret) = setup.secret;
    let Secret(address) = setup.otpauth_url;
    let submit = move |()| {
        let body = SecondFactorCode { code: Secret(code.get_untracked().trim().to_owned()) };
        let confirmed = heeding(client::confirm_second_factor(body), me, step, toasts, i18n);
        send(
            form,
            i18n,
            |texts| texts.wrong_code,
            confirmed,
            move |codes| {
                step.set(Step::KeepCodes(
                    codes.recovery_codes.into_iter().map(|Secret(code)| code).collect(),
                ));
                me.ask_again();
            },
        );
    };
    view! {
        <h3>{move || AccountTexts::of(i18n).factor_scan}</h3>
        <p>{move || AccountTexts::of(i18n).factor_scan_help}</p>
        {drawing(&address)
            .map(|(size, path)| {
                view! {
                    <svg
                        class="qr"
                        role="img"
                        aria-label=move || AccountTexts::of(i18n).factor_qr
                        viewBox=format!("0 0 {size} {size}")
                        shape-rendering="crispEdges"
                    >
                        <rect width=size height=size fill="#fff"></rect>
                        <path d=path fill="#000"></path>
                    </svg>
                }
            })}
        <p><a href=address>{move || AccountTexts::of(i18n).factor_link}</a></p>
        <p>
            {move || AccountTexts::of(i18n).factor_secret}
            " "
            <code class="secret" translate="no">{groups(&secret)}</code>
        </p>
        <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
            <CodeField
                name="code"
                label=move || AccountTexts::of(i18n).factor_code
                value=code
                hint=move || WorkspaceTexts::of(i18n).code_hint
            />
            <p class="actions">
                <Submit>{move || AccountTexts::of(i18n).factor_confirm}</Submit>
                <Cancel step/>
            </p>
        </Form>
    }
}

/// A secret in groups, as it is typed.
fn groups(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// An address as a QR code: its size in modules, and the path of the dark ones.
fn drawing(address: &str) -> Option<(i32, String)> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            // A string takes all that is written.
            let _ = write!(path, "M{} {}h1v1h-1z", x + MARGIN, y + MARGIN);
        }
    }
    Some((size + 2 * MARGIN, path))
}

#[component]
fn KeepCodes(codes: Vec<String>, step: RwSignal<Step>) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let listed = StoredValue::new(codes.join("\n"));
    let copy = move |()| {
        spawn_local(async move {
            let copied = clipboard::put(&listed.get_value()).await;
            let texts = AccountTexts::now(i18n);
            if let Some(toasts) = toasts {
                toasts.say(if copied { texts.codes_copied } else { texts.codes_not_copied });
            }
        });
    };
    let save = move |()| {
        let text = listed.with_value(|codes| format!("{codes}\n"));
        download::save(AccountTexts::now(i18n).codes_file, "text/plain;charset=utf-8", &text);
    };
    view! {
        <div role="alert">
            <Notice tone=Tone::Good icon=Icon::Check title=move || AccountTexts::of(i18n).codes>
                <p>{move || AccountTexts::of(i18n).codes_help}</p>
            </Notice>
        </div>
        <ul class="codes" translate="no">
            {codes.into_iter().map(|code| view! { <li><code class="secret">{code}</code></li> }).collect_view()}
        </ul>
        <p class="actions">
            <Button icon=Icon::Link on_press=copy>{move || AccountTexts::of(i18n).codes_copy}</Button>
            <Button icon=Icon::Document on_press=save>{move || AccountTexts::of(i18n).codes_save}</Button>
            <Button kind=ButtonKind::Primary on_press=move |()| step.set(Step::Rest)>
                {move || AccountTexts::of(i18n).codes_done}
            </Button>
        </p>
    }
}

#[component]
fn Remove(me: Me, step: RwSignal<Step>) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let form = FormState::new();
    let (password, code) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submit = move |()| {
        let removal = SecondFactorRemoval {
            password: Secret(password.get_untracked()),
            code: Secret(code.get_untracked().trim().to_owned()),
        };
        let removed = heeding(client::remove_second_factor(removal), me, step, toasts, i18n);
        send(
            form,
            i18n,
            |texts| texts.wrong_code,
            removed,
            move |()| {
                me.ask_again();
                step.set(Step::Rest);
                if let Some(toasts) = toasts {
                    toasts.say(AccountTexts::now(i18n).factor_removed);
                }
            },
        );
    };
    view! {
        <p>{move || AccountTexts::of(i18n).factor_remove_help}</p>
        <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
            <PasswordField
                name="password"
                label=move || AccountTexts::of(i18n).current_password
                value=password
                show=move || WorkspaceTexts::of(i18n).show
            />
            <CodeField
                name="code"
                label=move || AccountTexts::of(i18n).factor_any_code
                value=code
                hint=move || WorkspaceTexts::of(i18n).code_hint
                digits=false
            />
            <p class="actions">
                <Submit is_final=true>{move || AccountTexts::of(i18n).factor_remove}</Submit>
                <Cancel step/>
            </p>
        </Form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_shown_in_groups() {
        assert_eq!(groups("ABCDEFGHIJ"), "ABCD EFGH IJ");
        assert_eq!(groups(""), "");
    }

    #[test]
    fn a_qr_code_has_a_margin() {
        let Some((size, path)) = drawing("otpauth://totp/a?secret=ABCD") else {
            panic!("it is short enough")
        };
        assert!(size > 2 * MARGIN && path.starts_with("M4 4h1v1h-1z"), "{size} {path}");
    }
}
