//! The columns in which a list is shown, and its order. Without a column a list shows cards.

use std::fmt::Display;

use cafeia_shared::{
    query::{Pairs, Params},
    vocabulary::Term,
};
use leptos::prelude::*;

use crate::{
    i18n::{ListsTexts, Words, use_i18n},
    kit::{CheckGroup, Icon, Pictogram, Select},
};

/// The name of the columns in an address.
const COLUMNS: &str = "colonnes";

/// The columns of a list, in the order of their vocabulary.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns<C>(pub Vec<C>);

impl<C> Default for Columns<C> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<C: Term> Columns<C> {
    /// Reads them from an address.
    pub fn read(params: &mut Params) -> Self {
        let mut columns: Vec<C> = params.many(COLUMNS);
        columns.sort_by_key(|column| column.ordinal());
        Self(columns)
    }

    /// Writes them into an address.
    pub fn write(&self, out: &mut Pairs)
    where
        C: Display,
    {
        out.many(COLUMNS, &self.0);
    }

    /// The same with one more, or one less.
    #[must_use]
    pub fn with(&self, column: C, shown: bool) -> Self {
        let mut columns = self.0.clone();
        columns.retain(|one| *one != column);
        if shown {
            columns.push(column);
        }
        columns.sort_by_key(|column| column.ordinal());
        Self(columns)
    }
}

/// Where one chooses the columns.
#[component]
pub fn ColumnPicker<C>(
    /// Those that are shown.
    #[prop(into)]
    columns: Signal<Columns<C>>,
    /// Told those that are shown from now on.
    #[prop(into)]
    on_change: Callback<Columns<C>>,
) -> impl IntoView
where
    C: Term + Words + Send + Sync + 'static,
{
    let i18n = use_i18n();
    let choices = Signal::derive(move || {
        C::ALL.iter().map(|column| (*column, column.words(i18n.locale()).to_owned())).collect::<Vec<_>>()
    });
    let summary = move || {
        let count = columns.with(|columns| columns.0.len()) as u64;
        (ListsTexts::of(i18n).columns)(count)
    };
    view! {
        <details class="picker">
            <summary class="button picker__summary">
                <span>{summary}</span>
                <Pictogram icon=Icon::ChevronDown/>
            </summary>
            <div class="picker__choices">
                <CheckGroup
                    label=move || ListsTexts::of(i18n).columns_shown
                    choices
                    chosen=Signal::derive(move || columns.with(|columns| columns.0.clone()))
                    on_toggle=move |(column, shown)| {
                        on_change.run(columns.with_untracked(|columns| columns.with(column, shown)));
                    }
                />
                <p class="field__hint">{move || ListsTexts::of(i18n).columns_hint}</p>
            </div>
        </details>
    }
}

/// By what a list is ordered; nothing stands for its own order.
#[component]
pub fn OrderField<S>(
    /// The order in force.
    #[prop(into)]
    sort: Signal<Option<S>>,
    /// Words of the list's own order.
    #[prop(into)]
    own: Signal<&'static str>,
    /// Told the new one.
    #[prop(into)]
    on_change: Callback<Option<S>>,
) -> impl IntoView
where
    S: Term + Words + Send + Sync + 'static,
{
    let i18n = use_i18n();
    let choices = Signal::derive(move || {
        let each = S::ALL.iter().map(|sort| (Some(*sort), sort.words(i18n.locale())));
        std::iter::once((None, own.get())).chain(each).collect::<Vec<_>>()
    });
    view! {
        <Select
            label=move || ListsTexts::of(i18n).order
            choices
            chosen=sort
            on_choose=move |chosen| on_change.run(chosen)
        />
    }
}

#[cfg(test)]
mod tests {
    use cafeia_shared::query::Query;

    use super::*;

    cafeia_shared::terms! {
        /// Columns of a test.
        Column {
            /// The first one.
            Host = "hote",
            /// The second one.
            Place = "lieu",
        }
    }

    #[derive(Debug, Default, PartialEq)]
    struct Address(Columns<Column>);

    impl Query for Address {
        fn read(params: &mut Params) -> Self {
            Self(Columns::read(params))
        }

        fn write(&self, out: &mut Pairs) {
            self.0.write(out);
        }
    }

    #[test]
    fn columns_stand_in_the_address_in_their_own_order() {
        let read = Address::parse("colonnes=lieu,hote").unwrap();
        assert_eq!(read.0.0, [Column::Host, Column::Place]);
        assert_eq!(Address::parse(&read.to_query()).unwrap(), read);
        assert_eq!(read.0.with(Column::Host, false).0, [Column::Place]);
        assert_eq!(Columns::default().with(Column::Place, true).with(Column::Host, true), read.0);
    }
}
