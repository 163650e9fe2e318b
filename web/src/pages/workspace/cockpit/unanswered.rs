//! Needs that wait for an answer, the oldest first: those who could come are asked, or named, in place.

use cafeia_shared::{
    ids::{FacilitatorId, NeedId},
    needs::{NeedCandidate, NeedQuery, NeedStatus, NeedStep, NeedView, NewNeedStep, WorkspaceNeedSummary},
    paging::Page,
    site::{SitePage, WorkspacePage},
};
use chrono::{DateTime, Utc};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        forms::reason,
        needs,
        paged::{MorePages, Paged},
        review::{Clock, use_now},
    },
    lines::{leave, line_id},
    panel::Panel,
};
use crate::{
    client::{self, CallError},
    i18n::{CockpitTexts, FrameTexts, I18n, NeedTexts, NeedsTexts, WorkspaceTexts, use_i18n},
    kit::{Button, ButtonKind, Skeleton, Toasts},
    pages::fetched::{Awaited, use_fetched},
};

/// Lines that come at a time.
const AT_A_TIME: u16 = 5;
/// Those who could come, shown at most; the need's own page has all of them.
const SHOWN: usize = 3;

fn query(cursor: Option<String>) -> NeedQuery {
    NeedQuery { view: Some(NeedView::Managed), limit: Some(AT_A_TIME), cursor, ..NeedQuery::default() }
}

async fn ask((): ()) -> Result<Page<WorkspaceNeedSummary>, CallError> {
    Ok(client::needs(query(None)).await?)
}

/// The panel.
#[component]
pub(super) fn Unanswered() -> impl IntoView {
    let fetched = use_fetched(Signal::stored(()), ask);
    view! {
        <Panel title=|texts| texts.needs>
            <Awaited fetched rows=1 draw=|page| view! { <Lines page/> }.into_any()/>
        </Panel>
    }
}

#[component]
fn Lines(page: Page<WorkspaceNeedSummary>) -> impl IntoView {
    let i18n = use_i18n();
    let now = use_now();
    let list = Paged::new(page);
    let empty = Memo::new(move |_| list.items.with(Vec::is_empty));
    let ask = |cursor| client::needs(query(Some(cursor)));
    let all = SitePage::Workspace(WorkspacePage::Needs).to_string();
    view! {
        {move || {
            if empty.get() {
                return view! { <p role="status">{move || CockpitTexts::of(i18n).needs_none}</p> }.into_any();
            }
            view! {
                <ul class="lines">
                    <For each=move || list.items.get() key=|need| need.id let:need>
                        <Line need list now/>
                    </For>
                </ul>
                <MorePages list next=move || CockpitTexts::of(i18n).next ask id=|need| need.id/>
            }
                .into_any()
        }}
        <p><a class="button" href=all>{move || CockpitTexts::of(i18n).needs_all}</a></p>
    }
}

/// A need of the panel, and what one does with it there.
#[derive(Clone, Copy)]
struct Desk {
    id: NeedId,
    version: RwSignal<u32>,
    /// How many were asked and have not answered.
    asked: RwSignal<u32>,
    /// Those who could come, once they were asked for.
    candidates: RwSignal<Option<Vec<NeedCandidate>>>,
    busy: RwSignal<bool>,
    list: Paged<WorkspaceNeedSummary>,
    i18n: I18n,
    toasts: Option<Toasts>,
}

impl Desk {
    fn say(self, words: impl Into<String>) {
        if let Some(toasts) = self.toasts {
            toasts.say(words);
        }
    }

    /// Asks who could come.
    fn look(self) {
        spawn_local(async move {
            match client::need(self.id).await {
                Ok(need) if need.steps.contains(&NeedStep::Propose) => {
                    self.version.try_set(need.summary.version);
                    self.asked.try_set(need.summary.asked);
                    self.candidates.try_set(Some(need.candidates));
                }
                // Somebody was faster.
                Ok(_) => self.gone(),
                Err(denial) => {
                    let words = reason(denial.code(), |texts| texts.failed);
                    self.say(words(WorkspaceTexts::now(self.i18n)));
                }
            }
            self.busy.try_set(false);
        });
    }

    fn gone(self) {
        self.say(CockpitTexts::now(self.i18n).need_answered);
        leave(self.list, self.id, |need| need.id, "a");
    }

