//! A list of the workspace that comes page by page.

use cafeia_shared::paging::Page;
use leptos::{prelude::*, task::spawn_local};

use super::forms::reason;
use crate::{
    client::session::Denial,
    format,
    i18n::{FrameTexts, WorkspaceTexts, use_i18n},
    kit::{Pager, Toasts},
};

/// What has come of a list.
pub struct Paged<T: 'static> {
    /// The items, in their order.
    pub items: RwSignal<Vec<T>>,
    /// How many there are in all.
    pub total: RwSignal<u64>,
    next: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
}

impl<T> Clone for Paged<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Paged<T> {}

impl<T: Send + Sync> Paged<T> {
    /// The list, from its first page.
    pub fn new(first: Page<T>) -> Self {
        Self {
            items: RwSignal::new(first.data),
            total: RwSignal::new(first.total),
            next: RwSignal::new(first.next_cursor),
            busy: RwSignal::new(false),
        }
    }

    /// Takes an item away that is no longer of the list.
    pub fn remove(self, is_it: impl Fn(&T) -> bool) {
        self.items.update(|items| items.retain(|item| !is_it(item)));
        self.total.update(|total| *total = total.saturating_sub(1));
    }

    /// Adds the page after those that have come. What an item is known by keeps one from being shown twice, when the list
    /// has changed since. Tells the first of those that came.
    async fn go_on<Id: PartialEq>(
        self,
        coming: impl Future<Output = Result<Page<T>, Denial>>,
        id: fn(&T) -> Id,
    ) -> Result<Option<Id>, Denial> {
        self.busy.set(true);
        let came = coming.await;
        // The list may have been left.
        if self.busy.try_set(false).is_some() {
            return Ok(None);
        }
        let page = came?;
        let first = page.data.first().map(id);
        self.next.set(page.next_cursor);
        self.items.update(|items| {
            let known: Vec<Id> = items.iter().map(id).collect();
            items.extend(page.data.into_iter().filter(|item| !known.contains(&id(item))));
        });
        Ok(first)
    }
}

/// The way on through such a list.
#[component]
pub fn MorePages<T, Id, Ask, Coming>(
    /// The list.
    list: Paged<T>,
    /// Words of the button.
    #[prop(into)]
    next: TextProp,
    /// Asks for the page that begins at a cursor.
    ask: Ask,
    /// What an item is known by.
    id: fn(&T) -> Id,
    /// Told the first of the items that came.
    #[prop(into, optional)]
    on_came: Option<Callback<Id>>,
) -> impl IntoView
where
    T: Send + Sync + 'static,
    Id: PartialEq + Send + Sync + 'static,
    Ask: Fn(String) -> Coming + Copy + Send + Sync + 'static,
    Coming: Future<Output = Result<Page<T>, Denial>> + 'static,
{
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let on_next = move |()| {
        let Some(cursor) = list.next.get_untracked() else { return };
        spawn_local(async move {
            match list.go_on(ask(cursor), id).await {
                Ok(first) => {
                    if let (Some(first), Some(on_came)) = (first, on_came) {
                        on_came.run(first);
                    }
                }
                Err(denial) => {
                    if let Some(toasts) = toasts {
                        toasts.say(reason(denial.code(), |texts| texts.failed)(WorkspaceTexts::now(i18n)));
                    }
                }
            }
        });
    };
    let shown = Signal::derive(move || {
        let number = |count| format::number(count, i18n.locale());
        (FrameTexts::of(i18n).shown)(&number(list.items.with(Vec::len) as u64), &number(list.total.get()))
    });
    let more = Signal::derive(move || list.next.with(Option::is_some));
    view! { <Pager next shown more busy=list.busy on_next/> }
}
