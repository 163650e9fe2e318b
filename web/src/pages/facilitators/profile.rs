//! One facilitator: what they followed, where they come from and how far, what they run.

use cafeia_shared::{
    cafes::{CafeFilter, CafePaging, CafeQuery},
    facilitators::{Facilitator, FacilitatorSummary},
    organisations::OrganisationRef,
    position::Position,
    resources::ResourceRef,
    site::SitePage,
    territories::{CommuneRef, TerritoryCode, TerritoryLevel},
    vocabulary::{LifeStatus, TrainingState},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    card::{spoken, travels},
    map::{circle, window_around},
    training::TrainingBadge,
};
use crate::{
    client,
    i18n::{FacilitatorsTexts, FrameTexts, Words, use_i18n},
    kit::{Icon, Notice, PageHeading, Pictogram, Prose},
    map::{Map, Mark, View},
    pages::{
        PageActions, TerritoryNames,
        address::with_query,
        cafes::UpcomingCafes,
        fetched::{Awaited, use_fetched},
        map_places::map_words,
        memory,
    },
};

/// Their cafés shown.
const CAFES: u16 = 4;
/// The zoom level at which a commune is shown when they do not travel.
const COMMUNE_ZOOM: u8 = 11;

/// A facilitator's page.
#[component]
pub fn FacilitatorPage() -> impl IntoView {
    let i18n = use_i18n();
    let back = memory::way_back(SitePage::Facilitators);
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()));
    let fetched = use_fetched(slug, client::facilitator);
    view! {
        <div class="page">
            <p class="page__back">
                <a href=back>
                    <Pictogram icon=Icon::Back/>
                    <span>{move || FacilitatorsTexts::of(i18n).back}</span>
                </a>
            </p>
            <Awaited
                fetched
                gone=|| view! { <Gone/> }
                draw=|facilitator| view! { <Whole facilitator/> }.into_any()
            />
        </div>
    }
}

/// There is no such facilitator, or not any more.
#[component]
fn Gone() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageHeading text=move || FacilitatorsTexts::of(i18n).gone site=move || FrameTexts::of(i18n).site/>
        <p>{move || FacilitatorsTexts::of(i18n).gone_help}</p>
        <p>
            <a class="button button--primary" href=SitePage::Facilitators.to_string()>
                <Pictogram icon=Icon::People/>
                <span>{move || FacilitatorsTexts::of(i18n).all}</span>
            </a>
        </p>
    }
}

/// The facilitator.
#[component]
fn Whole(facilitator: Facilitator) -> impl IntoView {
    let i18n = use_i18n();
    let Facilitator { summary, description_html, upcoming_cafes, .. } = facilitator;
    let FacilitatorSummary {
        slug,
        name,
        training,
        commune,
        position,
        travel_radius_km,
        languages,
        formats,
        organisation,
        life_status,
        ..
    } = summary;
    let cafes = CafeQuery {
        filter: CafeFilter { facilitator: vec![slug], ..CafeFilter::default() },
        paging: CafePaging { limit: Some(CAFES), ..CafePaging::default() },
    };
    let (commune_name, title) = (commune.name.clone(), name.clone());
    view! {
        <article class="profile">
            <header class="profile__head">
                <PageHeading text=name.clone() site=move || FrameTexts::of(i18n).site/>
                {(life_status == LifeStatus::Dormant)
                    .then(|| {
                        view! { <Notice icon=Icon::Info title=move || FacilitatorsTexts::of(i18n).dormant/> }
                    })}
            </header>
            <div class="profile__facts">
                <Training state=training/>
                <Place commune radius_km=travel_radius_km/>
                {(!languages.is_empty())
                    .then(|| {
                        view! {
                            <section class="fact">
                                <h2>
                                    <Pictogram icon=Icon::Languages/>
                                    <span>{move || FacilitatorsTexts::of(i18n).languages}</span>
                                </h2>
                                <p class="fact__main">{move || spoken(&languages, i18n)}</p>
                            </section>
                        }
                    })}
                {match organisation {
                    Some(organisation) => view! { <With organisation/> }.into_any(),
                    None => view! { <Reached filter=cafes.filter.clone() has_cafes={upcoming_cafes > 0}/> }.into_any(),
                }}
            </div>
            {(!description_html.is_empty())
                .then(|| {
                    view! {
                        <section class="profile__text">
                            <h2>{move || FacilitatorsTexts::of(i18n).about}</h2>
                            <Prose html=description_html/>
                        </section>
                    }
                })}
            {(!formats.is_empty()).then(|| view! { <Formats formats/> })}
            <Reach name commune=commune_name position radius_km=travel_radius_km/>
            <UpcomingCafes
                query=Signal::stored(cafes)
                heading=move || FacilitatorsTexts::of(i18n).upcoming
                none=move || FacilitatorsTexts::of(i18n).none_upcoming
            />
            <PageActions title=title/>
        </article>
    }
}

/// The state of their training, with its meaning.
#[component]
fn Training(state: TrainingState) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="fact">
            <h2>
                <Pictogram icon=Icon::Training/>
                <span>{move || FacilitatorsTexts::of(i18n).training}</span>
            </h2>
            <p><TrainingBadge state/></p>
            <p>{move || (FacilitatorsTexts::of(i18n).meaning)(state)}</p>
        </section>
    }
}

