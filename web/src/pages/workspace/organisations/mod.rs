//! The organisations that one may write: those of one's territory, or the one that one acts for.

mod filters;
mod list;
mod listed;

use cafeia_shared::{
    accounts::{GrantState, Role},
    directory::WorkspaceOrganisationQuery,
    imports::ImportKind,
    query::Query,
    site::{SitePage, WorkspacePage},
    views::ViewedList,
};
use leptos::prelude::*;

use self::{filters::Filters, list::List, listed::Listed};
pub use self::{list::LifeBadge, listed::OrganisationColumn};
use super::{
    frame::{Me, OnlyFor, Workspace},
    lists::{ColumnPicker, Export, SavedViews},
};
use crate::{
    i18n::{ListsTexts, MyOrganisationsTexts, use_i18n},
    kit::{Icon, Pictogram},
    pages::{
        address::{AddressQuery, Change, use_address_query},
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
    let AddressQuery { query: listed, on_change, .. } = use_address_query::<Listed>(PAGE);
    // Other columns are no other list.
    let query = Memo::new(move |_| listed.with(|listed| listed.query.clone()));
    let columns = Signal::derive(move || listed.with(|listed| listed.columns.clone()));
    let fetched = use_fetched(query, list::ask);
    let on_query = Callback::new(move |change: Change<WorkspaceOrganisationQuery>| {
        let query = Listed { query: change.query, ..listed.get_untracked() };
        on_change.run(Change { query, in_place: change.in_place });
    });
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
                        <SavedViews
                            list=ViewedList::Organisations
                            page=PAGE
                            query=Signal::derive(move || listed.with(Query::to_query))
                        />
                        <Filters
                            query
                            on_change=on_query
                        />
                        <div class="list__tools">
                            <ColumnPicker
                                columns
                                on_change=move |columns| {
                                    let query = Listed { columns, ..listed.get_untracked() };
                                    on_change.run(Change { query, in_place: true });
                                }
                            />
                            <Export
                                kind=ImportKind::Organisations
                                query=Signal::derive(move || query.with(Query::to_query))
                            >
                                {move || ListsTexts::of(i18n).export}
                            </Export>
                        </div>
                    }
                })
        }}
        <Awaited
            fetched
            rows=3
            draw=move |page| {
                view! { <List page query=query.get_untracked() columns many=many.get_untracked()/> }.into_any()
            }
        />
    }
}
