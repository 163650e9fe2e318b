//! What is written of a facilitator, and where they stand.

use cafeia_shared::{
    directory::WorkspaceFacilitator,
    ids::{FacilitatorId, ResourceId},
    site::{SitePage, WorkspacePage},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{super::frame::Me, saving::WrittenFacilitator, standing::Standing};
use crate::{
    i18n::{MyFacilitatorsTexts, use_i18n},
    pages::{
        choosing,
        editing::{EditForm, Editing, Fields as _, KeptEdit},
        facilitator_form::{By, Draft, FacilitatorFields, Part, Writing, told},
    },
};

/// A facilitator who is known already, and what is written of them.
pub type Known = (WorkspaceFacilitator, Draft);

/// The form of a facilitator, with what can be done with them.
#[component]
pub fn Editor(
    /// The facilitator; none for a new one.
    known: Option<Known>,
    /// Who is signed in.
    me: Me,
    /// Whether it is oneself.
    #[prop(optional)]
    own: bool,
    /// Told the facilitator whenever they have changed.
    #[prop(into, optional)]
    on_change: Option<Callback<WorkspaceFacilitator>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let navigate = StoredValue::new_local(use_navigate());
    let (facilitator, begin) = match known {
        Some((facilitator, draft)) => (Some(facilitator), draft),
        None => (None, Draft::empty()),
    };
    let id = facilitator.as_ref().map(|one| one.summary.id);
    let writing = Writing::new(begin);
    let on_created = Callback::new(move |id| go_to(navigate, id));
    let key = id.map_or_else(|| "facilitator".to_owned(), |id| format!("facilitator.{id}"));
    let editing = Editing::new(WrittenFacilitator { id, on_created }, facilitator, writing, &key);
    let facilitator = editing.thing;
    Effect::new(move || {
        if let (Some(on_change), Some(facilitator)) = (on_change, facilitator.get()) {
            on_change.run(facilitator);
        }
    });

    let formats = RwSignal::new(Vec::<(ResourceId, String)>::new());
    Effect::new(move || {
        if editing.is_in_conflict() && formats.with_untracked(Vec::is_empty) {
            spawn_local(async move {
                formats.try_set(choosing::formats().await);
            });
        }
    });
    let told = move |(draft, part): (Draft, Part)| formats.with(|formats| told(&draft, part, formats, i18n));
    let save = move || {
        let texts = MyFacilitatorsTexts::of(i18n);
        if id.is_some() { texts.save } else { texts.create }
    };
    let shown =
        Signal::derive(move || facilitator.with(|one| one.as_ref().is_some_and(|one| one.content.visible)));
    let by = if own { By::Themselves } else { By::Somebody { shown } };
    view! {
        <KeptEdit editing/>
        {id.map(|_| view! { <Standing editing me own/> })}
        <EditForm editing told save>
            <FacilitatorFields writing by/>
        </EditForm>
    }
}

/// Goes to a facilitator's page; the way back does not lead to their empty form.
fn go_to(navigate: StoredValue<impl Fn(&str, NavigateOptions) + 'static, LocalStorage>, id: FacilitatorId) {
    let page = SitePage::Workspace(WorkspacePage::Facilitator(&id.to_string())).to_string();
    let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
    navigate.with_value(|navigate| navigate(&page, options));
}
