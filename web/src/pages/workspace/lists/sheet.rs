//! A list as a table of one's own columns.

use cafeia_shared::vocabulary::Term;
use leptos::prelude::*;

use super::Columns;
use crate::i18n::{I18n, ListsTexts, Words, use_i18n};

/// What stands in a line of a list's table.
pub trait Lined<C>: Clone + Send + Sync + 'static {
    /// What the column of the names is called.
    const OWN: fn(&ListsTexts) -> &'static str;

    /// What it is called.
    fn name(&self) -> &str;

    /// Where its page is.
    fn page(&self) -> String;

    /// What stands in a column; empty when it has nothing to say there.
    fn cell(&self, column: C, i18n: I18n) -> String;
}

/// What stands in a column that only says whether.
pub fn yes_or_no(yes: bool, i18n: I18n) -> &'static str {
    let texts = ListsTexts::of(i18n);
    if yes { texts.yes } else { texts.no }
}

/// The table. It scrolls by itself where its columns have no room, under names that stay; on a small screen each line is a card.
#[component]
pub fn Sheet<T, C>(
    /// What it shows; read aloud before it, not drawn.
    #[prop(into)]
    caption: TextProp,
    /// Its lines.
    items: RwSignal<Vec<T>>,
    /// Its columns, after that of the names.
    columns: Signal<Columns<C>>,
    /// Draws what stands before a name.
    #[prop(into, optional)]
    before: Option<Callback<T, AnyView>>,
) -> impl IntoView
where
    T: Lined<C>,
    C: Term + Words + Send + Sync + 'static,
{
    let i18n = use_i18n();
    let label = caption.clone();
    let headings = move || {
        let own = T::OWN(ListsTexts::of(i18n));
        let each = columns.get().0.into_iter().map(|column| column.words(i18n.locale()));
        std::iter::once(own)
            .chain(each)
            .map(|words| view! { <th scope="col" role="columnheader">{words}</th> })
            .collect_view()
    };
    let lines = move || {
        let columns = columns.get();
        items.with(|items| items.iter().map(|item| line(item, &columns, before, i18n)).collect_view())
    };
    // The roles are those that the elements have by themselves, until a style sheet makes blocks of them.
    view! {
        <div class="sheet" role="region" tabindex="0" aria-label=move || label.get().to_string()>
            <table class="sheet__table" role="table">
                <caption class="visually-hidden">{move || caption.get()}</caption>
                <thead role="rowgroup">
                    <tr role="row">{headings}</tr>
                </thead>
                <tbody role="rowgroup">{lines}</tbody>
            </table>
        </div>
    }
}

fn line<T, C>(
    item: &T,
    columns: &Columns<C>,
    before: Option<Callback<T, AnyView>>,
    i18n: I18n,
) -> impl IntoView + use<T, C>
where
    T: Lined<C>,
    C: Term + Words,
{
    let cell = |column: &C| {
        let words = item.cell(*column, i18n);
        let whole = words.clone();
        let shown =
            (!words.is_empty()).then(|| view! { <span class="sheet__words" title=whole>{words}</span> });
        view! { <td role="cell" data-column=column.words(i18n.locale())>{shown}</td> }
    };
    view! {
        <tr role="row" class="sheet__line">
            <th scope="row" role="rowheader">
                <span class="sheet__name">
                    {before.map(|before| before.run(item.clone()))}
                    <a href=item.page()>{item.name().to_owned()}</a>
                </span>
            </th>
            {columns.0.iter().map(cell).collect_view()}
        </tr>
    }
}
