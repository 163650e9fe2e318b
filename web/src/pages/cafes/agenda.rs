//! The agenda: the list of cafés, with the map beside it on the same query.

use cafeia_shared::{
    cafes::{CafeQuery, CafeSort, CafeSummary},
    paging::Page,
    position::BoundingBox,
    problem::FaultCode,
    query::Query as _,
    territories::TerritoryLevel,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use wasm_bindgen::JsCast as _;

use super::{
    AGENDA, AgendaMemory, agenda_address,
    agenda_map::AgendaMap,
    card::CafeCard,
    filters::{Change, Filters, FiltersInForce},
    link_id,
    memory::Remembered,
};
use crate::{
    client::{self, CallError},
    format,
    i18n::use_i18n,
    kit::{Button, ButtonKind, Icon, Notice, PageHeading, Pager, Pictogram, Skeleton, Tone},
    pages::Trouble,
};

/// Screens from this width on have room for the map beside the list.
const WIDE: f64 = 960.0;

/// Where the list stands.
#[derive(Debug, Clone, PartialEq)]
enum State {
    /// Another query's answer is on its way.
    Loading,
    /// All asked for is there.
    Ready,
    /// More of the same is on its way.
    LoadingMore,
    /// It did not come.
    Failed(CallError),
    /// More of the same did not come; what was there stays.
    FailedMore(CallError),
}

/// The cafés of a query, as far as they were asked for.
#[derive(Clone, Copy)]
struct CafeList {
    cafes: RwSignal<Vec<CafeSummary>>,
    total: RwSignal<Option<u64>>,
    next: RwSignal<Option<String>>,
    state: RwSignal<State>,
    /// Counts the questions, so that a late answer to an old one is known as such.
    turn: StoredValue<u32>,
}

impl CafeList {
    fn new() -> Self {
        Self {
            cafes: RwSignal::default(),
            total: RwSignal::new(None),
            next: RwSignal::new(None),
            state: RwSignal::new(State::Loading),
            turn: StoredValue::new(0),
        }
    }

    /// Puts back a list as it was left.
    fn restore(self, remembered: Remembered) {
        self.cafes.set(remembered.cafes);
        self.total.set(Some(remembered.total));
        self.next.set(remembered.next);
        self.state.set(State::Ready);
    }

    /// Asks for the first cafés of a query.
    fn load(self, query: CafeQuery) {
        self.state.set(State::Loading);
        self.ask(query, State::Failed, move |page| {
            self.total.set(Some(page.total));
            self.next.set(page.next_cursor);
            self.cafes.set(page.data);
        });
    }

    /// Asks for the next ones, and puts the focus on the first of them.
    fn load_more(self, mut query: CafeQuery) {
        query.paging.cursor = self.next.get_untracked();
        self.state.set(State::LoadingMore);
        self.ask(query, State::FailedMore, move |page| {
            let first = page.data.first().map(|cafe| cafe.slug.clone());
            self.next.set(page.next_cursor);
            self.cafes.update(|cafes| cafes.extend(page.data));
            if let Some(slug) = first {
                request_animation_frame(move || focus_cafe(&slug));
            }
        });
    }

    fn ask(
        self,
        query: CafeQuery,
        failed: fn(CallError) -> State,
        then: impl FnOnce(Page<CafeSummary>) + 'static,
    ) {
        let turn = self.turn.get_value() + 1;
        self.turn.set_value(turn);
        spawn_local(async move {
            let answer = client::cafes(query).await;
            // The page may have been left, or another query asked for.
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            match answer {
                Ok(page) => {
                    then(page);
                    self.state.set(State::Ready);
                }
                Err(error) => self.state.set(failed(error)),
            }
        });
    }
}

/// Puts the focus on a café of the list.
fn focus_cafe(slug: &str) {
    let link = document().get_element_by_id(&link_id(slug));
    if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        // It is in the document, and can be focused.
        let _ = link.focus();
    }
}

/// The map's place in the page.
const MAP: &str = "agenda-map";

fn show_map() {
    if let Some(map) = document().get_element_by_id(MAP) {
        map.scroll_into_view();
    }
}

/// Whether the window is wide, as long as the page lasts.
fn use_wide() -> Signal<bool> {
    let measure =
        || window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width >= WIDE);
    let wide = RwSignal::new(measure());
    let told = window_event_listener_untyped("resize", move |_| {
        if wide.get_untracked() != measure() {
            wide.set(measure());
        }
    });
    on_cleanup(move || told.remove());
    wide.into()
}

