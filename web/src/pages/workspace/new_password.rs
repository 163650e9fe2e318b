//! A field for a new password, which says while one types how it stands.

use std::collections::BTreeSet;

use cafeia_shared::validation::limits;
use leptos::prelude::*;

use crate::{
    format,
    i18n::{WorkspaceTexts, use_i18n},
    kit::PasswordField,
};

/// As many characters make a good password, when they are varied.
const GOOD: usize = 18;
/// Fewer different ones are a pattern: `azazazazazaz`, `111222333444`.
const VARIED: usize = 8;

/// The field. How easily a password is guessed is for the server to say, which knows what others choose; this tells the
/// length, and the plainest patterns.
#[component]
pub fn NewPasswordField(
    /// Its name in the form.
    name: &'static str,
    /// What is in it.
    value: RwSignal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let hint = move || {
        let texts = WorkspaceTexts::of(i18n);
        let (length, different) = value
            .with(|password| (password.chars().count(), password.chars().collect::<BTreeSet<_>>().len()));
        match length {
            0 => texts.password_hint.to_owned(),
            short if short < limits::PASSWORD_LEAST => {
                let missing = (limits::PASSWORD_LEAST - short) as u64;
                let number = format::number(missing, i18n.locale());
                (texts.password_more)(&(texts.characters)(missing, &number))
            }
            _ if different < VARIED => texts.password_easy.to_owned(),
            fair if fair < GOOD => texts.password_fair.to_owned(),
            _ => texts.password_good.to_owned(),
        }
    };
    view! {
        <PasswordField
            name
            label=move || WorkspaceTexts::of(i18n).new_password
            value
            hint
            show=move || WorkspaceTexts::of(i18n).show
            is_new=true
        />
    }
}
