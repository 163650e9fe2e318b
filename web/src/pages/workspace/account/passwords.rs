//! Another password, by the present one.

use cafeia_shared::accounts::{PasswordChange, Secret};
use leptos::prelude::*;

use super::super::{
    forms::{is_sound, send},
    new_password::NewPasswordField,
};
use crate::{
    client,
    i18n::{AccountTexts, WorkspaceTexts, use_i18n},
    kit::{Form, FormState, PasswordField, Submit, Toasts},
};

/// The form.
#[component]
pub fn Password() -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let form = FormState::new();
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submit = move |()| {
        let change = PasswordChange {
            current_password: Secret(current.get_untracked()),
            new_password: Secret(new.get_untracked()),
        };
        if !is_sound(form, i18n, &change.faults()) {
            return;
        }
        send(
            form,
            i18n,
            |texts| texts.wrong_password,
            client::change_password(change),
            move |()| {
                current.set(String::new());
                new.set(String::new());
                if let Some(toasts) = toasts {
                    toasts.say(AccountTexts::now(i18n).password_changed);
                }
            },
        );
    };
    view! {
        <section class="workspace__part">
            <h2>{move || AccountTexts::of(i18n).change_password}</h2>
            <p>{move || AccountTexts::of(i18n).change_password_help}</p>
            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                <PasswordField
                    name="current_password"
                    label=move || AccountTexts::of(i18n).current_password
                    value=current
                    show=move || WorkspaceTexts::of(i18n).show
                />
                <NewPasswordField name="new_password" value=new/>
                <p class="actions">
                    <Submit>{move || AccountTexts::of(i18n).change_password}</Submit>
                </p>
            </Form>
        </section>
    }
}
