//! Having somebody stand in for a referent, who is on leave or has a deputy.

use cafeia_shared::{
    accounts::{AccountQuery, AccountSummary, Grant, NewGrant, Role},
    ids::AccountId,
    paging::{MAX_LIMIT, Page},
    problem::{FaultCode, FieldError},
};
use leptos::prelude::*;

use super::{
    super::{
        forms::{is_sound, send},
        frame::Me,
        grants::GrantWords,
    },
    grant_form::instant,
};
use crate::{
    client::{self, CallError},
    i18n::{FrameTexts, PeopleTexts, WorkspaceTexts, use_i18n},
    kit::{Dialog, FieldPlace, Form, FormState, Select, Submit, TextField, Toasts},
    pages::fetched::{Awaited, use_fetched},
};

async fn ask((): ()) -> Result<Page<AccountSummary>, CallError> {
    let query = AccountQuery { limit: Some(MAX_LIMIT), ..AccountQuery::default() };
    Ok(client::accounts(query).await?)
}

/// The dialog.
#[component]
pub fn StandIn(
    /// Who gives it.
    me: Me,
    /// The grant that somebody is to stand in for, and whose it is.
    lending: RwSignal<Option<(AccountSummary, Grant)>>,
    /// Told who stands in.
    #[prop(into)]
    on_given: Callback<AccountSummary>,
) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    Effect::new(move || open.set(lending.with(Option::is_some)));
    // Closed by its button or a key: then nobody is meant any more.
    Effect::new(move || {
        if !open.get() && lending.with_untracked(Option::is_some) {
            lending.set(None);
        }
    });
    view! {
        <Dialog
            title=move || {
                let name = lending.with(|one| one.as_ref().map(|(holder, _)| holder.name.clone()));
                (PeopleTexts::of(i18n).stand_in_for)(&name.unwrap_or_default())
            }
            close=move || FrameTexts::of(i18n).close
            open
        >
            {move || {
                lending
                    .get()
                    .map(|(holder, grant)| view! { <Choosing me holder grant lending on_given/> })
            }}
        </Dialog>
    }
}

/// The form, once it is known who there is.
#[component]
fn Choosing(
    me: Me,
    holder: AccountSummary,
    grant: Grant,
    lending: RwSignal<Option<(AccountSummary, Grant)>>,
    on_given: Callback<AccountSummary>,
) -> impl IntoView {
    let i18n = use_i18n();
    let fetched = use_fetched(Signal::stored(()), ask);
    let holder = holder.id;
    let lent = grant.clone();
    let draw = move |page: Page<AccountSummary>| {
        let others: Vec<_> = page.data.into_iter().filter(|one| one.id != holder).collect();
        let lent = lent.clone();
        view! { <StandInForm me others lent lending on_given/> }.into_any()
    };
    view! {
        <p>{move || PeopleTexts::of(i18n).stand_in_help}</p>
        <GrantWords grant/>
        <Awaited fetched rows=1 draw/>
    }
}

#[component]
fn StandInForm(
    me: Me,
    others: Vec<AccountSummary>,
    lent: Grant,
    lending: RwSignal<Option<(AccountSummary, Grant)>>,
    on_given: Callback<AccountSummary>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let form = FormState::new();
    let deputy = RwSignal::new(None::<AccountId>);
    let (starts, ends) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let names: Vec<_> =
        others.into_iter().map(|one| (Some(one.id), format!("{} ({})", one.name, one.email))).collect();
    let choices = Signal::derive(move || {
        let nobody = (None, PeopleTexts::of(i18n).choose_somebody.to_owned());
        std::iter::once(nobody).chain(names.clone()).collect::<Vec<_>>()
    });
    let submit = move |()| {
        let grant = NewGrant {
            territories: lent.territories.clone(),
            starts_at: instant(&starts.get_untracked(), 0),
            ends_at: instant(&ends.get_untracked(), 1),
            on_behalf_of: Some(lent.id),
            ..NewGrant::new(Role::Referent)
        };
        let mut faults = grant.faults();
        let chosen = deputy.get_untracked();
        if chosen.is_none() {
            faults.insert(0, FieldError::new("account", FaultCode::Required, "say who stands in"));
        }
        if !is_sound(form, i18n, &faults) {
            return;
        }
        let Some(chosen) = chosen else { return };
        send(
            form,
            i18n,
            |texts| texts.failed,
            client::give_grant(chosen, grant),
            move |account: AccountSummary| {
                if let Some(toasts) = toasts {
                    toasts.say((PeopleTexts::now(i18n).stands_in)(&account.name));
                }
                me.ask_again();
                lending.set(None);
                on_given.run(account);
            },
        );
    };
    view! {
        <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
            <FieldPlace name="account" label=move || PeopleTexts::of(i18n).deputy>
                <Select
                    label=move || PeopleTexts::of(i18n).deputy
                    choices
                    chosen=deputy
                    on_choose=move |chosen| deputy.set(chosen)
                />
            </FieldPlace>
            <TextField
                name="starts_at"
                label=move || PeopleTexts::of(i18n).starts
                value=starts
                hint=TextProp::from(move || PeopleTexts::of(i18n).starts_hint)
                kind="date"
            />
            <TextField
                name="ends_at"
                label=move || PeopleTexts::of(i18n).ends
                value=ends
                hint=TextProp::from(move || PeopleTexts::of(i18n).stand_in_ends_hint)
                kind="date"
            />
            <p class="actions">
                <Submit>{move || PeopleTexts::of(i18n).stand_in}</Submit>
            </p>
        </Form>
    }
}
