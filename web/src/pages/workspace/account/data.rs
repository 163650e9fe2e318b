//! One's data as a file, and the account's end.

use cafeia_shared::accounts::{PasswordProof, Secret};
use leptos::{prelude::*, task::spawn_local};

use super::super::forms::{reason, send_giving_up};
use crate::{
    client::{self, session},
    download,
    i18n::{AccountTexts, FrameTexts, WorkspaceTexts, use_i18n},
    kit::{Button, Dialog, Form, FormState, Icon, PasswordField, Submit, Toasts},
};

/// The export and the deletion.
#[component]
pub fn Data() -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let (busy, deleting) = (RwSignal::new(false), RwSignal::new(false));
    let export = move |()| {
        busy.set(true);
        spawn_local(async move {
            let came = client::export().await;
            busy.try_set(false);
            match came {
                Ok(text) => download::save(AccountTexts::now(i18n).export_file, "application/json", &text),
                Err(denial) => {
                    if let Some(toasts) = toasts {
                        let words = reason(denial.code(), |texts| texts.failed);
                        toasts.say(words(WorkspaceTexts::now(i18n)));
                    }
                }
            }
        });
    };

    let form = FormState::new();
    let password = RwSignal::new(String::new());
    let delete = move |()| {
        let proof = PasswordProof { password: Secret(password.get_untracked()) };
        send_giving_up(
            form,
            i18n,
            |texts| texts.wrong_password,
            client::delete_account(proof),
            move |()| {
                deleting.set(false);
                if let Some(toasts) = toasts {
                    toasts.say(AccountTexts::now(i18n).deleted);
                }
                session::forget();
            },
        );
    };
    view! {
        <section class="workspace__part">
            <h2>{move || AccountTexts::of(i18n).data}</h2>
            <p>{move || AccountTexts::of(i18n).export_help}</p>
            <p class="actions">
                <Button icon=Icon::Document busy on_press=export>{move || AccountTexts::of(i18n).export}</Button>
                <Button on_press=move |()| deleting.set(true)>{move || AccountTexts::of(i18n).delete}</Button>
            </p>
        </section>
        <Dialog
            title=move || AccountTexts::of(i18n).delete
            close=move || FrameTexts::of(i18n).close
            open=deleting
        >
            <p>{move || AccountTexts::of(i18n).delete_help}</p>
            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=delete>
                <PasswordField
                    name="password"
                    label=move || AccountTexts::of(i18n).current_password
                    value=password
                    show=move || WorkspaceTexts::of(i18n).show
                />
                <p class="actions">
                    <Submit is_final=true>{move || AccountTexts::of(i18n).delete_confirm}</Submit>
                </p>
            </Form>
        </Dialog>
    }
}
