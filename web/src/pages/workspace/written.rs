//! What is written of a café, as those read it who review or proposed it.

use cafeia_shared::{
    cafes::{NewCafe, NewCafeFacilitator, NewOrganiser},
    places::NewPlace,
    proposals::{Proposal, ProposedHost},
    site::SitePage,
    territories::CommuneRef,
    workspace::WorkspaceCafeSummary,
};
use leptos::prelude::*;

use super::names::{FacilitatorName, OrganisationName, ResourceName};
use crate::{
    format,
    i18n::{CafeTexts, ReviewTexts, Words as _, use_i18n},
    pages::{
        contact::{MailLink, PhoneLink},
        details::Terms,
        external::{ExternalLink, host_of},
        place_field::fold,
    },
};

/// Where a café is, and who hosts it, as far as they are written down.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The place's name; nothing online.
    pub name: Option<String>,
    /// The commune.
    pub commune: Option<CommuneRef>,
    /// The place, when the network does not know it yet.
    pub new: Option<NewPlace>,
    /// The host's name.
    host: String,
    /// The host, when the network does not know it yet.
    new_host: Option<ProposedHost>,
}

impl Place {
    /// That of a proposal.
    pub fn of_proposal(proposal: &Proposal) -> Self {
        Self {
            name: proposal.place_name.clone(),
            commune: proposal.commune.clone(),
            new: proposal.cafe.new_place.clone(),
            host: proposal.host_name.clone(),
            new_host: proposal.cafe.new_host.clone(),
        }
    }

    /// That of a café.
    pub fn of_cafe(cafe: &WorkspaceCafeSummary) -> Self {
        Self {
            name: cafe.place_name.clone(),
            commune: cafe.commune.clone(),
            new: None,
            host: cafe.host.name.clone(),
            new_host: None,
        }
    }
}

/// A place and its commune in a row. Many places bear the commune's name: it is said once.
pub fn place_words(name: Option<&str>, commune: Option<&str>) -> String {
    let named = |commune: &&str| name.is_some_and(|name| fold(name).contains(&fold(commune)));
    name.into_iter().chain(commune.filter(|commune| !named(commune))).collect::<Vec<_>>().join(", ")
}

/// What is written.
#[component]
pub fn Written(
    /// The café.
    content: NewCafe,
    /// Where it is, and who hosts it.
    place: Place,
    /// The name in addresses of the café, when it is public.
    slug: Option<String>,
    /// Whether it is read by somebody who decides on it.
    #[prop(default = true)]
    for_review: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let NewCafe { starts_at, ends_at, timezone, mode, registration, contact, capacity, .. } = content.clone();
    let zone = StoredValue::new(timezone);
    let when = move || {
        zone.with_value(|zone| {
            let locale = i18n.locale();
            let day = format::long_day(starts_at, zone, locale);
            let hours = format::hours(starts_at, ends_at, zone, locale);
            let foreign = format::foreign_zone(starts_at, zone, locale);
            format!("{day}, {hours}{}", foreign.map(|zone| format!(" ({zone})")).unwrap_or_default())
        })
    };
    let way = registration.mode;
    let link = content.online_url.clone();
    let text = |words: &str| Some(words.to_owned()).filter(|words| !words.is_empty());
    view! {
        <div class="written">
            {text(&content.summary).map(|words| view! { <p class="written__summary">{words}</p> })}
            <dl class="details">
                <dt>{move || CafeTexts::of(i18n).when}</dt>
                <dd>{when}</dd>
                <dt>{move || ReviewTexts::of(i18n).mode}</dt>
                <dd>{move || mode.words(i18n.locale())}</dd>
                <Where place=place.clone() for_review/>
                <Host place for_review/>
                {link.map(|link| view! { <dt>{move || ReviewTexts::of(i18n).online_url}</dt><dd><Web address=link/></dd> })}
                <dt>{move || CafeTexts::of(i18n).take_part}</dt>
                <dd>
                    {move || way.words(i18n.locale())}
                    {registration.target.map(|target| view! { <p><Web address=target/></p> })}
                    {capacity.map(|people| view! { <p>{move || (CafeTexts::of(i18n).capacity)(people)}</p> })}
                </dd>
                <Others content=content.clone()/>
                <Terms values=content.audiences label=move || CafeTexts::of(i18n).audiences/>
                <Terms values=content.languages label=move || CafeTexts::of(i18n).languages/>
                <Terms values=content.themes label=move || CafeTexts::of(i18n).themes/>
                <Terms values=content.accessibility label=move || CafeTexts::of(i18n).accessibility/>
                {(contact.email.is_some() || contact.phone.is_some())
                    .then(|| {
                        view! {
                            <dt>{move || CafeTexts::of(i18n).contact}</dt>
                            <dd>
                                {contact.phone.map(|phone| view! { <PhoneLink phone/> })}
                                {contact.email.map(|mail| view! { <MailLink mail/> })}
                            </dd>
                        }
                    })}
            </dl>
            {text(&content.description)
                .map(|words| {
                    view! {
                        <section class="written__text">
                            <h3>{move || CafeTexts::of(i18n).what}</h3>
                            <p class="written__words">{words}</p>
                        </section>
                    }
                })}
            {slug
                .map(|slug| {
                    view! {
                        <p>
                            <a href=SitePage::Cafe(&slug).to_string()>{move || ReviewTexts::of(i18n).see_public}</a>
                        </p>
                    }
                })}
        </div>
    }
}