    /// Asks somebody, or says that they come.
    fn take(self, step: NeedStep, facilitator: FacilitatorId, name: &str) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let name = name.to_owned();
        let version = self.version.get_untracked();
        spawn_local(async move {
            let new = NewNeedStep { facilitator_ids: vec![facilitator], ..NewNeedStep::new(step) };
            let came = client::step_need(self.id, version, &new).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match came {
                Ok(need) if need.summary.status == NeedStatus::Accepted => {
                    self.say((NeedsTexts::now(self.i18n).assigned)(&name));
                    leave(self.list, self.id, |need| need.id, "a");
                }
                Ok(need) => {
                    self.version.set(need.summary.version);
                    self.asked.set(need.summary.asked);
                    self.candidates.set(Some(need.candidates));
                    self.say((CockpitTexts::now(self.i18n).need_proposed)(&name));
                }
                Err(denial) => {
                    let words = reason(denial.code(), |texts| texts.failed);
                    self.say(words(WorkspaceTexts::now(self.i18n)));
                    self.look();
                }
            }
        });
    }
}

#[component]
fn Line(
    need: WorkspaceNeedSummary,
    list: Paged<WorkspaceNeedSummary>,
    now: Signal<DateTime<Utc>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let WorkspaceNeedSummary { id, version, commune, host_name, people, asked, waiting_since, .. } = need;
    let desk = Desk {
        id,
        version: RwSignal::new(version),
        asked: RwSignal::new(asked),
        candidates: RwSignal::new(None),
        busy: RwSignal::new(false),
        list,
        i18n,
        toasts: use_context(),
    };
    let look = move |_| {
        if desk.candidates.with_untracked(Option::is_none) && !desk.busy.get_untracked() {
            desk.busy.set(true);
            desk.look();
        }
    };
    let named = host_name.clone();
    view! {
        <li id=line_id(id)>
            <p>
                <a href=needs::address(id)>{host_name}</a>
                {format!(" ({})", commune.name)}
                " "
                {waiting_since.map(|since| view! { <Clock since now/> })}
            </p>
            <p>
                {move || (NeedTexts::of(i18n).about)(people)}
                {move || {
                    let asked = desk.asked.get();
                    (asked > 0).then(|| format!(" · {}", (NeedsTexts::of(i18n).asked)(asked)))
                }}
            </p>
            <details on:toggle=look>
                <summary>
                    {move || CockpitTexts::of(i18n).who_could}
                    <span class="visually-hidden">": " {named}</span>
                </summary>
                {move || match desk.candidates.get() {
                    Some(candidates) => view! { <Candidates desk candidates/> }.into_any(),
                    None => view! { <Skeleton label=move || FrameTexts::of(i18n).loading rows=1/> }.into_any(),
                }}
            </details>
        </li>
    }
}

#[component]
fn Candidates(desk: Desk, candidates: Vec<NeedCandidate>) -> impl IntoView {
    let i18n = use_i18n();
    if candidates.is_empty() {
        return view! { <p role="status">{move || NeedsTexts::of(i18n).no_candidate}</p> }.into_any();
    }
    let rest = candidates.len().saturating_sub(SHOWN);
    let one = move |candidate: NeedCandidate| {
        let NeedCandidate {
            facilitator_id,
            name,
            commune,
            distance_km,
            travel_radius_km,
            reachable,
            offer,
            ..
        } = candidate;
        let named = StoredValue::new(name.clone());
        let take = move |step| named.with_value(|name| desk.take(step, facilitator_id, name));
        view! {
            <li>
                <p>
                    <strong>{name}</strong>
                    ", "
                    {move || (NeedsTexts::of(i18n).reach)(&commune.name, distance_km, travel_radius_km)}
                </p>
                <p class="actions">
                    {(reachable && offer.is_none())
                        .then(|| {
                            view! {
                                <Button busy=desk.busy on_press=move |()| take(NeedStep::Propose)>
                                    {move || named.with_value(|name| (NeedsTexts::of(i18n).choose)(name))}
                                </Button>
                            }
                        })}
                    <Button kind=ButtonKind::Quiet busy=desk.busy on_press=move |()| take(NeedStep::Assign)>
                        {move || named.with_value(|name| (NeedsTexts::of(i18n).assign_to)(name))}
                    </Button>
                </p>
            </li>
        }
    };
    view! {
        <ul class="lines">{candidates.into_iter().take(SHOWN).map(one).collect_view()}</ul>
        {(rest > 0)
            .then(|| {
                view! {
                    <p>
                        <a href=needs::address(desk.id)>{move || (CockpitTexts::of(i18n).others)(rest)}</a>
                    </p>
                }
            })}
    }
    .into_any()
}
