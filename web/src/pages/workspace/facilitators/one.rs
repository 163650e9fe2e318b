//! A facilitator in the hands of those who write them: a new one, and one who is known already.

use cafeia_shared::{directory::WorkspaceFacilitator, site::WorkspacePage};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    super::{
        frame::{Me, OnlyFor, Workspace, own_facilitators},
        journal::History,
    },
    editor::{Editor, Known},
    saving::read,
};
use crate::{
    client::CallError,
    i18n::{MyFacilitatorsTexts, use_i18n},
    kit::{Icon, Notice, Tone},
    pages::fetched::{Awaited, use_fetched},
};

/// The page of a new facilitator.
#[component]
pub fn NewFacilitatorPage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::NewFacilitator
            title=move || MyFacilitatorsTexts::of(i18n).new
            draw=move |me: Me| {
                view! {
                    <OnlyFor may=Signal::derive(move || me.looks_after_others())>
                        <p class="lead">{move || MyFacilitatorsTexts::of(i18n).new_lead}</p>
                        <Editor known=None me/>
                    </OnlyFor>
                }
                    .into_any()
            }
        />
    }
}

/// The page of a facilitator who is known already.
#[component]
pub fn WriteFacilitatorPage() -> impl IntoView {
    let i18n = use_i18n();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    // Their name as it was saved, once it is known.
    let name = RwSignal::new(None::<String>);
    Effect::new(move || {
        id.track();
        name.set(None);
    });
    let heading = TextProp::from(move || {
        let unknown = || MyFacilitatorsTexts::of(i18n).one.to_owned().into();
        name.get().map_or_else(unknown, Into::<Oco<'static, str>>::into)
    });
    let on_change = Callback::new(move |now: WorkspaceFacilitator| name.set(Some(now.summary.name)));
    view! {
        <Workspace
            page=WorkspacePage::Facilitator("")
            title=heading
            draw=move |me| view! { <Found me id on_change with_history=true/> }.into_any()
        />
    }
}

async fn ask(id: String) -> Result<Known, CallError> {
    // Everybody knows of those who are shown; here they are nobody's for who may not write them.
    read(&id).await.map_err(CallError::as_if_absent)
}

/// The facilitator of an id, for who may write them.
#[component]
pub fn Found(
    /// Who is signed in.
    me: Me,
    /// The id.
    #[prop(into)]
    id: Signal<String>,
    /// Told the facilitator whenever they have changed.
    #[prop(optional)]
    on_change: Option<Callback<WorkspaceFacilitator>>,
    /// Whether what happened to them is told to whoever looks after others.
    #[prop(optional)]
    with_history: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let reads_journal = Memo::new(move |_| with_history && me.looks_after_others());
    let fetched = use_fetched(id, ask);
    let gone = move || {
        view! {
            <Notice tone=Tone::Warning icon=Icon::Info title=move || MyFacilitatorsTexts::of(i18n).gone>
                <p>{move || MyFacilitatorsTexts::of(i18n).gone_help}</p>
            </Notice>
        }
    };
    let draw = move |known: Known| {
        let own = me.now(|account| own_facilitators(account).contains(&known.0.summary.id));
        let (object, version) = (known.0.summary.id.0, RwSignal::new(known.0.summary.version));
        let on_change = move |now: WorkspaceFacilitator| {
            version.set(now.summary.version);
            if let Some(on_change) = on_change {
                on_change.run(now);
            }
        };
        view! {
            <Editor known=Some(known) me own on_change/>
            {move || reads_journal.get().then(|| view! { <History object version/> })}
        }
        .into_any()
    };
    view! { <Awaited fetched rows=3 gone draw/> }
}
