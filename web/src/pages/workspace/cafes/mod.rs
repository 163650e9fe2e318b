//! The cafés that one may write, by where they are on their way.

mod list;
mod shelf;

use cafeia_shared::site::{SitePage, WorkspacePage};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use self::list::ShelfList;
pub use self::shelf::Shelf;
use super::frame::{Me, OnlyFor, Workspace};
use crate::{
    i18n::{MyCafesTexts, use_i18n},
    kit::{Icon, Pictogram},
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
    let location = use_location();
    let shelf = Memo::new(move |_| location.search.with(|search| Shelf::parse(search)));
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
        <nav class="shelves" aria-label=move || MyCafesTexts::of(i18n).shelves>
            {Shelf::ALL
                .map(|one| {
                    view! {
                        <a
                            class="chip"
                            href=one.address()
                            aria-current=move || (shelf.get() == one).then_some("page")
                        >
                            {move || MyCafesTexts::of(i18n).shelf(one)}
                        </a>
                    }
                })
                .collect_view()}
        </nav>
        {move || {
            let shelf = shelf.get();
            view! { <ShelfList shelf/> }
        }}
    }
}
