//! The facilitators of the territory that one looks after.

use cafeia_shared::{
    directory::{WorkspaceFacilitator, WorkspaceFacilitatorSummary},
    ids::FacilitatorId,
    imports::ImportKind,
    mailings::MailingAudience,
    query::Query,
    site::{SitePage, WorkspacePage},
    views::ViewedList,
    vocabulary::TrainingState,
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;

use super::{
    super::{
        frame::{Me, OnlyFor, Workspace},
        lists::{
            ColumnPicker, Columns, Export, Lined, SavedViews, Selection, SelectionBar, Sheet, Tick, yes_or_no,
        },
        paged::{MorePages, Paged},
    },
    card::{PersonCard, heading_id, takes_part},
    filters::{Narrowing, Shelves},
    listed::{FacilitatorColumn, Found, Listed, Shelf, ask},
    training::TrainingDialog,
};
use crate::{
    client, format,
    i18n::{I18n, ListsTexts, MyFacilitatorsTexts, Words as _, use_i18n},
    kit::{Icon, Notice, Pictogram},
    pages::{
        address::{AddressQuery, Change, use_address_query},
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
    // Other columns are no other list.
    let asked = Memo::new(move |_| Listed { columns: Columns::default(), ..listed.get() });
    let fetched = use_fetched(asked, ask);
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
        <SavedViews
            list=ViewedList::Facilitators
            page
            query=Signal::derive(move || listed.with(Query::to_query))
        />
        <Shelves listed/>
        <Narrowing listed on_change/>
        <div class="list__tools">
            <ColumnPicker
                columns=Signal::derive(move || listed.with(|listed| listed.columns.clone()))
                on_change=move |columns| {
                    let query = Listed { columns, ..listed.get_untracked() };
                    on_change.run(Change { query, in_place: true });
                }
            />
            <Export
                kind=ImportKind::Facilitators
                query=Signal::derive(move || listed.with(|listed| listed.asked(None).to_query()))
            >
                {move || ListsTexts::of(i18n).export}
            </Export>
        </div>
        <Awaited
            fetched
            rows=3
            draw=move |found| {
                let columns = Signal::derive(move || listed.with(|listed| listed.columns.clone()));
                view! { <Loaded listed=listed.get_untracked() columns found/> }.into_any()
            }
        />
    }
}

/// Whether somebody still belongs to a shelf.
fn belongs(shelf: Shelf, now: &WorkspaceFacilitatorSummary) -> bool {
    shelf != Shelf::ToConfirm || now.training == TrainingState::Declared
}

#[component]
fn Loaded(listed: Listed, columns: Signal<Columns<FacilitatorColumn>>, found: Found) -> impl IntoView {
    let i18n = use_i18n();
    let shelf = listed.on();
    let narrowed = listed.is_narrowed();
    let listed = StoredValue::new(listed);
    let list = Paged::new(found);
    let Paged { items, total, .. } = list;
    let selection = Selection::new();
    let asked = listed.with_value(|listed| listed.asked(None).to_query());
    let writable = matches!(shelf, Shelf::ToConfirm | Shelf::Active);
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
                {writable
                    .then(|| {
                        view! {
                            <SelectionBar
                                selection
                                audience=MailingAudience::Facilitators
                                total
                                query=Signal::stored(asked.clone())
                            />
                        }
                    })}
                <InCardsOrColumns items columns selection writable asking/>
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

/// Those who came, as cards or as a table.
#[component]
fn InCardsOrColumns(
    items: RwSignal<Vec<WorkspaceFacilitatorSummary>>,
    columns: Signal<Columns<FacilitatorColumn>>,
    selection: Selection,
    writable: bool,
    asking: RwSignal<Option<WorkspaceFacilitatorSummary>>,
) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        if columns.with(|columns| columns.0.is_empty()) {
            view! {
                <ul class="people people--many">
                    <For each=move || items.get() key=|one| (one.id, one.version) let:summary>
                        <PersonCard
                            summary
                            selection
                            on_confirm=Callback::new(move |who| asking.set(Some(who)))
                        />
                    </For>
                </ul>
            }
            .into_any()
        } else {
            let tick = move |one: WorkspaceFacilitatorSummary| {
                writable.then(|| view! { <Tick selection id=one.id.0 name=one.name/> }).into_any()
            };
            view! {
                <Sheet
                    caption=move || MyFacilitatorsTexts::of(i18n).title
                    items
                    columns
                    before=Callback::new(tick)
                />
            }
            .into_any()
        }
    }
}

impl Lined<FacilitatorColumn> for WorkspaceFacilitatorSummary {
    const OWN: fn(&ListsTexts) -> &'static str = |texts| texts.name_column;

    fn name(&self) -> &str {
        &self.name
    }

    fn page(&self) -> String {
        SitePage::Workspace(WorkspacePage::Facilitator(&self.id.to_string())).to_string()
    }

    fn cell(&self, column: FacilitatorColumn, i18n: I18n) -> String {
        let locale = i18n.locale();
        match column {
            FacilitatorColumn::Training => self.training.words(locale).to_owned(),
            FacilitatorColumn::Commune => self.commune.with_departement(),
            FacilitatorColumn::Shown => {
                yes_or_no(self.visible && takes_part(self.life_status), i18n).to_owned()
            }
            FacilitatorColumn::Life => self.life_status.words(locale).to_owned(),
            FacilitatorColumn::UpdatedAt => format::own_day(self.updated_at, locale),
        }
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
