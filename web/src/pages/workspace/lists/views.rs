//! The views of a list that one has kept: what its address says, under a name.

use cafeia_shared::{
    ids::SavedViewId,
    site::SitePage,
    views::{NAME, NewSavedView, SavedView, SavedViewList, ViewedList},
};
use leptos::{prelude::*, task::spawn_local};

use super::super::forms::{is_sound, reason, send};
use crate::{
    client::{self, CallError},
    i18n::{FrameTexts, ListsTexts, WorkspaceTexts, use_i18n},
    kit::{Button, ButtonKind, Dialog, Form, FormState, Icon, Submit, TextField, Toasts},
    pages::fetched::use_fetched,
};

async fn ask((): ()) -> Result<SavedViewList, CallError> {
    Ok(client::saved_views().await?)
}

/// What is being named.
#[derive(Clone, Copy, PartialEq)]
enum Naming {
    /// What the address says.
    New,
    /// A view that was kept.
    Known(SavedViewId),
}

/// The views of a list, each a link, and what is done with the one in force.
#[component]
pub fn SavedViews(
    /// Of which list.
    list: ViewedList,
    /// Its page.
    page: SitePage<'static>,
    /// What its address says.
    #[prop(into)]
    query: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let views = RwSignal::new(Vec::<SavedView>::new());
    let fetched = use_fetched(Signal::stored(()), ask);
    Effect::new(move || {
        // Without an answer the list does without views; what else is wrong is said by the list itself.
        if let Some(Ok(found)) = fetched.answer.get() {
            views.set(found.data.into_iter().filter(|view| view.list == list).collect());
        }
    });
    let current = Memo::new(move |_| {
        let query = query.get();
        views.with(|views| views.iter().find(|view| view.query == query).cloned())
    });
    let naming = RwSignal::new(None::<Naming>);
    let say = move |words: &'static str| {
        if let Some(toasts) = toasts {
            toasts.say(words);
        }
    };
    let put = move |view: SavedView| {
        // The page may have been left.
        views.try_update(|views| {
            views.retain(|one| one.id != view.id);
            views.push(view);
            views.sort_by_key(|view| view.name.to_lowercase());
        });
    };
    let again = move |view: SavedView| {
        spawn_local(async move {
            let new = NewSavedView { list, name: view.name, query: view.query };
            match client::create_saved_view(new).await {
                Ok(view) => {
                    put(view);
                    say(ListsTexts::now(i18n).back);
                }
                Err(denial) => say(reason(denial.code(), |texts| texts.failed)(WorkspaceTexts::now(i18n))),
            }
        });
    };
    let delete = move |()| {
        let Some(view) = current.get_untracked() else { return };
        spawn_local(async move {
            match client::delete_saved_view(view.id).await {
                Ok(()) => {
                    views.try_update(|views| views.retain(|one| one.id != view.id));
                    if let Some(toasts) = toasts {
                        let deleted = (ListsTexts::now(i18n).deleted)(&view.name);
                        let undo = Callback::new(move |()| again(view.clone()));
                        toasts.offer(deleted, move || ListsTexts::of(i18n).undo, undo);
                    }
                }
                Err(denial) => say(reason(denial.code(), |texts| texts.failed)(WorkspaceTexts::now(i18n))),
            }
        });
    };
    view! {
        <section class="views" aria-label=move || ListsTexts::of(i18n).views>
            <Kept page query views/>
            {move || {
                if let Some(view) = current.get() {
                    view! {
                        <Button
                            kind=ButtonKind::Quiet
                            icon=Icon::Pen
                            on_press=move |()| naming.set(Some(Naming::Known(view.id)))
                        >
                            {move || ListsTexts::of(i18n).rename}
                        </Button>
                        <Button kind=ButtonKind::Quiet icon=Icon::Close on_press=delete>
                            {move || ListsTexts::of(i18n).delete}
                        </Button>
                    }
                        .into_any()
                } else {
                    view! {
                        <Button kind=ButtonKind::Quiet icon=Icon::Check on_press=move |()| naming.set(Some(Naming::New))>
                            {move || ListsTexts::of(i18n).keep}
                        </Button>
                    }
                        .into_any()
                }
            }}
            <NameDialog list query views naming on_done=move |view| put(view)/>
        </section>
    }
}

/// The views that were kept, each a link.
#[component]
fn Kept(page: SitePage<'static>, query: Signal<String>, views: RwSignal<Vec<SavedView>>) -> impl IntoView {
    let i18n = use_i18n();
    let link = move |view: SavedView| {
        let own = view.query.clone();
        let href = if view.query.is_empty() { page.to_string() } else { format!("{page}?{}", view.query) };
        view! {
            <li>
                <a class="chip" href=href aria-current=move || (query.get() == own).then_some("page")>
                    {view.name}
                </a>
            </li>
        }
    };
    move || {
        views.with(|views| !views.is_empty()).then(|| {
            view! {
                <span class="field__label" aria-hidden="true">{move || ListsTexts::of(i18n).views}</span>
                <ul class="views__list">{views.get().into_iter().map(link).collect_view()}</ul>
            }
        })
    }
}

/// The dialog where a view gets its name.
#[component]
fn NameDialog(
    list: ViewedList,
    query: Signal<String>,
    views: RwSignal<Vec<SavedView>>,
    naming: RwSignal<Option<Naming>>,
    #[prop(into)] on_done: Callback<SavedView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let open = RwSignal::new(false);
    let form = FormState::new();
    let name = RwSignal::new(String::new());
    let known = move || match naming.get_untracked() {
        Some(Naming::Known(id)) => {
            views.with_untracked(|views| views.iter().find(|view| view.id == id).cloned())
        }
        _ => None,
    };
    Effect::new(move || {
        form.clear();
        open.set(naming.get().is_some());
        name.set(known().map(|view| view.name).unwrap_or_default());
    });
    // Closed by its button or a key: then nothing is named.
    Effect::new(move || {
        if !open.get() && naming.get_untracked().is_some() {
            naming.set(None);
        }
    });
    let submit = move |()| {
        let typed = name.get_untracked().trim().to_owned();
        let view = known();
        let shows = view.as_ref().map_or_else(|| query.get_untracked(), |view| view.query.clone());
        let new = NewSavedView { list, name: typed, query: shows };
        if !is_sound(form, i18n, &new.faults()) {
            return;
        }
        let work = async move {
            match view {
                Some(view) => client::update_saved_view(view.id, view.version, new).await,
                None => client::create_saved_view(new).await,
            }
        };
        send(
            form,
            i18n,
            |texts| texts.failed,
            work,
            move |view| {
                naming.set(None);
                on_done.run(view);
                if let Some(toasts) = toasts {
                    toasts.say(ListsTexts::now(i18n).kept);
                }
            },
        );
    };
    view! {
        <Dialog title=move || ListsTexts::of(i18n).name_title close=move || FrameTexts::of(i18n).close open>
            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                <TextField
                    name="name"
                    label=move || ListsTexts::of(i18n).name
                    value=name
                    hint=TextProp::from(move || ListsTexts::of(i18n).name_hint)
                    most=NAME
                />
                <p class="actions">
                    <Submit>{move || ListsTexts::of(i18n).save}</Submit>
                </p>
            </Form>
        </Dialog>
    }
}
