//! The map of the agenda: the same query, seen from above.

use cafeia_shared::{
    cafes::{CafeCluster, CafeFilter, CafePaging, CafeQuery, ClusterQuery, ClusterView},
    position::{BoundingBox, Position},
};
use leptos::{prelude::*, task::spawn_local};

use super::{agenda::window_of, cafe_address, filters::Change};
use crate::{
    client, format,
    i18n::{I18n, use_i18n},
    kit::{Button, ButtonKind, Icon, Notice, Pictogram, Tone},
    map::{MAINLAND, Map, Mark, Moved, View, Words},
};

/// Up to this zoom level a click on several cafés goes nearer; from there on it lists them.
const NEAREST_STEP: u8 = 12;
/// Half the side, in degrees, of the window in which cafés share a mark when the map goes no nearer.
const SAME_POINT: f64 = 0.003;

/// The places overseas that have a button, each with a window that shows it. Names are the same in every language.
const OVERSEAS: [(&str, BoundingBox); 6] = [
    ("Guadeloupe", BoundingBox { west: -61.9, south: 15.8, east: -61.0, north: 16.55 }),
    ("Martinique", BoundingBox { west: -61.25, south: 14.35, east: -60.8, north: 14.9 }),
    ("Guyane", BoundingBox { west: -54.7, south: 2.1, east: -51.6, north: 5.8 }),
    ("La Réunion", BoundingBox { west: 55.2, south: -21.4, east: 55.85, north: -20.85 }),
    ("Mayotte", BoundingBox { west: 45.0, south: -13.02, east: 45.32, north: -12.6 }),
    ("Saint-Pierre-et-Miquelon", BoundingBox { west: -56.45, south: 46.73, east: -56.1, north: 47.16 }),
];

/// A café chosen on the map.
#[derive(Debug, Clone, PartialEq)]
struct Picked {
    slug: String,
    title: String,
    day: String,
}

/// The part of a query that says where to look.
fn place_of(filter: &CafeFilter) -> CafeFilter {
    CafeFilter {
        territory: filter.territory.clone(),
        around: filter.around,
        radius_km: filter.radius_km,
        bbox: filter.bbox,
        q: filter.q.clone(),
        ..CafeFilter::default()
    }
}

/// The words on every map.
pub(super) fn map_words(i18n: I18n) -> Signal<Words> {
    Signal::derive(move || {
        let agenda = &i18n.texts().agenda;
        Words { zoom_in: agenda.zoom_in, zoom_out: agenda.zoom_out, credit: agenda.map_credit }
    })
}

