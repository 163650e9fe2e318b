//! The needs, those that wait longest first, or the nearest.

use cafeia_shared::{
    life::Vitality,
    needs::{NeedQuery, NeedStatus, NeedView, WorkspaceNeedSummary},
    paging::Page,
};
use leptos::prelude::*;

use super::{
    super::{
        frame::Me,
        paged::{MorePages, Paged},
        review::{Clock, use_now},
    },
    address,
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{NeedTexts, NeedsTexts, Words, use_i18n},
    kit::{Badge, Card, ChoiceGroup, Icon, Notice, Tone},
    pages::{
        fetched::{Awaited, use_fetched},
        needed::Periods,
    },
};

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shelf {
    Waiting,
    Accepted,
    DaysOver,
    Over,
}

type Asked = (NeedView, Shelf);

fn query((view, shelf): Asked, cursor: Option<String>) -> NeedQuery {
    let status = match shelf {
        Shelf::Waiting if view == NeedView::Around => Vec::new(),
        Shelf::Waiting | Shelf::DaysOver => vec![NeedStatus::Open, NeedStatus::Proposed],
        Shelf::Accepted => vec![NeedStatus::Accepted],
        Shelf::Over => {
            vec![NeedStatus::Done, NeedStatus::Declined, NeedStatus::Withdrawn, NeedStatus::Merged]
        }
    };
    let days_over = (shelf == Shelf::DaysOver).then_some(true);
    NeedQuery { view: Some(view), status, days_over, limit: None, cursor }
}

async fn ask(asked: Asked) -> Result<Page<WorkspaceNeedSummary>, CallError> {
    Ok(client::needs(query(asked, None)).await?)
}

/// The list.
#[component]
pub fn Needs(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let (manages, facilitates) = untrack(|| (me.looks_after_others(), me.facilitates()));
    let first = if manages { NeedView::Managed } else { NeedView::Around };
    let (from, shelf) = (RwSignal::new(first), RwSignal::new(Shelf::Waiting));
    let fetched = use_fetched(Signal::derive(move || (from.get(), shelf.get())), ask);
    let views = Signal::derive(move || {
        let texts = NeedsTexts::of(i18n);
        vec![(NeedView::Managed, texts.managed), (NeedView::Around, texts.around)]
    });
    let shelves = Signal::derive(move || {
        let texts = NeedsTexts::of(i18n);
        let mut shelves = vec![(Shelf::Waiting, texts.waiting), (Shelf::Accepted, texts.accepted)];
        if from.get() == NeedView::Managed {
            shelves.push((Shelf::DaysOver, texts.days_over));
        }
        shelves.push((Shelf::Over, texts.over));
        shelves
    });
    view! {
        <p class="lead">{move || NeedsTexts::of(i18n).lead}</p>
        {(manages && facilitates)
            .then(|| {
                view! {
                    <ChoiceGroup
                        label=move || NeedsTexts::of(i18n).view
                        choices=views
                        chosen=from
                        on_choose=move |chosen| {
                            if shelf.get_untracked() == Shelf::DaysOver {
                                shelf.set(Shelf::Waiting);
                            }
                            from.set(chosen);
                        }
                    />
                }
            })}
        <ChoiceGroup
            label=move || NeedsTexts::of(i18n).state
            choices=shelves
            chosen=shelf
            on_choose=move |chosen| shelf.set(chosen)
        />
        <Awaited
            fetched
            rows=3
            draw=move |page| {
                let asked = (from.get_untracked(), shelf.get_untracked());
                view! { <List page asked/> }.into_any()
            }
        />
    }
}

#[component]
fn List(page: Page<WorkspaceNeedSummary>, asked: Asked) -> impl IntoView {
    let i18n = use_i18n();
    let now = use_now();
    let list = Paged::new(page);
    let ask = move |cursor| client::needs(query(asked, Some(cursor)));
    let count = move || {
        let total = list.total.get();
        (NeedsTexts::of(i18n).found)(total, &format::number(total, i18n.locale()))
    };
    let empty = Memo::new(move |_| list.items.with(Vec::is_empty));
    view! {
        <h2><span role="status">{count}</span></h2>
        {move || {
            if empty.get() {
                view! {
                    <Notice icon=Icon::Coffee title=move || NeedsTexts::of(i18n).none>
                        <p>
                            {move || {
                                let texts = NeedsTexts::of(i18n);
                                match asked {
                                    (_, Shelf::DaysOver) => texts.none_days_over,
                                    (NeedView::Managed, _) => texts.none_managed,
                                    (NeedView::Around, _) => texts.none_around,
                                }
                            }}
                        </p>
                    </Notice>
                }
                    .into_any()
            } else {
                view! {
                    <ul class="cards">
                        <For each=move || list.items.get() key=|one| (one.id, one.version) let:need>
                            <Entry need now/>
                        </For>
                    </ul>
                    <MorePages list next=move || NeedsTexts::of(i18n).next ask id=|one| one.id/>
                }
                    .into_any()
            }
        }}
    }
}

/// One need of the list.
#[component]
fn Entry(need: WorkspaceNeedSummary, now: Signal<chrono::DateTime<chrono::Utc>>) -> impl IntoView {
    let i18n = use_i18n();
    let WorkspaceNeedSummary {
        id,
        status,
        commune,
        host_name,
        periods,
        people,
        asked,
        facilitator,
        own_offer,
        distance_km,
        waiting_since,
        days_over,
        vitality,
        ..
    } = need;
    view! {
        <Card>
            <div class="card__body">
                <h3 class="card__title">
                    <a class="card__link" href=address(id)>
                        {host_name}
                        ", "
                        {commune.name}
                    </a>
                </h3>
                <p class="need__badges">
                    <Badge tone=if facilitator.is_some() { Tone::Good } else { Tone::Plain }>
                        {move || status.words(i18n.locale())}
                    </Badge>
                    {waiting_since.map(|since| view! { <Clock since now/> })}
                    <Standing days_over vitality/>
                    {own_offer
                        .map(|offer| view! { <Badge tone=Tone::Warning>{move || offer.words(i18n.locale())}</Badge> })}
                </p>
                {facilitator.map(|name| view! { <p>{move || (NeedsTexts::of(i18n).comes)(&name)}</p> })}
                <p>
                    {move || (NeedTexts::of(i18n).about)(people)}
                    {distance_km
                        .map(|km| view! { <span>" · " {move || (NeedsTexts::of(i18n).distance)(km)}</span> })}
                    {(asked > 0)
                        .then(|| view! { <span>" · " {move || (NeedsTexts::of(i18n).asked)(asked)}</span> })}
                </p>
                <Periods periods/>
            </div>
        </Card>
    }
}

/// What speaks against counting on a need: no day that is wished for is left, or nothing was heard of whoever asks.
#[component]
pub fn Standing(days_over: bool, vitality: Vitality) -> impl IntoView {
    let i18n = use_i18n();
    let quiet = match vitality {
        Vitality::Awake | Vitality::Quiet => None,
        Vitality::Unconfirmed => Some((|texts| texts.unconfirmed) as fn(&NeedsTexts) -> &'static str),
        Vitality::Hidden => Some((|texts| texts.hidden) as fn(&NeedsTexts) -> &'static str),
    };
    view! {
        {days_over.then(|| view! { <Badge tone=Tone::Warning>{move || NeedsTexts::of(i18n).days_over}</Badge> })}
        {quiet.map(|words| view! { <Badge tone=Tone::Warning>{move || words(NeedsTexts::of(i18n))}</Badge> })}
    }
}
