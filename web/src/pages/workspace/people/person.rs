//! Somebody with their grants.

use cafeia_shared::accounts::{AccountSummary, Grant, GrantState, Role};
use leptos::prelude::*;

use super::super::{
    frame::Me,
    grants::GrantWords,
    lists::{Selection, Tick},
};
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
    /// Who is signed in.
    me: Me,
    /// Those who are to be written to.
    selection: Selection,
    /// Told to give them a grant.
    on_give: Callback<AccountSummary>,
    /// Told to take one back.
    on_take_back: Callback<(AccountSummary, Grant)>,
    /// Told to have somebody stand in for one.
    on_lend: Callback<(AccountSummary, Grant)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = heading_id(&account);
    let (whole, account_id) = (StoredValue::new(account.clone()), account.id);
    let is_me = me.now(|me| me.id == account_id);
    let AccountSummary { name, email, accepted, second_factor, grants, .. } = account;
    // One's own grants, and those of whoever looks after less.
    let may_lend = move |grant: &Grant| {
        let widest = |grant: &Grant| grant.territories.iter().map(|code| code.level).min();
        let wider = |one: &Grant| {
            let referent = one.role == Role::Referent && widest(one) < widest(grant);
            one.state == GrantState::InForce && (one.role == Role::National || referent)
        };
        me.now(|account| account.id == grant.account_id || account.grants.iter().any(wider))
    };
    let lines = grants
        .into_iter()
        .map(|grant| {
            let role = grant.role;
            let taken = grant.clone();
            // Who stands in for somebody has nobody stand in for that.
            let stands = grant.on_behalf_of.is_none() && grant.state == GrantState::InForce;
            let lent = (role == Role::Referent && stands && may_lend(&grant)).then(|| grant.clone());
            view! {
                <li class="line">
                    <GrantWords grant/>
                    <p class="actions">
                    {lent
                        .map(|lent| {
                            view! {
                                <Button on_press=move |()| on_lend.run((whole.get_value(), lent.clone()))>
                                    {move || PeopleTexts::of(i18n).stand_in}
                                </Button>
                            }
                        })}
                    <button
                        type="button"
                        class="button"
                        aria-label=move || (PeopleTexts::of(i18n).take_back_label)(role.words(i18n.locale()))
                        on:click=move |_| on_take_back.run((whole.get_value(), taken.clone()))
                    >
                        {move || PeopleTexts::of(i18n).take_back}
                    </button>
                    </p>
                </li>
            }
        })
        .collect_view();
    view! {
        <li class="person">
            <div class="person__head">
                {(!is_me).then(|| view! { <Tick selection id=account_id.0 name=name.clone()/> })}
                <h3 id=id tabindex="-1">{name.clone()}</h3>
            </div>
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