/// The map.
#[component]
pub fn AgendaMap(
    /// The query in force.
    query: Memo<CafeQuery>,
    /// The café that is lit, by its id.
    lit: RwSignal<Option<String>>,
    /// The map's window: where to begin, and then where it is.
    window: RwSignal<Option<BoundingBox>>,
    /// Told a new query.
    on_change: Callback<Change>,
    /// Told that a café is opened.
    #[prop(into)]
    on_open: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let moved = RwSignal::new(None::<Moved>);
    let clusters = RwSignal::new(Vec::<CafeCluster>::new());
    let picked = RwSignal::new(Vec::<Picked>::new());
    let failed = RwSignal::new(false);
    let start = window.get_untracked();
    let view = RwSignal::new(View::Window(start.unwrap_or(MAINLAND), if start.is_some() { 15 } else { 6 }));
    // Late answers to old questions are known by their turn.
    let turn = StoredValue::new(0_u32);
    let place_turn = StoredValue::new(0_u32);

    // The map goes where the query looks.
    let place = Memo::new(move |_| query.with(|query| place_of(&query.filter)));
    Effect::new(move |first: Option<()>| {
        let place = place.get();
        picked.set(Vec::new());
        let mine = place_turn.get_value() + 1;
        place_turn.set_value(mine);
        if first.is_none() && start.is_some() {
            return;
        }
        if let Some(asked) = place.bbox {
            // « Chercher dans cette zone » asks for what is shown already.
            if window.get_untracked() != Some(asked) {
                view.set(View::Window(asked, 15));
            }
        } else if place == CafeFilter::default() {
            if first.is_some() {
                view.set(View::Window(MAINLAND, 6));
            }
        } else {
            let filter = query.with_untracked(|query| query.filter.clone());
            spawn_local(async move {
                let asked = ClusterQuery { filter, view: ClusterView { zoom: 8 } };
                let Ok(found) = client::cafe_clusters(asked).await else { return };
                let around = found.clusters.iter().map(|cluster| (cluster.longitude, cluster.latitude));
                if let Some(found) = window_of(around)
                    && place_turn.try_get_value() == Some(mine)
                {
                    view.set(View::Window(found, 11));
                }
            });
        }
    });

    // The marks follow the query and the map's window.
    Effect::new(move || {
        let Some(moved) = moved.get() else { return };
        let mut filter = query.with(|query| query.filter.clone());
        filter.bbox = Some(moved.window);
        let mine = turn.get_value() + 1;
        turn.set_value(mine);
        spawn_local(async move {
            let asked = ClusterQuery { filter, view: ClusterView { zoom: moved.zoom } };
            // A map that keeps its last marks while the network is cut is better than an empty one; the list tells.
            if let Ok(found) = client::cafe_clusters(asked).await
                && turn.try_get_value() == Some(mine)
            {
                clusters.set(found.clusters);
            }
        });
    });

    let marks = Signal::derive(move || {
        let (texts, locale) = (i18n.texts(), i18n.locale());
        clusters.with(|clusters| {
            clusters
                .iter()
                .map(|cluster| {
                    let label = match &cluster.cafe {
                        Some(cafe) => {
                            let day = format::short_day(cafe.starts_at, &cafe.timezone, locale);
                            (texts.agenda.mark)(&cafe.title, &day)
                        }
                        None => (texts.agenda.cafes_here)(cluster.count),
                    };
                    Mark {
                        id: cluster.cafe.as_ref().map(|cafe| cafe.id.to_string()),
                        longitude: cluster.longitude,
                        latitude: cluster.latitude,
                        count: cluster.count,
                        label,
                        muted: false,
                    }
                })
                .collect::<Vec<_>>()
        })
    });

    let pick = move |index: usize| {
        let Some(cluster) = clusters.with_untracked(|clusters| clusters.get(index).cloned()) else { return };
        let locale = i18n.locale_now();
        if let Some(cafe) = cluster.cafe {
            let day = format::long_day(cafe.starts_at, &cafe.timezone, locale);
            picked.set(vec![Picked { slug: cafe.slug, title: cafe.title, day }]);
            return;
        }
        let zoom = moved.with_untracked(|moved| moved.map_or(0, |moved| moved.zoom));
        let (longitude, latitude) = (cluster.longitude, cluster.latitude);
        if zoom <= NEAREST_STEP {
            view.set(View::Point(Position { longitude, latitude }, zoom + 2));
            return;
        }
        let mut filter = query.with_untracked(|query| query.filter.clone());
        filter.bbox = Some(BoundingBox {
            west: longitude - SAME_POINT,
            south: latitude - SAME_POINT,
            east: longitude + SAME_POINT,
            north: latitude + SAME_POINT,
        });
        spawn_local(async move {
            let Ok(page) = client::cafes(CafeQuery { filter, paging: CafePaging::default() }).await else {
                return;
            };
            let found = page.data.into_iter().map(|cafe| Picked {
                day: format::long_day(cafe.starts_at, &cafe.timezone, locale),
                slug: cafe.slug,
                title: cafe.title,
            });
            if picked.try_get_untracked().is_some() {
                picked.set(found.collect());
            }
        });
    };

    let near = move |index: Option<usize>| {
        let id =
            |index| marks.with_untracked(|marks| marks.get(index).and_then(|mark: &Mark| mark.id.clone()));
        lit.set(index.and_then(id));
    };

    let search_here = move |()| {
        let Some(shown) = moved.get_untracked() else { return };
        let mut query = query.get_untracked();
        query.filter.bbox = Some(shown.window);
        query.filter.territory.clear();
        query.filter.around = None;
        query.filter.radius_km = None;
        query.paging.sort = None;
        on_change.run(Change { query, in_place: false });
    };
    let may_search = Memo::new(move |_| {
        moved
            .get()
            .is_some_and(|moved| moved.by_hand && query.with(|query| query.filter.bbox != Some(moved.window)))
    });

    view! {
        <p class="visually-hidden">{move || i18n.texts().agenda.map_help}</p>
        <div class="map-frame">
            {move || {
                failed
                    .get()
                    .then(|| {
                        view! {
                            <Notice
                                tone=Tone::Warning
                                icon=Icon::Map
                                title=move || i18n.texts().agenda.map_failed
                            />
                        }
                    })
            }}
            <Map
                label=move || i18n.texts().agenda.map
                words=map_words(i18n)
                marks
                view
                lit
                on_moved=move |now: Moved| {
                    window.set(Some(now.window));
                    moved.set(Some(now));
                }
                on_picked=pick
                on_near=near
                on_failed=move |()| failed.set(true)
            />
            {move || {
                may_search
                    .get()
                    .then(|| {
                        view! {
                            <div class="map-search">
                                <Button kind=ButtonKind::Primary icon=Icon::Search on_press=search_here>
                                    {move || i18n.texts().agenda.search_here}
                                </Button>
                            </div>
                        }
                    })
            }}
            {move || {
                let cafes = picked.get();
                (!cafes.is_empty())
                    .then(|| {
                        view! { <Panel cafes on_open on_close=move |()| picked.set(Vec::new())/> }
                    })
            }}
        </div>
        <div class="map-places" role="group" aria-label=move || i18n.texts().agenda.go_to>
            <Button kind=ButtonKind::Quiet on_press=move |()| view.set(View::Window(MAINLAND, 6))>
                {move || i18n.texts().agenda.mainland}
            </Button>
            {OVERSEAS
                .map(|(name, window)| {
                    view! {
                        <Button kind=ButtonKind::Quiet on_press=move |()| view.set(View::Window(window, 11))>
                            {name}
                        </Button>
                    }
                })
                .collect_view()}
        </div>
    }
}

/// The cafés chosen on the map.
#[component]
fn Panel(
    cafes: Vec<Picked>,
    on_open: Callback<String>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let count = u32::try_from(cafes.len()).unwrap_or(u32::MAX);
    view! {
        <div class="map-panel" role="status">
            <p class="map-panel__head">
                <span>{move || (i18n.texts().agenda.cafes_here)(count)}</span>
                <button
                    type="button"
                    class="button button--quiet button--icon"
                    aria-label=move || i18n.texts().frame.close
                    on:click=move |_| on_close.run(())
                >
                    <Pictogram icon=Icon::Close/>
                </button>
            </p>
            <ul class="map-panel__list">
                {cafes
                    .into_iter()
                    .map(|cafe| {
                        let slug = cafe.slug.clone();
                        view! {
                            <li>
                                <a
                                    href=cafe_address(&cafe.slug)
                                    on:click=move |_| on_open.run(slug.clone())
                                >
                                    {cafe.title}
                                </a>
                                <span class="map-panel__day">{cafe.day}</span>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </div>
    }
}