/// Its place, known or new.
#[component]
fn Where(place: Place, for_review: bool) -> impl IntoView {
    let i18n = use_i18n();
    let Place { name, commune, new, .. } = place;
    let commune = commune.map(|commune| commune.name);
    let is_new = for_review && new.is_some();
    let more = new.map(|new| {
        let street = [new.address, new.postal_code].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let accessibility = new.accessibility;
        view! {
            {(!street.is_empty()).then(|| view! { <p>{street}</p> })}
            {new.access.map(|access| view! { <p>{access}</p> })}
            {(!accessibility.is_empty())
                .then(|| {
                    view! {
                        <p>
                            {move || {
                                let words = accessibility.iter().map(|one| one.words(i18n.locale()));
                                words.collect::<Vec<_>>().join(", ")
                            }}
                        </p>
                    }
                })}
        }
    });
    (name.is_some() || commune.is_some()).then(|| {
        let words = place_words(name.as_deref(), commune.as_deref());
        view! {
            <dt>{move || CafeTexts::of(i18n).place}</dt>
            <dd>
                <p>{words}</p>
                {is_new.then(|| view! { <p class="written__new">{move || ReviewTexts::of(i18n).place_is_new}</p> })}
                {more}
            </dd>
        }
    })
}

/// Its host, known or new.
#[component]
fn Host(place: Place, for_review: bool) -> impl IntoView {
    let i18n = use_i18n();
    let kind = place.new_host.filter(|_| for_review).map(|host| host.kind);
    view! {
        <dt>{move || ReviewTexts::of(i18n).host}</dt>
        <dd>
            <p>{place.host}</p>
            {kind
                .map(|kind| {
                    view! {
                        <p class="written__new">
                            {move || kind.words(i18n.locale())} " – " {move || ReviewTexts::of(i18n).host_is_new}
                        </p>
                    }
                })}
        </dd>
    }
}

/// The organisations besides the host, the facilitators, the formats.
#[component]
fn Others(content: NewCafe) -> impl IntoView {
    let i18n = use_i18n();
    let NewCafe { organisers, facilitators, format_ids, .. } = content;
    view! {
        {organisers
            .into_iter()
            .map(|NewOrganiser { organisation_id, part }| {
                view! {
                    <dt>{move || part.words(i18n.locale())}</dt>
                    <dd><OrganisationName id=organisation_id/></dd>
                }
            })
            .collect_view()}
        {facilitators
            .into_iter()
            .map(|NewCafeFacilitator { facilitator_id, part }| {
                view! {
                    <dt>{move || part.words(i18n.locale())}</dt>
                    <dd><FacilitatorName id=facilitator_id/></dd>
                }
            })
            .collect_view()}
        {(!format_ids.is_empty())
            .then(|| {
                view! {
                    <dt>{move || CafeTexts::of(i18n).formats}</dt>
                    {format_ids.into_iter().map(|id| view! { <dd><ResourceName id/></dd> }).collect_view()}
                }
            })}
    }
}

/// A web address as a link; something else as it is.
#[component]
fn Web(address: String) -> impl IntoView {
    match host_of(&address) {
        Some(host) => view! { <ExternalLink href=address words=move || host.clone()/> }.into_any(),
        None => view! { {address} }.into_any(),
    }
}
