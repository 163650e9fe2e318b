//! The directory: who takes part.

use cafeia_shared::{
    organisations::{OrganisationQuery, OrganisationSummary},
    paging::Page,
    site::SitePage,
};
use leptos::prelude::*;

use super::{
    card::OrganisationCard,
    filters::{Filters, in_force, ways},
    networks::Networks,
};
use crate::{
    client::{self, CallError},
    i18n::{FrameTexts, OrganisationsTexts, use_i18n},
    kit::{Icon, Notice, PageHeading, Pictogram, Tone},
    pages::{
        TerritoryNames,
        address::{AddressQuery, Change, use_address_query},
        filtering::FiltersInForce,
        listing::{COUNT, Count, Listed, use_listing},
        relax::Relax,
    },
};

/// Asks for a page of the list; the first one tells how many each choice would give.
async fn ask(mut query: OrganisationQuery) -> Result<Page<OrganisationSummary>, CallError> {
    query.paging.facets = query.paging.cursor.is_none().then_some(true);
    client::organisations(query).await
}

/// Asks for the first one alone, to know how many there are.
async fn ask_one(mut query: OrganisationQuery) -> Result<Page<OrganisationSummary>, CallError> {
    query.paging.limit = Some(1);
    client::organisations(query).await
}

/// The directory.
#[component]
pub fn OrganisationsPage() -> impl IntoView {
    let i18n = use_i18n();
    let AddressQuery { query, misread, on_change } =
        use_address_query::<OrganisationQuery>(SitePage::Organisations);
    let names = TerritoryNames::expect();
    let networks = Networks::none_yet();
    let list = use_listing(SitePage::Organisations, query, ask);
    Effect::new(move || list.found.items.with(|listed| networks.learn_from(listed)));
    let on_open = Callback::new(move |slug| list.open(slug));

    view! {
        <div class="directory">
            <header class="directory__head">
                <PageHeading
                    text=move || OrganisationsTexts::of(i18n).title
                    site=move || FrameTexts::of(i18n).site
                    keep_focus=list.came_back
                />
                <p class="lead">{move || OrganisationsTexts::of(i18n).lead}</p>
                {move || {
                    misread
                        .get()
                        .then(|| {
                            view! {
                                <Notice
                                    tone=Tone::Warning
                                    icon=Icon::Alert
                                    title=move || OrganisationsTexts::of(i18n).bad_query
                                />
                            }
                        })
                }}
                <Filters query list networks on_change/>
                <FiltersInForce
                    filters=move || query.with(|query| in_force(query, i18n, names, networks))
                    on_change
                />
            </header>
            <section class="directory__list" aria-labelledby=COUNT>
                <Count listing=list words=Signal::derive(move || OrganisationsTexts::of(i18n).found)/>
                <Listed
                    listing=list
                    each=move |organisation| view! { <OrganisationCard organisation on_open/> }.into_any()
                    nothing=move || view! { <Nothing query networks on_change/> }
                    next=move || OrganisationsTexts::of(i18n).next
                />
            </section>
        </div>
    }
}

/// No organisation is found: what may be asked instead.
#[component]
fn Nothing(
    query: Memo<OrganisationQuery>,
    networks: Networks,
    on_change: Callback<Change<OrganisationQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let names = TerritoryNames::expect();
    view! {
        <Notice icon=Icon::Coffee title=move || OrganisationsTexts::of(i18n).none>
            <p>{move || OrganisationsTexts::of(i18n).none_help}</p>
            <div class="actions">
                {move || {
                    let ways = query.with(|query| ways(query, i18n, names, networks));
                    view! { <Relax ways ask=ask_one on_change/> }
                }}
            </div>
            <p>
                <a href=SitePage::Organisations.to_string()>
                    <Pictogram icon=Icon::Organisation/>
                    <span>{move || OrganisationsTexts::of(i18n).all}</span>
                </a>
            </p>
        </Notice>
    }
}
