//! One café: what, when, where, who, and how to take part.

use cafeia_shared::{
    cafes::{Cafe, CafeFacilitator, CafePaging, CafeQuery, Contact, Organiser, Registration},
    organisations::OrganisationRef,
    places::{Place, PlaceSummary},
    site::SitePage,
    vocabulary::{CafeMode, EventStatus, Precision, RegistrationMode},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{UpcomingCafes, agenda_map::map_words, card::status_tone};
use crate::{
    client, format,
    i18n::{CafeTexts, CardTexts, FrameTexts, Words, use_i18n},
    kit::{Badge, Icon, Notice, PageHeading, Pictogram, Prose, Tone},
    map::{Map, Mark, View},
    pages::{
        contact::{HostContact, MailLink, PhoneLink, Ways},
        details::Terms,
        external::{ExternalLink, host_of},
        fetched::{Awaited, use_fetched},
        memory,
        page_actions::PageActions,
    },
};

/// A café's page.
#[component]
pub fn CafePage() -> impl IntoView {
    let i18n = use_i18n();
    let back = memory::way_back(SitePage::Agenda);
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()));
    let cafe = use_fetched(slug, client::cafe);

    view! {
        <div class="page">
            <p class="page__back">
                <a href=back>
                    <Pictogram icon=Icon::Back/>
                    <span>{move || CafeTexts::of(i18n).back}</span>
                </a>
            </p>
            <Awaited
                fetched=cafe
                gone=|| view! { <Gone/> }
                draw=|cafe| view! { <Whole cafe/> }.into_any()
            />
        </div>
    }
}

/// A few cafés to come, wherever they are.
fn next_ones() -> CafeQuery {
    CafeQuery { paging: CafePaging { limit: Some(3), ..CafePaging::default() }, ..CafeQuery::default() }
}

/// There is no such café.
#[component]
fn Gone() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageHeading text=move || CafeTexts::of(i18n).gone site=move || FrameTexts::of(i18n).site/>
        <p>{move || CafeTexts::of(i18n).gone_help}</p>
        <UpcomingCafes
            query=Signal::stored(next_ones())
            heading=move || CafeTexts::of(i18n).next_ones
            none=move || CafeTexts::of(i18n).none_next
        />
    }
}

