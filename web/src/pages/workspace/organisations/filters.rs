//! What the organisations are searched by.

use cafeia_shared::{
    directory::{DirectoryOrder, DirectorySort, WorkspaceOrganisationFilter, WorkspaceOrganisationQuery},
    vocabulary::{LifeStatus, OrganisationKind, Term as _},
};
use leptos::prelude::*;

use super::super::lists::OrderField;
use crate::{
    i18n::{ListsTexts, MyOrganisationsTexts, Words as _, use_i18n},
    kit::{SearchForm, Select},
    pages::{address::Change, words_field::WordsField},
};

/// The form.
#[component]
pub fn Filters(
    /// The query in force.
    query: Memo<WorkspaceOrganisationQuery>,
    /// Told the new query.
    on_change: Callback<Change<WorkspaceOrganisationQuery>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let on_sort = move |sort: Option<DirectorySort>| {
        let query = WorkspaceOrganisationQuery { order: DirectoryOrder { sort }, ..query.get_untracked() };
        on_change.run(Change { query, in_place: false });
    };
    let change = move |mutate: &dyn Fn(&mut WorkspaceOrganisationFilter), in_place: bool| {
        let mut query = query.get_untracked();
        mutate(&mut query.filter);
        on_change.run(Change { query, in_place });
    };
    let kinds = Signal::derive(move || {
        let any = (None, MyOrganisationsTexts::of(i18n).any_kind);
        let each = OrganisationKind::ALL.iter().map(|kind| (Some(*kind), kind.words(i18n.locale())));
        std::iter::once(any).chain(each).collect::<Vec<_>>()
    });
    let lives = Signal::derive(move || {
        let any = (None, MyOrganisationsTexts::of(i18n).any_life);
        let each = LifeStatus::ALL.iter().map(|status| (Some(*status), status.words(i18n.locale())));
        std::iter::once(any).chain(each).collect::<Vec<_>>()
    });
    let on_search = move |words: Option<String>| {
        change(&move |filter| filter.q.clone_from(&words), true);
    };
    let on_kind = move |kind: Option<OrganisationKind>| {
        change(&move |filter| filter.kind = kind.into_iter().collect(), false);
    };
    let on_life = move |life: Option<LifeStatus>| {
        change(&move |filter| filter.life_status = life.into_iter().collect(), false);
    };
    view! {
        <SearchForm class="narrowing" label=move || MyOrganisationsTexts::of(i18n).filters>
            <WordsField
                label=move || MyOrganisationsTexts::of(i18n).words
                hint=move || MyOrganisationsTexts::of(i18n).words_hint
                words=Signal::derive(move || query.with(|query| query.filter.q.clone()))
                on_search
            />
            <Select
                label=move || MyOrganisationsTexts::of(i18n).kind
                choices=kinds
                chosen=Signal::derive(move || query.with(|query| query.filter.kind.first().copied()))
                on_choose=on_kind
            />
            <Select
                label=move || MyOrganisationsTexts::of(i18n).life
                choices=lives
                chosen=Signal::derive(move || query.with(|query| query.filter.life_status.first().copied()))
                on_choose=on_life
            />
            <OrderField
                sort=Signal::derive(move || query.with(|query| query.order.sort))
                own=Signal::derive(move || ListsTexts::of(i18n).by_name)
                on_change=on_sort
            />
        </SearchForm>
    }
}
