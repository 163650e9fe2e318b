//! A proposal's private page, to which its letter's link leads: where it stands, and what its proposer can do with it.

mod edit;
mod mine;
mod progress;
mod withdrawal;

use cafeia_shared::site::SitePage;
use leptos::prelude::*;

use self::mine::Mine;
pub use self::progress::Stage;
use crate::{
    client,
    i18n::{ProposalTexts, use_i18n},
    kit::{Icon, Notice, Tone},
    pages::private_link::{Linked, LinkedPage, PrivateLink},
};

/// The page.
#[component]
pub fn ProposalPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <LinkedPage
            link=PrivateLink::PROPOSAL
            title=move || ProposalTexts::of(i18n).title
            no_link=move || ProposalTexts::of(i18n).no_link
            no_link_help=move || ProposalTexts::of(i18n).no_link_help
            draw=|token| view! { <ByLink token/> }.into_any()
        />
    }
}

/// The proposal of a link.
#[component]
fn ByLink(token: String) -> impl IntoView {
    let token = StoredValue::new(token);
    view! {
        <Linked
            link=PrivateLink::PROPOSAL
            token
            ask=|token: String| async move { client::my_proposal(&token).await }
            over=|| view! { <Over/> }.into_any()
            draw=move |proposal, on_refresh| view! { <Mine token proposal on_refresh/> }.into_any()
        />
    }
}

/// The link is over.
#[component]
fn Over() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice tone=Tone::Plain icon=Icon::Clock title=move || ProposalTexts::of(i18n).over>
            <p>{move || ProposalTexts::of(i18n).over_help}</p>
            <p class="actions">
                <a class="button button--primary" href=SitePage::Propose.to_string()>
                    {move || ProposalTexts::of(i18n).propose_again}
                </a>
                <a class="button" href=SitePage::Agenda.to_string()>
                    {move || ProposalTexts::of(i18n).agenda}
                </a>
            </p>
        </Notice>
    }
}
