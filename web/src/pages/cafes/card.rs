//! A café in the list.

use cafeia_shared::{
    cafes::CafeSummary,
    places::PlaceSummary,
    vocabulary::{CafeMode, EventStatus},
};
use leptos::prelude::*;

use super::{cafe_address, link_id};
use crate::{
    format,
    i18n::use_i18n,
    kit::{Badge, Card, Icon, Pictogram, Tone},
};

/// The mention of a status that changes what one does.
pub(super) fn status_tone(status: EventStatus) -> Option<Tone> {
    match status {
        EventStatus::Scheduled | EventStatus::Held => None,
        EventStatus::Full | EventStatus::Postponed | EventStatus::MovedOnline => Some(Tone::Warning),
        EventStatus::Cancelled | EventStatus::NotHeld => Some(Tone::Stop),
    }
}

/// A café in the list.
#[component]
pub fn CafeCard(
    /// The café.
    cafe: CafeSummary,
    /// The café that is lit, by its id.
    lit: RwSignal<Option<String>>,
    /// Told that it is opened.
    #[prop(into)]
    on_open: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = cafe.id.to_string();
    let is_lit = {
        let id = id.clone();
        Signal::derive(move || lit.with(|lit| lit.as_ref() == Some(&id)))
    };
    let (starts_at, ends_at, zone) = (cafe.starts_at, cafe.ends_at, StoredValue::new(cafe.timezone.clone()));
    let parts = move || zone.with_value(|zone| format::day_parts(starts_at, zone, i18n.locale()));
    let long_day = move || zone.with_value(|zone| format::long_day(starts_at, zone, i18n.locale()));
    let hours = move || zone.with_value(|zone| format::hours(starts_at, ends_at, zone, i18n.locale()));
    let foreign_zone = move || zone.with_value(|zone| format::foreign_zone(starts_at, zone, i18n.locale()));
    let status = cafe.event_status;
    let mode = cafe.mode;
    let slug = cafe.slug.clone();
    // Many places bear the commune's name, and many hosts the place's: each is said once.
    let host =
        Some(cafe.host.name).filter(|host| cafe.place.as_ref().is_none_or(|place| place.name != *host));
    let place = cafe.place.map(
        |PlaceSummary { name, commune, .. }| {
            if name.contains(&commune) { name } else { format!("{name}, {commune}") }
        },
    );
    let places_left = cafe.places_left.filter(|left| *left > 0 && status == EventStatus::Scheduled);
    let muted = matches!(status, EventStatus::Cancelled | EventStatus::NotHeld);

    view! {
        <Card
            lit=is_lit
            muted
            on_attention=move |over: bool| lit.set(over.then(|| id.clone()))
        >
            <p class="date" aria-hidden="true">
                {move || {
                    let [weekday, day, month] = parts();
                    view! {
                        <span class="date__weekday">{weekday}</span>
                        <span class="date__day">{day}</span>
                        <span class="date__month">{month}</span>
                    }
                }}
            </p>
            <div class="card__body">
                <h3 class="card__title">
                    <a
                        id=link_id(&cafe.slug)
                        class="card__link"
                        href=cafe_address(&cafe.slug)
                        on:click=move |_| on_open.run(slug.clone())
                    >
                        {cafe.title}
                    </a>
                </h3>
                <p class="facts">
                    <Pictogram icon=Icon::Clock/>
                    <span>
                        <span class="visually-hidden">{long_day} ", "</span>
                        {hours}
                        {move || foreign_zone().map(|zone| format!(" ({zone})"))}
                    </span>
                </p>
                {place
                    .map(|place| view! { <p class="facts"><Pictogram icon=Icon::Place/><span>{place}</span></p> })}
                {host.map(|host| view! { <p class="facts"><Pictogram icon=Icon::Coffee/><span>{host}</span></p> })}
                <p class="badges">
                    {status_tone(status)
                        .map(|tone| {
                            view! { <Badge tone>{move || (i18n.texts().terms.event_status)(status)}</Badge> }
                        })}
                    {(mode != CafeMode::OnSite)
                        .then(|| {
                            view! {
                                <Badge>
                                    <Pictogram icon=Icon::Video/>
                                    {move || (i18n.texts().terms.mode)(mode)}
                                </Badge>
                            }
                        })}
                    {places_left
                        .map(|left| {
                            view! { <Badge tone=Tone::Good>{move || (i18n.texts().cafe.places)(left)}</Badge> }
                        })}
                    {cafe.distance_m
                        .map(|metres| view! { <Badge>{move || format::distance(metres, i18n.locale())}</Badge> })}
                </p>
            </div>
        </Card>
    }
}
