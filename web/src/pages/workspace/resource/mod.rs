//! A resource in the hands of its author and of who decides on it.

mod draft;
mod fields;
mod saving;
mod standing;
mod step_dialog;
mod told;
mod versions;

use cafeia_shared::{
    ids::ResourceId,
    resources::WorkspaceResource,
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};

use self::{
    draft::{Draft, Part, Writing},
    fields::ResourceFields,
    saving::WrittenResource,
    standing::Standing,
    told::{Told, told},
    versions::Versions,
};
use super::frame::{Me, OnlyFor, Workspace};
use crate::{
    client::{self, CallError},
    i18n::{MyResourcesTexts, use_i18n},
    kit::{Icon, Notice, Tone},
    pages::{
        editing::{EditForm, Editing, Fields as _, KeptEdit},
        fetched::{Awaited, use_fetched},
    },
};

/// The page of a new resource.
#[component]
pub fn NewResourcePage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::NewResource
            title=move || MyResourcesTexts::of(i18n).new
            draw=|me: Me| {
                view! {
                    <OnlyFor may=Signal::derive(move || me.writes_cafes())>
                        <New me/>
                    </OnlyFor>
                }
                    .into_any()
            }
        />
    }
}

#[component]
fn New(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <p class="lead">{move || MyResourcesTexts::of(i18n).new_lead}</p>
        <Editor me known=None/>
    }
}

/// The page of a resource that is known already.
#[component]
pub fn WriteResourcePage() -> impl IntoView {
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
        let unknown = || MyResourcesTexts::of(i18n).one.to_owned().into();
        title.get().map_or_else(unknown, Into::<Oco<'static, str>>::into)
    });
    view! {
        <Workspace
            page=WorkspacePage::Resource("")
            title=heading
            draw=move |me| view! { <Found me id title/> }.into_any()
        />
    }
}

async fn ask(id: String) -> Result<WorkspaceResource, CallError> {
    client::workspace_resource(&id).await.map_err(CallError::as_if_absent)
}

#[component]
fn Found(me: Me, id: Memo<String>, title: RwSignal<Option<String>>) -> impl IntoView {
    let i18n = use_i18n();
    let fetched = use_fetched(id, ask);
    let gone = move || {
        view! {
            <Notice tone=Tone::Warning icon=Icon::Info title=move || MyResourcesTexts::of(i18n).gone>
                <p>{move || MyResourcesTexts::of(i18n).gone_help}</p>
            </Notice>
        }
    };
    let draw = move |known| {
        let on_change = move |one: WorkspaceResource| title.set(Some(one.summary.title));
        view! { <Editor me known=Some(known) on_change/> }.into_any()
    };
    view! { <Awaited fetched rows=3 gone draw/> }
}

/// The form of a resource, with what can be done with it.
#[component]
fn Editor(
    /// Who is signed in.
    me: Me,
    /// The resource; none for a new one.
    known: Option<WorkspaceResource>,
    /// Told the resource whenever it has changed.
    #[prop(into, optional)]
    on_change: Option<Callback<WorkspaceResource>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let navigate = StoredValue::new_local(use_navigate());
    let begin = known.as_ref().map_or_else(Draft::empty, |one| Draft::of(one.content.clone()));
    let id = known.as_ref().map(|one| one.summary.id);
    let on_created = Callback::new(move |id: ResourceId| {
        let page = SitePage::Workspace(WorkspacePage::Resource(&id.to_string())).to_string();
        // The way back does not lead to its empty form.
        let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
        navigate.with_value(|navigate| navigate(&page, options));
    });
    let writing = Writing::new(begin);
    let key = id.map_or_else(|| "resource".to_owned(), |id| format!("resource.{id}"));
    let editing = Editing::new(WrittenResource { id, on_created }, known, writing, &key);
    let resource = editing.thing;
    Effect::new(move || {
        if let (Some(on_change), Some(one)) = (on_change, resource.get()) {
            on_change.run(one);
        }
    });
    let account = me.now(|account| Some(account.id));
    // An author goes on reading what is public, and changes it no more.
    let writes =
        Memo::new(move |_| resource.with(|one| one.as_ref().is_none_or(|one| !one.steps.is_empty())));
    let told = Callback::new(move |(draft, part): (Draft, Part)| told(&draft, part, i18n));
    let save = move || {
        let texts = MyResourcesTexts::of(i18n);
        if id.is_some() { texts.save } else { texts.create }
    };
    view! {
        {move || writes.get().then(|| view! { <KeptEdit editing/> })}
        {id.map(|_| view! { <Standing editing/> })}
        {move || {
            if writes.get() {
                view! {
                    <EditForm editing told save>
                        <ResourceFields writing/>
                    </EditForm>
                }
                    .into_any()
            } else {
                view! { <Told draft=editing.base()/> }.into_any()
            }
        }}
        {id.map(|_| view! { <Versions resource me=account/> })}
    }
}
