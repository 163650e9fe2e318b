//! One café: what, when, where, who, and how to take part.

use cafeia_shared::{
    cafes::{Cafe, CafeFacilitator, Contact, Organiser, Registration},
    organisations::OrganisationRef,
    places::Place,
    vocabulary::{CafeMode, EventStatus, Precision, RegistrationMode},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_params_map;
use wasm_bindgen::prelude::*;

use super::{AgendaMemory, agenda_address, agenda_map::map_words, card::status_tone};
use crate::{
    client::{self, CallError},
    format,
    i18n::use_i18n,
    kit::{Badge, Button, ButtonKind, Icon, Notice, PageHeading, Pictogram, Skeleton, Toasts, Tone},
    map::{Map, Mark, View},
    pages::Trouble,
};

#[wasm_bindgen]
extern "C" {
    // Absent outside secure contexts, which makes the call throw.
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    async fn copy(text: &str) -> Result<JsValue, JsValue>;
}

/// A café's page.
#[component]
pub fn CafePage() -> impl IntoView {
    let i18n = use_i18n();
    let memory = AgendaMemory::expect();
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()));
    let found = RwSignal::new(None::<Result<Cafe, CallError>>);
    let turn = StoredValue::new(0_u32);

    let load = move |slug: String| {
        let mine = turn.get_value() + 1;
        turn.set_value(mine);
        found.set(None);
        spawn_local(async move {
            let answer = client::cafe(slug).await;
            // The page may have been left, or another café asked for.
            if turn.try_get_value() == Some(mine) {
                found.set(Some(answer));
            }
        });
    };
    Effect::new(move || load(slug.get()));

    view! {
        <div class="page">
            <p class="page__back">
                <a href=agenda_address(&memory.query())>
                    <Pictogram icon=Icon::Back/>
                    <span>{move || i18n.texts().cafe.back}</span>
                </a>
            </p>
            {move || match found.get() {
                None => view! { <Skeleton label=move || i18n.texts().frame.loading rows=2/> }.into_any(),
                Some(Ok(cafe)) => view! { <Whole cafe/> }.into_any(),
                Some(Err(error)) if error.is_not_found() => view! { <Gone/> }.into_any(),
                Some(Err(error)) => {
                    view! { <Trouble error on_retry=move |()| load(slug.get_untracked())/> }.into_any()
                }
            }}
        </div>
    }
}

/// There is no such café.
#[component]
fn Gone() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageHeading text=move || i18n.texts().cafe.gone site=move || i18n.texts().frame.site/>
        <p>{move || i18n.texts().cafe.gone_help}</p>
        <p>
            <a class="button button--primary" href="/cafes">
                <Pictogram icon=Icon::Calendar/>
                <span>{move || i18n.texts().frame.to_agenda}</span>
            </a>
        </p>
    }
}

