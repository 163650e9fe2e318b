//! A list of the API, page by page: asked for, grown, tried again; and how such a list is shown.

use cafeia_shared::{
    cafes::CafeSummary,
    facilitators::FacilitatorSummary,
    organisations::OrganisationSummary,
    paging::{Facets, Page},
    query::Paged,
    resources::ResourceSummary,
    site::SitePage,
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;

use super::{
    Trouble,
    address::with_query,
    memory::{self, Left, Place},
};
use crate::{
    client::CallError,
    format,
    i18n::{FrameTexts, use_i18n},
    kit::{Pager, Skeleton},
};

/// Where a list stands.
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

/// What a list may hold.
pub trait Listable: Clone + Send + Sync + 'static {
    /// Its name in addresses.
    fn slug(&self) -> &str;

    /// Counts its edits.
    fn version(&self) -> u32;

    /// Metres from the point that was asked for.
    fn distance_m(&self) -> Option<u32> {
        None
    }
}

macro_rules! listable {
    ($($item:ty $(, $distance:ident)?;)+) => {$(
        impl Listable for $item {
            fn slug(&self) -> &str {
                &self.slug
            }

            fn version(&self) -> u32 {
                self.version
            }

            $(fn distance_m(&self) -> Option<u32> {
                self.$distance
            })?
        }
    )+};
}

listable! {
    CafeSummary, distance_m;
    FacilitatorSummary, distance_m;
    OrganisationSummary;
    ResourceSummary;
}

/// What tells an item from another one, and from itself as it was shown before: after an edit, or without its distance.
fn key<T: Listable>(item: &T) -> (String, u32, Option<u32>) {
    (item.slug().to_owned(), item.version(), item.distance_m())
}

/// The id of the link to an item of a list, by which the focus comes back to it.
pub fn link_id(slug: &str) -> String {
    format!("item-{slug}")
}

/// Puts the focus on an item of the list.
fn focus(slug: &str) {
    let link = document().get_element_by_id(&link_id(slug));
    if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        // It is in the document, and can be focused.
        let _ = link.focus();
    }
}

/// Where the link to an item stands, in pixels below the top of the window.
fn top_of(slug: &str) -> Option<i32> {
    let link = document().get_element_by_id(&link_id(slug))?;
    #[expect(clippy::cast_possible_truncation, reason = "pages are far less high than 2^31 pixels")]
    let top = link.get_bounding_client_rect().top().round() as i32;
    Some(top)
}

/// Goes back to where an item stood.
fn go_back_to(place: &Place) {
    if let Some(top) = top_of(&place.slug) {
        window().scroll_by_with_x_and_y(0.0, f64::from(top - place.top));
    }
    if place.opened {
        focus(&place.slug);
    }
}

/// Most pages of a list that are asked for to find a place again: two hundred cafés and more.
const MOST_PAGES: usize = 10;

/// The items of a query, at least so many if there are as many. They are asked for as they were before, page by page, so
/// that what the browser has kept of them serves. What comes counts, even if more of it does not.
async fn ask_again<Q, T, A>(ask: fn(Q) -> A, query: Q, count: usize) -> Result<Page<T>, CallError>
where
    Q: Paged,
    A: Future<Output = Result<Page<T>, CallError>>,
{
    let mut found = ask(query.clone()).await?;
    for _ in 1..MOST_PAGES {
        if found.data.len() >= count || found.next_cursor.is_none() {
            break;
        }
        let mut asked = query.clone();
        asked.go_on(found.next_cursor.clone());
        let Ok(more) = ask(asked).await else { break };
        found.data.extend(more.data);
        found.next_cursor = more.next_cursor;
    }
    Ok(found)
}

/// The items of a query, as far as they were asked for.
pub struct Found<T: 'static> {
    /// The items, in order.
    pub items: RwSignal<Vec<T>>,
    /// How many there are in all, once it is known.
    pub total: RwSignal<Option<u64>>,
    /// How many each filter would give, when the query asks for it.
    pub facets: RwSignal<Option<Facets>>,
    next: RwSignal<Option<String>>,
    state: RwSignal<State>,
    /// Counts the questions, so that a late answer to an old one is known as such.
    turn: StoredValue<u32>,
}

/// A list on a page.
pub struct Listing<T: 'static> {
    /// What was found.
    pub found: Found<T>,
    /// Whether the visitor comes back to an item that they opened from here: the focus goes there.
    pub came_back: bool,
    opened: StoredValue<Option<String>>,
    on_leave: Callback<()>,
    on_retry: Callback<()>,
    on_next: Callback<()>,
}

// Derived, they would ask for a `T` that can be copied.
impl<T> Clone for Found<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Found<T> {}

impl<T> Clone for Listing<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Listing<T> {}