/// Where they come from and how far, in words.
#[component]
fn Place(commune: CommuneRef, radius_km: u16) -> impl IntoView {
    let i18n = use_i18n();
    let names = TerritoryNames::expect();
    let departement = TerritoryCode::new(TerritoryLevel::Departement, commune.departement_code);
    let page = departement.to_string();
    let departement = move || names.name(&departement).unwrap_or_else(|| departement.code.clone());
    view! {
        <section class="fact">
            <h2>
                <Pictogram icon=Icon::Place/>
                <span>{move || FacilitatorsTexts::of(i18n).place}</span>
            </h2>
            <p class="fact__main">{commune.name}</p>
            <p><a href=SitePage::Territory(&page).to_string()>{departement}</a></p>
            <p>{move || travels(radius_km, i18n)}</p>
            <p class="fact__note">{move || FacilitatorsTexts::of(i18n).place_note}</p>
        </section>
    }
}

/// The organisation they work with, through which they are reached.
#[component]
fn With(organisation: OrganisationRef) -> impl IntoView {
    let i18n = use_i18n();
    let OrganisationRef { slug, name, kind, .. } = organisation;
    let page = SitePage::Organisation(&slug).to_string();
    view! {
        <section class="fact">
            <h2>
                <Pictogram icon=Icon::Organisation/>
                <span>{move || FacilitatorsTexts::of(i18n).organisation}</span>
            </h2>
            <p class="fact__main">{name}</p>
            <p>{move || kind.words(i18n.locale())}</p>
            <p>{move || FacilitatorsTexts::of(i18n).through_organisation}</p>
            <p>
                <a href=page>
                    <Pictogram icon=Icon::Organisation/>
                    <span>{move || FacilitatorsTexts::of(i18n).organisation_page}</span>
                </a>
            </p>
            <Invite/>
        </section>
    }
}

/// How they are reached without an organisation: at a café of theirs, or else through the agenda.
#[component]
fn Reached(filter: CafeFilter, has_cafes: bool) -> impl IntoView {
    let i18n = use_i18n();
    let filter = if has_cafes { filter } else { CafeFilter::default() };
    let agenda = with_query(SitePage::Agenda, &CafeQuery { filter, ..CafeQuery::default() });
    let words = move || {
        let texts = FacilitatorsTexts::of(i18n);
        if has_cafes { texts.through_cafes } else { texts.through_agenda }
    };
    let link = move || {
        let texts = FacilitatorsTexts::of(i18n);
        if has_cafes { texts.their_agenda } else { texts.agenda }
    };
    view! {
        <section class="fact">
            <h2>
                <Pictogram icon=Icon::Talk/>
                <span>{move || FacilitatorsTexts::of(i18n).reached}</span>
            </h2>
            <p>{words}</p>
            <p><a href=agenda>{link}</a></p>
            <Invite/>
        </section>
    }
}

/// How one gets somebody like them to one's own place, without knowing them.
#[component]
fn Invite() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <p>{move || FacilitatorsTexts::of(i18n).invite}</p>
        <p><a href=SitePage::Ask.to_string()>{move || FacilitatorsTexts::of(i18n).invite_link}</a></p>
    }
}

/// The formats they master.
#[component]
fn Formats(formats: Vec<ResourceRef>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="profile__text">
            <h2>{move || FacilitatorsTexts::of(i18n).formats}</h2>
            <ul class="tiles">
                {formats
                    .into_iter()
                    .map(|format| {
                        let family = format.family;
                        view! {
                            <li class="tile">
                                <a class="tile__link" href=SitePage::Resource(&format.slug).to_string()>
                                    {format.title}
                                </a>
                                {family
                                    .map(|family| {
                                        view! {
                                            <span class="tile__note">{move || family.words(i18n.locale())}</span>
                                        }
                                    })}
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}

/// How far they travel, on the map.
#[component]
fn Reach(name: String, commune: String, position: Position, radius_km: u16) -> impl IntoView {
    let i18n = use_i18n();
    let mark = move || Mark {
        id: None,
        longitude: position.longitude,
        latitude: position.latitude,
        count: 1,
        label: (FacilitatorsTexts::of(i18n).one_at)(&name, &commune),
    };
    let circle = circle(position, radius_km);
    let view = if circle.is_some() {
        View::Window(window_around(position, f64::from(radius_km)), COMMUNE_ZOOM)
    } else {
        View::Point(position, COMMUNE_ZOOM)
    };
    let circles = Signal::stored(Vec::from_iter(circle));
    view! {
        <section class="profile__map">
            <h2>{move || FacilitatorsTexts::of(i18n).circle}</h2>
            <Map
                label=move || FacilitatorsTexts::of(i18n).circle
                words=map_words(i18n)
                marks=Signal::derive(move || vec![mark()])
                view=Signal::stored(view)
                circles
            />
            <p class="map-note">{move || FacilitatorsTexts::of(i18n).map_note}</p>
        </section>
    }
}
