//! Where something stands that does not wait any more, or does not wait for this reviewer.

use cafeia_shared::site::SitePage;
use leptos::prelude::*;

use super::opened::Opened;
use crate::{
    format,
    i18n::{ReviewTexts, Words as _, use_i18n},
    kit::{Badge, Tone},
};

/// Where it stands: its state, since when, and why.
#[component]
pub fn Standing(
    /// What it is about.
    opened: Opened,
) -> impl IntoView {
    let i18n = use_i18n();
    let (at, reason) = match &opened {
        Opened::Proposal(one) => (one.proposal.decided_at, one.proposal.reason.clone()),
        Opened::Cafe(one) => (Some(one.summary.updated_at), one.review_reason.clone()),
    };
    let page = opened.slug().map(|slug| SitePage::Cafe(slug).to_string());
    let words = move || match &opened {
        Opened::Proposal(one) => one.proposal.status.words(i18n.locale()),
        Opened::Cafe(one) => one.summary.publication.words(i18n.locale()),
    };
    view! {
        <div class="standing">
            <p class="badges">
                <Badge tone=Tone::Plain>{words}</Badge>
                {at
                    .map(|at| {
                        view! { <span class="grant__note">{move || format::moment(at, i18n.locale())}</span> }
                    })}
            </p>
            {reason.map(|reason| view! { <blockquote class="standing__reason">{reason}</blockquote> })}
            {page.map(|page| view! { <p><a href=page>{move || ReviewTexts::of(i18n).see_public}</a></p> })}
        </div>
    }
}