/// The café.
#[component]
fn Whole(cafe: Cafe) -> impl IntoView {
    let i18n = use_i18n();
    let Cafe { summary, description, venue, registration, contact, organisers, facilitators, themes, .. } =
        cafe;
    let over = summary.ends_at < format::now();
    let status = summary.event_status;
    let off = matches!(status, EventStatus::Cancelled | EventStatus::NotHeld);
    let title = summary.title.clone();
    let mode = summary.mode;
    let previous = cafe.previous_starts_at.map(|at| (at, summary.timezone.clone()));
    let kept = summary.clone();

    view! {
        <article class="cafe">
            <header class="cafe__head">
                <p class="badges">
                    {status_tone(status)
                        .map(|tone| {
                            view! { <Badge tone>{move || (i18n.texts().terms.event_status)(status)}</Badge> }
                        })}
                    {(mode != CafeMode::OnSite)
                        .then(|| view! { <Badge>{move || (i18n.texts().terms.mode)(mode)}</Badge> })}
                </p>
                <PageHeading text=title site=move || i18n.texts().frame.site/>
                {(!summary.summary.is_empty()).then(|| view! { <p class="lead">{summary.summary}</p> })}
                <State status over reason=cafe.status_reason previous/>
            </header>
            <div class="cafe__facts">
                <When starts_at=kept.starts_at ends_at=kept.ends_at zone=kept.timezone over off/>
                <Where mode venue=venue.clone()/>
                {(!off && !over)
                    .then(|| {
                        view! {
                            <TakePart
                                registration
                                capacity=kept.capacity
                                places_left=kept.places_left
                                full=status == EventStatus::Full
                            />
                        }
                    })}
                <Who host=kept.host organisers facilitators contact/>
            </div>
            <div class="cafe__text">
                {(!description.is_empty())
                    .then(|| {
                        view! {
                            <section>
                                <h2>{move || i18n.texts().cafe.what}</h2>
                                <Paragraphs text=description/>
                            </section>
                        }
                    })}
                <section>
                    <h2>{move || i18n.texts().cafe.details}</h2>
                    <dl class="details">
                        {(!kept.formats.is_empty())
                            .then(|| {
                                let names: Vec<_> =
                                    kept.formats.iter().map(|format| format.title.clone()).collect();
                                view! {
                                    <dt>{move || i18n.texts().cafe.formats}</dt>
                                    <dd>{names.join(", ")}</dd>
                                }
                            })}
                        <Terms
                            values=kept.audiences
                            label=move || i18n.texts().cafe.audiences
                            words=move || i18n.texts().terms.audience
                        />
                        <Terms
                            values=kept.languages
                            label=move || i18n.texts().cafe.languages
                            words=move || i18n.texts().terms.language
                        />
                        <Terms
                            values=themes
                            label=move || i18n.texts().cafe.themes
                            words=move || i18n.texts().terms.theme
                        />
                        <Terms
                            values=kept.accessibility
                            label=move || i18n.texts().cafe.accessibility
                            words=move || i18n.texts().terms.accessibility
                        />
                    </dl>
                </section>
                <Actions/>
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
        let cafe = &i18n.texts().cafe;
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
                                    (i18n.texts().cafe.was_on)(&format::long_day(at, &zone, i18n.locale()))
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
            return Some(i18n.texts().cafe.going_on.to_owned());
        }
        zone.with_value(|zone| format::days_until(starts_at, zone)).map(i18n.texts().cafe.in_days)
    };
    view! {
        <section class="fact">
            <h2><Pictogram icon=Icon::Calendar/><span>{move || i18n.texts().cafe.when}</span></h2>
            <p class="fact__main">
                <time datetime=starts_at.to_rfc3339()>
                    {move || zone.with_value(|zone| format::long_day(starts_at, zone, i18n.locale()))}
                </time>
            </p>
            <p>{move || zone.with_value(|zone| format::hours(starts_at, ends_at, zone, i18n.locale()))}</p>
            {move || {
                zone.with_value(|zone| format::foreign_zone(starts_at, zone, i18n.locale()))
                    .map(|zone| view! { <p>{(i18n.texts().cafe.zone)(&zone)}</p> })
            }}
            {move || near().map(|near| view! { <p><Badge tone=Tone::Good>{near}</Badge></p> })}
        </section>
    }
}

/// Where, in words.
#[component]
fn Where(mode: CafeMode, venue: Option<Place>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="fact">
            <h2><Pictogram icon=Icon::Place/><span>{move || i18n.texts().cafe.place}</span></h2>
            {venue
                .map(|venue| {
                    let place = venue.summary;
                    let town = [place.postal_code.unwrap_or_default(), place.commune].join(" ");
                    view! {
                        <p class="fact__main">{place.name}</p>
                        <address>
                            {venue.address.map(|address| view! { <span>{address}</span><br/> })}
                            {town.trim().to_owned()}
                        </address>
                        {venue.access.map(|access| view! { <p>{access}</p> })}
                        {matches!(place.precision, Precision::Commune | Precision::Departement)
                            .then(|| view! { <p class="fact__note">{move || i18n.texts().cafe.approximate}</p> })}
                    }
                })}
            {(mode != CafeMode::OnSite)
                .then(|| {
                    view! {
                        <p><Pictogram icon=Icon::Video/><span>{move || i18n.texts().cafe.online}</span></p>
                    }
                })}
        </section>
    }
}

