//! The map of the agenda: the same query, seen from above.

use cafeia_shared::{
    cafes::{CafeCluster, CafeFilter, CafePoint, CafeQuery, CafeSummary, ClusterQuery, ClusterView},
    position::BoundingBox,
    site::SitePage,
    territories::{TerritoryCode, TerritoryLevel},
};
use chrono::{DateTime, Utc};
use leptos::{prelude::*, task::spawn_local};

use super::several::{Several, several};
use crate::{
    client, format,
    i18n::{AgendaTexts, CardTexts, FrameTexts, I18n, Locale, use_i18n},
    kit::{Button, ButtonKind, Icon, Notice, Pictogram, Tone},
    map::{MAINLAND, Map, Mark, Moved, View, window_of},
    pages::{address::Change, map_places::MapPlaces},
};

// Every map has the same words; those of a café's page come from here.
pub(super) use crate::pages::map_places::map_words;

/// A café chosen on the map.
#[derive(Debug, Clone, PartialEq)]
struct Picked {
    slug: String,
    title: String,
    day: String,
}

impl Picked {
    fn new(cafe: CafeSummary, i18n: I18n) -> Self {
        let CafeSummary { slug, title, starts_at, timezone, date_to_confirm, .. } = cafe;
        Self::of_point(CafePoint { id: cafe.id, slug, title, starts_at, timezone, date_to_confirm }, i18n)
    }

    fn of_point(cafe: CafePoint, i18n: I18n) -> Self {
        let day = day(&cafe, i18n, format::long_day);
        Self { slug: cafe.slug, title: cafe.title, day }
    }
}

