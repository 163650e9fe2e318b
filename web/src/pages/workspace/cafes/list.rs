//! The cafés of a shelf.

use cafeia_shared::{
    paging::Page,
    site::{SitePage, WorkspacePage},
    vocabulary::{EventStatus, PublicationStatus},
    workspace::{WorkspaceCafeQuery, WorkspaceCafeSummary},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        forms::reason,
        review::{Clock, use_now},
        written::place_words,
    },
    shelf::Shelf,
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{FrameTexts, MyCafesTexts, Words as _, WorkspaceTexts, use_i18n},
    kit::{Badge, Card, Icon, Notice, Pager, Pictogram, Toasts, Tone},
    pages::{
        cafes::status_tone,
        fetched::{Awaited, use_fetched},
    },
};

async fn ask(query: WorkspaceCafeQuery) -> Result<Page<WorkspaceCafeSummary>, CallError> {
    Ok(client::workspace_cafes(query).await?)
}

/// The cafés of a shelf.
#[component]
pub fn ShelfList(
    /// Which one.
    shelf: Shelf,
) -> impl IntoView {
    let fetched = use_fetched(Signal::stored(shelf.query()), ask);
    view! { <Awaited fetched rows=3 draw=move |page| view! { <Loaded shelf page/> }.into_any()/> }
}

#[component]
fn Loaded(shelf: Shelf, page: Page<WorkspaceCafeSummary>) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let now = use_now();
    let total = page.total;
    let items = RwSignal::new(page.data);
    let next = RwSignal::new(page.next_cursor);
    let busy = RwSignal::new(false);
    let more = move |()| {
        let Some(cursor) = next.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            let came =
                client::workspace_cafes(WorkspaceCafeQuery { cursor: Some(cursor), ..shelf.query() }).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match came {
                Ok(page) => {
                    next.set(page.next_cursor);
                    items.update(|items| {
                        let known: Vec<_> = items.iter().map(|one| one.id).collect();
                        items.extend(page.data.into_iter().filter(|one| !known.contains(&one.id)));
                    });
                }
                Err(denial) => {
                    if let Some(toasts) = toasts {
                        toasts.say(reason(denial.code(), |texts| texts.failed)(WorkspaceTexts::now(i18n)));
                    }
                }
            }
        });
    };
    let count = move || (MyCafesTexts::of(i18n).found)(total, &format::number(total, i18n.locale()));
    let shown = Signal::derive(move || {
        let number = |count| format::number(count, i18n.locale());
        (FrameTexts::of(i18n).shown)(&number(items.with(Vec::len) as u64), &number(total))
    });
    let empty = items.with_untracked(Vec::is_empty);
    view! {
        <h2>
            {move || MyCafesTexts::of(i18n).shelf(shelf)}
            " "
            <span class="shelves__count" role="status">{count}</span>
        </h2>
        {if empty {
            view! {
                <Notice icon=Icon::Coffee title=move || MyCafesTexts::of(i18n).none>
                    <p>{move || MyCafesTexts::of(i18n).none_help(shelf)}</p>
                </Notice>
            }
                .into_any()
        } else {
            view! {
                <ul class="cards">
                    <For each=move || items.get() key=|one| one.id let:cafe>
                        <Line cafe now/>
                    </For>
                </ul>
                <Pager
                    next=move || MyCafesTexts::of(i18n).next
                    shown
                    more=Signal::derive(move || next.with(Option::is_some))
                    busy
                    on_next=more
                />
            }
                .into_any()
        }}
    }
}

/// A café of one's own.
#[component]
fn Line(cafe: WorkspaceCafeSummary, now: Signal<chrono::DateTime<chrono::Utc>>) -> impl IntoView {
    let i18n = use_i18n();
    let page = SitePage::Workspace(WorkspacePage::Cafe(&cafe.id.to_string())).to_string();
    let (starts_at, ends_at, zone) = (cafe.starts_at, cafe.ends_at, StoredValue::new(cafe.timezone));
    let when = move || {
        zone.with_value(|zone| {
            let locale = i18n.locale();
            let day = format::long_day(starts_at, zone, locale);
            format!("{day}, {}", format::hours(starts_at, ends_at, zone, locale))
        })
    };
    let (publication, status) = (cafe.publication, cafe.event_status);
    let muted = matches!(status, EventStatus::Cancelled | EventStatus::NotHeld)
        || matches!(publication, PublicationStatus::Archived | PublicationStatus::Rejected);
    let tone = match publication {
        PublicationStatus::Published => Tone::Good,
        PublicationStatus::Rejected => Tone::Stop,
        PublicationStatus::Draft | PublicationStatus::Submitted | PublicationStatus::Archived => Tone::Plain,
    };
    let place = cafe.place_name.clone();
    let host = Some(cafe.host.name).filter(|host| Some(host) != place.as_ref());
    let commune = cafe.commune.map(|commune| commune.name);
    let at = place_words(place.as_deref(), commune.as_deref());
    view! {
        <Card muted>
            <div class="card__body">
                <h3 class="card__title"><a class="card__link" href=page>{cafe.title}</a></h3>
                <p class="facts"><Pictogram icon=Icon::Clock/><span>{when}</span></p>
                {(!at.is_empty())
                    .then(|| {
                        view! { <p class="facts"><Pictogram icon=Icon::Place/><span>{at}</span></p> }
                    })}
                {host.map(|host| view! { <p class="facts"><Pictogram icon=Icon::Coffee/><span>{host}</span></p> })}
                <p class="badges">
                    <Badge tone>{move || publication.words(i18n.locale())}</Badge>
                    {status_tone(status)
                        .map(|tone| view! { <Badge tone>{move || status.words(i18n.locale())}</Badge> })}
                    {cafe.review_since.map(|since| view! { <Clock since now/> })}
                </p>
            </div>
        </Card>
    }
}
