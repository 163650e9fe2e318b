//! The shelf: formats and documents.

use cafeia_shared::{
    resources::{OFFERED_MINUTES, ResourceQuery},
    site::SitePage,
};
use leptos::prelude::*;

use super::{
    card::ResourceCard,
    filters::{Filters, in_force},
};
use crate::{
    client,
    i18n::{FrameTexts, ResourcesTexts, use_i18n},
    kit::{Button, ButtonKind, Icon, Notice, PageHeading, Tone},
    pages::{
        address::{AddressQuery, Change, use_address_query},
        filtering::{FiltersInForce, InForce},
        listing::{COUNT, Count, Listed, use_listing},
        relax::{Relax, Way},
    },
};

/// The shelf.
#[component]
pub fn ResourcesPage() -> impl IntoView {
    let i18n = use_i18n();
    let AddressQuery { query, misread, on_change } = use_address_query::<ResourceQuery>(SitePage::Resources);
    let counted = Memo::new(move |_| {
        let mut query = query.get();
        query.paging.facets = Some(true);
        query
    });
    let list = use_listing(SitePage::Resources, counted, client::resources);
    let on_open = Callback::new(move |slug| list.open(slug));
    view! {
        <div class="page shelf">
            <header class="shelf__head">
                <PageHeading
                    text=move || ResourcesTexts::of(i18n).title
                    site=move || FrameTexts::of(i18n).site
                    keep_focus=list.came_back
                />
                <p class="lead">{move || ResourcesTexts::of(i18n).lead}</p>
                {move || {
                    misread
                        .get()
                        .then(|| {
                            view! {
                                <Notice
                                    tone=Tone::Warning
                                    icon=Icon::Alert
                                    title=move || ResourcesTexts::of(i18n).bad_query
                                />
                            }
                        })
                }}
                <Filters query facets=list.found.facets total=list.found.total on_change/>
                <FiltersInForce filters=move || query.with(|query| in_force(query, i18n)) on_change/>
            </header>
            <section class="shelf__list" aria-labelledby=COUNT>
                <Count listing=list words=Signal::derive(move || ResourcesTexts::of(i18n).found)/>
                {move || {
                    let leaves_out = query
                        .with(|query| query.filter.max_minutes.is_some() || query.filter.people.is_some());
                    leaves_out.then(|| view! { <p class="fact__note">{ResourcesTexts::of(i18n).unstated}</p> })
                }}
                <Listed
                    listing=list
                    each=move |resource| view! { <ResourceCard resource on_open/> }.into_any()
                    nothing=move || view! { <Nothing query on_change/> }
                    next=move || ResourcesTexts::of(i18n).next
                />
            </section>
        </div>
    }
}

/// The same query with the next longer time that is offered.
fn longer(query: &ResourceQuery) -> Option<(u16, ResourceQuery)> {
    let most = query.filter.max_minutes?;
    let minutes = OFFERED_MINUTES.into_iter().find(|minutes| *minutes > most)?;
    let mut longer = query.clone();
    longer.filter.max_minutes = Some(minutes);
    Some((minutes, longer))
}

/// No resource is found: what may be relaxed.
#[component]
fn Nothing(query: Memo<ResourceQuery>, on_change: Callback<Change<ResourceQuery>>) -> impl IntoView {
    let i18n = use_i18n();
    let ways = move || {
        let filters = query.with(|query| in_force(query, i18n));
        // The only filter taken away gives all of them: that is the button below.
        let several = filters.len() > 1;
        let way = |InForce { words, without }: InForce<ResourceQuery>| Way {
            query: without,
            words: Callback::new(move |(count, number): (u64, String)| {
                (ResourcesTexts::of(i18n).without)(&words, count, &number)
            }),
        };
        let longer = query.with(longer).map(|(minutes, query)| Way {
            query,
            words: Callback::new(move |(count, number): (u64, String)| {
                let texts = ResourcesTexts::of(i18n);
                (texts.longer)(&(texts.time)(minutes), count, &number)
            }),
        });
        longer.into_iter().chain(filters.into_iter().filter(|_| several).map(way)).collect::<Vec<_>>()
    };
    let all = move |()| on_change.run(Change { query: ResourceQuery::default(), in_place: false });
    view! {
        <Notice icon=Icon::Coffee title=move || ResourcesTexts::of(i18n).none>
            <p>{move || ResourcesTexts::of(i18n).none_help}</p>
            <div class="actions">
                {move || view! { <Relax ways=ways() ask=client::resources on_change/> }}
                <Button kind=ButtonKind::Primary on_press=all>{move || ResourcesTexts::of(i18n).all}</Button>
            </div>
        </Notice>
    }
}
