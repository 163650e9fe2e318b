//! A café in the list.

use cafeia_shared::{
    cafes::CafeSummary,
    places::PlaceSummary,
    site::SitePage,
    vocabulary::{Accessibility, Audience, CafeMode, EventStatus},
};
use leptos::prelude::*;

use crate::{
    format,
    i18n::{CardTexts, Words, use_i18n},
    kit::{Badge, Card, Icon, Pictogram, Tone},
    pages::{listing::link_id, place_field::fold},
};

/// Words that make no difference between two names.
const SMALL_WORDS: [&str; 8] = ["d", "de", "des", "du", "l", "la", "le", "les"];

/// Whether two folded names have the same words, the small ones aside.
fn alike(one: &str, other: &str) -> bool {
    fn words(name: &str) -> impl Iterator<Item = &str> {
        let words = name.split([' ', ',', '.', '(', ')']);
        words.filter(|word| !word.is_empty() && !SMALL_WORDS.contains(word))
    }
    words(one).eq(words(other))
}

/// The mention of a status that changes what one does.
pub fn status_tone(status: EventStatus) -> Option<Tone> {
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
    #[prop(into, optional)]
    on_open: Option<Callback<String>>,
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
    let to_confirm = cafe.date_to_confirm;
    let status = cafe.event_status;
    let mode = cafe.mode;
    let slug = cafe.slug.clone();
    let audiences = cafe.audiences;
    // Many places bear the commune's name, and many hosts the place's: each is said once.
    let mut host = Some(cafe.host.name);
    let place = cafe.place.map(|PlaceSummary { name, commune, .. }| {
        let folded = fold(&name);
        let named = folded.contains(&fold(&commune));
        let whole = if named { name } else { format!("{name}, {commune}") };
        host.take_if(|host| {
            let host = fold(host);
            alike(&host, &folded) || alike(&host, &fold(&whole))
        });
        whole
    });
    let places_left = cafe
        .places_left
        .filter(|left| *left > 0 && matches!(status, EventStatus::Scheduled | EventStatus::MovedOnline));
    let wheelchair = cafe.accessibility.contains(&Accessibility::Wheelchair);
    let muted = matches!(status, EventStatus::Cancelled | EventStatus::NotHeld);

    view! {
        <Card
            lit=is_lit
            muted
            on_attention=move |over: bool| lit.set(over.then(|| id.clone()))
        >
            <p class="date" aria-hidden="true">
                {move || {
                    let [weekday, day, month] =
                        if to_confirm { ["", "?", ""].map(str::to_owned) } else { parts() };
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
                        href=SitePage::Cafe(&cafe.slug).to_string()
                        on:click=move |_| {
                            if let Some(told) = on_open {
                                told.run(slug.clone());
                            }
                        }
                    >
                        {cafe.title}
                    </a>
                </h3>
                <p class="facts">
                    <Pictogram icon=Icon::Clock/>
                    {move || {
                        if to_confirm {
                            view! { <span>{CardTexts::of(i18n).to_confirm}</span> }.into_any()
                        } else {
                            view! {
                                <span>
                                    <span class="visually-hidden">{long_day()} ", "</span>
                                    {hours()}
                                    {foreign_zone().map(|zone| format!(" ({zone})"))}
                                </span>
                            }
                            .into_any()
                        }
                    }}
                </p>
                {place
                    .map(|place| view! { <p class="facts"><Pictogram icon=Icon::Place/><span>{place}</span></p> })}
                {host.map(|host| view! { <p class="facts"><Pictogram icon=Icon::Coffee/><span>{host}</span></p> })}
                <p class="badges">
                    {status_tone(status)
                        .map(|tone| {
                            let has_new_date = status == EventStatus::Postponed && !to_confirm;
                            let words = move || {
                                if has_new_date { CardTexts::of(i18n).new_date } else { status.words(i18n.locale()) }
                            };
                            view! { <Badge tone>{words}</Badge> }
                        })}
                    // That it was moved online says it already.
                    {(mode != CafeMode::OnSite && status != EventStatus::MovedOnline)
                        .then(|| {
                            view! {
                                <Badge>
                                    <Pictogram icon=Icon::Video/>
                                    {move || mode.words(i18n.locale())}
                                </Badge>
                            }
                        })}
                    {(!audiences.is_empty() && !audiences.contains(&Audience::Everyone))
                        .then(|| {
                            let named = move || {
                                let words = audiences.iter().map(|one| one.words(i18n.locale()));
                                (CardTexts::of(i18n).meant_for)(&words.collect::<Vec<_>>().join(", "))
                            };
                            view! { <Badge>{named}</Badge> }
                        })}
                    {places_left
                        .map(|left| {
                            view! { <Badge tone=Tone::Good>{move || (CardTexts::of(i18n).places)(left)}</Badge> }
                        })}
                    {wheelchair
                        .then(|| {
                            view! {
                                <Badge>
                                    <Pictogram icon=Icon::Accessible/>
                                    {move || Accessibility::Wheelchair.words(i18n.locale())}
                                </Badge>
                            }
                        })}
                    {cafe.distance_m
                        .map(|metres| view! { <Badge>{move || format::distance(metres, i18n.locale())}</Badge> })}
                </p>
            </div>
        </Card>
    }
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn names_are_alike_but_for_small_words() {
        assert!(alike("la mediatheque de nantes", "mediatheque, nantes"));
        assert!(alike("maison de l ecologie", "maison ecologie"));
        assert!(!alike("mairie de nantes", "mairie de rennes"));
        assert!(!alike("mairie", "mairie, nantes"));
    }
}