/// The agenda.
#[component]
pub fn AgendaPage() -> impl IntoView {
    let i18n = use_i18n();
    let memory = AgendaMemory::expect();
    let location = use_location();
    let navigate = use_navigate();

    // The address holds the whole query. What is not understood of it is left aside, and said so.
    let bad_query = RwSignal::new(false);
    let query = Memo::new(move |before: Option<&CafeQuery>| {
        let (path, search) = (location.pathname.get(), location.search.get());
        match before {
            // On the way to another page, whose address has a query of its own.
            Some(before) if path != AGENDA => before.clone(),
            _ => {
                // What others add to a link (`utm_source`) is nobody's fault; a value that means nothing is said.
                let (mut query, faults) = CafeQuery::parse_leniently(search.trim_start_matches('?'));
                bad_query.set(faults.iter().any(|fault| fault.code != FaultCode::UnknownParameter));
                query.paging.cursor = None;
                query.paging.facets = None;
                query
            }
        }
    });

    let list = CafeList::new();
    Effect::new(move || list.cafes.with(|cafes| memory.learn_from(cafes)));
    let recalled = memory.recall(&query.get_untracked());
    let map_window = RwSignal::new(recalled.as_ref().and_then(|remembered| remembered.window));
    let came_back = recalled.as_ref().and_then(|remembered| remembered.opened.clone());
    let keep_focus = came_back.is_some();
    if let Some(slug) = came_back {
        request_animation_frame(move || focus_cafe(&slug));
    }
    let recalled = StoredValue::new(recalled);
    Effect::new(move |_| {
        let query = query.get();
        match recalled.try_update_value(Option::take).flatten() {
            Some(remembered) => list.restore(remembered),
            None => list.load(query),
        }
    });

    let opened = StoredValue::new(None::<String>);
    on_cleanup(move || {
        if let (State::Ready, Some(total)) = (list.state.get_untracked(), list.total.get_untracked()) {
            memory.keep(Remembered {
                query: query.get_untracked(),
                cafes: list.cafes.get_untracked(),
                next: list.next.get_untracked(),
                total,
                opened: opened.get_value(),
                window: map_window.get_untracked(),
            });
        }
    });

    let on_change = Callback::new(move |Change { query, in_place }: Change| {
        navigate(
            &agenda_address(&query),
            NavigateOptions { replace: in_place, scroll: false, ..NavigateOptions::default() },
        );
    });

    let pointed_at = RwSignal::new(None::<String>);
    let wide = use_wide();
    let map_shown = Memo::new(move |_| wide.get() || memory.map_shown.get());

    view! {
        <div class="agenda">
            <header class="agenda__head">
                <PageHeading
                    text=move || i18n.texts().agenda.title
                    site=move || i18n.texts().frame.site
                    keep_focus
                />
                <p class="lead">{move || i18n.texts().agenda.lead}</p>
                {move || {
                    bad_query
                        .get()
                        .then(|| {
                            view! {
                                <Notice
                                    tone=Tone::Warning
                                    icon=Icon::Alert
                                    title=move || i18n.texts().agenda.bad_query
                                />
                            }
                        })
                }}
                <Filters query total=list.total on_change/>
                <FiltersInForce query on_change/>
            </header>
            <section class="agenda__list" aria-labelledby="agenda-count">
                <Count list/>
                <p class="agenda__toggle">
                    <Button
                        icon=Icon::Map
                        on_press=move |()| {
                            memory.map_shown.update(|shown| *shown = !*shown);
                            if memory.map_shown.get_untracked() {
                                // On a narrow screen the map stands below the list, out of sight.
                                request_animation_frame(show_map);
                            }
                        }
                    >
                        {move || {
                            let agenda = &i18n.texts().agenda;
                            if map_shown.get() { agenda.map_hide } else { agenda.map_show }
                        }}
                    </Button>
                </p>
                <List query list lit=pointed_at on_change on_open=move |slug| opened.set_value(Some(slug))/>
            </section>
            <section class="agenda__map" id=MAP aria-label=move || i18n.texts().agenda.map>
                {move || {
                    map_shown
                        .get()
                        .then(|| {
                            view! {
                                <AgendaMap
                                    query
                                    lit=pointed_at
                                    window=map_window
                                    on_change
                                    on_open=move |slug| opened.set_value(Some(slug))
                                />
                            }
                                .into_any()
                        })
                }}
            </section>
        </div>
    }
}

/// How many cafés are found: the heading of the list, and said aloud when it changes.
#[component]
fn Count(list: CafeList) -> impl IntoView {
    let i18n = use_i18n();
    let words = move || {
        let total = list.total.get()?;
        Some((i18n.texts().agenda.found)(total, &format::number(total, i18n.locale())))
    };
    view! {
        <h2
            class="agenda__count"
            id="agenda-count"
            hidden=move || matches!(list.state.get(), State::Failed(_))
        >
            <span role="status">
                {move || match list.state.get() {
                    State::Failed(_) => None,
                    State::Loading if list.total.with(Option::is_none) => {
                        Some(i18n.texts().frame.loading.to_owned())
                    }
                    _ => words(),
                }}
            </span>
        </h2>
    }
}