/// The day of a café, as it is to be written, unless that is to be confirmed.
fn day(cafe: &CafePoint, i18n: I18n, write: fn(DateTime<Utc>, &str, Locale) -> String) -> String {
    if cafe.date_to_confirm {
        return CardTexts::of(i18n).to_confirm.to_owned();
    }
    write(cafe.starts_at, &cafe.timezone, i18n.locale())
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

/// What the map shows, and what it does.
#[derive(Clone, Copy)]
struct Sight {
    query: Memo<CafeQuery>,
    /// Where it is.
    window: RwSignal<Option<BoundingBox>>,
    /// Where it is to go.
    view: RwSignal<View>,
    moved: RwSignal<Option<Moved>>,
    /// Whether the visitor caused the last move: by hand, by a mark, by a button.
    caused: RwSignal<bool>,
    clusters: RwSignal<Vec<CafeCluster>>,
    picked: RwSignal<Vec<Picked>>,
    // Late answers to old questions are known by their turn.
    turn: StoredValue<u32>,
    place_turn: StoredValue<u32>,
}

/// Begins a new turn.
fn next(turn: StoredValue<u32>) -> u32 {
    let mine = turn.get_value() + 1;
    turn.set_value(mine);
    mine
}

impl Sight {
    fn new(query: Memo<CafeQuery>, window: RwSignal<Option<BoundingBox>>) -> Self {
        let start = window.get_untracked();
        let view = View::Window(start.unwrap_or(MAINLAND), if start.is_some() { 15 } else { 6 });
        Self {
            query,
            window,
            view: RwSignal::new(view),
            moved: RwSignal::new(None),
            caused: RwSignal::new(false),
            clusters: RwSignal::default(),
            picked: RwSignal::default(),
            turn: StoredValue::new(0),
            place_turn: StoredValue::new(0),
        }
    }

    /// Goes where the query looks, now and whenever it looks elsewhere.
    fn follow_place(self) {
        let was_there = self.window.get_untracked().is_some();
        let place = Memo::new(move |_| self.query.with(|query| place_of(&query.filter)));
        Effect::new(move |first: Option<()>| {
            let place = place.get();
            self.picked.set(Vec::new());
            self.caused.set(false);
            let mine = next(self.place_turn);
            if first.is_none() && was_there {
                return;
            }
            if let Some(asked) = place.bbox {
                // « Chercher dans cette zone » asks for what is shown already.
                if self.window.get_untracked() != Some(asked) {
                    self.view.set(View::Window(asked, 15));
                }
            } else if place == CafeFilter::default() {
                if first.is_some() {
                    self.view.set(View::Window(MAINLAND, 6));
                }
            } else {
                self.go_to_found(mine);
            }
        });
    }

    /// Goes to the place that the query names, else where it finds cafés.
    fn go_to_found(self, mine: u32) {
        let filter = self.query.with_untracked(|query| query.filter.clone());
        spawn_local(async move {
            let view = match (filter.around, filter.territory.as_slice()) {
                (Some(point), _) => Some(View::Point(point, zoom_of_radius(filter.radius_km))),
                (None, [only]) => view_of(only).await,
                (None, _) => view_of_found(filter).await,
            };
            if let Some(view) = view
                && self.place_turn.try_get_value() == Some(mine)
            {
                self.view.set(view);
            }
        });
    }

    /// Keeps the marks true to the query and the map's window.
    fn follow_window(self) {
        Effect::new(move || {
            let Some(moved) = self.moved.get() else { return };
            let mut filter = self.query.with(|query| query.filter.clone());
            filter.bbox = Some(moved.window);
            let mine = next(self.turn);
            spawn_local(async move {
                let asked = ClusterQuery { filter, view: ClusterView { zoom: moved.zoom } };
                // A map that keeps its last marks while the network is cut is better than an empty one; the list
                // tells.
                if let Ok(found) = client::cafe_clusters(asked).await
                    && self.turn.try_get_value() == Some(mine)
                {
                    self.clusters.set(found.clusters);
                }
            });
        });
    }

    fn marks(self, i18n: I18n) -> Signal<Vec<Mark>> {
        Signal::derive(move || {
            let texts = AgendaTexts::of(i18n);
            let mark = |cluster: &CafeCluster| Mark {
                id: cluster.cafe.as_ref().map(|cafe| cafe.id.to_string()),
                longitude: cluster.longitude,
                latitude: cluster.latitude,
                count: cluster.count,
                label: match &cluster.cafe {
                    Some(cafe) => (texts.mark)(&cafe.title, &day(cafe, i18n, format::short_day)),
                    None => (texts.cafes_here)(cluster.count),
                },
            };
            self.clusters.with(|clusters| clusters.iter().map(mark).collect())
        })
    }

    /// A mark was clicked: tells of its café, goes nearer, or lists those that share its place.
    fn pick(self, index: usize, i18n: I18n) {
        let Some(cluster) = self.clusters.with_untracked(|clusters| clusters.get(index).cloned()) else {
            return;
        };
        if let Some(cafe) = cluster.cafe {
            self.picked.set(vec![untrack(|| Picked::of_point(cafe, i18n))]);
            return;
        }
        let zoom = self.moved.with_untracked(|moved| moved.map_or(0, |moved| moved.zoom));
        let filter = self.query.with_untracked(|query| query.filter.clone());
        let mine = next(self.place_turn);
        spawn_local(async move {
            let leads_to = several(&cluster, zoom, filter).await;
            // The page may have been left, or something else chosen.
            if self.place_turn.try_get_value() != Some(mine) {
                return;
            }
            match leads_to {
                Several::Here(cafes) => {
                    let picked = || cafes.into_iter().map(|cafe| Picked::new(cafe, i18n)).collect();
                    self.picked.set(untrack(picked));
                }
                Several::Apart(view) => self.go(view),
            }
        });
    }

    /// Goes where the visitor wants.
    fn go(self, view: View) {
        self.caused.set(true);
        self.view.set(view);
    }

    /// The query with the map's window in the stead of a place.
    fn query_here(self) -> Option<CafeQuery> {
        let shown = self.moved.get_untracked()?;
        let mut query = self.query.get_untracked();
        query.filter.bbox = Some(shown.window);
        query.filter.territory.clear();
        query.filter.around = None;
        query.filter.radius_km = None;
        query.paging.sort = None;
        Some(query)
    }
}

/// The zoom level that shows a circle.
fn zoom_of_radius(radius_km: Option<u16>) -> u8 {
    match radius_km {
        Some(..=10) => 11,
        Some(..=30) => 9,
        Some(..=100) => 8,
        _ => 7,
    }
}

/// A territory: its middle, at the zoom level that shows about all of it.
async fn view_of(territory: &TerritoryCode) -> Option<View> {
    let zoom = match territory.level {
        TerritoryLevel::Region => 7,
        TerritoryLevel::Departement => 8,
        TerritoryLevel::Commune => 11,
    };
    let found = client::territory(&territory.to_string()).await.ok()?;
    Some(View::Point(found.position, zoom))
}

/// The window that holds what a query finds in France in Europe, or else anywhere.
async fn view_of_found(filter: CafeFilter) -> Option<View> {
    for bbox in [Some(MAINLAND), None] {
        let asked =
            ClusterQuery { filter: CafeFilter { bbox, ..filter.clone() }, view: ClusterView { zoom: 8 } };
        let found = client::cafe_clusters(asked).await.ok()?;
        let points = found.clusters.iter().map(|cluster| (cluster.longitude, cluster.latitude));
        if let Some(window) = window_of(points) {
            return Some(View::Window(window, 11));
        }
    }
    None
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
    on_change: Callback<Change<CafeQuery>>,
    /// Told that a café is opened.
    on_open: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let sight = Sight::new(query, window);
    sight.follow_place();
    sight.follow_window();
    let (view, moved, picked) = (sight.view, sight.moved, sight.picked);
    let marks = sight.marks(i18n);
    let failed = RwSignal::new(false);

    let near = move |index: Option<usize>| {
        let id =
            |index| marks.with_untracked(|marks| marks.get(index).and_then(|mark: &Mark| mark.id.clone()));
        lit.set(index.and_then(id));
    };
    let search_here = move |()| {
        if let Some(query) = sight.query_here() {
            on_change.run(Change { query, in_place: false });
        }
    };
    let may_search = Memo::new(move |_| {
        let asked = query.with(|query| query.filter.bbox);
        sight.caused.get() && moved.get().is_some_and(|moved| asked != Some(moved.window))
    });

    view! {
        <p class="visually-hidden">{move || AgendaTexts::of(i18n).map_help}</p>
        <div class="map-frame">
            {move || {
                failed
                    .get()
                    .then(|| {
                        view! {
                            <Notice
                                tone=Tone::Warning
                                icon=Icon::Map
                                title=move || AgendaTexts::of(i18n).map_failed
                            />
                        }
                    })
            }}
            <Map
                label=move || AgendaTexts::of(i18n).map
                words=map_words(i18n)
                marks
                view
                lit
                on_moved=move |now: Moved| {
                    window.set(Some(now.window));
                    if now.by_hand {
                        sight.caused.set(true);
                    }
                    moved.set(Some(now));
                }
                on_picked=move |index: usize| sight.pick(index, i18n)
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
                                    {move || AgendaTexts::of(i18n).search_here}
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
        <MapPlaces on_go=move |to: View| sight.go(to)/>
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
                <span>{move || (AgendaTexts::of(i18n).cafes_here)(count)}</span>
                <button
                    type="button"
                    class="button button--quiet button--icon"
                    aria-label=move || FrameTexts::of(i18n).close
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
                                    href=SitePage::Cafe(&cafe.slug).to_string()
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
