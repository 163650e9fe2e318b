//! Cafés that may be the same.

use cafeia_shared::{
    cafes::NewCafe,
    ids::CafeId,
    instant::calendar_date,
    site::{SitePage, WorkspacePage},
    vocabulary::PublicationStatus,
    workspace::{SimilarCafe, SimilarCafeQuery},
};
use leptos::prelude::*;

use crate::{
    client::{self, CallError},
    format,
    i18n::{ReviewTexts, Words as _, use_i18n},
    kit::{Badge, Tone},
    pages::fetched::{Awaited, use_fetched},
};

async fn ask(query: SimilarCafeQuery) -> Result<Vec<SimilarCafe>, CallError> {
    if query.place.is_none() {
        return Ok(Vec::new());
    }
    Ok(client::similar_cafes(&query).await?.data)
}

/// Those that may be the same as a café, once they have come.
#[component]
pub fn Similar(
    /// The café.
    id: CafeId,
    /// What is written of it.
    content: NewCafe,
) -> impl IntoView {
    let query = SimilarCafeQuery {
        place: content.place_id,
        date: calendar_date(&format::plain_day(content.starts_at, &content.timezone)),
        title: Some(content.title),
        except: Some(id),
    };
    let fetched = use_fetched(Signal::stored(query), ask);
    view! { <Awaited fetched rows=1 draw=move |found| view! { <SimilarList found/> }.into_any()/> }
}

/// Those that may be the same; a word when there is none.
#[component]
pub fn SimilarList(
    /// Those that were found.
    found: Vec<SimilarCafe>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="similar">
            <h3>{move || ReviewTexts::of(i18n).similar}</h3>
            {if found.is_empty() {
                view! { <p>{move || ReviewTexts::of(i18n).none_similar}</p> }.into_any()
            } else {
                view! {
                    <ul class="similar__list">
                        {found.into_iter().map(|one| view! { <One one/> }).collect_view()}
                    </ul>
                }
                    .into_any()
            }}
        </section>
    }
}

#[component]
fn One(one: SimilarCafe) -> impl IntoView {
    let i18n = use_i18n();
    let SimilarCafe { summary, likeness } = one;
    let (starts_at, zone) = (summary.starts_at, StoredValue::new(summary.timezone));
    let public = summary.publication == PublicationStatus::Published;
    let href = if public {
        SitePage::Cafe(&summary.slug).to_string()
    } else {
        SitePage::Workspace(WorkspacePage::Cafe(&summary.id.to_string())).to_string()
    };
    let publication = summary.publication;
    let place = summary.place_name;
    view! {
        <li>
            <p><a href=href>{summary.title}</a></p>
            <p class="queue__facts">
                {move || zone.with_value(|zone| format::short_day(starts_at, zone, i18n.locale()))}
                {place.map(|place| format!(" · {place}"))}
            </p>
            <p class="badges">
                {likeness
                    .into_iter()
                    .map(|likeness| {
                        view! { <Badge tone=Tone::Warning>{move || likeness.words(i18n.locale())}</Badge> }
                    })
                    .collect_view()}
                {(!public).then(|| view! { <Badge>{move || publication.words(i18n.locale())}</Badge> })}
            </p>
        </li>
    }
}
