//! Facilitators, organisations and needs of which nothing was heard: whoever knows that they are there says so in place.

use cafeia_shared::{
    life::{LivingKind, Sleeper, SleeperQuery, Vitality},
    paging::Page,
    problem::ProblemCode,
    query::Paging,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        forms::reason,
        needs,
        paged::{MorePages, Paged},
    },
    lines::{leave, line_id},
    panel::Panel,
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{CockpitTexts, WorkspaceTexts, use_i18n},
    kit::{Badge, Button, Toasts, Tone},
    pages::fetched::{Awaited, use_fetched},
};

/// Lines that come at a time.
const AT_A_TIME: u16 = 5;

fn query(cursor: Option<String>) -> SleeperQuery {
    SleeperQuery { paging: Paging { limit: Some(AT_A_TIME), cursor }, ..SleeperQuery::default() }
}

async fn ask((): ()) -> Result<Page<Sleeper>, CallError> {
    Ok(client::sleepers(query(None)).await?)
}

/// The panel.
#[component]
pub(super) fn Asleep() -> impl IntoView {
    let i18n = use_i18n();
    let fetched = use_fetched(Signal::stored(()), ask);
    view! {
        <Panel title=|texts| texts.asleep>
            <p class="cockpit__help">{move || CockpitTexts::of(i18n).asleep_help}</p>
            <Awaited fetched rows=1 draw=|page| view! { <Lines page/> }.into_any()/>
        </Panel>
    }
}

#[component]
fn Lines(page: Page<Sleeper>) -> impl IntoView {
    let i18n = use_i18n();
    let list = Paged::new(page);
    let empty = Memo::new(move |_| list.items.with(Vec::is_empty));
    let ask = |cursor| client::sleepers(query(Some(cursor)));
    move || {
        if empty.get() {
            return view! { <p role="status">{move || CockpitTexts::of(i18n).asleep_none}</p> }.into_any();
        }
        view! {
            <ul class="lines">
                <For each=move || list.items.get() key=|one| (one.id, one.version) let:sleeper>
                    <Line sleeper list/>
                </For>
            </ul>
            <MorePages list next=move || CockpitTexts::of(i18n).next ask id=|one| one.id/>
        }
        .into_any()
    }
}

#[component]
fn Line(sleeper: Sleeper, list: Paged<Sleeper>) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let Sleeper { kind, id, version, name, commune, vitality, last_sign_at, asked_at, .. } = sleeper;
    let busy = RwSignal::new(false);
    let name = StoredValue::new(name);
    let confirm = move |()| {
        busy.set(true);
        spawn_local(async move {
            let confirmed = client::confirm_life(kind, id, version).await;
            if busy.try_set(false).is_some() {
                return;
            }
            let texts = CockpitTexts::now(i18n);
            let gone = match &confirmed {
                Ok(_) => true,
                // Who was changed is not silent any more.
                Err(denial) => denial.code() == Some(ProblemCode::VersionMismatch),
            };
            let words = match confirmed {
                Ok(_) => name.with_value(|name| (texts.confirmed)(name)),
                Err(_) if gone => texts.changed.to_owned(),
                Err(denial) => {
                    reason(denial.code(), |texts| texts.failed)(WorkspaceTexts::now(i18n)).to_owned()
                }
            };
            if let Some(toasts) = toasts {
                toasts.say(words);
            }
            if gone {
                leave(list, id, |one| one.id, "button");
            }
        });
    };
    let tone = if vitality == Vitality::Quiet { Tone::Plain } else { Tone::Warning };
    let standing = move || {
        let texts = CockpitTexts::of(i18n);
        match vitality {
            Vitality::Awake | Vitality::Quiet => texts.quiet,
            Vitality::Unconfirmed => texts.unconfirmed,
            Vitality::Hidden => texts.hidden,
        }
    };
    let what = move || {
        let texts = CockpitTexts::of(i18n);
        match kind {
            LivingKind::Facilitator => texts.facilitator,
            LivingKind::Organisation => texts.organisation,
            LivingKind::Need => texts.need,
        }
    };
    let last = move || (CockpitTexts::of(i18n).last_sign)(&format::own_day(last_sign_at, i18n.locale()));
    let asked = move || match asked_at {
        Some(at) => (CockpitTexts::of(i18n).asked)(&format::own_day(at, i18n.locale())),
        None => CockpitTexts::of(i18n).not_asked.to_owned(),
    };
    view! {
        <li id=line_id(id) class="cockpit__line">
            <div>
                <p>
                    {match kind {
                        LivingKind::Need => {
                            view! { <a href=needs::address(id.into())>{name.get_value()}</a> }.into_any()
                        }
                        LivingKind::Facilitator | LivingKind::Organisation => {
                            view! { <strong>{name.get_value()}</strong> }.into_any()
                        }
                    }}
                    {commune.map(|commune| format!(" ({})", commune.name))}
                    " "
                    <Badge>{what}</Badge>
                    " "
                    <Badge tone>{standing}</Badge>
                </p>
                <p>{last} " · " {asked}</p>
            </div>
            <Button busy on_press=confirm>
                {move || CockpitTexts::of(i18n).still_there}
                <span class="visually-hidden">": " {name.get_value()}</span>
            </Button>
        </li>
    }
}
