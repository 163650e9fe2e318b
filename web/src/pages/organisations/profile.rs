//! One organisation: what it is and does, where, how it is reached, its network and its cafés.

use cafeia_shared::{
    cafes::{CafeFilter, CafePaging, CafeQuery, Contact},
    organisations::{Organisation, OrganisationRef, OrganisationSummary},
    site::SitePage,
    territories::{CommuneRef, TerritoryCode, TerritoryLevel},
    vocabulary::{LifeStatus, OrganisationPart},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::members::Members;
use crate::{
    client,
    i18n::{ContactTexts, FrameTexts, OrganisationsTexts, Words, use_i18n},
    kit::{Icon, Notice, PageHeading, Pictogram},
    pages::{
        PageActions, TerritoryNames,
        cafes::UpcomingCafes,
        contact::Ways,
        fetched::{Awaited, use_fetched},
        memory,
    },
};

/// Its cafés shown.
const CAFES: u16 = 4;
/// Members of a network, at most, whose cafés are asked for together.
const TOGETHER: usize = 12;

/// An organisation's page.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    let i18n = use_i18n();
    let back = memory::way_back(SitePage::Organisations);
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()));
    let fetched = use_fetched(slug, client::organisation);
    view! {
        <div class="page">
            <p class="page__back">
                <a href=back>
                    <Pictogram icon=Icon::Back/>
                    <span>{move || OrganisationsTexts::of(i18n).back}</span>
                </a>
            </p>
            <Awaited
                fetched
                gone=|| view! { <Gone/> }
                draw=|organisation| view! { <Whole organisation/> }.into_any()
            />
        </div>
    }
}

/// There is no such organisation, or not any more.
#[component]
fn Gone() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageHeading text=move || OrganisationsTexts::of(i18n).gone site=move || FrameTexts::of(i18n).site/>
        <p>{move || OrganisationsTexts::of(i18n).gone_help}</p>
        <p>
            <a class="button button--primary" href=SitePage::Organisations.to_string()>
                <Pictogram icon=Icon::Organisation/>
                <span>{move || OrganisationsTexts::of(i18n).all}</span>
            </a>
        </p>
    }
}

/// The organisation.
#[component]
fn Whole(organisation: Organisation) -> impl IntoView {
    let i18n = use_i18n();
    let Organisation { summary, description, website, contact, siret, rna, members, .. } = organisation;
    let OrganisationSummary { slug, name, kind, parts, commune, network, life_status, .. } = summary;
    let title = name.clone();
    let whole_network = !members.is_empty() && members.len() <= TOGETHER;
    let cafes = cafes_of(&slug, if whole_network { &members } else { &[] });
    view! {
        <article class="profile">
            <header class="profile__head">
                <p class="profile__kind">
                    <Pictogram icon=Icon::Organisation/>
                    <span>{move || kind.words(i18n.locale())}</span>
                </p>
                <PageHeading text=name site=move || FrameTexts::of(i18n).site/>
                {(life_status == LifeStatus::Dormant)
                    .then(|| {
                        view! { <Notice icon=Icon::Info title=move || OrganisationsTexts::of(i18n).dormant/> }
                    })}
            </header>
            {(!description.is_empty())
                .then(|| view! { <p class="own-words lead">{description}</p> })}
            <div class="profile__facts">
                {(!parts.is_empty()).then(|| view! { <Parts parts/> })}
                {commune.map(|commune| view! { <Place commune/> })}
                <Reached website contact/>
                {network.map(|network| view! { <Network network/> })}
            </div>
            {(!members.is_empty()).then(|| view! { <Members head=slug members/> })}
            <UpcomingCafes
                query=Signal::stored(cafes)
                heading=move || {
                    let texts = OrganisationsTexts::of(i18n);
                    if whole_network { texts.upcoming_network } else { texts.upcoming }
                }
                none=move || OrganisationsTexts::of(i18n).none_upcoming
            />
            <Numbers siret rna/>
            <PageActions title/>
        </article>
    }
}