/// The café.
#[component]
fn Whole(cafe: Cafe) -> impl IntoView {
    let i18n = use_i18n();
    let Cafe {
        summary,
        description_html,
        venue,
        previous_venue,
        registration,
        contact,
        organisers,
        facilitators,
        themes,
        ..
    } = cafe;
    let to_confirm = summary.date_to_confirm;
    let over = summary.ends_at < format::now() && !to_confirm;
    let status = summary.event_status;
    let off = matches!(status, EventStatus::Cancelled | EventStatus::NotHeld);
    let to_come = !off && !over;
    // Said once: where one asks for a place, or else beside the host's name.
    let asked_there = to_come && status != EventStatus::Full && asks_host(registration.mode);
    let (asked, beside) =
        if asked_there { (contact, Contact::default()) } else { (Contact::default(), contact) };
    let (host, in_place) = (summary.host.clone(), venue.is_some());
    let title = summary.title.clone();
    let mode = summary.mode;
    // Until it has a new date, it bears the one that does not hold any more.
    let previous = cafe.previous_starts_at.or(to_confirm.then_some(summary.starts_at));
    let previous = previous.map(|at| (at, summary.timezone.clone()));
    let kept = summary.clone();

    view! {
        <article class="cafe">
            <header class="cafe__head">
                <p class="badges">
                    {status_tone(status)
                        .map(|tone| {
                            view! { <Badge tone>{move || status.words(i18n.locale())}</Badge> }
                        })}
                    // That it was moved online says it already.
                    {(mode != CafeMode::OnSite && status != EventStatus::MovedOnline)
                        .then(|| view! { <Badge>{move || mode.words(i18n.locale())}</Badge> })}
                </p>
                <PageHeading text=title site=move || FrameTexts::of(i18n).site/>
                {(!summary.summary.is_empty()).then(|| view! { <p class="lead">{summary.summary}</p> })}
                <State status over reason=cafe.status_reason previous/>
            </header>
            <div class="cafe__facts">
                {if to_confirm {
                    view! { <ToConfirm/> }.into_any()
                } else {
                    view! { <When starts_at=kept.starts_at ends_at=kept.ends_at zone=kept.timezone over off/> }
                        .into_any()
                }}
                <Where mode venue=venue.clone() planned=previous_venue/>
                {to_come
                    .then(|| {
                        view! {
                            <TakePart
                                registration
                                capacity=kept.capacity
                                places_left=kept.places_left
                                full=status == EventStatus::Full
                            >
                                {asked_there.then(|| view! { <HostContact host contact=asked in_place/> })}
                            </TakePart>
                        }
                    })}
                <Who host=kept.host organisers facilitators contact=beside/>
            </div>
            <div class="cafe__text">
                {(!description_html.is_empty())
                    .then(|| {
                        view! {
                            <section>
                                <h2>{move || CafeTexts::of(i18n).what}</h2>
                                <Prose html=description_html/>
                            </section>
                        }
                    })}
                <section>
                    <h2>{move || CafeTexts::of(i18n).details}</h2>
                    <dl class="details">
                        {(!kept.formats.is_empty())
                            .then(|| {
                                let formats = kept
                                    .formats
                                    .iter()
                                    .map(|format| {
                                        let page = SitePage::Resource(&format.slug).to_string();
                                        view! { <li><a href=page>{format.title.clone()}</a></li> }
                                    })
                                    .collect_view();
                                view! {
                                    <dt>{move || CafeTexts::of(i18n).formats}</dt>
                                    <dd><ul class="inline-list">{formats}</ul></dd>
                                }
                            })}
                        <Terms
                            values=kept.audiences
                            label=move || CafeTexts::of(i18n).audiences
                        />
                        <Terms
                            values=kept.languages
                            label=move || CafeTexts::of(i18n).languages
                        />
                        <Terms
                            values=themes
                            label=move || CafeTexts::of(i18n).themes
                        />
                        <Terms
                            values=kept.accessibility
                            label=move || CafeTexts::of(i18n).accessibility
                        />
                    </dl>
                </section>
                <PageActions title=kept.title>
                    {(to_come && !to_confirm)
                        .then(|| {
                            view! {
                                <a class="button" href=client::calendar_of_cafe(&kept.slug) rel="external" download="">
                                    <Pictogram icon=Icon::AddToCalendar/>
                                    <span>{move || CafeTexts::of(i18n).add_to_calendar}</span>
                                </a>
                            }
                        })}
                </PageActions>
            </div>
            {venue.map(|venue| view! { <Plan venue/> })}
        </article>
    }
}

/// What has become of it, when that changes what one does.
#[component]
fn State(
    status: EventStatus,
    over: bool,
    reason: Option<String>,
    previous: Option<(chrono::DateTime<chrono::Utc>, String)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = move || {
        let cafe = CafeTexts::of(i18n);
        match status {
            EventStatus::Cancelled => Some(cafe.cancelled),
            EventStatus::NotHeld => Some(cafe.not_held),
            _ if over => Some(cafe.over),
            EventStatus::Postponed => Some(cafe.postponed),
            EventStatus::MovedOnline => Some(cafe.moved_online),
            EventStatus::Full => Some(cafe.full),
            EventStatus::Scheduled | EventStatus::Held => None,
        }
    };
    let tone = status_tone(status).unwrap_or(Tone::Plain);
    let icon = if tone == Tone::Plain { Icon::Info } else { Icon::Alert };
    untrack(title).is_some().then(|| {
        view! {
            <Notice tone icon title=move || title().unwrap_or_default()>
                {reason.map(|reason| view! { <p>{reason}</p> })}
                {previous
                    .map(|(at, zone)| {
                        view! {
                            <p>
                                {move || {
                                    (CafeTexts::of(i18n).was_on)(&format::long_day(at, &zone, i18n.locale()))
                                }}
                            </p>
                        }
                    })}
            </Notice>
        }
    })
}

