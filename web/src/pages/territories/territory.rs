//! One territory: its figures, its outline, its cafés, and who makes them.

use cafeia_shared::{
    cafes::{CafeFilter, CafePaging, CafeQuery},
    problem::ProblemCode,
    site::SitePage,
    territories::{Territory, TerritoryCode, TerritoryLevel, TerritorySummary},
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};

use super::{
    AgendaLink, columns, line,
    outline::Places,
    people::{Facilitators, Organisations},
};
use crate::{
    client::{self, CallError, Refusal},
    format,
    i18n::{FrameTexts, TerritoriesTexts, use_i18n},
    kit::{Figure, PageHeading, SearchForm, Table},
    pages::{
        PageActions, PlaceField, TerritoryNames,
        begun_in::{begun_in, only_commune},
        cafes::{Follow, UpcomingCafes},
        fetched::{Awaited, use_fetched},
        reached::Reached,
    },
};

/// Cafés shown.
const CAFES: u16 = 4;

/// A territory's page.
#[component]
pub fn TerritoryPage() -> impl IntoView {
    let params = use_params_map();
    let code = Memo::new(move |_| params.with(|params| params.get("code").unwrap_or_default()));
    let fetched = use_fetched(code, find);
    view! {
        <div class="page territory">
            <Awaited
                fetched
                gone=|| view! { <Gone/> }
                draw=|territory| view! { <Whole territory/> }.into_any()
            />
        </div>
    }
}

/// The territory of a code. One that cannot be a code is nowhere, as one that nothing has.
async fn find(code: String) -> Result<Territory, CallError> {
    match code.parse::<TerritoryCode>() {
        Ok(code) => client::territory(&code.to_string()).await,
        Err(_) => Err(CallError::Refused(Refusal { code: ProblemCode::NotFound })),
    }
}

/// There is no such territory.
#[component]
fn Gone() -> impl IntoView {
    let i18n = use_i18n();
    let navigate = use_navigate();
    let go = move |code: TerritoryCode| {
        navigate(&SitePage::Territory(&code.to_string()).to_string(), NavigateOptions::default());
    };
    view! {
        <PageHeading text=move || TerritoriesTexts::of(i18n).gone site=move || FrameTexts::of(i18n).site/>
        <p>{move || TerritoriesTexts::of(i18n).gone_help}</p>
        <SearchForm label=move || TerritoriesTexts::of(i18n).mine>
            <PlaceField on_choose=go/>
        </SearchForm>
        <p><a href=SitePage::Territories.to_string()>{move || TerritoriesTexts::of(i18n).title}</a></p>
    }
}

/// The territory.
#[component]
fn Whole(territory: Territory) -> impl IntoView {
    let i18n = use_i18n();
    let summary = territory.summary.clone();
    let code = summary.code.clone();
    let in_short = code.clone();
    let is_commune = code.level == TerritoryLevel::Commune;
    let here = CafeFilter { territory: vec![code.clone()], ..CafeFilter::default() };
    let next = CafeQuery {
        filter: here.clone(),
        paging: CafePaging { limit: Some(CAFES), ..CafePaging::default() },
    };
    let (upcoming, past) = (summary.upcoming_cafes, summary.past_cafes);
    let in_words = move || {
        let written = |count: u32| format::number(count.into(), i18n.locale());
        (TerritoriesTexts::of(i18n).cafes)((upcoming, &written(upcoming)), (past, &written(past)))
    };
    let [ask, propose] =
        [SitePage::Ask, SitePage::Propose].map(|form| begun_in(form, only_commune(&here.territory)));
    let departements = territory.departements.clone();
    let vintage = territory.vintage.clone();
    view! {
        <article class="territory__whole">
            <header class="territory__head">
                <Within parent=summary.parent.clone()/>
                <p class="sort-name">
                    {move || (TerritoriesTexts::of(i18n).level)(in_short.level, &in_short.code)}
                </p>
                <PageHeading text=summary.name.clone() site=move || FrameTexts::of(i18n).site/>
                <p class="lead">{in_words}</p>
            </header>
            <Figures summary=summary.clone()/>
            <Reached people=territory.people_reached/>
            {(!is_commune).then(|| view! { <Places territory/> })}
            {(departements.len() > 1).then(|| view! { <Departements departements/> })}
            <UpcomingCafes
                query=Signal::stored(next)
                heading=move || TerritoriesTexts::of(i18n).next
                none=move || TerritoriesTexts::of(i18n).no_cafes
            />
            {is_commune.then(|| view! { <AgendaLink code=code.clone()/> })}
            <Follow label=move || TerritoriesTexts::of(i18n).follow filter=Signal::stored(here)/>
            <p class="actions">
                <a class="button" href=ask>{move || FrameTexts::of(i18n).ask}</a>
                <a class="button" href=propose>{move || FrameTexts::of(i18n).propose}</a>
            </p>
            <div class="territory__people">
                <Facilitators code=code.clone()/>
                <Organisations code/>
            </div>
            <PageActions title=summary.name/>
            <p class="fact__note">{move || (TerritoriesTexts::of(i18n).vintage)(&vintage)}</p>
        </article>
    }
}