/// How one takes part.
#[component]
fn TakePart(
    registration: Registration,
    capacity: Option<u32>,
    places_left: Option<u32>,
    full: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let mode = registration.mode;
    let words = move || {
        let cafe = &i18n.texts().cafe;
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
            <h2><Pictogram icon=Icon::Ticket/><span>{move || i18n.texts().cafe.take_part}</span></h2>
            <p>{words}</p>
            {registration.target.filter(|_| !full).map(|target| view! { <Target mode target/> })}
            {places_left.map(|left| view! { <p>{move || (i18n.texts().cafe.places)(left)}</p> })}
            {capacity.map(|people| view! { <p class="fact__note">{move || (i18n.texts().cafe.capacity)(people)}</p> })}
            <p class="fact__note">{move || i18n.texts().cafe.free}</p>
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
                <a class="button button--primary" href=target.clone() rel="external noopener">
                    <span>{move || (i18n.texts().cafe.register)(&host)}</span>
                    <Pictogram icon=Icon::External/>
                </a>
            </p>
        }
        .into_any(),
        (RegistrationMode::Phone, _) => view! { <PhoneLink phone=target/> }.into_any(),
        (RegistrationMode::Mail, _) => view! { <MailLink mail=target/> }.into_any(),
        _ => view! { <p>{target}</p> }.into_any(),
    }
}

#[component]
fn PhoneLink(phone: String) -> impl IntoView {
    let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    view! {
        <p><a href=format!("tel:{number}")><Pictogram icon=Icon::Phone/><span>{phone}</span></a></p>
    }
}

#[component]
fn MailLink(mail: String) -> impl IntoView {
    let address = format!("mailto:{mail}");
    view! {
        <p><a href=address><Pictogram icon=Icon::Mail/><span>{mail}</span></a></p>
    }
}

/// The name of the site that a web address leads to; nothing when it is no web address.
fn host_of(address: &str) -> Option<String> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| host.to_owned())
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
            <h2><Pictogram icon=Icon::People/><span>{move || i18n.texts().cafe.who}</span></h2>
            <p>{move || i18n.texts().cafe.hosted_by} " " <strong>{host.name}</strong></p>
            {organisers
                .into_iter()
                .map(|Organiser { organisation, part }| {
                    view! {
                        <p>{move || (i18n.texts().terms.organiser_part)(part)} " " {organisation.name}</p>
                    }
                })
                .collect_view()}
            {facilitators
                .into_iter()
                .map(|CafeFacilitator { facilitator, part }| {
                    view! {
                        <p>{move || (i18n.texts().terms.facilitator_part)(part)} " " {facilitator.name}</p>
                    }
                })
                .collect_view()}
            {has_contact.then(|| view! { <p class="fact__note">{move || i18n.texts().cafe.contact}</p> })}
            {contact.phone.map(|phone| view! { <PhoneLink phone/> })}
            {contact.email.map(|mail| view! { <MailLink mail/> })}
        </section>
    }
}

/// A text in paragraphs: a blank line begins a new one; `*…*` stresses, `**…**` more so.
///
/// The rest of Markdown is shown as it is written.
#[component]
fn Paragraphs(text: String) -> impl IntoView {
    text.replace("\r\n", "\n")
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| {
            let spans = spans(paragraph).into_iter().map(|(stress, words)| match stress {
                Stress::None => words.into_any(),
                Stress::Some => view! { <em>{words}</em> }.into_any(),
                Stress::Strong => view! { <strong>{words}</strong> }.into_any(),
            });
            view! { <p class="prose">{spans.collect_view()}</p> }
        })
        .collect_view()
}

