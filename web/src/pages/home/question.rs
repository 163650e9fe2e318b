//! « Où ? »: the question that the first page asks.

use cafeia_shared::{
    cafes::{CafeFilter, CafeQuery},
    position::Position,
    site::SitePage,
    territories::TerritoryCode,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    i18n::{HomeTexts, use_i18n},
    pages::{
        PlaceField,
        address::with_query,
        near_me::{NearMe, cafes_around},
    },
};

/// The field and the button; each answer leads to the agenda.
#[component]
pub(super) fn Question() -> impl IntoView {
    let i18n = use_i18n();
    let navigate = use_navigate();
    let search = Callback::new(move |query: CafeQuery| {
        navigate(&with_query(SitePage::Agenda, &query), NavigateOptions::default());
    });
    let on_choose = move |territory: TerritoryCode| {
        let filter = CafeFilter { territory: vec![territory], ..CafeFilter::default() };
        search.run(CafeQuery { filter, ..CafeQuery::default() });
    };
    view! {
        <div class="question-where" role="search" aria-label=move || HomeTexts::of(i18n).search>
            <PlaceField on_choose/>
            <NearMe on_found=move |point: Position| search.run(cafes_around(point))/>
        </div>
    }
}
