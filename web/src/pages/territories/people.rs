//! Who runs cafés in a territory, and who takes part there: the first few of each.

use std::future::Future;

use cafeia_shared::{
    facilitators::{FacilitatorFilter, FacilitatorQuery, FacilitatorSummary},
    organisations::{OrganisationFilter, OrganisationQuery, OrganisationSummary},
    paging::Page,
    query::{ListPaging, Query},
    site::SitePage,
    territories::TerritoryCode,
};
use leptos::prelude::*;

use crate::{
    client::{self, CallError},
    format,
    i18n::{TerritoriesTexts, Words, use_i18n},
    pages::{
        address::with_query,
        fetched::{Awaited, use_fetched},
    },
};

/// Shown of each.
const FEW: u16 = 6;

fn first_few() -> ListPaging {
    ListPaging { limit: Some(FEW), ..ListPaging::default() }
}

/// The facilitators.
#[component]
pub fn Facilitators(
    /// The territory.
    code: TerritoryCode,
) -> impl IntoView {
    let i18n = use_i18n();
    let filter = FacilitatorFilter { territory: vec![code], ..FacilitatorFilter::default() };
    let all = FacilitatorQuery { filter: filter.clone(), ..FacilitatorQuery::default() };
    view! {
        <Few
            query=FacilitatorQuery { filter, paging: first_few(), ..FacilitatorQuery::default() }
            ask=client::facilitators
            heading=move || TerritoriesTexts::of(i18n).people
            none=move || TerritoriesTexts::of(i18n).no_people
            all=with_query(SitePage::Facilitators, &all)
            all_words=Signal::derive(move || TerritoriesTexts::of(i18n).all_people)
            each=move |facilitator: FacilitatorSummary| {
                let FacilitatorSummary { slug, name, training, commune, .. } = facilitator;
                let detail = move || format!("{} · {}", commune.name, training.words(i18n.locale()));
                item(SitePage::Facilitator(&slug), name, detail)
            }
        />
    }
}

/// The organisations.
#[component]
pub fn Organisations(
    /// The territory.
    code: TerritoryCode,
) -> impl IntoView {
    let i18n = use_i18n();
    let filter = OrganisationFilter { territory: vec![code], ..OrganisationFilter::default() };
    let all = OrganisationQuery { filter: filter.clone(), ..OrganisationQuery::default() };
    view! {
        <Few
            query=OrganisationQuery { filter, paging: first_few() }
            ask=client::organisations
            heading=move || TerritoriesTexts::of(i18n).structures
            none=move || TerritoriesTexts::of(i18n).no_structures
            all=with_query(SitePage::Organisations, &all)
            all_words=Signal::derive(move || TerritoriesTexts::of(i18n).all_structures)
            each=move |organisation: OrganisationSummary| {
                let OrganisationSummary { slug, name, kind, commune, .. } = organisation;
                let detail = move || {
                    let kind = kind.words(i18n.locale());
                    match &commune {
                        Some(commune) => format!("{} · {kind}", commune.name),
                        None => kind.to_owned(),
                    }
                };
                item(SitePage::Organisation(&slug), name, detail)
            }
        />
    }
}

/// A name that leads to its page, and a word on it.
fn item(page: SitePage, name: String, detail: impl Fn() -> String + Send + 'static) -> AnyView {
    view! {
        <li class="few__item">
            <a href=page.to_string()>{name}</a>
            <span class="few__detail">{detail}</span>
        </li>
    }
    .into_any()
}

/// The first few items of a list, and the way to all of them.
#[component]
fn Few<Q, T, A>(
    query: Q,
    ask: fn(Q) -> A,
    #[prop(into)] heading: TextProp,
    #[prop(into)] none: TextProp,
    all: String,
    all_words: Signal<fn(u64, &str) -> String>,
    #[prop(into)] each: Callback<T, AnyView>,
) -> impl IntoView
where
    Q: Query + Clone + Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
    A: Future<Output = Result<Page<T>, CallError>> + 'static,
{
    let i18n = use_i18n();
    let fetched = use_fetched(Signal::stored(query), ask);
    let draw = move |page: Page<T>| {
        let (total, all, none) = (page.total, all.clone(), none.clone());
        if page.data.is_empty() {
            return view! { <p>{move || none.get()}</p> }.into_any();
        }
        let more = total > page.data.len() as u64;
        view! {
            <ul class="few">{page.data.into_iter().map(|item| each.run(item)).collect_view()}</ul>
            {more
                .then(|| {
                    let words = move || all_words.get()(total, &format::number(total, i18n.locale()));
                    view! { <p><a class="button" href=all>{words}</a></p> }
                })}
        }
        .into_any()
    };
    view! {
        <section class="territory__few">
            <h2>{move || heading.get()}</h2>
            <Awaited fetched rows=1 draw/>
        </section>
    }
}
