//! A proposal's private page, to which its letter's link leads: where it stands, and what its proposer can do with it.

mod edit;
mod mine;
mod progress;
mod withdrawal;

use cafeia_shared::{proposals::Proposal, site::SitePage};
use leptos::{prelude::*, task::spawn_local};

use self::mine::Mine;
pub use self::progress::Stage;
use crate::{
    client::{self, session::Denial},
    i18n::{FrameTexts, ProposalTexts, use_i18n},
    kit::{Icon, Notice, Skeleton, Tone},
    pages::{
        Trouble,
        private_link::{LinkedPage, PrivateLink},
    },
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

/// The proposal of a link, in each of its states: on its way, there, over, in trouble.
#[component]
fn ByLink(token: String) -> impl IntoView {
    let i18n = use_i18n();
    let token = StoredValue::new(token);
    let answer = RwSignal::new(None::<Result<Proposal, Denial>>);
    let ask = move |()| {
        answer.set(None);
        // Not in there: the page may have been left before that begins.
        let token = token.get_value();
        spawn_local(async move {
            let came = client::my_proposal(&token).await;
            // The page may have been left.
            answer.try_set(Some(came));
        });
    };
    ask(());
    // It is drawn once; what changes after that comes through the signal.
    let there =
        Memo::new(move |_| answer.with(|answer| answer.as_ref().map(|came| came.as_ref().err().cloned())));
    move || match there.get() {
        None => view! { <Skeleton label=move || FrameTexts::of(i18n).loading rows=2/> }.into_any(),
        Some(None) => {
            let proposal = answer.get_untracked().and_then(Result::ok);
            proposal.map(|proposal| view! { <Mine token proposal on_refresh=ask/> }.into_any()).into_any()
        }
        Some(Some(denial)) if denial.is_of_a_dead_link() => {
            PrivateLink::PROPOSAL.forget();
            view! { <Over/> }.into_any()
        }
        Some(Some(denial)) => view! { <Trouble error=denial.into() on_retry=ask/> }.into_any(),
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
