//! The shelves of facilitators, and what narrows them.

use cafeia_shared::vocabulary::{Term as _, TrainingState};
use leptos::prelude::*;

use super::{
    super::lists::OrderField,
    listed::{Listed, Shelf},
};
use crate::{
    i18n::{ListsTexts, MyFacilitatorsTexts, Words as _, use_i18n},
    kit::{SearchForm, Select},
    pages::{address::Change, words_field::WordsField},
};

/// The shelves, each a link.
#[component]
pub fn Shelves(
    /// What is listed.
    listed: Memo<Listed>,
) -> impl IntoView {
    let i18n = use_i18n();
    let link = move |shelf: Shelf| {
        view! {
            <a
                class="chip"
                href=move || listed.with(|listed| listed.address_of(shelf))
                aria-current=move || (listed.with(Listed::on) == shelf).then_some("page")
            >
                {move || MyFacilitatorsTexts::of(i18n).shelf(shelf)}
            </a>
        }
    };
    view! {
        <nav class="shelves" aria-label=move || MyFacilitatorsTexts::of(i18n).shelves>
            {Shelf::ALL.iter().copied().map(link).collect_view()}
        </nav>
    }
}

/// What narrows them.
#[component]
pub fn Narrowing(
    /// What is listed.
    listed: Memo<Listed>,
    /// Told what is listed from now on.
    on_change: Callback<Change<Listed>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let change = move |mutate: &dyn Fn(&mut Listed), in_place: bool| {
        let mut query = listed.get_untracked();
        mutate(&mut query);
        on_change.run(Change { query, in_place });
    };
    let trainings = Signal::derive(move || {
        let any = (None, MyFacilitatorsTexts::of(i18n).any_training);
        let each = TrainingState::ALL.iter().map(|state| (Some(*state), state.words(i18n.locale())));
        std::iter::once(any).chain(each).collect::<Vec<_>>()
    });
    let shown = Signal::derive(move || {
        let texts = MyFacilitatorsTexts::of(i18n);
        vec![(None, texts.shown_or_not), (Some(true), texts.shown), (Some(false), texts.hidden)]
    });
    let on_search = move |words: Option<String>| change(&move |listed| listed.q.clone_from(&words), true);
    let has_training = Memo::new(move |_| listed.with(Listed::on) != Shelf::ToConfirm);
    view! {
        <SearchForm class="narrowing" label=move || MyFacilitatorsTexts::of(i18n).filters>
            <WordsField
                label=move || MyFacilitatorsTexts::of(i18n).words
                hint=move || MyFacilitatorsTexts::of(i18n).words_hint
                words=Signal::derive(move || listed.with(|listed| listed.q.clone()))
                on_search
            />
            {move || {
                has_training
                    .get()
                    .then(|| {
                        view! {
                            <Select
                                label=move || MyFacilitatorsTexts::of(i18n).training
                                choices=trainings
                                chosen=Signal::derive(move || listed.with(|listed| listed.training))
                                on_choose=move |chosen| change(&move |listed| listed.training = chosen, false)
                            />
                        }
                    })
            }}
            <Select
                label=move || MyFacilitatorsTexts::of(i18n).visibility
                choices=shown
                chosen=Signal::derive(move || listed.with(|listed| listed.visible))
                on_choose=move |chosen| change(&move |listed| listed.visible = chosen, false)
            />
            <OrderField
                sort=Signal::derive(move || listed.with(|listed| listed.sort))
                own=Signal::derive(move || ListsTexts::of(i18n).by_name)
                on_change=move |sort| change(&move |listed| listed.sort = sort, false)
            />
        </SearchForm>
    }
}