impl<T> Listing<T> {
    /// Notes that an item is opened, to come back to it. Its page asks for the way back as soon as it is made, which
    /// is before this one goes.
    pub fn open(self, slug: String) {
        self.opened.set_value(Some(slug));
        self.on_leave.run(());
    }
}

impl<T: Listable> Found<T> {
    fn nothing_yet() -> Self {
        Self {
            items: RwSignal::default(),
            total: RwSignal::new(None),
            facets: RwSignal::new(None),
            next: RwSignal::new(None),
            state: RwSignal::new(State::Loading),
            turn: StoredValue::new(0),
        }
    }

    /// Waits for the first items of a query, and goes back to a place among them.
    fn load(self, answer: impl Future<Output = Result<Page<T>, CallError>> + 'static, place: Option<Place>) {
        self.state.set(State::Loading);
        self.wait(answer, State::Failed, move |page| {
            self.total.set(Some(page.total));
            self.next.set(page.next_cursor);
            self.facets.set(page.facets);
            self.items.set(page.data);
            if let Some(place) = place {
                request_animation_frame(move || go_back_to(&place));
            }
        });
    }

    /// Waits for the next items, and puts the focus on the first of them.
    fn load_more(self, answer: impl Future<Output = Result<Page<T>, CallError>> + 'static) {
        self.state.set(State::LoadingMore);
        self.wait(answer, State::FailedMore, move |page| {
            let first = page.data.first().map(|item| item.slug().to_owned());
            self.next.set(page.next_cursor);
            self.items.update(|items| items.extend(page.data));
            if let Some(slug) = first {
                request_animation_frame(move || focus(&slug));
            }
        });
    }