/// The way up: to the territories that hold this one, and to all of them.
#[component]
fn Within(parent: Option<TerritoryCode>) -> impl IntoView {
    let i18n = use_i18n();
    let names = TerritoryNames::expect();
    // From the département to its région, when this is a commune.
    let above = move || {
        let territories = names.territories();
        let find = |code: &TerritoryCode| territories.iter().find(|one| one.code == *code).cloned();
        let parent = parent.as_ref().and_then(find);
        let grandparent = parent.as_ref().and_then(|parent| find(parent.parent.as_ref()?));
        [grandparent, parent].into_iter().flatten().collect::<Vec<_>>()
    };
    let step = |TerritorySummary { code, name, .. }: TerritorySummary| {
        view! { <li><a href=SitePage::Territory(&code.to_string()).to_string()>{name}</a></li> }
    };
    view! {
        <nav class="way-up" aria-label=move || TerritoriesTexts::of(i18n).within>
            <ol>
                <li>
                    <a href=SitePage::Territories.to_string()>{move || TerritoriesTexts::of(i18n).title}</a>
                </li>
                {move || above().into_iter().map(step).collect_view()}
            </ol>
        </nav>
    }
}

/// Its figures.
#[component]
fn Figures(summary: TerritorySummary) -> impl IntoView {
    let i18n = use_i18n();
    let TerritorySummary {
        code, population, upcoming_cafes, past_cafes, organisations, facilitators, ..
    } = summary;
    // In a village, one café would make it look like the centre of the movement.
    let by_people = code.level != TerritoryLevel::Commune && population > 0;
    let per_people =
        by_people.then(|| f64::from(upcoming_cafes + past_cafes) * 1_000_000.0 / f64::from(population));
    let figure = move |words: fn(&TerritoriesTexts) -> fn(u64) -> &'static str, value: u32| {
        view! {
            <Figure
                number=move || format::number(value.into(), i18n.locale())
                words=move || words(TerritoriesTexts::of(i18n))(value.into())
            />
        }
    };
    view! {
        <section>
            <h2 class="visually-hidden">{move || TerritoriesTexts::of(i18n).figures}</h2>
            <dl class="figures">
                {figure(|texts| texts.upcoming, upcoming_cafes)}
                {figure(|texts| texts.past, past_cafes)}
                {per_people
                    .map(|value| {
                        view! {
                            <Figure
                                number=move || format::decimal(value, i18n.locale())
                                words=move || TerritoriesTexts::of(i18n).per_people
                            />
                        }
                    })}
                {figure(|texts| texts.organisations, organisations)}
                {figure(|texts| texts.facilitators, facilitators)}
                {(population > 0).then(|| figure(|texts| texts.population, population))}
            </dl>
        </section>
    }
}

/// A région's départements.
#[component]
fn Departements(departements: Vec<TerritorySummary>) -> impl IntoView {
    let i18n = use_i18n();
    let lines = Signal::derive(move || {
        let locale = i18n.locale();
        let mut lines: Vec<_> = departements.iter().map(|departement| line(departement, locale)).collect();
        lines.sort_by(|one, other| format::by_alphabet(&one.name, &other.name, locale));
        lines
    });
    view! {
        <section>
            <h2>{move || TerritoriesTexts::of(i18n).departements}</h2>
            <Table
                caption=move || TerritoriesTexts::of(i18n).departements
                columns=Signal::derive(move || {
                    let texts = TerritoriesTexts::of(i18n);
                    columns(texts, texts.departement)
                })
                lines
            />
        </section>
    }
}