/// The list in each of its states.
#[component]
fn List(
    query: Memo<CafeQuery>,
    list: CafeList,
    lit: RwSignal<Option<String>>,
    on_change: Callback<Change>,
    #[prop(into)] on_open: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let retry = move |()| list.load(query.get_untracked());
    // What stands in the list's place, if anything does.
    let instead = Memo::new(move |_| {
        let empty = list.cafes.with(Vec::is_empty);
        match list.state.get() {
            State::Loading if empty => Instead::Skeleton,
            State::Failed(error) => Instead::Trouble(error),
            State::Ready if empty => Instead::Nothing,
            _ => Instead::List,
        }
    });
    let shown = Signal::derive(move || {
        let locale = i18n.locale();
        let count = list.cafes.with(Vec::len) as u64;
        let total = list.total.get().unwrap_or_default();
        (i18n.texts().agenda.shown)(&format::number(count, locale), &format::number(total, locale))
    });
    move || match instead.get() {
        Instead::Skeleton => view! { <Skeleton label=move || i18n.texts().frame.loading/> }.into_any(),
        Instead::Trouble(error) => view! { <Trouble error on_retry=retry/> }.into_any(),
        Instead::Nothing => view! { <Nothing query on_change/> }.into_any(),
        Instead::List => view! {
            <ol
                class="cards"
                aria-labelledby="agenda-count"
                aria-busy=move || if list.state.get() == State::Loading { "true" } else { "false" }
            >
                <For each=move || list.cafes.get() key=|cafe| (cafe.id, cafe.version) let:cafe>
                    <CafeCard cafe lit on_open/>
                </For>
            </ol>
            {move || match list.state.get() {
                State::FailedMore(error) => {
                    let again = move |()| list.load_more(query.get_untracked());
                    Some(view! { <Trouble error on_retry=again/> })
                }
                _ => None,
            }}
            <Pager
                next=move || i18n.texts().agenda.next
                shown
                more=Signal::derive(move || list.next.with(Option::is_some))
                busy=Signal::derive(move || matches!(list.state.get(), State::Loading | State::LoadingMore))
                on_next=move |()| list.load_more(query.get_untracked())
            />
        }
        .into_any(),
    }
}

/// What stands in the list's place.
#[derive(Debug, Clone, PartialEq)]
enum Instead {
    Skeleton,
    Trouble(CallError),
    Nothing,
    List,
}

/// No café is found: what may be tried.
#[component]
fn Nothing(query: Memo<CafeQuery>, on_change: Callback<Change>) -> impl IntoView {
    let i18n = use_i18n();
    let memory = AgendaMemory::expect();
    let commune = move || {
        query.with(|query| match query.filter.territory.as_slice() {
            [only] if only.level == TerritoryLevel::Commune => Some((memory.name(only)?, only.code.clone())),
            _ => None,
        })
    };
    let widen = move |()| {
        let Some((name, code)) = untrack(commune) else { return };
        spawn_local(async move {
            let Some(commune) = client::commune(name, code).await else { return };
            let Some(mut query) = query.try_get_untracked() else { return };
            query.filter.territory.clear();
            query.filter.around = Some(commune.position);
            query.filter.radius_km = Some(30);
            query.paging.sort = Some(CafeSort::Distance);
            on_change.run(Change { query, in_place: false });
        });
    };
    view! {
        <Notice icon=Icon::Coffee title=move || i18n.texts().agenda.none>
            <p>{move || i18n.texts().agenda.none_help}</p>
            {move || {
                commune()
                    .is_some()
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Primary icon=Icon::Place on_press=widen>
                                {move || i18n.texts().agenda.widen}
                            </Button>
                        }
                    })
            }}
            <p>
                <a href=AGENDA>
                    <Pictogram icon=Icon::Calendar/>
                    <span>{move || i18n.texts().frame.to_agenda}</span>
                </a>
            </p>
        </Notice>
    }
}

/// The smallest window that holds every point; nothing without a point.
pub(super) fn window_of(points: impl Iterator<Item = (f64, f64)>) -> Option<BoundingBox> {
    points.fold(None, |window, (longitude, latitude)| {
        let BoundingBox { west, south, east, north } = window.unwrap_or(BoundingBox {
            west: longitude,
            south: latitude,
            east: longitude,
            north: latitude,
        });
        Some(BoundingBox {
            west: west.min(longitude),
            south: south.min(latitude),
            east: east.max(longitude),
            north: north.max(latitude),
        })
    })
}
