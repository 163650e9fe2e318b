//! No café answers the query: what may be relaxed, and the nearest cafés beyond.

use cafeia_shared::{
    cafes::{CafeFilter, CafePaging, CafeQuery, CafeSort, CafeSummary},
    instant::calendar_date,
    paging::Page,
    position::Position,
    site::SitePage,
};
use leptos::{prelude::*, task::spawn_local};

use super::{card::CafeCard, in_force::in_force};
use crate::{
    client::{self, CallError},
    format,
    i18n::{FrameTexts, SearchTexts, use_i18n},
    kit::{Button, Icon, Notice, Pictogram},
    pages::{
        TerritoryNames,
        address::Change,
        begun_in::{begun_in, only_commune},
        relax::{self, Relax, WaysWords, centre_of, is_far},
    },
};

/// Cafés shown beyond the place asked for.
const NEAREST: u16 = 3;

/// Says so, and helps.
#[component]
pub fn Nothing(
    /// The query in force.
    query: Memo<CafeQuery>,
    /// Told the new query.
    on_change: Callback<Change<CafeQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let names = TerritoryNames::expect();
    let ways = move || {
        let query = query.get();
        let words = WaysWords {
            wider: |i18n| SearchTexts::of(i18n).wider,
            without: |i18n| SearchTexts::of(i18n).relax,
        };
        let filters = in_force(&query, i18n, names);
        relax::ways(&query, |query| &mut query.filter.territory, filters, words, i18n, names)
    };
    let nearest = RwSignal::new(Vec::<CafeSummary>::new());
    Effect::new(move || {
        let asked = query.get();
        nearest.set(Vec::new());
        spawn_local(async move {
            let Some(centre) = centre(&asked.filter).await else { return };
            let Ok(page) = client::cafes(beyond(asked, centre)).await else { return };
            nearest.try_set(page.data);
        });
    });
    let later = RwSignal::new(None::<CafeSummary>);
    Effect::new(move || {
        let asked = query.get();
        later.set(None);
        if let Some(after) = after(&asked) {
            spawn_local(async move {
                let Ok(page) = client::cafes(after).await else { return };
                later.try_set(page.data.into_iter().next());
            });
        }
    });
    let lit = RwSignal::new(None);
    let begun = move |form| query.with(|query| begun_in(form, only_commune(&query.filter.territory)));
    view! {
        <Notice icon=Icon::Coffee title=move || SearchTexts::of(i18n).none>
            <p>{move || SearchTexts::of(i18n).none_help}</p>
            <div class="actions">
                {move || later.get().map(|cafe| view! { <NextDay cafe query on_change/> })}
                {move || view! { <Relax ways=ways() ask=count on_change/> }}
            </div>
            <p>
                <a href=SitePage::Agenda.to_string()>
                    <Pictogram icon=Icon::Calendar/>
                    <span>{move || FrameTexts::of(i18n).to_agenda}</span>
                </a>
            </p>
            <p>
                <a href=move || begun(SitePage::Propose)>
                    <Pictogram icon=Icon::Pen/>
                    <span>{move || FrameTexts::of(i18n).propose}</span>
                </a>
            </p>
            <p>
                <a href=move || begun(SitePage::Ask)>
                    <Pictogram icon=Icon::People/>
                    <span>{move || FrameTexts::of(i18n).ask}</span>
                </a>
            </p>
        </Notice>
        {move || {
            let cafes = nearest.get();
            (!cafes.is_empty())
                .then(|| {
                    let far = is_far(cafes.first().and_then(|cafe| cafe.distance_m));
                    let heading = move || {
                        let texts = SearchTexts::of(i18n);
                        if far { texts.nearest_far } else { texts.nearest_beyond }
                    };
                    view! {
                        <h3>{heading}</h3>
                        <ol class="cards">
                            {cafes
                                .into_iter()
                                .map(|cafe| view! { <CafeCard cafe lit/> })
                                .collect_view()}
                        </ol>
                    }
                })
        }}
    }
}

/// The same query from the day after its last one on: the first café of that.
fn after(query: &CafeQuery) -> Option<CafeQuery> {
    let last = query.filter.to?;
    let mut after = query.clone();
    after.filter.from = last.succ_opt();
    after.filter.to = None;
    after.paging = CafePaging { limit: Some(1), ..CafePaging::default() };
    Some(after)
}

/// The next day that has such a café.
#[component]
fn NextDay(
    cafe: CafeSummary,
    query: Memo<CafeQuery>,
    on_change: Callback<Change<CafeQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    // The filter takes days of Paris.
    let day = calendar_date(&format::plain_day(cafe.starts_at, "Europe/Paris"));
    let words = move || {
        let day = format::long_day(cafe.starts_at, "Europe/Paris", i18n.locale());
        (SearchTexts::of(i18n).next_day)(&day)
    };
    let on_press = move |()| {
        let mut query = query.get_untracked();
        (query.filter.from, query.filter.to) = (day, day);
        on_change.run(Change { query, in_place: false });
    };
    view! { <Button icon=Icon::Calendar on_press>{words}</Button> }
}

/// Asks for one café only, to know how many there are.
async fn count(mut query: CafeQuery) -> Result<Page<CafeSummary>, CallError> {
    query.paging.limit = Some(1);
    client::cafes(query).await
}

/// The middle of the place that a filter names.
async fn centre(filter: &CafeFilter) -> Option<Position> {
    if let Some(point) = filter.around {
        return Some(point);
    }
    if let Some(window) = filter.bbox {
        return Some(window.centre());
    }
    centre_of(&filter.territory).await
}

/// The same query without its place: the nearest ones to a point.
fn beyond(mut query: CafeQuery, around: Position) -> CafeQuery {
    query.filter.territory.clear();
    query.filter.bbox = None;
    query.filter.radius_km = None;
    query.filter.around = Some(around);
    query.paging =
        CafePaging { sort: Some(CafeSort::Distance), limit: Some(NEAREST), ..CafePaging::default() };
    query
}
