//! A facilitator in the list.

use cafeia_shared::{
    facilitators::FacilitatorSummary,
    ids::FacilitatorId,
    site::SitePage,
    vocabulary::{Language, LifeStatus},
};
use leptos::prelude::*;

use super::training::TrainingBadge;
use crate::{
    format,
    i18n::{FacilitatorsTexts, I18n, Words, use_i18n},
    kit::{Badge, Card, Icon, Pictogram},
    pages::listing::link_id,
};

/// Formats named on a card at most.
const FORMATS: usize = 3;

/// What is pointed at, in the list or on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lit {
    /// A person of the list.
    Person(FacilitatorId),
    /// A commune of the map, by its INSEE code.
    Commune(String),
}

/// How far somebody travels, in words. Tracked.
pub fn travels(radius_km: u16, i18n: I18n) -> String {
    let texts = FacilitatorsTexts::of(i18n);
    if radius_km == 0 {
        texts.stays.to_owned()
    } else {
        (texts.travels)(&format::distance(u32::from(radius_km) * 1000, i18n.locale()))
    }
}

/// Some languages, in words. Tracked.
pub fn spoken(languages: &[Language], i18n: I18n) -> String {
    languages.iter().map(|language| language.words(i18n.locale())).collect::<Vec<_>>().join(", ")
}

/// A facilitator in the list.
#[component]
pub fn FacilitatorCard(
    /// The facilitator.
    facilitator: FacilitatorSummary,
    /// What is pointed at.
    lit: RwSignal<Option<Lit>>,
    /// Told that their page is opened, by their slug.
    on_open: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let FacilitatorSummary {
        id,
        slug,
        name,
        training,
        commune,
        travel_radius_km: radius_km,
        languages,
        formats,
        organisation,
        distance_m,
        life_status,
        ..
    } = facilitator;
    let place = commune.with_departement();
    let is_lit = Signal::derive(move || {
        lit.with(|lit| match lit {
            Some(Lit::Person(lit)) => *lit == id,
            Some(Lit::Commune(code)) => *code == commune.code,
            None => false,
        })
    });
    let more = formats.len().saturating_sub(FORMATS);
    let has_formats = !formats.is_empty();
    let titles: Vec<_> = formats.into_iter().take(FORMATS).map(|format| format.title).collect();
    let titles = titles.join(", ");
    let shown_formats = move || match more {
        0 => titles.clone(),
        _ => format!("{titles} {}", (FacilitatorsTexts::of(i18n).and_more)(more)),
    };

    view! {
        <Card lit=is_lit muted=life_status == LifeStatus::Dormant on_attention=move |over: bool| lit.set(over.then_some(Lit::Person(id)))>
            <Radius radius_km/>
            <div class="card__body">
                <h3 class="card__title">
                    <a
                        id=link_id(&slug)
                        class="card__link"
                        href=SitePage::Facilitator(&slug).to_string()
                        on:click=move |_| on_open.run(slug.clone())
                    >
                        {name}
                    </a>
                </h3>
                <p class="badges">
                    <TrainingBadge state=training/>
                    {(life_status == LifeStatus::Dormant)
                        .then(|| {
                            view! { <Badge>{move || FacilitatorsTexts::of(i18n).to_confirm}</Badge> }
                        })}
                    // One's own commune is no distance away.
                    {distance_m
                        .filter(|metres| *metres > 0)
                        .map(|metres| view! { <Badge>{move || format::distance(metres, i18n.locale())}</Badge> })}
                </p>
                <div class="facts-line">
                    <p class="facts">
                        <Pictogram icon=Icon::Place/>
                        <span>
                            {place}
                            <span class="visually-hidden">". " {move || travels(radius_km, i18n)}</span>
                        </span>
                    </p>
                    {(!languages.is_empty())
                        .then(|| {
                            view! {
                                <p class="facts">
                                    <Pictogram icon=Icon::Languages/>
                                    <span>{move || spoken(&languages, i18n)}</span>
                                </p>
                            }
                        })}
                </div>
                {has_formats
                    .then(|| {
                        view! { <p class="facts"><Pictogram icon=Icon::Coffee/><span>{shown_formats}</span></p> }
                    })}
                {organisation
                    .map(|organisation| {
                        view! {
                            <p class="facts">
                                <Pictogram icon=Icon::Organisation/>
                                <span>{organisation.name}</span>
                            </p>
                        }
                    })}
            </div>
        </Card>
    }
}

/// How far they travel, in the speech bubble; the words beside say it too.
#[component]
fn Radius(radius_km: u16) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <p class="date" aria-hidden="true">
            {if radius_km == 0 {
                view! { <span class="date__day"><Pictogram icon=Icon::Place/></span> }.into_any()
            } else {
                view! {
                    <span class="date__weekday">{move || FacilitatorsTexts::of(i18n).up_to}</span>
                    <span class="date__day">{radius_km}</span>
                    <span class="date__month">"km"</span>
                }
                    .into_any()
            }}
        </p>
    }
}
