//! The agenda: the list of cafés, with the map beside it on the same query.

use cafeia_shared::{
    cafes::{CafeFilter, CafeQuery},
    position::BoundingBox,
    site::SitePage,
};
use leptos::prelude::*;

use super::{
    agenda_map::{AgendaMap, AgendaMapProps},
    card::CafeCard,
    filters::Filters,
    follow::Follow,
    in_force::{CafeFiltersInForce, CafeFiltersInForceProps},
    nothing::{Nothing, NothingProps},
};
use crate::{
    client,
    i18n::{AgendaTexts, FrameTexts, use_i18n},
    kit::{Icon, Notice, PageHeading, Pictogram, Tone},
    lazy::{Later, lazy_parts},
    pages::{
        TerritoryNames,
        address::{AddressQuery, use_address_query},
        listing::{COUNT, Count, Listed, bring_into_sight, use_listing},
        map_beside::{MapAside, MapBeside, MapOnDemand},
        memory,
    },
};

// What a first look at the list does without.
lazy_parts! {
    map: agenda_map(AgendaMapProps) => AgendaMap;
    later: filters_in_force(CafeFiltersInForceProps) => CafeFiltersInForce;
    later: nothing_found(NothingProps) => Nothing;
}

/// The agenda.
#[component]
pub fn AgendaPage() -> impl IntoView {
    let i18n = use_i18n();
    let AddressQuery { query, misread, on_change } = use_address_query::<CafeQuery>(SitePage::Agenda);

    let names = TerritoryNames::expect();
    let list = use_listing(SitePage::Agenda, query, client::cafes);
    Effect::new(move || list.found.items.with(|cafes| names.learn_from(cafes)));
    // The map stands where it stood.
    let map_window =
        RwSignal::new(memory::recall::<BoundingBox>(SitePage::Agenda).filter(|_| list.came_back));
    on_cleanup(move || {
        if let Some(window) = map_window.get_untracked() {
            memory::keep(SitePage::Agenda, window);
        }
    });

    let on_open = Callback::new(move |slug| list.open(slug));
    let pointed_at = RwSignal::new(None::<String>);
    let map = MapBeside::as_left();
    let draw_map = move || {
        let map = AgendaMapProps { query, lit: pointed_at, window: map_window, on_change, on_open };
        view! { <Later part=agenda_map(Box::new(map))/> }
    };
    let filtered = Memo::new(move |_| query.with(|query| query.filter != CafeFilter::default()));

    view! {
        <div class="agenda">
            <header class="agenda__head">
                <div class="agenda__title">
                    <PageHeading
                        text=move || AgendaTexts::of(i18n).title
                        site=move || FrameTexts::of(i18n).site
                        keep_focus=list.came_back
                        on_arrival=move |()| {
                            // They chose elsewhere what they look for: on the first page, by a link.
                            if filtered.get_untracked() {
                                bring_into_sight();
                            }
                        }
                    />
                    <p class="lead">{move || AgendaTexts::of(i18n).lead}</p>
                </div>
                {move || {
                    misread
                        .get()
                        .then(|| {
                            view! {
                                <Notice
                                    tone=Tone::Warning
                                    icon=Icon::Alert
                                    title=move || AgendaTexts::of(i18n).bad_query
                                />
                            }
                        })
                }}
                <Filters query total=list.found.total on_change/>
            </header>
            <div class="list__head">
                <Count listing=list words=Signal::derive(move || AgendaTexts::of(i18n).found)/>
                {move || {
                    // Made anew only when filters come where none were.
                    filtered.get().then(|| {
                        let chosen = CafeFiltersInForceProps { query, on_change };
                        view! { <Later part=filters_in_force(Box::new(chosen))/> }
                    })
                }}
                <MapOnDemand map label=move || AgendaTexts::of(i18n).map>
                    {draw_map()}
                </MapOnDemand>
                // Above the list: below it, nobody who has a long one finds them.
                <Follow
                    label=move || AgendaTexts::of(i18n).follow
                    filter=Signal::derive(move || query.with(|query| query.filter.clone()))
                />
            </div>
            <section class="beside__list" aria-labelledby=COUNT>
                <Listed
                    listing=list
                    each=move |cafe| {
                        view! { <CafeCard cafe lit=pointed_at on_open/> }.into_any()
                    }
                    nothing=move || {
                        let nothing = NothingProps { query, on_change };
                        view! { <Later part=nothing_found(Box::new(nothing))/> }
                    }
                    next=move || AgendaTexts::of(i18n).next
                />
                <p>
                    <a href=SitePage::Territories.to_string()>
                        <Pictogram icon=Icon::Map/>
                        <span>{move || AgendaTexts::of(i18n).by_territory}</span>
                    </a>
                </p>
            </section>
            <MapAside map label=move || AgendaTexts::of(i18n).map>
                {draw_map()}
            </MapAside>
        </div>
    }
}
