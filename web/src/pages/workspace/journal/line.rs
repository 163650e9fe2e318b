//! One change, in a line.

use cafeia_shared::{
    ids::{AccountId, NeedId},
    journal::{ActorKind, JournalActor, JournalEntry, JournalFilter, JournalQuery},
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;
use uuid::Uuid;

use super::{super::needs, JOURNAL};
use crate::{
    format,
    i18n::{JournalTexts, use_i18n},
    kit::Badge,
    pages::address::with_query,
};

/// The history of one thing.
pub(super) fn history_of(object: Uuid) -> String {
    let filter = JournalFilter { object: Some(object), ..JournalFilter::default() };
    with_query(JOURNAL, &JournalQuery { filter, ..JournalQuery::default() })
}

/// All that an account did.
fn done_by(actor: AccountId) -> String {
    let filter = JournalFilter { actor: Some(actor), ..JournalFilter::default() };
    with_query(JOURNAL, &JournalQuery { filter, ..JournalQuery::default() })
}

/// Where one reads of the thing itself; what has no page of its own, or is gone, leads to its history.
fn page_of(aggregate: &str, object: Uuid, is_there: bool) -> String {
    let id = object.to_string();
    let page = match aggregate {
        "cafe" | "report" => WorkspacePage::Cafe(&id),
        "need" => return needs::address(NeedId(object)),
        "organisation" if is_there => WorkspacePage::Organisation(&id),
        "facilitator" if is_there => WorkspacePage::Facilitator(&id),
        "resource" if is_there => WorkspacePage::Resource(&id),
        _ => return history_of(object),
    };
    SitePage::Workspace(page).to_string()
}

/// One change.
#[component]
pub fn JournalLine(
    /// The change.
    entry: JournalEntry,
    /// Whether the thing it is about is named beside it already.
    #[prop(optional)]
    of_one_thing: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let JournalEntry { at, actor, aggregate, object_id, object_name, event, changed, commune, .. } = entry;
    let (kind, word) = (StoredValue::new(aggregate), StoredValue::new(event));
    let href = kind.with_value(|kind| page_of(kind, object_id, object_name.is_some()));
    // Roles and tasks have no name of their own.
    let is_named =
        object_name.is_some() || !matches!(kind.get_value().as_str(), "grant" | "job" | "need" | "import");
    let name = StoredValue::new(object_name);
    let named =
        move || name.with_value(Clone::clone).unwrap_or_else(|| JournalTexts::of(i18n).no_name.to_owned());
    let kind_words = move || kind.with_value(|kind| JournalTexts::of(i18n).kind_of(kind));
    let event_words =
        move || kind.with_value(|kind| word.with_value(|word| JournalTexts::of(i18n).event_of(kind, word)));
    let fields = move || JournalTexts::of(i18n).fields_of(&changed);
    view! {
        <li class="journal__line">
            <p>
                <Badge>{kind_words}</Badge>
                " "
                {(!of_one_thing && is_named)
                    .then(|| {
                        view! {
                            <a href=href>{named}</a>
                            {commune.map(|commune| format!(" ({})", commune.name))}
                            " · "
                        }
                    })}
                <strong>{event_words}</strong>
            </p>
            <p class="journal__who">
                <time datetime=at.to_rfc3339()>{move || format::moment(at, i18n.locale())}</time>
                " · "
                <Actor actor/>
            </p>
            {move || fields().map(|fields| view! { <p class="journal__fields">{fields}</p> })}
        </li>
    }
}

/// Who it was.
#[component]
fn Actor(actor: JournalActor) -> impl IntoView {
    let i18n = use_i18n();
    match (actor.kind, actor.id) {
        (ActorKind::Account, Some(id)) => {
            let name = StoredValue::new(actor.name);
            let words = move || {
                name.with_value(Clone::clone).unwrap_or_else(|| JournalTexts::of(i18n).an_account.to_owned())
            };
            let title = move || (JournalTexts::of(i18n).all_by)(&words());
            view! { <a href=done_by(AccountId(id)) aria-label=title>{words}</a> }.into_any()
        }
        (ActorKind::Proposal, _) => {
            view! { <span>{move || JournalTexts::of(i18n).a_proposer}</span> }.into_any()
        }
        (ActorKind::Need, _) => view! { <span>{move || JournalTexts::of(i18n).an_asker}</span> }.into_any(),
        _ => view! { <span>{move || JournalTexts::of(i18n).the_platform}</span> }.into_any(),
    }
}
