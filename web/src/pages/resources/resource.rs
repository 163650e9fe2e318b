//! One resource: what it is, what it takes, whether it may be reused, where it is.

use cafeia_shared::{
    cafes::{CafeFilter, CafePaging, CafeQuery},
    resources::{Resource, ResourceSummary, Span},
    site::SitePage,
    vocabulary::{Licence, ResourceKind},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{icon_of, sort_of};
use crate::{
    client,
    i18n::{FrameTexts, ResourcesTexts, Words, use_i18n},
    kit::{Icon, PageHeading, Pictogram, Prose},
    pages::{
        PageActions,
        cafes::UpcomingCafes,
        details::{Names, Terms},
        external::{ExternalLink, host_of},
        fetched::{Awaited, use_fetched},
        memory,
    },
};

/// Cafés shown that use a format.
const CAFES: u16 = 4;

/// A resource's page.
#[component]
pub fn ResourcePage() -> impl IntoView {
    let i18n = use_i18n();
    let back = memory::way_back(SitePage::Resources);
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()));
    let fetched = use_fetched(slug, client::resource);
    view! {
        <div class="page">
            <p class="page__back">
                <a href=back>
                    <Pictogram icon=Icon::Back/>
                    <span>{move || ResourcesTexts::of(i18n).back}</span>
                </a>
            </p>
            <Awaited
                fetched
                gone=|| view! { <Gone/> }
                draw=|resource| view! { <Whole resource/> }.into_any()
            />
        </div>
    }
}

/// There is no such resource.
#[component]
fn Gone() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageHeading text=move || ResourcesTexts::of(i18n).gone site=move || FrameTexts::of(i18n).site/>
        <p>{move || ResourcesTexts::of(i18n).gone_help}</p>
        <p>
            <a class="button button--primary" href=SitePage::Resources.to_string()>
                {move || ResourcesTexts::of(i18n).all}
            </a>
        </p>
    }
}

/// The resource.
#[component]
fn Whole(resource: Resource) -> impl IntoView {
    let i18n = use_i18n();
    let Resource {
        summary, description_html, material, objectives, themes, languages, publisher, url, ..
    } = resource;
    let named = summary.clone();
    let icon = icon_of(&summary);
    let is_format = summary.kind == ResourceKind::Format;
    let ResourceSummary {
        slug,
        title,
        summary,
        duration_minutes,
        group_size,
        audiences,
        licence,
        creators,
        ..
    } = summary;
    view! {
        <article class="resource">
            <header class="resource__head">
                <p class="sort-name">
                    <Pictogram icon/>
                    <span>
                        {move || named.kind.words(i18n.locale())} " · " {
                            let named = named.clone();
                            move || sort_of(&named, i18n.locale())
                        }
                    </span>
                </p>
                <PageHeading text=title.clone() site=move || FrameTexts::of(i18n).site/>
                {(!summary.is_empty()).then(|| view! { <p class="lead">{summary}</p> })}
            </header>
            <div class="facts-grid">
                <Find url/>
                {(duration_minutes.is_some() || group_size.is_some())
                    .then(|| view! { <Practice duration_minutes group_size/> })}
                <Items icon=Icon::Package heading=move || ResourcesTexts::of(i18n).material items=material/>
                <Items icon=Icon::Target heading=move || ResourcesTexts::of(i18n).objectives items=objectives/>
                <Reuse licence/>
            </div>
            <div class="resource__text">
                {(!description_html.is_empty())
                    .then(|| {
                        view! {
                            <section>
                                <h2>{move || ResourcesTexts::of(i18n).what}</h2>
                                <Prose html=description_html/>
                            </section>
                        }
                    })}
                <section>
                    <h2>{move || ResourcesTexts::of(i18n).details}</h2>
                    <dl class="details">
                        <Names names=creators label=move || ResourcesTexts::of(i18n).creators/>
                        <Names
                            names=publisher.into_iter().collect()
                            label=move || ResourcesTexts::of(i18n).publisher
                        />
                        <Terms values=audiences label=move || ResourcesTexts::of(i18n).audiences/>
                        <Terms values=themes label=move || ResourcesTexts::of(i18n).themes/>
                        <Terms values=languages label=move || ResourcesTexts::of(i18n).languages/>
                    </dl>
                </section>
                <PageActions title/>
            </div>
            {is_format
                .then(|| {
                    view! {
                        <UpcomingCafes
                            query=Signal::stored(cafes_with(slug))
                            heading=move || ResourcesTexts::of(i18n).cafes
                            none=move || ResourcesTexts::of(i18n).no_cafes
                        />
                    }
                })}
        </article>
    }
}

