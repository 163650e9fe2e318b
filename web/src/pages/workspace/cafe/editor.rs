//! What is written of a café, and where it stands.

use cafeia_shared::{
    ids::{CafeId, ResourceId},
    site::{SitePage, WorkspacePage},
    workspace::WorkspaceCafe,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    saving::{WrittenCafe, named_as},
    standing::Standing,
};
use crate::{
    i18n::{WritingTexts, use_i18n},
    kit::Choice,
    pages::{
        cafe_form::{By, CafeFields, Draft, Part, Writing, told},
        choosing,
        editing::{EditForm, Editing, Fields as _, KeptEdit},
    },
};

/// A café that is known already.
#[derive(Clone)]
pub struct Known {
    /// The café.
    pub cafe: WorkspaceCafe,
    /// What is written of it.
    pub draft: Draft,
}

/// The form of a café, with what can be done with it.
#[component]
pub fn Editor(
    /// The café; none for a new one.
    known: Option<Known>,
    /// What stands in the form of a new one already.
    #[prop(optional)]
    begin: Option<Draft>,
    /// The organisations that one acts for.
    mine: Signal<Vec<Choice>>,
    /// Told the café whenever it has changed.
    #[prop(into, optional)]
    on_change: Option<Callback<WorkspaceCafe>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let navigate = StoredValue::new_local(use_navigate());
    let (cafe, begin) = match known {
        Some(Known { cafe, draft }) => (Some(cafe), draft),
        None => (None, begin.unwrap_or_else(Draft::empty)),
    };
    let id = cafe.as_ref().map(|cafe| cafe.summary.id);
    let writing = Writing::new(begin);
    let on_created = Callback::new(move |id| go_to(navigate, id));
    let key = id.map_or_else(|| "cafe".to_owned(), |id| format!("cafe.{id}"));
    let editing = Editing::new(WrittenCafe { id, writing, on_created }, cafe, writing, &key);
    let cafe = editing.thing;
    Effect::new(move || {
        if let (Some(on_change), Some(cafe)) = (on_change, cafe.get()) {
            on_change.run(cafe);
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
    let on_step = move |now: WorkspaceCafe| {
        let draft = named_as(&editing.base(), Draft::of_cafe(&now));
        editing.take(now, draft);
    };
    let save = move || {
        let texts = WritingTexts::of(i18n);
        if id.is_some() { texts.save } else { texts.create }
    };
    let known = Signal::derive(move || cafe.with(|cafe| cafe.as_ref().map(|one| one.summary.id)));
    view! {
        <KeptEdit editing/>
        {id
            .map(|_| {
                view! {
                    <Standing
                        cafe
                        dirty=editing.dirty
                        on_step
                        on_save_first=Callback::new(move |then| editing.save_first(then))
                        on_reload=move |()| editing.reload()
                    />
                }
            })}
        <EditForm editing told save>
            <CafeFields writing by=By::Writer { mine, cafe: known }/>
        </EditForm>
    }
}

/// Goes to a café's page; the way back does not lead to its empty form.
fn go_to(navigate: StoredValue<impl Fn(&str, NavigateOptions) + 'static, LocalStorage>, id: CafeId) {
    let page = SitePage::Workspace(WorkspacePage::Cafe(&id.to_string())).to_string();
    let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
    navigate.with_value(|navigate| navigate(&page, options));
}
