//! Inviting somebody, with what they will be.

use cafeia_shared::{
    accounts::{AccountSummary, NewAccount},
    vocabulary::Locale as Letters,
};
use leptos::prelude::*;

use super::{
    super::{
        forms::{is_sound, send},
        frame::Me,
    },
    grant_form::{Draft, GrantFields, IN_INVITATION},
};
use crate::{
    client,
    i18n::{FrameTexts, LETTERS, PeopleTexts, WorkspaceTexts, use_i18n},
    kit::{Dialog, Form, FormState, Select, Submit, TextField, Toasts},
};

/// The dialog.
#[component]
pub fn Invite(
    /// Who invites.
    me: Me,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Told who was invited.
    #[prop(into)]
    on_invited: Callback<AccountSummary>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let form = FormState::new();
    let (email, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let language = RwSignal::new(Letters::French);
    let draft = Draft::new();
    let submit = move |()| {
        let new = NewAccount {
            email: email.get_untracked().trim().to_owned(),
            name: name.get_untracked().trim().to_owned(),
            locale: language.get_untracked(),
            grant: draft.grant(),
        };
        if !is_sound(form, i18n, &new.faults()) {
            return;
        }
        send(
            form,
            i18n,
            |texts| texts.failed,
            client::invite(new),
            move |account: AccountSummary| {
                open.set(false);
                email.set(String::new());
                name.set(String::new());
                draft.clear();
                if let Some(toasts) = toasts {
                    let texts = PeopleTexts::now(i18n);
                    // To an open account goes no invitation, but a letter about the role.
                    let said = if account.accepted { texts.invited_known } else { texts.invited };
                    toasts.say(said(&account.name));
                }
                on_invited.run(account);
            },
        );
    };
    view! {
        <Dialog title=move || PeopleTexts::of(i18n).invite close=move || FrameTexts::of(i18n).close open>
            <p>{move || PeopleTexts::of(i18n).invite_help}</p>
            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                <TextField
                    name="name"
                    label=move || PeopleTexts::of(i18n).name
                    value=name
                    hint=TextProp::from(move || PeopleTexts::of(i18n).name_hint)
                />
                <TextField name="email" label=move || WorkspaceTexts::of(i18n).email value=email kind="email"/>
                <Select
                    label=move || PeopleTexts::of(i18n).language
                    choices=Signal::stored(LETTERS.to_vec())
                    chosen=language
                    on_choose=move |chosen| language.set(chosen)
                />
                <GrantFields draft me names=IN_INVITATION/>
                <p class="actions">
                    <Submit>{move || PeopleTexts::of(i18n).invite_send}</Submit>
                </p>
            </Form>
        </Dialog>
    }
}
