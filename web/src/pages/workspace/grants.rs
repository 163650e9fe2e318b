//! Grants in words.

use cafeia_shared::accounts::{Grant, GrantState};
use chrono::TimeDelta;
use leptos::prelude::*;

use super::names::{OrganisationName, OwnFacilitatorName};
use crate::{
    format,
    i18n::{I18n, Words, WorkspaceTexts, use_i18n},
    kit::{Badge, Tone},
    pages::TerritoryNames,
};

/// A grant: the role, where, for how long, and whether it counts.
#[component]
pub fn GrantWords(
    /// The grant.
    grant: Grant,
) -> impl IntoView {
    let i18n = use_i18n();
    let names = TerritoryNames::expect();
    let Grant { role, territories, organisation_id, facilitator_id, state, .. } = grant.clone();
    let tone = match state {
        GrantState::InForce => Tone::Good,
        GrantState::SecondFactorNeeded => Tone::Warning,
        GrantState::NotBegun | GrantState::Offered => Tone::Plain,
        GrantState::Ended | GrantState::Revoked | GrantState::Lapsed => Tone::Stop,
    };
    let place = move || {
        let known = |code| names.name(code).unwrap_or_else(|| code.to_string());
        territories.iter().map(known).collect::<Vec<_>>().join(", ")
    };
    let scope = match (organisation_id, facilitator_id) {
        (Some(id), _) => view! { <OrganisationName id/> }.into_any(),
        (None, Some(id)) => view! { <OwnFacilitatorName id/> }.into_any(),
        (None, None) if grant.territories.is_empty() => {
            view! { {move || WorkspaceTexts::of(i18n).everywhere} }.into_any()
        }
        (None, None) => view! { {place} }.into_any(),
    };
    view! {
        <div class="grant">
            <p class="grant__role">{move || role.words(i18n.locale())}</p>
            <p>{scope}</p>
            <p class="grant__note">{move || period(&grant, i18n)}</p>
            <p class="badges">
                <Badge tone>{move || state.words(i18n.locale())}</Badge>
            </p>
        </div>
    }
}

/// For how long a grant counts, and whether it stands in for another one.
fn period(grant: &Grant, i18n: I18n) -> String {
    let (texts, locale) = (WorkspaceTexts::of(i18n), i18n.locale());
    let stands_in = grant.on_behalf_of.map(|_| texts.stands_in.to_owned());
    let since = (grant.state == GrantState::NotBegun)
        .then(|| (texts.since)(&format::own_day(grant.starts_at, locale)));
    // It ends with a day, at the next one's beginning.
    let until = grant.ends_at.map(|ends_at| ends_at - TimeDelta::seconds(1));
    let until = until.map(|last| (texts.until)(&format::own_day(last, locale)));
    stands_in.into_iter().chain(since).chain(until).collect::<Vec<_>>().join(", ")
}
