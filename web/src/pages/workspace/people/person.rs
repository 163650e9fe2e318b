//! Somebody with their grants.

use cafeia_shared::accounts::{AccountSummary, Grant};
use leptos::prelude::*;

use super::super::grants::GrantWords;
use crate::{
    i18n::{PeopleTexts, Words, use_i18n},
    kit::{Badge, Button, Icon, Tone},
};

/// The id of the heading of somebody's card, by which the focus comes back to it.
pub fn heading_id(account: &AccountSummary) -> String {
    format!("person-{}", account.id)
}

/// Somebody's card.
#[component]
pub fn Person(
    /// Who it is.
    account: AccountSummary,
    /// Told to give them a grant.
    on_give: Callback<AccountSummary>,
    /// Told to take one back.
    on_take_back: Callback<(AccountSummary, Grant)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = heading_id(&account);
    let whole = StoredValue::new(account.clone());
    let AccountSummary { name, email, accepted, second_factor, grants, .. } = account;
    let lines = grants
        .into_iter()
        .map(|grant| {
            let role = grant.role;
            let taken = grant.clone();
            view! {
                <li class="line">
                    <GrantWords grant/>
                    <button
                        type="button"
                        class="button"
                        aria-label=move || (PeopleTexts::of(i18n).take_back_label)(role.words(i18n.locale()))
                        on:click=move |_| on_take_back.run((whole.get_value(), taken.clone()))
                    >
                        {move || PeopleTexts::of(i18n).take_back}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <li class="person">
            <h3 id=id tabindex="-1">{name}</h3>
            <p>{email}</p>
            <p class="badges">
                {(!accepted)
                    .then(|| view! { <Badge tone=Tone::Warning>{move || PeopleTexts::of(i18n).pending}</Badge> })}
                {second_factor
                    .then(|| view! { <Badge tone=Tone::Good>{move || PeopleTexts::of(i18n).factor}</Badge> })}
            </p>
            <ul class="lines">{lines}</ul>
            <Button icon=Icon::Pen on_press=move |()| on_give.run(whole.get_value())>
                {move || PeopleTexts::of(i18n).give}
            </Button>
        </li>
    }
}