/// The next cafés that use a format.
fn cafes_with(slug: String) -> CafeQuery {
    CafeQuery {
        filter: CafeFilter { format: vec![slug], ..CafeFilter::default() },
        paging: CafePaging { limit: Some(CAFES), ..CafePaging::default() },
    }
}

/// Where its publisher shows it.
#[component]
fn Find(url: Option<String>) -> impl IntoView {
    let i18n = use_i18n();
    let link = url.and_then(|url| Some((host_of(&url)?, url)));
    view! {
        <section class="fact">
            <h2><Pictogram icon=Icon::Link/><span>{move || ResourcesTexts::of(i18n).find}</span></h2>
            {match link {
                Some((host, url)) => {
                    view! {
                        <p>
                            <ExternalLink
                                class="button button--primary"
                                href=url
                                words=move || (ResourcesTexts::of(i18n).open)(&host)
                            />
                        </p>
                        <p class="fact__note">{move || ResourcesTexts::of(i18n).elsewhere}</p>
                    }
                        .into_any()
                }
                None => view! { <p>{move || ResourcesTexts::of(i18n).no_link}</p> }.into_any(),
            }}
        </section>
    }
}

/// What it takes to run a format.
#[component]
fn Practice(duration_minutes: Option<Span>, group_size: Option<Span>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="fact">
            <h2><Pictogram icon=Icon::Clock/><span>{move || ResourcesTexts::of(i18n).practice}</span></h2>
            <dl class="details">
                {duration_minutes
                    .map(|Span { min, max }| {
                        view! {
                            <dt>{move || ResourcesTexts::of(i18n).duration_label}</dt>
                            <dd class="fact__main">{move || (ResourcesTexts::of(i18n).duration)(min, max)}</dd>
                        }
                    })}
                {group_size
                    .map(|Span { min, max }| {
                        view! {
                            <dt>{move || ResourcesTexts::of(i18n).group_label}</dt>
                            <dd class="fact__main">{move || (ResourcesTexts::of(i18n).group)(min, max)}</dd>
                        }
                    })}
            </dl>
        </section>
    }
}

/// Some things; nothing when there are none.
#[component]
fn Items(icon: Icon, #[prop(into)] heading: TextProp, items: Vec<String>) -> impl IntoView {
    (!items.is_empty()).then(|| {
        view! {
            <section class="fact">
                <h2><Pictogram icon/><span>{move || heading.get()}</span></h2>
                <ul class="bullets">
                    {items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}
                </ul>
            </section>
        }
    })
}

/// Its licence, in plain words.
#[component]
fn Reuse(licence: Licence) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="fact">
            <h2><Pictogram icon=Icon::Rights/><span>{move || ResourcesTexts::of(i18n).reuse}</span></h2>
            <p>{move || (ResourcesTexts::of(i18n).allows)(licence)}</p>
            {move || {
                let texts = ResourcesTexts::of(i18n);
                (texts.licence_text)(licence)
                    .map(|text| {
                        let words = (texts.read_licence)(licence.words(i18n.locale()));
                        view! { <p><ExternalLink href=text words/></p> }
                    })
            }}
        </section>
    }
}