/// When, in the café's own zone.
#[component]
fn When(
    starts_at: chrono::DateTime<chrono::Utc>,
    ends_at: chrono::DateTime<chrono::Utc>,
    zone: String,
    over: bool,
    off: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let zone = StoredValue::new(zone);
    let near = move || {
        if over || off {
            return None;
        }
        if starts_at <= format::now() {
            return Some(CafeTexts::of(i18n).going_on.to_owned());
        }
        zone.with_value(|zone| format::days_until(starts_at, zone)).map(CafeTexts::of(i18n).in_days)
    };
    view! {
        <WhenFact>
            <p class="fact__main">
                <time datetime=starts_at.to_rfc3339()>
                    {move || zone.with_value(|zone| format::long_day(starts_at, zone, i18n.locale()))}
                </time>
            </p>
            <p>{move || zone.with_value(|zone| format::hours(starts_at, ends_at, zone, i18n.locale()))}</p>
            {move || {
                zone.with_value(|zone| format::foreign_zone(starts_at, zone, i18n.locale()))
                    .map(|zone| view! { <p>{(CafeTexts::of(i18n).zone)(&zone)}</p> })
            }}
            {move || near().map(|near| view! { <p><Badge tone=Tone::Good>{near}</Badge></p> })}
        </WhenFact>
    }
}

/// What is said of when.
#[component]
fn WhenFact(children: Children) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="fact">
            <h2><Pictogram icon=Icon::Calendar/><span>{move || CafeTexts::of(i18n).when}</span></h2>
            {children()}
        </section>
    }
}

/// When nobody knows yet.
#[component]
fn ToConfirm() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <WhenFact>
            <p class="fact__main">{move || CardTexts::of(i18n).to_confirm}</p>
        </WhenFact>
    }
}

/// Where, in words.
#[component]
fn Where(mode: CafeMode, venue: Option<Place>, planned: Option<Place>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="fact">
            <h2><Pictogram icon=Icon::Place/><span>{move || CafeTexts::of(i18n).place}</span></h2>
            {venue
                .map(|venue| {
                    let place = venue.summary;
                    let departement = format!("departement-{}", place.departement_code);
                    let town = [place.postal_code.unwrap_or_default(), place.commune].join(" ");
                    view! {
                        <p class="fact__main">{place.name}</p>
                        <address>
                            {venue.address.map(|address| view! { <span>{address}</span><br/> })}
                            {town.trim().to_owned()}
                        </address>
                        {venue.access.map(|access| view! { <p>{access}</p> })}
                        <p>
                            <a href=SitePage::Territory(&departement).to_string()>
                                {move || CafeTexts::of(i18n).around_here}
                            </a>
                        </p>
                        {matches!(place.precision, Precision::Commune | Precision::Departement)
                            .then(|| view! { <p class="fact__note">{move || CafeTexts::of(i18n).approximate}</p> })}
                    }
                })}
            {(mode != CafeMode::OnSite)
                .then(|| {
                    view! {
                        <p><Pictogram icon=Icon::Video/><span>{move || CafeTexts::of(i18n).online}</span></p>
                    }
                })}
            {planned
                .map(|Place { summary: PlaceSummary { name, commune, .. }, .. }| {
                    // Many places bear the commune's name.
                    let place = if name.contains(&commune) { name } else { format!("{name}, {commune}") };
                    view! { <p class="fact__note">{move || (CafeTexts::of(i18n).planned_at)(&place)}</p> }
                })}
        </section>
    }
}

/// Whether it is the host that one asks for a place.
fn asks_host(mode: RegistrationMode) -> bool {
    matches!(mode, RegistrationMode::Internal | RegistrationMode::Invitation)
}

