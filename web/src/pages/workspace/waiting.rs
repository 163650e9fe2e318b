//! What waits for who is signed in: what they may decide on, and what of their own needs them.

use cafeia_shared::{
    site::{SitePage, WorkspacePage},
    workspace::{WorkspaceCafe, WorkspaceCafeQuery},
};
use leptos::prelude::*;

use super::{
    cafes::Shelf,
    facilitators::trainings_to_confirm,
    frame::Me,
    resources::ResourceShelf,
    review::{waiting_cafes, waiting_proposals},
    shelves::Shelved as _,
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{HereTexts, use_i18n},
    pages::fetched::{Awaited, use_fetched},
};

/// How many of something, in words.
type Counted = fn(&HereTexts) -> fn(u64, &str) -> String;

/// Refused cafés shown with their reasons.
const REFUSED: u16 = 3;

/// What waits.
#[derive(Debug, Clone, Default, PartialEq)]
struct Here {
    /// Proposals and cafés that one may decide on; nothing for who decides on none.
    to_decide: Option<u64>,
    /// Facilitators whose training one may confirm.
    trainings: u64,
    /// Resources that one may decide on.
    resources: u64,
    drafts: u64,
    handed_in: u64,
    refused: u64,
    /// Some of those refused.
    reasons: Vec<WorkspaceCafe>,
}

/// On what somebody may decide.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Decides {
    /// Cafés, and where facilitators stand in their training.
    cafes: bool,
    /// Resources.
    resources: bool,
}

/// Asks for what waits.
async fn ask(decides: Decides) -> Result<Here, CallError> {
    let one = Some(1);
    let mut here = Here::default();
    if decides.cafes {
        let mut proposals = waiting_proposals(None);
        proposals.limit = one;
        let cafes = WorkspaceCafeQuery { limit: one, ..waiting_cafes(None) };
        here.to_decide =
            Some(client::proposals(proposals).await?.total + client::workspace_cafes(cafes).await?.total);
        let mut trainings = trainings_to_confirm().asked(None);
        trainings.paging.limit = one;
        here.trainings = client::workspace_facilitators(trainings).await?.total;
    } else {
        let waiting = WorkspaceCafeQuery { limit: one, ..Shelf::Waiting.query() };
        here.handed_in = client::workspace_cafes(waiting).await?.total;
    }
    if decides.resources {
        let mut resources = ResourceShelf::Waiting.query(None);
        resources.paging.limit = one;
        here.resources = client::workspace_resources(resources).await?.total;
    }
    let drafts = WorkspaceCafeQuery { limit: one, ..Shelf::Drafts.query() };
    here.drafts = client::workspace_cafes(drafts).await?.total;
    let refused = WorkspaceCafeQuery { limit: Some(REFUSED), ..Shelf::Refused.query() };
    let refused = client::workspace_cafes(refused).await?;
    here.refused = refused.total;
    // Only a whole café says why it was refused.
    for cafe in refused.data {
        here.reasons.push(client::workspace_cafe(&cafe.id.to_string()).await?);
    }
    Ok(here)
}

/// What waits, for somebody who writes cafés.
#[component]
pub fn WhatWaits(
    /// Who is signed in.
    me: Me,
) -> impl IntoView {
    let i18n = use_i18n();
    let decides =
        Memo::new(move |_| Decides { cafes: me.looks_after_others(), resources: me.reviews_resources() });
    let fetched = use_fetched(decides, ask);
    view! {
        <section class="workspace__part">
            <h2>{move || HereTexts::of(i18n).title}</h2>
            <Awaited fetched rows=1 draw=move |here: Here| view! { <Counts here/> }.into_any()/>
        </section>
    }
}

#[component]
fn Counts(here: Here) -> impl IntoView {
    let i18n = use_i18n();
    let Here { to_decide, trainings, resources, drafts, handed_in, refused, reasons } = here;
    let line = move |count: u64, href: String, words: Counted| {
        (count > 0).then(|| {
            view! {
                <li class="tile">
                    <a class="tile__link" href=href>
                        {move || words(HereTexts::of(i18n))(count, &format::number(count, i18n.locale()))}
                    </a>
                </li>
            }
        })
    };
    let review = SitePage::Workspace(WorkspacePage::Review).to_string();
    if to_decide.unwrap_or_default() + trainings + resources + drafts + handed_in + refused == 0 {
        return view! { <p>{move || HereTexts::of(i18n).nothing}</p> }.into_any();
    }
    view! {
        <ul class="tiles">
            {line(to_decide.unwrap_or_default(), review, |texts| texts.to_decide)}
            {line(resources, ResourceShelf::Waiting.address(), |texts| texts.resources)}
            {line(trainings, trainings_to_confirm().address(), |texts| texts.trainings)}
            {line(refused, Shelf::Refused.address(), |texts| texts.refused)}
            {line(drafts, Shelf::Drafts.address(), |texts| texts.drafts)}
            {line(handed_in, Shelf::Waiting.address(), |texts| texts.handed_in)}
        </ul>
        {(!reasons.is_empty())
            .then(|| {
                view! {
                    <h3>{move || HereTexts::of(i18n).refused_title}</h3>
                    <ul class="lines">
                        {reasons.into_iter().map(|cafe| view! { <Refused cafe/> }).collect_view()}
                    </ul>
                }
            })}
    }
    .into_any()
}

/// A café that was refused, and why.
#[component]
fn Refused(cafe: WorkspaceCafe) -> impl IntoView {
    let page = SitePage::Workspace(WorkspacePage::Cafe(&cafe.summary.id.to_string())).to_string();
    view! {
        <li>
            <p><a href=page>{cafe.summary.title}</a></p>
            {cafe
                .review_reason
                .map(|reason| view! { <blockquote class="standing__reason">{reason}</blockquote> })}
        </li>
    }
}