    fn wait(
        self,
        answer: impl Future<Output = Result<Page<T>, CallError>> + 'static,
        failed: fn(CallError) -> State,
        then: impl FnOnce(Page<T>) + 'static,
    ) {
        let turn = self.turn.get_value() + 1;
        self.turn.set_value(turn);
        spawn_local(async move {
            let answer = answer.await;
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

    /// Puts back a list as it was left.
    fn restore<Q>(self, left: Left<Q, T>) {
        self.items.set(left.items);
        self.total.set(Some(left.total));
        self.facets.set(left.facets);
        self.next.set(left.next);
        self.state.set(State::Ready);
    }
}

/// Asks for the items of a page's query, now and whenever it changes. Coming back to the page finds the list as it was
/// left, and the focus on the item that was opened.
pub fn use_listing<Q, T, A>(page: SitePage<'static>, query: Memo<Q>, ask: fn(Q) -> A) -> Listing<T>
where
    Q: Paged + PartialEq + Send + Sync + 'static,
    T: Listable,
    A: Future<Output = Result<Page<T>, CallError>> + 'static,
{
    let found = Found::nothing_yet();
    let opened = StoredValue::new(None);
    let left =
        memory::recall::<Left<Q, T>>(page).filter(|left| query.with_untracked(|now| left.query == *now));
    let came_back = left.as_ref().and_then(|left| left.opened.clone());
    let address = move || with_query(page, &query.get_untracked().first_page(None));
    // Where one was before a reload.
    let place = Place::kept().filter(|place| left.is_none() && place.address == address());
    let opened_before = place.as_ref().is_some_and(|place| place.opened);
    let place = StoredValue::new(place);
    let place_now = move || {
        let opened = opened.get_value();
        let is_moved = window().scroll_y().is_ok_and(|y| y > 0.0);
        let in_sight = || {
            found.items.with_untracked(|items| {
                let slug = items.iter().map(Listable::slug).find(|slug| top_of(slug) > Some(0));
                slug.filter(|_| is_moved).unwrap_or_default().to_owned()
            })
        };
        let (slug, opened) = opened.map_or_else(|| (in_sight(), false), |slug| (slug, true));
        let top = top_of(&slug).unwrap_or_default();
        Place { address: address(), count: found.items.with_untracked(Vec::len), slug, top, opened }
    };
    let keep = move || {
        if let (State::Ready, Some(total)) = (found.state.get_untracked(), found.total.get_untracked()) {
            let left = Left {
                query: query.get_untracked(),
                items: found.items.get_untracked(),
                next: found.next.get_untracked(),
                total,
                facets: found.facets.get_untracked(),
                opened: opened.get_value(),
            };
            memory::keep(page, left);
            memory::keep(page, place_now());
        }
    };
    let load = move |query: Q| {
        let place = place.get_value();
        let count = place.as_ref().map_or(0, |place| place.count);
        found.load(ask_again(ask, query, count), place);
    };
    let listing = Listing {
        found,
        came_back: came_back.is_some() || opened_before,
        opened,
        on_leave: Callback::new(move |()| {
            keep();
            place_now().keep();
        }),
        on_retry: Callback::new(move |()| load(query.get_untracked())),
        on_next: Callback::new(move |()| {
            let mut asked = query.get_untracked();
            asked.go_on(found.next.get_untracked());
            found.load_more(ask(asked));
        }),
    };

    if let Some(slug) = came_back {
        request_animation_frame(move || focus(&slug));
    }
    let left = StoredValue::new(left);
    Effect::new(move |earlier: Option<()>| {
        let asked = query.get();
        if earlier.is_some() {
            place.set_value(None);
        }
        match left.try_update_value(Option::take).flatten() {
            Some(left) => found.restore(left),
            None => load(asked),
        }
    });
    on_cleanup(keep);
    let told = window_event_listener_untyped("pagehide", move |_| {
        // Not while the list is on its way: the place kept before is to be found again.
        if found.state.get_untracked() == State::Ready {
            place_now().keep();
        }
    });
    on_cleanup(move || told.remove());
    listing
}

/// The id of the heading that counts a list's items; the list is named by it.
pub const COUNT: &str = "list-count";

/// Pixels of a list in which one sees that something was found: about its first item.
const GLANCE: f64 = 120.0;

/// Brings the list in sight, where the form above it fills the window: how many items there are, and the first of them.
pub fn bring_into_sight() {
    // After what has the focus was brought in sight.
    request_animation_frame(|| {
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let list = document().query_selector(&format!("[aria-labelledby={COUNT}]")).ok().flatten();
        if let (Some(heading), Some(list)) = (document().get_element_by_id(COUNT), list)
            && list.get_bounding_client_rect().top() + GLANCE > height
        {
            heading.scroll_into_view();
        }
    });
}

/// How many items are found: the heading of the list, and said aloud when it changes.
#[component]
pub fn Count<T: Listable>(
    /// The list.
    listing: Listing<T>,
    /// The number in words, from the number and how it is written.
    words: Signal<fn(u64, &str) -> String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let Found { total, state, .. } = listing.found;
    let words = move || {
        let total = total.get()?;
        Some(words.get()(total, &format::number(total, i18n.locale())))
    };
    view! {
        <h2
            class="list__count"
            id=COUNT
            hidden=move || matches!(state.get(), State::Failed(_))
        >
            <span role="status">
                {move || match state.get() {
                    State::Failed(_) => None,
                    State::Loading if total.with(Option::is_none) => {
                        Some(FrameTexts::of(i18n).loading.to_owned())
                    }
                    _ => words(),
                }}
            </span>
        </h2>
    }
}

/// What stands in the list's place, if anything does.
#[derive(Debug, Clone, PartialEq)]
enum Instead {
    Skeleton,
    Trouble(CallError),
    Nothing,
    List,
}

/// The list in each of its states: cards, and the button for the next ones; or waiting, trouble, nothing.
#[component]
pub fn Listed<T: Listable>(
    /// The list.
    listing: Listing<T>,
    /// Draws an item, as an element of an ordered list.
    #[prop(into)]
    each: Callback<T, AnyView>,
    /// What is shown when nothing is found.
    #[prop(into)]
    nothing: ViewFn,
    /// Words of the button that asks for the next items.
    #[prop(into)]
    next: TextProp,
) -> impl IntoView {
    let i18n = use_i18n();
    let Listing { found: Found { items, total, next: cursor, state, .. }, on_retry, on_next, .. } = listing;
    let instead = Memo::new(move |_| {
        let empty = items.with(Vec::is_empty);
        match state.get() {
            State::Loading if empty => Instead::Skeleton,
            State::Failed(error) => Instead::Trouble(error),
            State::Ready if empty => Instead::Nothing,
            _ => Instead::List,
        }
    });
    let shown = Signal::derive(move || {
        let locale = i18n.locale();
        let count = items.with(Vec::len) as u64;
        let total = total.get().unwrap_or_default();
        (FrameTexts::of(i18n).shown)(&format::number(count, locale), &format::number(total, locale))
    });
    move || match instead.get() {
        Instead::Skeleton => view! { <Skeleton label=move || FrameTexts::of(i18n).loading/> }.into_any(),
        Instead::Trouble(error) => view! { <Trouble error on_retry/> }.into_any(),
        Instead::Nothing => nothing.run(),
        Instead::List => view! {
            <ol
                class="cards"
                aria-labelledby=COUNT
                aria-busy=move || if state.get() == State::Loading { "true" } else { "false" }
            >
                <For each=move || items.get() key=key children=move |item| each.run(item)/>
            </ol>
            {move || match state.get() {
                State::FailedMore(error) => Some(view! { <Trouble error on_retry=on_next/> }),
                _ => None,
            }}
            <Pager
                next=next.clone()
                shown
                more=Signal::derive(move || cursor.with(Option::is_some))
                busy=Signal::derive(move || matches!(state.get(), State::Loading | State::LoadingMore))
                on_next
            />
        }
        .into_any(),
    }
}
