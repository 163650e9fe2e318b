//! An organisation in the hands of those who write it: a new one, and one that takes part.

mod draft;
mod fields;
mod saving;
mod standing;

use cafeia_shared::{
    directory::WorkspaceOrganisation,
    ids::OrganisationId,
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};

use self::{
    draft::{Draft, Part, Writing},
    fields::OrganisationFields,
    saving::WrittenOrganisation,
    standing::Standing,
};
use super::{
    frame::{Me, OnlyFor, Workspace},
    journal::History,
};
use crate::{
    client::{self, CallError},
    i18n::{MyOrganisationsTexts, use_i18n},
    kit::{Icon, Notice, Tone},
    pages::{
        editing::{EditForm, Editing, Fields as _, KeptEdit},
        fetched::{Awaited, use_fetched},
    },
};

/// The page of a new organisation.
#[component]
pub fn NewOrganisationPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::NewOrganisation
            title=move || MyOrganisationsTexts::of(i18n).new
            draw=|me: Me| {
                view! {
                    <OnlyFor may=Signal::derive(move || me.looks_after_others())>
                        <New/>
                    </OnlyFor>
                }
                    .into_any()
            }
        />
    }
}

#[component]
fn New() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <p class="lead">{move || MyOrganisationsTexts::of(i18n).new_lead}</p>
        <Editor known=None/>
    }
}

/// The page of an organisation that is known already.
#[component]
pub fn WriteOrganisationPage() -> impl IntoView {
    let i18n = use_i18n();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    // Its name as it was saved, once it is known.
    let name = RwSignal::new(None::<String>);
    Effect::new(move || {
        id.track();
        name.set(None);
    });
    let heading = TextProp::from(move || {
        let unknown = || MyOrganisationsTexts::of(i18n).one.to_owned().into();
        name.get().map_or_else(unknown, Into::<Oco<'static, str>>::into)
    });
    view! {
        <Workspace
            page=WorkspacePage::Organisation("")
            title=heading
            draw=move |me| view! { <Found me id name/> }.into_any()
        />
    }
}

async fn ask(id: String) -> Result<(WorkspaceOrganisation, Draft), CallError> {
    let organisation = client::workspace_organisation(&id).await.map_err(CallError::as_if_absent)?;
    let draft = Draft::of(&organisation).named(None).await;
    Ok((organisation, draft))
}

#[component]
fn Found(me: Me, id: Memo<String>, name: RwSignal<Option<String>>) -> impl IntoView {
    let i18n = use_i18n();
    let reads_journal = Memo::new(move |_| me.looks_after_others());
    let fetched = use_fetched(id, ask);
    let gone = move || {
        view! {
            <Notice tone=Tone::Warning icon=Icon::Info title=move || MyOrganisationsTexts::of(i18n).gone>
                <p>{move || MyOrganisationsTexts::of(i18n).gone_help}</p>
            </Notice>
        }
    };
    let draw = move |known: (WorkspaceOrganisation, Draft)| {
        let (object, version) = (known.0.summary.id.0, RwSignal::new(known.0.summary.version));
        let on_change = move |one: WorkspaceOrganisation| {
            version.set(one.summary.version);
            name.set(Some(one.summary.name));
        };
        view! {
            <Editor known=Some(known) on_change/>
            {move || reads_journal.get().then(|| view! { <History object version/> })}
        }
        .into_any()
    };
    view! { <Awaited fetched rows=3 gone draw/> }
}

/// The form of an organisation, with what can be done with it.
#[component]
fn Editor(
    /// The organisation, and what is written of it; none for a new one.
    known: Option<(WorkspaceOrganisation, Draft)>,
    /// Told the organisation whenever it has changed.
    #[prop(into, optional)]
    on_change: Option<Callback<WorkspaceOrganisation>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let navigate = StoredValue::new_local(use_navigate());
    let (organisation, begin) = known.map_or((None, Draft::empty()), |(one, draft)| (Some(one), draft));
    let id = organisation.as_ref().map(|one| one.summary.id);
    let on_created = Callback::new(move |id: OrganisationId| {
        let page = SitePage::Workspace(WorkspacePage::Organisation(&id.to_string())).to_string();
        // The way back does not lead to its empty form.
        let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
        navigate.with_value(|navigate| navigate(&page, options));
    });
    let writing = Writing::new(begin);
    let key = id.map_or_else(|| "organisation".to_owned(), |id| format!("organisation.{id}"));
    let editing = Editing::new(WrittenOrganisation { id, on_created }, organisation, writing, &key);
    Effect::new(move || {
        if let (Some(on_change), Some(one)) = (on_change, editing.thing.get()) {
            on_change.run(one);
        }
    });
    let told = move |(draft, part): (Draft, Part)| draft.told(part, i18n);
    let save = move || {
        let texts = MyOrganisationsTexts::of(i18n);
        if id.is_some() { texts.save } else { texts.create }
    };
    view! {
        <KeptEdit editing/>
        {id.map(|_| view! { <Standing editing/> })}
        <EditForm editing told save>
            <OrganisationFields writing id/>
        </EditForm>
    }
}
