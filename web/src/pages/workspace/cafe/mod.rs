//! A café in the hands of those who write it: a new one, and one that is led on its way.

mod copy;
mod editor;
mod saving;
mod standing;
mod step_dialog;
mod steps;

use cafeia_shared::{accounts::Role, site::WorkspacePage, workspace::WorkspaceCafe};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_params_map;

use self::editor::{Editor, Known};
use super::{
    frame::{Me, Workspace, in_force},
    journal::History,
};
use crate::{
    client::{self, CallError},
    i18n::{WorkspaceTexts, WritingTexts, use_i18n},
    kit::{Choice, Icon, Notice, Tone},
    pages::{
        begun_in::{commune_of, use_asked_commune},
        cafe_form::{Draft, name_all},
        fetched::{Awaited, use_fetched},
    },
};

/// The page of a new café.
#[component]
pub fn NewCafePage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::NewCafe
            title=move || WritingTexts::of(i18n).new
            draw=|me| view! { <NewCafe me/> }.into_any()
        />
    }
}

#[component]
fn NewCafe(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let may = Memo::new(move |_| me.writes_cafes());
    let mine = own_organisations(me);
    let fetched = use_fetched(Signal::stored(use_asked_commune()), begin_in);
    let draw = move |begin: Draft| view! { <Editor known=None begin mine/> }.into_any();
    move || {
        if may.get() {
            view! {
                <p class="lead">{move || WritingTexts::of(i18n).new_lead}</p>
                <Awaited fetched rows=3 draw/>
            }
            .into_any()
        } else {
            view! {
                <Notice tone=Tone::Warning icon=Icon::Info title=move || WorkspaceTexts::of(i18n).not_allowed>
                    <p>{move || WorkspaceTexts::of(i18n).not_allowed_help}</p>
                </Notice>
            }
            .into_any()
        }
    }
}

/// A café that is begun in a commune, or anywhere.
async fn begin_in(code: Option<String>) -> Result<Draft, CallError> {
    let Some(code) = code else { return Ok(Draft::empty()) };
    Ok(commune_of(code).await.map_or_else(Draft::empty, Draft::in_commune))
}

/// The page of a café that is known already.
#[component]
pub fn CafePage() -> impl IntoView {
    let i18n = use_i18n();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    // Its title as it was saved, once it is known.
    let title = RwSignal::new(None::<String>);
    Effect::new(move || {
        id.track();
        title.set(None);
    });
    let heading = TextProp::from(move || {
        title
            .get()
            .map_or_else(|| WritingTexts::of(i18n).cafe.to_owned().into(), Into::<Oco<'static, str>>::into)
    });
    view! {
        <Workspace
            page=WorkspacePage::Cafe("")
            title=heading
            draw=move |me| view! { <Found me id title/> }.into_any()
        />
    }
}

async fn ask(id: String) -> Result<Known, CallError> {
    // That of others is none of one's own, public or not.
    let cafe = client::workspace_cafe(&id).await.map_err(CallError::as_if_absent)?;
    let draft = name_all(Draft::of_cafe(&cafe)).await;
    Ok(Known { cafe, draft })
}

#[component]
fn Found(me: Me, id: Memo<String>, title: RwSignal<Option<String>>) -> impl IntoView {
    let reads_journal = Memo::new(move |_| me.looks_after_others());
    let i18n = use_i18n();
    let mine = own_organisations(me);
    let fetched = use_fetched(id, ask);
    let gone = move || {
        view! {
            <Notice tone=Tone::Warning icon=Icon::Info title=move || WritingTexts::of(i18n).gone>
                <p>{move || WritingTexts::of(i18n).gone_help}</p>
            </Notice>
        }
    };
    let draw = move |known: Known| {
        let (object, version) = (known.cafe.summary.id.0, RwSignal::new(known.cafe.summary.version));
        let on_change = move |cafe: WorkspaceCafe| {
            version.set(cafe.summary.version);
            title.set(Some(cafe.summary.title));
        };
        view! {
            <Editor known=Some(known) mine on_change/>
            {move || reads_journal.get().then(|| view! { <History object version/> })}
        }
        .into_any()
    };
    view! { <Awaited fetched rows=3 gone draw/> }
}

/// The organisations that one acts for, by their names.
fn own_organisations(me: Me) -> Signal<Vec<Choice>> {
    let mine = RwSignal::new(Vec::<Choice>::new());
    let ids = me.now(|account| in_force(account, Role::Organiser, |grant| grant.organisation_id));
    spawn_local(async move {
        for id in ids {
            let id = id.to_string();
            // Without an answer it is found by its name, as others are.
            let Ok(organisation) = client::organisation(id.clone()).await else { continue };
            let choice = Choice { value: id, label: organisation.summary.name, detail: String::new() };
            if mine.try_update(|mine| mine.push(choice)).is_none() {
                return;
            }
        }
    });
    mine.into()
}