/// How one takes part.
#[component]
fn TakePart(
    registration: Registration,
    capacity: Option<u32>,
    places_left: Option<u32>,
    full: bool,
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let mode = registration.mode;
    let words = move || {
        let cafe = CafeTexts::of(i18n);
        match mode {
            RegistrationMode::None => cafe.just_come,
            RegistrationMode::Internal => cafe.internal,
            RegistrationMode::Link => cafe.link,
            RegistrationMode::Phone => cafe.phone,
            RegistrationMode::Mail => cafe.mail,
            RegistrationMode::Invitation => cafe.invitation,
        }
    };
    view! {
        <section class="fact">
            <h2><Pictogram icon=Icon::Ticket/><span>{move || CafeTexts::of(i18n).take_part}</span></h2>
            <p>{words}</p>
            {registration.target.filter(|_| !full).map(|target| view! { <Target mode target/> })}
            {children()}
            {places_left.map(|left| view! { <p>{move || (CardTexts::of(i18n).places)(left)}</p> })}
            {capacity.map(|people| view! { <p class="fact__note">{move || (CafeTexts::of(i18n).capacity)(people)}</p> })}
            <p class="fact__note">{move || CafeTexts::of(i18n).free}</p>
        </section>
    }
}

/// The link, number or address by which one registers.
#[component]
fn Target(mode: RegistrationMode, target: String) -> impl IntoView {
    let i18n = use_i18n();
    match (mode, host_of(&target)) {
        (RegistrationMode::Link, Some(host)) => view! {
            <p>
                <ExternalLink
                    class="button button--primary"
                    href=target.clone()
                    words=move || (CafeTexts::of(i18n).register)(&host)
                />
            </p>
        }
        .into_any(),
        (RegistrationMode::Phone, _) => view! { <PhoneLink phone=target/> }.into_any(),
        (RegistrationMode::Mail, _) => view! { <MailLink mail=target/> }.into_any(),
        _ => view! { <p>{target}</p> }.into_any(),
    }
}

/// Who hosts and who runs it.
#[component]
fn Who(
    host: OrganisationRef,
    organisers: Vec<Organiser>,
    facilitators: Vec<CafeFacilitator>,
    contact: Contact,
) -> impl IntoView {
    let i18n = use_i18n();
    let has_contact = contact.email.is_some() || contact.phone.is_some();
    view! {
        <section class="fact">
            <h2><Pictogram icon=Icon::People/><span>{move || CafeTexts::of(i18n).who}</span></h2>
            <p>
                {move || CafeTexts::of(i18n).hosted_by} " "
                <strong><a href=SitePage::Organisation(&host.slug).to_string()>{host.name}</a></strong>
            </p>
            {organisers
                .into_iter()
                .map(|Organiser { organisation, part }| {
                    let page = SitePage::Organisation(&organisation.slug).to_string();
                    view! {
                        <p>{move || part.words(i18n.locale())} " " <a href=page>{organisation.name}</a></p>
                    }
                })
                .collect_view()}
            {facilitators
                .into_iter()
                .map(|CafeFacilitator { facilitator, part }| {
                    let page = SitePage::Facilitator(&facilitator.slug).to_string();
                    view! {
                        <p>{move || part.words(i18n.locale())} " " <a href=page>{facilitator.name}</a></p>
                    }
                })
                .collect_view()}
            {has_contact.then(|| view! { <p class="fact__note">{move || CafeTexts::of(i18n).contact}</p> })}
            <Ways contact/>
        </section>
    }
}

/// The place on the map.
#[component]
fn Plan(venue: Place) -> impl IntoView {
    let i18n = use_i18n();
    let place = venue.summary;
    let zoom = if matches!(place.precision, Precision::Address | Precision::Street) { 12 } else { 10 };
    let mark = Mark {
        id: None,
        longitude: place.position.longitude,
        latitude: place.position.latitude,
        count: 1,
        label: place.name,
    };
    view! {
        <section class="cafe__map" aria-label=move || CafeTexts::of(i18n).map>
            <Map
                label=move || CafeTexts::of(i18n).map
                words=map_words(i18n)
                marks=Signal::stored(vec![mark])
                view=Signal::stored(View::Point(place.position, zoom))
            />
        </section>
    }
}
