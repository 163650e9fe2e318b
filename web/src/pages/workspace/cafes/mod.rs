//! The cafés that one may write, by where they are on their way.

mod list;
mod listed;
mod shelf;

use cafeia_shared::{
    imports::ImportKind,
    query::Query,
    site::{SitePage, WorkspacePage},
    views::ViewedList,
};
use leptos::prelude::*;

use self::{
    list::{Loaded, ask},
    listed::Listed,
};
pub use self::{listed::CafeColumn, shelf::Shelf};
use super::{
    frame::{Me, OnlyFor, Workspace},
    lists::{ColumnPicker, Columns, Export, OrderField, SavedViews},
};
use crate::{
    i18n::{ListsTexts, MyCafesTexts, use_i18n},
    kit::{Icon, Pictogram, SearchForm},
    pages::{
        address::{AddressQuery, Change, use_address_query},
        fetched::{Awaited, use_fetched},
        words_field::WordsField,
    },
};

/// The page.
#[component]
pub fn MyCafesPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Cafes
            title=move || MyCafesTexts::of(i18n).title
            draw=|me: Me| {
                view! {
                    <OnlyFor may=Signal::derive(move || me.writes_cafes())>
                        <Inside me/>
                    </OnlyFor>
                }
                    .into_any()
            }
        />
    }
}

#[component]
fn Inside(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let page = SitePage::Workspace(WorkspacePage::Cafes);
    let AddressQuery { query: listed, on_change, .. } = use_address_query::<Listed>(page);
    // Other columns are no other list.
    let asked = Memo::new(move |_| Listed { columns: Columns::default(), ..listed.get() });
    let columns = Signal::derive(move || listed.with(|listed| listed.columns.clone()));
    let fetched = use_fetched(asked, ask);
    let change = move |mutate: &dyn Fn(&mut Listed), in_place: bool| {
        let mut query = listed.get_untracked();
        mutate(&mut query);
        on_change.run(Change { query, in_place });
    };
    let on_search = move |words: Option<String>| change(&move |listed| listed.q.clone_from(&words), true);
    let on_columns = move |columns: Columns<CafeColumn>| {
        change(&move |listed| listed.columns.clone_from(&columns), true);
    };
    view! {
        <div class="workspace__tools">
            <a
                class="button button--primary"
                href=SitePage::Workspace(WorkspacePage::NewCafe).to_string()
            >
                <Pictogram icon=Icon::Coffee/>
                <span>{move || MyCafesTexts::of(i18n).new}</span>
            </a>
        </div>
        <SavedViews list=ViewedList::Cafes page query=Signal::derive(move || listed.with(Query::to_query))/>
        <nav class="shelves" aria-label=move || MyCafesTexts::of(i18n).shelves>
            {Shelf::ALL
                .map(|one| {
                    view! {
                        <a
                            class="chip"
                            href=move || listed.with(|listed| listed.address_of(one))
                            aria-current=move || (listed.with(Listed::on) == one).then_some("page")
                        >
                            {move || MyCafesTexts::of(i18n).shelf(one)}
                        </a>
                    }
                })
                .collect_view()}
        </nav>
        <SearchForm class="narrowing" label=move || MyCafesTexts::of(i18n).filters>
            <WordsField
                label=move || MyCafesTexts::of(i18n).words
                hint=move || MyCafesTexts::of(i18n).words_hint
                words=Signal::derive(move || listed.with(|listed| listed.q.clone()))
                on_search
            />
            <OrderField
                sort=Signal::derive(move || listed.with(|listed| listed.sort))
                own=Signal::derive(move || ListsTexts::of(i18n).by_date)
                on_change=move |sort| change(&move |listed| listed.sort = sort, false)
            />
        </SearchForm>
        <div class="list__tools">
            <ColumnPicker
                columns
                on_change=on_columns
            />
            {move || {
                me.looks_after_others()
                    .then(|| {
                        view! {
                            <Export
                                kind=ImportKind::Cafes
                                query=Signal::derive(move || listed.with(|listed| listed.asked(None).to_query()))
                            >
                                {move || ListsTexts::of(i18n).export}
                            </Export>
                        }
                    })
            }}
        </div>
        <Awaited
            fetched
            rows=3
            draw=move |page| view! { <Loaded listed=asked.get_untracked() columns page/> }.into_any()
        />
    }
}
