//! Where the next cafés would bring most inhabitants within reach: a table, in the order of the numbers on the map.

use cafeia_shared::{
    dashboard::{NearbyOrganisation, NextPlace},
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;

use crate::{
    format,
    i18n::{DashboardTexts, use_i18n},
    kit::{Icon, Notice, Tone},
    pages::begun_in::begun_in,
};

/// The next places, with the map among them.
#[component]
pub(super) fn NextPlaces(
    /// The places, the one that reaches most first.
    places: Vec<NextPlace>,
    /// How near is within reach, in kilometres.
    reach_km: u32,
    /// The map.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let content = if places.is_empty() {
        view! {
            <Notice tone=Tone::Good icon=Icon::Check title=move || (DashboardTexts::of(i18n).next_none)(reach_km)>
                <p>{move || DashboardTexts::of(i18n).next_none_help}</p>
            </Notice>
        }
        .into_any()
    } else {
        view! {
            <p class="cockpit__help">{move || (DashboardTexts::of(i18n).next_help)(reach_km)}</p>
            <Places places/>
        }
        .into_any()
    };
    view! {
        <section class="workspace__part">
            <h3>{move || DashboardTexts::of(i18n).next}</h3>
            {children()}
            {content}
        </section>
    }
}

/// A heading of a column, or the name of its cells on a narrow screen.
type Heading = fn(&DashboardTexts) -> &'static str;

const COLUMNS: [Heading; 6] = [
    |texts| texts.commune,
    |texts| texts.newly,
    |texts| texts.nearest,
    |texts| texts.call,
    |texts| texts.come,
    |texts| texts.act,
];

#[component]
fn Places(places: Vec<NextPlace>) -> impl IntoView {
    let i18n = use_i18n();
    let heading = move |words: Heading| {
        view! { <th scope="col" role="columnheader">{move || words(DashboardTexts::of(i18n))}</th> }
    };
    let rows = places.into_iter().zip(1_usize..).map(|(place, rank)| view! { <Place place rank/> });
    // The roles are those that the elements have by themselves, until a style sheet makes blocks of them.
    view! {
        <table class="table next" role="table">
            <caption class="visually-hidden">{move || DashboardTexts::of(i18n).next}</caption>
            <thead role="rowgroup">
                <tr role="row">{COLUMNS.map(heading).collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{rows.collect_view()}</tbody>
        </table>
    }
}

/// A commune: its rank and name, how many it would reach, and what can be done there.
#[component]
fn Place(place: NextPlace, rank: usize) -> impl IntoView {
    let i18n = use_i18n();
    let NextPlace { commune, inhabitants, nearest_m, organisation, facilitators, .. } = place;
    let number = move |value: u32| format::number(u64::from(value), i18n.locale());
    let nearest = move || match nearest_m {
        Some(metres) => format::distance(metres, i18n.locale()),
        None => DashboardTexts::of(i18n).nearest_none.to_owned(),
    };
    let column = move |at: usize| move || COLUMNS[at](DashboardTexts::of(i18n));
    let begin = begun_in(SitePage::Workspace(WorkspacePage::NewCafe), Some(&commune.code));
    let named = commune.with_departement();
    let begin_in = move || (DashboardTexts::of(i18n).begin_in)(&commune.name);
    view! {
        <tr role="row" class="table__row">
            <th scope="row" role="rowheader">
                <span class="table__name next__name">
                    <span class="next__rank">{rank}</span>
                    <span>{named}</span>
                </span>
            </th>
            <td role="cell" data-column=column(1)>{move || number(inhabitants)}</td>
            <td role="cell" data-column=column(2)>{nearest}</td>
            <td role="cell" data-column=column(3) class="next__call"><ToCall organisation/></td>
            <td role="cell" data-column=column(4)>{move || number(facilitators)}</td>
            <td role="cell" data-column=column(5)>
                <a href=begin aria-label=begin_in>{move || DashboardTexts::of(i18n).begin}</a>
            </td>
        </tr>
    }
}

/// The organisation to call, and where it is; the way to write one down where none is known.
#[component]
fn ToCall(organisation: Option<NearbyOrganisation>) -> impl IntoView {
    let i18n = use_i18n();
    let Some(NearbyOrganisation { organisation, commune, distance_m }) = organisation else {
        return view! {
            <span>{move || DashboardTexts::of(i18n).call_none}</span>
            " "
            <a href=SitePage::Workspace(WorkspacePage::NewOrganisation).to_string()>
                {move || DashboardTexts::of(i18n).call_new}
            </a>
        }
        .into_any();
    };
    let place = move || {
        let distance = format::distance(distance_m, i18n.locale());
        (DashboardTexts::of(i18n).call_where)(&commune.name, &distance)
    };
    view! {
        <a href=SitePage::Organisation(&organisation.slug).to_string()>{organisation.name}</a>
        <span class="next__where">{place}</span>
    }
    .into_any()
}
