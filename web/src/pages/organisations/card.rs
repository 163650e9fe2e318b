//! An organisation in the list.

use cafeia_shared::{organisations::OrganisationSummary, site::SitePage, vocabulary::LifeStatus};
use leptos::prelude::*;

use crate::{
    format,
    i18n::{OrganisationsTexts, Words, use_i18n},
    kit::{Badge, Card, Icon, Pictogram},
    pages::listing::link_id,
};

/// An organisation in the list.
#[component]
pub fn OrganisationCard(
    /// The organisation.
    organisation: OrganisationSummary,
    /// Told that its page is opened, by its slug.
    on_open: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let OrganisationSummary {
        slug, name, kind, parts, commune, network, upcoming_cafes, life_status, ..
    } = organisation;
    let place = commune.map(|commune| commune.with_departement());
    let upcoming = move || {
        let count = format::number(u64::from(upcoming_cafes), i18n.locale());
        (OrganisationsTexts::of(i18n).upcoming_count)(upcoming_cafes, &count)
    };
    view! {
        <Card muted=life_status == LifeStatus::Dormant>
            <Upcoming count=upcoming_cafes/>
            <div class="card__body">
                <h3 class="card__title">
                    <a
                        id=link_id(&slug)
                        class="card__link"
                        href=SitePage::Organisation(&slug).to_string()
                        on:click=move |_| on_open.run(slug.clone())
                    >
                        {name}
                    </a>
                </h3>
                <p class="facts">
                    <Pictogram icon=Icon::Organisation/>
                    <span>
                        {move || kind.words(i18n.locale())}
                        {(upcoming_cafes > 0)
                            .then(|| view! { <span class="visually-hidden">". " {upcoming}</span> })}
                    </span>
                </p>
                {place.map(|place| view! { <p class="facts"><Pictogram icon=Icon::Place/><span>{place}</span></p> })}
                {network
                    .map(|network| {
                        view! {
                            <p class="facts">
                                <Pictogram icon=Icon::People/>
                                <span>{move || (OrganisationsTexts::of(i18n).member_of)(&network.name)}</span>
                            </p>
                        }
                    })}
                <p class="badges">
                    {(life_status == LifeStatus::Dormant)
                        .then(|| {
                            view! { <Badge>{move || OrganisationsTexts::of(i18n).to_confirm}</Badge> }
                        })}
                    {parts
                        .into_iter()
                        .map(|part| view! { <Badge>{move || part.words(i18n.locale())}</Badge> })
                        .collect_view()}
                </p>
            </div>
        </Card>
    }
}

/// How many cafés are to come, in the speech bubble; the words beside say it too.
#[component]
fn Upcoming(count: u32) -> impl IntoView {
    let i18n = use_i18n();
    let none = count == 0;
    view! {
        <p class="date" class:date--quiet=none aria-hidden="true">
            {if none {
                view! { <span class="date__day"><Pictogram icon=Icon::Coffee/></span> }.into_any()
            } else {
                view! {
                    <span class="date__day">{move || format::number(u64::from(count), i18n.locale())}</span>
                    <span class="date__month">{move || (OrganisationsTexts::of(i18n).cafes)(count)}</span>
                }
                    .into_any()
            }}
        </p>
    }
}
