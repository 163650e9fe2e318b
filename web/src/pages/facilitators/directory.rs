//! The directory: the list of facilitators, with the map of their communes beside it.

use cafeia_shared::{
    facilitators::{FacilitatorQuery, FacilitatorSummary},
    paging::Page,
    site::SitePage,
};
use leptos::prelude::*;

use super::{
    card::{FacilitatorCard, Lit},
    filters::{Filters, in_force},
    formats::Formats,
    map::FacilitatorsMap,
    nothing::Nothing,
};
use crate::{
    client::{self, CallError},
    i18n::{FacilitatorsTexts, FrameTexts, use_i18n},
    kit::{Icon, Notice, PageHeading, Pictogram, Tone},
    pages::{
        TerritoryNames,
        address::{AddressQuery, use_address_query},
        filtering::FiltersInForce,
        listing::{COUNT, Count, Listed, use_listing},
        map_beside::{MapAside, MapBeside, MapOnDemand},
    },
};

/// Asks for a page of the list; the first one tells how many each choice would give.
async fn ask(mut query: FacilitatorQuery) -> Result<Page<FacilitatorSummary>, CallError> {
    query.paging.facets = query.paging.cursor.is_none().then_some(true);
    client::facilitators(query).await
}

/// The directory.
#[component]
pub fn FacilitatorsPage() -> impl IntoView {
    let i18n = use_i18n();
    let AddressQuery { query, misread, on_change } =
        use_address_query::<FacilitatorQuery>(SitePage::Facilitators);
    let names = TerritoryNames::expect();
    let formats = Formats::none_yet();
    let list = use_listing(SitePage::Facilitators, query, ask);
    let on_open = Callback::new(move |slug| list.open(slug));
    let pointed_at = RwSignal::new(None::<Lit>);
    let map = MapBeside::as_left();
    let draw_map = move || view! { <FacilitatorsMap query listed=list.found.items lit=pointed_at on_open/> };

    view! {
        <div class="directory directory--mapped">
            <header class="directory__head">
                <PageHeading
                    text=move || FacilitatorsTexts::of(i18n).title
                    site=move || FrameTexts::of(i18n).site
                    keep_focus=list.came_back
                />
                <p class="lead">{move || FacilitatorsTexts::of(i18n).lead}</p>
                <p>
                    <a href=SitePage::Apply.to_string()>
                        <Pictogram icon=Icon::Pen/>
                        <span>{move || FacilitatorsTexts::of(i18n).apply}</span>
                    </a>
                </p>
                {move || {
                    misread
                        .get()
                        .then(|| {
                            view! {
                                <Notice
                                    tone=Tone::Warning
                                    icon=Icon::Alert
                                    title=move || FacilitatorsTexts::of(i18n).bad_query
                                />
                            }
                        })
                }}
                <Filters query list formats on_change/>
            </header>
            <div class="list__head">
                <Count listing=list words=Signal::derive(move || FacilitatorsTexts::of(i18n).found)/>
                <FiltersInForce
                    filters=move || query.with(|query| in_force(query, i18n, names, formats))
                    on_change
                />
                <MapOnDemand map label=move || FacilitatorsTexts::of(i18n).map>
                    {draw_map()}
                </MapOnDemand>
            </div>
            <section class="beside__list" aria-labelledby=COUNT>
                <Listed
                    listing=list
                    each=move |facilitator| view! { <FacilitatorCard facilitator lit=pointed_at on_open/> }.into_any()
                    nothing=move || view! { <Nothing query formats lit=pointed_at on_open on_change/> }
                    next=move || FacilitatorsTexts::of(i18n).next
                />
            </section>
            <MapAside map label=move || FacilitatorsTexts::of(i18n).map>
                {draw_map()}
            </MapAside>
        </div>
    }
}
