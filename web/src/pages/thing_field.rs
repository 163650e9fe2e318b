//! A field for one thing of the network, by its name.

use std::{pin::Pin, time::Duration};

use cafeia_shared::{
    facilitators::{FacilitatorFilter, FacilitatorQuery},
    organisations::{OrganisationFilter, OrganisationQuery},
    query::ListPaging,
};
use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};

use crate::{
    client,
    i18n::{FindingTexts, use_i18n},
    kit::{Choice, Combobox},
};

/// Rest between the last key and the question to the server.
const REST: Duration = Duration::from_millis(200);
/// Things offered at most.
const OFFERED: u16 = 8;

/// What is found for some words; nothing when no answer came.
pub type Finding = Pin<Box<dyn Future<Output = Option<Vec<Choice>>>>>;

/// Looks for organisations.
pub fn find_organisations(words: String) -> Finding {
    Box::pin(async move {
        let filter = OrganisationFilter { q: Some(words), ..OrganisationFilter::default() };
        let paging = ListPaging { limit: Some(OFFERED), ..ListPaging::default() };
        let page = client::organisations(OrganisationQuery { filter, paging }).await.ok()?;
        let choices = page.data.into_iter().map(|one| Choice {
            value: one.id.to_string(),
            label: one.name,
            detail: one.commune.map(|commune| commune.name).unwrap_or_default(),
        });
        Some(choices.collect())
    })
}

/// Looks for facilitators.
pub fn find_facilitators(words: String) -> Finding {
    Box::pin(async move {
        let filter = FacilitatorFilter { q: Some(words), ..FacilitatorFilter::default() };
        let paging = ListPaging { limit: Some(OFFERED), ..ListPaging::default() };
        let query = FacilitatorQuery { filter, paging, ..FacilitatorQuery::default() };
        let page = client::facilitators(query).await.ok()?;
        let choices = page.data.into_iter().map(|one| Choice {
            value: one.id.to_string(),
            label: one.name,
            detail: one.commune.name,
        });
        Some(choices.collect())
    })
}

/// The field. What was chosen stands below it.
#[component]
pub fn ThingField(
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// What is chosen.
    chosen: RwSignal<Option<Choice>>,
    /// Looks for things by words.
    find: fn(String) -> Finding,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Vec<Choice>>);
    let ask = debounce(REST, move |words: String| {
        // The page may have been left meanwhile.
        if words.is_empty() || text.try_get_untracked().as_ref() != Some(&words) {
            return;
        }
        spawn_local(async move {
            let came = find(words.clone()).await;
            if text.try_get_untracked().as_ref() == Some(&words) {
                found.set(came);
            }
        });
    });
    let ask = StoredValue::new_local(ask);
    view! {
        <Combobox
            label
            hint=move || FindingTexts::of(i18n).by_name
            none=move || FindingTexts::of(i18n).nothing_like
            count=Signal::derive(move || FindingTexts::of(i18n).choices)
            choices=found
            on_input=move |typed: String| {
                let words = typed.trim().to_owned();
                text.set(words.clone());
                found.set(None);
                ask.update_value(|ask| ask(words));
            }
            on_choose=move |choice| chosen.set(Some(choice))
        />
        <p role="status">
            {move || chosen.get().map(|choice| (FindingTexts::of(i18n).chosen)(&choice.label))}
        </p>
    }
}
