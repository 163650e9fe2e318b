//! Nobody is found: what may be asked instead, and who lives nearest.

use cafeia_shared::{
    facilitators::{FacilitatorQuery, FacilitatorSummary},
    paging::Page,
    position::Position,
    query::ListPaging,
    site::SitePage,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    card::{FacilitatorCard, Lit},
    filters::ways,
    formats::Formats,
};
use crate::{
    client::{self, CallError},
    i18n::{FacilitatorsTexts, use_i18n},
    kit::{Icon, Notice, Pictogram},
    pages::{
        TerritoryNames,
        address::Change,
        relax::{Relax, centre_of, is_far},
    },
};

/// People shown beyond the place asked for.
const NEAREST: u16 = 3;

/// Asks for the first one alone, to know how many there are.
async fn ask_one(mut query: FacilitatorQuery) -> Result<Page<FacilitatorSummary>, CallError> {
    query.paging.limit = Some(1);
    client::facilitators(query).await
}

/// The middle of the place that a query names.
async fn centre(query: &FacilitatorQuery) -> Option<Position> {
    match query.filter.reaches {
        Some(point) => Some(point),
        None => centre_of(&query.filter.territory).await,
    }
}

/// The same query without its place: those who live nearest to a point.
fn beyond(mut query: FacilitatorQuery, around: Position) -> FacilitatorQuery {
    query.filter.territory.clear();
    query.filter.reaches = None;
    query.filter.around = Some(around);
    query.order.sort = None;
    query.paging = ListPaging { limit: Some(NEAREST), ..ListPaging::default() };
    query
}

/// Says so, and helps.
#[component]
pub fn Nothing(
    /// The query in force.
    query: Memo<FacilitatorQuery>,
    /// The formats.
    formats: Formats,
    /// What is pointed at.
    lit: RwSignal<Option<Lit>>,
    /// Told that somebody's page is opened, by their slug.
    on_open: Callback<String>,
    /// Told the new query.
    on_change: Callback<Change<FacilitatorQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let names = TerritoryNames::expect();
    let nearest = RwSignal::new(Vec::<FacilitatorSummary>::new());
    Effect::new(move || {
        let asked = query.get();
        nearest.set(Vec::new());
        spawn_local(async move {
            let Some(centre) = centre(&asked).await else { return };
            let Ok(page) = client::facilitators(beyond(asked, centre)).await else { return };
            nearest.try_set(page.data);
        });
    });
    let help = move || {
        let texts = FacilitatorsTexts::of(i18n);
        if nearest.with(Vec::is_empty) { texts.none_help } else { texts.none_reaches_help }
    };
    view! {
        <Notice icon=Icon::Coffee title=move || FacilitatorsTexts::of(i18n).none>
            <p>{help}</p>
            <div class="actions">
                {move || {
                    let ways = query.with(|query| ways(query, i18n, names, formats));
                    view! { <Relax ways ask=ask_one on_change/> }
                }}
            </div>
            <p>
                <a href=SitePage::Facilitators.to_string()>
                    <Pictogram icon=Icon::People/>
                    <span>{move || FacilitatorsTexts::of(i18n).all}</span>
                </a>
            </p>
        </Notice>
        {move || {
            let people = nearest.get();
            let far = is_far(people.first().and_then(|one| one.distance_m));
            let heading = move || {
                let texts = FacilitatorsTexts::of(i18n);
                if far { texts.nearest_far } else { texts.nearest }
            };
            (!people.is_empty())
                .then(|| {
                    view! {
                        <h3>{heading}</h3>
                        <ol class="cards">
                            {people
                                .into_iter()
                                .map(|facilitator| view! { <FacilitatorCard facilitator lit on_open/> })
                                .collect_view()}
                        </ol>
                    }
                })
        }}
    }
}