/// Its cafés to come, and those of the members of its network.
fn cafes_of(slug: &str, members: &[OrganisationRef]) -> CafeQuery {
    let members = members.iter().map(|member| member.slug.clone());
    CafeQuery {
        filter: CafeFilter {
            organisation: std::iter::once(slug.to_owned()).chain(members).collect(),
            ..CafeFilter::default()
        },
        paging: CafePaging { limit: Some(CAFES), ..CafePaging::default() },
    }
}

/// What it does in the network.
#[component]
fn Parts(parts: Vec<OrganisationPart>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="fact">
            <h2>
                <Pictogram icon=Icon::Coffee/>
                <span>{move || OrganisationsTexts::of(i18n).parts}</span>
            </h2>
            <ul class="parts">
                {parts
                    .into_iter()
                    .map(|part| view! { <li>{move || part.words(i18n.locale())}</li> })
                    .collect_view()}
            </ul>
        </section>
    }
}

/// Where its seat is.
#[component]
fn Place(commune: CommuneRef) -> impl IntoView {
    let i18n = use_i18n();
    let names = TerritoryNames::expect();
    let departement = TerritoryCode::new(TerritoryLevel::Departement, commune.departement_code);
    let page = departement.to_string();
    let departement = move || names.name(&departement).unwrap_or_else(|| departement.code.clone());
    view! {
        <section class="fact">
            <h2>
                <Pictogram icon=Icon::Place/>
                <span>{move || OrganisationsTexts::of(i18n).place}</span>
            </h2>
            <p class="fact__main">{commune.name}</p>
            <p><a href=SitePage::Territory(&page).to_string()>{departement}</a></p>
        </section>
    }
}

/// How it is reached: its telephone, its mail, its site; or else what to do without.
#[component]
fn Reached(website: Option<String>, contact: Contact) -> impl IntoView {
    let i18n = use_i18n();
    let known = website.is_some() || contact.phone.is_some() || contact.email.is_some();
    view! {
        <section class="fact">
            <h2>
                <Pictogram icon=Icon::Link/>
                <span>{move || OrganisationsTexts::of(i18n).contact}</span>
            </h2>
            <Ways contact website/>
            {(!known).then(|| view! { <p>{move || ContactTexts::of(i18n).unknown}</p> })}
        </section>
    }
}

/// The network it belongs to.
#[component]
fn Network(network: OrganisationRef) -> impl IntoView {
    let i18n = use_i18n();
    let OrganisationRef { slug, name, kind, .. } = network;
    view! {
        <section class="fact">
            <h2>
                <Pictogram icon=Icon::People/>
                <span>{move || OrganisationsTexts::of(i18n).its_network}</span>
            </h2>
            <p class="fact__main"><a href=SitePage::Organisation(&slug).to_string()>{name}</a></p>
            <p>{move || kind.words(i18n.locale())}</p>
        </section>
    }
}

/// Its official numbers.
#[component]
fn Numbers(siret: Option<String>, rna: Option<String>) -> impl IntoView {
    let i18n = use_i18n();
    (siret.is_some() || rna.is_some()).then(|| {
        view! {
            <section class="profile__text">
                <h2>{move || OrganisationsTexts::of(i18n).numbers}</h2>
                <dl class="details">
                    {siret.map(|siret| view! { <dt>"SIRET"</dt><dd>{spaced(&siret)}</dd> })}
                    {rna.map(|rna| view! { <dt>"RNA"</dt><dd>{rna}</dd> })}
                </dl>
            </section>
        }
    })
}

/// A SIRET as people write it: three groups of three digits, then five.
fn spaced(siret: &str) -> String {
    match (siret.get(..3), siret.get(3..6), siret.get(6..9), siret.get(9..)) {
        (Some(first), Some(second), Some(third), Some(rest)) => [first, second, third, rest].join("\u{a0}"),
        _ => siret.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siret_is_written_in_groups() {
        assert_eq!(spaced("13002526500013"), "130\u{a0}025\u{a0}265\u{a0}00013");
        assert_eq!(spaced("13"), "13");
    }
}