/// How much some words are stressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stress {
    None,
    Some,
    Strong,
}

/// The parts of a paragraph by their stress. A star without its fellow is a star.
fn spans(mut text: &str) -> Vec<(Stress, String)> {
    let mut spans = Vec::new();
    let mut plain = String::new();
    while let Some(at) = text.find('*') {
        let (stress, mark) =
            if text[at..].starts_with("**") { (Stress::Strong, "**") } else { (Stress::Some, "*") };
        let after = &text[at + mark.len()..];
        plain.push_str(&text[..at]);
        match after.split_once(mark) {
            Some((words, rest)) if !words.is_empty() && words.trim() == words => {
                if !plain.is_empty() {
                    spans.push((Stress::None, std::mem::take(&mut plain)));
                }
                spans.push((stress, words.to_owned()));
                text = rest;
            }
            _ => {
                plain.push_str(mark);
                text = after;
            }
        }
    }
    plain.push_str(text);
    if !plain.is_empty() {
        spans.push((Stress::None, plain));
    }
    spans
}

/// A line of the details: the words of some terms; no line without terms.
#[component]
fn Terms<T: Copy + Send + Sync + 'static>(
    values: Vec<T>,
    #[prop(into)] label: TextProp,
    words: impl Fn() -> fn(T) -> &'static str + Send + Sync + 'static,
) -> impl IntoView {
    (!values.is_empty()).then(|| {
        view! {
            <dt>{move || label.get()}</dt>
            <dd>{move || values.iter().map(|value| words()(*value)).collect::<Vec<_>>().join(", ")}</dd>
        }
    })
}

/// What one can do with the page.
#[component]
fn Actions() -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let share = move |()| {
        spawn_local(async move {
            let address = window().location().href().unwrap_or_default();
            let copied = copy(&address).await.is_ok();
            let frame = &i18n.texts_now().frame;
            if let Some(toasts) = toasts {
                toasts.say(if copied { frame.copied } else { frame.not_copied });
            }
        });
    };
    let print = move |()| {
        // Refused by some embedded browsers, which then have no printer either.
        let _ = window().print();
    };
    view! {
        <p class="actions">
            <Button kind=ButtonKind::Secondary icon=Icon::Link on_press=share>
                {move || i18n.texts().cafe.share}
            </Button>
            <Button kind=ButtonKind::Secondary icon=Icon::Print on_press=print>
                {move || i18n.texts().cafe.print}
            </Button>
        </p>
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
        <section class="cafe__map" aria-label=move || i18n.texts().cafe.map>
            <Map
                label=move || i18n.texts().cafe.map
                words=map_words(i18n)
                marks=Signal::stored(vec![mark])
                view=Signal::stored(View::Point(place.position, zoom))
            />
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stress_is_read_and_lone_stars_are_left() {
        let span = |stress, words: &str| (stress, words.to_owned());
        assert_eq!(spans("*Oui*"), [span(Stress::Some, "Oui")]);
        assert_eq!(
            spans("a **b** c *d*"),
            [
                span(Stress::None, "a "),
                span(Stress::Strong, "b"),
                span(Stress::None, " c "),
                span(Stress::Some, "d")
            ]
        );
        assert_eq!(spans("2 * 3 * 4"), [span(Stress::None, "2 * 3 * 4")]);
        assert_eq!(
            spans("élu*e*s <b>"),
            [span(Stress::None, "élu"), span(Stress::Some, "e"), span(Stress::None, "s <b>")]
        );
        assert_eq!(spans("**"), [span(Stress::None, "**")]);
    }

    #[test]
    fn a_link_is_named_by_its_site() {
        assert_eq!(host_of("https://www.ville.example/agenda?x=1"), Some("ville.example".to_owned()));
        assert_eq!(host_of("http://billets.example"), Some("billets.example".to_owned()));
        assert_eq!(host_of("javascript:alert(1)"), None);
        assert_eq!(host_of("https://"), None);
    }
}
