//! The facilitators of the territory that one looks after.

use cafeia_shared::{
    directory::{WorkspaceFacilitator, WorkspaceFacilitatorSummary},
    ids::FacilitatorId,
    site::{SitePage, WorkspacePage},
    vocabulary::TrainingState,
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;

use super::{
    super::{
        frame::{Me, OnlyFor, Workspace},
        paged::{MorePages, Paged},
    },
    card::{PersonCard, heading_id},
    filters::{Narrowing, Shelves},
    listed::{Found, Listed, Shelf, ask},
    training::TrainingDialog,
};
use crate::{
    client, format,
    i18n::{MyFacilitatorsTexts, use_i18n},
    kit::{Icon, Notice, Pictogram},
    pages::{
        address::{AddressQuery, use_address_query},
        fetched::{Awaited, use_fetched},
    },
};

/// The page.
#[component]
pub fn MyFacilitatorsPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Facilitators
            title=move || MyFacilitatorsTexts::of(i18n).title
            draw=|me: Me| {
                view! {
                    <OnlyFor may=Signal::derive(move || me.looks_after_others())>
                        <Inside/>
                    </OnlyFor>
                }
                    .into_any()
            }
        />
    }
}

#[component]
fn Inside() -> impl IntoView {
    let i18n = use_i18n();
    let page = SitePage::Workspace(WorkspacePage::Facilitators);
    let AddressQuery { query: listed, on_change, .. } = use_address_query::<Listed>(page);
    let fetched = use_fetched(listed, ask);
    view! {
        <p class="lead">{move || MyFacilitatorsTexts::of(i18n).lead}</p>
        <div class="workspace__tools">
            <a
                class="button"
                href=SitePage::Workspace(WorkspacePage::NewFacilitator).to_string()
            >
                <Pictogram icon=Icon::Pen/>
                <span>{move || MyFacilitatorsTexts::of(i18n).new}</span>
            </a>
        </div>
        <Shelves listed/>
        <Narrowing listed on_change/>
        <Awaited
            fetched
            rows=3
            draw=move |found| view! { <Loaded listed=listed.get_untracked() found/> }.into_any()
        />
    }
}

/// Whether somebody still belongs to a shelf.
fn belongs(shelf: Shelf, now: &WorkspaceFacilitatorSummary) -> bool {
    shelf != Shelf::ToConfirm || now.training == TrainingState::Declared
}

#[component]
fn Loaded(listed: Listed, found: Found) -> impl IntoView {
    let i18n = use_i18n();
    let shelf = listed.on();
    let narrowed = listed.is_narrowed();
    let listed = StoredValue::new(listed);
    let list = Paged::new(found);
    let Paged { items, total, .. } = list;
    let asking = RwSignal::new(None::<WorkspaceFacilitatorSummary>);
    let ask_more =
        move |cursor| client::workspace_facilitators(listed.with_value(|listed| listed.asked(Some(cursor))));
    let count = move || {
        let total = total.get();
        (MyFacilitatorsTexts::of(i18n).found)(total, &format::number(total, i18n.locale()))
    };
    // Who was confirmed leaves those to confirm; undone, they come back.
    let replace = move |now: WorkspaceFacilitatorSummary| {
        let (id, stays) = (now.id, belongs(shelf, &now));
        let known = items.with_untracked(|items| items.iter().any(|one| one.id == id));
        match (known, stays) {
            (true, true) => items.update(|items| {
                items.iter_mut().filter(|one| one.id == id).for_each(|one| *one = now.clone());
            }),
            (true, false) => list.remove(|one| one.id == id),
            (false, true) => {
                total.update(|total| *total += 1);
                items.update(|items| items.insert(0, now));
            }
            (false, false) => {}
        }
        focus_soon(if stays { heading_id(id) } else { COUNT.to_owned() });
    };
    let on_stale = move |id: FacilitatorId| {
        spawn_local(async move {
            // Without an answer, what is shown stays; the next attempt tells.
            let Ok(now) = client::workspace_facilitator(&id.to_string()).await else { return };
            if items.try_get_untracked().is_some() {
                if asking.with_untracked(Option::is_some) {
                    asking.set(Some(now.summary.clone()));
                }
                items.update(|items| {
                    items.iter_mut().filter(|one| one.id == id).for_each(|one| *one = now.summary.clone());
                });
            }
        });
    };
    let empty = Memo::new(move |_| items.with(Vec::is_empty));
    let drawn = move || {
        if empty.get() {
            view! { <Nobody shelf narrowed/> }.into_any()
        } else {
            view! {
                <ul class="people people--many">
                    <For each=move || items.get() key=|one| (one.id, one.version) let:summary>
                        <PersonCard summary on_confirm=Callback::new(move |who| asking.set(Some(who)))/>
                    </For>
                </ul>
                <MorePages
                    list
                    next=move || MyFacilitatorsTexts::of(i18n).next
                    ask=ask_more
                    id=|one| one.id
                    on_came=move |id| focus_soon(heading_id(id))
                />
            }
            .into_any()
        }
    };
    view! {
        <h2 id=COUNT tabindex="-1">
            {move || MyFacilitatorsTexts::of(i18n).shelf(shelf)} " "
            <span class="shelves__count" role="status">{count}</span>
        </h2>
        {drawn}
        <TrainingDialog
            asking
            on_change=move |now: WorkspaceFacilitator| replace(now.summary)
            on_stale
        />
    }
}

/// The id of the heading above the list.
const COUNT: &str = "facilitators-count";

/// Puts the focus there, once it is drawn.
fn focus_soon(id: String) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            // It is in the document, and can be focused.
            let _ = element.focus();
        }
    });
}

/// There is nobody: what that means, and where others are.
#[component]
fn Nobody(shelf: Shelf, narrowed: bool) -> impl IntoView {
    let i18n = use_i18n();
    let help = move || {
        let texts = MyFacilitatorsTexts::of(i18n);
        if narrowed { texts.none_narrowed } else { texts.none_help(shelf) }
    };
    view! {
        <Notice icon=Icon::People title=move || MyFacilitatorsTexts::of(i18n).none>
            <p>{help}</p>
            {(shelf != Shelf::Active || narrowed)
                .then(|| {
                    view! {
                        <p>
                            <a href=Listed::default().address_of(Shelf::Active)>
                                {move || MyFacilitatorsTexts::of(i18n).see_all}
                            </a>
                        </p>
                    }
                })}
        </Notice>
    }
}
