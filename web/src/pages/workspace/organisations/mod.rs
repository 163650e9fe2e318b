//! The organisations that one may write: those of one's territory, or the one that one acts for.

mod filters;
mod list;

use cafeia_shared::{
    accounts::{GrantState, Role},
    directory::WorkspaceOrganisationQuery,
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;

pub use self::list::LifeBadge;
use self::{filters::Filters, list::List};
use super::frame::{Me, OnlyFor, Workspace};
use crate::{
    i18n::{MyOrganisationsTexts, use_i18n},
    kit::{Icon, Pictogram},
    pages::{
        address::{AddressQuery, use_address_query},
        fetched::{Awaited, use_fetched},
    },
};

const PAGE: SitePage<'static> = SitePage::Workspace(WorkspacePage::Organisations);

impl Me {
    /// Whether a grant in force lets them write organisations. Tracked.
    pub fn writes_organisations(self) -> bool {
        self.with(|account| {
            account.grants.iter().any(|grant| {
                let writes = matches!(grant.role, Role::National | Role::Referent | Role::Organiser);
                writes && grant.state == GrantState::InForce
            })
        })
    }
}

/// The page.
#[component]
pub fn MyOrganisationsPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Organisations
            title=move || MyOrganisationsTexts::of(i18n).title
            draw=|me: Me| {
                view! {
                    <OnlyFor may=Signal::derive(move || me.writes_organisations())>
                        <Inside me/>
                    </OnlyFor>
                }
                    .into_any()
            }
        />
    }
}

#[component]
fn Inside(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    // Who acts for an organisation has the one they were given; others have a territory full of them.
    let many = Memo::new(move |_| me.looks_after_others());
    let AddressQuery { query, on_change, .. } = use_address_query::<WorkspaceOrganisationQuery>(PAGE);
    let fetched = use_fetched(query, list::ask);
    view! {
        <p class="lead">
            {move || {
                let texts = MyOrganisationsTexts::of(i18n);
                if many.get() { texts.lead } else { texts.lead_own }
            }}
        </p>
        {move || {
            many.get()
                .then(|| {
                    view! {
                        <div class="workspace__tools">
                            <a
                                class="button button--primary"
                                href=SitePage::Workspace(WorkspacePage::NewOrganisation).to_string()
                            >
                                <Pictogram icon=Icon::Pen/>
                                <span>{move || MyOrganisationsTexts::of(i18n).new}</span>
                            </a>
                        </div>
                        <Filters query on_change/>
                    }
                })
        }}
        <Awaited
            fetched
            rows=3
            draw=move |page| {
                view! { <List page query=query.get_untracked() many=many.get_untracked()/> }.into_any()
            }
        />
    }
}
